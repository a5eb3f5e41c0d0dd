/* Standard output and standard error, gathered and written at once; a failed write is remembered. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { OUTPUT_SIZE = 1 << 16 };

struct output {
    int fd;
    bool failed;
    size_t size;
    char data[OUTPUT_SIZE];
};

void output_bytes(struct output *output, const char *bytes, size_t size);
void output_words(struct output *output, const char *words);
void output_int(struct output *output, int64_t number);
void output_spaces(struct output *output, size_t count);

/* A JSON string in its quotes; NULL is null. */
void output_json(struct output *output, const char *words);

/* False when this or an earlier write failed. */
bool output_flush(struct output *output);

#endif
