#include "errors.h"

#include "ext/spl/spl_exceptions.h"
#include "zend_exceptions.h"

static zend_class_entry *base_class;

/* By the hundreds of their status. */
static struct {
    int hundreds;
    const char *name;
    zend_class_entry *class;
} classes[] = {
    {1, "HeltMed\\InvalidInput", NULL}, /* what was given is refused, and nothing was assessed */
    {2, "HeltMed\\Misuse", NULL},       /* the call was not a right one */
    {3, "HeltMed\\SystemFailure", NULL},
    {9, "HeltMed\\LibraryFault", NULL},
};

enum { CLASSES = sizeof classes / sizeof classes[0] };

static void declare(zend_class_entry *class, const char *name, uint32_t type, zval *initially)
{
    zend_string *key = zend_string_init(name, strlen(name), 1);
    zend_declare_typed_property(class, key, initially, ZEND_ACC_PUBLIC, NULL, (zend_type)ZEND_TYPE_INIT_MASK(type));
    zend_string_release(key);
}

void errors_register(void)
{
    zend_class_entry entry;
    zval initially;

    INIT_CLASS_ENTRY(entry, "HeltMed\\HeltMedException", NULL);
    base_class = zend_register_internal_class_ex(&entry, spl_ce_RuntimeException);
    ZVAL_EMPTY_STRING(&initially);
    declare(base_class, "status", MAY_BE_STRING, &initially);
    ZVAL_NULL(&initially);
    declare(base_class, "field", MAY_BE_STRING | MAY_BE_NULL, &initially);
    for (size_t i = 0; i < CLASSES; i++) {
        INIT_CLASS_ENTRY_EX(entry, classes[i].name, strlen(classes[i].name), NULL);
        classes[i].class = zend_register_internal_class_ex(&entry, base_class);
    }
}

void errors_throw(const heltmed_error *error)
{
    zend_class_entry *class = base_class;
    for (size_t i = 0; i < CLASSES; i++) {
        if (classes[i].hundreds == error->code / 100) {
            class = classes[i].class;
        }
    }
    zend_object *exception = zend_throw_exception(class, error->message, error->code);
    zend_update_property_string(base_class, exception, "status", sizeof "status" - 1, heltmed_status_name(error->code));
    if (error->field[0] != '\0') {
        zend_update_property_string(base_class, exception, "field", sizeof "field" - 1, error->field);
    }
}
