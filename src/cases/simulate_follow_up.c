/* Visits on the plan, or nearly, and the competence programme. */
#include "cases/simulate.h"
#include "rules/plan.h"

enum { VISIT_SIDES = 3, TOPICS = 4, SESSIONS = 20 };

static void visit(struct simulation *s, int32_t due)
{
    int32_t slack = happens(s, RATE_VISIT_LATE) ? 8 + draw(s, 14) : draw(s, 10) < 7 ? 0 : draw(s, 6);
    bool corrected = happens(s, RATE_CORRECTED), voided = happens(s, RATE_VOIDED);
    int32_t index = put(s, EVENT_VISITED, working_day(s, due + slack), LOOSE);
    struct event *event = at_index(s, index);

    event->values[VISITED_WITH] = draw(s, VISIT_SIDES);
    event->values[VISITED_MINUTES] = draw(s, 6) == 0 ? UNKNOWN : 15 * (1 + draw(s, 8));
    if (voided) {
        put_void(s, index);
    } else if (corrected) {
        int32_t again = put_again(s, index);
        at_index(s, again)->values[VISITED_MINUTES] = 15 * (1 + draw(s, 8));
        if (again >= 0 && draw(s, 4) == 0) {
            /* A correction of a correction; and the day was another too. */
            again = put_again(s, again);
            at_index(s, again)->on -= draw(s, 3);
        }
    }
}

void simulate_visits(struct simulation *s, int64_t trial, int64_t hired, int32_t until, const int64_t *step_ups, int64_t step_up_count)
{
    enum { AT_ONCE = 32 };
    const struct plan_facts facts = {.as_known_on = UNKNOWN,
                                     .trial_starts_on = trial,
                                     .hired_on = hired,
                                     .ended_on = UNKNOWN,
                                     .holidays = UNKNOWN,
                                     .step_ups = step_ups,
                                     .step_up_count = step_up_count,
                                     .step_ups_sorted = true};
    int64_t from = trial != UNKNOWN ? trial : hired;
    int32_t last = until < s->last_day ? until : s->last_day;
    struct visit visits[AT_ONCE];
    struct plan_walk walk;
    size_t count = AT_ONCE;

    if (from > last) {
        return;
    }
    plan_walk_from(&walk, &facts, s->rulebook, NULL, &s->calendar, from, last);
    while (count == AT_ONCE) {
        enum plan_walk_result result = plan_walk_next(&walk, visits, AT_ONCE, &count);
        for (size_t i = 0; i < count; i++) {
            if (!happens(s, RATE_VISIT_NOT_HELD)) {
                visit(s, visits[i].on);
            }
        }
        count = result == WALK_ON ? AT_ONCE : 0;
    }
}

static void hold_session(struct simulation *s, int32_t on, int64_t participants)
{
    bool missed = happens(s, RATE_SESSION_MISSED);
    int32_t index = put(s, EVENT_SESSION_HELD, on, LOOSE);
    struct event *event = at_index(s, index);

    event->values[HELD_MINUTES] = draw(s, 10) == 0 ? 90 : 50 + 5 * draw(s, 5);
    event->values[HELD_ATTENDED] = !missed;
    event->values[HELD_MADE_UP] = missed ? draw(s, 2) : UNKNOWN;
    event->values[HELD_PARTICIPANTS] = participants;
    event->values[HELD_BY_VIDEO] = draw(s, 30) != 0;
    event->values[HELD_OUTSIDE_WORKING_HOURS] = draw(s, 20) == 0 ? UNKNOWN : 1;
}

static void take_test(struct simulation *s, int32_t on, int64_t topic)
{
    for (bool passed = false; !passed; on += 14) {
        passed = !happens(s, RATE_TEST_FAILED);
        int32_t index = put(s, EVENT_TEST_TAKEN, on, LOOSE);
        at_index(s, index)->values[TAKEN_TOPIC] = topic;
        at_index(s, index)->values[TAKEN_PASSED] = passed;
    }
}

void simulate_programme(struct simulation *s, int32_t from, int32_t until)
{
    int64_t participants = 3 + draw(s, 2);
    bool supported = happens(s, RATE_SUPPORT);
    int32_t on = working_day(s, from);

    for (int i = 0; i < SESSIONS && on <= until; i++, on += 7 + (draw(s, 12) == 0 ? 7 : 0)) {
        hold_session(s, on, participants);
        if (supported && i % 4 == 0) {
            int32_t index = put(s, EVENT_INDIVIDUAL_SUPPORT, on + 1, LOOSE);
            at_index(s, index)->values[SUPPORT_MINUTES] = 20 + 5 * draw(s, 6);
        }
        if (i % 5 == 4) {
            take_test(s, on, i / 5);
        }
    }
    const struct simulated_fact covered = {"topics_covered", (1 << TOPICS) - 1};
    if (on <= until) {
        put_facts(s, on, &covered, 1);
        int32_t index = put(s, EVENT_CERTIFICATE_ISSUED, on + 14, LOOSE);
        at_index(s, index)->values[CERTIFICATE_KIND] = CERTIFICATE_PROGRAMME;
    }
}
