/* Answers for people: at most 80 columns, a mark beside each word of an outcome, no colour. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include <heltmed/document.h>

#include "cli/output.h"

struct report {
    struct output *out;
    heltmed_text *text; /* reused for one piece after another */
    int32_t language;
};

heltmed_status report_decision(const struct report *report, const heltmed_decision *decision, heltmed_error *error);
heltmed_status report_plan(const struct report *report, const heltmed_plan *plan, heltmed_error *error);
heltmed_status report_shortfalls(const struct report *report, const heltmed_shortfalls *shortfalls, heltmed_error *error);
heltmed_status report_share(const struct report *report, const heltmed_share *share, heltmed_error *error);

/* The label of a key; the key itself where there is none. */
const char *report_label(const struct report *report, const char *key);

/* A value as the language writes it, into report->text. */
heltmed_status report_value(const struct report *report, const char *unit, int64_t value, heltmed_error *error);

/* The mark of an outcome: one column, and told apart without colour. */
const char *report_mark(int32_t outcome);

#endif
