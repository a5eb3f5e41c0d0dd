/* Results as Arrow: a Python buffer that is kept alive for as long as whoever took it needs it. */
#include "binding.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What an array holds on to. */
struct kept {
    Py_buffer values, validity;
    bool has_validity;
    const void *buffers[2];
};

static void schema_release(struct ArrowSchema *schema)
{
    free(schema->private_data);
    schema->release = NULL;
}

static int schema_make(struct ArrowSchema *schema, const char *format)
{
    size_t size = strlen(format) + 1;
    char *copy = malloc(size);
    if (copy == NULL) {
        return ENOMEM;
    }
    memcpy(copy, format, size);
    *schema =
        (struct ArrowSchema){.format = copy, .name = "", .flags = ARROW_FLAG_NULLABLE, .release = schema_release, .private_data = copy};
    return 0;
}

/* Whoever took the array may release it from any thread, and after Python has ended. */
static void array_release(struct ArrowArray *array)
{
    struct kept *kept = array->private_data;
    if (Py_IsInitialized()) {
        PyGILState_STATE state = PyGILState_Ensure();
        PyBuffer_Release(&kept->values);
        if (kept->has_validity) {
            PyBuffer_Release(&kept->validity);
        }
        PyGILState_Release(state);
    }
    free(kept);
    array->release = NULL;
}

static bool array_make(struct ArrowArray *array, PyObject *values, PyObject *validity, int64_t count)
{
    struct kept *kept = calloc(1, sizeof *kept);
    if (kept == NULL) {
        PyErr_NoMemory();
        return false;
    }
    if (PyObject_GetBuffer(values, &kept->values, PyBUF_CONTIG_RO) != 0) {
        free(kept);
        return false;
    }
    if (validity != Py_None && PyObject_GetBuffer(validity, &kept->validity, PyBUF_CONTIG_RO) != 0) {
        PyBuffer_Release(&kept->values);
        free(kept);
        return false;
    }
    kept->has_validity = validity != Py_None;
    kept->buffers[0] = kept->has_validity ? kept->validity.buf : NULL;
    kept->buffers[1] = kept->values.buf;
    *array = (struct ArrowArray){.length = count,
                                 .null_count = kept->has_validity ? -1 : 0,
                                 .n_buffers = 2,
                                 .buffers = kept->buffers,
                                 .release = array_release,
                                 .private_data = kept};
    return true;
}

static void schema_free(PyObject *capsule)
{
    struct ArrowSchema *schema = PyCapsule_GetPointer(capsule, "arrow_schema");
    if (schema->release != NULL) {
        schema->release(schema);
    }
    free(schema);
}

PyObject *buffer_schema(const char *format)
{
    struct ArrowSchema *schema = calloc(1, sizeof *schema);
    if (schema == NULL || schema_make(schema, format) != 0) {
        free(schema);
        return PyErr_NoMemory();
    }
    PyObject *capsule = PyCapsule_New(schema, "arrow_schema", schema_free);
    if (capsule == NULL) {
        schema->release(schema);
        free(schema);
    }
    return capsule;
}

static void array_free(PyObject *capsule)
{
    struct ArrowArray *array = PyCapsule_GetPointer(capsule, "arrow_array");
    if (array->release != NULL) {
        array->release(array);
    }
    free(array);
}

PyObject *buffer_array(const char *format, PyObject *values, PyObject *validity, int64_t count)
{
    PyObject *schema = buffer_schema(format);
    struct ArrowArray *array = schema == NULL ? NULL : calloc(1, sizeof *array);
    if (array == NULL) {
        Py_XDECREF(schema);
        return PyErr_Occurred() != NULL ? NULL : PyErr_NoMemory();
    }
    if (!array_make(array, values, validity, count)) {
        free(array);
        Py_DECREF(schema);
        return NULL;
    }
    PyObject *capsule = PyCapsule_New(array, "arrow_array", array_free);
    if (capsule == NULL) {
        array->release(array);
        free(array);
        Py_DECREF(schema);
        return NULL;
    }
    return Py_BuildValue("NN", schema, capsule);
}

/* A stream of one array, made at once: to take it later needs no Python. */
struct told {
    char format[8];
    struct ArrowArray array;
};

static int stream_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    const struct told *told = stream->private_data;
    return schema_make(out, told->format);
}

static int stream_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    struct told *told = stream->private_data;
    *out = told->array;
    told->array.release = NULL;
    return 0;
}

static const char *stream_error(struct ArrowArrayStream *stream)
{
    (void)stream;
    return NULL;
}

static void stream_release(struct ArrowArrayStream *stream)
{
    struct told *told = stream->private_data;
    if (told->array.release != NULL) {
        told->array.release(&told->array);
    }
    free(told);
    stream->release = NULL;
}

static void stream_free(PyObject *capsule)
{
    struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, "arrow_array_stream");
    if (stream->release != NULL) {
        stream->release(stream);
    }
    free(stream);
}

PyObject *buffer_stream(const char *format, PyObject *values, PyObject *validity, int64_t count)
{
    struct ArrowArrayStream *stream = calloc(1, sizeof *stream);
    struct told *told = calloc(1, sizeof *told);
    if (stream == NULL || told == NULL || strlen(format) >= sizeof told->format) {
        free(stream);
        free(told);
        return PyErr_NoMemory();
    }
    strcpy(told->format, format);
    if (!array_make(&told->array, values, validity, count)) {
        free(stream);
        free(told);
        return NULL;
    }
    *stream = (struct ArrowArrayStream){stream_schema, stream_next, stream_error, stream_release, told};
    PyObject *capsule = PyCapsule_New(stream, "arrow_array_stream", stream_free);
    if (capsule == NULL) {
        stream->release(stream);
        free(stream);
    }
    return capsule;
}
