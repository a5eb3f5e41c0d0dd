/* `heltmed store outcomes`: a table, or what its columns are. */
#include <string.h>

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

static bool read_format(const char *name, int32_t *format)
{
    static const char *const names[] = {"csv", "json", "arrow"};

    for (int32_t i = 0; i < 3; i++) {
        if (strcmp(names[i], name) == 0) {
            *format = i;
            return true;
        }
    }
    return false;
}

int store_outcomes(struct store_session *session)
{
    const struct store_options *given = session->options;
    heltmed_outcomes_options options;
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_stream *stream = NULL;
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
    if (heltmed_store_watch(session->store, store_progress, NULL, &error) != HELTMED_OK ||
        heltmed_outcomes_stream(session->store, given->values[STORE_TABLE], &options, format, &stream, &error) != HELTMED_OK) {
        return store_tell(session, &error, 0);
    }
    status = store_write_stream(session, stream);
    store_progress_end();
    return status;
}
