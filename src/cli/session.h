/* One run of the command: what documents are answered with. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include <heltmed/document.h>

#include "cli/options.h"
#include "cli/output.h"

struct session {
    const struct options *options;
    heltmed_rulebook *rulebook;
    heltmed_document *document;
    heltmed_text *text; /* what is written next */
    struct output out, errors;
};

/* An exit status: EXIT_ASSESSED, or why not, which has then been told on standard error. */
int session_open(struct session *session, const struct options *options);
/* Writes what is left and closes; the exit status, which a failure of the output turns to EXIT_IO. */
int session_end(struct session *session, int status);

/* Answers one document: as JSON into `text`, or without it, to be asked for (heltmed_document_get_…). */
heltmed_status session_answer(struct session *session, const char *json, size_t size, bool as_json, heltmed_error *error);

/* An error as a JSON line; `line` 0 is left out. */
void session_tell_error(struct session *session, struct output *output, const heltmed_error *error, int64_t line);

/* The same for an error of the command's own, without a field, on standard error. */
void session_tell(struct session *session, heltmed_status code, const char *message);

#endif
