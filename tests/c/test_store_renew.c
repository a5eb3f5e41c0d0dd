/* A store that stays open from one use to the next, and is renewed between them. */
#define _POSIX_C_SOURCE 200809L
#include "given_store.h"

#include <stdio.h>
#include <unistd.h>

#include <sqlite3.h>

static heltmed_status renew(struct given_store *given) { return heltmed_store_renew(given->store, &given->error); }

static void what_was_left_open_is_rolled_back(void **state)
{
    struct given_store *given = *state;

    given_case_opened(given, "c-1");
    assert_int_equal(heltmed_batch_begin(given->store, HELTMED_BATCH_EACH, &given->error), HELTMED_OK);
    given_case_opened(given, "c-2");
    assert_int_equal(renew(given), HELTMED_OK);
    assert_int_equal(given_sql(given, "SELECT count(*) FROM cases"), 1);
    /* The lock is free. */
    assert_int_equal(given_sql(given, "BEGIN IMMEDIATE"), 0);
    given_case_opened(given, "c-2");
    assert_int_equal(heltmed_store_renew(NULL, &given->error), HELTMED_ARGUMENT);
}

static void a_file_put_in_its_place_is_seen(void **state)
{
    struct given_store *given = *state;
    char moved[STORE_PATH_SIZE + 8];

    given_case_opened(given, "c-1");
    assert_int_equal(renew(given), HELTMED_OK);
    (void)snprintf(moved, sizeof(moved), "%s-moved", given->path);
    assert_int_equal(heltmed_store_backup(given->store, moved, &given->error), HELTMED_OK);
    assert_int_equal(rename(moved, given->path), 0);
    assert_int_equal(renew(given), HELTMED_IO);
    assert_int_equal(unlink(given->path), 0);
    assert_int_equal(renew(given), HELTMED_IO);
}

static void a_change_of_the_schema_is_seen(void **state)
{
    struct given_store *given = *state;

    given_case_opened(given, "c-1");
    assert_int_equal(given_sql(given, "CREATE TABLE more (x)"), 0);
    assert_int_equal(renew(given), HELTMED_DAMAGED);
}

/* What others appended meanwhile counts, also where it was folded before. */
static void nothing_is_remembered(void **state)
{
    static const char signing[] = ",'data':{'agreement':'ex-1','municipality':'0301','places':1,'from':'2026-01-10'}";
    static const char starting[] = ",'data':{'agreement':'ex-1','employer':'e-1'}";
    struct given_store *given = *state;
    struct given_store other = *given;

    assert_int_equal(given_event_of(given, NULL, "a", "agreement_signed", "2026-01-01", signing), HELTMED_OK);
    given_case_opened(given, "c-1");
    given_case_opened(given, "c-2");
    assert_int_equal(renew(given), HELTMED_OK);
    assert_int_equal(heltmed_store_open(given->path, 0, built_in(), NULL, &other.store, &other.error), HELTMED_OK);
    assert_int_equal(given_event_of(&other, "c-1", "k1", "trial_started", "2026-02-01", starting), HELTMED_OK);
    heltmed_store_close(other.store);
    assert_int_equal(given_event_of(given, "c-2", "k2", "trial_started", "2026-02-01", starting), HELTMED_QUOTA);
}

/* The events of one case are read at once: the store may be closed before they are asked for. */
static void an_export_of_a_case_outlives_its_store(void **state)
{
    struct given_store *given = *state;
    heltmed_stream *before = NULL, *within = NULL;
    heltmed_text *text = NULL;

    given_case_opened(given, "c-1");
    assert_int_equal(heltmed_text_create(NULL, &text, &given->error), HELTMED_OK);
    assert_int_equal(heltmed_store_export(given->store, "c-1", HELTMED_JSONL, &before, &given->error), HELTMED_OK);
    assert_int_equal(heltmed_batch_begin(given->store, HELTMED_BATCH_EACH, &given->error), HELTMED_OK);
    assert_int_equal(given_event_of(given, "c-1", "k1", "visited", "2026-02-01", ",'data':{'with':'both'}"), HELTMED_OK);
    /* A batch is not there before it is committed. */
    assert_int_equal(heltmed_store_export(given->store, "c-1", HELTMED_JSONL, &within, &given->error), HELTMED_OK);
    heltmed_store_close(given->store);
    given->store = NULL;
    for (heltmed_stream *stream = before; stream != NULL; stream = stream == before ? within : NULL) {
        assert_int_equal(heltmed_stream_next(stream, text, &given->error), HELTMED_OK);
        assert_non_null(strstr(heltmed_text_data(text), "case_opened"));
        assert_null(strstr(heltmed_text_data(text), "visited"));
        assert_int_equal(heltmed_stream_next(stream, text, &given->error), HELTMED_OK);
        assert_int_equal(heltmed_text_size(text), 0);
    }
    heltmed_stream_destroy(before);
    heltmed_stream_destroy(within);
    heltmed_text_destroy(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_left_open_is_rolled_back, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(a_file_put_in_its_place_is_seen, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(a_change_of_the_schema_is_seen, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(nothing_is_remembered, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(an_export_of_a_case_outlives_its_store, given_store_begin, given_store_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
