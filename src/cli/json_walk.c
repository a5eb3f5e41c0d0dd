#include "cli/json_walk.h"

#include <string.h>

#include <heltmed/date.h>

static const char *skip_string(const char *at)
{
    for (at++; *at != '"'; at++) {
        at += *at == '\\';
    }
    return at + 1;
}

/* Past any value. */
static const char *skip(const char *at)
{
    int depth = 0;

    do {
        if (*at == '"') {
            at = skip_string(at);
            continue;
        }
        depth += *at == '{' || *at == '[';
        depth -= *at == '}' || *at == ']';
        at++;
    } while (depth > 0 || (*at != ',' && *at != '}' && *at != ']' && *at != '\0'));
    return at;
}

const char *json_member(const char *object, const char *key)
{
    size_t size = strlen(key);
    const char *at = object + 1;

    while (*at == '"') {
        const char *value = skip_string(at) + 1;
        if (strncmp(at + 1, key, size) == 0 && at[1 + size] == '"') {
            return value;
        }
        at = skip(value);
        at += *at == ',';
    }
    return NULL;
}

const char *json_first(const char *list) { return list[1] == ']' ? NULL : list + 1; }

const char *json_next(const char *element)
{
    const char *end = skip(element);
    return *end == ',' ? end + 1 : NULL;
}

bool json_is_null(const char *value) { return *value == 'n'; }
bool json_is_true(const char *value) { return *value == 't'; }

int64_t json_number(const char *value)
{
    bool is_negative = *value == '-';
    int64_t number = 0;

    if (json_is_null(value)) {
        return HELTMED_UNKNOWN;
    }
    for (value += is_negative; *value >= '0' && *value <= '9'; value++) {
        number = number * 10 + (*value - '0');
    }
    return is_negative ? -number : number;
}

const char *json_string(const char *value, char *out, size_t size)
{
    size_t length = 0;

    for (const char *at = value + 1; !json_is_null(value) && *at != '"' && length + 1 < size; at++) {
        at += *at == '\\';
        out[length++] = *at;
    }
    out[length] = '\0';
    return out;
}

int64_t json_day(const char *value)
{
    enum { DATE_SIZE = 10 };
    int32_t day = 0;

    return !json_is_null(value) && heltmed_date_parse(value + 1, DATE_SIZE, &day, NULL) == HELTMED_OK ? day : HELTMED_UNKNOWN;
}
