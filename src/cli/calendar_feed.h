/* Planned visits as an iCalendar feed (RFC 5545): one all-day event for each visit, and no names. */
#ifndef CLI_CALENDAR_FEED_H
#define CLI_CALENDAR_FEED_H

#include "cli/session.h"

/* Writes the session's plan. Errors: unavailable (built without libical), range (the plan hangs on a rate that is not
 * known, so that a feed without visits would mislead), no_memory. */
heltmed_status calendar_feed(struct session *session, heltmed_error *error);

/* A visit of somebody's plan. `owner` (NULL or empty: none) is whose it is, in ids; `began_on` the first day of the trial or employment
 * that it follows up; `stamped_on` that of the whole plan, since no clock is read. */
struct feed_visit {
    const char *owner;
    int32_t on, nominal_on, step, began_on, stamped_on;
};

/* Writes the visits that `next` gives, until it is false. Errors: as above. */
typedef bool feed_next(void *context, struct feed_visit *out);
heltmed_status calendar_feed_of(struct session *session, feed_next *next, void *context, heltmed_error *error);

#endif
