/*
 * The outcome tables, each in a file of its own. A table's columns are described once: CSV, JSON, Arrow, the codebook and the
 * public reflection are made from the description.
 */
#ifndef OUTCOMES_TABLE_H
#define OUTCOMES_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cases/event.h"

enum column_kind {
    COLUMN_TEXT,
    COLUMN_MUNICIPALITY, /* a text of four digits, given as a number */
    COLUMN_DATE,
    COLUMN_YES_NO,
    COLUMN_CODE,   /* a small number that `words` explain; 0 is censored */
    COLUMN_CHOICE, /* one of `words`, told in words; given as its number */
    COLUMN_INT,
    COLUMN_LIST, /* of texts */
    COLUMN_KINDS
};

struct outcome_column {
    const char *name, *unit, *about; /* unit NULL: none */
    uint8_t kind;
    bool may_be_null;
    const char *const *words;   /* of a code or choice, by number from 0, with a NULL at the end; or else they are those of */
    uint8_t of_event, of_field; /* this field of an event */
};

struct frame;
struct outcome_view;
struct outcome_sums;

struct outcome_table {
    const char *name, *about, *row; /* what one row is */
    const struct outcome_column *columns;
    uint8_t column_count;
    bool suppresses; /* small numbers, so that it must be said below which */
    bool coarsens;
    /* Adds the rows of one case; what there is no memory for shows in the frame. NULL: the table is told from sums over all cases. */
    void (*add_case)(const struct outcome_view *view, struct frame *frame);
    /* Then: counts one case in, and, when all are, adds the next rows, at most FRAME_ROWS at a time; false: no memory. */
    bool (*count_case)(const struct outcome_view *view, struct outcome_sums *sums);
    bool (*tell)(struct outcome_sums *sums, struct frame *frame);
};

enum { OUTCOME_TABLES = 7, OUTCOME_COLUMNS_MAX = 24 };
extern const struct outcome_table cases_table, jobs_table, spells_table, visits_table, exposure_table, risk_table, indicators_table;
extern const struct outcome_table *const outcome_tables[OUTCOME_TABLES];

/* NULL when there is none of that name. */
const struct outcome_table *outcome_table_named(const char *name);

/* The words of a code or a choice; NULL for other kinds. */
const char *const *outcome_column_words(const struct outcome_column *column);

/* What the public header calls a kind. */
const char *column_kind_name(enum column_kind kind);

#define TABLE_COLUMNS(the_columns) .columns = the_columns, .column_count = sizeof(the_columns) / sizeof(the_columns)[0]

#endif
