#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 15 };

static volatile int64_t kept;

void bench_keep(int64_t value)
{
    kept = value;
}

void bench_need(int well, const char *what)
{
    if (!well) {
        fprintf(stderr, "failed: %s\n", what);
        exit(1);
    }
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The best of some rounds: what disturbs a measurement only makes it longer. */
static double nanoseconds(const struct bench *bench)
{
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
        double start = seconds();
        bench->run(bench->times);
        double took = (seconds() - start) / (double)bench->times * 1e9;
        best = round == 0 || took < best ? took : best;
    }
    return best;
}

int bench_main(int argc, char **argv, const struct bench *benches, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (argc == 1) {
            printf("%s %.2f\n", benches[i].name, nanoseconds(&benches[i]));
            fflush(stdout);
        } else if (argc == 3 && strcmp(argv[1], benches[i].name) == 0) {
            benches[i].run(strtoull(argv[2], NULL, 10));
            return 0;
        }
    }
    return argc == 1 ? 0 : 2;
}
