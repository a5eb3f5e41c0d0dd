/*
 * Wage shortfalls: the periods in which a wage lay under the model's floor, and what is owed for them. The floor is a
 * share of the comparable tariff, rounded up to whole øre (sources S2-13, S3-27); the share is looked up day by day.
 */
#ifndef HELTMED_SHORTFALLS_H
#define HELTMED_SHORTFALLS_H

#include <heltmed/facts.h>
#include <heltmed/rulebook.h>

HELTMED_BEGIN

typedef struct heltmed_shortfalls heltmed_shortfalls;

/* An empty result, to be made and made again: its memory is reused. The caller destroys it. One thread at a time.
 * Errors: argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_shortfalls_create(const heltmed_allocator *allocator, heltmed_shortfalls **out,
                                                                          heltmed_error *error);
/* NULL is accepted. */
HELTMED_EXPORT void heltmed_shortfalls_destroy(heltmed_shortfalls *shortfalls);

/* Finds the shortfalls on the days [from, until] of the facts. `rulebook` must be sealed. The lists may come in any
 * order; the facts, their lists and the rulebook are not needed afterwards.
 * Errors: required (wages, tariffs, from, until), duplicate_field (a list with two rows of one day), date, range, argument,
 * not_sealed, no_memory; the result is empty then. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_shortfalls_make(const heltmed_rulebook *rulebook,
                                                                        const heltmed_shortfalls_facts *facts,
                                                                        heltmed_shortfalls *shortfalls, heltmed_error *error);

/* How many periods. NULL gives 0. Since 0.1. */
HELTMED_EXPORT size_t heltmed_shortfalls_count(const heltmed_shortfalls *shortfalls);

/* Period `index`, in order of day: its first and last day, the wage, the floor and what lacks to it (øre an hour), and
 * what is owed for the whole period (øre; HELTMED_UNKNOWN when the minutes per week are not known). Each may be NULL.
 * Errors: range (`index`), argument. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_shortfalls_period(const heltmed_shortfalls *shortfalls, size_t index, int32_t *from,
                                                                          int32_t *to, int64_t *hourly_ore, int64_t *floor_ore,
                                                                          int64_t *shortfall_ore, int64_t *owed_ore, heltmed_error *error);

/* The sum of what is owed; HELTMED_UNKNOWN when it is so for a period; 0 for none. NULL gives 0. Since 0.1. */
HELTMED_EXPORT int64_t heltmed_shortfalls_sum_owed_ore(const heltmed_shortfalls *shortfalls);

/* How many spans of days were not judged, since there was no wage, no tariff or no share for them. NULL gives 0.
 * Since 0.1. */
HELTMED_EXPORT size_t heltmed_shortfalls_unjudged_count(const heltmed_shortfalls *shortfalls);

/* Span `index`, in order of day. `from` and `to` may be NULL. Errors: range (`index`), argument. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_shortfalls_unjudged(const heltmed_shortfalls *shortfalls, size_t index,
                                                                            int32_t *from, int32_t *to, heltmed_error *error);

/* Whether every day of [from, until] was judged. True of an empty result; NULL gives false. Since 0.1. */
HELTMED_EXPORT bool heltmed_shortfalls_complete(const heltmed_shortfalls *shortfalls);

HELTMED_END

#endif
