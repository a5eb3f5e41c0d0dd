/* Events out of the file: the log of one case, of the agreements and tariffs, or of all cases one after the other. */
#ifndef STORE_READ_H
#define STORE_READ_H

#include "store/store.h"

/* The number of a case; 0 when there is none of that id. */
heltmed_status read_case_no(heltmed_store *store, const char *id, int64_t *no, heltmed_error *error);
/* Whether a case of that id was erased. */
heltmed_status read_case_is_erased(heltmed_store *store, const char *id, bool *erased, heltmed_error *error);

/* How many events there are of a case (WORLD_NO: of agreements and tariffs). */
heltmed_status read_count(heltmed_store *store, int64_t case_no, int64_t *count, heltmed_error *error);

/* Fills the log, emptied first, with every event of a case (WORLD_NO: of agreements and tariffs) in order of arrival. Errors: damaged,
 * busy, io, no_memory. */
heltmed_status read_log(heltmed_store *store, int64_t case_no, struct event_log *log, heltmed_error *error);

/* The log of a case by its id. Errors as above, and state: there is no such case, or it was erased. */
heltmed_status read_case(heltmed_store *store, const char *id, struct event_log *log, heltmed_error *error);

/*
 * Every case that has events, in order of its id: begin, next until the id is NULL, end (also after an error, and when begin failed). It
 * reads one snapshot: its own connection's, when the store is to be used for something else meanwhile (`alone`), else the store's.
 */
struct store_cases {
    heltmed_store *store;
    bool owns_store, owns_snapshot, over;
    sqlite3_stmt *statement;
    char id[65];
};

heltmed_status store_cases_begin(heltmed_store *store, bool alone, struct store_cases *cases, heltmed_error *error);
/* Fills the log with the next case's events; `*id` is good until the next call. */
heltmed_status store_cases_next(struct store_cases *cases, struct event_log *log, const char **id, heltmed_error *error);
void store_cases_end(struct store_cases *cases);

#endif
