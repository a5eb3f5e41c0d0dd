/* May this person be matched to this post? */
#include "rules/registry.h"

#include "rules/plain.h"

enum {
    WANTS_JOB = AS_KNOWN_ON + 1,
    EMPLOYER_HAS_NEED,
    POST_IS_RESERVED,
    RESERVED_FOR,
    LIVES_IN,
    TARGET_GROUPS,
    WISH_EXPRESSED_BY,
    RECEIVES_BENEFIT,
    MOVING_TO,
    MOVING_ON,
    RESIDENCE_MET_FROM,
    SLOTS,
    FACTS = RESIDENCE_MET_FROM
};

static const char *const groups[] = {"intellectual_disability", "developmental_disorder", "learning_difficulties", NULL};
static const char *const voices[] = {"self", "supported", "other", NULL};
enum { BY_OTHER = 2 };

static bool wants_job(const int64_t *x) { return x[WANTS_JOB]; }
static bool employer_has_need(const int64_t *x) { return x[EMPLOYER_HAS_NEED]; }
static bool is_reserved(const int64_t *x) { return x[POST_IS_RESERVED]; }
static bool lives_there(const int64_t *x) { return x[LIVES_IN] == x[RESERVED_FOR]; }
static bool in_a_group(const int64_t *x) { return x[TARGET_GROUPS] != 0; }
static bool own_voice(const int64_t *x) { return x[WISH_EXPRESSED_BY] != BY_OTHER; }
static bool receives_benefit(const int64_t *x) { return x[RECEIVES_BENEFIT]; }

static const char *why_residence(const int64_t *x)
{
    return !lives_there(x) && x[MOVING_TO] == x[RESERVED_FOR] && x[MOVING_ON] != UNKNOWN ? "moves_later" : NULL;
}

static int64_t residence_met_from(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    if (lives_there(x)) {
        return x[ON];
    }
    return x[MOVING_TO] == x[RESERVED_FOR] && x[MOVING_ON] != UNKNOWN ? x[MOVING_ON] : NONE;
}

static const struct slot slots[SLOTS] = {
    [ON] = SLOT_ON,
    [AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [WANTS_JOB] = {SLOT("wants_job", "the person wants this job", FACT, VALUE_YES_NO)},
    [EMPLOYER_HAS_NEED] = {SLOT("employer_has_need", "the employer needs the work done", FACT, VALUE_YES_NO)},
    [POST_IS_RESERVED] = {SLOT("post_is_reserved", "the post is reserved for residents of one municipality", FACT, VALUE_YES_NO)},
    [RESERVED_FOR] = {SLOT("reserved_for_municipality", "the municipality that the post is reserved for", FACT, VALUE_MUNICIPALITY)},
    [LIVES_IN] = {SLOT("lives_in_municipality", "the municipality that the person lives in", FACT, VALUE_MUNICIPALITY)},
    [TARGET_GROUPS] = {SLOT("target_groups", "the target groups that the person belongs to; an empty list means none", FACT, VALUE_SET),
                       SET_OF(groups)},
    [WISH_EXPRESSED_BY] = {SLOT("wish_expressed_by", "who said that the person wants the job", FACT, VALUE_CHOICE), ONE_OF(voices)},
    [RECEIVES_BENEFIT] = {SLOT("receives_disability_benefit", "the person receives disability benefit", FACT, VALUE_YES_NO)},
    [MOVING_TO] = {SLOT("moving_to_municipality", "where the person is about to move", OPTIONAL, VALUE_MUNICIPALITY)},
    [MOVING_ON] = {SLOT("moving_on", "the day of that move", OPTIONAL, VALUE_DATE)},
    [RESIDENCE_MET_FROM] = {SLOT("residence_met_from", "the day from which the person lives where the post is reserved for", DERIVED,
                                 VALUE_DATE),
                            .of = MOVING_ON, .reads = BIT(RESERVED_FOR) | BIT(LIVES_IN), .value = residence_met_from},
};

static const struct criterion criteria[] = {
    {"eligibility.own_wish", REQUIREMENT, BASIS_SOURCE, WANTS_JOB, NO_SLOT, .reads = BIT(WANTS_JOB), .holds = wants_job, .sources = "S3-08",
     .met = "wants_job", .not_met = "no_wish"},
    {"eligibility.employer_need", REQUIREMENT, BASIS_SOURCE, EMPLOYER_HAS_NEED, NO_SLOT, .reads = BIT(EMPLOYER_HAS_NEED),
     .holds = employer_has_need, .sources = "S3-08 S3-07", .met = "has_need", .not_met = "no_need"},
    {"eligibility.residence", REQUIREMENT, BASIS_SOURCE, LIVES_IN, RESERVED_FOR, .gate = BIT(POST_IS_RESERVED), .applies = is_reserved,
     .reads = BIT(RESERVED_FOR) | BIT(LIVES_IN), .holds = lives_there, .sources = "S3-20", .met = "lives_there",
     .not_met = "lives_elsewhere", .not_applicable = "post_not_reserved", .finer = "moves_later", .why = why_residence},
    {"eligibility.target_group", REQUIREMENT, BASIS_SOURCE, NO_SLOT, NO_SLOT, .reads = BIT(TARGET_GROUPS), .holds = in_a_group,
     .sources = "S2-01", .met = "in_target_group", .not_met = "not_in_target_group"},
    {"eligibility.wish_in_own_voice", CAUTION, BASIS_PROJECT, WISH_EXPRESSED_BY, NO_SLOT, .reads = BIT(WISH_EXPRESSED_BY),
     .holds = own_voice, .sources = "S2-03 S3-08", .met = "own_voice", .not_met = "spoken_for"},
    {"eligibility.disability_benefit", GUIDELINE, BASIS_SOURCE, RECEIVES_BENEFIT, NO_SLOT, .reads = BIT(RECEIVES_BENEFIT),
     .holds = receives_benefit, .sources = "S2-12", .met = "receives_benefit", .not_met = "no_benefit"},
};

PLAIN_WAY

const struct rule eligibility_rule = {
    "eligibility", "May this person be matched to this post?", slots, criteria, SLOTS, FACTS, LENGTH(criteria), .solve_plain = solve_plain,
};
