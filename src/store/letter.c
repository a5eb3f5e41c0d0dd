/* The letter of one assessment of a case. */
#include <heltmed/decision.h>

#include "base/error.h"
#include "store/case_view.h"

static bool find_assessment(const char *name, enum assessment *out)
{
    for (size_t a = 0; name != NULL && a < ASSESSMENTS; a++) {
        if (strcmp(assessments[a]->name, name) == 0) {
            *out = (enum assessment)a;
            return true;
        }
    }
    return false;
}

/* Of several trials or employments the last one's. */
static bool find_subject(const struct case_view *view, enum assessment assessment, struct case_subject *out)
{
    size_t count = 0;
    struct case_subject subject;

    while (case_subject(&view->view.state, assessment, count, &subject)) {
        *out = subject;
        count++;
    }
    return count > 0;
}

static heltmed_status write_letter(struct case_view *view, enum assessment assessment, heltmed_error *error)
{
    struct case_subject subject;
    heltmed_status status = case_view_read(view, error);

    if (status == HELTMED_OK && !find_subject(view, assessment, &subject)) {
        status = error_set(error, HELTMED_STATE, NULL, "the assessment does not apply to the case on that day");
    }
    if (status == HELTMED_OK) {
        status = case_view_decide(view, assessment, &subject, error, error);
    }
    if (status == HELTMED_OK) {
        status = heltmed_decision_letter(view->decision, view->language, view->out, error);
    }
    heltmed_decision_destroy(view->decision);
    return status;
}

heltmed_status heltmed_store_letter(heltmed_store *store, const char *case_id, int32_t on, const char *assessment, int32_t language,
                                    heltmed_text *out, heltmed_error *error)
{
    struct case_view view = {.id = case_id, .on = on, .language = language, .out = out};
    enum assessment which = ELIGIBILITY;
    heltmed_status status = view_begin(&view.view, store, on, on, out, error);

    if (status == HELTMED_OK && !find_assessment(assessment, &which)) {
        status = error_set(error, HELTMED_UNKNOWN_NAME, NULL, "there is no such assessment");
    }
    if (status == HELTMED_OK && assessments[which]->confidential) {
        status = error_set(error, HELTMED_UNAVAILABLE, NULL, "this is confidential and never put in a letter");
    }
    if (status == HELTMED_OK) {
        status = write_letter(&view, which, error);
    }
    view_end(&view.view);
    return view_finish(status, out, error);
}
