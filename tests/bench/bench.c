#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 100, BENCHES_MAX = 8 };

static volatile int64_t kept;

void bench_keep(int64_t value) { kept = value; }

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

/* Short rounds, the pieces of work in turn, and the best of each: what disturbs a measurement only makes it longer. */
static void measure(const struct bench *benches, size_t count)
{
    double best[BENCHES_MAX] = {0};
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < count; i++) {
            double start = seconds();
            benches[i].run(benches[i].times);
            double took = seconds() - start;
            best[i] = round == 0 || took < best[i] ? took : best[i];
        }
    }
    for (size_t i = 0; i < count; i++) {
        printf("%s %.2f\n", benches[i].name, best[i] / (double)benches[i].times * 1e9);
    }
}

int bench_main(int argc, char **argv, const struct bench *benches, size_t count)
{
    bench_need(count <= BENCHES_MAX, "room for every piece of work");
    if (argc == 1) {
        measure(benches, count);
        return 0;
    }
    for (size_t i = 0; i < count && argc == 3; i++) {
        if (strcmp(argv[1], benches[i].name) == 0) {
            benches[i].run(strtoull(argv[2], NULL, 10));
            return 0;
        }
    }
    return 2;
}
