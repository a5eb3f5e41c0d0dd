/* Counts by key, in memory as large as there are keys. */
#ifndef OUTCOMES_TALLY_H
#define OUTCOMES_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

/* A row of sort_rows: the key, not negative, then what is counted. */
enum { TALLY_COUNTS = 4, TALLY_COLUMNS = 1 + TALLY_COUNTS };

struct tally {
    heltmed_allocator allocator;
    int64_t *rows;
    size_t count, capacity; /* in rows */
    uint32_t *slots;        /* of a hash table: a row's index and one, 0 for none */
    size_t slot_count;
};

void tally_init(struct tally *tally, const heltmed_allocator *allocator);
void tally_free(struct tally *tally);
/* Adds to the counts of a key; false when there is no memory. */
bool tally_add(struct tally *tally, int64_t key, const int64_t counts[TALLY_COUNTS]);
/* Puts the rows in order of their keys; nothing is added after that. */
void tally_sort(struct tally *tally);

static inline int64_t *tally_row(const struct tally *tally, size_t index) { return tally->rows + index * TALLY_COLUMNS; }

#endif
