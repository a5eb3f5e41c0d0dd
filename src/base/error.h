/* How a refusal is written down. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <heltmed/status.h>

/* Fills `error` (NULL is accepted) and returns `code`. `field` may be NULL; neither text holds a given value. */
heltmed_status error_set(heltmed_error *error, heltmed_status code, const char *field, const char *message);

#endif
