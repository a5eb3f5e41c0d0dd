/*
 * Assessing facts, and what a decision says as Python objects. An answer is a pure function of the document and the rulebook:
 * these are what is kept, and whatever is asked later (a letter, the JSON) is asked of them anew.
 */
#include "binding.h"

#include <string.h>

/* ---- documents that are used again ---- */

/* Making a Python object may run other Python code, which may assess too: whoever works takes a document out of the room. */
enum { SPARE_MAX = 4 };
static heltmed_document *spare[SPARE_MAX];
static int spare_count;

static void free_spare(void)
{
    while (spare_count > 0) {
        heltmed_document_destroy(spare[--spare_count]);
    }
}

static heltmed_document *take_document(heltmed_error *error)
{
    heltmed_document *document = NULL;
    if (spare_count > 0) {
        return spare[--spare_count];
    }
    return heltmed_document_create(NULL, &document, error) == HELTMED_OK ? document : NULL;
}

static void give_document_back(heltmed_document *document)
{
    if (spare_count < SPARE_MAX) {
        spare[spare_count++] = document;
    } else {
        heltmed_document_destroy(document);
    }
}

/* ---- words ---- */

/* Most words are the library's static texts: the object made of one is kept at its address's place, and compared. */
enum { WORDS_MAX = 1024 };
static struct {
    const char *address;
    const char *text; /* of the object */
    PyObject *object;
} words[WORDS_MAX];

static PyObject *word(const char *text)
{
    if (text == NULL) {
        Py_INCREF(Py_None);
        return Py_None;
    }
    size_t place = ((uintptr_t)text >> 1 ^ (uintptr_t)text >> 11) % WORDS_MAX;
    if (words[place].address != text || strcmp(words[place].text, text) != 0) {
        PyObject *object = PyUnicode_InternFromString(text);
        const char *copy = object == NULL ? NULL : PyUnicode_AsUTF8AndSize(object, NULL);
        if (copy == NULL) {
            Py_XDECREF(object);
            return NULL;
        }
        Py_XDECREF(words[place].object);
        words[place].address = text;
        words[place].text = copy;
        words[place].object = object;
    }
    Py_INCREF(words[place].object);
    return words[place].object;
}

static PyObject *number(int64_t value)
{
    if (value == heltmed_unknown()) {
        Py_INCREF(Py_None);
        return Py_None;
    }
    return PyLong_FromLongLong(value);
}

/* ---- enums ---- */

enum enums { OUTCOMES, ADVICES, KINDS, BASES, ENUMS };
static PyObject *members[ENUMS];

static PyObject *member(enum enums which, int32_t value)
{
    PyObject *found = PyTuple_GetItem(members[which], value);
    Py_XINCREF(found);
    return found;
}

/* A member by its text, which it is itself. The latest member of each text's address is remembered. */
static PyObject *member_named(enum enums which, const char *text)
{
    enum { PLACES = 16 };
    static struct {
        const char *text;
        PyObject *found;
    } latest[ENUMS][PLACES];
    size_t place = ((uintptr_t)text >> 1 ^ (uintptr_t)text >> 5) % PLACES;
    PyObject *found = latest[which][place].text == text && text != NULL ? latest[which][place].found : NULL;
    if (found == NULL || PyUnicode_CompareWithASCIIString(found, text) != 0) {
        found = NULL;
        for (Py_ssize_t i = 0; found == NULL && text != NULL && i < PyTuple_Size(members[which]); i++) {
            PyObject *one = PyTuple_GetItem(members[which], i);
            found = one != NULL && PyUnicode_CompareWithASCIIString(one, text) == 0 ? one : NULL;
        }
        if (found == NULL) {
            return word(text);
        }
        latest[which][place].text = text;
        latest[which][place].found = found;
    }
    Py_INCREF(found);
    return found;
}

/* ---- criteria ---- */

enum { FIELDS = 10 };
static PyTypeObject *criterion; /* a named tuple of the package's */
static allocfunc criterion_alloc;

static PyObject *name_list(const heltmed_decision *decision, size_t count, const char *(*name)(const heltmed_decision *, size_t))
{
    PyObject *list = PyTuple_New((Py_ssize_t)count);
    for (size_t i = 0; list != NULL && i < count; i++) {
        PyObject *one = word(name(decision, i));
        if (one == NULL || PyTuple_SetItem(list, (Py_ssize_t)i, one) != 0) {
            Py_CLEAR(list);
        }
    }
    return list;
}

static PyObject *missing_of(const heltmed_decision *decision, size_t which)
{
    size_t count = heltmed_decision_criterion_missing_count(decision, which);
    PyObject *list = PyTuple_New((Py_ssize_t)count);
    for (size_t i = 0; list != NULL && i < count; i++) {
        PyObject *one = word(heltmed_decision_criterion_missing(decision, which, i));
        if (one == NULL || PyTuple_SetItem(list, (Py_ssize_t)i, one) != 0) {
            Py_CLEAR(list);
        }
    }
    return list;
}

/* A parameter that was used: (id, value, the day it is valid from). Those used before are kept. */
static PyObject *parameter_used(const char *id, int64_t value, int32_t valid_from)
{
    enum { PLACES = 256 };
    static struct {
        const char *id;
        int64_t value;
        int32_t valid_from;
        PyObject *used;
    } before[PLACES];
    size_t place = ((uintptr_t)id >> 3 ^ (uint64_t)value ^ (uint64_t)(uint32_t)valid_from) % PLACES;
    if (before[place].used == NULL || before[place].id != id || before[place].value != value || before[place].valid_from != valid_from) {
        char day[11];
        heltmed_error error;
        if (heltmed_date_format(valid_from, day, &error) != HELTMED_OK) {
            return raise_error(&error);
        }
        PyObject *used = Py_BuildValue("NNs", word(id), number(value), day);
        if (used == NULL) {
            return NULL;
        }
        Py_XDECREF(before[place].used);
        before[place].id = id;
        before[place].value = value;
        before[place].valid_from = valid_from;
        before[place].used = used;
    }
    Py_INCREF(before[place].used);
    return before[place].used;
}

static PyObject *parameters_of(const heltmed_decision *decision, size_t which)
{
    size_t count = heltmed_decision_criterion_parameter_count(decision, which);
    PyObject *list = PyTuple_New((Py_ssize_t)count);
    for (size_t i = 0; list != NULL && i < count; i++) {
        const char *id = NULL;
        int64_t value = heltmed_unknown();
        int32_t valid_from = heltmed_date_min();
        heltmed_error error;
        if (heltmed_decision_criterion_parameter(decision, which, i, &id, &value, &valid_from, &error) != HELTMED_OK) {
            Py_DECREF(list);
            return raise_error(&error);
        }
        PyObject *one = parameter_used(id, value, valid_from);
        if (one == NULL || PyTuple_SetItem(list, (Py_ssize_t)i, one) != 0) {
            Py_CLEAR(list);
        }
    }
    return list;
}

static PyObject *criterion_made(const heltmed_decision *decision, size_t which)
{
    PyObject *values[FIELDS] = {
        word(heltmed_decision_criterion_id(decision, which)),
        member_named(KINDS, heltmed_decision_criterion_kind(decision, which)),
        member_named(BASES, heltmed_decision_criterion_basis(decision, which)),
        member(OUTCOMES, heltmed_decision_criterion_outcome(decision, which)),
        word(heltmed_decision_criterion_reason(decision, which)),
        number(heltmed_decision_criterion_observed(decision, which)),
        number(heltmed_decision_criterion_required(decision, which)),
        word(heltmed_decision_criterion_unit(decision, which)),
        missing_of(decision, which),
        parameters_of(decision, which),
    };
    PyObject *made = criterion_alloc(criterion, FIELDS);
    bool well = made != NULL;
    for (int i = 0; i < FIELDS; i++) {
        well = well && values[i] != NULL;
        if (made != NULL) {
            PyTuple_SetItem(made, i, values[i]); /* which owns it now */
        } else {
            Py_XDECREF(values[i]);
        }
    }
    if (!well) {
        Py_CLEAR(made);
    }
    return made;
}

/* A criterion of no unit that lacks nothing and used no rate, as those of yes and no mostly are, says one of few things. It cannot be
 * changed, so that those made before are kept and given again. */
enum { BARE_MAX = 64 };
static struct bare {
    const char *id, *reason;
    int64_t observed, required;
    int32_t outcome;
    PyObject *made;
} bare[BARE_MAX];

static bool is_bare(const heltmed_decision *decision, size_t which)
{
    return heltmed_decision_criterion_unit(decision, which) == NULL && heltmed_decision_criterion_missing_count(decision, which) == 0 &&
           heltmed_decision_criterion_parameter_count(decision, which) == 0;
}

static PyObject *criterion_of(const heltmed_decision *decision, size_t which)
{
    if (!is_bare(decision, which)) {
        return criterion_made(decision, which);
    }
    struct bare asked = {.id = heltmed_decision_criterion_id(decision, which),
                         .reason = heltmed_decision_criterion_reason(decision, which),
                         .observed = heltmed_decision_criterion_observed(decision, which),
                         .required = heltmed_decision_criterion_required(decision, which),
                         .outcome = heltmed_decision_criterion_outcome(decision, which)};
    size_t place = ((uintptr_t)asked.id ^ (uintptr_t)asked.id >> 6 ^ (uintptr_t)asked.reason ^ (uintptr_t)asked.reason >> 6) % BARE_MAX;
    const struct bare *kept = &bare[place];
    if (kept->made != NULL && kept->id == asked.id && kept->reason == asked.reason && kept->observed == asked.observed &&
        kept->required == asked.required && kept->outcome == asked.outcome) {
        Py_INCREF(kept->made);
        return kept->made;
    }
    asked.made = criterion_made(decision, which);
    if (asked.made != NULL) {
        PyObject *former = kept->made;
        bare[place] = asked;
        Py_INCREF(asked.made);
        Py_XDECREF(former);
    }
    return asked.made;
}

static void forget_bare(void)
{
    for (int i = 0; i < BARE_MAX; i++) {
        Py_CLEAR(bare[i].made);
    }
}

static PyObject *criteria_of(const heltmed_decision *decision)
{
    size_t count = heltmed_decision_criterion_count(decision);
    PyObject *list = PyTuple_New((Py_ssize_t)count);
    for (size_t i = 0; list != NULL && i < count; i++) {
        PyObject *one = criterion_of(decision, i);
        if (one == NULL || PyTuple_SetItem(list, (Py_ssize_t)i, one) != 0) {
            Py_CLEAR(list);
        }
    }
    return list;
}

/* ---- decisions ---- */

static PyObject *said_by(const heltmed_decision *decision, const struct json *json)
{
    return Py_BuildValue("NNNNNNNN", PyBytes_FromStringAndSize(json->data, (Py_ssize_t)json->size),
                         PyUnicode_FromString(heltmed_decision_rulebook(decision)), PyLong_FromLong(heltmed_decision_on(decision)),
                         member(OUTCOMES, heltmed_decision_outcome(decision)), member(ADVICES, heltmed_decision_advice(decision)),
                         name_list(decision, heltmed_decision_missing_count(decision), heltmed_decision_missing),
                         name_list(decision, heltmed_decision_ask_also_count(decision), heltmed_decision_ask_also), criteria_of(decision));
}

PyObject *assess_facts(const heltmed_rulebook *rulebook, const char *assessment, PyObject *facts)
{
    struct json json;
    heltmed_error error;
    PyObject *said = NULL;
    if (json_of_facts(&json, facts)) {
        heltmed_document *document = take_document(&error);
        if (document == NULL ||
            heltmed_document_assess(document, rulebook, assessment, json.data, json.size, HELTMED_EN, NULL, &error) != HELTMED_OK) {
            raise_error(&error);
        } else {
            said = said_by(heltmed_document_get_decision(document), &json);
        }
        if (document != NULL) {
            give_document_back(document);
        }
    }
    json_free(&json);
    return said;
}

/* The class of criteria: what the package says it is, a class of Python's whose objects are tuples of so many. */
static bool prepare_criterion(PyObject *type)
{
    PyObject *fields = PyObject_GetAttrString(type, "_fields");
    Py_ssize_t count = fields == NULL ? -1 : PyObject_Size(fields);
    Py_XDECREF(fields);
    if (count != FIELDS || !PyType_Check(type) || !PyType_IsSubtype((PyTypeObject *)type, &PyTuple_Type)) {
        PyErr_SetString(PyExc_TypeError, "the class of criteria is not the module's");
        return false;
    }
    forget_bare();
    Py_INCREF(type);
    Py_XDECREF((PyObject *)criterion);
    criterion = (PyTypeObject *)type;
    void *slot = PyType_GetSlot(criterion, Py_tp_alloc);
    memcpy(&criterion_alloc, &slot, sizeof slot); /* an address of data told as one of a function */
    return true;
}

PyObject *prepare(PyObject *make_error, PyObject *make_plain, PyObject *criterion_class, PyObject *outcomes, PyObject *advices,
                  PyObject *kinds, PyObject *bases)
{
    PyObject *given[ENUMS] = {outcomes, advices, kinds, bases};
    static bool prepared;
    if (!prepare_criterion(criterion_class)) {
        return NULL;
    }
    for (int i = 0; i < ENUMS; i++) {
        if (!PyTuple_Check(given[i])) {
            PyErr_SetString(PyExc_TypeError, "the members of an enum stand in a tuple");
            return NULL;
        }
        Py_INCREF(given[i]);
        Py_XDECREF(members[i]);
        members[i] = given[i];
    }
    errors_prepare(make_error);
    Py_INCREF(make_plain);
    Py_XDECREF(plain_maker);
    plain_maker = make_plain;
    if (!prepared) {
        prepared = Py_AtExit(free_spare) == 0;
    }
    Py_INCREF(Py_None);
    return Py_None;
}
