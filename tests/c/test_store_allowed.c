/* What could be appended, told without appending: held to what an append then says. */
#include "given_store.h"

#include <stdio.h>
#include <stdlib.h>

#include <jansson.h>
#include <sqlite3.h>

/* ---- rehearsing ---- */

static heltmed_status rehearse(struct given_store *given, const char *json, heltmed_error *error)
{
    char text[1024];
    size_t size = strlen(json);
    assert_true(size < sizeof(text));
    for (size_t i = 0; i < size; i++) {
        text[i] = (char)(json[i] == '\'' ? '"' : json[i]);
    }
    *error = (heltmed_error){.code = HELTMED_OK};
    return heltmed_store_rehearse(given->store, text, size, error);
}

static int64_t events(struct given_store *given) { return given_sql(given, "SELECT count(*) FROM events"); }

/* Rehearsed, appended, and rehearsed again where it was refused: the same each time, and only the append writes. */
static heltmed_status both(struct given_store *given, const char *json)
{
    heltmed_error rehearsed, again;
    int64_t before = events(given);
    heltmed_status told = rehearse(given, json, &rehearsed);
    assert_int_equal(events(given), before);
    given->error = (heltmed_error){.code = HELTMED_OK};
    heltmed_status status = given_append(given, json);
    assert_int_equal(told, status);
    assert_int_equal(rehearsed.code, given->error.code);
    assert_string_equal(rehearsed.field, given->error.field);
    assert_string_equal(rehearsed.message, given->error.message);
    if (status != HELTMED_OK) {
        assert_int_equal(rehearse(given, json, &again), status);
    }
    return status;
}

static const char opened[] = "{'key':'k1','case':'c-1','type':'case_opened','on':'2026-01-05','recorded_at':'2026-01-05T10:00:00Z',"
                             "'data':{'municipality':'0301','in_target_group':true,'found':'both'}}";
static const char agreed[] = "{'key':'a1','type':'agreement_signed','on':'2026-01-01','recorded_at':'2026-01-05T10:00:00Z',"
                             "'data':{'agreement':'ex-1','municipality':'0301','places':1,'from':'2026-01-01'}}";

static void trial_of(char *json, size_t size, const char *key, const char *case_id, const char *rest)
{
    (void)snprintf(json, size,
                   "{'key':'%s','case':'%s','type':'trial_started','on':'2026-02-02','recorded_at':'2026-02-02T10:00:00Z',"
                   "'data':{'employer':'e-1','agreement':'ex-1'}%s}",
                   key, case_id, rest);
}

static void a_rehearsal_says_what_the_append_says(void **state)
{
    struct given_store *given = *state;
    char json[512];

    assert_int_equal(both(given, "{'key':"), HELTMED_SYNTAX);
    assert_int_equal(both(given, "{'key':'k','type':'visit'}"), HELTMED_CHOICE);
    trial_of(json, sizeof(json), "t1", "c-1", "");
    assert_int_equal(both(given, json), HELTMED_STATE); /* never opened */
    assert_int_equal(both(given, opened), HELTMED_OK);
    assert_int_equal(both(given, opened), HELTMED_OK);  /* the same key again */
    assert_int_equal(both(given, json), HELTMED_STATE); /* no such agreement */
    assert_string_equal(given->error.field, "agreement");
    assert_int_equal(both(given, agreed), HELTMED_OK);
    assert_int_equal(both(given, json), HELTMED_OK);
    trial_of(json, sizeof(json), "k1", "c-1", "");
    assert_int_equal(both(given, json), HELTMED_CONFLICT); /* the key is another's */
    trial_of(json, sizeof(json), "t2", "c-1", ",'expected_version':1");
    assert_int_equal(both(given, json), HELTMED_CONFLICT);
    trial_of(json, sizeof(json), "t2", "c-1", "");
    assert_int_equal(both(given, json), HELTMED_STATE); /* one is under way there */
    given_case_opened(given, "c-2");
    trial_of(json, sizeof(json), "t3", "c-2", "");
    assert_int_equal(both(given, json), HELTMED_QUOTA);
    assert_int_equal(both(given, "{'key':'v','case':'c-1','type':'voided','on':'2026-02-03','recorded_at':'2026-02-03T10:00:00Z',"
                                 "'corrects':'none'}"),
                     HELTMED_STATE);
    assert_string_equal(given->error.field, "corrects");
    assert_int_equal(both(given, "{'key':'v','case':'c-1','type':'voided','on':'2026-02-03','recorded_at':'2026-02-03T10:00:00Z',"
                                 "'corrects':'t1'}"),
                     HELTMED_OK);
    assert_int_equal(both(given, json), HELTMED_OK); /* the place is free again */
    assert_int_equal(heltmed_store_erase(given->store, "c-1", day("2026-03-01"), 0, &given->error), HELTMED_OK);
    trial_of(json, sizeof(json), "t4", "c-1", "");
    assert_int_equal(both(given, json), HELTMED_STATE);
    assert_string_equal(given->error.field, "case");
    assert_int_equal(heltmed_store_verify(given->store, NULL, NULL, &given->error), HELTMED_OK);
}

static void a_rehearsal_waits_for_nobody_and_needs_no_right_to_write(void **state)
{
    struct given_store *given = *state;
    heltmed_error error;
    sqlite3 *other = NULL;

    assert_int_equal(given_append(given, agreed), HELTMED_OK);
    assert_int_equal(sqlite3_open(given->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(rehearse(given, opened, &error), HELTMED_OK);
    given_store_reopen(given, HELTMED_STORE_READ_ONLY);
    assert_int_equal(rehearse(given, opened, &error), HELTMED_OK);
    assert_int_equal(given_append(given, opened), HELTMED_UNAVAILABLE);
    assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(other), SQLITE_OK);
    given_store_reopen(given, 0);
    assert_int_equal(heltmed_batch_begin(given->store, HELTMED_BATCH_EACH, &given->error), HELTMED_OK);
    assert_int_equal(rehearse(given, opened, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_batch_rollback(given->store, &given->error), HELTMED_OK);
    assert_int_equal(heltmed_store_rehearse(NULL, opened, sizeof(opened) - 1, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_rehearse(given->store, NULL, 0, &error), HELTMED_ARGUMENT);
}

/* ---- what is allowed ---- */

static json_t *allowed(struct given_store *given, const char *case_id, const char *on)
{
    heltmed_text *text = new_text(NULL);
    assert_int_equal(heltmed_store_allowed(given->store, case_id, day(on), HELTMED_EN, text, &given->error), HELTMED_OK);
    json_t *told = json_loadb(heltmed_text_data(text), heltmed_text_size(text), 0, NULL);
    assert_non_null(told);
    assert_string_equal(json_string_value(json_object_get(told, "case")), case_id);
    assert_string_equal(json_string_value(json_object_get(told, "on")), on);
    heltmed_text_destroy(text);
    return told;
}

/* The reason for a type; "" where it is allowed. */
static const char *reason_of(json_t *told, const char *type)
{
    size_t i;
    json_t *row;
    json_array_foreach(json_object_get(told, "types"), i, row)
    {
        if (strcmp(json_string_value(json_object_get(row, "type")), type) == 0) {
            const char *reason = json_string_value(json_object_get(row, "reason"));
            assert_int_equal(json_is_true(json_object_get(row, "allowed")), reason == NULL);
            assert_int_equal(json_string_value(json_object_get(row, "text")) == NULL, reason == NULL);
            return reason == NULL ? "" : reason;
        }
    }
    fail_msg("%s is not told", type);
    return NULL;
}

static void expect_reason(struct given_store *given, const char *case_id, const char *on, const char *type, const char *reason)
{
    json_t *told = allowed(given, case_id, on);
    assert_string_equal(reason_of(told, type), reason);
    json_decref(told);
}

static void every_type_of_a_case_is_told_in_order(void **state)
{
    json_t *told = allowed(*state, "c-1", "2026-01-05");
    json_t *types = json_object_get(told, "types");
    size_t at = 0;

    for (size_t type = 0; type < heltmed_event_type_count(); type++) {
        const char *scope = heltmed_event_type_scope(type);
        if (strcmp(scope, "case") == 0 || strcmp(scope, "any") == 0) {
            json_t *row = json_array_get(types, at++);
            assert_string_equal(json_string_value(json_object_get(row, "type")), heltmed_event_type_name(type));
        }
    }
    assert_int_equal(json_array_size(types), at);
    json_decref(told);
}

static void the_reasons_of_a_case(void **state)
{
    struct given_store *given = *state;

    expect_reason(given, "c-1", "2026-01-05", "case_opened", "");
    expect_reason(given, "c-1", "2026-01-05", "visited", "never_opened");
    expect_reason(given, "c-1", "2026-01-05", "concern_reported", "");
    given_case_opened(given, "c-1");
    expect_reason(given, "c-1", "2026-01-05", "case_opened", "opened_already");
    expect_reason(given, "c-1", "2026-01-04", "hired", "before_opening");
    expect_reason(given, "c-1", "2026-02-02", "trial_ended", "no_trial");
    expect_reason(given, "c-1", "2026-02-02", "case_reopened", "goes_on");
    assert_int_equal(given_event_of(given, "c-1", "h", "hired", "2026-02-02", ",'data':{'employer':'e-1','hourly_wage_ore':5000}"),
                     HELTMED_OK);
    expect_reason(given, "c-1", "2026-02-02", "wage_changed", "");
    assert_int_equal(given_event_of(given, "c-1", "e", "employment_ended", "2026-05-02", ",'data':{'reason':'health'}"), HELTMED_OK);
    expect_reason(given, "c-1", "2026-04-02", "employment_ended", "contradicts_later");
    assert_int_equal(heltmed_store_erase(given->store, "c-1", day("2026-06-01"), 0, &given->error), HELTMED_OK);
    expect_reason(given, "c-1", "2026-06-02", "case_opened", "erased");
    expect_reason(given, "c-1", "2026-06-02", "concern_reported", "");
}

static void what_is_asked_wrongly_is_refused(void **state)
{
    struct given_store *given = *state;
    heltmed_text *text = new_text(NULL);
    int32_t on = day("2026-01-05");

    assert_int_equal(heltmed_store_allowed(NULL, "c-1", on, 0, text, &given->error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_allowed(given->store, NULL, on, 0, text, &given->error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_allowed(given->store, "c-1", on, 0, NULL, &given->error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_store_allowed(given->store, "c-1", on, 5, text, &given->error), HELTMED_UNKNOWN_NAME);
    assert_int_equal(heltmed_store_allowed(given->store, "c-1", HELTMED_DATE_MAX + 1, 0, text, &given->error), HELTMED_RANGE);
    assert_int_equal(heltmed_store_allowed(given->store, "c 1", on, 0, text, &given->error), HELTMED_IDENTIFIER);
    assert_int_equal(heltmed_store_allowed(given->store, "", on, 0, text, &given->error), HELTMED_IDENTIFIER);
    assert_string_equal(given->error.field, "case");
    assert_int_equal(heltmed_text_size(text), 0);
    heltmed_text_destroy(text);
}

/* ---- held to the append ---- */

static void simulate(struct given_store *given, int64_t cases)
{
    heltmed_stream *stream = NULL;
    heltmed_text *piece = new_text(NULL);

    assert_int_equal(heltmed_simulate(cases, 7, NULL, &stream, &given->error), HELTMED_OK);
    assert_int_equal(heltmed_batch_begin(given->store, HELTMED_BATCH_EACH, &given->error), HELTMED_OK);
    for (;;) {
        assert_int_equal(heltmed_stream_next(stream, piece, &given->error), HELTMED_OK);
        if (heltmed_text_size(piece) == 0) {
            break;
        }
        for (const char *line = heltmed_text_data(piece), *next; (next = strchr(line, '\n')) != NULL; line = next + 1) {
            assert_int_equal(heltmed_store_append(given->store, line, (size_t)(next - line), NULL, &given->error), HELTMED_OK);
        }
    }
    assert_int_equal(heltmed_batch_commit(given->store, NULL, &given->error), HELTMED_OK);
    heltmed_stream_destroy(stream);
    heltmed_text_destroy(piece);
}

/* The events of a case as JSON, one after another. */
static json_t *events_of(struct given_store *given, const char *case_id)
{
    heltmed_stream *stream = NULL;
    heltmed_text *piece = new_text(NULL);
    json_t *all = json_array();

    assert_int_equal(heltmed_store_export(given->store, case_id, HELTMED_JSONL, &stream, &given->error), HELTMED_OK);
    for (;;) {
        assert_int_equal(heltmed_stream_next(stream, piece, &given->error), HELTMED_OK);
        if (heltmed_text_size(piece) == 0) {
            break;
        }
        for (const char *line = heltmed_text_data(piece), *next; (next = strchr(line, '\n')) != NULL; line = next + 1) {
            assert_int_equal(json_array_append_new(all, json_loadb(line, (size_t)(next - line), 0, NULL)), 0);
        }
    }
    heltmed_stream_destroy(stream);
    heltmed_text_destroy(piece);
    return all;
}

/* What a caseworker would give for a required field. */
static json_t *plausible(size_t type, size_t field, const char *on)
{
    const char *kind = heltmed_event_field_kind(type, field);

    if (strcmp(kind, "id") == 0) {
        return json_string("new-1");
    }
    if (strcmp(kind, "date") == 0) {
        return json_string(on);
    }
    if (strcmp(kind, "yes or no") == 0) {
        return json_true();
    }
    if (strcmp(kind, "choice") == 0) {
        return json_string(heltmed_event_field_word(type, field, 0));
    }
    if (strcmp(kind, "municipality") == 0) {
        return json_string("1507");
    }
    return json_integer(heltmed_event_field_lowest(type, field) + 1);
}

static json_t *event_like(size_t type, const char *case_id, const char *on)
{
    char recorded_at[32];
    json_t *data = json_object();

    (void)snprintf(recorded_at, sizeof(recorded_at), "%sT12:00:00Z", on);
    for (size_t i = 0; i < heltmed_event_field_count(type); i++) {
        if (heltmed_event_field_is_required(type, i)) {
            json_object_set_new(data, heltmed_event_field_name(type, i), plausible(type, i, on));
        }
    }
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:o}", "key", "tried", "case", case_id, "type", heltmed_event_type_name(type), "on", on,
                     "recorded_at", recorded_at, "data", data);
}

/* Rehearses and appends, and takes back what was taken: whether it was. What is refused is so for the state of the case. */
static bool is_taken(struct given_store *given, json_t *event)
{
    heltmed_error rehearsed = {.code = HELTMED_OK};
    char *text = json_dumps(event, JSON_COMPACT);
    heltmed_status told = heltmed_store_rehearse(given->store, text, strlen(text), &rehearsed);

    given->error = (heltmed_error){.code = HELTMED_OK};
    assert_int_equal(heltmed_batch_begin(given->store, HELTMED_BATCH_EACH, &given->error), HELTMED_OK);
    heltmed_status status = heltmed_store_append(given->store, text, strlen(text), NULL, &given->error);
    heltmed_error appended = given->error;
    assert_int_equal(heltmed_batch_rollback(given->store, &given->error), HELTMED_OK);
    if (status != HELTMED_OK && status != HELTMED_STATE) {
        print_error("%s: %s %s\n", text, appended.field, appended.message);
    }
    free(text);
    assert_int_equal(told, status);
    assert_string_equal(rehearsed.field, appended.field);
    assert_string_equal(rehearsed.message, appended.message);
    assert_true(status == HELTMED_OK || status == HELTMED_STATE);
    return status == HELTMED_OK;
}

static bool has_employer(size_t type)
{
    for (size_t i = 0; i < heltmed_event_field_count(type); i++) {
        if (strcmp(heltmed_event_field_name(type, i), "employer") == 0) {
            return true;
        }
    }
    return false;
}

static bool any_is_taken(struct given_store *given, size_t type, const char *case_id, const char *on, json_t *recorded)
{
    bool is_void = strcmp(heltmed_event_type_name(type), "voided") == 0;
    json_t *event = event_like(type, case_id, on), *other;
    bool any = !is_void && is_taken(given, event);
    size_t i;

    json_array_foreach(recorded, i, other)
    {
        const char *its_type = json_string_value(json_object_get(other, "type"));
        json_t *employer = json_object_get(json_object_get(other, "data"), "employer");
        if (any || strncmp(its_type, "concern_", 8) == 0) {
            continue;
        }
        if (is_void) {
            json_object_set(event, "corrects", json_object_get(other, "key"));
            any = strcmp(its_type, "voided") != 0 && is_taken(given, event);
        } else if (employer != NULL && has_employer(type)) {
            json_object_set(json_object_get(event, "data"), "employer", employer);
            any = is_taken(given, event);
        }
    }
    json_decref(event);
    return any;
}

static void check_day(struct given_store *given, const char *case_id, const char *on, json_t *recorded, int told[2])
{
    json_t *answer = allowed(given, case_id, on);

    for (size_t type = 0; type < heltmed_event_type_count(); type++) {
        const char *name = heltmed_event_type_name(type), *scope = heltmed_event_type_scope(type);
        if ((strcmp(scope, "case") != 0 && strcmp(scope, "any") != 0) || strncmp(name, "concern_", 8) == 0) {
            continue; /* a batch keeps safety events whatever becomes of it */
        }
        bool is_allowed = reason_of(answer, name)[0] == '\0';
        bool any = any_is_taken(given, type, case_id, on, recorded);
        if (any != is_allowed) {
            print_error("%s of %s on %s: %s\n", name, case_id, on, reason_of(answer, name));
        }
        assert_int_equal(is_allowed, any);
        told[any]++;
    }
    json_decref(answer);
}

static void what_is_allowed_is_what_an_append_takes(void **state)
{
    enum { CASES = 12, DAYS = 3 };
    struct given_store *given = *state;
    int told[2] = {0, 0};
    char case_id[32], on[11];

    simulate(given, CASES);
    int64_t before = events(given);
    for (int c = 1; c <= CASES; c++) {
        (void)snprintf(case_id, sizeof(case_id), "c%d", c);
        json_t *recorded = events_of(given, case_id);
        size_t count = json_array_size(recorded);
        assert_true(count > 0);
        for (size_t d = 0; d <= DAYS; d++) {
            json_t *event = json_array_get(recorded, d * (count - 1) / DAYS);
            int32_t date = day(json_string_value(json_object_get(event, "on"))) + (int32_t)d - 1;
            assert_int_equal(heltmed_date_format(date, on, NULL), HELTMED_OK);
            check_day(given, case_id, on, recorded, told);
        }
        json_decref(recorded);
    }
    assert_int_equal(events(given), before);
    assert_in_range(told[0], 100, 10000);
    assert_in_range(told[1], 100, 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_rehearsal_says_what_the_append_says, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(a_rehearsal_waits_for_nobody_and_needs_no_right_to_write, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(every_type_of_a_case_is_told_in_order, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(the_reasons_of_a_case, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(what_is_asked_wrongly_is_refused, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(what_is_allowed_is_what_an_append_takes, given_store_begin, given_store_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
