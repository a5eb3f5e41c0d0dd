/*
 * Columns: the questions of the rules asked of many rows at once, for those who work with tables.
 *
 * A column is an array with one value for each row, or one value for all rows. An unknown is told by a bitmap as Apache
 * Arrow has it, by a value (HELTMED_UNKNOWN in 64-bit columns, INT32_MIN in 32-bit ones), or by both. Dates are days,
 * money øre, yes or no 1 or 0, with the ranges of the assessment that asks the same of one case; the answers are the
 * same too. Nothing is allocated, nothing rounded but where a rule names a rounding.
 *
 * Results are written where the caller says; they must not overlap what is read, nor each other. A value outside its
 * range ends the call with the error `range` and the column's name: what stands in the results is then not to be used.
 * An argument that is wrong in itself is refused before anything is written, with the name of the column where there is
 * one. Zero rows are fine. What is passed is not needed afterwards. Any thread, also at the same time on the same
 * columns, as long as nobody writes to them.
 *
 * `as_known_on` is a date, or HELTMED_UNKNOWN: values decided after that day are not seen.
 */
#ifndef HELTMED_COLUMNS_H
#define HELTMED_COLUMNS_H

#include <heltmed/decision.h>

HELTMED_BEGIN

/* What is read. Values are given in one of the two arrays; with neither, `value` is that of every row. Since 0.1. */
typedef struct heltmed_column {
    int64_t size;                /* of this struct, in bytes */
    int64_t count;               /* the number of values in the array: as many as there are rows */
    const int32_t *int32_values; /* INT32_MIN is unknown */
    const int64_t *int64_values; /* HELTMED_UNKNOWN is unknown */
    const uint8_t *validity;     /* a bit for each row, the lowest of a byte first: 0 is unknown; NULL: nothing said */
    int64_t validity_offset;     /* which bit of it is the first row's, from 0 */
    int64_t value;               /* without an array: the value of every row, or HELTMED_UNKNOWN */
} heltmed_column;

/* What is written: one of the two arrays, and the bitmap if wanted. An unknown stands in the array as above, and as a
 * bit 0. Bits of other rows in the first and last byte stay as they are. Since 0.1. */
typedef struct heltmed_column_out {
    int64_t size;          /* of this struct, in bytes */
    int64_t count;         /* the room in the array: as many values as there are rows */
    int32_t *int32_values; /* or */
    int64_t *int64_values;
    uint8_t *validity;       /* NULL: not wanted */
    int64_t validity_offset; /* which bit of it is the first row's, from 0 */
} heltmed_column_out;

/* Why a row's outcome is what it is: the reasons of the rules (contract, section 2). */
enum {
    HELTMED_REASON_AT_OR_ABOVE_FLOOR = 1,
    HELTMED_REASON_BELOW_FLOOR = 2,
    HELTMED_REASON_MISSING_FACTS = 3,
    HELTMED_REASON_NO_RATE = 4,
    HELTMED_REASON_PLACE_LEFT = 5,
    HELTMED_REASON_NO_PLACE_LEFT = 6,
    HELTMED_REASON_TRIAL_OVER = 7,
    HELTMED_REASON_TRIAL_NOT_OVER = 8,
    HELTMED_REASON_ENDED_EARLY = 9,
    HELTMED_REASON_WORKER_DECLINES = 10,
    HELTMED_REASON_EMPLOYER_DECLINES = 11
};

/* The word of a reason ("below_floor"), as decisions have it; NULL for any other number. Static. Any thread. Since 0.1. */
HELTMED_EXPORT const char *heltmed_reason_name(int32_t reason);

/* Sets the size, no array and no bitmap; of a column that is read the value unknown. NULL is accepted. Since 0.1. */
HELTMED_EXPORT void heltmed_column_init(heltmed_column *column);
HELTMED_EXPORT void heltmed_column_out_init(heltmed_column_out *column);

/* Does the wage reach the floor in a permanent post (criterion wage.floor)? `outcomes` gets HELTMED_MET, HELTMED_NOT_MET or
 * HELTMED_UNDETERMINED for each row, `reasons` (NULL: not wanted) a HELTMED_REASON_…. A row without a date is settled where
 * every share that the rulebook has settles it. `rulebook` must be sealed.
 * Errors: range (on, hourly_wage_ore, comparable_tariff_ore, as_known_on), argument, not_sealed. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_columns_wage_floor(const heltmed_rulebook *rulebook, int64_t as_known_on,
                                                                           int64_t rows, const heltmed_column *on,
                                                                           const heltmed_column *hourly_wage_ore,
                                                                           const heltmed_column *comparable_tariff_ore, uint8_t *outcomes,
                                                                           uint8_t *reasons, heltmed_error *error);

/* The same question under a baseline and `reform_count` other rulebooks (overlays, mostly), reading the columns once. The
 * outcomes of the reforms stand one reform after another, each `rows` long; so do `changes` (NULL: not wanted), which have
 * 0 where a row's outcome is the baseline's and else the reform's. `counts` (NULL: not wanted) has nine numbers for each
 * reform: how many rows go from which outcome to which, at 3 * (baseline's - 1) + (reform's - 1).
 * Errors: as above; argument also for a number of reforms that is negative or above 1 000 000. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_columns_wage_reforms(
    const heltmed_rulebook *baseline, const heltmed_rulebook *const *reforms, int64_t reform_count, int64_t as_known_on, int64_t rows,
    const heltmed_column *on, const heltmed_column *hourly_wage_ore, const heltmed_column *comparable_tariff_ore,
    uint8_t *baseline_outcomes, uint8_t *reform_outcomes, uint8_t *changes, int64_t *counts, heltmed_error *error);

/* The floor: the least whole øre an hour that is at least the share of the tariff (floor_ore of wage).
 * Errors: range (on, comparable_tariff_ore, as_known_on), argument, not_sealed. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_columns_wage_floor_ore(const heltmed_rulebook *rulebook, int64_t as_known_on,
                                                                               int64_t rows, const heltmed_column *on,
                                                                               const heltmed_column *comparable_tariff_ore,
                                                                               heltmed_column_out *floor_ore, heltmed_error *error);

/* The days from one date to another, negative when that lies before. Errors: range (from, until), argument. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_columns_days_between(int64_t rows, const heltmed_column *from,
                                                                             const heltmed_column *until, heltmed_column_out *days,
                                                                             heltmed_error *error);

/* The last day of a trial (last_day of trial), by the weeks in force on its first. `rulebook` must be sealed.
 * Errors: range (starts_on, also where the last day is past year 9999; as_known_on), argument, not_sealed. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_columns_trial_last_day(const heltmed_rulebook *rulebook, int64_t as_known_on,
                                                                               int64_t rows, const heltmed_column *starts_on,
                                                                               heltmed_column_out *last_day, heltmed_error *error);

/* Is a place left (criterion express.place_left)? As heltmed_columns_wage_floor gives it.
 * Errors: range (places_agreed: 1 to 1 000 000; places_taken: 0 to 1 000 000), argument. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_columns_place_left(int64_t rows, const heltmed_column *places_agreed,
                                                                           const heltmed_column *places_taken, uint8_t *outcomes,
                                                                           uint8_t *reasons, heltmed_error *error);

/* How far the year's income is below the limit of disability benefit (margin_ore of benefit), negative above it.
 * `degree_raised_on` may be NULL, and a row without it was not raised. `rulebook` must be sealed.
 * Errors: range (the columns by the names of the facts, as_known_on), argument, not_sealed. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_columns_benefit_margin(
    const heltmed_rulebook *rulebook, int64_t as_known_on, int64_t rows, const heltmed_column *on, const heltmed_column *in_vta,
    const heltmed_column *benefit_since, const heltmed_column *degree_raised_on, const heltmed_column *income_after_disability_ore,
    const heltmed_column *annual_pensionable_income_ore, heltmed_column_out *margin_ore, heltmed_error *error);

/* Is a permanent post due after the trial (offer)? The decision's outcome as above, with the reason of its first criterion
 * of that outcome. `trial_ended_early_on` may be NULL, and a row without it did not end early. A row without `on` is
 * settled where every day settles it. `rulebook` must be sealed.
 * Errors: range (the columns by the names of the facts; trial_starts_on also where the trial would end past year 9999;
 * as_known_on), argument, not_sealed. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_columns_offer_due(
    const heltmed_rulebook *rulebook, int64_t as_known_on, int64_t rows, const heltmed_column *on, const heltmed_column *trial_starts_on,
    const heltmed_column *trial_ended_early_on, const heltmed_column *worker_wants_to_continue,
    const heltmed_column *employer_wants_to_continue, uint8_t *outcomes, uint8_t *reasons, heltmed_error *error);

/* The next visit due (next_due of followup), without step-ups; unknown too where no further visit is planned. Of the facts
 * each may be NULL, and a row without one has none: no trial, no hiring, no end, no visit made. A last visit after `on` does
 * not count. `holidays` is one of HELTMED_HOLIDAYS_…. `rulebook` must be sealed.
 * Errors: range (the columns by the names of the facts, last_visit_on; as_known_on; the next visit would be past year 9999),
 * choice (holidays), argument, not_sealed. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_columns_next_due(const heltmed_rulebook *rulebook, int64_t as_known_on,
                                                                         int64_t rows, const heltmed_column *on,
                                                                         const heltmed_column *trial_starts_on,
                                                                         const heltmed_column *hired_on, const heltmed_column *ended_on,
                                                                         const heltmed_column *last_visit_on, int32_t holidays,
                                                                         heltmed_column_out *next_due, heltmed_error *error);

HELTMED_END

#endif
