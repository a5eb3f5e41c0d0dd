/* A table as a stream of CSV, JSON or Arrow messages. */
#include "base/stream.h"

#include <heltmed/version.h>

#include "base/error.h"
#include "outcomes/api.h"
#include "outcomes/write.h"
#include "json/write.h"

struct outcome_stream {
    struct heltmed_stream head;
    struct outcome_run run;
    struct run_notes notes;
    int32_t format;
    bool begun, has_rows, over;
};

void run_tell_notes(const struct outcome_run *run, struct run_notes *out)
{
    date_print((int32_t)run->options.extract_on, out->extract_on);
    out->notes = (struct arrow_notes){{"table", "extract_on", "rulebook", "library"},
                                      {run->table->name, out->extract_on, run->world.rulebook->version, HELTMED_VERSION}};
}

static void write_begin(const struct outcome_stream *stream, heltmed_text *out)
{
    const struct arrow_notes *notes = &stream->notes.notes;

    switch (stream->format) {
    case HELTMED_OUTCOMES_CSV:
        csv_write_head(out, stream->run.table);
        break;
    case HELTMED_OUTCOMES_ARROW:
        ipc_write_schema(out, stream->run.table, notes);
        break;
    default:
        for (size_t i = 0; i < ARROW_NOTES; i++) {
            text_append_char(out, i == 0 ? '{' : ',');
            json_name(out, notes->keys[i]);
            text_append_char(out, ':');
            json_text(out, notes->values[i]);
        }
        json_raw(out, ",\"rows\":[");
        break;
    }
}

static void write_rows(struct outcome_stream *stream, heltmed_text *out)
{
    const struct frame *frame = &stream->run.frame;

    if (stream->format == HELTMED_OUTCOMES_CSV) {
        csv_write_rows(out, frame);
    } else if (stream->format == HELTMED_OUTCOMES_ARROW) {
        ipc_write_rows(out, frame);
    } else {
        json_write_rows(out, frame, !stream->has_rows);
    }
    stream->has_rows = true;
}

static void write_end(const struct outcome_stream *stream, heltmed_text *out)
{
    if (stream->format == HELTMED_OUTCOMES_ARROW) {
        ipc_write_end(out);
    } else if (stream->format == HELTMED_OUTCOMES_JSON) {
        text_append_words(out, stream->has_rows ? "\n]}\n" : "]}\n");
    }
}

static heltmed_status next(struct heltmed_stream *head, heltmed_text *out, heltmed_error *error)
{
    struct outcome_stream *stream = (struct outcome_stream *)head;

    if (stream->over) {
        return HELTMED_OK;
    }
    if (!stream->begun) {
        write_begin(stream, out);
        stream->begun = true;
    }
    heltmed_status status = run_next(&stream->run, error);
    if (status != HELTMED_OK) {
        return status;
    }
    if (stream->run.frame.row_count > 0) {
        write_rows(stream, out);
    } else {
        write_end(stream, out);
        stream->over = true;
    }
    return HELTMED_OK;
}

static void end(struct heltmed_stream *head) { run_end(&((struct outcome_stream *)head)->run); }

heltmed_status heltmed_outcomes_stream(heltmed_store *store, const char *table, const heltmed_outcomes_options *options, int32_t format,
                                       heltmed_stream **out, heltmed_error *error)
{
    if (store == NULL || out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the store or the place for the stream is NULL");
    }
    if (format != HELTMED_OUTCOMES_CSV && format != HELTMED_OUTCOMES_JSON && format != HELTMED_OUTCOMES_ARROW) {
        return error_set(error, HELTMED_CHOICE, "format", "there is no such format");
    }
    heltmed_allocator allocator = store->allocator;
    struct outcome_stream *stream = memory_new(&allocator, sizeof *stream);
    if (stream == NULL) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the outcomes");
    }
    stream->head = (struct heltmed_stream){.allocator = allocator, .size = sizeof *stream, .next = next, .end = end};
    stream->format = format;
    heltmed_status status = run_begin(&stream->run, store, outcome_table_named(table), options, error);
    if (status != HELTMED_OK) {
        run_end(&stream->run);
        memory_free(&allocator, stream, sizeof *stream);
        return status;
    }
    run_tell_notes(&stream->run, &stream->notes);
    *out = &stream->head;
    return HELTMED_OK;
}
