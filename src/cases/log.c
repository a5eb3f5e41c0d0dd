#include "cases/log.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"

void log_init(struct event_log *log, const heltmed_allocator *allocator)
{
    *log = (struct event_log){.allocator = memory_allocator(allocator)};
    log->texts = text_with(&log->allocator);
}

void log_free(struct event_log *log)
{
    memory_free(&log->allocator, log->events, log->capacity * sizeof *log->events);
    memory_free(&log->allocator, log->order, log->order_capacity * sizeof *log->order);
    memory_free(&log->allocator, log->chains, log->chain_capacity * sizeof *log->chains);
    text_free(&log->texts);
    heltmed_allocator allocator = log->allocator;
    log_init(log, &allocator);
}

void log_clear(struct event_log *log)
{
    log->count = 0;
    log->order_count = 0;
    text_clear(&log->texts);
}

struct event *log_add(struct event_log *log)
{
    if (log->count == INT32_MAX) {
        return NULL;
    }
    struct event *events = memory_room(&log->allocator, log->events, sizeof *events, &log->capacity, log->count + 1);
    if (events == NULL) {
        return NULL;
    }
    log->events = events;
    struct event *added = &events[log->count++];
    memset(added, 0, sizeof *added);
    return added;
}

heltmed_status log_refuse(struct case_refusal *refusal, int64_t seq, enum refused why, heltmed_error *error)
{
    *refusal = (struct case_refusal){seq, why};
    return error_set(error, HELTMED_STATE, NULL, refused_kinds[why].message);
}

/* ---- corrections ---- */

static int32_t index_of(const struct event_log *log, int64_t seq)
{
    size_t first = 0;
    size_t end = log->count;

    while (first < end) {
        size_t middle = first + (end - first) / 2;
        if (log->events[middle].seq < seq) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    return first < log->count && log->events[first].seq == seq ? (int32_t)first : -1;
}

/* Why the event cannot correct what it says; when it can, `*root` is then the first of the chain. */
static enum refused join_chain(const struct event_log *log, int32_t index, int32_t *root)
{
    const struct event *event = &log->events[index];
    int32_t target = index_of(log, event->corrects);

    *root = target >= 0 && target < index ? log->chains[target].root : -1;
    if (*root < 0) {
        return event->type == EVENT_VOIDED ? REFUSED_VOIDS_NOTHING : REFUSED_CORRECTS_NOTHING;
    }
    if (log->events[target].type == EVENT_VOIDED) {
        return REFUSED_CORRECTS_VOIDED;
    }
    if (event->type != EVENT_VOIDED && event->type != log->events[*root].type) {
        return REFUSED_CORRECTS_ANOTHER_TYPE;
    }
    return NOT_REFUSED;
}

/* What no rule refuses stands for itself where it corrects nothing. */
static heltmed_status make_chains(struct event_log *log, int32_t as_of, struct case_refusal *refusal, heltmed_error *error)
{
    struct event_chain *chains = memory_room(&log->allocator, log->chains, sizeof *chains, &log->chain_capacity, log->count);

    if (chains == NULL) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the events");
    }
    log->chains = chains;
    for (int32_t i = 0; i < (int32_t)log->count; i++) {
        const struct event *event = &log->events[i];
        int32_t root = i;
        chains[i] = (struct event_chain){i, -1};
        if (event->corrects != 0 || event->type == EVENT_VOIDED) {
            enum refused refused = join_chain(log, i, &root);
            if (refused != NOT_REFUSED && event_kinds[event->type].never_refused) {
                root = i;
            } else if (refused != NOT_REFUSED) {
                chains[i].root = -1;
                if (refusal != NULL) {
                    return log_refuse(refusal, event->seq, refused, error);
                }
                continue;
            }
            chains[i].root = root;
        }
        if (event->recorded_on <= as_of) {
            chains[root].newest = i;
        }
    }
    return HELTMED_OK;
}

/* ---- order ---- */

static bool comes_after(const struct event_place *one, const struct event_place *other)
{
    return one->on != other->on ? one->on > other->on : one->root > other->root;
}

static void sift_down(struct event_place *heap, size_t at, size_t count)
{
    struct event_place moving = heap[at];

    for (size_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
        child += child + 1 < count && comes_after(&heap[child + 1], &heap[child]);
        if (!comes_after(&heap[child], &moving)) {
            break;
        }
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = moving;
}

static void sort_by_heap(struct event_place *places, size_t count)
{
    for (size_t i = count / 2; i-- > 0;) {
        sift_down(places, i, count);
    }
    for (size_t end = count; end-- > 1;) {
        struct event_place last = places[end];
        places[end] = places[0];
        places[0] = last;
        sift_down(places, 0, end);
    }
}

/* Logs mostly are in order, or nearly so. */
static void sort_places(struct event_place *places, size_t count)
{
    enum { MOVES_EACH = 32 };
    size_t moves_left = MOVES_EACH * count;

    for (size_t i = 1; i < count; i++) {
        struct event_place moving = places[i];
        size_t at = i;
        for (; at > 0 && comes_after(&places[at - 1], &moving) && moves_left > 0; at--, moves_left--) {
            places[at] = places[at - 1];
        }
        places[at] = moving;
        if (moves_left == 0) {
            sort_by_heap(places, count);
            return;
        }
    }
}

static void place_event(struct event_log *log, int32_t event, int32_t root, int32_t as_of)
{
    if (log->events[event].on <= as_of) {
        log->order[log->order_count++] = (struct event_place){log->events[event].on, event, root};
    }
}

static bool is_amended(const struct event_log *log)
{
    for (size_t i = 0; i < log->count; i++) {
        if (log->events[i].corrects != 0 || log->events[i].type == EVENT_VOIDED) {
            return true;
        }
    }
    return false;
}

static heltmed_status refuse_future_days(const struct event_log *log, struct case_refusal *refusal, heltmed_error *error)
{
    for (size_t i = 0; i < log->count; i++) {
        const struct event *event = &log->events[i];
        if (event->on > event->recorded_on && !event_kinds[event->type].never_refused) {
            return log_refuse(refusal, event->seq, REFUSED_AFTER_RECORDING, error);
        }
    }
    return HELTMED_OK;
}

heltmed_status log_order(struct event_log *log, int32_t as_of, struct case_refusal *refusal, heltmed_error *error)
{
    heltmed_status status = HELTMED_OK;
    bool amended = is_amended(log);

    log->order_count = 0;
    if (log->texts.failed) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the events");
    }
    if (log->count == 0) {
        return HELTMED_OK;
    }
    struct event_place *order = memory_room(&log->allocator, log->order, sizeof *order, &log->order_capacity, log->count);
    if (order == NULL) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the events");
    }
    log->order = order;
    if (refusal != NULL) {
        status = refuse_future_days(log, refusal, error);
    }
    if (status == HELTMED_OK && amended) {
        status = make_chains(log, as_of, refusal, error);
    }
    for (int32_t i = 0; status == HELTMED_OK && i < (int32_t)log->count; i++) {
        if (!amended) {
            if (log->events[i].recorded_on <= as_of) {
                place_event(log, i, i, as_of);
            }
        } else if (log->chains[i].root == i && log->chains[i].newest >= 0 && log->events[log->chains[i].newest].type != EVENT_VOIDED) {
            place_event(log, log->chains[i].newest, i, as_of);
        }
    }
    sort_places(log->order, log->order_count);
    return status;
}
