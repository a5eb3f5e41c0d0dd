#include "failing_memory.h"

#include <sqlite3.h>

static struct {
    int whose;
    int64_t at, asked, failed;
    bool ever_after;
    int64_t library_blocks, sqlite_blocks;
} memory;

static sqlite3_mem_methods system_methods, our_methods;

void failing_memory_arm(int whose, int64_t at, bool ever_after)
{
    memory.whose = at == 0 ? 0 : whose;
    memory.at = at;
    memory.ever_after = ever_after;
    memory.asked = memory.failed = 0;
}

int64_t failing_memory_failed(void) { return memory.failed; }
int64_t library_blocks(void) { return memory.library_blocks; }
int64_t sqlite_blocks(void) { return memory.sqlite_blocks; }

static bool fails(int who)
{
    if (!(memory.whose & who)) {
        return false;
    }
    memory.asked++;
    bool now = memory.ever_after ? memory.asked >= memory.at : memory.asked == memory.at;
    memory.failed += now;
    return now;
}

static void *resize(void *context, void *block, size_t old_size, size_t new_size)
{
    struct counting *counting = context;

    if (new_size != 0 && fails(MEMORY_OF_LIBRARY)) {
        return NULL;
    }
    void *got = counting_resize(counting, block, old_size, new_size);
    memory.library_blocks = (int64_t)counting->blocks;
    return got;
}

heltmed_allocator failing_allocator(void)
{
    static struct counting counting;
    return (heltmed_allocator){.context = &counting, .resize = resize};
}

static void *sqlite_malloc(int size)
{
    void *block = fails(MEMORY_OF_SQLITE) ? NULL : system_methods.xMalloc(size);
    memory.sqlite_blocks += block != NULL;
    return block;
}

static void sqlite_free(void *block)
{
    memory.sqlite_blocks -= block != NULL;
    system_methods.xFree(block);
}

static void *sqlite_realloc(void *block, int size) { return fails(MEMORY_OF_SQLITE) ? NULL : system_methods.xRealloc(block, size); }

void failing_memory_install(void)
{
    assert_int_equal(sqlite3_shutdown(), SQLITE_OK);
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &system_methods), SQLITE_OK);
    our_methods = system_methods;
    our_methods.xMalloc = sqlite_malloc;
    our_methods.xFree = sqlite_free;
    our_methods.xRealloc = sqlite_realloc;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &our_methods), SQLITE_OK);
    assert_int_equal(sqlite3_initialize(), SQLITE_OK);
}
