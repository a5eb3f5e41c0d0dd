/* What a store asks of SQLite, read off its own connection: docs/store.md promises it, and no answer would show that it is gone. */
#include "given_store.h"

#include <stdio.h>

#include "store/store.h"

static int64_t pragma(const struct given_store *given, const char *name)
{
    char sql[64];
    sqlite3_stmt *statement = NULL;

    (void)snprintf(sql, sizeof(sql), "PRAGMA %s", name);
    assert_int_equal(sqlite3_prepare_v2(given->store->db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(statement, 0);
    assert_int_equal(sqlite3_finalize(statement), SQLITE_OK);
    return value;
}

static void what_is_kept_is_on_disk_and_nowhere_else(void **state)
{
    enum { NORMAL = 1, FULL = 2, IN_MEMORY = 2 };
    struct given_store *given = *state;

    assert_int_equal(pragma(given, "synchronous"), FULL);
    assert_int_equal(pragma(given, "secure_delete"), 1);
    assert_int_equal(pragma(given, "temp_store"), IN_MEMORY);
    given_store_reopen(given, HELTMED_STORE_RELAXED);
    assert_int_equal(pragma(given, "synchronous"), NORMAL);
    assert_int_equal(pragma(given, "secure_delete"), 1);
}

static void a_file_is_not_trusted(void **state)
{
    static const struct {
        int setting, value;
    } settings[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},   {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0}, {SQLITE_DBCONFIG_ENABLE_TRIGGER, 1}, {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
    };
    static const int32_t flags[] = {0, HELTMED_STORE_READ_ONLY, HELTMED_STORE_RELAXED};
    struct given_store *given = *state;

    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
        given_store_reopen(given, flags[i]);
        sqlite3 *db = given->store->db;
        for (size_t j = 0; j < sizeof(settings) / sizeof(settings[0]); j++) {
            int now = -1;
            assert_int_equal(sqlite3_db_config(db, settings[j].setting, -1, &now), SQLITE_OK);
            assert_int_equal(now, settings[j].value);
        }
        assert_int_equal(pragma(given, "cell_size_check"), 1);
        assert_int_equal(pragma(given, "mmap_size"), 0);
        assert_int_equal(sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, -1), 0);
        assert_in_range(sqlite3_limit(db, SQLITE_LIMIT_LENGTH, -1), 1, 1000000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_kept_is_on_disk_and_nowhere_else, given_store_begin, given_store_end),
        cmocka_unit_test_setup_teardown(a_file_is_not_trusted, given_store_begin, given_store_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
