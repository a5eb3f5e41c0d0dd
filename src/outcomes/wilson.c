/*
 * A share x is within the interval of k of n when (k/n - x)^2 <= z^2 x (1 - x) / n. With x = b / 10 000 and z = 2a / 10^15 for a whole
 * a this is, in whole numbers, (10 000 k - b n)^2 10^30 <= 4 a^2 n b (10 000 - b): some 250 bits, reckoned in pieces of 32.
 */
#include "outcomes/wilson.h"

#include <string.h>

#include <heltmed/outcomes.h>

#include "base/error.h"
#include "base/money.h"

enum { PIECES = 10 };

struct wide {
    uint32_t piece[PIECES]; /* the lowest first */
};

static struct wide wide_of(uint64_t number) { return (struct wide){{(uint32_t)number, (uint32_t)(number >> 32)}}; }

/* What does not fit does not arise: the numbers below are known to. */
static struct wide wide_times(const struct wide *a, uint64_t factor)
{
    struct wide b = wide_of(factor), out = {{0}};

    for (size_t i = 0; i < 2; i++) {
        uint64_t carry = 0;
        for (size_t j = 0; i + j < PIECES; j++) {
            carry += (uint64_t)b.piece[i] * a->piece[j] + out.piece[i + j];
            out.piece[i + j] = (uint32_t)carry;
            carry >>= 32;
        }
    }
    return out;
}

static int wide_compare(const struct wide *a, const struct wide *b)
{
    for (size_t i = PIECES; i-- > 0;) {
        if (a->piece[i] != b->piece[i]) {
            return a->piece[i] < b->piece[i] ? -1 : 1;
        }
    }
    return 0;
}

/* z = 1.959963984540054 = 2 x 979981992270027 / 10^15. */
#define HALF_Z UINT64_C(979981992270027)
#define TEN_TO_15 UINT64_C(1000000000000000)

/* How far b basis points are from k of n, beside how far the interval reaches there: negative within, 0 on its end. */
static int compare_reach(int64_t k, int64_t n, int32_t bp)
{
    int64_t gap = WHOLE_BP * k - bp * n;
    struct wide distance = wide_of((uint64_t)(gap < 0 ? -gap : gap)), reach = wide_of((uint64_t)n);

    distance = wide_times(&distance, (uint64_t)(gap < 0 ? -gap : gap));
    distance = wide_times(&distance, TEN_TO_15);
    distance = wide_times(&distance, TEN_TO_15);
    reach = wide_times(&reach, (uint64_t)bp * (uint64_t)(WHOLE_BP - bp));
    reach = wide_times(&reach, HALF_Z * 2);
    reach = wide_times(&reach, HALF_Z * 2);
    return wide_compare(&distance, &reach);
}

/* Nothing is observed so often that the interval has no width: its low end is below the whole, its high end above nothing. There the
 * other end lies, and is not to be taken for this one. */
bool wilson_low_is_at_least(int64_t k, int64_t n, int32_t bp)
{
    return bp < WHOLE_BP && bp * n <= WHOLE_BP * k && compare_reach(k, n, bp) >= 0;
}

bool wilson_high_is_below(int64_t k, int64_t n, int32_t bp) { return bp * n > WHOLE_BP * k && compare_reach(k, n, bp) > 0; }

/* Whether the high end is at most so many basis points. */
static bool high_is_at_most(int64_t k, int64_t n, int32_t bp) { return bp > 0 && bp * n >= WHOLE_BP * k && compare_reach(k, n, bp) >= 0; }

void wilson_bp(int64_t k, int64_t n, int32_t *low, int32_t *high)
{
    *low = 0;
    *high = WHOLE_BP;
    if (n == 0) {
        return;
    }
    for (int32_t step = 1 << 13; step > 0; step /= 2) {
        if (*low + step <= WHOLE_BP && wilson_low_is_at_least(k, n, *low + step)) {
            *low += step;
        }
        if (*high - step >= 0 && high_is_at_most(k, n, *high - step)) {
            *high -= step;
        }
    }
}

int32_t share_bp(int64_t k, int64_t n) { return (int32_t)money_half_up(WHOLE_BP * k, n); }

heltmed_status heltmed_wilson(int64_t k, int64_t n, int32_t *low_bp, int32_t *high_bp, heltmed_error *error)
{
    if (low_bp == NULL || high_bp == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the place for an end of the interval is NULL");
    }
    if (n < 0 || n > WILSON_N_MAX) {
        return error_set(error, HELTMED_RANGE, "n", "n is outside 0 to 100 000 000 000 000");
    }
    if (k < 0 || k > n) {
        return error_set(error, HELTMED_RANGE, "k", "k is outside 0 to n");
    }
    wilson_bp(k, n, low_bp, high_bp);
    return HELTMED_OK;
}
