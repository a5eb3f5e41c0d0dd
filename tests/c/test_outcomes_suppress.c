/* Which cells are hidden, and Wilson's interval where it is known. */
#include <heltmed/heltmed.h>

#include "outcomes/sums.h"
#include "outcomes/wilson.h"
#include "testing.h"

enum { NO = SUPPRESSED_NONE, P = SUPPRESSED_PRIMARY, S = SUPPRESSED_SECONDARY, CELLS_MAX = 10 };

struct given_cell {
    int64_t grouping, k, n;
    uint8_t expected;
};

static void assert_hidden(int64_t below, const struct given_cell *cells, size_t count)
{
    int64_t rows[CELLS_MAX * CELL_COLUMNS];
    uint8_t hidden[CELLS_MAX];

    for (size_t i = 0; i < count; i++) {
        rows[i * CELL_COLUMNS + CELL_GROUPING] = cells[i].grouping;
        rows[i * CELL_COLUMNS + CELL_K] = cells[i].k;
        rows[i * CELL_COLUMNS + CELL_N] = cells[i].n;
    }
    suppress(rows, count, below, hidden);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(hidden[i], cells[i].expected);
    }
}

#define CELLS(...) (const struct given_cell[]){__VA_ARGS__}, sizeof((const struct given_cell[]){__VA_ARGS__}) / sizeof(struct given_cell)

static void test_small_numbers_are_hidden(void **unused)
{
    (void)unused;
    /* n, k and n - k, from 1 to one below the limit; 0 and the limit itself are shown. */
    assert_hidden(5, CELLS({0, 20, 50, NO}, {1, 0, 4, P}, {1, 4, 20, P}, {1, 16, 20, P}, {1, 0, 6, NO}));
    assert_hidden(5, CELLS({0, 20, 50, NO}, {1, 5, 10, NO}, {1, 5, 20, NO}, {1, 10, 20, NO}));
    assert_hidden(5, CELLS({0, 20, 40, NO}, {1, 10, 10, NO}, {1, 0, 10, NO}, {1, 10, 20, NO}));
    assert_hidden(0, CELLS({0, 1, 3, NO}, {1, 1, 1, NO}, {1, 0, 2, NO}));
    assert_hidden(1, CELLS({0, 1, 3, NO}, {1, 1, 1, NO}, {1, 0, 2, NO}));
}

static void test_one_hidden_takes_another_with_it(void **unused)
{
    (void)unused;
    /* The next smallest n, the first of two that are alike. */
    assert_hidden(5, CELLS({0, 30, 60, NO}, {1, 2, 10, P}, {1, 10, 30, NO}, {1, 18, 20, P}));
    assert_hidden(5, CELLS({0, 30, 63, NO}, {1, 2, 12, P}, {1, 10, 30, NO}, {1, 11, 21, S}));
    assert_hidden(5, CELLS({0, 29, 54, NO}, {1, 2, 12, P}, {1, 11, 21, S}, {1, 16, 21, NO}));
    /* 0 of 0 would protect nothing. */
    assert_hidden(5, CELLS({0, 22, 42, NO}, {1, 2, 12, P}, {1, 0, 0, NO}, {1, 20, 30, S}));
    assert_hidden(5, CELLS({0, 2, 12, P}, {1, 2, 12, P}, {1, 0, 0, NO}));
    assert_hidden(5, CELLS({0, 7, 20, S}, {1, 2, 20, P}, {1, 0, 0, NO}));
    /* None is left in the grouping: the total goes. */
    assert_hidden(5, CELLS({0, 7, 20, S}, {1, 2, 20, P}));
    /* The total and one group: neither tells the other. */
    assert_hidden(5, CELLS({0, 10, 11, P}, {1, 5, 5, NO}, {1, 5, 6, P}));
}

/* Two groupings share the total: what hides it in one must not leave it to be summed in the other. */
static void test_groupings_share_the_total(void **unused)
{
    (void)unused;
    assert_hidden(5, CELLS({0, 10, 22, S}, {1, 2, 22, P}, {2, 5, 10, S}, {2, 5, 12, NO}));
    assert_hidden(5, CELLS({0, 10, 22, NO}, {1, 5, 10, NO}, {1, 5, 12, NO}, {2, 5, 12, NO}, {2, 5, 10, NO}));
    /* And in the other order. */
    assert_hidden(5, CELLS({0, 10, 22, S}, {1, 5, 10, S}, {1, 5, 12, NO}, {2, 2, 22, P}));
}

/* Nobody who is shown a table can reckon a small number back: tried over random tables with two groupings. */
static void test_no_hidden_cell_is_alone(void **unused)
{
    struct chance chance = {1};
    (void)unused;

    for (int round = 0; round < 20000; round++) {
        int64_t rows[9 * CELL_COLUMNS] = {0};
        uint8_t hidden[9];
        int64_t k = 0, n = 0;
        for (size_t i = 1; i < 5; i++) {
            int64_t *row = rows + i * CELL_COLUMNS;
            row[CELL_GROUPING] = 1;
            row[CELL_N] = chance_between(&chance, 1, 30);
            row[CELL_K] = chance_between(&chance, 0, row[CELL_N]);
            k += row[CELL_K];
            n += row[CELL_N];
        }
        /* The other grouping divides the same k of n. */
        int64_t left_k = k, left_n = n - k;
        for (size_t i = 5; i < 8; i++) {
            int64_t *row = rows + i * CELL_COLUMNS;
            int64_t yes = i == 7 ? left_k : chance_between(&chance, 0, left_k), no = i == 7 ? left_n : chance_between(&chance, 0, left_n);
            row[CELL_GROUPING] = 2;
            row[CELL_K] = yes;
            row[CELL_N] = yes + no;
            left_k -= yes;
            left_n -= no;
        }
        rows[CELL_K] = k;
        rows[CELL_N] = n;
        suppress(rows, 8, 5, hidden);
        int first = hidden[0] != NO, second = first;
        for (size_t i = 1; i < 8; i++) {
            int *count = i < 5 ? &first : &second;
            *count += hidden[i] != NO;
            const int64_t *row = rows + i * CELL_COLUMNS;
            bool small = (row[CELL_N] > 0 && row[CELL_N] < 5) || (row[CELL_K] > 0 && row[CELL_K] < 5) ||
                         (row[CELL_N] > row[CELL_K] && row[CELL_N] - row[CELL_K] < 5);
            assert_int_equal(hidden[i] == P, small);
        }
        assert_true(first != 1 && second != 1);
    }
}

static void test_wilson(void **unused)
{
    int32_t low = 0, high = 0;
    (void)unused;

    assert_int_equal(heltmed_wilson(9, 12, &low, &high, NULL), HELTMED_OK);
    assert_int_equal(low, 4676);
    assert_int_equal(high, 9111);
    assert_int_equal(heltmed_wilson(0, 0, &low, &high, NULL), HELTMED_OK);
    assert_true(low == 0 && high == 10000);
    assert_int_equal(heltmed_wilson(0, 9600, &low, &high, NULL), HELTMED_OK);
    assert_true(low == 0 && high > 0);
    assert_int_equal(heltmed_wilson(9600, 9600, &low, &high, NULL), HELTMED_OK);
    assert_true(low < 10000 && high == 10000);
    assert_int_equal(heltmed_wilson(2, 1, &low, &high, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_wilson(0, 1, NULL, &high, NULL), HELTMED_ARGUMENT);
    /* Decided on the ends themselves, one side or the other. */
    for (int64_t n = 1; n < 200; n++) {
        for (int64_t k = 0; k <= n; k++) {
            wilson_bp(k, n, &low, &high);
            assert_true(wilson_low_is_at_least(k, n, low) && !wilson_low_is_at_least(k, n, low + 1));
            assert_true(!wilson_high_is_below(k, n, high - 1) && (high == 10000 || !wilson_high_is_below(k, n, high - 1)));
            assert_true(low * n <= 10000 * k && high * n >= 10000 * k);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_numbers_are_hidden),
        cmocka_unit_test(test_one_hidden_takes_another_with_it),
        cmocka_unit_test(test_groupings_share_the_total),
        cmocka_unit_test(test_no_hidden_cell_is_alone),
        cmocka_unit_test(test_wilson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
