/*
 * The wage check over columns: rows a second, for one date and for a date in each row with unknowns, beside a plain copy of
 * the bytes that are read and beside a bare loop with branches. Each line is a name and millions of rows a second, the
 * median of rounds in which the pieces of work take turns.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <heltmed/heltmed.h>

#include "bare.h"
#include "bench.h"

enum { MILLION = 1000000, MOST_ROWS = 10 * MILLION, ROUNDS = 21 };
enum { FIRST_DAY = 16436, DAYS = 3650 };

static heltmed_rulebook *rulebook;
static int64_t rows;
static int32_t *dates, *wages_int32, *tariffs_int32;
static int64_t *wages, *tariffs;
static uint8_t *valid, *outcomes, *reasons;
static char *copy;

static heltmed_column one_date(void)
{
    heltmed_column column;
    heltmed_column_init(&column);
    column.value = FIRST_DAY;
    return column;
}

static heltmed_column int32_column(const int32_t *values, const uint8_t *validity)
{
    heltmed_column column;
    heltmed_column_init(&column);
    column.count = rows;
    column.int32_values = values;
    column.validity = validity;
    return column;
}

static heltmed_column int64_column(const int64_t *values, const uint8_t *validity)
{
    heltmed_column column;
    heltmed_column_init(&column);
    column.count = rows;
    column.int64_values = values;
    column.validity = validity;
    return column;
}

static void check(const heltmed_column *on, const heltmed_column *wage, const heltmed_column *tariff, uint8_t *why)
{
    bench_need(heltmed_columns_wage_floor(rulebook, HELTMED_UNKNOWN, rows, on, wage, tariff, outcomes, why, NULL) == HELTMED_OK, "columns");
}

static void one_date_int32(void)
{
    heltmed_column on = one_date(), wage = int32_column(wages_int32, NULL), tariff = int32_column(tariffs_int32, NULL);
    check(&on, &wage, &tariff, NULL);
}

static void one_date_int64(void)
{
    heltmed_column on = one_date(), wage = int64_column(wages, NULL), tariff = int64_column(tariffs, NULL);
    check(&on, &wage, &tariff, NULL);
}

/* Every seventh wage is unknown by its bitmap, every eleventh date by its value. */
static void dated_int32(void)
{
    heltmed_column on = int32_column(dates, NULL), wage = int32_column(wages_int32, valid), tariff = int32_column(tariffs_int32, NULL);
    check(&on, &wage, &tariff, NULL);
}

static void dated_int64(void)
{
    heltmed_column on = int32_column(dates, NULL), wage = int64_column(wages, valid), tariff = int64_column(tariffs, NULL);
    check(&on, &wage, &tariff, NULL);
}

static void dated_reasons(void)
{
    heltmed_column on = int32_column(dates, NULL), wage = int64_column(wages, valid), tariff = int64_column(tariffs, NULL);
    check(&on, &wage, &tariff, reasons);
}

static void copy_one_date_int32(void)
{
    memcpy(copy, wages_int32, 4 * (size_t)rows);
    memcpy(copy + 4 * (size_t)rows, tariffs_int32, 4 * (size_t)rows);
}

static void copy_one_date_int64(void)
{
    memcpy(copy, wages, 8 * (size_t)rows);
    memcpy(copy + 8 * (size_t)rows, tariffs, 8 * (size_t)rows);
}

static void copy_dated_int32(void)
{
    copy_one_date_int32();
    memcpy(copy + 8 * (size_t)rows, dates, 4 * (size_t)rows);
    memcpy(copy + 12 * (size_t)rows, valid, (size_t)rows / 8);
}

static void copy_dated_int64(void)
{
    copy_one_date_int64();
    memcpy(copy + 16 * (size_t)rows, dates, 4 * (size_t)rows);
    memcpy(copy + 20 * (size_t)rows, valid, (size_t)rows / 8);
}

/* What a program would write first: a share looked up and a comparison for each row. */
static void bare_dated_int64(void)
{
    for (int64_t i = 0; i < rows; i++) {
        bool known = (valid[i / 8] >> i % 8 & 1) != 0 && dates[i] != INT32_MIN;
        int32_t pays = known ? bare_pays_floor(dates[i], wages[i], tariffs[i]) : -1;
        outcomes[i] = pays < 0 ? HELTMED_UNDETERMINED : pays ? HELTMED_MET : HELTMED_NOT_MET;
    }
}

static const struct {
    const char *name;
    void (*run)(void);
} works[] = {
    {"one_date_int32", one_date_int32},       {"one_date_int32_copy", copy_one_date_int32},
    {"one_date_int64", one_date_int64},       {"one_date_int64_copy", copy_one_date_int64},
    {"dated_unknown_int32", dated_int32},     {"dated_unknown_int32_copy", copy_dated_int32},
    {"dated_unknown_int64", dated_int64},     {"dated_unknown_int64_copy", copy_dated_int64},
    {"dated_unknown_bare", bare_dated_int64}, {"dated_unknown_reasons", dated_reasons},
};
enum { WORKS = sizeof(works) / sizeof(works[0]) };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void measure(int64_t count)
{
    static double took[WORKS][ROUNDS];
    rows = count;
    for (int round = 0; round < ROUNDS; round++) {
        for (int work = 0; work < WORKS; work++) {
            double start = seconds();
            works[work].run();
            took[work][round] = seconds() - start;
        }
    }
    for (int work = 0; work < WORKS; work++) {
        qsort(took[work], ROUNDS, sizeof(took[work][0]), by_size);
        printf("columns.%dm.%s %.0f\n", (int)(count / MILLION), works[work].name, (double)count / took[work][ROUNDS / 2] / 1e6);
    }
}

static void *need(size_t size)
{
    void *block = malloc(size);
    bench_need(block != NULL, "memory");
    memset(block, 1, size);
    return block;
}

static void make_rows(void)
{
    uint64_t state = 1;
    dates = need(4 * (size_t)MOST_ROWS);
    wages_int32 = need(4 * (size_t)MOST_ROWS);
    tariffs_int32 = need(4 * (size_t)MOST_ROWS);
    wages = need(8 * (size_t)MOST_ROWS);
    tariffs = need(8 * (size_t)MOST_ROWS);
    valid = need(MOST_ROWS / 8 + 1);
    outcomes = need(MOST_ROWS);
    reasons = need(MOST_ROWS);
    copy = need(21 * (size_t)MOST_ROWS);
    for (int i = 0; i < MOST_ROWS; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        tariffs[i] = tariffs_int32[i] = 15000 + (int32_t)(state >> 33) % 20000;
        wages[i] = wages_int32[i] = 2500 + (int32_t)(state >> 45) % 5000;
        dates[i] = i % 11 == 0 ? INT32_MIN : FIRST_DAY + (int32_t)(state >> 40) % DAYS;
        if (i % 8 == 0) {
            valid[i / 8] = 0;
        }
        valid[i / 8] = (uint8_t)(valid[i / 8] | (i % 7 != 0) << i % 8);
    }
}

int main(void)
{
    heltmed_rulebook *built_in = NULL;
    bench_need(heltmed_rulebook_built_in("2026.1", &built_in, NULL) == HELTMED_OK, "the rulebook");
    bench_need(heltmed_rulebook_overlay(built_in, "three-shares", NULL, &rulebook, NULL) == HELTMED_OK, "an overlay");
    bench_need(heltmed_rulebook_set(rulebook, "wage.floor_share_bp", HELTMED_DATE_MIN, 1500, HELTMED_DATE_MIN, NULL) == HELTMED_OK &&
                   heltmed_rulebook_set(rulebook, "wage.floor_share_bp", 18078, 1800, HELTMED_DATE_MIN, NULL) == HELTMED_OK &&
                   heltmed_rulebook_set(rulebook, "wage.floor_share_bp", 19174, 2000, HELTMED_DATE_MIN, NULL) == HELTMED_OK &&
                   heltmed_rulebook_seal(rulebook, NULL) == HELTMED_OK,
               "the shares");
    make_rows();
    measure(MILLION);
    measure(MOST_ROWS);
    heltmed_rulebook_destroy(rulebook);
    free(dates);
    free(wages_int32);
    free(tariffs_int32);
    free(wages);
    free(tariffs);
    free(valid);
    free(outcomes);
    free(reasons);
    free(copy);
    return 0;
}
