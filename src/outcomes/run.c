#include "outcomes/run.h"

#include <string.h>

#include "base/error.h"

enum { EVENTS_BETWEEN_TELLINGS = 20000 };

void sums_init(struct outcome_sums *sums, const heltmed_allocator *allocator, const struct world *world,
               const heltmed_outcomes_options *options)
{
    memset(sums, 0, sizeof *sums);
    sums->allocator = *allocator;
    sums->world = world;
    sums->options = *options;
    tally_init(&sums->tally, allocator);
}

void sums_free(struct outcome_sums *sums)
{
    memory_free(&sums->allocator, sums->hidden, sums->hidden_size);
    memory_free(&sums->allocator, sums->first_trials, sums->world->agreement_count * sizeof *sums->first_trials);
    sums->hidden = NULL;
    sums->first_trials = NULL;
    tally_free(&sums->tally);
}

void heltmed_outcomes_options_init(heltmed_outcomes_options *options)
{
    if (options != NULL) {
        *options = (heltmed_outcomes_options){
            .size = (int64_t)sizeof *options, .extract_on = HELTMED_UNKNOWN, .suppress_below = HELTMED_UNKNOWN, .coarsen = 0};
    }
}

static heltmed_status check(const struct outcome_table *table, const heltmed_outcomes_options *options, heltmed_error *error)
{
    if (table == NULL) {
        return error_set(error, HELTMED_UNKNOWN_NAME, "table", "there is no outcome table of this name");
    }
    if (options == NULL || options->size != (int64_t)sizeof *options) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the options are NULL or were not set up with heltmed_outcomes_options_init");
    }
    if (options->extract_on == HELTMED_UNKNOWN) {
        return error_set(error, HELTMED_REQUIRED, "extract_on", "the day as of which the outcomes are told must be given");
    }
    if (options->extract_on < DATE_MIN || options->extract_on >= DATE_MAX) {
        return error_set(error, HELTMED_RANGE, "extract_on", "the day is outside 0001-01-01 to 9999-12-30");
    }
    if (table->suppresses && options->suppress_below == HELTMED_UNKNOWN) {
        return error_set(error, HELTMED_REQUIRED, "suppress_below",
                         "below which number cells are hidden must be said: there is no default, and 0 hides nothing");
    }
    if (options->suppress_below != HELTMED_UNKNOWN && (options->suppress_below < 0 || options->suppress_below > 1000000)) {
        return error_set(error, HELTMED_RANGE, "suppress_below", "the number is outside 0 to 1 000 000");
    }
    if (options->coarsen < 0 || options->coarsen > 2 || (options->coarsen != 0 && !table->coarsens)) {
        return error_set(error, HELTMED_RANGE, "coarsen",
                         "time is told in days (0), weeks (1) or months (2), and of the table risk alone in others than days");
    }
    return HELTMED_OK;
}

static heltmed_status read_world(struct outcome_run *run, heltmed_error *error)
{
    heltmed_status status = read_log(run->cases.store, WORLD_NO, &run->world_log, error);

    return status == HELTMED_OK ? world_fold(&run->world, &run->world_log, (int32_t)run->options.extract_on, NULL, error) : status;
}

heltmed_status run_begin(struct outcome_run *run, heltmed_store *store, const struct outcome_table *table,
                         const heltmed_outcomes_options *options, heltmed_error *error)
{
    memset(run, 0, sizeof *run);
    heltmed_status status = store_check(store, error);
    if (status != HELTMED_OK) {
        return status;
    }
    status = check(table, options, error);
    if (status != HELTMED_OK) {
        return status;
    }
    run->table = table;
    run->allocator = store->allocator;
    run->options = *options;
    run->watch = store->watch;
    run->watch_context = store->watch_context;
    log_init(&run->world_log, &run->allocator);
    log_init(&run->log, &run->allocator);
    world_init(&run->world, &run->allocator, store->rulebook);
    case_init(&run->state, &run->allocator);
    run->scratch.allocator = run->allocator;
    calendar_begin(&run->scratch.calendar, HELTMED_HOLIDAYS_NO);
    sums_init(&run->sums, &run->allocator, &run->world, &run->options);
    frame_init(&run->frame, &run->allocator, run->table);
    status = store_cases_begin(store, true, &run->cases, error);
    return status == HELTMED_OK ? read_world(run, error) : status;
}

void run_end(struct outcome_run *run)
{
    if (run->table == NULL) {
        return;
    }
    frame_free(&run->frame);
    sums_free(&run->sums);
    memory_free(&run->allocator, run->scratch.days, run->scratch.day_capacity * sizeof *run->scratch.days);
    case_free(&run->state);
    world_free(&run->world);
    log_free(&run->log);
    log_free(&run->world_log);
    store_cases_end(&run->cases);
    run->table = NULL;
}

static heltmed_status no_memory(heltmed_error *error)
{
    return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the outcomes");
}

static heltmed_status take_case(struct outcome_run *run, const char *case_id, heltmed_error *error)
{
    const struct outcome_view view = {case_id, &run->state, &run->world, (int32_t)run->options.extract_on, &run->scratch};
    heltmed_status status = case_fold(&run->state, &run->log, &run->world, (int32_t)run->options.extract_on, NULL, error);

    if (status != HELTMED_OK || !run->state.opened) {
        return status;
    }
    if (run->table->add_case != NULL) {
        run->table->add_case(&view, &run->frame);
        return run->frame.failed ? no_memory(error) : HELTMED_OK;
    }
    return run->table->count_case(&view, &run->sums) ? HELTMED_OK : no_memory(error);
}

/* How many there are in all is not known before they have been read. */
static void tell_progress(struct outcome_run *run)
{
    run->events_read += (int64_t)run->log.count;
    if (run->watch != NULL && run->events_read - run->events_told >= EVENTS_BETWEEN_TELLINGS) {
        run->events_told = run->events_read;
        run->watch(run->watch_context, run->events_read, 0);
    }
}

heltmed_status run_next(struct outcome_run *run, heltmed_error *error)
{
    heltmed_status status = HELTMED_OK;
    const char *case_id;

    frame_clear(&run->frame);
    while (status == HELTMED_OK && !run->read && run->frame.row_count < FRAME_ROWS) {
        status = store_cases_next(&run->cases, &run->log, &case_id, error);
        if (status == HELTMED_OK && case_id == NULL) {
            run->read = true;
        } else if (status == HELTMED_OK) {
            status = take_case(run, case_id, error);
            tell_progress(run);
        }
    }
    if (status == HELTMED_OK && run->read && run->table->tell != NULL) {
        bool told = run->table->tell(&run->sums, &run->frame) && !run->frame.failed;
        status = told ? HELTMED_OK : no_memory(error);
    }
    return status;
}
