#include "given_document.h"

int given_document_begin(void **state)
{
    static struct given_document given;
    assert_int_equal(heltmed_rulebook_built_in("2026.1", &given.rulebook, NULL), HELTMED_OK);
    assert_int_equal(heltmed_document_create(NULL, &given.document, NULL), HELTMED_OK);
    assert_int_equal(heltmed_text_create(NULL, &given.out, NULL), HELTMED_OK);
    *state = &given;
    return 0;
}

int given_document_end(void **state)
{
    struct given_document *given = *state;
    heltmed_document_destroy(given->document);
    heltmed_text_destroy(given->out);
    return 0;
}
