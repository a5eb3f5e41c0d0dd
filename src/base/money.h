/* Exact arithmetic on whole øre and basis points. Ranges: amounts 0..10^9 øre, shares 0..10^4 bp. */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include <stdbool.h>
#include <stdint.h>

/* wage >= tariff x share, compared by cross-multiplication: exact, no rounding. Cannot overflow in range. */
static inline bool money_pays_share(int64_t wage_ore, int64_t tariff_ore, int64_t share_bp)
{
    return wage_ore * 10000 >= tariff_ore * share_bp;
}

/* The least whole øre that is at least the share (ceiling). */
static inline int64_t money_share_up(int64_t amount_ore, int64_t share_bp) { return (amount_ore * share_bp + 9999) / 10000; }

/* numerator / denominator rounded half up, for numerator >= 0 and denominator > 0 with both below 2^62. */
static inline int64_t money_half_up(int64_t numerator, int64_t denominator) { return (2 * numerator + denominator) / (2 * denominator); }

#endif
