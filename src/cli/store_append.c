/* Events in, receipts out. */
#include <stdlib.h>
#include <string.h>

#include "cli/input.h"
#include "cli/store.h"

static void write_receipt(struct output *out, const heltmed_receipt *receipt)
{
    output_words(out, "{\"key\":");
    output_json(out, receipt->key);
    output_words(out, ",\"seq\":");
    output_int(out, receipt->seq);
    output_words(out, ",\"version\":");
    output_int(out, receipt->version);
    output_words(out, ",\"head\":");
    output_json(out, receipt->head);
    output_words(out, "}\n");
}

static heltmed_status refuse(heltmed_error *error, heltmed_status code, const char *message)
{
    *error = (heltmed_error){.code = code};
    memcpy(error->message, message, strlen(message) + 1);
    return code;
}

heltmed_status store_append_line(struct store_session *session, enum input_result result, const char *line, size_t size,
                                 heltmed_receipt *receipt, heltmed_error *error)
{
    switch (result) {
    case INPUT_READ:
        return heltmed_store_append(session->store, line, size, receipt, error);
    case INPUT_TOO_LONG:
        return refuse(error, HELTMED_TOO_LONG, "the line is longer than 16 MiB");
    default:
        return refuse(error, HELTMED_NO_MEMORY, "there is no memory for the line");
    }
}

/* The worse of two exit statuses: a file that fails is more than an event that is refused. */
static int worse(int one, int other) { return one > other ? one : other; }

/* ---- each line its own transaction ---- */

static int append_each(struct store_session *session, struct input *input)
{
    struct output *out = &session->base.out;
    int status = EXIT_ASSESSED;

    for (int64_t number = 1; !out->failed; number++) {
        heltmed_error error = {.code = HELTMED_OK};
        heltmed_receipt receipt;
        const char *line = NULL;
        size_t size = 0;
        enum input_result result = input_line(input, out, &line, &size);
        if (result == INPUT_END) {
            break;
        }
        if (result == INPUT_FAILED) {
            session_tell(&session->base, HELTMED_IO, "the input could not be read");
            return EXIT_IO;
        }
        heltmed_status appended = store_append_line(session, result, line, size, &receipt, &error);
        if (appended == HELTMED_OK) {
            write_receipt(out, &receipt);
        } else {
            session_tell_error(&session->base, out, &error, number);
            status = worse(status, store_exit_status(appended));
        }
        /* On disk, so told: whoever reads may act on it before the next line is looked at. */
        (void)output_flush(out);
    }
    return status;
}

/* ---- all lines one transaction ---- */

struct receipts {
    heltmed_receipt *all;
    size_t count, capacity;
};

static bool keep(struct receipts *receipts, const heltmed_receipt *receipt)
{
    enum { FIRST_CAPACITY = 256 };

    if (receipts->count == receipts->capacity) {
        size_t capacity = receipts->capacity == 0 ? FIRST_CAPACITY : 2 * receipts->capacity;
        heltmed_receipt *all = realloc(receipts->all, capacity * sizeof *all);
        if (all == NULL) {
            return false;
        }
        receipts->all = all;
        receipts->capacity = capacity;
    }
    receipts->all[receipts->count++] = *receipt;
    return true;
}

/* Appends every line to the batch; an exit status, with every refusal told. */
static int append_to_batch(struct store_session *session, struct input *input, struct receipts *receipts)
{
    int status = EXIT_ASSESSED;

    for (int64_t number = 1;; number++) {
        heltmed_error error = {.code = HELTMED_OK};
        heltmed_receipt receipt;
        const char *line = NULL;
        size_t size = 0;
        enum input_result result = input_line(input, &session->base.out, &line, &size);
        if (result == INPUT_END) {
            return status;
        }
        if (result == INPUT_FAILED) {
            session_tell(&session->base, HELTMED_IO, "the input could not be read");
            return EXIT_IO;
        }
        heltmed_status appended = store_append_line(session, result, line, size, &receipt, &error);
        if (appended == HELTMED_OK && !keep(receipts, &receipt)) {
            appended = refuse(&error, HELTMED_NO_MEMORY, "there is no memory for the receipts");
        }
        if (appended != HELTMED_OK) {
            session_tell_error(&session->base, &session->base.out, &error, number);
            status = worse(status, store_exit_status(appended));
        }
    }
}

static int append_together(struct store_session *session, struct input *input)
{
    struct receipts receipts = {.count = 0};
    heltmed_error error = {.code = HELTMED_OK};
    int64_t refused = -1;

    if (heltmed_batch_begin(session->store, HELTMED_BATCH_RESULT, &error) != HELTMED_OK) {
        return store_tell(session, &error, 0);
    }
    int status = append_to_batch(session, input, &receipts);
    if (status != EXIT_ASSESSED) {
        if (heltmed_batch_rollback(session->store, &error) != HELTMED_OK) {
            status = worse(status, store_tell(session, &error, 0));
        }
    } else if (heltmed_batch_commit(session->store, &refused, &error) == HELTMED_OK) {
        for (size_t i = 0; i < receipts.count; i++) {
            write_receipt(&session->base.out, &receipts.all[i]);
        }
    } else {
        session_tell_error(&session->base, &session->base.out, &error, refused + 1);
        status = store_exit_status(error.code);
    }
    free(receipts.all);
    return status;
}

int store_append(struct store_session *session)
{
    const char *events = session->options->words[1];
    struct input input;
    int status = EXIT_ASSESSED;

    if (!store_open(session, 0, &status)) {
        return status;
    }
    if (!input_open(&input, events != NULL && strcmp(events, "-") == 0 ? NULL : events)) {
        session_tell(&session->base, HELTMED_IO, "the file of events could not be opened");
        return EXIT_IO;
    }
    status = session->options->values[STORE_ATOMIC] != NULL ? append_together(session, &input) : append_each(session, &input);
    input_close(&input);
    return status;
}
