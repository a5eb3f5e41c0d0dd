/*
 * Decisions: what an assessment found, and why.
 *
 * A decision is an account of facts, never a refusal. It can be made again and again: a warm one allocates nothing.
 * Its texts are borrowed and last until it is made again or destroyed. One thread at a time.
 */
#ifndef HELTMED_DECISION_H
#define HELTMED_DECISION_H

#include <heltmed/rulebook.h>

HELTMED_BEGIN

typedef struct heltmed_decision heltmed_decision;

/* Outcomes of a decision or criterion. */
enum {
    HELTMED_NOT_APPLICABLE = 0,
    HELTMED_MET = 1,
    HELTMED_NOT_MET = 2,
    HELTMED_UNDETERMINED = 3 /* facts or a dated rate are missing, or the sources do not tell */
};

/* What to do now. */
enum {
    HELTMED_GO_ON = 0, /* met, or nothing applied */
    HELTMED_ASK = 1,   /* undetermined: what is missing can settle it */
    HELTMED_TALK = 2   /* not met: a person should look; never a dead end */
};

/* The languages of texts: bokmål, nynorsk, English, and easy-to-read bokmål and nynorsk. */
enum { HELTMED_NB = 0, HELTMED_NN = 1, HELTMED_EN = 2, HELTMED_EASY_NB = 3, HELTMED_EASY_NN = 4 };

/* "nb", "nn", "en", "easy_nb", "easy_nn"; NULL past the end. Static. Any thread. Since 0.1. */
HELTMED_EXPORT const char *heltmed_language_name(int32_t language);
/* The language of a name. Errors: unknown_name, argument. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_language_named(const char *name, int32_t *out, heltmed_error *error);

/* "not_applicable", "met", "not_met", "undetermined"; "go_on", "ask", "talk". NULL for any other number. Since 0.1. */
HELTMED_EXPORT const char *heltmed_outcome_name(int32_t outcome);
HELTMED_EXPORT const char *heltmed_advice_name(int32_t advice);

/* An empty decision. The caller destroys it. Errors: argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_decision_create(const heltmed_allocator *allocator, heltmed_decision **out,
                                                                        heltmed_error *error);
/* NULL is accepted. */
HELTMED_EXPORT void heltmed_decision_destroy(heltmed_decision *decision);

/*
 * Assesses `facts` (the struct of that assessment, see facts.h, where each has a typed function too) under a sealed
 * rulebook. The facts are copied; lists are read during this call only. The decision keeps the rulebook alive.
 * Errors: unknown_name, argument, not_sealed, required, range, choice, date; the decision is empty then.
 * Never allocates. Since 0.1.
 */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_assess(const heltmed_rulebook *rulebook, const char *assessment, const void *facts,
                                                               heltmed_decision *decision, heltmed_error *error);

/* Of an empty decision: NULL, HELTMED_DATE_MIN - 1, undetermined, ask, no criteria. Since 0.1. */
HELTMED_EXPORT const char *heltmed_decision_assessment(const heltmed_decision *decision);
HELTMED_EXPORT const char *heltmed_decision_rulebook(const heltmed_decision *decision);
HELTMED_EXPORT int32_t heltmed_decision_on(const heltmed_decision *decision);
HELTMED_EXPORT int32_t heltmed_decision_outcome(const heltmed_decision *decision);
HELTMED_EXPORT int32_t heltmed_decision_advice(const heltmed_decision *decision);

/* The names of unknown facts and dated rates that can still change the outcome, in the order of the facts table; and
 * those that matter for guidelines and cautions only. NULL past the end. Since 0.1. */
HELTMED_EXPORT size_t heltmed_decision_missing_count(const heltmed_decision *decision);
HELTMED_EXPORT const char *heltmed_decision_missing(const heltmed_decision *decision, size_t index);
HELTMED_EXPORT size_t heltmed_decision_ask_also_count(const heltmed_decision *decision);
HELTMED_EXPORT const char *heltmed_decision_ask_also(const heltmed_decision *decision, size_t index);

/* The criteria, in the order of the contract: id, kind, basis, outcome and reason code. NULL (outcome: undetermined)
 * past the end. Since 0.1. */
HELTMED_EXPORT size_t heltmed_decision_criterion_count(const heltmed_decision *decision);
HELTMED_EXPORT const char *heltmed_decision_criterion_id(const heltmed_decision *decision, size_t criterion);
HELTMED_EXPORT const char *heltmed_decision_criterion_kind(const heltmed_decision *decision, size_t criterion);
HELTMED_EXPORT const char *heltmed_decision_criterion_basis(const heltmed_decision *decision, size_t criterion);
HELTMED_EXPORT int32_t heltmed_decision_criterion_outcome(const heltmed_decision *decision, size_t criterion);
HELTMED_EXPORT const char *heltmed_decision_criterion_reason(const heltmed_decision *decision, size_t criterion);
/* The numbers that decided it, in `unit` ("ore_per_hour", NULL for a choice or a yes/no); HELTMED_UNKNOWN where there
 * is nothing to show. Since 0.1. */
HELTMED_EXPORT int64_t heltmed_decision_criterion_observed(const heltmed_decision *decision, size_t criterion);
HELTMED_EXPORT int64_t heltmed_decision_criterion_required(const heltmed_decision *decision, size_t criterion);
HELTMED_EXPORT const char *heltmed_decision_criterion_unit(const heltmed_decision *decision, size_t criterion);
/* What is missing for this criterion. Since 0.1. */
HELTMED_EXPORT size_t heltmed_decision_criterion_missing_count(const heltmed_decision *decision, size_t criterion);
HELTMED_EXPORT const char *heltmed_decision_criterion_missing(const heltmed_decision *decision, size_t criterion, size_t index);
/* The dated parameters that it used: the number, and of each the id, the value and the day it is valid from (NULL
 * accepted). Errors: range (past the end), argument. Since 0.1. */
HELTMED_EXPORT size_t heltmed_decision_criterion_parameter_count(const heltmed_decision *decision, size_t criterion);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_decision_criterion_parameter(const heltmed_decision *decision, size_t criterion,
                                                                                     size_t index, const char **id, int64_t *value,
                                                                                     int32_t *valid_from, heltmed_error *error);

/* The derived values: their number, the name of each, and the value of one by name; HELTMED_UNKNOWN when it cannot be
 * computed (null). A list is read from the JSON document. Errors: unknown_name, type (a list), argument. Since 0.1. */
HELTMED_EXPORT size_t heltmed_decision_derived_count(const heltmed_decision *decision);
HELTMED_EXPORT const char *heltmed_decision_derived_name(const heltmed_decision *decision, size_t index);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_decision_derived(const heltmed_decision *decision, const char *name, int64_t *out,
                                                                         heltmed_error *error);

/* The explanation of a criterion, with the numbers and dates that decided it, into `out`.
 * Errors: unknown_name (language), range (past the end), argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_decision_explain(const heltmed_decision *decision, size_t criterion,
                                                                         int32_t language, heltmed_text *out, heltmed_error *error);

/* A letter to the person: what was asked, what is so and why, what can be done, whom to ask. A concern has none
 * (unavailable). Errors: as above. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_decision_letter(const heltmed_decision *decision, int32_t language,
                                                                        heltmed_text *out, heltmed_error *error);

/* The decision as canonical JSON (contract, section 2), texts in `language`. Errors: as above. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_decision_json(const heltmed_decision *decision, int32_t language, heltmed_text *out,
                                                                      heltmed_error *error);

HELTMED_END

#endif
