/* What several tests need: cmocka, random numbers that are the same in every run, and an allocator that fails. */
#ifndef TESTING_H
#define TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <heltmed/allocator.h>

/* SplitMix64: every run of a test tries the same cases. */
struct chance {
    uint64_t state;
};

static inline uint64_t chance_next(struct chance *chance)
{
    uint64_t z = chance->state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* A number from `lo` to `hi`, both included. */
static inline int64_t chance_between(struct chance *chance, int64_t lo, int64_t hi)
{
    return lo + (int64_t)(chance_next(chance) % ((uint64_t)(hi - lo) + 1));
}

static inline bool chance_of(struct chance *chance, int64_t percent) { return chance_between(chance, 1, 100) <= percent; }

/* Counts what it gives, and checks the old sizes that it is told; each block is preceded by its size. */
struct counting {
    size_t blocks, bytes; /* handed out now */
    size_t calls;         /* allocations asked for so far */
    size_t fail_from;     /* the allocation from which on there is no memory; 0: never */
    bool fail_once;       /* only that one fails */
};

enum { COUNTING_HEAD = 16 };

static inline void *counting_resize(void *context, void *block, size_t old_size, size_t new_size)
{
    struct counting *counting = context;
    unsigned char *old = block ? (unsigned char *)block - COUNTING_HEAD : NULL;
    size_t told = 0;

    if (old) {
        memcpy(&told, old, sizeof(told));
    }
    assert_true(told == old_size);
    if (new_size == 0) {
        if (old) {
            counting->blocks--;
            counting->bytes -= old_size;
            free(old);
        }
        return NULL;
    }
    counting->calls++;
    if (counting->fail_from != 0 &&
        (counting->fail_once ? counting->calls == counting->fail_from : counting->calls >= counting->fail_from)) {
        return NULL;
    }
    /* Always another place, so that whoever keeps the old address is found out. */
    unsigned char *fresh = malloc(COUNTING_HEAD + new_size);
    assert_non_null(fresh);
    memset(fresh, 0xa5, COUNTING_HEAD + new_size);
    memcpy(fresh, &new_size, sizeof(new_size));
    if (old) {
        memcpy(fresh + COUNTING_HEAD, block, old_size < new_size ? old_size : new_size);
        free(old);
        counting->bytes -= old_size;
    } else {
        counting->blocks++;
    }
    counting->bytes += new_size;
    return fresh + COUNTING_HEAD;
}

static inline heltmed_allocator counting_allocator(struct counting *counting)
{
    return (heltmed_allocator){.context = counting, .resize = counting_resize};
}

#endif
