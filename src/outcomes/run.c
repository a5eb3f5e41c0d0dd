#include "outcomes/run.h"

#include <string.h>

#include "base/error.h"

enum { EVENTS_BETWEEN_TELLINGS = 20000 };

static void sums_init(struct outcome_sums *sums, const heltmed_allocator *allocator, const struct world *world,
                      const heltmed_outcomes_options *options)
{
    memset(sums, 0, sizeof *sums);
    sums->allocator = *allocator;
    sums->world = world;
    sums->options = *options;
    tally_init(&sums->tally, allocator);
}

static void sums_free(struct outcome_sums *sums)
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

static heltmed_status check_options(const heltmed_outcomes_options *options, heltmed_error *error)
{
    if (options == NULL || options->size != (int64_t)sizeof *options) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the options are NULL or were not set up with heltmed_outcomes_options_init");
    }
    if (options->extract_on == HELTMED_UNKNOWN) {
        return error_set(error, HELTMED_REQUIRED, "extract_on", "the day as of which the outcomes are told must be given");
    }
    if (options->extract_on < DATE_MIN || options->extract_on >= DATE_MAX) {
        return error_set(error, HELTMED_RANGE, "extract_on", "the day is outside 0001-01-01 to 9999-12-30");
    }
    if (options->suppress_below != HELTMED_UNKNOWN && (options->suppress_below < 0 || options->suppress_below > 1000000)) {
        return error_set(error, HELTMED_RANGE, "suppress_below", "the number is outside 0 to 1 000 000");
    }
    return HELTMED_OK;
}

static heltmed_status check_tables(const struct outcome_table *const *tables, size_t count, const heltmed_outcomes_options *options,
                                   heltmed_error *error)
{
    bool suppresses = false, coarsens = false;

    for (size_t i = 0; i < count; i++) {
        if (tables[i] == NULL) {
            return error_set(error, HELTMED_UNKNOWN_NAME, "table", "there is no outcome table of this name");
        }
        suppresses = suppresses || tables[i]->suppresses;
        coarsens = coarsens || tables[i]->coarsens;
    }
    heltmed_status status = check_options(options, error);
    if (status != HELTMED_OK) {
        return status;
    }
    if (suppresses && options->suppress_below == HELTMED_UNKNOWN) {
        return error_set(error, HELTMED_REQUIRED, "suppress_below",
                         "below which number cells are hidden must be said: there is no default, and 0 hides nothing");
    }
    if (options->coarsen < 0 || options->coarsen > 2 || (options->coarsen != 0 && !coarsens)) {
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

static heltmed_status no_memory(heltmed_error *error)
{
    return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the outcomes");
}

static size_t run_size(size_t part_count) { return sizeof(struct outcome_run) + part_count * sizeof(struct outcome_part); }

heltmed_status run_begin(heltmed_store *store, const struct outcome_table *const *tables, size_t count,
                         const heltmed_outcomes_options *options, struct outcome_run **out, heltmed_error *error)
{
    heltmed_status status = store_check(store, error);
    if (status == HELTMED_OK) {
        status = check_tables(tables, count, options, error);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    struct outcome_run *run = memory_new(&store->allocator, run_size(count));
    if (run == NULL) {
        return no_memory(error);
    }
    memset(run, 0, run_size(count));
    run->allocator = store->allocator;
    run->options = *options;
    run->watch = store->watch;
    run->watch_context = store->watch_context;
    run->users = 1;
    run->part_count = count;
    log_init(&run->world_log, &run->allocator);
    log_init(&run->log, &run->allocator);
    world_init(&run->world, &run->allocator, store->rulebook);
    case_init(&run->state, &run->allocator);
    run->scratch.allocator = run->allocator;
    calendar_begin(&run->scratch.calendar, HELTMED_HOLIDAYS_NO);
    for (size_t i = 0; i < count; i++) {
        run->parts[i].table = tables[i];
        sums_init(&run->parts[i].sums, &run->allocator, &run->world, &run->options);
        frame_init(&run->parts[i].frame, &run->allocator, tables[i]);
    }
    status = store_cases_begin(store, true, &run->cases, error);
    if (status == HELTMED_OK) {
        status = read_world(run, error);
    }
    if (status != HELTMED_OK) {
        run_drop(run);
        return status;
    }
    *out = run;
    return HELTMED_OK;
}

void run_drop(struct outcome_run *run)
{
    if (--run->users > 0) {
        return;
    }
    heltmed_allocator allocator = run->allocator;
    for (size_t i = 0; i < run->part_count; i++) {
        frame_free(&run->parts[i].frame);
        sums_free(&run->parts[i].sums);
    }
    memory_free(&allocator, run->scratch.days, run->scratch.day_capacity * sizeof *run->scratch.days);
    case_free(&run->state);
    world_free(&run->world);
    log_free(&run->log);
    log_free(&run->world_log);
    store_cases_end(&run->cases);
    memory_free(&allocator, run, run_size(run->part_count));
}

static heltmed_status take_case(struct outcome_run *run, const char *case_id, heltmed_error *error)
{
    const struct outcome_view view = {case_id, &run->state, &run->world, (int32_t)run->options.extract_on, &run->scratch};
    heltmed_status status = case_fold(&run->state, &run->log, &run->world, (int32_t)run->options.extract_on, NULL, error);

    for (size_t i = 0; i < run->part_count && status == HELTMED_OK && run->state.opened; i++) {
        struct outcome_part *part = &run->parts[i];
        bool taken = true;
        if (part->table->add_case != NULL) {
            part->table->add_case(&view, &part->frame);
            taken = !part->frame.failed;
        } else {
            taken = part->table->count_case(&view, &part->sums);
        }
        status = taken ? HELTMED_OK : no_memory(error);
    }
    return status;
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

static heltmed_status read_case_further(struct outcome_run *run, heltmed_error *error)
{
    const char *case_id;
    heltmed_status status = store_cases_next(&run->cases, &run->log, &case_id, error);

    if (status == HELTMED_OK && case_id == NULL) {
        run->read = true;
    } else if (status == HELTMED_OK) {
        status = take_case(run, case_id, error);
        tell_progress(run);
    }
    return status;
}

heltmed_status run_next(struct outcome_run *run, struct outcome_part *part, heltmed_error *error)
{
    heltmed_status status = run->failure.code;

    while (status == HELTMED_OK && !run->read && part->frame.row_count < FRAME_ROWS) {
        status = read_case_further(run, &run->failure);
    }
    if (status == HELTMED_OK && run->read && part->table->tell != NULL) {
        bool told = part->table->tell(&part->sums, &part->frame) && !part->frame.failed;
        status = told ? HELTMED_OK : no_memory(&run->failure);
    }
    if (status != HELTMED_OK && error != NULL) {
        *error = run->failure;
    }
    return status;
}
