/* The tables of the rules, for hosts: the fields of lists, and the derived values. */
#include <string.h>

#include <heltmed/assessment.h>

#include "rules/facts.h"
#include "rules/registry.h"

/* Field `field` of fact `index`, a list counted once; NULL when there is none. */
static const struct column *field_at(const char *assessment, size_t index, size_t field)
{
    const struct slot *slot = rule_fact(rule_named(assessment), index);
    return slot != NULL && slot->columns != NULL && field < slot->column_count ? &slot->columns[field] : NULL;
}

size_t heltmed_fact_field_count(const char *assessment, size_t index)
{
    size_t count = 0;
    while (field_at(assessment, index, count) != NULL) {
        count++;
    }
    return count;
}

const char *heltmed_fact_field_name(const char *assessment, size_t index, size_t field)
{
    const struct column *column = field_at(assessment, index, field);
    return column == NULL ? NULL : column->name;
}

const char *heltmed_fact_field_about(const char *assessment, size_t index, size_t field)
{
    const struct column *column = field_at(assessment, index, field);
    return column == NULL ? NULL : column->about;
}

const char *heltmed_fact_field_kind(const char *assessment, size_t index, size_t field)
{
    const struct column *column = field_at(assessment, index, field);
    return column == NULL ? NULL : value_kinds[column->kind].name;
}

int64_t heltmed_fact_field_lowest(const char *assessment, size_t index, size_t field)
{
    const struct column *column = field_at(assessment, index, field);
    return column == NULL ? 0 : column->lo;
}

int64_t heltmed_fact_field_highest(const char *assessment, size_t index, size_t field)
{
    const struct column *column = field_at(assessment, index, field);
    return column == NULL ? 0 : column->hi;
}

bool heltmed_fact_field_is_required(const char *assessment, size_t index, size_t field)
{
    const struct column *column = field_at(assessment, index, field);
    return column != NULL && column->required;
}

const char *heltmed_fact_field_word(const char *assessment, size_t index, size_t field, size_t word)
{
    const struct column *column = field_at(assessment, index, field);
    for (size_t i = 0; column != NULL && column->words != NULL && column->words[i] != NULL; i++) {
        if (i == word) {
            return column->words[i];
        }
    }
    return NULL;
}

static const struct slot *derived_at(const char *assessment, size_t index)
{
    const struct rule *rule = rule_named(assessment);
    for (uint8_t i = rule == NULL ? 0 : rule->fact_count; rule != NULL && i < rule->slot_count; i++) {
        uint8_t role = rule->slots[i].role;
        if ((role == DERIVED || role == REPORTED) && index-- == 0) {
            return &rule->slots[i];
        }
    }
    return NULL;
}

size_t heltmed_derived_count(const char *assessment)
{
    size_t count = 0;
    while (derived_at(assessment, count) != NULL) {
        count++;
    }
    return count;
}

const char *heltmed_derived_name(const char *assessment, size_t index)
{
    const struct slot *slot = derived_at(assessment, index);
    return slot == NULL ? NULL : slot->name;
}

const char *heltmed_derived_about(const char *assessment, size_t index)
{
    const struct slot *slot = derived_at(assessment, index);
    return slot == NULL ? NULL : slot->about;
}

const char *heltmed_derived_kind(const char *assessment, size_t index)
{
    const struct slot *slot = derived_at(assessment, index);
    return slot == NULL ? NULL : value_kinds[slot->kind].name;
}
