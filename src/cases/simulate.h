/*
 * The simulated municipalities: what they are made of. Every number in here and in simulate_rates.c is invented.
 *
 * Cases come one after another, in the order in which they were opened, each with its events in the order in which they were
 * recorded. So one case at a time is held in memory, however many there are, and the places that earlier cases take are known
 * when a later one asks for one. Each case has random numbers of its own.
 */
#ifndef CASES_SIMULATE_H
#define CASES_SIMULATE_H

#include <heltmed/simulate.h>

#include "base/calendar.h"
#include "base/stream.h"
#include "cases/event.h"
#include "rulebook/rulebook.h"

/* ---- the invented rates, in one table ---- */

enum rate {
    RATE_UNGJOBB,
    RATE_EXPRESS,
    RATE_SAME_DAY,
    RATE_LATE,
    RATE_CORRECTED,
    RATE_VOIDED,
    RATE_ONE_INTERVIEW,
    RATE_NO_REFERENCES,
    RATE_NOT_ADVERTISED,
    RATE_NOT_ALL_INTERVIEWED,
    RATE_NEVER_TRIED,
    RATE_EARLY_END,
    RATE_WITHDRAWN_IN_TRIAL,
    RATE_WRONG_PAYER,
    RATE_OTHER_LENGTH,
    RATE_WORKER_WANTS,
    RATE_EMPLOYER_WANTS,
    RATE_DECLINED,
    RATE_TRIES_AGAIN,
    RATE_CLOSED,
    RATE_REOPENED,
    RATE_HIRED_UNTRIED,
    RATE_UNDER_FLOOR,
    RATE_WAGE_FOLLOWS,
    RATE_TEMPORARY,
    RATE_JOB_ENDS,
    RATE_ENDING_SUPPORTED,
    RATE_PAUSED,
    RATE_RESUMED,
    RATE_HOURS_CHANGED,
    RATE_TARIFF_CHANGED,
    RATE_CONVERTED,
    RATE_SIDE_JOB,
    RATE_STEPPED_UP,
    RATE_WITHDRAWN_IN_JOB,
    RATE_MOVED,
    RATE_VISIT_LATE,
    RATE_VISIT_NOT_HELD,
    RATE_PROGRAMME,
    RATE_SESSION_MISSED,
    RATE_TEST_FAILED,
    RATE_SUPPORT,
    RATE_GATHERING,
    RATE_CONCERN,
    RATE_ACTED_AT_ONCE,
    RATE_PUPIL_OFFERED,
    RATE_FOLK_HIGH_SCHOOL,
    RATE_ANSWERED,
    RATES
};

struct invented_rate {
    const char *what;
    int per_mille;
};
extern const struct invented_rate invented_rates[RATES];

/* ---- the world ---- */

enum { MUNICIPALITIES = 6, AGREEMENTS = 7, TARIFFS = 5, NO_AGREEMENT = -1 };

extern const int32_t simulated_municipalities[MUNICIPALITIES];

/* ---- the simulation ---- */

enum { DAY_SECONDS = 86400, OFFICE_OPENS = 25200 };

struct planned {
    struct event event;
    int64_t recorded; /* seconds since 1970 */
    int32_t corrects; /* an index; -1: none */
    int32_t number;   /* in its key */
    int32_t actor;
};

enum order {
    ORDERED, /* recorded no sooner than the ordered event before it: what comes after cannot be without it */
    LOOSE    /* recorded whenever: after the opening */
};

struct simulation {
    struct heltmed_stream head;
    const struct heltmed_rulebook *rulebook;
    struct calendar calendar;
    int64_t cases, next; /* next -1: the world's events */
    uint64_t seed, state;
    int32_t first_day, last_day; /* nothing is recorded after the last */
    int32_t *taken;              /* places, for each agreement, day by day; the last day stands for all after it */

    /* the case at hand */
    struct planned *events;
    int64_t *keys; /* to sort them by */
    size_t count, capacity, key_capacity;
    struct heltmed_text texts; /* of their ids and facts */
    struct planned spare;      /* what is not kept is written here */
    bool failed;               /* there was no memory */
    int64_t opened_at, ordered_at;
    int32_t municipality, actor, employer, employers_met;
};

/* Random numbers: 0 to below `most`, and whether something happens. */
int32_t draw(struct simulation *s, int32_t most);
bool happens(struct simulation *s, enum rate rate);

/* Adds an event; its index, or -1 when it was not recorded by the last day. */
int32_t put(struct simulation *s, enum event_type type, int32_t on, enum order order);
/* The event of an index, to be filled in; of -1 one that nobody reads. Good until the next `put`. */
struct event *at_index(struct simulation *s, int32_t index);
/* A correction of an event, with its content; recorded some days after it. -1 when it is not recorded. */
int32_t put_again(struct simulation *s, int32_t index);
void put_void(struct simulation *s, int32_t index);
void set_id(struct simulation *s, int32_t index, int field, const char *prefix, int64_t number);

struct simulated_fact {
    const char *name;
    int64_t value;
};
/* Facts in the order of their names. */
void put_facts(struct simulation *s, int32_t on, const struct simulated_fact *facts, size_t count);

/* The first working day on or after `day`. */
int32_t working_day(struct simulation *s, int32_t day);

/* A day as a number of eight digits, year, month, day. */
int32_t day_of(int32_t digits);
void simulate_world(struct simulation *s);
/* An agreement of the case's municipality in force on `day` that has a place from then on; NO_AGREEMENT when there is none. */
int32_t find_place(const struct simulation *s, int32_t day);
void take_place(struct simulation *s, int32_t agreement, int32_t from);
/* From `from` on it is free again. */
void leave_place(struct simulation *s, int32_t agreement, int32_t from);
int64_t tariff_on(int32_t tariff, int32_t day);
/* The first of April or May, after the tariff, from 2022 to LAST_RISE. */
int32_t tariff_rise(int32_t tariff, int32_t year);
enum { FIRST_RISE = 2022, LAST_RISE = 2026 };

void simulate_case(struct simulation *s, int64_t number);
/* A pupil's year; the day on which a trial may begin, or with `*hired` a job without one. */
int32_t simulate_school(struct simulation *s, int32_t opened, bool *hired);
/* A job from its first day on, with its follow-up; `trial` is the first day of the trial before it, UNKNOWN when there was none. The
 * last day worked; the simulation's last day or later while it lasts. */
int32_t simulate_job(struct simulation *s, int64_t trial, int32_t on, int32_t agreement);
/* The visits of a trial, a job, or both (UNKNOWN: none), through `until`. */
void simulate_visits(struct simulation *s, int64_t trial, int64_t hired, int32_t until, const int64_t *step_ups, int64_t step_up_count);
void simulate_programme(struct simulation *s, int32_t from, int32_t until);

#endif
