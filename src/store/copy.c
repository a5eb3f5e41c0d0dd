#include "store/copy.h"

#include "base/error.h"
#include "base/memory.h"
#include "store/file.h"
#include "store/store.h"

/* All pages in one step: in one snapshot, while writers go on. */
static int copy_pages(sqlite3 *from, sqlite3 *to)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");

    if (backup == NULL) {
        return sqlite3_errcode(to);
    }
    int result = sqlite3_backup_step(backup, -1);
    int finished = sqlite3_backup_finish(backup);
    return result == SQLITE_DONE ? finished : result;
}

/* Synchronised before it is told that the copy is there, and left without a log beside it. */
static int write_copy(sqlite3 *from, const char *path)
{
    sqlite3 *to = NULL;
    int result = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

    if (result == SQLITE_OK) {
        result = sqlite3_exec(to, "PRAGMA synchronous=EXTRA", NULL, NULL, NULL);
    }
    if (result == SQLITE_OK) {
        result = copy_pages(from, to);
    }
    int closed = sqlite3_close(to);
    return result == SQLITE_OK ? closed : result;
}

heltmed_status copy_file(heltmed_store *store, const char *path, heltmed_error *error)
{
    char *whole = NULL;
    size_t size = 0;
    heltmed_status status = file_path(&store->allocator, path, &whole, &size, error);

    if (status == HELTMED_OK) {
        status = file_make(&store->allocator, whole, error);
    }
    if (status == HELTMED_OK) {
        status = sql_refuse(write_copy(store->db, whole), error);
        if (status != HELTMED_OK) {
            file_remove(whole);
        }
    }
    memory_free(&store->allocator, whole, size);
    return status;
}

heltmed_status heltmed_store_backup(heltmed_store *store, const char *path, heltmed_error *error)
{
    heltmed_status status = store_check(store, error);

    if (status == HELTMED_OK && store->batch.open) {
        status = error_set(error, HELTMED_ARGUMENT, NULL, "a batch is open: what it has appended would not be in the copy");
    }
    return status == HELTMED_OK ? copy_file(store, path, error) : status;
}
