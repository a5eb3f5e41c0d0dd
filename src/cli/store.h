/* `heltmed store`: see store_commands in store.c. */
#ifndef CLI_STORE_H
#define CLI_STORE_H

#include <heltmed/store.h>

#include "cli/input.h"
#include "cli/session.h"
#include "cli/store_options.h"

struct store_session {
    struct session base;
    const struct store_options *options;
    heltmed_store *store; /* NULL until opened; closed at the end */
};

/* The whole subcommand; the arguments after `store`. An exit status. */
int store_main(int count, char **arguments);

/* Opens the first word's store with HELTMED_STORE_… flags. False when it could not be, which has then been told. */
bool store_open(struct store_session *session, int32_t flags, int *status);

/* The exit status of a failure, and its telling on standard error as a JSON line (`line` 0 is left out). */
int store_exit_status(heltmed_status status);
int store_tell(struct store_session *session, const heltmed_error *error, int64_t line);

/* Writes every piece of a stream, which it destroys, to standard output. */
int store_write_stream(struct store_session *session, heltmed_stream *stream);

/* Appends a line as it was read, or says why it could not be read. */
heltmed_status store_append_line(struct store_session *session, enum input_result result, const char *line, size_t size,
                                 heltmed_receipt *receipt, heltmed_error *error);

/* Progress on standard error, when that is a terminal. `total` 0: not known. */
void store_progress(void *context, int64_t done, int64_t total);
void store_progress_end(void);

/* The subcommands. */
int store_create(struct store_session *session);
int store_append(struct store_session *session);
int store_import(struct store_session *session);
int store_export(struct store_session *session);
int store_verify(struct store_session *session);
int store_backup(struct store_session *session);
int store_erase(struct store_session *session);
int store_migrate(struct store_session *session);

#endif
