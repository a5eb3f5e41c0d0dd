/* What tests of documents begin with. */
#ifndef GIVEN_DOCUMENT_H
#define GIVEN_DOCUMENT_H

#include "testing.h"

#include <heltmed/heltmed.h>

struct given_document {
    heltmed_rulebook *rulebook;
    heltmed_document *document;
    heltmed_text *out;
};

/* For cmocka's setup and teardown: `*state` is a struct given_document. */
int given_document_begin(void **state);
int given_document_end(void **state);

#endif
