/* What every rulebook can be asked, built in or overlaid. */
#include "rulebook/rulebook.h"

#include <string.h>

#include "base/date.h"
#include "base/error.h"

enum { FEW = 12 };

const struct heltmed_rulebook *const releases[RELEASES] = {&rulebook_2026_1};

/* A yearly rate is valid to 31 December of its year, also where no next one follows. */
static bool has_lapsed(enum parameter parameter, const struct dated_value *value, int64_t on)
{
    return parameter == VTA_S_MONTHLY_RATE && value->value != UNKNOWN &&
           date_to_civil(value->valid_from).year < date_to_civil((int32_t)on).year;
}

const struct dated_value *rulebook_find(const struct heltmed_rulebook *rulebook, enum parameter parameter, int64_t on, int64_t as_known_on)
{
    const struct value_list *list = &rulebook->lists[parameter];
    uint32_t begin = 0, end = list->count;
    /* A host's list may be long. A released one is not, and the day asked about is mostly a late one: no search then. */
    while (end - begin > FEW) {
        uint32_t middle = begin + (end - begin) / 2;
        if (list->values[middle].valid_from <= on) {
            begin = middle;
        } else {
            end = middle;
        }
    }
    while (end > 0) {
        const struct dated_value *value = &list->values[--end];
        if (value->valid_from <= on && (as_known_on == UNKNOWN || value->known_from <= as_known_on)) {
            return has_lapsed(parameter, value, on) ? NULL : value;
        }
    }
    return NULL;
}

size_t heltmed_rulebook_version_count(void) { return RELEASES; }

const char *heltmed_rulebook_version_at(size_t index) { return index < RELEASES ? releases[index]->version : NULL; }

heltmed_status heltmed_rulebook_built_in(const char *version, heltmed_rulebook **out, heltmed_error *error)
{
    if (version == NULL || out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "a version and a place for the rulebook are needed");
    }
    for (size_t i = 0; i < RELEASES; i++) {
        if (strcmp(version, releases[i]->version) == 0) {
            /* Nothing ever writes to a sealed rulebook, so that sharing the constant is safe. */
            *out = (heltmed_rulebook *)releases[i];
            return HELTMED_OK;
        }
    }
    return error_set(error, HELTMED_UNKNOWN_NAME, NULL, "there is no released rulebook of this version");
}

const char *heltmed_rulebook_version(const heltmed_rulebook *rulebook) { return rulebook == NULL ? NULL : rulebook->version; }

heltmed_status heltmed_rulebook_get(const heltmed_rulebook *rulebook, const char *id, int32_t on, int64_t as_known_on, int64_t *value,
                                    int32_t *valid_from, heltmed_error *error)
{
    if (rulebook == NULL || id == NULL || value == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "a rulebook, the id of a parameter and a place for its value are needed");
    }
    enum parameter parameter = parameter_named(id, strlen(id));
    if (parameter == PARAMETERS) {
        return error_set(error, HELTMED_UNKNOWN_NAME, NULL, "there is no such parameter");
    }
    const char *name = parameters[parameter].id;
    if (parameters[parameter].kind == VALUE_MUNICIPALITIES) {
        return error_set(error, HELTMED_TYPE, name, "this parameter is a list of municipalities");
    }
    if (on < DATE_MIN || on > DATE_MAX) {
        return error_set(error, HELTMED_RANGE, name, "the day is outside the years 1 to 9999");
    }
    if (as_known_on != UNKNOWN && (as_known_on < DATE_MIN || as_known_on > DATE_MAX)) {
        return error_set(error, HELTMED_RANGE, name, "the day of knowledge is outside the years 1 to 9999");
    }
    const struct dated_value *found = rulebook_find(rulebook, parameter, on, as_known_on);
    *value = found == NULL ? UNKNOWN : found->value;
    if (found != NULL && valid_from != NULL) {
        *valid_from = found->valid_from;
    }
    return HELTMED_OK;
}

size_t heltmed_parameter_count(void) { return PARAMETERS; }

static const struct parameter_info *parameter_at(size_t index) { return index < PARAMETERS ? &parameters[index] : NULL; }

const char *heltmed_parameter_id(size_t index)
{
    const struct parameter_info *parameter = parameter_at(index);
    return parameter == NULL ? NULL : parameter->id;
}

const char *heltmed_parameter_unit(size_t index)
{
    const struct parameter_info *parameter = parameter_at(index);
    if (parameter == NULL) {
        return NULL;
    }
    /* In a decision a municipality needs no unit; in a list of parameters every one has a word. */
    return parameter->kind == VALUE_MUNICIPALITIES ? "municipalities" : value_kinds[parameter->kind].unit;
}

const char *heltmed_parameter_kind(size_t index)
{
    const struct parameter_info *parameter = parameter_at(index);
    return parameter == NULL ? NULL : rule_kind_names[parameter->rule];
}

const char *heltmed_parameter_basis(size_t index)
{
    const struct parameter_info *parameter = parameter_at(index);
    return parameter == NULL ? NULL : rule_basis_names[parameter->basis];
}

const char *heltmed_parameter_sources(size_t index)
{
    const struct parameter_info *parameter = parameter_at(index);
    return parameter == NULL ? NULL : parameter->sources;
}

int64_t heltmed_parameter_lowest(size_t index)
{
    const struct parameter_info *parameter = parameter_at(index);
    return parameter == NULL ? UNKNOWN : parameter->lo;
}

int64_t heltmed_parameter_highest(size_t index)
{
    const struct parameter_info *parameter = parameter_at(index);
    return parameter == NULL ? UNKNOWN : parameter->hi;
}
