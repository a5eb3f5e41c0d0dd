/*
 * What can be assessed, and what each assessment asks for: the tables that every other surface is made from.
 * All texts are static; all functions may be called from any thread.
 */
#ifndef HELTMED_ASSESSMENT_H
#define HELTMED_ASSESSMENT_H

#include <stdbool.h>
#include <stddef.h>

#include <heltmed/date.h>

HELTMED_BEGIN

/* The assessments in the contract's order, then the computations "plan", "shortfalls" and "share", which have facts but
 * no criteria. NULL past the end. Since 0.1. */
HELTMED_EXPORT size_t heltmed_assessment_count(void);
HELTMED_EXPORT size_t heltmed_computation_count(void);
HELTMED_EXPORT const char *heltmed_assessment_name(size_t index);
/* The question it answers, in English. NULL for an unknown name. Since 0.1. */
HELTMED_EXPORT const char *heltmed_assessment_title(const char *assessment);

/* The facts of an assessment or computation, in the order of its facts struct (a list counts once). 0 and NULL for an
 * unknown name or past the end. Since 0.1. */
HELTMED_EXPORT size_t heltmed_fact_count(const char *assessment);
HELTMED_EXPORT const char *heltmed_fact_name(const char *assessment, size_t index);
/* What it means, in English. */
HELTMED_EXPORT const char *heltmed_fact_about(const char *assessment, size_t index);
/* "date", "yes or no", "choice", "set of choices", "municipality", "øre an hour", "list" … */
HELTMED_EXPORT const char *heltmed_fact_kind(const char *assessment, size_t index);
/* Its place in the facts struct, in bytes; a list's address stands there and its count 8 bytes on. 0 past the end. */
HELTMED_EXPORT size_t heltmed_fact_offset(const char *assessment, size_t index);
/* The range of a number, date or choice; of a list the range of its count. */
HELTMED_EXPORT int64_t heltmed_fact_lowest(const char *assessment, size_t index);
HELTMED_EXPORT int64_t heltmed_fact_highest(const char *assessment, size_t index);
/* Whether it must be given; whether it has a meaning when absent, and so is never missing. */
HELTMED_EXPORT bool heltmed_fact_is_required(const char *assessment, size_t index);
HELTMED_EXPORT bool heltmed_fact_is_optional(const char *assessment, size_t index);
/* Word `word` of a choice (its value) or set (its bit); NULL past the end or for any other kind. */
HELTMED_EXPORT const char *heltmed_fact_word(const char *assessment, size_t index, size_t word);

/* The fields of a list's rows, in the order of its row struct: 1 for a list of bare values, 0 for a list of texts and for
 * a fact that is no list. Of each the same as of a fact; a field that is not required may be unknown. Since 0.1. */
HELTMED_EXPORT size_t heltmed_fact_field_count(const char *assessment, size_t index);
HELTMED_EXPORT const char *heltmed_fact_field_name(const char *assessment, size_t index, size_t field);
HELTMED_EXPORT const char *heltmed_fact_field_about(const char *assessment, size_t index, size_t field);
HELTMED_EXPORT const char *heltmed_fact_field_kind(const char *assessment, size_t index, size_t field);
HELTMED_EXPORT int64_t heltmed_fact_field_lowest(const char *assessment, size_t index, size_t field);
HELTMED_EXPORT int64_t heltmed_fact_field_highest(const char *assessment, size_t index, size_t field);
HELTMED_EXPORT bool heltmed_fact_field_is_required(const char *assessment, size_t index, size_t field);
HELTMED_EXPORT const char *heltmed_fact_field_word(const char *assessment, size_t index, size_t field, size_t word);

/* The derived values of an assessment, in the order in which its decisions show them; none of a computation. 0 and NULL
 * for an unknown name or past the end. Since 0.1. */
HELTMED_EXPORT size_t heltmed_derived_count(const char *assessment);
HELTMED_EXPORT const char *heltmed_derived_name(const char *assessment, size_t index);
HELTMED_EXPORT const char *heltmed_derived_about(const char *assessment, size_t index);
HELTMED_EXPORT const char *heltmed_derived_kind(const char *assessment, size_t index);

/* The criteria of an assessment. 0 and NULL past the end. Since 0.1. */
HELTMED_EXPORT size_t heltmed_criterion_count(const char *assessment);
HELTMED_EXPORT const char *heltmed_criterion_id(const char *assessment, size_t index);
HELTMED_EXPORT const char *heltmed_criterion_kind(const char *assessment, size_t index);
HELTMED_EXPORT const char *heltmed_criterion_basis(const char *assessment, size_t index);
/* Ids of sources, separated by spaces. */
HELTMED_EXPORT const char *heltmed_criterion_sources(const char *assessment, size_t index);
/* The usual reason code of an outcome (HELTMED_MET …), and the finer ones that may stand for it, separated by spaces.
 * NULL where there is none. Facts or rates that are missing have "missing_facts" and "no_rate", whatever the criterion. */
HELTMED_EXPORT const char *heltmed_criterion_reason(const char *assessment, size_t index, int32_t outcome);
HELTMED_EXPORT const char *heltmed_criterion_finer_reasons(const char *assessment, size_t index);

/* The number of bytes of an assessment's facts struct; 0 for an unknown name. Since 0.1. */
HELTMED_EXPORT size_t heltmed_facts_size(const char *assessment);

/* Sets the size and makes every fact unknown; `size` is that of the caller's struct. Errors: unknown_name, argument.
 * Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_facts_init(const char *assessment, void *facts, size_t size, heltmed_error *error);

HELTMED_END

#endif
