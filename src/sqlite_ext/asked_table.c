#include "sqlite_ext/asked_table.h"

SQLITE_EXTENSION_INIT3

int asked_table_declare(const struct asked_table *table, const char *sql, sqlite3_vtab **out)
{
    int code = sqlite3_declare_vtab(table->db, sql);

    if (code != SQLITE_OK) {
        return code;
    }
    struct asked_table *made = sqlite3_malloc(sizeof(*made));
    if (made == NULL) {
        return SQLITE_NOMEM;
    }
    *made = *table;
    *out = &made->base;
    return sqlite3_vtab_config(table->db, SQLITE_VTAB_INNOCUOUS);
}

int asked_table_fail(sqlite3_vtab *base, const heltmed_error *error)
{
    const struct asked_table *table = (const struct asked_table *)base;

    if (error->code == HELTMED_NO_MEMORY) {
        return SQLITE_NOMEM;
    }
    sqlite3_free(base->zErrMsg);
    base->zErrMsg = error_words(table->name, error);
    return base->zErrMsg == NULL ? SQLITE_NOMEM : error->code == HELTMED_BUSY ? SQLITE_BUSY : SQLITE_ERROR;
}

int asked_table_best_index(sqlite3_vtab *base, sqlite3_index_info *info)
{
    const struct asked_table *table = (const struct asked_table *)base;
    bool asked = false;

    for (int i = 0; i < info->nConstraint; i++) {
        if (info->aConstraint[i].iColumn == table->columns && info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ) {
            asked = true;
            if (info->aConstraint[i].usable) {
                info->aConstraintUsage[i].argvIndex = 1;
                info->aConstraintUsage[i].omit = 1;
                info->estimatedCost = table->cost;
                info->estimatedRows = table->rows;
                return SQLITE_OK;
            }
        }
    }
    if (!asked) {
        base->zErrMsg = sqlite3_mprintf("%s: required: %s", table->name, table->required);
        return base->zErrMsg ? SQLITE_ERROR : SQLITE_NOMEM;
    }
    return SQLITE_CONSTRAINT; /* another order of the tables has it */
}

int asked_table_disconnect(sqlite3_vtab *table)
{
    sqlite3_free(table);
    return SQLITE_OK;
}

int asked_table_register(sqlite3 *db, const char *name, const sqlite3_module *module, struct session *session)
{
    session_hold(session);
    return sqlite3_create_module_v2(db, name, module, session, session_release);
}
