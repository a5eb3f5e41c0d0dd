/* Digital arbetsträning: remote work training as a first step. Discontinued, with a risk of lock-in. */
#include "rules/registry.h"

#include "rules/plain.h"

enum {
    STARTS_ON = AS_KNOWN_ON + 1,
    TRACK,
    REDUCED_CAPACITY,
    TEAM,
    TAKES_PART,
    WEEKS_AT_HOME,
    NEXT_STEP,
    HOME_WEEKS,
    SLOTS,
    FACTS = HOME_WEEKS
};

static const char *const tracks[] = {"preparatory", "bridging", NULL};
enum { PREPARATORY = 0 };
static const char *const team[] = {"occupational_therapist", "guide", "matcher", NULL};
enum { WHOLE_TEAM = 7 };

/* 2021-10-06, when the page was published, and the day after 2024-06-20, when it last said that the work was broken off. */
static const int32_t seen[] = {18906, 19895};

static bool reduced_capacity(const int64_t *x) { return x[REDUCED_CAPACITY]; }
static bool whole_team(const int64_t *x) { return x[TEAM] == WHOLE_TEAM; }
static bool takes_part(const int64_t *x) { return x[TAKES_PART]; }
static bool while_running(const int64_t *x) { return x[STARTS_ON] < seen[0]; }
static bool end_uncertain(const int64_t *x) { return x[STARTS_ON] >= seen[0] && x[STARTS_ON] < seen[1]; }
static bool step_planned(const int64_t *x) { return x[NEXT_STEP] >= x[ON]; }
static bool not_locked_in(const int64_t *x) { return step_planned(x) && x[WEEKS_AT_HOME] <= x[HOME_WEEKS]; }
static const char *why_lock_in(const int64_t *x) { return step_planned(x) ? NULL : "no_step_planned"; }
static bool is_first_step(const int64_t *x) { return x[TRACK] == PREPARATORY; }

static const struct slot slots[SLOTS] = {
    [ON] = SLOT_ON,
    [AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [STARTS_ON] = {SLOT("starts_on", "the first day of the training", FACT, VALUE_DATE), .points = seen, .point_count = LENGTH(seen)},
    [TRACK] = {SLOT("track", "preparatory, or bridging ahead of work training", FACT, VALUE_CHOICE), ONE_OF(tracks)},
    [REDUCED_CAPACITY] = {SLOT("reduced_work_capacity", "the resident's capacity for work is reduced", FACT, VALUE_YES_NO)},
    [TEAM] = {SLOT("team_has", "who is in the team", FACT, VALUE_SET), SET_OF(team)},
    [TAKES_PART] = {SLOT("resident_takes_part", "the resident takes part in the whole process", FACT, VALUE_YES_NO)},
    [WEEKS_AT_HOME] = {SLOT("weeks_at_home_only", "weeks of training at home only", FACT, VALUE_COUNT)},
    [NEXT_STEP] = {SLOT("next_step_on_site_on", "the day of the next step at a workplace", FACT, VALUE_DATE)},
    [HOME_WEEKS] = {.name = "digital_training.home_weeks",
                    .role = RATE,
                    .kind = VALUE_COUNT,
                    .parameter = DIGITAL_TRAINING_HOME_WEEKS,
                    .dated_by = ON},
};

static const struct criterion criteria[] = {
    {"digital_training.work_capacity", REQUIREMENT, BASIS_SOURCE, REDUCED_CAPACITY, NO_SLOT, .reads = BIT(REDUCED_CAPACITY),
     .holds = reduced_capacity, .sources = "S4-04", .met = "reduced_capacity", .not_met = "no_reduced_capacity"},
    {"digital_training.team", REQUIREMENT, BASIS_SOURCE, TEAM, NO_SLOT, .reads = BIT(TEAM), .holds = whole_team, .sources = "S4-06",
     .met = "whole_team", .not_met = "team_incomplete"},
    {"digital_training.resident_takes_part", REQUIREMENT, BASIS_SOURCE, TAKES_PART, NO_SLOT, .reads = BIT(TAKES_PART), .holds = takes_part,
     .sources = "S4-11", .met = "takes_part", .not_met = "left_out"},
    {"digital_training.discontinued", CAUTION, BASIS_SOURCE, STARTS_ON, NO_SLOT, .reads = BIT(STARTS_ON), .holds = while_running,
     .open = end_uncertain, .sources = "S4-01 S4-12", .met = "while_running", .not_met = "discontinued", .cannot_tell = "end_not_found"},
    {"digital_training.lock_in", CAUTION, BASIS_PROJECT, WEEKS_AT_HOME, HOME_WEEKS,
     .reads = BIT(WEEKS_AT_HOME) | BIT(NEXT_STEP) | BIT(HOME_WEEKS), .holds = not_locked_in, .sources = "S4-10", .met = "step_planned",
     .not_met = "long_at_home", .finer = "no_step_planned", .why = why_lock_in},
    {"digital_training.first_step_only", CAUTION, BASIS_SOURCE, TRACK, NO_SLOT, .reads = BIT(TRACK), .holds = is_first_step,
     .sources = "S4-08 S4-09 S4-03", .met = "first_step", .not_met = "fully_at_distance"},
};

PLAIN_WAY

const struct rule digital_training_rule = {
    "digital_training",         "Is the remote work training as Helsingborg tried it?", slots, criteria, SLOTS, FACTS, LENGTH(criteria),
    .solve_plain = solve_plain,
};
