/* Streams: a long answer, taken piece by piece, so that its length needs no memory. */
#ifndef HELTMED_STREAM_H
#define HELTMED_STREAM_H

#include <heltmed/allocator.h>

HELTMED_BEGIN

/* One thread at a time. What it reads from (a store, a rulebook) it keeps alive itself. Since 0.1. */
typedef struct heltmed_stream heltmed_stream;

/* Replaces `out` by the next piece, which is whole lines; empty when there are no more. After an error the stream has
 * ended. Errors: those of what it reads from, argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_stream_next(heltmed_stream *stream, heltmed_text *out, heltmed_error *error);

/* NULL is accepted. Since 0.1. */
HELTMED_EXPORT void heltmed_stream_destroy(heltmed_stream *stream);

HELTMED_END

#endif
