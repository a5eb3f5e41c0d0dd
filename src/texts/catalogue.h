/*
 * Every text of every language. The table is made from src/texts/<language>.txt by tools/embed_texts.c when the library
 * is built; all languages hold the same keys.
 */
#ifndef TEXTS_CATALOGUE_H
#define TEXTS_CATALOGUE_H

#include <stdint.h>

enum text_language { TEXT_NB, TEXT_NN, TEXT_EN, TEXT_EASY_NB, TEXT_EASY_NN, TEXT_LANGUAGES };

/* How many keys there are. */
extern const uint32_t text_count;

/* The keys in the order of strcmp. */
extern const char *const text_keys[];

/* For each language the sentence of each key, in the order of the keys; UTF-8, with {slots} to fill in. */
extern const char *const *const text_languages[TEXT_LANGUAGES];

#endif
