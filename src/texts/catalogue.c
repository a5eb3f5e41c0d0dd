/* Finding a text by its key. */
#include "texts/catalogue.h"

#include <stdbool.h>

static uint32_t hash_of(const char *const *parts, size_t count)
{
    uint32_t hash = TEXT_HASH_START;
    for (size_t i = 0; i < count; i++) {
        hash = i > 0 ? text_hash(hash, '.') : hash;
        for (const char *byte = parts[i]; *byte != '\0'; byte++) {
            hash = text_hash(hash, *byte);
        }
    }
    return hash;
}

static bool is_key(const char *key, const char *const *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && *key++ != '.') {
            return false;
        }
        for (const char *byte = parts[i]; *byte != '\0'; byte++) {
            if (*key++ != *byte) {
                return false;
            }
        }
    }
    return *key == '\0';
}

uint32_t text_place(const char *const *parts, size_t count)
{
    uint32_t bucket = hash_of(parts, count) & text_bucket_mask;
    while (text_buckets[bucket] != NO_TEXT && !is_key(text_keys[text_buckets[bucket]], parts, count)) {
        bucket = (bucket + 1) & text_bucket_mask;
    }
    return text_buckets[bucket];
}

const struct text *text_find(int32_t language, const char *const *parts, size_t count)
{
    uint32_t place = text_place(parts, count);
    return place == NO_TEXT ? NULL : &text_languages[language][place];
}
