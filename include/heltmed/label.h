/*
 * Words for reports and forms of a host's own: the library's texts by their keys, and values as the readers of a language
 * write them ("38,16 kr", "22. november 2026").
 */
#ifndef HELTMED_LABEL_H
#define HELTMED_LABEL_H

#include <heltmed/decision.h>

HELTMED_BEGIN

/* The text of a key (they stand in src/texts/en.txt and its likes: "label.sum_owed", "ask.wage.phase",
 * "wage.floor.below_floor") as it was written, {slots} not filled in. NULL for an unknown key or language. Static text.
 * Any thread. Since 0.1. */
HELTMED_EXPORT const char *heltmed_label(int32_t language, const char *key);

/* A value in a unit ("ore_per_hour", "date", "bp", "weeks" …, as a decision or a parameter names it; NULL: a bare number)
 * into `out`; HELTMED_UNKNOWN is "unknown" in the language's own word.
 * Errors: unknown_name (language, unit), range, argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_label_value(int32_t language, const char *unit, int64_t value, heltmed_text *out,
                                                                    heltmed_error *error);

/* What a decision comes to as a whole, in a sentence or two, and derived value `index` of it, lists too.
 * Errors: unknown_name (language), range (past the end), argument (an empty decision too), no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_decision_summary(const heltmed_decision *decision, int32_t language,
                                                                         heltmed_text *out, heltmed_error *error);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_decision_derived_text(const heltmed_decision *decision, size_t index,
                                                                              int32_t language, heltmed_text *out, heltmed_error *error);

HELTMED_END

#endif
