/* Frames and table descriptions as Arrow has them: through its C interfaces, and as a stream of its IPC messages. */
#ifndef OUTCOMES_ARROW_H
#define OUTCOMES_ARROW_H

#include <heltmed/arrow.h>

#include "base/text.h"
#include "outcomes/frame.h"

/* What the schema says of the whole table. */
enum { ARROW_NOTES = 4 };
struct arrow_notes {
    const char *keys[ARROW_NOTES], *values[ARROW_NOTES];
};

/* False when there is no memory: nothing is to be released then. */
bool arrow_schema(struct ArrowSchema *out, const struct outcome_table *table, const struct arrow_notes *notes,
                  const heltmed_allocator *allocator);
/* Takes the frame's buffers over. */
bool arrow_array(struct ArrowArray *out, struct frame *frame);

/* The messages of the IPC stream format: the schema and its dictionaries first, the end last. */
void ipc_write_schema(struct heltmed_text *out, const struct outcome_table *table, const struct arrow_notes *notes);
void ipc_write_rows(struct heltmed_text *out, const struct frame *frame);
void ipc_write_end(struct heltmed_text *out);

#endif
