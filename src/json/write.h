/* Writing canonical JSON: compact UTF-8, with only ", \ and controls escaped, as json.dumps and json_encode escape them. */
#ifndef JSON_WRITE_H
#define JSON_WRITE_H

#include "base/text.h"
#include "base/value.h"

/* A piece of the document that is spelt out in the code. */
#define json_raw(text, literal) text_append(text, literal, sizeof(literal) - 1)

/* A string, in its quotes (json_string is a function of jansson). `words` ends with a NUL. */
void json_text(struct heltmed_text *text, const char *words);

/* A string that needs no escaping: names of the library's own. */
void json_name(struct heltmed_text *text, const char *name);

/* Makes what was appended since `start` the inside of a string; it has no controls. */
void json_escape_since(struct heltmed_text *text, size_t start);

/* "YYYY-MM-DD", in its quotes. */
void json_date(struct heltmed_text *text, int32_t date);

/* A number, date, yes or no, word of a choice, sorted list of a set's words, or municipality; null for what is unknown
 * or does not exist. `words` are those of the slot. Not for kinds that are lists. */
void json_value(struct heltmed_text *text, enum value_kind kind, const char *const *words, int64_t value);

#endif
