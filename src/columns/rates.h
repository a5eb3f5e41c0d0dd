/*
 * A dated rate for each row of a block, branch-free: the rulebook's values that begin within the block's days are laid
 * over it one after another. Mostly there is none, and one value holds for the block.
 */
#ifndef COLUMNS_RATES_H
#define COLUMNS_RATES_H

#include "columns/column.h"

/* A value that may be unknown: what it lies between. */
struct rate {
    int32_t lo, hi;
};

/* The rates of a block: one for all rows, or `hi` of each row. What they are least is the same (dated rows: the rate is known), but
 * for rows without a date `undated.lo`; or, where a rate in the block is not known (`open`), `lo` of each row. */
struct rates {
    bool same, open;
    struct rate all, undated;
    int32_t lo[BLOCK_ROWS], hi[BLOCK_ROWS];
};

static inline struct rate rate_at(const struct rates *rates, int32_t on, int32_t row)
{
    int32_t hi = rates->same ? rates->all.hi : rates->hi[row];
    int32_t lo = rates->same ? rates->all.lo : rates->open ? rates->lo[row] : on == MISSING ? rates->undated.lo : hi;
    return (struct rate){lo, hi};
}

/* A row without a date may have any rate that the rulebook has on some day. */
void rates_of(struct rates *rates, const struct heltmed_rulebook *rulebook, enum parameter parameter, int64_t as_known_on,
              const struct source *on, int32_t count);

/* A rate that is in force from a day on, as one number. */
struct change {
    int32_t from, value;
};

/* The rates of a block that change in it, twice at most, all of them known: what they are before, and the changes (one that never comes
 * is in force from INT32_MAX). `least` is the least of those. */
struct steps {
    int32_t before, least;
    struct change change[2];
    struct rate undated;
};

static inline int32_t step_on(const struct steps *steps, int32_t on)
{
    int32_t rate = on >= steps->change[0].from ? steps->change[0].value : steps->before;
    return on >= steps->change[1].from ? steps->change[1].value : rate;
}

/* Whether the rates of a block are so. A row without a date may have any rate that the rulebook has on some day, which is a change. */
bool steps_of(struct steps *steps, const struct heltmed_rulebook *rulebook, enum parameter parameter, int64_t as_known_on,
              const struct source *on);

static inline struct rate rate_of_value(enum parameter parameter, int64_t value)
{
    return value == UNKNOWN ? (struct rate){(int32_t)parameters[parameter].lo, (int32_t)parameters[parameter].hi}
                            : (struct rate){(int32_t)value, (int32_t)value};
}

#endif
