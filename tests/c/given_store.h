/* What tests of the store begin with: a file of their own, opened, and events put as a host would give them. */
#ifndef GIVEN_STORE_H
#define GIVEN_STORE_H

#include "given.h"

enum { STORE_PATH_SIZE = 64 };

struct given_store {
    char path[STORE_PATH_SIZE];
    heltmed_store *store;
    heltmed_error error;
    heltmed_receipt receipt; /* of the last append */
};

/* A new store in the temporary directory, opened. */
struct given_store *given_store_new(void);
/* Closes it and removes its files. */
void given_store_free(struct given_store *given);
/* For cmocka's setup and teardown: `*state` is a struct given_store. */
int given_store_begin(void **state);
int given_store_end(void **state);
void given_store_reopen(struct given_store *given, int32_t flags);

/* Appends JSON written with ' for "; the status. */
heltmed_status given_append(struct given_store *given, const char *json);
/* An event of case c-1 on a day, recorded on it; `rest` is what stands after the day: ",'data':{…}" or "". */
heltmed_status given_event_of(struct given_store *given, const char *case_id, const char *key, const char *type, const char *on,
                              const char *rest);
/* case_opened of a case on 2026-01-05. */
void given_case_opened(struct given_store *given, const char *case_id);

/* The first number that SQL gives on a plain connection to the file; -1 when it is refused. */
int64_t given_sql(struct given_store *given, const char *sql);
/* How many files of the store (itself, its WAL) hold these bytes. */
int given_files_with(struct given_store *given, const char *bytes);

#endif
