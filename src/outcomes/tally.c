#include "outcomes/tally.h"

#include <string.h>

#include "base/sort.h"

enum { FIRST_ROWS = 64 };

void tally_init(struct tally *tally, const heltmed_allocator *allocator) { *tally = (struct tally){.allocator = *allocator}; }

static void free_slots(struct tally *tally)
{
    memory_free(&tally->allocator, tally->slots, tally->slot_count * sizeof *tally->slots);
    tally->slots = NULL;
    tally->slot_count = 0;
}

void tally_free(struct tally *tally)
{
    free_slots(tally);
    memory_free(&tally->allocator, tally->rows, tally->capacity * TALLY_COLUMNS * sizeof *tally->rows);
    tally->rows = NULL;
    tally->count = tally->capacity = 0;
}

/* The slot of a key, or the one where it belongs. At most half of the slots are taken, so that one is always found. */
static uint32_t *find_slot(const struct tally *tally, uint32_t *slots, size_t slot_count, int64_t key)
{
    uint64_t mixed = (uint64_t)key * UINT64_C(0x9e3779b97f4a7c15);
    size_t i = (size_t)(mixed >> 32) & (slot_count - 1);

    while (slots[i] != 0 && tally_row(tally, slots[i] - 1)[0] != key) {
        i = (i + 1) & (slot_count - 1);
    }
    return &slots[i];
}

static bool grow(struct tally *tally)
{
    size_t capacity = tally->capacity == 0 ? FIRST_ROWS : tally->capacity * 2;
    size_t row_size = TALLY_COLUMNS * sizeof *tally->rows;

    if (capacity > UINT32_MAX / 4) {
        return false;
    }
    uint32_t *slots = memory_new(&tally->allocator, capacity * 2 * sizeof *slots);
    int64_t *rows = slots == NULL ? NULL : memory_resize(&tally->allocator, tally->rows, tally->capacity * row_size, capacity * row_size);
    if (rows == NULL) {
        memory_free(&tally->allocator, slots, capacity * 2 * sizeof *slots);
        return false;
    }
    tally->rows = rows;
    tally->capacity = capacity;
    free_slots(tally);
    tally->slots = slots;
    tally->slot_count = capacity * 2;
    for (size_t i = 0; i < tally->count; i++) {
        *find_slot(tally, slots, tally->slot_count, tally_row(tally, i)[0]) = (uint32_t)(i + 1);
    }
    return true;
}

bool tally_add(struct tally *tally, int64_t key, const int64_t counts[TALLY_COUNTS])
{
    if (tally->count == tally->capacity && !grow(tally)) {
        return false;
    }
    uint32_t *slot = find_slot(tally, tally->slots, tally->slot_count, key);
    if (*slot == 0) {
        int64_t *fresh = tally_row(tally, tally->count++);
        memset(fresh, 0, TALLY_COLUMNS * sizeof *fresh);
        fresh[0] = key;
        *slot = (uint32_t)tally->count;
    }
    int64_t *row = tally_row(tally, *slot - 1);
    for (size_t i = 0; i < TALLY_COUNTS; i++) {
        row[1 + i] += counts[i];
    }
    return true;
}

void tally_sort(struct tally *tally)
{
    free_slots(tally);
    sort_rows(tally->rows, tally->count, TALLY_COLUMNS);
}
