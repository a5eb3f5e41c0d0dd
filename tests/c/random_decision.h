/* Decisions on random facts, made by the tables of the rules. */
#ifndef RANDOM_DECISION_H
#define RANDOM_DECISION_H

#include "testing.h"

#include "rules/decision.h"

enum { RANDOM_ROWS_MAX = 24, RANDOM_COLUMNS_MAX = 8 };

/* A facts struct of any rule, with the rows of its lists. */
struct random_facts {
    int64_t members[1 + SLOTS_MAX]; /* the size, then a member for each slot */
    int64_t rows[SLOTS_MAX][RANDOM_ROWS_MAX * RANDOM_COLUMNS_MAX];
};

/* Assesses random facts that are no error; some of them are unknown. */
void random_decision(struct chance *chance, const struct rule *rule, struct random_facts *facts, heltmed_decision *decision);

#endif
