/* What the views of a store share: one snapshot of the file, its agreements and tariffs, and one case after another. */
#ifndef STORE_VIEW_H
#define STORE_VIEW_H

#include "store/read.h"

struct view {
    heltmed_store *store;
    int32_t as_of; /* DATE_MAX: everything that was recorded */
    struct event_log world_log, log;
    struct world world;
    struct case_state state;
    bool owns_snapshot;
};

/* Begins a reading; view_end also after an error. `out` is emptied. Errors: argument, range (`on`, a day that is none), those of reading.
 */
heltmed_status view_begin(struct view *view, heltmed_store *store, int32_t on, int32_t as_of, heltmed_text *out, heltmed_error *error);
void view_end(struct view *view);

/* Calls `each` for every case in order of its id, folded; `id` is good until it returns. */
typedef heltmed_status view_case(void *context, const char *id, heltmed_error *error);
heltmed_status view_cases(struct view *view, view_case *each, void *context, heltmed_error *error);

/* Ends a view's text, or empties it where it failed. */
heltmed_status view_finish(heltmed_status status, heltmed_text *out, heltmed_error *error);

/* Pieces of the documents: `"key":value`, after a comma unless it is the first of its object. */
void view_key(heltmed_text *out, const char *key);
void view_day(heltmed_text *out, const char *key, int64_t day); /* null for NONE and UNKNOWN */
void view_value(heltmed_text *out, const char *key, enum value_kind kind, const char *const *words, int64_t value);
void view_id(heltmed_text *out, const char *key, const struct event_log *log, int64_t place); /* null for NONE */

/* A visit that is planned and that no visit has closed. */
struct planned_visit {
    int64_t due_on, nominal_on, step;
};

/* Those due in [from, until] and, first, the oldest that is overdue on `from`, of a trial or job of the folded case; one after the other:
 * begin, then next until it is false. */
struct planned_visits {
    struct plan_facts facts;
    struct calendar calendar;
    struct plan_walk walk;
    int32_t from;
    bool overdue_told;
};
void planned_visits_begin(struct planned_visits *visits, const struct view *view, const struct case_subject *subject, int32_t from,
                          int32_t until);
bool planned_visits_next(struct planned_visits *visits, struct planned_visit *out);

#endif
