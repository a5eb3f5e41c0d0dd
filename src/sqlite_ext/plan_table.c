/* heltmed_plan(facts_json): the planned visits as a table, "on", nominal_on, step. */
#include "sqlite_ext/asked_table.h"

#include <string.h>

SQLITE_EXTENSION_INIT3

enum { COLUMN_ON, COLUMN_NOMINAL_ON, COLUMN_STEP, COLUMN_FACTS };

/* A plan of its own for each, since a query may walk through several at once. */
struct plan_cursor {
    sqlite3_vtab_cursor base;
    heltmed_document *document;
    heltmed_text *text;
    const heltmed_plan *plan;
    size_t row;
};

static int table_connect(sqlite3 *db, void *session, int count, const char *const *words, sqlite3_vtab **out, char **message)
{
    (void)count;
    (void)words;
    (void)message;
    struct asked_table table = {.name = "heltmed_plan",
                                .required = "the facts, as in heltmed_plan('{…}')",
                                .db = db,
                                .session = session,
                                .columns = COLUMN_FACTS,
                                .cost = 100,
                                .rows = 100};
    return asked_table_declare(&table, "CREATE TABLE plan(\"on\" TEXT, nominal_on TEXT, step TEXT, facts_json HIDDEN)", out);
}

static int cursor_close(sqlite3_vtab_cursor *base)
{
    struct plan_cursor *cursor = (struct plan_cursor *)base;

    heltmed_document_destroy(cursor->document);
    heltmed_text_destroy(cursor->text);
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int cursor_open(sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
    struct plan_cursor *cursor = sqlite3_malloc(sizeof(*cursor));
    heltmed_error error;

    if (cursor == NULL) {
        return SQLITE_NOMEM;
    }
    memset(cursor, 0, sizeof(*cursor));
    if (heltmed_document_create(NULL, &cursor->document, &error) != HELTMED_OK ||
        heltmed_text_create(NULL, &cursor->text, &error) != HELTMED_OK) {
        (void)cursor_close(&cursor->base);
        return asked_table_fail(table, &error);
    }
    *out = &cursor->base;
    return SQLITE_OK;
}

static int cursor_filter(sqlite3_vtab_cursor *base, int number, const char *index, int count, sqlite3_value **values)
{
    struct plan_cursor *cursor = (struct plan_cursor *)base;
    const struct asked_table *table = (const struct asked_table *)base->pVtab;
    heltmed_error error;

    (void)number;
    (void)index;
    (void)count;
    cursor->plan = NULL;
    cursor->row = 0;
    int type = sqlite3_value_type(values[0]);
    if (type == SQLITE_NULL) { /* no facts, no visits */
        return SQLITE_OK;
    }
    const char *facts = type == SQLITE_TEXT ? (const char *)sqlite3_value_text(values[0]) : NULL;
    if (facts == NULL) {
        error = (heltmed_error){HELTMED_TYPE, "", "the facts are a text"};
        return asked_table_fail(base->pVtab, &error);
    }
    if (heltmed_document_plan(cursor->document, table->session->rulebook, facts, (size_t)sqlite3_value_bytes(values[0]), cursor->text,
                              &error) != HELTMED_OK) {
        return asked_table_fail(base->pVtab, &error);
    }
    cursor->plan = heltmed_document_get_plan(cursor->document);
    if (!heltmed_plan_known(cursor->plan)) { /* which is not the same as no visits */
        error = (heltmed_error){HELTMED_UNAVAILABLE, "", "a dated parameter that the plan hangs on has no value"};
        return asked_table_fail(base->pVtab, &error);
    }
    return SQLITE_OK;
}

static int cursor_next(sqlite3_vtab_cursor *base)
{
    ((struct plan_cursor *)base)->row++;
    return SQLITE_OK;
}

static int cursor_eof(sqlite3_vtab_cursor *base)
{
    const struct plan_cursor *cursor = (const struct plan_cursor *)base;

    return cursor->row >= heltmed_plan_count(cursor->plan);
}

static int cursor_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
    static const char *const steps[] = {"trial", "weekly", "fortnightly", "monthly"};
    const struct plan_cursor *cursor = (const struct plan_cursor *)base;
    int32_t on = 0, nominal_on = 0, step = 0;
    heltmed_error error;
    char day[11];

    if (column == COLUMN_FACTS) { /* known to whoever asked */
        return SQLITE_OK;
    }
    if (heltmed_plan_visit(cursor->plan, cursor->row, &on, &nominal_on, &step, &error) != HELTMED_OK ||
        heltmed_date_format(column == COLUMN_ON ? on : nominal_on, day, &error) != HELTMED_OK) {
        return asked_table_fail(base->pVtab, &error);
    }
    sqlite3_result_text(context, column == COLUMN_STEP ? steps[step] : day, -1, SQLITE_TRANSIENT);
    return SQLITE_OK;
}

static int cursor_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *out)
{
    *out = (sqlite3_int64)((const struct plan_cursor *)base)->row;
    return SQLITE_OK;
}

static const sqlite3_module plan_module = {
    .iVersion = 0,
    .xConnect = table_connect,
    .xBestIndex = asked_table_best_index,
    .xDisconnect = asked_table_disconnect,
    .xOpen = cursor_open,
    .xClose = cursor_close,
    .xFilter = cursor_filter,
    .xNext = cursor_next,
    .xEof = cursor_eof,
    .xColumn = cursor_column,
    .xRowid = cursor_rowid,
};

int plan_table_register(sqlite3 *db, struct session *session) { return asked_table_register(db, "heltmed_plan", &plan_module, session); }
