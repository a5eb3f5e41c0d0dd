/* One table of one store, made frame by frame. */
#ifndef OUTCOMES_RUN_H
#define OUTCOMES_RUN_H

#include "outcomes/sums.h"
#include "store/read.h"

struct outcome_run {
    heltmed_allocator allocator;
    const struct outcome_table *table;
    heltmed_outcomes_options options;
    struct store_cases cases;
    struct event_log world_log, log;
    struct world world;
    struct case_state state;
    struct outcome_scratch scratch;
    struct outcome_sums sums;
    struct frame frame;
    bool read;           /* every case has been read */
    int64_t events_read; /* so far, and when that was last told */
    int64_t events_told;
    heltmed_watch watch; /* who is told; NULL: nobody */
    void *watch_context;
};

/* Begins (`table` NULL: there is none of the name asked for); run_end in any case. Errors: unknown_name, required, range, and those of
 * reading. */
heltmed_status run_begin(struct outcome_run *run, heltmed_store *store, const struct outcome_table *table,
                         const heltmed_outcomes_options *options, heltmed_error *error);
/* Fills the frame with the next rows; none when there are no more. */
heltmed_status run_next(struct outcome_run *run, heltmed_error *error);
void run_end(struct outcome_run *run);

#endif
