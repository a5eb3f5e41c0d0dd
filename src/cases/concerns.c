/* The safety number: calls, and what was done. Nothing here is ever refused. */
#include "cases/fold.h"

static struct case_concern *oldest_open(struct case_state *state)
{
    for (size_t i = 0; i < state->concern_count; i++) {
        if (state->concerns[i].acted_on == NONE) {
            return &state->concerns[i];
        }
    }
    return NULL;
}

/* What was done on the day may have been recorded before the call was. */
enum refused fold_concern_reported(struct fold *fold, const struct event *event)
{
    struct case_state *state = fold->state;
    struct case_concern *concerns = fold_room(fold, state->concerns, sizeof *concerns, state->concern_count + 1, &state->concern_capacity);

    if (concerns == NULL) {
        return NOT_REFUSED;
    }
    state->concerns = concerns;
    struct case_concern *concern = &concerns[state->concern_count++];
    *concern =
        (struct case_concern){.reported_on = event->on, .reported_by = event->values[CONCERN_BY], .acted_on = NONE, .acted_by = NONE};
    if (fold->acts_left > 0 && fold->acts_on == event->on) {
        fold->acts_left--;
        concern->acted_on = event->on;
        concern->acted_by = fold->acts_by;
    }
    return NOT_REFUSED;
}

enum refused fold_concern_acted_on(struct fold *fold, const struct event *event)
{
    struct case_concern *concern = oldest_open(fold->state);

    if (concern != NULL) {
        concern->acted_on = event->on;
        concern->acted_by = event->values[CONCERN_BY];
        return NOT_REFUSED;
    }
    fold->acts_left = fold->acts_on == event->on ? fold->acts_left + 1 : 1;
    fold->acts_on = event->on;
    fold->acts_by = event->values[CONCERN_BY];
    return NOT_REFUSED;
}
