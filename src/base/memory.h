/* Allocation through the caller's allocator. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <heltmed/allocator.h>

/* The caller's allocator, or malloc for NULL. */
heltmed_allocator memory_allocator(const heltmed_allocator *given);

/* Zeroed; NULL when there is no memory. */
void *memory_new(const heltmed_allocator *allocator, size_t size);
void *memory_resize(const heltmed_allocator *allocator, void *block, size_t old_size, size_t new_size);
void memory_free(const heltmed_allocator *allocator, void *block, size_t size);

#endif
