/*
 * The quota: whether a trial or a hiring that takes a place under an agreement leaves the count within what was agreed, on
 * every day from its first. The cases that hold places under it are folded in the same transaction; a book keeps what they hold, so
 * that many appends in one transaction fold them once.
 */
#ifndef STORE_PLACES_H
#define STORE_PLACES_H

#include <stdbool.h>

#include "cases/case.h"

struct place_held {
    int64_t case_no;
    int32_t from, until;
};

struct place_list {
    char agreement[65];
    struct place_held *held;
    size_t count, capacity;
};

struct place_book {
    heltmed_allocator allocator;
    struct place_list *lists;
    size_t count, capacity;
    int64_t seq;          /* of the event up to which it is right */
    struct event_log log; /* of the cases that are read for it */
    struct case_state state;
    int64_t *days; /* rows of a day and by how many the count changes on it */
    size_t day_cells, day_capacity;
};

void places_init(struct place_book *book, const heltmed_allocator *allocator);
void places_free(struct place_book *book);
void places_clear(struct place_book *book);

/* The agreement that an event takes a place under, if the fold agrees: of a start, or a correction that makes it one. NULL for none. */
const char *places_agreement(const struct event *event, const char *texts);

/*
 * Checks the place that an event of the log (its index) takes in the folded case. Errors: state (there is no such agreement),
 * quota, and those of reading.
 */
struct heltmed_store;
heltmed_status places_check(struct heltmed_store *store, int64_t case_no, const struct event_log *log, const struct case_state *state,
                            size_t index, heltmed_error *error);

/* Brings the book up to date after an event of a case was written, and the case folded with it. A book that there is no memory
 * for is emptied, and made again when it is asked for. */
void places_note(struct heltmed_store *store, int64_t case_no, const struct event *event, const struct event_log *log,
                 const struct case_state *state);

#endif
