/* The loadable extension of SQLite: what its files share. Only public headers of the library are used. */
#ifndef SQLITE_EXT_EXTENSION_H
#define SQLITE_EXT_EXTENSION_H

#include <sqlite3ext.h>

#include <heltmed/heltmed.h>

/* What one connection answers with: SQLite lets one thread at a time into a connection. Each function and table holds it. */
struct session {
    int holders;
    heltmed_rulebook *rulebook; /* the newest that the library has */
    heltmed_document *document;
    heltmed_text *text;
};

void session_hold(struct session *session);
/* Of the type that SQLite calls when a function or table goes. */
void session_release(void *session);

/* Registers the functions, heltmed_plan and heltmed_cases. A SQLite result code. */
int functions_register(sqlite3 *db, struct session *session);
int plan_table_register(sqlite3 *db, struct session *session);
int cases_table_register(sqlite3 *db, struct session *session);

/* The words of an error as SQL shows them: "heltmed_plan: range: from: …", for sqlite3_free. NULL when there is no memory. */
char *error_words(const char *function, const heltmed_error *error);

/* The day of a value that is a text "YYYY-MM-DD", or NULL, which is HELTMED_UNKNOWN. */
heltmed_status day_of(sqlite3_value *value, const char *name, int64_t *day, heltmed_error *error);

#endif
