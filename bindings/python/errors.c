/* Errors of the library as exceptions of the package. */
#include "binding.h"

#include <stdio.h>

static PyObject *error_maker;

PyObject *raise_error(const heltmed_error *error)
{
    if (error_maker == NULL) {
        PyErr_SetString(PyExc_RuntimeError, "the module _heltmed is used without its package");
        return NULL;
    }
    PyObject *exception =
        PyObject_CallFunction(error_maker, "isss", (int)error->code, heltmed_status_name(error->code), error->field, error->message);
    if (exception != NULL) {
        PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
        Py_DECREF(exception);
    }
    return NULL;
}

PyObject *raise_misuse(const char *field, const char *message)
{
    heltmed_error error = {.code = HELTMED_ARGUMENT};
    snprintf(error.field, sizeof error.field, "%s", field == NULL ? "" : field);
    snprintf(error.message, sizeof error.message, "%s", message);
    return raise_error(&error);
}

void errors_prepare(PyObject *make_error)
{
    Py_INCREF(make_error);
    Py_XDECREF(error_maker);
    error_maker = make_error;
}
