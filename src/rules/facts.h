/* Facts structs as the public headers lay them out: their size, then one int64_t for each fact slot. */
#ifndef RULES_FACTS_H
#define RULES_FACTS_H

#include "rules/rule.h"

/* Copies the facts into the first slots of `x` and checks every one, rows of lists too. A shorter struct leaves the
 * rest unknown; a longer one, or one that does not even hold the required facts, is refused (argument). */
heltmed_status facts_read(const struct rule *rule, const void *facts, int64_t x[SLOTS_MAX], heltmed_error *error);

/* Checks facts that already stand in `x` (ranges, choices, required ones, rows of lists). */
heltmed_status facts_check(const struct rule *rule, const int64_t x[SLOTS_MAX], heltmed_error *error);

/* Sets every slot to unknown and the size. */
void facts_init(const struct rule *rule, void *facts);

/* The number of bytes of the rule's facts struct. */
static inline size_t facts_size(const struct rule *rule) { return 8 + 8 * (size_t)rule->fact_count; }

/* The range of a slot or column: its own, or its kind's. */
static inline int64_t slot_lo(const struct slot *slot) { return slot->lo == 0 && slot->hi == 0 ? value_kinds[slot->kind].lo : slot->lo; }
int64_t slot_hi(const struct slot *slot);
int64_t column_lo(const struct column *column);
int64_t column_hi(const struct column *column);

#endif
