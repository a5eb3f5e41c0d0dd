/* Many events at once: all or none, or what can be, with the rest in a file of rejects. */
#define _POSIX_C_SOURCE 200809L
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/input.h"
#include "cli/store.h"

struct import {
    struct store_session *session;
    struct input input;
    bool is_csv, keeps_going;
    char *rejects_path;
    struct output rejects; /* fd -1: none */
    heltmed_text *json;    /* of a line of CSV */
    int64_t lines, heads;  /* read so far; and those of them that are heads of CSV */
    int64_t taken, repeated, refused;
    int status;
};

static void count_refusal(struct import *import, int status)
{
    import->refused++;
    import->status = import->status > status ? import->status : status;
}

/* The reason on one line, the line itself on the next, so that what is mended can be imported without the reasons. */
static void reject(struct import *import, const heltmed_error *error, const char *line, size_t size)
{
    struct session *base = &import->session->base;

    count_refusal(import, store_exit_status(error->code));
    session_tell_error(base, import->keeps_going ? &import->rejects : &base->errors, error, import->lines);
    if (import->keeps_going && line != NULL) {
        output_bytes(&import->rejects, line, size);
        output_words(&import->rejects, "\n");
    }
}

static void take_line(struct import *import, enum input_result result, const char *line, size_t size)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_receipt receipt;
    int32_t is_head = 0;
    heltmed_status status = HELTMED_OK;
    const char *json = line;
    size_t json_size = size;

    if (result == INPUT_READ && import->is_csv) {
        status = heltmed_event_from_csv(line, size, import->json, &is_head, &error);
        json = heltmed_text_data(import->json);
        json_size = heltmed_text_size(import->json);
    }
    if (status == HELTMED_OK && is_head && import->lines == 1) {
        import->heads = 1;
        return;
    }
    if (status == HELTMED_OK) {
        status = store_append_line(import->session, result, json, json_size, &receipt, &error);
    }
    if (status == HELTMED_OK) {
        import->taken++;
        import->repeated += receipt.repeated;
    } else {
        reject(import, &error, result == INPUT_READ ? line : NULL, size);
    }
}

static bool take_lines(struct import *import)
{
    enum { LINES_BETWEEN_TELLINGS = 4096 };

    for (;;) {
        const char *line = NULL;
        size_t size = 0;
        enum input_result result = input_line(&import->input, NULL, &line, &size);
        if (result == INPUT_END) {
            return true;
        }
        if (result == INPUT_FAILED) {
            session_tell(&import->session->base, HELTMED_IO, "the input could not be read");
            return false;
        }
        import->lines++;
        take_line(import, result, line, size);
        if (import->lines % LINES_BETWEEN_TELLINGS == 0) {
            store_progress(NULL, import->lines, 0);
        }
    }
}

static void write_summary(struct import *import)
{
    struct output *out = &import->session->base.out;

    output_words(out, "{\"events\":");
    output_int(out, import->taken - import->repeated);
    output_words(out, ",\"repeated\":");
    output_int(out, import->repeated);
    output_words(out, ",\"refused\":");
    output_int(out, import->refused);
    output_words(out, "}\n");
}

static int run(struct import *import)
{
    struct store_session *session = import->session;
    heltmed_error error = {.code = HELTMED_OK};
    int64_t refused = -1;

    if (heltmed_batch_begin(session->store, import->keeps_going ? HELTMED_BATCH_EACH : HELTMED_BATCH_RESULT, &error) != HELTMED_OK) {
        return store_tell(session, &error, 0);
    }
    bool read = take_lines(import);
    store_progress_end();
    if (!read || (import->refused > 0 && !import->keeps_going)) {
        if (heltmed_batch_rollback(session->store, &error) != HELTMED_OK) {
            count_refusal(import, store_tell(session, &error, 0));
        }
        return read ? import->status : EXIT_IO;
    }
    if (import->rejects.fd >= 0 && !output_flush(&import->rejects)) {
        session_tell(&session->base, HELTMED_IO, "the file of rejects could not be written: nothing was imported");
        return heltmed_batch_rollback(session->store, &error) == HELTMED_OK ? EXIT_IO : store_tell(session, &error, 0);
    }
    if (heltmed_batch_commit(session->store, &refused, &error) != HELTMED_OK) {
        return store_tell(session, &error, refused < 0 ? 0 : refused + 1 + import->heads);
    }
    write_summary(import);
    return import->status;
}

/* ---- the file of rejects ---- */

static bool open_rejects(struct import *import, const char *events)
{
    const char *given = import->session->options->values[STORE_REJECTS];
    const char *name = given != NULL ? given : events;
    size_t size = strlen(name) + sizeof ".rejects";

    import->rejects_path = malloc(size);
    if (import->rejects_path == NULL) {
        return false;
    }
    (void)snprintf(import->rejects_path, size, "%s%s", name, given != NULL ? "" : ".rejects");
    import->rejects.fd = open(import->rejects_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    return import->rejects.fd >= 0;
}

/* One that nothing was written to is taken away. */
static void close_rejects(struct import *import)
{
    if (import->rejects.fd >= 0) {
        (void)output_flush(&import->rejects);
        (void)close(import->rejects.fd);
        if (import->refused == 0) {
            (void)unlink(import->rejects_path);
        }
    }
    free(import->rejects_path);
}

static bool ends_with(const char *words, const char *end)
{
    size_t size = strlen(words);
    return size >= strlen(end) && strcmp(words + size - strlen(end), end) == 0;
}

static const char *prepare(struct import *import)
{
    const struct store_options *options = import->session->options;
    const char *events = options->words[1];
    const char *format = options->values[STORE_FORMAT];
    bool from_input = strcmp(events, "-") == 0;

    import->is_csv = format != NULL ? strcmp(format, "csv") == 0 : ends_with(events, ".csv");
    import->keeps_going = options->values[STORE_KEEP_GOING] != NULL;
    if (format != NULL && !import->is_csv && strcmp(format, "jsonl") != 0) {
        return "--format is jsonl or csv";
    }
    if (!import->keeps_going && options->values[STORE_REJECTS] != NULL) {
        return "--rejects is of --keep-going";
    }
    return import->keeps_going && from_input && options->values[STORE_REJECTS] == NULL
               ? "the events come from standard input: say with --rejects where the refused ones go"
               : NULL;
}

static int open_and_run(struct import *import)
{
    struct store_session *session = import->session;
    const char *events = session->options->words[1];
    int status = EXIT_ASSESSED;

    if (!store_open(session, 0, &status)) {
        return status;
    }
    if (!input_open(&import->input, strcmp(events, "-") == 0 ? NULL : events)) {
        session_tell(&session->base, HELTMED_IO, "the file of events could not be opened");
        return EXIT_IO;
    }
    if (import->keeps_going && !open_rejects(import, events)) {
        session_tell(&session->base, HELTMED_IO, "the file of rejects could not be made");
        status = EXIT_IO;
    } else if (heltmed_text_create(NULL, &import->json, NULL) != HELTMED_OK) {
        session_tell(&session->base, HELTMED_NO_MEMORY, "there is no memory for the lines");
        status = EXIT_REFUSED;
    } else {
        status = run(import);
    }
    heltmed_text_destroy(import->json);
    close_rejects(import);
    input_close(&import->input);
    return status;
}

int store_import(struct store_session *session)
{
    static struct import import;

    import = (struct import){.session = session, .rejects = {.fd = -1 }};
    const char *wrong = prepare(&import);
    if (wrong != NULL) {
        session_tell(&session->base, HELTMED_ARGUMENT, wrong);
        return EXIT_USAGE;
    }
    return open_and_run(&import);
}
