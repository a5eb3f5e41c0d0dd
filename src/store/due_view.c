/* Visits due and overdue in all cases, and, when asked for, first the concerns that nobody has acted on. */
#include "base/error.h"
#include "base/memory.h"
#include "base/sort.h"
#include "store/view.h"
#include "json/write.h"

/* The columns of a row: a key that sorts, and what is told. */
enum { ROW_KEY, ROW_CASE, ROW_EMPLOYER, ROW_DUE_ON, ROW_NOMINAL_ON, ROW_STEP, ROW_BEGAN_ON, ROW_COLUMNS };
enum { CONCERN_KEY, CONCERN_CASE, CONCERN_ON, CONCERN_REPORTED_BY, CONCERN_COLUMNS };

struct rows {
    int64_t *cells;
    size_t count, capacity;
};

struct due {
    struct view view;
    int32_t from, until;
    struct heltmed_text ids; /* of cases and employers, each with its NUL */
    struct rows visits, concerns;
};

static heltmed_status no_memory(heltmed_error *error)
{
    return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the visits");
}

static int64_t keep_id(struct due *due, const char *id)
{
    size_t place = due->ids.size;
    text_append(&due->ids, id, strlen(id) + 1);
    return (int64_t)place;
}

/* A row whose key is its day and, within the day, the order in which it came. */
static int64_t *add_row(struct due *due, struct rows *rows, size_t columns, int64_t day)
{
    size_t needed = (rows->count + 1) * columns;
    int64_t *cells = memory_room(&due->view.store->allocator, rows->cells, sizeof *cells, &rows->capacity, needed);
    if (cells == NULL) {
        return NULL;
    }
    rows->cells = cells;
    int64_t *row = &cells[rows->count * columns];
    row[0] = (day - DATE_MIN) * (INT64_C(1) << 40) + (int64_t)rows->count;
    rows->count++;
    return row;
}

static heltmed_status add_visits(struct due *due, const struct case_subject *subject, const char *id, heltmed_error *error)
{
    const struct case_state *state = &due->view.state;
    int64_t employer = subject->job != NONE ? state->jobs[subject->job].employer : state->trials[subject->trial].employer;
    struct planned_visits visits;
    struct planned_visit visit;

    planned_visits_begin(&visits, &due->view, subject, due->from, due->until);
    while (planned_visits_next(&visits, &visit)) {
        int64_t *row = add_row(due, &due->visits, ROW_COLUMNS, visit.due_on);
        if (row == NULL) {
            return no_memory(error);
        }
        row[ROW_CASE] = keep_id(due, id);
        row[ROW_EMPLOYER] = keep_id(due, log_text(&due->view.log, employer));
        row[ROW_DUE_ON] = visit.due_on;
        row[ROW_NOMINAL_ON] = visit.nominal_on;
        row[ROW_STEP] = visit.step;
        row[ROW_BEGAN_ON] = visit.step == STEP_TRIAL ? state->trials[subject->trial].starts_on : state->jobs[subject->job].starts_on;
    }
    return HELTMED_OK;
}

static heltmed_status add_case(void *context, const char *id, heltmed_error *error)
{
    struct due *due = context;
    const struct case_state *state = &due->view.state;
    struct case_subject subject;

    for (size_t i = 0; i < state->concern_count; i++) {
        if (state->concerns[i].acted_on != NONE) {
            continue;
        }
        int64_t *row = add_row(due, &due->concerns, CONCERN_COLUMNS, state->concerns[i].reported_on);
        if (row == NULL) {
            return no_memory(error);
        }
        row[CONCERN_CASE] = keep_id(due, id);
        row[CONCERN_ON] = state->concerns[i].reported_on;
        row[CONCERN_REPORTED_BY] = state->concerns[i].reported_by;
    }
    for (size_t i = 0; due->from <= due->until && case_subject(state, FOLLOWUP, i, &subject); i++) {
        heltmed_status status = add_visits(due, &subject, id, error);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    return due->ids.failed ? no_memory(error) : HELTMED_OK;
}

static void write_concerns(struct due *due, heltmed_text *out)
{
    const struct event_field *by = &event_kinds[EVENT_CONCERN_REPORTED].fields[CONCERN_BY];

    view_key(out, "concerns");
    sort_rows(due->concerns.cells, due->concerns.count, CONCERN_COLUMNS);
    for (size_t i = 0; i < due->concerns.count; i++) {
        const int64_t *row = &due->concerns.cells[i * CONCERN_COLUMNS];
        text_append_words(out, i == 0 ? "[{" : ",{");
        view_key(out, "case");
        json_name(out, due->ids.data + row[CONCERN_CASE]);
        view_day(out, "reported_on", row[CONCERN_ON]);
        view_value(out, "reported_by", VALUE_CHOICE, by->words, row[CONCERN_REPORTED_BY]);
        view_value(out, "open_days", VALUE_DAYS, NULL, due->from - row[CONCERN_ON]);
        text_append_char(out, '}');
    }
    text_append_words(out, due->concerns.count == 0 ? "[]" : "]");
}

static void write_visits(struct due *due, heltmed_text *out)
{
    view_key(out, "visits");
    sort_rows(due->visits.cells, due->visits.count, ROW_COLUMNS);
    for (size_t i = 0; i < due->visits.count; i++) {
        const int64_t *row = &due->visits.cells[i * ROW_COLUMNS];
        text_append_words(out, i == 0 ? "[{" : ",{");
        view_key(out, "case");
        json_name(out, due->ids.data + row[ROW_CASE]);
        view_key(out, "employer");
        json_name(out, due->ids.data + row[ROW_EMPLOYER]);
        view_day(out, "due_on", row[ROW_DUE_ON]);
        view_day(out, "nominal_on", row[ROW_NOMINAL_ON]);
        view_value(out, "step", VALUE_CHOICE, visit_step_names, row[ROW_STEP]);
        view_value(out, "overdue_days", VALUE_DAYS, NULL, row[ROW_DUE_ON] < due->from ? due->from - row[ROW_DUE_ON] : 0);
        view_day(out, "began_on", row[ROW_BEGAN_ON]);
        text_append_char(out, '}');
    }
    text_append_words(out, due->visits.count == 0 ? "[]" : "]");
}

static void write_due(struct due *due, bool concerns, heltmed_text *out)
{
    text_append_char(out, '{');
    view_day(out, "from", due->from);
    view_day(out, "until", due->until);
    if (concerns) {
        write_concerns(due, out);
    }
    write_visits(due, out);
    text_append_char(out, '}');
}

heltmed_status heltmed_store_due(heltmed_store *store, int32_t from, int32_t until, int32_t concerns, heltmed_text *out,
                                 heltmed_error *error)
{
    struct due due = {.from = from, .until = until};
    heltmed_status status = view_begin(&due.view, store, from, from, out, error);

    if (status == HELTMED_OK && (until < DATE_MIN || until > DATE_MAX)) {
        status = error_set(error, HELTMED_RANGE, "until", "is no date of the years 1 to 9999");
    }
    if (status == HELTMED_OK) {
        due.ids = text_with(&store->allocator);
        status = view_cases(&due.view, add_case, &due, error);
        if (status == HELTMED_OK) {
            write_due(&due, concerns != 0, out);
        }
        memory_free(&store->allocator, due.visits.cells, due.visits.capacity * sizeof *due.visits.cells);
        memory_free(&store->allocator, due.concerns.cells, due.concerns.capacity * sizeof *due.concerns.cells);
        text_free(&due.ids);
    }
    view_end(&due.view);
    return view_finish(status, out, error);
}
