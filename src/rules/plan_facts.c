/* The facts of a plan, and the plan as a handle that is made and made again. */
#include <heltmed/plan.h>

#include <string.h>

#include "base/error.h"
#include "base/sort.h"
#include "rules/facts.h"
#include "rules/plain.h"
#include "rules/plan.h"
#include "rules/registry.h"

enum {
    PLAN_AS_KNOWN_ON,
    TRIAL_STARTS_ON,
    HIRED_ON,
    STEP_UPS,
    STEP_UPS_COUNT,
    ENDED_ON,
    HOLIDAYS,
    FROM,
    UNTIL,
    SLOTS,
};

static const char *const holiday_words[] = {"no", "dk", "se", "none", NULL};

static const struct column step_up_columns[] = {{.name = "on", KIND(VALUE_DATE), .required = true, .about = "the day"}};

static const struct slot slots[SLOTS] = {
    [PLAN_AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [TRIAL_STARTS_ON] = {.name = "trial_starts_on", .about = "the first day of the trial", .role = OPTIONAL, KIND(VALUE_DATE)},
    [HIRED_ON] = {.name = "hired_on", .about = "the first day of the employment", .role = OPTIONAL, KIND(VALUE_DATE)},
    [STEP_UPS] = {.name = "step_ups",
                  .about = "the days from which the follow-up is close again",
                  .role = OPTIONAL_LIST,
                  KIND(VALUE_ROWS),
                  ROWS_OF(step_up_columns, LIST_MAX)},
    [STEP_UPS_COUNT] = {.name = "step_ups", .about = "their number", .role = LIST_COUNT, KIND(VALUE_COUNT)},
    [ENDED_ON] = {.name = "ended_on", .about = "the last day of the employment", .role = OPTIONAL, KIND(VALUE_DATE)},
    [HOLIDAYS] = {.name = "holidays",
                  .about = "whose public holidays visits keep clear of; absent: Norway's",
                  .role = OPTIONAL,
                  KIND(VALUE_CHOICE),
                  ONE_OF(holiday_words)},
    [FROM] = {.name = "from", .about = "the first day of the plan", .role = REQUIRED, KIND(VALUE_DATE)},
    [UNTIL] = {.name = "until", .about = "the last day of the plan", .role = REQUIRED, KIND(VALUE_DATE)},
};

const struct rule plan_rule = {
    .name = "plan", .title = "When are the follow-up visits?", .slots = slots, .slot_count = SLOTS, .fact_count = SLOTS};

struct heltmed_plan {
    heltmed_allocator allocator;
    struct visit *visits;
    size_t count, capacity;
    int64_t *step_ups; /* in order, when the caller's are not */
    size_t step_up_capacity;
    struct calendar calendar; /* kept from plan to plan */
    bool known;
};

static const char no_memory[] = "there is no memory for the plan";

heltmed_status heltmed_plan_create(const heltmed_allocator *allocator, heltmed_plan **out, heltmed_error *error)
{
    if (!out) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the place for the plan is NULL");
    }
    heltmed_allocator from = memory_allocator(allocator);
    heltmed_plan *plan = memory_new(&from, sizeof(*plan));
    if (!plan) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, no_memory);
    }
    plan->allocator = from;
    *out = plan;
    return HELTMED_OK;
}

void heltmed_plan_destroy(heltmed_plan *plan)
{
    if (!plan) {
        return;
    }
    heltmed_allocator allocator = plan->allocator;
    memory_free(&allocator, plan->visits, plan->capacity * sizeof(*plan->visits));
    memory_free(&allocator, plan->step_ups, plan->step_up_capacity * sizeof(*plan->step_ups));
    memory_free(&allocator, plan, sizeof(*plan));
}

static bool grow(heltmed_plan *plan)
{
    struct visit *visits = memory_room(&plan->allocator, plan->visits, sizeof(*visits), &plan->capacity, plan->count + 1);

    if (!visits) {
        return false;
    }
    plan->visits = visits;
    return true;
}

/* Sees to it that the step-ups of `facts` are in order; the caller's own rows are left as they are. */
static bool sort_step_ups(heltmed_plan *plan, struct plan_facts *facts)
{
    size_t count = (size_t)facts->step_up_count;

    facts->step_ups_sorted = true;
    if (count < 2 || sort_is_strict(facts->step_ups, count, 1)) {
        return true;
    }
    int64_t *step_ups = memory_room(&plan->allocator, plan->step_ups, sizeof(*step_ups), &plan->step_up_capacity, count);
    if (step_ups == NULL) {
        return false;
    }
    plan->step_ups = step_ups;
    memcpy(plan->step_ups, facts->step_ups, count * sizeof(*plan->step_ups));
    sort_rows(plan->step_ups, count, 1);
    facts->step_ups = plan->step_ups;
    return true;
}

/* Leaves what it has written: the caller empties the plan when this fails. */
static heltmed_status fill(heltmed_plan *plan, struct plan_walk *walk, heltmed_error *error)
{
    enum plan_walk_result result;

    do {
        size_t count;
        if (plan->count == plan->capacity && !grow(plan)) {
            return error_set(error, HELTMED_NO_MEMORY, NULL, no_memory);
        }
        result = plan_walk_next(walk, plan->visits + plan->count, plan->capacity - plan->count, &count);
        plan->count += count;
    } while (result == WALK_ON);
    if (result == WALK_OUT_OF_RANGE) {
        return error_set(error, HELTMED_RANGE, slots[TRIAL_STARTS_ON].name, "a visit of the trial is outside years 1 to 9999");
    }
    plan->known = result == WALK_END;
    if (!plan->known) {
        plan->count = 0;
    }
    return HELTMED_OK;
}

static heltmed_status make(const heltmed_rulebook *rulebook, const heltmed_plan_facts *given, heltmed_plan *plan, heltmed_error *error)
{
    int64_t x[SLOTS_MAX];
    uint64_t unknown;
    heltmed_status status = facts_copy(&plan_rule, given, x, error);

    if (status == HELTMED_OK && !facts_are_plain(x, slots, SLOTS)) {
        status = facts_check(&plan_rule, x, &unknown, error);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    struct plan_facts facts = {.as_known_on = x[PLAN_AS_KNOWN_ON],
                               .trial_starts_on = x[TRIAL_STARTS_ON],
                               .hired_on = x[HIRED_ON],
                               .ended_on = x[ENDED_ON],
                               .holidays = x[HOLIDAYS]};
    if (list_count(x, STEP_UPS) != UNKNOWN) {
        facts.step_ups = list_rows(x, STEP_UPS);
        facts.step_up_count = list_count(x, STEP_UPS);
    }
    if (!sort_step_ups(plan, &facts)) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, no_memory);
    }
    if (plan->calendar.holidays != plan_holidays(&facts)) {
        calendar_begin(&plan->calendar, plan_holidays(&facts));
    }
    struct plan_walk walk;
    plan_walk_from(&walk, &facts, rulebook, NULL, &plan->calendar, x[FROM], x[UNTIL]);
    return fill(plan, &walk, error);
}

heltmed_status heltmed_plan_make(const heltmed_rulebook *rulebook, const heltmed_plan_facts *facts, heltmed_plan *plan,
                                 heltmed_error *error)
{
    if (!rulebook || !facts || !plan) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the rulebook, the facts or the plan is NULL");
    }
    plan->count = 0;
    plan->known = false;
    if (!rulebook->sealed) {
        return error_set(error, HELTMED_NOT_SEALED, NULL, "the rulebook must be sealed before it is used");
    }
    heltmed_status status = make(rulebook, facts, plan, error);
    if (status != HELTMED_OK) {
        plan->count = 0;
    }
    return status;
}

bool heltmed_plan_known(const heltmed_plan *plan) { return plan && plan->known; }

size_t heltmed_plan_count(const heltmed_plan *plan) { return plan ? plan->count : 0; }

heltmed_status heltmed_plan_visit(const heltmed_plan *plan, size_t index, int32_t *on, int32_t *nominal_on, int32_t *step,
                                  heltmed_error *error)
{
    if (!plan) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the plan is NULL");
    }
    if (index >= plan->count) {
        return error_set(error, HELTMED_RANGE, NULL, "the plan has no visit of this index");
    }
    const struct visit *visit = &plan->visits[index];
    if (on) {
        *on = visit->on;
    }
    if (nominal_on) {
        *nominal_on = visit->nominal_on;
    }
    if (step) {
        *step = visit->step;
    }
    return HELTMED_OK;
}
