/*
 * Any bytes as an event: nothing may crash, leak or be undefined; a refusal must have a code and tell nothing of what was given; what is
 * taken must have a canonical form that is read and taken back as the same. The bytes are also tried as data kept in a file, of the type
 * that the first one tells. For libFuzzer, see run.sh.
 */
#include "fuzz.h"

#include "cases/event.h"
#include "cases/identifier.h"
#include "cases/stated.h"

/* Ids are well-formed, and no birth number but in a safety event, which says so. */
static void check_id(const struct event_document *document, struct json_span span)
{
    enum { ESCAPED_MAX = 6 * 64 };
    char id[ESCAPED_MAX];

    if (span.raw == NULL) {
        return;
    }
    must(span.size <= sizeof id);
    size_t size = json_decode(span, id);
    must(id_is_well_formed(id, size));
    must(!id_could_be_birth_number(id, size) || (document->blotted && event_kinds[document->event.type].never_refused));
}

static struct heltmed_text written(const struct event *event, const char *texts)
{
    struct heltmed_text out = text_with(NULL);
    event_write_data(&out, event, texts);
    must(text_finish(&out, NULL) == HELTMED_OK);
    return out;
}

static void check_same(const struct heltmed_text *one, const struct heltmed_text *other)
{
    must(one->size == other->size && memcmp(one->data, other->data, one->size) == 0);
}

/* The canonical form, read and taken back. */
static void check_kept(const struct event_document *document, const struct heltmed_text *texts)
{
    struct event read = {.type = document->event.type}, taken = {.type = document->event.type};
    struct heltmed_text again = text_with(NULL), canonical = written(&document->event, texts->data);
    struct json_cursor cursor = {canonical.data};

    must(json_check(canonical.data, canonical.size) == JSON_WELL_FORMED);
    must(event_read_data(&read, &again, &cursor, NULL) == HELTMED_OK);
    struct heltmed_text of_read = written(&read, again.data);
    check_same(&of_read, &canonical);
    text_clear(&again);
    must(event_take_data(&taken, &again, canonical.data, canonical.size, NULL) == HELTMED_OK);
    struct heltmed_text of_taken = written(&taken, again.data);
    check_same(&of_taken, &canonical);
    text_free(&of_read);
    text_free(&of_taken);
    text_free(&canonical);
    text_free(&again);
}

static void walk_facts(const struct event *event, const char *texts)
{
    struct stated_walk walk = stated_begin(event, texts);
    size_t index, last = 0, count = 0;
    int64_t value;

    while (stated_next(&walk, &index, &value)) {
        must(index < STATED_NAMES && value != UNKNOWN && (count == 0 || index > last));
        last = index;
        count++;
    }
}

static void try_document(const char *json, size_t size)
{
    struct heltmed_text texts = text_with(NULL);
    struct event_document document;
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_status status = event_from_json(&document, &texts, json, size, &error);

    must(error.code == status && (error.message[0] != '\0') == (status != HELTMED_OK));
    if (status == HELTMED_OK) {
        must(document.event.type < EVENT_TYPES);
        check_id(&document, document.key);
        check_id(&document, document.case_id);
        check_id(&document, document.actor);
        check_id(&document, document.corrects);
        check_kept(&document, &texts);
        if (document.event.type == EVENT_FACTS_STATED) {
            walk_facts(&document.event, texts.data);
        }
    }
    text_free(&texts);
}

/* What is taken was written so. */
static void try_kept(enum event_type type, const char *data, size_t size)
{
    struct heltmed_text texts = text_with(NULL);
    struct event event = {.type = (uint8_t)type};
    heltmed_status status = event_take_data(&event, &texts, data, size, NULL);

    must(status == HELTMED_OK || status == HELTMED_DAMAGED);
    if (status == HELTMED_OK) {
        struct heltmed_text out = written(&event, texts.data);
        must(out.size == size && memcmp(out.data, data, size) == 0);
        text_free(&out);
    }
    text_free(&texts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *json = copy_of(data, size);
    try_document(json, size);
    free(json);
    if (size > 0) {
        json = copy_of(data + 1, size - 1);
        try_kept((enum event_type)(data[0] % EVENT_TYPES), json, size - 1);
        free(json);
    }
    return 0;
}
