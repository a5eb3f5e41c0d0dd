/* Is there a place left under the municipality's own agreement? The model itself has no upper limit. */
#include "rules/registry.h"

#include "base/money.h"
#include "rules/places.h"
#include "rules/plain.h"

enum {
    AGREEMENT_FROM = AS_KNOWN_ON + 1,
    AGREEMENT_UNTIL,
    PLACES_AGREED,
    PLACES_TAKEN,
    AGREEMENT_MUNICIPALITY,
    LIVES_IN,
    POST_IS_RESERVED,
    MONTHLY_RATE,
    OWN_SHARE,
    PLACES_LEFT,
    MONTHLY_SHARE,
    SLOTS,
    FACTS = MONTHLY_RATE
};

static bool in_force(const int64_t *x)
{
    return x[AGREEMENT_FROM] <= x[ON] && (x[AGREEMENT_UNTIL] == UNKNOWN || x[ON] <= x[AGREEMENT_UNTIL]);
}
static const char *why_in_force(const int64_t *x)
{
    return x[AGREEMENT_FROM] > x[ON] ? "not_yet_in_force" : in_force(x) ? NULL : "expired";
}
static bool place_left(const int64_t *x) { return places_remain(x[PLACES_TAKEN], x[PLACES_AGREED]); }
static bool is_reserved(const int64_t *x) { return x[POST_IS_RESERVED]; }
static bool lives_there(const int64_t *x) { return x[LIVES_IN] == x[AGREEMENT_MUNICIPALITY]; }

static int64_t places_left(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return place_left(x) ? x[PLACES_AGREED] - x[PLACES_TAKEN] : 0;
}

static int64_t monthly_share(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return money_half_up(x[MONTHLY_RATE] * x[OWN_SHARE], 10000);
}

static const struct slot slots[SLOTS] = {
    [ON] = SLOT_ON,
    [AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [AGREEMENT_FROM] = {SLOT("agreement_from", "the first day of the agreement", FACT, VALUE_DATE)},
    [AGREEMENT_UNTIL] = {SLOT("agreement_until", "its last day; absent: open-ended", OPTIONAL, VALUE_DATE)},
    [PLACES_AGREED] = {.name = "places_agreed",
                       .about = "the municipality's own number of places",
                       .role = FACT,
                       .kind = VALUE_COUNT,
                       .lo = 1,
                       .hi = 1000000},
    [PLACES_TAKEN] = {SLOT("places_taken", "how many of them are taken", FACT, VALUE_COUNT)},
    [AGREEMENT_MUNICIPALITY] = {SLOT("agreement_municipality", "the municipality that made the agreement", FACT, VALUE_MUNICIPALITY)},
    [LIVES_IN] = {SLOT("candidate_lives_in", "the municipality that the candidate lives in", FACT, VALUE_MUNICIPALITY)},
    [POST_IS_RESERVED] = {SLOT("post_is_reserved", "the post is reserved for the municipality's residents", FACT, VALUE_YES_NO)},
    [MONTHLY_RATE] =
        {.name = "vta_s.monthly_rate_ore", .role = RATE, .kind = VALUE_ORE_PER_MONTH, .parameter = VTA_S_MONTHLY_RATE, .dated_by = ON},
    [OWN_SHARE] = {.name = "express.own_share_bp", .role = RATE, .kind = VALUE_BP, .parameter = EXPRESS_OWN_SHARE, .dated_by = ON},
    [PLACES_LEFT] = {SLOT("places_left", "places agreed less places taken, never below 0", DERIVED, VALUE_COUNT),
                     .reads = BIT(PLACES_AGREED) | BIT(PLACES_TAKEN), .value = places_left},
    [MONTHLY_SHARE] = {SLOT("monthly_share_ore", "an estimate of the municipality's share of one place in one full month", DERIVED,
                            VALUE_ORE_PER_MONTH),
                       .reads = BIT(MONTHLY_RATE) | BIT(OWN_SHARE), .value = monthly_share},
};

static const struct criterion criteria[] = {
    {"express.in_force", REQUIREMENT, BASIS_SOURCE, ON, AGREEMENT_FROM, .reads = BIT(AGREEMENT_FROM), .holds = in_force, .sources = "S3-05",
     .met = "in_force", .not_met = "expired", .finer = "not_yet_in_force", .why = why_in_force},
    {"express.place_left", REQUIREMENT, BASIS_READING, PLACES_TAKEN, PLACES_AGREED, .reads = BIT(PLACES_AGREED) | BIT(PLACES_TAKEN),
     .holds = place_left, .sources = "S3-03 S3-36", .met = "place_left", .not_met = "no_place_left"},
    {"express.resident", REQUIREMENT, BASIS_SOURCE, LIVES_IN, AGREEMENT_MUNICIPALITY, .gate = BIT(POST_IS_RESERVED), .applies = is_reserved,
     .reads = BIT(AGREEMENT_MUNICIPALITY) | BIT(LIVES_IN), .holds = lives_there, .sources = "S3-20", .met = "lives_there",
     .not_met = "lives_elsewhere", .not_applicable = "post_not_reserved"},
};

PLAIN_WAY

const struct rule express_rule = {
    "express",
    "Is there a place left under the municipality's own agreement?",
    slots,
    criteria,
    SLOTS,
    FACTS,
    LENGTH(criteria),
    .solve_plain = solve_plain,
};
