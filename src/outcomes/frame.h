/*
 * Rows on their way out, column by column, in Arrow's own layout: CSV and JSON are written from it, and Arrow takes its buffers
 * over as they are.
 */
#ifndef OUTCOMES_FRAME_H
#define OUTCOMES_FRAME_H

#include "base/memory.h"
#include "base/value.h"
#include "outcomes/table.h"

/* A case's rows are never divided, so that a frame may grow past this by those of one case. */
enum { FRAME_ROWS = 4096 };

struct buffer {
    unsigned char *bytes;
    size_t size, capacity;
};

/* Which of them a column has hangs on its kind (see column_buffers). */
struct frame_column {
    struct buffer validity; /* one bit a row */
    struct buffer values;   /* int64, int32 (dates), bits (yes or no), int8 (codes, choices), or bytes of text */
    struct buffer offsets;  /* int32, one more than rows: where each row's text, or list, begins */
    struct buffer items;    /* int32, of a list: where each text begins */
    int64_t null_count;
};

struct frame {
    heltmed_allocator allocator;
    const struct outcome_table *table;
    int64_t row_count;
    bool failed; /* there was no memory for a row, and what came after it was left out */
    struct frame_column columns[OUTCOME_COLUMNS_MAX];
};

struct word_list {
    const char *const *words;
    size_t count;
};

/* A value of a row. A number that is UNKNOWN or NONE, a text and a list that are NULL give NULL. */
union cell {
    int64_t number; /* of all kinds but the two below */
    const char *text;
    const struct word_list *list;
};

void frame_init(struct frame *frame, const heltmed_allocator *allocator, const struct outcome_table *table);
void frame_free(struct frame *frame);
/* No rows, and the memory kept for the next ones. */
void frame_clear(struct frame *frame);
/* One value for each of the table's columns. */
void frame_add(struct frame *frame, const union cell *row);

bool frame_is_null(const struct frame *frame, size_t column, int64_t row);
/* The number of a value that is not NULL: 1 or 0 of a yes or no. */
int64_t frame_number(const struct frame *frame, size_t column, int64_t row);
/* Its text: of a text, a municipality or a choice. */
const char *frame_text(const struct frame *frame, size_t column, int64_t row, size_t *size);
/* The items of a list: from the one to before the other. */
void frame_list(const struct frame *frame, size_t column, int64_t row, int32_t *from, int32_t *to);
const char *frame_item(const struct frame *frame, size_t column, int32_t item, size_t *size);

static inline bool number_is_given(int64_t number) { return number != UNKNOWN && number != NONE; }

#endif
