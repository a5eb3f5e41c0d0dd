#include "facts.h"

#include <stdbool.h>

#include "ext/date/php_date.h"
#include "zend_enum.h"

/* The documents of the contract need at most five. */
enum { DEPTH_MAX = 8 };

/* A document being written. PHP has one empty array for an empty list and an empty object: by `is_object` they are told
 * apart at each depth. */
struct writing {
    smart_str *json;
    bool is_object[DEPTH_MAX];
};

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

static void append_digits(smart_str *json, timelib_sll number, int digits)
{
    char text[4];
    for (int i = digits; i-- > 0; number /= 10) {
        text[i] = (char)('0' + number % 10);
    }
    smart_str_appendl(json, text, (size_t)digits);
}

/* The day that it is where the time is told. A year of more or fewer than four digits is no date to the library. */
static void append_day(smart_str *json, const timelib_time *time)
{
    smart_str_appendc(json, '"');
    if (time->y >= 0 && time->y <= 9999) {
        append_digits(json, time->y, 4);
    }
    smart_str_appendc(json, '-');
    append_digits(json, time->m, 2);
    smart_str_appendc(json, '-');
    append_digits(json, time->d, 2);
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
            append_day(json, time);
            return;
        }
    }
    append_refused(json);
}

static void append_array(const struct writing *to, HashTable *array, int depth);

static void append_value(const struct writing *to, zval *value, int depth)
{
    ZVAL_DEREF(value);
    switch (Z_TYPE_P(value)) {
    case IS_NULL:
        smart_str_appendl(to->json, "null", 4);
        break;
    case IS_FALSE:
        smart_str_appendl(to->json, "false", 5);
        break;
    case IS_TRUE:
        smart_str_appendl(to->json, "true", 4);
        break;
    case IS_LONG:
        smart_str_append_long(to->json, Z_LVAL_P(value));
        break;
    case IS_STRING:
        append_string(to->json, Z_STRVAL_P(value), Z_STRLEN_P(value));
        break;
    case IS_ARRAY:
        append_array(to, Z_ARRVAL_P(value), depth);
        break;
    case IS_OBJECT:
        append_object(to->json, Z_OBJ_P(value));
        break;
    default:
        append_refused(to->json);
    }
}

static void append_list(const struct writing *to, HashTable *array, int depth)
{
    zval *value;
    char opening = '[';
    ZEND_HASH_FOREACH_VAL(array, value)
    {
        smart_str_appendc(to->json, opening);
        append_value(to, value, depth);
        opening = ',';
    }
    ZEND_HASH_FOREACH_END();
    smart_str_appends(to->json, opening == '[' ? "[]" : "]");
}

static void append_map(const struct writing *to, HashTable *array, int depth)
{
    zend_ulong number;
    zend_string *key;
    zval *value;
    char opening = '{';
    ZEND_HASH_FOREACH_KEY_VAL(array, number, key, value)
    {
        smart_str_appendc(to->json, opening);
        if (key != NULL) {
            append_string(to->json, ZSTR_VAL(key), ZSTR_LEN(key));
        } else {
            smart_str_appendc(to->json, '"');
            smart_str_append_long(to->json, (zend_long)number);
            smart_str_appendc(to->json, '"');
        }
        smart_str_appendc(to->json, ':');
        append_value(to, value, depth);
        opening = ',';
    }
    ZEND_HASH_FOREACH_END();
    smart_str_appends(to->json, opening == '{' ? "{}" : "}");
}

static void append_array(const struct writing *to, HashTable *array, int depth)
{
    bool is_empty = zend_hash_num_elements(array) == 0;
    if (depth >= DEPTH_MAX) {
        append_refused(to->json);
    } else if (is_empty ? to->is_object[depth] : !zend_array_is_list(array)) {
        append_map(to, array, depth + 1);
    } else {
        append_list(to, array, depth + 1);
    }
}

static void write_document(const struct writing *to, zval *given)
{
    ZVAL_DEREF(given);
    if (Z_TYPE_P(given) == IS_STRING) {
        smart_str_append(to->json, Z_STR_P(given));
    } else {
        append_value(to, given, 0);
    }
    smart_str_0(to->json);
}

/* The facts, and the rows of their lists. */
void facts_to_json(smart_str *json, zval *facts)
{
    struct writing to = {json, {[0] = true, [2] = true}};
    write_document(&to, facts);
}

/* The overlay, its parameters, and the values of each; or the event, its data, and the rows of its lists. */
void record_to_json(smart_str *json, zval *record)
{
    struct writing to = {json, {[0] = true, [1] = true, [3] = true}};
    write_document(&to, record);
}
