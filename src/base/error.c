#include "base/error.h"

#include <stddef.h>

static const struct {
    heltmed_status status;
    const char *name;
} status_names[] = {
    {HELTMED_OK, "ok"},
    {HELTMED_SYNTAX, "syntax"},
    {HELTMED_TYPE, "type"},
    {HELTMED_UNKNOWN_FIELD, "unknown_field"},
    {HELTMED_DUPLICATE_FIELD, "duplicate_field"},
    {HELTMED_CHOICE, "choice"},
    {HELTMED_DATE, "date"},
    {HELTMED_RANGE, "range"},
    {HELTMED_REQUIRED, "required"},
    {HELTMED_TOO_LONG, "too_long"},
    {HELTMED_UNKNOWN_NAME, "unknown_name"},
    {HELTMED_IDENTIFIER, "identifier"},
    {HELTMED_CONFLICT, "conflict"},
    {HELTMED_STATE, "state"},
    {HELTMED_QUOTA, "quota"},
    {HELTMED_ARGUMENT, "argument"},
    {HELTMED_SEALED, "sealed"},
    {HELTMED_NOT_SEALED, "not_sealed"},
    {HELTMED_UNAVAILABLE, "unavailable"},
    {HELTMED_NO_MEMORY, "no_memory"},
    {HELTMED_IO, "io"},
    {HELTMED_BUSY, "busy"},
    {HELTMED_FOREIGN, "foreign"},
    {HELTMED_LAYOUT, "layout"},
    {HELTMED_DAMAGED, "damaged"},
    {HELTMED_INTERNAL, "internal"},
};

const char *heltmed_status_name(heltmed_status status)
{
    for (size_t i = 0; i < sizeof(status_names) / sizeof(status_names[0]); i++) {
        if (status_names[i].status == status) {
            return status_names[i].name;
        }
    }
    return "unknown";
}

/* Cut to what fits; NULL is the empty text. */
static void copy_words(char *out, size_t size, const char *words)
{
    size_t length = 0;

    while (words && words[length] != '\0' && length + 1 < size) {
        out[length] = words[length];
        length++;
    }
    out[length] = '\0';
}

heltmed_status error_set(heltmed_error *error, heltmed_status code, const char *field, const char *message)
{
    if (error) {
        error->code = code;
        copy_words(error->field, sizeof(error->field), field);
        copy_words(error->message, sizeof(error->message), message);
    }
    return code;
}
