#include "store/read.h"

#include <string.h>

#include "base/error.h"
#include "cases/recorded_at.h"

heltmed_status read_case_no(heltmed_store *store, const char *id, int64_t *no, heltmed_error *error)
{
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status = sql_use(store, SQL_CASE_BY_ID, &statement, error);

    *no = 0;
    if (status == HELTMED_OK) {
        status = sql_first(statement, sql_bind_text(statement, 1, id), &row, error);
        *no = row ? sqlite3_column_int64(statement, 0) : 0;
        sql_done(statement);
    }
    return status;
}

heltmed_status read_case_is_erased(heltmed_store *store, const char *id, bool *erased, heltmed_error *error)
{
    unsigned char mark[DIGEST_SIZE];
    sqlite3_stmt *statement;
    heltmed_status status = sql_use(store, SQL_CASE_IS_ERASED, &statement, error);

    *erased = false;
    if (status == HELTMED_OK) {
        chain_mark(&store->secret, CHAIN_CASE, id, mark);
        status = sql_first(statement, sql_bind_blob(statement, 1, mark, sizeof mark), erased, error);
        sql_done(statement);
    }
    return status;
}

heltmed_status read_count(heltmed_store *store, int64_t case_no, int64_t *count, heltmed_error *error)
{
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status = sql_use(store, SQL_CASE_COUNT, &statement, error);

    *count = 0;
    if (status == HELTMED_OK) {
        status = sql_first(statement, sql_bind_int(statement, 1, case_no), &row, error);
        *count = row ? sqlite3_column_int64(statement, 0) : 0;
        sql_done(statement);
    }
    return status;
}

/* The texts of a row are taken as values: that locks and checks once where the column functions do it twice. */
static const char *text_of(sqlite3_stmt *statement, int column, size_t *size)
{
    sqlite3_value *value = sqlite3_column_value(statement, column);
    const char *text = (const char *)sqlite3_value_text(value);

    *size = text == NULL ? 0 : (size_t)sqlite3_value_bytes(value);
    return text == NULL ? "" : text;
}

/* Many events are of the type of the one before them. */
static enum event_type type_after(const struct event_log *log, const char *name, size_t size)
{
    const struct event_kind *last = log->count == 0 ? NULL : &event_kinds[log->events[log->count - 1].type];

    return last != NULL && event_kind_is(last, name, size) ? (enum event_type)(last - event_kinds) : event_type_named(name, size);
}

/* The row's event but for its data, which are kept in `rows`; the columns stand as in SQL_CASE_LOG. */
static heltmed_status add_event(struct event_log *log, struct heltmed_text *rows, sqlite3_stmt *statement, heltmed_error *error)
{
    size_t type_size, time_size, data_size;
    const char *name = text_of(statement, 1, &type_size);
    const char *time = text_of(statement, 3, &time_size);
    const char *data = text_of(statement, 5, &data_size);
    int64_t on = sqlite3_column_int64(statement, 2);
    enum event_type type = type_after(log, name, type_size);
    struct event *event = log_add(log);

    if (event == NULL) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the events of a case");
    }
    if (type == EVENT_TYPES || on < DATE_MIN || on > DATE_MAX || !recorded_at_day(time, time_size, &event->recorded_on)) {
        return error_set(error, HELTMED_DAMAGED, NULL, "the store is damaged: an event has a type or a day that there is not");
    }
    event->seq = sqlite3_column_int64(statement, 0);
    event->type = (uint8_t)type;
    event->on = (int32_t)on;
    event->corrects = sqlite3_column_int64(statement, 4);
    event->data = rows->size;
    event->data_size = data_size;
    text_append(rows, data, data_size);
    return HELTMED_OK;
}

static heltmed_status step_through(heltmed_store *store, int64_t case_no, struct event_log *log, heltmed_error *error)
{
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status = sql_use(store, SQL_CASE_LOG, &statement, error);

    if (status != HELTMED_OK) {
        return status;
    }
    status = sql_first(statement, sql_bind_int(statement, 1, case_no), &row, error);
    while (status == HELTMED_OK && row) {
        status = add_event(log, &store->rows, statement, error);
        if (status == HELTMED_OK) {
            status = sql_step(statement, &row, error);
        }
    }
    sql_done(statement);
    return status;
}

/* First all rows, then all data: a tenth quicker than each in turn, which keep the processor from learning either. */
heltmed_status read_log(heltmed_store *store, int64_t case_no, struct event_log *log, heltmed_error *error)
{
    log_clear(log);
    text_clear(&store->rows);
    heltmed_status status = step_through(store, case_no, log, error);
    if (status == HELTMED_OK) {
        status = text_finish(&store->rows, error);
    }
    for (size_t i = 0; status == HELTMED_OK && i < log->count; i++) {
        struct event *event = &log->events[i];
        status = event_take_data(event, &log->texts, store->rows.data + event->data, event->data_size, error);
    }
    return status;
}

heltmed_status read_case(heltmed_store *store, const char *id, struct event_log *log, heltmed_error *error)
{
    int64_t no = 0;
    bool erased = false;
    heltmed_status status = read_case_no(store, id, &no, error);

    if (status == HELTMED_OK && no == 0) {
        status = read_case_is_erased(store, id, &erased, error);
        if (status == HELTMED_OK) {
            status = error_set(error, HELTMED_STATE, NULL, erased ? "the case was erased" : "there is no such case");
        }
    }
    return status == HELTMED_OK ? read_log(store, no, log, error) : status;
}

/* ---- all cases ---- */

heltmed_status store_cases_begin(heltmed_store *store, bool alone, struct store_cases *cases, heltmed_error *error)
{
    *cases = (struct store_cases){.store = store};
    if (alone) {
        cases->store = NULL;
        heltmed_status opened = store_again(store, &cases->store, error);
        if (opened != HELTMED_OK) {
            return opened;
        }
        cases->owns_store = true;
    }
    heltmed_status status = store_read_begin(cases->store, &cases->owns_snapshot, error);
    return status == HELTMED_OK
               ? sql_prepare(cases->store, "SELECT id, no FROM cases INDEXED BY cases_by_id ORDER BY id", &cases->statement, error)
               : status;
}

/* The next case's id and number; `*no` is 0 when there are no more. */
static heltmed_status next_case(struct store_cases *cases, int64_t *no, heltmed_error *error)
{
    size_t size;
    bool row = false;
    heltmed_status status = cases->over ? HELTMED_OK : sql_step(cases->statement, &row, error);

    *no = 0;
    cases->over = !row;
    if (!row) {
        return status;
    }
    const char *id = sql_text(cases->statement, 0, &size);
    if (size >= sizeof cases->id) {
        return error_set(error, HELTMED_DAMAGED, NULL, "the store is damaged: a case has an id that is too long to be one");
    }
    memcpy(cases->id, id, size);
    cases->id[size] = '\0';
    *no = sqlite3_column_int64(cases->statement, 1);
    return HELTMED_OK;
}

heltmed_status store_cases_next(struct store_cases *cases, struct event_log *log, const char **id, heltmed_error *error)
{
    int64_t no = 0;
    heltmed_status status;

    *id = NULL;
    do {
        log_clear(log);
        status = next_case(cases, &no, error);
        if (status == HELTMED_OK && no != 0) {
            status = read_log(cases->store, no, log, error);
        }
    } while (status == HELTMED_OK && no != 0 && log->count == 0);
    *id = status == HELTMED_OK && no != 0 ? cases->id : NULL;
    return status;
}

void store_cases_end(struct store_cases *cases)
{
    (void)sqlite3_finalize(cases->statement);
    cases->statement = NULL;
    if (cases->store != NULL) {
        store_read_end(cases->store, cases->owns_snapshot);
    }
    if (cases->owns_store) {
        heltmed_store_close(cases->store);
    }
    *cases = (struct store_cases){.store = NULL};
}
