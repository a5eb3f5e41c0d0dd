/* What can be asked of a store: each view from events as a host would give them, with answers written by hand. */
#include "given_store.h"

#include <stdio.h>

#include <heltmed/document.h>

static void put(struct given_store *given, const char *case_id, const char *type, const char *on, const char *data)
{
    static int keys;
    char json[768];

    int size = snprintf(json, sizeof json, "{'key':'k-%d','type':'%s','on':'%s','recorded_at':'%sT12:00:00Z'%s%s%s%s%s%s}", ++keys, type,
                        on, on, case_id == NULL ? "" : ",'case':'", case_id == NULL ? "" : case_id, case_id == NULL ? "" : "'",
                        *data == '\0' ? "" : ",'data':{", data, *data == '\0' ? "" : "}");
    assert_in_range(size, 1, sizeof json - 1);
    if (given_append(given, json) != HELTMED_OK) {
        fail_msg("%s on %s: %s %s", type, on, given->error.field, given->error.message);
    }
}

/* The same, recorded later. */
static void put_late(struct given_store *given, const char *case_id, const char *type, const char *on, const char *recorded_on,
                     const char *data)
{
    char json[768];
    (void)snprintf(json, sizeof json, "{'key':'late-%s-%s','type':'%s','on':'%s','recorded_at':'%sT12:00:00Z'%s%s%s,'data':{%s}}", type,
                   recorded_on, type, on, recorded_on, case_id == NULL ? "" : ",'case':'", case_id == NULL ? "" : case_id,
                   case_id == NULL ? "" : "'", data);
    assert_int_equal(given_append(given, json), HELTMED_OK);
}

static struct given_store *a_municipality(void)
{
    struct given_store *given = given_store_new();
    put(given, NULL, "tariff_set", "2026-01-02", "'tariff':'t-1','hourly_ore':20000");
    put(given, NULL, "agreement_signed", "2026-01-02", "'agreement':'ex-1','municipality':'1507','places':1,'from':'2026-01-01'");
    put(given, NULL, "agreement_signed", "2026-01-02",
        "'agreement':'ex-2','municipality':'0301','places':2,'from':'2026-01-01','until':'2026-06-30','monthly_price_ore':310000");
    return given;
}

static void open_case(struct given_store *given, const char *id)
{
    put(given, id, "case_opened", "2026-01-05", "'municipality':'1507','in_target_group':true,'found':'worker_first'");
}

static void assert_text(heltmed_text *text, const char *expected)
{
    char json[4096];
    size_t size = strlen(expected);

    assert_in_range(size, 1, sizeof json - 1);
    for (size_t i = 0; i <= size; i++) {
        json[i] = expected[i] == '\'' ? '"' : expected[i];
    }
    assert_string_equal(heltmed_text_data(text), json);
}

static void assert_due(struct given_store *given, const char *from, const char *until, int32_t concerns, const char *expected)
{
    heltmed_text *text = new_text(NULL);
    assert_int_equal(heltmed_store_due(given->store, day(from), day(until), concerns, text, &given->error), HELTMED_OK);
    assert_text(text, expected);
    heltmed_text_destroy(text);
}

static void visits_are_due_in_order_of_day(void **state)
{
    struct given_store *given = a_municipality();
    (void)state;
    open_case(given, "c-1");
    open_case(given, "c-2");
    assert_due(given, "2026-02-02", "2026-02-08", 0, "{'from':'2026-02-02','until':'2026-02-08','visits':[]}");
    put(given, "c-2", "trial_started", "2026-02-02", "'employer':'e-2'");
    put(given, "c-1", "trial_started", "2026-02-03", "'employer':'e-1'");
    assert_due(given, "2026-02-03", "2026-02-07", 0,
               "{'from':'2026-02-03','until':'2026-02-07','visits':["
               "{'case':'c-2','employer':'e-2','due_on':'2026-02-02','nominal_on':'2026-02-02','step':'trial','overdue_days':1,'began_on':'"
               "2026-02-02'},"
               "{'case':'c-1','employer':'e-1','due_on':'2026-02-03','nominal_on':'2026-02-03','step':'trial','overdue_days':0,'began_on':'"
               "2026-02-03'},"
               "{'case':'c-2','employer':'e-2','due_on':'2026-02-05','nominal_on':'2026-02-05','step':'trial','overdue_days':0,'began_on':'"
               "2026-02-02'},"
               "{'case':'c-1','employer':'e-1','due_on':'2026-02-06','nominal_on':'2026-02-06','step':'trial','overdue_days':0,'began_on':'"
               "2026-02-03'}]}");
    /* A visit closes what is due up to three days after it. */
    put(given, "c-2", "visited", "2026-02-03", "'with':'both'");
    assert_due(given, "2026-02-03", "2026-02-05", 0,
               "{'from':'2026-02-03','until':'2026-02-05','visits':["
               "{'case':'c-1','employer':'e-1','due_on':'2026-02-03','nominal_on':'2026-02-03','step':'trial','overdue_days':0,'began_on':'"
               "2026-02-03'}]}");
    /* Of several that are overdue the oldest is told. */
    put(given, "c-2", "case_withdrawn", "2026-02-12", "");
    assert_due(given, "2026-02-12", "2026-02-13", 0,
               "{'from':'2026-02-12','until':'2026-02-13','visits':["
               "{'case':'c-1','employer':'e-1','due_on':'2026-02-03','nominal_on':'2026-02-03','step':'trial','overdue_days':9,'began_on':'"
               "2026-02-03'},"
               "{'case':'c-1','employer':'e-1','due_on':'2026-02-13','nominal_on':'2026-02-13','step':'trial','overdue_days':0,'began_on':'"
               "2026-02-03'}]}");
    assert_due(given, "2026-02-12", "2026-02-11", 0, "{'from':'2026-02-12','until':'2026-02-11','visits':[]}");
    given_store_free(given);
}

static void concerns_come_first_and_only_when_asked_for(void **state)
{
    struct given_store *given = a_municipality();
    (void)state;
    put(given, "c-9", "concern_reported", "2026-02-05", "'by':'other'");
    open_case(given, "c-1");
    put(given, "c-1", "concern_reported", "2026-02-03", "'by':'worker'");
    put(given, "c-1", "concern_reported", "2026-02-04", "'by':'employer'");
    put(given, "c-1", "concern_acted_on", "2026-02-04", "'by':'job_specialist'");
    assert_due(given, "2026-02-06", "2026-02-13", 1,
               "{'from':'2026-02-06','until':'2026-02-13','concerns':["
               "{'case':'c-1','reported_on':'2026-02-04','reported_by':'employer','open_days':2},"
               "{'case':'c-9','reported_on':'2026-02-05','reported_by':'other','open_days':1}],'visits':[]}");
    assert_due(given, "2026-02-06", "2026-02-13", 0, "{'from':'2026-02-06','until':'2026-02-13','visits':[]}");
    given_store_free(given);
}

static void assert_places(struct given_store *given, const char *on, const char *expected)
{
    heltmed_text *text = new_text(NULL);
    assert_int_equal(heltmed_store_places(given->store, day(on), text, &given->error), HELTMED_OK);
    assert_text(text, expected);
    heltmed_text_destroy(text);
}

static void places_are_counted_with_the_months_share(void **state)
{
    struct given_store *given = a_municipality();
    (void)state;
    open_case(given, "c-1");
    open_case(given, "c-2");
    open_case(given, "c-3");
    put(given, "c-1", "trial_started", "2026-03-16", "'employer':'e-1','agreement':'ex-2'");
    put(given, "c-2", "trial_started", "2026-03-01", "'employer':'e-1','agreement':'ex-2'");
    put(given, "c-2", "trial_ended", "2026-03-05", "'early':true");
    put(given, "c-2", "case_withdrawn", "2026-03-10", "");
    put(given, "c-3", "trial_started", "2026-03-30", "'employer':'e-4','agreement':'ex-1'");
    put(given, NULL, "agreement_changed", "2026-03-20", "'agreement':'ex-2','places':1");
    /* ex-2: 16 days of c-1 (160000 øre) and 10 of c-2 (100000 øre) of 3100 kr a month. ex-1: 2 days of a fourth of VTA-S. */
    assert_places(given, "2026-03-18",
                  "{'on':'2026-03-18','agreements':["
                  "{'agreement':'ex-1','municipality':'1507','agreed':1,'taken':0,'left':1,'overfilled':0,"
                  "'share':{'month':'2026-03','days':2,'share_ore':28153,'estimate':true}},"
                  "{'agreement':'ex-2','municipality':'0301','agreed':2,'taken':1,'left':1,'overfilled':0,"
                  "'share':{'month':'2026-03','days':26,'share_ore':260000,'estimate':false}}]}");
    put(given, NULL, "agreement_changed", "2026-03-21", "'agreement':'ex-1','until':'2026-03-31'");
    /* A place outlasts its agreement, and is then not one too many. */
    assert_places(given, "2026-04-01",
                  "{'on':'2026-04-01','agreements':["
                  "{'agreement':'ex-1','municipality':'1507','agreed':0,'taken':1,'left':0,'overfilled':0,"
                  "'share':{'month':'2026-04','days':30,'share_ore':436375,'estimate':true}},"
                  "{'agreement':'ex-2','municipality':'0301','agreed':1,'taken':1,'left':0,'overfilled':0,"
                  "'share':{'month':'2026-04','days':30,'share_ore':310000,'estimate':false}}]}");
    given_store_free(given);
}

static void assert_shortfalls(struct given_store *given, const char *until, const char *expected)
{
    heltmed_text *text = new_text(NULL);
    assert_int_equal(heltmed_store_shortfalls(given->store, day(until), text, &given->error), HELTMED_OK);
    assert_text(text, expected);
    heltmed_text_destroy(text);
}

static void wages_under_the_floor_are_told_with_what_is_owed(void **state)
{
    struct given_store *given = a_municipality();
    (void)state;
    open_case(given, "c-1");
    open_case(given, "c-2");
    put(given, "c-1", "hired", "2026-02-02", "'employer':'e-1','hourly_wage_ore':4000,'tariff':'t-1','minutes_per_week':420");
    assert_shortfalls(given, "2026-03-31", "{'until':'2026-03-31','employments':[],'sum_owed_ore':0,'complete':true}");
    /* A rise that came in later reaches back: from 1 March the floor is 4100. */
    put_late(given, NULL, "tariff_set", "2026-03-01", "2026-05-04", "'tariff':'t-1','hourly_ore':20500");
    assert_shortfalls(given, "2026-03-31",
                      "{'until':'2026-03-31','employments':[{'case':'c-1','job_no':1,'employer':'e-1','periods':["
                      "{'from':'2026-03-01','to':'2026-03-31','hourly_ore':4000,'floor_ore':4100,'shortfall_ore':100,'owed_ore':3100}],"
                      "'sum_owed_ore':3100,'unjudged':[],'complete':true}],'sum_owed_ore':3100,'complete':true}");
    put(given, "c-1", "wage_changed", "2026-03-11", "'hourly_wage_ore':4100");
    put(given, "c-1", "tariff_changed", "2026-03-21", "'tariff':'t-9'");
    put(given, "c-1", "employment_ended", "2026-03-25", "'reason':'moved'");
    put(given, "c-2", "hired", "2026-03-30", "'employer':'e-2','hourly_wage_ore':100,'tariff':'t-1'");
    assert_shortfalls(given, "2026-03-31",
                      "{'until':'2026-03-31','employments':[{'case':'c-1','job_no':1,'employer':'e-1','periods':["
                      "{'from':'2026-03-01','to':'2026-03-10','hourly_ore':4000,'floor_ore':4100,'shortfall_ore':100,'owed_ore':1000}],"
                      "'sum_owed_ore':1000,'unjudged':[{'from':'2026-03-21','to':'2026-03-25'}],'complete':false},"
                      "{'case':'c-2','job_no':1,'employer':'e-2','periods':["
                      "{'from':'2026-03-30','to':'2026-03-31','hourly_ore':100,'floor_ore':4100,'shortfall_ore':4000,'owed_ore':null}],"
                      "'sum_owed_ore':null,'unjudged':[],'complete':true}],'sum_owed_ore':null,'complete':false}");
    given_store_free(given);
}

/* ---- one case ---- */

/* The view up to what is assessed, which the decisions' own tests hold. */
static void assert_case(struct given_store *given, const char *on, int32_t concerns, const char *expected)
{
    heltmed_text *text = new_text(NULL);
    assert_int_equal(heltmed_store_case(given->store, "c-1", day(on), HELTMED_EN, concerns, text, &given->error), HELTMED_OK);
    char *assessments = strstr(heltmed_text_data(text), ",\"asks\":");
    assert_non_null(assessments);
    assessments[0] = '\0';
    assert_text(text, expected);
    heltmed_text_destroy(text);
}

static void a_case_is_told_from_its_first_day_to_its_last(void **state)
{
    struct given_store *given = a_municipality();
    (void)state;
    open_case(given, "c-1");
    assert_case(given, "2026-01-05", 0,
                "{'case':'c-1','on':'2026-01-05','rulebook':'2026.1','version':1,'state':'open','municipality':'1507','path':null,"
                "'opened_on':'2026-01-05','withdrawn_on':null,'closed_on':null,'trials':[],'jobs':[],'departs_from':[],'foresees':[]");
    put(given, "c-1", "interviewed", "2026-01-10", "'round':1");
    put(given, "c-1", "specialist_assigned", "2026-01-10", "");
    put(given, "c-1", "trial_started", "2026-02-02", "'employer':'e-1','agreement':'ex-2'");
    put(given, "c-1", "visited", "2026-02-02", "'with':'both'");
    assert_case(given, "2026-02-03", 0,
                "{'case':'c-1','on':'2026-02-03','rulebook':'2026.1','version':5,'state':'trial','municipality':'1507','path':null,"
                "'opened_on':'2026-01-05','withdrawn_on':null,'closed_on':null,"
                "'trials':[{'employer':'e-1','agreement':'ex-2','starts_on':'2026-02-02','last_day':'2026-03-01','ended_early':null,"
                "'offered_on':null,'declined_on':null,'job_no':null}],'jobs':[],"
                "'departs_from':['trial.second_interview','trial.references'],"
                "'foresees':[{'what':'visit','on':'2026-02-09','employer':'e-1','step':'trial'},"
                "{'what':'trial_last_day','on':'2026-03-01','employer':'e-1'},"
                "{'what':'offer_due','on':'2026-03-02','employer':'e-1'},"
                "{'what':'place_held_until','on':'2026-03-29'},{'what':'agreement_ends','on':'2026-06-30'}]");
    put(given, "c-1", "hired", "2026-03-02", "'employer':'e-1','hourly_wage_ore':3900,'tariff':'t-1','minutes_per_week':1125");
    put(given, "c-1", "visited", "2026-03-02", "'with':'worker'");
    put(given, "c-1", "paused", "2026-03-05", "'reason':'sick_leave'");
    assert_case(given, "2026-03-06", 0,
                "{'case':'c-1','on':'2026-03-06','rulebook':'2026.1','version':8,'state':'paused','municipality':'1507','path':null,"
                "'opened_on':'2026-01-05','withdrawn_on':null,'closed_on':null,"
                "'trials':[{'employer':'e-1','agreement':'ex-2','starts_on':'2026-02-02','last_day':'2026-03-01','ended_early':null,"
                "'offered_on':null,'declined_on':null,'job_no':1}],"
                "'jobs':[{'job_no':1,'employer':'e-1','agreement':'ex-2','starts_on':'2026-03-02','ends_on':null,'end_reason':null,"
                "'converted_to_vta_o_on':null,'hourly_wage_ore':3900,'tariff':'t-1','minutes_per_week':1125,'paused':true}],"
                "'departs_from':['trial.second_interview','trial.references','wage.floor'],"
                "'foresees':[{'what':'visit','on':'2026-03-09','employer':'e-1','step':'weekly'},"
                "{'what':'step_change','on':'2026-04-27','employer':'e-1','step':'fortnightly'},"
                "{'what':'agreement_ends','on':'2026-06-30'}]");
    put(given, "c-1", "employment_ended", "2026-04-30", "'reason':'health'");
    put(given, "c-1", "case_closed", "2026-05-01", "");
    assert_case(
        given, "2026-05-01", 0,
        "{'case':'c-1','on':'2026-05-01','rulebook':'2026.1','version':10,'state':'closed','municipality':'1507','path':null,"
        "'opened_on':'2026-01-05','withdrawn_on':null,'closed_on':'2026-05-01',"
        "'trials':[{'employer':'e-1','agreement':'ex-2','starts_on':'2026-02-02','last_day':'2026-03-01','ended_early':null,"
        "'offered_on':null,'declined_on':null,'job_no':1}],"
        "'jobs':[{'job_no':1,'employer':'e-1','agreement':'ex-2','starts_on':'2026-03-02','ends_on':'2026-04-30','end_reason':'health',"
        "'converted_to_vta_o_on':null,'hourly_wage_ore':3900,'tariff':'t-1','minutes_per_week':1125,'paused':true}],"
        "'departs_from':['trial.second_interview','trial.references','wage.floor'],'foresees':[]");
    given_store_free(given);
}

/* What stands at a key of the whole view, up to `size` characters; "" where there is none. */
static const char *piece_of(heltmed_text *text, const char *key, size_t size)
{
    static char piece[512];
    const char *at = strstr(heltmed_text_data(text), key);

    assert_in_range(size, 1, sizeof piece - 1);
    piece[0] = '\0';
    if (at != NULL) {
        strncpy(piece, at, size);
        piece[size] = '\0';
    }
    return piece;
}

static heltmed_text *view_of(struct given_store *given, const char *on, int32_t language, int32_t concerns)
{
    heltmed_text *text = new_text(NULL);
    assert_int_equal(heltmed_store_case(given->store, "c-1", day(on), language, concerns, text, &given->error), HELTMED_OK);
    return text;
}

static void what_applies_is_assessed_and_asked_for(void **state)
{
    struct given_store *given = a_municipality();
    (void)state;
    open_case(given, "c-1");
    heltmed_text *text = view_of(given, "2026-01-05", HELTMED_EN, 0);
    assert_non_null(strstr(heltmed_text_data(text), "\"assessments\":[{\"assessment\":\"eligibility\",\"on\":\"2026-01-05\""));
    assert_non_null(strstr(heltmed_text_data(text), "{\"assessment\":\"recruitment\""));
    assert_non_null(strstr(heltmed_text_data(text), "{\"assessment\":\"trial\""));
    assert_null(strstr(heltmed_text_data(text), "{\"assessment\":\"offer\""));
    assert_null(strstr(heltmed_text_data(text), "{\"assessment\":\"wage\""));
    assert_null(strstr(heltmed_text_data(text), "{\"assessment\":\"followup\""));
    assert_string_equal(piece_of(text, "\"asks\":", 64), "\"asks\":[\"wants_job\",\"employer_has_need\",\"post_is_reserved\",\"rese");
    heltmed_text_destroy(text);

    put(given, "c-1", "facts_stated", "2026-01-06", "'wants_job':true,'employer_has_need':true,'wish_expressed_by':'self'");
    text = view_of(given, "2026-01-06", HELTMED_EN, 0);
    assert_string_equal(piece_of(text, "\"asks\":", 27), "\"asks\":[\"post_is_reserved\",");
    heltmed_text_destroy(text);

    put(given, "c-1", "trial_started", "2026-02-02", "'employer':'e-1','agreement':'ex-2','post_is_reserved':false,'paid_by':'helt_med'");
    text = view_of(given, "2026-02-02", HELTMED_NB, 0);
    assert_non_null(
        strstr(heltmed_text_data(text), "{\"assessment\":\"express\",\"on\":\"2026-02-02\",\"rulebook\":\"2026.1\",\"outcome\":\"met\""));
    assert_string_equal(piece_of(text, "\"places_left\":", 15), "\"places_left\":2");
    assert_non_null(strstr(heltmed_text_data(text), "{\"assessment\":\"followup\""));
    assert_non_null(strstr(heltmed_text_data(text), "{\"assessment\":\"offer\""));
    heltmed_text_destroy(text);

    put(given, "c-2", "case_opened", "2026-01-05", "'municipality':'0301','in_target_group':true,'found':'both'");
    put(given, "c-2", "trial_started", "2026-02-03", "'employer':'e-1','agreement':'ex-2'");
    text = view_of(given, "2026-02-03", HELTMED_NB, 0);
    assert_string_equal(piece_of(text, "\"places_left\":", 15), "\"places_left\":1");
    heltmed_text_destroy(text);
    given_store_free(given);
}

static void a_concern_is_told_only_when_asked_for(void **state)
{
    struct given_store *given = a_municipality();
    (void)state;
    put(given, "c-1", "concern_reported", "2026-01-04", "'by':'worker'");
    heltmed_text *text = new_text(NULL);
    assert_int_equal(heltmed_store_case(given->store, "c-1", day("2026-01-04"), HELTMED_EN, 0, text, &given->error), HELTMED_STATE);
    assert_string_equal(heltmed_text_data(text), "");
    heltmed_text_destroy(text);
    open_case(given, "c-1");
    text = view_of(given, "2026-01-05", HELTMED_EN, 0);
    assert_null(strstr(heltmed_text_data(text), "concern"));
    heltmed_text_destroy(text);
    text = view_of(given, "2026-01-05", HELTMED_EN, 1);
    assert_non_null(strstr(heltmed_text_data(text), "{\"assessment\":\"concern\""));
    assert_non_null(
        strstr(heltmed_text_data(text),
               "\"concerns\":[{\"reported_on\":\"2026-01-04\",\"reported_by\":\"worker\",\"acted_on\":null,\"acted_by\":null}]}"));
    heltmed_text_destroy(text);
    given_store_free(given);
}

static void what_cannot_be_asked_is_refused(void **state)
{
    struct given_store *given = a_municipality();
    heltmed_text *text = new_text(NULL);
    heltmed_error *error = &given->error;
    int32_t on = day("2026-01-05");
    (void)state;
    open_case(given, "c-1");
    assert_int_equal(heltmed_store_case(given->store, "c-2", on, HELTMED_EN, 0, text, error), HELTMED_STATE);
    assert_int_equal(heltmed_store_case(given->store, "c-1", on - 1, HELTMED_EN, 0, text, error), HELTMED_STATE);
    assert_int_equal(heltmed_store_case(given->store, "c-1", on, 99, 0, text, error), HELTMED_UNKNOWN_NAME);
    assert_int_equal(heltmed_store_case(given->store, NULL, on, HELTMED_EN, 0, text, error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_case(NULL, "c-1", on, HELTMED_EN, 0, text, error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_case(given->store, "c-1", on, HELTMED_EN, 0, NULL, error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_case(given->store, "c-1", HELTMED_DATE_MAX + 1, HELTMED_EN, 0, text, error), HELTMED_RANGE);
    assert_int_equal(heltmed_store_due(given->store, INT32_MIN, on, 0, text, error), HELTMED_RANGE);
    assert_int_equal(heltmed_store_due(given->store, on, INT32_MAX, 0, text, error), HELTMED_RANGE);
    assert_int_equal(heltmed_store_places(given->store, INT32_MIN, text, error), HELTMED_RANGE);
    assert_int_equal(heltmed_store_places(NULL, on, text, error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_shortfalls(given->store, on, NULL, error), HELTMED_ARGUMENT);
    assert_string_equal(heltmed_text_data(text), "");
    heltmed_text_destroy(text);
    given_store_free(given);
}

/* ---- letters ---- */

static void a_letter_is_of_the_last_that_it_applies_to(void **state)
{
    struct given_store *given = a_municipality();
    heltmed_text *text = new_text(NULL);
    heltmed_error *error = &given->error;
    int32_t on = day("2026-04-01");
    (void)state;
    open_case(given, "c-1");
    put(given, "c-1", "concern_reported", "2026-01-06", "'by':'worker'");
    put(given, "c-1", "hired", "2026-02-02", "'employer':'e-1','hourly_wage_ore':3900,'tariff':'t-1'");
    put(given, "c-1", "hired", "2026-03-02", "'employer':'e-2','hourly_wage_ore':4123,'tariff':'t-1'");
    assert_int_equal(heltmed_store_letter(given->store, "c-1", on, "wage", HELTMED_EASY_NB, text, error), HELTMED_OK);
    assert_non_null(strstr(heltmed_text_data(text), "41,23 kroner"));
    assert_null(strstr(heltmed_text_data(text), "39,00 kroner"));
    assert_non_null(strstr(heltmed_text_data(text), "\nDette er ikke et vedtak.\n"));
    /* On the day of the first the second was not known. */
    assert_int_equal(heltmed_store_letter(given->store, "c-1", day("2026-02-02"), "wage", HELTMED_NN, text, error), HELTMED_OK);
    assert_non_null(strstr(heltmed_text_data(text), "39,00"));
    assert_null(strstr(heltmed_text_data(text), "41,23"));

    assert_int_equal(heltmed_store_letter(given->store, "c-1", on, "concern", HELTMED_NB, text, error), HELTMED_UNAVAILABLE);
    assert_string_equal(heltmed_text_data(text), "");
    /* Nor does the refusal tell whether there is one. */
    assert_int_equal(heltmed_store_letter(given->store, "c-1", day("2026-01-05"), "concern", HELTMED_NB, text, error), HELTMED_UNAVAILABLE);
    assert_int_equal(heltmed_store_letter(given->store, "c-1", day("2026-01-05"), "wage", HELTMED_NB, text, error), HELTMED_STATE);
    assert_int_equal(heltmed_store_letter(given->store, "c-1", day("2026-01-01"), "wage", HELTMED_NB, text, error), HELTMED_STATE);
    assert_int_equal(heltmed_store_letter(given->store, "c-9", on, "wage", HELTMED_NB, text, error), HELTMED_STATE);
    assert_int_equal(heltmed_store_letter(given->store, "c-1", on, "wages", HELTMED_NB, text, error), HELTMED_UNKNOWN_NAME);
    assert_int_equal(heltmed_store_letter(given->store, "c-1", on, NULL, HELTMED_NB, text, error), HELTMED_UNKNOWN_NAME);
    assert_int_equal(heltmed_store_letter(given->store, "c-1", on, "wage", 99, text, error), HELTMED_UNKNOWN_NAME);
    assert_int_equal(heltmed_store_letter(given->store, NULL, on, "wage", HELTMED_NB, text, error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_letter(NULL, "c-1", on, "wage", HELTMED_NB, text, error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_letter(given->store, "c-1", on, "wage", HELTMED_NB, NULL, error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_letter(given->store, "c-1", HELTMED_DATE_MAX + 1, "wage", HELTMED_NB, text, error), HELTMED_RANGE);
    heltmed_text_destroy(text);
    given_store_free(given);
}

/* ---- the head ---- */

static void the_head_changes_when_anything_is_appended_or_erased(void **state)
{
    struct given_store *given = a_municipality();
    heltmed_verification before, after, verified;
    heltmed_error *error = &given->error;
    (void)state;
    assert_int_equal(heltmed_store_head(given->store, &before, error), HELTMED_OK);
    assert_int_equal(before.events, 3);
    open_case(given, "c-1");
    assert_int_equal(heltmed_store_head(given->store, &after, error), HELTMED_OK);
    assert_int_equal(after.events, 4);
    assert_string_not_equal(after.head, before.head);
    assert_int_equal(heltmed_store_verify(given->store, NULL, &verified, error), HELTMED_OK);
    assert_string_equal(after.head, verified.head);
    assert_int_equal(heltmed_store_erase(given->store, "c-1", day("2026-02-01"), 0, error), HELTMED_OK);
    assert_int_equal(heltmed_store_head(given->store, &after, error), HELTMED_OK);
    assert_int_equal(after.events, 4);
    assert_int_equal(after.erased, 1);
    assert_string_equal(after.head, verified.head);
    assert_int_equal(heltmed_batch_begin(given->store, HELTMED_BATCH_EACH, error), HELTMED_OK);
    assert_int_equal(heltmed_store_head(given->store, &after, error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_batch_rollback(given->store, error), HELTMED_OK);
    assert_int_equal(heltmed_store_head(given->store, NULL, error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_head(NULL, &after, error), HELTMED_ARGUMENT);
    given_store_free(given);
}

/* ---- memory ---- */

struct asked {
    heltmed_store *store;
    heltmed_text *text;
    int which;
};

static heltmed_status ask(const struct asked *asked, heltmed_error *error)
{
    switch (asked->which) {
    case 0:
        return heltmed_store_case(asked->store, "c-1", day("2026-04-01"), HELTMED_EN, 1, asked->text, error);
    case 1:
        return heltmed_store_due(asked->store, day("2026-03-20"), day("2026-12-31"), 1, asked->text, error);
    case 2:
        return heltmed_store_places(asked->store, day("2026-04-01"), asked->text, error);
    case 3:
        return heltmed_store_letter(asked->store, "c-1", day("2026-04-01"), "wage", HELTMED_NB, asked->text, error);
    default:
        return heltmed_store_shortfalls(asked->store, day("2026-04-01"), asked->text, error);
    }
}

static void every_allocation_may_fail(void **state)
{
    struct given_store *given = a_municipality();
    struct counting counting = {0};
    heltmed_allocator allocator = counting_allocator(&counting);
    heltmed_rulebook *rulebook = built_in();
    heltmed_error error;
    (void)state;
    open_case(given, "c-1");
    put(given, "c-1", "concern_reported", "2026-01-06", "'by':'worker'");
    put(given, "c-1", "trial_started", "2026-02-02", "'employer':'e-1','agreement':'ex-2'");
    put(given, "c-1", "hired", "2026-03-02", "'employer':'e-1','hourly_wage_ore':3900,'tariff':'t-1','minutes_per_week':1125");
    struct asked asked = {.text = new_text(NULL)};
    heltmed_text *whole = new_text(NULL);
    assert_int_equal(heltmed_store_open(given->path, HELTMED_STORE_READ_ONLY, rulebook, &allocator, &asked.store, &error), HELTMED_OK);
    for (asked.which = 0; asked.which < 5; asked.which++) {
        struct asked calm = {asked.store, whole, asked.which};
        int failures = 0;
        assert_int_equal(ask(&calm, &error), HELTMED_OK);
        size_t blocks = counting.blocks, bytes = counting.bytes;
        for (size_t fail = 1;; fail++) {
            counting.calls = 0;
            counting.fail_from = fail;
            counting.fail_once = fail % 2;
            heltmed_status status = ask(&asked, &error);
            counting.fail_from = 0;
            if (status == HELTMED_OK) {
                break;
            }
            failures++;
            assert_int_equal(status, HELTMED_NO_MEMORY);
            assert_string_equal(heltmed_text_data(asked.text), "");
        }
        assert_string_equal(heltmed_text_data(asked.text), heltmed_text_data(whole));
        assert_int_equal(counting.blocks, blocks);
        assert_int_equal(counting.bytes, bytes);
        assert_in_range(failures, 5, 1000);
    }
    heltmed_store_close(asked.store);
    assert_int_equal(counting.blocks, 0);
    heltmed_text_destroy(asked.text);
    heltmed_text_destroy(whole);
    heltmed_rulebook_destroy(rulebook);
    given_store_free(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(visits_are_due_in_order_of_day),
        cmocka_unit_test(concerns_come_first_and_only_when_asked_for),
        cmocka_unit_test(places_are_counted_with_the_months_share),
        cmocka_unit_test(wages_under_the_floor_are_told_with_what_is_owed),
        cmocka_unit_test(a_case_is_told_from_its_first_day_to_its_last),
        cmocka_unit_test(what_applies_is_assessed_and_asked_for),
        cmocka_unit_test(a_concern_is_told_only_when_asked_for),
        cmocka_unit_test(what_cannot_be_asked_is_refused),
        cmocka_unit_test(a_letter_is_of_the_last_that_it_applies_to),
        cmocka_unit_test(the_head_changes_when_anything_is_appended_or_erased),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
