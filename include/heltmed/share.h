/*
 * The municipality's share of one place, month by month: a share of the state's monthly rate for VTA-S (an estimate of
 * the price of eXpress, sources S3-01, S3-04 and S3-15), or the price that was agreed. From the day of conversion to
 * VTA-O on the municipality pays nothing (S3-18).
 */
#ifndef HELTMED_SHARE_H
#define HELTMED_SHARE_H

#include <heltmed/facts.h>
#include <heltmed/rulebook.h>

HELTMED_BEGIN

typedef struct heltmed_share heltmed_share;

/* An empty result, to be made and made again: its memory is reused. The caller destroys it. One thread at a time.
 * Errors: argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_share_create(const heltmed_allocator *allocator, heltmed_share **out,
                                                                     heltmed_error *error);
/* NULL is accepted. */
HELTMED_EXPORT void heltmed_share_destroy(heltmed_share *share);

/* Counts the days of the place that lie in [from, until] of the facts. `rulebook` must be sealed. The facts and the
 * rulebook are not needed afterwards.
 * Errors: required (starts_on, from, until), date, range, argument, not_sealed, no_memory; the result is empty then.
 * Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_share_make(const heltmed_rulebook *rulebook, const heltmed_share_facts *facts,
                                                                   heltmed_share *share, heltmed_error *error);

/* How many calendar months. NULL gives 0. Since 0.1. */
HELTMED_EXPORT size_t heltmed_share_count(const heltmed_share *share);

/* Month `index`, in order: its first day, how many of its days count, how many it has, the state's monthly rate on the
 * first day that counts (øre; HELTMED_UNKNOWN where none is known, and with an agreed price), and the share (øre;
 * HELTMED_UNKNOWN where the rate or the share of it is not known), rounded half up. Each may be NULL.
 * Errors: range (`index`), argument. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_share_month(const heltmed_share *share, size_t index, int32_t *month, int32_t *days,
                                                                    int32_t *days_in_month, int64_t *rate_ore, int64_t *share_ore,
                                                                    heltmed_error *error);

/* The sum of the shares; HELTMED_UNKNOWN when one is; 0 for no months. NULL gives 0. Since 0.1. */
HELTMED_EXPORT int64_t heltmed_share_sum_ore(const heltmed_share *share);

/* Whether the shares are an estimate: false only with an agreed price. NULL gives true. Since 0.1. */
HELTMED_EXPORT bool heltmed_share_estimate(const heltmed_share *share);

HELTMED_END

#endif
