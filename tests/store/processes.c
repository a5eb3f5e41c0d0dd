#include "processes.h"

#include <sys/wait.h>
#include <unistd.h>

#include "../c/testing.h"

enum { PROCESSES_MAX = 16 };

void processes_race(int (*work)(void *context, int which), void *context, int count, int *answers)
{
    pid_t pids[PROCESSES_MAX];
    int start[2];
    char byte;

    assert_true(count <= PROCESSES_MAX);
    assert_int_equal(pipe(start), 0);
    for (int i = 0; i < count; i++) {
        pids[i] = fork();
        assert_true(pids[i] >= 0);
        if (pids[i] == 0) {
            (void)close(start[1]);
            ssize_t got = read(start[0], &byte, 1); /* nothing comes: it ends when the last writer closes it */
            _exit(got == 0 ? work(context, i) : 255);
        }
    }
    (void)close(start[0]);
    (void)close(start[1]);
    for (int i = 0; i < count; i++) {
        int status = 0;
        assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
        answers[i] = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
}

pid_t process_start(int (*work)(void *context), void *context, int *out)
{
    int channel[2];

    assert_int_equal(pipe(channel), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        (void)close(channel[0]);
        if (dup2(channel[1], STDOUT_FILENO) < 0) {
            _exit(255);
        }
        (void)close(channel[1]);
        _exit(work(context));
    }
    (void)close(channel[1]);
    *out = channel[0];
    return pid;
}
