/* The tables of the rules, for hosts. */
#include <string.h>

#include <heltmed/assessment.h>
#include <heltmed/decision.h>

#include "base/error.h"
#include "rules/facts.h"
#include "rules/registry.h"

static const struct slot *fact_at(const char *assessment, size_t index) { return rule_fact(rule_named(assessment), index); }

size_t heltmed_assessment_count(void) { return ASSESSMENTS; }
size_t heltmed_computation_count(void) { return COMPUTATIONS; }

const char *heltmed_assessment_name(size_t index) { return rule_at(index) == NULL ? NULL : rule_at(index)->name; }

const char *heltmed_assessment_title(const char *assessment)
{
    const struct rule *rule = rule_named(assessment);
    return rule == NULL ? NULL : rule->title;
}

size_t heltmed_fact_count(const char *assessment)
{
    size_t count = 0;
    while (fact_at(assessment, count) != NULL) {
        count++;
    }
    return count;
}

const char *heltmed_fact_name(const char *assessment, size_t index)
{
    const struct slot *slot = fact_at(assessment, index);
    return slot == NULL ? NULL : slot->name;
}

const char *heltmed_fact_about(const char *assessment, size_t index)
{
    const struct slot *slot = fact_at(assessment, index);
    return slot == NULL ? NULL : slot->about;
}

const char *heltmed_fact_kind(const char *assessment, size_t index)
{
    const struct slot *slot = fact_at(assessment, index);
    return slot == NULL ? NULL : value_kinds[slot->kind].name;
}

size_t heltmed_fact_offset(const char *assessment, size_t index)
{
    const struct slot *slot = fact_at(assessment, index);
    return slot == NULL ? 0 : 8 + 8 * (size_t)(slot - rule_named(assessment)->slots);
}

int64_t heltmed_fact_lowest(const char *assessment, size_t index)
{
    const struct slot *slot = fact_at(assessment, index);
    return slot == NULL ? 0 : slot->lo;
}

int64_t heltmed_fact_highest(const char *assessment, size_t index)
{
    const struct slot *slot = fact_at(assessment, index);
    return slot == NULL ? 0 : slot->hi;
}

bool heltmed_fact_is_required(const char *assessment, size_t index)
{
    const struct slot *slot = fact_at(assessment, index);
    /* A computation has no unknowns: it needs its lists too. */
    return slot != NULL && (slot->role == REQUIRED || (slot->role == LIST && rule_named(assessment)->criterion_count == 0));
}

bool heltmed_fact_is_optional(const char *assessment, size_t index)
{
    const struct slot *slot = fact_at(assessment, index);
    return slot != NULL && (slot->role == OPTIONAL || slot->role == OPTIONAL_LIST);
}

const char *heltmed_fact_word(const char *assessment, size_t index, size_t word)
{
    const struct slot *slot = fact_at(assessment, index);
    for (size_t i = 0; slot != NULL && slot->words != NULL && slot->words[i] != NULL; i++) {
        if (i == word) {
            return slot->words[i];
        }
    }
    return NULL;
}

static const struct criterion *criterion_at(const char *assessment, size_t index)
{
    const struct rule *rule = rule_named(assessment);
    return rule != NULL && index < rule->criterion_count ? &rule->criteria[index] : NULL;
}

size_t heltmed_criterion_count(const char *assessment)
{
    const struct rule *rule = rule_named(assessment);
    return rule == NULL ? 0 : rule->criterion_count;
}

const char *heltmed_criterion_id(const char *assessment, size_t index)
{
    const struct criterion *criterion = criterion_at(assessment, index);
    return criterion == NULL ? NULL : criterion->id;
}

const char *heltmed_criterion_kind(const char *assessment, size_t index)
{
    const struct criterion *criterion = criterion_at(assessment, index);
    return criterion == NULL ? NULL : rule_kind_names[criterion->kind];
}

const char *heltmed_criterion_basis(const char *assessment, size_t index)
{
    const struct criterion *criterion = criterion_at(assessment, index);
    return criterion == NULL ? NULL : rule_basis_names[criterion->basis];
}

const char *heltmed_criterion_sources(const char *assessment, size_t index)
{
    const struct criterion *criterion = criterion_at(assessment, index);
    return criterion == NULL ? NULL : criterion->sources;
}

const char *heltmed_criterion_reason(const char *assessment, size_t index, int32_t outcome)
{
    const struct criterion *criterion = criterion_at(assessment, index);
    if (criterion == NULL) {
        return NULL;
    }
    switch (outcome) {
    case HELTMED_NOT_APPLICABLE:
        return criterion->not_applicable;
    case HELTMED_MET:
        return criterion->met;
    case HELTMED_NOT_MET:
        return criterion->not_met;
    case HELTMED_UNDETERMINED:
        return criterion->cannot_tell;
    default:
        return NULL;
    }
}

const char *heltmed_criterion_finer_reasons(const char *assessment, size_t index)
{
    const struct criterion *criterion = criterion_at(assessment, index);
    return criterion == NULL ? NULL : criterion->finer;
}

size_t heltmed_facts_size(const char *assessment)
{
    const struct rule *rule = rule_named(assessment);
    return rule == NULL ? 0 : facts_size(rule);
}

heltmed_status heltmed_facts_init(const char *assessment, void *facts, size_t size, heltmed_error *error)
{
    const struct rule *rule = rule_named(assessment);
    if (rule == NULL) {
        return error_set(error, HELTMED_UNKNOWN_NAME, NULL, "there is no such assessment");
    }
    if (facts == NULL || size < 16 || size > facts_size(rule) || size % 8 != 0) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "facts is NULL or its size is wrong");
    }
    int64_t *members = facts;
    members[0] = (int64_t)size;
    for (size_t i = 1; i < size / 8; i++) {
        uint8_t role = rule->slots[i - 1].role;
        members[i] = role == LIST || role == OPTIONAL_LIST ? 0 : UNKNOWN;
    }
    return HELTMED_OK;
}

static const char *name_of(const char *const *names, int32_t count, int32_t index)
{
    return index >= 0 && index < count ? names[index] : NULL;
}

const char *heltmed_outcome_name(int32_t outcome)
{
    static const char *const names[] = {"not_applicable", "met", "not_met", "undetermined"};
    return name_of(names, LENGTH(names), outcome);
}

const char *heltmed_advice_name(int32_t advice)
{
    static const char *const names[] = {"go_on", "ask", "talk"};
    return name_of(names, LENGTH(names), advice);
}

const char *heltmed_language_name(int32_t language)
{
    static const char *const names[] = {"nb", "nn", "en", "easy_nb", "easy_nn"};
    return name_of(names, LENGTH(names), language);
}

heltmed_status heltmed_language_named(const char *name, int32_t *out, heltmed_error *error)
{
    if (name == NULL || out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "name or out is NULL");
    }
    for (int32_t language = 0; heltmed_language_name(language) != NULL; language++) {
        if (strcmp(heltmed_language_name(language), name) == 0) {
            *out = language;
            return HELTMED_OK;
        }
    }
    return error_set(error, HELTMED_UNKNOWN_NAME, NULL, "there is no such language");
}
