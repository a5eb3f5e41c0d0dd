#include "base/error.h"
#include "base/memory.h"
#include "base/stream.h"
#include "store/csv.h"
#include "store/read.h"
#include "store/row.h"

struct export
{
    struct heltmed_stream stream;
    heltmed_store *store; /* its own connection, so that the store can be used, and closed, meanwhile; NULL: `whole` has all of it */
    sqlite3_stmt *statement;
    struct heltmed_text whole;
    bool own_snapshot, is_csv, head_is_written;
};

#define FROM_CHAIN \
    " FROM chain h CROSS JOIN events e ON e.case_no = h.case_no AND e.seq = h.seq LEFT JOIN cases c ON c.no = e.case_no ORDER BY h.seq"
#define FROM_CASE " FROM events e JOIN cases c ON c.no = e.case_no WHERE e.case_no = ?1 ORDER BY e.seq"

/* Writes rows until the text has reached a size; at the end the statement is finished. */
static heltmed_status write_rows(struct export *export, size_t size, heltmed_text *out, heltmed_error *error)
{
    struct event_fields fields;
    bool row = true;
    heltmed_status status = HELTMED_OK;

    if (export->is_csv && !export->head_is_written) {
        csv_head(out);
        export->head_is_written = true;
    }
    while (status == HELTMED_OK && row && export->statement != NULL && out->size < size) {
        status = sql_step(export->statement, &row, error);
        if (status != HELTMED_OK || !row) {
            break;
        }
        status = row_take(export->statement, 0, &fields, error);
        if (status == HELTMED_OK && export->is_csv) {
            csv_row(out, &fields);
        } else if (status == HELTMED_OK) {
            event_write(out, &fields);
            text_append_char(out, '\n');
        }
    }
    if (!row) {
        (void)sqlite3_finalize(export->statement);
        export->statement = NULL;
    }
    return status;
}

static heltmed_status next_piece(struct heltmed_stream *stream, heltmed_text *out, heltmed_error *error)
{
    enum { PIECE_SIZE = 1 << 16 };
    struct export *export = (struct export *)stream;

    if (export->store != NULL) {
        return write_rows(export, PIECE_SIZE, out, error);
    }
    if (export->whole.size > 0) {
        text_append(out, export->whole.data, export->whole.size);
        text_clear(&export->whole);
    }
    return HELTMED_OK;
}

static void end(struct heltmed_stream *stream)
{
    struct export *export = (struct export *)stream;

    (void)sqlite3_finalize(export->statement);
    if (export->store != NULL) {
        store_read_end(export->store, export->own_snapshot);
        heltmed_store_close(export->store);
    }
    text_free(&export->whole);
}

static heltmed_status find_case(heltmed_store *store, const char *id, int64_t *no, heltmed_error *error)
{
    bool erased = false;
    heltmed_status status = read_case_no(store, id, no, error);

    if (status == HELTMED_OK && *no == 0) {
        status = read_case_is_erased(store, id, &erased, error);
        return status == HELTMED_OK ? error_set(error, HELTMED_STATE, NULL, erased ? "the case was erased" : "there is no such case")
                                    : status;
    }
    return status;
}

static heltmed_status prepare(struct export *export, heltmed_store *store, const char *case_id, heltmed_error *error)
{
    int64_t no = 0;
    heltmed_status status = case_id == NULL ? HELTMED_OK : find_case(store, case_id, &no, error);

    if (status == HELTMED_OK) {
        status = sql_prepare(store, case_id == NULL ? "SELECT " ROW_COLUMNS FROM_CHAIN : "SELECT " ROW_COLUMNS FROM_CASE,
                             &export->statement, error);
    }
    if (status == HELTMED_OK && case_id != NULL && !sql_bind_int(export->statement, 1, no)) {
        status = sql_refuse(SQLITE_NOMEM, error);
    }
    return status;
}

static heltmed_status start(struct export *export, const heltmed_store *store, const char *case_id, heltmed_error *error)
{
    heltmed_status status = store_again(store, &export->store, error);

    if (status == HELTMED_OK) {
        status = store_read_begin(export->store, &export->own_snapshot, error);
    }
    return status == HELTMED_OK ? prepare(export, export->store, case_id, error) : status;
}

/* The events of one case are few: they are read at once, which takes no second connection. */
static heltmed_status read_whole(struct export *export, heltmed_store *store, const char *case_id, heltmed_error *error)
{
    bool own = false;
    heltmed_status status = store_read_begin(store, &own, error);

    if (status == HELTMED_OK) {
        status = prepare(export, store, case_id, error);
    }
    if (status == HELTMED_OK) {
        status = write_rows(export, SIZE_MAX, &export->whole, error);
    }
    if (status == HELTMED_OK && export->whole.failed) {
        status = error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the events of the case");
    }
    (void)sqlite3_finalize(export->statement);
    export->statement = NULL;
    store_read_end(store, own);
    return status;
}

heltmed_status heltmed_store_export(heltmed_store *store, const char *case_id, int32_t format, heltmed_stream **out, heltmed_error *error)
{
    heltmed_status status = store_check(store, error);

    if (status == HELTMED_OK && out == NULL) {
        status = error_set(error, HELTMED_ARGUMENT, NULL, "the place for the stream is NULL");
    }
    if (status == HELTMED_OK && format != HELTMED_JSONL && format != HELTMED_CSV) {
        status = error_set(error, HELTMED_CHOICE, NULL, "events are exported as JSON Lines or as CSV");
    }
    if (status != HELTMED_OK) {
        return status;
    }
    *out = NULL;
    struct export *export = memory_new(&store->allocator, sizeof *export);
    if (export == NULL) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for an export");
    }
    export->stream = (struct heltmed_stream){.allocator = store->allocator, .size = sizeof *export, .next = next_piece, .end = end};
    export->is_csv = format == HELTMED_CSV;
    export->whole = text_with(&store->allocator);
    /* What a batch has appended is not there yet, so that its store is read from beside it. */
    status = case_id == NULL || store->batch.open ? start(export, store, case_id, error) : read_whole(export, store, case_id, error);
    if (status != HELTMED_OK) {
        heltmed_stream_destroy(&export->stream);
        return status;
    }
    *out = &export->stream;
    return HELTMED_OK;
}
