/* The exceptions: HeltMed\HeltMedException, with the status and the field, and one below it for each class of status. */
#ifndef PHP_ERRORS_H
#define PHP_ERRORS_H

#include "php.h"

#include <heltmed/status.h>

void errors_register(void);

/* Throws the exception of an error that a call has filled. */
void errors_throw(const heltmed_error *error);

#endif
