#define _POSIX_C_SOURCE 200809L
#include "cli/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    FIRST_CAPACITY = 1 << 16,
    LINE_END_SIZE = 2, /* \r\n */
    CAPACITY_MAX = INPUT_SIZE_MAX + LINE_END_SIZE
};

bool input_open(struct input *input, const char *file)
{
    *input = (struct input){.fd = STDIN_FILENO};
    if (file != NULL) {
        input->fd = open(file, O_RDONLY | O_CLOEXEC);
    }
    return input->fd >= 0;
}

void input_close(struct input *input)
{
    if (input->fd > STDIN_FILENO) {
        (void)close(input->fd);
    }
    free(input->data);
    input->data = NULL;
}

/* Moves what is left to the front and sees to it that something more can be read. */
static enum input_result make_room(struct input *input)
{
    if (input->start > 0) {
        memmove(input->data, input->data + input->start, input->end - input->start);
        input->end -= input->start;
        input->start = 0;
    }
    if (input->end < input->capacity) {
        return INPUT_READ;
    }
    if (input->capacity == CAPACITY_MAX) {
        return INPUT_TOO_LONG;
    }
    size_t capacity = input->capacity == 0 ? FIRST_CAPACITY : 2 * input->capacity;
    capacity = capacity < CAPACITY_MAX ? capacity : CAPACITY_MAX;
    char *data = realloc(input->data, capacity);
    if (data == NULL) {
        return INPUT_NO_MEMORY;
    }
    input->data = data;
    input->capacity = capacity;
    return INPUT_READ;
}

static bool nothing_waits(int fd)
{
    struct pollfd waiting = {.fd = fd, .events = POLLIN};
    return poll(&waiting, 1, 0) == 0;
}

/* Reads something more behind what is there, for which there is room. */
static enum input_result read_more(struct input *input, struct output *output)
{
    for (;;) {
        if (output != NULL && output->size > 0 && nothing_waits(input->fd)) {
            (void)output_flush(output);
        }
        ssize_t size = read(input->fd, input->data + input->end, input->capacity - input->end);
        if (size > 0) {
            input->end += (size_t)size;
            return INPUT_READ;
        }
        if (size == 0) {
            input->ended = true;
            return INPUT_END;
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK) {
            struct pollfd waiting = {.fd = input->fd, .events = POLLIN};
            (void)poll(&waiting, 1, -1);
        } else if (errno != EINTR) {
            return INPUT_FAILED;
        }
    }
}

/* Throws away what is there of a line, up to its end if that is there. */
static bool skip(struct input *input)
{
    const char *end = input->end > input->start ? memchr(input->data + input->start, '\n', input->end - input->start) : NULL;
    input->skipping = end == NULL;
    input->start = end == NULL ? input->end : (size_t)(end - input->data) + 1;
    return end != NULL;
}

static enum input_result take(struct input *input, size_t size, bool has_end, const char **line, size_t *line_size)
{
    const char *first = input->data + input->start;
    input->start += size + has_end;
    if (has_end && size > 0 && first[size - 1] == '\r') {
        size--;
    }
    *line = first;
    *line_size = size;
    return size <= INPUT_SIZE_MAX ? INPUT_READ : INPUT_TOO_LONG;
}

enum input_result input_line(struct input *input, struct output *output, const char **line, size_t *size)
{
    size_t searched = 0; /* how much of the line has no end in it */

    for (;;) {
        if (input->skipping) {
            (void)skip(input);
        }
        size_t there = input->end - input->start;
        if (!input->skipping && there > searched) {
            const char *end = memchr(input->data + input->start + searched, '\n', there - searched);
            if (end != NULL) {
                return take(input, (size_t)(end - input->data) - input->start, true, line, size);
            }
            searched = there;
        }
        if (input->ended) {
            return there > 0 && !input->skipping ? take(input, there, false, line, size) : INPUT_END;
        }
        enum input_result result = make_room(input);
        if (result != INPUT_READ) {
            input->skipping = true;
            return result;
        }
        if (read_more(input, output) == INPUT_FAILED) {
            return INPUT_FAILED;
        }
    }
}

enum input_result input_whole(struct input *input, const char **text, size_t *size)
{
    while (!input->ended) {
        enum input_result result = make_room(input);
        if (result != INPUT_READ) {
            return result;
        }
        if (read_more(input, NULL) == INPUT_FAILED) {
            return INPUT_FAILED;
        }
    }
    *text = input->data;
    *size = input->end;
    return *size <= INPUT_SIZE_MAX ? INPUT_READ : INPUT_TOO_LONG;
}
