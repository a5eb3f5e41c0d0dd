/*
 * The store: the cases of one data controller (a municipality) as dated events in one SQLite file. Everything else is
 * folded from the events.
 *
 * Events are JSON documents (store.md of the project's contract, "Events"): {"key", "case", "type", "on", "recorded_at",
 * "actor", "data", "corrects", "expected_version"}. No name, no birth number, no diagnosis is ever taken in: ids are opaque,
 * and one that could be a Norwegian birth number is refused.
 *
 * A handle is used by one thread at a time and refuses use after fork(). Any number of processes may have one file open.
 * The library reads no clock: the day on which something is recorded comes from the host.
 *
 * What an acknowledged append has written is on disk, whatever happens to the machine then (WAL, synchronous FULL), unless
 * the store was opened relaxed. At rest the file is as safe as the volume it lies on.
 */
#ifndef HELTMED_STORE_H
#define HELTMED_STORE_H

#include <heltmed/rulebook.h>
#include <heltmed/stream.h>

HELTMED_BEGIN

typedef struct heltmed_store heltmed_store;

/* How a store is opened; added together. */
enum {
    HELTMED_STORE_READ_ONLY = 1,
    HELTMED_STORE_RELAXED = 2 /* a power cut may lose the last appends, never the file: for bulk import */
};

enum { HELTMED_HEAD_SIZE = 65, HELTMED_KEY_SIZE = 65 };

/* What an append answers. Since 0.1. */
typedef struct heltmed_receipt {
    int64_t seq;                  /* the event's number in the file, from 1 */
    int64_t version;              /* how many events the case then had; of agreement and tariff events 0 */
    int64_t repeated;             /* 1: this event was there already, and this is its first receipt */
    char head[HELTMED_HEAD_SIZE]; /* the chain's head after this event: 64 hexadecimal digits, and a NUL */
    char key[HELTMED_KEY_SIZE];   /* the event's key; another than was given where a safety event's was blotted out */
} heltmed_receipt;

/* Makes a new, empty store. Errors: argument, io (it exists already, or cannot be written), no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_create(const char *path, const heltmed_allocator *allocator,
                                                                     heltmed_error *error);

/* Opens a store; `rulebook` (sealed) is what it folds with, kept alive by it. The caller closes `*out`.
 * Errors: io (no such file, no right to it), foreign (no store of heltmed), layout (newer: this library is too old for it; or
 * older: heltmed_store_migrate), damaged, busy, not_sealed, argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_open(const char *path, int32_t flags, const heltmed_rulebook *rulebook,
                                                                   const heltmed_allocator *allocator, heltmed_store **out,
                                                                   heltmed_error *error);

/* NULL is accepted; an open batch is rolled back. Streams made from the store live on. A handle from
 * before a fork lets go of its memory alone. Since 0.1. */
HELTMED_EXPORT void heltmed_store_close(heltmed_store *store);

/* Makes a store that was kept open as one opened just now, at a small part of the cost, for a host that answers one request after another:
 * an open batch is rolled back, what was kept for appends is forgotten, and the file must be the one that was opened, in the same layout.
 * Where it fails, the store is to be closed and opened again. Errors: io (another file, or none, is at its path now), layout, damaged,
 * busy, argument (a handle from before a fork), no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_renew(heltmed_store *store, heltmed_error *error);

/* Called now and then during long work (verify, outcomes): how many events of how many are done; 0: of how many is not known. It must not
 * use the store. */
typedef void (*heltmed_watch)(void *context, int64_t done, int64_t total);

/* Who is told of progress; NULL: nobody. Errors: argument. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_watch(heltmed_store *store, heltmed_watch watch, void *context,
                                                                    heltmed_error *error);

/*
 * Appends one event (`size` bytes of JSON), whole or not at all. A key that is there already gives its first receipt when the
 * content is the same. `receipt` may be NULL.
 * Errors: syntax, type, unknown_field, duplicate_field, choice, date, range, required, identifier (an id or key outside its
 * form, or one that could be a birth number); conflict (the key is there with other content, or the case has more events than
 * `expected_version`), state (it cannot have been), quota (no place left); busy, io, damaged, unavailable (opened read-only),
 * argument, no_memory. Nothing has changed then. Since 0.1.
 */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_append(heltmed_store *store, const char *json, size_t size,
                                                                     heltmed_receipt *receipt, heltmed_error *error);

/*
 * Whether heltmed_store_append would take this event now, with the same errors; nothing is written, no lock is waited for, and a store
 * opened read-only answers too. Another process may append before the event is: only the append itself tells for good. Errors: those of
 * heltmed_store_append but for unavailable; argument also while a batch is open. Since 0.1.
 */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_rehearse(heltmed_store *store, const char *json, size_t size,
                                                                       heltmed_error *error);

/*
 * Which types of events could be appended now to a case, of the day `on` and recorded on it, and why the others could not, as JSON;
 * texts in `language`.
 * {"case", "on", "types": [{"type", "allowed", "reason" (null where it is), "text" (the reason in words, null where there is none)}]}:
 * every type of scope "case", and `voided`, in the contract's order.
 * Judged is the type, not what one event says. `allowed` is true when some event of the type would be taken: at some employer, taking
 * no place under an agreement, correcting nothing (but `voided`, which takes out one that is there). An event that names another
 * employer, an agreement that has no place left, or a value outside its range is refused all the same: heltmed_store_rehearse tells
 * that. It is false when none would be taken, whatever it says. All that is recorded counts, later days than `on` too.
 * Reasons: never_opened, opened_already, before_opening (the day is), goes_on (neither withdrawn nor closed), no_trial,
 * no_job_to_change, no_job_to_end, not_paused, no_placement, voids_nothing, contradicts_later (something recorded of a later day could
 * then not have been), erased. What departs from the model is allowed: heltmed_store_case tells of that.
 * A case that there is not can be opened. The safety number is always open, and `voided` tells nothing of it.
 * Errors: identifier (`case_id`), unknown_name (language), range (`on`), busy, io, damaged, argument, no_memory; `out` is empty then.
 * Since 0.1.
 */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_allowed(heltmed_store *store, const char *case_id, int32_t on,
                                                                      int32_t language, heltmed_text *out, heltmed_error *error);

/* How a batch checks. */
enum {
    HELTMED_BATCH_EACH = 0,  /* each event as it is appended: a refused one is left out, and the batch goes on */
    HELTMED_BATCH_RESULT = 1 /* the result, when it is committed: events that only make sense together may be appended together */
};

/* Until commit or rollback all appends are one transaction, acknowledged by the commit alone. In a batch of
 * HELTMED_BATCH_RESULT a refused append (or commit) makes the commit refuse everything but safety events (concern_reported,
 * concern_acted_on), which are recorded all the same. Errors: busy, io, argument (a batch is open), unavailable. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_batch_begin(heltmed_store *store, int32_t check, heltmed_error *error);
/* `refused` (NULL accepted) gets the number, from 0, of the append that was refused, -1 when none was. Errors: those of an
 * append. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_batch_commit(heltmed_store *store, int64_t *refused, heltmed_error *error);
/* What was appended never was, but for safety events, which are recorded all the same. Ok where no batch is open. Errors: busy, io,
 * argument, unavailable, no_memory (a safety event could not be recorded). Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_batch_rollback(heltmed_store *store, heltmed_error *error);

enum { HELTMED_JSONL = 0, HELTMED_CSV = 1 };

/* Every event in the order in which they arrived, as JSON Lines or CSV (with a head line; `data` is one JSON column), or those
 * of one case (`case_id` not NULL). Errors: state (no such case, or erased), choice (format), busy, io, argument, no_memory.
 * Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_export(heltmed_store *store, const char *case_id, int32_t format,
                                                                     heltmed_stream **out, heltmed_error *error);

/* A line of CSV as export writes it, as the JSON of the event. The head line gives nothing (`*is_head` 1).
 * Errors: syntax, argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_event_from_csv(const char *line, size_t size, heltmed_text *out, int32_t *is_head,
                                                                       heltmed_error *error);

/*
 * One case as it stands on a day, as JSON, texts in `language`: what happened or was recorded later is not seen, so that an
 * answer given that day can be given again.
 * {"case", "on", "rulebook", "version" (how many events it has), "state" (open, trial, waiting, employed, paused, ended, withdrawn,
 * closed), "municipality", "path", "opened_on", "withdrawn_on", "closed_on",
 * "trials": [{"employer", "agreement", "starts_on", "last_day", "ended_early", "offered_on", "declined_on", "job_no"}],
 * "jobs": [{"job_no", "employer", "agreement", "starts_on", "ends_on", "end_reason", "converted_to_vta_o_on", "hourly_wage_ore", "tariff",
 * "minutes_per_week", "paused"}],
 * "departs_from": [ids of criteria that were surely not met when the thing happened],
 * "foresees": [{"what", "on", and where it has them "employer", "step"}] in order of day, "what" being trial_last_day, offer_due,
 * place_held_until, visit (the next one, or the oldest that is overdue), step_change, agreement_ends, certificate, practice_starts,
 * practice_ends, ungjobb_certificate,
 * "asks": [names of facts: those that leave a decision open, then those to ask besides],
 * "assessments": [every decision that applies, as heltmed_document_assess gives it; {"error": {…}} where the facts contradict],
 * "concerns": [{"reported_on", "reported_by", "acted_on", "acted_by"}]}
 * With `concerns` 0 nothing of the safety number is in it.
 * Errors: state (no such case on that day, or erased), unknown_name (language), range (`on`), busy, io, damaged, argument, no_memory;
 * `out` is empty then, here and below. Since 0.1.
 */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_case(heltmed_store *store, const char *case_id, int32_t on, int32_t language,
                                                                   int32_t concerns, heltmed_text *out, heltmed_error *error);

/*
 * One of the assessments that heltmed_store_case shows, as a letter to the person (heltmed_decision_letter); where it stands there several
 * times, of each trial or employment, the last one. `assessment` is its name.
 * Errors: state (no such case on that day, or erased; the assessment does not apply to it then), unknown_name (assessment, language),
 * unavailable (a concern is never put in a letter), range (`on`; facts that contradict), busy, io, damaged, argument, no_memory.
 * Since 0.1.
 */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_letter(heltmed_store *store, const char *case_id, int32_t on,
                                                                     const char *assessment, int32_t language, heltmed_text *out,
                                                                     heltmed_error *error);

/*
 * Visits due in [from, until] and overdue on `from` in all cases, as they stand on `from`, in order of day, as JSON. Of the visits of
 * one plan that are overdue, the oldest alone is told: one visit closes them all.
 * {"from", "until", "concerns": [{"case", "reported_on", "reported_by", "open_days"}] that nobody has acted on,
 * "visits": [{"case", "employer", "due_on", "nominal_on", "step" (trial, weekly, fortnightly, monthly), "overdue_days", "began_on" (the
 * trial or employment that it follows up)}]}
 * With `concerns` 0 nothing of the safety number is in it. `from` after `until` gives no visits.
 * Errors: range (a day), busy, io, damaged, argument, no_memory. Since 0.1.
 */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_due(heltmed_store *store, int32_t from, int32_t until, int32_t concerns,
                                                                  heltmed_text *out, heltmed_error *error);

/*
 * Each agreement on a day, in order of name, as JSON; all that was recorded counts, also later.
 * {"on", "agreements": [{"agreement", "municipality", "agreed" (0 where it is not in force), "taken", "left", "overfilled" (how many
 * more are taken than agreed while it is in force), "share": {"month", "days" (of all its places), "share_ore" (the sum of the places'
 * shares, each rounded once; null where the rate is not known), "estimate"}}]}
 * Errors: as above. Since 0.1.
 */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_places(heltmed_store *store, int32_t on, heltmed_text *out,
                                                                     heltmed_error *error);

/*
 * Every employment that was under the floor on a day up to `until`, or of which that could not be told on some day, as JSON; all that
 * was recorded counts, also later. Judged through its last day, or to the day before its conversion to VTA-O.
 * {"until", "employments": [{"case", "job_no", "employer", "periods": [as of heltmed_shortfalls], "sum_owed_ore", "unjudged": [{"from",
 * "to"}], "complete"}], "sum_owed_ore" (null when one is), "complete" (true when every day of every employment was judged)}
 * Errors: as above. Since 0.1.
 */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_shortfalls(heltmed_store *store, int32_t until, heltmed_text *out,
                                                                         heltmed_error *error);

enum {
    HELTMED_ERASE_DESPITE_CONCERN = 1 /* also a case with a concern that nobody has acted on */
};

/*
 * Erases a case: its events, its ids. What the chain needs stays: digests, how many, and `on`, the day. The bytes are gone from
 * the file and its WAL when it returns ok; busy means that the erasure is done but another connection still reads, so that
 * the purge is owed: heltmed_store_erase_finish does it. io and no_memory may mean the same, as the message then says; where the
 * erasure itself failed, nothing has changed. Backups and exports are the host's to erase.
 * Errors: state (no such case, or erased already; an open concern), busy, io, argument, no_memory. Since 0.1.
 */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_erase(heltmed_store *store, const char *case_id, int32_t on, int32_t flags,
                                                                    heltmed_error *error);
/* Does a purge that is owed; ok also when none is. Errors: busy, io, argument. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_erase_finish(heltmed_store *store, heltmed_error *error);

/* What verify found. Since 0.1. */
typedef struct heltmed_verification {
    int64_t events; /* in the chain, erased ones included */
    int64_t erased;
    int64_t faulty_seq;           /* the first event that is changed, missing or out of order; 0: none */
    int64_t purge_is_owed;        /* 1: heltmed_store_erase_finish is still to be called */
    char head[HELTMED_HEAD_SIZE]; /* of the chain */
} heltmed_verification;

/* Checks the file as SQLite sees it and the chain of every event. `head` (NULL: none) is one from a receipt kept elsewhere: it
 * must be the head after some event, else the file's end was cut off or is another's. Errors: damaged (the message says what, `out` which
 * event), busy, io, argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_verify(heltmed_store *store, const char *head, heltmed_verification *out,
                                                                     heltmed_error *error);

/* How far the chain has come, read and not checked: `events`, `erased` and `head` change when anything is appended or erased, and
 * only then, so that whoever keeps an answer of the store knows by them whether it still holds. `faulty_seq` is 0. Errors: damaged, busy,
 * io, argument (a batch is open), no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_head(heltmed_store *store, heltmed_verification *out, heltmed_error *error);

/* Copies the store to a new file while writers go on. Errors: io (it exists already), busy, argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_backup(heltmed_store *store, const char *path, heltmed_error *error);

/* Brings a file of an older layout to this library's, in one transaction, after copying it to `backup_path` (a new file). Ok, and
 * no copy, when there is nothing to do. Errors: foreign, layout (newer), io, busy, damaged, argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_store_migrate(const char *path, const char *backup_path,
                                                                      const heltmed_allocator *allocator, heltmed_error *error);

/* The layout that this library writes. Since 0.1. */
HELTMED_EXPORT int32_t heltmed_store_layout(void);

HELTMED_END

#endif
