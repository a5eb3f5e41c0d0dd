/* The plan as an iCalendar feed (RFC 5545): one all-day event for each visit, and no names. */
#ifndef CLI_CALENDAR_FEED_H
#define CLI_CALENDAR_FEED_H

#include "cli/session.h"

/* Writes the session's plan. Errors: unavailable (built without libical), range (the plan hangs on a rate that is not
 * known, so that a feed without visits would mislead), no_memory. */
heltmed_status calendar_feed(struct session *session, heltmed_error *error);

#endif
