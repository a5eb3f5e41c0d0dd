/* Is the UngJobb placement as the model has it? */
#include "rules/registry.h"

#include "rules/plain.h"

enum {
    NEEDS_TEACHING = AS_KNOWN_ON + 1,
    EMPLOYER_CAN_HIRE,
    PUPILS_INFORMED,
    PARENTS_INFORMED,
    MAPPING,
    MATCHED,
    BREAK_LAST_DAY,
    PRACTICE_FROM,
    PRACTICE_UNTIL,
    SUMMER_FIRST_DAY,
    PRACTICE_DAYS,
    SCHOOL_DAYS,
    FINISHES_SCHOOL,
    PROMPT_DAYS,
    CLOSE_DAYS,
    USUAL_PRACTICE_DAYS,
    USUAL_SCHOOL_DAYS,
    PHASE,
    SLOTS,
    FACTS = PROMPT_DAYS
};

static bool needs_teaching(const int64_t *x) { return x[NEEDS_TEACHING]; }
static bool can_hire(const int64_t *x) { return x[EMPLOYER_CAN_HIRE]; }
static bool in_order(const int64_t *x)
{
    return x[PUPILS_INFORMED] <= x[MAPPING] && x[MAPPING] <= x[MATCHED] && x[MATCHED] <= x[PRACTICE_FROM];
}
static bool parents_informed(const int64_t *x) { return x[PUPILS_INFORMED] <= x[PARENTS_INFORMED] && x[PARENTS_INFORMED] <= x[MAPPING]; }
static bool after_break(const int64_t *x) { return x[PRACTICE_FROM] > x[BREAK_LAST_DAY]; }
static bool before_summer(const int64_t *x) { return x[PRACTICE_UNTIL] < x[SUMMER_FIRST_DAY]; }
static bool finishes_in_time(const int64_t *x) { return x[FINISHES_SCHOOL] <= x[SUMMER_FIRST_DAY]; }
static bool starts_promptly(const int64_t *x) { return after_break(x) && x[PRACTICE_FROM] - x[BREAK_LAST_DAY] <= x[PROMPT_DAYS]; }
static bool ends_close(const int64_t *x) { return before_summer(x) && x[SUMMER_FIRST_DAY] - x[PRACTICE_UNTIL] <= x[CLOSE_DAYS]; }
static bool usual_week(const int64_t *x) { return x[PRACTICE_DAYS] == x[USUAL_PRACTICE_DAYS] && x[SCHOOL_DAYS] == x[USUAL_SCHOOL_DAYS]; }

/* NONE while it hangs on a date that is not known. */
static int64_t phase(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    if (x[PRACTICE_FROM] != UNKNOWN && x[PRACTICE_FROM] <= x[ON]) {
        return 3;
    }
    if (x[PRACTICE_FROM] == UNKNOWN || x[PUPILS_INFORMED] == UNKNOWN) {
        return NONE;
    }
    return x[PUPILS_INFORMED] <= x[ON] ? 2 : 1;
}

static const struct slot slots[SLOTS] = {
    [ON] = SLOT_ON,
    [AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [NEEDS_TEACHING] = {SLOT("needs_adapted_teaching", "the pupil needs adapted teaching or an alternative training", FACT, VALUE_YES_NO)},
    [EMPLOYER_CAN_HIRE] = {SLOT("employer_can_offer_permanent_post", "the employer can give a permanent post afterwards", FACT,
                                VALUE_YES_NO)},
    [PUPILS_INFORMED] = {SLOT("pupils_informed_on", "the day the pupils were informed", FACT, VALUE_DATE)},
    [PARENTS_INFORMED] = {SLOT("parents_informed_on", "the day the parents were informed", FACT, VALUE_DATE)},
    [MAPPING] = {SLOT("mapping_held_on", "the day of the mapping conversation", FACT, VALUE_DATE)},
    [MATCHED] = {SLOT("matched_on", "the day pupil and employer were matched", FACT, VALUE_DATE)},
    [BREAK_LAST_DAY] = {SLOT("autumn_break_last_day", "the last day of the autumn break", FACT, VALUE_DATE)},
    [PRACTICE_FROM] = {SLOT("practice_from", "the first day of the placement", FACT, VALUE_DATE)},
    [PRACTICE_UNTIL] = {SLOT("practice_until", "the last day of the placement", FACT, VALUE_DATE)},
    [SUMMER_FIRST_DAY] = {SLOT("summer_break_first_day", "the first day of the summer holiday", FACT, VALUE_DATE)},
    [PRACTICE_DAYS] = {SLOT("practice_days_per_week", "days a week at the workplace", FACT, VALUE_DAYS_PER_WEEK)},
    [SCHOOL_DAYS] = {SLOT("school_days_per_week", "days a week at school", FACT, VALUE_DAYS_PER_WEEK)},
    [FINISHES_SCHOOL] = {SLOT("finishes_school_on", "the day the pupil finishes upper secondary school", FACT, VALUE_DATE)},
    [PROMPT_DAYS] = {.name = "ungjobb.prompt_days", .role = RATE, .kind = VALUE_DAYS, .parameter = UNGJOBB_PROMPT_DAYS, .dated_by = ON},
    [CLOSE_DAYS] = {.name = "ungjobb.close_days", .role = RATE, .kind = VALUE_DAYS, .parameter = UNGJOBB_CLOSE_DAYS, .dated_by = ON},
    [USUAL_PRACTICE_DAYS] =
        {.name = "ungjobb.practice_days", .role = RATE, .kind = VALUE_DAYS_PER_WEEK, .parameter = UNGJOBB_PRACTICE_DAYS, .dated_by = ON},
    [USUAL_SCHOOL_DAYS] =
        {.name = "ungjobb.school_days", .role = RATE, .kind = VALUE_DAYS_PER_WEEK, .parameter = UNGJOBB_SCHOOL_DAYS, .dated_by = ON},
    [PHASE] = {SLOT("phase", "1; 2 once the pupils are informed; 3 once the placement has begun", REPORTED, VALUE_COUNT), .value = phase},
};

static const struct criterion criteria[] = {
    {"ungjobb.adapted_teaching", REQUIREMENT, BASIS_SOURCE, NEEDS_TEACHING, NO_SLOT, .reads = BIT(NEEDS_TEACHING), .holds = needs_teaching,
     .sources = "S2-27", .met = "needs_teaching", .not_met = "no_need"},
    {"ungjobb.employer_can_hire", REQUIREMENT, BASIS_SOURCE, EMPLOYER_CAN_HIRE, NO_SLOT, .reads = BIT(EMPLOYER_CAN_HIRE), .holds = can_hire,
     .sources = "S2-29", .met = "can_hire", .not_met = "cannot_hire"},
    {"ungjobb.order", REQUIREMENT, BASIS_SOURCE, NO_SLOT, NO_SLOT,
     .reads = BIT(PUPILS_INFORMED) | BIT(MAPPING) | BIT(MATCHED) | BIT(PRACTICE_FROM), .holds = in_order, .sources = "S2-30 S2-28",
     .met = "in_order", .not_met = "out_of_order"},
    {"ungjobb.parents_informed", GUIDELINE, BASIS_SOURCE, PARENTS_INFORMED, MAPPING,
     .reads = BIT(PUPILS_INFORMED) | BIT(PARENTS_INFORMED) | BIT(MAPPING), .holds = parents_informed, .sources = "S2-30",
     .met = "parents_informed", .not_met = "parents_not_informed_in_time"},
    {"ungjobb.starts_after_autumn_break", REQUIREMENT, BASIS_SOURCE, PRACTICE_FROM, BREAK_LAST_DAY,
     .reads = BIT(PRACTICE_FROM) | BIT(BREAK_LAST_DAY), .holds = after_break, .sources = "S2-31", .met = "after_break",
     .not_met = "before_break_ends"},
    {"ungjobb.ends_before_summer", REQUIREMENT, BASIS_SOURCE, PRACTICE_UNTIL, SUMMER_FIRST_DAY,
     .reads = BIT(PRACTICE_UNTIL) | BIT(SUMMER_FIRST_DAY), .holds = before_summer, .sources = "S2-33", .met = "before_summer",
     .not_met = "into_summer"},
    {"ungjobb.finishes_school", REQUIREMENT, BASIS_SOURCE, FINISHES_SCHOOL, SUMMER_FIRST_DAY,
     .reads = BIT(FINISHES_SCHOOL) | BIT(SUMMER_FIRST_DAY), .holds = finishes_in_time, .sources = "S2-36", .met = "finishes_in_time",
     .not_met = "finishes_later"},
    {"ungjobb.starts_promptly", GUIDELINE, BASIS_PROJECT, PRACTICE_FROM, NO_SLOT,
     .reads = BIT(PRACTICE_FROM) | BIT(BREAK_LAST_DAY) | BIT(PROMPT_DAYS), .holds = starts_promptly, .sources = "S2-31", .met = "prompt",
     .not_met = "not_prompt"},
    {"ungjobb.ends_close", GUIDELINE, BASIS_PROJECT, PRACTICE_UNTIL, NO_SLOT,
     .reads = BIT(PRACTICE_UNTIL) | BIT(SUMMER_FIRST_DAY) | BIT(CLOSE_DAYS), .holds = ends_close, .sources = "S2-33", .met = "close",
     .not_met = "not_close"},
    {"ungjobb.week", GUIDELINE, BASIS_SOURCE, PRACTICE_DAYS, USUAL_PRACTICE_DAYS,
     .reads = BIT(PRACTICE_DAYS) | BIT(SCHOOL_DAYS) | BIT(USUAL_PRACTICE_DAYS) | BIT(USUAL_SCHOOL_DAYS), .holds = usual_week,
     .sources = "S2-32", .met = "usual_week", .not_met = "other_week"},
};

PLAIN_WAY

const struct rule ungjobb_rule = {
    "ungjobb", "Is the UngJobb placement as the model has it?", slots, criteria, SLOTS, FACTS, LENGTH(criteria), .solve_plain = solve_plain,
};
