/* What the events of a case come to: the ordinary ways through the model, and what cannot be. */
#include "given_log.h"

static const char opened[] = "'municipality':'1507','in_target_group':true,'found':'employer_first'";

static struct given_case *an_open_case(void)
{
    struct given_case *given = given_case_new();
    given_event(given, "2026-01-05", "case_opened", opened);
    return given;
}

static const char *text_at(const struct given_case *given, int64_t place) { return log_text(&given->log, place); }

static void the_whole_way_is_folded(void **state)
{
    struct given_case *given = an_open_case();
    (void)state;
    given_event(given, "2026-01-10", "interviewed", "'round':1");
    given_event(given, "2026-01-17", "interviewed", "'round':2");
    given_event(given, "2026-01-18", "references_checked", "");
    given_event(given, "2026-01-19", "post_filled", "'advertised':true,'applicants':3,'applicants_interviewed':3");
    given_event(given, "2026-01-20", "specialist_assigned", "");
    given_event(given, "2026-02-02", "trial_started", "'agreement':'ex-1','employer':'e-1','post_is_reserved':true,'paid_by':'helt_med'");
    given_event(given, "2026-02-05", "visited", "'with':'worker','minutes':30");
    given_event(given, "2026-02-09", "visited", "'with':'both'");
    given_event(given, "2026-03-01", "trial_ended", "'early':false");
    given_event(given, "2026-03-01", "continuation_decided", "'by':'worker','wants':true");
    given_event(given, "2026-03-01", "continuation_decided", "'by':'employer','wants':true");
    given_event(given, "2026-03-02", "offer_made", "");
    given_fold(given, "2026-03-08");
    assert_int_equal(case_standing(&given->state), SPELL_WAITING);
    assert_int_equal(given->state.placements[0].until, day("2026-03-01") + 28);

    given_event(given, "2026-03-09", "hired", "'employer':'e-1','hourly_wage_ore':4000,'tariff':'t-1','minutes_per_week':1125");
    given_event(given, "2026-04-01", "wage_changed", "'hourly_wage_ore':4100");
    given_event(given, "2026-04-01", "hours_changed", "'minutes_per_week':900");
    given_event(given, "2026-05-04", "stepped_up", "'reason':'new_tasks'");
    given_event(given, "2026-06-01", "paused", "'reason':'sick_leave'");
    given_fold(given, "2026-06-02");
    assert_int_equal(case_standing(&given->state), SPELL_PAUSED);
    given_event(given, "2026-06-15", "resumed", "");
    given_event(given, "2026-09-30", "employment_ended", "'reason':'moved','ending_supported':true");
    given_fold(given, "2026-09-30");
    assert_int_equal(case_standing(&given->state), SPELL_EMPLOYED);
    given_fold(given, "2026-10-01");

    const struct case_state *found = &given->state;
    assert_true(found->opened);
    assert_int_equal(found->opened_on, day("2026-01-05"));
    assert_int_equal(found->municipality, 1507);
    assert_int_equal(found->interviews_held, 2);
    assert_int_equal(found->trial_count, 1);
    assert_string_equal(text_at(given, found->trials[0].employer), "e-1");
    assert_int_equal(found->trials[0].interviews_held, 2);
    assert_int_equal(found->trials[0].references_checked, 1);
    assert_int_equal(found->trials[0].last_day, day("2026-03-01"));
    assert_int_equal(found->trials[0].ended_on, day("2026-03-01"));
    assert_int_equal(found->trials[0].worker_wants, 1);
    assert_int_equal(found->trials[0].offered_on, day("2026-03-02"));
    assert_int_equal(found->trials[0].job, 0);
    assert_int_equal(found->job_count, 1);
    assert_int_equal(found->jobs[0].trial, 0);
    assert_int_equal(found->jobs[0].ends_on, day("2026-09-30"));
    assert_int_equal(found->jobs[0].ending_supported, 1);
    assert_string_equal(text_at(given, found->jobs[0].agreement), "ex-1");
    assert_int_equal(found->jobs[0].term_count, 4);
    const struct job_terms *terms = case_terms_on(found, &found->jobs[0], day("2026-04-01"));
    assert_int_equal(terms->hourly_wage, 4100);
    assert_int_equal(terms->minutes_per_week, 900);
    assert_int_equal(case_terms_on(found, &found->jobs[0], day("2026-03-31"))->hourly_wage, 4000);
    assert_int_equal(case_terms_on(found, &found->jobs[0], day("2026-06-14"))->paused, 1);
    assert_int_equal(case_terms_on(found, &found->jobs[0], day("2026-06-15"))->paused, 0);
    assert_int_equal(found->visit_count, 2);
    assert_int_equal(found->employer_followed_on, day("2026-02-09"));
    assert_int_equal(found->placement_count, 1);
    assert_int_equal(found->placements[0].from, day("2026-02-02"));
    assert_int_equal(found->placements[0].until, day("2026-09-30"));
    assert_int_equal(case_standing(found), SPELL_ENDED);
    given_case_free(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_way_is_folded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
