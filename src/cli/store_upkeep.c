/* create, export, verify, backup, erase, migrate. */
#define _POSIX_C_SOURCE 200809L
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/store.h"

static int end(struct store_session *session, heltmed_status status, const heltmed_error *error)
{
    return status == HELTMED_OK ? EXIT_ASSESSED : store_tell(session, error, 0);
}

/* A mistake of usage that only the subcommand can see. */
static int misused(struct store_session *session, const char *message)
{
    session_tell(&session->base, HELTMED_ARGUMENT, message);
    return EXIT_USAGE;
}

int store_create(struct store_session *session)
{
    heltmed_error error = {.code = HELTMED_OK};
    return end(session, heltmed_store_create(session->options->words[0], NULL, &error), &error);
}

int store_export(struct store_session *session)
{
    const char *format = session->options->values[STORE_FORMAT];
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_stream *stream = NULL;
    bool as_csv = format != NULL && strcmp(format, "csv") == 0;
    int status = EXIT_ASSESSED;

    if (format != NULL && !as_csv && strcmp(format, "jsonl") != 0) {
        return misused(session, "--format is jsonl or csv");
    }
    if (!store_open(session, HELTMED_STORE_READ_ONLY, &status)) {
        return status;
    }
    if (heltmed_store_export(session->store, session->options->values[STORE_CASE], as_csv ? HELTMED_CSV : HELTMED_JSONL, &stream, &error) !=
        HELTMED_OK) {
        return store_tell(session, &error, 0);
    }
    return store_write_stream(session, stream);
}

static void write_verification(struct store_session *session, const heltmed_verification *found)
{
    struct output *out = &session->base.out;
    bool readable = session->options->common.report || (!session->options->common.json && isatty(STDOUT_FILENO));
    const char *const words[] = {readable ? "events    " : "{\"events\":", readable ? "\nerased    " : ",\"erased\":",
                                 readable ? "\npurge     " : ",\"purge_is_owed\":", readable ? "\nhead      " : ",\"head\":"};

    output_words(out, words[0]);
    output_int(out, found->events);
    output_words(out, words[1]);
    output_int(out, found->erased);
    output_words(out, words[2]);
    output_words(out, readable ? (found->purge_is_owed ? "is owed: heltmed store erase FILE --finish" : "none is owed")
                               : (found->purge_is_owed ? "true" : "false"));
    output_words(out, words[3]);
    if (readable) {
        output_words(out, found->head);
        output_words(out, "\nThe chain holds.\n");
    } else {
        output_json(out, found->head);
        output_words(out, "}\n");
    }
}

int store_verify(struct store_session *session)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_verification found;
    int status = EXIT_ASSESSED;

    if (!store_open(session, HELTMED_STORE_READ_ONLY, &status)) {
        return status;
    }
    heltmed_status result = heltmed_store_watch(session->store, store_progress, NULL, &error);
    if (result == HELTMED_OK) {
        result = heltmed_store_verify(session->store, session->options->values[STORE_HEAD], &found, &error);
        store_progress_end();
    }
    if (result == HELTMED_OK) {
        write_verification(session, &found);
    }
    return end(session, result, &error);
}

int store_backup(struct store_session *session)
{
    heltmed_error error = {.code = HELTMED_OK};
    int status = EXIT_ASSESSED;

    return store_open(session, HELTMED_STORE_READ_ONLY, &status)
               ? end(session, heltmed_store_backup(session->store, session->options->words[1], &error), &error)
               : status;
}

/* The library reads no clock; whoever types the command may mean today. */
static int32_t today(void)
{
    enum { SECONDS_A_DAY = 86400 };
    return (int32_t)(time(NULL) / SECONDS_A_DAY);
}

int store_erase(struct store_session *session)
{
    const struct store_options *options = session->options;
    bool finish = options->values[STORE_FINISH] != NULL;
    int32_t on = today();
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_status result = HELTMED_OK;
    int status = EXIT_ASSESSED;

    if (options->words[1] == NULL && !finish) {
        return misused(session, "the id of the case is needed, or --finish");
    }
    if (options->values[STORE_ON] != NULL && !store_option_day(options, STORE_ON, &on)) {
        return misused(session, "--on takes a date: year-month-day");
    }
    if (!store_open(session, 0, &status)) {
        return status;
    }
    if (options->words[1] != NULL) {
        result = heltmed_store_erase(session->store, options->words[1], on,
                                     options->values[STORE_DESPITE_CONCERN] != NULL ? HELTMED_ERASE_DESPITE_CONCERN : 0, &error);
    }
    if (finish && (result == HELTMED_OK || result == HELTMED_BUSY)) {
        result = heltmed_store_erase_finish(session->store, &error);
    }
    return end(session, result, &error);
}

int store_migrate(struct store_session *session)
{
    heltmed_error error = {.code = HELTMED_OK};
    return end(session, heltmed_store_migrate(session->options->words[0], session->options->words[1], NULL, &error), &error);
}
