#include "fault_vfs.h"

#include <sqlite3.h>

struct fault_file {
    sqlite3_file base;
    sqlite3_file *real; /* stands right after this struct */
    int number;         /* on the disk that is recorded; -1: a file without a name, or of no lasting worth */
    bool new_journal;   /* the first sync of a journal that was made is one of its directory too */
};

static struct {
    sqlite3_vfs vfs, *system;
    enum fault fault;
    int64_t at, calls, failed;
    bool ever_after, installed;
    struct disk *disk;
} world;

void fault_vfs_arm(enum fault fault, int64_t at, bool ever_after)
{
    world.fault = fault;
    world.at = at;
    world.ever_after = ever_after;
    world.calls = world.failed = 0;
}

int64_t fault_vfs_calls(void) { return world.calls; }
int64_t fault_vfs_failed(void) { return world.failed; }
void fault_vfs_record(struct disk *disk) { world.disk = disk; }

/* Whether this call is one to fail. */
static bool fails(bool writes)
{
    if ((world.fault == FAULT_FULL || world.fault == FAULT_SHORT) && !writes) {
        return false;
    }
    world.calls++;
    bool now = world.fault != FAULT_NONE && (world.ever_after ? world.calls >= world.at : world.calls == world.at);
    world.failed += now;
    return now;
}

static struct fault_file *of(sqlite3_file *file) { return (struct fault_file *)file; }
static sqlite3_file *real_of(sqlite3_file *file) { return of(file)->real; }

static int file_close(sqlite3_file *file)
{
    sqlite3_file *real = real_of(file);

    return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
}

static int file_read(sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
    return fails(false) ? SQLITE_IOERR_READ : real_of(file)->pMethods->xRead(real_of(file), bytes, size, offset);
}

static int file_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    bool now = fails(true);
    int written = !now ? size : world.fault == FAULT_FULL ? 0 : size / 2;

    if (written > 0) {
        int code = real_of(file)->pMethods->xWrite(real_of(file), bytes, written, offset);
        if (code != SQLITE_OK) {
            return code;
        }
        if (world.disk != NULL && of(file)->number >= 0) {
            disk_write(world.disk, of(file)->number, offset, bytes, (size_t)written);
        }
    }
    return !now ? SQLITE_OK : world.fault == FAULT_IO ? SQLITE_IOERR_WRITE : SQLITE_FULL;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    if (fails(false)) {
        return SQLITE_IOERR_TRUNCATE;
    }
    int code = real_of(file)->pMethods->xTruncate(real_of(file), size);
    if (code == SQLITE_OK && world.disk != NULL && of(file)->number >= 0) {
        disk_truncate(world.disk, of(file)->number, size);
    }
    return code;
}

static int file_sync(sqlite3_file *file, int flags)
{
    if (fails(false)) {
        return SQLITE_IOERR_FSYNC;
    }
    int code = real_of(file)->pMethods->xSync(real_of(file), flags);
    if (code == SQLITE_OK && world.disk != NULL && of(file)->number >= 0) {
        disk_sync(world.disk, of(file)->number, of(file)->new_journal);
        of(file)->new_journal = false;
    }
    return code;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return fails(false) ? SQLITE_IOERR_FSTAT : real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int file_lock(sqlite3_file *file, int level)
{
    return fails(false) ? SQLITE_IOERR_LOCK : real_of(file)->pMethods->xLock(real_of(file), level);
}

static int file_unlock(sqlite3_file *file, int level) { return real_of(file)->pMethods->xUnlock(real_of(file), level); }

static int file_is_reserved(sqlite3_file *file, int *out)
{
    return fails(false) ? SQLITE_IOERR_CHECKRESERVEDLOCK : real_of(file)->pMethods->xCheckReservedLock(real_of(file), out);
}

static int file_control(sqlite3_file *file, int what, void *with)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), what, with);
}

static int file_sector(sqlite3_file *file) { return real_of(file)->pMethods->xSectorSize(real_of(file)); }

/* Nothing is promised but what the system's VFS promises of bytes that a write does not touch. */
static int file_device(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file)) & SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int shm_map(sqlite3_file *file, int region, int size, int extend, void volatile **out)
{
    return fails(false) ? SQLITE_IOERR_SHMMAP : real_of(file)->pMethods->xShmMap(real_of(file), region, size, extend, out);
}

static int shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    if ((flags & SQLITE_SHM_LOCK) && fails(false)) {
        return SQLITE_IOERR_SHMLOCK;
    }
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}

static void shm_barrier(sqlite3_file *file) { real_of(file)->pMethods->xShmBarrier(real_of(file)); }
static int shm_unmap(sqlite3_file *file, int remove) { return real_of(file)->pMethods->xShmUnmap(real_of(file), remove); }

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_is_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_device,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
};

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *flags_out)
{
    const int journals = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL | SQLITE_OPEN_SUPER_JOURNAL;
    struct fault_file *opened = of(file);
    int there = 0;

    (void)vfs;
    *opened = (struct fault_file){.real = (sqlite3_file *)(opened + 1), .number = -1};
    if (fails(false)) {
        return SQLITE_CANTOPEN;
    }
    if (path != NULL) {
        (void)world.system->xAccess(world.system, path, SQLITE_ACCESS_EXISTS, &there);
    }
    int code = world.system->xOpen(world.system, path, opened->real, flags, flags_out);
    if (code == SQLITE_OK) {
        opened->base.pMethods = &methods;
        if (world.disk != NULL && path != NULL && (flags & (SQLITE_OPEN_MAIN_DB | journals)) && !(flags & SQLITE_OPEN_DELETEONCLOSE)) {
            opened->number = disk_open(world.disk, path, !there);
            opened->new_journal = !there && (flags & journals);
        }
    }
    return code;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int sync_directory)
{
    (void)vfs;
    if (fails(false)) {
        return SQLITE_IOERR_DELETE;
    }
    int code = world.system->xDelete(world.system, path, sync_directory);
    if (code == SQLITE_OK && world.disk != NULL) {
        disk_delete(world.disk, path, sync_directory != 0);
    }
    return code;
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *out)
{
    (void)vfs;
    return fails(false) ? SQLITE_IOERR_ACCESS : world.system->xAccess(world.system, path, flags, out);
}

static int vfs_path(sqlite3_vfs *vfs, const char *path, int size, char *out)
{
    (void)vfs;
    return world.system->xFullPathname(world.system, path, size, out);
}

static int vfs_random(sqlite3_vfs *vfs, int size, char *out)
{
    (void)vfs;
    return world.system->xRandomness(world.system, size, out);
}

/* Whoever waits for a lock in a test of one thread waits in vain, and need not take long over it. */
static int vfs_sleep(sqlite3_vfs *vfs, int microseconds)
{
    (void)vfs;
    return microseconds;
}

static int vfs_time(sqlite3_vfs *vfs, double *out)
{
    (void)vfs;
    return world.system->xCurrentTime(world.system, out);
}

static int vfs_last_error(sqlite3_vfs *vfs, int size, char *out)
{
    (void)vfs;
    return world.system->xGetLastError(world.system, size, out);
}

void fault_vfs_install(void)
{
    assert_false(world.installed);
    assert_int_equal(sqlite3_initialize(), SQLITE_OK);
    world.system = sqlite3_vfs_find(NULL);
    assert_non_null(world.system);
    world.vfs = (sqlite3_vfs){
        .iVersion = 1,
        .szOsFile = (int)sizeof(struct fault_file) + world.system->szOsFile,
        .mxPathname = world.system->mxPathname,
        .zName = "fault",
        .xOpen = vfs_open,
        .xDelete = vfs_delete,
        .xAccess = vfs_access,
        .xFullPathname = vfs_path,
        .xRandomness = vfs_random,
        .xSleep = vfs_sleep,
        .xCurrentTime = vfs_time,
        .xGetLastError = vfs_last_error,
    };
    assert_int_equal(sqlite3_vfs_register(&world.vfs, 1), SQLITE_OK);
    world.installed = true;
    fault_vfs_arm(FAULT_NONE, 0, false);
}

void fault_vfs_remove(void)
{
    assert_true(world.installed);
    assert_int_equal(sqlite3_vfs_unregister(&world.vfs), SQLITE_OK);
    assert_int_equal(sqlite3_vfs_register(world.system, 1), SQLITE_OK);
    world.installed = false;
}
