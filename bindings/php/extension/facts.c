#include "facts.h"

#include <stdbool.h>

#include "ext/date/php_date.h"
#include "zend_enum.h"

/* The documents of the contract need three. */
enum { DEPTH_MAX = 8 };

static void append_string(smart_str *json, const char *text, size_t size)
{
    static const char hex[] = "0123456789abcdef";
    size_t from = 0;
    smart_str_appendc(json, '"');
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c != '"' && c != '\\' && c >= 0x20) {
            continue;
        }
        smart_str_appendl(json, text + from, i - from);
        from = i + 1;
        if (c == '"' || c == '\\') {
            smart_str_appendc(json, '\\');
            smart_str_appendc(json, (char)c);
        } else {
            smart_str_appendl(json, "\\u00", 4);
            smart_str_appendc(json, hex[c >> 4]);
            smart_str_appendc(json, hex[c & 15]);
        }
    }
    smart_str_appendl(json, text + from, size - from);
    smart_str_appendc(json, '"');
}

static void append_refused(smart_str *json) { smart_str_appendl(json, "0.5", 3); }

static void append_object(smart_str *json, zend_object *object)
{
    if ((object->ce->ce_flags & ZEND_ACC_ENUM) != 0 && object->ce->enum_backing_type == IS_STRING) {
        zend_string *value = Z_STR_P(zend_enum_fetch_case_value(object));
        append_string(json, ZSTR_VAL(value), ZSTR_LEN(value));
        return;
    }
    if (instanceof_function(object->ce, php_date_get_interface_ce())) {
        const timelib_time *time = php_date_obj_from_obj(object)->time;
        /* A subclass need not have called its parent's constructor. */
        if (time != NULL) {
            smart_str_append_printf(json, "\"%04lld-%02lld-%02lld\"", (long long)time->y, (long long)time->m, (long long)time->d);
            return;
        }
    }
    append_refused(json);
}

static void append_array(smart_str *json, HashTable *array, int depth);

static void append_value(smart_str *json, zval *value, int depth)
{
    ZVAL_DEREF(value);
    switch (Z_TYPE_P(value)) {
    case IS_NULL: smart_str_appendl(json, "null", 4); break;
    case IS_FALSE: smart_str_appendl(json, "false", 5); break;
    case IS_TRUE: smart_str_appendl(json, "true", 4); break;
    case IS_LONG: smart_str_append_long(json, Z_LVAL_P(value)); break;
    case IS_STRING: append_string(json, Z_STRVAL_P(value), Z_STRLEN_P(value)); break;
    case IS_ARRAY: append_array(json, Z_ARRVAL_P(value), depth); break;
    case IS_OBJECT: append_object(json, Z_OBJ_P(value)); break;
    default: append_refused(json);
    }
}

static void append_list(smart_str *json, HashTable *array, int depth)
{
    zval *value;
    char opening = '[';
    ZEND_HASH_FOREACH_VAL(array, value)
    {
        smart_str_appendc(json, opening);
        append_value(json, value, depth);
        opening = ',';
    }
    ZEND_HASH_FOREACH_END();
    smart_str_appends(json, opening == '[' ? "[]" : "]");
}

static void append_map(smart_str *json, HashTable *array, int depth)
{
    zend_ulong number;
    zend_string *key;
    zval *value;
    char opening = '{';
    ZEND_HASH_FOREACH_KEY_VAL(array, number, key, value)
    {
        smart_str_appendc(json, opening);
        if (key != NULL) {
            append_string(json, ZSTR_VAL(key), ZSTR_LEN(key));
        } else {
            smart_str_appendc(json, '"');
            smart_str_append_long(json, (zend_long)number);
            smart_str_appendc(json, '"');
        }
        smart_str_appendc(json, ':');
        append_value(json, value, depth);
        opening = ',';
    }
    ZEND_HASH_FOREACH_END();
    smart_str_appends(json, opening == '{' ? "{}" : "}");
}

/* PHP writes an empty list and an empty object alike: the facts themselves and the rows of a list are objects, and what
 * stands in an object is a list. */
static void append_array(smart_str *json, HashTable *array, int depth)
{
    bool wants_object = depth % 2 == 0;
    bool is_empty = zend_hash_num_elements(array) == 0;
    if (depth >= DEPTH_MAX) {
        append_refused(json);
    } else if (is_empty ? wants_object : !zend_array_is_list(array)) {
        append_map(json, array, depth + 1);
    } else {
        append_list(json, array, depth + 1);
    }
}

void facts_to_json(smart_str *json, zval *facts)
{
    ZVAL_DEREF(facts);
    if (Z_TYPE_P(facts) == IS_STRING) {
        smart_str_append(json, Z_STR_P(facts));
    } else {
        append_value(json, facts, 0);
    }
    smart_str_0(json);
}
