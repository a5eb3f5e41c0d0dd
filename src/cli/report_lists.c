/* Plans, shortfalls and shares for people. */
#include "cli/report.h"

#include <stdio.h>
#include <string.h>

#include <heltmed/date.h>
#include <heltmed/label.h>

#include "cli/layout.h"

enum { INDENT = 2, CELL_SIZE = 160, GAP = 2 };

static void write_line(const struct report *report, const char *words)
{
    output_words(report->out, words);
    output_words(report->out, "\n");
}

static heltmed_status print_value(const struct report *report, const char *unit, int64_t value, char cell[CELL_SIZE], heltmed_error *error)
{
    if (value == HELTMED_UNKNOWN) {
        (void)snprintf(cell, CELL_SIZE, "%s", report_label(report, "label.null"));
        return HELTMED_OK;
    }
    heltmed_status status = report_value(report, unit, value, error);
    (void)snprintf(cell, CELL_SIZE, "%s", status == HELTMED_OK ? heltmed_text_data(report->text) : "");
    return status;
}

/* ---- the plan ---- */

/* The day of the week and the date, unless the language's own form has both. */
static heltmed_status print_day(const struct report *report, int32_t day, char cell[CELL_SIZE], heltmed_error *error)
{
    char date[CELL_SIZE], key[] = "weekday.1";
    heltmed_status status = print_value(report, "date", day, date, error);

    key[sizeof key - 2] = (char)('0' + heltmed_date_weekday(day));
    const char *weekday = report_label(report, key);
    bool has_weekday = strstr(report_label(report, "format.date"), "{weekday}") != NULL;
    (void)snprintf(cell, CELL_SIZE, "%.60s%s%.90s", has_weekday ? "" : weekday, has_weekday ? "" : " ", date);
    return status;
}

static heltmed_status write_visit(const struct report *report, const heltmed_plan *plan, size_t index, size_t width, heltmed_error *error)
{
    static const char *const steps[] = {"step.trial", "step.weekly", "step.fortnightly", "step.monthly"};
    int32_t on = 0, nominal_on = 0, step = 0;
    char day[CELL_SIZE] = "", nominal[CELL_SIZE] = "", line[3 * CELL_SIZE];
    heltmed_status status = heltmed_plan_visit(plan, index, &on, &nominal_on, &step, error);

    if (status == HELTMED_OK) {
        status = print_day(report, on, day, error);
    }
    if (status == HELTMED_OK && nominal_on != on) {
        status = print_value(report, "date", nominal_on, nominal, error);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    output_spaces(report->out, INDENT);
    layout_left(report->out, day, width + GAP);
    (void)snprintf(line, sizeof line, nominal_on != on ? "%s (%s: %s)" : "%s", report_label(report, steps[step]),
                   report_label(report, "label.nominal"), nominal);
    write_line(report, line);
    return HELTMED_OK;
}

/* The width of the longest day. */
static size_t day_width(const struct report *report, const heltmed_plan *plan)
{
    size_t widest = 0;
    for (size_t i = 0; i < heltmed_plan_count(plan); i++) {
        int32_t on = 0;
        char day[CELL_SIZE] = "";
        if (heltmed_plan_visit(plan, i, &on, NULL, NULL, NULL) == HELTMED_OK && print_day(report, on, day, NULL) == HELTMED_OK) {
            widest = layout_width(day) > widest ? layout_width(day) : widest;
        }
    }
    return widest;
}

heltmed_status report_plan(const struct report *report, const heltmed_plan *plan, heltmed_error *error)
{
    size_t width = day_width(report, plan);

    write_line(report, report_label(report, "label.visits"));
    if (!heltmed_plan_known(plan)) {
        layout_paragraph(report->out, INDENT, "?", report_label(report, "label.plan_unknown"));
    } else if (heltmed_plan_count(plan) == 0) {
        layout_paragraph(report->out, INDENT, "–", report_label(report, "label.no_visits"));
    }
    for (size_t i = 0; i < heltmed_plan_count(plan); i++) {
        heltmed_status status = write_visit(report, plan, i, width, error);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    return HELTMED_OK;
}

/* ---- shortfalls ---- */

static heltmed_status write_span(const struct report *report, const char *mark, int32_t from, int32_t to, heltmed_error *error)
{
    char first[CELL_SIZE] = "", last[CELL_SIZE] = "", line[3 * CELL_SIZE];
    heltmed_status status = print_value(report, "date", from, first, error);

    if (status == HELTMED_OK) {
        status = print_value(report, "date", to, last, error);
    }
    (void)snprintf(line, sizeof line, "%s – %s", first, last);
    layout_paragraph(report->out, INDENT, mark, from == to ? first : line);
    return status;
}

struct line {
    const char *label, *unit;
    int64_t value;
};

/* Labels on the left, values on the right. */
static heltmed_status write_lines(const struct report *report, const struct line *lines, size_t count, size_t indent, heltmed_error *error)
{
    size_t widest_label = 0, widest_value = 0;
    char values[8][CELL_SIZE];

    for (size_t i = 0; i < count; i++) {
        heltmed_status status = print_value(report, lines[i].unit, lines[i].value, values[i], error);
        if (status != HELTMED_OK) {
            return status;
        }
        size_t label = layout_width(report_label(report, lines[i].label)), value = layout_width(values[i]);
        widest_label = label > widest_label ? label : widest_label;
        widest_value = value > widest_value ? value : widest_value;
    }
    for (size_t i = 0; i < count; i++) {
        output_spaces(report->out, indent);
        layout_left(report->out, report_label(report, lines[i].label), widest_label + GAP);
        layout_right(report->out, values[i], widest_value);
        output_words(report->out, "\n");
    }
    return HELTMED_OK;
}

static heltmed_status write_period(const struct report *report, const heltmed_shortfalls *shortfalls, size_t index, heltmed_error *error)
{
    int32_t from = 0, to = 0;
    int64_t hourly = 0, floor = 0, shortfall = 0, owed = 0;
    heltmed_status status = heltmed_shortfalls_period(shortfalls, index, &from, &to, &hourly, &floor, &shortfall, &owed, error);

    if (status == HELTMED_OK) {
        status = write_span(report, "✗", from, to, error);
    }
    const struct line lines[] = {{"label.wage", "ore_per_hour", hourly},
                                 {"label.floor", "ore_per_hour", floor},
                                 {"label.shortfall", "ore_per_hour", shortfall},
                                 {"label.owed", "ore_per_hour", owed}};
    return status == HELTMED_OK ? write_lines(report, lines, sizeof lines / sizeof lines[0], 2 * INDENT, error) : status;
}

static heltmed_status write_unjudged(const struct report *report, const heltmed_shortfalls *shortfalls, heltmed_error *error)
{
    if (heltmed_shortfalls_complete(shortfalls)) {
        write_line(report, report_label(report, "label.complete"));
        return HELTMED_OK;
    }
    write_line(report, report_label(report, "label.incomplete"));
    output_words(report->out, "\n");
    write_line(report, report_label(report, "label.unjudged"));
    for (size_t i = 0; i < heltmed_shortfalls_unjudged_count(shortfalls); i++) {
        int32_t from = 0, to = 0;
        heltmed_status status = heltmed_shortfalls_unjudged(shortfalls, i, &from, &to, error);
        if (status == HELTMED_OK) {
            status = write_span(report, "?", from, to, error);
        }
        if (status != HELTMED_OK) {
            return status;
        }
    }
    return HELTMED_OK;
}

heltmed_status report_shortfalls(const struct report *report, const heltmed_shortfalls *shortfalls, heltmed_error *error)
{
    const struct line sum = {"label.sum_owed", "ore_per_hour", heltmed_shortfalls_sum_owed_ore(shortfalls)};
    size_t count = heltmed_shortfalls_count(shortfalls);

    write_line(report, report_label(report, "label.shortfalls"));
    if (count == 0) {
        layout_paragraph(report->out, INDENT, heltmed_shortfalls_complete(shortfalls) ? "✓" : "–",
                         report_label(report, "label.no_shortfall"));
    }
    for (size_t i = 0; i < count; i++) {
        heltmed_status status = write_period(report, shortfalls, i, error);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    output_words(report->out, "\n");
    heltmed_status status = write_lines(report, &sum, 1, 0, error);
    return status == HELTMED_OK ? write_unjudged(report, shortfalls, error) : status;
}

/* ---- the share ---- */

enum { MONTH, DAYS, RATE, SHARE, COLUMNS };

static heltmed_status print_month(const struct report *report, const heltmed_share *share, size_t index, char cells[COLUMNS][CELL_SIZE],
                                  heltmed_error *error)
{
    int32_t month = 0, days = 0, days_in_month = 0, year = 0, number = 0, day = 0;
    int64_t rate = 0, amount = 0;
    char key[32];
    heltmed_status status = heltmed_share_month(share, index, &month, &days, &days_in_month, &rate, &amount, error);

    if (status == HELTMED_OK) {
        status = heltmed_date_to_civil(month, &year, &number, &day, error);
    }
    if (status == HELTMED_OK) {
        status = print_value(report, "ore_per_hour", rate, cells[RATE], error);
    }
    if (status == HELTMED_OK) {
        status = print_value(report, "ore_per_hour", amount, cells[SHARE], error);
    }
    (void)snprintf(key, sizeof key, "month.%d", (int)number);
    (void)snprintf(cells[MONTH], CELL_SIZE, "%s %d", report_label(report, key), (int)year);
    (void)snprintf(cells[DAYS], CELL_SIZE, "%d/%d", (int)days, (int)days_in_month);
    return status;
}

static void widen(size_t widths[COLUMNS], char cells[COLUMNS][CELL_SIZE])
{
    for (int i = 0; i < COLUMNS; i++) {
        size_t width = layout_width(cells[i]);
        widths[i] = width > widths[i] ? width : widths[i];
    }
}

static void write_row(const struct report *report, const size_t widths[COLUMNS], char cells[COLUMNS][CELL_SIZE])
{
    output_spaces(report->out, INDENT);
    layout_left(report->out, cells[MONTH], widths[MONTH]);
    for (int i = DAYS; i < COLUMNS; i++) {
        output_spaces(report->out, GAP);
        layout_right(report->out, cells[i], widths[i]);
    }
    output_words(report->out, "\n");
}

/* Words in two lines, parted at the blank nearest their middle; the first is empty where there is none. */
static void part(const char *words, char first[CELL_SIZE], char second[CELL_SIZE])
{
    size_t size = strlen(words), middle = size / 2, best = size;

    for (size_t i = 0; i < size; i++) {
        size_t off = i < middle ? middle - i : i - middle;
        size_t best_off = best < middle ? middle - best : best - middle;
        best = words[i] == ' ' && (best == size || off < best_off) ? i : best;
    }
    bool parts = best < size;
    (void)snprintf(first, CELL_SIZE, "%.*s", parts ? (int)best : 0, words);
    (void)snprintf(second, CELL_SIZE, "%s", words + (parts ? best + 1 : 0));
}

static size_t row_width(const size_t widths[COLUMNS])
{
    size_t width = INDENT;
    for (int i = 0; i < COLUMNS; i++) {
        width += widths[i] + (i > 0 ? GAP : 0);
    }
    return width;
}

/* The headings over columns of at least these widths, in two lines where one would be too long. */
static void write_headings(const struct report *report, size_t widths[COLUMNS])
{
    static const char *const headings[COLUMNS] = {"label.month", "label.days", "label.rate", "label.share_of_month"};
    char whole[COLUMNS][CELL_SIZE], first[COLUMNS][CELL_SIZE], second[COLUMNS][CELL_SIZE];
    size_t widest[COLUMNS];

    memcpy(widest, widths, sizeof widest);
    for (int i = 0; i < COLUMNS; i++) {
        (void)snprintf(whole[i], CELL_SIZE, "%s", report_label(report, headings[i]));
        part(whole[i], first[i], second[i]);
    }
    widen(widest, whole);
    if (row_width(widest) <= LAYOUT_WIDTH) {
        memcpy(widths, widest, sizeof widest);
        write_row(report, widths, whole);
        return;
    }
    widen(widths, first);
    widen(widths, second);
    write_row(report, widths, first);
    write_row(report, widths, second);
}

static heltmed_status write_months(const struct report *report, const heltmed_share *share, heltmed_error *error)
{
    size_t widths[COLUMNS] = {0};
    char cells[COLUMNS][CELL_SIZE];

    for (size_t i = 0; i < heltmed_share_count(share); i++) {
        heltmed_status status = print_month(report, share, i, cells, error);
        if (status != HELTMED_OK) {
            return status;
        }
        widen(widths, cells);
    }
    write_headings(report, widths);
    for (size_t i = 0; i < heltmed_share_count(share); i++) {
        heltmed_status status = print_month(report, share, i, cells, error);
        if (status != HELTMED_OK) {
            return status;
        }
        write_row(report, widths, cells);
    }
    return HELTMED_OK;
}

heltmed_status report_share(const struct report *report, const heltmed_share *share, heltmed_error *error)
{
    const struct line sum = {"label.sum", "ore_per_hour", heltmed_share_sum_ore(share)};
    bool estimate = heltmed_share_estimate(share);
    char line[2 * CELL_SIZE];

    (void)snprintf(line, sizeof line, "%s (%s)", report_label(report, "label.share"),
                   report_label(report, estimate ? "label.estimate" : "label.agreed_price"));
    write_line(report, line);
    heltmed_status status = heltmed_share_count(share) > 0 ? write_months(report, share, error) : HELTMED_OK;
    return status == HELTMED_OK ? write_lines(report, &sum, 1, INDENT, error) : status;
}
