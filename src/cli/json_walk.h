/* A walk through JSON that the library has just written: compact and well-formed, so that nothing is checked. */
#ifndef CLI_JSON_WALK_H
#define CLI_JSON_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A value is told by its first byte. The value of a key of an object; NULL when it has none. */
const char *json_member(const char *object, const char *key);

/* The first element of a list (or NULL), and the one after an element (or NULL). */
const char *json_first(const char *list);
const char *json_next(const char *element);

bool json_is_null(const char *value);
bool json_is_true(const char *value);
/* HELTMED_UNKNOWN for null. */
int64_t json_number(const char *value);
/* The characters of a string, as many as fit, with a NUL; "" for null. Returns `out`. */
const char *json_string(const char *value, char *out, size_t size);
/* The day of a string that is a date; HELTMED_UNKNOWN for null. */
int64_t json_day(const char *value);

#endif
