/* Ids are the host's own and opaque; what could be a Norwegian birth number is none. */
#ifndef CASES_IDENTIFIER_H
#define CASES_IDENTIFIER_H

#include <stdbool.h>

#include "base/text.h"

enum { ID_SIZE_MAX = 64 };

/* An id: 1 to 64 of [A-Za-z0-9._-]. */
bool id_is_well_formed(const char *id, size_t size);
/* Whether 11 digits in it (6 + 5 with a space or a sign too), set off from other letters and digits, pass the checks of a Norwegian
 * birth number, those of 2032 and of D-, H- and test numbers included. Source: domain B11. */
bool id_could_be_birth_number(const char *id, size_t size);
/* Makes every digit an x. */
void id_blot_out(char *id);

#endif
