/* The store: what an append answers, refuses and keeps. */
#define _POSIX_C_SOURCE 200809L
#include "given_store.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void an_append_gives_a_receipt(void **state)
{
    struct given_store *given = *state;
    char head[HELTMED_HEAD_SIZE];

    given_case_opened(given, "c-1");
    assert_int_equal(given->receipt.seq, 1);
    assert_int_equal(given->receipt.version, 1);
    assert_int_equal(given->receipt.repeated, 0);
    assert_int_equal(strlen(given->receipt.head), HELTMED_HEAD_SIZE - 1);
    memcpy(head, given->receipt.head, sizeof(head));

    given_case_opened(given, "c-2");
    assert_int_equal(given_event_of(given, "c-1", "k2", "interviewed", "2026-01-06", ",'data':{'round':1}"), HELTMED_OK);
    assert_int_equal(given->receipt.seq, 3);
    assert_int_equal(given->receipt.version, 2);
    assert_string_not_equal(given->receipt.head, head);

    /* The first receipt once more, also after closing and opening, and with the members in another order. */
    given_store_reopen(given, 0);
    given_case_opened(given, "c-1");
    assert_int_equal(given->receipt.seq, 1);
    assert_int_equal(given->receipt.version, 1);
    assert_int_equal(given->receipt.repeated, 1);
    assert_string_equal(given->receipt.head, head);
    assert_int_equal(given_append(given, "{'data':{'round':1},'actor':'js-1','recorded_at':'2026-03-01T00:00:00Z','on':'2026-01-06',"
                                         "'type':'interviewed','case':'c-1','key':'k2','expected_version':0}"),
                     HELTMED_OK);
    assert_int_equal(given->receipt.seq, 3);
    assert_int_equal(given->receipt.repeated, 1);
    assert_int_equal(given_sql(given, "SELECT count(*) FROM events"), 3);
}

static void a_key_with_other_content_is_a_conflict(void **state)
{
    struct given_store *given = *state;

    given_case_opened(given, "c-1");
    assert_int_equal(given_event_of(given, "c-1", "k", "interviewed", "2026-01-06", ",'data':{'round':1}"), HELTMED_OK);
    assert_int_equal(given_event_of(given, "c-1", "k", "interviewed", "2026-01-06", ",'data':{'round':2}"), HELTMED_CONFLICT);
    assert_string_equal(given->error.field, "key");
    assert_int_equal(given_event_of(given, "c-1", "k", "interviewed", "2026-01-07", ",'data':{'round':1}"), HELTMED_CONFLICT);
    assert_int_equal(given_sql(given, "SELECT count(*) FROM events"), 2);
}

static void a_writer_that_is_behind_is_told(void **state)
{
    struct given_store *given = *state;

    given_case_opened(given, "c-1");
    assert_int_equal(given_event_of(given, "c-1", "a", "interviewed", "2026-01-06", ",'data':{'round':1},'expected_version':1"),
                     HELTMED_OK);
    assert_int_equal(given_event_of(given, "c-1", "b", "references_checked", "2026-01-07", ",'expected_version':1"), HELTMED_CONFLICT);
    assert_string_equal(given->error.field, "expected_version");
    assert_int_equal(given_event_of(given, "c-1", "b", "references_checked", "2026-01-07", ",'expected_version':2"), HELTMED_OK);
}

static void what_cannot_have_been_is_refused(void **state)
{
    struct given_store *given = *state;

    assert_int_equal(given_event_of(given, "c-1", "a", "interviewed", "2026-01-06", ",'data':{'round':1}"), HELTMED_STATE);
    given_case_opened(given, "c-1");
    assert_int_equal(given_event_of(given, "c-1", "b", "trial_ended", "2026-02-01", ",'data':{'early':false}"), HELTMED_STATE);
    assert_int_equal(given_event_of(given, "c-1", "c", "trial_started", "2026-02-01", ",'data':{'employer':'e-1'}"), HELTMED_OK);
    assert_int_equal(given_event_of(given, "c-1", "d", "trial_started", "2026-02-02", ",'data':{'employer':'e-1'}"), HELTMED_STATE);
    assert_int_equal(given_event_of(given, "c-1", "e", "voided", "2026-02-02", ",'corrects':'nothing'"), HELTMED_STATE);
    assert_string_equal(given->error.field, "corrects");
    assert_int_equal(given_event_of(given, "c-1", "f", "voided", "2026-02-02", ",'corrects':'c'"), HELTMED_OK);
    assert_int_equal(given_event_of(given, "c-1", "g", "trial_started", "2026-02-02", ",'data':{'employer':'e-1'}"), HELTMED_OK);
    /* An event of another case is not there for this one. */
    given_case_opened(given, "c-2");
    assert_int_equal(given_event_of(given, "c-2", "h", "voided", "2026-02-02", ",'corrects':'g'"), HELTMED_STATE);
}

static void the_safety_number_is_always_open(void **state)
{
    struct given_store *given = *state;

    /* Of a case that nobody has opened, with a version that is behind, correcting what is not there. */
    assert_int_equal(given_event_of(given, "c-9", "s1", "concern_reported", "2026-01-06",
                                    ",'data':{'by':'worker'},'expected_version':0,'corrects':'none'"),
                     HELTMED_OK);
    assert_int_equal(given->receipt.version, 1);
    assert_int_equal(given_event_of(given, "c-9", "s1", "concern_reported", "2026-01-06", ",'data':{'by':'worker'},'corrects':'none'"),
                     HELTMED_OK);
    assert_int_equal(given->receipt.repeated, 1);
    /* Others are still refused for that case. */
    assert_int_equal(given_event_of(given, "c-9", "v", "visited", "2026-01-06", ",'data':{'with':'worker'}"), HELTMED_STATE);
    /* What could be a birth number is blotted out, and two of them stay two. */
    assert_int_equal(given_event_of(given, "01010112377", "01010112377", "concern_reported", "2026-01-06", ",'data':{'by':'worker'}"),
                     HELTMED_OK);
    assert_int_equal(given_event_of(given, "01010112377", "01010112377", "concern_reported", "2026-01-06", ",'data':{'by':'worker'}"),
                     HELTMED_OK);
    assert_int_equal(given_sql(given, "SELECT count(*) FROM events"), 3);
    assert_int_equal(given_files_with(given, "01010112377"), 0);
    assert_int_equal(given_event_of(given, "01010112377", "x", "interviewed", "2026-01-06", ",'data':{'round':1}"), HELTMED_IDENTIFIER);
}

static void agreements_have_a_limited_number_of_places(void **state)
{
    struct given_store *given = *state;
    char key[32];
    char id[32];

    assert_int_equal(given_event_of(given, NULL, "a", "agreement_signed", "2026-01-01",
                                    ",'data':{'agreement':'ex-1','municipality':'0301','places':2,'from':'2026-01-10'}"),
                     HELTMED_OK);
    assert_int_equal(given->receipt.version, 0);
    for (int i = 0; i < 3; i++) {
        (void)snprintf(id, sizeof(id), "c-%d", i);
        given_case_opened(given, id);
    }
    for (int i = 0; i < 3; i++) {
        (void)snprintf(id, sizeof(id), "c-%d", i);
        (void)snprintf(key, sizeof(key), "t-%d", i);
        assert_int_equal(given_event_of(given, id, key, "trial_started", "2026-02-01", ",'data':{'agreement':'ex-1','employer':'e-1'}"),
                         i < 2 ? HELTMED_OK : HELTMED_QUOTA);
    }
    /* A place is free again on the day after its trial's hold was given up. */
    assert_int_equal(given_event_of(given, "c-0", "w", "case_withdrawn", "2026-02-10", ""), HELTMED_OK);
    assert_int_equal(given_event_of(given, "c-2", "t-3", "trial_started", "2026-02-10", ",'data':{'agreement':'ex-1','employer':'e-1'}"),
                     HELTMED_QUOTA);
    assert_int_equal(given_event_of(given, "c-2", "t-3", "trial_started", "2026-02-11", ",'data':{'agreement':'ex-1','employer':'e-1'}"),
                     HELTMED_OK);
    /* Its correction back to a day that is full is refused, as is a day before the agreement, or one that nobody signed. */
    assert_int_equal(given_event_of(given, "c-2", "t-4", "trial_started", "2026-02-10",
                                    ",'data':{'agreement':'ex-1','employer':'e-1'},'corrects':'t-3'"),
                     HELTMED_QUOTA);
    assert_int_equal(given_event_of(given, "c-2", "t-5", "trial_started", "2026-01-09",
                                    ",'data':{'agreement':'ex-1','employer':'e-1'},'corrects':'t-3'"),
                     HELTMED_QUOTA);
    assert_int_equal(given_event_of(given, "c-2", "t-6", "trial_started", "2026-02-12",
                                    ",'data':{'agreement':'ex-2','employer':'e-1'},'corrects':'t-3'"),
                     HELTMED_STATE);
    /* Lowering the places is always recorded. */
    assert_int_equal(given_event_of(given, NULL, "b", "agreement_changed", "2026-02-12", ",'data':{'agreement':'ex-1','places':1}"),
                     HELTMED_OK);
}

static const char *const in_a_place = ",'data':{'agreement':'ex-1','employer':'e-1'}";

static heltmed_store *another(const struct given_store *given)
{
    heltmed_store *store = NULL;
    assert_int_equal(heltmed_store_open(given->path, 0, built_in(), NULL, &store, NULL), HELTMED_OK);
    return store;
}

/* Also for a writer that has kept in mind who holds the places, whether it erased the case itself or another did. */
static void an_erased_cases_place_is_free(void **state)
{
    struct given_store *given = *state;

    assert_int_equal(given_event_of(given, NULL, "a", "agreement_signed", "2026-01-01",
                                    ",'data':{'agreement':'ex-1','municipality':'0301','places':1,'from':'2026-01-10'}"),
                     HELTMED_OK);
    given_case_opened(given, "c-1");
    given_case_opened(given, "c-2");
    given_case_opened(given, "c-3");
    assert_int_equal(given_event_of(given, "c-1", "t-1", "trial_started", "2026-02-01", in_a_place), HELTMED_OK);
    assert_int_equal(heltmed_store_erase(given->store, "c-1", day("2026-03-01"), 0, &given->error), HELTMED_OK);
    assert_int_equal(given_event_of(given, "c-2", "t-3", "trial_started", "2026-02-02", in_a_place), HELTMED_OK);
    heltmed_store *other = another(given);
    assert_int_equal(heltmed_store_erase(other, "c-2", day("2026-03-01"), 0, &given->error), HELTMED_OK);
    heltmed_store_close(other);
    assert_int_equal(given_event_of(given, "c-3", "t-5", "trial_started", "2026-02-03", in_a_place), HELTMED_OK);
    given_case_opened(given, "c-4");
    assert_int_equal(given_event_of(given, "c-4", "t-6", "trial_started", "2026-02-03", in_a_place), HELTMED_QUOTA);
}

/* What a writer keeps of the case that it last wrote to is the case as it is: without what was refused, with what others wrote. */
static void a_writer_sees_what_others_wrote(void **state)
{
    struct given_store *given = *state;

    const char *ended = ",'data':{'early':false}";

    given_case_opened(given, "c-1");
    assert_int_equal(given_event_of(given, "c-1", "e-1", "trial_ended", "2026-02-01", ended), HELTMED_STATE);
    assert_int_equal(given_event_of(given, "c-1", "t-1", "trial_started", "2026-02-01", ",'data':{'employer':'e-1'}"), HELTMED_OK);
    assert_int_equal(given->receipt.version, 2);
    struct given_store other = *given;
    other.store = another(given);
    assert_int_equal(given_event_of(&other, "c-1", "e-2", "trial_ended", "2026-02-10", ended), HELTMED_OK);
    assert_int_equal(given_event_of(given, "c-1", "e-3", "trial_ended", "2026-02-11", ended), HELTMED_STATE);
    assert_int_equal(given_event_of(given, "c-1", "s-1", "concern_reported", "2026-02-12", ",'data':{'by':'worker'}"), HELTMED_OK);
    assert_int_equal(given_event_of(given, "c-1", "i-1", "interviewed", "2026-02-12", ",'data':{'round':1}"), HELTMED_OK);
    assert_int_equal(given->receipt.version, 5);
    heltmed_store_close(other.store);
    assert_int_equal(given_event_of(given, "c-1", "t-2", "trial_started", "2026-02-13", ",'data':{'employer':'e-2'}"), HELTMED_OK);
    assert_int_equal(heltmed_batch_begin(given->store, HELTMED_BATCH_RESULT, &given->error), HELTMED_OK);
    assert_int_equal(given_event_of(given, "c-1", "e-4", "trial_ended", "2026-02-20", ended), HELTMED_OK);
    assert_int_equal(heltmed_batch_commit(given->store, NULL, &given->error), HELTMED_OK);
    assert_int_equal(given_event_of(given, "c-1", "e-5", "trial_ended", "2026-02-21", ended), HELTMED_STATE);
}

static void a_forked_process_opens_anew(void **state)
{
    struct given_store *given = *state;
    int told = -1;

    given_case_opened(given, "c-1");
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        heltmed_error error;
        bool refused = heltmed_store_append(given->store, "{}", 2, NULL, &error) == HELTMED_ARGUMENT;
        heltmed_store_close(given->store);
        /* The end tells, and leaves no time to ask what memory of the parent's the child has not given back. */
        (void)raise(refused ? SIGKILL : SIGTERM);
        _exit(1);
    }
    assert_int_equal(waitpid(child, &told, 0), child);
    assert_true(WIFSIGNALED(told) && WTERMSIG(told) == SIGKILL);
    given_case_opened(given, "c-2");
}

static void a_store_opened_to_be_read_is_not_written(void **state)
{
    struct given_store *given = *state;

    given_store_reopen(given, HELTMED_STORE_READ_ONLY);
    assert_int_equal(given_event_of(given, "c-1", "a", "concern_reported", "2026-01-06", ",'data':{'by':'worker'}"), HELTMED_UNAVAILABLE);
    assert_int_equal(heltmed_batch_begin(given->store, HELTMED_BATCH_EACH, &given->error), HELTMED_UNAVAILABLE);
}

static void misuse_is_told(void **state)
{
    struct given_store *given = *state;
    heltmed_store *store = NULL;

    assert_int_equal(heltmed_store_create(given->path, NULL, &given->error), HELTMED_IO);
    assert_int_equal(heltmed_store_create("", NULL, &given->error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_create("/nowhere/at/all", NULL, &given->error), HELTMED_IO);
    assert_int_equal(heltmed_store_open("/nowhere/at/all", 0, built_in(), NULL, &store, &given->error), HELTMED_IO);
    assert_int_equal(heltmed_store_open(given->path, 4, built_in(), NULL, &store, &given->error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_open(given->path, 0, NULL, NULL, &store, &given->error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_append(NULL, "{}", 2, NULL, &given->error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_append(given->store, NULL, 0, NULL, &given->error), HELTMED_ARGUMENT);
    assert_int_equal(given_append(given, "{"), HELTMED_SYNTAX);
    heltmed_store_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_append_gives_a_receipt, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(a_key_with_other_content_is_a_conflict, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(a_writer_that_is_behind_is_told, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(what_cannot_have_been_is_refused, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(the_safety_number_is_always_open, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(agreements_have_a_limited_number_of_places, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(an_erased_cases_place_is_free, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(a_writer_sees_what_others_wrote, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(a_forked_process_opens_anew, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(a_store_opened_to_be_read_is_not_written, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(misuse_is_told, given_store_begin, given_store_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
