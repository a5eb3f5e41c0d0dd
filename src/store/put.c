#include "store/put.h"

#include <string.h>

#include "base/error.h"
#include "store/read.h"

/* ---- keys ---- */

static heltmed_status find_key(heltmed_store *store, const char *key, int64_t *case_no, int64_t *seq, heltmed_error *error)
{
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status = sql_use(store, SQL_EVENT_BY_KEY, &statement, error);

    *seq = 0;
    if (status == HELTMED_OK) {
        status = sql_first(statement, sql_bind_text(statement, 1, key), &row, error);
        if (row) {
            *case_no = sqlite3_column_int64(statement, 0);
            *seq = sqlite3_column_int64(statement, 1);
        }
        sql_done(statement);
    }
    return status;
}

static heltmed_status key_is_erased(heltmed_store *store, const char *key, bool *erased, heltmed_error *error)
{
    unsigned char mark[DIGEST_SIZE];
    sqlite3_stmt *statement;
    heltmed_status status = sql_use(store, SQL_KEY_IS_ERASED, &statement, error);

    *erased = false;
    if (status == HELTMED_OK) {
        chain_mark(&store->secret, CHAIN_KEY, key, mark);
        status = sql_first(statement, sql_bind_blob(statement, 1, mark, sizeof mark), erased, error);
        sql_done(statement);
    }
    return status;
}

static bool same_text(sqlite3_stmt *statement, int column, const char *text)
{
    const char *kept = (const char *)sqlite3_column_text(statement, column);
    return kept == NULL || text == NULL ? kept == NULL && text == NULL : strcmp(kept, text) == 0;
}

/* Content is case, type, day, actor, data and what it corrects. A safety event may have named an event that was not there, and
 * stands then without it. */
static heltmed_status is_same(heltmed_store *store, const struct taken *taken, int64_t case_no, int64_t seq, bool *same,
                              heltmed_error *error)
{
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status = sql_use(store, SQL_EVENT_CONTENT, &statement, error);

    if (status != HELTMED_OK) {
        return status;
    }
    status = sql_first(statement, sql_bind_int(statement, 1, case_no) && sql_bind_int(statement, 2, seq), &row, error);
    const struct event_fields *fields = &taken->fields;
    *same = row && same_text(statement, 0, fields->type) && sqlite3_column_int64(statement, 1) == fields->on &&
            same_text(statement, 2, fields->actor) && same_text(statement, 3, fields->data) && same_text(statement, 4, fields->case_id) &&
            (same_text(statement, 5, fields->corrects) || (taken->kind->never_refused && sqlite3_column_type(statement, 5) == SQLITE_NULL));
    sql_done(statement);
    return status;
}

static heltmed_status give_receipt(heltmed_store *store, int64_t case_no, int64_t seq, heltmed_receipt *receipt, heltmed_error *error)
{
    unsigned char head[DIGEST_SIZE];
    sqlite3_stmt *statement;
    bool row = false;

    *receipt = (heltmed_receipt){.seq = seq, .repeated = 1};
    heltmed_status status = sql_use(store, SQL_CHAIN_HEAD, &statement, error);
    if (status == HELTMED_OK) {
        status = sql_first(statement, sql_bind_int(statement, 1, seq), &row, error);
        if (status == HELTMED_OK && !(row && sql_blob(statement, 0, head, sizeof head))) {
            status = error_set(error, HELTMED_DAMAGED, NULL, "the store is damaged: an event has no link in the chain");
        }
        sql_done(statement);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    chain_print(head, receipt->head);
    if (case_no == WORLD_NO) {
        return HELTMED_OK;
    }
    status = sql_use(store, SQL_EVENT_VERSION, &statement, error);
    if (status == HELTMED_OK) {
        status = sql_first(statement, sql_bind_int(statement, 1, case_no) && sql_bind_int(statement, 2, seq), &row, error);
        receipt->version = row ? sqlite3_column_int64(statement, 0) : 0;
        sql_done(statement);
    }
    return status;
}

/* ---- where the event belongs ---- */

struct place {
    int64_t case_no;
    bool is_new;    /* the case is not in the file yet */
    int64_t before; /* how many events the case has */
};

static heltmed_status find_case(heltmed_store *store, const struct taken *taken, struct place *place, heltmed_error *error)
{
    const char *id = taken->fields.case_id;
    bool erased = false;

    *place = (struct place){.case_no = WORLD_NO};
    if (id == NULL) {
        return HELTMED_OK;
    }
    heltmed_status status = read_case_no(store, id, &place->case_no, error);
    if (status != HELTMED_OK) {
        return status;
    }
    if (!taken->kind->never_refused && store->has_erasures) {
        status = read_case_is_erased(store, id, &erased, error);
        if (status == HELTMED_OK && erased) {
            return error_set(error, HELTMED_STATE, "case", "was erased");
        }
    }
    if (status != HELTMED_OK || place->case_no != 0) {
        return status;
    }
    place->is_new = true;
    return sql_use_number(store, SQL_CASE_NEXT, &place->case_no, error);
}

/* What is not found stays -1, which no event has: the fold tells why that cannot be. */
static heltmed_status find_corrected(heltmed_store *store, struct taken *taken, int64_t case_no, heltmed_error *error)
{
    int64_t corrected_case = -1;
    int64_t seq = 0;

    if (taken->fields.corrects == NULL) {
        return HELTMED_OK;
    }
    heltmed_status status = find_key(store, taken->fields.corrects, &corrected_case, &seq, error);
    if (status != HELTMED_OK) {
        return status;
    }
    bool found = seq != 0 && corrected_case == case_no;
    taken->event.corrects = found ? seq : taken->kind->never_refused ? 0 : -1;
    if (!found && taken->kind->never_refused) {
        taken->fields.corrects = NULL;
    }
    return found || taken->kind->never_refused ? HELTMED_OK
                                               : error_set(error, HELTMED_STATE, "corrects", "is the key of no event of the same case");
}

/* ---- whether it can have been ---- */

static heltmed_status add_to_log(struct event_log *log, const struct taken *taken, heltmed_error *error)
{
    struct event *event = log_add(log);

    if (event == NULL) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the events of a case");
    }
    *event = taken->event;
    return event_take_data(event, &log->texts, taken->fields.data, strlen(taken->fields.data), error);
}

heltmed_status world_ready(heltmed_store *store, heltmed_error *error)
{
    int64_t last = 0;
    heltmed_status status = sql_use_number(store, SQL_WORLD_SEQ, &last, error);

    if (status != HELTMED_OK || store->world_seq == last) {
        return status;
    }
    store->world_seq = -1;
    status = read_log(store, WORLD_NO, &store->world_log, error);
    if (status == HELTMED_OK) {
        status = world_fold(&store->world, &store->world_log, DATE_MAX, NULL, error);
    }
    store->world_seq = status == HELTMED_OK ? last : -1;
    return status;
}

static heltmed_status check_world(heltmed_store *store, const struct taken *taken, heltmed_error *error)
{
    struct case_refusal refusal;

    store->world_seq = -1;
    heltmed_status status = read_log(store, WORLD_NO, &store->world_log, error);
    if (status == HELTMED_OK) {
        status = add_to_log(&store->world_log, taken, error);
    }
    return status == HELTMED_OK ? world_fold(&store->world, &store->world_log, DATE_MAX, &refusal, error) : status;
}

static heltmed_status check_case(heltmed_store *store, const struct taken *taken, const struct place *place, heltmed_error *error)
{
    struct case_refusal refusal;
    struct event_log *log = &store->written;
    heltmed_status status = world_ready(store, error);

    if (status == HELTMED_OK) {
        status = add_to_log(log, taken, error);
    }
    if (status == HELTMED_OK) {
        status = case_fold(&store->state, log, &store->world, DATE_MAX, &refusal, error);
    }
    return status == HELTMED_OK ? places_check(store, place->case_no, log, &store->state, log->count - 1, error) : status;
}

/* The case's events, which are still there when it is the one appended to last. They are none of it until the next is written. */
static heltmed_status ready_log(heltmed_store *store, const struct place *place, heltmed_error *error)
{
    bool is_kept = store->written_no == place->case_no && store->written_seq == store->end.seq;

    store->written_no = WORLD_NO;
    if (place->is_new) {
        log_clear(&store->written);
        return HELTMED_OK;
    }
    return is_kept ? HELTMED_OK : read_log(store, place->case_no, &store->written, error);
}

static heltmed_status check_event(heltmed_store *store, const struct taken *taken, struct place *place, heltmed_error *error)
{
    if (place->case_no == WORLD_NO) {
        return check_world(store, taken, error);
    }
    heltmed_status status = ready_log(store, place, error);
    place->before = (int64_t)store->written.count;
    if (status != HELTMED_OK || taken->kind->never_refused) {
        return status;
    }
    if (taken->expected_version != UNKNOWN && place->before > taken->expected_version) {
        return error_set(error, HELTMED_CONFLICT, "expected_version", "is behind: the case has events that the writer had not seen");
    }
    return check_case(store, taken, place, error);
}

static heltmed_status note_event(heltmed_store *store, const struct taken *taken, struct place *place, heltmed_error *error)
{
    heltmed_status status = batch_touch(store, place->case_no, place->is_new, &place->before, error);

    if (status == HELTMED_OK && taken->expected_version != UNKNOWN && !taken->kind->never_refused && place->case_no != WORLD_NO &&
        place->before > taken->expected_version) {
        return error_set(error, HELTMED_CONFLICT, "expected_version", "is behind: the case has events that the writer had not seen");
    }
    return status;
}

/* ---- writing ---- */

static heltmed_status write_case(heltmed_store *store, int64_t no, const char *id, heltmed_error *error)
{
    sqlite3_stmt *statement;
    heltmed_status status = sql_use(store, SQL_CASE_INSERT, &statement, error);
    return status == HELTMED_OK ? sql_finish(statement, sql_bind_int(statement, 1, no) && sql_bind_text(statement, 2, id), error) : status;
}

static heltmed_status write_link(heltmed_store *store, int64_t case_no, const struct chain_end *end, const unsigned char *digest,
                                 heltmed_error *error)
{
    sqlite3_stmt *statement;
    heltmed_status status = sql_use(store, SQL_CHAIN_INSERT, &statement, error);
    return status == HELTMED_OK
               ? sql_finish(statement,
                            sql_bind_int(statement, 1, end->seq) && sql_bind_int(statement, 2, case_no) &&
                                sql_bind_blob(statement, 3, digest, DIGEST_SIZE) && sql_bind_blob(statement, 4, end->head, DIGEST_SIZE),
                            error)
               : status;
}

static heltmed_status write_row(heltmed_store *store, int64_t case_no, int64_t seq, const struct taken *taken, const unsigned char *salt,
                                heltmed_error *error)
{
    sqlite3_stmt *statement;
    const struct event_fields *fields = &taken->fields;
    heltmed_status status = sql_use(store, SQL_EVENT_INSERT, &statement, error);

    if (status != HELTMED_OK) {
        return status;
    }
    bool bound = sql_bind_int(statement, 1, case_no) && sql_bind_int(statement, 2, seq) && sql_bind_text(statement, 3, fields->type) &&
                 sql_bind_int(statement, 4, fields->on) && sql_bind_text(statement, 5, fields->recorded_at) &&
                 sql_bind_text(statement, 6, fields->actor) && sql_bind_text(statement, 7, fields->key) &&
                 (taken->event.corrects == 0 || sql_bind_int(statement, 8, taken->event.corrects)) &&
                 sql_bind_text(statement, 9, places_agreement(&taken->event, store->texts.data)) &&
                 sql_bind_text(statement, 10, fields->data) && sql_bind_blob(statement, 11, salt, SALT_SIZE);
    return sql_finish(statement, bound, error);
}

static heltmed_status write_event(heltmed_store *store, struct taken *taken, const struct place *place, heltmed_receipt *receipt,
                                  bool *broken, heltmed_error *error)
{
    unsigned char salt[SALT_SIZE];
    unsigned char digest[DIGEST_SIZE];
    struct chain_end end = store->end;

    text_clear(&store->content);
    event_write(&store->content, &taken->fields);
    heltmed_status status = text_finish(&store->content, error);
    if (status != HELTMED_OK) {
        return status;
    }
    chain_next_salt(&store->salts, salt);
    chain_digest(store->content.data, store->content.size, salt, digest);
    chain_extend(&end, digest);
    *broken = true;
    if (place->is_new) {
        status = write_case(store, place->case_no, taken->fields.case_id, error);
    }
    if (status == HELTMED_OK) {
        status = write_link(store, place->case_no, &end, digest, error);
    }
    if (status == HELTMED_OK) {
        status = write_row(store, place->case_no, end.seq, taken, salt, error);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    *broken = false;
    store->end = end;
    *receipt = (heltmed_receipt){.seq = end.seq, .version = place->case_no == WORLD_NO ? 0 : place->before + 1};
    chain_print(end.head, receipt->head);
    memcpy(receipt->key, taken->fields.key, strlen(taken->fields.key) + 1);
    return HELTMED_OK;
}

/* Whether there is nothing more to do: the key has been there. */
static heltmed_status answer_repeated(heltmed_store *store, const struct taken *taken, heltmed_receipt *receipt, bool *answered,
                                      heltmed_error *error)
{
    int64_t case_no = 0, seq = 0;
    bool same = false;

    *answered = false;
    heltmed_status status = find_key(store, taken->fields.key, &case_no, &seq, error);
    if (status == HELTMED_OK && seq == 0) {
        if (store->has_erasures) {
            status = key_is_erased(store, taken->fields.key, &same, error);
        }
        return status == HELTMED_OK && same ? error_set(error, HELTMED_STATE, "key", "is that of an event that was erased") : status;
    }
    if (status == HELTMED_OK) {
        status = is_same(store, taken, case_no, seq, &same, error);
    }
    if (status == HELTMED_OK && !same) {
        return error_set(error, HELTMED_CONFLICT, "key", "is that of another event");
    }
    *answered = status == HELTMED_OK;
    return status == HELTMED_OK ? give_receipt(store, case_no, seq, receipt, error) : status;
}

/* All but the writing. */
static heltmed_status admit_event(heltmed_store *store, struct taken *taken, enum put_check check, struct place *place,
                                  heltmed_receipt *receipt, bool *answered, heltmed_error *error)
{
    heltmed_status status = answer_repeated(store, taken, receipt, answered, error);

    if (status == HELTMED_OK && *answered) {
        memcpy(receipt->key, taken->fields.key, strlen(taken->fields.key) + 1);
    }
    if (status != HELTMED_OK || *answered) {
        return status;
    }
    status = find_case(store, taken, place, error);
    if (status == HELTMED_OK) {
        status = find_corrected(store, taken, place->case_no, error);
    }
    taken->event.seq = store->end.seq + 1;
    if (status != HELTMED_OK) {
        return status;
    }
    return check == PUT_CHECKED ? check_event(store, taken, place, error) : note_event(store, taken, place, error);
}

heltmed_status put_rehearse(heltmed_store *store, struct taken *taken, heltmed_error *error)
{
    struct place place;
    heltmed_receipt receipt;
    bool answered;
    return admit_event(store, taken, PUT_CHECKED, &place, &receipt, &answered, error);
}

heltmed_status put_event(heltmed_store *store, struct taken *taken, enum put_check check, heltmed_receipt *receipt, bool *broken,
                         heltmed_error *error)
{
    struct place place;
    bool answered;
    heltmed_status status = admit_event(store, taken, check, &place, receipt, &answered, error);

    *broken = false;
    if (status == HELTMED_OK && !answered) {
        status = write_event(store, taken, &place, receipt, broken, error);
    }
    if (status != HELTMED_OK || answered) {
        return status;
    }
    if (check == PUT_NOTED) {
        status = batch_written(store, place.case_no, error);
        *broken = status != HELTMED_OK;
        return status;
    }
    if (place.case_no == WORLD_NO) {
        store->world_seq = taken->event.seq;
    }
    /* A safety event is not folded, and changes no place. */
    int64_t folded = taken->kind->never_refused ? WORLD_NO : place.case_no;
    places_note(store, folded, &taken->event, &store->written, &store->state);
    store->written_no = folded;
    store->written_seq = taken->event.seq;
    return HELTMED_OK;
}
