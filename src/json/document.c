/* Documents in and out: what is read, computed and written in one call. */
#include <heltmed/document.h>

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "rules/decision.h"
#include "rules/registry.h"
#include "json/read.h"

struct heltmed_document {
    heltmed_allocator allocator;
    struct fact_lists lists;
    const struct rule *rule; /* of the facts in `x`; NULL when the latest document was refused, or none was read */
    int64_t x[SLOTS_MAX];
    heltmed_decision *decision; /* each made when it is first needed */
    heltmed_plan *plan;
    heltmed_shortfalls *shortfalls;
    heltmed_share *share;
};

heltmed_status heltmed_document_create(const heltmed_allocator *allocator, heltmed_document **out, heltmed_error *error)
{
    if (out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the place for the document is NULL");
    }
    heltmed_allocator from = memory_allocator(allocator);
    heltmed_document *document = memory_new(&from, sizeof *document);
    if (document == NULL) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for a document");
    }
    document->allocator = from;
    document->lists.allocator = from;
    *out = document;
    return HELTMED_OK;
}

void heltmed_document_destroy(heltmed_document *document)
{
    if (document == NULL) {
        return;
    }
    heltmed_allocator allocator = document->allocator;
    heltmed_decision_destroy(document->decision);
    heltmed_plan_destroy(document->plan);
    heltmed_shortfalls_destroy(document->shortfalls);
    heltmed_share_destroy(document->share);
    fact_lists_free(&document->lists);
    memory_free(&allocator, document, sizeof *document);
}

static heltmed_status check_arguments(heltmed_document *document, const heltmed_rulebook *rulebook, const char *json, heltmed_text *out,
                                      heltmed_error *error)
{
    if (out != NULL) {
        text_clear(out);
    }
    if (document == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the document is NULL");
    }
    document->rule = NULL;
    if (rulebook == NULL || json == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the rulebook or the JSON is NULL");
    }
    if (!rulebook->sealed) {
        return error_set(error, HELTMED_NOT_SEALED, NULL, "the rulebook must be sealed before it is used");
    }
    return HELTMED_OK;
}

static heltmed_status read_facts(heltmed_document *document, const struct rule *rule, const char *json, size_t size, heltmed_error *error)
{
    heltmed_status status = facts_from_json(&document->lists, rule, json, size, document->x, error);
    if (status == HELTMED_OK) {
        document->rule = rule;
    }
    return status;
}

static heltmed_status decide(heltmed_document *document, const struct rule *rule, const heltmed_rulebook *rulebook, const char *json,
                             size_t size, heltmed_error *error)
{
    heltmed_decision *decision = document->decision;
    heltmed_status status = read_facts(document, rule, json, size, error);

    if (status == HELTMED_OK) {
        memcpy(decision->solution.x, document->x, rule->fact_count * sizeof document->x[0]);
        status = decision_make(decision, rule, rulebook, error);
    }
    return status;
}

/* Whatever was read and refused after all is forgotten. */
static heltmed_status settle(heltmed_document *document, heltmed_status status)
{
    if (status != HELTMED_OK) {
        document->rule = NULL;
    }
    return status;
}

heltmed_status heltmed_document_assess(heltmed_document *document, const heltmed_rulebook *rulebook, const char *assessment,
                                       const char *json, size_t size, int32_t language, heltmed_text *out, heltmed_error *error)
{
    heltmed_status status = check_arguments(document, rulebook, json, out, error);
    if (status != HELTMED_OK) {
        return status;
    }
    if (assessment == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the assessment's name is NULL");
    }
    const struct rule *rule = assessment_named(assessment);
    if (rule == NULL) {
        return error_set(error, HELTMED_UNKNOWN_NAME, NULL, "there is no such assessment");
    }
    if (heltmed_language_name(language) == NULL) {
        return error_set(error, HELTMED_UNKNOWN_NAME, NULL, "there is no such language");
    }
    if (document->decision == NULL) {
        status = heltmed_decision_create(&document->allocator, &document->decision, error);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    status = settle(document, decide(document, rule, rulebook, json, size, error));
    return status == HELTMED_OK && out != NULL ? heltmed_decision_json(document->decision, language, out, error) : status;
}

/* What a computation has of its own: the members of its facts struct are the slots of its rule, in their order. */
#define COMPUTATION(name)                                                                                                               \
    static heltmed_status make_##name(heltmed_document *document, const heltmed_rulebook *rulebook, heltmed_error *error)               \
    {                                                                                                                                   \
        heltmed_##name##_facts facts;                                                                                                   \
        heltmed_##name##_facts_init(&facts);                                                                                            \
        memcpy((char *)&facts + 8, document->x, name##_rule.fact_count * sizeof document->x[0]);                                        \
        return heltmed_##name##_make(rulebook, &facts, document->name, error);                                                          \
    }                                                                                                                                   \
    heltmed_status heltmed_document_##name(heltmed_document *document, const heltmed_rulebook *rulebook, const char *json, size_t size, \
                                           heltmed_text *out, heltmed_error *error)                                                     \
    {                                                                                                                                   \
        heltmed_status status = check_arguments(document, rulebook, json, out, error);                                                  \
        if (status == HELTMED_OK && document->name == NULL) {                                                                           \
            status = heltmed_##name##_create(&document->allocator, &document->name, error);                                             \
        }                                                                                                                               \
        if (status == HELTMED_OK) {                                                                                                     \
            status = read_facts(document, &name##_rule, json, size, error);                                                             \
        }                                                                                                                               \
        if (status == HELTMED_OK) {                                                                                                     \
            status = settle(document, make_##name(document, rulebook, error));                                                          \
        }                                                                                                                               \
        return status == HELTMED_OK && out != NULL ? heltmed_##name##_json(document->name, out, error) : status;                        \
    }

COMPUTATION(plan)
COMPUTATION(shortfalls)
COMPUTATION(share)

/* The rule of the latest document; NULL when it was refused. */
static const struct rule *rule_of(const heltmed_document *document) { return document == NULL ? NULL : document->rule; }

const heltmed_decision *heltmed_document_get_decision(const heltmed_document *document)
{
    const struct rule *rule = rule_of(document);
    return rule != NULL && assessment_named(rule->name) == rule ? document->decision : NULL;
}

const heltmed_plan *heltmed_document_get_plan(const heltmed_document *document)
{
    return rule_of(document) == &plan_rule ? document->plan : NULL;
}

const heltmed_shortfalls *heltmed_document_get_shortfalls(const heltmed_document *document)
{
    return rule_of(document) == &shortfalls_rule ? document->shortfalls : NULL;
}

const heltmed_share *heltmed_document_get_share(const heltmed_document *document)
{
    return rule_of(document) == &share_rule ? document->share : NULL;
}

heltmed_status heltmed_document_fact(const heltmed_document *document, const char *name, int64_t *out, heltmed_error *error)
{
    if (document == NULL || name == NULL || out == NULL || document->rule == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "a document that was read, a name and a place for the value are needed");
    }
    for (uint8_t i = 0; i < document->rule->fact_count; i++) {
        const struct slot *slot = &document->rule->slots[i];
        if (strcmp(slot->name, name) != 0) {
            continue;
        }
        if (slot->role == LIST || slot->role == OPTIONAL_LIST) {
            return error_set(error, HELTMED_TYPE, slot->name, "this fact is a list");
        }
        *out = document->x[i];
        return HELTMED_OK;
    }
    return error_set(error, HELTMED_UNKNOWN_NAME, NULL, "there is no such fact");
}
