/* Events as they are kept: written the same however they were given, taken back the same, and never what was not written so. */
#include "given_event.h"

enum { ROUNDS = 40 };

/* The same object with its members the other way round, and space everywhere. `data` is flat but for lists. */
static void append_reversed(struct heltmed_text *out, const char *data)
{
    const char *starts[64];
    size_t count = 0;
    int depth = 0;
    const char *end = data + strlen(data) - 1;

    for (const char *at = data; at < end; at++) {
        if ((*at == '{' && at[1] != '}') || (*at == ',' && depth == 0)) {
            starts[count++] = at + 1;
        }
        depth += (*at == '[') - (*at == ']');
    }
    text_append_words(out, " { ");
    for (size_t i = count; i-- > 0;) {
        const char *last = i + 1 < count ? starts[i + 1] - 1 : end;
        const char *colon = memchr(starts[i], ':', (size_t)(last - starts[i]));
        text_append(out, starts[i], (size_t)(colon - starts[i]));
        text_append_words(out, " :\t");
        text_append(out, colon + 1, (size_t)(last - colon - 1));
        text_append_words(out, i > 0 ? " ,\n" : " ");
    }
    text_append_words(out, "} ");
}

static struct event event_of(enum event_type type) { return (struct event){.type = (uint8_t)type}; }

/* Reads `json`, data of the type, and writes it again. */
static void check_written(struct given_event *given, enum event_type type, const char *json, const char *expected)
{
    struct event *event = &given->document.event;
    struct json_cursor cursor = {json};

    assert_true(json_check(json, strlen(json)) == JSON_WELL_FORMED);
    *event = event_of(type);
    text_clear(&given->texts);
    if (event_read_data(event, &given->texts, &cursor, &given->error) != HELTMED_OK) {
        fail_msg("%s: %s %s", json, given->error.field, given->error.message);
    }
    assert_string_equal(given_canonical(given), expected);
}

static void every_type_is_written_as_it_was_read(void **state)
{
    struct given_event *given = given_event_new();
    struct heltmed_text reversed = text_with(NULL);
    struct chance chance = {1};
    (void)state;
    for (size_t type = 0; type < EVENT_TYPES; type++) {
        for (int round = 0; round < ROUNDS; round++) {
            const char *data = random_data(given, &chance, (enum event_type)type);
            check_written(given, (enum event_type)type, data, data);
            text_clear(&reversed);
            append_reversed(&reversed, data);
            assert_int_equal(text_finish(&reversed, NULL), HELTMED_OK);
            check_written(given, (enum event_type)type, reversed.data, data);
        }
    }
    text_free(&reversed);
    given_event_free(given);
}

static void every_type_is_taken_back(void **state)
{
    struct given_event *given = given_event_new();
    struct heltmed_text texts = text_with(NULL);
    struct chance chance = {2};
    (void)state;
    for (size_t type = 0; type < EVENT_TYPES; type++) {
        for (int round = 0; round < ROUNDS; round++) {
            const char *data = random_data(given, &chance, (enum event_type)type);
            struct event event = event_of((enum event_type)type);
            check_written(given, (enum event_type)type, data, data);
            text_clear(&texts);
            text_append_words(&texts, "before");
            assert_int_equal(event_take_data(&event, &texts, data, strlen(data), NULL), HELTMED_OK);
            for (uint8_t i = 0; i < event_kinds[type].field_count; i++) {
                int64_t read = given->document.event.values[i];
                if (event_kinds[type].fields[i].kind == VALUE_ID && read != UNKNOWN) {
                    assert_string_equal(texts.data + event.values[i], given->texts.data + read);
                } else {
                    assert_int_equal(event.values[i], read);
                }
            }
            text_clear(&given->data);
            event_write_data(&given->data, &event, texts.data);
            assert_int_equal(text_finish(&given->data, NULL), HELTMED_OK);
            assert_string_equal(given->data.data, data);
        }
    }
    text_free(&texts);
    given_event_free(given);
}

/* Takes bytes that stand at the end of a block of their own, so that a sanitizer sees a look beyond them. What is taken
 * must be written as those very bytes. */
static void take_bytes(struct given_event *given, enum event_type type, const char *bytes, size_t size)
{
    char *block = malloc(size == 0 ? 1 : size);
    struct event event = event_of(type);

    assert_non_null(block);
    memcpy(block, bytes, size);
    text_clear(&given->texts);
    heltmed_status status = event_take_data(&event, &given->texts, block, size, &given->error);
    if (status == HELTMED_OK) {
        text_clear(&given->data);
        event_write_data(&given->data, &event, given->texts.data);
        assert_int_equal(given->data.size, size);
        assert_memory_equal(given->data.data, block, size);
    } else {
        assert_int_equal(status, HELTMED_DAMAGED);
        assert_int_equal(given->error.code, HELTMED_DAMAGED);
    }
    free(block);
}

static void damaged_data_are_told(void **state)
{
    static const char bytes[] = {'\0', '"', '{', '}', ',', ':', '0', '9', 'a', ' ', '\\', '-', (char)0xff};
    struct given_event *given = given_event_new();
    struct chance chance = {3};
    (void)state;
    for (size_t type = 0; type < EVENT_TYPES; type++) {
        for (int round = 0; round < 3; round++) {
            char copy[4096];
            const char *data = random_data(given, &chance, (enum event_type)type);
            size_t size = strlen(data);
            assert_in_range(size, 2, sizeof copy - 1);
            memcpy(copy, data, size);
            for (size_t cut = 0; cut < size; cut++) {
                struct event event = event_of((enum event_type)type);
                take_bytes(given, (enum event_type)type, copy, cut);
                assert_int_equal(event_take_data(&event, &given->texts, copy, cut, NULL), HELTMED_DAMAGED);
                for (size_t i = 0; i < sizeof bytes; i++) {
                    char kept = copy[cut];
                    copy[cut] = bytes[i];
                    take_bytes(given, (enum event_type)type, copy, size);
                    copy[cut] = kept;
                }
            }
        }
    }
    given_event_free(given);
}

static void without_memory_nothing_is_taken(void **state)
{
    static const enum event_type types[] = {EVENT_HIRED, EVENT_TRIAL_STARTED, EVENT_FACTS_STATED};
    struct chance chance = {4};
    (void)state;
    for (size_t i = 0; i < LENGTH(types); i++) {
        struct given_event *given = given_event_new();
        char data[4096];
        strcpy(data, random_data(given, &chance, types[i]));
        assert_true(strlen(data) > 2);
        for (size_t fail_from = 1;; fail_from++) {
            struct counting counting = {.fail_from = fail_from};
            heltmed_allocator allocator = counting_allocator(&counting);
            struct heltmed_text texts = text_with(&allocator), again = text_with(&allocator);
            struct event event = event_of(types[i]);
            struct json_cursor cursor = {data};
            heltmed_error error = {0};
            heltmed_status read = event_read_data(&event, &texts, &cursor, &error);
            heltmed_status taken = event_take_data(&event, &again, data, strlen(data), &error);
            text_free(&texts);
            text_free(&again);
            assert_int_equal(counting.blocks, 0);
            assert_true(read == HELTMED_OK || read == HELTMED_NO_MEMORY);
            assert_true(taken == HELTMED_OK || taken == HELTMED_NO_MEMORY);
            assert_true(fail_from > 1 || read == HELTMED_NO_MEMORY);
            if (read == HELTMED_OK && taken == HELTMED_OK) {
                break;
            }
        }
        given_event_free(given);
    }
}

/* What is read again and again takes its memory once. */
static void a_warm_text_needs_no_memory(void **state)
{
    struct given_event *given = given_event_new();
    struct heltmed_text texts = text_with(&given->texts.allocator);
    struct chance chance = {5};
    (void)state;
    assert_true(text_reserve(&texts, 1 << 16));
    for (size_t type = 0; type < EVENT_TYPES; type++) {
        const char *data = random_data(given, &chance, (enum event_type)type);
        struct event event = event_of((enum event_type)type);
        size_t calls = given->memory.calls;
        text_clear(&texts);
        assert_int_equal(event_take_data(&event, &texts, data, strlen(data), NULL), HELTMED_OK);
        assert_int_equal(given->memory.calls, calls);
    }
    text_free(&texts);
    given_event_free(given);
}

static void a_document_is_written_whole(void **state)
{
    static const char whole[] = "{\"key\":\"k-1\",\"case\":\"c-1\",\"type\":\"visited\",\"on\":\"2026-03-16\","
                                "\"recorded_at\":\"2026-03-16T09:12:00.5Z\",\"actor\":\"js-1\",\"data\":{\"with\":\"both\",\"minutes\":30},"
                                "\"corrects\":\"k-0\"}";
    struct given_event *given = given_event_new();
    struct event_fields fields = {.key = "k-1",
                                  .case_id = "c-1",
                                  .type = "visited",
                                  .recorded_at = "2026-03-16T09:12:00.5Z",
                                  .actor = "js-1",
                                  .corrects = "k-0",
                                  .data = "{\"with\":\"both\",\"minutes\":30}",
                                  .on = day("2026-03-16")};
    (void)state;
    event_write(&given->json, &fields);
    assert_int_equal(text_finish(&given->json, NULL), HELTMED_OK);
    assert_string_equal(given->json.data, whole);
    assert_int_equal(given_document(given, whole), HELTMED_OK);
    assert_string_equal(given_canonical(given), fields.data);

    fields = (struct event_fields){.key = "w", .type = "voided", .recorded_at = "2026-03-16T09:12Z", .corrects = "v", .on = fields.on};
    text_clear(&given->json);
    event_write(&given->json, &fields);
    assert_int_equal(text_finish(&given->json, NULL), HELTMED_OK);
    assert_string_equal(given->json.data, "{\"key\":\"w\",\"type\":\"voided\",\"on\":\"2026-03-16\","
                                          "\"recorded_at\":\"2026-03-16T09:12Z\",\"corrects\":\"v\"}");
    assert_int_equal(given_document(given, given->json.data), HELTMED_OK);
    given_event_free(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_is_written_as_it_was_read),
        cmocka_unit_test(every_type_is_taken_back),
        cmocka_unit_test(damaged_data_are_told),
        cmocka_unit_test(without_memory_nothing_is_taken),
        cmocka_unit_test(a_warm_text_needs_no_memory),
        cmocka_unit_test(a_document_is_written_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
