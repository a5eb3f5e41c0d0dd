/* Wilson's 95 % interval, exact: every comparison is one of whole numbers. */
#ifndef OUTCOMES_WILSON_H
#define OUTCOMES_WILSON_H

#include <stdbool.h>
#include <stdint.h>

enum { WHOLE_BP = 10000 };
#define WILSON_N_MAX INT64_C(100000000000000)

/* k of n in basis points, half up. For n > 0. */
int32_t share_bp(int64_t k, int64_t n);

/* Whether the low (high) end is at least (less than) so many basis points, before any rounding. For 0 <= k <= n, 0 < n <= WILSON_N_MAX. */
bool wilson_low_is_at_least(int64_t k, int64_t n, int32_t bp);
bool wilson_high_is_below(int64_t k, int64_t n, int32_t bp);

/* In basis points: the low end rounded down, the high end up. n 0 gives all that a share can be. */
void wilson_bp(int64_t k, int64_t n, int32_t *low, int32_t *high);

#endif
