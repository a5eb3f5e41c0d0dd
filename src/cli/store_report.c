#include "cli/store_report.h"

#include <stdio.h>
#include <string.h>

#include <heltmed/label.h>

#include "cli/json_walk.h"
#include "cli/layout.h"

enum { INDENT = 2, CELL_SIZE = 160, LINE_SIZE = 1024, DAY_WIDTH = 20, ID_WIDTH = 16 };

/* ---- pieces ---- */

static void write_line(const struct report *report, const char *words)
{
    output_words(report->out, words);
    output_words(report->out, "\n");
}

static void write_heading(const struct report *report, const char *key)
{
    output_words(report->out, "\n");
    write_line(report, report_label(report, key));
}

/* A value as the language writes it; "–" or the like where it is not known. */
static heltmed_status print_value(const struct report *report, const char *unit, int64_t value, char cell[CELL_SIZE], heltmed_error *error)
{
    heltmed_status status = value == HELTMED_UNKNOWN ? HELTMED_OK : report_value(report, unit, value, error);
    const char *words = value == HELTMED_UNKNOWN ? report_label(report, "label.null") : heltmed_text_data(report->text);

    (void)snprintf(cell, CELL_SIZE, "%s", status == HELTMED_OK ? words : "");
    return status;
}

static heltmed_status print_day(const struct report *report, const char *object, const char *key, char cell[CELL_SIZE],
                                heltmed_error *error)
{
    return print_value(report, "date", json_day(json_member(object, key)), cell, error);
}

/* The label of a group's word, such as label.state_open. */
static const char *label_of(const struct report *report, const char *group, const char *value)
{
    char word[CELL_SIZE], key[2 * CELL_SIZE];
    (void)snprintf(key, sizeof key, "%s%s", group, json_string(value, word, sizeof word));
    return report_label(report, key);
}

/* "For: 6 March 2026". */
static heltmed_status write_day(const struct report *report, const char *label, const char *object, const char *key, heltmed_error *error)
{
    char day[CELL_SIZE];
    heltmed_status status = print_day(report, object, key, day, error);

    output_words(report->out, report_label(report, label));
    output_words(report->out, ": ");
    write_line(report, day);
    return status;
}

/* ---- one case ---- */

static void write_departures(const struct report *report, const char *json)
{
    const char *id = json_first(json_member(json, "departs_from"));
    char words[CELL_SIZE];

    write_heading(report, id == NULL ? "label.no_departures" : "label.departures");
    for (; id != NULL; id = json_next(id)) {
        layout_paragraph(report->out, INDENT, report_mark(HELTMED_NOT_MET), json_string(id, words, sizeof words));
    }
}

static heltmed_status write_foreseen(const struct report *report, const char *json, heltmed_error *error)
{
    heltmed_status status = HELTMED_OK;
    const char *foreseen = json_first(json_member(json, "foresees"));

    if (foreseen != NULL) {
        write_heading(report, "label.foresees");
    }
    for (; foreseen != NULL && status == HELTMED_OK; foreseen = json_next(foreseen)) {
        const char *step = json_member(foreseen, "step"), *employer = json_member(foreseen, "employer");
        char day[CELL_SIZE], id[CELL_SIZE] = "", line[LINE_SIZE];
        status = print_day(report, foreseen, "on", day, error);
        output_spaces(report->out, INDENT);
        layout_left(report->out, day, DAY_WIDTH);
        (void)snprintf(line, sizeof line, "%s%s%s%s%s%s", label_of(report, "label.foresee_", json_member(foreseen, "what")),
                       step == NULL ? "" : ", ", step == NULL ? "" : label_of(report, "step.", step), employer == NULL ? "" : " (",
                       employer == NULL ? "" : json_string(employer, id, sizeof id), employer == NULL ? "" : ")");
        write_line(report, line);
    }
    return status;
}

/* Whether a list of names holds this one. */
static bool lists(const char *list, const char *name)
{
    char other[CELL_SIZE];
    bool found = false;

    for (const char *at = json_first(list); at != NULL && !found; at = json_next(at)) {
        found = strcmp(json_string(at, other, sizeof other), name) == 0;
    }
    return found;
}

/* The question of a fact, from the first assessment that asks for it. */
static const char *question_of(const struct report *report, const char *json, const char *name)
{
    const char *decision = json_first(json_member(json, "assessments"));
    char assessment[CELL_SIZE], key[3 * CELL_SIZE];

    for (; decision != NULL; decision = json_next(decision)) {
        const char *missing = json_member(decision, "missing");
        if (missing != NULL && (lists(missing, name) || lists(json_member(decision, "ask_also"), name))) {
            (void)snprintf(key, sizeof key, "ask.%s.%s", json_string(json_member(decision, "assessment"), assessment, sizeof assessment),
                           name);
            const char *question = heltmed_label(report->language, key);
            return question == NULL ? name : question;
        }
    }
    return name;
}

static void write_asked(const struct report *report, const char *json)
{
    const char *asked = json_first(json_member(json, "asks"));
    char name[CELL_SIZE];

    if (asked != NULL) {
        write_heading(report, "label.missing");
    }
    for (; asked != NULL; asked = json_next(asked)) {
        layout_paragraph(report->out, INDENT, report_mark(HELTMED_UNDETERMINED),
                         question_of(report, json, json_string(asked, name, sizeof name)));
    }
}

static const char *mark_of(const char *outcome)
{
    int32_t each = HELTMED_NOT_APPLICABLE;
    char word[CELL_SIZE];

    json_string(outcome, word, sizeof word);
    while (each < HELTMED_UNDETERMINED && strcmp(heltmed_outcome_name(each), word) != 0) {
        each++;
    }
    return report_mark(each);
}

/* A decision in a line, and under it what is not as it should be. */
static void write_decision(const struct report *report, const char *decision)
{
    const char *name = json_member(decision, "assessment");
    char word[CELL_SIZE], key[2 * CELL_SIZE], text[2 * LINE_SIZE];

    if (name == NULL) {
        const char *refused = json_member(json_member(decision, "error"), "message");
        layout_paragraph(report->out, INDENT, report_mark(HELTMED_UNDETERMINED), json_string(refused, text, sizeof text));
        return;
    }
    (void)snprintf(key, sizeof key, "%s.title", json_string(name, word, sizeof word));
    layout_paragraph(report->out, INDENT, mark_of(json_member(decision, "outcome")), report_label(report, key));
    for (const char *criterion = json_first(json_member(decision, "criteria")); criterion != NULL; criterion = json_next(criterion)) {
        json_string(json_member(criterion, "outcome"), word, sizeof word);
        if (strcmp(word, heltmed_outcome_name(HELTMED_NOT_MET)) == 0) {
            json_string(json_member(criterion, "text"), text, sizeof text);
            (void)snprintf(key, sizeof key, "  %s", report_mark(HELTMED_NOT_MET));
            layout_paragraph(report->out, 2 * INDENT, key, text);
        }
    }
}

heltmed_status store_report_case(const struct report *report, const char *json, heltmed_error *error)
{
    char words[CELL_SIZE];

    output_words(report->out, report_label(report, "label.case"));
    output_words(report->out, " ");
    write_line(report, json_string(json_member(json, "case"), words, sizeof words));
    heltmed_status status = write_day(report, "label.on", json, "on", error);
    output_words(report->out, report_label(report, "label.state"));
    output_words(report->out, ": ");
    write_line(report, label_of(report, "label.state_", json_member(json, "state")));
    write_departures(report, json);
    if (status == HELTMED_OK) {
        status = write_foreseen(report, json, error);
    }
    write_asked(report, json);
    const char *decision = json_first(json_member(json, "assessments"));
    if (decision != NULL) {
        write_heading(report, "label.answers");
    }
    for (; decision != NULL; decision = json_next(decision)) {
        write_decision(report, decision);
    }
    return status;
}

/* ---- visits due ---- */

static heltmed_status write_concerns(const struct report *report, const char *concerns, heltmed_error *error)
{
    heltmed_status status = HELTMED_OK;
    const char *concern = json_first(concerns);

    write_line(report, report_label(report, concern == NULL ? "label.no_concerns" : "label.concerns"));
    for (; concern != NULL && status == HELTMED_OK; concern = json_next(concern)) {
        char day[CELL_SIZE], id[CELL_SIZE];
        status = print_day(report, concern, "reported_on", day, error);
        output_words(report->out, "! ");
        layout_left(report->out, day, DAY_WIDTH);
        layout_left(report->out, json_string(json_member(concern, "case"), id, sizeof id), ID_WIDTH);
        output_int(report->out, json_number(json_member(concern, "open_days")));
        output_words(report->out, " ");
        write_line(report, report_label(report, "label.days_open"));
    }
    output_words(report->out, "\n");
    return status;
}

/* The widest of a key's values among visits: of a day as it is written, of an id. */
static size_t widest(const struct report *report, const char *visit, const char *key, bool is_day)
{
    char cell[CELL_SIZE];
    size_t most = 0;

    for (; visit != NULL; visit = json_next(visit)) {
        cell[0] = '\0';
        if (is_day) {
            (void)!print_day(report, visit, key, cell, NULL);
        } else {
            json_string(json_member(visit, key), cell, sizeof cell);
        }
        most = layout_width(cell) > most ? layout_width(cell) : most;
    }
    return most;
}

/* The columns of the visits: day, case, employer; the step stands last. */
struct columns {
    size_t day, owner, employer;
};

/* What is overdue goes to a line of its own where it does not fit. */
static void write_overdue(const struct report *report, int64_t overdue, size_t column)
{
    char words[LINE_SIZE];

    (void)snprintf(words, sizeof words, "%lld %s", (long long)overdue, report_label(report, "label.days_overdue"));
    if (column + strlen(" · ") + layout_width(words) > LAYOUT_WIDTH) {
        output_words(report->out, "\n");
        output_spaces(report->out, 2 * INDENT);
    } else {
        output_words(report->out, " · ");
    }
    output_words(report->out, words);
}

static heltmed_status write_visit(const struct report *report, const char *visit, const struct columns *columns, heltmed_error *error)
{
    const char *step = label_of(report, "step.", json_member(visit, "step"));
    int64_t overdue = json_number(json_member(visit, "overdue_days"));
    char day[CELL_SIZE], id[CELL_SIZE];
    heltmed_status status = print_day(report, visit, "due_on", day, error);

    output_words(report->out, overdue > 0 ? "! " : "  ");
    layout_left(report->out, day, columns->day + INDENT);
    layout_left(report->out, json_string(json_member(visit, "case"), id, sizeof id), columns->owner + INDENT);
    layout_left(report->out, json_string(json_member(visit, "employer"), id, sizeof id), columns->employer + INDENT);
    output_words(report->out, step);
    if (overdue > 0) {
        write_overdue(report, overdue, 4 * INDENT + columns->day + columns->owner + columns->employer + layout_width(step));
    }
    output_words(report->out, "\n");
    return status;
}

heltmed_status store_report_due(const struct report *report, const char *json, heltmed_error *error)
{
    const char *concerns = json_member(json, "concerns");
    const char *visit = json_first(json_member(json, "visits"));
    heltmed_status status = concerns == NULL ? HELTMED_OK : write_concerns(report, concerns, error);

    if (status == HELTMED_OK) {
        status = write_day(report, "label.from", json, "from", error);
    }
    if (status == HELTMED_OK) {
        status = write_day(report, "label.until", json, "until", error);
    }
    write_heading(report, visit == NULL ? "label.no_visits" : "label.due");
    struct columns columns = {widest(report, visit, "due_on", true), widest(report, visit, "case", false),
                              widest(report, visit, "employer", false)};
    for (; visit != NULL && status == HELTMED_OK; visit = json_next(visit)) {
        status = write_visit(report, visit, &columns, error);
    }
    return status;
}

/* ---- places ---- */

static heltmed_status write_agreement(const struct report *report, const char *agreement, heltmed_error *error)
{
    static const char *const counts[][2] = {{"label.agreed", "agreed"}, {"label.taken", "taken"}, {"label.left", "left"}};
    const char *share = json_member(agreement, "share");
    bool is_estimate = json_is_true(json_member(share, "estimate"));
    int64_t overfilled = json_number(json_member(agreement, "overfilled"));
    char amount[CELL_SIZE], id[CELL_SIZE], municipality[CELL_SIZE], month[CELL_SIZE], line[LINE_SIZE];

    heltmed_status status = print_value(report, "ore", json_number(json_member(share, "share_ore")), amount, error);
    (void)snprintf(line, sizeof line, "%s %s (%s)", report_label(report, "label.agreement"),
                   json_string(json_member(agreement, "agreement"), id, sizeof id),
                   json_string(json_member(agreement, "municipality"), municipality, sizeof municipality));
    output_words(report->out, "\n");
    write_line(report, line);
    output_spaces(report->out, INDENT);
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        output_words(report->out, i == 0 ? "" : " · ");
        output_words(report->out, report_label(report, counts[i][0]));
        output_words(report->out, ": ");
        output_int(report->out, json_number(json_member(agreement, counts[i][1])));
    }
    output_words(report->out, "\n");
    if (overfilled > 0) {
        output_words(report->out, "! ");
        output_int(report->out, overfilled);
        output_words(report->out, " ");
        write_line(report, report_label(report, "label.overfilled"));
    }
    (void)snprintf(line, sizeof line, "%s, %s: %s (%s)", report_label(report, "label.share"),
                   json_string(json_member(share, "month"), month, sizeof month), amount,
                   report_label(report, is_estimate ? "label.estimate" : "label.agreed_price"));
    layout_paragraph(report->out, INDENT, NULL, line);
    return status;
}

heltmed_status store_report_places(const struct report *report, const char *json, heltmed_error *error)
{
    const char *agreement = json_first(json_member(json, "agreements"));
    heltmed_status status = write_day(report, "label.on", json, "on", error);

    if (agreement == NULL) {
        write_line(report, report_label(report, "label.no_agreements"));
    }
    for (; agreement != NULL && status == HELTMED_OK; agreement = json_next(agreement)) {
        status = write_agreement(report, agreement, error);
    }
    return status;
}

/* ---- shortfalls ---- */

static heltmed_status write_span(const struct report *report, const char *span, const char *words, heltmed_error *error)
{
    char from[CELL_SIZE], to[CELL_SIZE], line[LINE_SIZE];
    heltmed_status status = print_day(report, span, "from", from, error);

    if (status == HELTMED_OK) {
        status = print_day(report, span, "to", to, error);
        (void)snprintf(line, sizeof line, "%s – %s: %s", from, to, words);
        layout_paragraph(report->out, INDENT, NULL, line);
    }
    return status;
}

static heltmed_status write_period(const struct report *report, const char *period, heltmed_error *error)
{
    static const char *const amounts[][3] = {
        {"label.wage", "ore_per_hour", "hourly_ore"}, {"label.floor", "ore_per_hour", "floor_ore"}, {"label.owed", "ore", "owed_ore"}};
    char words[LINE_SIZE] = "", amount[CELL_SIZE];

    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
        size_t size = strlen(words);
        heltmed_status status = print_value(report, amounts[i][1], json_number(json_member(period, amounts[i][2])), amount, error);
        if (status != HELTMED_OK) {
            return status;
        }
        (void)snprintf(words + size, sizeof words - size, "%s%s %s", i == 0 ? "" : ", ", report_label(report, amounts[i][0]), amount);
    }
    return write_span(report, period, words, error);
}

static heltmed_status write_employment(const struct report *report, const char *employment, heltmed_error *error)
{
    const char *each = json_first(json_member(employment, "periods"));
    heltmed_status status = HELTMED_OK;
    char id[CELL_SIZE], employer[CELL_SIZE];

    output_words(report->out, "\n");
    output_words(report->out, report_label(report, "label.case"));
    output_words(report->out, " ");
    output_words(report->out, json_string(json_member(employment, "case"), id, sizeof id));
    output_words(report->out, " (");
    output_words(report->out, json_string(json_member(employment, "employer"), employer, sizeof employer));
    output_words(report->out, ")\n");
    for (; each != NULL && status == HELTMED_OK; each = json_next(each)) {
        status = write_period(report, each, error);
    }
    for (each = json_first(json_member(employment, "unjudged")); each != NULL && status == HELTMED_OK; each = json_next(each)) {
        status = write_span(report, each, report_label(report, "label.unjudged"), error);
    }
    return status;
}

heltmed_status store_report_shortfalls(const struct report *report, const char *json, heltmed_error *error)
{
    const char *employment = json_first(json_member(json, "employments"));
    char sum[CELL_SIZE];
    heltmed_status status = write_day(report, "label.until", json, "until", error);

    write_line(report, report_label(report, employment == NULL ? "label.no_shortfall" : "label.shortfalls"));
    for (; employment != NULL && status == HELTMED_OK; employment = json_next(employment)) {
        status = write_employment(report, employment, error);
    }
    if (status == HELTMED_OK) {
        status = print_value(report, "ore", json_number(json_member(json, "sum_owed_ore")), sum, error);
    }
    output_words(report->out, "\n");
    output_words(report->out, report_label(report, "label.sum_owed"));
    output_words(report->out, ": ");
    write_line(report, sum);
    write_line(report, report_label(report, json_is_true(json_member(json, "complete")) ? "label.complete" : "label.incomplete"));
    return status;
}
