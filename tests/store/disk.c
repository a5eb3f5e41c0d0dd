#include "disk.h"

#include <stdio.h>
#include <unistd.h>

enum { SECTOR = 512, PATH_SIZE = 512, NOTHING = -1 };

enum call_kind { CALL_OPEN, CALL_WRITE, CALL_TRUNCATE, CALL_SYNC, CALL_DELETE, CALL_ACKNOWLEDGE };

struct call {
    enum call_kind kind;
    int file; /* an inode; of CALL_OPEN and CALL_DELETE also a name */
    int name;
    int64_t offset; /* of CALL_TRUNCATE the size */
    size_t size;
    unsigned char *bytes;
    bool directory;
};

/* Bytes that grow. */
struct content {
    unsigned char *bytes;
    size_t size, capacity;
};

struct inode {
    struct content at_start, durable;
    size_t *pending; /* numbers of calls since the last sync */
    size_t pending_count, pending_capacity;
};

struct name {
    char path[PATH_SIZE];
    int at_start, durable; /* an inode, or NOTHING */
    int *pending;          /* what it came to mean since its directory was last synced */
    size_t pending_count, pending_capacity;
    int recorded; /* what it means at the end of the recording */
};

struct disk {
    struct call *calls;
    size_t call_count, call_capacity, played;
    struct inode *inodes;
    size_t inode_count, inode_capacity;
    struct name *names;
    size_t name_count, name_capacity;
    int64_t acknowledged;
};

/* The tests' own memory does not fail. */
#define GROW(array, count, capacity)                                   \
    do {                                                               \
        if ((count) == (capacity)) {                                   \
            (capacity) = (capacity) ? 2 * (capacity) : 8;              \
            (array) = realloc((array), (capacity) * sizeof(*(array))); \
            assert_non_null(array);                                    \
        }                                                              \
    } while (0)

static void content_reach(struct content *content, size_t size)
{
    if (size > content->capacity) {
        content->capacity = size + size / 2;
        content->bytes = realloc(content->bytes, content->capacity);
        assert_non_null(content->bytes);
    }
    if (size > content->size) {
        memset(content->bytes + content->size, 0, size - content->size);
        content->size = size;
    }
}

static void content_put(struct content *content, size_t offset, const void *bytes, size_t size)
{
    content_reach(content, offset + size);
    if (size != 0) {
        memcpy(content->bytes + offset, bytes, size);
    }
}

static void content_cut(struct content *content, size_t size)
{
    if (size < content->size) {
        content->size = size;
    } else {
        content_reach(content, size);
    }
}

static void content_copy(struct content *to, const struct content *from)
{
    to->size = 0;
    content_put(to, 0, from->bytes, from->size);
}

struct disk *disk_new(void)
{
    struct disk *disk = calloc(1, sizeof(*disk));

    assert_non_null(disk);
    return disk;
}

void disk_free(struct disk *disk)
{
    for (size_t i = 0; i < disk->call_count; i++) {
        free(disk->calls[i].bytes);
    }
    for (size_t i = 0; i < disk->inode_count; i++) {
        free(disk->inodes[i].at_start.bytes);
        free(disk->inodes[i].durable.bytes);
        free(disk->inodes[i].pending);
    }
    for (size_t i = 0; i < disk->name_count; i++) {
        free(disk->names[i].pending);
    }
    free(disk->calls);
    free(disk->inodes);
    free(disk->names);
    free(disk);
}

static int inode_new(struct disk *disk)
{
    GROW(disk->inodes, disk->inode_count, disk->inode_capacity);
    disk->inodes[disk->inode_count] = (struct inode){.pending = NULL};
    return (int)disk->inode_count++;
}

static int name_of(struct disk *disk, const char *path)
{
    for (size_t i = 0; i < disk->name_count; i++) {
        if (strcmp(disk->names[i].path, path) == 0) {
            return (int)i;
        }
    }
    GROW(disk->names, disk->name_count, disk->name_capacity);
    struct name *name = &disk->names[disk->name_count];
    *name = (struct name){.at_start = NOTHING, .durable = NOTHING, .recorded = NOTHING};
    assert_true(snprintf(name->path, sizeof(name->path), "%s", path) < PATH_SIZE);
    return (int)disk->name_count++;
}

static struct call *call_new(struct disk *disk, enum call_kind kind)
{
    GROW(disk->calls, disk->call_count, disk->call_capacity);
    struct call *call = &disk->calls[disk->call_count++];
    *call = (struct call){.kind = kind, .file = NOTHING, .name = NOTHING};
    return call;
}

void disk_holds(struct disk *disk, const char *path)
{
    FILE *file = fopen(path, "rb");
    unsigned char piece[4096];
    size_t got;

    assert_non_null(file);
    int inode = inode_new(disk);
    struct content *content = &disk->inodes[inode].at_start;
    while ((got = fread(piece, 1, sizeof(piece), file)) > 0) {
        content_put(content, content->size, piece, got);
    }
    assert_int_equal(fclose(file), 0);
    content_copy(&disk->inodes[inode].durable, content);
    int which = name_of(disk, path);
    struct name *name = &disk->names[which];
    name->at_start = name->durable = name->recorded = inode;
}

int disk_open(struct disk *disk, const char *path, bool made)
{
    int name = name_of(disk, path);

    if (disk->names[name].recorded == NOTHING || made) {
        int inode = inode_new(disk);
        disk->names[name].recorded = inode;
        struct call *call = call_new(disk, CALL_OPEN);
        call->name = name;
        call->file = inode;
    }
    return disk->names[name].recorded;
}

void disk_write(struct disk *disk, int file, int64_t offset, const void *bytes, size_t size)
{
    struct call *call = call_new(disk, CALL_WRITE);

    call->file = file;
    call->offset = offset;
    call->size = size;
    call->bytes = malloc(size + 1);
    assert_non_null(call->bytes);
    memcpy(call->bytes, bytes, size);
}

void disk_truncate(struct disk *disk, int file, int64_t size)
{
    struct call *call = call_new(disk, CALL_TRUNCATE);

    call->file = file;
    call->offset = size;
}

void disk_sync(struct disk *disk, int file, bool directory)
{
    struct call *call = call_new(disk, CALL_SYNC);

    call->file = file;
    call->directory = directory;
}

void disk_delete(struct disk *disk, const char *path, bool directory)
{
    struct call *call = call_new(disk, CALL_DELETE);

    call->name = name_of(disk, path);
    call->directory = directory;
    disk->names[call->name].recorded = NOTHING;
}

void disk_acknowledge(struct disk *disk) { call_new(disk, CALL_ACKNOWLEDGE); }

static void name_becomes(struct name *name, int inode)
{
    GROW(name->pending, name->pending_count, name->pending_capacity);
    name->pending[name->pending_count++] = inode;
}

static void directory_synced(struct disk *disk)
{
    for (size_t i = 0; i < disk->name_count; i++) {
        struct name *name = &disk->names[i];
        if (name->pending_count > 0) {
            name->durable = name->pending[name->pending_count - 1];
            name->pending_count = 0;
        }
    }
}

static void inode_synced(struct disk *disk, struct inode *inode)
{
    for (size_t i = 0; i < inode->pending_count; i++) {
        const struct call *call = &disk->calls[inode->pending[i]];
        if (call->kind == CALL_WRITE) {
            content_put(&inode->durable, (size_t)call->offset, call->bytes, call->size);
        } else {
            content_cut(&inode->durable, (size_t)call->offset);
        }
    }
    inode->pending_count = 0;
}

bool disk_play(struct disk *disk)
{
    if (disk->played == disk->call_count) {
        return false;
    }
    size_t number = disk->played++;
    const struct call *call = &disk->calls[number];
    struct inode *inode = call->file != NOTHING ? &disk->inodes[call->file] : NULL;
    switch (call->kind) {
    case CALL_OPEN:
        name_becomes(&disk->names[call->name], call->file);
        break;
    case CALL_DELETE:
        name_becomes(&disk->names[call->name], NOTHING);
        break;
    case CALL_WRITE:
    case CALL_TRUNCATE:
        assert_non_null(inode);
        GROW(inode->pending, inode->pending_count, inode->pending_capacity);
        inode->pending[inode->pending_count++] = number;
        break;
    case CALL_SYNC:
        assert_non_null(inode);
        inode_synced(disk, inode);
        break;
    case CALL_ACKNOWLEDGE:
        disk->acknowledged++;
        break;
    }
    if (call->directory) {
        directory_synced(disk);
    }
    return true;
}

void disk_rewind(struct disk *disk)
{
    disk->played = 0;
    disk->acknowledged = 0;
    for (size_t i = 0; i < disk->inode_count; i++) {
        content_copy(&disk->inodes[i].durable, &disk->inodes[i].at_start);
        disk->inodes[i].pending_count = 0;
    }
    for (size_t i = 0; i < disk->name_count; i++) {
        disk->names[i].durable = disk->names[i].at_start;
        disk->names[i].pending_count = 0;
    }
}

int64_t disk_acknowledged(const struct disk *disk) { return disk->acknowledged; }

/* A write that the power cut: lost, kept, only its first sectors, or only some stretch of its bytes. */
static void put_torn(struct content *image, const struct call *call, struct chance *chance)
{
    size_t from = 0, until = call->size;

    switch (chance_between(chance, 0, 3)) {
    case 0:
        return;
    case 1:
        break;
    case 2:
        until = (size_t)chance_between(chance, 0, (int64_t)(call->size / SECTOR)) * SECTOR;
        break;
    default:
        from = (size_t)chance_between(chance, 0, (int64_t)call->size);
        until = (size_t)chance_between(chance, (int64_t)from, (int64_t)call->size);
        break;
    }
    if (from < until) {
        content_put(image, (size_t)call->offset + from, call->bytes + from, until - from);
    }
}

static void inode_cut(const struct disk *disk, const struct inode *inode, struct chance *chance, const char *path)
{
    struct content image = {.bytes = NULL};

    content_copy(&image, &inode->durable);
    for (size_t i = 0; i < inode->pending_count; i++) {
        const struct call *call = &disk->calls[inode->pending[i]];
        if (call->kind == CALL_WRITE) {
            put_torn(&image, call, chance);
        } else if (chance_of(chance, 50)) {
            content_cut(&image, (size_t)call->offset);
        }
    }
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(image.bytes ? image.bytes : (const unsigned char *)"", 1, image.size, file), image.size);
    assert_int_equal(fclose(file), 0);
    free(image.bytes);
}

void disk_cut(const struct disk *disk, struct chance *chance, const char *directory)
{
    for (size_t i = 0; i < disk->name_count; i++) {
        const struct name *name = &disk->names[i];
        const char *last = strrchr(name->path, '/');
        char path[2 * PATH_SIZE];
        int64_t which = chance_between(chance, 0, (int64_t)name->pending_count);
        int inode = which == 0 ? name->durable : name->pending[which - 1];

        (void)snprintf(path, sizeof(path), "%s/%s", directory, last ? last + 1 : name->path);
        if (inode == NOTHING) {
            (void)unlink(path);
        } else {
            inode_cut(disk, &disk->inodes[inode], chance, path);
        }
    }
}
