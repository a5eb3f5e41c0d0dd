/*
 * heltmed_cases(on): the outcome table `cases` of the store that is the connection's main database, as of a day.
 *
 * The store is opened once more, read-only, by the name of its file: what is told is what has been committed. That needs the
 * host and the library to have one copy of SQLite between them, since two in one process break each other's file locks.
 */
#include "sqlite_ext/asked_table.h"

#include <stdlib.h>
#include <string.h>

#include "sqlite_ext/linked.h"

SQLITE_EXTENSION_INIT3

enum { COLUMNS_MAX = 64 };

static size_t cases_number(void)
{
    size_t number = 0;

    while (strcmp(heltmed_outcomes_table_name(number), "cases") != 0) {
        number++;
    }
    return number;
}

/* What a column's kind is to SQL. */
static bool is_number(size_t table, int column)
{
    const char *kind = heltmed_outcomes_column_kind(table, (size_t)column);

    return strcmp(kind, "int") == 0 || strcmp(kind, "code") == 0 || strcmp(kind, "yes_no") == 0;
}

struct cases_cursor {
    sqlite3_vtab_cursor base;
    size_t table; /* the number of `cases` among the outcome tables */
    heltmed_store *store;
    heltmed_stream *stream;
    heltmed_text *lines; /* CSV, whole lines */
    size_t at;           /* the next line in it */
    char *row;           /* the fields of the row, each with its NUL */
    size_t row_capacity;
    size_t fields[COLUMNS_MAX]; /* where each begins in `row` */
    bool known[COLUMNS_MAX];
    bool ended;
    sqlite3_int64 number;
};

static int table_connect(sqlite3 *db, void *session, int count, const char *const *words, sqlite3_vtab **out, char **message)
{
    size_t number = cases_number();

    (void)count;
    (void)words;
    int columns = (int)heltmed_outcomes_column_count(number);
    if (columns > COLUMNS_MAX) {
        *message = sqlite3_mprintf("heltmed_cases: internal: more columns than it has room for");
        return SQLITE_ERROR;
    }
    sqlite3_str *text = sqlite3_str_new(db);
    sqlite3_str_appendall(text, "CREATE TABLE cases(");
    for (int i = 0; i < columns; i++) {
        sqlite3_str_appendf(text, "\"%w\" %s, ", heltmed_outcomes_column_name(number, (size_t)i),
                            is_number(number, i) ? "INTEGER" : "TEXT");
    }
    sqlite3_str_appendall(text, "extract_on TEXT HIDDEN)");
    char *sql = sqlite3_str_finish(text);
    if (sql == NULL) {
        return SQLITE_NOMEM;
    }
    struct asked_table table = {.name = "heltmed_cases",
                                .required = "the day, as in heltmed_cases('2026-12-31')",
                                .db = db,
                                .session = session,
                                .columns = columns,
                                .cost = 1e6,
                                .rows = 10000};
    int code = asked_table_declare(&table, sql, out);
    sqlite3_free(sql);
    return code;
}

static void cursor_reset(struct cases_cursor *cursor)
{
    heltmed_stream_destroy(cursor->stream);
    heltmed_store_close(cursor->store);
    cursor->stream = NULL;
    cursor->store = NULL;
    cursor->at = 0;
    cursor->number = 0;
    cursor->ended = true;
}

static int cursor_close(sqlite3_vtab_cursor *base)
{
    struct cases_cursor *cursor = (struct cases_cursor *)base;

    cursor_reset(cursor);
    heltmed_text_destroy(cursor->lines);
    sqlite3_free(cursor->row);
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int cursor_open(sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
    struct cases_cursor *cursor = sqlite3_malloc(sizeof(*cursor));
    heltmed_error error;

    if (cursor == NULL) {
        return SQLITE_NOMEM;
    }
    memset(cursor, 0, sizeof(*cursor));
    cursor->ended = true;
    cursor->table = cases_number();
    if (heltmed_text_create(NULL, &cursor->lines, &error) != HELTMED_OK) {
        (void)cursor_close(&cursor->base);
        return asked_table_fail(table, &error);
    }
    *out = &cursor->base;
    return SQLITE_OK;
}

/* Splits the line at `at` into the row's fields, and goes on to the next line. An empty field that is not quoted is unknown. */
static bool take_line(struct cases_cursor *cursor)
{
    const char *from = heltmed_text_data(cursor->lines) + cursor->at;
    const char *end = heltmed_text_data(cursor->lines) + heltmed_text_size(cursor->lines);
    size_t size = (size_t)(end - from) + 1;
    int field = 0;

    if (size > cursor->row_capacity) {
        char *row = sqlite3_realloc64(cursor->row, size);
        if (row == NULL) {
            return false;
        }
        cursor->row = row;
        cursor->row_capacity = size;
    }
    memset(cursor->known, 0, sizeof(cursor->known));
    char *to = cursor->row;
    while (field < COLUMNS_MAX) {
        bool quoted = from < end && *from == '"';
        cursor->fields[field] = (size_t)(to - cursor->row);
        from += quoted;
        while (from < end && (quoted ? *from != '"' || from[1] == '"' : *from != ',' && *from != '\r' && *from != '\n')) {
            from += quoted && *from == '"';
            *to++ = *from++;
        }
        from += quoted && from < end;
        cursor->known[field] = quoted || to > cursor->row + cursor->fields[field];
        *to++ = '\0';
        field++;
        if (from >= end || *from != ',') {
            break;
        }
        from++;
    }
    while (from < end && *from++ != '\n') {
    }
    cursor->at = (size_t)(from - heltmed_text_data(cursor->lines));
    return true;
}

static int cursor_next(sqlite3_vtab_cursor *base)
{
    struct cases_cursor *cursor = (struct cases_cursor *)base;
    heltmed_error error;

    if (cursor->at >= heltmed_text_size(cursor->lines)) {
        cursor->at = 0;
        if (heltmed_stream_next(cursor->stream, cursor->lines, &error) != HELTMED_OK) {
            return asked_table_fail(base->pVtab, &error);
        }
        if (heltmed_text_size(cursor->lines) == 0) {
            cursor_reset(cursor);
            return SQLITE_OK;
        }
    }
    cursor->number++;
    return take_line(cursor) ? SQLITE_OK : SQLITE_NOMEM;
}

static heltmed_status open_stream(struct cases_cursor *cursor, const struct asked_table *table, int64_t on, heltmed_error *error)
{
    const char *file = sqlite3_db_filename(table->db, "main");
    heltmed_outcomes_options options;

    if (sqlite3_sourceid() != linked_sqlite()) {
        *error = (heltmed_error){HELTMED_UNAVAILABLE, "",
                                 "this program has another copy of SQLite than the library, and two would break "
                                 "each other's locks on the file"};
        return error->code;
    }
    if (file == NULL || file[0] == '\0') {
        *error = (heltmed_error){HELTMED_FOREIGN, "", "the main database of this connection is no file, and so no store of heltmed"};
        return error->code;
    }
    heltmed_status status = heltmed_store_open(file, HELTMED_STORE_READ_ONLY, table->session->rulebook, NULL, &cursor->store, error);
    if (status == HELTMED_OK) {
        heltmed_outcomes_options_init(&options);
        options.extract_on = on;
        status = heltmed_outcomes_stream(cursor->store, "cases", &options, HELTMED_OUTCOMES_CSV, &cursor->stream, error);
    }
    return status;
}

static int cursor_filter(sqlite3_vtab_cursor *base, int number, const char *index, int count, sqlite3_value **values)
{
    struct cases_cursor *cursor = (struct cases_cursor *)base;
    const struct asked_table *table = (const struct asked_table *)base->pVtab;
    heltmed_error error;
    int64_t on = HELTMED_UNKNOWN;

    (void)number;
    (void)index;
    (void)count;
    cursor_reset(cursor);
    if (day_of(values[0], "extract_on", &on, &error) != HELTMED_OK) {
        return asked_table_fail(base->pVtab, &error);
    }
    if (on == HELTMED_UNKNOWN) { /* no day, no cases */
        return SQLITE_OK;
    }
    if (open_stream(cursor, table, on, &error) != HELTMED_OK || heltmed_stream_next(cursor->stream, cursor->lines, &error) != HELTMED_OK) {
        cursor_reset(cursor);
        return asked_table_fail(base->pVtab, &error);
    }
    cursor->ended = false;
    if (!take_line(cursor)) { /* the heads of the columns */
        return SQLITE_NOMEM;
    }
    return cursor_next(base);
}

static int cursor_eof(sqlite3_vtab_cursor *base) { return ((const struct cases_cursor *)base)->ended; }

static int cursor_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
    const struct cases_cursor *cursor = (const struct cases_cursor *)base;
    const struct asked_table *table = (const struct asked_table *)base->pVtab;

    if (column >= table->columns || !cursor->known[column]) { /* NULL; the day is known to whoever asked */
        return SQLITE_OK;
    }
    const char *text = cursor->row + cursor->fields[column];
    if (is_number(cursor->table, column)) {
        sqlite3_result_int64(context, strtoll(text, NULL, 10));
    } else {
        sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
    }
    return SQLITE_OK;
}

static int cursor_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *out)
{
    *out = ((const struct cases_cursor *)base)->number;
    return SQLITE_OK;
}

static const sqlite3_module cases_module = {
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

int cases_table_register(sqlite3 *db, struct session *session) { return asked_table_register(db, "heltmed_cases", &cases_module, session); }
