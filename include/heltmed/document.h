/*
 * Documents: JSON facts in, canonical JSON out, in one call from any host language.
 *
 * The JSON of facts is read strictly (contract, section 1): an unknown or repeated key, a number with a point or an
 * exponent, a date that does not exist, text that is no UTF-8 are all refused, and nothing is assessed then. An error
 * never repeats a value or a key of the document.
 */
#ifndef HELTMED_DOCUMENT_H
#define HELTMED_DOCUMENT_H

#include <heltmed/plan.h>
#include <heltmed/share.h>
#include <heltmed/shortfalls.h>

HELTMED_BEGIN

/* What documents are read and answered with: the facts, lists and answers of the latest one. It is used again for the
 * next, and then allocates nothing once it has held as much before. One thread at a time. Since 0.1. */
typedef struct heltmed_document heltmed_document;

/* The caller destroys it. Errors: argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_document_create(const heltmed_allocator *allocator, heltmed_document **out,
                                                                        heltmed_error *error);
/* NULL is accepted. */
HELTMED_EXPORT void heltmed_document_destroy(heltmed_document *document);

/*
 * Reads the facts of an assessment (`size` bytes of UTF-8, no NUL needed; not needed afterwards), assesses them under a
 * sealed rulebook and writes the decision to `out`, texts in `language` (HELTMED_NB …). With `out` NULL nothing is
 * written: the decision is then had from heltmed_document_get_decision.
 * Errors: syntax, type, unknown_field, duplicate_field, choice, date, range, required; unknown_name (the assessment or
 * the language), not_sealed, argument, no_memory. `out` is then empty. Since 0.1.
 */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_document_assess(heltmed_document *document, const heltmed_rulebook *rulebook,
                                                                        const char *assessment, const char *json, size_t size,
                                                                        int32_t language, heltmed_text *out, heltmed_error *error);

/* The same for the plan of visits, {"visits": […]} (null when a dated parameter that they hang on is not known), wage
 * shortfalls, and the municipality's share (contract, section 4). They have no texts, and so no language. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_document_plan(heltmed_document *document, const heltmed_rulebook *rulebook,
                                                                      const char *json, size_t size, heltmed_text *out,
                                                                      heltmed_error *error);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_document_shortfalls(heltmed_document *document, const heltmed_rulebook *rulebook,
                                                                            const char *json, size_t size, heltmed_text *out,
                                                                            heltmed_error *error);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_document_share(heltmed_document *document, const heltmed_rulebook *rulebook,
                                                                       const char *json, size_t size, heltmed_text *out,
                                                                       heltmed_error *error);

/* The answer to the latest document, to ask it more (for a letter, say); borrowed until the next one or the end of
 * `document`. NULL when that was of another kind or was refused, or when there was none. Since 0.1. */
HELTMED_EXPORT const heltmed_decision *heltmed_document_get_decision(const heltmed_document *document);
HELTMED_EXPORT const heltmed_plan *heltmed_document_get_plan(const heltmed_document *document);
HELTMED_EXPORT const heltmed_shortfalls *heltmed_document_get_shortfalls(const heltmed_document *document);
HELTMED_EXPORT const heltmed_share *heltmed_document_get_share(const heltmed_document *document);

/* The value of a fact of the latest document, by its name: HELTMED_UNKNOWN when it was absent.
 * Errors: unknown_name, type (a list), argument (also when the latest document was refused). Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_document_fact(const heltmed_document *document, const char *name, int64_t *out,
                                                                      heltmed_error *error);

/* The answers as canonical JSON, as above. Errors: argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_plan_json(const heltmed_plan *plan, heltmed_text *out, heltmed_error *error);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_shortfalls_json(const heltmed_shortfalls *shortfalls, heltmed_text *out,
                                                                        heltmed_error *error);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_share_json(const heltmed_share *share, heltmed_text *out, heltmed_error *error);

/*
 * An overlay on the sealed rulebook `base` from its JSON form, sealed; the caller destroys it:
 * {"version": "my-2027", "parameters": {"wage.floor_share_bp": [{"valid_from": "2027-01-01", "value": 2500}]}}
 * A value may be null (known to have ended, the next one not known) and may carry "known_from", the day it was decided;
 * that of a list of municipalities is a list of their four digits ("1506").
 * Errors: syntax, type, unknown_field (a parameter too), duplicate_field, date, range, required, not_sealed, argument,
 * no_memory; `*out` is untouched then. Any thread. Since 0.1.
 */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_document_overlay(const heltmed_rulebook *base, const char *json, size_t size,
                                                                         const heltmed_allocator *allocator, heltmed_rulebook **out,
                                                                         heltmed_error *error);

/* An error as JSON: {"error": {"code": "range", "field": "on", "message": "…", "line": 7}}; `field` is null where there
 * is none, `line` is left out when it is 0. Errors: argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_error_json(const heltmed_error *given, int64_t line, heltmed_text *out,
                                                                   heltmed_error *error);

HELTMED_END

#endif
