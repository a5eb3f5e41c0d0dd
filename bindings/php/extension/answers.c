#include "answers.h"

/* Makes a document, lets `asked` (with `document`) answer, and gives the document to the handle; or nothing. */
#define ANSWER(type, asked)                                                  \
    heltmed_document *document = NULL;                                       \
    heltmed_status status = heltmed_document_create(NULL, &document, error); \
    if (status == HELTMED_OK) {                                              \
        status = asked;                                                      \
    }                                                                        \
    if (status != HELTMED_OK) {                                              \
        heltmed_document_destroy(document);                                  \
        return status;                                                       \
    }                                                                        \
    *out = (type *)document;                                                 \
    return HELTMED_OK;

heltmed_status answer_assess(const heltmed_rulebook *rulebook, const char *assessment, const char *facts, size_t size,
                             heltmed_decision **out, heltmed_error *error){
    ANSWER(heltmed_decision, heltmed_document_assess(document, rulebook, assessment, facts, size, HELTMED_EN, NULL, error))}

heltmed_status answer_plan(const heltmed_rulebook *rulebook, const char *facts, size_t size, heltmed_plan **out,
                           heltmed_error *error){ANSWER(heltmed_plan, heltmed_document_plan(document, rulebook, facts, size, NULL, error))}

heltmed_status
    answer_shortfalls(const heltmed_rulebook *rulebook, const char *facts, size_t size, heltmed_shortfalls **out, heltmed_error *error){
        ANSWER(heltmed_shortfalls, heltmed_document_shortfalls(document, rulebook, facts, size, NULL, error))}

heltmed_status answer_share(const heltmed_rulebook *rulebook, const char *facts, size_t size, heltmed_share **out, heltmed_error *error)
{
    ANSWER(heltmed_share, heltmed_document_share(document, rulebook, facts, size, NULL, error))
}
