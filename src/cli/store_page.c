/* The municipality's page for people: `heltmed store report`. Its words are English, as the tables' names are. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <heltmed/outcomes.h>

#include "cli/json_walk.h"
#include "cli/layout.h"
#include "cli/store.h"

enum { INDENT = 2, CELL_SIZE = 96, NAME_WIDTH = 41, COUNT_WIDTH = 13, SHARE_WIDTH = 9, ENDS_WIDTH = 15 };

static const char hidden[] = ":";

/* ---- pieces ---- */

static void print_number(int64_t number, char cell[CELL_SIZE])
{
    (void)snprintf(cell, CELL_SIZE, number == HELTMED_UNKNOWN ? hidden : "%lld", (long long)number);
}

/* Basis points as per cent with one decimal: half up, or as `extra` says (0 down, 9 up), so that an interval grows no narrower. */
static void print_share(int64_t bp, int extra, char cell[CELL_SIZE])
{
    int64_t tenths = (bp + extra) / 10;

    if (bp == HELTMED_UNKNOWN) {
        (void)snprintf(cell, CELL_SIZE, "%s", hidden);
    } else {
        (void)snprintf(cell, CELL_SIZE, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10));
    }
}

static int64_t number_of(const char *object, const char *key) { return json_number(json_member(object, key)); }

static void write_name(struct output *out, const char *name)
{
    output_spaces(out, INDENT);
    layout_left(out, name, NAME_WIDTH);
}

static void write_of(struct output *out, int64_t k, int64_t n)
{
    char first[CELL_SIZE], second[CELL_SIZE], both[3 * CELL_SIZE];

    print_number(k, first);
    print_number(n, second);
    (void)snprintf(both, sizeof both, "%s of %s", first, second);
    layout_right(out, k == HELTMED_UNKNOWN && n == HELTMED_UNKNOWN ? hidden : both, COUNT_WIDTH);
}

/* ---- parts ---- */

static void write_counts(struct output *out, const char *counts)
{
    static const struct {
        const char *key, *words;
    } lines[] = {{"cases", "cases"},
                 {"open", "  open, no trial yet"},
                 {"trial", "  in a trial"},
                 {"waiting", "  waiting after a trial"},
                 {"employed", "  in a job"},
                 {"paused", "  in a job that rests"},
                 {"ended", "  after the last job, or closed"},
                 {"withdrawn", "  withdrawn"},
                 {"jobs", "jobs, in all"},
                 {"jobs_open", "  going on"},
                 {"jobs_ended", "  ended"}};
    char cell[CELL_SIZE];

    output_words(out, "\nCounts\n");
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        write_name(out, lines[i].words);
        print_number(number_of(counts, lines[i].key), cell);
        layout_right(out, cell, COUNT_WIDTH);
        output_words(out, "\n");
    }
}

static void write_row(struct output *out, const char *name, const char *row)
{
    char value[CELL_SIZE], low[CELL_SIZE], high[CELL_SIZE], ends[3 * CELL_SIZE];
    bool has_value = number_of(row, "value_bp") != HELTMED_UNKNOWN, has_ends = number_of(row, "lo_bp") != HELTMED_UNKNOWN;

    write_name(out, name);
    write_of(out, number_of(row, "k"), number_of(row, "n"));
    print_share(number_of(row, "value_bp"), 5, value);
    if (has_value) {
        layout_right(out, value, SHARE_WIDTH);
    }
    if (has_ends && has_value) {
        print_share(number_of(row, "lo_bp"), 0, low);
        print_share(number_of(row, "hi_bp"), 9, high);
        (void)snprintf(ends, sizeof ends, "%s – %s", low, high);
        layout_right(out, ends, ENDS_WIDTH);
    }
    output_words(out, "\n");
}

static void write_indicators(struct output *out, const char *rows)
{
    char measure[CELL_SIZE], group[CELL_SIZE], days[2 * CELL_SIZE];

    output_words(out, "\nIndicators");
    output_spaces(out, INDENT + NAME_WIDTH + COUNT_WIDTH - strlen("Indicators") - strlen("k of n"));
    output_words(out, "k of n        %  95 % interval\n");
    for (const char *row = json_first(rows); row != NULL; row = json_next(row)) {
        (void)json_string(json_member(row, "measure"), measure, sizeof measure);
        (void)json_string(json_member(row, "group"), group, sizeof group);
        if (strcmp(group, "all") == 0) {
            write_row(out, measure, row);
        } else {
            (void)snprintf(days, sizeof days, "  %s", group);
            write_row(out, days, row);
        }
        if (number_of(row, "days") != HELTMED_UNKNOWN) {
            (void)snprintf(days, sizeof days, "after %lld days", (long long)number_of(row, "days"));
            layout_paragraph(out, 2 * INDENT, "", days);
        }
    }
}

static void write_targets(struct output *out, const char *rows)
{
    char measure[CELL_SIZE], target[CELL_SIZE], share[CELL_SIZE], line[4 * CELL_SIZE];

    output_words(out, "\nTargets\n");
    for (const char *row = json_first(rows); row != NULL; row = json_next(row)) {
        if (json_is_null(json_member(row, "target"))) {
            continue;
        }
        print_share(number_of(row, "target_bp"), 5, share);
        (void)snprintf(line, sizeof line, "%s: at least %s %%: %s", json_string(json_member(row, "measure"), measure, sizeof measure),
                       share, json_string(json_member(row, "target"), target, sizeof target));
        layout_paragraph(out, INDENT, "", line);
    }
    layout_paragraph(out, INDENT, "", "undecidable: the interval has the target in it; the numbers are too small to tell");
}

static void write_departures(struct output *out, const char *rows)
{
    char name[CELL_SIZE];

    output_words(out, "\nDepartures from the model: cases, of those judged\n");
    for (const char *row = json_first(rows); row != NULL; row = json_next(row)) {
        write_name(out, json_string(json_member(row, "criterion"), name, sizeof name));
        write_of(out, number_of(row, "cases"), number_of(row, "judged"));
        output_words(out, "\n");
    }
}

static void write_adherence(struct output *out, const char *rows)
{
    char measure[CELL_SIZE];

    output_words(out, "\nAdherence to the model: cases in which it was met, of those where that can be\n"
                      "told; and the share at the lowest and the highest if what is not known were known\n");
    for (const char *row = json_first(rows); row != NULL; row = json_next(row)) {
        const char *name = json_string(json_member(row, "measure"), measure, sizeof measure);
        write_row(out, strchr(name, '.') + 1, row);
    }
}

static void write_page(struct output *out, const char *json)
{
    char extract_on[CELL_SIZE], rulebook[CELL_SIZE], library[CELL_SIZE], line[6 * CELL_SIZE];
    int64_t below = number_of(json, "suppress_below");

    (void)snprintf(line, sizeof line, "Outcomes as of %s (rulebook %s, library %s)",
                   json_string(json_member(json, "extract_on"), extract_on, sizeof extract_on),
                   json_string(json_member(json, "rulebook"), rulebook, sizeof rulebook),
                   json_string(json_member(json, "library"), library, sizeof library));
    layout_paragraph(out, 0, NULL, line);
    (void)snprintf(line, sizeof line,
                   below == 0 ? "Nothing is hidden: small numbers may tell of persons."
                              : "Hidden (%s): numbers from 1 to %lld, and what would tell them by subtraction.",
                   hidden, (long long)below - 1);
    layout_paragraph(out, 0, NULL, line);
    write_counts(out, json_member(json, "counts"));
    write_indicators(out, json_member(json, "indicators"));
    write_targets(out, json_member(json, "indicators"));
    write_departures(out, json_member(json, "departures"));
    write_adherence(out, json_member(json, "adherence"));
    layout_paragraph(out, 0, NULL, "\nWhat each measure counts: heltmed store outcomes FILE --table indicators, in the column definition.");
}

int store_report(struct store_session *session)
{
    const struct options *common = &session->options->common;
    heltmed_outcomes_options options;
    heltmed_error error = {.code = HELTMED_OK};
    struct output *out = &session->base.out;
    int status = EXIT_ASSESSED;
    const char *wrong = store_outcome_options(session->options, &options);

    if (wrong != NULL) {
        session_tell(&session->base, HELTMED_REQUIRED, wrong);
        return EXIT_USAGE;
    }
    if (!store_open(session, HELTMED_STORE_READ_ONLY, &status)) {
        return status;
    }
    bool told = heltmed_store_watch(session->store, store_progress, NULL, &error) == HELTMED_OK &&
                heltmed_outcomes_report(session->store, &options, session->base.text, &error) == HELTMED_OK;
    store_progress_end();
    if (!told) {
        return store_tell(session, &error, 0);
    }
    if (!common->json && (common->report || isatty(STDOUT_FILENO))) {
        write_page(out, heltmed_text_data(session->base.text));
    } else {
        output_bytes(out, heltmed_text_data(session->base.text), heltmed_text_size(session->base.text));
        output_words(out, "\n");
    }
    return EXIT_ASSESSED;
}
