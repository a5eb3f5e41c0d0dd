#include "cli/calendar_feed.h"

#include <stdio.h>
#include <string.h>

static heltmed_status refuse(heltmed_error *error, heltmed_status code, const char *message)
{
    *error = (heltmed_error){.code = code};
    (void)snprintf(error->message, sizeof error->message, "%s", message);
    return code;
}

#ifndef HELTMED_ICAL

heltmed_status calendar_feed(struct session *session, heltmed_error *error)
{
    (void)session;
    return refuse(error, HELTMED_UNAVAILABLE, "calendar feeds were left out when this command was built (they need libical)");
}

heltmed_status calendar_feed_of(struct session *session, feed_next *next, void *context, heltmed_error *error)
{
    (void)next;
    (void)context;
    return calendar_feed(session, error);
}

#else

#include <libical/ical.h>

#include <heltmed/label.h>
#include <heltmed/version.h>

enum { WORDS_SIZE = 256, UID_SIZE = 256 };

struct feed {
    struct session *session;
    icalcomponent *calendar;
};

static icaltimetype date_of(int32_t day)
{
    icaltimetype date = icaltime_null_time(); /* its hours, minutes and seconds are 0 */
    int32_t year = 1, month = 1, day_of_month = 1;
    (void)!heltmed_date_to_civil(day, &year, &month, &day_of_month, NULL);
    date.year = year;
    date.month = month;
    date.day = day_of_month;
    date.is_date = 1;
    return date;
}

static icaltimetype stamp_of(const struct feed_visit *visit)
{
    icaltimetype stamp = date_of(visit->stamped_on);
    stamp.is_date = 0;
    stamp.zone = icaltimezone_get_utc_timezone();
    return stamp;
}

/*
 * What a visit is known by from one feed to the next: whose it is, whether of the trial or the employment and when that
 * began, and the day it would have been on but for holidays. It hangs on no other visit and on no end of the feed.
 */
static void print_uid(const struct feed_visit *visit, char uid[UID_SIZE])
{
    bool is_owned = visit->owner != NULL && visit->owner[0] != '\0';
    char start[11] = "", nominal[11] = "";

    (void)!heltmed_date_format(visit->began_on, start, NULL);
    (void)!heltmed_date_format(visit->nominal_on, nominal, NULL);
    (void)snprintf(uid, UID_SIZE, "%s%s%s-%s-visit-%s@libheltmed", is_owned ? visit->owner : "", is_owned ? "/" : "",
                   visit->step == HELTMED_STEP_TRIAL ? "trial" : "employment", start, nominal);
}

static const char *label(const struct feed *feed, const char *key)
{
    const char *words = heltmed_label(feed->session->options->language, key);
    return words != NULL ? words : key;
}

static heltmed_status add_description(const struct feed *feed, icalcomponent *event, const struct feed_visit *visit, heltmed_error *error)
{
    heltmed_text *text = feed->session->text;
    char words[WORDS_SIZE];

    if (visit->nominal_on == visit->on) {
        return HELTMED_OK;
    }
    heltmed_status status = heltmed_label_value(feed->session->options->language, "date", visit->nominal_on, text, error);
    if (status == HELTMED_OK) {
        (void)snprintf(words, sizeof words, "%s: %s", label(feed, "label.nominal"), heltmed_text_data(text));
        icalcomponent_add_property(event, icalproperty_new_description(words));
    }
    return status;
}

static heltmed_status add_visit(const struct feed *feed, const struct feed_visit *visit, heltmed_error *error)
{
    static const char *const steps[] = {"step.trial", "step.weekly", "step.fortnightly", "step.monthly"};
    char uid[UID_SIZE], summary[WORDS_SIZE];
    icaltimetype first_day = date_of(visit->on), day_after = date_of(visit->on < HELTMED_DATE_MAX ? visit->on + 1 : visit->on);

    if (!icaltime_is_valid_time(first_day)) {
        return refuse(error, HELTMED_RANGE, "a visit is in a year that the calendar library does not know: no feed can be made");
    }
    icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    if (event == NULL) {
        return refuse(error, HELTMED_NO_MEMORY, "there is no memory for the calendar");
    }
    icalcomponent_add_component(feed->calendar, event);
    print_uid(visit, uid);
    (void)snprintf(summary, sizeof summary, "%s: %s", label(feed, "label.visit"), label(feed, steps[visit->step]));
    icalcomponent_add_property(event, icalproperty_new_uid(uid));
    icalcomponent_add_property(event, icalproperty_new_dtstamp(stamp_of(visit)));
    icalcomponent_add_property(event, icalproperty_new_sequence(feed->session->options->sequence));
    icalcomponent_add_property(event, icalproperty_new_dtstart(first_day));
    /* A day without an end lasts one day. */
    if (visit->on < HELTMED_DATE_MAX && icaltime_is_valid_time(day_after)) {
        icalcomponent_add_property(event, icalproperty_new_dtend(day_after));
    }
    icalcomponent_add_property(event, icalproperty_new_summary(summary));
    icalcomponent_add_property(event, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    return add_description(feed, event, visit, error);
}

static heltmed_status write_calendar(const struct feed *feed, heltmed_error *error)
{
    char *words = icalcomponent_as_ical_string_r(feed->calendar);
    if (words == NULL) {
        return refuse(error, HELTMED_NO_MEMORY, "there is no memory for the calendar");
    }
    output_words(&feed->session->out, words);
    icalmemory_free_buffer(words);
    return HELTMED_OK;
}

heltmed_status calendar_feed_of(struct session *session, feed_next *next, void *context, heltmed_error *error)
{
    struct feed feed = {.session = session};
    struct feed_visit visit;
    heltmed_status status = HELTMED_OK;

    feed.calendar = icalcomponent_vanew(ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"),
                                        icalproperty_new_prodid("-//libheltmed//heltmed " HELTMED_VERSION "//EN"),
                                        icalproperty_new_calscale("GREGORIAN"), icalproperty_new_method(ICAL_METHOD_PUBLISH), (void *)0);
    if (feed.calendar == NULL) {
        return refuse(error, HELTMED_NO_MEMORY, "there is no memory for the calendar");
    }
    while (status == HELTMED_OK && next(context, &visit)) {
        status = add_visit(&feed, &visit, error);
    }
    if (status == HELTMED_OK) {
        status = write_calendar(&feed, error);
    }
    icalcomponent_free(feed.calendar);
    return status;
}

/* ---- the session's plan ---- */

struct planned {
    const heltmed_plan *plan;
    size_t index;
    const char *owner;
    int64_t trial_starts_on, hired_on; /* HELTMED_UNKNOWN without a trial or an employment */
};

static bool next_planned(void *context, struct feed_visit *out)
{
    struct planned *planned = context;
    bool trial_first = planned->hired_on == HELTMED_UNKNOWN ||
                       (planned->trial_starts_on != HELTMED_UNKNOWN && planned->trial_starts_on < planned->hired_on);

    if (heltmed_plan_visit(planned->plan, planned->index++, &out->on, &out->nominal_on, &out->step, NULL) != HELTMED_OK) {
        return false;
    }
    out->owner = planned->owner;
    out->began_on = (int32_t)(out->step == HELTMED_STEP_TRIAL ? planned->trial_starts_on : planned->hired_on);
    out->stamped_on = (int32_t)(trial_first ? planned->trial_starts_on : planned->hired_on);
    return true;
}

heltmed_status calendar_feed(struct session *session, heltmed_error *error)
{
    struct planned planned = {.plan = heltmed_document_get_plan(session->document), .owner = session->options->case_id};
    heltmed_status status = heltmed_document_fact(session->document, "trial_starts_on", &planned.trial_starts_on, error);

    if (status == HELTMED_OK) {
        status = heltmed_document_fact(session->document, "hired_on", &planned.hired_on, error);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    if (!heltmed_plan_known(planned.plan)) {
        return refuse(error, HELTMED_RANGE, "a dated parameter that the plan hangs on is not known: no feed can be made");
    }
    return calendar_feed_of(session, next_planned, &planned, error);
}

#endif
