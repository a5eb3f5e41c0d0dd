/* What the fuzzed programs share. libFuzzer has a main of its own; replay.c has one that tries the files it is given. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The one entry of a fuzzed program, by the name that libFuzzer calls. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void must(bool held)
{
    if (!held) {
        abort();
    }
}

/* Exactly as long as it is, so that a byte read behind it shows. */
static inline char *copy_of(const uint8_t *bytes, size_t size)
{
    char *copy = malloc(size == 0 ? 1 : size);

    must(copy != NULL);
    memcpy(copy, bytes, size);
    return copy;
}

#endif
