#include "cli/simulate.h"

#include <heltmed/simulate.h>

heltmed_status simulate(struct session *session)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_stream *stream = NULL;
    heltmed_status status = heltmed_simulate(session->options->cases, session->options->seed, NULL, &stream, &error);

    while (status == HELTMED_OK) {
        status = heltmed_stream_next(stream, session->text, &error);
        if (status != HELTMED_OK || heltmed_text_size(session->text) == 0 || session->out.failed) {
            break;
        }
        output_bytes(&session->out, heltmed_text_data(session->text), heltmed_text_size(session->text));
    }
    heltmed_stream_destroy(stream);
    if (status != HELTMED_OK) {
        session_tell_error(session, &session->errors, &error, 0);
    }
    return status;
}
