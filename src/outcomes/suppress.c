/*
 * Which cells are hidden. Within one measure, one grouping and its total: small ones (primary), and where that leaves a single one
 * hidden, which the others would tell by subtraction, the one with the next smallest n above 0 (secondary). The total belongs to
 * every grouping, so that what hides it in one may leave it alone in another: the groupings are gone through until nothing changes.
 */
#include <string.h>

#include "outcomes/sums.h"

static bool is_small(int64_t number, int64_t below) { return number > 0 && number < below; }

static bool hides_itself(const int64_t *cell, int64_t below)
{
    return is_small(cell[CELL_N], below) || is_small(cell[CELL_K], below) || is_small(cell[CELL_N] - cell[CELL_K], below);
}

/* Of the total and the cells from `from` to before `to`, which are one grouping. True when one more was hidden. */
static bool protect(const int64_t *cells, size_t from, size_t to, uint8_t *hidden)
{
    size_t hidden_count = hidden[0] != SUPPRESSED_NONE;
    size_t next = 0; /* the total, when no other is left */

    for (size_t i = from; i < to; i++) {
        int64_t n = cells[i * CELL_COLUMNS + CELL_N];
        hidden_count += hidden[i] != SUPPRESSED_NONE;
        if (hidden[i] == SUPPRESSED_NONE && n > 0 && (next == 0 || n < cells[next * CELL_COLUMNS + CELL_N])) {
            next = i;
        }
    }
    if (hidden_count != 1 || hidden[next] != SUPPRESSED_NONE) {
        return false;
    }
    hidden[next] = SUPPRESSED_SECONDARY;
    return true;
}

void suppress(const int64_t *cells, size_t count, int64_t below, uint8_t *hidden)
{
    bool changed = true;

    for (size_t i = 0; i < count; i++) {
        hidden[i] = hides_itself(cells + i * CELL_COLUMNS, below) ? SUPPRESSED_PRIMARY : SUPPRESSED_NONE;
    }
    while (changed) {
        changed = false;
        for (size_t from = 1, to; from < count; from = to) {
            for (to = from + 1; to < count && cells[to * CELL_COLUMNS] == cells[from * CELL_COLUMNS]; to++) {
            }
            changed = protect(cells, from, to, hidden) || changed;
        }
    }
}
