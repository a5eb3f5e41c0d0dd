/* The municipality's page: what stands in the store as of a day, told in one document. */
#include "base/error.h"
#include "outcomes/api.h"
#include "json/write.h"

static bool count_case(const struct outcome_view *view, struct outcome_sums *sums)
{
    const struct case_state *state = view->state;

    sums->standing[state_on(view, view->extract_on)]++;
    for (size_t i = 0; i < state->job_count; i++) {
        int64_t *jobs = job_has_ended(&state->jobs[i]) ? &sums->jobs_ended : &sums->jobs_open;
        *jobs += 1;
    }
    return indicators_count(view, sums);
}

static bool tell_nothing(struct outcome_sums *sums, struct frame *frame)
{
    (void)frame;
    return indicators_finish(sums);
}

/* Counted like a table, and told here. */
static const struct outcome_table report_table = {.name = "report", .suppresses = true, .count_case = count_case, .tell = tell_nothing};

static void write_number(struct heltmed_text *out, const char *key, int64_t number)
{
    text_append(out, ",", out->data != NULL && out->size > 0 && out->data[out->size - 1] != '{');
    json_name(out, key);
    text_append_char(out, ':');
    json_value(out, VALUE_COUNT, NULL, number);
}

/* A total and its parts, small ones hidden. */
static void write_counts(struct heltmed_text *out, const char *total, const char *const *names, const int64_t *parts, size_t count,
                         int64_t below)
{
    int64_t cells[(1 + SPELL_STATES) * CELL_COLUMNS] = {0};
    uint8_t hidden[1 + SPELL_STATES];
    size_t used = 1;

    for (size_t i = 0; i < count; i++) {
        cells[CELL_N] += parts[i];
        if (parts[i] > 0) {
            int64_t *cell = cells + used++ * CELL_COLUMNS;
            cell[CELL_GROUPING] = 1;
            cell[CELL_K] = cell[CELL_N] = parts[i];
        }
    }
    cells[CELL_K] = cells[CELL_N];
    suppress(cells, used, below, hidden);
    write_number(out, total, hidden[0] == SUPPRESSED_NONE ? cells[CELL_N] : UNKNOWN);
    used = 1;
    for (size_t i = 0; i < count; i++) {
        bool is_shown = parts[i] == 0 || hidden[used++] == SUPPRESSED_NONE;
        write_number(out, names[i], is_shown ? parts[i] : UNKNOWN);
    }
}

static void write_indicator(struct heltmed_text *out, const struct indicator *indicator)
{
    static const char *const suppressions[] = {"none", "primary", "secondary"};
    static const char *const answers[] = {"met", "not_met", "undecidable"};

    json_raw(out, "{\"measure\":");
    json_text(out, indicator->measure);
    json_raw(out, ",\"group\":");
    json_text(out, indicator->group);
    write_number(out, "k", indicator->k);
    write_number(out, "n", indicator->n);
    write_number(out, "value_bp", indicator->value_bp);
    write_number(out, "lo_bp", indicator->lo_bp);
    write_number(out, "hi_bp", indicator->hi_bp);
    write_number(out, "days", indicator->days);
    write_number(out, "target_bp", indicator->target_bp);
    json_raw(out, ",\"target\":");
    if (indicator->target == UNKNOWN) {
        json_raw(out, "null");
    } else {
        json_name(out, answers[indicator->target]);
    }
    json_raw(out, ",\"suppressed\":");
    json_name(out, suppressions[indicator->suppressed]);
    json_raw(out, ",\"definition\":");
    json_text(out, indicator->definition);
    text_append_char(out, '}');
}

/* The totals, and the places freed by where people came from. */
static void write_indicators(struct heltmed_text *out, const struct outcome_sums *sums, bool adherence)
{
    struct indicator indicator;
    bool first = true;

    for (size_t i = 0; i < sums->tally.count; i++) {
        indicators_at(sums, i, &indicator);
        bool is_adherence = strncmp(indicator.measure, "adherence.", strlen("adherence.")) == 0;
        bool is_freed =
            strcmp(indicator.measure, "places_freed") == 0 && strncmp(indicator.group, "prior_status", strlen("prior_status")) == 0;
        if (is_adherence != adherence || (!indicators_is_total(sums, i) && !is_freed)) {
            continue;
        }
        text_append(out, ",", !first);
        first = false;
        write_indicator(out, &indicator);
    }
}

static void write_departures(struct heltmed_text *out, const struct outcome_sums *sums)
{
    struct indicator indicator;
    bool first = true;

    for (size_t i = 0; i < sums->tally.count; i++) {
        int64_t departed = indicators_departures(sums, i);
        indicators_at(sums, i, &indicator);
        bool is_adherence = strncmp(indicator.measure, "adherence.", strlen("adherence.")) == 0;
        if (!indicators_is_total(sums, i) || !is_adherence || departed == 0) {
            continue;
        }
        text_append(out, ",", !first);
        first = false;
        json_raw(out, "{\"criterion\":");
        json_text(out, indicator.measure + strlen("adherence."));
        write_number(out, "cases", departed);
        write_number(out, "judged", indicator.n);
        text_append_char(out, '}');
    }
}

static void write_report(struct heltmed_text *out, const struct outcome_run *run)
{
    static const char *const job_names[] = {"jobs_open", "jobs_ended"};
    const struct outcome_sums *sums = &run->parts[0].sums;
    const int64_t jobs[] = {sums->jobs_open, sums->jobs_ended};
    struct run_notes notes;

    run_tell_notes(run, &run->parts[0], &notes);
    for (size_t i = 1; i < ARROW_NOTES; i++) {
        text_append_char(out, i == 1 ? '{' : ',');
        json_name(out, notes.notes.keys[i]);
        text_append_char(out, ':');
        json_text(out, notes.notes.values[i]);
    }
    write_number(out, "suppress_below", run->options.suppress_below);
    json_raw(out, ",\"counts\":{");
    write_counts(out, "cases", state_names + 1, sums->standing + 1, SPELL_STATES - 1, run->options.suppress_below);
    write_counts(out, "jobs", job_names, jobs, 2, run->options.suppress_below);
    json_raw(out, "},\"indicators\":[");
    write_indicators(out, sums, false);
    json_raw(out, "],\"adherence\":[");
    write_indicators(out, sums, true);
    json_raw(out, "],\"departures\":[");
    write_departures(out, sums);
    json_raw(out, "]}");
}

heltmed_status heltmed_outcomes_report(heltmed_store *store, const heltmed_outcomes_options *options, heltmed_text *out,
                                       heltmed_error *error)
{
    if (store == NULL || out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the store or the place for the report is NULL");
    }
    text_clear(out);
    const struct outcome_table *table = &report_table;
    struct outcome_run *run;
    heltmed_status status = run_begin(store, &table, 1, options, &run, error);
    if (status != HELTMED_OK) {
        return status;
    }
    status = run_next(run, &run->parts[0], error);
    if (status == HELTMED_OK) {
        write_report(out, run);
        status = text_finish(out, error);
    }
    run_drop(run);
    return status;
}
