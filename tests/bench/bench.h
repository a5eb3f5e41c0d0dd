/* How a benchmark is run: PROGRAM prints the nanoseconds of each piece of work, PROGRAM NAME TIMES does one so often. */
#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>
#include <stdint.h>

struct bench {
    const char *name;
    void (*run)(uint64_t times);
    uint64_t times; /* in one measurement */
};

int bench_main(int argc, char **argv, const struct bench *benches, size_t count);

/* Ends the program when something failed that must not. */
void bench_need(int well, const char *what);

/* What the work came to: given here so that no compiler leaves it out. */
void bench_keep(int64_t value);

#endif
