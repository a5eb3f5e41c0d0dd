#include "store/file.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <sqlite3.h>

#include "base/error.h"
#include "base/memory.h"

static bool is_no_memory(int result) { return result == SQLITE_NOMEM || result == SQLITE_IOERR_NOMEM; }

static heltmed_status no_memory(heltmed_error *error)
{
    return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the file");
}

heltmed_status file_path(const heltmed_allocator *allocator, const char *path, char **out, size_t *size, heltmed_error *error)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

    *out = NULL;
    if (path == NULL || path[0] == '\0') {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the path is NULL or empty");
    }
    if (vfs == NULL) {
        return error_set(error, HELTMED_UNAVAILABLE, NULL, "SQLite has no way to files");
    }
    *size = (size_t)vfs->mxPathname + 1;
    char *whole = memory_new(allocator, *size);
    if (whole == NULL) {
        return no_memory(error);
    }
    /* The low byte alone: a path with a symbolic link in it is as good. */
    int result = vfs->xFullPathname(vfs, path, (int)*size, whole);
    if ((result & 0xff) != SQLITE_OK) {
        memory_free(allocator, whole, *size);
        return is_no_memory(result) ? no_memory(error) : error_set(error, HELTMED_IO, NULL, "the path leads nowhere, or is too long");
    }
    *out = whole;
    return HELTMED_OK;
}

/* Opens the file so that it must be new. A result of SQLite. */
static int make_new(sqlite3_vfs *vfs, const char *name, sqlite3_file *file)
{
    int opened = 0;
    int result =
        vfs->xOpen(vfs, name, file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE | SQLITE_OPEN_MAIN_DB, &opened);

    if (result != SQLITE_OK) {
        return result;
    }
    (void)file->pMethods->xClose(file);
    /* What was there is opened for reading when it cannot be made. */
    return opened & SQLITE_OPEN_READONLY ? SQLITE_CANTOPEN : SQLITE_OK;
}

heltmed_status file_make(const heltmed_allocator *allocator, const char *path, heltmed_error *error)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    int exists = 0;
    int result = SQLITE_NOMEM;

    if (vfs->xAccess(vfs, path, SQLITE_ACCESS_EXISTS, &exists) == SQLITE_OK && exists) {
        return error_set(error, HELTMED_IO, NULL, "there is a file of that name already");
    }
    const char *name = sqlite3_create_filename(path, "", "", 0, NULL);
    sqlite3_file *file = memory_new(allocator, (size_t)vfs->szOsFile);
    if (name != NULL && file != NULL) {
        result = make_new(vfs, name, file);
    }
    memory_free(allocator, file, (size_t)vfs->szOsFile);
    sqlite3_free_filename((char *)(uintptr_t)name);
    if (result == SQLITE_OK) {
        return HELTMED_OK;
    }
    return is_no_memory(result) ? no_memory(error)
                                : error_set(error, HELTMED_IO, NULL,
                                            "the file could not be made: one is there already, or there is no right to its directory");
}

void file_remove(const char *path)
{
    static const char *const tails[] = {"", "-wal", "-shm", "-journal"};
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    char *name = sqlite3_mprintf("%s-journal", path);

    for (size_t i = 0; name != NULL && i < sizeof tails / sizeof tails[0]; i++) {
        strcpy(name + strlen(path), tails[i]);
        (void)vfs->xDelete(vfs, name, 0);
    }
    sqlite3_free(name);
}
