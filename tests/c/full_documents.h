/* A document of facts for every assessment and computation, its lists filled. */
#ifndef FULL_DOCUMENTS_H
#define FULL_DOCUMENTS_H

#include <heltmed/document.h>

struct full_document {
    const char *name, *json;
};

/* In the order of heltmed_assessment_name. */
enum { FULL_DOCUMENTS = 18 };
extern const struct full_document full_documents[FULL_DOCUMENTS];

/* Answers a document of any kind. */
heltmed_status answer_document(heltmed_document *document, const heltmed_rulebook *rulebook, const char *name, const char *json,
                               size_t size, heltmed_text *out, heltmed_error *error);

#endif
