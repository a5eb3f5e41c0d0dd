/* A file or standard input, whole or line by line in constant memory. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/output.h"

enum { INPUT_SIZE_MAX = 16 << 20 }; /* of a document or a line */

struct input {
    int fd;
    char *data;
    size_t start, end, capacity; /* what was read and not yet taken is from start to end */
    bool ended;                  /* nothing more is to be read */
    bool skipping;               /* the rest of a line that was too long is thrown away */
};

/* NULL is standard input. False when the file cannot be opened. */
bool input_open(struct input *input, const char *file);
void input_close(struct input *input);

enum input_result { INPUT_READ, INPUT_END, INPUT_TOO_LONG, INPUT_NO_MEMORY, INPUT_FAILED };

/* The next line without its end (\n or \r\n), good until the next call. INPUT_TOO_LONG and INPUT_NO_MEMORY stand for one
 * line. `output` is flushed before waiting for more. */
enum input_result input_line(struct input *input, struct output *output, const char **line, size_t *size);

/* All of it, good until the next call. */
enum input_result input_whole(struct input *input, const char **text, size_t *size);

#endif
