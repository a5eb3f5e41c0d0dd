/* A heap sort: never slower than n log n, whatever a caller's list looks like. */
#include "base/sort.h"

#include <string.h>

bool sort_is_strict(const int64_t *rows, size_t count, size_t columns)
{
    for (size_t i = 1; i < count; i++) {
        if (rows[i * columns] <= rows[(i - 1) * columns]) {
            return false;
        }
    }
    return true;
}

/* Lets the row `moving` sink from `hole` to its place among the first `count` rows. */
static void sink(int64_t *rows, size_t count, size_t columns, size_t hole, const int64_t *moving)
{
    size_t bytes = columns * sizeof(int64_t);

    for (;;) {
        size_t child = 2 * hole + 1;
        if (child >= count) {
            break;
        }
        if (child + 1 < count && rows[(child + 1) * columns] > rows[child * columns]) {
            child++;
        }
        if (rows[child * columns] <= moving[0]) {
            break;
        }
        memcpy(rows + hole * columns, rows + child * columns, bytes);
        hole = child;
    }
    memcpy(rows + hole * columns, moving, bytes);
}

void sort_rows(int64_t *rows, size_t count, size_t columns)
{
    int64_t moving[SORT_COLUMNS_MAX];
    size_t bytes = columns * sizeof(int64_t);

    for (size_t i = count / 2; i-- > 0;) {
        memcpy(moving, rows + i * columns, bytes);
        sink(rows, count, columns, i, moving);
    }
    for (size_t end = count; end-- > 1;) {
        memcpy(moving, rows + end * columns, bytes);
        memcpy(rows + end * columns, rows, bytes);
        sink(rows, end, columns, 0, moving);
    }
}
