/* The exceptions: HeltMed\HeltMedException, with the status and the field, and below it one for each class of status. */
#ifndef PHP_ERRORS_H
#define PHP_ERRORS_H

#include "php.h"

#include <heltmed/status.h>

void errors_register(void);

/* Throws the exception of an error that a call has filled. */
void errors_throw(const heltmed_error *error);

/* The same, and which of many it was: `at` from 0; -1 when that is not told. */
void errors_throw_at(const heltmed_error *error, int64_t at);

#endif
