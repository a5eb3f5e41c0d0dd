/* Prints include/heltmed/facts.h from the tables of the rules, so that the two cannot differ. A test compares them. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "rules/facts.h"
#include "rules/registry.h"

static void print_upper(const char *words)
{
    for (; *words != '\0'; words++) {
        putchar(toupper((unsigned char)*words));
    }
}

static bool is_list(const struct slot *slot) { return slot->role == LIST || slot->role == OPTIONAL_LIST; }

static void print_words(const char *rule, const char *name, uint8_t kind, const char *const *words)
{
    printf("enum {");
    for (int i = 0; words[i] != NULL; i++) {
        printf("%s\n    HELTMED_", i == 0 ? "" : ",");
        print_upper(rule);
        putchar('_');
        print_upper(name);
        putchar('_');
        print_upper(words[i]);
        printf(" = %d", kind == VALUE_SET ? 1 << i : i);
    }
    printf("\n};\n\n");
}

static void print_row(const char *rule, const struct slot *slot)
{
    for (uint8_t c = 0; c < slot->column_count; c++) {
        if (slot->columns[c].words != NULL) {
            print_words(rule, slot->columns[c].name, slot->columns[c].kind, slot->columns[c].words);
        }
    }
    if (slot->column_count < 2) {
        return;
    }
    printf("/* One of `%s`. */\ntypedef struct heltmed_%s_%s_row {\n", slot->name, rule, slot->name);
    for (uint8_t c = 0; c < slot->column_count; c++) {
        const struct column *column = &slot->columns[c];
        printf("    int64_t %s; /* %s: %s%s */\n", column->name, value_kinds[column->kind].name, column->about,
               column->required ? "; must be given" : "");
    }
    printf("} heltmed_%s_%s_row;\n\n", rule, slot->name);
}

static void print_member(const char *rule, const struct slot *slot)
{
    const char *optional = slot->role == OPTIONAL || slot->role == OPTIONAL_LIST ? " (optional)" : "";
    if (slot->role == LIST_COUNT) {
        printf("    int64_t %s_count; /* HELTMED_UNKNOWN: the list is not known */\n", slot->name);
    } else if (!is_list(slot)) {
        printf("    int64_t %s; /* %s%s: %s%s */\n", slot->name, value_kinds[slot->kind].name, optional, slot->about,
               slot->role == REQUIRED ? "; must be given" : "");
    } else if (slot->column_count == 0) {
        printf("    const char *const *%s; /* texts%s: %s */\n", slot->name, optional, slot->about);
    } else if (slot->column_count == 1) {
        printf("    const int64_t *%s; /* list of %s%s: %s */\n", slot->name, value_kinds[slot->columns[0].kind].name, optional,
               slot->about);
    } else {
        printf("    const heltmed_%s_%s_row *%s; /* list%s: %s */\n", rule, slot->name, slot->name, optional, slot->about);
    }
}

static void print_rule(const struct rule *rule)
{
    printf("/* ---- %s: %s ---- */\n\n", rule->name, rule->title);
    for (uint8_t i = 0; i < rule->fact_count; i++) {
        const struct slot *slot = &rule->slots[i];
        if (slot->words != NULL) {
            print_words(rule->name, slot->name, slot->kind, slot->words);
        }
        if (is_list(slot)) {
            print_row(rule->name, slot);
        }
    }
    printf("typedef struct heltmed_%s_facts {\n    int64_t size;\n", rule->name);
    for (uint8_t i = 0; i < rule->fact_count; i++) {
        print_member(rule->name, &rule->slots[i]);
    }
    printf("} heltmed_%s_facts;\n\n", rule->name);
    printf("HELTMED_EXPORT void heltmed_%s_facts_init(heltmed_%s_facts *facts);\n", rule->name, rule->name);
    if (rule->criterion_count > 0) {
        printf("HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_%s_assess(const heltmed_rulebook *rulebook,\n"
               "    const heltmed_%s_facts *facts, heltmed_decision *decision, heltmed_error *error);\n",
               rule->name, rule->name);
    }
    putchar('\n');
}

int main(void)
{
    puts("/*\n"
         " * The facts of each assessment. Generated from the rules' own tables by src/generate/facts_header.c: do not edit.\n"
         " *\n"
         " * Each struct begins with its size and is made with its init function, which makes every fact unknown. Dates are\n"
         " * days since 1970-01-01; money is whole øre; yes/no is 1 or 0; a choice is one of its constants, a set any of them\n"
         " * added up; a municipality is its four digits as a number; what is not known is HELTMED_UNKNOWN. New facts are added at\n"
         " * the end; an older, shorter struct stays accepted. Lists are read during the call only. NULL is accepted by no init\n"
         " * function. The assess functions do what heltmed_assess does (decision.h), with the same errors. Any thread.\n"
         " * Since 0.1. 64-bit platforms: an address takes 8 bytes, like every other member.\n"
         " */\n"
         "#ifndef HELTMED_FACTS_H\n#define HELTMED_FACTS_H\n\n#include <heltmed/decision.h>\n\nHELTMED_BEGIN\n\n"
         "/* clang-format off */\n");
    for (int i = 0; i < ASSESSMENTS; i++) {
        print_rule(assessments[i]);
    }
    for (int i = 0; i < COMPUTATIONS; i++) {
        print_rule(computations[i]);
    }
    puts("/* clang-format on */\n\nHELTMED_END\n\n#endif");
    return 0;
}
