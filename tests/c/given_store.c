#define _POSIX_C_SOURCE 200809L
#include "given_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <sqlite3.h>

struct given_store *given_store_new(void)
{
    struct given_store *given = calloc(1, sizeof(*given));
    const char *directory = getenv("TMPDIR");
    assert_non_null(given);
    assert_true(snprintf(given->path, sizeof(given->path), "%s/heltmed-XXXXXX", directory ? directory : "/tmp") < STORE_PATH_SIZE);
    int fd = mkstemp(given->path);
    assert_true(fd >= 0);
    assert_int_equal(close(fd), 0);
    assert_int_equal(unlink(given->path), 0);
    assert_int_equal(heltmed_store_create(given->path, NULL, &given->error), HELTMED_OK);
    given_store_reopen(given, 0);
    return given;
}

void given_store_free(struct given_store *given)
{
    static const char *const tails[] = {"", "-wal", "-shm", ".copy", ".copy-wal", ".copy-shm"};
    char name[STORE_PATH_SIZE + 16];
    heltmed_store_close(given->store);
    for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
        (void)snprintf(name, sizeof(name), "%s%s", given->path, tails[i]);
        (void)unlink(name);
    }
    free(given);
}

int given_store_begin(void **state)
{
    *state = given_store_new();
    return 0;
}

int given_store_end(void **state)
{
    given_store_free(*state);
    return 0;
}

void given_store_reopen(struct given_store *given, int32_t flags)
{
    heltmed_store_close(given->store);
    given->store = NULL;
    heltmed_status status = heltmed_store_open(given->path, flags, built_in(), NULL, &given->store, &given->error);
    if (status != HELTMED_OK) {
        print_error("%s\n", given->error.message);
    }
    assert_int_equal(status, HELTMED_OK);
}

heltmed_status given_append(struct given_store *given, const char *json)
{
    char text[1024];
    size_t size = strlen(json);
    assert_true(size < sizeof(text));
    for (size_t i = 0; i < size; i++) {
        text[i] = (char)(json[i] == '\'' ? '"' : json[i]);
    }
    return heltmed_store_append(given->store, text, size, &given->receipt, &given->error);
}

heltmed_status given_event_of(struct given_store *given, const char *case_id, const char *key, const char *type, const char *on,
                              const char *rest)
{
    char json[1024];
    char member[96] = "";
    if (case_id) {
        (void)snprintf(member, sizeof(member), "'case':'%s',", case_id);
    }
    int size = snprintf(json, sizeof(json), "{'key':'%s',%s'type':'%s','on':'%s','recorded_at':'%sT10:00:00Z','actor':'js-1'%s}", key,
                        member, type, on, on, rest);
    assert_true(size > 0 && size < (int)sizeof(json));
    return given_append(given, json);
}

void given_case_opened(struct given_store *given, const char *case_id)
{
    char key[80];
    (void)snprintf(key, sizeof(key), "open-%s", case_id);
    heltmed_status status = given_event_of(given, case_id, key, "case_opened", "2026-01-05",
                                           ",'data':{'municipality':'0301','in_target_group':true,'found':'worker_first'}");
    if (status != HELTMED_OK) {
        print_error("%s: %s\n", given->error.field, given->error.message);
    }
    assert_int_equal(status, HELTMED_OK);
}

int64_t given_sql(struct given_store *given, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    int64_t found = -1;

    assert_int_equal(sqlite3_open(given->path, &db), SQLITE_OK);
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK) {
        int result = sqlite3_step(statement);
        found = result == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : result == SQLITE_DONE ? 0 : -1;
    }
    (void)sqlite3_finalize(statement);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    return found;
}

int given_files_with(struct given_store *given, const char *bytes)
{
    static const char *const tails[] = {"", "-wal", "-shm"};
    char name[STORE_PATH_SIZE + 16];
    size_t wanted = strlen(bytes);
    int found = 0;

    for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
        (void)snprintf(name, sizeof(name), "%s%s", given->path, tails[i]);
        FILE *file = fopen(name, "rb");
        if (!file) {
            continue;
        }
        assert_int_equal(fseek(file, 0, SEEK_END), 0);
        long size = ftell(file);
        rewind(file);
        char *all = malloc((size_t)size + 1);
        assert_non_null(all);
        assert_int_equal(fread(all, 1, (size_t)size, file), size);
        bool holds = false;
        for (long at = 0; !holds && at + (long)wanted <= size; at++) {
            holds = memcmp(all + at, bytes, wanted) == 0;
        }
        found += holds;
        free(all);
        assert_int_equal(fclose(file), 0);
    }
    return found;
}
