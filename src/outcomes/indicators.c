/* The table `indicators`: k of n for each measure and group. */
#include "outcomes/indicators.h"

#include "base/money.h"
#include "outcomes/wilson.h"

/* ---- keys ---- */

enum { GROUP_BITS = 20, GROUPING_BITS = 3 };

static int64_t key_of(int64_t measure, enum grouping grouping, int64_t group)
{
    return (measure << GROUPING_BITS | grouping) << GROUP_BITS | group;
}
static int64_t measure_of(int64_t key) { return key >> (GROUPING_BITS + GROUP_BITS); }
static enum grouping grouping_of(int64_t key) { return (enum grouping)(key >> GROUP_BITS & ((1 << GROUPING_BITS) - 1)); }
static int64_t group_of(int64_t key) { return key & ((1 << GROUP_BITS) - 1); }

/* ---- counting ---- */

/* The groups of a case: 0 where it was not told, else the value and one. */
struct groups {
    int64_t of[GROUPINGS];
};

static int64_t group_of_value(int64_t value) { return number_is_given(value) ? value + 1 : 0; }

/* What is counted by key: of adherence also the cases, not among n, in which the criterion may have been met, or not met; of
 * agreement_to_trial the days. */
enum { ROW_KEY, ROW_K, ROW_N, ROW_MAY, ROW_DAYS = ROW_MAY, ROW_MAY_NOT };

static bool add(struct outcome_sums *sums, const struct groups *groups, int64_t measure, const int64_t counts[TALLY_COUNTS])
{
    bool well = true;

    for (int i = 0; i < GROUPINGS && well; i++) {
        bool grouped = groups->of[i] >= 0;
        well = !grouped || tally_add(&sums->tally, key_of(measure, (enum grouping)i, groups->of[i]), counts);
    }
    return well;
}

/* A yes or no; UNKNOWN counts for nothing. */
static bool add_answer(struct outcome_sums *sums, const struct groups *groups, int64_t measure, int64_t answer)
{
    return answer == UNKNOWN || add(sums, groups, measure, (const int64_t[TALLY_COUNTS]){answer, 1});
}

static bool count_trials(const struct outcome_view *view, struct outcome_sums *sums, const struct groups *groups)
{
    bool well = true;

    for (size_t i = 0; i < view->state->trial_count && well; i++) {
        int64_t offered = trial_offered(view, i);
        well = add_answer(sums, groups, OFFERED_PER_TRIAL_STARTED, offered);
        if (well && trial_is_completed(view, i)) {
            well = add_answer(sums, groups, OFFERED_PER_TRIAL_COMPLETED, offered) &&
                   add_answer(sums, groups, HIRED_PER_TRIAL_COMPLETED, trial_hired(view, i));
        }
    }
    return well;
}

/* Whether a job that goes on is paid under the floor. */
static int64_t under_floor(const struct outcome_view *view, const struct case_job *job)
{
    const struct job_terms *terms = case_terms_on(view->state, job, view->extract_on);
    const char *name = id_at(view, terms->tariff);
    const struct tariff *tariff = name == NULL ? NULL : world_tariff(view->world, name);
    int64_t hourly = tariff == NULL ? UNKNOWN : tariff_hourly(view->world, tariff, view->extract_on);
    int64_t share = rulebook_value(view->world->rulebook, WAGE_FLOOR_SHARE, view->extract_on, UNKNOWN);

    return hourly == UNKNOWN || share == UNKNOWN || terms->hourly_wage == UNKNOWN ? UNKNOWN
                                                                                  : !money_pays_share(terms->hourly_wage, hourly, share);
}

static bool count_jobs(const struct outcome_view *view, struct outcome_sums *sums, const struct groups *groups)
{
    bool well = true;

    for (size_t i = 0; i < view->state->job_count && well; i++) {
        const struct case_job *job = &view->state->jobs[i];
        well = add_answer(sums, groups, KEPT_6M, job_kept(view, job, 6)) && add_answer(sums, groups, KEPT_12M, job_kept(view, job, 12)) &&
               add_answer(sums, groups, KEPT_24M, job_kept(view, job, 24));
        if (well && job_has_ended(job)) {
            well = add_answer(sums, groups, ENDINGS_SUPPORTED, job->ending_supported);
        } else if (well && job->converted_on == NONE) {
            well = add_answer(sums, groups, WAGES_UNDER_FLOOR, under_floor(view, job));
        }
    }
    return well;
}

static bool count_visits(const struct outcome_view *view, struct outcome_sums *sums, const struct groups *groups)
{
    struct plan_facts plan;
    struct held_visits visits;
    struct held_visit visit;
    int64_t k = 0, n = 0;

    for (size_t i = 0; case_plan(view->state, i, &plan); i++) {
        held_visits_begin(&visits, view, &plan);
        while (held_visits_next(&visits, &visit)) {
            k += visit.status == VISIT_DONE;
            n += visit.status != VISIT_DUE;
        }
    }
    return n == 0 || add(sums, groups, VISITS_ON_TIME, (const int64_t[TALLY_COUNTS]){k, n});
}

static bool is_in_job(const struct outcome_view *view)
{
    for (size_t i = 0; i < view->state->job_count; i++) {
        if (case_is_employed(&view->state->jobs[i], view->extract_on)) {
            return true;
        }
    }
    return false;
}

/* In the order of the event's words. */
enum { PRIOR_VTA_S, PRIOR_DAY_CENTRE, PRIOR_WORK_CENTRE };

static bool count_ways(const struct outcome_view *view, struct outcome_sums *sums, const struct groups *groups)
{
    const struct case_state *state = view->state;
    bool is_pupil = state->path == PATH_UNGJOBB && state->practice_ended_on != NONE;
    bool is_offered = state->first_offer_on != NONE || state->job_count > 0;
    bool left_a_place = state->prior_status >= PRIOR_VTA_S && state->prior_status <= PRIOR_WORK_CENTRE;
    bool well = true;

    if (is_pupil) {
        well = add_answer(sums, groups, UNGJOBB_OFFERS, is_offered);
    }
    if (well && is_pupil && state->folk_high_school_on == NONE) {
        well = add_answer(sums, groups, UNGJOBB_OFFERS_STAYING, is_offered);
    }
    if (well && (state->job_count > 0 || state->certificate_on != NONE)) {
        well = add_answer(sums, groups, CERTIFICATES, state->certificate_on != NONE);
    }
    if (well && left_a_place) {
        well = add_answer(sums, groups, PLACES_FREED, is_in_job(view));
    }
    return well;
}

/* One case and criterion. A case in which it may never have been judged counts for an end of the share only where it would move it. */
static bool add_adherence(struct outcome_sums *sums, const struct groups *groups, int64_t measure, bool may_be_met, bool may_be_not_met,
                          bool applies)
{
    int64_t counts[TALLY_COUNTS] = {0};

    if (applies && may_be_met != may_be_not_met) {
        counts[ROW_K - 1] = may_be_met;
        counts[ROW_N - 1] = 1;
    } else {
        counts[ROW_MAY - 1] = may_be_met;
        counts[ROW_MAY_NOT - 1] = may_be_not_met;
    }
    return add(sums, groups, measure, counts);
}

/* Each criterion once a case: met when it was met every time, not met when it was not met once. */
static bool count_adherence(const struct outcome_view *view, struct outcome_sums *sums, const struct groups *groups)
{
    struct case_judgement judgement;
    bool well = true;

    case_judge(view->state, view->world, &view->scratch->solution, &judgement);
    for (int a = 0; a < ASSESSMENTS; a++) {
        uint32_t may_be_not_met = judgement.may_be_not_met[a], may_be_met = judgement.may_be_met[a] & ~(uint32_t)judgement.not_met[a];
        for (uint32_t c = 0; c < CRITERIA_MAX && well; c++) {
            uint32_t bit = UINT32_C(1) << c;
            if (((may_be_met | may_be_not_met) & bit) != 0) {
                well = add_adherence(sums, groups, MEASURES + a * CRITERIA_MAX + (int64_t)c, (may_be_met & bit) != 0,
                                     (may_be_not_met & bit) != 0, (judgement.applies[a] & bit) != 0);
            }
        }
    }
    return well;
}

static void note_agreements(const struct outcome_view *view, struct outcome_sums *sums)
{
    for (size_t i = 0; i < view->state->trial_count; i++) {
        const struct case_trial *trial = &view->state->trials[i];
        const char *name = id_at(view, trial->agreement);
        const struct agreement *agreement = name == NULL ? NULL : world_agreement(view->world, name);
        if (agreement != NULL) {
            int64_t *first = &sums->first_trials[agreement - view->world->agreements];
            *first = *first == NONE || trial->starts_on < *first ? trial->starts_on : *first;
        }
    }
}

static bool first_trials_ready(struct outcome_sums *sums)
{
    size_t count = sums->world->agreement_count;

    if (sums->first_trials == NULL && count > 0) {
        sums->first_trials = memory_new(&sums->allocator, count * sizeof *sums->first_trials);
        for (size_t i = 0; sums->first_trials != NULL && i < count; i++) {
            sums->first_trials[i] = NONE;
        }
    }
    return sums->first_trials != NULL || count == 0;
}

bool indicators_count(const struct outcome_view *view, struct outcome_sums *sums)
{
    const struct case_state *state = view->state;
    const struct groups groups = {{[GROUP_ALL] = 0,
                                   [GROUP_PRIOR_STATUS] = group_of_value(state->prior_status),
                                   [GROUP_PATH] = group_of_value(state->path),
                                   [GROUP_YEAR] = group_of_value(date_to_civil((int32_t)state->opened_on).year),
                                   [GROUP_MUNICIPALITY] = group_of_value(state->municipality_at_opening)}};

    if (!first_trials_ready(sums)) {
        return false;
    }
    note_agreements(view, sums);
    return count_trials(view, sums, &groups) && count_jobs(view, sums, &groups) && count_visits(view, sums, &groups) &&
           count_ways(view, sums, &groups) && count_adherence(view, sums, &groups) &&
           add_answer(sums, &groups, HIRED_IN_90D, view_hired_within(view, 90)) &&
           add_answer(sums, &groups, HIRED_IN_180D, view_hired_within(view, 180)) &&
           add_answer(sums, &groups, HIRED_IN_365D, view_hired_within(view, 365));
}

/* ---- agreements ---- */

static struct groups groups_of_agreement(const struct agreement *agreement)
{
    return (struct groups){{[GROUP_ALL] = 0,
                            [GROUP_PRIOR_STATUS] = -1,
                            [GROUP_PATH] = -1,
                            [GROUP_YEAR] = group_of_value(date_to_civil(agreement->signed_on).year),
                            [GROUP_MUNICIPALITY] = group_of_value(agreement->municipality)}};
}

static bool is_in_group(const struct agreement *agreement, enum grouping grouping, int64_t group)
{
    return groups_of_agreement(agreement).of[grouping] == group;
}

/* Of the agreements of a group that could be observed for `days`: how many, and how many had had their first trial. */
static void count_after(const struct outcome_sums *sums, enum grouping grouping, int64_t group, int64_t days, int64_t *k, int64_t *n)
{
    *k = *n = 0;
    for (size_t i = 0; i < sums->world->agreement_count; i++) {
        const struct agreement *agreement = &sums->world->agreements[i];
        if (is_in_group(agreement, grouping, group) && agreement->signed_on + days <= sums->options.extract_on) {
            *n += 1;
            *k += sums->first_trials[i] != NONE && sums->first_trials[i] - agreement->signed_on <= days;
        }
    }
}

/* The shortest wait observed after which half of them had had their first trial; UNKNOWN for none. */
static int64_t agreement_wait(const struct outcome_sums *sums, enum grouping grouping, int64_t group, int64_t *k, int64_t *n)
{
    int64_t found = UNKNOWN, k_found = 0, n_found = 0;

    for (size_t i = 0; i < sums->world->agreement_count; i++) {
        const struct agreement *agreement = &sums->world->agreements[i];
        int64_t days = sums->first_trials[i] == NONE ? UNKNOWN : sums->first_trials[i] - agreement->signed_on;
        if (days == UNKNOWN || !is_in_group(agreement, grouping, group) || (found != UNKNOWN && days >= found)) {
            continue;
        }
        count_after(sums, grouping, group, days, k, n);
        if (2 * *k >= *n) {
            found = days;
            k_found = *k;
            n_found = *n;
        }
    }
    if (found != UNKNOWN) {
        *k = k_found;
        *n = n_found;
    } else {
        count_after(sums, grouping, group, 0, k, n);
        *k = 0;
        for (size_t i = 0; i < sums->world->agreement_count; i++) {
            *k += is_in_group(&sums->world->agreements[i], grouping, group) && sums->first_trials[i] != NONE;
        }
    }
    return found;
}

static bool count_agreements(struct outcome_sums *sums)
{
    size_t first = sums->tally.count;

    for (size_t i = 0; i < sums->world->agreement_count; i++) {
        struct groups groups = groups_of_agreement(&sums->world->agreements[i]);
        if (!add(sums, &groups, AGREEMENT_TO_TRIAL, (const int64_t[TALLY_COUNTS]){0})) {
            return false;
        }
    }
    for (size_t i = first; i < sums->tally.count; i++) {
        int64_t *row = tally_row(&sums->tally, i);
        row[ROW_DAYS] = agreement_wait(sums, grouping_of(row[ROW_KEY]), group_of(row[ROW_KEY]), &row[ROW_K], &row[ROW_N]);
    }
    return true;
}

/* ---- telling ---- */

/* Every measure of ours has its total, if it is 0 of 0. */
static bool add_totals(struct outcome_sums *sums)
{
    for (int64_t i = 0; i < MEASURES; i++) {
        int64_t counts[TALLY_COUNTS] = {0};
        counts[ROW_DAYS - 1] = i == AGREEMENT_TO_TRIAL && sums->world->agreement_count == 0 ? UNKNOWN : 0;
        if (!tally_add(&sums->tally, key_of(i, GROUP_ALL, 0), counts)) {
            return false;
        }
    }
    return true;
}

static bool hide(struct outcome_sums *sums)
{
    struct tally *tally = &sums->tally;
    int64_t *cells = memory_new(&sums->allocator, (tally->count + 1) * CELL_COLUMNS * sizeof *cells);

    sums->hidden = memory_new(&sums->allocator, tally->count + 1);
    sums->hidden_size = sums->hidden == NULL ? 0 : tally->count + 1;
    if (cells != NULL && sums->hidden != NULL) {
        for (size_t from = 0, to; from < tally->count; from = to) {
            for (to = from; to < tally->count && measure_of(tally_row(tally, to)[ROW_KEY]) == measure_of(tally_row(tally, from)[ROW_KEY]);
                 to++) {
                const int64_t *row = tally_row(tally, to);
                int64_t *cell = cells + to * CELL_COLUMNS;
                cell[CELL_GROUPING] = grouping_of(row[ROW_KEY]);
                cell[CELL_K] = row[ROW_K];
                cell[CELL_N] = row[ROW_N];
            }
            suppress(cells + from * CELL_COLUMNS, to - from, sums->options.suppress_below, sums->hidden + from);
        }
    }
    memory_free(&sums->allocator, cells, (tally->count + 1) * CELL_COLUMNS * sizeof *cells);
    return cells != NULL && sums->hidden != NULL;
}

bool indicators_finish(struct outcome_sums *sums)
{
    if (!first_trials_ready(sums) || !count_agreements(sums) || !add_totals(sums)) {
        return false;
    }
    tally_sort(&sums->tally);
    return hide(sums);
}

/* Words one after another, cut off where there is no more room. */
static void join(char *out, size_t size, const char *const *words)
{
    size_t used = 0;

    for (; *words != NULL; words++) {
        for (const char *word = *words; *word != '\0' && used + 1 < size; word++) {
            out[used++] = *word;
        }
    }
    out[used] = '\0';
}

static void name_group(char *out, size_t size, enum grouping grouping, int64_t group)
{
    static const char *const names[GROUPINGS] = {"all", "prior_status:", "path:", "year:", "municipality:"};
    const struct event_field *fields = event_kinds[EVENT_CASE_OPENED].fields;
    char digits[5] = "";
    const char *value = digits;

    if (grouping != GROUP_ALL && group == 0) {
        value = "not_told";
    } else if (grouping == GROUP_PRIOR_STATUS) {
        value = fields[OPENED_PRIOR_STATUS].words[group - 1];
    } else if (grouping == GROUP_PATH) {
        value = fields[OPENED_PATH].words[group - 1];
    } else if (grouping != GROUP_ALL) {
        int64_t rest = group - 1;
        for (size_t i = 4; i-- > 0; rest /= 10) {
            digits[i] = (char)('0' + rest % 10);
        }
    }
    join(out, size, (const char *const[]){names[grouping], value, NULL});
}

static void answer_target(struct indicator *out, const struct outcome_sums *sums)
{
    int64_t target = rulebook_value(sums->world->rulebook, UNGJOBB_OFFER_TARGET, sums->options.extract_on, UNKNOWN);

    if (target == UNKNOWN) {
        return;
    }
    out->target_bp = target;
    out->target = TARGET_UNDECIDABLE;
    if (out->n > 0) {
        out->target = wilson_low_is_at_least(out->k, out->n, (int32_t)target) ? TARGET_MET
                      : wilson_high_is_below(out->k, out->n, (int32_t)target) ? TARGET_NOT_MET
                                                                              : TARGET_UNDECIDABLE;
    }
}

/* The share in which a criterion was met, at the lowest and the highest that the unknown facts allow. */
static void answer_adherence(struct indicator *out, const int64_t *row)
{
    int64_t low_n = row[ROW_N] + row[ROW_MAY_NOT], high_n = row[ROW_N] + row[ROW_MAY];

    out->lo_bp = low_n == 0 ? WHOLE_BP : WHOLE_BP * row[ROW_K] / low_n;
    out->hi_bp = high_n == 0 ? 0 : (WHOLE_BP * (row[ROW_K] + row[ROW_MAY]) + high_n - 1) / high_n;
}

/* The measure's name and definition, the numbers behind it, and whether they are hidden. */
void indicators_at(const struct outcome_sums *sums, size_t index, struct indicator *out)
{
    const int64_t *row = tally_row(&sums->tally, index);
    int64_t measure = measure_of(row[ROW_KEY]);
    int32_t low, high;

    *out = (struct indicator){.k = UNKNOWN,
                              .n = UNKNOWN,
                              .days = UNKNOWN,
                              .value_bp = UNKNOWN,
                              .lo_bp = UNKNOWN,
                              .hi_bp = UNKNOWN,
                              .target_bp = UNKNOWN,
                              .target = UNKNOWN,
                              .suppressed = (enum suppression)sums->hidden[index]};
    name_group(out->group, sizeof out->group, grouping_of(row[ROW_KEY]), group_of(row[ROW_KEY]));
    if (measure < MEASURES) {
        join(out->measure, sizeof out->measure, (const char *const[]){measures[measure].name, NULL});
        out->definition = measures[measure].definition;
    } else {
        int64_t criterion = measure - MEASURES;
        const char *id = assessments[criterion / CRITERIA_MAX]->criteria[criterion % CRITERIA_MAX].id;
        join(out->measure, sizeof out->measure, (const char *const[]){"adherence.", id, NULL});
        out->definition = measure_adherence;
    }
    if (out->suppressed != SUPPRESSED_NONE) {
        return;
    }
    out->k = row[ROW_K];
    out->n = row[ROW_N];
    out->value_bp = out->n > 0 ? share_bp(out->k, out->n) : UNKNOWN;
    if (measure >= MEASURES) {
        answer_adherence(out, row);
    } else if (measure != AGREEMENT_TO_TRIAL) {
        wilson_bp(out->k, out->n, &low, &high);
        out->lo_bp = low;
        out->hi_bp = high;
    } else {
        out->days = row[ROW_DAYS];
    }
    if (measure == UNGJOBB_OFFERS || measure == UNGJOBB_OFFERS_STAYING) {
        answer_target(out, sums);
    }
}

bool indicators_is_total(const struct outcome_sums *sums, size_t index)
{
    return grouping_of(tally_row(&sums->tally, index)[ROW_KEY]) == GROUP_ALL;
}

int64_t indicators_departures(const struct outcome_sums *sums, size_t index)
{
    const int64_t *row = tally_row(&sums->tally, index);
    int64_t cell[CELL_COLUMNS] = {GROUP_ALL, row[ROW_N] - row[ROW_K], row[ROW_N]};
    uint8_t hidden;

    if (measure_of(row[ROW_KEY]) < MEASURES || sums->hidden[index] != SUPPRESSED_NONE) {
        return UNKNOWN;
    }
    suppress(cell, 1, sums->options.suppress_below, &hidden);
    return hidden != SUPPRESSED_NONE ? UNKNOWN : cell[CELL_K];
}
