/* May the four weeks start, and when do they end? Calendar days: a public holiday neither pauses nor lengthens them. */
#include "rules/registry.h"

#include "base/calendar.h"
#include "rules/plain.h"
#include "rules/trial_days.h"

enum {
    STARTS_ON = AS_KNOWN_ON + 1,
    PLANNED_LAST_DAY,
    INTERVIEWS_HELD,
    REFERENCES_CHECKED,
    PAID_BY,
    UNDER_EXPRESS,
    WEEKS,
    INTERVIEWS,
    LAST_DAY,
    FIRST_DAY_AFTER,
    DAY_NUMBER,
    LAST_WORKING_DAY,
    HOLIDAYS_WITHIN,
    SLOTS,
    FACTS = WEEKS
};

static const char *const payers[] = {"helt_med", "employer", "other", "nobody", NULL};
enum { HELT_MED = 0, NOBODY = 3 };

static bool enough_interviews(const int64_t *x) { return x[INTERVIEWS_HELD] >= x[INTERVIEWS]; }
static bool references_checked(const int64_t *x) { return x[REFERENCES_CHECKED]; }
static bool is_paid(const int64_t *x) { return x[PAID_BY] != NOBODY; }
static bool under_express(const int64_t *x) { return x[UNDER_EXPRESS]; }
static bool paid_by_helt_med(const int64_t *x) { return x[PAID_BY] == HELT_MED; }
static bool has_planned_day(const int64_t *x) { return x[PLANNED_LAST_DAY] != UNKNOWN; }
static bool planned_as_long(const int64_t *x) { return x[PLANNED_LAST_DAY] == x[LAST_DAY]; }
static const char *why_length(const int64_t *x)
{
    return x[PLANNED_LAST_DAY] < x[LAST_DAY] ? "too_short" : x[PLANNED_LAST_DAY] > x[LAST_DAY] ? "too_long" : NULL;
}

static int64_t last_day(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return trial_last_day(x[STARTS_ON], x[WEEKS]);
}

static int64_t first_day_after(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return x[LAST_DAY] < DATE_MAX ? x[LAST_DAY] + 1 : OUT_OF_RANGE;
}

static int64_t day_number(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return x[STARTS_ON] <= x[ON] && x[ON] <= x[LAST_DAY] ? x[ON] - x[STARTS_ON] + 1 : NONE;
}

static int64_t last_working_day(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    struct calendar calendar;
    calendar_begin(&calendar, HELTMED_HOLIDAYS_NO);
    return calendar_working_day_until(&calendar, (int32_t)x[LAST_DAY]);
}

static int64_t holidays_within(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return span_of((int32_t)x[STARTS_ON], (int32_t)x[LAST_DAY]);
}

static const struct slot slots[SLOTS] = {
    [ON] = SLOT_ON,
    [AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [STARTS_ON] = {SLOT("starts_on", "the first day of the trial", FACT, VALUE_DATE)},
    [PLANNED_LAST_DAY] = {SLOT("planned_last_day", "the last day that was planned", OPTIONAL, VALUE_DATE)},
    [INTERVIEWS_HELD] = {SLOT("interviews_held", "how many interviews were held with this person", FACT, VALUE_COUNT)},
    [REFERENCES_CHECKED] = {SLOT("references_checked", "the references were checked", FACT, VALUE_YES_NO)},
    [PAID_BY] = {SLOT("paid_by", "who pays the wage in the trial", FACT, VALUE_CHOICE), ONE_OF(payers)},
    [UNDER_EXPRESS] = {SLOT("under_express", "the trial is under a municipality's eXpress agreement", FACT, VALUE_YES_NO)},
    [WEEKS] = {.name = "trial.weeks", .role = RATE, .kind = VALUE_WEEKS, .parameter = TRIAL_WEEKS, .dated_by = STARTS_ON, .dense = true},
    [INTERVIEWS] = {.name = "trial.interviews", .role = RATE, .kind = VALUE_COUNT, .parameter = TRIAL_INTERVIEWS, .dated_by = ON},
    [LAST_DAY] = {SLOT("last_day", "the trial's last day", DERIVED, VALUE_DATE), .of = STARTS_ON, .reads = BIT(STARTS_ON) | BIT(WEEKS),
                  .value = last_day},
    [FIRST_DAY_AFTER] = {SLOT("first_day_after", "the first day after the trial", DERIVED, VALUE_DATE), .of = STARTS_ON,
                         .reads = BIT(LAST_DAY), .value = first_day_after},
    [DAY_NUMBER] = {SLOT("day_number", "which day of the trial `on` is, from 1; null outside it", DERIVED, VALUE_COUNT),
                    .reads = BIT(STARTS_ON) | BIT(LAST_DAY), .value = day_number},
    [LAST_WORKING_DAY] = {SLOT("last_working_day", "the trial's last working day in Norway", DERIVED, VALUE_DATE), .reads = BIT(LAST_DAY),
                          .value = last_working_day},
    [HOLIDAYS_WITHIN] = {SLOT("holidays_within", "Norway's public holidays from Monday to Friday in the trial", DERIVED, VALUE_HOLIDAYS),
                         .reads = BIT(STARTS_ON) | BIT(LAST_DAY), .value = holidays_within},
};

static const struct criterion criteria[] = {
    {"trial.second_interview", REQUIREMENT, BASIS_SOURCE, INTERVIEWS_HELD, INTERVIEWS, .reads = BIT(INTERVIEWS_HELD) | BIT(INTERVIEWS),
     .holds = enough_interviews, .sources = "S3-21", .met = "enough_interviews", .not_met = "too_few_interviews"},
    {"trial.references", REQUIREMENT, BASIS_SOURCE, REFERENCES_CHECKED, NO_SLOT, .reads = BIT(REFERENCES_CHECKED),
     .holds = references_checked, .sources = "S2-08", .met = "references_checked", .not_met = "references_not_checked"},
    {"trial.paid", REQUIREMENT, BASIS_SOURCE, PAID_BY, NO_SLOT, .reads = BIT(PAID_BY), .holds = is_paid, .sources = "S2-09", .met = "paid",
     .not_met = "unpaid"},
    {"trial.paid_by_helt_med", REQUIREMENT, BASIS_SOURCE, PAID_BY, NO_SLOT, .gate = BIT(UNDER_EXPRESS), .applies = under_express,
     .reads = BIT(PAID_BY), .holds = paid_by_helt_med, .sources = "S3-23", .met = "paid_by_helt_med", .not_met = "paid_by_other",
     .not_applicable = "not_express"},
    {"trial.length", REQUIREMENT, BASIS_READING, PLANNED_LAST_DAY, LAST_DAY, .gate = BIT(PLANNED_LAST_DAY), .applies = has_planned_day,
     .reads = BIT(LAST_DAY), .holds = planned_as_long, .sources = "S2-09 S3-21", .met = "right_length", .not_met = "too_short",
     .not_applicable = "no_planned_day", .finer = "too_long", .why = why_length},
};

PLAIN_WAY

const struct rule trial_rule = {
    "trial", "May the four weeks start, and when do they end?", slots, criteria, SLOTS, FACTS, LENGTH(criteria), .solve_plain = solve_plain,
};
