/*
 * Handles: objects that only the extension makes, and that nothing in PHP can forge, empty, copy or keep open too long.
 * SWIG's own conversions trust any object that says it is wrapped; these look for exactly the class that was made.
 */

%{
/* Refused from PHP: `new`, unserialize and Reflection would all give a handle of nothing. */
static zend_function *handle_no_constructor(zend_object *object)
{
    zend_throw_error(NULL, "%s is made by the extension's functions only", ZSTR_VAL(object->ce->name));
    return NULL;
}

/* A handle has nothing to read, write or unset; SWIG's `thisown` would let PHP make it leak. */
static zval *handle_no_read(zend_object *object, zend_string *name, int type, void **slot, zval *value)
{
    (void)name, (void)type, (void)slot, (void)value;
    zend_throw_error(NULL, "%s has no properties", ZSTR_VAL(object->ce->name));
    return &EG(uninitialized_zval);
}

static zval *handle_no_write(zend_object *object, zend_string *name, zval *value, void **slot)
{
    (void)name, (void)slot;
    zend_throw_error(NULL, "%s has no properties", ZSTR_VAL(object->ce->name));
    return value;
}

static zval *handle_no_place(zend_object *object, zend_string *name, int type, void **slot)
{
    (void)name, (void)type, (void)slot;
    zend_throw_error(NULL, "%s has no properties", ZSTR_VAL(object->ce->name));
    return &EG(error_zval);
}

static void handle_no_unset(zend_object *object, zend_string *name, void **slot)
{
    (void)name, (void)slot;
    zend_throw_error(NULL, "%s has no properties", ZSTR_VAL(object->ce->name));
}

static ZEND_FUNCTION(handle_no_method)
{
    (void)return_value;
    zend_throw_error(NULL, "%s::%s cannot be called", ZSTR_VAL(EX(func)->common.scope->name), ZSTR_VAL(EX(func)->common.function_name));
}

/* SWIG's own methods: __get and __set know `thisown`, and a class with the module's name repeats every function. They cannot
 * be taken out again (PHP keeps to itself what frees them), but they do nothing. */
static void class_mute(zend_class_entry *class)
{
    zend_function *method;
    class->ce_flags |= ZEND_ACC_FINAL | ZEND_ACC_NOT_SERIALIZABLE | ZEND_ACC_NO_DYNAMIC_PROPERTIES;
    class->__get = class->__set = class->__isset = NULL;
    ZEND_HASH_FOREACH_PTR(&class->function_table, method)
    {
        method->internal_function.handler = ZEND_FN(handle_no_method);
    }
    ZEND_HASH_FOREACH_END();
}

static void handle_lock(zend_class_entry *class, zend_object_handlers *handlers)
{
    class_mute(class);
    handlers->get_constructor = handle_no_constructor;
    handlers->clone_obj = NULL;
    handlers->read_property = handle_no_read;
    handlers->write_property = handle_no_write;
    handlers->get_property_ptr_ptr = handle_no_place;
    handlers->unset_property = handle_no_unset;
}

/* What is in a handle of exactly this class; NULL with an exception for anything else. */
static void *handle_open(zval *given, const swig_type_info *type, uint32_t argument)
{
    const zend_class_entry *class = type->clientdata;
    ZVAL_DEREF(given);
    void *inside = Z_TYPE_P(given) == IS_OBJECT && Z_OBJCE_P(given) == class ? SWIG_Z_FETCH_OBJ_P(given)->ptr : NULL;
    if (inside == NULL) {
        zend_argument_type_error(argument, "must be of type %s, %s given", ZSTR_VAL(class->name), zend_zval_type_name(given));
    }
    return inside;
}
%}

/* HANDLE(type, its class in PHP, what is inside, what makes the type of that, what frees it): inside an answer is the
 * heltmed_document that gave it, which nobody else has. */
%define HANDLE(T, CLASS, INSIDE, OPEN, DESTROY)
%rename(CLASS) T;
struct T {};
%extend T { ~T() { DESTROY((INSIDE *)$self); } };
%typemap(in, phptype=#CLASS, noblock=1) const T *, T * {
    INSIDE *inside$argnum = handle_open(&$input, SWIGTYPE_p_##T, $argnum);
    if (inside$argnum == NULL) {
        SWIG_fail;
    }
    $1 = ($1_ltype)OPEN(inside$argnum);
}
%typemap(in, numinputs=0, noblock=1) T **out (T *made = NULL) { $1 = &made; }
%typemap(argout, noblock=1) T **out { SWIG_SetPointerZval($result, made$argnum, SWIGTYPE_p_##T, 1); }
%enddef

%define HELTMED_HANDLE(T, CLASS, DESTROY)
HANDLE(T, CLASS, T, , DESTROY)
%enddef
%define HELTMED_ANSWER(T, CLASS, GET)
HANDLE(T, CLASS, heltmed_document, GET, heltmed_document_destroy)
%enddef
