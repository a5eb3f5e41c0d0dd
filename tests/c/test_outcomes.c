/* Each definition of the outcome tables at its edges, by hand. */
#include "given_table.h"

static const char opening[] = "'municipality':'0301','in_target_group':true,'found':'worker_first'";

static void open_case(struct given_store *given, const char *id, const char *on)
{
    given_case_event(given, id, on, "case_opened", opening);
}

static void hire(struct given_store *given, const char *id, const char *on)
{
    given_case_event(given, id, on, "hired", "'employer':'e1','hourly_wage_ore':4000,'minutes_per_week':600");
}

static void end_job(struct given_store *given, const char *id, const char *on)
{
    given_case_event(given, id, on, "employment_ended", "'reason':'moved'");
}

static void start_trial(struct given_store *given, const char *id, const char *on)
{
    given_case_event(given, id, on, "trial_started", "'employer':'e1'");
}

#define assert_column(table, on, column, expected) assert_string_equal(column_as_of(given, table, on, column), expected)

/* 90 days from 10 January are over with 9 April. */
static void test_hired_within_is_told_when_the_window_has_ended(void **unused)
{
    struct given_store *given = given_store_new();
    (void)unused;

    open_case(given, "a", "2025-01-10");
    hire(given, "a", "2025-04-09");
    open_case(given, "b", "2025-01-10");
    hire(given, "b", "2025-04-10");
    open_case(given, "c", "2025-01-10");
    hire(given, "c", "2025-01-10");
    assert_column("cases", "2025-04-08", "hired_90d", ",,");
    assert_column("cases", "2025-04-09", "hired_90d", "1,0,1");
    assert_column("cases", "2025-07-07", "hired_180d", ",,");
    assert_column("cases", "2025-07-08", "hired_180d", "1,1,1");
    assert_column("cases", "2026-01-08", "hired_365d", ",,");
    assert_column("cases", "2026-01-09", "hired_365d", "1,1,1");
    assert_column("cases", "2025-04-08", "t_hire_days", "89,89,0");
    assert_column("cases", "2025-04-08", "t_hire_cause", "0,0,1");
    assert_column("cases", "2025-04-10", "t_hire_days", "89,90,0");
    given_store_free(given);
}

/* Six months from 31 August end with 27 February. */
static void test_kept_is_told_when_the_window_has_ended(void **unused)
{
    struct given_store *given = given_store_new();
    (void)unused;

    for (const char *id = "abc"; *id != '\0'; id++) {
        const char name[2] = {*id, '\0'};
        open_case(given, name, "2024-08-01");
        hire(given, name, "2024-08-31");
    }
    end_job(given, "a", "2025-02-26");
    end_job(given, "b", "2025-02-27");
    assert_column("jobs", "2025-02-26", "ret_6m", ",,");
    assert_column("jobs", "2025-02-27", "ret_6m", "0,1,1");
    assert_column("jobs", "2025-08-29", "ret_12m", ",,");
    assert_column("jobs", "2025-08-30", "ret_12m", "0,0,1");
    assert_column("jobs", "2026-08-30", "ret_24m", "0,0,1");
    assert_column("jobs", "2025-02-26", "ended", "1,0,0");
    assert_column("jobs", "2025-02-26", "tenure_days", "180,180,180");
    assert_column("jobs", "2025-02-27", "tenure_days", "180,181,181");
    given_store_free(given);
}

static void test_a_job_of_one_day_lasts_one_day(void **unused)
{
    struct given_store *given = given_store_new();
    (void)unused;

    open_case(given, "a", "2025-01-01");
    hire(given, "a", "2025-01-03");
    end_job(given, "a", "2025-01-03");
    assert_column("jobs", "2025-01-03", "tenure_days", "1");
    assert_column("cases", "2025-01-03", "ended_on", "2025-01-03");
    assert_string_equal(table_as_of(given, "spells", "2025-01-03"), "a,1,0,2,2025-01-01,2025-01-03,open,employed,,,\n"
                                                                    "a,2,2,3,2025-01-03,2025-01-04,employed,ended,600,4000,weekly\n");
    given_store_free(given);
}

/* Nothing that was recorded later is used, and a job recorded late enters late. */
static void test_only_what_was_recorded_by_then_counts(void **unused)
{
    struct given_store *given = given_store_new();
    (void)unused;

    open_case(given, "a", "2025-01-01");
    given_recorded_event(given, "a", "2025-02-01", "2025-02-11", "hired", "'employer':'e1','hourly_wage_ore':4000");
    given_recorded_event(given, "a", "2025-02-05", "2025-02-20", "employment_ended", "'reason':'health','ending_supported':true");
    assert_string_equal(table_as_of(given, "jobs", "2025-02-10"), "");
    assert_column("jobs", "2025-02-11", "entry_days", "10");
    assert_column("jobs", "2025-02-11", "tenure_days", "11");
    assert_column("jobs", "2025-02-11", "end_on", "");
    assert_column("jobs", "2025-02-20", "entry_days", "5");
    assert_column("jobs", "2025-02-20", "tenure_days", "5");
    assert_column("jobs", "2025-02-20", "end_reason", "health");
    assert_column("jobs", "2025-02-20", "ending_supported", "1");
    given_store_free(given);
}

/* Four weeks from 6 January end with 2 February; 28 days after it with 2 March. */
static void test_offered_after_trial(void **unused)
{
    struct given_store *given = given_store_new();
    (void)unused;

    for (const char *id = "abcde"; *id != '\0'; id++) {
        const char name[2] = {*id, '\0'};
        open_case(given, name, "2025-01-02");
        start_trial(given, name, "2025-01-06");
    }
    given_case_event(given, "b", "2025-02-05", "offer_made", "");
    given_case_event(given, "c", "2025-02-05", "continuation_decided", "'by':'worker','wants':false");
    given_case_event(given, "d", "2025-02-05", "case_withdrawn", "");
    hire(given, "e", "2025-02-05");
    open_case(given, "f", "2025-01-02");
    assert_column("cases", "2025-02-04", "offered_after_trial", ",,,,,");
    assert_column("cases", "2025-02-05", "offered_after_trial", ",1,0,0,1,");
    assert_column("cases", "2025-03-01", "offered_after_trial", ",1,0,0,1,");
    assert_column("cases", "2025-03-02", "offered_after_trial", "0,1,0,0,1,");
    given_store_free(given);
}

static void test_what_ended_the_wait(void **unused)
{
    struct given_store *given = given_store_new();
    (void)unused;

    open_case(given, "a", "2025-01-01");
    given_case_event(given, "a", "2025-01-11", "case_withdrawn", "");
    open_case(given, "b", "2025-01-01");
    given_case_event(given, "b", "2025-01-21", "case_closed", "");
    assert_column("cases", "2025-02-01", "t_hire_cause", "2,3");
    assert_column("cases", "2025-02-01", "t_hire_days", "10,20");
    assert_column("cases", "2025-02-01", "withdrawn_on", "2025-01-11,");
    /* Taken up again, it is no end; hired, it is one whatever came before. */
    given_case_event(given, "a", "2025-02-10", "case_reopened", "");
    assert_column("cases", "2025-02-10", "t_hire_cause", "0,3");
    assert_column("cases", "2025-02-10", "t_hire_days", "41,20");
    hire(given, "a", "2025-02-12");
    given_case_event(given, "a", "2025-02-20", "case_withdrawn", "");
    assert_column("cases", "2025-02-28", "t_hire_cause", "1,3");
    assert_column("cases", "2025-02-28", "t_hire_days", "42,20");
    assert_string_equal(table_as_of(given, "risk", "2025-02-28"), "0301,hire,20,3,1\n0301,hire,42,1,1\n0301,tenure,17,0,1\n");
    given_store_free(given);
}

/* States that change on one day collapse to the last; a pause, new hours and a step-up each begin an interval. */
static void test_spells(void **unused)
{
    struct given_store *given = given_store_new();
    (void)unused;

    open_case(given, "a", "2025-01-01");
    start_trial(given, "a", "2025-01-01");
    given_case_event(given, "a", "2025-01-20", "trial_ended", "'early':false");
    hire(given, "a", "2025-01-25");
    given_case_event(given, "a", "2025-02-01", "hours_changed", "'minutes_per_week':900");
    given_case_event(given, "a", "2025-02-03", "paused", "'reason':'sick_leave'");
    given_case_event(given, "a", "2025-02-10", "resumed", "");
    end_job(given, "a", "2025-04-30");
    given_case_event(given, "a", "2025-05-10", "case_withdrawn", "");
    assert_string_equal(table_as_of(given, "spells", "2025-05-31"), "a,1,0,20,2025-01-01,2025-01-21,trial,waiting,,,trial\n"
                                                                    "a,2,20,24,2025-01-21,2025-01-25,waiting,employed,,,\n"
                                                                    "a,3,24,31,2025-01-25,2025-02-01,employed,censored,600,4000,weekly\n"
                                                                    "a,4,31,33,2025-02-01,2025-02-03,employed,paused,900,4000,weekly\n"
                                                                    "a,5,33,40,2025-02-03,2025-02-10,paused,employed,900,4000,weekly\n"
                                                                    "a,6,40,80,2025-02-10,2025-03-22,employed,censored,900,4000,weekly\n"
                                                                    "a,7,80,120,2025-03-22,2025-05-01,employed,ended,900,4000,fortnightly\n"
                                                                    "a,8,120,129,2025-05-01,2025-05-10,ended,withdrawn,,,\n"
                                                                    "a,9,129,151,2025-05-10,2025-06-01,withdrawn,censored,,,\n");
    given_store_free(given);
}

/* Hired on a Monday: due each Monday, a week of grace, three days early. */
static void test_visits(void **unused)
{
    struct given_store *given = given_store_new();
    (void)unused;

    open_case(given, "a", "2025-01-02");
    hire(given, "a", "2025-01-13");
    given_case_event(given, "a", "2025-01-15", "visited", "'with':'both','minutes':30");
    given_case_event(given, "a", "2025-01-24", "visited", "'with':'worker','minutes':20");
    given_case_event(given, "a", "2025-02-10", "visited", "'with':'worker'");
    assert_string_equal(table_as_of(given, "visits", "2025-02-12"), "a,2025-01-13,2025-01-13,2025-01-15,done,weekly\n"
                                                                    "a,2025-01-20,2025-01-20,2025-01-24,done,weekly\n"
                                                                    "a,2025-01-27,2025-01-27,2025-01-24,done,weekly\n"
                                                                    "a,2025-02-03,2025-02-03,,not_held,weekly\n"
                                                                    "a,2025-02-10,2025-02-10,2025-02-10,done,weekly\n");
    assert_string_equal(table_as_of(given, "visits", "2025-02-09"), "a,2025-01-13,2025-01-13,2025-01-15,done,weekly\n"
                                                                    "a,2025-01-20,2025-01-20,2025-01-24,done,weekly\n"
                                                                    "a,2025-01-27,2025-01-27,2025-01-24,done,weekly\n"
                                                                    "a,2025-02-03,2025-02-03,,due,weekly\n");
    assert_string_equal(table_as_of(given, "exposure", "2025-02-09"), "a,1,0-27,28,4,3,50\n");
    assert_string_equal(table_as_of(given, "exposure", "2025-02-12"), "a,1,0-27,28,4,3,50\na,1,28-90,3,1,1,\n");
    given_store_free(given);
}

/* Fortnightly from day 56: one held after the days of grace is late. */
static void test_a_late_visit(void **unused)
{
    struct given_store *given = given_store_new();
    (void)unused;

    open_case(given, "a", "2025-01-02");
    hire(given, "a", "2025-01-13");
    given_case_event(given, "a", "2025-03-18", "visited", "'with':'worker'");
    assert_non_null(strstr(table_as_of(given, "visits", "2025-03-20"), "a,2025-03-10,2025-03-10,2025-03-18,late,fortnightly\n"));
    given_store_free(given);
}

static void assert_refused(struct given_store *given, const char *table, const heltmed_outcomes_options *options, heltmed_status expected,
                           const char *field)
{
    heltmed_stream *stream = NULL;

    assert_int_equal(heltmed_outcomes_stream(given->store, table, options, HELTMED_OUTCOMES_CSV, &stream, &given->error), expected);
    assert_string_equal(given->error.field, field);
    assert_null(stream);
}

static void test_what_must_be_said(void **unused)
{
    struct given_store *given = given_store_new();
    heltmed_outcomes_options options;
    heltmed_text *text = new_text(NULL);
    (void)unused;

    heltmed_outcomes_options_init(&options);
    assert_refused(given, "cases", &options, HELTMED_REQUIRED, "extract_on");
    options.extract_on = day("2025-01-01");
    assert_refused(given, "indicators", &options, HELTMED_REQUIRED, "suppress_below");
    assert_int_equal(heltmed_outcomes_report(given->store, &options, text, &given->error), HELTMED_REQUIRED);
    assert_refused(given, "nothing", &options, HELTMED_UNKNOWN_NAME, "table");
    options.suppress_below = -1;
    assert_refused(given, "indicators", &options, HELTMED_RANGE, "suppress_below");
    options.suppress_below = 0;
    options.coarsen = 1;
    assert_refused(given, "cases", &options, HELTMED_RANGE, "coarsen");
    assert_int_equal(heltmed_outcomes_codebook("nothing", text, &given->error), HELTMED_UNKNOWN_NAME);
    assert_int_equal(heltmed_outcomes_codebook(NULL, text, &given->error), HELTMED_OK);
    heltmed_text_destroy(text);
    given_store_free(given);
}

/* A whole week is one when it is over, and a month by the calendar. */
/* Everything that a stream tells, which is then destroyed. */
static void read_stream(heltmed_stream *stream, heltmed_text *piece, char *out, size_t capacity)
{
    size_t size = 0;

    do {
        assert_int_equal(heltmed_stream_next(stream, piece, NULL), HELTMED_OK);
        assert_true(size + heltmed_text_size(piece) < capacity);
        memcpy(out + size, heltmed_text_data(piece), heltmed_text_size(piece) + 1);
        size += heltmed_text_size(piece);
    } while (heltmed_text_size(piece) > 0);
    heltmed_stream_destroy(stream);
}

/* Whichever stream is read first, each tells what its table tells alone; one may be given up. */
static void test_several_tables_of_one_pass(void **unused)
{
    enum { ROOM = 1 << 16 };
    static char alone[ROOM], beside[ROOM];
    static const char *const names[] = {"jobs", "risk", "cases", "indicators"};
    struct given_store *given = given_store_new();
    heltmed_outcomes_options options;
    heltmed_text *piece = new_text(NULL);
    heltmed_stream *streams[4], *stream;
    (void)unused;

    open_case(given, "a", "2025-01-01");
    hire(given, "a", "2025-02-01");
    open_case(given, "b", "2025-01-01");
    end_job(given, "a", "2025-03-01");
    heltmed_outcomes_options_init(&options);
    options.extract_on = day("2025-06-01");
    options.suppress_below = 0;
    options.coarsen = 1; /* the coarsest table decides whether it may be asked */
    for (size_t first = 0; first < 4; first++) {
        assert_int_equal(heltmed_outcomes_streams(given->store, names, 4, &options, HELTMED_OUTCOMES_JSON, streams, &given->error),
                         HELTMED_OK);
        for (size_t i = 0; i < 4; i++) {
            size_t table = (first + i) % 4;
            if (i == 2) {
                heltmed_stream_destroy(streams[table]);
                continue;
            }
            options.coarsen = table == 1;
            assert_int_equal(heltmed_outcomes_stream(given->store, names[table], &options, HELTMED_OUTCOMES_JSON, &stream, &given->error),
                             HELTMED_OK);
            options.coarsen = 1;
            read_stream(stream, piece, alone, sizeof(alone));
            read_stream(streams[table], piece, beside, sizeof(beside));
            assert_string_equal(beside, alone);
        }
    }
    heltmed_text_destroy(piece);
    given_store_free(given);
}

static void test_several_tables_refused(void **unused)
{
    static const char *const names[] = {"cases", "indicators", "cases", "cases", "cases", "cases", "cases", "cases"};
    static const char *const unknown[] = {"cases", "none"};
    struct given_store *given = given_store_new();
    heltmed_outcomes_options options;
    heltmed_stream *streams[8] = {NULL};
    struct ArrowArrayStream arrows[8];
    (void)unused;

    heltmed_outcomes_options_init(&options);
    options.extract_on = day("2025-06-01");
    const struct {
        const char *const *names;
        size_t count;
        heltmed_status expected;
    } asked[] = {
        {names, 0, HELTMED_ARGUMENT}, {names, 8, HELTMED_ARGUMENT},       {NULL, 1, HELTMED_ARGUMENT},
        {names, 2, HELTMED_REQUIRED}, {unknown, 2, HELTMED_UNKNOWN_NAME},
    };
    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
        assert_int_equal(
            heltmed_outcomes_streams(given->store, asked[i].names, asked[i].count, &options, HELTMED_OUTCOMES_CSV, streams, &given->error),
            asked[i].expected);
        assert_int_equal(heltmed_outcomes_arrows(given->store, asked[i].names, asked[i].count, &options, arrows, &given->error),
                         asked[i].expected);
        assert_null(streams[0]);
    }
    given_store_free(given);
}

static void test_coarsened_time(void **unused)
{
    static const struct {
        int64_t coarsen;
        const char *rows;
    } tries[] = {{0, "0301,hire,30,1,1\n0301,tenure,28,1,1\n"},
                 {1, "0301,hire,4,1,1\n0301,tenure,4,1,1\n"},
                 {2, "0301,hire,0,1,1\n0301,tenure,1,1,1\n"}};
    struct given_store *given = given_store_new();
    heltmed_outcomes_options options;
    heltmed_text *text = new_text(NULL);
    (void)unused;

    open_case(given, "a", "2025-01-02");
    hire(given, "a", "2025-02-01");
    end_job(given, "a", "2025-02-28");
    for (size_t i = 0; i < 3; i++) {
        heltmed_stream *stream = NULL;
        heltmed_outcomes_options_init(&options);
        options.extract_on = day("2025-06-01");
        options.coarsen = tries[i].coarsen;
        assert_int_equal(heltmed_outcomes_stream(given->store, "risk", &options, HELTMED_OUTCOMES_CSV, &stream, &given->error), HELTMED_OK);
        assert_int_equal(heltmed_stream_next(stream, text, &given->error), HELTMED_OK);
        assert_string_equal(strchr(heltmed_text_data(text), '\n') + 1, tries[i].rows);
        heltmed_stream_destroy(stream);
    }
    heltmed_text_destroy(text);
    given_store_free(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hired_within_is_told_when_the_window_has_ended),
        cmocka_unit_test(test_kept_is_told_when_the_window_has_ended),
        cmocka_unit_test(test_a_job_of_one_day_lasts_one_day),
        cmocka_unit_test(test_only_what_was_recorded_by_then_counts),
        cmocka_unit_test(test_offered_after_trial),
        cmocka_unit_test(test_what_ended_the_wait),
        cmocka_unit_test(test_spells),
        cmocka_unit_test(test_visits),
        cmocka_unit_test(test_a_late_visit),
        cmocka_unit_test(test_what_must_be_said),
        cmocka_unit_test(test_coarsened_time),
        cmocka_unit_test(test_several_tables_of_one_pass),
        cmocka_unit_test(test_several_tables_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
