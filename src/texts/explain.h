/* A decision in words. Everything is appended to a text of the caller's. */
#ifndef TEXTS_EXPLAIN_H
#define TEXTS_EXPLAIN_H

#include "base/text.h"
#include "rules/decision.h"
#include "texts/catalogue.h"

/* What every function with a decision, a language and a text to write refuses: argument, unknown_name. */
heltmed_status explain_check(const heltmed_decision *decision, int32_t language, const heltmed_text *out, heltmed_error *error);

/* A text, its slots filled in with what the decision found. NULL is accepted and appends nothing. */
void explain_fill(struct heltmed_text *out, const heltmed_decision *decision, int32_t language, const struct text *text);

/* The dated rates among missing slots. */
uint64_t explain_rates_among(const heltmed_decision *decision, uint64_t missing);

/* The questions that stand for the missing facts, each after `joint`; rates are passed over. */
void explain_questions(struct heltmed_text *out, const heltmed_decision *decision, int32_t language, uint64_t missing, const char *joint);

/* That it cannot be told for lack of these facts and rates, which they are, and that nothing has been refused. */
void explain_undetermined(struct heltmed_text *out, const heltmed_decision *decision, int32_t language, uint64_t missing);

/* What is so of one criterion and why, and on what basis it stands. */
void explain_criterion(struct heltmed_text *out, const heltmed_decision *decision, int32_t language, size_t criterion);

#endif
