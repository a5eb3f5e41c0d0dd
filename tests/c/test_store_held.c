/* How many places others hold, which a store keeps from one view for the next: always what a store that was just opened tells. */
#include "given_store.h"

#include <stdio.h>

static void tell(heltmed_store *store, const char *id, const char *on, heltmed_text *out)
{
    heltmed_error error;
    assert_int_equal(heltmed_store_case(store, id, day(on), HELTMED_EN, 0, out, &error), HELTMED_OK);
}

/* The case as the store tells it, warm, and as one just opened does. Whether a place is left. */
static bool compare(struct given_store *given, const char *id, const char *on)
{
    heltmed_text *warm = NULL, *fresh = NULL;
    heltmed_store *other = NULL;

    assert_int_equal(heltmed_text_create(NULL, &warm, &given->error), HELTMED_OK);
    assert_int_equal(heltmed_text_create(NULL, &fresh, &given->error), HELTMED_OK);
    tell(given->store, id, on, warm);
    assert_int_equal(heltmed_store_open(given->path, HELTMED_STORE_READ_ONLY, built_in(), NULL, &other, &given->error), HELTMED_OK);
    tell(other, id, on, fresh);
    heltmed_store_close(other);
    assert_string_equal(heltmed_text_data(warm), heltmed_text_data(fresh));
    static const char outcome[] = "\"outcome\":\"";
    const char *found = strstr(heltmed_text_data(warm), "\"express.place_left\"");
    assert_non_null(found);
    found = strstr(found, outcome);
    assert_non_null(found);
    bool is_left = strncmp(found + strlen(outcome), "met", 3) == 0;
    heltmed_text_destroy(warm);
    heltmed_text_destroy(fresh);
    return is_left;
}

static void append(struct given_store *given, const char *id, const char *key, const char *type, const char *on, const char *rest)
{
    if (given_event_of(given, id, key, type, on, rest) != HELTMED_OK) {
        fail_msg("%s: %s", key, given->error.message);
    }
}

static void sign(struct given_store *given)
{
    append(given, NULL, "a", "agreement_signed", "2026-01-01",
           ",'data':{'agreement':'ex-1','municipality':'0301','places':2,'from':'2026-01-10'}");
    given_case_opened(given, "c-1");
    given_case_opened(given, "c-2");
    given_case_opened(given, "c-3");
    append(given, "c-1", "t1", "trial_started", "2026-02-02", ",'data':{'agreement':'ex-1','employer':'e-1'}");
}

static void what_was_appended_since_counts(void **state)
{
    struct given_store *given = *state;
    struct given_store other = *given;

    sign(given);
    assert_true(compare(given, "c-1", "2026-02-10"));
    assert_int_equal(heltmed_store_open(given->path, 0, built_in(), NULL, &other.store, &other.error), HELTMED_OK);
    append(&other, "c-2", "t2", "trial_started", "2026-02-03", ",'data':{'agreement':'ex-1','employer':'e-2'}");
    heltmed_store_close(other.store);
    (void)compare(given, "c-1", "2026-02-10");
    append(given, NULL, "b", "agreement_changed", "2026-02-03", ",'data':{'agreement':'ex-1','places':3}");
    append(given, "c-3", "t3", "trial_started", "2026-02-03", ",'data':{'agreement':'ex-1','employer':'e-3'}");
    (void)compare(given, "c-1", "2026-02-10");
    /* Another day, on which less was known. */
    (void)compare(given, "c-1", "2026-02-02");
    append(given, "c-2", "x2", "trial_ended", "2026-02-06", ",'data':{'early':true}");
    append(given, "c-2", "d2", "continuation_decided", "2026-02-06", ",'data':{'by':'worker','wants':false}");
    (void)compare(given, "c-1", "2026-02-10");
    append(given, "c-3", "v3", "voided", "2026-02-03", ",'data':{},'corrects':'t3'");
    (void)compare(given, "c-1", "2026-02-10");
    (void)compare(given, "c-1", "2026-02-02");
}

/* Whether a place is left hangs on the others: what is kept must be right for the outcome to be. */
static void the_outcome_follows(void **state)
{
    struct given_store *given = *state;

    sign(given);
    append(given, "c-2", "t2", "trial_started", "2026-02-03", ",'data':{'agreement':'ex-1','employer':'e-2'}");
    assert_true(compare(given, "c-1", "2026-02-10"));
    append(given, NULL, "b", "agreement_changed", "2026-02-04", ",'data':{'agreement':'ex-1','places':1}");
    assert_false(compare(given, "c-1", "2026-02-10"));
    assert_int_equal(heltmed_store_erase(given->store, "c-2", day("2026-02-05"), 0, &given->error), HELTMED_OK);
    assert_true(compare(given, "c-1", "2026-02-10"));
}

static void what_a_batch_appended_is_not_kept(void **state)
{
    struct given_store *given = *state;
    heltmed_text *text = NULL;

    sign(given);
    (void)compare(given, "c-1", "2026-02-10");
    assert_int_equal(heltmed_text_create(NULL, &text, &given->error), HELTMED_OK);
    assert_int_equal(heltmed_batch_begin(given->store, HELTMED_BATCH_EACH, &given->error), HELTMED_OK);
    append(given, "c-2", "t2", "trial_started", "2026-02-03", ",'data':{'agreement':'ex-1','employer':'e-2'}");
    tell(given->store, "c-1", "2026-02-10", text);
    assert_int_equal(heltmed_batch_rollback(given->store, &given->error), HELTMED_OK);
    append(given, "c-3", "i3", "interviewed", "2026-02-03", ",'data':{'round':1}");
    assert_true(compare(given, "c-1", "2026-02-10"));
    heltmed_text_destroy(text);
}

/* More agreements than are kept. */
static void there_may_be_many_agreements(void **state)
{
    enum { AGREEMENTS = 20 };
    struct given_store *given = *state;
    char id[16], key[16], rest[128];

    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < AGREEMENTS; i++) {
            (void)snprintf(id, sizeof(id), "c-%d", i);
            if (round == 0) {
                (void)snprintf(key, sizeof(key), "a-%d", i);
                (void)snprintf(rest, sizeof(rest), ",'data':{'agreement':'ex-%d','municipality':'0301','places':2,'from':'2026-01-10'}", i);
                append(given, NULL, key, "agreement_signed", "2026-01-01", rest);
                given_case_opened(given, id);
                (void)snprintf(key, sizeof(key), "t-%d", i);
                (void)snprintf(rest, sizeof(rest), ",'data':{'agreement':'ex-%d','employer':'e-1'}", i);
                append(given, id, key, "trial_started", "2026-02-02", rest);
            }
            assert_true(compare(given, id, "2026-02-10"));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_appended_since_counts, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(the_outcome_follows, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(what_a_batch_appended_is_not_kept, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(there_may_be_many_agreements, given_store_begin, given_store_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
