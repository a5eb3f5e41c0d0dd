/* Events in their canonical form: the same content, the same bytes. */
#include "cases/event.h"
#include "json/write.h"

void event_write_data(struct heltmed_text *out, const struct event *event, const char *texts)
{
    const struct event_kind *kind = &event_kinds[event->type];
    char before = '{';

    if (event->type == EVENT_FACTS_STATED) {
        text_append(out, texts + event->data, event->data_size);
        return;
    }
    for (uint8_t i = 0; i < kind->field_count; i++) {
        const struct event_field *field = &kind->fields[i];
        if (event->values[i] != UNKNOWN) {
            text_append_char(out, before);
            json_name(out, field->name);
            text_append_char(out, ':');
            if (field->kind == VALUE_ID) {
                json_name(out, texts + event->values[i]);
            } else {
                json_value(out, (enum value_kind)field->kind, field->words, event->values[i]);
            }
            before = ',';
        }
    }
    text_append_words(out, before == '{' ? "{}" : "}");
}

static void append_member(struct heltmed_text *out, const char *name, const char *words)
{
    if (words != NULL) {
        text_append_char(out, ',');
        json_name(out, name);
        text_append_char(out, ':');
        json_text(out, words);
    }
}

void event_write(struct heltmed_text *out, const struct event_fields *fields)
{
    json_raw(out, "{\"key\":");
    json_text(out, fields->key);
    append_member(out, "case", fields->case_id);
    append_member(out, "type", fields->type);
    json_raw(out, ",\"on\":");
    json_date(out, fields->on);
    append_member(out, "recorded_at", fields->recorded_at);
    append_member(out, "actor", fields->actor);
    if (fields->data != NULL) {
        json_raw(out, ",\"data\":");
        text_append_words(out, fields->data);
    }
    append_member(out, "corrects", fields->corrects);
    text_append_char(out, '}');
}
