#include "needed_texts.h"

#include <stdio.h>
#include <string.h>

#include "cases/refused.h"
#include "rulebook/parameters.h"
#include "rules/registry.h"
#include "texts/keys.h"

enum { KEY_SIZE = 128 };

struct visitor {
    needed_text *visit;
    void *context;
};

/* Tells of the key "first.second"; second is `length` bytes long. */
static void tell(const struct visitor *visitor, const struct rule *rule, const char *first, const char *second, int length,
                 const char *meaning)
{
    char key[KEY_SIZE];
    if (snprintf(key, sizeof(key), "%s.%.*s", first, length, second) < KEY_SIZE) {
        visitor->visit(visitor->context, key, rule, meaning);
    }
}

static void tell_whole(const struct visitor *visitor, const struct rule *rule, const char *first, const char *second, const char *meaning)
{
    tell(visitor, rule, first, second, (int)strlen(second), meaning);
}

static void visit_criterion(const struct visitor *visitor, const struct rule *rule, const struct criterion *criterion)
{
    const char *usual[][2] = {{criterion->met, "met"},
                              {criterion->not_met, "not met"},
                              {criterion->cannot_tell, "cannot be told"},
                              {criterion->not_applicable, "not applicable"}};
    char meaning[KEY_SIZE];
    for (size_t i = 0; i < LENGTH(usual); i++) {
        if (usual[i][0] != NULL) {
            snprintf(meaning, sizeof(meaning), "%s, %s, %s", rule_kind_names[criterion->kind], rule_basis_names[criterion->basis],
                     usual[i][1]);
            tell_whole(visitor, rule, criterion->id, usual[i][0], meaning);
        }
    }
    for (const char *finer = criterion->finer; finer != NULL && *finer != '\0';) {
        int length = (int)strcspn(finer, " ");
        snprintf(meaning, sizeof(meaning), "%s, %s, a finer reason", rule_kind_names[criterion->kind], rule_basis_names[criterion->basis]);
        tell(visitor, rule, criterion->id, finer, length, meaning);
        finer += length + (finer[length] == ' ');
    }
}

static void visit_rule(const struct visitor *visitor, const struct rule *rule)
{
    bool has_requirement = false;
    for (uint8_t i = 0; i < rule->criterion_count; i++) {
        has_requirement = has_requirement || rule->criteria[i].kind == REQUIREMENT;
    }
    tell_whole(visitor, rule, rule->name, "title", rule->title);
    if (has_requirement) {
        tell_whole(visitor, rule, rule->name, "met", "the decision");
        tell_whole(visitor, rule, rule->name, "not_met", "the decision");
        tell_whole(visitor, rule, rule->name, "undetermined", "the decision");
    }
    tell_whole(visitor, rule, rule->name, "not_applicable", "the decision");
    for (uint8_t i = 0; i < rule->criterion_count; i++) {
        visit_criterion(visitor, rule, &rule->criteria[i]);
    }
    char ask[KEY_SIZE];
    snprintf(ask, sizeof(ask), "ask.%s", rule->name);
    for (uint8_t i = 0; i < rule->fact_count; i++) {
        if (rule->slots[i].role == FACT || rule->slots[i].role == LIST) {
            tell_whole(visitor, NULL, ask, rule->slots[i].name, rule->slots[i].about);
        }
    }
}

static void visit_rates(const struct visitor *visitor)
{
    for (int i = 0; i < PARAMETERS; i++) {
        if (i < MINIMUM_WAGE || i > MINIMUM_WAGE_CONSTRUCTION_SKILLED) {
            tell_whole(visitor, NULL, "rate", parameters[i].id, parameters[i].about);
        }
    }
    tell_whole(visitor, NULL, "rate", "minimum_wage", "the generally applicable minimum wage of the area");
}

/* The words of a choice that texts show. */
static void visit_words(const struct visitor *visitor, const struct rule *rule, const char *name)
{
    char word[KEY_SIZE];
    snprintf(word, sizeof(word), "word.%s", name);
    for (uint8_t i = 0; i < rule->fact_count; i++) {
        for (int w = 0; strcmp(rule->slots[i].name, name) == 0 && rule->slots[i].words[w] != NULL; w++) {
            tell_whole(visitor, NULL, word, rule->slots[i].words[w], "as used in a sentence");
        }
    }
}

static void visit_refusals(const struct visitor *visitor)
{
    for (size_t i = 0; i < REFUSALS; i++) {
        if (refused_kinds[i].name != NULL) {
            tell_whole(visitor, NULL, "refused", refused_kinds[i].name, "why no event of a type can be of a case on a day");
        }
    }
}

#define FIXED_KEY(name, key) key,
static const char *const fixed_keys[] = {EACH_FIXED_TEXT(FIXED_KEY)};

void needed_texts(needed_text *visit, void *context)
{
    struct visitor visitor = {visit, context};
    for (int i = 0; i < ASSESSMENTS; i++) {
        visit_rule(&visitor, assessments[i]);
    }
    visit_rates(&visitor);
    visit_words(&visitor, &wage_rule, "area");
    visit_refusals(&visitor);
    for (size_t i = 0; i < LENGTH(fixed_keys); i++) {
        visit(context, fixed_keys[i], NULL, "");
    }
}

bool slot_can_be_written(const struct slot *slot)
{
    bool is_list = slot->kind == VALUE_ROWS || slot->kind == VALUE_SET || slot->kind == VALUE_HOLIDAYS || slot->kind == VALUE_WEIGHTS;
    return !is_list && slot->role != LIST_COUNT && slot->role != FOLDED;
}
