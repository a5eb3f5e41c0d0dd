/* Arrow's C interfaces used as readers use and misuse them, and memory that fails at every step of every table. */
#include <heltmed/heltmed.h>

#include "given_table.h"

static struct given_store *given_two_cases(void)
{
    struct given_store *given = given_store_new();

    given_case_event(given, NULL, "2025-01-01", "agreement_signed",
                     "'agreement':'x1','municipality':'0301','places':5,'from':'2025-01-01'");
    given_case_event(given, NULL, "2025-01-01", "tariff_set", "'tariff':'t1','hourly_ore':20000");
    given_case_event(given, "a", "2025-01-02", "case_opened",
                     "'municipality':'0301','in_target_group':true,'found':'both','prior_status':'vta_s','path':'helt_med'");
    given_case_event(given, "a", "2025-01-06", "trial_started", "'agreement':'x1','employer':'e1'");
    given_case_event(given, "a", "2025-02-03", "offer_made", "");
    given_case_event(given, "a", "2025-02-10", "hired", "'employer':'e1','hourly_wage_ore':3000,'tariff':'t1','minutes_per_week':600");
    given_case_event(given, "a", "2025-02-12", "visited", "'with':'both','minutes':30");
    given_case_event(given, "b", "2025-01-02", "case_opened", "'municipality':'1103','in_target_group':true,'found':'both'");
    return given;
}

static heltmed_outcomes_options as_of(const char *on)
{
    heltmed_outcomes_options options;

    heltmed_outcomes_options_init(&options);
    options.extract_on = day(on);
    options.suppress_below = 3;
    return options;
}

/* A store that takes its memory from a counting allocator. */
static heltmed_status open_counting(struct given_store *given, struct counting *counting, heltmed_store **out)
{
    heltmed_allocator allocator = counting_allocator(counting);

    return heltmed_store_open(given->path, HELTMED_STORE_READ_ONLY, built_in(), &allocator, out, &given->error);
}

/* Children moved out of a batch live on when the batch, the stream and the store are gone; what was moved is not released twice. */
static void test_children_outlive_their_parents(void **unused)
{
    struct given_store *given = given_two_cases();
    struct counting counting = {0};
    heltmed_store *store = NULL;
    struct ArrowArrayStream stream;
    struct ArrowSchema schema, moved_schema;
    struct ArrowArray array, moved, list;
    heltmed_outcomes_options options = as_of("2025-03-01");
    (void)unused;

    assert_int_equal(open_counting(given, &counting, &store), HELTMED_OK);
    assert_int_equal(heltmed_outcomes_arrow(store, "cases", &options, &stream, &given->error), HELTMED_OK);
    assert_int_equal(stream.get_schema(&stream, &schema), 0);
    assert_null(stream.get_last_error(&stream));
    assert_string_equal(schema.format, "+s");
    assert_string_equal(schema.children[1]->name, "municipality");
    moved_schema = *schema.children[2];
    schema.children[2]->release = NULL;
    schema.release(&schema);
    assert_null(schema.release);
    assert_string_equal(moved_schema.name, "prior_status");
    assert_string_equal(moved_schema.dictionary->format, "u");
    moved_schema.release(&moved_schema);

    assert_int_equal(stream.get_next(&stream, &array), 0);
    assert_int_equal(array.length, 2);
    moved = *array.children[1];
    array.children[1]->release = NULL;
    list = *array.children[array.n_children - 1];
    array.children[array.n_children - 1]->release = NULL;
    /* One child released by itself, before its parent. */
    array.children[0]->release(array.children[0]);
    assert_null(array.children[0]->release);
    array.release(&array);
    assert_null(array.release);
    stream.release(&stream);
    assert_null(stream.release);
    heltmed_store_close(store);
    assert_int_equal(moved.length, 2);
    assert_memory_equal(moved.buffers[2], "03011103", 8);
    assert_int_equal(((const int32_t *)list.buffers[1])[0], 0);
    moved.release(&moved);
    list.release(&list);
    assert_int_equal(counting.blocks, 0);
    assert_int_equal(counting.bytes, 0);
    given_store_free(given);
}

/* After the last batch comes the end, as often as it is asked for; a stream given up at any point leaves nothing. */
static void test_streams_end_and_are_given_up(void **unused)
{
    struct given_store *given = given_two_cases();
    heltmed_outcomes_options options = as_of("2025-03-01");
    (void)unused;

    for (size_t table = 0; table < heltmed_outcomes_table_count(); table++) {
        for (int steps = 0; steps < 4; steps++) {
            struct counting counting = {0};
            heltmed_store *store = NULL;
            struct ArrowArrayStream stream;
            struct ArrowArray array;
            assert_int_equal(open_counting(given, &counting, &store), HELTMED_OK);
            assert_int_equal(heltmed_outcomes_arrow(store, heltmed_outcomes_table_name(table), &options, &stream, NULL), HELTMED_OK);
            heltmed_store_close(store);
            for (int i = 0; i < steps; i++) {
                assert_int_equal(stream.get_next(&stream, &array), 0);
                assert_true((i == 0) == (array.release != NULL));
                if (array.release != NULL) {
                    array.release(&array);
                }
            }
            stream.release(&stream);
            assert_int_equal(counting.blocks, 0);
        }
    }
    given_store_free(given);
}

static heltmed_status read_all_arrow(heltmed_store *store, const char *table, const heltmed_outcomes_options *options, heltmed_error *error)
{
    struct ArrowArrayStream stream;
    struct ArrowSchema schema;
    struct ArrowArray array;
    heltmed_status status = heltmed_outcomes_arrow(store, table, options, &stream, error);

    if (status != HELTMED_OK) {
        return status;
    }
    int failed = stream.get_schema(&stream, &schema);
    if (failed == 0) {
        schema.release(&schema);
    }
    while (failed == 0) {
        failed = stream.get_next(&stream, &array);
        if (failed != 0 || array.release == NULL) {
            break;
        }
        array.release(&array);
    }
    if (failed != 0) {
        assert_non_null(stream.get_last_error(&stream));
    }
    stream.release(&stream);
    return failed == 0 ? HELTMED_OK : HELTMED_NO_MEMORY;
}

static heltmed_status read_all(heltmed_store *store, const char *table, const heltmed_outcomes_options *options, int32_t format,
                               heltmed_text *text, heltmed_error *error)
{
    heltmed_stream *stream = NULL;
    heltmed_status status = heltmed_outcomes_stream(store, table, options, format, &stream, error);

    while (status == HELTMED_OK) {
        status = heltmed_stream_next(stream, text, error);
        if (heltmed_text_size(text) == 0) {
            break;
        }
    }
    heltmed_stream_destroy(stream);
    return status;
}

enum { AS_ARROW = 3, AS_REPORT = 4 };

static heltmed_status try_once(struct given_store *given, const char *table, int how, size_t fail_from, struct counting *counting)
{
    heltmed_outcomes_options options = as_of("2025-03-01");
    heltmed_allocator allocator = counting_allocator(counting);
    heltmed_store *store = NULL;
    heltmed_text *text = new_text(&allocator);

    assert_int_equal(open_counting(given, counting, &store), HELTMED_OK);
    counting->fail_from = fail_from == 0 ? 0 : counting->calls + fail_from;
    size_t before = counting->calls;
    heltmed_status status = how == AS_REPORT  ? heltmed_outcomes_report(store, &options, text, &given->error)
                            : how == AS_ARROW ? read_all_arrow(store, table, &options, &given->error)
                                              : read_all(store, table, &options, how, text, &given->error);
    before = counting->calls - before;
    counting->fail_from = 0;
    heltmed_store_close(store);
    heltmed_text_destroy(text);
    assert_int_equal(counting->blocks, 0);
    assert_int_equal(counting->bytes, 0);
    counting->calls = before;
    return status;
}

static void try_every(struct given_store *given, const char *table, int how)
{
    struct counting counting = {0};

    assert_int_equal(try_once(given, table, how, 0, &counting), HELTMED_OK);
    size_t calls = counting.calls;
    assert_true(calls > 0);
    for (size_t i = 1; i <= calls; i++) {
        counting = (struct counting){.fail_once = i % 2 == 0};
        assert_int_equal(try_once(given, table, how, i, &counting), HELTMED_NO_MEMORY);
    }
}

static void test_every_allocation_may_fail(void **unused)
{
    struct given_store *given = given_two_cases();
    (void)unused;

    for (size_t table = 0; table < heltmed_outcomes_table_count(); table++) {
        for (int how = HELTMED_OUTCOMES_CSV; how <= AS_ARROW; how++) {
            try_every(given, heltmed_outcomes_table_name(table), how);
        }
    }
    try_every(given, NULL, AS_REPORT);
    given_store_free(given);
}

/* The numbers of the report and of the codebook stand where they are looked for. */
static void test_report_and_reflection(void **unused)
{
    struct given_store *given = given_two_cases();
    heltmed_outcomes_options options = as_of("2025-03-01");
    heltmed_text *text = new_text(NULL);
    (void)unused;

    options.suppress_below = 0;
    assert_int_equal(heltmed_outcomes_report(given->store, &options, text, &given->error), HELTMED_OK);
    assert_non_null(strstr(heltmed_text_data(text), "\"counts\":{\"cases\":2,\"open\":1,\"trial\":0,\"waiting\":0,\"employed\":1,"));
    assert_non_null(strstr(heltmed_text_data(text), "{\"criterion\":\"wage.floor\",\"cases\":1,\"judged\":1}"));
    options.suppress_below = 3;
    assert_int_equal(heltmed_outcomes_report(given->store, &options, text, &given->error), HELTMED_OK);
    assert_non_null(strstr(heltmed_text_data(text), "\"counts\":{\"cases\":null,\"open\":null,\"trial\":0,"));
    for (size_t table = 0; table < heltmed_outcomes_table_count(); table++) {
        assert_non_null(heltmed_outcomes_table_about(table));
        for (size_t i = 0; i < heltmed_outcomes_column_count(table); i++) {
            const char *kind = heltmed_outcomes_column_kind(table, i);
            bool has_words = strcmp(kind, "code") == 0 || strcmp(kind, "choice") == 0;
            assert_true(has_words == (heltmed_outcomes_column_word(table, i, 0) != NULL));
            assert_true(strlen(heltmed_outcomes_column_about(table, i)) > 0);
            if (strcmp(kind, "code") == 0) {
                assert_string_equal(heltmed_outcomes_column_word(table, i, 0), "censored");
            }
        }
        assert_null(heltmed_outcomes_column_name(table, heltmed_outcomes_column_count(table)));
    }
    assert_null(heltmed_outcomes_table_name(heltmed_outcomes_table_count()));
    heltmed_text_destroy(text);
    given_store_free(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_children_outlive_their_parents),
        cmocka_unit_test(test_streams_end_and_are_given_up),
        cmocka_unit_test(test_every_allocation_may_fail),
        cmocka_unit_test(test_report_and_reflection),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
