/* What the store's and the outcome tables' functions take and give, as Python's own. */
#include "binding.h"

#include <stdlib.h>
#include <string.h>

PyObject *receipt_out(const heltmed_receipt *receipt)
{
    return Py_BuildValue("(sLLNs)", receipt->key, (long long)receipt->seq, (long long)receipt->version,
                         PyBool_FromLong(receipt->repeated != 0), receipt->head);
}

PyObject *verification_out(const heltmed_verification *found)
{
    return Py_BuildValue("(LLNs)", (long long)found->events, (long long)found->erased, PyBool_FromLong(found->purge_is_owed != 0),
                         found->head);
}

void tell_number(const char *name, int64_t number)
{
    PyObject *type = NULL, *value = NULL, *trace = NULL;
    PyErr_Fetch(&type, &value, &trace);
    PyErr_NormalizeException(&type, &value, &trace);
    PyObject *told = PyLong_FromLongLong(number);
    if (value == NULL || told == NULL || PyObject_SetAttrString(value, name, told) != 0) {
        PyErr_Clear(); /* the exception matters, not what it tells besides */
    }
    Py_XDECREF(told);
    PyErr_Restore(type, value, trace);
}

static void stream_free(PyObject *capsule)
{
    struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, "arrow_array_stream");
    if (stream->release != NULL) {
        stream->release(stream);
    }
    free(stream);
}

PyObject *arrow_stream_out(const struct ArrowArrayStream *stream)
{
    struct ArrowArrayStream *kept = malloc(sizeof *kept);
    if (kept == NULL) {
        stream->release((struct ArrowArrayStream *)stream);
        return PyErr_NoMemory();
    }
    *kept = *stream;
    PyObject *capsule = PyCapsule_New(kept, "arrow_array_stream", stream_free);
    if (capsule == NULL) {
        kept->release(kept);
        free(kept);
    }
    return capsule;
}

/* ---- a table's columns as numbers and texts ---- */

static bool is_there(const struct ArrowArray *array, int64_t row)
{
    const unsigned char *bits = array->buffers[0];
    int64_t bit = array->offset + row;
    return bits == NULL || ((bits[bit / 8] >> (bit % 8)) & 1) != 0;
}

static PyObject *text_at(const struct ArrowArray *array, int64_t row)
{
    if (!is_there(array, row)) {
        Py_INCREF(Py_None);
        return Py_None;
    }
    const int32_t *ends = (const int32_t *)array->buffers[1] + array->offset + row;
    const char *bytes = array->buffers[2];
    return PyUnicode_FromStringAndSize(bytes == NULL ? "" : bytes + ends[0], ends[1] - ends[0]);
}

static PyObject *texts_at(const struct ArrowArray *array, int64_t row)
{
    const int32_t *ends = (const int32_t *)array->buffers[1] + array->offset + row;
    PyObject *texts = PyTuple_New(ends[1] - ends[0]);
    for (int32_t i = ends[0]; texts != NULL && i < ends[1]; i++) {
        PyObject *text = text_at(array->children[0], i);
        if (text == NULL || PyTuple_SetItem(texts, i - ends[0], text) != 0) {
            Py_CLEAR(texts);
        }
    }
    return texts;
}

static bool add_objects(PyObject *list, const struct ArrowArray *array, PyObject *(*at)(const struct ArrowArray *, int64_t))
{
    for (int64_t row = 0; row < array->length; row++) {
        PyObject *value = at(array, row);
        if (value == NULL || PyList_Append(list, value) != 0) {
            Py_XDECREF(value);
            return false;
        }
        Py_DECREF(value);
    }
    return true;
}

static int64_t number_at(const struct ArrowArray *array, char format, int64_t row)
{
    int64_t place = array->offset + row;
    switch (format) {
    case 'b':
        return (((const unsigned char *)array->buffers[1])[place / 8] >> (place % 8)) & 1;
    case 'c':
        return ((const signed char *)array->buffers[1])[place];
    case 't':
        return ((const int32_t *)array->buffers[1])[place];
    default:
        return ((const int64_t *)array->buffers[1])[place];
    }
}

static bool add_numbers(PyObject *bytes, const struct ArrowArray *array, char format)
{
    Py_ssize_t before = PyByteArray_Size(bytes);
    if (PyByteArray_Resize(bytes, before + (Py_ssize_t)array->length * 8) != 0) {
        return false;
    }
    char *out = PyByteArray_AsString(bytes) + before;
    for (int64_t row = 0; row < array->length; row++) {
        int64_t value = is_there(array, row) ? number_at(array, format, row) : HELTMED_UNKNOWN;
        memcpy(out + row * 8, &value, sizeof value);
    }
    return true;
}

static bool add_column(PyObject *values, const struct ArrowArray *array, const char *format)
{
    switch (format[0]) {
    case 'u':
        return add_objects(values, array, text_at);
    case '+':
        return add_objects(values, array, texts_at);
    default:
        return add_numbers(values, array, format[0]);
    }
}

static PyObject *column_start(const struct ArrowSchema *schema)
{
    if (schema->format[0] == '\0' || strchr("u+bctl", schema->format[0]) == NULL) {
        PyErr_SetString(PyExc_RuntimeError, "a column of a kind that the package does not know");
        return NULL;
    }
    bool is_objects = schema->format[0] == 'u' || schema->format[0] == '+';
    PyObject *values = is_objects ? PyList_New(0) : PyByteArray_FromStringAndSize(NULL, 0);
    PyObject *words = schema->dictionary != NULL ? PyList_New(0) : Py_BuildValue("");
    return Py_BuildValue("[ssNNO]", schema->name, schema->format, values, words,
                         (schema->flags & ARROW_FLAG_NULLABLE) != 0 ? Py_True : Py_False);
}

static bool words_read(PyObject *column, const struct ArrowArray *array)
{
    PyObject *words = PyList_GetItem(column, 3);
    return array->dictionary == NULL || PyList_Size(words) > 0 || add_objects(words, array->dictionary, text_at);
}

static bool batch_read(PyObject *columns, const struct ArrowSchema *schema, const struct ArrowArray *batch)
{
    for (int64_t i = 0; i < schema->n_children; i++) {
        PyObject *column = PyList_GetItem(columns, (Py_ssize_t)i);
        if (!words_read(column, batch->children[i]) ||
            !add_column(PyList_GetItem(column, 2), batch->children[i], schema->children[i]->format)) {
            return false;
        }
    }
    return true;
}

static PyObject *stream_failed(struct ArrowArrayStream *stream)
{
    const char *message = stream->get_last_error(stream);
    heltmed_error error = {.code = HELTMED_IO};
    strncpy(error.message, message == NULL ? "the table could not be read" : message, sizeof error.message - 1);
    return raise_error(&error);
}

static PyObject *columns_start(const struct ArrowSchema *schema)
{
    PyObject *columns = PyList_New(0);
    for (int64_t i = 0; columns != NULL && i < schema->n_children; i++) {
        PyObject *column = column_start(schema->children[i]);
        if (column == NULL || PyList_Append(columns, column) != 0) {
            Py_CLEAR(columns);
        }
        Py_XDECREF(column);
    }
    return columns;
}

PyObject *arrow_read(PyObject *capsule)
{
    struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, "arrow_array_stream");
    if (stream == NULL) {
        return NULL;
    }
    struct ArrowSchema schema = {0};
    if (stream->release == NULL) {
        return raise_misuse(NULL, "the table was taken already");
    }
    if (stream->get_schema(stream, &schema) != 0) {
        return stream_failed(stream);
    }
    PyObject *columns = columns_start(&schema);
    for (bool is_more = columns != NULL; is_more;) {
        struct ArrowArray batch = {0};
        int failed = 0;
        Py_BEGIN_ALLOW_THREADS failed = stream->get_next(stream, &batch);
        Py_END_ALLOW_THREADS if (failed != 0)
        {
            Py_CLEAR(columns);
            stream_failed(stream);
        }
        else if (batch.release != NULL && !batch_read(columns, &schema, &batch))
        {
            Py_CLEAR(columns);
        }
        is_more = columns != NULL && batch.release != NULL;
        if (batch.release != NULL) {
            batch.release(&batch);
        }
    }
    schema.release(&schema);
    return columns;
}
