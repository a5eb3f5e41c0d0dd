#include "cli/stream.h"

#include <string.h>

static heltmed_status refuse(heltmed_error *error, heltmed_status code, const char *message)
{
    *error = (heltmed_error){.code = code};
    memcpy(error->message, message, strlen(message) + 1);
    return code;
}

static heltmed_status answer_line(struct session *session, enum input_result result, const char *line, size_t size, heltmed_error *error)
{
    switch (result) {
    case INPUT_READ:
        return session_answer(session, line, size, true, error);
    case INPUT_TOO_LONG:
        return refuse(error, HELTMED_TOO_LONG, "the line is longer than 16 MiB");
    default:
        return refuse(error, HELTMED_NO_MEMORY, "there is no memory for the line");
    }
}

int stream_run(struct session *session, struct input *input)
{
    struct output *out = &session->out;
    int status = EXIT_ASSESSED;

    for (int64_t number = 1; !out->failed; number++) {
        heltmed_error error = {.code = HELTMED_OK};
        const char *line = NULL;
        size_t size = 0;
        enum input_result result = input_line(input, out, &line, &size);
        if (result == INPUT_END) {
            break;
        }
        if (result == INPUT_FAILED) {
            session_tell(session, HELTMED_IO, "the input could not be read");
            return EXIT_IO;
        }
        if (answer_line(session, result, line, size, &error) == HELTMED_OK) {
            output_bytes(out, heltmed_text_data(session->text), heltmed_text_size(session->text));
            output_words(out, "\n");
        } else {
            session_tell_error(session, out, &error, number);
            status = EXIT_REFUSED;
        }
    }
    return status;
}
