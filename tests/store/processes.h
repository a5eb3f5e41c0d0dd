/* Other processes: what a test lets several do at once. */
#ifndef PROCESSES_H
#define PROCESSES_H

#include <sys/types.h>

/* Runs `work(context, which)` in `count` processes that begin at the same moment, and writes what each returned (0 to 255) to
 * `answers`; -1 of one that ended otherwise. No store may be open here. */
void processes_race(int (*work)(void *context, int which), void *context, int count, int *answers);

/* One process alone; its standard output can be read from `*out`. */
pid_t process_start(int (*work)(void *context), void *context, int *out);

#endif
