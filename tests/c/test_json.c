/* The reader of JSON, held against jansson: what is well-formed, and what its values are. */
#include "testing.h"

#include <stdio.h>

#include <jansson.h>

#include "json/parse.h"

/* ---- one and the same value ---- */

static void assert_text(struct json_span span, const char *expected, size_t size)
{
    char *decoded = malloc(span.size + 1);
    assert_int_equal(json_decode(span, decoded), size);
    assert_memory_equal(decoded, expected, size);
    free(decoded);
}

static void assert_same(struct json_cursor *cursor, json_t *expected);

static void assert_same_object(struct json_cursor *cursor, json_t *expected)
{
    struct json_span key;
    size_t count = 0;

    json_enter(cursor);
    for (; json_next_key(cursor, &key); count++) {
        char *decoded = malloc(key.size + 1);
        decoded[json_decode(key, decoded)] = '\0';
        json_t *value = json_object_get(expected, decoded);
        assert_non_null(value);
        /* Names are the only strings that are compared in place. */
        assert_int_equal(json_span_is(key, decoded), !key.escaped || key.size <= 12 * 64);
        free(decoded);
        assert_same(cursor, value);
    }
    assert_int_equal(count, json_object_size(expected));
}

static void assert_same_array(struct json_cursor *cursor, json_t *expected)
{
    size_t count = 0;

    json_enter(cursor);
    for (; json_next_element(cursor); count++) {
        assert_same(cursor, json_array_get(expected, count));
    }
    assert_int_equal(count, json_array_size(expected));
}

static void assert_same_number(struct json_cursor *cursor, json_t *expected)
{
    int64_t number = 0;
    switch (json_take_number(cursor, &number)) {
    case JSON_WHOLE:
        assert_true(json_is_integer(expected));
        assert_true(number == json_integer_value(expected));
        break;
    case JSON_HUGE:
        assert_true(json_is_integer(expected));
        assert_true(json_integer_value(expected) >= 1000000000000000000 || json_integer_value(expected) <= -1000000000000000000);
        break;
    case JSON_FRACTION:
        assert_true(json_is_real(expected));
    }
}

static void assert_same(struct json_cursor *cursor, json_t *expected)
{
    char first = json_peek(cursor);
    switch (json_typeof(expected)) {
    case JSON_OBJECT:
        assert_int_equal(first, '{');
        assert_same_object(cursor, expected);
        break;
    case JSON_ARRAY:
        assert_int_equal(first, '[');
        assert_same_array(cursor, expected);
        break;
    case JSON_STRING:
        assert_int_equal(first, '"');
        assert_text(json_take_span(cursor), json_string_value(expected), json_string_length(expected));
        break;
    case JSON_TRUE:
    case JSON_FALSE:
    case JSON_NULL:
        assert_int_equal(first, json_is_true(expected) ? 't' : json_is_false(expected) ? 'f' : 'n');
        json_take_literal(cursor);
        break;
    default:
        assert_same_number(cursor, expected);
    }
}

/* What jansson refuses for more than its form. */
static bool is_refused_by_value(const json_error_t *error)
{
    return json_error_code(error) == json_error_duplicate_key || json_error_code(error) == json_error_numeric_overflow;
}

static size_t well_formed_texts, ill_formed_texts;

static void compare(const char *text, size_t size)
{
    json_error_t error = {0};
    json_t *expected = json_loadb(text, size, JSON_REJECT_DUPLICATES, &error);
    size_t place = json_check(text, size);

    if (memchr(text, '\0', size) != NULL) {
        /* jansson passes over a NUL that follows a number or a literal. */
        assert_true(place <= size);
    } else if (expected != NULL && json_is_object(expected)) {
        struct json_cursor cursor = {text};
        if (place != JSON_WELL_FORMED) {
            fail_msg("refused from byte %zu on: %.*s", place, (int)size, text);
        }
        assert_same(&cursor, expected);
        assert_true(cursor.at <= text + size);
        cursor.at = text;
        json_skip(&cursor);
        assert_true(cursor.at <= text + size);
        well_formed_texts++;
    } else if (expected != NULL || !is_refused_by_value(&error)) {
        assert_true(place <= size);
        ill_formed_texts++;
    }
    json_decref(expected);
}

/* A copy that ends where its memory does, so that a byte read too far is found out. */
static void compare_exactly(const char *text, size_t size)
{
    char *copy = malloc(size > 0 ? size : 1);
    memcpy(copy, text, size);
    compare(copy, size);
    free(copy);
}

/* ---- texts by chance ---- */

enum { TEXT_SIZE = 4096 };

struct writer {
    struct chance *chance;
    char text[TEXT_SIZE];
    size_t size;
};

static void put(struct writer *writer, const char *words)
{
    size_t size = strlen(words);
    if (writer->size + size < TEXT_SIZE) {
        memcpy(writer->text + writer->size, words, size);
        writer->size += size;
    }
}

#define ONE_OF(chance, array) (array)[chance_between(chance, 0, (int64_t)(sizeof(array) / sizeof((array)[0])) - 1)]

static void put_space(struct writer *writer)
{
    static const char *const spaces[] = {"", "", "", "", " ", "\t", "\r\n", "  "};
    put(writer, ONE_OF(writer->chance, spaces));
}

static void put_string(struct writer *writer)
{
    static const char *const pieces[] = {
        "on",
        "hourly_wage_ore",
        "a",
        "",
        " ",
        "\\n",
        "\\\"",
        "\\\\",
        "\\/",
        "\\u0041",
        "\\u00e5",
        "\\uD83D\\uDE00",
        "\\u2028",
        "\xc3\xa5",
        "\xe2\x82\xac",
        "\xf0\x9f\x98\x80",
        "\xed\x9f\xbf",
        "\xf4\x8f\xbf\xbf",
        "\x7f",
        "2026-11-22",
        "{",
        "]",
        "\\b\\f\\r\\t",
        "\\uffff",
        "'",
    };
    put(writer, "\"");
    for (int64_t i = chance_between(writer->chance, 0, 4); i > 0; i--) {
        put(writer, ONE_OF(writer->chance, pieces));
    }
    put(writer, "\"");
}

static void put_value(struct writer *writer, int depth)
{
    static const char *const scalars[] = {"true",
                                          "false",
                                          "null",
                                          "0",
                                          "-0",
                                          "7",
                                          "-12",
                                          "3816",
                                          "999999999999999999",
                                          "-999999999999999999",
                                          "1000000000000000000",
                                          "9223372036854775807",
                                          "-9223372036854775808",
                                          "9223372036854775808",
                                          "0.5",
                                          "-1.25e+3",
                                          "1E2",
                                          "1e-7",
                                          "1e400"};
    int64_t kind = chance_between(writer->chance, 0, depth > 6 ? 5 : 9);
    if (kind <= 3) {
        put(writer, ONE_OF(writer->chance, scalars));
    } else if (kind <= 5) {
        put_string(writer);
    } else {
        bool is_object = kind > 7;
        put(writer, is_object ? "{" : "[");
        put_space(writer);
        for (int64_t i = chance_between(writer->chance, 0, 4), first = i; i > 0; i--) {
            put(writer, i == first ? "" : ",");
            put_space(writer);
            if (is_object) {
                put_string(writer);
                put_space(writer);
                put(writer, ":");
                put_space(writer);
            }
            put_value(writer, depth + 1);
            put_space(writer);
        }
        put(writer, is_object ? "}" : "]");
    }
}

/* Something of it changed: a byte, a piece cut out or twice, its end cut off. */
static void spoil(struct writer *writer)
{
    static const char bytes[] = "{}[]\",:\\ ntf0e-.u\n\x01\x80\xc3\xff'D8";
    struct chance *chance = writer->chance;
    size_t size = writer->size;
    size_t from = (size_t)chance_between(chance, 0, (int64_t)size - 1);
    size_t count = (size_t)chance_between(chance, 1, 4);

    count = from + count > size ? size - from : count;
    switch (chance_between(chance, 0, 4)) {
    case 0:
        writer->text[from] = (char)chance_between(chance, 0, 255);
        break;
    case 1:
        writer->text[from] = bytes[chance_between(chance, 0, (int64_t)sizeof bytes - 1)];
        break;
    case 2:
        memmove(writer->text + from, writer->text + from + count, size - from - count);
        writer->size -= count;
        break;
    case 3:
        if (size + count < TEXT_SIZE) {
            memmove(writer->text + from + count, writer->text + from, size - from);
            writer->size += count;
        }
        break;
    default:
        writer->size = from;
    }
}

static void test_texts_by_chance(void **state)
{
    (void)state;
    struct chance chance = {2026};
    struct writer writer = {.chance = &chance};

    for (int i = 0; i < 60000; i++) {
        writer.size = 0;
        put(&writer, "{");
        put_string(&writer);
        put(&writer, ":");
        put_value(&writer, 0);
        put(&writer, "}");
        put_space(&writer);
        compare_exactly(writer.text, writer.size);
        for (int64_t spoilt = chance_between(&chance, 0, 3); spoilt > 0 && writer.size > 0; spoilt--) {
            spoil(&writer);
            compare_exactly(writer.text, writer.size);
        }
    }
    assert_true(well_formed_texts > 50000);
    assert_true(ill_formed_texts > 50000);
}

/* Every sequence of two bytes in a string, and every one of three and four that begins like a character. */
static void test_every_short_sequence(void **state)
{
    (void)state;
    char text[] = "{\"a\":\"....\"}";
    static const unsigned char edges[] = {0x00, 0x1f, 0x22, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xed, 0xf0, 0xff};
    char *at = text + 6;

    for (int first = 0; first < 256; first++) {
        for (int second = 0; second < 256; second++) {
            memcpy(at, "ab..", 4);
            at[0] = (char)first;
            at[1] = (char)second;
            compare(text, sizeof text - 1);
        }
        for (size_t i = 0; first >= 0xc0 && i < sizeof edges * sizeof edges * sizeof edges; i++) {
            at[0] = (char)first;
            at[1] = (char)edges[i % sizeof edges];
            at[2] = (char)edges[i / sizeof edges % sizeof edges];
            at[3] = (char)edges[i / sizeof edges / sizeof edges];
            compare(text, sizeof text - 1);
        }
    }
}

/* Every escape of a code unit, alone and before a second half. */
static void test_every_escape(void **state)
{
    (void)state;
    char text[64];

    for (unsigned unit = 0; unit < 0x10000; unit++) {
        int size = snprintf(text, sizeof text, "{\"a\":\"\\u%04x\"}", unit);
        compare(text, (size_t)size);
        size = snprintf(text, sizeof text, "{\"a\":\"\\u%04X\\uDC0F\"}", unit);
        compare(text, (size_t)size);
        size = snprintf(text, sizeof text, "{\"a\":\"\\ud812\\u%04x\"}", unit);
        compare(text, (size_t)size);
    }
}

static void test_depth(void **state)
{
    (void)state;
    char text[1024];
    for (int depth = 1; depth <= 100; depth++) {
        size_t size = 0;
        memcpy(text, "{\"a\":", 5);
        size = 5;
        memset(text + size, '[', (size_t)depth);
        size += (size_t)depth;
        memset(text + size, ']', (size_t)depth);
        size += (size_t)depth;
        text[size++] = '}';
        assert_int_equal(json_check(text, size) == JSON_WELL_FORMED, depth + 1 <= JSON_DEPTH_MAX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_by_chance),
        cmocka_unit_test(test_every_short_sequence),
        cmocka_unit_test(test_every_escape),
        cmocka_unit_test(test_depth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
