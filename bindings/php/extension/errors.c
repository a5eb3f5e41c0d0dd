#include "errors.h"

#include "ext/spl/spl_exceptions.h"
#include "zend_exceptions.h"

static zend_class_entry *base_class;

/* By their status, those before those of a whole hundred, which they stand below. */
static struct {
    int status;
    const char *name;
    int parent; /* in this table; -1: the base */
    zend_class_entry *class;
} classes[] = {
    {1, "HeltMed\\InvalidInput", -1, NULL}, /* what was given is refused: nothing was assessed or recorded */
    {2, "HeltMed\\Misuse", -1, NULL},       /* the call was not a right one */
    {3, "HeltMed\\SystemFailure", -1, NULL},
    {9, "HeltMed\\LibraryFault", -1, NULL},
    {HELTMED_CONFLICT, "HeltMed\\Conflict", 0, NULL},
    {HELTMED_STATE, "HeltMed\\StateRefused", 0, NULL},
    {HELTMED_QUOTA, "HeltMed\\QuotaReached", 0, NULL},
    {HELTMED_BUSY, "HeltMed\\StoreBusy", 2, NULL},
};

enum { CLASSES = sizeof classes / sizeof classes[0] };

static void declare(const char *name, uint32_t type, zval *initially)
{
    zend_string *key = zend_string_init(name, strlen(name), 1);
    zend_declare_typed_property(base_class, key, initially, ZEND_ACC_PUBLIC, NULL, (zend_type)ZEND_TYPE_INIT_MASK(type));
    zend_string_release(key);
}

void errors_register(void)
{
    zend_class_entry entry;
    zval initially;

    INIT_CLASS_ENTRY(entry, "HeltMed\\HeltMedException", NULL);
    base_class = zend_register_internal_class_ex(&entry, spl_ce_RuntimeException);
    ZVAL_EMPTY_STRING(&initially);
    declare("status", MAY_BE_STRING, &initially);
    ZVAL_NULL(&initially);
    declare("field", MAY_BE_STRING | MAY_BE_NULL, &initially);
    declare("at", MAY_BE_LONG | MAY_BE_NULL, &initially);
    for (size_t i = 0; i < CLASSES; i++) {
        zend_class_entry *parent = classes[i].parent < 0 ? base_class : classes[classes[i].parent].class;
        INIT_CLASS_ENTRY_EX(entry, classes[i].name, strlen(classes[i].name), NULL);
        classes[i].class = zend_register_internal_class_ex(&entry, parent);
    }
}

static zend_class_entry *class_of(heltmed_status status)
{
    zend_class_entry *found = base_class;
    for (size_t i = 0; i < CLASSES; i++) {
        if (classes[i].status == status || classes[i].status == status / 100) {
            found = classes[i].class;
        }
    }
    return found;
}

void errors_throw_at(const heltmed_error *error, int64_t at)
{
    zend_object *exception = zend_throw_exception(class_of(error->code), error->message, error->code);
    zend_update_property_string(base_class, exception, "status", sizeof "status" - 1, heltmed_status_name(error->code));
    if (error->field[0] != '\0') {
        zend_update_property_string(base_class, exception, "field", sizeof "field" - 1, error->field);
    }
    if (at >= 0) {
        zend_update_property_long(base_class, exception, "at", sizeof "at" - 1, at);
    }
}

void errors_throw(const heltmed_error *error) { errors_throw_at(error, -1); }
