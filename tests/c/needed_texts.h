/* Which texts the rules, the parameters and the letter ask for. */
#ifndef NEEDED_TEXTS_H
#define NEEDED_TEXTS_H

#include "rules/rule.h"

/* `rule` is the one whose slots the text may fill in, NULL for a text that belongs to none. */
typedef void needed_text(void *context, const char *key, const struct rule *rule, const char *meaning);

/* Visits every key, each once. */
void needed_texts(needed_text *visit, void *context);

/* Whether a text has a form for the slot's values: lists and sets have none. */
bool slot_can_be_written(const struct slot *slot);

#endif
