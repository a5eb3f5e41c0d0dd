/*
 * The store's inside: one SQLite connection, the statements that it keeps, and the state of a transaction.
 *
 * The file: events in the order of their case, so that a case is read at one place; beside them the chain in the order of
 * arrival, which an erasure leaves as it is. See schema.c.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>

#include <sqlite3.h>

#include <heltmed/store.h>

#include "cases/case.h"
#include "store/batch.h"
#include "store/chain.h"
#include "store/held.h"
#include "store/places.h"
#include "store/sql.h"

/* What the connection may do now; the triggers ask for it. */
enum store_gate { GATE_CLOSED, GATE_APPEND, GATE_ERASE };

/* Agreements and tariffs are no case's: their events stand under this number. */
enum { WORLD_NO = 0 };

struct heltmed_store {
    heltmed_allocator allocator;
    sqlite3 *db;
    sqlite3_stmt *statements[SQL_STATEMENTS]; /* prepared when first used */
    const heltmed_rulebook *rulebook;
    int32_t flags;
    long process;
    char *path; /* the whole path */
    size_t path_size;
    struct chain_secret secret;
    struct chain_salts salts;

    heltmed_watch watch;
    void *watch_context;

    /* Of the transaction that writes. */
    enum store_gate gate;
    int64_t schema_seen; /* SQLite's own number of the schema that was last compared */
    struct chain_end end;
    bool has_erasures; /* only then are marks looked for */

    struct heltmed_text texts, data, content, row; /* reused for each event */
    struct heltmed_text rows;                      /* the data of a case's events, while they are read */
    struct event_log log, world_log;
    struct case_state state;
    struct world world;
    int64_t world_seq; /* the last event that the world was made of; -1: not made */

    /* What is kept from one append for the next, while nobody else writes: the places, and the case appended to last. */
    int64_t data_seen; /* SQLite's own number of what others have written */
    struct event_log written;
    int64_t written_no, written_seq; /* its number, and the last event of the chain then; WORLD_NO: none */
    struct place_book places;
    struct held_book held; /* of views */
    struct batch batch;
};

/* argument for NULL, for a handle from before a fork, and while a batch is open unless it may be. */
heltmed_status store_check(const heltmed_store *store, heltmed_error *error);
/* The same, and unavailable where the store was opened read-only. */
heltmed_status store_check_writes(const heltmed_store *store, heltmed_error *error);

/* One more connection to the same file, read-only, for what reads while the store is used for something else. */
heltmed_status store_again(const heltmed_store *store, heltmed_store **out, heltmed_error *error);

/* Begins a transaction that writes: waits for the lock, sees to it that the schema is what it was, and reads the end of the
 * chain. `store_commit` and `store_roll_back` close the gate. */
heltmed_status store_begin(heltmed_store *store, enum store_gate gate, heltmed_error *error);
heltmed_status store_commit(heltmed_store *store, heltmed_error *error);
void store_roll_back(heltmed_store *store);

/* The same for what only looks whether it could write: it waits for no lock. `store_roll_back` ends it. */
heltmed_status store_rehearse_begin(heltmed_store *store, heltmed_error *error);

/* One snapshot for several readings; inside a transaction that writes it is that one. `*own` is handed to store_read_end. */
heltmed_status store_read_begin(heltmed_store *store, bool *own, heltmed_error *error);
void store_read_end(heltmed_store *store, bool own);

#endif
