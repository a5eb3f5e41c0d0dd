/* Allocation through the caller's allocator. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

#include <heltmed/allocator.h>

/* The caller's allocator, or malloc for NULL. */
heltmed_allocator memory_allocator(const heltmed_allocator *given);

/* Zeroed; NULL when there is no memory. */
void *memory_new(const heltmed_allocator *allocator, size_t size);
void *memory_resize(const heltmed_allocator *allocator, void *block, size_t old_size, size_t new_size);
void memory_free(const heltmed_allocator *allocator, void *block, size_t size);

/* What memory_room does where there is too little. */
void *memory_grow(const heltmed_allocator *allocator, void *block, size_t unit, size_t *capacity, size_t needed);

/* Room for `needed` units of `unit` bytes, of which there are `*capacity`: the block, moved and at least doubled where that was too
 * little, or NULL when there is no memory (the old one stays). */
static inline void *memory_room(const heltmed_allocator *allocator, void *block, size_t unit, size_t *capacity, size_t needed)
{
    return needed <= *capacity ? block : memory_grow(allocator, block, unit, capacity, needed);
}

#endif
