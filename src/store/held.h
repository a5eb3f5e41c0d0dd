/*
 * How many places each case holds under an agreement on a day, as it was known then: kept from one view for the next, since it takes
 * folding every case that was ever under the agreement. What was appended since is folded anew, case by case; an erasure, a change
 * of agreements or tariffs, or a chain that does not go on from where it was, and all of it is.
 */
#ifndef STORE_HELD_H
#define STORE_HELD_H

#include "store/chain.h"

struct held_by {
    int64_t case_no, places;
};

struct held_list {
    char agreement[65];
    int32_t on;
    bool is_right; /* up to `seq` */
    int64_t seq, world_seq, erasures;
    unsigned char head[DIGEST_SIZE]; /* of the chain at `seq` */
    struct held_by *by;              /* the cases that hold any */
    size_t count, capacity;
};

/* As many as a municipality has agreements; of more, those asked for longest ago are forgotten. */
enum { HELD_LISTS = 16 };

struct held_book {
    heltmed_allocator allocator;
    struct held_list lists[HELD_LISTS];
    size_t next;
};

void held_init(struct held_book *book, const heltmed_allocator *allocator);
void held_free(struct held_book *book);

struct view;

/* How many places cases other than this one hold on the view's day, `view->as_of`. Errors: those of reading. */
heltmed_status held_by_others(struct view *view, const char *agreement, int64_t case_no, int64_t *held, heltmed_error *error);

#endif
