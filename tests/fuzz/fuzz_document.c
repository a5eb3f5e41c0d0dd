/*
 * Any bytes as a document: nothing may crash, leak or be undefined, a refusal must have a code, and the same document must
 * have the same answer. The first line is what is asked ("wage", "plan"), the second an overlay or nothing, the rest the
 * facts. For libFuzzer, see run.sh.
 */
#include "fuzz.h"

#include <heltmed/assessment.h>
#include <heltmed/heltmed.h>

static heltmed_status answer(heltmed_document *document, const heltmed_rulebook *rulebook, const char *name, const char *json, size_t size,
                             int32_t language, heltmed_text *out, heltmed_error *error)
{
    if (strcmp(name, "plan") == 0) {
        return heltmed_document_plan(document, rulebook, json, size, out, error);
    }
    if (strcmp(name, "shortfalls") == 0) {
        return heltmed_document_shortfalls(document, rulebook, json, size, out, error);
    }
    if (strcmp(name, "share") == 0) {
        return heltmed_document_share(document, rulebook, json, size, out, error);
    }
    return heltmed_document_assess(document, rulebook, name, json, size, language, out, error);
}

static void write_letter(const heltmed_document *document, int32_t language, heltmed_text *out)
{
    const heltmed_decision *decision = heltmed_document_get_decision(document);
    if (decision != NULL) {
        heltmed_status status = heltmed_decision_letter(decision, language, out, NULL);
        must(status == HELTMED_OK || status == HELTMED_UNAVAILABLE);
    }
}

static void try_document(const heltmed_rulebook *rulebook, const char *name, const char *json, size_t size)
{
    int32_t language = (int32_t)(size % 5);
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_document *document = NULL;
    heltmed_text *first = NULL, *second = NULL;

    must(heltmed_document_create(NULL, &document, NULL) == HELTMED_OK);
    must(heltmed_text_create(NULL, &first, NULL) == HELTMED_OK);
    must(heltmed_text_create(NULL, &second, NULL) == HELTMED_OK);
    heltmed_status status = answer(document, rulebook, name, json, size, language, first, &error);
    must(error.code == status);
    must((heltmed_text_size(first) > 0) == (status == HELTMED_OK));
    must(answer(document, rulebook, name, json, size, language, second, NULL) == status);
    must(strcmp(heltmed_text_data(first), heltmed_text_data(second)) == 0);
    write_letter(document, language, second);
    if (status != HELTMED_OK) {
        must(heltmed_error_json(&error, 1, second, NULL) == HELTMED_OK);
    }
    heltmed_text_destroy(first);
    heltmed_text_destroy(second);
    heltmed_document_destroy(document);
}

/* Cuts the first line off; NULL when there is no end of it. */
static const uint8_t *cut_line(const uint8_t **data, size_t *size, size_t *line_size)
{
    const uint8_t *line = *data, *end = *size == 0 ? NULL : memchr(line, '\n', *size);

    if (end == NULL) {
        return NULL;
    }
    *line_size = (size_t)(end - line);
    *data += *line_size + 1;
    *size -= *line_size + 1;
    return line;
}

/* The overlay that the line tells; the built-in rulebook when it is empty, NULL when it is refused. */
static heltmed_rulebook *rulebook_of(const uint8_t *line, size_t size)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_rulebook *built_in = NULL, *overlay = NULL;

    must(heltmed_rulebook_built_in(heltmed_rulebook_version_at(0), &built_in, NULL) == HELTMED_OK);
    if (size == 0) {
        return built_in;
    }
    char *json = copy_of(line, size);
    heltmed_status status = heltmed_document_overlay(built_in, json, size, NULL, &overlay, &error);
    must(error.code == status && (overlay == NULL) == (status != HELTMED_OK));
    free(json);
    return overlay;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { NAME_SIZE = 32 };
    char name[NAME_SIZE] = "";
    size_t name_size, overlay_size;
    const uint8_t *line = cut_line(&data, &size, &name_size);

    if (line == NULL || name_size >= NAME_SIZE) {
        return 0;
    }
    memcpy(name, line, name_size);
    line = cut_line(&data, &size, &overlay_size);
    if (line == NULL) {
        return 0;
    }
    heltmed_rulebook *rulebook = rulebook_of(line, overlay_size);
    if (rulebook != NULL) {
        char *json = copy_of(data, size);
        try_document(rulebook, name, json, size);
        free(json);
        heltmed_rulebook_destroy(rulebook);
    }
    return 0;
}
