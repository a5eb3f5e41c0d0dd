/* What holds of every log: tried on random ones. */
#include "random_case.h"

#include "rules/solver.h"

enum { LOGS = 1500, EVENTS = 60 };

/* Another case of the same world, whose log is made by the test. */
static void copy_event(struct given_case *to, const struct given_case *from, size_t index, int64_t seq, int64_t corrects)
{
    struct event *event = log_add(&to->log);
    assert_non_null(event);
    *event = from->log.events[index];
    event->seq = seq;
    event->corrects = corrects;
}

static void take_texts(struct given_case *to, const struct given_case *from)
{
    text_clear(&to->log.texts);
    text_append(&to->log.texts, from->log.texts.data, from->log.texts.size);
}

static void assert_same_state(struct given_case *one, struct given_case *other, const struct world *world, int32_t as_of)
{
    struct heltmed_text first = text_with(NULL), second = text_with(NULL);
    assert_int_equal(case_fold(&one->state, &one->log, world, as_of, NULL, NULL), HELTMED_OK);
    assert_int_equal(case_fold(&other->state, &other->log, world, as_of, NULL, NULL), HELTMED_OK);
    describe_case(one, &first);
    describe_case(other, &second);
    assert_string_equal(first.data, second.data);
    text_free(&first);
    text_free(&second);
}

static int32_t some_day(struct chance *chance)
{
    return chance_of(chance, 30) ? HELTMED_DATE_MAX : (int32_t)chance_between(chance, day("2026-01-01"), day("2027-02-15"));
}

/* The events of each day keep their order; the days come mixed. */
static void the_order_of_arrival_of_different_days_does_not_matter(void **state)
{
    struct chance chance = {17};
    (void)state;
    for (int i = 0; i < LOGS; i++) {
        struct given_case *given = given_case_new(), *mixed = given_case_new();
        random_events(given, &chance, EVENTS, 0);
        take_texts(mixed, given);
        bool taken[EVENTS + 2] = {false};
        for (size_t n = 0; n < given->log.count; n++) {
            size_t at = (size_t)chance_between(&chance, 0, (int64_t)given->log.count - 1);
            while (taken[at]) {
                at = (at + 1) % given->log.count;
            }
            for (size_t earlier = 0; earlier < at; earlier++) {
                if (!taken[earlier] && given->log.events[earlier].on == given->log.events[at].on) {
                    at = earlier;
                    break;
                }
            }
            taken[at] = true;
            copy_event(mixed, given, at, (int64_t)n + 1, 0);
        }
        assert_same_state(given, mixed, &given->world, some_day(&chance));
        assert_int_equal(case_fold(&mixed->state, &mixed->log, &given->world, HELTMED_DATE_MAX, &mixed->refusal, NULL), HELTMED_OK);
        given_case_free(mixed);
        given_case_free(given);
    }
}

/* The index of the first event of a chain. */
static size_t root_of(const struct event_log *log, size_t index)
{
    while (log->events[index].corrects != 0) {
        size_t target = 0;
        while (log->events[target].seq != log->events[index].corrects) {
            target++;
        }
        index = target;
    }
    return index;
}

/* Written apart from the library's own: for each root, look through the whole log for the last that goes back to it. */
static void a_correction_equals_a_log_that_was_right_from_the_start(void **state)
{
    struct chance chance = {23};
    int amended = 0;
    (void)state;
    for (int i = 0; i < LOGS; i++) {
        struct given_case *given = given_case_new(), *right = given_case_new();
        random_events(given, &chance, EVENTS, 40);
        take_texts(right, given);
        for (size_t root = 0; root < given->log.count; root++) {
            size_t newest = root;
            for (size_t other = root; other < given->log.count; other++) {
                newest = root_of(&given->log, other) == root ? other : newest;
            }
            amended += newest != root;
            if (given->log.events[root].corrects == 0 && given->log.events[newest].type != EVENT_VOIDED) {
                copy_event(right, given, newest, given->log.events[root].seq, 0);
                right->log.events[right->log.count - 1].recorded_on = given->log.events[root].recorded_on;
            }
        }
        assert_same_state(given, right, &given->world, HELTMED_DATE_MAX);
        given_case_free(right);
        given_case_free(given);
    }
    assert_in_range(amended, LOGS, LOGS * EVENTS);
}

/* A fold as of a day is the fold of what had been recorded and had happened by then. */
static void a_fold_as_of_a_day_sees_only_what_was_there(void **state)
{
    struct chance chance = {29};
    (void)state;
    for (int i = 0; i < LOGS; i++) {
        struct given_case *given = given_case_new(), *then = given_case_new();
        int32_t as_of = some_day(&chance);
        random_events(given, &chance, EVENTS, 0);
        take_texts(then, given);
        for (size_t n = 0; n < given->log.count; n++) {
            if (given->log.events[n].recorded_on <= as_of) {
                copy_event(then, given, n, given->log.events[n].seq, 0);
            }
        }
        assert_same_state(given, then, &given->world, as_of);
        given_case_free(then);
        given_case_free(given);
    }
}

/* ---- judging against the solver ---- */

/* What the solver finds settled, and which criteria it found open. */
struct solved {
    struct case_judgement settled;
    uint16_t open[ASSESSMENTS];
};

static void solve_moment(const struct given_case *given, struct solved *found, enum assessment assessment, int64_t trial, int64_t job,
                         int64_t post, int64_t on, const char *only)
{
    struct case_subject subject = {trial, job, post, NONE};
    struct solution solution = {.rule = assessments[assessment], .rulebook = &rulebook_2026_1};
    case_facts(&given->state, &given->world, assessment, &subject, (int32_t)on, solution.x);
    assert_int_equal(solve(&solution, NULL), HELTMED_OK);
    for (uint8_t c = 0; c < solution.rule->criterion_count; c++) {
        const struct criterion *criterion = &solution.rule->criteria[c];
        bool judged = (criterion->kind == REQUIREMENT || criterion->kind == GUIDELINE) && strcmp(criterion->id, "express.place_left") != 0;
        if (judged && (only == NULL || strcmp(criterion->id, only) == 0)) {
            uint16_t bit = (uint16_t)(1U << c);
            bool met = solution.outcomes[c] == MET, not_met = solution.outcomes[c] == NOT_MET;
            found->settled.may_be_met[assessment] |= met ? bit : 0;
            found->settled.may_be_not_met[assessment] |= not_met ? bit : 0;
            found->settled.not_met[assessment] |= not_met ? bit : 0;
            found->settled.applies[assessment] |= met || not_met ? bit : 0;
            found->open[assessment] |= solution.outcomes[c] >= CANNOT_TELL ? bit : 0;
        }
    }
}

static void solve_beginning(const struct given_case *given, struct solved *found, int64_t trial, int64_t job, int64_t agreement, int64_t on)
{
    solve_moment(given, found, ELIGIBILITY, trial, job, NONE, on, NULL);
    if (agreement != NONE) {
        solve_moment(given, found, EXPRESS, trial, job, NONE, on, NULL);
    }
}

/* The wage on every day on which wage, tariff or the tariff's rate is another than the day before. */
static void solve_wages(const struct given_case *given, struct solved *found, int64_t index)
{
    const struct case_job *job = &given->state.jobs[index];
    int64_t last = job->ends_on == NONE ? given->state.as_of : job->ends_on;
    last = last > given->state.as_of ? given->state.as_of : last;
    last = job->converted_on != NONE && job->converted_on - 1 < last ? job->converted_on - 1 : last;
    solve_moment(given, found, WAGE, job->trial, index, NONE, job->starts_on, NULL);
    for (int64_t on = job->starts_on + 1; on <= last; on++) {
        const struct job_terms *now = case_terms_on(&given->state, job, on), *before = case_terms_on(&given->state, job, on - 1);
        bool another = now->hourly_wage != before->hourly_wage || now->tariff != before->tariff;
        for (size_t r = 0; r < given->world.rate_count && now->tariff != NONE; r++) {
            const struct tariff *tariff = world_tariff(&given->world, log_text(&given->log, now->tariff));
            another = another ||
                      (tariff != NULL && r >= tariff->rates && r < tariff->rates + tariff->rate_count && given->world.rates[r].from == on);
        }
        if (another) {
            solve_moment(given, found, WAGE, job->trial, index, NONE, on, "wage.floor");
        }
    }
}

static void solve_case(const struct given_case *given, struct solved *found)
{
    const struct case_state *state = &given->state;
    int64_t practice_on = state->practice_started_on;
    struct case_subject subject;

    memset(found, 0, sizeof *found);
    for (size_t i = 0; i < state->post_count; i++) {
        solve_moment(given, found, RECRUITMENT, NONE, NONE, (int64_t)i, state->posts[i].on, NULL);
    }
    for (size_t i = 0; i < state->trial_count; i++) {
        solve_beginning(given, found, (int64_t)i, NONE, state->trials[i].agreement, state->trials[i].starts_on);
        solve_moment(given, found, TRIAL, (int64_t)i, NONE, NONE, state->trials[i].starts_on, NULL);
    }
    for (size_t i = 0; i < state->job_count; i++) {
        const struct case_job *job = &state->jobs[i];
        if (job->trial == NONE) {
            found->settled.not_met[OFFER] |= 1; /* offer.trial_completed is its first */
            found->settled.may_be_not_met[OFFER] |= 1;
            found->settled.applies[OFFER] |= 1;
            solve_beginning(given, found, NONE, (int64_t)i, job->agreement, job->starts_on);
        } else {
            solve_moment(given, found, OFFER, job->trial, (int64_t)i, NONE, job->starts_on, NULL);
        }
        solve_wages(given, found, (int64_t)i);
    }
    if (state->path == PATH_UNGJOBB && state->job_count > 0 && (practice_on == NONE || practice_on > state->jobs[0].starts_on)) {
        practice_on = state->jobs[0].starts_on;
    }
    if (practice_on != NONE) {
        solve_moment(given, found, UNGJOBB, NONE, NONE, NONE, practice_on, NULL);
    }
    for (size_t i = 0; case_subject(state, FOLLOWUP, i, &subject); i++) {
        solve_moment(given, found, FOLLOWUP, subject.trial, subject.job, NONE, state->as_of, NULL);
    }
}

static void judging_agrees_with_the_solver(void **state)
{
    struct chance chance = {31};
    int64_t departed = 0, open = 0;
    (void)state;
    for (int i = 0; i < LOGS / 5; i++) {
        struct given_case *given = given_case_new();
        struct case_judgement found;
        struct solved solved;
        struct solution scratch;
        random_events(given, &chance, 2 * EVENTS, 10);
        int32_t as_of = (int32_t)chance_between(&chance, day("2026-02-01"), day("2027-02-15"));
        assert_int_equal(case_fold(&given->state, &given->log, &given->world, as_of, NULL, NULL), HELTMED_OK);
        case_judge(&given->state, &given->world, &scratch, &found);
        solve_case(given, &solved);
        for (size_t a = 0; a < ASSESSMENTS; a++) {
            const struct case_judgement *settled = &solved.settled;
            uint16_t both = found.may_be_met[a] & found.may_be_not_met[a], may_not_apply = (uint16_t)~found.applies[a];
            assert_int_equal(found.not_met[a], settled->not_met[a]);
            assert_int_equal(found.may_be_met[a] & ~solved.open[a], settled->may_be_met[a] & ~solved.open[a]);
            assert_int_equal(found.may_be_not_met[a] & ~solved.open[a], settled->may_be_not_met[a] & ~solved.open[a]);
            assert_int_equal(found.applies[a] & ~solved.open[a], settled->applies[a] & ~solved.open[a]);
            /* Of one that is open at least two outcomes are found, and none that is settled is lost. */
            assert_int_equal(solved.open[a] & ~(both | may_not_apply | settled->applies[a]), 0);
            assert_int_equal(settled->may_be_met[a] & ~found.may_be_met[a], 0);
            assert_int_equal(settled->may_be_not_met[a] & ~found.may_be_not_met[a], 0);
            departed += found.not_met[a] != 0;
            open += solved.open[a] != 0;
        }
        given_case_free(given);
    }
    assert_in_range(departed, LOGS / 5, LOGS * 10);
    assert_in_range(open, LOGS / 5, LOGS * 10);
}

/* ---- memory ---- */

static heltmed_status fold_all(struct given_case *given)
{
    heltmed_status status = world_fold(&given->world, &given->world_log, HELTMED_DATE_MAX, NULL, &given->error);
    return status == HELTMED_OK ? case_fold(&given->state, &given->log, &given->world, HELTMED_DATE_MAX, NULL, &given->error) : status;
}

static void every_allocation_may_fail(void **state)
{
    struct chance chance = {37};
    int failures = 0;
    (void)state;
    for (int i = 0; i < 20; i++) {
        struct given_case *given = given_case_new(), *fresh = given_case_new();
        struct heltmed_text before = text_with(NULL), after = text_with(NULL);
        heltmed_allocator allocator = counting_allocator(&given->memory);
        random_events(given, &chance, 4 * EVENTS, 20);
        assert_int_equal(fold_all(given), HELTMED_OK);
        describe_case(given, &before);
        for (size_t fail = 1;; fail++) {
            case_free(&given->state);
            world_free(&given->world);
            case_init(&given->state, &allocator);
            given->memory.calls = 0;
            given->memory.fail_from = fail;
            given->memory.fail_once = fail % 2;
            heltmed_status status = fold_all(given);
            given->memory.fail_from = 0;
            if (status == HELTMED_OK) {
                break;
            }
            failures++;
            assert_int_equal(status, HELTMED_NO_MEMORY);
            assert_int_equal(given->error.code, HELTMED_NO_MEMORY);
        }
        describe_case(given, &after);
        assert_string_equal(before.data, after.data);
        size_t calls = given->memory.calls;
        assert_int_equal(fold_all(given), HELTMED_OK);
        assert_int_equal(given->memory.calls, calls); /* once warm it allocates nothing */
        text_free(&before);
        text_free(&after);
        given_case_free(fresh);
        given_case_free(given);
    }
    assert_in_range(failures, 20 * 10, 20 * 1000);
}

/* However the events came in, sorting them is quick work. */
static void a_long_log_that_came_backwards_is_folded(void **state)
{
    enum { VISITS = 200000 };
    struct given_case *given = given_case_new();
    (void)state;
    given_event(given, "1990-01-01", "case_opened", "'municipality':'1507','in_target_group':true,'found':'both'");
    for (int i = 0; i < VISITS; i++) {
        struct event *event = log_add(&given->log);
        assert_non_null(event);
        event->seq = ++given->seq;
        event->type = EVENT_VISITED;
        event->on = day("2030-01-01") - i / 30;
        event->recorded_on = day("2030-01-01");
        event->values[VISITED_MINUTES] = i;
    }
    given_fold(given, "2031-01-01");
    assert_int_equal(given->state.visit_count, VISITS);
    for (int i = 1; i < VISITS; i++) {
        const struct case_visit *one = &given->state.visits[i - 1], *next = one + 1;
        assert_true(one->on < next->on || (one->on == next->on && one->minutes < next->minutes));
    }
    given_case_free(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_of_arrival_of_different_days_does_not_matter),
        cmocka_unit_test(a_correction_equals_a_log_that_was_right_from_the_start),
        cmocka_unit_test(a_fold_as_of_a_day_sees_only_what_was_there),
        cmocka_unit_test(judging_agrees_with_the_solver),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(a_long_log_that_came_backwards_is_folded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
