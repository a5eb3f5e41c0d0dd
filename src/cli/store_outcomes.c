/* `heltmed store outcomes`: a table, or what its columns are. */
#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <heltmed/outcomes.h>

#include "cli/store.h"

static int refuse(struct store_session *session, heltmed_status code, const char *message)
{
    session_tell(&session->base, code, message);
    return EXIT_USAGE;
}

static int write_codebook(struct store_session *session)
{
    heltmed_error error = {.code = HELTMED_OK};

    if (heltmed_outcomes_codebook(session->options->values[STORE_TABLE], session->base.text, &error) != HELTMED_OK) {
        return store_tell(session, &error, 0);
    }
    output_bytes(&session->base.out, heltmed_text_data(session->base.text), heltmed_text_size(session->base.text));
    output_words(&session->base.out, "\n");
    return EXIT_ASSESSED;
}

static bool read_limit(const char *digits, int64_t *out)
{
    int64_t number = 0;
    size_t size = strlen(digits);

    if (size < 1 || size > 7 || strspn(digits, "0123456789") != size) {
        return false;
    }
    for (; *digits != '\0'; digits++) {
        number = number * 10 + (*digits - '0');
    }
    *out = number;
    return true;
}

const char *store_outcome_options(const struct store_options *given, heltmed_outcomes_options *out)
{
    int32_t on = 0;

    heltmed_outcomes_options_init(out);
    if (given->values[STORE_ON] == NULL) {
        return "--on DATE is needed: the day as of which the outcomes are told";
    }
    if (!store_option_day(given, STORE_ON, &on)) {
        return "--on takes a date that exists, YYYY-MM-DD";
    }
    out->extract_on = on;
    if (given->values[STORE_SUPPRESS] != NULL && !read_limit(given->values[STORE_SUPPRESS], &out->suppress_below)) {
        return "--suppress-below takes a number from 0 to 1000000";
    }
    if (given->values[STORE_WEEKS] != NULL && given->values[STORE_MONTHS] != NULL) {
        return "--weeks and --months exclude each other";
    }
    out->coarsen = given->values[STORE_WEEKS] != NULL ? 1 : given->values[STORE_MONTHS] != NULL ? 2 : 0;
    return NULL;
}

static const char *const format_names[] = {"csv", "json", "arrow"};

static bool read_format(const char *name, int32_t *format)
{
    for (int32_t i = 0; i < 3; i++) {
        if (strcmp(format_names[i], name) == 0) {
            *format = i;
            return true;
        }
    }
    return false;
}

/* ---- several tables, each into a file of its own ---- */

enum { TABLES_MAX = 7, NAME_SIZE = 16 };

struct table_files {
    char names[TABLES_MAX][NAME_SIZE];
    const char *tables[TABLES_MAX];
    heltmed_stream *streams[TABLES_MAX];
    int files[TABLES_MAX]; /* -1: none */
    size_t count;
};

/* Names with commas between them. */
static bool read_tables(struct table_files *files, const char *list)
{
    files->count = 0;
    for (const char *at = list; files->count < TABLES_MAX; at++) {
        size_t size = strcspn(at, ",");
        if (size == 0 || size >= NAME_SIZE) {
            return false;
        }
        memcpy(files->names[files->count], at, size);
        files->names[files->count][size] = '\0';
        files->tables[files->count] = files->names[files->count];
        for (size_t i = 0; i < files->count; i++) {
            if (strcmp(files->names[i], files->names[files->count]) == 0) {
                return false;
            }
        }
        files->files[files->count++] = -1;
        at += size;
        if (*at == '\0') {
            return true;
        }
    }
    return false;
}

static bool open_files(struct table_files *files, const char *directory, const char *format)
{
    char path[4096];

    for (size_t i = 0; i < files->count; i++) {
        int size = snprintf(path, sizeof(path), "%s/%s.%s", directory, files->names[i], format);
        if (size < 0 || (size_t)size >= sizeof(path)) {
            return false;
        }
        files->files[i] = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (files->files[i] < 0) {
            return false;
        }
    }
    return true;
}

static bool write_all(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t wrote = write(file, bytes, size);
        if (wrote < 0 && errno == EINTR) {
            continue;
        }
        if (wrote <= 0) {
            return false;
        }
        bytes += wrote;
        size -= (size_t)wrote;
    }
    return true;
}

/* A piece of each in turn, so that none waits for the others in memory. */
static int write_tables(struct store_session *session, struct table_files *files)
{
    heltmed_text *text = session->base.text;
    heltmed_error error = {.code = HELTMED_OK};
    bool more = true;

    while (more) {
        more = false;
        for (size_t i = 0; i < files->count; i++) {
            if (heltmed_stream_next(files->streams[i], text, &error) != HELTMED_OK) {
                return store_tell(session, &error, 0);
            }
            if (!write_all(files->files[i], heltmed_text_data(text), heltmed_text_size(text))) {
                session_tell(&session->base, HELTMED_IO, "a file of the tables could not be written");
                return EXIT_IO;
            }
            more = more || heltmed_text_size(text) > 0;
        }
    }
    return EXIT_ASSESSED;
}

/* Ends what was begun; a file that cannot be closed was not wholly written. */
static int close_files(struct store_session *session, struct table_files *files, int status)
{
    for (size_t i = 0; i < files->count; i++) {
        heltmed_stream_destroy(files->streams[i]);
        if (files->files[i] >= 0 && close(files->files[i]) != 0 && status == EXIT_ASSESSED) {
            session_tell(&session->base, HELTMED_IO, "a file of the tables could not be written");
            status = EXIT_IO;
        }
    }
    return status;
}

static int write_files(struct store_session *session, const heltmed_outcomes_options *options, int32_t format)
{
    const struct store_options *given = session->options;
    struct table_files files = {.count = 0};
    heltmed_error error = {.code = HELTMED_OK};

    if (!read_tables(&files, given->values[STORE_TABLE])) {
        return refuse(session, HELTMED_CHOICE, "--table takes the names of tables, each once, with commas between them");
    }
    if (heltmed_outcomes_streams(session->store, files.tables, files.count, options, format, files.streams, &error) != HELTMED_OK) {
        return store_tell(session, &error, 0);
    }
    int status = EXIT_IO;
    if (open_files(&files, given->values[STORE_OUT], format_names[format])) {
        status = write_tables(session, &files);
    } else {
        session_tell(&session->base, HELTMED_IO, "a file could not be made in the directory of --out");
    }
    return close_files(session, &files, status);
}

static int write_table(struct store_session *session, const heltmed_outcomes_options *options, int32_t format)
{
    heltmed_stream *stream = NULL;
    heltmed_error error = {.code = HELTMED_OK};

    if (heltmed_outcomes_stream(session->store, session->options->values[STORE_TABLE], options, format, &stream, &error) != HELTMED_OK) {
        return store_tell(session, &error, 0);
    }
    return store_write_stream(session, stream);
}

int store_outcomes(struct store_session *session)
{
    const struct store_options *given = session->options;
    heltmed_outcomes_options options;
    heltmed_error error = {.code = HELTMED_OK};
    int32_t format = HELTMED_OUTCOMES_CSV;
    int status = EXIT_ASSESSED;

    if (given->values[STORE_CODEBOOK] != NULL) {
        return write_codebook(session);
    }
    const char *wrong = given->words[0] == NULL ? "the store's FILE is needed"
                        : given->values[STORE_TABLE] == NULL
                            ? "--table is needed: cases, jobs, spells, visits, exposure, risk or indicators"
                            : store_outcome_options(given, &options);
    if (wrong != NULL) {
        return refuse(session, HELTMED_REQUIRED, wrong);
    }
    if (given->values[STORE_FORMAT] != NULL && !read_format(given->values[STORE_FORMAT], &format)) {
        return refuse(session, HELTMED_CHOICE, "--format is one of csv, json, arrow");
    }
    if (!store_open(session, HELTMED_STORE_READ_ONLY, &status)) {
        return status;
    }
    if (heltmed_store_watch(session->store, store_progress, NULL, &error) != HELTMED_OK) {
        return store_tell(session, &error, 0);
    }
    status = given->values[STORE_OUT] != NULL ? write_files(session, &options, format) : write_table(session, &options, format);
    store_progress_end();
    return status;
}
