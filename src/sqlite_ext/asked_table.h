/* What the tables share that are asked with one value, as in heltmed_plan('{…}'): a hidden column behind the others. */
#ifndef SQLITE_EXT_ASKED_TABLE_H
#define SQLITE_EXT_ASKED_TABLE_H

#include "sqlite_ext/extension.h"

struct asked_table {
    sqlite3_vtab base;
    const char *name;
    const char *required; /* what is said to whoever leaves the value out */
    sqlite3 *db;
    struct session *session;
    int columns; /* the hidden one is the column after them */
    double cost; /* for SQLite to plan by */
    sqlite3_int64 rows;
};

/* Declares the table with the columns of `sql`, and makes it. A SQLite result code. */
int asked_table_declare(const struct asked_table *table, const char *sql, sqlite3_vtab **out);

/* Fails with the words of the error. A SQLite result code. */
int asked_table_fail(sqlite3_vtab *table, const heltmed_error *error);

/* xBestIndex and xDisconnect. */
int asked_table_best_index(sqlite3_vtab *table, sqlite3_index_info *info);
int asked_table_disconnect(sqlite3_vtab *table);

/* Registers a module. Without xCreate its table is there by its name, and cannot be made another time. */
int asked_table_register(sqlite3 *db, const char *name, const sqlite3_module *module, struct session *session);

#endif
