/* The growing text. Appending never fails at once: a failed allocation is remembered and asked for at the end. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <string.h>

#include <heltmed/allocator.h>

struct heltmed_text {
    heltmed_allocator allocator;
    char *data;
    size_t size, capacity;
    bool failed;
};

/* On the stack; freed with text_free. */
struct heltmed_text text_with(const heltmed_allocator *allocator);
void text_free(struct heltmed_text *text);

/* Makes room for `more` bytes and the NUL; false when there is no memory. */
bool text_reserve(struct heltmed_text *text, size_t more);

static inline void text_append(struct heltmed_text *text, const char *bytes, size_t size)
{
    if (text->capacity - text->size <= size && !text_reserve(text, size)) {
        return;
    }
    memcpy(text->data + text->size, bytes, size);
    text->size += size;
}

static inline void text_append_char(struct heltmed_text *text, char byte) { text_append(text, &byte, 1); }

static inline void text_append_words(struct heltmed_text *text, const char *words) { text_append(text, words, strlen(words)); }

void text_append_int(struct heltmed_text *text, int64_t number);
void text_clear(struct heltmed_text *text);

/* Ends the text with a NUL (not counted). no_memory when any append failed; the text is then empty. */
heltmed_status text_finish(struct heltmed_text *text, heltmed_error *error);

#endif
