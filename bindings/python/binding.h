/* What the module _heltmed adds to the headers' own functions: facts from dicts, decisions and columns as Python objects. */
#ifndef PYTHON_BINDING_H
#define PYTHON_BINDING_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stdbool.h>

#include <heltmed/heltmed.h>

/* Raises what the package made of an error: see prepare. Always gives NULL. */
PyObject *raise_error(const heltmed_error *error);
PyObject *raise_misuse(const char *field, const char *message);

/* Hands over what the package defines: the function that makes an exception of (code, word, field or None, message), the one
 * that makes a plain value of a fact that is none (fact or None, value), and the members of the enums, each a tuple. */
PyObject *prepare(PyObject *make_error, PyObject *make_plain, PyObject *criterion_class, PyObject *outcomes, PyObject *advices,
                  PyObject *kinds, PyObject *bases);
extern PyObject *plain_maker;
void errors_prepare(PyObject *make_error);

/* UTF-8 that grows. */
struct json {
    char *data;
    size_t size, capacity;
    char first[1024];
};

/* The JSON of `facts`, a dict. False: an exception is set. The caller frees it in either case. */
bool json_of_facts(struct json *json, PyObject *facts);
void json_free(struct json *json);
PyObject *document_of_facts(PyObject *facts);

/* Facts assessed: (document, rulebook's version, on, outcome, advice, missing, ask_also, criteria). */
PyObject *assess_facts(const heltmed_rulebook *rulebook, const char *assessment, PyObject *facts);

/* A column that is read, or room that is written, with what keeps its memory alive; handed about in a capsule. `kind` is the
 * package's word for what the column is of ("yes or no", "date" …): a column of bool or of dates is nothing else. */
PyObject *column_of_value(int64_t value);
PyObject *column_of_buffer(PyObject *object, const char *name, const char *kind);
PyObject *columns_of_arrow(PyObject *object, const char *name, const char *kind);
PyObject *column_count(PyObject *column);
PyObject *column_slice(PyObject *column, int64_t first, int64_t count);
PyObject *column_room(PyObject *array, PyObject *validity, int64_t first, int64_t count);
const heltmed_column *column_read(PyObject *column);
heltmed_column_out *column_written(PyObject *column);

/* A buffer as an Arrow array (a pair of capsules), a schema or a stream (one capsule): one column of `format`. `validity`
 * is a buffer of bits or None. The buffers are kept alive, not copied. */
PyObject *buffer_schema(const char *format);
PyObject *buffer_array(const char *format, PyObject *values, PyObject *validity, int64_t count);
PyObject *buffer_stream(const char *format, PyObject *values, PyObject *validity, int64_t count);

/* Of the store and the outcome tables. */
PyObject *receipt_out(const heltmed_receipt *receipt);           /* (key, seq, version, repeated, head) */
PyObject *verification_out(const heltmed_verification *found);   /* (events, erased, purge_is_owed, head) */
PyObject *arrow_stream_out(const struct ArrowArrayStream *made); /* a capsule, which takes it over */
/* Gives the exception that is set an attribute more. */
void tell_number(const char *name, int64_t number);

/* A table to its end, from its capsule: of each column [name, format, values, words or None, may be null]; the values are a list of
 * texts (None: missing) or of tuples of texts, else the bytes of int64. */
PyObject *arrow_read(PyObject *capsule);

#endif
