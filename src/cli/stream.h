/* A line in, a line out, in order and in constant memory. */
#ifndef CLI_STREAM_H
#define CLI_STREAM_H

#include "cli/input.h"
#include "cli/session.h"

/* Answers every line of the input; the exit status. */
int stream_run(struct session *session, struct input *input);

#endif
