#include "store/read.h"

#include <string.h>

#include "base/error.h"

heltmed_status read_case_no(heltmed_store *store, const char *id, int64_t *no, heltmed_error *error)
{
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status = sql_use(store, SQL_CASE_BY_ID, &statement, error);

    *no = 0;
    if (status == HELTMED_OK) {
        status = sql_bind_text(statement, 1, id) ? sql_step(store, statement, &row, error) : sql_refuse(sqlite3_errcode(store->db), error);
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
        status = sql_bind_blob(statement, 1, mark, sizeof mark) ? sql_step(store, statement, erased, error)
                                                                : sql_refuse(sqlite3_errcode(store->db), error);
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
        status =
            sql_bind_int(statement, 1, case_no) ? sql_step(store, statement, &row, error) : sql_refuse(sqlite3_errcode(store->db), error);
        *count = row ? sqlite3_column_int64(statement, 0) : 0;
        sql_done(statement);
    }
    return status;
}

heltmed_status read_world_seq(heltmed_store *store, int64_t *seq, heltmed_error *error)
{
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status = sql_use(store, SQL_WORLD_SEQ, &statement, error);

    *seq = 0;
    if (status == HELTMED_OK) {
        status = sql_step(store, statement, &row, error);
        *seq = row ? sqlite3_column_int64(statement, 0) : 0;
        sql_done(statement);
    }
    return status;
}

/* The row's event, whose columns begin at `first` and stand as in SQL_CASE_LOG. */
static heltmed_status add_event(struct event_log *log, sqlite3_stmt *statement, int first, heltmed_error *error)
{
    size_t type_size, time_size, data_size;
    const char *type = sql_text(statement, first + 1, &type_size);
    const char *time = sql_text(statement, first + 3, &time_size);
    const char *data = sql_text(statement, first + 5, &data_size);
    struct event *event = log_add(log);

    if (event == NULL) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the events of a case");
    }
    enum event_type named = event_type_named(type, type_size);
    int64_t on = sqlite3_column_int64(statement, first + 2);
    if (named == EVENT_TYPES || on < DATE_MIN || on > DATE_MAX || !recorded_at_day(time, time_size, &event->recorded_on)) {
        return error_set(error, HELTMED_DAMAGED, NULL, "the store is damaged: an event has a type or a day that there is not");
    }
    event->seq = sqlite3_column_int64(statement, first);
    event->type = (uint8_t)named;
    event->on = (int32_t)on;
    event->corrects = sqlite3_column_int64(statement, first + 4);
    return event_take_data(event, &log->texts, data, data_size, error);
}

heltmed_status read_log(heltmed_store *store, int64_t case_no, struct event_log *log, heltmed_error *error)
{
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status = sql_use(store, SQL_CASE_LOG, &statement, error);

    log_clear(log);
    if (status != HELTMED_OK) {
        return status;
    }
    status = sql_bind_int(statement, 1, case_no) ? sql_step(store, statement, &row, error) : sql_refuse(sqlite3_errcode(store->db), error);
    while (status == HELTMED_OK && row) {
        status = add_event(log, statement, 0, error);
        if (status == HELTMED_OK) {
            status = sql_step(store, statement, &row, error);
        }
    }
    sql_done(statement);
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
    if (status == HELTMED_OK) {
        status = sql_prepare(cases->store,
                             "SELECT c.id, e.seq, e.type, e.day, e.recorded_at, e.corrects, e.data FROM cases c INDEXED BY cases_by_id "
                             "CROSS JOIN events e ON e.case_no = c.no ORDER BY c.id, e.seq",
                             &cases->statement, error);
    }
    return status == HELTMED_OK ? sql_step(cases->store, cases->statement, &cases->row, error) : status;
}

heltmed_status store_cases_next(struct store_cases *cases, struct event_log *log, const char **id, heltmed_error *error)
{
    size_t size;
    heltmed_status status = HELTMED_OK;

    log_clear(log);
    *id = NULL;
    if (!cases->row) {
        return HELTMED_OK;
    }
    const char *first = sql_text(cases->statement, 0, &size);
    if (size >= sizeof cases->id) {
        return error_set(error, HELTMED_DAMAGED, NULL, "the store is damaged: a case has an id that is too long to be one");
    }
    memcpy(cases->id, first, size);
    cases->id[size] = '\0';
    while (status == HELTMED_OK && cases->row) {
        const char *now = sql_text(cases->statement, 0, &size);
        if (size >= sizeof cases->id || memcmp(now, cases->id, size + 1) != 0) {
            break;
        }
        status = add_event(log, cases->statement, 1, error);
        if (status == HELTMED_OK) {
            status = sql_step(cases->store, cases->statement, &cases->row, error);
        }
    }
    *id = status == HELTMED_OK ? cases->id : NULL;
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
