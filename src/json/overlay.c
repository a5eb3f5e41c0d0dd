/* A rulebook's overlay from its JSON form (contract, section 3). */
#include <heltmed/document.h>

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "rulebook/rulebook.h"
#include "json/read.h"

struct int_list {
    int32_t *items;
    size_t count, capacity;
};

struct overlay_reader {
    struct json_cursor cursor;
    heltmed_rulebook *overlay;
    heltmed_allocator allocator;
    struct int_list members; /* of a list of municipalities */
    struct int_list days;    /* the valid_from of one parameter's values */
    int64_t latest_day;      /* of those */
    heltmed_error *error;
};

enum { VERSION_SIZE_MAX = 64 };

static heltmed_status refuse(struct overlay_reader *reader, heltmed_status code, const char *field, const char *message)
{
    return error_set(reader->error, code, field, message);
}

static heltmed_status append(struct overlay_reader *reader, struct int_list *list, int64_t item, const char *id)
{
    int32_t *items = memory_room(&reader->allocator, list->items, sizeof *items, &list->capacity, list->count + 1);
    if (items == NULL) {
        return refuse(reader, HELTMED_NO_MEMORY, id, "there is no memory for the values");
    }
    list->items = items;
    list->items[list->count++] = (int32_t)item;
    return HELTMED_OK;
}

static void free_list(struct overlay_reader *reader, struct int_list *list)
{
    memory_free(&reader->allocator, list->items, list->capacity * sizeof *list->items);
}

/* "value" of a list of municipalities: their number, UNKNOWN for null. */
static heltmed_status read_members(struct overlay_reader *reader, const char *id, int64_t *count)
{
    char first = json_peek(&reader->cursor);

    *count = UNKNOWN;
    reader->members.count = 0;
    if (first == 'n') {
        json_take_literal(&reader->cursor);
        return HELTMED_OK;
    }
    if (first != '[') {
        return refuse(reader, HELTMED_TYPE, id, "the value must be a list of municipalities");
    }
    json_enter(&reader->cursor);
    while (json_next_element(&reader->cursor)) {
        int64_t municipality = UNKNOWN;
        heltmed_status status = json_read_value(&reader->cursor, VALUE_MUNICIPALITY, NULL, id, &municipality, reader->error);
        if (status == HELTMED_OK && municipality == UNKNOWN) {
            status = refuse(reader, HELTMED_TYPE, id, "a municipality must not be null");
        }
        if (status == HELTMED_OK) {
            status = append(reader, &reader->members, municipality, id);
        }
        if (status != HELTMED_OK) {
            return status;
        }
    }
    *count = (int64_t)reader->members.count;
    return HELTMED_OK;
}

/* The fields of a value, UNKNOWN where absent or null. */
enum { VALID_FROM, VALUE, KNOWN_FROM, FIELDS };

static heltmed_status read_fields(struct overlay_reader *reader, const struct parameter_info *parameter, int64_t fields[FIELDS])
{
    static const char *const names[FIELDS] = {"valid_from", "value", "known_from"};
    struct json_span key;
    bool seen[FIELDS] = {false};

    json_enter(&reader->cursor);
    while (json_next_key(&reader->cursor, &key)) {
        int field = 0;
        while (field < FIELDS && !json_span_is(key, names[field])) {
            field++;
        }
        if (field == FIELDS) {
            return refuse(reader, HELTMED_UNKNOWN_FIELD, parameter->id, "a value has valid_from, value and known_from only");
        }
        if (seen[field]) {
            return refuse(reader, HELTMED_DUPLICATE_FIELD, parameter->id, "a value has a field twice");
        }
        seen[field] = true;
        enum value_kind kind = field == VALUE ? (enum value_kind)parameter->kind : VALUE_DATE;
        heltmed_status status = kind == VALUE_MUNICIPALITIES
                                    ? read_members(reader, parameter->id, &fields[field])
                                    : json_read_value(&reader->cursor, kind, NULL, parameter->id, &fields[field], reader->error);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    if (fields[VALID_FROM] == UNKNOWN || !seen[VALUE]) {
        return refuse(reader, HELTMED_REQUIRED, parameter->id, "a value needs its day in valid_from, and value (a value or null)");
    }
    return HELTMED_OK;
}

/* Remembers the day of a value; refuses one that stood before. Days mostly come in order, so that none is looked for. */
static heltmed_status keep_day(struct overlay_reader *reader, int64_t day, const char *id)
{
    const struct int_list *days = &reader->days;

    if (days->count > 0 && day <= reader->latest_day) {
        for (size_t i = 0; i < days->count; i++) {
            if (days->items[i] == day) {
                return refuse(reader, HELTMED_DUPLICATE_FIELD, id, "two values are valid from one day");
            }
        }
    }
    reader->latest_day = days->count > 0 && reader->latest_day > day ? reader->latest_day : day;
    return append(reader, &reader->days, day, id);
}

static heltmed_status read_dated_value(struct overlay_reader *reader, const struct parameter_info *parameter)
{
    int64_t fields[FIELDS] = {UNKNOWN, UNKNOWN, UNKNOWN};

    if (json_peek(&reader->cursor) != '{') {
        return refuse(reader, HELTMED_TYPE, parameter->id, "must be a list of objects");
    }
    heltmed_status status = read_fields(reader, parameter, fields);
    if (status == HELTMED_OK) {
        status = keep_day(reader, fields[VALID_FROM], parameter->id);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    int32_t valid_from = (int32_t)fields[VALID_FROM];
    int32_t known_from = fields[KNOWN_FROM] == UNKNOWN ? DATE_MIN : (int32_t)fields[KNOWN_FROM];
    if (parameter->kind == VALUE_MUNICIPALITIES && fields[VALUE] != UNKNOWN) {
        return heltmed_rulebook_set_municipalities(reader->overlay, parameter->id, valid_from, reader->members.items, reader->members.count,
                                                   known_from, reader->error);
    }
    return heltmed_rulebook_set(reader->overlay, parameter->id, valid_from, fields[VALUE], known_from, reader->error);
}

static enum parameter parameter_of(struct json_span key)
{
    int parameter = 0;
    while (parameter < PARAMETERS && !json_span_is(key, parameters[parameter].id)) {
        parameter++;
    }
    return (enum parameter)parameter;
}

static heltmed_status read_parameters(struct overlay_reader *reader)
{
    struct json_span key;
    bool seen[PARAMETERS] = {false};

    json_enter(&reader->cursor);
    while (json_next_key(&reader->cursor, &key)) {
        enum parameter parameter = parameter_of(key);
        if (parameter == PARAMETERS) {
            return refuse(reader, HELTMED_UNKNOWN_FIELD, NULL, "a key of the overlay is no parameter");
        }
        const struct parameter_info *info = &parameters[parameter];
        if (seen[parameter]) {
            return refuse(reader, HELTMED_DUPLICATE_FIELD, info->id, "stands twice");
        }
        seen[parameter] = true;
        if (json_peek(&reader->cursor) != '[') {
            return refuse(reader, HELTMED_TYPE, info->id, "must be a list of values, each with its valid_from");
        }
        reader->days.count = 0;
        json_enter(&reader->cursor);
        while (json_next_element(&reader->cursor)) {
            heltmed_status status = read_dated_value(reader, info);
            if (status != HELTMED_OK) {
                return status;
            }
        }
    }
    return HELTMED_OK;
}

/* The version, and where the parameters stand. */
struct outline {
    char version[VERSION_SIZE_MAX + 1];
    bool has_version, has_parameters;
    struct json_cursor parameters;
};

static heltmed_status read_version(struct overlay_reader *reader, struct outline *outline)
{
    if (json_peek(&reader->cursor) != '"') {
        return refuse(reader, HELTMED_TYPE, NULL, "the version must be a text");
    }
    struct json_span span = json_take_span(&reader->cursor);
    if (span.escaped || span.size > VERSION_SIZE_MAX) {
        return refuse(reader, HELTMED_RANGE, NULL, "a version is 1 to 64 printable ASCII characters without a backslash");
    }
    outline->version[json_decode(span, outline->version)] = '\0';
    outline->has_version = true;
    return HELTMED_OK;
}

static heltmed_status read_outline(struct overlay_reader *reader, struct outline *outline)
{
    struct json_span key;

    json_enter(&reader->cursor);
    while (json_next_key(&reader->cursor, &key)) {
        bool is_version = json_span_is(key, "version");
        if (!is_version && !json_span_is(key, "parameters")) {
            return refuse(reader, HELTMED_UNKNOWN_FIELD, NULL, "an overlay has version and parameters only");
        }
        if (is_version ? outline->has_version : outline->has_parameters) {
            return refuse(reader, HELTMED_DUPLICATE_FIELD, NULL, "an overlay has a key twice");
        }
        if (is_version) {
            heltmed_status status = read_version(reader, outline);
            if (status != HELTMED_OK) {
                return status;
            }
            continue;
        }
        if (json_peek(&reader->cursor) != '{') {
            return refuse(reader, HELTMED_TYPE, NULL, "the parameters must be an object");
        }
        outline->has_parameters = true;
        outline->parameters = reader->cursor;
        json_skip(&reader->cursor);
    }
    return outline->has_version ? HELTMED_OK : refuse(reader, HELTMED_REQUIRED, NULL, "an overlay needs a version of its own");
}

static heltmed_status read_overlay(struct overlay_reader *reader, const heltmed_rulebook *base, const char *json)
{
    struct outline outline = {.has_version = false};

    reader->cursor.at = json;
    heltmed_status status = read_outline(reader, &outline);
    if (status == HELTMED_OK) {
        status = heltmed_rulebook_overlay(base, outline.version, &reader->allocator, &reader->overlay, reader->error);
    }
    if (status == HELTMED_OK && outline.has_parameters) {
        reader->cursor = outline.parameters;
        status = read_parameters(reader);
    }
    return status == HELTMED_OK ? heltmed_rulebook_seal(reader->overlay, reader->error) : status;
}

heltmed_status heltmed_document_overlay(const heltmed_rulebook *base, const char *json, size_t size, const heltmed_allocator *allocator,
                                        heltmed_rulebook **out, heltmed_error *error)
{
    if (base == NULL || json == NULL || out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "a rulebook, the JSON of an overlay and a place for it are needed");
    }
    size_t place = json_check(json, size);
    if (place != JSON_WELL_FORMED) {
        return json_refuse_syntax(place, error);
    }
    struct overlay_reader reader = {.allocator = memory_allocator(allocator), .error = error};
    heltmed_status status = read_overlay(&reader, base, json);
    free_list(&reader, &reader.members);
    free_list(&reader, &reader.days);
    if (status == HELTMED_OK) {
        *out = reader.overlay;
    } else {
        heltmed_rulebook_destroy(reader.overlay);
    }
    return status;
}
