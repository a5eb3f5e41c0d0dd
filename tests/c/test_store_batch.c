/* Batches: many appends in one transaction, checked each or as a whole, and the safety events that outlive them. */
#include "given_store.h"

#include <stdio.h>

#include <sqlite3.h>

static void begin_batch(struct given_store *given, int32_t check)
{
    assert_int_equal(heltmed_batch_begin(given->store, check, &given->error), HELTMED_OK);
}

static int64_t events(struct given_store *given) { return given_sql(given, "SELECT count(*) FROM events"); }

static heltmed_status trial(struct given_store *given, const char *case_id, const char *key, const char *on, const char *rest)
{
    char data[160];
    (void)snprintf(data, sizeof(data), ",'data':{'agreement':'ex-1','employer':'e-1'}%s", rest);
    return given_event_of(given, case_id, key, "trial_started", on, data);
}

static void agree(struct given_store *given, int places)
{
    char data[160];
    (void)snprintf(data, sizeof(data), ",'data':{'agreement':'ex-1','municipality':'0301','places':%d,'from':'2026-01-10'}", places);
    assert_int_equal(given_event_of(given, NULL, "a", "agreement_signed", "2026-01-01", data), HELTMED_OK);
}

static void nothing_is_there_before_the_commit(void **state)
{
    struct given_store *given = *state;
    int64_t refused = 7;

    begin_batch(given, HELTMED_BATCH_RESULT);
    given_case_opened(given, "c-1");
    given_case_opened(given, "c-2");
    assert_int_equal(given->receipt.seq, 2);
    assert_int_equal(events(given), 0);
    assert_int_equal(heltmed_batch_begin(given->store, HELTMED_BATCH_EACH, &given->error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_verify(given->store, NULL, NULL, &given->error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_batch_commit(given->store, &refused, &given->error), HELTMED_OK);
    assert_int_equal(refused, -1);
    assert_int_equal(events(given), 2);
    assert_int_equal(heltmed_batch_commit(given->store, &refused, &given->error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_verify(given->store, NULL, NULL, &given->error), HELTMED_OK);
}

static void a_rollback_leaves_nothing_but_safety_events(void **state)
{
    struct given_store *given = *state;

    begin_batch(given, HELTMED_BATCH_EACH);
    given_case_opened(given, "c-1");
    assert_int_equal(given_event_of(given, "c-1", "s", "concern_reported", "2026-01-06", ",'data':{'by':'worker'}"), HELTMED_OK);
    assert_int_equal(given->receipt.seq, 2);
    assert_int_equal(heltmed_batch_rollback(given->store, &given->error), HELTMED_OK);
    assert_int_equal(events(given), 1);
    assert_int_equal(given_event_of(given, "c-1", "s", "concern_reported", "2026-01-06", ",'data':{'by':'worker'}"), HELTMED_OK);
    assert_int_equal(given->receipt.repeated, 1);
    assert_int_equal(given->receipt.seq, 1);
    assert_int_equal(heltmed_batch_rollback(given->store, &given->error), HELTMED_OK);
    /* Closing is a rollback too. */
    begin_batch(given, HELTMED_BATCH_RESULT);
    given_case_opened(given, "c-2");
    assert_int_equal(given_event_of(given, "c-2", "s2", "concern_acted_on", "2026-01-06", ",'data':{'by':'js'}"), HELTMED_CHOICE);
    assert_int_equal(given_event_of(given, "c-2", "s2", "concern_acted_on", "2026-01-06", ",'data':{'by':'job_specialist'}"), HELTMED_OK);
    given_store_reopen(given, 0);
    assert_int_equal(events(given), 2);
    assert_int_equal(heltmed_store_verify(given->store, NULL, NULL, &given->error), HELTMED_OK);
}

static void what_only_the_result_makes_possible(void **state)
{
    struct given_store *given = *state;

    agree(given, 1);
    given_case_opened(given, "c-1");
    given_case_opened(given, "c-2");
    assert_int_equal(trial(given, "c-1", "t1", "2026-02-01", ""), HELTMED_OK);
    /* Two corrections that change places under a full agreement, as the first alone could not. */
    assert_int_equal(trial(given, "c-2", "t2", "2026-02-01", ""), HELTMED_QUOTA);
    begin_batch(given, HELTMED_BATCH_RESULT);
    assert_int_equal(trial(given, "c-2", "t2", "2026-02-01", ""), HELTMED_OK);
    assert_int_equal(given_event_of(given, "c-1", "v1", "voided", "2026-02-02", ",'corrects':'t1'"), HELTMED_OK);
    assert_int_equal(heltmed_batch_commit(given->store, NULL, &given->error), HELTMED_OK);
    assert_int_equal(events(given), 6);
    /* In a batch that checks each, the order counts. */
    begin_batch(given, HELTMED_BATCH_EACH);
    assert_int_equal(trial(given, "c-1", "t3", "2026-02-03", ""), HELTMED_QUOTA);
    assert_int_equal(given_event_of(given, "c-2", "v2", "voided", "2026-02-03", ",'corrects':'t2'"), HELTMED_OK);
    assert_int_equal(trial(given, "c-1", "t3", "2026-02-03", ""), HELTMED_OK);
    assert_int_equal(heltmed_batch_commit(given->store, NULL, &given->error), HELTMED_OK);
    assert_int_equal(events(given), 8);
    assert_int_equal(heltmed_store_verify(given->store, NULL, NULL, &given->error), HELTMED_OK);
}

static void a_refused_result_names_the_append(void **state)
{
    struct given_store *given = *state;
    int64_t refused = -1;

    agree(given, 1);
    given_case_opened(given, "c-1");
    given_case_opened(given, "c-2");
    /* By what cannot have been. */
    begin_batch(given, HELTMED_BATCH_RESULT);
    given_case_opened(given, "c-1"); /* append 0 is a repetition */
    assert_int_equal(given->receipt.repeated, 1);
    assert_int_equal(trial(given, "c-1", "t1", "2026-02-01", ""), HELTMED_OK);
    assert_int_equal(given_event_of(given, "c-2", "s", "concern_reported", "2026-02-01", ",'data':{'by':'employer'}"), HELTMED_OK);
    assert_int_equal(given_event_of(given, "c-2", "x", "trial_ended", "2026-02-02", ",'data':{'early':true}"), HELTMED_OK);
    assert_int_equal(heltmed_batch_commit(given->store, &refused, &given->error), HELTMED_STATE);
    assert_int_equal(refused, 3);
    assert_int_equal(events(given), 4); /* the concern with them */
    /* By the quota: the second of two. */
    begin_batch(given, HELTMED_BATCH_RESULT);
    assert_int_equal(trial(given, "c-1", "t1", "2026-02-01", ""), HELTMED_OK);
    assert_int_equal(trial(given, "c-2", "t2", "2026-02-03", ""), HELTMED_OK);
    assert_int_equal(heltmed_batch_commit(given->store, &refused, &given->error), HELTMED_QUOTA);
    assert_int_equal(refused, 1);
    assert_int_equal(events(given), 4);
    /* By an append that was refused at once: nothing else is kept, and the first of them is told. */
    begin_batch(given, HELTMED_BATCH_RESULT);
    assert_int_equal(trial(given, "c-1", "t1", "2026-02-01", ""), HELTMED_OK);
    assert_int_equal(given_append(given, "{"), HELTMED_SYNTAX);
    assert_int_equal(given_event_of(given, "c-1", "open-c-1", "visited", "2026-02-02", ",'data':{'with':'both'}"), HELTMED_CONFLICT);
    assert_int_equal(given_event_of(given, "c-1", "s2", "concern_reported", "2026-02-01", ",'data':{'by':'other'}"), HELTMED_OK);
    assert_int_equal(heltmed_batch_commit(given->store, &refused, &given->error), HELTMED_SYNTAX);
    assert_int_equal(refused, 1);
    assert_int_equal(events(given), 5);
    assert_int_equal(trial(given, "c-1", "t1", "2026-02-01", ""), HELTMED_OK);
    assert_int_equal(heltmed_store_verify(given->store, NULL, NULL, &given->error), HELTMED_OK);
}

static void a_refused_append_leaves_the_rest_of_a_batch_that_checks_each(void **state)
{
    struct given_store *given = *state;

    begin_batch(given, HELTMED_BATCH_EACH);
    given_case_opened(given, "c-1");
    assert_int_equal(given_event_of(given, "c-1", "x", "trial_ended", "2026-02-02", ",'data':{'early':true}"), HELTMED_STATE);
    assert_int_equal(given_event_of(given, "c-7", "y", "visited", "2026-02-02", ",'data':{'with':'both'}"), HELTMED_STATE);
    assert_int_equal(given_event_of(given, "c-1", "v", "visited", "2026-02-02", ",'data':{'with':'both'},'expected_version':1"),
                     HELTMED_OK);
    assert_int_equal(given->receipt.version, 2);
    assert_int_equal(given_event_of(given, "c-1", "w", "visited", "2026-02-02", ",'data':{'with':'both'},'expected_version':1"),
                     HELTMED_CONFLICT);
    assert_int_equal(heltmed_batch_commit(given->store, NULL, &given->error), HELTMED_OK);
    assert_int_equal(events(given), 2);
}

static void versions_are_counted_within_a_batch(void **state)
{
    struct given_store *given = *state;
    char id[16], key[16];

    begin_batch(given, HELTMED_BATCH_RESULT);
    for (int i = 0; i < 300; i++) {
        (void)snprintf(id, sizeof(id), "c-%d", i % 150);
        (void)snprintf(key, sizeof(key), "v-%d", i);
        if (i < 150) {
            given_case_opened(given, id);
        } else {
            assert_int_equal(given_event_of(given, id, key, "visited", "2026-02-02", ",'data':{'with':'both'},'expected_version':1"),
                             HELTMED_OK);
        }
        assert_int_equal(given->receipt.version, i < 150 ? 1 : 2);
    }
    assert_int_equal(given_event_of(given, "c-3", "w", "visited", "2026-02-02", ",'data':{'with':'both'},'expected_version':1"),
                     HELTMED_CONFLICT);
    assert_int_equal(heltmed_batch_commit(given->store, NULL, &given->error), HELTMED_CONFLICT);
    assert_int_equal(events(given), 0);
}

/* The places that many cases take in one batch are counted as they would be one by one. */
static void the_book_of_places_is_kept_within_a_batch(void **state)
{
    struct given_store *given = *state;
    struct chance chance = {3};
    char id[16], key[16], on[16];
    heltmed_status alone[60];

    agree(given, 4);
    for (int i = 0; i < 60; i++) {
        (void)snprintf(id, sizeof(id), "c-%d", i);
        given_case_opened(given, id);
    }
    for (int together = 0; together < 2; together++) {
        if (together) {
            begin_batch(given, HELTMED_BATCH_EACH);
        }
        chance.state = 3;
        for (int i = 0; i < 60; i++) {
            (void)snprintf(id, sizeof(id), "c-%d", i);
            (void)snprintf(key, sizeof(key), "t%d-%d", together, i);
            (void)snprintf(on, sizeof(on), "2026-%02d-%02d", (int)chance_between(&chance, 2, 9), (int)chance_between(&chance, 1, 28));
            heltmed_status status = trial(given, id, key, on, "");
            if (together) {
                assert_int_equal(status, alone[i]);
            }
            alone[i] = status;
            if (status == HELTMED_OK && i % 3 == 0) {
                (void)snprintf(key, sizeof(key), "w%d-%d", together, i);
                assert_int_equal(given_event_of(given, id, key, "case_withdrawn", on, ""), HELTMED_OK);
            }
        }
        if (together) {
            assert_int_equal(heltmed_batch_commit(given->store, NULL, &given->error), HELTMED_OK);
        } else {
            /* The same once more in a new file. */
            given_store_free(given);
            given = given_store_new();
            *state = given;
            agree(given, 4);
            for (int i = 0; i < 60; i++) {
                (void)snprintf(id, sizeof(id), "c-%d", i);
                given_case_opened(given, id);
            }
        }
    }
    int taken = 0;
    for (int i = 0; i < 60; i++) {
        taken += alone[i] == HELTMED_OK;
    }
    assert_true(taken > 10 && taken < 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_is_there_before_the_commit, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(a_rollback_leaves_nothing_but_safety_events, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(what_only_the_result_makes_possible, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(a_refused_result_names_the_append, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(a_refused_append_leaves_the_rest_of_a_batch_that_checks_each, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(versions_are_counted_within_a_batch, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(the_book_of_places_is_kept_within_a_batch, given_store_begin, given_store_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
