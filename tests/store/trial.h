/* The trials that a subject is put to: a script under every fault, and under every power cut. */
#ifndef TRIAL_H
#define TRIAL_H

#include "subject.h"

/* A new directory for one test's files, in memory where there is such a place; remove it with all that it holds. */
void scratch_make(char path[256]);
void scratch_remove(const char *path);
/* Writes "directory/name" to `out`. */
void scratch_path(char out[512], const char *directory, const char *name);
/* The file with its WAL; what was at `to` goes. */
void store_copy(const char *from, const char *to);
void store_remove(const char *path);

/* What the file holds at the end of the script when nothing goes wrong, a line an event; the caller frees it. */
char *trial_reference(const struct subject *subject, const struct script *script);

struct power_result {
    int64_t images;
    int64_t lost;   /* images in which an acknowledged event was not there */
    int64_t broken; /* that could not be opened, or failed their own check */
    int64_t half;   /* in which what was there was not what some acknowledgement tells */
    struct why why; /* of the last that was not well */
};

/* Plays the script, cuts the power after every call that changes a file, `each` times with other writes lost and torn, and looks
 * what is then there. */
struct power_result trial_of_power_cuts(const struct subject *subject, const struct script *script, int each);

/* The same with a fault in the recovery: of every `among`th image, each call of the open that follows fails, once and ever after. */
struct power_result trial_of_recoveries(const struct subject *subject, const struct script *script, int among);

struct io_result {
    int64_t runs, failed_calls;
    int64_t wrong;  /* runs after which something was missing or broken */
    struct why why; /* of the last */
};

/* Runs the script with each call in turn made to fail, once and ever after, by every kind of fault. What fails is tried again; what
 * fails for ever is taken up again when the fault has gone. In the end every event is there, once and in order. */
struct io_result trial_of_faults(const struct subject *subject, const struct script *script);

#endif
