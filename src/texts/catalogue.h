/*
 * Every text of every language. The tables are made from src/texts/<language>.txt by src/generate/embed_texts.c when the library
 * is built; all languages hold the same keys.
 */
#ifndef TEXTS_CATALOGUE_H
#define TEXTS_CATALOGUE_H

#include <stddef.h>
#include <stdint.h>

#include "texts/keys.h"

enum text_language { TEXT_NB, TEXT_NN, TEXT_EN, TEXT_EASY_NB, TEXT_EASY_NN, TEXT_LANGUAGES };

/* A text: UTF-8 with {slots} to fill in, which are told one by one in text_slots. */
struct text {
    const char *words;
    uint16_t size;
    uint16_t slot_count;
    uint32_t first_slot;
};

/* Where one {slot} stands in its text, and the place of its name in text_slot_names. */
struct text_slot {
    uint16_t start, end, name;
};

/* The keys in the order of strcmp, and for each language its texts in the same order. */
extern const uint32_t text_count;
extern const char *const text_keys[];
extern const struct text *const text_languages[TEXT_LANGUAGES];

extern const struct text_slot text_slots[];
extern const char *const text_slot_names[];

/* The place of each text that is asked for by name. */
extern const uint16_t text_fixed[FIXED_TEXTS];

/* Places of keys by their hash: a key stands in the bucket of its hash, or in one of the next ones up to a NO_TEXT. */
extern const uint32_t text_bucket_mask;
extern const uint16_t text_buckets[];

/* A text asked for by name. */
static inline const struct text *text_named(int32_t language, enum fixed_text name) { return &text_languages[language][text_fixed[name]]; }

/* The place of the key that is made of the parts joined by points ("wage.floor" and "below_floor"); NO_TEXT for none. */
uint32_t text_place(const char *const *parts, size_t count);

/* The text of that key; NULL for none. */
const struct text *text_find(int32_t language, const char *const *parts, size_t count);

#endif
