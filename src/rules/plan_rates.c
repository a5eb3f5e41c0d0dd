/* What the follow-up asks of a plan: the next visit, and the rates that the plan hangs on. */
#include "rules/plan.h"

int64_t plan_next_visit_by(struct calendar *calendar, const struct plan_facts *facts, const struct heltmed_rulebook *rulebook,
                           const struct plan_rates *instead, int64_t after)
{
    struct plan_walk walk;
    int32_t on;

    plan_walk_from(&walk, facts, rulebook, instead, calendar, after == INT64_MAX ? after : after + 1, INT64_MAX);
    enum plan_walk_result result = plan_walk_peek(&walk, &on);
    if (result == WALK_ON) {
        return on;
    }
    return result == WALK_END ? NONE : result == WALK_UNKNOWN ? UNKNOWN : OUT_OF_RANGE;
}

int64_t plan_next_visit_after(const struct plan_facts *facts, const struct heltmed_rulebook *rulebook, const struct plan_rates *instead,
                              int64_t after)
{
    struct calendar calendar;

    calendar_begin(&calendar, plan_holidays(facts));
    return plan_next_visit_by(&calendar, facts, rulebook, instead, after);
}

/* One more cadence needs the rate on the day that it starts; `needed` is what is told of the ones before. */
static void need_rate(int64_t *needed, const struct plan_facts *facts, const struct heltmed_rulebook *rulebook, enum parameter parameter,
                      int64_t on)
{
    int64_t value = rulebook_value(rulebook, parameter, on, facts->as_known_on);

    if (*needed == NONE || value == UNKNOWN) {
        *needed = value;
    }
}

struct plan_rates plan_rates_needed(const struct plan_facts *facts, const struct heltmed_rulebook *rulebook)
{
    struct plan_rates needed = {NONE, NONE, NONE, NONE};
    int64_t ended_on = facts->ended_on == UNKNOWN ? INT64_MAX : facts->ended_on;

    if (facts->trial_starts_on != UNKNOWN && facts->trial_starts_on <= ended_on) {
        need_rate(&needed.weeks, facts, rulebook, TRIAL_WEEKS, facts->trial_starts_on);
        need_rate(&needed.visits_per_week, facts, rulebook, TRIAL_VISITS_PER_WEEK, facts->trial_starts_on);
    }
    if (facts->hired_on != UNKNOWN && facts->hired_on <= ended_on) {
        need_rate(&needed.weekly_until_day, facts, rulebook, FOLLOWUP_WEEKLY_UNTIL_DAY, facts->hired_on);
        need_rate(&needed.fortnightly_until_day, facts, rulebook, FOLLOWUP_FORTNIGHTLY_UNTIL_DAY, facts->hired_on);
        for (int64_t i = 0; i < facts->step_up_count; i++) {
            int64_t start = facts->step_ups[i];
            if (start > facts->hired_on && start <= ended_on) {
                need_rate(&needed.weekly_until_day, facts, rulebook, FOLLOWUP_WEEKLY_UNTIL_DAY, start);
                need_rate(&needed.fortnightly_until_day, facts, rulebook, FOLLOWUP_FORTNIGHTLY_UNTIL_DAY, start);
            }
        }
    }
    return needed;
}
