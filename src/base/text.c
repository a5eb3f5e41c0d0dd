#include "base/text.h"

#include "base/error.h"
#include "base/memory.h"

enum { FIRST_CAPACITY = 256 };

struct heltmed_text text_with(const heltmed_allocator *allocator)
{
    return (struct heltmed_text){.allocator = memory_allocator(allocator)};
}

void text_free(struct heltmed_text *text)
{
    memory_free(&text->allocator, text->data, text->capacity);
    text->data = NULL;
    text->size = 0;
    text->capacity = 0;
}

bool text_reserve(struct heltmed_text *text, size_t more)
{
    if (text->failed) {
        return false;
    }
    if (text->capacity - text->size > more) {
        return true;
    }
    /* With the NUL. Of SIZE_MAX bytes there is never room. */
    size_t least = more >= SIZE_MAX - text->size ? SIZE_MAX : text->size + more + 1;
    char *data = memory_room(&text->allocator, text->data, 1, &text->capacity, least < FIRST_CAPACITY ? FIRST_CAPACITY : least);
    if (data == NULL) {
        text->failed = true;
        return false;
    }
    text->data = data;
    return true;
}

void text_append_int(struct heltmed_text *text, int64_t number)
{
    char digits[20];
    size_t start = sizeof(digits);
    /* Unsigned, since the least number has no positive counterpart. */
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

    do {
        digits[--start] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0) {
        digits[--start] = '-';
    }
    text_append(text, digits + start, sizeof(digits) - start);
}

void text_clear(struct heltmed_text *text)
{
    text->size = 0;
    text->failed = false;
    if (text->data) {
        text->data[0] = '\0';
    }
}

heltmed_status text_finish(struct heltmed_text *text, heltmed_error *error)
{
    if (!text_reserve(text, 0)) {
        text_clear(text);
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the text");
    }
    text->data[text->size] = '\0';
    return HELTMED_OK;
}

heltmed_status heltmed_text_create(const heltmed_allocator *allocator, heltmed_text **out, heltmed_error *error)
{
    if (!out) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the place for the text is NULL");
    }
    heltmed_allocator from = memory_allocator(allocator);
    heltmed_text *text = memory_new(&from, sizeof(*text));
    if (!text) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for a text");
    }
    text->allocator = from;
    *out = text;
    return HELTMED_OK;
}

void heltmed_text_destroy(heltmed_text *text)
{
    if (!text) {
        return;
    }
    heltmed_allocator allocator = text->allocator;
    text_free(text);
    memory_free(&allocator, text, sizeof(*text));
}

const char *heltmed_text_data(const heltmed_text *text) { return text && text->data ? text->data : ""; }

size_t heltmed_text_size(const heltmed_text *text) { return text ? text->size : 0; }
