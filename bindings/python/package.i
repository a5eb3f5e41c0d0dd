/* What the package uses besides the headers' functions; binding.h tells of each. */
PyObject *prepare(PyObject *make_error, PyObject *make_plain, PyObject *criterion_class, PyObject *outcomes, PyObject *advices,
                  PyObject *kinds, PyObject *bases);
PyObject *document_of_facts(PyObject *facts);
PyObject *column_of_value(int64_t value);
PyObject *column_of_buffer(PyObject *object, const char *name, const char *kind);
PyObject *columns_of_arrow(PyObject *object, const char *name, const char *kind);
PyObject *column_count(PyObject *column);
PyObject *column_slice(PyObject *column, int64_t first, int64_t count);
PyObject *column_room(PyObject *array, PyObject *validity, int64_t first, int64_t count);
PyObject *buffer_schema(const char *format);
PyObject *buffer_array(const char *format, PyObject *values, PyObject *validity, int64_t count);
PyObject *buffer_stream(const char *format, PyObject *values, PyObject *validity, int64_t count);
PyObject *assess_facts(const heltmed_rulebook *rulebook, const char *assessment, PyObject *facts);
PyObject *arrow_read(PyObject *capsule);
