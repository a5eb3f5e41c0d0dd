/* The log of a case, or of the agreements and tariffs: its events, and the order in which they count. */
#ifndef CASES_LOG_H
#define CASES_LOG_H

#include "cases/event.h"
#include "cases/refused.h"

/* An event that counts: the newest of its chain of corrections, in the place of the first (`root`). */
struct event_place {
    int32_t on;
    int32_t event, root; /* indices */
};

struct event_chain {
    int32_t root, newest; /* indices; -1: none */
};

/* Events in the order of their numbers; emptied and filled again for the next case. */
struct event_log {
    heltmed_allocator allocator;
    struct event *events;
    size_t count, capacity;
    struct heltmed_text texts; /* of the ids in the events' values */
    struct event_place *order; /* made by log_order */
    size_t order_count, order_capacity;
    struct event_chain *chains;
    size_t chain_capacity;
};

/* Why events cannot have been. */
struct case_refusal {
    int64_t seq;
    enum refused why;
};

void log_init(struct event_log *log, const heltmed_allocator *allocator);
void log_free(struct event_log *log);
void log_clear(struct event_log *log);
/* Room for one more event, added at the end and zeroed; its number must be greater than those before. NULL when there is no
 * memory, or room for no more. */
struct event *log_add(struct event_log *log);

/* Puts the events that count on `as_of` in order: those recorded and happening no later, the newest correction for what it
 * corrects, without what was taken out; by day, and within a day as they arrived. With `refusal` not NULL, corrections of what is not there
 * and events dated after the day they were recorded are refused; else they are passed over. Errors: state, no_memory. */
heltmed_status log_order(struct event_log *log, int32_t as_of, struct case_refusal *refusal, heltmed_error *error);

/* The status of a refusal. */
heltmed_status log_refuse(struct case_refusal *refusal, int64_t seq, enum refused why, heltmed_error *error);

static inline const char *log_text(const struct event_log *log, int64_t place) { return log->texts.data + place; }

#endif
