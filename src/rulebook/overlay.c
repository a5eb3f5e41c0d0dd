/* A host's own values on top of a sealed rulebook, and how long a rulebook lives. */
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "rulebook/rulebook.h"

enum { VERSION_SIZE_MAX = 64, MUNICIPALITY_MAX = 9999, MEMBERS_MAX = MUNICIPALITY_MAX + 1 };

const struct heltmed_rulebook *rulebook_retain(const struct heltmed_rulebook *rulebook)
{
    if (rulebook != NULL && !rulebook->built_in) {
        /* The count of holders is no part of what a sealed rulebook promises not to change. */
        atomic_fetch_add_explicit(&((struct heltmed_rulebook *)rulebook)->holders, 1, memory_order_relaxed);
    }
    return rulebook;
}

static void free_members(const heltmed_allocator *allocator, const struct dated_value *value)
{
    if (value->members != NULL) {
        memory_free(allocator, (void *)value->members, (size_t)value->value * sizeof *value->members);
    }
}

/* `count` values of which the first `whole` have members of their own. */
static void free_values(const heltmed_allocator *allocator, struct dated_value *values, uint32_t count, uint32_t whole)
{
    for (uint32_t i = 0; i < whole; i++) {
        free_members(allocator, &values[i]);
    }
    memory_free(allocator, values, count * sizeof *values);
}

static void free_overlay(struct heltmed_rulebook *overlay)
{
    heltmed_allocator allocator = overlay->allocator;
    for (int i = 0; i < PARAMETERS; i++) {
        if (overlay->owned[i]) {
            const struct value_list *list = &overlay->lists[i];
            free_values(&allocator, (struct dated_value *)list->values, list->count, list->count);
        }
    }
    memory_free(&allocator, (char *)overlay->version, strlen(overlay->version) + 1);
    memory_free(&allocator, overlay, sizeof *overlay);
}

void rulebook_release(const struct heltmed_rulebook *rulebook)
{
    /* A loop, so that a long chain of overlays needs no deep stack. */
    while (rulebook != NULL && !rulebook->built_in) {
        struct heltmed_rulebook *overlay = (struct heltmed_rulebook *)rulebook;
        if (atomic_fetch_sub_explicit(&overlay->holders, 1, memory_order_acq_rel) != 1) {
            return;
        }
        rulebook = overlay->base;
        free_overlay(overlay);
    }
}

void heltmed_rulebook_destroy(heltmed_rulebook *rulebook) { rulebook_release(rulebook); }

static bool is_version(const char *version)
{
    size_t size = 0;
    while (version[size] >= 0x20 && version[size] <= 0x7e) {
        if (++size > VERSION_SIZE_MAX) {
            return false;
        }
    }
    return size > 0 && version[size] == '\0';
}

heltmed_status heltmed_rulebook_overlay(const heltmed_rulebook *base, const char *version, const heltmed_allocator *allocator,
                                        heltmed_rulebook **out, heltmed_error *error)
{
    if (base == NULL || version == NULL || out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "a rulebook, a version and a place for the overlay are needed");
    }
    if (!base->sealed) {
        return error_set(error, HELTMED_NOT_SEALED, NULL, "an overlay needs a sealed rulebook under it");
    }
    if (!is_version(version)) {
        return error_set(error, HELTMED_RANGE, NULL, "a version is 1 to 64 printable ASCII characters");
    }
    /* Else its answers could not be told from the released rulebook's. */
    for (size_t i = 0; i < heltmed_rulebook_version_count(); i++) {
        if (strcmp(version, heltmed_rulebook_version_at(i)) == 0) {
            return error_set(error, HELTMED_RANGE, NULL, "a version that a released rulebook has");
        }
    }
    heltmed_allocator memory = memory_allocator(allocator);
    struct heltmed_rulebook *overlay = memory_new(&memory, sizeof *overlay);
    if (overlay == NULL) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the overlay");
    }
    size_t version_size = strlen(version) + 1;
    char *own_version = memory_new(&memory, version_size);
    if (own_version == NULL) {
        memory_free(&memory, overlay, sizeof *overlay);
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the overlay");
    }
    memcpy(own_version, version, version_size);
    overlay->version = own_version;
    overlay->allocator = memory;
    overlay->base = rulebook_retain(base);
    memcpy(overlay->lists, base->lists, sizeof overlay->lists);
    atomic_init(&overlay->holders, 1);
    *out = overlay;
    return HELTMED_OK;
}

/* Gives `value` a copy of its members; false when there is no memory. */
static bool copy_members(const heltmed_allocator *allocator, struct dated_value *value)
{
    if (value->members == NULL) {
        return true;
    }
    size_t size = (size_t)value->value * sizeof *value->members;
    int16_t *copy = memory_new(allocator, size);
    if (copy == NULL) {
        return false;
    }
    memcpy(copy, value->members, size);
    value->members = copy;
    return true;
}

/* Makes the list of `parameter` the overlay's own, with the same values; false when there is no memory. */
static bool own(struct heltmed_rulebook *overlay, enum parameter parameter)
{
    struct value_list *list = &overlay->lists[parameter];
    if (overlay->owned[parameter]) {
        return true;
    }
    struct dated_value *values = NULL;
    if (list->count > 0) {
        values = memory_new(&overlay->allocator, list->count * sizeof *values);
        if (values == NULL) {
            return false;
        }
        for (uint32_t i = 0; i < list->count; i++) {
            values[i] = list->values[i];
            if (!copy_members(&overlay->allocator, &values[i])) {
                free_values(&overlay->allocator, values, list->count, i);
                return false;
            }
        }
    }
    list->values = values;
    overlay->owned[parameter] = true;
    return true;
}

/* Puts `value` in its place, replacing one of the same day; false when there is no memory. */
static bool put(struct heltmed_rulebook *overlay, enum parameter parameter, struct dated_value value)
{
    if (!own(overlay, parameter)) {
        return false;
    }
    struct value_list *list = &overlay->lists[parameter];
    struct dated_value *values = (struct dated_value *)list->values;
    uint32_t place = list->count;
    while (place > 0 && values[place - 1].valid_from >= value.valid_from) {
        place--;
    }
    if (place < list->count && values[place].valid_from == value.valid_from) {
        free_members(&overlay->allocator, &values[place]);
        values[place] = value;
        return true;
    }
    size_t size = list->count * sizeof *values;
    values = memory_resize(&overlay->allocator, values, size, size + sizeof *values);
    if (values == NULL) {
        return false;
    }
    memmove(&values[place + 1], &values[place], (list->count - place) * sizeof *values);
    values[place] = value;
    list->values = values;
    list->count++;
    return true;
}

/* What every change asks first. */
static heltmed_status check_change(const heltmed_rulebook *rulebook, const char *id, int32_t valid_from, int32_t known_from,
                                   enum parameter *parameter, heltmed_error *error)
{
    if (rulebook == NULL || id == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "a rulebook and the id of a parameter are needed");
    }
    if (rulebook->sealed) {
        return error_set(error, HELTMED_SEALED, NULL, "a sealed rulebook cannot be changed; make an overlay on it");
    }
    *parameter = parameter_named(id, strlen(id));
    if (*parameter == PARAMETERS) {
        return error_set(error, HELTMED_UNKNOWN_NAME, NULL, "there is no such parameter");
    }
    if (valid_from < DATE_MIN || valid_from > DATE_MAX || known_from < DATE_MIN || known_from > DATE_MAX) {
        return error_set(error, HELTMED_RANGE, parameters[*parameter].id, "a day is outside the years 1 to 9999");
    }
    return HELTMED_OK;
}

heltmed_status heltmed_rulebook_set(heltmed_rulebook *rulebook, const char *id, int32_t valid_from, int64_t value, int32_t known_from,
                                    heltmed_error *error)
{
    enum parameter parameter = PARAMETERS;
    heltmed_status status = check_change(rulebook, id, valid_from, known_from, &parameter, error);
    if (status != HELTMED_OK) {
        return status;
    }
    const struct parameter_info *info = &parameters[parameter];
    if (value != UNKNOWN && info->kind == VALUE_MUNICIPALITIES) {
        return error_set(error, HELTMED_TYPE, info->id, "this parameter is a list of municipalities");
    }
    if (value != UNKNOWN && (value < info->lo || value > info->hi)) {
        return error_set(error, HELTMED_RANGE, info->id, "the value is outside the range of this parameter");
    }
    if (!put(rulebook, parameter, (struct dated_value){valid_from, known_from, value, NULL})) {
        return error_set(error, HELTMED_NO_MEMORY, info->id, "there is no memory for the value");
    }
    return HELTMED_OK;
}

heltmed_status heltmed_rulebook_set_municipalities(heltmed_rulebook *rulebook, const char *id, int32_t valid_from, const int32_t *members,
                                                   size_t count, int32_t known_from, heltmed_error *error)
{
    enum parameter parameter = PARAMETERS;
    heltmed_status status = check_change(rulebook, id, valid_from, known_from, &parameter, error);
    if (status != HELTMED_OK) {
        return status;
    }
    const struct parameter_info *info = &parameters[parameter];
    if (info->kind != VALUE_MUNICIPALITIES) {
        return error_set(error, HELTMED_TYPE, info->id, "this parameter is no list of municipalities");
    }
    if (members == NULL && count > 0) {
        return error_set(error, HELTMED_ARGUMENT, info->id, "the municipalities are needed");
    }
    if (count > MEMBERS_MAX) {
        return error_set(error, HELTMED_RANGE, info->id, "there are more municipalities than there are numbers");
    }
    for (size_t i = 0; i < count; i++) {
        if (members[i] < info->lo || members[i] > info->hi) {
            return error_set(error, HELTMED_RANGE, info->id, "a municipality is a number from 0 to 9999");
        }
    }
    struct dated_value value = {valid_from, known_from, (int64_t)count, NULL};
    int16_t *copy = NULL;
    if (count > 0) {
        copy = memory_new(&rulebook->allocator, count * sizeof *copy);
        if (copy == NULL) {
            return error_set(error, HELTMED_NO_MEMORY, info->id, "there is no memory for the municipalities");
        }
        for (size_t i = 0; i < count; i++) {
            copy[i] = (int16_t)members[i];
        }
        value.members = copy;
    }
    if (!put(rulebook, parameter, value)) {
        memory_free(&rulebook->allocator, copy, count * sizeof *copy);
        return error_set(error, HELTMED_NO_MEMORY, info->id, "there is no memory for the municipalities");
    }
    return HELTMED_OK;
}

heltmed_status heltmed_rulebook_seal(heltmed_rulebook *rulebook, heltmed_error *error)
{
    if (rulebook == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "a rulebook is needed");
    }
    if (!rulebook->sealed) {
        rulebook->sealed = true;
    }
    return HELTMED_OK;
}
