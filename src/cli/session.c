#define _POSIX_C_SOURCE 200809L
#include "cli/session.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/input.h"

void session_tell_error(struct session *session, struct output *output, const heltmed_error *error, int64_t line)
{
    if (heltmed_error_json(error, line, session->text, NULL) == HELTMED_OK) {
        output_bytes(output, heltmed_text_data(session->text), heltmed_text_size(session->text));
    } else {
        output_words(output, "{\"error\":{\"code\":\"no_memory\",\"field\":null,\"message\":\"there is no memory to tell what was wrong\"");
        if (line != 0) {
            output_words(output, ",\"line\":");
            output_int(output, line);
        }
        output_words(output, "}}");
    }
    output_words(output, "\n");
}

void session_tell(struct session *session, heltmed_status code, const char *message)
{
    heltmed_error error = {.code = code};
    (void)snprintf(error.message, sizeof error.message, "%s", message);
    session_tell_error(session, &session->errors, &error, 0);
}

/* Overlays are laid on the newest rulebook. */
static heltmed_status newest(heltmed_rulebook **out, heltmed_error *error)
{
    return heltmed_rulebook_built_in(heltmed_rulebook_version_at(heltmed_rulebook_version_count() - 1), out, error);
}

static int open_overlay(struct session *session, const char *file)
{
    struct input input;
    const char *json;
    size_t size;
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_rulebook *base = NULL;
    int status = EXIT_IO;

    if (!input_open(&input, file)) {
        session_tell(session, HELTMED_IO, "there is no released rulebook of this version, and no file of this name that can be read");
        return EXIT_IO;
    }
    enum input_result result = input_whole(&input, &json, &size);
    if (result == INPUT_FAILED) {
        session_tell(session, HELTMED_IO, "the rulebook's file could not be read");
    } else if (result == INPUT_NO_MEMORY) {
        session_tell(session, HELTMED_NO_MEMORY, "there is no memory for the rulebook's file");
        status = EXIT_REFUSED;
    } else if (result != INPUT_READ) {
        session_tell(session, HELTMED_TOO_LONG, "the rulebook's file is longer than 16 MiB");
        status = EXIT_REFUSED;
    } else if (newest(&base, &error) == HELTMED_OK &&
               heltmed_document_overlay(base, json, size, NULL, &session->rulebook, &error) == HELTMED_OK) {
        status = EXIT_ASSESSED;
    } else {
        session_tell_error(session, &session->errors, &error, 0);
        status = EXIT_REFUSED;
    }
    input_close(&input);
    return status;
}

static int open_rulebook(struct session *session)
{
    const char *name = session->options->rulebook;

    if (name == NULL) {
        return newest(&session->rulebook, NULL) == HELTMED_OK ? EXIT_ASSESSED : EXIT_IO;
    }
    if (heltmed_rulebook_built_in(name, &session->rulebook, NULL) == HELTMED_OK) {
        return EXIT_ASSESSED;
    }
    return open_overlay(session, name);
}

int session_open(struct session *session, const struct options *options)
{
    heltmed_error error;

    memset(session, 0, sizeof *session);
    session->options = options;
    session->out.fd = STDOUT_FILENO;
    session->errors.fd = STDERR_FILENO;
    if (heltmed_text_create(NULL, &session->text, &error) != HELTMED_OK ||
        heltmed_document_create(NULL, &session->document, &error) != HELTMED_OK) {
        session_tell_error(session, &session->errors, &error, 0);
        return EXIT_REFUSED;
    }
    return open_rulebook(session);
}

/* A full disk may show only here. */
static bool finish(struct output *out) { return output_flush(out) && close(out->fd) == 0; }

int session_end(struct session *session, int status)
{
    if (!finish(&session->out)) {
        session_tell(session, HELTMED_IO, "the output could not be written");
        status = EXIT_IO;
    }
    (void)output_flush(&session->errors);
    heltmed_document_destroy(session->document);
    heltmed_text_destroy(session->text);
    heltmed_rulebook_destroy(session->rulebook);
    return status;
}

heltmed_status session_answer(struct session *session, const char *json, size_t size, bool as_json, heltmed_error *error)
{
    heltmed_document *document = session->document;
    heltmed_text *text = as_json ? session->text : NULL;

    switch (session->options->verb) {
    case VERB_PLAN:
        return heltmed_document_plan(document, session->rulebook, json, size, text, error);
    case VERB_SHORTFALLS:
        return heltmed_document_shortfalls(document, session->rulebook, json, size, text, error);
    case VERB_SHARE:
        return heltmed_document_share(document, session->rulebook, json, size, text, error);
    default:
        return heltmed_document_assess(document, session->rulebook, session->options->assessment, json, size, session->options->language,
                                       text, error);
    }
}
