/* What the headers' types become in Python. The module _heltmed is the package's own affair: heltmed/ is what people use. */
%module _heltmed
%feature("autodoc", "0");
/* The GIL is kept, but where much work is done: what is written below and in the C files here needs it. Must come first. */
%nothreadallow;
%threadallow heltmed_columns_wage_floor;
%threadallow heltmed_columns_wage_reforms;
%threadallow heltmed_columns_wage_floor_ore;
%threadallow heltmed_columns_days_between;
%threadallow heltmed_columns_trial_last_day;
%threadallow heltmed_columns_place_left;
%threadallow heltmed_columns_benefit_margin;
%threadallow heltmed_columns_offer_due;
%threadallow heltmed_columns_next_due;
%threadallow heltmed_store_create;
%threadallow heltmed_store_open;
%threadallow heltmed_store_append;
%threadallow heltmed_store_rehearse;
%threadallow heltmed_store_allowed;
%threadallow heltmed_store_case;
%threadallow heltmed_store_letter;
%threadallow heltmed_store_due;
%threadallow heltmed_store_places;
%threadallow heltmed_store_shortfalls;
%threadallow heltmed_store_export;
%threadallow heltmed_store_head;
%threadallow heltmed_store_verify;
%threadallow heltmed_store_backup;
%threadallow heltmed_store_erase;
%threadallow heltmed_store_erase_finish;
%threadallow heltmed_store_migrate;
%threadallow heltmed_batch_begin;
%threadallow heltmed_batch_commit;
%threadallow heltmed_batch_rollback;
%threadallow heltmed_stream_next;
%threadallow heltmed_outcomes_stream;
%threadallow heltmed_outcomes_arrow;
%threadallow heltmed_outcomes_report;
%rename("%(strip:[heltmed_])s", %$isfunction) "";
%rename("%(strip:[HELTMED_])s", %$isenumitem) "";
%rename("%(strip:[HELTMED_])s", %$isconstant) "";

%{
#include "binding.h"

#include <string.h>

/* A text without NUL; the caller borrows it. */
static const char *text_in(PyObject *object, Py_ssize_t *size)
{
    Py_ssize_t length = 0;
    const char *text = NULL;
    if (PyBytes_Check(object)) {
        char *bytes = NULL;
        text = PyBytes_AsStringAndSize(object, &bytes, &length) == 0 ? bytes : NULL;
    } else if (PyUnicode_Check(object)) {
        text = PyUnicode_AsUTF8AndSize(object, &length);
        if (text == NULL && PyErr_ExceptionMatches(PyExc_UnicodeError)) {
            PyErr_Clear();
            raise_misuse(NULL, "a text is not valid Unicode");
        }
    } else {
        PyErr_SetString(PyExc_TypeError, "a text is needed here");
    }
    if (text != NULL && size != NULL) {
        *size = length;
    } else if (text != NULL && strlen(text) != (size_t)length) {
        raise_misuse(NULL, "a text holds a NUL");
        text = NULL;
    }
    return text;
}

static bool int_in(PyObject *object, int64_t lo, int64_t hi, int64_t *out)
{
    if (!PyLong_Check(object) || PyBool_Check(object)) {
        PyErr_SetString(PyExc_TypeError, "a whole number is needed here");
        return false;
    }
    *out = PyLong_AsLongLong(object);
    if (*out == -1 && PyErr_Occurred()) {
        return false;
    }
    if (*out < lo || *out > hi) {
        PyErr_SetString(PyExc_OverflowError, "the number does not fit");
        return false;
    }
    return true;
}

static PyObject *text_out(const char *text)
{
    if (text == NULL) {
        Py_INCREF(Py_None);
        return Py_None;
    }
    return PyUnicode_FromString(text);
}

static PyObject *number_out(int64_t value)
{
    if (value == heltmed_unknown()) {
        Py_INCREF(Py_None);
        return Py_None;
    }
    return PyLong_FromLongLong(value);
}

/* The first result stands alone; more make a tuple. Takes over both. */
static PyObject *add_result(PyObject *results, PyObject *result)
{
    if (result == NULL || results == NULL) {
        Py_XDECREF(results);
        return result;
    }
    PyObject *before = PyTuple_Check(results) ? results : Py_BuildValue("(N)", results);
    PyObject *last = Py_BuildValue("(N)", result);
    PyObject *all = before == NULL || last == NULL ? NULL : PySequence_Concat(before, last);
    Py_XDECREF(before);
    Py_XDECREF(last);
    return all;
}

/* What a call borrows while it runs: room for results, of as many items as it says. */
static bool room_in(PyObject *object, Py_buffer *buffer, char kind, Py_ssize_t item, int64_t count)
{
    if (PyObject_GetBuffer(object, buffer, PyBUF_CONTIG | PyBUF_FORMAT) != 0) {
        buffer->obj = NULL;
        return false;
    }
    const char *format = buffer->format == NULL ? "B" : buffer->format;
    if (buffer->itemsize != item || (kind == 'B' && strcmp(format, "B") != 0) || (kind == 'q' && strpbrk(format, "lq") == NULL)) {
        raise_misuse("out", kind == 'B' ? "the room for results is not of uint8" : "the room for counts is not of int64");
    } else if (buffer->len / item != count) {
        raise_misuse("out", "the room for results has not as many values as there are rows");
    } else {
        return true;
    }
    PyBuffer_Release(buffer);
    buffer->obj = NULL;
    return false;
}
%}

/* ---- errors ---- */
%typemap(arginit, noblock=1) heltmed_error *error { heltmed_error failure = {.code = HELTMED_INTERNAL}; }
%typemap(in, numinputs=0, noblock=1) heltmed_error *error { $1 = &failure; }
%typemap(in, numinputs=0, noblock=1) const heltmed_allocator *allocator { $1 = NULL; }
%typemap(out, noblock=1) heltmed_status {
  if ($1 != HELTMED_OK) { raise_error(&failure); SWIG_fail; }
}
%typemap(ret, noblock=1) heltmed_status { if ($result == NULL) $result = SWIG_Py_Void(); }
/* What the functions below set, and what they give, is Python's own: NULL is an exception. */
%typemap(in, noblock=1) PyObject * { $1 = $input; }
%typemap(out, noblock=1) PyObject * { $result = $1; if ($result == NULL) SWIG_fail; }

/* ---- numbers and texts ---- */
%define HELTMED_INT(T, LO, HI)
%typemap(in, noblock=1) T (int64_t number) { if (!int_in($input, LO, HI, &number)) SWIG_fail; $1 = ($1_ltype)number; }
%enddef
HELTMED_INT(int32_t, INT32_MIN, INT32_MAX)
HELTMED_INT(heltmed_status, INT32_MIN, INT32_MAX)
HELTMED_INT(size_t, 0, INT64_MAX)
%typemap(in, noblock=1) int64_t (int64_t number) {
  if ($input == Py_None) number = heltmed_unknown();
  else if (!int_in($input, INT64_MIN + 1, INT64_MAX, &number)) SWIG_fail;
  $1 = number;
}
%typemap(out, noblock=1) int64_t { $result = number_out($1); }
%typemap(in, noblock=1) const char * { $1 = ($1_ltype)text_in($input, NULL); if ($1 == NULL) SWIG_fail; }
%typemap(in, noblock=1) uint64_t {
  if (!PyLong_Check($input) || PyBool_Check($input)) { PyErr_SetString(PyExc_TypeError, "a whole number is needed here"); SWIG_fail; }
  $1 = PyLong_AsUnsignedLongLong($input);
  if (PyErr_Occurred()) SWIG_fail;
}
%typemap(in, noblock=1) const char *OR_NONE { $1 = NULL; if ($input != Py_None) { $1 = ($1_ltype)text_in($input, NULL); if ($1 == NULL) SWIG_fail; } }
%typemap(freearg) const char * "";
%typemap(out, noblock=1) const char * { $result = text_out($1); }
%typemap(in, noblock=1) (const char *BYTES, size_t SIZE) (Py_ssize_t size) { $1 = ($1_ltype)text_in($input, &size); if ($1 == NULL) SWIG_fail; $2 = (size_t)size; }
%typemap(freearg) (const char *BYTES, size_t SIZE) "";
%apply (const char *BYTES, size_t SIZE) { (const char *DOCUMENT, size_t SIZE) };
%typemap(in, numinputs=0, noblock=1) int32_t *OUT (int32_t value = 0) { $1 = &value; }
%typemap(argout, noblock=1) int32_t *OUT { $result = add_result($result, PyLong_FromLong(value$argnum)); if ($result == NULL) SWIG_fail; }
%typemap(in, numinputs=0, noblock=1) int64_t *OUT (int64_t value = 0) { $1 = &value; }
%typemap(argout, noblock=1) int64_t *OUT { $result = add_result($result, number_out(value$argnum)); if ($result == NULL) SWIG_fail; }
%apply int32_t *OUT { int32_t *NAMED };
%apply int64_t *OUT { int64_t *NAMED };
%typemap(in, numinputs=0, noblock=1) const char **NAMED (const char *value = NULL) { $1 = ($1_ltype)&value; }
%typemap(argout, noblock=1) const char **NAMED { $result = add_result($result, text_out(value$argnum)); if ($result == NULL) SWIG_fail; }
%typemap(in, numinputs=0, noblock=1) heltmed_text *out (heltmed_text *written = NULL) {
  if (heltmed_text_create(NULL, &written, &failure) != HELTMED_OK) { raise_error(&failure); SWIG_fail; }
  $1 = written;
}
%typemap(argout, noblock=1) heltmed_text *out {
  $result = add_result($result, PyUnicode_FromStringAndSize(heltmed_text_data(written$argnum), (Py_ssize_t)heltmed_text_size(written$argnum)));
  if ($result == NULL) SWIG_fail;
}
%typemap(freearg, noblock=1) heltmed_text *out { heltmed_text_destroy(written$argnum); }

/* ---- handles: capsules, which are freed when nobody has them any more ---- */
%define HELTMED_HANDLE(T, CLASS, DESTROY)
%{
static void T##_free(PyObject *capsule) { DESTROY(PyCapsule_GetPointer(capsule, #T)); }
static T *T##_in(PyObject *object)
{
    if (!PyCapsule_IsValid(object, #T)) {
        PyErr_SetString(PyExc_TypeError, "a " #T " is needed here");
        return NULL;
    }
    return PyCapsule_GetPointer(object, #T);
}
%}
%typemap(in, noblock=1) const T *, T * { $1 = T##_in($input); if ($1 == NULL) SWIG_fail; }
%typemap(in, numinputs=0, noblock=1) T **out (T *made = NULL) { $1 = &made; }
%typemap(argout, noblock=1) T **out {
  $result = PyCapsule_New(made$argnum, #T, T##_free);
  if ($result == NULL) { DESTROY(made$argnum); SWIG_fail; }
}
%enddef

%define HELTMED_ANSWER(T, CLASS, GET)
%typemap(in, noblock=1) const T * {
  { heltmed_document *document = heltmed_document_in($input); if (document == NULL) SWIG_fail; $1 = ($1_ltype)GET(document); }
  if ($1 == NULL) { raise_misuse(NULL, "the document holds no such answer"); SWIG_fail; }
}
%enddef

/* Documents are handles too. Overlays are documents, and dates are written by Python. */
HELTMED_HANDLE(heltmed_document, , heltmed_document_destroy)
%ignore heltmed_rulebook_overlay;
%ignore heltmed_rulebook_set;
%ignore heltmed_rulebook_set_municipalities;
%ignore heltmed_rulebook_seal;
%ignore heltmed_date_format;

/* ---- the store and outcome tables ---- */
#define HELTMED_WITH_STORE
%define HELTMED_STORE_LET_GO heltmed_store_close %enddef
#define HELTMED_WITH_OUTCOMES
%typemap(in, numinputs=0, noblock=1) heltmed_receipt *receipt (heltmed_receipt written = {0}) { $1 = &written; }
%typemap(argout, noblock=1) heltmed_receipt *receipt { $result = add_result($result, receipt_out(&written$argnum)); if ($result == NULL) SWIG_fail; }
%typemap(in, numinputs=0, noblock=1) heltmed_verification *out (heltmed_verification found = {0}) { $1 = &found; }
%typemap(argout, noblock=1) heltmed_verification *out { $result = add_result($result, verification_out(&found$argnum)); if ($result == NULL) SWIG_fail; }
/* What a failure has found goes with its exception. */
%typemap(freearg, noblock=1) heltmed_verification *out { if (PyErr_Occurred()) tell_number("faulty_seq", found$argnum.faulty_seq); }
%typemap(in, numinputs=0, noblock=1) int64_t *refused (int64_t number = -1) { $1 = &number; }
%typemap(freearg, noblock=1) int64_t *refused { if (PyErr_Occurred()) tell_number("refused", number$argnum); }
/* (extract_on, suppress_below or None, coarsen) */
%typemap(in, noblock=1) const heltmed_outcomes_options *options (heltmed_outcomes_options asked) {
  heltmed_outcomes_options_init(&asked);
  if (!PyTuple_Check($input) || PyTuple_Size($input) != 3) { PyErr_SetString(PyExc_TypeError, "a tuple of three is needed here"); SWIG_fail; }
  if (!int_in(PyTuple_GetItem($input, 0), INT32_MIN, INT32_MAX, &asked.extract_on)) SWIG_fail;
  if (PyTuple_GetItem($input, 1) != Py_None && !int_in(PyTuple_GetItem($input, 1), INT64_MIN + 1, INT64_MAX, &asked.suppress_below)) SWIG_fail;
  if (!int_in(PyTuple_GetItem($input, 2), 0, INT32_MAX, &asked.coarsen)) SWIG_fail;
  $1 = &asked;
}
%typemap(in, numinputs=0, noblock=1) struct ArrowArrayStream *out (struct ArrowArrayStream made = {0}) { $1 = &made; }
%typemap(argout, noblock=1) struct ArrowArrayStream *out { $result = add_result($result, arrow_stream_out(&made$argnum)); if ($result == NULL) SWIG_fail; }

/* ---- columns ---- */
#define HELTMED_WITH_COLUMNS
%typemap(arginit, noblock=1) int64_t ROWS { int64_t room_rows = 0; int64_t room_reforms = 1; }
%typemap(in, noblock=1) int64_t ROWS { if (!int_in($input, 0, INT64_MAX, &room_rows)) SWIG_fail; $1 = room_rows; }
%typemap(in, noblock=1) const heltmed_column * {
  if ($input == Py_None) $1 = NULL;
  else { $1 = ($1_ltype)column_read($input); if ($1 == NULL) SWIG_fail; }
}
%typemap(in, noblock=1) heltmed_column_out * { $1 = column_written($input); if ($1 == NULL) SWIG_fail; }
%typemap(in, noblock=1) uint8_t *COLUMN_OUT (Py_buffer room = {0}) {
  if ($input != Py_None && !room_in($input, &room, 'B', 1, room_rows)) SWIG_fail;
  $1 = room.buf;
}
%typemap(in, noblock=1) uint8_t *REFORMS_OUT (Py_buffer room = {0}) {
  if ($input != Py_None && !room_in($input, &room, 'B', 1, room_rows * room_reforms)) SWIG_fail;
  $1 = room.buf;
}
%typemap(in, noblock=1) int64_t *COUNTS_OUT (Py_buffer room = {0}) {
  if ($input != Py_None && !room_in($input, &room, 'q', 8, 9 * room_reforms)) SWIG_fail;
  $1 = room.buf;
}
%typemap(freearg, noblock=1) uint8_t *COLUMN_OUT, uint8_t *REFORMS_OUT, int64_t *COUNTS_OUT { if (room$argnum.obj != NULL) PyBuffer_Release(&room$argnum); }
/* A sequence of rulebooks: they live as long as the tuple that holds them. */
%typemap(in, noblock=1) (const heltmed_rulebook *const *RULEBOOKS, int64_t COUNT) (const heltmed_rulebook **books = NULL) {
  if (!PyTuple_Check($input)) { PyErr_SetString(PyExc_TypeError, "a tuple of rulebooks is needed here"); SWIG_fail; }
  room_reforms = PyTuple_Size($input);
  books = PyMem_Calloc((size_t)room_reforms + 1, sizeof *books);
  if (books == NULL) { PyErr_NoMemory(); SWIG_fail; }
  for (Py_ssize_t i = 0; i < room_reforms; i++) {
    books[i] = heltmed_rulebook_in(PyTuple_GetItem($input, i));
    if (books[i] == NULL) SWIG_fail;
  }
  $1 = ($1_ltype)books;
  $2 = room_reforms;
}
%typemap(freearg, noblock=1) (const heltmed_rulebook *const *RULEBOOKS, int64_t COUNT) { PyMem_Free(books$argnum); }
