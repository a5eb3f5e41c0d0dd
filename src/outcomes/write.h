/* Frames as text. */
#ifndef OUTCOMES_WRITE_H
#define OUTCOMES_WRITE_H

#include "base/text.h"
#include "outcomes/frame.h"

/* CSV by RFC 4180 with a head line and line feeds; NULL is an empty field, and an empty text a quoted one. */
void csv_write_head(struct heltmed_text *out, const struct outcome_table *table);
void csv_write_rows(struct heltmed_text *out, const struct frame *frame);

/* Rows as JSON objects, separated by commas and line feeds; `first` is whether none was written before. */
void json_write_rows(struct heltmed_text *out, const struct frame *frame, bool first);

#endif
