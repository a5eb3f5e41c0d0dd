#include "given_event.h"

#include <stdio.h>

#include "json/write.h"

struct given_event *given_event_new(void)
{
    struct given_event *given = calloc(1, sizeof *given);
    assert_non_null(given);
    heltmed_allocator allocator = counting_allocator(&given->memory);
    given->texts = text_with(&allocator);
    given->data = text_with(&allocator);
    given->json = text_with(&allocator);
    return given;
}

void given_event_free(struct given_event *given)
{
    text_free(&given->texts);
    text_free(&given->data);
    text_free(&given->json);
    assert_int_equal(given->memory.blocks, 0);
    free(given);
}

heltmed_status given_document(struct given_event *given, const char *json)
{
    given->error = (heltmed_error){0};
    heltmed_status status = event_from_json(&given->document, &given->texts, json, strlen(json), &given->error);
    assert_int_equal(status, given->error.code);
    return status;
}

heltmed_status given_data(struct given_event *given, const char *type, const char *data)
{
    char json[4096];
    enum event_type named = event_type_named(type, strlen(type));
    assert_int_not_equal(named, EVENT_TYPES);
    bool has_case = event_kinds[named].scope == SCOPE_CASE || event_kinds[named].scope == SCOPE_ANY;
    int size = snprintf(json, sizeof json, "{'key':'k-1',%s'type':'%s','on':'2026-03-16','recorded_at':'2026-03-16T09:12:00Z',%s'data':%s}",
                        has_case ? "'case':'c-1'," : "", type, named == EVENT_VOIDED ? "'corrects':'k-0'," : "", data);
    assert_in_range(size, 1, sizeof json - 1);
    for (char *at = json; *at != '\0'; at++) {
        *at = *at == '\'' ? '"' : *at;
    }
    return given_document(given, json);
}

const char *given_canonical(struct given_event *given)
{
    text_clear(&given->data);
    event_write_data(&given->data, &given->document.event, given->texts.data);
    assert_int_equal(text_finish(&given->data, NULL), HELTMED_OK);
    return given->data.data;
}

static void append_value(struct heltmed_text *out, struct chance *chance, uint8_t kind, const char *const *words, int64_t lo, int64_t hi)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ._-";
    if (kind == VALUE_ID) {
        text_append_char(out, '"');
        for (int64_t size = chance_between(chance, 1, 64); size > 0; size--) {
            text_append_char(out, letters[chance_between(chance, 0, sizeof letters - 2)]);
        }
        text_append_char(out, '"');
        return;
    }
    bool own = lo != 0 || hi != 0;
    int64_t least = own ? lo : value_kinds[kind].lo, most = own ? hi : value_kinds[kind].hi;
    int64_t value = chance_of(chance, 20) ? least : chance_of(chance, 20) ? most : chance_between(chance, least, most);
    json_value(out, (enum value_kind)kind, words, value);
}

const char *random_data(struct given_event *given, struct chance *chance, enum event_type type)
{
    const struct event_kind *kind = &event_kinds[type];
    char before = '{';

    text_clear(&given->json);
    for (uint8_t i = 0; i < kind->field_count; i++) {
        const struct event_field *field = &kind->fields[i];
        if (field->required || chance_of(chance, 50)) {
            text_append_char(&given->json, before);
            json_name(&given->json, field->name);
            text_append_char(&given->json, ':');
            append_value(&given->json, chance, field->kind, field->words, field->lo, field->hi);
            before = ',';
        }
    }
    for (size_t i = 0; type == EVENT_FACTS_STATED && i < STATED_NAMES; i++) {
        const struct slot *slot = stated_slot(i);
        if (chance_of(chance, 30)) {
            text_append_char(&given->json, before);
            json_name(&given->json, slot->name);
            text_append_char(&given->json, ':');
            append_value(&given->json, chance, slot->kind, slot->words, slot->lo, slot->hi);
            before = ',';
        }
    }
    text_append_words(&given->json, before == '{' ? "{}" : "}");
    assert_int_equal(text_finish(&given->json, NULL), HELTMED_OK);
    return given->json.data;
}
