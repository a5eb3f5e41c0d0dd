#include "store/batch.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "store/put.h"
#include "store/read.h"

void batch_init(struct batch *batch, const heltmed_allocator *allocator)
{
    *batch = (struct batch){.refused = -1, .safety = text_with(allocator)};
}

static void clear(struct batch *batch)
{
    heltmed_allocator allocator = batch->safety.allocator;

    memory_free(&allocator, batch->cases, batch->case_capacity * sizeof *batch->cases);
    memory_free(&allocator, batch->slots, batch->slot_count * sizeof *batch->slots);
    memory_free(&allocator, batch->stretches, batch->stretch_capacity * sizeof *batch->stretches);
    text_free(&batch->safety);
    batch_init(batch, &allocator);
}

void batch_free(struct batch *batch) { clear(batch); }

static heltmed_status no_room(heltmed_error *error)
{
    return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the batch");
}

/* ---- what it touches ---- */

static size_t slot_of(const struct batch *batch, int64_t no)
{
    size_t slot = (size_t)((uint64_t)no * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (batch->slot_count - 1);

    while (batch->slots[slot] >= 0 && batch->cases[batch->slots[slot]].no != no) {
        slot = (slot + 1) & (batch->slot_count - 1);
    }
    return slot;
}

/* Room for one more case; no more than half of the slots are taken. */
static bool make_room(struct batch *batch)
{
    enum { FIRST_SLOTS = 64 };
    const heltmed_allocator *allocator = &batch->safety.allocator;
    struct batch_case *cases = memory_room(allocator, batch->cases, sizeof *cases, &batch->case_capacity, batch->case_count + 1);

    if (cases == NULL) {
        return false;
    }
    batch->cases = cases;
    if (2 * (batch->case_count + 1) <= batch->slot_count) {
        return true;
    }
    size_t count = batch->slot_count == 0 ? FIRST_SLOTS : 2 * batch->slot_count;
    int32_t *slots = memory_new(allocator, count * sizeof *slots);
    if (slots == NULL || batch->case_count >= INT32_MAX) {
        memory_free(allocator, slots, count * sizeof *slots);
        return false;
    }
    memory_free(allocator, batch->slots, batch->slot_count * sizeof *slots);
    batch->slots = slots;
    batch->slot_count = count;
    memset(slots, 0xff, count * sizeof *slots);
    for (size_t i = 0; i < batch->case_count; i++) {
        slots[slot_of(batch, cases[i].no)] = (int32_t)i;
    }
    return true;
}

heltmed_status batch_touch(heltmed_store *store, int64_t case_no, bool is_new, int64_t *count, heltmed_error *error)
{
    struct batch *batch = &store->batch;
    heltmed_status status = HELTMED_OK;

    if (!make_room(batch)) {
        return no_room(error);
    }
    size_t slot = slot_of(batch, case_no);
    if (batch->slots[slot] >= 0) {
        *count = batch->cases[batch->slots[slot]].count;
        return HELTMED_OK;
    }
    *count = 0;
    if (!is_new) {
        status = read_count(store, case_no, count, error);
    }
    if (status == HELTMED_OK) {
        batch->slots[slot] = (int32_t)batch->case_count;
        batch->cases[batch->case_count++] = (struct batch_case){case_no, *count, batch->appends};
    }
    return status;
}

heltmed_status batch_written(heltmed_store *store, int64_t case_no, heltmed_error *error)
{
    struct batch *batch = &store->batch;
    struct batch_stretch *last = batch->stretch_count == 0 ? NULL : &batch->stretches[batch->stretch_count - 1];
    int64_t seq = store->end.seq;

    batch->cases[batch->slots[slot_of(batch, case_no)]].count++;
    if (last != NULL && seq - last->seq == batch->appends - last->append) {
        return HELTMED_OK;
    }
    struct batch_stretch *stretches =
        memory_room(&batch->safety.allocator, batch->stretches, sizeof *stretches, &batch->stretch_capacity, batch->stretch_count + 1);
    if (stretches == NULL) {
        return no_room(error);
    }
    batch->stretches = stretches;
    stretches[batch->stretch_count++] = (struct batch_stretch){seq, batch->appends};
    return HELTMED_OK;
}

/* Which append wrote an event of the batch. */
static int64_t append_of(const struct batch *batch, int64_t seq)
{
    size_t i = batch->stretch_count;
    while (i > 1 && batch->stretches[i - 1].seq > seq) {
        i--;
    }
    return batch->stretches[i - 1].append + (seq - batch->stretches[i - 1].seq);
}

/* ---- appending ---- */

static void refuse(struct batch *batch, int64_t append, const heltmed_error *why)
{
    if (batch->why.code == HELTMED_OK) {
        batch->refused = append;
        batch->why = *why;
    }
}

static heltmed_status keep_safety(struct batch *batch, const struct event_fields *fields, heltmed_error *error)
{
    size_t before = batch->safety.size;

    event_write(&batch->safety, fields);
    text_append_char(&batch->safety, '\n');
    if (batch->safety.failed) {
        batch->safety.size = before;
        batch->safety.failed = false;
        return no_room(error);
    }
    return HELTMED_OK;
}

static heltmed_status append_taken(heltmed_store *store, struct taken *taken, heltmed_receipt *receipt, heltmed_error *error)
{
    struct batch *batch = &store->batch;
    heltmed_status status = HELTMED_OK;
    bool broken = false;

    if (taken->kind->never_refused) {
        status = keep_safety(batch, &taken->fields, error);
    }
    if (status == HELTMED_OK && batch->broken) {
        status = error_set(error, batch->why.code, batch->why.field, batch->why.message);
    }
    if (status == HELTMED_OK) {
        status = put_event(store, taken, batch->check == HELTMED_BATCH_EACH ? PUT_CHECKED : PUT_NOTED, receipt, &broken, error);
    }
    batch->broken = batch->broken || broken || sqlite3_get_autocommit(store->db) != 0;
    return status;
}

heltmed_status batch_append(heltmed_store *store, const char *json, size_t size, heltmed_receipt *receipt, heltmed_error *error)
{
    struct batch *batch = &store->batch;
    struct taken taken;
    heltmed_error why = {.code = HELTMED_OK};
    heltmed_status status = take_event(store, json, size, &taken, &why);

    if (status == HELTMED_OK) {
        status = append_taken(store, &taken, receipt, &why);
    }
    if (status != HELTMED_OK) {
        if (batch->broken || batch->check == HELTMED_BATCH_RESULT) {
            refuse(batch, batch->appends, &why);
        }
        (void)error_set(error, status, why.field, why.message);
    }
    batch->appends++;
    return status;
}

/* ---- the result ---- */

/*
 * Of events that cannot have been the earliest append is told. Of starts that share too few places each fails on the result, so
 * that the one that came last is: the others had their places before it. A refusal that names an event from before the batch is put down to
 * the first append to the case.
 */
static heltmed_status note_refusal(struct batch *batch, const struct batch_case *touched, int64_t seq, heltmed_status status,
                                   const heltmed_error *why, heltmed_error *error)
{
    int64_t append = seq > batch->start ? append_of(batch, seq) : touched->first;

    if (status != HELTMED_STATE && status != HELTMED_QUOTA) {
        return error_set(error, status, why->field, why->message);
    }
    bool is_quota = batch->why.code == HELTMED_QUOTA;
    bool replaces = status == HELTMED_STATE ? is_quota || append < batch->refused : is_quota && append > batch->refused;
    if (batch->why.code == HELTMED_OK || replaces) {
        batch->refused = append;
        batch->why = *why;
    }
    return HELTMED_OK;
}

static heltmed_status check_places(heltmed_store *store, const struct batch_case *touched, heltmed_error *error)
{
    struct batch *batch = &store->batch;
    heltmed_error why = {.code = HELTMED_OK};

    for (size_t i = 0; i < store->log.count; i++) {
        int64_t seq = store->log.events[i].seq;
        heltmed_status status = seq > batch->start ? places_check(store, touched->no, &store->log, &store->state, i, &why) : HELTMED_OK;
        if (status != HELTMED_OK) {
            return note_refusal(batch, touched, seq, status, &why, error);
        }
    }
    return HELTMED_OK;
}

static heltmed_status check_touched(heltmed_store *store, const struct batch_case *touched, heltmed_error *error)
{
    struct case_refusal refusal = {.seq = 0};
    heltmed_error why = {.code = HELTMED_OK};
    heltmed_status status;

    if (touched->no == WORLD_NO) {
        status = read_log(store, WORLD_NO, &store->world_log, error);
        if (status != HELTMED_OK) {
            return status;
        }
        status = world_fold(&store->world, &store->world_log, DATE_MAX, &refusal, &why);
    } else {
        status = read_log(store, touched->no, &store->log, error);
        if (status != HELTMED_OK) {
            return status;
        }
        status = case_fold(&store->state, &store->log, &store->world, DATE_MAX, &refusal, &why);
    }
    if (status != HELTMED_OK) {
        return note_refusal(&store->batch, touched, refusal.seq, status, &why, error);
    }
    return touched->no == WORLD_NO ? HELTMED_OK : check_places(store, touched, error);
}

static heltmed_status check_result(heltmed_store *store, heltmed_error *error)
{
    struct batch *batch = &store->batch;
    heltmed_status status = HELTMED_OK;

    places_clear(&store->places);
    for (size_t i = 0; status == HELTMED_OK && i < batch->case_count; i++) {
        if (batch->cases[i].no == WORLD_NO) {
            status = check_touched(store, &batch->cases[i], error);
        }
    }
    if (status == HELTMED_OK) {
        store->world_seq = -1;
        status = world_ready(store, error);
    }
    for (size_t i = 0; status == HELTMED_OK && i < batch->case_count; i++) {
        if (batch->cases[i].no != WORLD_NO) {
            status = check_touched(store, &batch->cases[i], error);
        }
    }
    if (status == HELTMED_OK && batch->why.code != HELTMED_OK) {
        status = error_set(error, batch->why.code, batch->why.field, batch->why.message);
    }
    return status;
}

/* ---- safety events ---- */

static heltmed_status record_lines(heltmed_store *store, const struct heltmed_text *lines, heltmed_error *error)
{
    heltmed_status status = store_begin(store, GATE_APPEND, error);

    for (size_t at = 0; status == HELTMED_OK && at < lines->size;) {
        struct taken taken;
        heltmed_receipt receipt;
        bool broken;
        size_t size = (size_t)((const char *)memchr(lines->data + at, '\n', lines->size - at) - (lines->data + at));
        status = take_event(store, lines->data + at, size, &taken, error);
        if (status == HELTMED_OK) {
            status = put_event(store, &taken, PUT_CHECKED, &receipt, &broken, error);
        }
        /* What was refused for its key then is so now: it has been there. */
        if (status == HELTMED_CONFLICT || status == HELTMED_STATE) {
            status = HELTMED_OK;
        }
        at += size + 1;
    }
    if (status == HELTMED_OK) {
        return store_commit(store, error);
    }
    store_roll_back(store);
    return status;
}

heltmed_status batch_abandon(heltmed_store *store, heltmed_error *error)
{
    struct batch *batch = &store->batch;
    struct heltmed_text safety = batch->safety;
    heltmed_status status = HELTMED_OK;

    store_roll_back(store);
    batch->safety = text_with(&safety.allocator);
    clear(batch);
    if (safety.size > 0) {
        status = record_lines(store, &safety, error);
    }
    text_free(&safety);
    return status;
}

/* ---- the public face ---- */

heltmed_status heltmed_batch_begin(heltmed_store *store, int32_t check, heltmed_error *error)
{
    heltmed_status status = store_check_writes(store, error);

    if (status != HELTMED_OK) {
        return status;
    }
    if (check != HELTMED_BATCH_EACH && check != HELTMED_BATCH_RESULT) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "a batch checks each event or the result");
    }
    if (store->batch.open) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "a batch is open already");
    }
    status = store_begin(store, GATE_APPEND, error);
    if (status == HELTMED_OK) {
        store->batch.open = true;
        store->batch.check = check;
        store->batch.start = store->end.seq;
    }
    return status;
}

heltmed_status heltmed_batch_commit(heltmed_store *store, int64_t *refused, heltmed_error *error)
{
    heltmed_error why = {.code = HELTMED_OK};
    heltmed_status status = store_check_writes(store, error);

    if (refused != NULL) {
        *refused = -1;
    }
    if (status != HELTMED_OK) {
        return status;
    }
    struct batch *batch = &store->batch;
    if (!batch->open) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "no batch is open");
    }
    status = batch->why.code;
    why = batch->why;
    if (status == HELTMED_OK && batch->check == HELTMED_BATCH_RESULT) {
        status = check_result(store, &why);
    }
    if (status == HELTMED_OK) {
        status = store_commit(store, &why);
        if (status == HELTMED_OK) {
            clear(batch);
            return HELTMED_OK;
        }
    }
    if (refused != NULL) {
        *refused = batch->refused;
    }
    heltmed_status recorded = batch_abandon(store, error);
    return recorded == HELTMED_OK ? error_set(error, status, why.field, why.message) : recorded;
}

heltmed_status heltmed_batch_rollback(heltmed_store *store, heltmed_error *error)
{
    heltmed_status status = store_check_writes(store, error);
    return status == HELTMED_OK && store->batch.open ? batch_abandon(store, error) : status;
}
