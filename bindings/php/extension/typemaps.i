/*
 * How values cross. Strict: SWIG's own conversions make 0 of "abc", 1 of 1.9 and "a" of "a\0b". No function with an
 * out-parameter inherits the declared return type of its status, which opcache would trust; RETURNS names the true one.
 */

%insert("init") %{
    EG(current_module)->version = HELTMED_VERSION;
    errors_register();
%}

%{
/* The text that functions write their answer into, made when it is first needed and used again: nothing is leaked when
 * PHP ends a request in the middle. */
ZEND_TLS heltmed_text *written;

static heltmed_text *written_text(void)
{
    heltmed_error error;
    if (written == NULL && heltmed_text_create(NULL, &written, &error) != HELTMED_OK) {
        errors_throw(&error);
    }
    return written;
}

/* A number of a multiple answer by its name, null for what is not known. */
static void add_number(zval *answer, const char *name, int64_t value, bool known)
{
    if (Z_TYPE_P(answer) != IS_ARRAY) {
        array_init(answer);
    }
    if (known) {
        add_assoc_long(answer, name, value);
    } else {
        add_assoc_null(answer, name);
    }
}

static bool is_number(zval *given, zend_long lowest, zend_long highest, uint32_t argument)
{
    ZVAL_DEREF(given);
    if (Z_TYPE_P(given) != IS_LONG) {
        zend_argument_type_error(argument, "must be of type int, %s given", zend_zval_type_name(given));
        return false;
    }
    if (Z_LVAL_P(given) < lowest || Z_LVAL_P(given) > highest) {
        zend_argument_value_error(argument, "must be between " ZEND_LONG_FMT " and " ZEND_LONG_FMT, lowest, highest);
        return false;
    }
    return true;
}

static bool is_text(zval *given, uint32_t argument)
{
    if (Z_TYPE_P(given) != IS_STRING) {
        zend_argument_type_error(argument, "must be of type string, %s given", zend_zval_type_name(given));
        return false;
    }
    if (strlen(Z_STRVAL_P(given)) != Z_STRLEN_P(given)) {
        zend_argument_value_error(argument, "must not contain any null bytes");
        return false;
    }
    return true;
}

/* The numbers of a list, to be freed with efree; NULL with an exception when it is none. */
static int32_t *numbers_of(zval *given, size_t *count, uint32_t argument)
{
    ZVAL_DEREF(given);
    if (Z_TYPE_P(given) != IS_ARRAY) {
        zend_argument_type_error(argument, "must be of type array, %s given", zend_zval_type_name(given));
        return NULL;
    }
    *count = zend_hash_num_elements(Z_ARRVAL_P(given));
    int32_t *numbers = safe_emalloc(*count, sizeof *numbers, sizeof *numbers);
    int32_t *next = numbers;
    zval *value;
    ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(given), value)
    {
        if (!is_number(value, INT32_MIN, INT32_MAX, argument)) {
            efree(numbers);
            return NULL;
        }
        ZVAL_DEREF(value);
        *next++ = (int32_t)Z_LVAL_P(value);
    }
    ZEND_HASH_FOREACH_END();
    return numbers;
}
%}

/* Stack traces must not carry what a person told: as PHP itself does for passwords. */
%{
static void facts_are_sensitive(const char *name, uint32_t argument)
{
    zend_function *function = zend_hash_str_find_ptr(CG(function_table), name, strlen(name));
    if (function != NULL) {
        zend_add_parameter_attribute(function, argument, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);
    }
}
%}

/* The table of constants is filled after the classes are registered, so that they can be locked there. */
%typemap(consttab) int LOCK_HANDLES {
    handle_lock(SWIG_Php_ce_HeltMedRulebook, &HeltMedRulebook_object_handlers);
    handle_lock(SWIG_Php_ce_HeltMedDecision, &HeltMedDecision_object_handlers);
    handle_lock(SWIG_Php_ce_HeltMedPlan, &HeltMedPlan_object_handlers);
    handle_lock(SWIG_Php_ce_HeltMedShortfalls, &HeltMedShortfalls_object_handlers);
    handle_lock(SWIG_Php_ce_HeltMedShare, &HeltMedShare_object_handlers);
#ifdef HELTMED_WITH_STORE
    handle_lock(SWIG_Php_ce_HeltMedStore, &HeltMedStore_object_handlers);
    handle_lock(SWIG_Php_ce_HeltMedStream, &HeltMedStream_object_handlers);
    facts_are_sensitive("heltmed_store_append", 1);
    facts_are_sensitive("heltmed_store_rehearse", 1);
#endif
    /* What is left are the classes of mere pointers, which no function gives or takes. */
    for (swig_type_info **type = swig_types; *type != NULL; type++) {
        zend_class_entry *class = (*type)->clientdata;
        if (class != NULL && (class->ce_flags & ZEND_ACC_FINAL) == 0) {
            handle_lock(class, &swig_ptr_object_handlers);
        }
    }
    class_mute(SWIG_Php_ce_heltmed);
    SWIG_Php_ce_heltmed->ce_flags |= ZEND_ACC_EXPLICIT_ABSTRACT_CLASS;
    facts_are_sensitive("heltmed_assess", 2);
    facts_are_sensitive("heltmed_plan_make", 1);
    facts_are_sensitive("heltmed_shortfalls_make", 1);
    facts_are_sensitive("heltmed_share_make", 1);
}
%constant int LOCK_HANDLES = 1;

%rshutdown %{
    heltmed_text_destroy(written);
    written = NULL;
%}

/* Numbers. */
%define NUMBER_IN(T, LOWEST, HIGHEST)
%typemap(in, phptype="int", noblock=1) T {
    if (!is_number(&$input, LOWEST, HIGHEST, $argnum)) {
        SWIG_fail;
    }
    $1 = ($1_ltype)Z_LVAL($input);
}
%enddef
NUMBER_IN(int32_t, INT32_MIN, INT32_MAX)
NUMBER_IN(size_t, 0, ZEND_LONG_MAX)
%typemap(out, phptype="int") int32_t, size_t "RETVAL_LONG((zend_long)$1);"
%typemap(in, phptype="?int", noblock=1) int64_t {
    $1 = HELTMED_UNKNOWN;
    if (Z_TYPE($input) != IS_NULL) {
        if (!is_number(&$input, ZEND_LONG_MIN, ZEND_LONG_MAX, $argnum)) {
            SWIG_fail;
        }
        $1 = Z_LVAL($input);
    }
}
%typemap(out, phptype="?int", noblock=1) int64_t {
    if ($1 == HELTMED_UNKNOWN) {
        RETVAL_NULL();
    } else {
        RETVAL_LONG($1);
    }
}

/* Texts in and out. */
%typemap(in, phptype="string", noblock=1) const char * {
    if (!is_text(&$input, $argnum)) {
        SWIG_fail;
    }
    $1 = Z_STRVAL($input);
}
%typemap(in, phptype="?string", noblock=1) const char *OR_NONE {
    if (Z_TYPE($input) != IS_NULL && !is_text(&$input, $argnum)) {
        SWIG_fail;
    }
    $1 = Z_TYPE($input) == IS_NULL ? NULL : Z_STRVAL($input);
}
%typemap(in, phptype="string", noblock=1) (const char *BYTES, size_t SIZE) {
    if (Z_TYPE($input) != IS_STRING) {
        zend_argument_type_error($argnum, "must be of type string, %s given", zend_zval_type_name(&$input));
        SWIG_fail;
    }
    $1 = Z_STRVAL($input);
    $2 = Z_STRLEN($input);
}
%typemap(in, numinputs=0, noblock=1) heltmed_text *out {
    $1 = written_text();
    if ($1 == NULL) {
        SWIG_fail;
    }
}
%typemap(argout, noblock=1) heltmed_text *out { RETVAL_STRINGL(heltmed_text_data($1), heltmed_text_size($1)); }
%typemap(in, numinputs=0, noblock=1) char *out (char day[11]) { $1 = day; }
%typemap(argout, noblock=1) char *out { RETVAL_STRING($1); }

/* An overlay, an event and facts: an array, or JSON. */
%define DOCUMENT_IN(NAME, SIZE, WRITE)
%typemap(in, phptype="array|string", noblock=1) (const char *NAME, size_t SIZE) (smart_str document = {NULL, 0}) {
    if (Z_TYPE($input) != IS_ARRAY && Z_TYPE($input) != IS_STRING) {
        zend_argument_type_error($argnum, "must be of type array|string, %s given", zend_zval_type_name(&$input));
        SWIG_fail;
    }
    WRITE(&document, &$input);
    $1 = ZSTR_VAL(document.s);
    $2 = ZSTR_LEN(document.s);
}
%typemap(freearg, noblock=1) (const char *NAME, size_t SIZE) { smart_str_free(&document$argnum); }
%enddef
DOCUMENT_IN(DOCUMENT, SIZE, record_to_json)

/* A list of municipalities. */
%typemap(in, phptype="array", noblock=1) (const int32_t *members, size_t count) (int32_t *numbers = NULL, size_t count = 0) {
    numbers = numbers_of(&$input, &count, $argnum);
    if (numbers == NULL) {
        SWIG_fail;
    }
    $1 = numbers;
    $2 = count;
}
%typemap(freearg, noblock=1) (const int32_t *members, size_t count) {
    if (numbers$argnum != NULL) {
        efree(numbers$argnum);
    }
}

/* Errors. */
%typemap(arginit, noblock=1) heltmed_error *error { heltmed_error raised; }
%typemap(in, numinputs=0, noblock=1) heltmed_error *error { $1 = &raised; }
%typemap(out, noblock=1) heltmed_status {
    if ($1 != HELTMED_OK) {
        errors_throw(&raised);
        SWIG_fail;
    }
}
%typemap(in, phptype="int", noblock=1) heltmed_status status {
    if (!is_number(&$input, INT32_MIN, INT32_MAX, $argnum)) {
        SWIG_fail;
    }
    $1 = (heltmed_status)Z_LVAL($input);
}

%typemap(in, numinputs=0) const heltmed_allocator *allocator "$1 = NULL;"

/* One number out is the answer; several are an array by their names. */
%typemap(in, numinputs=0, noblock=1) int32_t *OUT (int32_t number = 0), int64_t *OUT (int64_t number = 0) { $1 = &number; }
%typemap(argout, noblock=1) int32_t *OUT { RETVAL_LONG(number$argnum); }
%typemap(argout, noblock=1) int64_t *OUT {
    if (number$argnum == HELTMED_UNKNOWN) {
        RETVAL_NULL();
    } else {
        RETVAL_LONG(number$argnum);
    }
}
%typemap(in, numinputs=0, noblock=1) int32_t *NAMED (int32_t number = INT32_MIN) { $1 = &number; }
%typemap(argout, noblock=1) int32_t *NAMED { add_number(return_value, "$1_name", number$argnum, number$argnum != INT32_MIN); }
%typemap(in, numinputs=0, noblock=1) int64_t *NAMED (int64_t number = HELTMED_UNKNOWN) { $1 = &number; }
%typemap(argout, noblock=1) int64_t *NAMED { add_number(return_value, "$1_name", number$argnum, number$argnum != HELTMED_UNKNOWN); }
%typemap(in, numinputs=0, noblock=1) const char **NAMED (const char *text = NULL) { $1 = ($1_ltype)&text; }
%typemap(argout, noblock=1) const char **NAMED {
    array_init(return_value);
    add_assoc_string(return_value, "$1_name", text$argnum);
}

/* What functions truly return. */
%define RETURNS(FUNCTION, T)
%typemap(out, phptype=T, noblock=1) heltmed_status FUNCTION {
    if ($1 != HELTMED_OK) {
        errors_throw(&raised);
        SWIG_fail;
    }
}
%enddef
RETURNS(heltmed_date_from_civil, "int")
RETURNS(heltmed_date_to_civil, "array")
RETURNS(heltmed_date_parse, "int")
RETURNS(heltmed_date_format, "string")
RETURNS(heltmed_date_add_months, "int")
RETURNS(heltmed_date_next_working_day, "int")
RETURNS(heltmed_rulebook_built_in, "HeltMedRulebook")
RETURNS(heltmed_rulebook_overlay, "HeltMedRulebook")
RETURNS(heltmed_document_overlay, "HeltMedRulebook")
RETURNS(heltmed_rulebook_set, "void")
RETURNS(heltmed_rulebook_set_municipalities, "void")
RETURNS(heltmed_rulebook_seal, "void")
RETURNS(heltmed_rulebook_get, "array")
RETURNS(heltmed_parameter_value, "array")
RETURNS(heltmed_parameter_municipality, "int")
RETURNS(heltmed_language_named, "int")
RETURNS(heltmed_decision_criterion_parameter, "array")
RETURNS(heltmed_decision_derived, "?int")
RETURNS(heltmed_decision_derived_text, "string")
RETURNS(heltmed_decision_summary, "string")
RETURNS(heltmed_decision_explain, "string")
RETURNS(heltmed_decision_letter, "string")
RETURNS(heltmed_decision_json, "string")
RETURNS(heltmed_label_value, "string")
RETURNS(heltmed_plan_visit, "array")
RETURNS(heltmed_plan_json, "string")
RETURNS(heltmed_shortfalls_period, "array")
RETURNS(heltmed_shortfalls_unjudged, "array")
RETURNS(heltmed_shortfalls_json, "string")
RETURNS(heltmed_share_month, "array")
RETURNS(heltmed_share_json, "string")
