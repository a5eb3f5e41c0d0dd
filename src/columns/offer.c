/* Is a permanent post due, row by row, by the rule's own criteria, asked of the facts at their worst and at their best. */
#include "columns/rates.h"

#include "columns/reasons.h"
#include "rules/trial_days.h"

enum { TRIAL_COMPLETED, CRITERIA = 3 };
enum { DAY, STARTS, EARLY, WORKER, EMPLOYER, FACT_COLUMNS };
static const char *const names[FACT_COLUMNS] = {"on", "trial_starts_on", "trial_ended_early_on", "worker_wants_to_continue",
                                                "employer_wants_to_continue"};

struct span {
    int64_t lo, hi;
};

struct offer {
    struct source source[FACT_COLUMNS];
    uint8_t slot[FACT_COLUMNS], last_day;
    struct span any_start; /* the last days that some start leads to */
    struct rates weeks;
    uint8_t met[CRITERIA], not_met[CRITERIA], ended_early;
};

static struct span no_day(void) { return (struct span){INT64_MAX, INT64_MIN}; }

/* The last days of the trials of `weeks` that start in [first, last], joined to `span`. Trials past year 9999 are none. */
static struct span join_last_days(struct span span, int64_t first, int64_t last, struct rate weeks)
{
    for (int64_t length = weeks.lo; length <= weeks.hi; length++) {
        int64_t latest_start = DATE_MAX - 7 * length + 1;
        int64_t latest = latest_start < last ? latest_start : last;
        if (first <= latest) {
            int64_t lo = trial_last_day(first, length), hi = trial_last_day(latest, length);
            span.lo = lo < span.lo ? lo : span.lo;
            span.hi = hi > span.hi ? hi : span.hi;
        }
    }
    return span;
}

static struct span last_days_of_any_start(const struct heltmed_rulebook *rulebook, int64_t as_known_on)
{
    const struct value_list *list = &rulebook->lists[TRIAL_WEEKS];
    struct span span = no_day();
    int64_t first = DATE_MIN;
    for (uint32_t i = 0; i <= list->count; i++) {
        int64_t next = i < list->count ? list->values[i].valid_from : (int64_t)DATE_MAX + 1;
        if (next > first) {
            struct rate weeks = rate_of_value(TRIAL_WEEKS, rulebook_value(rulebook, TRIAL_WEEKS, first, as_known_on));
            span = join_last_days(span, first, next - 1, weeks);
            first = next;
        }
    }
    return span;
}

static heltmed_status open_offer(struct offer *offer, const heltmed_column *const columns[FACT_COLUMNS], int64_t rows, heltmed_error *error)
{
    for (int i = 0; i < FACT_COLUMNS; i++) {
        offer->slot[i] = slot_named(&offer_rule, names[i]);
        heltmed_status status = source_open(&offer->source[i], columns[i], &offer_rule.slots[offer->slot[i]], rows, error);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    offer->last_day = slot_named(&offer_rule, "last_day");
    for (int i = 0; i < CRITERIA; i++) {
        offer->met[i] = reason_number(offer_rule.criteria[i].met);
        offer->not_met[i] = reason_number(offer_rule.criteria[i].not_met);
    }
    offer->ended_early = reason_number(offer_rule.criteria[TRIAL_COMPLETED].finer);
    return HELTMED_OK;
}

static heltmed_status read_offer(struct offer *offer, const struct heltmed_rulebook *rulebook, int64_t as_known_on, int64_t first,
                                 int32_t count, heltmed_error *error)
{
    for (int i = 0; i < FACT_COLUMNS; i++) {
        heltmed_status status = source_read(&offer->source[i], first, count, error);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    const struct source *starts = &offer->source[STARTS];
    rates_of(&offer->weeks, rulebook, TRIAL_WEEKS, as_known_on, starts, count);
    return HELTMED_OK;
}

static int32_t value_at(const struct offer *offer, int which, int32_t row) { return offer->source[which].values[row]; }

/* What the last day of a row lies between; lo > hi: no trial of this start ends within the calendar. */
static struct span last_day_of(const struct offer *offer, int32_t row)
{
    int32_t starts_on = value_at(offer, STARTS, row);
    if (starts_on == MISSING) {
        return offer->any_start;
    }
    return join_last_days(no_day(), starts_on, starts_on, rate_at(&offer->weeks, starts_on, row));
}

/* A fact that is needed by a criterion, at its worst and at its best: `low` is the worst. */
static void set_low_is_worst(const struct offer *offer, int which, int32_t row, int64_t *worst, int64_t *best)
{
    const struct source *source = &offer->source[which];
    int32_t value = source->values[row];
    worst[offer->slot[which]] = value == MISSING ? source->lo : value;
    best[offer->slot[which]] = value == MISSING ? source->hi : value;
}

/* The row's reason where criterion `which` decides it. */
static uint8_t reason_of(const struct offer *offer, int which, int32_t row, enum outcome outcome, const int64_t *worst, const int64_t *best)
{
    const struct criterion *criterion = &offer_rule.criteria[which];
    if (outcome == UNDETERMINED) {
        bool only_rate = which == TRIAL_COMPLETED && value_at(offer, DAY, row) != MISSING && value_at(offer, STARTS, row) != MISSING;
        return only_rate ? HELTMED_REASON_NO_RATE : HELTMED_REASON_MISSING_FACTS;
    }
    /* A finer reason is read off complete facts only. */
    bool complete = value_at(offer, STARTS, row) != MISSING && worst[offer->last_day] == best[offer->last_day];
    const char *finer = criterion->why != NULL && outcome == NOT_MET && complete ? criterion->why(worst) : NULL;
    if (finer != NULL) {
        return reason_number(finer);
    }
    return outcome == MET ? offer->met[which] : offer->not_met[which];
}

/* ---- one row, where the weeks of its trial may not be known ---- */

/* Whether the row's trial ends within the calendar. */
static bool ask_row(const struct offer *offer, int32_t row, uint8_t *outcome, uint8_t *reason)
{
    int64_t worst[SLOTS_MAX], best[SLOTS_MAX];
    enum outcome outcomes[CRITERIA], decided = MET;
    struct span last_day = last_day_of(offer, row);
    int32_t ended_early = value_at(offer, EARLY, row);

    if (last_day.lo > last_day.hi) {
        return false;
    }
    set_low_is_worst(offer, DAY, row, worst, best);
    set_low_is_worst(offer, WORKER, row, worst, best);
    set_low_is_worst(offer, EMPLOYER, row, worst, best);
    worst[offer->slot[EARLY]] = best[offer->slot[EARLY]] = ended_early == MISSING ? UNKNOWN : ended_early;
    worst[offer->last_day] = last_day.hi;
    best[offer->last_day] = last_day.lo;
    for (int i = 0; i < CRITERIA; i++) {
        outcomes[i] = criterion_between(&offer_rule.criteria[i], worst, best);
        if (outcomes[i] == NOT_MET || decided == MET) {
            decided = outcomes[i];
        }
    }
    *outcome = decided == MET ? HELTMED_MET : decided == NOT_MET ? HELTMED_NOT_MET : HELTMED_UNDETERMINED;
    int which = 0;
    while (outcomes[which] != decided) {
        which++;
    }
    *reason = reason_of(offer, which, row, decided, worst, best);
    return true;
}

static bool ask_rows(const struct offer *offer, int32_t count, uint8_t *outcomes, uint8_t *reasons)
{
    for (int32_t i = 0; i < count; i++) {
        uint8_t reason = 0;
        if (!ask_row(offer, i, &outcomes[i], &reason)) {
            return false;
        }
        if (reasons != NULL) {
            reasons[i] = reason;
        }
    }
    return true;
}

/* ---- a block, where the weeks of every trial that has a first day are known ---- */

/* The last day of each trial: at most `latest`, at least that too but for trials without a first day. */
FOR_EACH_PROCESSOR static bool find_last_days(const int32_t *starts, const struct rates *weeks, int32_t any_start, int32_t count,
                                              int32_t *restrict latest)
{
    const bool same = weeks->same;
    const int32_t all = weeks->all.hi;
    int32_t greatest = DATE_MIN;
    for (int32_t i = 0; i < count; i++) {
        int32_t start = starts[i] == MISSING ? 0 : starts[i];
        int32_t last_day = start + 7 * (same ? all : weeks->hi[i]) - 1;
        latest[i] = pick(mask(starts[i] == MISSING), any_start, last_day);
        greatest = latest[i] > greatest ? latest[i] : greatest;
    }
    return greatest <= DATE_MAX;
}

/* A yes or no as an outcome. */
static inline int32_t outcome_of_answer(int32_t answer)
{
    return pick(mask(answer == MISSING), HELTMED_UNDETERMINED, pick(mask(answer != 0), HELTMED_MET, HELTMED_NOT_MET));
}

/* The greatest that any of the criteria came to, where not met counts most. */
static inline int32_t decided_by(int32_t a, int32_t b)
{
    int32_t refused = mask(a == HELTMED_NOT_MET) | mask(b == HELTMED_NOT_MET);
    return pick(refused, HELTMED_NOT_MET, a > b ? a : b);
}

/* What loops over a block read. */
struct offer_columns {
    const int32_t *on, *starts, *early, *worker, *employer, *latest;
    int32_t any_start; /* the earliest last day of a trial without a first day */
    int32_t on_lo, on_hi;
};

static inline int32_t outcome_of_trial(const struct offer_columns *of, int32_t i)
{
    int32_t no_date = mask(of->on[i] == MISSING), not_early = mask(of->early[i] == MISSING);
    int32_t earliest = pick(mask(of->starts[i] == MISSING), of->any_start, of->latest[i]);
    /* A day that is none lies after every trial. */
    int32_t early = pick(not_early, INT32_MAX, of->early[i]);
    int32_t surely = mask(trial_is_completed(pick(no_date, of->on_lo, of->on[i]), of->latest[i], early));
    int32_t perhaps = mask(trial_is_completed(pick(no_date, of->on_hi, of->on[i]), earliest, early));
    return pick(surely, HELTMED_MET, pick(perhaps, HELTMED_UNDETERMINED, HELTMED_NOT_MET));
}

FOR_EACH_PROCESSOR static void ask_block(const struct offer_columns *given, int32_t count, uint8_t *restrict outcomes)
{
    const struct offer_columns of = *given;
    for (int32_t i = 0; i < count; i++) {
        int32_t answers = decided_by(outcome_of_answer(of.worker[i]), outcome_of_answer(of.employer[i]));
        outcomes[i] = (uint8_t)decided_by(outcome_of_trial(&of, i), answers);
    }
}

/* The reason of the first criterion of the outcome. */
FOR_EACH_PROCESSOR static void tell_reasons(const struct offer *offer, const struct offer_columns *given, const uint8_t *outcomes,
                                            int32_t count, uint8_t *restrict reasons)
{
    const struct offer_columns of = *given;
    const int32_t met = offer->met[TRIAL_COMPLETED], not_over = offer->not_met[TRIAL_COMPLETED], ended_early = offer->ended_early;
    const int32_t worker_declines = offer->not_met[TRIAL_COMPLETED + 1], employer_declines = offer->not_met[TRIAL_COMPLETED + 2];
    for (int32_t i = 0; i < count; i++) {
        int32_t early = pick(mask(of.early[i] == MISSING), INT32_MAX, of.early[i]);
        int32_t is_early = mask(of.starts[i] != MISSING) & mask(trial_ended_early(early, of.latest[i]));
        int32_t by_trial = mask(outcome_of_trial(&of, i) == HELTMED_NOT_MET), by_worker = mask(of.worker[i] == 0);
        int32_t declines = pick(by_worker, worker_declines, employer_declines);
        int32_t not_met = pick(by_trial, pick(is_early, ended_early, not_over), declines);
        int32_t open = pick(mask(outcomes[i] == HELTMED_UNDETERMINED), HELTMED_REASON_MISSING_FACTS, not_met);
        reasons[i] = (uint8_t)pick(mask(outcomes[i] == HELTMED_MET), met, open);
    }
}

/* Whether every trial of the block ends within the calendar. */
static bool ask(const struct offer *offer, int32_t count, uint8_t *outcomes, uint8_t *reasons)
{
    int32_t latest[BLOCK_ROWS];
    const struct source *starts = &offer->source[STARTS];
    if (offer->weeks.open || offer->any_start.lo > offer->any_start.hi) {
        return ask_rows(offer, count, outcomes, reasons);
    }
    if (!find_last_days(starts->values, &offer->weeks, (int32_t)offer->any_start.hi, count, latest)) {
        return false;
    }
    const struct offer_columns of = {.on = offer->source[DAY].values,
                                     .starts = starts->values,
                                     .early = offer->source[EARLY].values,
                                     .worker = offer->source[WORKER].values,
                                     .employer = offer->source[EMPLOYER].values,
                                     .latest = latest,
                                     .any_start = (int32_t)offer->any_start.lo,
                                     .on_lo = offer->source[DAY].lo,
                                     .on_hi = offer->source[DAY].hi};
    ask_block(&of, count, outcomes);
    if (reasons != NULL) {
        tell_reasons(offer, &of, outcomes, count, reasons);
    }
    return true;
}

heltmed_status heltmed_columns_offer_due(const heltmed_rulebook *rulebook, int64_t as_known_on, int64_t rows, const heltmed_column *on,
                                         const heltmed_column *trial_starts_on, const heltmed_column *trial_ended_early_on,
                                         const heltmed_column *worker_wants_to_continue, const heltmed_column *employer_wants_to_continue,
                                         uint8_t *outcomes, uint8_t *reasons, heltmed_error *error)
{
    const heltmed_column *const columns[FACT_COLUMNS] = {on, trial_starts_on, trial_ended_early_on, worker_wants_to_continue,
                                                         employer_wants_to_continue};
    struct offer offer;
    heltmed_status status = outcomes_check(rows, outcomes, error);
    if (status == HELTMED_OK) {
        status = rulebook_check(rulebook, as_known_on, error);
    }
    if (status == HELTMED_OK) {
        status = open_offer(&offer, columns, rows, error);
    }
    if (status == HELTMED_OK) {
        offer.any_start = last_days_of_any_start(rulebook, as_known_on);
    }
    for (int64_t first = 0; status == HELTMED_OK && first < rows; first += BLOCK_ROWS) {
        int32_t count = block_rows(first, rows);
        status = read_offer(&offer, rulebook, as_known_on, first, count, error);
        if (status == HELTMED_OK && !ask(&offer, count, outcomes + first, reasons == NULL ? NULL : reasons + first)) {
            status = out_of_range(names[STARTS], error);
        }
    }
    return status;
}
