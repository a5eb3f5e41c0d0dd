/*
 * Columns block by block: whatever a column is made of, a block of it is read as int32_t, MISSING where unknown. Every
 * value of the contract fits: money up to 10^9 øre, dates, counts.
 */
#ifndef COLUMNS_COLUMN_H
#define COLUMNS_COLUMN_H

#include <heltmed/columns.h>

#include "rules/registry.h"

/* A function compiled for plain and for recent processors, chosen when the library is loaded. For static ones only: what chooses
 * would be seen outside. */
#ifdef HELTMED_CLONES
#define FOR_EACH_PROCESSOR __attribute__((noinline, target_clones("default", "arch=x86-64-v3")))
#else
#define FOR_EACH_PROCESSOR
#endif

/* A block and what is made of it stay in the nearest cache. */
enum { BLOCK_ROWS = 1024 };
#define MISSING INT32_MIN

/* All ones where it is so, else 0; and one number or the other by such a mask. What loops without branches reckon with. */
static inline int32_t mask(bool so) { return -(int32_t)so; }
static inline int32_t sign(int32_t value) { return value >> 31; } /* a mask of what is below 0 */
static inline int32_t pick(int32_t so, int32_t one, int32_t other) { return (one & so) | (other & ~so); }

/* What the values of a block span; first > last: none is known. */
struct span_seen {
    int32_t first, last;
};

/* A column that is read. */
struct source {
    const char *name;
    heltmed_column column;
    int32_t lo, hi;
    const int32_t *values; /* the block that was read */
    bool missing;          /* whether one of them is MISSING */
    struct span_seen span; /* of the others */
    int32_t buffer[BLOCK_ROWS];
};

/* Checks the column of a fact: its name and range are the slot's, and an optional one may be NULL. */
heltmed_status source_open(struct source *source, const heltmed_column *column, const struct slot *slot, int64_t rows,
                           heltmed_error *error);

/* Reads rows `first` to `first + count`, at most BLOCK_ROWS. Errors: range. */
heltmed_status source_read(struct source *source, int64_t first, int32_t count, heltmed_error *error);

heltmed_status out_of_range(const char *name, heltmed_error *error);

/* Checks a column to be written, and writes a block of it. */
heltmed_status out_check(const heltmed_column_out *column, const char *name, int64_t rows, heltmed_error *error);
void out_write(const heltmed_column_out *column, int64_t first, int32_t count, const int32_t *values);

/* The slot of a name that the rule has, and its index. */
uint8_t slot_named(const struct rule *rule, const char *name);
static inline const struct slot *fact_named(const struct rule *rule, const char *name) { return &rule->slots[slot_named(rule, name)]; }

/* Checks what the calls have in common: the number of rows, the rulebook and the day of knowledge. */
heltmed_status rows_check(int64_t rows, heltmed_error *error);
heltmed_status rulebook_check(const heltmed_rulebook *rulebook, int64_t as_known_on, heltmed_error *error);

/* The rows of the block that begins at `first`. */
static inline int32_t block_rows(int64_t first, int64_t rows) { return rows - first < BLOCK_ROWS ? (int32_t)(rows - first) : BLOCK_ROWS; }

#endif
