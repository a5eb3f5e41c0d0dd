/*
 * A program with a copy of SQLite of its own, compiled in: own_sqlite EXTENSION STORE. The rules work in it; the store's cases are
 * refused, since the library's SQLite would be a second one on the same file.
 */
#include <stdio.h>
#include <string.h>

#include <sqlite3.h>

static int passed, failed;

static void check(const char *what, int well)
{
    passed += well;
    failed += !well;
    if (!well) {
        printf("%s\n", what);
    }
}

static int keep(void *kept, int count, char **values, char **names)
{
    (void)names;
    (void)snprintf(kept, 64, "%s", count == 1 && values[0] ? values[0] : "");
    return 0;
}

int main(int count, char **words)
{
    sqlite3 *db = NULL;
    char *message = NULL;
    char got[64] = "";

    if (count != 3 || sqlite3_open_v2(words[2], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, NULL) != SQLITE_OK ||
        sqlite3_load_extension(db, words[1], NULL, &message) != SQLITE_OK) {
        printf("own_sqlite EXTENSION STORE: %s\n", message ? message : sqlite3_errmsg(db));
        return 1;
    }
    check("a rule",
          sqlite3_exec(db, "SELECT heltmed_floor_ore(19079, '2026-11-22')", keep, got, NULL) == SQLITE_OK && strcmp(got, "3816") == 0);
    check("the cases", sqlite3_exec(db, "SELECT count(*) FROM heltmed_cases('2026-11-22')", keep, got, &message) == SQLITE_ERROR);
    check("the reason", message != NULL && strstr(message, "heltmed_cases: unavailable: ") == message);
    sqlite3_free(message);
    check("the end", sqlite3_close(db) == SQLITE_OK);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
