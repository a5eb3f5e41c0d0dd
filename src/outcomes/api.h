/* What the public functions share. */
#ifndef OUTCOMES_API_H
#define OUTCOMES_API_H

#include "outcomes/arrow.h"
#include "outcomes/run.h"

/* What a table is told with: as of when, by which rules, made by what. */
struct run_notes {
    struct arrow_notes notes;
    char extract_on[11];
};
void run_tell_notes(const struct outcome_run *run, const struct outcome_part *part, struct run_notes *out);

/* Begins a run of tables by their names. Errors: argument (not 1 to 7 names), and those of run_begin. */
heltmed_status run_begin_named(heltmed_store *store, const char *const *names, size_t count, const heltmed_outcomes_options *options,
                               struct outcome_run **out, heltmed_error *error);

#endif
