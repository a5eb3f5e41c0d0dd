/* A fold under way, and what its files share. */
#ifndef CASES_FOLD_H
#define CASES_FOLD_H

#include <string.h>

#include "cases/case.h"

struct fold {
    struct case_state *state;
    const struct event_log *log;
    const struct world *world;
    int64_t seq;         /* of the event in hand: the first of its chain */
    int32_t recorded_on; /* the day on which that was recorded */
    bool may_be_reopened;
    int64_t acts_on, acts_left, acts_by; /* safety acts of a day that found no concern to answer */
    bool no_memory;
};

/* What an event does, or why it cannot be; it has then changed nothing. */
typedef enum refused fold_step(struct fold *fold, const struct event *event);

fold_step fold_trial_started, fold_trial_ended, fold_continuation_decided, fold_offer_made, fold_offer_declined;
fold_step fold_hired, fold_wage_changed, fold_tariff_changed, fold_hours_changed, fold_paused, fold_resumed, fold_converted,
    fold_employment_ended;
fold_step fold_concern_reported, fold_concern_acted_on;

/* Room for one more unit at the end of an array of the state; NULL when there is no memory, which the fold remembers. */
void *fold_room(struct fold *fold, void *block, size_t unit, size_t needed, size_t *capacity);

/* A case that was withdrawn or closed goes on: so it does with a new trial or job. */
void fold_take_up(struct fold *fold, int64_t on);

/* What is absent from an event is NONE in the state. */
static inline int64_t or_none(int64_t value) { return value == UNKNOWN ? NONE : value; }

static inline bool same_id(const struct event_log *log, int64_t one, int64_t other)
{
    return one == other || (one >= 0 && other >= 0 && strcmp(log_text(log, one), log_text(log, other)) == 0);
}

/* The first day that something happened on: days come in order. */
static inline void keep_first(int64_t *day, int64_t on)
{
    if (*day == NONE) {
        *day = on;
    }
}

/* Fills the case's placements, once everything else is folded. False when there is no memory. */
bool fold_placements(struct fold *fold);

#endif
