/* Texts and values for reports of a host's own. */
#include <heltmed/label.h>

#include "base/calendar.h"
#include "base/error.h"
#include "rules/trial_days.h"
#include "texts/explain.h"
#include "texts/value_text.h"

const char *heltmed_label(int32_t language, const char *key)
{
    if (key == NULL || heltmed_language_name(language) == NULL) {
        return NULL;
    }
    const struct text *text = text_find(language, &key, 1);
    return text == NULL ? NULL : text->words;
}

/* The kind that has this unit and can be written down without more than its value; VALUE_KINDS for none. */
static uint8_t kind_of_unit(const char *unit)
{
    uint8_t kind = 0;
    if (unit == NULL) {
        return VALUE_COUNT;
    }
    while (kind < VALUE_KINDS && (value_kinds[kind].unit == NULL || strcmp(value_kinds[kind].unit, unit) != 0)) {
        kind++;
    }
    return kind;
}

heltmed_status heltmed_label_value(int32_t language, const char *unit, int64_t value, heltmed_text *out, heltmed_error *error)
{
    if (out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the text is NULL");
    }
    struct slot slot = {.kind = kind_of_unit(unit)};
    if (heltmed_language_name(language) == NULL || slot.kind == VALUE_KINDS) {
        return error_set(error, HELTMED_UNKNOWN_NAME, NULL, "there is no such language or no such unit");
    }
    bool is_date = slot.kind == VALUE_DATE, is_share = slot.kind == VALUE_BP;
    if (value != UNKNOWN && ((is_date && (value < DATE_MIN || value > DATE_MAX)) || (is_share && value < 0))) {
        return error_set(error, HELTMED_RANGE, NULL, "the value is outside its range");
    }
    text_clear(out);
    value_text(out, language, &slot, value);
    return text_finish(out, error);
}

static heltmed_status check_decision(const heltmed_decision *decision, int32_t language, const heltmed_text *out, heltmed_error *error)
{
    heltmed_status status = explain_check(decision, language, out, error);
    if (status == HELTMED_OK && !decision->made) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the decision is empty");
    }
    return status;
}

heltmed_status heltmed_decision_summary(const heltmed_decision *decision, int32_t language, heltmed_text *out, heltmed_error *error)
{
    heltmed_status status = check_decision(decision, language, out, error);
    if (status != HELTMED_OK) {
        return status;
    }
    const char *const key[] = {decision->solution.rule->name, heltmed_outcome_name(heltmed_decision_outcome(decision))};
    text_clear(out);
    explain_fill(out, decision, language, text_find(language, key, LENGTH(key)));
    return text_finish(out, error);
}

/* One more of a list. */
static void append_member(heltmed_text *out, int32_t language, uint8_t kind, int64_t value)
{
    struct slot slot = {.kind = kind};
    if (out->size > 0) {
        text_append(out, "; ", 2);
    }
    value_text(out, language, &slot, value);
}

static void append_holidays(heltmed_text *out, int32_t language, int64_t span)
{
    struct calendar calendar;
    calendar_begin(&calendar, HELTMED_HOLIDAYS_NO);
    for (int32_t day = span_first(span); day <= span_last(span); day++) {
        if (date_weekday(day) <= 5 && calendar_is_holiday(&calendar, day)) {
            append_member(out, language, VALUE_DATE, day);
        }
    }
}

/* A set as its codes, and a choice too that has no words of its own. */
static void append_set(heltmed_text *out, const char *const *words, int64_t set)
{
    for (int i = 0; words[i] != NULL; i++) {
        if (set >> i & 1) {
            text_append_words(out, out->size > 0 ? "; " : "");
            text_append_words(out, words[i]);
        }
    }
}

static void append_value(heltmed_text *out, const heltmed_decision *decision, int32_t language, uint8_t index)
{
    const struct slot *slot = &decision->solution.rule->slots[index];
    int64_t value = decision->solution.x[index];

    if (slot->kind == VALUE_WEIGHTS) {
        for (size_t i = 0; i < WEIGHTS_KEPT; i++) {
            append_member(out, language, VALUE_WEIGHT, decision->weights[i]);
        }
    } else if (value <= OUT_OF_RANGE) {
        value_text(out, language, slot, value == NONE ? NONE : UNKNOWN);
    } else if (slot->kind == VALUE_HOLIDAYS) {
        append_holidays(out, language, value);
    } else if (slot->kind == VALUE_SET) {
        append_set(out, slot->words, value);
    } else {
        value_text(out, language, slot, value);
        text_append_words(out, slot->kind == VALUE_CHOICE && out->size == 0 ? slot->words[value] : "");
    }
    if (out->size == 0) {
        value_text(out, language, slot, NONE);
    }
}

heltmed_status heltmed_decision_derived_text(const heltmed_decision *decision, size_t index, int32_t language, heltmed_text *out,
                                             heltmed_error *error)
{
    heltmed_status status = check_decision(decision, language, out, error);
    if (status != HELTMED_OK) {
        return status;
    }
    const struct rule *rule = decision->solution.rule;
    for (uint8_t i = rule->fact_count; i < rule->slot_count; i++) {
        uint8_t role = rule->slots[i].role;
        if ((role == DERIVED || role == REPORTED) && index-- == 0) {
            text_clear(out);
            append_value(out, decision, language, i);
            return text_finish(out, error);
        }
    }
    return error_set(error, HELTMED_RANGE, NULL, "there is no such derived value");
}
