/*
 * Outcome tables: what became of the cases, as of a day, in tables from which survival and conversion analyses are one correct
 * line. Counted and defined here; Kaplan-Meier, Cox and cumulative incidence are the work of R, lifelines and scikit-survival.
 * Nothing that happened after `extract_on`, or was recorded after it (by UTC date), is used.
 */
#ifndef HELTMED_OUTCOMES_H
#define HELTMED_OUTCOMES_H

#include <heltmed/arrow.h>
#include <heltmed/store.h>

HELTMED_BEGIN

/* The tables: "cases", "jobs", "spells", "visits", "exposure", "risk", "indicators". NULL past the end. Static. Since 0.1. */
HELTMED_EXPORT size_t heltmed_outcomes_table_count(void);
HELTMED_EXPORT const char *heltmed_outcomes_table_name(size_t table);
HELTMED_EXPORT const char *heltmed_outcomes_table_about(size_t table);

/* The columns of a table: name, kind ("text", "date", "yes_no", "code", "int", "list"), unit (NULL: none), whether it may be
 * NULL, what it means. The words of a code are listed by number from 0. NULL past the end. Static. Since 0.1. */
HELTMED_EXPORT size_t heltmed_outcomes_column_count(size_t table);
HELTMED_EXPORT const char *heltmed_outcomes_column_name(size_t table, size_t column);
HELTMED_EXPORT const char *heltmed_outcomes_column_kind(size_t table, size_t column);
HELTMED_EXPORT const char *heltmed_outcomes_column_unit(size_t table, size_t column);
HELTMED_EXPORT bool heltmed_outcomes_column_may_be_null(size_t table, size_t column);
HELTMED_EXPORT const char *heltmed_outcomes_column_about(size_t table, size_t column);
HELTMED_EXPORT const char *heltmed_outcomes_column_word(size_t table, size_t column, size_t code);

/* What is asked. Set it up with heltmed_outcomes_options_init. Since 0.1. */
typedef struct heltmed_outcomes_options {
    int64_t size;           /* of this struct, in bytes */
    int64_t extract_on;     /* required */
    int64_t suppress_below; /* required for "indicators": 0 hides nothing; HELTMED_UNKNOWN until it is said */
    int64_t coarsen;        /* of "risk": 0 days, 1 weeks, 2 months */
} heltmed_outcomes_options;

HELTMED_EXPORT void heltmed_outcomes_options_init(heltmed_outcomes_options *options);

/* The formats of a table. JSON is one object: {"table", "extract_on", "rulebook", "library", "rows": [{…}]}; Arrow is its IPC
 * stream format, in bytes. */
enum { HELTMED_OUTCOMES_CSV = 0, HELTMED_OUTCOMES_JSON = 1, HELTMED_OUTCOMES_ARROW = 2 };

/* A table, streamed. The caller destroys `*out`. Errors: unknown_name (the table), required (extract_on,
 * suppress_below), range, choice (format), busy, io, argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_outcomes_stream(heltmed_store *store, const char *table,
                                                                        const heltmed_outcomes_options *options, int32_t format,
                                                                        heltmed_stream **out, heltmed_error *error);

/* The same through Arrow's C stream interface, without a copy for the reader: `*out` is filled, and the caller (or whom it is handed
 * to) calls its release. The schema's metadata tells extract_on, rulebook and library version. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_outcomes_arrow(heltmed_store *store, const char *table,
                                                                       const heltmed_outcomes_options *options,
                                                                       struct ArrowArrayStream *out, heltmed_error *error);

/*
 * Several tables out of one pass through the store, which costs little more than one: `count` names, and as many places in `out`, one
 * stream for each. A stream that is read reads on for all of them, and what the others have not told yet waits in memory: read in
 * turn, a piece of each, they need memory for a few thousand rows; one read to its end first keeps all rows of the others. One
 * thread at a time for all of them; each is destroyed (released) by itself, in any order. Options hold for all: those of one table are
 * needed, and may be given, when it is among them. An error that one meets ends them all. On failure `out` is untouched. Errors: those
 * of one table, and argument (no names, or more than there are tables). Since 0.1.
 */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_outcomes_streams(heltmed_store *store, const char *const *tables, size_t count,
                                                                         const heltmed_outcomes_options *options, int32_t format,
                                                                         heltmed_stream **out, heltmed_error *error);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_outcomes_arrows(heltmed_store *store, const char *const *tables, size_t count,
                                                                        const heltmed_outcomes_options *options,
                                                                        struct ArrowArrayStream *out, heltmed_error *error);

/* The codebook of a table (NULL: of all) as JSON. Errors: unknown_name, argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_outcomes_codebook(const char *table, heltmed_text *out, heltmed_error *error);

/* Wilson's 95 % interval of k of n in basis points, the low end rounded down and the high end up. n 0 gives 0 and 10000.
 * Errors: range, argument. Any thread. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_wilson(int64_t k, int64_t n, int32_t *low_bp, int32_t *high_bp,
                                                               heltmed_error *error);

/* The municipality's page as JSON: counts, indicators with intervals, targets, departures. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_outcomes_report(heltmed_store *store, const heltmed_outcomes_options *options,
                                                                        heltmed_text *out, heltmed_error *error);

HELTMED_END

#endif
