/* The view of one case under way. */
#ifndef STORE_CASE_VIEW_H
#define STORE_CASE_VIEW_H

#include "rules/decision.h"
#include "store/view.h"

struct case_view {
    struct view view;
    const char *id;
    int32_t on, language;
    bool concerns;
    heltmed_text *out;
    heltmed_decision *decision;
    heltmed_text *piece;                              /* one decision */
    struct heltmed_text decisions, missing, ask_also; /* names each with its NUL */
};

/* Reads and folds the case, and makes room for a decision; heltmed_decision_destroy also after an error. Errors: argument, unknown_name
 * (language), state (no such case on the day), those of reading. */
heltmed_status case_view_read(struct case_view *view, heltmed_error *error);

/* Decides one assessment of the case. What the facts themselves are refused for is told in `refused`, all else in `error`. */
heltmed_status case_view_decide(struct case_view *view, enum assessment assessment, const struct case_subject *subject,
                                heltmed_error *refused, heltmed_error *error);

/* How many places others hold on the day under the agreement of a subject. */
heltmed_status case_view_places_taken(struct case_view *view, const struct case_subject *subject, int64_t *taken, heltmed_error *error);

/* Writes `foresees`: what comes next by the model, in order of day. */
void case_view_foresee(struct case_view *view);

#endif
