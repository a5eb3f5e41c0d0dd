/* kill -9 of a writing process, at any moment: what it had acknowledged is there, and the file opens. */
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "given_store.h"
#include "processes.h"
#include "trial.h"

enum { KILLS = 200, BATCHED = 5, MICROSECONDS_MAX = 12000 };

/* What the writer tells of each event once it is durable. */
struct told {
    int64_t seq;
    char head[HELTMED_HEAD_SIZE];
};

struct writer {
    const char *path;
    int round;
};

static void event(char out[256], int round, int number)
{
    (void)snprintf(out, 256,
                   "{\"key\":\"r%d-%d\",\"case\":\"c-1\",\"type\":\"visited\",\"on\":\"2026-03-02\",\"recorded_at\":"
                   "\"2026-03-02T12:00:00Z\",\"actor\":\"js-1\",\"data\":{\"with\":\"both\",\"minutes\":%d}}",
                   round, number, number % 90);
}

static const char opened[] = "{\"key\":\"k-0\",\"case\":\"c-1\",\"type\":\"case_opened\",\"on\":\"2026-01-07\",\"recorded_at\":"
                             "\"2026-01-07T12:00:00Z\",\"data\":{\"municipality\":\"3907\",\"in_target_group\":true,\"found\":\"both\"}}";

/* Appends until it is killed, by ones and by fives. A writer asserts nothing: it is not the test's process. */
static int write_on(void *context)
{
    const struct writer *writer = context;
    heltmed_store *store = NULL;
    char json[256];

    if (heltmed_store_open(writer->path, 0, rulebook(), NULL, &store, NULL) != HELTMED_OK) {
        return 1;
    }
    for (int number = 0;; number++) {
        heltmed_receipt receipt = {.seq = 0};
        bool batch = number % BATCHED == 0;
        if (batch && heltmed_batch_begin(store, HELTMED_BATCH_EACH, NULL) != HELTMED_OK) {
            return 2;
        }
        for (int i = 0; i < (batch ? BATCHED : 1); i++) {
            event(json, writer->round, number * 10 + i);
            if (heltmed_store_append(store, json, strlen(json), &receipt, NULL) != HELTMED_OK) {
                return 3;
            }
        }
        if (batch && heltmed_batch_commit(store, NULL, NULL) != HELTMED_OK) {
            return 4;
        }
        struct told told = {.seq = receipt.seq};
        memcpy(told.head, receipt.head, sizeof(told.head));
        if (write(STDOUT_FILENO, &told, sizeof(told)) != (ssize_t)sizeof(told)) {
            return 5;
        }
    }
}

static void survives_two_hundred_kills(void **state)
{
    char directory[256], path[512];
    struct chance chance = {.state = 9};
    int64_t events = 1, acknowledged = 0;

    (void)state;
    scratch_make(directory);
    scratch_path(path, directory, "store");
    store_make(path);
    heltmed_store *store = store_opened(path, 0);
    (void)appended(store, opened);
    heltmed_store_close(store);

    for (int round = 0; round < KILLS; round++) {
        struct writer writer = {.path = path, .round = round};
        struct told last = {.seq = 0}, told;
        int out = -1, status = 0;
        ssize_t got;
        if (round % 20 == 0) { /* else the case grows long, and its writers slow */
            store_remove(path);
            store_make(path);
            store = store_opened(path, 0);
            (void)appended(store, opened);
            heltmed_store_close(store);
            events = 1;
        }
        pid_t pid = process_start(write_on, &writer, &out);
        struct timespec wait = {.tv_nsec = 1000 * chance_between(&chance, 0, MICROSECONDS_MAX)};
        if (round % 4 != 0 && read(out, &told, sizeof(told)) == (ssize_t)sizeof(told)) { /* now and then before the first one */
            last = told;
        }
        assert_int_equal(nanosleep(&wait, NULL), 0);
        assert_int_equal(kill(pid, SIGKILL), 0);
        while ((got = read(out, &told, sizeof(told))) == (ssize_t)sizeof(told)) {
            last = told;
        }
        assert_int_equal(got, 0);
        assert_int_equal(close(out), 0);
        assert_int_equal(waitpid(pid, &status, 0), pid);
        assert_true(WIFSIGNALED(status)); /* it had not given up by itself */

        store = store_opened(path, 0);
        heltmed_verification found = verified(store, last.seq ? last.head : NULL);
        assert_true(found.events >= last.seq && found.events >= events);
        if (last.seq != 0) {
            acknowledged += last.seq - events;
        }
        events = found.events;
        char *lines = exported(store, NULL, HELTMED_JSONL);
        assert_int_equal(line_count(lines), events);
        free(lines);
        heltmed_store_close(store);
    }
    print_message("%d kills, %lld events acknowledged, none lost\n", KILLS, (long long)acknowledged);
    assert_true(acknowledged > KILLS);
    scratch_remove(directory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(survives_two_hundred_kills)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
