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
    assert_int_equal(case_standing(&given->state, given->state.as_of), SPELL_WAITING);
    assert_int_equal(given->state.placements[0].until, day("2026-03-01") + 28);

    given_event(given, "2026-03-09", "hired", "'employer':'e-1','hourly_wage_ore':4000,'tariff':'t-1','minutes_per_week':1125");
    given_event(given, "2026-04-01", "wage_changed", "'hourly_wage_ore':4100");
    given_event(given, "2026-04-01", "hours_changed", "'minutes_per_week':900");
    given_event(given, "2026-05-04", "stepped_up", "'reason':'new_tasks'");
    given_event(given, "2026-06-01", "paused", "'reason':'sick_leave'");
    given_fold(given, "2026-06-02");
    assert_int_equal(case_standing(&given->state, given->state.as_of), SPELL_PAUSED);
    given_event(given, "2026-06-15", "resumed", "");
    given_event(given, "2026-09-30", "employment_ended", "'reason':'moved','ending_supported':true");
    given_fold(given, "2026-09-30");
    assert_int_equal(case_standing(&given->state, given->state.as_of), SPELL_EMPLOYED);
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
    assert_int_equal(case_standing(found, found->as_of), SPELL_ENDED);
    given_case_free(given);
}

/* ---- the ordinary ways that are not the straight one ---- */

static void a_second_trial_after_a_failed_one(void **state)
{
    struct given_case *given = an_open_case();
    (void)state;
    given_event(given, "2026-02-02", "trial_started", "'employer':'e-1'");
    given_event(given, "2026-02-10", "trial_ended", "'early':true");
    given_fold(given, "2026-02-11");
    assert_int_equal(case_standing(&given->state, given->state.as_of), SPELL_OPEN);
    given_event(given, "2026-02-16", "trial_started", "'employer':'e-1'");
    given_fold(given, "2026-02-16");
    assert_int_equal(case_standing(&given->state, given->state.as_of), SPELL_TRIAL);
    given_event(given, "2026-03-16", "hired", "'employer':'e-1','hourly_wage_ore':4000");
    given_fold(given, "2026-03-16");
    assert_int_equal(given->state.trial_count, 2);
    assert_int_equal(given->state.trials[0].job, NONE);
    assert_int_equal(given->state.trials[1].job, 0);
    assert_int_equal(given->state.jobs[0].trial, 1);
    given_case_free(given);
}

static void a_trial_that_nobody_ended_is_over_after_its_last_day(void **state)
{
    struct given_case *given = an_open_case();
    (void)state;
    given_event(given, "2026-02-02", "trial_started", "'employer':'e-1'");
    given_fold(given, "2026-03-01");
    assert_int_equal(case_standing(&given->state, given->state.as_of), SPELL_TRIAL);
    given_fold(given, "2026-03-02");
    assert_int_equal(case_standing(&given->state, given->state.as_of), SPELL_WAITING);
    given_event(given, "2026-03-02", "trial_started", "'employer':'e-1','planned_last_day':'2026-03-10'");
    given_fold(given, "2026-03-11");
    assert_int_equal(case_standing(&given->state, given->state.as_of), SPELL_WAITING);
    given_event(given, "2026-03-12", "offer_declined", "");
    given_fold(given, "2026-03-12");
    assert_int_equal(case_standing(&given->state, given->state.as_of), SPELL_OPEN);
    assert_int_equal(given->state.last_declined_on, day("2026-03-12"));
    assert_int_equal(given->state.first_offer_on, NONE);
    given_case_free(given);
}

static void two_jobs_and_what_befalls_each(void **state)
{
    struct given_case *given = an_open_case();
    (void)state;
    given_event(given, "2026-02-02", "hired", "'employer':'e-1','hourly_wage_ore':4000,'minutes_per_week':600");
    given_event(given, "2026-02-10", "hired", "'employer':'e-2','hourly_wage_ore':5000");
    given_event(given, "2026-03-01", "wage_changed", "'hourly_wage_ore':4100,'employer':'e-1'");
    given_event(given, "2026-03-02", "wage_changed", "'hourly_wage_ore':5100");
    given_event(given, "2026-03-03", "hours_changed", "'minutes_per_week':300,'employer':'e-1'");
    given_event(given, "2026-03-04", "paused", "'reason':'education','employer':'e-1'");
    given_fold(given, "2026-03-05");
    assert_int_equal(case_standing(&given->state, given->state.as_of), SPELL_EMPLOYED);
    given_event(given, "2026-03-06", "paused", "'reason':'education'");
    given_fold(given, "2026-03-06");
    assert_int_equal(case_standing(&given->state, given->state.as_of), SPELL_PAUSED);
    given_event(given, "2026-03-07", "resumed", "'employer':'e-1'");
    given_event(given, "2026-03-08", "tariff_changed", "'tariff':'t-9'");
    given_event(given, "2026-03-09", "employment_ended", "'reason':'other_job'");
    given_event(given, "2026-03-10", "employment_ended", "'reason':'health'");
    given_fold(given, "2026-03-11");
    const struct case_job *jobs = given->state.jobs;
    assert_int_equal(given->state.job_count, 2);
    assert_int_equal(jobs[0].term_count, 5);
    assert_int_equal(case_terms_on(&given->state, &jobs[0], day("2026-03-03"))->hourly_wage, 4100);
    assert_int_equal(case_terms_on(&given->state, &jobs[0], day("2026-03-03"))->minutes_per_week, 300);
    assert_int_equal(case_terms_on(&given->state, &jobs[0], day("2026-03-11"))->paused, 0);
    assert_int_equal(jobs[1].term_count, 4);
    assert_int_equal(case_terms_on(&given->state, &jobs[1], day("2026-03-01"))->hourly_wage, 5000);
    assert_int_equal(case_terms_on(&given->state, &jobs[1], day("2026-03-02"))->hourly_wage, 5100);
    assert_int_equal(case_terms_on(&given->state, &jobs[1], day("2026-03-11"))->paused, 1);
    assert_string_equal(text_at(given, case_terms_on(&given->state, &jobs[1], day("2026-03-11"))->tariff), "t-9");
    assert_int_equal(jobs[1].ends_on, day("2026-03-09"));
    assert_int_equal(jobs[0].ends_on, day("2026-03-10"));
    given_case_free(given);
}

static void a_change_on_the_last_day_worked_still_counts(void **state)
{
    struct given_case *given = an_open_case();
    (void)state;
    given_event(given, "2026-02-02", "hired", "'employer':'e-1','hourly_wage_ore':4000");
    given_event(given, "2026-02-20", "employment_ended", "'reason':'moved'");
    given_event(given, "2026-02-20", "wage_changed", "'hourly_wage_ore':4100");
    given_event(given, "2026-02-20", "hired", "'employer':'e-1','hourly_wage_ore':4200");
    given_fold(given, "2026-02-21");
    assert_int_equal(given->state.job_count, 2);
    assert_int_equal(case_terms_on(&given->state, &given->state.jobs[0], day("2026-02-20"))->hourly_wage, 4100);
    given_case_free(given);
}

static void withdrawn_while_employed_and_taken_up_again(void **state)
{
    struct given_case *given = an_open_case();
    (void)state;
    given_event(given, "2026-02-02", "hired", "'employer':'e-1','hourly_wage_ore':4000");
    given_event(given, "2026-03-02", "case_withdrawn", "");
    given_event(given, "2026-03-09", "case_closed", "");
    given_event(given, "2026-03-10", "visited", "'with':'worker'");
    given_fold(given, "2026-03-11");
    assert_int_equal(case_standing(&given->state, given->state.as_of), SPELL_WITHDRAWN);
    assert_int_equal(given->state.withdrawn_on, day("2026-03-02"));
    assert_int_equal(given->state.closed_on, day("2026-03-09"));
    struct plan_facts plan;
    assert_true(case_plan(&given->state, 0, &plan));
    assert_int_equal(plan.ended_on, day("2026-03-02"));
    given_event(given, "2026-04-01", "case_reopened", "");
    given_fold(given, "2026-04-01");
    assert_int_equal(case_standing(&given->state, given->state.as_of), SPELL_EMPLOYED);
    assert_true(case_plan(&given->state, 0, &plan));
    assert_int_equal(plan.ended_on, UNKNOWN);
    given_fold(given, "2026-03-31");
    assert_int_equal(case_standing(&given->state, given->state.as_of), SPELL_WITHDRAWN);
    given_event(given, "2026-04-02", "case_withdrawn", "");
    given_event(given, "2026-04-03", "trial_started", "'employer':'e-2'");
    given_event(given, "2026-04-03", "case_reopened", "");
    given_fold(given, "2026-04-03");
    assert_int_equal(case_standing(&given->state, given->state.as_of), SPELL_EMPLOYED);
    assert_int_equal(given->state.turn_count, 7); /* the trial took it up again */
    given_case_free(given);
}

static void plans_are_told_in_order_of_their_first_day(void **state)
{
    struct given_case *given = an_open_case();
    struct plan_facts plan;
    (void)state;
    given_event(given, "2026-02-02", "trial_started", "'employer':'e-1'");
    given_event(given, "2026-02-03", "hired", "'employer':'e-0','hourly_wage_ore':4000");
    given_event(given, "2026-02-04", "trial_started", "'employer':'e-2'");
    given_event(given, "2026-02-10", "stepped_up", "'reason':'health'");
    given_event(given, "2026-02-10", "stepped_up", "'reason':'other'");
    given_event(given, "2026-02-11", "trial_ended", "'early':true,'employer':'e-2'");
    given_event(given, "2026-03-02", "hired", "'employer':'e-1','hourly_wage_ore':4000");
    given_fold(given, "2026-03-03");
    assert_true(case_plan(&given->state, 0, &plan));
    assert_int_equal(plan.trial_starts_on, day("2026-02-02"));
    assert_int_equal(plan.hired_on, day("2026-03-02"));
    assert_int_equal(plan.step_up_count, 1);
    assert_true(case_plan(&given->state, 1, &plan));
    assert_int_equal(plan.trial_starts_on, UNKNOWN);
    assert_int_equal(plan.hired_on, day("2026-02-03"));
    assert_true(case_plan(&given->state, 2, &plan));
    assert_int_equal(plan.trial_starts_on, day("2026-02-04"));
    assert_int_equal(plan.hired_on, UNKNOWN);
    assert_int_equal(plan.ended_on, day("2026-02-11"));
    assert_false(case_plan(&given->state, 3, &plan));
    given_case_free(given);
}

/* ---- places ---- */

static void assert_placement(const struct given_case *given, size_t index, const char *agreement, const char *from, const char *until)
{
    assert_in_range(index, 0, given->state.placement_count - 1);
    const struct placement *placement = &given->state.placements[index];
    assert_string_equal(text_at(given, placement->agreement), agreement);
    assert_int_equal(placement->from, day(from));
    assert_int_equal(placement->until, until == NULL ? INT32_MAX : day(until));
}

static void a_place_is_taken_for_as_long_as_the_contract_says(void **state)
{
    struct given_case *given = an_open_case();
    (void)state;
    int64_t taking = given_event(given, "2026-02-02", "trial_started", "'employer':'e-1','agreement':'ex-1'");
    given_fold(given, "2026-02-02");
    assert_int_equal(given->state.placement_count, 1);
    assert_int_equal(given->state.placements[0].seq, taking);
    assert_placement(given, 0, "ex-1", "2026-02-02", "2026-03-29");
    given_event(given, "2026-02-10", "trial_ended", "'early':true");
    given_fold(given, "2026-02-10");
    assert_placement(given, 0, "ex-1", "2026-02-02", "2026-03-10");
    given_event(given, "2026-02-12", "case_withdrawn", "");
    given_fold(given, "2026-02-12");
    assert_placement(given, 0, "ex-1", "2026-02-02", "2026-02-12");
    given_event(given, "2026-02-13", "case_reopened", "");
    given_event(given, "2026-03-20", "hired", "'employer':'e-1','hourly_wage_ore':4000");
    given_fold(given, "2026-03-20");
    assert_int_equal(given->state.placement_count, 1);
    assert_placement(given, 0, "ex-1", "2026-02-02", NULL);
    given_event(given, "2026-06-01", "converted_to_vta_o", "");
    given_fold(given, "2026-06-01");
    assert_placement(given, 0, "ex-1", "2026-02-02", "2026-05-31");
    given_event(given, "2026-06-30", "employment_ended", "'reason':'retired'");
    given_fold(given, "2026-06-30");
    assert_placement(given, 0, "ex-1", "2026-02-02", "2026-05-31");
    given_case_free(given);
}

static void a_hiring_takes_a_place_where_no_trial_did(void **state)
{
    struct given_case *given = an_open_case();
    (void)state;
    given_event(given, "2026-02-02", "trial_started", "'employer':'e-1','agreement':'ex-1'");
    given_event(given, "2026-03-02", "hired", "'employer':'e-1','hourly_wage_ore':4000,'agreement':'ex-2'");
    given_event(given, "2026-03-03", "hired", "'employer':'e-2','hourly_wage_ore':4000,'agreement':'ex-1'");
    given_event(given, "2026-03-04", "hired", "'employer':'e-3','hourly_wage_ore':4000");
    given_event(given, "2026-03-20", "employment_ended", "'reason':'moved','employer':'e-2'");
    given_fold(given, "2026-04-01");
    assert_int_equal(given->state.placement_count, 3);
    assert_placement(given, 0, "ex-1", "2026-02-02", "2026-03-01");
    assert_placement(given, 1, "ex-2", "2026-03-02", NULL);
    assert_placement(given, 2, "ex-1", "2026-03-03", "2026-03-20");
    given_case_free(given);
}

/* ---- corrections, and what was known on a day ---- */

static void the_newest_correction_counts_where_the_first_stood(void **state)
{
    struct given_case *given = an_open_case();
    (void)state;
    int64_t first = given_event(given, "2026-02-02", "hired", "'employer':'e-1','hourly_wage_ore':4000");
    int64_t second = given_late_event(given, "2026-02-03", "2026-03-01", "hired", "'employer':'e-1','hourly_wage_ore':4100", first);
    given_fold(given, "2026-02-28");
    assert_int_equal(given->state.jobs[0].starts_on, day("2026-02-02"));
    given_fold(given, "2026-03-01");
    assert_int_equal(given->state.jobs[0].starts_on, day("2026-02-03"));
    assert_int_equal(given->state.jobs[0].recorded_on, day("2026-02-02"));
    int64_t taken_out = given_late_event(given, "2026-03-02", "2026-03-02", "voided", "", second);
    given_fold(given, "2026-03-02");
    assert_int_equal(given->state.job_count, 0);
    given_late_event(given, "2026-02-04", "2026-03-03", "hired", "'employer':'e-1','hourly_wage_ore':4200", first);
    given_fold(given, "2026-03-03");
    assert_int_equal(given->state.jobs[0].starts_on, day("2026-02-04"));
    assert_int_equal(given->state.terms[0].hourly_wage, 4200);
    given_late_event(given, "2026-02-05", "2026-03-04", "hired", "'employer':'e-1','hourly_wage_ore':4200", taken_out);
    assert_string_equal(given_refusal(given), "what was taken out is brought back by correcting it, not what took it out");
    given_case_free(given);
}

static void a_correction_keeps_its_place_within_the_day(void **state)
{
    struct given_case *given = an_open_case();
    (void)state;
    given_event(given, "2026-02-02", "hired", "'employer':'e-1','hourly_wage_ore':4000");
    int64_t first = given_event(given, "2026-03-02", "wage_changed", "'hourly_wage_ore':4100");
    given_event(given, "2026-03-02", "wage_changed", "'hourly_wage_ore':4200");
    given_late_event(given, "2026-03-02", "2026-03-05", "wage_changed", "'hourly_wage_ore':4300", first);
    given_fold(given, "2026-03-06");
    assert_int_equal(case_terms_on(&given->state, &given->state.jobs[0], day("2026-03-06"))->hourly_wage, 4200);
    given_case_free(given);
}

static void what_happened_or_was_recorded_later_is_not_seen(void **state)
{
    struct given_case *given = an_open_case();
    (void)state;
    given_event(given, "2026-02-02", "trial_started", "'employer':'e-1'");
    given_late_event(given, "2026-02-05", "2026-02-20", "trial_ended", "'early':true", 0);
    given_fold(given, "2026-02-19");
    assert_int_equal(given->state.trials[0].ended_on, NONE);
    given_fold(given, "2026-02-20");
    assert_int_equal(given->state.trials[0].ended_on, day("2026-02-05"));
    given_fold(given, "2026-01-04");
    assert_false(given->state.opened);
    given_case_free(given);
}

/* ---- what cannot be ---- */

struct impossible {
    const char *on, *type, *data, *message;
};

static const struct impossible impossibles[] = {
    {"2026-03-01", "case_opened", "'municipality':'1507','in_target_group':true,'found':'both'", "opens a case that is open already"},
    {"2026-01-04", "trial_started", "'employer':'e-9'", "is dated before the case was opened"},
    {"2026-01-04", "hired", "'employer':'e-9','hourly_wage_ore':1", "is dated before the case was opened"},
    {"2026-01-04", "case_withdrawn", "", "is dated before the case was opened"},
    {"2026-01-04", "case_closed", "", "is dated before the case was opened"},
    {"2026-02-10", "trial_started", "'employer':'e-1'", "starts a trial at an employer where one is under way"},
    {"2026-02-10", "hired", "'employer':'e-2','hourly_wage_ore':1", "begins an employment at an employer where one goes on"},
    {"2026-02-01", "trial_ended", "'early':false", "ends a trial that there is not"},
    {"2026-02-10", "trial_ended", "'early':false,'employer':'e-2'", "ends a trial that there is not"},
    {"2026-02-01", "employment_ended", "'reason':'moved'", "ends an employment that there is not"},
    {"2026-02-10", "employment_ended", "'reason':'moved','employer':'e-1'", "ends an employment that there is not"},
    {"2026-02-04", "wage_changed", "'hourly_wage_ore':1", "changes an employment that there is not"},
    {"2026-02-04", "tariff_changed", "'tariff':'t-1'", "changes an employment that there is not"},
    {"2026-02-04", "hours_changed", "'minutes_per_week':1", "changes an employment that there is not"},
    {"2026-02-04", "paused", "'reason':'other'", "changes an employment that there is not"},
    {"2026-02-04", "converted_to_vta_o", "", "changes an employment that there is not"},
    {"2026-02-06", "resumed", "", "resumes an employment that is not paused"},
    {"2026-02-06", "practice_ended", "", "ends a placement that there is not"},
    {"2026-02-06", "case_reopened", "", "reopens a case that is neither withdrawn nor closed"},
};

static void what_cannot_be_is_refused_and_else_passed_over(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(impossibles); i++) {
        struct given_case *given = an_open_case();
        given_event(given, "2026-02-02", "trial_started", "'employer':'e-1'");
        given_event(given, "2026-02-05", "hired", "'employer':'e-2','hourly_wage_ore':4000");
        int64_t seq = given_event(given, impossibles[i].on, impossibles[i].type, impossibles[i].data);
        assert_string_equal(given_refusal(given), impossibles[i].message);
        assert_true(given->refusal.seq == seq || strcmp(impossibles[i].type, "hired") == 0);
        assert_int_equal(case_fold(&given->state, &given->log, &given->world, day("2026-03-02"), NULL, NULL), HELTMED_OK);
        assert_int_equal(given->state.trial_count, 1);
        assert_int_equal(given->state.job_count, 1);
        assert_int_equal(given->state.turn_count, 1);
        given_case_free(given);
    }
}

static void an_event_of_a_case_never_opened_is_refused(void **state)
{
    struct given_case *given = given_case_new();
    (void)state;
    given_event(given, "2026-02-02", "interviewed", "'round':1");
    assert_string_equal(given_refusal(given), "is of a case that was never opened");
    given_event(given, "2026-02-03", "case_opened", opened);
    given_fold(given, "2026-02-03");
    int64_t seq = given->seq;
    given_late_event(given, "2026-02-04", "2026-02-04", "voided", "", seq);
    assert_string_equal(given_refusal(given), "is of a case that was never opened");
    given_case_free(given);
}

static void an_amendment_must_have_something_to_amend(void **state)
{
    static const struct {
        const char *type, *data;
        int64_t corrects;
        const char *message;
    } amendments[] = {
        {"voided", "", 0, "takes out an event that is not there"},
        {"voided", "", 99, "takes out an event that is not there"},
        {"interviewed", "'round':1", 99, "corrects an event that is not there"},
        {"interviewed", "'round':1", 3, "corrects an event that is not there"},
        {"interviewed", "'round':1", 1, "corrects an event of another type"},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(amendments); i++) {
        struct given_case *given = an_open_case();
        given_event(given, "2026-02-02", "interviewed", "'round':2");
        given_late_event(given, "2026-02-02", "2026-02-02", amendments[i].type, amendments[i].data, amendments[i].corrects);
        assert_string_equal(given_refusal(given), amendments[i].message);
        assert_int_equal(given->refusal.seq, 3);
        given_case_free(given);
    }
}

static void a_day_after_it_was_recorded_is_refused(void **state)
{
    struct given_case *given = an_open_case();
    (void)state;
    given_late_event(given, "2026-02-03", "2026-02-02", "visited", "'with':'both'", 0);
    assert_string_equal(given_refusal(given), "is dated after the day on which it was recorded");
    given_case_free(given);
}

static void agreements_must_be_signed_once(void **state)
{
    struct given_case *given = given_case_new();
    (void)state;
    given_event(given, "2026-02-03", "agreement_changed", "'agreement':'ex-1','places':4");
    assert_string_equal(given_refusal(given), "changes an agreement that was never signed");
    given_late_event(given, "2026-01-01", "2026-02-04", "agreement_signed",
                     "'agreement':'ex-1','municipality':'0301','places':2,'from':'2026-01-01'", 0);
    given_fold(given, "2026-02-04");
    const struct agreement *agreement = world_agreement(&given->world, "ex-1");
    assert_non_null(agreement);
    assert_int_equal(agreement_places(&given->world, agreement, day("2025-12-31")), 0);
    assert_int_equal(agreement_places(&given->world, agreement, day("2026-01-01")), 2);
    assert_int_equal(agreement_places(&given->world, agreement, day("2026-02-02")), 2);
    assert_int_equal(agreement_places(&given->world, agreement, day("2026-02-03")), 4);
    given_event(given, "2026-02-05", "agreement_changed", "'agreement':'ex-1','until':'2026-03-31'");
    given_fold(given, "2026-02-05");
    agreement = world_agreement(&given->world, "ex-1");
    assert_int_equal(agreement_until(&given->world, agreement, day("2026-02-04")), NONE);
    assert_int_equal(agreement_until(&given->world, agreement, day("2026-02-05")), day("2026-03-31"));
    assert_int_equal(agreement_places(&given->world, agreement, day("2026-03-31")), 4);
    assert_int_equal(agreement_places(&given->world, agreement, day("2026-04-01")), 0);
    assert_null(world_agreement(&given->world, "ex-2"));
    given_event(given, "2026-02-06", "agreement_signed", "'agreement':'ex-1','municipality':'0301','places':2,'from':'2026-01-01'");
    assert_string_equal(given_refusal(given), "signs an agreement that was signed already");
    given_case_free(given);
}

static void tariffs_are_found_by_day(void **state)
{
    struct given_case *given = given_case_new();
    (void)state;
    given_event(given, "2026-05-01", "tariff_set", "'tariff':'b','hourly_ore':300");
    given_event(given, "2026-01-01", "tariff_set", "'tariff':'b','hourly_ore':100");
    given_event(given, "2026-01-01", "tariff_set", "'tariff':'a','hourly_ore':50");
    given_event(given, "2026-02-01", "tariff_set", "'tariff':'c','hourly_ore':70");
    int64_t wrong = given_event(given, "2026-03-01", "tariff_set", "'tariff':'b','hourly_ore':150");
    given_event(given, "2026-03-01", "tariff_set", "'tariff':'b','hourly_ore':200");
    given_fold(given, "2026-12-31");
    const struct tariff *tariff = world_tariff(&given->world, "b");
    assert_int_equal(tariff_hourly(&given->world, tariff, day("2025-12-31")), UNKNOWN);
    assert_int_equal(tariff_hourly(&given->world, tariff, day("2026-02-28")), 100);
    assert_int_equal(tariff_hourly(&given->world, tariff, day("2026-03-01")), 200);
    assert_int_equal(tariff_hourly(&given->world, tariff, day("2026-05-01")), 300);
    assert_int_equal(tariff_hourly(&given->world, world_tariff(&given->world, "a"), day("2026-05-01")), 50);
    assert_int_equal(tariff->rate_count, 3);
    given_late_event(given, "2026-06-01", "2026-06-01", "voided", "", wrong);
    given_late_event(given, "2026-04-01", "2026-06-01", "tariff_set", "'tariff':'b','hourly_ore':250", wrong);
    given_fold(given, "2026-12-31");
    assert_int_equal(tariff_hourly(&given->world, world_tariff(&given->world, "b"), day("2026-04-01")), 250);
    given_fold(given, "2026-04-30");
    assert_int_equal(tariff_hourly(&given->world, world_tariff(&given->world, "b"), day("2026-05-01")), 200);
    given_case_free(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_way_is_folded),
        cmocka_unit_test(a_second_trial_after_a_failed_one),
        cmocka_unit_test(a_trial_that_nobody_ended_is_over_after_its_last_day),
        cmocka_unit_test(two_jobs_and_what_befalls_each),
        cmocka_unit_test(a_change_on_the_last_day_worked_still_counts),
        cmocka_unit_test(withdrawn_while_employed_and_taken_up_again),
        cmocka_unit_test(plans_are_told_in_order_of_their_first_day),
        cmocka_unit_test(a_place_is_taken_for_as_long_as_the_contract_says),
        cmocka_unit_test(a_hiring_takes_a_place_where_no_trial_did),
        cmocka_unit_test(the_newest_correction_counts_where_the_first_stood),
        cmocka_unit_test(a_correction_keeps_its_place_within_the_day),
        cmocka_unit_test(what_happened_or_was_recorded_later_is_not_seen),
        cmocka_unit_test(what_cannot_be_is_refused_and_else_passed_over),
        cmocka_unit_test(an_event_of_a_case_never_opened_is_refused),
        cmocka_unit_test(an_amendment_must_have_something_to_amend),
        cmocka_unit_test(a_day_after_it_was_recorded_is_refused),
        cmocka_unit_test(agreements_must_be_signed_once),
        cmocka_unit_test(tariffs_are_found_by_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
