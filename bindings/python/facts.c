/*
 * Facts from dicts: written as the JSON document that the library reads, which checks names, types and ranges. Only what JSON
 * has a word for is written here (and dates); anything else is handed to the package, which gives a plain value or refuses it.
 */
#include "binding.h"

#include <string.h>

enum { DEPTH_MAX = 8 };

static PyObject *date_type; /* datetime.date */
static PyObject *toordinal; /* "toordinal" */
PyObject *plain_maker;

static bool facts_begin(void)
{
    if (date_type == NULL) {
        PyObject *module = PyImport_ImportModule("datetime");
        date_type = module == NULL ? NULL : PyObject_GetAttrString(module, "date");
        Py_XDECREF(module);
        toordinal = PyUnicode_InternFromString("toordinal");
    }
    return date_type != NULL && toordinal != NULL && plain_maker != NULL;
}

void json_free(struct json *json)
{
    if (json->data != json->first) {
        PyMem_Free(json->data);
    }
}

static bool make_room(struct json *json, size_t more)
{
    if (json->capacity - json->size >= more) {
        return true;
    }
    size_t capacity = json->capacity * 2;
    if (more > (size_t)PY_SSIZE_T_MAX / 4 || capacity > (size_t)PY_SSIZE_T_MAX / 2) {
        PyErr_NoMemory();
        return false;
    }
    while (capacity - json->size < more) {
        capacity *= 2;
    }
    char *data = PyMem_Malloc(capacity);
    if (data == NULL) {
        PyErr_NoMemory();
        return false;
    }
    memcpy(data, json->data, json->size);
    json_free(json);
    json->data = data;
    json->capacity = capacity;
    return true;
}

static bool put(struct json *json, const char *text, size_t size)
{
    if (!make_room(json, size)) {
        return false;
    }
    memcpy(json->data + json->size, text, size);
    json->size += size;
    return true;
}

static bool put_escaped(struct json *json, unsigned char byte)
{
    static const char hex[] = "0123456789abcdef";
    char escaped[6] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
    if (byte == '"' || byte == '\\') {
        escaped[1] = (char)byte;
        return put(json, escaped, 2);
    }
    return put(json, escaped, sizeof escaped);
}

static bool needs_escape(unsigned char byte) { return byte < 0x20 || byte == '"' || byte == '\\'; }

/* Whether none of the eight bytes that stand there needs an escape: of each comparison the topmost bit of a byte that has it. */
static bool are_plain(const char *text)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), top = ones << 7;
    uint64_t bytes;
    memcpy(&bytes, text, sizeof bytes);
    uint64_t quotes = bytes ^ ones * '"', strokes = bytes ^ ones * '\\';
    uint64_t found = ((bytes - ones * 0x20) & ~bytes) | ((quotes - ones) & ~quotes) | ((strokes - ones) & ~strokes);
    return (found & top) == 0;
}

/* From `from` on the first byte that needs an escape; `size` without one. */
static Py_ssize_t find_escape(const char *text, Py_ssize_t from, Py_ssize_t size)
{
    while (from + 8 <= size && are_plain(text + from)) {
        from += 8;
    }
    while (from < size && !needs_escape((unsigned char)text[from])) {
        from++;
    }
    return from;
}

static bool put_text(struct json *json, PyObject *text)
{
    Py_ssize_t size = 0;
    const char *bytes = PyUnicode_AsUTF8AndSize(text, &size);
    if (bytes == NULL) {
        if (PyErr_ExceptionMatches(PyExc_UnicodeError)) { /* whose message would repeat the text */
            heltmed_error error = {.code = HELTMED_SYNTAX, .message = "a text is not valid Unicode"};
            PyErr_Clear();
            raise_error(&error);
        }
        return false;
    }
    bool well = put(json, "\"", 1);
    for (Py_ssize_t from = 0; well;) {
        Py_ssize_t end = find_escape(bytes, from, size);
        well = put(json, bytes + from, (size_t)(end - from));
        if (end == size) {
            break;
        }
        well = well && put_escaped(json, (unsigned char)bytes[end]);
        from = end + 1;
    }
    return well && put(json, "\"", 1);
}

/* Whole numbers that fit; `*fits` tells whether it did. */
static bool put_int(struct json *json, PyObject *number, bool *fits)
{
    int overflow = 0;
    long long value = PyLong_AsLongLongAndOverflow(number, &overflow);
    char digits[24], *end = digits + sizeof digits, *at = end;
    unsigned long long rest = value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value;

    *fits = overflow == 0;
    if (overflow != 0 || (value == -1 && PyErr_Occurred())) {
        return overflow != 0;
    }
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (value < 0) {
        *--at = '-';
    }
    return put(json, at, (size_t)(end - at));
}

static bool put_date(struct json *json, PyObject *date)
{
    enum { ORDINAL_OF_1970 = 719163 };
    PyObject *ordinal = PyObject_CallMethodObjArgs(date, toordinal, NULL);
    char text[14] = "\"";
    if (ordinal == NULL) {
        return false;
    }
    long day = PyLong_AsLong(ordinal);
    Py_DECREF(ordinal);
    /* Every datetime.date is in the years 1 to 9999. */
    heltmed_status status = heltmed_date_format((int32_t)(day - ORDINAL_OF_1970), text + 1, NULL);
    text[11] = '"';
    return status == HELTMED_OK && put(json, text, 12);
}

static bool put_value(struct json *json, PyObject *fact, PyObject *value, int depth);

/* Borrowed items are held: what stands in them may change what they stand in. */
static bool put_list(struct json *json, PyObject *fact, PyObject *list, int depth)
{
    bool is_list = PyList_Check(list);
    bool well = put(json, "[", 1);
    for (Py_ssize_t i = 0; well && i < (is_list ? PyList_Size(list) : PyTuple_Size(list)); i++) {
        PyObject *item = is_list ? PyList_GetItem(list, i) : PyTuple_GetItem(list, i);
        if (item == NULL) {
            return false;
        }
        Py_INCREF(item);
        well = (i == 0 || put(json, ",", 1)) && put_value(json, fact, item, depth);
        Py_DECREF(item);
    }
    return well && put(json, "]", 1);
}

static bool put_dict(struct json *json, PyObject *dict, int depth)
{
    PyObject *key, *value;
    Py_ssize_t place = 0;
    bool well = put(json, "{", 1), first = true;
    while (well && PyDict_Next(dict, &place, &key, &value)) {
        if (!PyUnicode_Check(key)) {
            heltmed_error error = {.code = HELTMED_TYPE, .message = "a key of the facts is no text"};
            raise_error(&error);
            return false;
        }
        Py_INCREF(key);
        Py_INCREF(value);
        well = (first || put(json, ",", 1)) && put_text(json, key) && put(json, ":", 1) && put_value(json, key, value, depth);
        first = false;
        Py_DECREF(key);
        Py_DECREF(value);
    }
    return well && put(json, "}", 1);
}

static bool put_made_plain(struct json *json, PyObject *fact, PyObject *value, int depth)
{
    PyObject *plain = PyObject_CallFunctionObjArgs(plain_maker, fact, value, NULL);
    bool well = plain != NULL && put_value(json, fact, plain, depth + 1);
    Py_XDECREF(plain);
    return well;
}

static bool put_value(struct json *json, PyObject *fact, PyObject *value, int depth)
{
    if (depth > DEPTH_MAX) {
        heltmed_error error = {.code = HELTMED_TYPE, .message = "the facts are nested too deeply"};
        raise_error(&error);
        return false;
    }
    if (PyUnicode_Check(value)) {
        return put_text(json, value);
    }
    if (value == Py_None) {
        return put(json, "null", 4);
    }
    if (value == Py_True) {
        return put(json, "true", 4);
    }
    if (value == Py_False) {
        return put(json, "false", 5);
    }
    if (PyLong_CheckExact(value)) {
        bool fits = true;
        bool well = put_int(json, value, &fits);
        return fits ? well : put_made_plain(json, fact, value, depth);
    }
    if ((PyObject *)Py_TYPE(value) == date_type) {
        return put_date(json, value);
    }
    if (PyList_Check(value) || PyTuple_Check(value)) {
        return put_list(json, fact, value, depth + 1);
    }
    if (PyDict_Check(value)) {
        return put_dict(json, value, depth + 1);
    }
    return put_made_plain(json, fact, value, depth);
}

bool json_of_facts(struct json *json, PyObject *facts)
{
    json->data = json->first;
    json->size = 0;
    json->capacity = sizeof json->first;
    if (!facts_begin()) {
        return false;
    }
    if (PyDict_Check(facts)) {
        return put_dict(json, facts, 0);
    }
    return put_made_plain(json, Py_None, facts, 0);
}

PyObject *document_of_facts(PyObject *facts)
{
    struct json json;
    PyObject *document = NULL;
    if (json_of_facts(&json, facts)) {
        document = PyBytes_FromStringAndSize(json.data, (Py_ssize_t)json.size);
    }
    json_free(&json);
    return document;
}
