/* What can be asked of a store: `heltmed store case | due | places | shortfalls`. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/calendar_feed.h"
#include "cli/json_walk.h"
#include "cli/store.h"
#include "cli/store_report.h"

typedef heltmed_status write_report(const struct report *report, const char *json, heltmed_error *error);

static int refuse(struct store_session *session, heltmed_status code, const char *field, const char *message)
{
    heltmed_error error = {.code = code};
    (void)snprintf(error.field, sizeof error.field, "%s", field);
    (void)snprintf(error.message, sizeof error.message, "%s", message);
    return store_tell(session, &error, 0);
}

/* The day of an option that must be given. False when it is not, or is no day, which has then been told. */
static bool take_day(struct store_session *session, enum store_option option, const char *name, int32_t *day, int *status)
{
    if (session->options->values[option] == NULL) {
        (void)refuse(session, HELTMED_REQUIRED, name, "a day must be given");
        *status = EXIT_USAGE;
        return false;
    }
    if (!store_option_day(session->options, option, day)) {
        *status = refuse(session, HELTMED_DATE, name, "is no date of the years 1 to 9999, written year-month-day");
        return false;
    }
    return true;
}

/* Writes the view in session->base.text: as it is, or as a report. */
static int write_view(struct store_session *session, heltmed_status viewed, write_report *write, heltmed_error *error)
{
    const struct options *options = session->options->common.json ? NULL : &session->options->common;
    bool for_people = options != NULL && (options->report || isatty(STDOUT_FILENO));
    heltmed_text *text = session->base.text;
    heltmed_text *piece = NULL;

    if (viewed == HELTMED_OK && for_people) {
        viewed = heltmed_text_create(NULL, &piece, error);
    }
    if (viewed == HELTMED_OK && for_people) {
        struct report report = {&session->base.out, piece, options->language};
        viewed = write(&report, heltmed_text_data(text), error);
    } else if (viewed == HELTMED_OK) {
        output_bytes(&session->base.out, heltmed_text_data(text), heltmed_text_size(text));
        output_words(&session->base.out, "\n");
    }
    heltmed_text_destroy(piece);
    return viewed == HELTMED_OK ? EXIT_ASSESSED : store_tell(session, error, 0);
}

int store_case(struct store_session *session)
{
    heltmed_error error = {.code = HELTMED_OK};
    int32_t on;
    int status;

    if (!take_day(session, STORE_ON, "on", &on, &status) || !store_open(session, HELTMED_STORE_READ_ONLY, &status)) {
        return status;
    }
    heltmed_status viewed = heltmed_store_case(session->store, session->options->words[1], on, session->options->common.language,
                                               session->options->values[STORE_CONCERNS] != NULL, session->base.text, &error);
    return write_view(session, viewed, store_report_case, &error);
}

/* ---- visits due ---- */

/* The visits of the view, one after another. */
struct due_walk {
    const char *visit;
    char owner[160]; /* the case and the employer */
};

static bool next_visit(void *context, struct feed_visit *out)
{
    static const char *const steps[] = {"trial", "weekly", "fortnightly", "monthly"};
    struct due_walk *walk = context;
    const char *visit = walk->visit;
    char step[16];

    if (visit == NULL) {
        return false;
    }
    json_string(json_member(visit, "case"), walk->owner, sizeof walk->owner / 2);
    size_t size = strlen(walk->owner);
    walk->owner[size++] = '/';
    json_string(json_member(visit, "employer"), walk->owner + size, sizeof walk->owner - size);
    json_string(json_member(visit, "step"), step, sizeof step);
    *out = (struct feed_visit){.owner = walk->owner,
                               .on = (int32_t)json_day(json_member(visit, "due_on")),
                               .nominal_on = (int32_t)json_day(json_member(visit, "nominal_on")),
                               .began_on = (int32_t)json_day(json_member(visit, "began_on")),
                               .stamped_on = (int32_t)json_day(json_member(visit, "began_on"))};
    while (strcmp(steps[out->step], step) != 0) {
        out->step++;
    }
    walk->visit = json_next(visit);
    return true;
}

/* The feed's own words go through the session's text, so that the view needs another. */
static int write_feed(struct store_session *session, const char *json, heltmed_error *error)
{
    struct due_walk walk = {.visit = json_first(json_member(json, "visits"))};
    heltmed_status status = calendar_feed_of(&session->base, next_visit, &walk, error);

    return status == HELTMED_OK ? EXIT_ASSESSED : store_tell(session, error, 0);
}

int store_due(struct store_session *session)
{
    bool as_feed = session->options->values[STORE_ICS] != NULL;
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_text *view = NULL;
    int32_t from, until;
    int status;

    if (as_feed && (session->options->common.json || session->options->common.report)) {
        (void)refuse(session, HELTMED_ARGUMENT, "", "a calendar is no JSON and no report: --ics stands without --json and --report");
        return EXIT_USAGE;
    }
    if (!take_day(session, STORE_FROM, "from", &from, &status) || !take_day(session, STORE_UNTIL, "until", &until, &status) ||
        !store_open(session, HELTMED_STORE_READ_ONLY, &status)) {
        return status;
    }
    if (!as_feed) {
        heltmed_status viewed = heltmed_store_due(session->store, from, until, 1, session->base.text, &error);
        return write_view(session, viewed, store_report_due, &error);
    }
    if (heltmed_text_create(NULL, &view, &error) != HELTMED_OK ||
        heltmed_store_due(session->store, from, until, 0, view, &error) != HELTMED_OK) {
        status = store_tell(session, &error, 0);
    } else {
        status = write_feed(session, heltmed_text_data(view), &error);
    }
    heltmed_text_destroy(view);
    return status;
}

/* ---- places and shortfalls ---- */

int store_places(struct store_session *session)
{
    heltmed_error error = {.code = HELTMED_OK};
    int32_t on;
    int status;

    if (!take_day(session, STORE_ON, "on", &on, &status) || !store_open(session, HELTMED_STORE_READ_ONLY, &status)) {
        return status;
    }
    return write_view(session, heltmed_store_places(session->store, on, session->base.text, &error), store_report_places, &error);
}

int store_shortfalls(struct store_session *session)
{
    heltmed_error error = {.code = HELTMED_OK};
    int32_t until;
    int status;

    if (!take_day(session, STORE_UNTIL, "until", &until, &status) || !store_open(session, HELTMED_STORE_READ_ONLY, &status)) {
        return status;
    }
    return write_view(session, heltmed_store_shortfalls(session->store, until, session->base.text, &error), store_report_shortfalls,
                      &error);
}
