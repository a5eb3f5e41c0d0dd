/* How far the chain has come, unchecked. */
#include <string.h>

#include "base/error.h"
#include "store/store.h"

static heltmed_status read_head(heltmed_store *store, heltmed_verification *out, heltmed_error *error)
{
    struct chain_end end;
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status =
        sql_prepare(store,
                    "SELECT h.seq, h.head, (SELECT coalesce(sum(events), 0) FROM erasures), (SELECT purge_is_owed FROM meta) FROM chain h "
                    "ORDER BY h.seq DESC LIMIT 1",
                    &statement, error);

    chain_begin(&end, &store->secret);
    if (status == HELTMED_OK) {
        status = sql_step(statement, &row, error);
    }
    if (status == HELTMED_OK && row && sqlite3_column_bytes(statement, 1) != DIGEST_SIZE) {
        status = error_set(error, HELTMED_DAMAGED, NULL, "the store's chain ends in what is no head");
    }
    if (status == HELTMED_OK && row) {
        memcpy(end.head, sqlite3_column_blob(statement, 1), DIGEST_SIZE);
        out->events = sqlite3_column_int64(statement, 0);
        out->erased = sqlite3_column_int64(statement, 2);
        out->purge_is_owed = sqlite3_column_int64(statement, 3);
    }
    (void)sqlite3_finalize(statement);
    chain_print(end.head, out->head);
    return status;
}

heltmed_status heltmed_store_head(heltmed_store *store, heltmed_verification *out, heltmed_error *error)
{
    heltmed_verification found = {.events = 0};
    heltmed_status status = store_check(store, error);

    if (status == HELTMED_OK && store->batch.open) {
        status = error_set(error, HELTMED_ARGUMENT, NULL, "a batch is open: what it has appended is not there yet");
    }
    if (status == HELTMED_OK && out == NULL) {
        status = error_set(error, HELTMED_ARGUMENT, NULL, "there is no room for the head");
    }
    if (status == HELTMED_OK) {
        status = read_head(store, &found, error);
    }
    if (status == HELTMED_OK) {
        *out = found;
    }
    return status;
}
