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

/* How many places others hold on the day under the agreement of a subject. */
heltmed_status case_view_places_taken(struct case_view *view, const struct case_subject *subject, int64_t *taken, heltmed_error *error);

/* Writes `foresees`: what comes next by the model, in order of day. */
void case_view_foresee(struct case_view *view);

#endif
