/* Facts structs as the public headers lay them out: their size, then one int64_t for each fact slot. */
#ifndef RULES_FACTS_H
#define RULES_FACTS_H

#include "rules/rule.h"

/* Copies the facts into the first slots of `x`. A shorter struct leaves the rest unknown; a longer one, or one that does
 * not even hold the required facts, is refused (argument). */
heltmed_status facts_copy(const struct rule *rule, const void *facts, int64_t x[SLOTS_MAX], heltmed_error *error);

/* Checks facts that stand in `x` (ranges, choices, required ones, rows of lists); `*unknown` gets the bits of the FACT
 * slots that are unknown. */
heltmed_status facts_check(const struct rule *rule, const int64_t x[SLOTS_MAX], uint64_t *unknown, heltmed_error *error);

/* Both. */
heltmed_status facts_read(const struct rule *rule, const void *facts, int64_t x[SLOTS_MAX], heltmed_error *error);

/* Sets every slot to unknown and the size. */
void facts_init(const struct rule *rule, void *facts);

/* The number of bytes of the rule's facts struct. */
static inline size_t facts_size(const struct rule *rule) { return 8 + 8 * (size_t)rule->fact_count; }

#endif
