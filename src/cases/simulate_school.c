/* A simulated pupil's way by UngJobb, from the autumn to the summer. */
#include "base/date.h"
#include "cases/simulate.h"

/* The school year that begins in the year's autumn, or next year's when it is too late. */
static int32_t school_year(int32_t opened)
{
    enum { LATEST_MONTH = 9 };
    struct civil civil = date_to_civil(opened);
    return civil.month <= LATEST_MONTH ? civil.year : civil.year + 1;
}

static void state_school(struct simulation *s, int32_t on, int32_t break_end, int32_t summer)
{
    int64_t can_offer = draw(s, 100) < 93;
    const struct simulated_fact facts[] = {
        {"autumn_break_last_day", break_end}, {"employer_can_offer_permanent_post", can_offer},
        {"finishes_school_on", summer - 1},   {"needs_adapted_teaching", 1},
        {"practice_days_per_week", 3},        {"school_days_per_week", 2},
        {"summer_break_first_day", summer},
    };
    put_facts(s, on, facts, LENGTH(facts));
}

static void give_certificate(struct simulation *s, int32_t on)
{
    int32_t index = put(s, EVENT_CERTIFICATE_ISSUED, on, LOOSE);
    at_index(s, index)->values[CERTIFICATE_KIND] = CERTIFICATE_UNGJOBB;
}

static void tell_parents(struct simulation *s, int32_t from)
{
    (void)put(s, EVENT_PUPIL_INFORMED, working_day(s, from), LOOSE);
    if (draw(s, 10) != 0) {
        (void)put(s, EVENT_PARENTS_INFORMED, working_day(s, from + draw(s, 6)), LOOSE);
    }
    (void)put(s, EVENT_MAPPING_HELD, working_day(s, from + 7 + draw(s, 7)), LOOSE);
    (void)put(s, EVENT_MATCHED, working_day(s, from + 15 + draw(s, 12)), LOOSE);
}

/* A post is offered straight away, departing from the model's trial; or a year at a folk high school comes between. */
static int32_t leave_school(struct simulation *s, int32_t ended, bool *hired)
{
    if (happens(s, RATE_PUPIL_OFFERED)) {
        (void)put(s, EVENT_OFFER_MADE, ended, ORDERED);
        if (!happens(s, RATE_DECLINED)) {
            *hired = true;
            return working_day(s, ended + 1);
        }
        (void)put(s, EVENT_OFFER_DECLINED, working_day(s, ended + 3), ORDERED);
    }
    if (happens(s, RATE_FOLK_HIGH_SCHOOL)) {
        int32_t autumn = date_from_civil(date_to_civil(ended).year, 8, 20);
        (void)put(s, EVENT_FOLK_HIGH_SCHOOL_STARTED, working_day(s, autumn), LOOSE);
        return autumn + 280;
    }
    return ended + 7;
}

int32_t simulate_school(struct simulation *s, int32_t opened, bool *hired)
{
    int32_t year = school_year(opened);
    int32_t autumn = date_from_civil(year, 8, 25), break_end = date_from_civil(year, 10, 4 + draw(s, 8));
    int32_t summer = date_from_civil(year + 1, 6, 19 + draw(s, 4));
    int32_t informed = (opened > autumn ? opened : autumn) + draw(s, 8);
    int32_t start = working_day(s, (informed + 30 > break_end ? informed + 30 : break_end) + 1 + draw(s, 5));
    int32_t last = summer - 1 - draw(s, 12);

    tell_parents(s, informed);
    state_school(s, working_day(s, informed + 20), break_end, summer);
    int32_t planned = put(s, EVENT_PRACTICE_PLANNED, working_day(s, start - 5), LOOSE);
    at_index(s, planned)->values[PLANNED_FROM] = start;
    at_index(s, planned)->values[PLANNED_UNTIL] = last;
    (void)put(s, EVENT_PRACTICE_STARTED, start, ORDERED);
    for (int32_t on = start + 7; on < last; on += 35) {
        int32_t visit = put(s, EVENT_VISITED, working_day(s, on), LOOSE);
        at_index(s, visit)->values[VISITED_WITH] = WITH_BOTH;
    }
    int32_t ended = draw(s, 12) == 0 ? start + 20 + draw(s, 120) : last;
    (void)put(s, EVENT_PRACTICE_ENDED, ended, ORDERED);
    give_certificate(s, ended);
    return leave_school(s, ended, hired);
}
