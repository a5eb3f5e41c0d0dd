/* Many appends in one transaction. */
#ifndef STORE_BATCH_H
#define STORE_BATCH_H

#include <stdbool.h>

#include <heltmed/store.h>

#include "base/text.h"

/* A case that the batch has appended to. */
struct batch_case {
    int64_t no;
    int64_t count; /* its events, those of the batch too */
    int64_t first; /* the number of the first append to it */
};

/* From this event on, appends and events count on alike. */
struct batch_stretch {
    int64_t seq, append;
};

struct batch {
    bool open;
    int32_t check;
    int64_t appends;            /* so far */
    int64_t start;              /* the last event before the batch */
    int64_t refused;            /* the first append that was refused; -1: none */
    bool broken;                /* a write failed: only a rollback is left */
    heltmed_error why;          /* of what was refused or broken first; code HELTMED_OK: nothing */
    struct heltmed_text safety; /* the safety events, a line each: recorded whatever becomes of the rest */
    struct batch_case *cases;   /* in order of the first append */
    size_t case_count, case_capacity;
    int32_t *slots; /* by the case's number: an index into `cases`, -1 for none */
    size_t slot_count;
    struct batch_stretch *stretches;
    size_t stretch_count, stretch_capacity;
};

struct taken;

void batch_init(struct batch *batch, const heltmed_allocator *allocator);
void batch_free(struct batch *batch);

/* Appends one event to the batch that is open. */
heltmed_status batch_append(heltmed_store *store, const char *json, size_t size, heltmed_receipt *receipt, heltmed_error *error);

/* For put_event: how many events a case has (WORLD_NO is one too), and that one more was written. */
heltmed_status batch_touch(heltmed_store *store, int64_t case_no, bool is_new, int64_t *count, heltmed_error *error);
heltmed_status batch_written(heltmed_store *store, int64_t case_no, heltmed_error *error);

/* Rolls back what is open, and records its safety events. */
heltmed_status batch_abandon(heltmed_store *store, heltmed_error *error);

#endif
