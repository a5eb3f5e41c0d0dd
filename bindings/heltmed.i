/*
 * What crosses to a host language, the same for each: which headers are read and what of them is left out, handles, errors, and
 * which pointer means what. The headers are read as they are; what a type becomes in a language is told by that language's own
 * file, python/python.i or php/extension/php.i, which is included first and defines
 *
 *   HELTMED_HANDLE(T, CLASS, destroy)   a T that the host owns, in its words a CLASS: `T **out` makes one, `const T *` and `T *`
 *                                   take one, never NULL; destroy(T *) is called by the host's own memory management alone
 *   HELTMED_ANSWER(T, CLASS, get)   a `const T *` is read off a heltmed_document that the host has: no borrowed handle ever crosses.
 *                                   `get` gives NULL where the document holds no such answer: an error
 *   typemap(in, numinputs=0)        const heltmed_allocator *allocator (NULL), heltmed_error *error (a local, for the next)
 *   typemap(out) heltmed_status     a failure is raised, with the error's code, field and message; else nothing is given
 *   typemaps heltmed_text *out      an argument less; the text is what the call gives
 *            int32_t *OUT, int64_t *OUT   an argument less; what the call gives
 *            int32_t *NAMED, int64_t *NAMED, const char **NAMED   the same, where there may be several: by their names, or in order
 *            (const char *BYTES, size_t SIZE), (const char *DOCUMENT, size_t SIZE)   one argument: text; a document, as text or as the
 *                                   host would write one
 *            const char *OR_NONE    a text, or the host's own word for none
 *            int64_t                HELTMED_UNKNOWN is the host's own word for what is not known (None, null)
 *
 * and, where it defines HELTMED_WITH_STORE, HELTMED_STORE_LET_GO, which is heltmed_store_close where the host keeps no stores open for
 * the next request, and typemaps for heltmed_receipt *receipt, heltmed_verification *out, int64_t *refused and uint64_t;
 *
 * and, where it defines HELTMED_WITH_OUTCOMES besides, typemaps for const heltmed_outcomes_options *options and struct
 * ArrowArrayStream *out;
 *
 * and, where it defines HELTMED_WITH_COLUMNS, typemaps for columns: const heltmed_column *, heltmed_column_out *,
 * uint8_t *COLUMN_OUT, uint8_t *REFORMS_OUT, int64_t *COUNTS_OUT, (const heltmed_rulebook *const *RULEBOOKS, int64_t COUNT),
 * int64_t ROWS.
 *
 * It also says, with %ignore, what it leaves out besides. Facts and events cross as JSON documents, so that a new fact or assessment
 * needs nothing here.
 */
%{
#include <heltmed/heltmed.h>
%}
%include <stdint.i>

%nodefaultctor;
%nodefaultdtor;

#if defined(SWIGPYTHON)
%include "python/python.i"
#elif defined(SWIGPHP)
%include "php/extension/php.i"
#endif

HELTMED_HANDLE(heltmed_rulebook, HeltMedRulebook, heltmed_rulebook_destroy)
HELTMED_ANSWER(heltmed_decision, HeltMedDecision, heltmed_document_get_decision)
HELTMED_ANSWER(heltmed_plan, HeltMedPlan, heltmed_document_get_plan)
HELTMED_ANSWER(heltmed_shortfalls, HeltMedShortfalls, heltmed_document_get_shortfalls)
HELTMED_ANSWER(heltmed_share, HeltMedShare, heltmed_document_get_share)

/* Handles are destroyed by the host's memory management, and answers are made by documents. */
%ignore heltmed_rulebook_destroy;
%ignore heltmed_document_destroy;
%ignore heltmed_document_get_decision;
%ignore heltmed_document_get_plan;
%ignore heltmed_document_get_shortfalls;
%ignore heltmed_document_get_share;
%ignore heltmed_decision_create;
%ignore heltmed_decision_destroy;
%ignore heltmed_plan_create;
%ignore heltmed_plan_destroy;
%ignore heltmed_plan_make;
%ignore heltmed_shortfalls_create;
%ignore heltmed_shortfalls_destroy;
%ignore heltmed_shortfalls_make;
%ignore heltmed_share_create;
%ignore heltmed_share_destroy;
%ignore heltmed_share_make;
/* Facts are documents, not structs. */
%ignore heltmed_assess;
%ignore heltmed_facts_init;
%ignore heltmed_facts_size;
%ignore heltmed_fact_offset;
/* Texts and errors are the host's own. */
%ignore heltmed_allocator;
%ignore heltmed_text_create;
%ignore heltmed_text_destroy;
%ignore heltmed_text_data;
%ignore heltmed_text_size;
%ignore heltmed_error;
%ignore HELTMED_ERROR_FIELD_SIZE;
%ignore HELTMED_ERROR_MESSAGE_SIZE;
%ignore heltmed_error_json;
%ignore HELTMED_UNKNOWN;
%ignore heltmed_unknown;

%apply int32_t *OUT { int32_t *out };
%apply int64_t *OUT { int64_t *out };
%apply int32_t *NAMED { int32_t *year, int32_t *month, int32_t *day, int32_t *valid_from, int32_t *known_from, int32_t *on,
                        int32_t *nominal_on, int32_t *step, int32_t *days, int32_t *days_in_month, int32_t *from, int32_t *to };
%apply int64_t *NAMED { int64_t *value, int64_t *rate_ore, int64_t *share_ore, int64_t *hourly_ore, int64_t *floor_ore,
                        int64_t *shortfall_ore, int64_t *owed_ore };
%apply const char **NAMED { const char **id };
%apply (const char *BYTES, size_t SIZE) { (const char *text, size_t size) };
%apply (const char *DOCUMENT, size_t SIZE) { (const char *json, size_t size) };
%apply const char *OR_NONE { const char *unit };

%include "heltmed/export.h"
%include "heltmed/status.h"
%include "heltmed/version.h"
%include "heltmed/allocator.h"
%include "heltmed/date.h"
%include "heltmed/rulebook.h"
%include "heltmed/decision.h"
%include "heltmed/assessment.h"
%include "heltmed/plan.h"
%include "heltmed/shortfalls.h"
%include "heltmed/share.h"
%include "heltmed/document.h"
%include "heltmed/label.h"
%include "heltmed/event.h"

#ifdef HELTMED_WITH_COLUMNS
%ignore heltmed_column;
%ignore heltmed_column_out;
%ignore heltmed_column_init;
%ignore heltmed_column_out_init;
%apply int64_t ROWS { int64_t rows };
%apply uint8_t *COLUMN_OUT { uint8_t *outcomes, uint8_t *reasons, uint8_t *baseline_outcomes };
%apply uint8_t *REFORMS_OUT { uint8_t *reform_outcomes, uint8_t *changes };
%apply int64_t *COUNTS_OUT { int64_t *counts };
%apply (const heltmed_rulebook *const *RULEBOOKS, int64_t COUNT) { (const heltmed_rulebook *const *reforms, int64_t reform_count) };
%include "heltmed/columns.h"
#endif

#ifdef HELTMED_WITH_STORE
HELTMED_HANDLE(heltmed_store, HeltMedStore, HELTMED_STORE_LET_GO)
HELTMED_HANDLE(heltmed_stream, HeltMedStream, heltmed_stream_destroy)
%ignore heltmed_store_close;
%ignore heltmed_stream_destroy;
/* Of hosts that keep stores open beyond a request: their language's file calls it, or has none. */
%ignore heltmed_store_renew;
/* Receipts and findings are the host's own values. */
%ignore heltmed_receipt;
%ignore heltmed_verification;
%ignore HELTMED_HEAD_SIZE;
%ignore HELTMED_KEY_SIZE;
/* A host has its own reader of CSV, and no function of its own is called from within. */
%ignore heltmed_event_from_csv;
%ignore heltmed_watch;
%ignore heltmed_store_watch;
%apply const char *OR_NONE { const char *head, const char *case_id };
%include "heltmed/stream.h"
%include "heltmed/simulate.h"
%include "heltmed/store.h"
#endif

#ifdef HELTMED_WITH_OUTCOMES
%ignore heltmed_outcomes_options;
%ignore heltmed_outcomes_options_init;
/* A table at a time: streams that share one pass are read in turn, by C and by the command. */
%ignore heltmed_outcomes_streams;
%ignore heltmed_outcomes_arrows;
%apply int32_t *NAMED { int32_t *low_bp, int32_t *high_bp };
%apply const char *OR_NONE { const char *table };
%include "heltmed/outcomes.h"
#endif

/* What a language adds of its own. */
#if defined(SWIGPYTHON)
%include "python/package.i"
#elif defined(SWIGPHP)
%include "php/extension/answers.i"
#endif
