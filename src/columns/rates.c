#include "columns/rates.h"

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

/* Two changes in one pass. Rows without a date come before every change. */
FOR_EACH_PROCESSOR static void begin_with(int32_t *restrict rates, const int32_t *on, int32_t undated, int32_t before,
                                          const struct change change[2], int32_t count)
{
    const struct change first = change[0], second = change[1];
    for (int32_t i = 0; i < count; i++) {
        int32_t rate = on[i] == MISSING ? undated : before;
        rate = on[i] >= first.from ? first.value : rate;
        rates[i] = on[i] >= second.from ? second.value : rate;
    }
}

FOR_EACH_PROCESSOR static void lay_over(int32_t *rates, const int32_t *on, const struct change change[2], int32_t count)
{
    const struct change first = change[0], second = change[1];
    for (int32_t i = 0; i < count; i++) {
        int32_t rate = on[i] >= first.from ? first.value : rates[i];
        rates[i] = on[i] >= second.from ? second.value : rate;
    }
}

/* The changes within the block's days are gathered, and laid over the rows two at a time. */
struct laying {
    int32_t *rates;
    const int32_t *on;
    int32_t undated, before, count, gathered;
    bool began;
    struct change change[2];
};

static void lay(struct laying *laying)
{
    for (int32_t i = laying->gathered; i < 2; i++) { /* a change that never comes */
        laying->change[i] = (struct change){INT32_MAX, 0};
    }
    if (laying->began) {
        lay_over(laying->rates, laying->on, laying->change, laying->count);
    } else {
        begin_with(laying->rates, laying->on, laying->undated, laying->before, laying->change, laying->count);
    }
    laying->began = true;
    laying->gathered = 0;
}

static void add_change(struct laying *laying, int32_t from, int32_t value)
{
    if (laying->gathered == 2) {
        lay(laying);
    }
    laying->change[laying->gathered++] = (struct change){from, value};
}

static bool falls_within(const struct dated_value *value, struct span_seen seen, int64_t as_known_on)
{
    return value->valid_from > seen.first && value->valid_from <= seen.last && is_seen(value, as_known_on);
}

static bool is_open(struct rate rate) { return rate.lo != rate.hi; }

/* One end of the rates, row by row. */
static void lay_end(int32_t *rates, bool hi, const struct rates *known, const struct value_list *list, enum parameter parameter,
                    const struct source *on, int64_t as_known_on, int32_t count)
{
    struct laying laying = {.rates = rates,
                            .on = on->values,
                            .undated = hi ? known->undated.hi : known->undated.lo,
                            .before = hi ? known->all.hi : known->all.lo,
                            .count = count};
    for (uint32_t i = 0; i < list->count; i++) {
        if (falls_within(&list->values[i], on->span, as_known_on)) {
            struct rate rate = rate_of_value(parameter, list->values[i].value);
            add_change(&laying, list->values[i].valid_from, hi ? rate.hi : rate.lo);
        }
    }
    lay(&laying);
}

void rates_of(struct rates *rates, const struct heltmed_rulebook *rulebook, enum parameter parameter, int64_t as_known_on,
              const struct source *on, int32_t count)
{
    const struct value_list *list = &rulebook->lists[parameter];
    bool any_date = on->span.first <= on->span.last;
    rates->undated = (struct rate){0, 0};
    if (on->missing) {
        rates->undated = rate_of_any_day(rulebook, parameter, as_known_on);
    }
    rates->all = any_date ? rate_on(rulebook, parameter, on->span.first, as_known_on) : rates->undated;
    rates->open = is_open(rates->all);
    rates->same = !(on->missing && any_date && (rates->undated.lo != rates->all.lo || rates->undated.hi != rates->all.hi));
    for (uint32_t i = 0; any_date && i < list->count; i++) {
        if (falls_within(&list->values[i], on->span, as_known_on)) {
            rates->same = false;
            rates->open = rates->open || list->values[i].value == UNKNOWN;
        }
    }
    if (!rates->same) {
        lay_end(rates->hi, true, rates, list, parameter, on, as_known_on, count);
        if (rates->open) {
            lay_end(rates->lo, false, rates, list, parameter, on, as_known_on, count);
        }
    }
}

bool steps_of(struct steps *steps, const struct heltmed_rulebook *rulebook, enum parameter parameter, int64_t as_known_on,
              const struct source *on)
{
    const struct value_list *list = &rulebook->lists[parameter];
    int64_t before = on->span.first <= on->span.last ? rulebook_value(rulebook, parameter, on->span.first, as_known_on) : UNKNOWN;
    int changes = 0;
    if (before == UNKNOWN) {
        return false;
    }
    *steps = (struct steps){.before = (int32_t)before, .least = (int32_t)before, .change = {{INT32_MAX, 0}, {INT32_MAX, 0}}};
    for (uint32_t i = 0; i < list->count; i++) {
        const struct dated_value *value = &list->values[i];
        if (falls_within(value, on->span, as_known_on)) {
            if (value->value == UNKNOWN || changes == 2) {
                return false;
            }
            steps->change[changes++] = (struct change){value->valid_from, (int32_t)value->value};
            steps->least = value->value < steps->least ? (int32_t)value->value : steps->least;
        }
    }
    if (on->missing) {
        steps->undated = rate_of_any_day(rulebook, parameter, as_known_on);
    }
    return changes > 0 || (on->missing && is_open(steps->undated));
}
