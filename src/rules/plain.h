/*
 * The plain way through an assessment, for when every fact is given and every rate has its value: checked, computed and
 * answered in one pass. A rule of single facts compiles it over its own tables, so that what they say becomes code and no
 * predicate is called through an address. Whatever is not plain (an unknown, an error) is left to the solver, from the start.
 */
#ifndef RULES_PLAIN_H
#define RULES_PLAIN_H

#include "rules/solution.h"

#if defined(__GNUC__)
#define OVER_TABLES static inline __attribute__((always_inline))
#define UNROLLED _Pragma("GCC unroll 64")
#else
#define OVER_TABLES static inline
#define UNROLLED
#endif

/* Over complete facts. Criteria of one gate stand together: it is asked once for them. */
OVER_TABLES void answer_criteria(struct solution *solution, const struct criterion *criteria, int count)
{
    const int64_t *x = solution->x;
    bool (*gate)(const int64_t *) = NULL;
    bool is_open = true;
    uint8_t greatest = NOT_APPLICABLE;
    UNROLLED
    for (int i = 0; i < count; i++) {
        const struct criterion *criterion = &criteria[i];
        if (criterion->applies != gate) {
            gate = criterion->applies;
            is_open = gate == NULL || gate(x);
        }
        uint8_t outcome = is_open ? (uint8_t)criterion_answer(criterion, x) : (uint8_t)NOT_APPLICABLE;
        solution->outcomes[i] = outcome;
        solution->missing[i] = 0;
        greatest = criterion->kind == REQUIREMENT && outcome > greatest ? outcome : greatest;
    }
    solution->outcome = greatest;
    solution->outcome_missing = 0;
}

/* Whether nothing more is to be said of the facts: each is in its range, and no optional list is given. */
OVER_TABLES bool facts_are_plain(const int64_t *x, const struct slot *slots, int count)
{
    UNROLLED
    for (int i = 0; i < count; i++) {
        const struct slot *slot = &slots[i];
        bool is_list = slot->role == OPTIONAL_LIST;
        bool is_absent = is_list ? list_count(x, i) == UNKNOWN : slot->role == OPTIONAL && x[i] == UNKNOWN;
        bool is_within = !is_list && x[i] >= slot->lo && x[i] <= slot->hi;
        if (slot->role != LIST_COUNT && !is_within && !is_absent) {
            return false;
        }
    }
    return true;
}

/* Whether every slot after the facts has its value. */
OVER_TABLES bool compute_plain(struct solution *solution, const struct slot *slots, int fact_count, int slot_count)
{
    int64_t *x = solution->x;
    UNROLLED
    for (int i = fact_count; i < slot_count; i++) {
        const struct slot *slot = &slots[i];
        x[i] = slot->role == RATE ? rate_value(slot, x, solution->rulebook) : slot->value(x, solution->rulebook);
        if (slot->role != REPORTED && (x[i] == UNKNOWN || x[i] == OUT_OF_RANGE)) {
            return false;
        }
    }
    return true;
}

/* A rule's plain way, after its tables. False when it is not plain: nothing is solved then. */
#define PLAIN_WAY                                                                                           \
    static bool solve_plain(struct solution *solution)                                                      \
    {                                                                                                       \
        if (!facts_are_plain(solution->x, slots, FACTS) || !compute_plain(solution, slots, FACTS, SLOTS)) { \
            return false;                                                                                   \
        }                                                                                                   \
        solution->unknown = 0;                                                                              \
        answer_criteria(solution, criteria, LENGTH(criteria));                                              \
        return true;                                                                                        \
    }

#endif
