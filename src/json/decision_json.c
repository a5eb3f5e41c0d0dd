/* A decision as canonical JSON (contract, section 2). */
#include "base/calendar.h"
#include "base/error.h"
#include "rules/trial_days.h"
#include "texts/explain.h"
#include "json/write.h"

static void append_slot(struct heltmed_text *out, const struct solution *solution, uint8_t index)
{
    if (index == NO_SLOT) {
        json_raw(out, "null");
    } else {
        const struct slot *slot = &solution->rule->slots[index];
        json_value(out, (enum value_kind)slot->kind, slot->words, solution->x[index]);
    }
}

static void append_names(struct heltmed_text *out, const heltmed_decision *decision, uint64_t missing)
{
    const char *names[SLOTS_MAX];
    size_t count = decision_names(decision, missing, names);
    text_append_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            text_append_char(out, ',');
        }
        json_name(out, names[i]);
    }
    text_append_char(out, ']');
}

/* Ids separated by spaces, as a list. */
static void append_sources(struct heltmed_text *out, const char *ids)
{
    text_append_char(out, '[');
    for (size_t size; *ids != '\0'; ids += size) {
        size = strcspn(ids, " ");
        text_append_char(out, '"');
        text_append(out, ids, size);
        text_append_char(out, '"');
        if (ids[size] == ' ') {
            text_append_char(out, ',');
            size++;
        }
    }
    text_append_char(out, ']');
}

/* The dated parameters that the criterion used, each id once. */
static void append_parameters(struct heltmed_text *out, const heltmed_decision *decision, size_t criterion)
{
    const struct solution *solution = &decision->solution;
    const char *ids[SLOTS_MAX];
    size_t count = 0;
    text_append_char(out, '[');
    for (uint64_t left = decision_parameters(decision, criterion); left != 0; left &= left - 1) {
        uint8_t slot = (uint8_t)__builtin_ctzll(left);
        const struct dated_value *dated = decision_parameter(decision, slot, &ids[count]);
        bool is_listed = false;
        for (size_t i = 0; i < count && dated != NULL; i++) {
            is_listed = is_listed || strcmp(ids[i], ids[count]) == 0;
        }
        if (dated == NULL || is_listed) {
            continue;
        }
        text_append_words(out, count > 0 ? ",{\"id\":" : "{\"id\":");
        json_name(out, ids[count++]);
        json_raw(out, ",\"value\":");
        append_slot(out, solution, slot);
        json_raw(out, ",\"valid_from\":");
        json_date(out, dated->valid_from);
        text_append_char(out, '}');
    }
    text_append_char(out, ']');
}

static const char *unit_of(const struct rule *rule, const struct criterion *criterion)
{
    return criterion->observed == NO_SLOT ? NULL : value_kinds[rule->slots[criterion->observed].kind].unit;
}

static void append_text(struct heltmed_text *out, const heltmed_decision *decision, int32_t language, size_t criterion)
{
    text_append_char(out, '"');
    size_t start = out->size;
    explain_criterion(out, decision, language, criterion);
    json_escape_since(out, start);
    text_append_char(out, '"');
}

static void append_criterion(struct heltmed_text *out, const heltmed_decision *decision, int32_t language, size_t index)
{
    const struct solution *solution = &decision->solution;
    const struct criterion *criterion = &solution->rule->criteria[index];
    const char *unit = unit_of(solution->rule, criterion);
    json_raw(out, "{\"id\":");
    json_name(out, criterion->id);
    json_raw(out, ",\"kind\":");
    json_name(out, rule_kind_names[criterion->kind]);
    json_raw(out, ",\"basis\":");
    json_name(out, rule_basis_names[criterion->basis]);
    json_raw(out, ",\"outcome\":");
    json_name(out, heltmed_outcome_name(decision_criterion_outcome(decision, index)));
    json_raw(out, ",\"reason\":");
    json_name(out, decision_criterion_reason(decision, index));
    json_raw(out, ",\"observed\":");
    append_slot(out, solution, criterion->observed);
    json_raw(out, ",\"required\":");
    append_slot(out, solution, criterion->required);
    json_raw(out, ",\"unit\":");
    if (unit == NULL) {
        json_raw(out, "null");
    } else {
        json_name(out, unit);
    }
    json_raw(out, ",\"missing\":");
    append_names(out, decision, solution->missing[index]);
    json_raw(out, ",\"sources\":");
    append_sources(out, criterion->sources);
    json_raw(out, ",\"parameters\":");
    append_parameters(out, decision, index);
    json_raw(out, ",\"text\":");
    append_text(out, decision, language, index);
    text_append_char(out, '}');
}

/* Norway's public holidays from Monday to Friday in a span of days. */
static void append_holidays(struct heltmed_text *out, int64_t span)
{
    struct calendar calendar;
    calendar_begin(&calendar, HELTMED_HOLIDAYS_NO);
    const char *joint = "";
    text_append_char(out, '[');
    for (int32_t day = span_first(span); day <= span_last(span); day++) {
        if (date_weekday(day) <= 5 && calendar_is_holiday(&calendar, day)) {
            text_append_words(out, joint);
            json_date(out, day);
            joint = ",";
        }
    }
    text_append_char(out, ']');
}

static void append_weights(struct heltmed_text *out, const heltmed_decision *decision)
{
    for (size_t i = 0; i < WEIGHTS_KEPT; i++) {
        text_append_char(out, i == 0 ? '[' : ',');
        text_append_int(out, decision->weights[i]);
    }
    text_append_char(out, ']');
}

static void append_derived(struct heltmed_text *out, const heltmed_decision *decision)
{
    const struct solution *solution = &decision->solution;
    const struct rule *rule = solution->rule;
    const char *opening = "{\"";
    bool is_empty = true;
    for (uint8_t i = rule->fact_count; i < rule->slot_count; i++) {
        const struct slot *slot = &rule->slots[i];
        if (slot->role != DERIVED && slot->role != REPORTED) {
            continue;
        }
        text_append_words(out, opening);
        text_append_words(out, slot->name);
        json_raw(out, "\":");
        if (slot->kind == VALUE_WEIGHTS) {
            append_weights(out, decision);
        } else if (slot->kind == VALUE_HOLIDAYS && solution->x[i] > OUT_OF_RANGE) {
            append_holidays(out, solution->x[i]);
        } else {
            append_slot(out, solution, i);
        }
        opening = ",\"";
        is_empty = false;
    }
    text_append_words(out, is_empty ? "{}" : "}");
}

static void append_decision(struct heltmed_text *out, const heltmed_decision *decision, int32_t language)
{
    const struct solution *solution = &decision->solution;
    json_raw(out, "{\"assessment\":");
    json_name(out, solution->rule->name);
    json_raw(out, ",\"on\":");
    json_date(out, heltmed_decision_on(decision));
    json_raw(out, ",\"rulebook\":");
    json_text(out, solution->rulebook->version);
    json_raw(out, ",\"outcome\":");
    json_name(out, heltmed_outcome_name(heltmed_decision_outcome(decision)));
    json_raw(out, ",\"advice\":");
    json_name(out, heltmed_advice_name(heltmed_decision_advice(decision)));
    json_raw(out, ",\"criteria\":[");
    for (uint8_t i = 0; i < solution->rule->criterion_count; i++) {
        if (i > 0) {
            text_append_char(out, ',');
        }
        append_criterion(out, decision, language, i);
    }
    json_raw(out, "],\"derived\":");
    append_derived(out, decision);
    json_raw(out, ",\"missing\":");
    append_names(out, decision, solution->outcome_missing);
    json_raw(out, ",\"ask_also\":");
    append_names(out, decision, decision_ask_also(decision));
    text_append_char(out, '}');
}

heltmed_status heltmed_decision_json(const heltmed_decision *decision, int32_t language, heltmed_text *out, heltmed_error *error)
{
    heltmed_status status = explain_check(decision, language, out, error);
    if (status != HELTMED_OK) {
        return status;
    }
    if (!decision->made) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the decision is empty");
    }
    text_clear(out);
    append_decision(out, decision, language);
    return text_finish(out, error);
}
