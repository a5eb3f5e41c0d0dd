/* Where each rule and rate comes from; the look-ups by id are public (heltmed/rulebook.h). */
#ifndef RULEBOOK_SOURCES_H
#define RULEBOOK_SOURCES_H

#include <stddef.h>

/* The ids that can be cited, document by document; NULL past the end. */
size_t source_count(void);
const char *source_id(size_t index);

#endif
