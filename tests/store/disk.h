/*
 * What a disk holds after a power cut. The calls that change files are written down as they are made; afterwards they are played
 * again, one by one, and after each an image can be had of what the disk may then hold: what was synced, and of every write
 * since then nothing, all, or a torn part, in any combination. A file made or deleted since its directory was last synced may be
 * there or not. Not modelled: disks that lie about having synced, and damage to what a write did not touch.
 */
#ifndef DISK_H
#define DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../c/testing.h"

struct disk;

struct disk *disk_new(void);
void disk_free(struct disk *disk);

/* What is there already when the recording begins counts as synced. */
void disk_holds(struct disk *disk, const char *path);

/* Written down by the VFS. A file is known by the number that disk_open gives. */
int disk_open(struct disk *disk, const char *path, bool made);
void disk_write(struct disk *disk, int file, int64_t offset, const void *bytes, size_t size);
void disk_truncate(struct disk *disk, int file, int64_t size);
void disk_sync(struct disk *disk, int file, bool directory);
void disk_delete(struct disk *disk, const char *path, bool directory);

/* Written down by the test: something was acknowledged. */
void disk_acknowledge(struct disk *disk);

/* Plays one call more; false when there are no more. */
bool disk_play(struct disk *disk);
/* From the beginning again. */
void disk_rewind(struct disk *disk);
/* How many acknowledgements have been played. */
int64_t disk_acknowledged(const struct disk *disk);

/* Leaves in `directory` what the disk may hold if the power goes now, each file under its own last name. */
void disk_cut(const struct disk *disk, struct chance *chance, const char *directory);

#endif
