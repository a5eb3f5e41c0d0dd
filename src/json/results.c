/* What was computed, and errors, as canonical JSON. */
#include <heltmed/document.h>

#include "base/error.h"
#include "rules/plan.h"
#include "json/write.h"

static heltmed_status check_arguments(const void *given, heltmed_text *out, heltmed_error *error)
{
    if (given == NULL || out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "what to write, or the text to write it to, is NULL");
    }
    text_clear(out);
    return HELTMED_OK;
}

static void append_amount(heltmed_text *out, int64_t amount) { json_value(out, VALUE_ORE, NULL, amount); }

static void append_span(heltmed_text *out, int32_t from, int32_t to)
{
    json_raw(out, "{\"from\":");
    json_date(out, from);
    json_raw(out, ",\"to\":");
    json_date(out, to);
}

heltmed_status heltmed_plan_json(const heltmed_plan *plan, heltmed_text *out, heltmed_error *error)
{
    heltmed_status status = check_arguments(plan, out, error);
    if (status != HELTMED_OK) {
        return status;
    }
    if (!heltmed_plan_known(plan)) {
        json_raw(out, "{\"visits\":null}");
        return text_finish(out, error);
    }
    json_raw(out, "{\"visits\":[");
    for (size_t i = 0; i < heltmed_plan_count(plan); i++) {
        int32_t on = 0, nominal_on = 0, step = 0;
        status = heltmed_plan_visit(plan, i, &on, &nominal_on, &step, error);
        if (status != HELTMED_OK) {
            return status;
        }
        text_append_words(out, i == 0 ? "{\"on\":" : ",{\"on\":");
        json_date(out, on);
        json_raw(out, ",\"nominal_on\":");
        json_date(out, nominal_on);
        json_raw(out, ",\"step\":");
        json_name(out, visit_step_names[step]);
        text_append_char(out, '}');
    }
    json_raw(out, "]}");
    return text_finish(out, error);
}

static heltmed_status append_periods(const heltmed_shortfalls *shortfalls, heltmed_text *out, heltmed_error *error)
{
    for (size_t i = 0; i < heltmed_shortfalls_count(shortfalls); i++) {
        int32_t from = 0, to = 0;
        int64_t hourly = 0, floor = 0, shortfall = 0, owed = 0;
        heltmed_status status = heltmed_shortfalls_period(shortfalls, i, &from, &to, &hourly, &floor, &shortfall, &owed, error);
        if (status != HELTMED_OK) {
            return status;
        }
        text_append_words(out, i == 0 ? "" : ",");
        append_span(out, from, to);
        json_raw(out, ",\"hourly_ore\":");
        append_amount(out, hourly);
        json_raw(out, ",\"floor_ore\":");
        append_amount(out, floor);
        json_raw(out, ",\"shortfall_ore\":");
        append_amount(out, shortfall);
        json_raw(out, ",\"owed_ore\":");
        append_amount(out, owed);
        text_append_char(out, '}');
    }
    return HELTMED_OK;
}

static heltmed_status append_unjudged(const heltmed_shortfalls *shortfalls, heltmed_text *out, heltmed_error *error)
{
    for (size_t i = 0; i < heltmed_shortfalls_unjudged_count(shortfalls); i++) {
        int32_t from = 0, to = 0;
        heltmed_status status = heltmed_shortfalls_unjudged(shortfalls, i, &from, &to, error);
        if (status != HELTMED_OK) {
            return status;
        }
        text_append_words(out, i == 0 ? "" : ",");
        append_span(out, from, to);
        text_append_char(out, '}');
    }
    return HELTMED_OK;
}

heltmed_status heltmed_shortfalls_json(const heltmed_shortfalls *shortfalls, heltmed_text *out, heltmed_error *error)
{
    heltmed_status status = check_arguments(shortfalls, out, error);
    if (status != HELTMED_OK) {
        return status;
    }
    json_raw(out, "{\"periods\":[");
    status = append_periods(shortfalls, out, error);
    if (status != HELTMED_OK) {
        return status;
    }
    json_raw(out, "],\"sum_owed_ore\":");
    append_amount(out, heltmed_shortfalls_sum_owed_ore(shortfalls));
    json_raw(out, ",\"unjudged\":[");
    status = append_unjudged(shortfalls, out, error);
    if (status != HELTMED_OK) {
        return status;
    }
    text_append_words(out, heltmed_shortfalls_complete(shortfalls) ? "],\"complete\":true}" : "],\"complete\":false}");
    return text_finish(out, error);
}

heltmed_status heltmed_share_json(const heltmed_share *share, heltmed_text *out, heltmed_error *error)
{
    heltmed_status status = check_arguments(share, out, error);
    if (status != HELTMED_OK) {
        return status;
    }
    json_raw(out, "{\"months\":[");
    for (size_t i = 0; i < heltmed_share_count(share); i++) {
        int32_t month = 0, days = 0, days_in_month = 0;
        int64_t rate = 0, amount = 0;
        char date[11];
        status = heltmed_share_month(share, i, &month, &days, &days_in_month, &rate, &amount, error);
        if (status != HELTMED_OK) {
            return status;
        }
        date_print(month, date);
        text_append_words(out, i == 0 ? "{\"month\":\"" : ",{\"month\":\"");
        text_append(out, date, sizeof("YYYY-MM") - 1);
        json_raw(out, "\",\"days\":");
        text_append_int(out, days);
        json_raw(out, ",\"days_in_month\":");
        text_append_int(out, days_in_month);
        json_raw(out, ",\"rate_ore\":");
        append_amount(out, rate);
        json_raw(out, ",\"share_ore\":");
        append_amount(out, amount);
        text_append_char(out, '}');
    }
    json_raw(out, "],\"sum_ore\":");
    append_amount(out, heltmed_share_sum_ore(share));
    text_append_words(out, heltmed_share_estimate(share) ? ",\"estimate\":true}" : ",\"estimate\":false}");
    return text_finish(out, error);
}

heltmed_status heltmed_error_json(const heltmed_error *given, int64_t line, heltmed_text *out, heltmed_error *error)
{
    heltmed_status status = check_arguments(given, out, error);
    if (status != HELTMED_OK) {
        return status;
    }
    json_raw(out, "{\"error\":{\"code\":");
    json_name(out, heltmed_status_name(given->code));
    json_raw(out, ",\"field\":");
    if (given->field[0] == '\0') {
        json_raw(out, "null");
    } else {
        json_text(out, given->field);
    }
    json_raw(out, ",\"message\":");
    json_text(out, given->message);
    if (line != 0) {
        json_raw(out, ",\"line\":");
        text_append_int(out, line);
    }
    json_raw(out, "}}");
    return text_finish(out, error);
}
