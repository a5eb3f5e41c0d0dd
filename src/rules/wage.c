/* Is this pay and contract within the model? */
#include "rules/registry.h"

#include "base/money.h"
#include "rules/plain.h"

enum {
    PHASE = AS_KNOWN_ON + 1,
    WAGE,
    TARIFF,
    PERMANENT,
    EQUAL_TERMS,
    AREA,
    AGE,
    BENEFIT,
    SHARE,
    MINIMUM,
    HIGHER_MINIMUM,
    FLOOR,
    MARGIN,
    SLOTS,
    FACTS = SHARE
};

static const char *const phases[] = {"trial", "permanent", NULL};
enum { IN_PERMANENT_POST = 1 };
static const char *const areas[] = {"none",        "cleaning",        "hospitality", "construction", "ship_and_yard",
                                    "agriculture", "fish_processing", "electro",     "road_freight", "tour_bus",
                                    NULL};
static const int32_t age_limits[] = {16, 17, 18, 20};

/* A rate that hangs on more than age (practice, experience) has two candidates: the lowest and the highest. */
static int lowest_minimum(const int64_t *x)
{
    int area = (int)x[AREA] - 1;
    if (area < 0 || (area == HOSPITALITY && x[AGE] < 16)) {
        return -1;
    }
    int band = x[AGE] < 17 ? AGE_16 : x[AGE] < 18 ? AGE_17 : x[AGE] < 20 ? AGE_18 : AGE_ADULT;
    return MINIMUM_WAGE + area * AGE_BANDS + band;
}

static int highest_minimum(const int64_t *x)
{
    int area = (int)x[AREA] - 1;
    if (area == HOSPITALITY && (x[AGE] == 18 || x[AGE] == 19)) {
        return MINIMUM_WAGE + HOSPITALITY * AGE_BANDS + AGE_ADULT;
    }
    return area == CONSTRUCTION && x[AGE] >= 18 ? MINIMUM_WAGE_CONSTRUCTION_SKILLED : -1;
}

static bool is_permanent_post(const int64_t *x) { return x[PHASE] == IN_PERMANENT_POST; }
static bool pays_floor(const int64_t *x) { return money_pays_share(x[WAGE], x[TARIFF], x[SHARE]); }
static bool contract_is_permanent(const int64_t *x) { return x[PERMANENT]; }
static bool terms_are_equal(const int64_t *x) { return x[EQUAL_TERMS]; }
static bool in_an_area(const int64_t *x) { return x[AREA] != 0; }
static bool no_minimum_for_age(const int64_t *x) { return x[MINIMUM] == NONE; }
static bool pays_minimum(const int64_t *x) { return x[WAGE] >= (x[HIGHER_MINIMUM] != NONE ? x[HIGHER_MINIMUM] : x[MINIMUM]); }
static bool between_minimums(const int64_t *x) { return no_minimum_for_age(x) || (!pays_minimum(x) && x[WAGE] >= x[MINIMUM]); }
static const char *why_minimum(const int64_t *x) { return no_minimum_for_age(x) ? "no_rate_for_age" : NULL; }
static bool receives_benefit(const int64_t *x) { return x[BENEFIT]; }

static int64_t floor_ore(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return money_share_up(x[TARIFF], x[SHARE]);
}

static int64_t margin_ore(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return x[WAGE] - x[FLOOR];
}

static const struct slot slots[SLOTS] = {
    [ON] = SLOT_ON,
    [AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [PHASE] = {SLOT("phase", "trial or permanent post", FACT, VALUE_CHOICE), ONE_OF(phases)},
    [WAGE] = {SLOT("hourly_wage_ore", "the agreed hourly wage", FACT, VALUE_ORE_PER_HOUR)},
    [TARIFF] = {SLOT("comparable_tariff_ore", "the tariff's hourly wage for the same work", FACT, VALUE_ORE_PER_HOUR)},
    [PERMANENT] = {SLOT("contract_is_permanent", "the contract is permanent", FACT, VALUE_YES_NO)},
    [EQUAL_TERMS] = {SLOT("other_terms_equal", "all terms but the wage are as everyone's", FACT, VALUE_YES_NO)},
    [AREA] = {SLOT("area", "the generally applicable area of the work, or none", FACT, VALUE_CHOICE), ONE_OF(areas)},
    [AGE] = {SLOT("age_years", "the worker's age", FACT, VALUE_AGE), .points = age_limits, .point_count = LENGTH(age_limits)},
    [BENEFIT] = {SLOT("receives_disability_benefit", "the worker receives disability benefit", FACT, VALUE_YES_NO)},
    [SHARE] = {.name = "wage.floor_share_bp", .role = RATE, .kind = VALUE_BP, .parameter = WAGE_FLOOR_SHARE, .dated_by = ON},
    [MINIMUM] = {.name = "minimum_wage",
                 .role = RATE,
                 .kind = VALUE_ORE_PER_HOUR,
                 .dated_by = ON,
                 .reads = BIT(AREA) | BIT(AGE),
                 .which = lowest_minimum},
    [HIGHER_MINIMUM] = {.name = "higher_minimum_wage",
                        .role = RATE,
                        .kind = VALUE_ORE_PER_HOUR,
                        .dated_by = ON,
                        .reads = BIT(AREA) | BIT(AGE),
                        .which = highest_minimum},
    [FLOOR] = {SLOT("floor_ore", "the least whole øre that is at least the share of the tariff", DERIVED, VALUE_ORE_PER_HOUR),
               .reads = BIT(TARIFF) | BIT(SHARE), .value = floor_ore},
    [MARGIN] = {SLOT("margin_ore", "the wage less the floor; may be negative", DERIVED, VALUE_ORE_PER_HOUR),
                .reads = BIT(WAGE) | BIT(FLOOR), .value = margin_ore},
};

static const struct criterion criteria[] = {
    {"wage.floor", REQUIREMENT, BASIS_SOURCE, WAGE, FLOOR, .gate = BIT(PHASE), .applies = is_permanent_post,
     .reads = BIT(WAGE) | BIT(TARIFF) | BIT(SHARE), .holds = pays_floor, .sources = "S2-13 S3-27", .met = "at_or_above_floor",
     .not_met = "below_floor", .not_applicable = "in_trial"},
    {"wage.permanent_contract", REQUIREMENT, BASIS_SOURCE, PERMANENT, NO_SLOT, .gate = BIT(PHASE), .applies = is_permanent_post,
     .reads = BIT(PERMANENT), .holds = contract_is_permanent, .sources = "S3-24", .met = "permanent", .not_met = "not_permanent",
     .not_applicable = "in_trial"},
    {"wage.equal_terms", REQUIREMENT, BASIS_SOURCE, EQUAL_TERMS, NO_SLOT, .gate = BIT(PHASE), .applies = is_permanent_post,
     .reads = BIT(EQUAL_TERMS), .holds = terms_are_equal, .sources = "S2-15 S3-26", .met = "equal_terms", .not_met = "unequal_terms",
     .not_applicable = "in_trial"},
    {"wage.general_minimum", CAUTION, BASIS_EXTERNAL, WAGE, MINIMUM, .gate = BIT(AREA), .applies = in_an_area,
     .reads = BIT(WAGE) | BIT(MINIMUM) | BIT(HIGHER_MINIMUM), .holds = pays_minimum, .open = between_minimums, .sources = "B5",
     .met = "at_or_above_minimum", .not_met = "below_minimum", .not_applicable = "no_area", .cannot_tell = "between_candidates",
     .finer = "no_rate_for_age", .why = why_minimum},
    {"wage.benefit_beside", CAUTION, BASIS_SOURCE, BENEFIT, NO_SLOT, .gate = BIT(PHASE), .applies = is_permanent_post,
     .reads = BIT(BENEFIT), .holds = receives_benefit, .sources = "S2-12 S3-29", .met = "beside_benefit", .not_met = "no_benefit",
     .not_applicable = "in_trial"},
};

PLAIN_WAY

const struct rule wage_rule = {
    "wage", "Is this pay and contract within the model?", slots, criteria, SLOTS, FACTS, LENGTH(criteria), .solve_plain = solve_plain,
};
