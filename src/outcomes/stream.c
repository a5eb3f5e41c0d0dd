/* A table as a stream of CSV, JSON or Arrow messages. */
#include "base/stream.h"

#include <string.h>

#include <heltmed/version.h>

#include "base/error.h"
#include "outcomes/api.h"
#include "outcomes/write.h"
#include "json/write.h"

struct outcome_stream {
    struct heltmed_stream head;
    struct outcome_run *run;
    struct outcome_part *part;
    struct run_notes notes;
    int32_t format;
    bool begun, has_rows, over;
};

void run_tell_notes(const struct outcome_run *run, const struct outcome_part *part, struct run_notes *out)
{
    date_print((int32_t)run->options.extract_on, out->extract_on);
    out->notes = (struct arrow_notes){{"table", "extract_on", "rulebook", "library"},
                                      {part->table->name, out->extract_on, run->world.rulebook->version, HELTMED_VERSION}};
}

heltmed_status run_begin_named(heltmed_store *store, const char *const *names, size_t count, const heltmed_outcomes_options *options,
                               struct outcome_run **out, heltmed_error *error)
{
    const struct outcome_table *tables[OUTCOME_TABLES];

    if (names == NULL || count == 0 || count > OUTCOME_TABLES) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the names are NULL, or there are none, or more than there are tables");
    }
    for (size_t i = 0; i < count; i++) {
        tables[i] = outcome_table_named(names[i]);
    }
    return run_begin(store, tables, count, options, out, error);
}

static void write_begin(const struct outcome_stream *stream, heltmed_text *out)
{
    const struct arrow_notes *notes = &stream->notes.notes;

    switch (stream->format) {
    case HELTMED_OUTCOMES_CSV:
        csv_write_head(out, stream->part->table);
        break;
    case HELTMED_OUTCOMES_ARROW:
        ipc_write_schema(out, stream->part->table, notes);
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
    struct frame *frame = &stream->part->frame;

    if (stream->format == HELTMED_OUTCOMES_CSV) {
        csv_write_rows(out, frame);
    } else if (stream->format == HELTMED_OUTCOMES_ARROW) {
        ipc_write_rows(out, frame);
    } else {
        json_write_rows(out, frame, !stream->has_rows);
    }
    frame_clear(frame);
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
    heltmed_status status = run_next(stream->run, stream->part, error);
    if (status != HELTMED_OK) {
        return status;
    }
    if (stream->part->frame.row_count > 0) {
        write_rows(stream, out);
    } else {
        write_end(stream, out);
        stream->over = true;
    }
    return HELTMED_OK;
}

static void end(struct heltmed_stream *head) { run_drop(((struct outcome_stream *)head)->run); }

static heltmed_stream *stream_of(struct outcome_run *run, struct outcome_part *part, int32_t format)
{
    struct outcome_stream *stream = memory_new(&run->allocator, sizeof *stream);

    if (stream == NULL) {
        return NULL;
    }
    *stream = (struct outcome_stream){.head = {.allocator = run->allocator, .size = sizeof *stream, .next = next, .end = end},
                                      .run = run,
                                      .part = part,
                                      .format = format};
    run->users++;
    run_tell_notes(run, part, &stream->notes);
    return &stream->head;
}

heltmed_status heltmed_outcomes_streams(heltmed_store *store, const char *const *tables, size_t count,
                                        const heltmed_outcomes_options *options, int32_t format, heltmed_stream **out, heltmed_error *error)
{
    if (store == NULL || out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the store or the place for the stream is NULL");
    }
    if (format != HELTMED_OUTCOMES_CSV && format != HELTMED_OUTCOMES_JSON && format != HELTMED_OUTCOMES_ARROW) {
        return error_set(error, HELTMED_CHOICE, "format", "there is no such format");
    }
    struct outcome_run *run;
    heltmed_status status = run_begin_named(store, tables, count, options, &run, error);
    if (status != HELTMED_OK) {
        return status;
    }
    heltmed_stream *made[OUTCOME_TABLES];
    size_t i = 0;
    while (i < count && (made[i] = stream_of(run, &run->parts[i], format)) != NULL) {
        i++;
    }
    run_drop(run);
    if (i < count) {
        while (i-- > 0) {
            heltmed_stream_destroy(made[i]);
        }
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the outcomes");
    }
    memcpy(out, made, count * sizeof *made);
    return HELTMED_OK;
}

heltmed_status heltmed_outcomes_stream(heltmed_store *store, const char *table, const heltmed_outcomes_options *options, int32_t format,
                                       heltmed_stream **out, heltmed_error *error)
{
    return heltmed_outcomes_streams(store, &table, 1, options, format, out, error);
}
