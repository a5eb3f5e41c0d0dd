/* Rows in order of their first column, in place and without memory of its own. */
#ifndef BASE_SORT_H
#define BASE_SORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The rows stand one after another, `columns` numbers each. */
enum { SORT_COLUMNS_MAX = 8 };

/* Each row's first column is greater than the one before: in order, and none twice. */
bool sort_is_strict(const int64_t *rows, size_t count, size_t columns);

/* Sorts by the first column; rows that agree there come in no particular order. `columns` is 1 to SORT_COLUMNS_MAX. */
void sort_rows(int64_t *rows, size_t count, size_t columns);

#endif
