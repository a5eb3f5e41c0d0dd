/* The few pieces of FlatBuffers that Arrow's messages are made of, written from the front: what a place points to comes after it. */
#ifndef OUTCOMES_FLAT_H
#define OUTCOMES_FLAT_H

#include "base/text.h"

/* Places are counted from `start`. */
struct flat {
    struct heltmed_text *out;
    size_t start;
};

/* A field of a table; size 0: absent, 4 with value 0 mostly: a place to be pointed from. */
struct flat_field {
    uint8_t size;
    uint64_t value;
};

/* Begins a buffer; flat_point(flat, 0) when its root is next. */
void flat_begin(struct flat *flat, struct heltmed_text *out);
/* Writes a table; `places`, as many as fields, tell where the fields stand. Its own place. */
size_t flat_table(struct flat *flat, const struct flat_field *fields, size_t count, size_t *places);
size_t flat_string(struct flat *flat, const char *words);
/* A vector of `count` places to be pointed from; the first one's place goes to `first`. */
size_t flat_pointers(struct flat *flat, size_t count, size_t *first);
/* A vector of structs of two 64-bit numbers: what follows it are 2 * count calls of flat_number. */
size_t flat_pairs(struct flat *flat, size_t count);
void flat_number(struct flat *flat, uint64_t number, size_t size);
/* Makes the place `from` point to `to`. */
void flat_point(struct flat *flat, size_t from, size_t to);

#endif
