/* Columns from Python: anything with a buffer, and anything that speaks Arrow, read where it lies. */
#include "binding.h"

#include <string.h>

static const char capsule_name[] = "heltmed.column";

struct view {
    heltmed_column read;
    heltmed_column_out written;
    int64_t count; /* of rows; -1: one value for all */
    Py_buffer values, validity;
    bool has_values, has_validity;
    struct ArrowArray arrow; /* released with the view when its release is set */
    int32_t *expanded;       /* yes and no as numbers */
    PyObject *parent;        /* whose memory it is */
};

static void view_free(PyObject *capsule)
{
    struct view *view = PyCapsule_GetPointer(capsule, capsule_name);
    if (view == NULL) {
        PyErr_Clear();
        return;
    }
    if (view->has_values) {
        PyBuffer_Release(&view->values);
    }
    if (view->has_validity) {
        PyBuffer_Release(&view->validity);
    }
    if (view->arrow.release != NULL) {
        view->arrow.release(&view->arrow);
    }
    PyMem_Free(view->expanded);
    Py_XDECREF(view->parent);
    PyMem_Free(view);
}

/* A view in its capsule, freed with it. */
static PyObject *view_new(struct view **out)
{
    struct view *view = PyMem_Calloc(1, sizeof *view);
    if (view == NULL) {
        return PyErr_NoMemory();
    }
    heltmed_column_init(&view->read);
    heltmed_column_out_init(&view->written);
    view->count = -1;
    PyObject *capsule = PyCapsule_New(view, capsule_name, view_free);
    if (capsule == NULL) {
        PyMem_Free(view);
        return NULL;
    }
    *out = view;
    return capsule;
}

static struct view *view_of(PyObject *capsule)
{
    if (!PyCapsule_IsValid(capsule, capsule_name)) {
        PyErr_SetString(PyExc_TypeError, "not a column of heltmed");
        return NULL;
    }
    return PyCapsule_GetPointer(capsule, capsule_name);
}

const heltmed_column *column_read(PyObject *column)
{
    struct view *view = view_of(column);
    return view == NULL ? NULL : &view->read;
}

heltmed_column_out *column_written(PyObject *column)
{
    struct view *view = view_of(column);
    return view == NULL ? NULL : &view->written;
}

PyObject *column_of_value(int64_t value)
{
    struct view *view = NULL;
    PyObject *capsule = view_new(&view);
    if (capsule != NULL) {
        view->read.value = value;
    }
    return capsule;
}

static PyObject *wrong_type(const char *name, const char *what)
{
    heltmed_error error = {.code = HELTMED_TYPE};
    strncpy(error.field, name, sizeof error.field - 1);
    strncpy(error.message, what, sizeof error.message - 1);
    return raise_error(&error);
}

/* Bytes or bits of yes and no as numbers. */
static bool expand(struct view *view, const uint8_t *from, int64_t bit_offset, bool is_bits)
{
    view->expanded = PyMem_Malloc((size_t)view->count * sizeof *view->expanded + 1);
    if (view->expanded == NULL) {
        PyErr_NoMemory();
        return false;
    }
    for (int64_t i = 0; i < view->count; i++) {
        int64_t bit = bit_offset + i;
        view->expanded[i] = is_bits ? from[bit / 8] >> bit % 8 & 1 : from[i] != 0;
    }
    view->read.int32_values = view->expanded;
    return true;
}

/* 'i' or 'q' for whole numbers of 4 or 8 bytes, '?' for yes and no, 0 for anything else. Of this machine's byte order only. */
static char kind_of_format(const char *format, Py_ssize_t item)
{
    const uint16_t one = 1;
    const char own = *(const uint8_t *)&one == 1 ? '<' : '>';
    if (format == NULL) {
        return 0;
    }
    if (*format == '@' || *format == '=' || *format == own) {
        format++;
    }
    if (strlen(format) != 1 || strchr("ilq?", *format) == NULL) {
        return 0;
    }
    return *format == '?' ? (item == 1 ? '?' : 0) : item == 4 ? 'i' : item == 8 ? 'q' : 0;
}

static const char yes_or_no[] = "yes or no";
static const char bool_refused[] = "the column is of bool, and asked are numbers";

/* A column needs an array even without rows: an address that is neither read nor written. */
static int64_t nowhere;

PyObject *column_of_buffer(PyObject *object, const char *name, const char *kind)
{
    struct view *view = NULL;
    PyObject *capsule = view_new(&view);
    if (capsule == NULL) {
        return NULL;
    }
    if (PyObject_GetBuffer(object, &view->values, PyBUF_RECORDS_RO) != 0) {
        Py_DECREF(capsule);
        return NULL;
    }
    view->has_values = true;
    const Py_buffer *values = &view->values;
    char item = kind_of_format(values->format, values->itemsize);
    PyObject *refused = NULL;
    if (item == 0) {
        refused = capsule;
        wrong_type(name, "the column is not of int32, int64 or bool in this machine's byte order");
    } else if (item == '?' && strcmp(kind, yes_or_no) != 0) {
        refused = capsule;
        wrong_type(name, bool_refused);
    } else if (values->ndim != 1) {
        refused = capsule;
        wrong_type(name, "the column has not one dimension");
    } else if (values->shape[0] > 1 && values->strides != NULL && values->strides[0] != values->itemsize) { /* NULL: ctypes' own way */
        refused = capsule;
        wrong_type(name, "the column's values do not stand side by side: make a copy of it first");
    } else {
        const void *start = values->shape[0] > 0 ? values->buf : &nowhere;
        view->count = view->read.count = values->shape[0];
        if (item == 'i') {
            view->read.int32_values = start;
        } else if (item == 'q') {
            view->read.int64_values = start;
        } else if (!expand(view, start, 0, false)) {
            refused = capsule;
        }
    }
    if (refused != NULL) {
        Py_DECREF(capsule);
        return NULL;
    }
    return capsule;
}

/* One array of Arrow's, which the view takes over. `format` was checked. */
static PyObject *column_of_array(struct ArrowArray *array, const char *format, const char *name)
{
    struct view *view = NULL;
    PyObject *capsule = view_new(&view);
    if (capsule == NULL) {
        return NULL;
    }
    view->arrow = *array;
    array->release = NULL;
    if (view->arrow.length < 0 || view->arrow.offset < 0) {
        Py_DECREF(capsule);
        return wrong_type(name, "the Arrow array has an impossible length");
    }
    if (strcmp(format, "n") == 0) { /* nothing known */
        view->count = view->arrow.length;
        view->expanded = PyMem_Malloc((size_t)view->count * sizeof *view->expanded + 1);
        if (view->expanded == NULL) {
            Py_DECREF(capsule);
            return PyErr_NoMemory();
        }
        for (int64_t i = 0; i < view->count; i++) {
            view->expanded[i] = INT32_MIN;
        }
        view->read.int32_values = view->expanded;
        view->read.count = view->count;
        return capsule;
    }
    if (view->arrow.n_buffers != 2 || view->arrow.buffers == NULL || (view->arrow.buffers[1] == NULL && view->arrow.length > 0)) {
        Py_DECREF(capsule);
        return wrong_type(name, "the Arrow array lacks its values");
    }
    if (view->arrow.null_count > 0 && view->arrow.buffers[0] == NULL) {
        Py_DECREF(capsule);
        return wrong_type(name, "the Arrow array does not say which of its values are null");
    }
    const void *values = view->arrow.length > 0 ? view->arrow.buffers[1] : &nowhere;
    view->count = view->read.count = view->arrow.length;
    if (view->arrow.null_count != 0 && view->arrow.buffers[0] != NULL) {
        view->read.validity = view->arrow.buffers[0];
        view->read.validity_offset = view->arrow.offset;
    }
    if (strcmp(format, "b") == 0) {
        if (!expand(view, values, view->arrow.offset, true)) {
            Py_CLEAR(capsule);
        }
    } else if (strcmp(format, "l") == 0) {
        view->read.int64_values = (const int64_t *)values + view->arrow.offset;
    } else {
        view->read.int32_values = (const int32_t *)values + view->arrow.offset;
    }
    return capsule;
}

/* Checks the format, and copies it: the schema is released. */
static bool schema_fits(const struct ArrowSchema *schema, char format[8], const char *name, const char *kind)
{
    static const char *const known[] = {"i", "tdD", "l", "b", "n"};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (schema->format != NULL && strcmp(schema->format, known[i]) == 0 && schema->dictionary == NULL) {
            strcpy(format, known[i]);
            if (strcmp(format, "b") == 0 && strcmp(kind, yes_or_no) != 0) {
                wrong_type(name, bool_refused);
                return false;
            }
            if (strcmp(format, "tdD") == 0 && strcmp(kind, "date") != 0) {
                wrong_type(name, "the column is of dates");
                return false;
            }
            return true;
        }
    }
    wrong_type(name, "the column's Arrow type is not int32, int64, date32 or bool");
    return false;
}

static PyObject *columns_of_array(PyObject *object, const char *name, const char *kind)
{
    PyObject *pair = PyObject_CallMethod(object, "__arrow_c_array__", NULL), *list = NULL;
    char format[8];
    if (pair == NULL) {
        return NULL;
    }
    if (!PyTuple_Check(pair) || PyTuple_Size(pair) != 2) {
        wrong_type(name, "__arrow_c_array__ gave no schema and array");
    } else {
        const struct ArrowSchema *schema = PyCapsule_GetPointer(PyTuple_GetItem(pair, 0), "arrow_schema");
        struct ArrowArray *array = schema == NULL ? NULL : PyCapsule_GetPointer(PyTuple_GetItem(pair, 1), "arrow_array");
        if (array != NULL && array->release == NULL) {
            wrong_type(name, "the Arrow array was released before");
        } else if (array != NULL && schema_fits(schema, format, name, kind)) {
            PyObject *column = column_of_array(array, format, name);
            list = column == NULL ? NULL : Py_BuildValue("[N]", column);
        }
    }
    Py_DECREF(pair);
    return list;
}

static PyObject *columns_of_stream(PyObject *object, const char *name, const char *kind)
{
    PyObject *capsule = PyObject_CallMethod(object, "__arrow_c_stream__", NULL);
    struct ArrowArrayStream *stream = capsule == NULL ? NULL : PyCapsule_GetPointer(capsule, "arrow_array_stream");
    struct ArrowSchema schema = {.release = NULL};
    PyObject *list = stream == NULL || stream->release == NULL ? NULL : PyList_New(0);
    char format[8];
    if (stream != NULL && stream->release == NULL) {
        wrong_type(name, "the Arrow stream was released before");
    }
    if (list != NULL) {
        bool well = stream->get_schema(stream, &schema) == 0;
        if (!well) {
            wrong_type(name, "the Arrow stream could not be read");
        }
        well = well && schema_fits(&schema, format, name, kind);
        while (well) {
            struct ArrowArray array = {.release = NULL};
            if (stream->get_next(stream, &array) != 0) {
                wrong_type(name, "the Arrow stream could not be read");
                well = false;
            } else if (array.release == NULL) {
                break;
            } else {
                PyObject *column = column_of_array(&array, format, name);
                well = column != NULL && PyList_Append(list, column) == 0;
                Py_XDECREF(column);
                if (array.release != NULL) { /* there was no memory to take it over */
                    array.release(&array);
                }
            }
        }
        if (!well) {
            Py_CLEAR(list);
        }
    }
    if (schema.release != NULL) {
        schema.release(&schema);
    }
    Py_XDECREF(capsule);
    return list;
}

PyObject *columns_of_arrow(PyObject *object, const char *name, const char *kind)
{
    return PyObject_HasAttrString(object, "__arrow_c_array__") ? columns_of_array(object, name, kind)
                                                               : columns_of_stream(object, name, kind);
}

PyObject *column_count(PyObject *column)
{
    const struct view *view = view_of(column);
    if (view == NULL) {
        return NULL;
    }
    if (view->count < 0) {
        Py_INCREF(Py_None);
        return Py_None;
    }
    return PyLong_FromLongLong(view->count);
}

PyObject *column_slice(PyObject *column, int64_t first, int64_t count)
{
    struct view *of = view_of(column), *view = NULL;
    if (of == NULL) {
        return NULL;
    }
    if (of->count < 0) {
        Py_INCREF(column);
        return column;
    }
    if (first < 0 || count < 0 || first > of->count - count) {
        PyErr_SetString(PyExc_IndexError, "the rows are not in the column");
        return NULL;
    }
    PyObject *capsule = view_new(&view);
    if (capsule == NULL) {
        return NULL;
    }
    view->read = of->read;
    view->count = view->read.count = count;
    if (view->read.int32_values != NULL) {
        view->read.int32_values += first;
    } else {
        view->read.int64_values += first;
    }
    if (view->read.validity != NULL) {
        view->read.validity_offset += first;
    }
    Py_INCREF(column);
    view->parent = column;
    return capsule;
}

PyObject *column_room(PyObject *array, PyObject *validity, int64_t first, int64_t count)
{
    struct view *view = NULL;
    PyObject *capsule = view_new(&view);
    if (capsule == NULL) {
        return NULL;
    }
    view->has_values = PyObject_GetBuffer(array, &view->values, PyBUF_CONTIG | PyBUF_FORMAT) == 0;
    if (view->has_values && validity != Py_None) {
        view->has_validity = PyObject_GetBuffer(validity, &view->validity, PyBUF_CONTIG) == 0;
    }
    if (!view->has_values || (validity != Py_None && !view->has_validity)) {
        Py_DECREF(capsule);
        return NULL;
    }
    char kind = kind_of_format(view->values.format, view->values.itemsize);
    if (kind != 'i' && kind != 'q') {
        Py_DECREF(capsule);
        return wrong_type("out", "the room for results is not of int32 or int64 in this machine's byte order");
    }
    int64_t rows = view->values.len / view->values.itemsize;
    if (first < 0 || count < 0 || first > rows - count || (view->has_validity && view->validity.len < (first + count + 7) / 8)) {
        Py_DECREF(capsule);
        return raise_misuse("out", "the room for results has not as many values as there are rows");
    }
    void *start = rows > 0 ? view->values.buf : &nowhere;
    view->count = view->written.count = count;
    if (kind == 'i') {
        view->written.int32_values = (int32_t *)start + first;
    } else {
        view->written.int64_values = (int64_t *)start + first;
    }
    if (view->has_validity) {
        view->written.validity = view->validity.buf;
        view->written.validity_offset = first;
    }
    return capsule;
}
