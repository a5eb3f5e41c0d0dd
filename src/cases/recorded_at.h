/* When something was recorded, as the host says it: UTC, so that a day needs no time zone. */
#ifndef CASES_RECORDED_AT_H
#define CASES_RECORDED_AT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The UTC day of "YYYY-MM-DDThh:mm[:ss[.fraction]]Z"; false when it is none. */
bool recorded_at_day(const char *text, size_t size, int32_t *day);

#endif
