/* Tables of one store, made frame by frame in one pass through its cases. */
#ifndef OUTCOMES_RUN_H
#define OUTCOMES_RUN_H

#include "outcomes/sums.h"
#include "store/read.h"

/* One of the tables. */
struct outcome_part {
    const struct outcome_table *table;
    struct outcome_sums sums;
    struct frame frame; /* rows that were not told yet */
};

struct outcome_run {
    heltmed_allocator allocator;
    heltmed_outcomes_options options;
    struct store_cases cases;
    struct event_log world_log, log;
    struct world world;
    struct case_state state;
    struct outcome_scratch scratch;
    bool read;             /* every case has been read */
    heltmed_error failure; /* what ended the pass for all tables; code HELTMED_OK: nothing */
    int64_t events_read;   /* so far, and when that was last told */
    int64_t events_told;
    heltmed_watch watch; /* who is told; NULL: nobody */
    void *watch_context;
    size_t users; /* who hold it */
    size_t part_count;
    struct outcome_part parts[];
};

/* Begins, held once by the caller. A table that is NULL: there is none of the name asked for. Errors: unknown_name, required, range, those
 * of reading, no_memory. */
heltmed_status run_begin(heltmed_store *store, const struct outcome_table *const *tables, size_t count,
                         const heltmed_outcomes_options *options, struct outcome_run **out, heltmed_error *error);
/* Adds rows to the frame of a part until it is full; it stays empty when there are no more. The other parts get their rows of the
 * same cases. Who tells rows clears the frame. */
heltmed_status run_next(struct outcome_run *run, struct outcome_part *part, heltmed_error *error);
/* One holder less; frees what nobody holds. */
void run_drop(struct outcome_run *run);

#endif
