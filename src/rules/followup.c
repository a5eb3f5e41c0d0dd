/* Is the follow-up on schedule? It has no end but the employment's. */
#include "rules/registry.h"

#include "rules/followup.h"

static const char *const holiday_words[] = {"no", "dk", "se", "none", NULL};
static const char *const providers[] = {"nav", "helt_med_or_partner", NULL};
enum { NAV, HELT_MED_OR_PARTNER };
enum { HARAM = 1580 };

static bool has_specialist(const int64_t *x) { return x[SPECIALIST]; }
static bool employer_followed_up(const int64_t *x) { return x[EMPLOYER]; }
static bool visit_is_planned(const int64_t *x) { return x[NEXT_DUE] != NONE; }
static bool on_schedule(const int64_t *x) { return x[ON] - x[NEXT_DUE] <= x[GRACE]; }

struct plan_facts followup_plan_facts(const int64_t *x)
{
    return (struct plan_facts){.as_known_on = x[AS_KNOWN_ON],
                               .trial_starts_on = x[TRIAL_STARTS_ON],
                               .hired_on = x[HIRED_ON],
                               .ended_on = x[ENDED_ON],
                               .holidays = x[HOLIDAYS],
                               .step_ups = list_rows(x, STEP_UPS),
                               .step_up_count = list_count(x, STEP_UPS) == UNKNOWN ? 0 : list_count(x, STEP_UPS)};
}

static void fold(int64_t *x, struct bounds *bounds, const struct heltmed_rulebook *rulebook)
{
    if (list_count(x, VISITS) == UNKNOWN) {
        x[LAST_VISIT] = UNKNOWN;
        bounds[LAST_VISIT] = (struct bounds){BEFORE_ANY_DAY, x[ON]};
    } else {
        x[LAST_VISIT] = BEFORE_ANY_DAY;
        for (int64_t i = 0; i < list_count(x, VISITS); i++) {
            int64_t day = list_rows(x, VISITS)[i];
            if (day <= x[ON] && day > x[LAST_VISIT]) {
                x[LAST_VISIT] = day;
            }
        }
    }
    x[EARLY] = x[LAST_VISIT] == BEFORE_ANY_DAY ? NONE : rulebook_value(rulebook, FOLLOWUP_EARLY_DAYS, x[ON], x[AS_KNOWN_ON]);
    struct plan_facts facts = followup_plan_facts(x);
    struct plan_rates rates = plan_rates_needed(&facts, rulebook);
    x[WEEKS] = rates.weeks;
    x[VISITS_PER_WEEK] = rates.visits_per_week;
    x[WEEKLY_UNTIL] = rates.weekly_until_day;
    x[FORTNIGHTLY_UNTIL] = rates.fortnightly_until_day;
}

static int64_t next_due(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    struct plan_facts facts = followup_plan_facts(x);
    struct plan_rates rates = {x[WEEKS], x[VISITS_PER_WEEK], x[WEEKLY_UNTIL], x[FORTNIGHTLY_UNTIL]};
    return plan_next_visit_after(&facts, rulebook, &rates, plan_closed_until(x[LAST_VISIT], x[EARLY]));
}

static int64_t overdue_days(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    if (x[NEXT_DUE] == NONE) {
        return NONE;
    }
    return x[ON] > x[NEXT_DUE] ? x[ON] - x[NEXT_DUE] : 0;
}

/* Haram was part of Ålesund until 2024 and is not named in the source. */
static int64_t provider(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    const struct dated_value *nav = rulebook_find(rulebook, FOLLOWUP_NAV_MUNICIPALITIES, x[ON], x[AS_KNOWN_ON]);
    if (nav == NULL || nav->value == UNKNOWN || x[MUNICIPALITY] == UNKNOWN || x[MUNICIPALITY] == HARAM) {
        return NONE;
    }
    for (int64_t i = 0; i < nav->value; i++) {
        if (nav->members[i] == x[MUNICIPALITY]) {
            return NAV;
        }
    }
    return HELT_MED_OR_PARTNER;
}

static const struct column days[] = {{.name = "on", KIND(VALUE_DATE), .required = true, .about = "the day"}};

static const struct slot slots[SLOTS] = {
    [ON] = SLOT_ON,
    [AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [TRIAL_STARTS_ON] = {SLOT("trial_starts_on", "the first day of the trial", OPTIONAL, VALUE_DATE)},
    [HIRED_ON] = {SLOT("hired_on", "the first day of the employment", OPTIONAL, VALUE_DATE)},
    [STEP_UPS] = {SLOT("step_ups", "the days from which the follow-up is close again", OPTIONAL_LIST, VALUE_ROWS), ROWS_OF(days, LIST_MAX)},
    [STEP_UPS_COUNT] = {SLOT("step_ups", "their number", LIST_COUNT, VALUE_COUNT)},
    [ENDED_ON] = {SLOT("ended_on", "the last day of the employment", OPTIONAL, VALUE_DATE)},
    [HOLIDAYS] = {SLOT("holidays", "whose public holidays visits keep clear of; absent: Norway's", OPTIONAL, VALUE_CHOICE),
                  ONE_OF(holiday_words)},
    [VISITS] = {SLOT("visits", "the days on which the job specialist visited", LIST, VALUE_ROWS), ROWS_OF(days, LIST_MAX)},
    [VISITS_COUNT] = {SLOT("visits", "their number", LIST_COUNT, VALUE_COUNT)},
    [SPECIALIST] = {SLOT("specialist_assigned", "a job specialist is assigned", FACT, VALUE_YES_NO)},
    [EMPLOYER] = {SLOT("employer_is_followed_up", "the employer is followed up too", FACT, VALUE_YES_NO)},
    [MUNICIPALITY] = {SLOT("municipality", "where the workplace is", OPTIONAL, VALUE_MUNICIPALITY)},
    [LAST_VISIT] = {SLOT("visits", "the last visit made", FOLDED, VALUE_DATE), .of = VISITS},
    [GRACE] = {.name = "followup.grace_days", .role = RATE, .kind = VALUE_DAYS, .parameter = FOLLOWUP_GRACE_DAYS, .dated_by = ON},
    [EARLY] = {.name = "followup.early_days",
               .role = FOLDED_RATE,
               .kind = VALUE_DAYS,
               .parameter = FOLLOWUP_EARLY_DAYS,
               .dated_by = ON,
               .dense = true},
    [WEEKS] = {.name = "trial.weeks",
               .role = FOLDED_RATE,
               .kind = VALUE_WEEKS,
               .parameter = TRIAL_WEEKS,
               .dated_by = TRIAL_STARTS_ON,
               .dense = true},
    [VISITS_PER_WEEK] = {.name = "trial.visits_per_week",
                         .role = FOLDED_RATE,
                         .kind = VALUE_COUNT,
                         .parameter = TRIAL_VISITS_PER_WEEK,
                         .dated_by = TRIAL_STARTS_ON,
                         .dense = true},
    [WEEKLY_UNTIL] = {.name = "followup.weekly_until_day",
                      .role = FOLDED_RATE,
                      .kind = VALUE_DAYS,
                      .parameter = FOLLOWUP_WEEKLY_UNTIL_DAY,
                      .dated_by = HIRED_ON,
                      .dense = true},
    [FORTNIGHTLY_UNTIL] = {.name = "followup.fortnightly_until_day",
                           .role = FOLDED_RATE,
                           .kind = VALUE_DAYS,
                           .parameter = FOLLOWUP_FORTNIGHTLY_UNTIL_DAY,
                           .dated_by = HIRED_ON,
                           .dense = true},
    [NEXT_DUE] = {SLOT("next_due", "the first planned visit that no visit made has closed; null when no further visit is planned", DERIVED,
                       VALUE_DATE),
                  .reads = BIT(LAST_VISIT) | BIT(EARLY) | BIT(WEEKS) | BIT(VISITS_PER_WEEK) | BIT(WEEKLY_UNTIL) | BIT(FORTNIGHTLY_UNTIL),
                  .value = next_due},
    [OVERDUE_DAYS] = {SLOT("overdue_days", "how many days `on` is past it", DERIVED, VALUE_DAYS), .reads = BIT(NEXT_DUE),
                      .value = overdue_days},
    [PROVIDER] = {SLOT("provider", "who follows up; null where the sources do not tell", DERIVED, VALUE_CHOICE), ONE_OF(providers),
                  .value = provider},
};

static const struct criterion criteria[] = {
    {"followup.specialist", REQUIREMENT, BASIS_SOURCE, SPECIALIST, NO_SLOT, .reads = BIT(SPECIALIST), .holds = has_specialist,
     .sources = "S2-19 S0-23", .met = "has_specialist", .not_met = "no_specialist"},
    {"followup.employer", REQUIREMENT, BASIS_SOURCE, EMPLOYER, NO_SLOT, .reads = BIT(EMPLOYER), .holds = employer_followed_up,
     .sources = "S2-20 S2-10 S3-32", .met = "employer_followed_up", .not_met = "employer_not_followed_up"},
    {"followup.on_schedule", GUIDELINE, BASIS_PROJECT, OVERDUE_DAYS, GRACE, .gate = BIT(NEXT_DUE), .applies = visit_is_planned,
     .reads = BIT(NEXT_DUE) | BIT(GRACE), .holds = on_schedule, .sources = "S2-16 S3-22 S3-33 S3-34", .met = "on_schedule",
     .not_met = "overdue", .not_applicable = "nothing_planned", .survey = followup_survey},
};

const struct rule followup_rule = {
    "followup", "Is the follow-up on schedule?", slots, criteria, SLOTS, FACTS, LENGTH(criteria), .fold = fold,
};
