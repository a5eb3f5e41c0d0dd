/* The municipality's share of one place, a line for each calendar month. */
#include <heltmed/share.h>

#include "base/date.h"
#include "base/error.h"
#include "base/money.h"
#include "rules/facts.h"
#include "rules/registry.h"

enum { SHARE_AS_KNOWN_ON, STARTS_ON, ENDS_ON, CONVERTED_ON, AGREED_PRICE, FROM, UNTIL, SLOTS };

static const struct slot slots[SLOTS] = {
    [SHARE_AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [STARTS_ON] = {.name = "starts_on", .about = "the first day on which the place is taken", .role = REQUIRED, KIND(VALUE_DATE)},
    [ENDS_ON] = {.name = "ends_on", .about = "the last day on which it is taken", .role = OPTIONAL, KIND(VALUE_DATE)},
    [CONVERTED_ON] = {.name = "converted_to_vta_o_on",
                      .about = "the first day as VTA-O, from which the municipality pays nothing",
                      .role = OPTIONAL,
                      KIND(VALUE_DATE)},
    [AGREED_PRICE] = {.name = "agreed_monthly_price_ore",
                      .about = "the price of a full month that was agreed; absent: a share of the state's rate",
                      .role = OPTIONAL,
                      KIND(VALUE_ORE_PER_MONTH)},
    [FROM] = {.name = "from", .about = "the first day to count", .role = REQUIRED, KIND(VALUE_DATE)},
    [UNTIL] = {.name = "until", .about = "the last day to count", .role = REQUIRED, KIND(VALUE_DATE)},
};

const struct rule share_rule = {
    .name = "share", .title = "What does the municipality pay?", .slots = slots, .slot_count = SLOTS, .fact_count = SLOTS};

struct month {
    int32_t first_day, days, days_in_month;
    int64_t rate_ore, share_ore;
};

struct heltmed_share {
    heltmed_allocator allocator;
    struct month *months;
    size_t count, capacity;
    int64_t sum_ore;
    bool estimate;
};

static const char no_memory[] = "there is no memory for the share";

heltmed_status heltmed_share_create(const heltmed_allocator *allocator, heltmed_share **out, heltmed_error *error)
{
    if (!out) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the place for the share is NULL");
    }
    heltmed_allocator from = memory_allocator(allocator);
    heltmed_share *share = memory_new(&from, sizeof(*share));
    if (!share) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, no_memory);
    }
    share->allocator = from;
    share->estimate = true;
    *out = share;
    return HELTMED_OK;
}

void heltmed_share_destroy(heltmed_share *share)
{
    if (!share) {
        return;
    }
    heltmed_allocator allocator = share->allocator;
    memory_free(&allocator, share->months, share->capacity * sizeof(*share->months));
    memory_free(&allocator, share, sizeof(*share));
}

static void clear(heltmed_share *share)
{
    share->count = 0;
    share->sum_ore = 0;
    share->estimate = true;
}

static bool append(heltmed_share *share, struct month month)
{
    struct month *months = memory_room(&share->allocator, share->months, sizeof(*months), &share->capacity, share->count + 1);

    if (months == NULL) {
        return false;
    }
    share->months = months;
    share->months[share->count++] = month;
    return true;
}

/* The line of the month of `first`, for the days up to `last` or the month's end. Amounts are 0..10^9 øre and a share
 * at most 10^4 bp, so that no product passes 2^49 and no sum, over the 120 000 months that there are, 2^47. */
static struct month month_of(const heltmed_rulebook *rulebook, const int64_t *x, int32_t first, int64_t last)
{
    struct civil civil = date_to_civil(first);
    struct month month = {.first_day = first - civil.day + 1,
                          .days_in_month = date_days_in_month(civil.year, civil.month),
                          .rate_ore = UNKNOWN,
                          .share_ore = UNKNOWN};
    int64_t month_end = month.first_day + month.days_in_month - 1;

    month.days = (int32_t)((last < month_end ? last : month_end) - first + 1);
    if (x[AGREED_PRICE] != UNKNOWN) {
        month.share_ore = money_half_up(x[AGREED_PRICE] * month.days, month.days_in_month);
        return month;
    }
    month.rate_ore = rulebook_value(rulebook, VTA_S_MONTHLY_RATE, first, x[SHARE_AS_KNOWN_ON]);
    int64_t share_bp = rulebook_value(rulebook, EXPRESS_OWN_SHARE, first, x[SHARE_AS_KNOWN_ON]);
    if (month.rate_ore != UNKNOWN && share_bp != UNKNOWN) {
        month.share_ore = money_half_up(month.rate_ore * share_bp * month.days, INT64_C(10000) * month.days_in_month);
    }
    return month;
}

static heltmed_status count_months(const heltmed_rulebook *rulebook, const int64_t *x, heltmed_share *share, heltmed_error *error)
{
    int64_t first = x[STARTS_ON] > x[FROM] ? x[STARTS_ON] : x[FROM];
    int64_t last = x[UNTIL];

    if (x[ENDS_ON] != UNKNOWN && x[ENDS_ON] < last) {
        last = x[ENDS_ON];
    }
    if (x[CONVERTED_ON] != UNKNOWN && x[CONVERTED_ON] - 1 < last) {
        last = x[CONVERTED_ON] - 1;
    }
    share->estimate = x[AGREED_PRICE] == UNKNOWN;
    while (first <= last) {
        struct month month = month_of(rulebook, x, (int32_t)first, last);
        if (!append(share, month)) {
            return error_set(error, HELTMED_NO_MEMORY, NULL, no_memory);
        }
        share->sum_ore = share->sum_ore == UNKNOWN || month.share_ore == UNKNOWN ? UNKNOWN : share->sum_ore + month.share_ore;
        first += month.days;
    }
    return HELTMED_OK;
}

heltmed_status heltmed_share_make(const heltmed_rulebook *rulebook, const heltmed_share_facts *facts, heltmed_share *share,
                                  heltmed_error *error)
{
    int64_t x[SLOTS_MAX];

    if (!rulebook || !facts || !share) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the rulebook, the facts or the share is NULL");
    }
    clear(share);
    if (!rulebook->sealed) {
        return error_set(error, HELTMED_NOT_SEALED, NULL, "the rulebook must be sealed before it is used");
    }
    heltmed_status status = facts_read(&share_rule, facts, x, error);
    if (status == HELTMED_OK) {
        status = count_months(rulebook, x, share, error);
    }
    if (status != HELTMED_OK) {
        clear(share);
    }
    return status;
}

size_t heltmed_share_count(const heltmed_share *share) { return share ? share->count : 0; }

heltmed_status heltmed_share_month(const heltmed_share *share, size_t index, int32_t *month, int32_t *days, int32_t *days_in_month,
                                   int64_t *rate_ore, int64_t *share_ore, heltmed_error *error)
{
    if (!share) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the share is NULL");
    }
    if (index >= share->count) {
        return error_set(error, HELTMED_RANGE, NULL, "the share has no month of this index");
    }
    const struct month *found = &share->months[index];
    if (month) {
        *month = found->first_day;
    }
    if (days) {
        *days = found->days;
    }
    if (days_in_month) {
        *days_in_month = found->days_in_month;
    }
    if (rate_ore) {
        *rate_ore = found->rate_ore;
    }
    if (share_ore) {
        *share_ore = found->share_ore;
    }
    return HELTMED_OK;
}

int64_t heltmed_share_sum_ore(const heltmed_share *share) { return share ? share->sum_ore : 0; }

bool heltmed_share_estimate(const heltmed_share *share) { return !share || share->estimate; }
