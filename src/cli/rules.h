/* Every criterion, parameter and source. */
#ifndef CLI_RULES_H
#define CLI_RULES_H

#include "cli/session.h"

/* As text, or with --json as one document. */
heltmed_status rules_list(struct session *session);

/* rules_json.c */
void rules_list_json(struct session *session);

/* Calls `each` for every word of a list with blanks between; NULL is an empty list. */
void rules_each_word(const char *words, void (*each)(void *context, const char *word), void *context);

#endif
