/* Values in the form that the reader of a language writes them. */
#ifndef TEXTS_VALUE_TEXT_H
#define TEXTS_VALUE_TEXT_H

#include "base/text.h"
#include "rules/rule.h"

/* Appends the value of a slot: 38,16 kr, 22. november 2026, 20 %. Lists and sets have no such form. */
void value_text(struct heltmed_text *out, int32_t language, const struct slot *slot, int64_t value);

#endif
