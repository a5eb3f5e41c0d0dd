/* The table of types, as hosts see it. */
#include <heltmed/event.h>

#include "cases/event.h"

static const struct event_kind *kind_at(size_t type) { return type < EVENT_TYPES ? &event_kinds[type] : NULL; }

static const struct event_field *field_at(size_t type, size_t field)
{
    const struct event_kind *kind = kind_at(type);
    return kind != NULL && field < kind->field_count ? &kind->fields[field] : NULL;
}

size_t heltmed_event_type_count(void) { return EVENT_TYPES; }

const char *heltmed_event_type_name(size_t type)
{
    const struct event_kind *kind = kind_at(type);
    return kind == NULL ? NULL : kind->name;
}

const char *heltmed_event_type_about(size_t type)
{
    const struct event_kind *kind = kind_at(type);
    return kind == NULL ? NULL : kind->about;
}

const char *heltmed_event_type_scope(size_t type)
{
    static const char *const names[] = {
        [SCOPE_AGREEMENT] = "agreement", [SCOPE_TARIFF] = "tariff", [SCOPE_CASE] = "case", [SCOPE_ANY] = "any"};
    const struct event_kind *kind = kind_at(type);
    return kind == NULL ? NULL : names[kind->scope];
}

const char *heltmed_event_type_group(size_t type)
{
    const struct event_kind *kind = kind_at(type);
    return kind == NULL ? NULL : kind->group;
}

const char *heltmed_event_type_sources(size_t type)
{
    const struct event_kind *kind = kind_at(type);
    return kind == NULL ? NULL : kind->sources;
}

size_t heltmed_event_field_count(size_t type)
{
    const struct event_kind *kind = kind_at(type);
    return kind == NULL ? 0 : kind->field_count;
}

const char *heltmed_event_field_name(size_t type, size_t field)
{
    const struct event_field *found = field_at(type, field);
    return found == NULL ? NULL : found->name;
}

const char *heltmed_event_field_about(size_t type, size_t field)
{
    const struct event_field *found = field_at(type, field);
    return found == NULL ? NULL : found->about;
}

const char *heltmed_event_field_kind(size_t type, size_t field)
{
    const struct event_field *found = field_at(type, field);
    return found == NULL ? NULL : found->kind == VALUE_ID ? "id" : value_kinds[found->kind].name;
}

bool heltmed_event_field_is_required(size_t type, size_t field)
{
    const struct event_field *found = field_at(type, field);
    return found != NULL && found->required;
}

static bool has_own_range(const struct event_field *field) { return field->lo != 0 || field->hi != 0; }

int64_t heltmed_event_field_lowest(size_t type, size_t field)
{
    const struct event_field *found = field_at(type, field);
    if (found == NULL || found->kind == VALUE_ID) {
        return 0;
    }
    return has_own_range(found) ? found->lo : value_kinds[found->kind].lo;
}

int64_t heltmed_event_field_highest(size_t type, size_t field)
{
    const struct event_field *found = field_at(type, field);
    if (found == NULL || found->kind == VALUE_ID) {
        return 0;
    }
    return has_own_range(found) ? found->hi : value_kinds[found->kind].hi;
}

const char *heltmed_event_field_word(size_t type, size_t field, size_t word)
{
    const struct event_field *found = field_at(type, field);
    if (found == NULL || found->words == NULL || word > (size_t)found->hi) {
        return NULL;
    }
    return found->words[word];
}

bool heltmed_event_states(const char *fact)
{
    size_t i = 0;
    while (fact != NULL && i < STATED_NAMES && strcmp(stated_names[i].name, fact) != 0) {
        i++;
    }
    return fact != NULL && i < STATED_NAMES;
}
