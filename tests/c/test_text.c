/* The growing text, with memory and without; errors and the names of statuses; sorting. */
#include "testing.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/date.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/sort.h"
#include "base/text.h"
#include "base/value.h"

static void what_is_written_is_read(void **state)
{
    struct counting counting = {0};
    heltmed_allocator allocator = counting_allocator(&counting);
    struct heltmed_text text = text_with(&allocator);
    char expected[20000];
    size_t size = 0;
    (void)state;

    for (int i = 0; i < 1500; i++) {
        text_append_words(&text, "blåbær ");
        text_append_char(&text, (char)('a' + i % 26));
        text_append(&text, "\0\x01", 2);
        memcpy(expected + size, "blåbær ", 9);
        expected[size + 9] = (char)('a' + i % 26);
        memcpy(expected + size + 10, "\0\x01", 2);
        size += 12;
    }
    assert_int_equal(text_finish(&text, NULL), HELTMED_OK);
    assert_int_equal(heltmed_text_size(&text), size);
    assert_memory_equal(heltmed_text_data(&text), expected, size);
    assert_int_equal(heltmed_text_data(&text)[size], '\0');
    assert_true(counting.calls < 12); /* it doubles */

    /* Cleared, it is written again in the same memory. */
    size_t calls = counting.calls;
    text_clear(&text);
    assert_int_equal(heltmed_text_size(&text), 0);
    assert_string_equal(heltmed_text_data(&text), "");
    text_append_words(&text, "again");
    assert_int_equal(text_finish(&text, NULL), HELTMED_OK);
    assert_string_equal(heltmed_text_data(&text), "again");
    assert_int_equal(counting.calls, calls);
    text_free(&text);
    assert_int_equal(counting.blocks, 0);
    assert_int_equal(counting.bytes, 0);
}

/* A text of any length ends with a NUL inside its own memory. */
static void every_length(void **state)
{
    (void)state;

    for (size_t length = 0; length < 1100; length++) {
        struct counting counting = {0};
        heltmed_allocator allocator = counting_allocator(&counting);
        struct heltmed_text text = text_with(&allocator);
        for (size_t i = 0; i < length; i++) {
            text_append_char(&text, 'x');
        }
        assert_int_equal(text_finish(&text, NULL), HELTMED_OK);
        assert_int_equal(strlen(heltmed_text_data(&text)), length);
        assert_true(text.size < text.capacity);
        assert_int_equal(counting.bytes, text.capacity);
        text_free(&text);
        assert_int_equal(counting.blocks, 0);
    }
}

static void numbers(void **state)
{
    static const int64_t fixed[] = {0, 1, -1, 9, 10, -10, 99, 100, INT64_MAX, INT64_MIN, INT64_MIN + 1, INT64_MAX - 1, 1000000000};
    struct chance chance = {4};
    struct heltmed_text text = text_with(NULL);
    (void)state;

    for (size_t i = 0; i < 20000; i++) {
        int64_t number = i < sizeof(fixed) / sizeof(fixed[0]) ? fixed[i] : (int64_t)chance_next(&chance) >> chance_between(&chance, 0, 63);
        char expected[24];
        (void)snprintf(expected, sizeof(expected), "%" PRId64, number);
        text_clear(&text);
        text_append_int(&text, number);
        assert_int_equal(text_finish(&text, NULL), HELTMED_OK);
        assert_string_equal(heltmed_text_data(&text), expected);
    }
    text_free(&text);
}

static heltmed_status write_much(struct heltmed_text *text, heltmed_error *error)
{
    text_clear(text);
    for (int i = 0; i < 300; i++) {
        text_append_int(text, i);
        text_append_words(text, " words and more words; ");
    }
    return text_finish(text, error);
}

/* Whichever allocation fails, the failure is told at the end, the text is empty, and it can be written again. */
static void memory_that_runs_out(void **state)
{
    (void)state;

    for (size_t fail_from = 1;; fail_from++) {
        for (int once = 0; once <= 1; once++) {
            struct counting counting = {.fail_from = fail_from, .fail_once = once};
            heltmed_allocator allocator = counting_allocator(&counting);
            struct heltmed_text text = text_with(&allocator);
            heltmed_error error = {.code = 0};
            if (write_much(&text, &error) == HELTMED_OK) {
                text_free(&text);
                assert_true(fail_from > 3);
                return;
            }
            assert_int_equal(error.code, HELTMED_NO_MEMORY);
            assert_string_equal(error.field, "");
            assert_int_equal(heltmed_text_size(&text), 0);
            assert_string_equal(heltmed_text_data(&text), "");
            counting.fail_from = 0;
            assert_int_equal(write_much(&text, NULL), HELTMED_OK);
            assert_int_equal(heltmed_text_size(&text), strlen(heltmed_text_data(&text)));
            text_free(&text);
            assert_int_equal(counting.blocks, 0);
            assert_int_equal(counting.bytes, 0);
        }
    }
}

static void more_than_there_is(void **state)
{
    struct heltmed_text text = text_with(NULL);
    (void)state;

    text_append_words(&text, "some");
    assert_false(text_reserve(&text, SIZE_MAX));
    assert_false(text_reserve(&text, 0));
    assert_int_equal(text_finish(&text, NULL), HELTMED_NO_MEMORY);
    text_append_words(&text, "other");
    assert_false(text_reserve(&text, SIZE_MAX - 4));
    assert_int_equal(text_finish(&text, NULL), HELTMED_NO_MEMORY);
    assert_string_equal(heltmed_text_data(&text), "");
    text_free(&text);
}

static void the_public_text(void **state)
{
    struct counting counting = {0};
    heltmed_allocator allocator = counting_allocator(&counting);
    heltmed_text *text = NULL;
    heltmed_error error;
    (void)state;

    assert_int_equal(heltmed_text_create(&allocator, &text, &error), HELTMED_OK);
    assert_string_equal(heltmed_text_data(text), "");
    assert_int_equal(heltmed_text_size(text), 0);
    text_append_words(text, "held");
    assert_int_equal(text_finish(text, &error), HELTMED_OK);
    assert_string_equal(heltmed_text_data(text), "held");
    heltmed_text_destroy(text);
    assert_int_equal(counting.blocks, 0);

    text = NULL;
    counting.fail_from = 1;
    counting.calls = 0;
    assert_int_equal(heltmed_text_create(&allocator, &text, &error), HELTMED_NO_MEMORY);
    assert_null(text);
    assert_int_equal(heltmed_text_create(NULL, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_text_create(NULL, &text, NULL), HELTMED_OK);
    heltmed_text_destroy(text);
    heltmed_text_destroy(NULL);
    assert_string_equal(heltmed_text_data(NULL), "");
    assert_int_equal(heltmed_text_size(NULL), 0);
}

static void plain_memory(void **state)
{
    heltmed_allocator allocator = memory_allocator(NULL);
    unsigned char *block = memory_new(&allocator, 100);
    (void)state;

    assert_non_null(block);
    for (int i = 0; i < 100; i++) {
        assert_int_equal(block[i], 0);
        block[i] = (unsigned char)i;
    }
    block = memory_resize(&allocator, block, 100, 5000);
    assert_non_null(block);
    assert_int_equal(block[99], 99);
    memory_free(&allocator, block, 5000);
    memory_free(&allocator, NULL, 0);
}

static void errors_are_cut_to_fit(void **state)
{
    char field[200], message[400];
    heltmed_error error;
    (void)state;

    memset(field, 'f', sizeof(field));
    memset(message, 'm', sizeof(message));
    field[199] = message[399] = '\0';
    memset(&error, 0x5a, sizeof(error));
    assert_int_equal(error_set(&error, HELTMED_RANGE, field, message), HELTMED_RANGE);
    assert_int_equal(error.code, HELTMED_RANGE);
    assert_int_equal(strlen(error.field), HELTMED_ERROR_FIELD_SIZE - 1);
    assert_int_equal(strlen(error.message), HELTMED_ERROR_MESSAGE_SIZE - 1);
    assert_int_equal(error_set(&error, HELTMED_DATE, NULL, "short"), HELTMED_DATE);
    assert_string_equal(error.field, "");
    assert_string_equal(error.message, "short");
    assert_int_equal(error_set(NULL, HELTMED_IO, "a", "b"), HELTMED_IO);
}

static void names_of_statuses(void **state)
{
    int known = 0;
    (void)state;

    assert_string_equal(heltmed_status_name(HELTMED_OK), "ok");
    assert_string_equal(heltmed_status_name(HELTMED_DUPLICATE_FIELD), "duplicate_field");
    assert_string_equal(heltmed_status_name(HELTMED_NO_MEMORY), "no_memory");
    assert_string_equal(heltmed_status_name(HELTMED_INTERNAL), "internal");
    assert_string_equal(heltmed_status_name(-1), "unknown");
    assert_string_equal(heltmed_status_name(INT32_MAX), "unknown");
    for (int i = 0; i < 1000; i++) {
        known += strcmp(heltmed_status_name(i), "unknown") != 0;
        for (int j = 0; j < i && strcmp(heltmed_status_name(i), "unknown") != 0; j++) {
            assert_string_not_equal(heltmed_status_name(i), heltmed_status_name(j));
        }
    }
    assert_int_equal(known, 26);
}

static void kinds_of_value(void **state)
{
    (void)state;

    for (int kind = 0; kind < VALUE_KINDS; kind++) {
        assert_non_null(value_kinds[kind].name);
        assert_true(value_kinds[kind].lo <= value_kinds[kind].hi);
        assert_true(value_kinds[kind].lo > OUT_OF_RANGE);
        for (int other = 0; other < kind; other++) {
            assert_string_not_equal(value_kinds[kind].name, value_kinds[other].name);
        }
    }
    assert_true(value_kinds[VALUE_DATE].lo == DATE_MIN && value_kinds[VALUE_DATE].hi == DATE_MAX);
    assert_true(value_kinds[VALUE_ORE].hi == 1000000000 && value_kinds[VALUE_COUNT].hi == 1000000);
    assert_true(value_kinds[VALUE_AGE].hi == 130 && value_kinds[VALUE_MINUTES_PER_WEEK].hi == 10080);
    assert_null(value_kinds[VALUE_CHOICE].unit);
    assert_string_equal(value_kinds[VALUE_ORE_PER_HOUR].unit, "ore_per_hour");
}

static int by_first(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;

    return (x[0] > y[0]) - (x[0] < y[0]);
}

static void rows_in_order(void **state)
{
    static int64_t rows[3 * 500], expected[3 * 500];
    struct chance chance = {5};
    (void)state;

    for (int round = 0; round < 3000; round++) {
        size_t columns = (size_t)chance_between(&chance, 1, 3);
        size_t count = (size_t)chance_between(&chance, 0, round % 10 == 0 ? 500 : 12);
        int64_t most = chance_between(&chance, 1, 1000);
        int64_t sum = 0, sum_after = 0;
        for (size_t i = 0; i < count * columns; i++) {
            rows[i] = i % columns == 0 ? chance_between(&chance, -most, most) : rows[i - i % columns] * 7 + (int64_t)(i % columns);
            sum += rows[i];
        }
        memcpy(expected, rows, sizeof(rows));
        qsort(expected, count, columns * sizeof(int64_t), by_first);
        sort_rows(rows, count, columns);
        bool strict = true;
        for (size_t i = 0; i < count * columns; i++) {
            assert_true(rows[i] == expected[i]); /* rows that agree in the first column agree altogether */
            sum_after += rows[i];
            strict = strict && (i < columns || i % columns != 0 || rows[i] > rows[i - columns]);
        }
        assert_true(sum == sum_after);
        assert_true(sort_is_strict(rows, count, columns) == strict);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(every_length),
        cmocka_unit_test(numbers),
        cmocka_unit_test(memory_that_runs_out),
        cmocka_unit_test(more_than_there_is),
        cmocka_unit_test(the_public_text),
        cmocka_unit_test(plain_memory),
        cmocka_unit_test(errors_are_cut_to_fit),
        cmocka_unit_test(names_of_statuses),
        cmocka_unit_test(kinds_of_value),
        cmocka_unit_test(rows_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
