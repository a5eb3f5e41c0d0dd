/*
 * Does the wage leave the disability benefit whole? For the calendar year of `on`. From the year in which the rulebook
 * knows a long share, the free amount is long on the days from two years after the benefit began (or its degree was
 * raised), short before, averaged over the year's days.
 */
#include "rules/registry.h"

#include "rules/long_days.h"

enum {
    IN_VTA = AS_KNOWN_ON + 1,
    SINCE,
    RAISED_ON,
    INCOME_AFTER,
    INCOME,
    LONG_DAYS,
    YEAR_END,
    BASE_AMOUNT,
    SHORT_SHARE,
    LONG_SHARE,
    VTA_SHARE,
    VTA_SHARE_NOW,
    FREE_AMOUNT,
    LIMIT,
    MARGIN,
    SLOTS,
    FACTS = LONG_DAYS
};

static bool within_limit(const int64_t *x) { return x[INCOME] <= x[LIMIT]; }

static int64_t year_end(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return year_last_day((int32_t)x[ON]);
}

static int32_t days_in_year(const int64_t *x) { return year_days((int32_t)x[ON]); }

static int64_t long_days(const int64_t *x, int64_t began) { return long_days_since((int32_t)x[ON], (int32_t)began); }

/* The averaged share times the year's days, in basis points x days. */
static int64_t share_days(const int64_t *x, int32_t days)
{
    return x[LONG_SHARE] == NONE ? x[SHORT_SHARE] * days : x[LONG_SHARE] * x[LONG_DAYS] + x[SHORT_SHARE] * (days - x[LONG_DAYS]);
}

static bool vta_agrees(const int64_t *x, int32_t days) { return x[VTA_SHARE] != NONE && share_days(x, days) == x[VTA_SHARE] * days; }

static void fold(int64_t *x, struct bounds *bounds, const struct heltmed_rulebook *rulebook)
{
    int32_t days = days_in_year(x);
    const struct dated_value *long_share = rulebook_find(rulebook, BENEFIT_FREE_AMOUNT_LONG, x[ON], x[AS_KNOWN_ON]);
    x[LONG_SHARE] = long_share == NULL ? NONE : long_share->value;
    x[SHORT_SHARE] = rulebook_value(rulebook, BENEFIT_FREE_AMOUNT_SHORT, x[ON], x[AS_KNOWN_ON]);
    x[VTA_SHARE] = rulebook_value(rulebook, BENEFIT_FREE_AMOUNT_VTA, x[ON], x[AS_KNOWN_ON]);

    int64_t began = x[RAISED_ON] != UNKNOWN && x[RAISED_ON] > x[SINCE] ? x[RAISED_ON] : x[SINCE];
    bool counts = x[LONG_SHARE] != NONE;
    x[LONG_DAYS] = !counts ? 0 : x[SINCE] == UNKNOWN ? UNKNOWN : long_days(x, began);
    bounds[LONG_DAYS] = (struct bounds){0, x[RAISED_ON] != UNKNOWN ? long_days(x, x[RAISED_ON]) : days};

    /* A rate that is not known does not matter where it is not used. */
    bool all_long = counts && x[LONG_DAYS] == days;
    if (x[SHORT_SHARE] == UNKNOWN && (all_long || (!counts && x[IN_VTA] == 1))) {
        x[SHORT_SHARE] = NONE;
    }
    if (x[LONG_SHARE] == UNKNOWN && x[LONG_DAYS] == 0 && x[IN_VTA] == 0) {
        x[LONG_SHARE] = NONE;
    }
    if (x[VTA_SHARE] == UNKNOWN && (counts || x[IN_VTA] == 0)) {
        x[VTA_SHARE] = NONE;
    }

    /* The rule for VTA from then on was not found: told only where both rules give the same share. */
    bool all_known = x[LONG_DAYS] != UNKNOWN && x[LONG_SHARE] != UNKNOWN && x[SHORT_SHARE] != UNKNOWN && x[VTA_SHARE] != UNKNOWN;
    bool settled = !counts || x[IN_VTA] == 0 || (all_known && vta_agrees(x, days));
    x[VTA_SHARE_NOW] = settled ? NONE : UNKNOWN;
}

static int64_t free_amount(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    if (x[IN_VTA] && x[LONG_SHARE] == NONE) {
        return x[BASE_AMOUNT] * x[VTA_SHARE] / 10000;
    }
    int32_t days = days_in_year(x);
    if (x[IN_VTA] && !vta_agrees(x, days)) {
        return x[BASE_AMOUNT] * x[VTA_SHARE_NOW] / 10000;
    }
    return x[BASE_AMOUNT] * share_days(x, days) / (INT64_C(10000) * days);
}

static int64_t limit(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return x[FREE_AMOUNT] + x[INCOME_AFTER];
}

static int64_t margin(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return x[LIMIT] - x[INCOME];
}

#define SHARE_SLOT(id, which_parameter)                                                                 \
    {                                                                                                   \
        .name = id, .role = FOLDED_RATE, .kind = VALUE_BP, .parameter = which_parameter, .dated_by = ON \
    }

static const struct slot slots[SLOTS] = {
    [ON] = SLOT_ON,
    [AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [IN_VTA] = {SLOT("in_vta", "the person is in VTA", FACT, VALUE_YES_NO)},
    [SINCE] = {SLOT("benefit_since", "the day from which the person has had disability benefit", FACT, VALUE_DATE)},
    [RAISED_ON] = {SLOT("degree_raised_on", "the day its degree was last raised", OPTIONAL, VALUE_DATE)},
    [INCOME_AFTER] = {SLOT("income_after_disability_ore", "the yearly income after disability that was laid down", FACT,
                           VALUE_ORE_PER_YEAR)},
    [INCOME] = {SLOT("annual_pensionable_income_ore", "the pensionable income of the year", FACT, VALUE_ORE_PER_YEAR)},
    [LONG_DAYS] = {SLOT("benefit_since", "days of the year with the long free amount", FOLDED, VALUE_DAYS), .of = SINCE},
    [SHORT_SHARE] = SHARE_SLOT("benefit.free_amount_short_bp", BENEFIT_FREE_AMOUNT_SHORT),
    [VTA_SHARE] = SHARE_SLOT("benefit.free_amount_vta_bp", BENEFIT_FREE_AMOUNT_VTA),
    [LONG_SHARE] = SHARE_SLOT("benefit.free_amount_long_bp", BENEFIT_FREE_AMOUNT_LONG),
    [VTA_SHARE_NOW] = SHARE_SLOT("benefit.free_amount_vta_bp", BENEFIT_FREE_AMOUNT_VTA),
    [YEAR_END] = {SLOT("year_end", "31 December of the year of `on`", HIDDEN, VALUE_DATE), .value = year_end},
    [BASE_AMOUNT] =
        {.name = "benefit.base_amount_ore", .role = RATE, .kind = VALUE_ORE, .parameter = BENEFIT_BASE_AMOUNT, .dated_by = YEAR_END},
    [FREE_AMOUNT] = {SLOT("free_amount_ore", "the free amount of the year", DERIVED, VALUE_ORE_PER_YEAR),
                     .reads = BIT(IN_VTA) | BIT(LONG_DAYS) | BIT(SHORT_SHARE) | BIT(VTA_SHARE) | BIT(LONG_SHARE) | BIT(VTA_SHARE_NOW) |
                              BIT(BASE_AMOUNT),
                     .value = free_amount},
    [LIMIT] = {SLOT("limit_ore", "the free amount and the income after disability", DERIVED, VALUE_ORE_PER_YEAR),
               .reads = BIT(FREE_AMOUNT) | BIT(INCOME_AFTER), .value = limit},
    [MARGIN] = {SLOT("margin_ore", "the limit less the income; may be negative", DERIVED, VALUE_ORE_PER_YEAR),
                .reads = BIT(LIMIT) | BIT(INCOME), .value = margin},
};

static const struct criterion criteria[] = {
    {"benefit.within_limit", CAUTION, BASIS_EXTERNAL, INCOME, LIMIT, .reads = BIT(INCOME) | BIT(LIMIT), .holds = within_limit,
     .sources = "B1", .met = "within_limit", .not_met = "above_limit"},
};

const struct rule benefit_rule = {
    "benefit", "Does the wage leave the disability benefit whole?", slots, criteria, SLOTS, FACTS, LENGTH(criteria), .fold = fold,
};
