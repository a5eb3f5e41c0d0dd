/* Where memory comes from, and the growing text that the library writes documents into. */
#ifndef HELTMED_ALLOCATOR_H
#define HELTMED_ALLOCATOR_H

#include <stddef.h>

#include <heltmed/status.h>

HELTMED_BEGIN

/*
 * One function does all three: `block` NULL allocates, `new_size` 0 frees (and returns NULL), else the block
 * is resized. It returns NULL when there is no memory, and the old block is then still whole. Every create
 * function takes an allocator and copies it; NULL stands for malloc. `context` is passed through unread and
 * must outlive what was created. Since 0.1.
 */
typedef struct heltmed_allocator {
    void *context;
    void *(*resize)(void *context, void *block, size_t old_size, size_t new_size);
} heltmed_allocator;

/* UTF-8 text that grows and is reused: a call that writes into one replaces what was there. One thread at a
 * time. Since 0.1. */
typedef struct heltmed_text heltmed_text;

/* Errors: argument (`out` NULL), no_memory. The caller destroys `*out`. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_text_create(const heltmed_allocator *allocator, heltmed_text **out,
                                                                    heltmed_error *error);
/* NULL is accepted. */
HELTMED_EXPORT void heltmed_text_destroy(heltmed_text *text);

/* The bytes, followed by a NUL; valid until the next call that writes into `text` or destroys it. Never NULL
 * (NULL gives ""). */
HELTMED_EXPORT const char *heltmed_text_data(const heltmed_text *text);

/* The number of bytes, without the NUL. NULL gives 0. */
HELTMED_EXPORT size_t heltmed_text_size(const heltmed_text *text);

HELTMED_END

#endif
