/*
 * The loadable extension `heltmed`: the rules as SQL functions and tables (docs/sql.md). SQLite finds the entry point by the name
 * of the file, heltmed_sqlite.
 */
#include "sqlite_ext/extension.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

SQLITE_EXTENSION_INIT1

void session_hold(struct session *session) { session->holders++; }

void session_release(void *held)
{
    struct session *session = held;

    if (--session->holders == 0) {
        heltmed_document_destroy(session->document);
        heltmed_text_destroy(session->text);
        heltmed_rulebook_destroy(session->rulebook);
        sqlite3_free(session);
    }
}

char *error_words(const char *function, const heltmed_error *error)
{
    return sqlite3_mprintf("%s: %s: %s%s%s", function, heltmed_status_name(error->code), error->field, error->field[0] ? ": " : "",
                           error->message);
}

heltmed_status day_of(sqlite3_value *value, const char *name, int64_t *day, heltmed_error *error)
{
    int32_t date = 0;

    *day = HELTMED_UNKNOWN;
    if (sqlite3_value_type(value) == SQLITE_NULL) {
        return HELTMED_OK;
    }
    if (sqlite3_value_type(value) == SQLITE_TEXT) {
        const char *text = (const char *)sqlite3_value_text(value);
        if (text != NULL && heltmed_date_parse(text, (size_t)sqlite3_value_bytes(value), &date, error) == HELTMED_OK) {
            *day = date;
            return HELTMED_OK;
        }
    }
    error->code = HELTMED_DATE;
    (void)snprintf(error->field, sizeof(error->field), "%s", name);
    (void)snprintf(error->message, sizeof(error->message), "a day is a text like '2026-11-22'");
    return error->code;
}

static heltmed_status session_begin(struct session *session, heltmed_error *error)
{
    const char *newest = heltmed_rulebook_version_at(heltmed_rulebook_version_count() - 1);
    heltmed_status status = heltmed_rulebook_built_in(newest, &session->rulebook, error);

    if (status == HELTMED_OK) {
        status = heltmed_document_create(NULL, &session->document, error);
    }
    if (status == HELTMED_OK) {
        status = heltmed_text_create(NULL, &session->text, error);
    }
    return status;
}

/* Declared here: SQLite knows it by its name alone. */
HELTMED_EXPORT int sqlite3_heltmedsqlite_init(sqlite3 *db, char **words, const sqlite3_api_routines *api);

int sqlite3_heltmedsqlite_init(sqlite3 *db, char **words, const sqlite3_api_routines *api)
{
    heltmed_error error = {.code = HELTMED_OK};

    SQLITE_EXTENSION_INIT2(api)
    struct session *session = sqlite3_malloc(sizeof(*session));
    if (session == NULL) {
        return SQLITE_NOMEM;
    }
    memset(session, 0, sizeof(*session));
    session_hold(session);
    int code = SQLITE_ERROR;
    if (session_begin(session, &error) != HELTMED_OK) {
        *words = error_words("heltmed", &error);
    } else {
        code = functions_register(db, session);
        code = code == SQLITE_OK ? plan_table_register(db, session) : code;
        code = code == SQLITE_OK ? cases_table_register(db, session) : code;
    }
    session_release(session);
    return code;
}
