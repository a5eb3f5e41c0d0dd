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
void run_tell_notes(const struct outcome_run *run, struct run_notes *out);

#endif
