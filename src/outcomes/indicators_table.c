/* The columns of the table `indicators`. */
#include "outcomes/sums.h"

static const char *const suppressions[] = {"none", "primary", "secondary", NULL};
static const char *const answers[] = {"met", "not_met", "undecidable", NULL};

/* What the table has beyond the contract stands last. */
enum { MEASURE, GROUP, K, N, VALUE, LO, HI, SUPPRESSED, DEFINITION, DAYS, TARGET_BP, TARGET_TOLD, COLUMNS };

#define MAYBE .may_be_null = true

static const struct outcome_column columns[COLUMNS] = {
    [MEASURE] = {.name = "measure", .kind = COLUMN_TEXT, .about = "what is measured; its definition stands beside it"},
    [GROUP] = {.name = "group",
               .kind = COLUMN_TEXT,
               .about = "all, or grouping:value with prior_status, path, year (of the opening) or municipality (at the opening); not_told "
                        "where it was "
                        "not told"},
    [K] = {.name = "k", .kind = COLUMN_INT, MAYBE, .about = "how many did; NULL where suppressed"},
    [N] = {.name = "n", .kind = COLUMN_INT, MAYBE, .about = "of how many; NULL where suppressed"},
    [VALUE] = {.name = "value_bp",
               .unit = "basis points",
               .kind = COLUMN_INT,
               MAYBE,
               .about = "k of n, half up; NULL where n is 0 or it is suppressed"},
    [LO] = {.name = "lo_bp",
            .unit = "basis points",
            .kind = COLUMN_INT,
            MAYBE,
            .about = "the low end of Wilson's 95 % interval, rounded down; of adherence the lowest share that the unknown facts allow"},
    [HI] = {.name = "hi_bp",
            .unit = "basis points",
            .kind = COLUMN_INT,
            MAYBE,
            .about = "the high end, rounded up; of adherence the highest share that the unknown facts allow"},
    [SUPPRESSED] =
        {.name = "suppressed",
         .kind = COLUMN_CHOICE,
         .words = suppressions,
         .about = "primary: k, n or n - k is from 1 to one below the limit; secondary: hidden so that a primary one cannot be found by "
                  "subtraction within its measure and grouping. Differences between dates, measures and files are not covered"},
    [DEFINITION] = {.name = "definition", .kind = COLUMN_TEXT, .about = "what is counted"},
    [DAYS] = {.name = "days", .unit = "days", .kind = COLUMN_INT, MAYBE, .about = "of agreement_to_trial: the wait"},
    [TARGET_BP] =
        {.name = "target_bp", .unit = "basis points", .kind = COLUMN_INT, MAYBE, .about = "what the model aims at, where it does"},
    [TARGET_TOLD] =
        {.name = "target",
         .kind = COLUMN_CHOICE,
         .words = answers,
         MAYBE,
         .about = "met: all of the interval reaches the target; not_met: none of it; undecidable: the numbers are too small to tell"},
};

static bool tell(struct outcome_sums *sums, struct frame *frame)
{
    struct indicator indicator;

    if (!sums->told_from) {
        if (!indicators_finish(sums)) {
            return false;
        }
        sums->told_from = true;
    }
    for (; sums->next < sums->tally.count && frame->row_count < FRAME_ROWS && !frame->failed; sums->next++) {
        indicators_at(sums, sums->next, &indicator);
        const union cell row[COLUMNS] = {
            [MEASURE] = {.text = indicator.measure},
            [GROUP] = {.text = indicator.group},
            [K] = {indicator.k},
            [N] = {indicator.n},
            [VALUE] = {indicator.value_bp},
            [LO] = {indicator.lo_bp},
            [HI] = {indicator.hi_bp},
            [DAYS] = {indicator.days},
            [TARGET_BP] = {indicator.target_bp},
            [TARGET_TOLD] = {indicator.target},
            [SUPPRESSED] = {indicator.suppressed},
            [DEFINITION] = {.text = indicator.definition},
        };
        frame_add(frame, row);
    }
    return true;
}

const struct outcome_table indicators_table = {.name = "indicators",
                                               .about = "k of n for each measure and group, with intervals, and small numbers hidden",
                                               .row = "a measure of a group",
                                               TABLE_COLUMNS(columns),
                                               .suppresses = true,
                                               .count_case = indicators_count,
                                               .tell = tell};
