/* Events as a host gives them: everything is checked, and no message repeats what was given. */
#include "base/error.h"
#include "cases/event.h"
#include "json/read.h"
#include "json/write.h"

/* ---- values ---- */

enum { ID_SIZE_MAX = 64, ESCAPED_MAX = 6 * ID_SIZE_MAX };

/* A short text, decoded into `buffer` where it is escaped; false when it is too long to be one. */
static bool short_text(struct json_span span, char buffer[ESCAPED_MAX], const char **text, size_t *size)
{
    *text = span.raw;
    *size = span.size;
    if (span.escaped && span.size <= ESCAPED_MAX) {
        *text = buffer;
        *size = json_decode(span, buffer);
    }
    return *size <= ID_SIZE_MAX;
}

/* `looks_born`, not NULL: what could be a birth number is told there, not refused. */
static heltmed_status check_id(const char *id, size_t size, const char *name, bool *looks_born, heltmed_error *error)
{
    if (!id_is_well_formed(id, size)) {
        return error_set(error, HELTMED_IDENTIFIER, name, "must be an id: 1 to 64 letters a to z, digits, points, underscores and hyphens");
    }
    if (id_could_be_birth_number(id, size)) {
        if (looks_born == NULL) {
            return error_set(error, HELTMED_IDENTIFIER, name, "could be a birth number: give an id that says nothing of the person");
        }
        *looks_born = true;
    }
    return HELTMED_OK;
}

/* Its place in the texts. */
static heltmed_status read_id(struct json_cursor *cursor, struct heltmed_text *texts, const char *name, int64_t *out, heltmed_error *error)
{
    char buffer[ESCAPED_MAX];
    const char *id;
    size_t size;
    char first = json_peek(cursor);

    if (first == 'n') {
        json_take_literal(cursor);
        return HELTMED_OK;
    }
    if (first != '"') {
        return error_set(error, HELTMED_TYPE, name, "must be an id in quotes");
    }
    if (!short_text(json_take_span(cursor), buffer, &id, &size)) {
        size = 0;
    }
    heltmed_status status = check_id(id, size, name, NULL, error);
    if (status == HELTMED_OK) {
        *out = (int64_t)texts->size;
        text_append(texts, id, size);
        text_append_char(texts, '\0');
    }
    return status;
}

/* Both 0: the kind's. */
static heltmed_status check_range(int64_t value, uint8_t kind, int64_t lo, int64_t hi, const char *name, heltmed_error *error)
{
    bool own = lo != 0 || hi != 0;
    if (value == UNKNOWN || (value >= (own ? lo : value_kinds[kind].lo) && value <= (own ? hi : value_kinds[kind].hi))) {
        return HELTMED_OK;
    }
    return error_set(error, HELTMED_RANGE, name, "is outside its range");
}

static heltmed_status read_field(struct json_cursor *cursor, struct heltmed_text *texts, const struct event_field *field, int64_t *out,
                                 heltmed_error *error)
{
    if (field->kind == VALUE_ID) {
        return read_id(cursor, texts, field->name, out, error);
    }
    heltmed_status status = json_read_value(cursor, (enum value_kind)field->kind, field->words, field->name, out, error);
    return status != HELTMED_OK ? status : check_range(*out, field->kind, field->lo, field->hi, field->name, error);
}

/* ---- data ---- */

static heltmed_status refuse_unknown(heltmed_error *error)
{
    return error_set(error, HELTMED_UNKNOWN_FIELD, NULL, "the data have a field that events of this type do not know");
}

static heltmed_status refuse_twice(const char *name, heltmed_error *error)
{
    return error_set(error, HELTMED_DUPLICATE_FIELD, name, "stands twice");
}

static heltmed_status read_fields(struct event *event, struct heltmed_text *texts, struct json_cursor *cursor, heltmed_error *error)
{
    const struct event_kind *kind = &event_kinds[event->type];
    struct json_span key;
    uint64_t seen = 0;

    json_enter(cursor);
    while (json_next_key(cursor, &key)) {
        uint8_t i = 0;
        while (i < kind->field_count && !json_span_is(key, kind->fields[i].name)) {
            i++;
        }
        if (i == kind->field_count) {
            return refuse_unknown(error);
        }
        if (seen & BIT(i)) {
            return refuse_twice(kind->fields[i].name, error);
        }
        seen |= BIT(i);
        heltmed_status status = read_field(cursor, texts, &kind->fields[i], &event->values[i], error);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    return HELTMED_OK;
}

static size_t stated_named(struct json_span key)
{
    size_t i = 0;
    while (i < STATED_NAMES && !json_span_is(key, stated_names[i].name)) {
        i++;
    }
    return i;
}

/* The canonical data: what is known, in the order of the names. */
static void append_stated(struct heltmed_text *texts, const int64_t *values)
{
    char before = '{';
    for (size_t i = 0; i < STATED_NAMES; i++) {
        if (values[i] != UNKNOWN) {
            const struct slot *slot = stated_slot(i);
            text_append_char(texts, before);
            json_name(texts, slot->name);
            text_append_char(texts, ':');
            json_value(texts, (enum value_kind)slot->kind, slot->words, values[i]);
            before = ',';
        }
    }
    text_append_words(texts, before == '{' ? "{}" : "}");
}

static heltmed_status read_stated(struct event *event, struct heltmed_text *texts, struct json_cursor *cursor, heltmed_error *error)
{
    int64_t values[STATED_NAMES];
    struct json_span key;
    uint64_t seen = 0;

    for (size_t i = 0; i < STATED_NAMES; i++) {
        values[i] = UNKNOWN;
    }
    json_enter(cursor);
    while (json_next_key(cursor, &key)) {
        size_t i = stated_named(key);
        if (i == STATED_NAMES) {
            return refuse_unknown(error);
        }
        const struct slot *slot = stated_slot(i);
        if (seen & BIT(i)) {
            return refuse_twice(slot->name, error);
        }
        seen |= BIT(i);
        heltmed_status status = json_read_value(cursor, (enum value_kind)slot->kind, slot->words, slot->name, &values[i], error);
        if (status == HELTMED_OK) {
            status = check_range(values[i], slot->kind, slot->lo, slot->hi, slot->name, error);
        }
        if (status != HELTMED_OK) {
            return status;
        }
    }
    event->data = texts->size;
    append_stated(texts, values);
    event->data_size = texts->size - event->data;
    text_append_char(texts, '\0');
    return HELTMED_OK;
}

static void forget_values(struct event *event)
{
    for (size_t i = 0; i < EVENT_VALUES_MAX; i++) {
        event->values[i] = UNKNOWN;
    }
    event->data = 0;
    event->data_size = 0;
}

static heltmed_status check_required(const struct event *event, heltmed_error *error)
{
    const struct event_kind *kind = &event_kinds[event->type];
    for (uint8_t i = 0; i < kind->field_count; i++) {
        if (kind->fields[i].required && event->values[i] == UNKNOWN) {
            return error_set(error, HELTMED_REQUIRED, kind->fields[i].name, "must be given");
        }
    }
    return HELTMED_OK;
}

heltmed_status event_read_data(struct event *event, struct heltmed_text *texts, struct json_cursor *cursor, heltmed_error *error)
{
    char first = json_peek(cursor);
    bool is_stated = event->type == EVENT_FACTS_STATED;
    struct json_cursor none = {"{}"};

    forget_values(event);
    if (first != '{' && first != 'n') {
        json_skip(cursor);
        return error_set(error, HELTMED_TYPE, "data", "must be an object");
    }
    if (first == 'n') {
        json_take_literal(cursor);
        cursor = &none;
    }
    heltmed_status status = is_stated ? read_stated(event, texts, cursor, error) : read_fields(event, texts, cursor, error);
    if (status == HELTMED_OK) {
        status = check_required(event, error);
    }
    if (status == HELTMED_OK && texts->failed) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the event");
    }
    return status;
}

/* ---- the document ---- */

enum { KEY, CASE, TYPE, HAPPENED_ON, RECORDED_AT, ACTOR, DATA, CORRECTS, EXPECTED_VERSION, MEMBERS };

static const char *const member_names[MEMBERS] = {
    [KEY] = "key",
    [CASE] = "case",
    [TYPE] = "type",
    [HAPPENED_ON] = "on",
    [ACTOR] = "actor",
    [DATA] = "data",
    [CORRECTS] = "corrects",
    [EXPECTED_VERSION] = "expected_version",
    [RECORDED_AT] = "recorded_at",
};

/* Where the members stand: at NULL where they are absent, or null. */
static heltmed_status find_members(const char *json, struct json_cursor found[MEMBERS], heltmed_error *error)
{
    struct json_cursor cursor = {json};
    struct json_span key;
    uint64_t seen = 0;

    json_enter(&cursor);
    while (json_next_key(&cursor, &key)) {
        uint8_t i = 0;
        while (i < MEMBERS && !json_span_is(key, member_names[i])) {
            i++;
        }
        if (i == MEMBERS) {
            return error_set(error, HELTMED_UNKNOWN_FIELD, NULL, "the event has a field that events do not know");
        }
        if (seen & BIT(i)) {
            return refuse_twice(member_names[i], error);
        }
        seen |= BIT(i);
        if (json_peek(&cursor) != 'n') {
            found[i] = cursor;
        }
        json_skip(&cursor);
    }
    return HELTMED_OK;
}

/* The text of a member; raw NULL where it is absent. */
static heltmed_status take_text(struct json_cursor *found, uint8_t member, bool required, struct json_span *out, heltmed_error *error)
{
    *out = (struct json_span){0};
    if (found[member].at == NULL) {
        return required ? error_set(error, HELTMED_REQUIRED, member_names[member], "must be given") : HELTMED_OK;
    }
    if (json_peek(&found[member]) != '"') {
        return error_set(error, HELTMED_TYPE, member_names[member], "must be a text");
    }
    *out = json_take_span(&found[member]);
    return HELTMED_OK;
}

static heltmed_status read_type(struct event *event, struct json_cursor *found, heltmed_error *error)
{
    char buffer[ESCAPED_MAX];
    const char *name;
    size_t size;
    struct json_span span;
    heltmed_status status = take_text(found, TYPE, true, &span, error);

    if (status != HELTMED_OK) {
        return status;
    }
    enum event_type type = short_text(span, buffer, &name, &size) ? event_type_named(name, size) : EVENT_TYPES;
    if (type == EVENT_TYPES) {
        return error_set(error, HELTMED_CHOICE, member_names[TYPE], "is no type of event");
    }
    event->type = (uint8_t)type;
    return HELTMED_OK;
}

/* An id of the document itself. Of safety events one that could be a birth number is kept, and blotted out where it is written. */
static heltmed_status read_member_id(struct event_document *document, struct json_cursor *found, uint8_t member, bool required,
                                     struct json_span *out, heltmed_error *error)
{
    char buffer[ESCAPED_MAX];
    const char *id;
    size_t size;
    heltmed_status status = take_text(found, member, required, out, error);

    if (status != HELTMED_OK || out->raw == NULL) {
        return status;
    }
    if (!short_text(*out, buffer, &id, &size)) {
        size = 0;
    }
    return check_id(id, size, member_names[member], event_kinds[document->event.type].never_refused ? &document->blotted : NULL, error);
}

static heltmed_status read_ids(struct event_document *document, struct json_cursor *found, heltmed_error *error)
{
    uint8_t scope = event_kinds[document->event.type].scope;
    heltmed_status status = read_member_id(document, found, KEY, true, &document->key, error);

    if (status == HELTMED_OK && (scope == SCOPE_AGREEMENT || scope == SCOPE_TARIFF) && found[CASE].at != NULL) {
        return error_set(error, HELTMED_UNKNOWN_FIELD, member_names[CASE], "an event of an agreement or a tariff belongs to no case");
    }
    if (status == HELTMED_OK) {
        status = read_member_id(document, found, CASE, scope == SCOPE_CASE, &document->case_id, error);
    }
    if (status == HELTMED_OK) {
        status = read_member_id(document, found, ACTOR, false, &document->actor, error);
    }
    if (status == HELTMED_OK) {
        status = read_member_id(document, found, CORRECTS, document->event.type == EVENT_VOIDED, &document->corrects, error);
    }
    return status;
}

static heltmed_status read_days(struct event_document *document, struct json_cursor *found, heltmed_error *error)
{
    char buffer[ESCAPED_MAX];
    const char *text;
    size_t size;
    int64_t on = UNKNOWN;
    heltmed_status status = HELTMED_OK;

    if (found[HAPPENED_ON].at != NULL) {
        status = json_read_value(&found[HAPPENED_ON], VALUE_DATE, NULL, member_names[HAPPENED_ON], &on, error);
    }
    if (status == HELTMED_OK && on == UNKNOWN) {
        status = error_set(error, HELTMED_REQUIRED, member_names[HAPPENED_ON], "must be given");
    }
    if (status == HELTMED_OK) {
        status = take_text(found, RECORDED_AT, true, &document->recorded_at, error);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    document->event.on = (int32_t)on;
    if (!short_text(document->recorded_at, buffer, &text, &size) || !recorded_at_day(text, size, &document->event.recorded_on)) {
        return error_set(error, HELTMED_DATE, member_names[RECORDED_AT], "is no time in UTC, written year-month-dayThour:minute:secondZ");
    }
    if (document->event.on > document->event.recorded_on && !event_kinds[document->event.type].never_refused) {
        return error_set(error, HELTMED_STATE, member_names[HAPPENED_ON], "is after the day of recorded_at: a plan is no event");
    }
    return HELTMED_OK;
}

static heltmed_status read_expected_version(struct event_document *document, struct json_cursor *found, heltmed_error *error)
{
    const char *name = member_names[EXPECTED_VERSION];
    heltmed_status status = HELTMED_OK;

    document->expected_version = UNKNOWN;
    if (found[EXPECTED_VERSION].at != NULL) {
        status = json_read_value(&found[EXPECTED_VERSION], VALUE_COUNT, NULL, name, &document->expected_version, error);
    }
    return status == HELTMED_OK && document->expected_version != UNKNOWN && document->expected_version < 0
               ? error_set(error, HELTMED_RANGE, name, "is outside its range")
               : status;
}

heltmed_status event_from_json(struct event_document *document, struct heltmed_text *texts, const char *json, size_t size,
                               heltmed_error *error)
{
    struct json_cursor found[MEMBERS] = {{NULL}};
    struct json_cursor no_data = {"null"};
    size_t place = json_check(json, size);

    *document = (struct event_document){.event = {.type = EVENT_TYPES}};
    text_clear(texts);
    if (place != JSON_WELL_FORMED) {
        return json_refuse_syntax(place, error);
    }
    heltmed_status status = find_members(json, found, error);
    if (status == HELTMED_OK) {
        status = read_type(&document->event, found, error);
    }
    if (status == HELTMED_OK) {
        status = read_ids(document, found, error);
    }
    if (status == HELTMED_OK) {
        status = read_days(document, found, error);
    }
    if (status == HELTMED_OK) {
        status = read_expected_version(document, found, error);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    return event_read_data(&document->event, texts, found[DATA].at != NULL ? &found[DATA] : &no_data, error);
}
