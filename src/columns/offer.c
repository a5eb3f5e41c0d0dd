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
    uint8_t met[CRITERIA], not_met[CRITERIA];
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

/* Whether the row's trial ends within the calendar. */
static bool ask(const struct offer *offer, int32_t row, uint8_t *outcome, uint8_t *reason)
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
        for (int32_t i = 0; status == HELTMED_OK && i < count; i++) {
            uint8_t reason = 0;
            if (!ask(&offer, i, &outcomes[first + i], &reason)) {
                status = out_of_range(names[STARTS], error);
            } else if (reasons != NULL) {
                reasons[first + i] = reason;
            }
        }
    }
    return status;
}
