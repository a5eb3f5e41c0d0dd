#define _POSIX_C_SOURCE 200809L
#include "cli/output.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Whether it is worth another try: interrupted, or a pipe of somebody's that does not wait. */
static bool try_again(int fd)
{
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
        struct pollfd waiting = {.fd = fd, .events = POLLOUT};
        return poll(&waiting, 1, -1) >= 0 || errno == EINTR;
    }
    return errno == EINTR;
}

static void write_all(struct output *output, const char *bytes, size_t size)
{
    while (size > 0 && !output->failed) {
        ssize_t written = write(output->fd, bytes, size);
        if (written >= 0) {
            bytes += written;
            size -= (size_t)written;
        } else if (!try_again(output->fd)) {
            output->failed = true;
        }
    }
}

bool output_flush(struct output *output)
{
    write_all(output, output->data, output->size);
    output->size = 0;
    return !output->failed;
}

void output_bytes(struct output *output, const char *bytes, size_t size)
{
    if (size > OUTPUT_SIZE - output->size) {
        (void)output_flush(output);
    }
    if (size > OUTPUT_SIZE) {
        write_all(output, bytes, size);
        return;
    }
    memcpy(output->data + output->size, bytes, size);
    output->size += size;
}

void output_words(struct output *output, const char *words) { output_bytes(output, words, strlen(words)); }

void output_int(struct output *output, int64_t number)
{
    char digits[24];
    int size = snprintf(digits, sizeof digits, "%lld", (long long)number);
    output_bytes(output, digits, size > 0 ? (size_t)size : 0);
}

void output_spaces(struct output *output, size_t count)
{
    for (; count > 0; count--) {
        output_bytes(output, " ", 1);
    }
}

void output_json(struct output *output, const char *words)
{
    if (words == NULL) {
        output_words(output, "null");
        return;
    }
    output_words(output, "\"");
    for (; *words != '\0'; words++) {
        char escaped[8];
        if (*words == '"' || *words == '\\') {
            output_bytes(output, "\\", 1);
            output_bytes(output, words, 1);
        } else if ((unsigned char)*words < 0x20) {
            (void)snprintf(escaped, sizeof escaped, "\\u%04x", (unsigned)(unsigned char)*words);
            output_words(output, escaped);
        } else {
            output_bytes(output, words, 1);
        }
    }
    output_words(output, "\"");
}
