#include "store/row.h"

#include <string.h>

#include "base/error.h"

static bool take_text(sqlite3_stmt *statement, int column, const char **out)
{
    *out = (const char *)sqlite3_column_text(statement, column);
    return *out == NULL || strlen(*out) == (size_t)sqlite3_column_bytes(statement, column);
}

heltmed_status row_take(sqlite3_stmt *statement, int first, struct event_fields *fields, heltmed_error *error)
{
    int64_t on = sqlite3_column_int64(statement, first + 3);
    bool well = take_text(statement, first, &fields->key) && take_text(statement, first + 1, &fields->case_id) &&
                take_text(statement, first + 2, &fields->type) && take_text(statement, first + 4, &fields->recorded_at) &&
                take_text(statement, first + 5, &fields->actor) && take_text(statement, first + 6, &fields->data) &&
                take_text(statement, first + 7, &fields->corrects);

    if (sqlite3_errcode(sqlite3_db_handle(statement)) == SQLITE_NOMEM) {
        return sql_refuse(SQLITE_NOMEM, error);
    }
    if (!well || fields->key == NULL || fields->type == NULL || fields->recorded_at == NULL || fields->data == NULL || on < DATE_MIN ||
        on > DATE_MAX) {
        return error_set(error, HELTMED_DAMAGED, NULL, "the store is damaged: an event lacks something, or has a day that there is not");
    }
    fields->on = (int32_t)on;
    return HELTMED_OK;
}
