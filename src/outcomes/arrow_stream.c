/* A table through Arrow's C stream interface. */
#include <errno.h>
#include <string.h>

#include <heltmed/version.h>

#include "base/error.h"
#include "outcomes/api.h"
#include "outcomes/arrow.h"

struct arrow_source {
    struct outcome_run *run;
    struct outcome_part *part;
    heltmed_allocator allocator;
    struct run_notes notes;
    heltmed_error error; /* of the last call; code HELTMED_OK: it went well */
};

static int as_errno(heltmed_status status)
{
    return status == HELTMED_OK ? 0 : status == HELTMED_NO_MEMORY ? ENOMEM : status == HELTMED_BUSY ? EBUSY : EIO;
}

static heltmed_status no_memory(heltmed_error *error)
{
    return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the outcomes");
}

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    struct arrow_source *source = stream->private_data;

    source->error.code = HELTMED_OK;
    if (!arrow_schema(out, source->part->table, &source->notes.notes, &source->allocator)) {
        (void)no_memory(&source->error);
    }
    return as_errno(source->error.code);
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    struct arrow_source *source = stream->private_data;

    source->error.code = HELTMED_OK;
    heltmed_status status = run_next(source->run, source->part, &source->error);
    memset(out, 0, sizeof *out);
    if (status == HELTMED_OK && source->part->frame.row_count > 0) {
        if (!arrow_array(out, &source->part->frame)) {
            (void)no_memory(&source->error);
        }
        frame_clear(&source->part->frame);
    }
    return as_errno(source->error.code);
}

static const char *get_last_error(struct ArrowArrayStream *stream)
{
    struct arrow_source *source = stream->private_data;

    return source->error.code == HELTMED_OK ? NULL : source->error.message;
}

static void release(struct ArrowArrayStream *stream)
{
    struct arrow_source *source = stream->private_data;
    heltmed_allocator allocator = source->allocator;

    run_drop(source->run);
    memory_free(&allocator, source, sizeof *source);
    stream->release = NULL;
}

static bool arrow_of(struct outcome_run *run, struct outcome_part *part, struct ArrowArrayStream *out)
{
    struct arrow_source *source = memory_new(&run->allocator, sizeof *source);

    if (source == NULL) {
        return false;
    }
    source->allocator = run->allocator;
    source->run = run;
    source->part = part;
    run->users++;
    run_tell_notes(run, part, &source->notes);
    *out = (struct ArrowArrayStream){get_schema, get_next, get_last_error, release, source};
    return true;
}

heltmed_status heltmed_outcomes_arrows(heltmed_store *store, const char *const *tables, size_t count,
                                       const heltmed_outcomes_options *options, struct ArrowArrayStream *out, heltmed_error *error)
{
    if (store == NULL || out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the store or the place for the stream is NULL");
    }
    struct outcome_run *run;
    heltmed_status status = run_begin_named(store, tables, count, options, &run, error);
    if (status != HELTMED_OK) {
        return status;
    }
    struct ArrowArrayStream made[OUTCOME_TABLES];
    size_t i = 0;
    while (i < count && arrow_of(run, &run->parts[i], &made[i])) {
        i++;
    }
    run_drop(run);
    if (i < count) {
        while (i-- > 0) {
            made[i].release(&made[i]);
        }
        return no_memory(error);
    }
    memcpy(out, made, count * sizeof *made);
    return HELTMED_OK;
}

heltmed_status heltmed_outcomes_arrow(heltmed_store *store, const char *table, const heltmed_outcomes_options *options,
                                      struct ArrowArrayStream *out, heltmed_error *error)
{
    return heltmed_outcomes_arrows(store, &table, 1, options, out, error);
}
