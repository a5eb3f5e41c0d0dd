/*
 * A VFS in front of the system's, the one that SQLite opens everything with while it is installed. It counts the calls, can make one
 * of them, or it and all after it, fail, and can write down on a disk (disk.h) what changes files. One thread at a time.
 */
#ifndef FAULT_VFS_H
#define FAULT_VFS_H

#include "disk.h"

enum fault {
    FAULT_NONE,
    FAULT_IO,    /* any call fails with an I/O error; a write may have written a part, as it may in earnest */
    FAULT_FULL,  /* a write finds the disk full and writes nothing */
    FAULT_SHORT, /* a write is cut short by a full disk */
    FAULTS
};

void fault_vfs_install(void);
void fault_vfs_remove(void);

/* From now on call number `at` (from 1; of FAULT_FULL and FAULT_SHORT only those that write are counted) fails, and with
 * `ever_after` every one after it. FAULT_NONE only counts. */
void fault_vfs_arm(enum fault fault, int64_t at, bool ever_after);
/* Calls that could have failed since then, and those that did. */
int64_t fault_vfs_calls(void);
int64_t fault_vfs_failed(void);

/* NULL: nothing is written down. */
void fault_vfs_record(struct disk *disk);

#endif
