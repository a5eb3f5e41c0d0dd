/* The next visit due, row by row, by the plan's own walk. */
#include "base/error.h"
#include "columns/rates.h"
#include "rules/plan.h"

enum { DAY, TRIAL, HIRED, ENDED, VISITED, FACT_COLUMNS };
static const char *const names[] = {"on", "trial_starts_on", "hired_on", "ended_on"};
static const struct slot last_visit_slot = {.name = "last_visit_on", .role = OPTIONAL, KIND(VALUE_DATE)};

/* What the rows have in common, and a block of them. */
struct followup_rows {
    const struct heltmed_rulebook *rulebook;
    struct calendar calendar;
    struct plan_facts facts;
    struct source source[FACT_COLUMNS];
    struct rates early;
    bool always_known; /* the rates that the plan hangs on have a value on every day */
};

static int64_t fact(const struct followup_rows *rows, int which, int32_t row)
{
    int32_t value = rows->source[which].values[row];
    return value == MISSING ? UNKNOWN : value;
}

static bool has_every_day(const struct heltmed_rulebook *rulebook, enum parameter parameter, int64_t as_known_on)
{
    const struct value_list *list = &rulebook->lists[parameter];
    bool known = rulebook_value(rulebook, parameter, DATE_MIN, as_known_on) != UNKNOWN;
    for (uint32_t i = 0; i < list->count; i++) {
        known = known && list->values[i].value != UNKNOWN;
    }
    return known;
}

/* Whether every rate that the plan hangs on has a value. */
static bool plan_is_known(const struct followup_rows *rows)
{
    if (rows->always_known) {
        return true;
    }
    struct plan_rates needed = plan_rates_needed(&rows->facts, rows->rulebook);
    return needed.weeks != UNKNOWN && needed.visits_per_week != UNKNOWN && needed.weekly_until_day != UNKNOWN &&
           needed.fortnightly_until_day != UNKNOWN;
}

/* The next visit of a row; MISSING where it is not known, or where none is planned. Whether it is a date. */
static bool find_next(struct followup_rows *rows, int32_t row, int32_t *out)
{
    int64_t on = fact(rows, DAY, row), visited = fact(rows, VISITED, row);
    struct rate early = {0, 0};

    *out = MISSING;
    rows->facts.trial_starts_on = fact(rows, TRIAL, row);
    rows->facts.hired_on = fact(rows, HIRED, row);
    rows->facts.ended_on = fact(rows, ENDED, row);
    if (visited == UNKNOWN || visited > on) { /* made none, or none yet */
        visited = BEFORE_ANY_DAY;
    } else {
        early = rate_at(&rows->early, (int32_t)on, row);
    }
    if (on == UNKNOWN || early.lo != early.hi || !plan_is_known(rows)) {
        return true;
    }
    int64_t next = plan_next_visit_by(&rows->calendar, &rows->facts, rows->rulebook, NULL, plan_closed_until(visited, early.lo));
    if (next > OUT_OF_RANGE) {
        *out = (int32_t)next;
    }
    return next != OUT_OF_RANGE;
}

static heltmed_status read_rows(struct followup_rows *rows, int64_t first, int32_t count, heltmed_error *error)
{
    for (int i = 0; i < FACT_COLUMNS; i++) {
        heltmed_status status = source_read(&rows->source[i], first, count, error);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    rates_of(&rows->early, rows->rulebook, FOLLOWUP_EARLY_DAYS, rows->facts.as_known_on, &rows->source[DAY], count);
    return HELTMED_OK;
}

static heltmed_status out_of_years(heltmed_error *error)
{
    return error_set(error, HELTMED_RANGE, names[DAY], "a date computed from it is outside the years 1 to 9999");
}

heltmed_status heltmed_columns_next_due(const heltmed_rulebook *rulebook, int64_t as_known_on, int64_t rows, const heltmed_column *on,
                                        const heltmed_column *trial_starts_on, const heltmed_column *hired_on,
                                        const heltmed_column *ended_on, const heltmed_column *last_visit_on, int32_t holidays,
                                        heltmed_column_out *next_due, heltmed_error *error)
{
    const heltmed_column *const given[] = {on, trial_starts_on, hired_on, ended_on};
    struct followup_rows asked;
    int32_t due[BLOCK_ROWS];
    heltmed_status status = rows_check(rows, error);
    if (status == HELTMED_OK) {
        status = rulebook_check(rulebook, as_known_on, error);
    }
    if (status == HELTMED_OK && (holidays < HELTMED_HOLIDAYS_NO || holidays > HELTMED_HOLIDAYS_NONE)) {
        status = error_set(error, HELTMED_CHOICE, "holidays", "there is no such calendar of holidays");
    }
    for (int i = 0; i < VISITED && status == HELTMED_OK; i++) {
        status = source_open(&asked.source[i], given[i], fact_named(&followup_rule, names[i]), rows, error);
    }
    if (status == HELTMED_OK) {
        status = source_open(&asked.source[VISITED], last_visit_on, &last_visit_slot, rows, error);
    }
    if (status == HELTMED_OK) {
        status = out_check(next_due, "next_due", rows, error);
    }
    asked.rulebook = rulebook;
    calendar_begin(&asked.calendar, holidays);
    asked.facts = (struct plan_facts){.as_known_on = as_known_on, .holidays = holidays};
    asked.always_known = status == HELTMED_OK && has_every_day(rulebook, TRIAL_WEEKS, as_known_on) &&
                         has_every_day(rulebook, TRIAL_VISITS_PER_WEEK, as_known_on) &&
                         has_every_day(rulebook, FOLLOWUP_WEEKLY_UNTIL_DAY, as_known_on) &&
                         has_every_day(rulebook, FOLLOWUP_FORTNIGHTLY_UNTIL_DAY, as_known_on);
    for (int64_t first = 0; status == HELTMED_OK && first < rows; first += BLOCK_ROWS) {
        int32_t count = block_rows(first, rows);
        status = read_rows(&asked, first, count, error);
        for (int32_t i = 0; i < count && status == HELTMED_OK; i++) {
            status = find_next(&asked, i, &due[i]) ? HELTMED_OK : out_of_years(error);
        }
        if (status == HELTMED_OK) {
            out_write(next_due, first, count, due);
        }
    }
    return status;
}
