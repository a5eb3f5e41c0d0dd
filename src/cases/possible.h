/* Which types of events could be of a case on a day, whatever they say. */
#ifndef CASES_POSSIBLE_H
#define CASES_POSSIBLE_H

#include "cases/case.h"

/*
 * Whether some event of a type (of SCOPE_CASE or SCOPE_ANY), of that day and recorded on it, could be added to the log: `*why` is
 * NOT_REFUSED, or a reason that has a name. Everything in the log counts, later days too. The answer is the fold's own: it is asked of an
 * event at no employer or a new one and, when that is refused, at each of the log's; what else an event says decides nothing (a test
 * tries it). `voided` takes out no safety event here: there may be ones that not everybody may
 * know of. The log is left as it was but for its order; the state is then that of no case. Errors: no_memory, after which the log is
 * of no use; internal.
 */
heltmed_status case_possible(struct case_state *state, struct event_log *log, const struct world *world, enum event_type type, int32_t on,
                             enum refused *why, heltmed_error *error);

#endif
