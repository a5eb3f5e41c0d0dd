/* The writer of JSON: what it escapes and how it writes each kind of value. */
#include <stdio.h>

#include "testing.h"

#include "rules/rule.h"
#include "json/write.h"

static const char *finished(struct heltmed_text *text)
{
    assert_int_equal(text_finish(text, NULL), HELTMED_OK);
    return heltmed_text_data(text);
}

static void test_only_what_must_be_is_escaped(void **state)
{
    static const char *const escaped[0x20] = {"\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007",
                                              "\\b",     "\\t",     "\\n",     "\\u000b", "\\f",     "\\r",     "\\u000e", "\\u000f",
                                              "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014", "\\u0015", "\\u0016", "\\u0017",
                                              "\\u0018", "\\u0019", "\\u001a", "\\u001b", "\\u001c", "\\u001d", "\\u001e", "\\u001f"};
    struct heltmed_text text = text_with(NULL);
    (void)state;
    for (int byte = 1; byte < 0x100; byte++) {
        char words[] = {'a', (char)byte, 'z', '\0'};
        char bare[] = {(char)byte, '\0'};
        char expected[16];
        snprintf(expected, sizeof(expected), "\"a%sz\"", byte < 0x20 ? escaped[byte] : byte == '"' ? "\\\"" : byte == '\\' ? "\\\\" : bare);
        text_clear(&text);
        json_text(&text, words);
        assert_string_equal(finished(&text), expected);
    }
    text_clear(&text);
    json_text(&text, "");
    json_text(&text, "blåbær / 🫐 \"\\\n");
    assert_string_equal(finished(&text), "\"\"\"blåbær / 🫐 \\\"\\\\\\n\"");
    text_free(&text);
}

static void test_a_tail_is_escaped_in_place(void **state)
{
    struct chance chance = {3};
    (void)state;
    for (int round = 0; round < 2000; round++) {
        struct heltmed_text text = text_with(NULL);
        char tail[64];
        char expected[3 + sizeof(tail) * 2];
        size_t size = (size_t)chance_between(&chance, 0, sizeof(tail) - 1);
        size_t written = 3;
        memcpy(expected, "\"\\x", 3);
        for (size_t i = 0; i < size; i++) {
            tail[i] = "ab\"\\"[chance_between(&chance, 0, 3)];
            if (tail[i] == '"' || tail[i] == '\\') {
                expected[written++] = '\\';
            }
            expected[written++] = tail[i];
        }
        text_append(&text, "\"\\x", 3);
        text_append(&text, tail, size);
        json_escape_since(&text, 3);
        assert_int_equal(text_finish(&text, NULL), HELTMED_OK);
        assert_int_equal(heltmed_text_size(&text), written);
        assert_memory_equal(heltmed_text_data(&text), expected, written);
        text_free(&text);
    }
}

static void test_values(void **state)
{
    static const char *const words[] = {"rules", "duties", "opportunities", "rights", NULL};
    static const struct {
        enum value_kind kind;
        int64_t value;
        const char *json;
    } values[] = {
        {VALUE_DATE, 20779, "\"2026-11-22\""},
        {VALUE_DATE, DATE_MIN, "\"0001-01-01\""},
        {VALUE_DATE, DATE_MAX, "\"9999-12-31\""},
        {VALUE_YES_NO, 0, "false"},
        {VALUE_YES_NO, 1, "true"},
        {VALUE_CHOICE, 0, "\"rules\""},
        {VALUE_CHOICE, 3, "\"rights\""},
        {VALUE_SET, 0, "[]"},
        {VALUE_SET, 8, "[\"rights\"]"},
        {VALUE_SET, 15, "[\"duties\",\"opportunities\",\"rights\",\"rules\"]"},
        {VALUE_MUNICIPALITY, 301, "\"0301\""},
        {VALUE_MUNICIPALITY, 0, "\"0000\""},
        {VALUE_MUNICIPALITY, 9999, "\"9999\""},
        {VALUE_ORE_PER_HOUR, -1, "-1"},
        {VALUE_ORE_PER_YEAR, 1000000000, "1000000000"},
        {VALUE_BP, 10000, "10000"},
        {VALUE_COUNT, 0, "0"},
        {VALUE_COUNT, UNKNOWN, "null"},
        {VALUE_DATE, NONE, "null"},
        {VALUE_SET, OUT_OF_RANGE, "null"},
    };
    struct heltmed_text text = text_with(NULL);
    (void)state;
    for (size_t i = 0; i < LENGTH(values); i++) {
        text_clear(&text);
        json_value(&text, values[i].kind, words, values[i].value);
        assert_string_equal(finished(&text), values[i].json);
    }
    text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_what_must_be_is_escaped),
        cmocka_unit_test(test_a_tail_is_escaped_in_place),
        cmocka_unit_test(test_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
