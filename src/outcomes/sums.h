/* What is gathered over all cases, for the tables that are told from sums. */
#ifndef OUTCOMES_SUMS_H
#define OUTCOMES_SUMS_H

#include <heltmed/outcomes.h>

#include "outcomes/tally.h"
#include "outcomes/view.h"

struct outcome_sums {
    heltmed_allocator allocator;
    const struct world *world;
    heltmed_outcomes_options options;
    struct tally tally;
    bool told_from; /* all cases are counted in, and rows are being told */
    size_t next;    /* the row of the tally to tell next */
    /* of indicators */
    uint8_t *hidden; /* by row of the tally */
    size_t hidden_size;
    int64_t standing[SPELL_STATES]; /* of the report: how many cases are in each state */
    int64_t jobs_open, jobs_ended;
    int64_t *first_trials; /* by agreement: the first day of the first trial under it, NONE for none */
};

/* ---- indicators ---- */

enum suppression { SUPPRESSED_NONE, SUPPRESSED_PRIMARY, SUPPRESSED_SECONDARY };
enum target_answer { TARGET_MET, TARGET_NOT_MET, TARGET_UNDECIDABLE };

/* A published cell; what is suppressed is UNKNOWN in it. */
struct indicator {
    char measure[96], group[64];
    const char *definition;
    int64_t k, n, days, value_bp, lo_bp, hi_bp, target_bp, target;
    enum suppression suppressed;
};
bool indicators_count(const struct outcome_view *view, struct outcome_sums *sums);
/* Ends the counting; false: no memory. Then the cells, by index. */
bool indicators_finish(struct outcome_sums *sums);
/* Whether a cell is one of the total: not of a group. */
bool indicators_is_total(const struct outcome_sums *sums, size_t index);
/* Of adherence: the cases in which the criterion was surely not met; UNKNOWN of other measures, and where that is suppressed or small. */
int64_t indicators_departures(const struct outcome_sums *sums, size_t index);
void indicators_at(const struct outcome_sums *sums, size_t index, struct indicator *out);

/* Marks the cells of one measure that must be hidden, given as rows of [grouping, k, n]; the first one is the total, whose grouping is 0.
 * `hidden` gets one suppression a row. */
enum { CELL_GROUPING, CELL_K, CELL_N, CELL_COLUMNS };
void suppress(const int64_t *cells, size_t count, int64_t below, uint8_t *hidden);

#endif
