#include "rules/axes.h"

#include <string.h>

#include "base/sort.h"
#include "rules/facts.h"

/* Kinds that a rule may compare with one another. */
enum comparable { BY_DATE, BY_AMOUNT, BY_NUMBER, BY_MUNICIPALITY, BY_NOTHING };

static enum comparable comparable_of(uint8_t kind)
{
    switch (kind) {
    case VALUE_DATE:
        return BY_DATE;
    case VALUE_ORE_PER_HOUR:
    case VALUE_ORE_PER_MONTH:
    case VALUE_ORE_PER_YEAR:
    case VALUE_ORE:
        return BY_AMOUNT;
    case VALUE_MUNICIPALITY:
        return BY_MUNICIPALITY;
    case VALUE_YES_NO:
    case VALUE_CHOICE:
    case VALUE_SET:
        return BY_NOTHING;
    default:
        return BY_NUMBER;
    }
}

/* The axis being filled: its values in the pool, its range. */
struct filling {
    struct axes *axes;
    struct axis *axis;
    int64_t *values;
    int64_t lo, hi;
};

static void add(struct filling *filling, int64_t value)
{
    if (value >= filling->lo && value <= filling->hi && filling->axes->used < AXIS_POOL) {
        filling->values[filling->axis->count++] = value;
        filling->axes->used++;
    }
}

static void add_around(struct filling *filling, int64_t value)
{
    add(filling, value - 1);
    add(filling, value);
    add(filling, value + 1);
}

static void add_all(struct filling *filling, int64_t from, int64_t until)
{
    for (int64_t value = from; value <= until; value++) {
        add(filling, value);
    }
}

/* The days that a number of days or weeks moves a date by. */
static int64_t days_moved(const struct slot *slot, int64_t value) { return slot->kind == VALUE_WEEKS ? 7 * value - 1 : value; }
static bool moves_dates(const struct slot *slot) { return slot->kind == VALUE_WEEKS || slot->kind == VALUE_DAYS; }

static void add_moved(struct filling *filling, int64_t day, int64_t days)
{
    add_around(filling, day + days);
    add_around(filling, day - days);
}

/* Every date known to the criteria, moved by `days`. */
static void add_dates_moved(struct filling *filling, const struct solution *solution, uint64_t closure, int64_t days)
{
    add(filling, filling->hi - days);
    add(filling, filling->lo + days);
    for (uint8_t i = 0; i < solution->rule->slot_count; i++) {
        bool known = (closure & BIT(i)) && solution->x[i] > OUT_OF_RANGE;
        if (known && solution->rule->slots[i].kind == VALUE_DATE) {
            add_moved(filling, solution->x[i], days);
        }
    }
}

/* A date is tried where a rate dated by it changes, and where a number of days takes it to another date. */
static void add_dates(struct filling *filling, const struct solution *solution, uint64_t closure)
{
    for (uint8_t i = 0; i < solution->rule->slot_count; i++) {
        const struct slot *slot = &solution->rule->slots[i];
        if (!(closure & BIT(i))) {
            continue;
        }
        if (slot->role == RATE && slot->dated_by == filling->axis->slot && slot->which == NULL) {
            struct value_list list = solution->rulebook->lists[slot->parameter];
            for (uint32_t v = 0; v < list.count; v++) {
                add_around(filling, list.values[v].valid_from);
                if (moves_dates(slot) && list.values[v].value != UNKNOWN) {
                    int64_t days = days_moved(slot, list.values[v].value);
                    add_dates_moved(filling, solution, closure, days);
                    add_moved(filling, list.values[v].valid_from, days);
                }
            }
        } else if (moves_dates(slot) && solution->x[i] > OUT_OF_RANGE) {
            add_dates_moved(filling, solution, closure, days_moved(slot, solution->x[i]));
        } else if (moves_dates(slot)) {
            add_dates_moved(filling, solution, closure, days_moved(slot, slot->kind == VALUE_WEEKS ? 1 : 0));
        }
    }
}

/* Around all known values that it may be compared with; next to the ends where it may be compared with another unknown, so
 * that one can lie strictly between the other and an end. */
static void add_comparable(struct filling *filling, const struct solution *solution, uint64_t closure)
{
    enum comparable comparable = comparable_of(solution->rule->slots[filling->axis->slot].kind);
    bool among_unknowns = false;
    for (uint8_t i = 0; i < solution->rule->slot_count; i++) {
        if (!(closure & BIT(i)) || i == filling->axis->slot || comparable_of(solution->rule->slots[i].kind) != comparable) {
            continue;
        }
        if (solution->x[i] > OUT_OF_RANGE) {
            add_around(filling, solution->x[i]);
        } else if (solution->rule->slots[i].role == FOLDED) {
            add_around(filling, solution->bounds[i].lo);
            add_around(filling, solution->bounds[i].hi);
        } else {
            among_unknowns = among_unknowns || (solution->unknown & BIT(i)) != 0;
        }
    }
    if (among_unknowns && comparable != BY_AMOUNT) {
        add(filling, filling->lo + 1);
        add(filling, filling->hi - 1);
    }
}

static uint32_t sort_unique(int64_t *values, uint32_t count)
{
    if (sort_is_strict(values, count, 1)) {
        return count;
    }
    sort_rows(values, count, 1);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < count; i++) {
        if (values[i] != values[kept - 1]) {
            values[kept++] = values[i];
        }
    }
    return kept;
}

static struct bounds bounds_of(const struct solution *solution, uint8_t index)
{
    const struct slot *slot = &solution->rule->slots[index];
    if (slot->role == FOLDED) {
        return solution->bounds[index];
    }
    if (slot->role == RATE || slot->role == FOLDED_RATE) {
        int parameter = slot->which == NULL ? slot->parameter : rate_parameter(slot, solution->x, solution->unknown);
        const struct parameter_info *info = &parameters[parameter >= 0 ? parameter : MINIMUM_WAGE];
        return (struct bounds){info->lo, info->hi};
    }
    return (struct bounds){slot->lo, slot->hi};
}

static void fill(struct filling *filling, const struct solution *solution, uint64_t closure, int64_t dense_count)
{
    const struct slot *slot = &solution->rule->slots[filling->axis->slot];
    switch (slot->kind) {
    case VALUE_YES_NO:
    case VALUE_CHOICE:
        add_all(filling, filling->lo, filling->hi);
        return;
    case VALUE_SET:
        add(filling, 0);
        add(filling, filling->hi);
        return;
    default:
        break;
    }
    if (slot->dense) {
        add_all(filling, filling->lo, filling->lo + dense_count - 1);
        add(filling, filling->hi);
        return;
    }
    /* A fact with points is compared with nothing else: one value from each stretch between them. */
    add(filling, filling->lo);
    for (uint8_t i = 0; i < slot->point_count; i++) {
        add(filling, slot->points[i]);
    }
    if (slot->point_count > 0) {
        return;
    }
    add(filling, filling->hi);
    add_comparable(filling, solution, closure);
    if (slot->kind == VALUE_DATE) {
        add_dates(filling, solution, closure);
    }
}

static uint64_t set_strides(struct axes *axes)
{
    uint64_t size = 1;
    for (uint32_t a = axes->count; a-- > 0;) {
        axes->axis[a].stride = (uint32_t)size;
        size *= axes->axis[a].count;
    }
    return size;
}

/* Only several dense parameters ended at once by an overlay span more than FILLINGS_MAX: the longest axis then keeps every
 * other value and its ends. */
static uint32_t limit_fillings(struct axes *axes)
{
    uint64_t size = set_strides(axes);
    while (size > FILLINGS_MAX) {
        struct axis *longest = &axes->axis[0];
        for (uint32_t a = 1; a < axes->count; a++) {
            longest = axes->axis[a].count > longest->count ? &axes->axis[a] : longest;
        }
        int64_t last = longest->values[longest->count - 1];
        uint32_t kept = 0;
        for (uint32_t i = 0; i < longest->count; i += 2) {
            longest->values[kept++] = longest->values[i];
        }
        longest->values[kept - 1] = last;
        longest->count = kept;
        size = set_strides(axes);
    }
    return (uint32_t)size;
}

/* What a rate is chosen by: its day, and facts. */
static uint64_t choosers_of(const struct slot *slot) { return slot->reads | BIT(slot->dated_by); }

/* The rates among unknown slots that other unknowns choose. */
static uint64_t chosen_among(const struct solution *solution, uint64_t unknowns)
{
    uint64_t chosen = 0;
    for (uint64_t left = unknowns; left != 0; left &= left - 1) {
        const struct slot *slot = &solution->rule->slots[__builtin_ctzll(left)];
        chosen |= slot->role == RATE && (choosers_of(slot) & solution->unknown) != 0 ? left & -left : 0;
    }
    return chosen;
}

static int64_t dense_values(const struct rule *rule, uint64_t unknowns)
{
    static const int64_t counts[] = {2048, 2048, 180, 30, 12};
    size_t dense_slots = 0;
    for (; unknowns != 0; unknowns &= unknowns - 1) {
        dense_slots += rule->slots[__builtin_ctzll(unknowns)].dense;
    }
    return counts[dense_slots < LENGTH(counts) ? dense_slots : LENGTH(counts) - 1];
}

static void add_axes(struct axes *axes, const struct solution *solution, uint64_t unknowns, uint64_t closure, int64_t dense_count)
{
    for (; unknowns != 0 && axes->count < AXES_MAX; unknowns &= unknowns - 1) {
        uint8_t slot = (uint8_t)__builtin_ctzll(unknowns);
        struct axis *axis = &axes->axis[axes->count++];
        struct bounds bounds = bounds_of(solution, slot);
        struct filling filling = {axes, axis, axes->pool + axes->used, bounds.lo, bounds.hi};
        *axis = (struct axis){.slot = slot, .values = filling.values};
        fill(&filling, solution, closure, dense_count);
        axes->used -= axis->count;
        axis->count = sort_unique(filling.values, axis->count);
        axes->used += axis->count;
    }
}

uint32_t axes_build(struct axes *axes, const struct solution *solution, uint64_t unknowns, uint64_t closure)
{
    uint64_t later = chosen_among(solution, unknowns);
    uint64_t choosing = 0;
    for (uint64_t left = later; left != 0; left &= left - 1) {
        choosing |= unknowns & choosers_of(&solution->rule->slots[__builtin_ctzll(left)]);
    }
    int64_t dense_count = dense_values(solution->rule, unknowns);
    axes->count = 0;
    axes->used = 0;
    add_axes(axes, solution, choosing, closure, dense_count);
    axes->choosing = axes->count;
    add_axes(axes, solution, unknowns & ~choosing & ~later, closure, dense_count);
    axes->first_later = axes->count;
    add_axes(axes, solution, later, closure, dense_count);
    return limit_fillings(axes);
}

bool axes_can_widen(const struct axes *axes, const struct solution *solution, uint32_t axis)
{
    return comparable_of(solution->rule->slots[axes->axis[axis].slot].kind) == BY_AMOUNT;
}

uint32_t axes_widen(struct axes *axes, uint32_t index, const int64_t *values, uint32_t count)
{
    struct axis *axis = &axes->axis[index];
    if (axes->used + axis->count + count <= AXIS_POOL) {
        int64_t *wider = axes->pool + axes->used;
        memcpy(wider, axis->values, axis->count * sizeof *wider);
        memcpy(wider + axis->count, values, count * sizeof *wider);
        axis->values = wider;
        axis->count = sort_unique(wider, axis->count + count);
        axes->used += axis->count;
    }
    return limit_fillings(axes);
}
