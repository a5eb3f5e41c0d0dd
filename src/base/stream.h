/* How a stream is made: by what knows its next piece. */
#ifndef BASE_STREAM_H
#define BASE_STREAM_H

#include <heltmed/stream.h>

struct heltmed_stream {
    heltmed_allocator allocator;
    size_t size; /* of the whole struct, with what follows this head */
    heltmed_status (*next)(struct heltmed_stream *stream, heltmed_text *out, heltmed_error *error); /* appends to an empty `out` */
    void (*end)(struct heltmed_stream *stream); /* frees what the stream holds, not itself */
    heltmed_status ended;                       /* what a failed piece ended it with */
};

#endif
