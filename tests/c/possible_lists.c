#include "possible_lists.h"

enum { USUAL_GAP = 7 };

/* The values that one column takes in turn, and how many; the first is what it has in the other lists. */
static size_t values_of(const struct column *column, const int64_t **values)
{
    static const int64_t days_between[] = {USUAL_GAP, 0, 4, 5, 10, 11}, minutes[] = {60, 0, 44, 45, 75, 76};
    static const int64_t numbers[] = {3, 0, 2, 4, 5}, yes_no[] = {1, 0}, same[] = {0};

    switch (column->kind) {
    case VALUE_DATE:
        *values = days_between;
        return LENGTH(days_between);
    case VALUE_MINUTES:
        *values = minutes;
        return LENGTH(minutes);
    case VALUE_COUNT:
        *values = numbers;
        return LENGTH(numbers);
    case VALUE_YES_NO:
        *values = yes_no;
        return LENGTH(yes_no);
    default:
        *values = same;
        return LENGTH(same);
    }
}

/* Days come one after another up to `on`, choices in turn; of what is yes or no, only the `changed` column is ever changed. */
static void add_list(struct possible_lists *lists, const struct slot *slot, int64_t on, int64_t rows, uint8_t changed, size_t change)
{
    int64_t *cells = lists->cells + lists->used;

    lists->address[lists->count] = (int64_t)(intptr_t)cells;
    lists->rows[lists->count++] = rows;
    lists->used += (size_t)rows * slot->column_count;
    for (int64_t row = 0; row < rows; row++) {
        for (uint8_t c = 0; c < slot->column_count; c++) {
            const int64_t *values;
            const struct column *column = &slot->columns[c];
            (void)values_of(column, &values);
            int64_t value = values[c == changed ? change : 0];
            *cells++ = column->kind == VALUE_DATE     ? on - value * (rows - 1 - row)
                       : column->kind == VALUE_CHOICE ? row % (column->hi + 1)
                                                      : value;
        }
    }
}

void possible_lists_make(struct possible_lists *lists, const struct slot *slot, int64_t on)
{
    static const char *const texts[] = {"a", "b", "c", "d"};
    static const int64_t sizes[] = {1, 2, 4, 22};

    lists->count = 0;
    lists->used = 0;
    lists->address[0] = (int64_t)(intptr_t)texts;
    lists->rows[lists->count++] = 0;
    for (size_t s = 0; s < LENGTH(sizes); s++) {
        if (slot->column_count == 0 && sizes[s] <= (int64_t)LENGTH(texts)) {
            lists->address[lists->count] = (int64_t)(intptr_t)texts;
            lists->rows[lists->count++] = sizes[s];
        }
        for (uint8_t c = 0; c < slot->column_count; c++) {
            const int64_t *values;
            size_t count = values_of(&slot->columns[c], &values);
            for (size_t v = c == 0 ? 0 : 1; v < count; v++) {
                add_list(lists, slot, on, sizes[s], c, v);
            }
        }
    }
    /* One visit, on each of the last days. */
    for (int64_t day = 1; slot->column_count == 1 && day <= 45; day++) {
        add_list(lists, slot, on - day, 1, 0, 0);
    }
}
