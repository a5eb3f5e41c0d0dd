/* Prints the key of every text that the library needs, each with the slots that its sentence may use. A test compares
 * them with the language files. */
#include <stdio.h>
#include <string.h>

#include "rulebook/parameters.h"
#include "rules/registry.h"

static void print_slots(const struct rule *rule)
{
    printf("#   slots of %s: {on}", rule->name);
    for (uint8_t i = 1; i < rule->slot_count; i++) {
        const struct slot *slot = &rule->slots[i];
        bool is_value = slot->kind != VALUE_ROWS && slot->role != LIST_COUNT && slot->role != FOLDED && slot->kind != VALUE_SET;
        if (is_value) {
            printf(" {%s}", slot->name);
        }
    }
    puts("");
}

static void print_reason(const struct criterion *criterion, const char *reason, int length, const char *meaning)
{
    printf("%s.%.*s\t%s, %s, %s\n", criterion->id, length, reason, rule_kind_names[criterion->kind], rule_basis_names[criterion->basis], meaning);
}

static void print_criterion(const struct criterion *criterion)
{
    print_reason(criterion, criterion->met, (int)strlen(criterion->met), "met");
    print_reason(criterion, criterion->not_met, (int)strlen(criterion->not_met), "not met");
    if (criterion->cannot_tell != NULL) {
        print_reason(criterion, criterion->cannot_tell, (int)strlen(criterion->cannot_tell), "cannot be told");
    }
    if (criterion->not_applicable != NULL) {
        print_reason(criterion, criterion->not_applicable, (int)strlen(criterion->not_applicable), "not applicable");
    }
    for (const char *finer = criterion->finer; finer != NULL && *finer != '\0';) {
        int length = (int)strcspn(finer, " ");
        print_reason(criterion, finer, length, "a finer reason");
        finer += length + (finer[length] == ' ');
    }
}

static void print_rule(const struct rule *rule)
{
    printf("# %s: %s\n", rule->name, rule->title);
    print_slots(rule);
    printf("%s.title\twhat was asked\n", rule->name);
    bool has_requirement = false;
    for (uint8_t i = 0; i < rule->criterion_count; i++) {
        has_requirement = has_requirement || rule->criteria[i].kind == REQUIREMENT;
    }
    if (has_requirement) {
        printf("%s.met\tthe decision\n%s.not_met\tthe decision\n%s.undetermined\tthe decision\n", rule->name, rule->name, rule->name);
    }
    printf("%s.not_applicable\tthe decision\n", rule->name);
    for (uint8_t i = 0; i < rule->criterion_count; i++) {
        print_criterion(&rule->criteria[i]);
    }
    for (uint8_t i = 1; i < rule->fact_count; i++) {
        uint8_t role = rule->slots[i].role;
        if (role == FACT || role == LIST) {
            printf("ask.%s.%s\tquestion: %s\n", rule->name, rule->slots[i].name, rule->slots[i].about);
        }
    }
}

int main(void)
{
    for (int i = 0; i < ASSESSMENTS; i++) {
        print_rule(assessments[i]);
    }
    puts("# dated parameters: what is missing when a rate is not known");
    for (int i = 0; i < PARAMETERS; i++) {
        if (i < MINIMUM_WAGE || i > MINIMUM_WAGE_CONSTRUCTION_SKILLED) {
            printf("rate.%s\t%s\n", parameters[i].id, parameters[i].about);
        }
    }
    puts("rate.minimum_wage\tthe generally applicable minimum wage of the area");
    return 0;
}
