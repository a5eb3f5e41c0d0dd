#include <string.h>

#include "base/error.h"
#include "store/row.h"

static heltmed_status find_fault(heltmed_verification *out, int64_t seq, const char *what, heltmed_error *error)
{
    char message[HELTMED_ERROR_MESSAGE_SIZE];

    out->faulty_seq = seq;
    (void)sqlite3_snprintf((int)sizeof message, message, "event %lld of the store %s", (long long)seq, what);
    return error_set(error, HELTMED_DAMAGED, NULL, message);
}

/* The file as SQLite sees it: pages, indexes, what the tables allow. */
static heltmed_status check_file(heltmed_store *store, heltmed_error *error)
{
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status = sql_prepare(store, "PRAGMA integrity_check(1)", &statement, error);

    if (status == HELTMED_OK) {
        status = sql_step(statement, &row, error);
    }
    if (status == HELTMED_OK && (!row || strcmp(sql_text(statement, 0, NULL), "ok") != 0)) {
        status = error_set(error, HELTMED_DAMAGED, NULL, "SQLite's check of the file finds its pages, indexes or values damaged");
    }
    (void)sqlite3_finalize(statement);
    return status;
}

/* The agreement's column is made from the data, and is what the quota is counted by. */
static heltmed_status compare_agreement(heltmed_store *store, sqlite3_stmt *statement, int column, const struct event_fields *fields,
                                        bool *same, heltmed_error *error)
{
    struct event event = {.type = (uint8_t)event_type_named(fields->type, strlen(fields->type))};
    const char *kept = (const char *)sqlite3_column_text(statement, column);

    *same = false;
    text_clear(&store->texts);
    if (event.type == EVENT_TYPES) {
        return HELTMED_OK;
    }
    heltmed_status status = event_take_data(&event, &store->texts, fields->data, strlen(fields->data), error);
    if (status == HELTMED_OK) {
        const char *agreement = places_agreement(&event, store->texts.data);
        *same = kept == NULL || agreement == NULL ? kept == agreement : strcmp(kept, agreement) == 0;
    }
    return status == HELTMED_NO_MEMORY ? status : HELTMED_OK;
}

enum { AT_SEQ = ROW_COLUMN_COUNT, AT_DIGEST, AT_HEAD, AT_SALT, AT_ERASED, AT_CORRECTS, AT_AGREEMENT };

/* What the row's event says must give the digest that the chain has. */
static heltmed_status check_event(heltmed_store *store, sqlite3_stmt *statement, int64_t seq, const unsigned char kept[DIGEST_SIZE],
                                  heltmed_verification *out, heltmed_error *error)
{
    unsigned char salt[SALT_SIZE], digest[DIGEST_SIZE];
    struct event_fields fields;
    heltmed_status status = row_take(statement, 0, &fields, error);

    if (status != HELTMED_OK || !sql_blob(statement, AT_SALT, salt, sizeof salt)) {
        return status == HELTMED_NO_MEMORY ? status : find_fault(out, seq, "is cut off", error);
    }
    text_clear(&store->content);
    event_write(&store->content, &fields);
    status = text_finish(&store->content, error);
    if (status != HELTMED_OK) {
        return status;
    }
    chain_digest(store->content.data, store->content.size, salt, digest);
    if (memcmp(digest, kept, sizeof digest) != 0 ||
        (sqlite3_column_type(statement, AT_CORRECTS) != SQLITE_NULL && fields.corrects == NULL)) {
        return find_fault(out, seq, "was changed", error);
    }
    bool same = false;
    status = compare_agreement(store, statement, AT_AGREEMENT, &fields, &same, error);
    return status != HELTMED_OK || same ? status : find_fault(out, seq, "was changed", error);
}

static heltmed_status check_link(heltmed_store *store, sqlite3_stmt *statement, struct chain_end *end, heltmed_verification *out,
                                 heltmed_error *error)
{
    unsigned char digest[DIGEST_SIZE], head[DIGEST_SIZE];
    int64_t seq = sqlite3_column_int64(statement, AT_SEQ);
    bool has_event = sqlite3_column_type(statement, 0) != SQLITE_NULL;
    bool is_erased = sqlite3_column_type(statement, AT_ERASED) != SQLITE_NULL;
    heltmed_status status = HELTMED_OK;

    if (seq != end->seq + 1) {
        return find_fault(out, end->seq + 1, "is missing", error);
    }
    if (!sql_blob(statement, AT_DIGEST, digest, sizeof digest) || !sql_blob(statement, AT_HEAD, head, sizeof head)) {
        return find_fault(out, seq, "has a link in the chain that is cut off", error);
    }
    if (!has_event && !is_erased) {
        return find_fault(out, seq, "is missing", error);
    }
    if (has_event && is_erased) {
        return find_fault(out, seq, "is there, though its case was erased", error);
    }
    if (has_event) {
        status = check_event(store, statement, seq, digest, out, error);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    chain_extend(end, digest);
    out->events++;
    out->erased += is_erased;
    return memcmp(end->head, head, sizeof head) == 0 ? HELTMED_OK
                                                     : find_fault(out, seq, "is out of order, or its link in the chain was changed", error);
}

/* Rows that the chain does not lead to, and erasures that do not count what they took. */
static heltmed_status check_counts(heltmed_store *store, const heltmed_verification *out, heltmed_error *error)
{
    int64_t events = 0, erased = 0, keys = 0, stray = 0;
    heltmed_status status = sql_number(store, "SELECT count(*) FROM events", &events, error);

    if (status == HELTMED_OK) {
        status = sql_number(store, "SELECT coalesce(sum(events), 0) FROM erasures", &erased, error);
    }
    if (status == HELTMED_OK) {
        status = sql_number(store, "SELECT count(*) FROM erased_keys", &keys, error);
    }
    if (status == HELTMED_OK) {
        status =
            sql_number(store, "SELECT count(*) FROM cases c WHERE NOT EXISTS (SELECT 1 FROM events WHERE case_no = c.no)", &stray, error);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    if (events != out->events - out->erased || stray != 0) {
        return error_set(error, HELTMED_DAMAGED, NULL, "the store holds events or cases that its chain does not lead to");
    }
    return erased == out->erased && keys == out->erased
               ? HELTMED_OK
               : error_set(error, HELTMED_DAMAGED, NULL, "the store's erasures are not as many as the events that are missing");
}

static heltmed_status check_chain(heltmed_store *store, const unsigned char *wanted, heltmed_verification *out, heltmed_error *error)
{
    enum { EVENTS_BETWEEN_TELLINGS = 4096 };
    struct chain_end end;
    sqlite3_stmt *statement;
    int64_t total = 0;
    bool row = true;
    bool found = wanted == NULL;
    heltmed_status status = sql_number(store, "SELECT max(seq) FROM chain", &total, error);

    chain_begin(&end, &store->secret);
    if (status != HELTMED_OK) {
        return status;
    }
    status =
        sql_prepare(store,
                    "SELECT " ROW_COLUMNS ", h.seq, h.digest, h.head, e.salt, x.case_no, e.corrects, e.agreement FROM chain h LEFT JOIN "
                    "events e ON e.case_no = h.case_no AND e.seq = h.seq LEFT JOIN cases c ON c.no = e.case_no LEFT JOIN erasures x ON "
                    "x.case_no = h.case_no ORDER BY h.seq",
                    &statement, error);

    while (status == HELTMED_OK && (status = sql_step(statement, &row, error)) == HELTMED_OK && row) {
        status = check_link(store, statement, &end, out, error);
        if (store->watch != NULL && end.seq % EVENTS_BETWEEN_TELLINGS == 0) {
            store->watch(store->watch_context, end.seq, total);
        }
        found = found || (status == HELTMED_OK && memcmp(end.head, wanted, DIGEST_SIZE) == 0);
    }
    (void)sqlite3_finalize(statement);
    chain_print(end.head, out->head);
    if (status == HELTMED_OK) {
        status = check_counts(store, out, error);
    }
    if (status == HELTMED_OK && !found) {
        status = error_set(error, HELTMED_DAMAGED, NULL,
                           "no event of the store has the head that was given: the end was cut off, or the receipt is of another store");
    }
    return status;
}

heltmed_status heltmed_store_verify(heltmed_store *store, const char *head, heltmed_verification *out, heltmed_error *error)
{
    unsigned char wanted[DIGEST_SIZE];
    heltmed_verification found = {.events = 0};
    bool own = false;
    heltmed_status status = store_check(store, error);

    if (status == HELTMED_OK && head != NULL && !chain_read(head, wanted)) {
        status = error_set(error, HELTMED_ARGUMENT, NULL, "a head has 64 hexadecimal digits");
    }
    if (status == HELTMED_OK && store->batch.open) {
        status = error_set(error, HELTMED_ARGUMENT, NULL, "a batch is open: what it has appended is not there yet");
    }
    if (status == HELTMED_OK) {
        status = store_read_begin(store, &own, error);
    }
    if (status == HELTMED_OK) {
        status = sql_number(store, "SELECT purge_is_owed FROM meta", &found.purge_is_owed, error);
    }
    if (status == HELTMED_OK) {
        status = check_file(store, error);
    }
    if (status == HELTMED_OK) {
        status = check_chain(store, head == NULL ? NULL : wanted, &found, error);
    }
    if (store != NULL) {
        store_read_end(store, own);
    }
    if (out != NULL) {
        *out = found;
    }
    return status;
}

heltmed_status heltmed_store_watch(heltmed_store *store, heltmed_watch watch, void *context, heltmed_error *error)
{
    heltmed_status status = store_check(store, error);

    if (status == HELTMED_OK) {
        store->watch = watch;
        store->watch_context = context;
    }
    return status;
}
