#include "columns/rates.h"

FOR_EACH_PROCESSOR static struct dates_seen look(const int32_t *on, int32_t count)
{
    /* Counted from the first number that is not MISSING, which thereby comes last. */
    uint32_t first = UINT32_MAX;
    int32_t last = INT32_MIN;
    for (int32_t i = 0; i < count; i++) {
        uint32_t counted = (uint32_t)on[i] - ((uint32_t)MISSING + 1);
        first = counted < first ? counted : first;
        last = on[i] > last ? on[i] : last;
    }
    if (last == MISSING) {
        return (struct dates_seen){INT32_MAX, INT32_MIN};
    }
    return (struct dates_seen){(int32_t)(first + ((uint32_t)MISSING + 1)), last};
}

/* A column with one value for all rows needs no look at each. */
struct dates_seen source_dates(const struct source *on, int32_t count)
{
    return look(on->values, on->column.int32_values == NULL && on->column.int64_values == NULL ? 1 : count);
}

static struct rate join(struct rate a, struct rate b) { return (struct rate){a.lo < b.lo ? a.lo : b.lo, a.hi > b.hi ? a.hi : b.hi}; }

static bool is_seen(const struct dated_value *value, int64_t as_known_on)
{
    return as_known_on == UNKNOWN || value->known_from <= as_known_on;
}

static struct rate rate_on(const struct heltmed_rulebook *rulebook, enum parameter parameter, int64_t on, int64_t as_known_on)
{
    return rate_of_value(parameter, rulebook_value(rulebook, parameter, on, as_known_on));
}

/* What the rate lies between over all days. */
static struct rate rate_of_any_day(const struct heltmed_rulebook *rulebook, enum parameter parameter, int64_t as_known_on)
{
    const struct value_list *list = &rulebook->lists[parameter];
    struct rate any = rate_on(rulebook, parameter, DATE_MIN, as_known_on);
    for (uint32_t i = 0; i < list->count; i++) {
        if (is_seen(&list->values[i], as_known_on)) {
            any = join(any, rate_of_value(parameter, list->values[i].value));
        }
    }
    return any;
}

static void fill(struct rates *rates, struct rate rate, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        rates->lo[i] = rate.lo;
        rates->hi[i] = rate.hi;
    }
}

FOR_EACH_PROCESSOR static void lay_over(struct rates *rates, const int32_t *on, int32_t from, struct rate rate, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        rates->lo[i] = on[i] >= from ? rate.lo : rates->lo[i];
        rates->hi[i] = on[i] >= from ? rate.hi : rates->hi[i];
    }
}

FOR_EACH_PROCESSOR static void lay_where_missing(struct rates *rates, const int32_t *on, struct rate rate, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        rates->lo[i] = on[i] == MISSING ? rate.lo : rates->lo[i];
        rates->hi[i] = on[i] == MISSING ? rate.hi : rates->hi[i];
    }
}

void rates_of(struct rates *rates, const struct heltmed_rulebook *rulebook, enum parameter parameter, int64_t as_known_on,
              const struct source *on, struct dates_seen seen, int32_t count)
{
    const struct value_list *list = &rulebook->lists[parameter];
    bool any_date = seen.first <= seen.last;
    struct rate unknown_day = {0, 0};
    if (on->missing) {
        unknown_day = rate_of_any_day(rulebook, parameter, as_known_on);
    }
    rates->all = any_date ? rate_on(rulebook, parameter, seen.first, as_known_on) : unknown_day;
    rates->same = true;
    for (uint32_t i = 0; any_date && i < list->count; i++) {
        const struct dated_value *value = &list->values[i];
        if (value->valid_from > seen.first && value->valid_from <= seen.last && is_seen(value, as_known_on)) {
            if (rates->same) {
                fill(rates, rates->all, count);
                rates->same = false;
            }
            lay_over(rates, on->values, value->valid_from, rate_of_value(parameter, value->value), count);
        }
    }
    if (on->missing && any_date && (!rates->same || unknown_day.lo != rates->all.lo || unknown_day.hi != rates->all.hi)) {
        if (rates->same) {
            fill(rates, rates->all, count);
            rates->same = false;
        }
        lay_where_missing(rates, on->values, unknown_day, count);
    }
}
