/* What of the model a case departed from: recorded all the same, and told. */
#include "given_log.h"

#include "rules/solver.h"

static const char opened[] = "'municipality':'1507','in_target_group':true,'found':'worker_first'";

static struct given_case *an_open_case(const char *data)
{
    struct given_case *given = given_case_new();
    given_event(given, "2026-01-02", "tariff_set", "'tariff':'t-1','hourly_ore':20000");
    given_event(given, "2026-01-02", "agreement_signed", "'agreement':'ex-1','municipality':'1507','places':2,'from':'2026-01-01'");
    given_event(given, "2026-01-05", "case_opened", data);
    return given;
}

/* The ids on a day, with spaces between. */
static const char *departures(struct given_case *given, const char *as_of)
{
    static char found[1024];
    const char *ids[DEPARTURES_MAX];
    struct solution scratch;

    given_fold(given, as_of);
    size_t count = case_departures(&given->state, &given->world, &scratch, ids);
    found[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        strcat(strcat(found, i == 0 ? "" : " "), ids[i]);
    }
    return found;
}

static void prepare(struct given_case *given)
{
    given_event(given, "2026-01-05", "specialist_assigned", "");
    given_event(given, "2026-01-10", "interviewed", "'round':1");
    given_event(given, "2026-01-17", "interviewed", "'round':2");
    given_event(given, "2026-01-18", "references_checked", "");
}

static void hire(struct given_case *given, const char *wage)
{
    char data[256];
    strcpy(data, "'employer':'e-1','tariff':'t-1','contract_is_permanent':true,'other_terms_equal':true,'hourly_wage_ore':");
    given_event(given, "2026-03-02", "hired", strcat(data, wage));
}

static void the_models_own_way_departs_from_nothing(void **state)
{
    struct given_case *given = an_open_case(opened);
    (void)state;
    prepare(given);
    given_event(given, "2026-01-20", "facts_stated", "'employer_has_need':true,'receives_disability_benefit':true,'wants_job':true");
    given_event(given, "2026-02-02", "trial_started",
                "'agreement':'ex-1','employer':'e-1','post_is_reserved':true,'paid_by':'helt_med','planned_last_day':'2026-03-01'");
    given_event(given, "2026-02-02", "visited", "'with':'both'");
    assert_string_equal(departures(given, "2026-02-03"), "");
    given_event(given, "2026-03-02", "visited", "'with':'both'");
    hire(given, "4000");
    assert_string_equal(departures(given, "2026-03-03"), "");
    assert_string_equal(departures(given, "2026-12-01"), "followup.on_schedule");
    given_case_free(given);
}

static void what_was_skipped_is_told(void **state)
{
    struct given_case *given = an_open_case("'municipality':'3907','in_target_group':false,'found':'employer_first'");
    (void)state;
    given_event(given, "2026-01-10", "interviewed", "'round':1");
    given_event(given, "2026-01-11", "post_filled", "'advertised':false,'applicants':3,'applicants_interviewed':2");
    given_event(given, "2026-02-02", "trial_started",
                "'agreement':'ex-1','employer':'e-1','post_is_reserved':true,'paid_by':'employer','planned_last_day':'2026-02-20'");
    given_event(given, "2026-02-10", "interviewed", "'round':2");
    assert_string_equal(departures(given, "2026-02-11"),
                        "eligibility.residence eligibility.target_group recruitment.all_interviewed recruitment.advertised "
                        "trial.second_interview trial.references trial.paid_by_helt_med trial.length followup.specialist "
                        "followup.on_schedule express.resident");
    given_case_free(given);
}

static void a_later_move_is_not_judged(void **state)
{
    struct given_case *given = an_open_case(opened);
    (void)state;
    prepare(given);
    given_event(given, "2026-02-02", "trial_started", "'agreement':'ex-1','employer':'e-1','post_is_reserved':true,'paid_by':'helt_med'");
    given_event(given, "2026-02-02", "visited", "'with':'both'");
    given_event(given, "2026-02-03", "moved", "'municipality':'0301'");
    assert_string_equal(departures(given, "2026-02-04"), "");
    given_case_free(given);
}

static void a_pupil_hired_straight_from_ungjobb(void **state)
{
    struct given_case *given = an_open_case("'municipality':'1507','in_target_group':true,'found':'both','path':'ungjobb'");
    (void)state;
    given_event(given, "2026-01-06", "pupil_informed", "");
    given_event(given, "2026-01-08", "matched", "");
    given_event(given, "2026-01-09", "mapping_held", "");
    given_event(given, "2026-01-12", "practice_planned", "'from':'2026-01-12','until':'2026-02-27'");
    given_event(given, "2026-01-12", "practice_started", "");
    assert_string_equal(departures(given, "2026-01-13"), "ungjobb.order");
    given_event(given, "2026-02-27", "practice_ended", "");
    hire(given, "4000");
    given_event(given, "2026-03-02", "specialist_assigned", "");
    given_event(given, "2026-03-02", "visited", "'with':'both'");
    assert_string_equal(departures(given, "2026-03-03"), "offer.trial_completed ungjobb.order");
    given_case_free(given);
}

/* Not knowing when the pupil was informed cannot mend a match before the mapping. */
static void what_no_unknown_can_mend_is_told(void **state)
{
    struct given_case *given = an_open_case("'municipality':'1507','in_target_group':true,'found':'both','path':'ungjobb'");
    (void)state;
    given_event(given, "2026-01-08", "matched", "");
    given_event(given, "2026-01-09", "mapping_held", "");
    given_event(given, "2026-01-12", "practice_started", "");
    assert_string_equal(departures(given, "2026-01-13"), "ungjobb.order");
    given_case_free(given);
}

static void the_floor_is_judged_when_wage_or_tariff_changes(void **state)
{
    struct given_case *given = an_open_case(opened);
    (void)state;
    prepare(given);
    given_event(given, "2026-02-02", "trial_started", "'employer':'e-1','paid_by':'employer'");
    given_event(given, "2026-03-02", "visited", "'with':'both'");
    hire(given, "4000");
    assert_string_equal(departures(given, "2026-03-03"), "");
    int64_t rise = given_late_event(given, "2026-03-20", "2026-05-10", "tariff_set", "'tariff':'t-1','hourly_ore':20005", 0);
    given_event(given, "2026-03-30", "visited", "'with':'both'");
    assert_string_equal(departures(given, "2026-03-31"), "");
    given_event(given, "2026-05-08", "visited", "'with':'both'");
    assert_string_equal(departures(given, "2026-05-10"), "wage.floor");
    given_event(given, "2026-05-09", "wage_changed", "'hourly_wage_ore':4001");
    assert_string_equal(departures(given, "2026-05-10"), "wage.floor");
    given_late_event(given, "2026-03-20", "2026-05-10", "tariff_set", "'tariff':'t-1','hourly_ore':19000", rise);
    assert_string_equal(departures(given, "2026-05-10"), "");
    given_event(given, "2026-05-09", "wage_changed", "'hourly_wage_ore':1000,'employer':'e-1'");
    assert_string_equal(departures(given, "2026-05-10"), "wage.floor");
    given_case_free(given);
}

static void a_rise_after_the_last_day_is_not_judged(void **state)
{
    struct given_case *given = an_open_case(opened);
    (void)state;
    prepare(given);
    given_event(given, "2026-02-02", "trial_started", "'employer':'e-1','paid_by':'employer'");
    hire(given, "4000");
    given_event(given, "2026-03-10", "employment_ended", "'reason':'moved'");
    given_event(given, "2026-03-11", "tariff_set", "'tariff':'t-1','hourly_ore':90000");
    assert_string_equal(departures(given, "2026-04-01"), "");
    given_event(given, "2026-03-10", "tariff_set", "'tariff':'t-1','hourly_ore':90000");
    assert_string_equal(departures(given, "2026-04-01"), "wage.floor");
    given_case_free(given);
}

static void a_trial_that_ended_early_gives_no_post(void **state)
{
    struct given_case *given = an_open_case(opened);
    (void)state;
    prepare(given);
    given_event(given, "2026-02-02", "trial_started", "'employer':'e-1','paid_by':'employer'");
    given_event(given, "2026-02-20", "trial_ended", "'early':true");
    given_event(given, "2026-02-20", "continuation_decided", "'by':'employer','wants':false");
    hire(given, "4000");
    given_event(given, "2026-03-02", "visited", "'with':'both'");
    assert_string_equal(departures(given, "2026-03-03"), "offer.trial_completed offer.employer_agrees");
    given_case_free(given);
}

static void follow_up_is_judged_while_there_is_someone_to_follow_up(void **state)
{
    struct given_case *given = an_open_case(opened);
    (void)state;
    given_event(given, "2026-01-10", "interviewed", "'round':2");
    given_event(given, "2026-01-18", "references_checked", "");
    given_event(given, "2026-02-02", "trial_started", "'employer':'e-1','paid_by':'employer'");
    assert_string_equal(departures(given, "2026-02-02"), "followup.specialist");
    assert_string_equal(departures(given, "2026-02-09"), "followup.specialist");
    assert_string_equal(departures(given, "2026-02-10"), "followup.specialist followup.on_schedule");
    given_event(given, "2026-02-11", "facts_stated", "'employer_is_followed_up':false");
    assert_string_equal(departures(given, "2026-02-11"), "followup.specialist followup.employer followup.on_schedule");
    assert_string_equal(departures(given, "2026-04-01"), "");
    given_event(given, "2026-02-12", "case_withdrawn", "");
    assert_string_equal(departures(given, "2026-02-12"), "");
    given_case_free(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_models_own_way_departs_from_nothing),
        cmocka_unit_test(what_was_skipped_is_told),
        cmocka_unit_test(a_later_move_is_not_judged),
        cmocka_unit_test(a_pupil_hired_straight_from_ungjobb),
        cmocka_unit_test(what_no_unknown_can_mend_is_told),
        cmocka_unit_test(the_floor_is_judged_when_wage_or_tariff_changes),
        cmocka_unit_test(a_rise_after_the_last_day_is_not_judged),
        cmocka_unit_test(a_trial_that_ended_early_gives_no_post),
        cmocka_unit_test(follow_up_is_judged_while_there_is_someone_to_follow_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
