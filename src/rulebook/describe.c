/* The parameters' values and the sources, one by one, for hosts that list them. */
#include "base/error.h"
#include "rulebook/rulebook.h"
#include "rulebook/sources.h"

const char *heltmed_parameter_about(size_t index) { return index < PARAMETERS ? parameters[index].about : NULL; }

size_t heltmed_parameter_value_count(const heltmed_rulebook *rulebook, size_t index)
{
    return rulebook != NULL && index < PARAMETERS ? rulebook->lists[index].count : 0;
}

/* NULL, and the error filled in, when there is none. */
static const struct dated_value *value_at(const heltmed_rulebook *rulebook, size_t index, size_t which, heltmed_status *status,
                                          heltmed_error *error)
{
    if (rulebook == NULL) {
        *status = error_set(error, HELTMED_ARGUMENT, NULL, "the rulebook is NULL");
        return NULL;
    }
    if (which >= heltmed_parameter_value_count(rulebook, index)) {
        *status = error_set(error, HELTMED_RANGE, NULL, "there is no such value");
        return NULL;
    }
    *status = HELTMED_OK;
    return &rulebook->lists[index].values[which];
}

heltmed_status heltmed_parameter_value(const heltmed_rulebook *rulebook, size_t index, size_t which, int64_t *value, int32_t *valid_from,
                                       int32_t *known_from, heltmed_error *error)
{
    heltmed_status status;
    const struct dated_value *dated = value_at(rulebook, index, which, &status, error);

    if (dated == NULL) {
        return status;
    }
    if (value != NULL) {
        *value = dated->value;
    }
    if (valid_from != NULL) {
        *valid_from = dated->valid_from;
    }
    if (known_from != NULL) {
        *known_from = dated->known_from;
    }
    return HELTMED_OK;
}

heltmed_status heltmed_parameter_municipality(const heltmed_rulebook *rulebook, size_t index, size_t which, size_t member, int32_t *out,
                                              heltmed_error *error)
{
    heltmed_status status;
    const struct dated_value *dated = value_at(rulebook, index, which, &status, error);

    if (dated == NULL) {
        return status;
    }
    if (out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the place for the municipality is NULL");
    }
    if (parameters[index].kind != VALUE_MUNICIPALITIES) {
        return error_set(error, HELTMED_TYPE, parameters[index].id, "this parameter is no list of municipalities");
    }
    if (dated->value == UNKNOWN || member >= (uint64_t)dated->value) {
        return error_set(error, HELTMED_RANGE, parameters[index].id, "the list has no such member");
    }
    *out = dated->members[member];
    return HELTMED_OK;
}

size_t heltmed_source_count(void) { return source_count(); }

const char *heltmed_source_id(size_t index) { return source_id(index); }
