/* One simulated case from its opening on: recruitment, trials, and what follows them. */
#include "base/date.h"
#include "cases/simulate.h"
#include "rules/trial_days.h"

enum { WEEKS = 4, PLACE_HELD_DAYS = 28, OTHER_LENGTH = 14, ATTEMPTS_MAX = 4 };

/* Of the lists of words of event_kinds.c. */
enum { FOUND_WAYS = 3, PRIOR_STATUSES = 5, PRIOR_SCHOOL = 3, PAYERS = 4, PAID_BY_HELT_MED = 0 };
enum { ASSESSED_ELIGIBILITY = 0, ASSESSED_TRIAL = 2, OUTCOME_MET = 1, OUTCOME_UNDETERMINED = 3 };

/* `day`, or mostly some days later, on a working day. */
static int32_t soon_after(struct simulation *s, int32_t day, int32_t most)
{
    return working_day(s, happens(s, RATE_SAME_DAY) ? day : day + 1 + draw(s, most));
}

/* An employer that this case has not met. */
static void meet_employer(struct simulation *s)
{
    int64_t employers = s->cases / 2 + 2 * ATTEMPTS_MAX;
    s->employer = (int32_t)((s->employer + 1 + (s->employers_met++ == 0 ? draw(s, (int32_t)employers) : 0)) % employers);
}

static void keep_answer(struct simulation *s, int32_t on, int64_t assessment)
{
    static const char hex[] = "0123456789abcdef";
    enum { DIGEST_SIZE = 64 };
    char digest[DIGEST_SIZE] = "";
    int32_t index = put(s, EVENT_ANSWERED, on, LOOSE);

    /* All but the last digit, which set_id writes. */
    for (int i = 0; i < DIGEST_SIZE - 1; i++) {
        digest[i] = hex[draw(s, 16)];
    }
    at_index(s, index)->values[ANSWERED_ASSESSMENT] = assessment;
    set_id(s, index, ANSWERED_DIGEST, digest, draw(s, 10));
    set_id(s, index, ANSWERED_RULEBOOK, "2026.", 1);
    at_index(s, index)->values[ANSWERED_OUTCOME] = draw(s, 10) < 8 ? OUTCOME_MET : OUTCOME_UNDETERMINED;
}

/* ---- opening ---- */

static int32_t open_case(struct simulation *s, int64_t number, bool by_school)
{
    int64_t window = s->last_day - s->first_day - 14;
    int32_t opened = working_day(s, s->first_day + (int32_t)(window * number / s->cases) + draw(s, 10));
    int32_t index = put(s, EVENT_CASE_OPENED, opened, ORDERED);
    int64_t found = draw(s, FOUND_WAYS);
    bool tells_status = draw(s, 10) < 9, tells_path = by_school || draw(s, 10) < 9;

    s->opened_at = s->ordered_at;
    struct event *event = at_index(s, index);
    event->values[OPENED_MUNICIPALITY] = simulated_municipalities[s->municipality];
    event->values[OPENED_IN_TARGET_GROUP] = draw(s, 100) < 98;
    event->values[OPENED_FOUND] = found;
    event->values[OPENED_PRIOR_STATUS] = !tells_status ? UNKNOWN : by_school ? PRIOR_SCHOOL : draw(s, PRIOR_STATUSES);
    event->values[OPENED_PATH] = !tells_path ? UNKNOWN : by_school ? PATH_UNGJOBB : PATH_HELT_MED;
    if (tells_status && happens(s, RATE_CORRECTED)) {
        int32_t again = put_again(s, index);
        at_index(s, again)->values[OPENED_PRIOR_STATUS] = draw(s, PRIOR_STATUSES);
    }
    return opened;
}

/* Drawn one after the other: the order of the elements of a list is the compiler's choice. */
static void state_wishes(struct simulation *s, int32_t opened)
{
    int32_t on = soon_after(s, opened, 10);
    int64_t age = 18 + draw(s, 40), has_need = draw(s, 100) < 95, benefit = draw(s, 100) < 85, wants = draw(s, 100) < 97,
            said_by = draw(s, 3), told = draw(s, 10) < 9;
    const struct simulated_fact facts[] = {
        {"age_years", age},
        {"employer_has_need", has_need},
        {"receives_disability_benefit", benefit},
        {"reserved_for_municipality", simulated_municipalities[s->municipality]},
        {"wants_job", wants},
        {"wish_expressed_by", said_by},
    };
    put_facts(s, on, facts, LENGTH(facts) - (told ? 0 : 1));
}

/* The specialist, and what befalls a person whatever comes of the case. */
static void begin(struct simulation *s, int32_t opened)
{
    (void)put(s, EVENT_SPECIALIST_ASSIGNED, soon_after(s, opened, 14), LOOSE);
    state_wishes(s, opened);
    if (happens(s, RATE_ANSWERED)) {
        keep_answer(s, soon_after(s, opened, 20), ASSESSED_ELIGIBILITY);
    }
    if (happens(s, RATE_MOVED)) {
        int32_t index = put(s, EVENT_MOVED, opened + 60 + draw(s, 500), LOOSE);
        at_index(s, index)->values[MOVED_MUNICIPALITY] = simulated_municipalities[draw(s, MUNICIPALITIES)];
    }
}

static void interview(struct simulation *s, int32_t on, int64_t round)
{
    int32_t index = put(s, EVENT_INTERVIEWED, on, LOOSE);
    at_index(s, index)->values[INTERVIEWED_ROUND] = round;
}

/* Up to the day on which a trial may begin. What departs comes afterwards, or not at all. */
static int32_t recruit(struct simulation *s, int32_t from)
{
    int32_t first = working_day(s, from + 5 + draw(s, 40)), second = soon_after(s, first, 14);
    int32_t start = working_day(s, second + 3 + draw(s, 25));
    int64_t applicants = 1 + draw(s, 6);
    bool all = !happens(s, RATE_NOT_ALL_INTERVIEWED);

    interview(s, first, 1);
    interview(s, happens(s, RATE_ONE_INTERVIEW) ? start + 2 + draw(s, 20) : second, 2);
    (void)put(s, EVENT_REFERENCES_CHECKED, happens(s, RATE_NO_REFERENCES) ? start + 1 + draw(s, 10) : second, LOOSE);
    int32_t filled = put(s, EVENT_POST_FILLED, second, LOOSE);
    struct event *event = at_index(s, filled);
    event->values[FILLED_ADVERTISED] = !happens(s, RATE_NOT_ADVERTISED);
    event->values[FILLED_APPLICANTS] = applicants;
    event->values[FILLED_APPLICANTS_INTERVIEWED] = all || applicants == 1 ? applicants : 1 + draw(s, (int32_t)applicants - 1);
    return start;
}

/* ---- a trial ---- */

/* Its first day is now and then written a day late at first, and corrected. */
static void start_trial(struct simulation *s, int32_t start, int32_t agreement)
{
    bool wrong = happens(s, RATE_CORRECTED), other_payer = happens(s, RATE_WRONG_PAYER), other_length = happens(s, RATE_OTHER_LENGTH);
    int32_t index = put(s, EVENT_TRIAL_STARTED, wrong ? start + 1 : start, ORDERED);

    if (agreement != NO_AGREEMENT) {
        set_id(s, index, TRIAL_AGREEMENT, "ex", agreement + 1);
    }
    set_id(s, index, TRIAL_EMPLOYER, "e", s->employer + 1);
    struct event *event = at_index(s, index);
    event->values[TRIAL_POST_IS_RESERVED] = agreement == NO_AGREEMENT ? UNKNOWN : draw(s, 10) < 7;
    event->values[TRIAL_PAID_BY] = other_payer ? 1 + draw(s, PAYERS - 1) : agreement == NO_AGREEMENT ? draw(s, 2) : PAID_BY_HELT_MED;
    event->values[TRIAL_PLANNED_LAST_DAY] = trial_last_day(start, WEEKS) + (other_length ? OTHER_LENGTH : 0);
    if (wrong) {
        int32_t again = put_again(s, index);
        at_index(s, again)->on = start;
    }
}

static bool decide(struct simulation *s, int32_t on, int64_t by, enum rate rate)
{
    bool wants = happens(s, rate);
    int32_t index = put(s, EVENT_CONTINUATION_DECIDED, on, LOOSE);
    at_index(s, index)->values[DECIDED_BY] = by;
    at_index(s, index)->values[DECIDED_WANTS] = wants;
    return wants;
}

/* Both decided; the offer, and the first day of the job. 0: nothing came of it. */
static int32_t offer_post(struct simulation *s, int32_t last)
{
    int32_t decided = soon_after(s, last - 2, 8);
    bool worker = decide(s, decided, BY_WORKER, RATE_WORKER_WANTS);
    bool employer = decide(s, decided, BY_EMPLOYER, RATE_EMPLOYER_WANTS);
    if (happens(s, RATE_VOIDED)) {
        put_void(s, put(s, EVENT_OFFER_MADE, decided, LOOSE));
    }
    if (!worker || !employer) {
        return 0;
    }
    int32_t offered = soon_after(s, decided, 14);
    (void)put(s, EVENT_OFFER_MADE, offered, ORDERED);
    if (happens(s, RATE_DECLINED)) {
        (void)put(s, EVENT_OFFER_DECLINED, soon_after(s, offered, 10), ORDERED);
        return 0;
    }
    return soon_after(s, offered < last ? last + 1 : offered, 21);
}

/* What a trial leaves: the day after it, or after the job that it led to. */
struct aftermath {
    int32_t day;
    bool was_hired, withdrew;
};

static struct aftermath try_work(struct simulation *s, int32_t start)
{
    int32_t last = (int32_t)trial_last_day(start, WEEKS);
    bool withdraws = happens(s, RATE_WITHDRAWN_IN_TRIAL), early = withdraws || happens(s, RATE_EARLY_END);
    int32_t ended = early ? start + 2 + draw(s, 22) : last;
    int32_t agreement = happens(s, RATE_EXPRESS) ? find_place(s, start) : NO_AGREEMENT;

    meet_employer(s);
    take_place(s, agreement, start);
    start_trial(s, start, agreement);
    if (happens(s, RATE_ANSWERED)) {
        keep_answer(s, start, ASSESSED_TRIAL);
    }
    int32_t index = put(s, EVENT_TRIAL_ENDED, ended, ORDERED);
    at_index(s, index)->values[TRIAL_ENDED_EARLY] = early;
    int32_t hired = early ? 0 : offer_post(s, last);
    if (hired != 0) {
        return (struct aftermath){simulate_job(s, start, hired, agreement) + 1, true, false};
    }
    simulate_visits(s, start, UNKNOWN, ended, NULL, 0);
    /* However late its first day was written, and however long it was planned. */
    leave_place(s, agreement, last + 1 + OTHER_LENGTH + PLACE_HELD_DAYS + 1);
    if (withdraws) {
        (void)put(s, EVENT_CASE_WITHDRAWN, ended, ORDERED);
    }
    return (struct aftermath){ended + 1, false, withdraws};
}

/* ---- the end, which may not be the end ---- */

/* True when the case goes on, from `*day`. */
static bool ends_and_reopens(struct simulation *s, int32_t *day, bool is_over)
{
    int32_t over = working_day(s, *day + 7 + draw(s, 60));
    if (!is_over) {
        bool closes = happens(s, RATE_CLOSED);
        if (!closes && !happens(s, RATE_CLOSED)) {
            return false;
        }
        (void)put(s, closes ? EVENT_CASE_CLOSED : EVENT_CASE_WITHDRAWN, over, ORDERED);
    }
    if (!happens(s, RATE_REOPENED)) {
        return false;
    }
    *day = soon_after(s, over, 180);
    (void)put(s, EVENT_CASE_REOPENED, *day, ORDERED);
    return true;
}

/* A second attempt is now and then a job without a trial. */
static struct aftermath attempt(struct simulation *s, int32_t day, bool untried, bool known)
{
    int32_t start = untried || known ? working_day(s, day + 1 + draw(s, 30)) : recruit(s, day);
    if (!untried) {
        return try_work(s, start);
    }
    int32_t agreement = happens(s, RATE_EXPRESS) ? find_place(s, start) : NO_AGREEMENT;
    meet_employer(s);
    take_place(s, agreement, start);
    return (struct aftermath){simulate_job(s, UNKNOWN, start, agreement) + 1, true, false};
}

void simulate_case(struct simulation *s, int64_t number)
{
    bool by_school = happens(s, RATE_UNGJOBB), untried = false;

    s->municipality = draw(s, MUNICIPALITIES);
    s->actor = 1 + s->municipality * 5 + draw(s, 5);
    s->employers_met = 0;
    int32_t day = open_case(s, number, by_school);
    begin(s, day);
    if (by_school) {
        day = simulate_school(s, day, &untried);
    }
    bool goes_on = untried || !happens(s, RATE_NEVER_TRIED) || ends_and_reopens(s, &day, false);
    for (int tries = 0; goes_on && tries < ATTEMPTS_MAX && day < s->last_day; tries++) {
        struct aftermath after = attempt(s, day, untried, tries > 0 && happens(s, RATE_SAME_DAY));
        day = after.day;
        goes_on = (!after.withdrew && happens(s, RATE_TRIES_AGAIN)) || ends_and_reopens(s, &day, after.withdrew);
        untried = happens(s, RATE_HIRED_UNTRIED);
    }
}
