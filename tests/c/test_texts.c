/* The texts of all languages: every one that is needed is there, its slots can be filled in, and values read well in it. */
#include <heltmed/heltmed.h>

#include <stdio.h>

#include "needed_texts.h"
#include "testing.h"

#include "rules/registry.h"
#include "texts/catalogue.h"
#include "texts/value_text.h"

static const char *key_of(uint32_t place) { return text_keys[place]; }

static bool begins(const char *text, const char *beginning) { return strncmp(text, beginning, strlen(beginning)) == 0; }

/* Labels and words of the command's own reports. */
static bool is_of_the_command(const char *key)
{
    return begins(key, "label.") || begins(key, "outcome.") || begins(key, "advice.") || begins(key, "step.");
}

/* ---- finding ---- */

static void test_every_key_is_found(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < text_count; i++) {
        assert_true(i == 0 || strcmp(key_of(i - 1), key_of(i)) < 0);
        assert_int_equal(text_place(&text_keys[i], 1), i);
        char first[128];
        const char *point = strrchr(key_of(i), '.');
        if (point != NULL) {
            snprintf(first, sizeof(first), "%.*s", (int)(point - key_of(i)), key_of(i));
            assert_int_equal(text_place((const char *const[]){first, point + 1}, 2), i);
        }
        for (int32_t language = 0; language < TEXT_LANGUAGES; language++) {
            const struct text *text = text_find(language, &text_keys[i], 1);
            assert_ptr_equal(text, &text_languages[language][i]);
            assert_int_equal(text->size, strlen(text->words));
            assert_true(text->size > 0);
        }
    }
}

static void test_what_is_no_key_is_not_found(void **state)
{
    static const char *const none[][3] = {
        {"", "", ""},           {"wage", "", ""}, {"wage", "floor", ""},      {"wage.floor", "below_floo", ""},
        {"wage.floor", "", ""}, {".", ".", "."},  {"wage", "floor", "below"}, {"wage.floor", "below_floor", "x"}};
    (void)state;
    for (size_t i = 0; i < LENGTH(none); i++) {
        for (size_t parts = 1; parts <= 3; parts++) {
            assert_int_equal(text_place(none[i], parts) == NO_TEXT, i != 7 || parts != 2);
        }
        assert_null(text_find(TEXT_EN, none[i], 3));
    }
}

/* ---- what is needed ---- */

struct needs {
    bool *needed; /* for each place */
    size_t missing;
};

static void note_need(void *context, const char *key, const struct rule *rule, const char *meaning)
{
    struct needs *needs = context;
    uint32_t place = text_place(&key, 1);
    (void)rule;
    (void)meaning;
    if (place == NO_TEXT) {
        print_error("src/texts has no %s\n", key);
        needs->missing++;
    } else {
        assert_false(needs->needed[place]);
        needs->needed[place] = true;
    }
}

static void test_needed_texts_are_there_and_no_others(void **state)
{
    struct needs needs = {calloc(text_count, sizeof(bool)), 0};
    size_t others = 0;
    (void)state;
    assert_non_null(needs.needed);
    needed_texts(note_need, &needs);
    for (uint32_t i = 0; i < text_count; i++) {
        if (!needs.needed[i] && !is_of_the_command(key_of(i))) {
            print_error("nothing asks for %s in src/texts\n", key_of(i));
            others++;
        }
    }
    free(needs.needed);
    assert_int_equal(needs.missing, 0);
    assert_int_equal(others, 0);
}

/* ---- slots ---- */

static const struct slot *slot_named(const struct rule *rule, const char *name)
{
    for (uint8_t i = 0; rule != NULL && i < rule->slot_count; i++) {
        if (strcmp(rule->slots[i].name, name) == 0) {
            return &rule->slots[i];
        }
    }
    return NULL;
}

/* A choice needs a word for each value. */
static bool has_words(const struct slot *slot)
{
    for (int w = 0; slot->kind == VALUE_CHOICE && slot->words[w] != NULL; w++) {
        if (text_place((const char *const[]){"word", slot->name, slot->words[w]}, 3) == NO_TEXT) {
            return false;
        }
    }
    return true;
}

static bool is_fixed_slot(const char *key, const char *name)
{
    static const char *const allowed[][2] = {{"format.money", "kroner"},     {"format.money", "ore"},        {"format.date", "day"},
                                             {"format.date", "month"},       {"format.date", "year"},        {"format.date", "weekday"},
                                             {"format.percent", "whole"},    {"format.percent", "fraction"}, {"letter.on", "on"},
                                             {"letter.rulebook", "rulebook"}};
    for (size_t i = 0; i < LENGTH(allowed); i++) {
        if (strcmp(allowed[i][0], key) == 0 && strcmp(allowed[i][1], name) == 0) {
            return true;
        }
    }
    return false;
}

static void check_slots(void *context, const char *key, const struct rule *rule, const char *meaning)
{
    size_t *wrong = context;
    (void)meaning;
    for (int32_t language = 0; language < TEXT_LANGUAGES; language++) {
        const struct text *text = text_find(language, &key, 1);
        for (uint16_t i = 0; text != NULL && i < text->slot_count; i++) {
            const char *name = text_slot_names[text_slots[text->first_slot + i].name];
            const struct slot *slot = slot_named(rule, name);
            bool can_be_filled = slot == NULL ? is_fixed_slot(key, name) : slot_can_be_written(slot) && has_words(slot);
            if (!can_be_filled) {
                print_error("%s: %s cannot be told what {%s} is\n", heltmed_language_name(language), key, name);
                *wrong += 1;
            }
        }
    }
}

static void test_every_slot_can_be_filled_in(void **state)
{
    size_t wrong = 0;
    (void)state;
    needed_texts(check_slots, &wrong);
    assert_int_equal(wrong, 0);
}

static void test_slots_are_where_the_text_has_them(void **state)
{
    (void)state;
    for (int32_t language = 0; language < TEXT_LANGUAGES; language++) {
        for (uint32_t i = 0; i < text_count; i++) {
            const struct text *text = &text_languages[language][i];
            uint16_t from = 0;
            for (uint16_t s = 0; s < text->slot_count; s++) {
                const struct text_slot *slot = &text_slots[text->first_slot + s];
                const char *name = text_slot_names[slot->name];
                assert_true(slot->start >= from && slot->end <= text->size);
                assert_int_equal(slot->end - slot->start, strlen(name) + 2);
                assert_memory_equal(text->words + slot->start + 1, name, strlen(name));
                assert_int_equal(memchr(text->words + from, '{', slot->start - (size_t)from) == NULL, 1);
                from = slot->end;
            }
            assert_null(strchr(text->words + from, '{'));
        }
    }
}

static void test_formats_have_their_parts(void **state)
{
    static const struct {
        enum fixed_text format;
        const char *part;
    } parts[] = {{TEXT_FORMAT_MONEY, "{kroner}"},    {TEXT_FORMAT_MONEY, "{ore}"}, {TEXT_FORMAT_DATE, "{day}"},
                 {TEXT_FORMAT_DATE, "{month}"},      {TEXT_FORMAT_DATE, "{year}"}, {TEXT_FORMAT_PERCENT, "{whole}"},
                 {TEXT_FORMAT_PERCENT, "{fraction}"}};
    (void)state;
    for (int32_t language = 0; language < TEXT_LANGUAGES; language++) {
        for (size_t i = 0; i < LENGTH(parts); i++) {
            assert_non_null(strstr(text_named(language, parts[i].format)->words, parts[i].part));
        }
        assert_in_range(text_named(language, TEXT_FORMAT_THOUSANDS)->size, 1, 8);
        assert_in_range(text_named(language, TEXT_FORMAT_DECIMAL)->size, 1, 3);
    }
}

/* ---- values ---- */

struct written {
    uint8_t kind;
    int64_t value;
    const char *nb, *en, *easy_nb;
};

static const struct written written[] = {
    {VALUE_ORE_PER_HOUR, 3816, "38,16 kr", "NOK 38.16", "38,16 kroner"},
    {VALUE_ORE_PER_HOUR, 3500, "35,00 kr", "NOK 35.00", "35,00 kroner"},
    {VALUE_ORE_PER_HOUR, 0, "0,00 kr", "NOK 0.00", "0,00 kroner"},
    {VALUE_ORE_PER_HOUR, 5, "0,05 kr", "NOK 0.05", "0,05 kroner"},
    {VALUE_ORE_PER_HOUR, -316, "−3,16 kr", "NOK −3.16", "−3,16 kroner"},
    {VALUE_ORE_PER_HOUR, -50, "−0,50 kr", "NOK −0.50", "−0,50 kroner"},
    {VALUE_ORE_PER_HOUR, 1000000000, "10 000 000,00 kr", "NOK 10,000,000.00", "10 000 000,00 kroner"},
    {VALUE_ORE_PER_YEAR, 9558400, "95 584 kr", "NOK 95,584", "95 584 kroner"},
    {VALUE_ORE_PER_YEAR, 9558401, "95 584,01 kr", "NOK 95,584.01", "95 584,01 kroner"},
    {VALUE_ORE_PER_YEAR, -100000, "−1 000 kr", "NOK −1,000", "−1 000 kroner"},
    {VALUE_ORE_PER_MONTH, 99900, "999 kr", "NOK 999", "999 kroner"},
    {VALUE_ORE, 0, "0 kr", "NOK 0", "0 kroner"},
    {VALUE_DATE, 20779, "22. november 2026", "22 November 2026", "søndag 22. november 2026"},
    {VALUE_DATE, 20612, "8. juni 2026", "8 June 2026", "mandag 8. juni 2026"},
    {VALUE_DATE, DATE_MIN, "1. januar 1", "1 January 1", "mandag 1. januar 1"},
    {VALUE_DATE, DATE_MAX, "31. desember 9999", "31 December 9999", "fredag 31. desember 9999"},
    {VALUE_YES_NO, 1, "ja", "yes", "ja"},
    {VALUE_YES_NO, 0, "nei", "no", "nei"},
    {VALUE_MUNICIPALITY, 301, "0301", "0301", "0301"},
    {VALUE_COUNT, 1000000, "1000000", "1000000", "1000000"},
    {VALUE_DAYS, 7, "7", "7", "7"},
    {VALUE_WEEKS, 4, "4", "4", "4"},
    {VALUE_DAYS, UNKNOWN, "ukjent", "unknown", NULL},
    {VALUE_DATE, NONE, "ingen", "none", NULL},
    {VALUE_SET, 3, "", "", ""},
    {VALUE_ROWS, 3, "", "", ""},
};

static const char *value_in(struct heltmed_text *text, int32_t language, const struct slot *slot, int64_t value)
{
    text_clear(text);
    value_text(text, language, slot, value);
    assert_int_equal(text_finish(text, NULL), HELTMED_OK);
    return heltmed_text_data(text);
}

static void test_values_are_written_as_people_write_them(void **state)
{
    struct heltmed_text text = text_with(NULL);
    (void)state;
    for (size_t i = 0; i < LENGTH(written); i++) {
        struct slot slot = {.name = "a_slot", .kind = written[i].kind};
        assert_string_equal(value_in(&text, HELTMED_NB, &slot, written[i].value), written[i].nb);
        assert_string_equal(value_in(&text, HELTMED_EN, &slot, written[i].value), written[i].en);
        if (written[i].easy_nb != NULL) {
            assert_string_equal(value_in(&text, HELTMED_EASY_NB, &slot, written[i].value), written[i].easy_nb);
        }
    }
    text_free(&text);
}

static void test_shares_lose_their_last_zeros(void **state)
{
    static const struct {
        int64_t bp;
        const char *nb, *en;
    } shares[] = {{0, "0 %", "0%"},       {2000, "20 %", "20%"},   {1250, "12,5 %", "12.5%"}, {3333, "33,33 %", "33.33%"},
                  {5, "0,05 %", "0.05%"}, {10000, "100 %", "100%"}};
    struct heltmed_text text = text_with(NULL);
    struct slot slot = {.name = "a_share", .kind = VALUE_BP};
    (void)state;
    for (size_t i = 0; i < LENGTH(shares); i++) {
        assert_string_equal(value_in(&text, HELTMED_NB, &slot, shares[i].bp), shares[i].nb);
        assert_string_equal(value_in(&text, HELTMED_EN, &slot, shares[i].bp), shares[i].en);
    }
    text_free(&text);
}

static void test_choices_have_words(void **state)
{
    struct heltmed_text text = text_with(NULL);
    const struct slot *area = slot_named(&wage_rule, "area");
    (void)state;
    assert_string_equal(value_in(&text, HELTMED_EN, area, 1), "cleaning");
    assert_string_equal(value_in(&text, HELTMED_NB, area, 1), "renhold");
    assert_string_equal(value_in(&text, HELTMED_NB, slot_named(&wage_rule, "phase"), 1), "permanent");
    text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key_is_found),
        cmocka_unit_test(test_what_is_no_key_is_not_found),
        cmocka_unit_test(test_needed_texts_are_there_and_no_others),
        cmocka_unit_test(test_every_slot_can_be_filled_in),
        cmocka_unit_test(test_slots_are_where_the_text_has_them),
        cmocka_unit_test(test_formats_have_their_parts),
        cmocka_unit_test(test_values_are_written_as_people_write_them),
        cmocka_unit_test(test_shares_lose_their_last_zeros),
        cmocka_unit_test(test_choices_have_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
