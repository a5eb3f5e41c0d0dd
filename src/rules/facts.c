#include "rules/facts.h"

#include <string.h>

#include "base/error.h"

void facts_init(const struct rule *rule, void *facts)
{
    int64_t *members = facts;
    members[0] = (int64_t)facts_size(rule);
    for (uint8_t i = 0; i < rule->fact_count; i++) {
        bool is_list = rule->slots[i].role == LIST || rule->slots[i].role == OPTIONAL_LIST;
        members[1 + i] = is_list ? 0 : UNKNOWN;
    }
}

/* What to say of a value outside its range: choices and dates have a word of their own. */
static heltmed_status outside(uint8_t kind, const char *name, heltmed_error *error)
{
    switch (kind) {
    case VALUE_YES_NO:
        return error_set(error, HELTMED_CHOICE, name, "must be yes (1) or no (0)");
    case VALUE_CHOICE:
    case VALUE_SET:
        return error_set(error, HELTMED_CHOICE, name, "is not one of the listed choices");
    case VALUE_DATE:
        return error_set(error, HELTMED_DATE, name, "is no date of the years 1 to 9999");
    default:
        return error_set(error, HELTMED_RANGE, name, "is outside its range");
    }
}

static heltmed_status check_texts(const struct slot *slot, const char *const *texts, int64_t count, heltmed_error *error)
{
    for (int64_t i = 0; i < count; i++) {
        if (texts[i] == NULL || texts[i][0] == '\0') {
            return error_set(error, HELTMED_RANGE, slot->name, "holds an empty text");
        }
    }
    return HELTMED_OK;
}

static heltmed_status check_rows(const struct slot *slot, const int64_t *rows, int64_t count, heltmed_error *error)
{
    for (int64_t i = 0; i < count; i++) {
        for (uint8_t c = 0; c < slot->column_count; c++) {
            const struct column *column = &slot->columns[c];
            int64_t value = rows[i * slot->column_count + c];
            if (value == UNKNOWN && column->required) {
                return error_set(error, HELTMED_REQUIRED, slot->name, "an element lacks a field that must be given");
            }
            if (value != UNKNOWN && (value < column->lo || value > column->hi)) {
                return outside(column->kind, slot->name, error);
            }
        }
    }
    return HELTMED_OK;
}

static heltmed_status check_list(const struct slot *slot, int64_t address, int64_t count, heltmed_error *error)
{
    if (count == UNKNOWN) {
        return HELTMED_OK;
    }
    if (count < slot->lo || count > slot->hi) {
        return error_set(error, HELTMED_RANGE, slot->name, "the list has too few or too many elements");
    }
    if (count > 0 && address == 0) {
        return error_set(error, HELTMED_ARGUMENT, slot->name, "the list has elements but no address");
    }
    return slot->column_count == 0 ? check_texts(slot, (const char *const *)(intptr_t)address, count, error)
                                   : check_rows(slot, (const int64_t *)(intptr_t)address, count, error);
}

/* A slot that does not simply hold one value within its range: a list, an unknown or a wrong value. */
static heltmed_status check_other(const struct slot *slot, const int64_t *x, uint64_t bit, uint64_t *unknown, heltmed_error *error)
{
    if (slot->role == LIST || slot->role == OPTIONAL_LIST) {
        return check_list(slot, x[0], x[1], error);
    }
    if (slot->role == LIST_COUNT) {
        return HELTMED_OK;
    }
    if (*x != UNKNOWN) {
        return outside(slot->kind, slot->name, error);
    }
    if (slot->role == REQUIRED) {
        return error_set(error, HELTMED_REQUIRED, slot->name, "must be given");
    }
    *unknown |= slot->role == FACT ? bit : 0;
    return HELTMED_OK;
}

heltmed_status facts_check(const struct rule *rule, const int64_t x[SLOTS_MAX], uint64_t *unknown, heltmed_error *error)
{
    const struct slot *slots = rule->slots, *end = slots + rule->fact_count;
    heltmed_status status = HELTMED_OK;
    *unknown = 0;
    for (const struct slot *slot = slots; slot < end && status == HELTMED_OK; slot++, x++) {
        bool is_one_value = slot->role <= OPTIONAL;
        if (!is_one_value || *x < slot->lo || *x > slot->hi) {
            status = check_other(slot, x, BIT(slot - slots), unknown, error);
        }
    }
    return status;
}

heltmed_status facts_copy(const struct rule *rule, const void *facts, int64_t x[SLOTS_MAX], heltmed_error *error)
{
    int64_t size;
    if (facts == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the facts are NULL");
    }
    memcpy(&size, facts, sizeof size);
    if (size < 16 || size > (int64_t)facts_size(rule) || size % 8 != 0) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the facts have the wrong size: were they initialised for this assessment?");
    }
    int64_t given = size / 8 - 1;
    /* memcpy of a number of words becomes one slow string instruction with gcc */
    memmove(x, (const char *)facts + 8, (size_t)given * 8);
    for (int64_t i = given; i < rule->fact_count; i++) {
        x[i] = UNKNOWN;
    }
    return HELTMED_OK;
}

heltmed_status facts_read(const struct rule *rule, const void *facts, int64_t x[SLOTS_MAX], heltmed_error *error)
{
    uint64_t unknown;
    heltmed_status status = facts_copy(rule, facts, x, error);
    return status == HELTMED_OK ? facts_check(rule, x, &unknown, error) : status;
}
