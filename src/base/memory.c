#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *resize_with_malloc(void *context, void *block, size_t old_size, size_t new_size)
{
    (void)context;
    (void)old_size;
    if (new_size == 0) {
        free(block);
        return NULL;
    }
    return realloc(block, new_size);
}

heltmed_allocator memory_allocator(const heltmed_allocator *given)
{
    if (given && given->resize) {
        return *given;
    }
    return (heltmed_allocator){.context = NULL, .resize = resize_with_malloc};
}

void *memory_new(const heltmed_allocator *allocator, size_t size)
{
    void *block = allocator->resize(allocator->context, NULL, 0, size);

    if (block) {
        memset(block, 0, size);
    }
    return block;
}

void *memory_resize(const heltmed_allocator *allocator, void *block, size_t old_size, size_t new_size)
{
    return allocator->resize(allocator->context, block, old_size, new_size);
}

void memory_free(const heltmed_allocator *allocator, void *block, size_t size)
{
    if (block) {
        (void)allocator->resize(allocator->context, block, size, 0);
    }
}

void *memory_grow(const heltmed_allocator *allocator, void *block, size_t unit, size_t *capacity, size_t needed)
{
    enum { FIRST_CAPACITY = 16 };
    size_t grown = *capacity < FIRST_CAPACITY ? FIRST_CAPACITY : *capacity;

    while (grown < needed) {
        if (grown > SIZE_MAX / 2 / unit) {
            return NULL;
        }
        grown *= 2;
    }
    block = memory_resize(allocator, block, *capacity * unit, grown * unit);
    if (block != NULL) {
        *capacity = grown;
    }
    return block;
}
