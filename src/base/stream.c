#include "base/stream.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

heltmed_status heltmed_stream_next(heltmed_stream *stream, heltmed_text *out, heltmed_error *error)
{
    if (out != NULL) {
        text_clear(out);
    }
    if (stream == NULL || out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the stream or the text is NULL");
    }
    if (stream->ended != HELTMED_OK) {
        return error_set(error, stream->ended, NULL, "the stream has ended with an error");
    }
    heltmed_status status = stream->next(stream, out, error);
    if (status == HELTMED_OK) {
        status = text_finish(out, error);
    } else {
        text_clear(out);
    }
    stream->ended = status;
    return status;
}

void heltmed_stream_destroy(heltmed_stream *stream)
{
    if (stream != NULL) {
        heltmed_allocator allocator = stream->allocator;
        stream->end(stream);
        memory_free(&allocator, stream, stream->size);
    }
}
