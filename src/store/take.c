#include "store/take.h"

#include "base/error.h"
#include "cases/identifier.h"

#define ABSENT SIZE_MAX

/* Appends the string and its NUL; where it stands, ABSENT for none. */
static size_t keep(struct heltmed_text *row, struct json_span span, bool blotted)
{
    size_t start = row->size;

    if (span.raw == NULL) {
        return (size_t)ABSENT;
    }
    if (span.escaped) {
        if (text_reserve(row, span.size)) {
            row->size += json_decode(span, row->data + start);
        }
    } else {
        text_append(row, span.raw, span.size);
    }
    text_append_char(row, '\0');
    if (blotted && !row->failed) {
        id_blot_out(row->data + start);
    }
    return start;
}

static const char *text_at(const struct heltmed_text *row, size_t place) { return place == (size_t)ABSENT ? NULL : row->data + place; }

/* Two safety events whose keys were blotted out must not be taken for one. */
static void make_unique(struct heltmed_text *row, size_t start)
{
    enum { KEPT = 40, RANDOM_SIZE = 8 };
    static const char digits[] = "0123456789abcdef";
    unsigned char random[RANDOM_SIZE];

    if (row->failed) {
        return;
    }
    chain_random(random, sizeof random);
    size_t size = row->size - 1 - start;
    row->size = start + (size < KEPT ? size : KEPT);
    text_append_char(row, '.');
    for (size_t i = 0; i < sizeof random; i++) {
        text_append_char(row, digits[random[i] >> 4]);
        text_append_char(row, digits[random[i] & 15]);
    }
    text_append_char(row, '\0');
}

/* An id of a safety event is blotted out where it could be a birth number itself; the others stay as they are. */
static bool must_be_blotted(const struct event_document *document, struct json_span span)
{
    enum { ESCAPED_MAX = 6 * ID_SIZE_MAX };
    char decoded[ESCAPED_MAX];

    if (!document->blotted || span.raw == NULL || span.size > sizeof decoded) {
        return false;
    }
    return id_could_be_birth_number(decoded, json_decode(span, decoded));
}

heltmed_status take_event(heltmed_store *store, const char *json, size_t size, struct taken *taken, heltmed_error *error)
{
    struct event_document document;
    struct heltmed_text *row = &store->row;

    if (json == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the event is NULL");
    }
    heltmed_status status = event_from_json(&document, &store->texts, json, size, error);
    if (status != HELTMED_OK) {
        return status;
    }
    text_clear(row);
    text_clear(&store->data);
    bool blotted = must_be_blotted(&document, document.key);
    size_t key = keep(row, document.key, blotted);
    if (blotted) {
        make_unique(row, key);
    }
    size_t case_id = keep(row, document.case_id, must_be_blotted(&document, document.case_id));
    size_t actor = keep(row, document.actor, must_be_blotted(&document, document.actor));
    size_t corrects = keep(row, document.corrects, must_be_blotted(&document, document.corrects));
    size_t recorded_at = keep(row, document.recorded_at, false);
    event_write_data(&store->data, &document.event, store->texts.data);
    status = text_finish(row, error);
    if (status == HELTMED_OK) {
        status = text_finish(&store->data, error);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    *taken = (struct taken){
        .event = document.event,
        .fields = {text_at(row, key), text_at(row, case_id), event_kinds[document.event.type].name, text_at(row, recorded_at),
                   text_at(row, actor), text_at(row, corrects), store->data.data, document.event.on},
        .kind = &event_kinds[document.event.type],
        .expected_version = document.expected_version,
    };
    return HELTMED_OK;
}
