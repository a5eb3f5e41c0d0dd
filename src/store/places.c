#include "store/places.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/sort.h"
#include "store/read.h"

void places_init(struct place_book *book, const heltmed_allocator *allocator)
{
    *book = (struct place_book){.allocator = memory_allocator(allocator)};
    log_init(&book->log, &book->allocator);
    case_init(&book->state, &book->allocator);
}

void places_clear(struct place_book *book)
{
    for (size_t i = 0; i < book->count; i++) {
        memory_free(&book->allocator, book->lists[i].held, book->lists[i].capacity * sizeof *book->lists[i].held);
    }
    book->count = 0;
}

void places_free(struct place_book *book)
{
    places_clear(book);
    memory_free(&book->allocator, book->lists, book->capacity * sizeof *book->lists);
    memory_free(&book->allocator, book->days, book->day_capacity * sizeof *book->days);
    case_free(&book->state);
    log_free(&book->log);
}

const char *places_agreement(const struct event *event, const char *texts)
{
    int64_t place = event->type == EVENT_TRIAL_STARTED ? event->values[TRIAL_AGREEMENT]
                    : event->type == EVENT_HIRED       ? event->values[HIRED_AGREEMENT]
                                                       : UNKNOWN;
    return place == UNKNOWN ? NULL : texts + place;
}

/* ---- the book ---- */

static heltmed_status no_room(heltmed_error *error)
{
    return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the places");
}

static bool hold(struct place_book *book, struct place_list *list, int64_t case_no, const struct placement *placement)
{
    struct place_held *held = memory_room(&book->allocator, list->held, sizeof *held, &list->capacity, list->count + 1);

    if (held == NULL) {
        return false;
    }
    list->held = held;
    held[list->count++] = (struct place_held){case_no, placement->from, placement->until};
    return true;
}

/* What a folded case holds under the list's agreement. */
static bool hold_case(struct place_book *book, struct place_list *list, int64_t case_no, const struct event_log *log,
                      const struct case_state *state)
{
    for (size_t i = 0; i < state->placement_count; i++) {
        const struct placement *placement = &state->placements[i];
        if (strcmp(log_text(log, placement->agreement), list->agreement) == 0 && !hold(book, list, case_no, placement)) {
            return false;
        }
    }
    return true;
}

static heltmed_status fill_list(heltmed_store *store, struct place_list *list, heltmed_error *error)
{
    struct place_book *book = &store->places;
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status = sql_use(store, SQL_CASES_OF_AGREEMENT, &statement, error);

    if (status != HELTMED_OK) {
        return status;
    }
    status = sql_first(statement, sql_bind_text(statement, 1, list->agreement), &row, error);
    while (status == HELTMED_OK && row) {
        int64_t case_no = sqlite3_column_int64(statement, 0);
        status = read_log(store, case_no, &book->log, error);
        if (status == HELTMED_OK) {
            status = case_fold(&book->state, &book->log, &store->world, DATE_MAX, NULL, error);
        }
        if (status == HELTMED_OK && !hold_case(book, list, case_no, &book->log, &book->state)) {
            status = no_room(error);
        }
        if (status == HELTMED_OK) {
            status = sql_step(statement, &row, error);
        }
    }
    sql_done(statement);
    return status;
}

static heltmed_status find_list(heltmed_store *store, const char *agreement, struct place_list **out, heltmed_error *error)
{
    struct place_book *book = &store->places;

    if (book->seq != store->end.seq) {
        places_clear(book);
    }
    book->seq = store->end.seq;
    for (size_t i = 0; i < book->count; i++) {
        if (strcmp(book->lists[i].agreement, agreement) == 0) {
            *out = &book->lists[i];
            return HELTMED_OK;
        }
    }
    struct place_list *lists = memory_room(&book->allocator, book->lists, sizeof *lists, &book->capacity, book->count + 1);
    if (lists == NULL) {
        return no_room(error);
    }
    book->lists = lists;
    struct place_list *list = &lists[book->count];
    memset(list, 0, sizeof *list);
    memcpy(list->agreement, agreement, strlen(agreement) + 1); /* an id, which was checked */
    book->count++;
    heltmed_status status = fill_list(store, list, error);
    if (status != HELTMED_OK) {
        places_clear(book);
        return status;
    }
    *out = list;
    return HELTMED_OK;
}

static bool may_change_places(const struct event *event)
{
    switch (event->type) {
    case EVENT_TRIAL_STARTED:
    case EVENT_TRIAL_ENDED:
    case EVENT_HIRED:
    case EVENT_CONVERTED_TO_VTA_O:
    case EVENT_EMPLOYMENT_ENDED:
    case EVENT_CASE_WITHDRAWN:
    case EVENT_CASE_CLOSED:
    case EVENT_CASE_REOPENED:
        return true;
    default:
        return event->corrects != 0;
    }
}

static void forget_case(struct place_list *list, int64_t case_no)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (list->held[i].case_no != case_no) {
            list->held[kept++] = list->held[i];
        }
    }
    list->count = kept;
}

void places_note(heltmed_store *store, int64_t case_no, const struct event *event, const struct event_log *log,
                 const struct case_state *state)
{
    struct place_book *book = &store->places;

    if (book->seq != event->seq - 1) {
        places_clear(book);
    }
    book->seq = event->seq;
    if (case_no == WORLD_NO || !may_change_places(event)) {
        return;
    }
    for (size_t i = 0; i < book->count; i++) {
        forget_case(&book->lists[i], case_no);
        if (!hold_case(book, &book->lists[i], case_no, log, state)) {
            places_clear(book);
        }
    }
}

/* ---- the count ---- */

static bool change_on(struct place_book *book, int64_t day, int64_t by)
{
    int64_t *days = memory_room(&book->allocator, book->days, sizeof *days, &book->day_capacity, book->day_cells + 2);

    if (days == NULL) {
        return false;
    }
    book->days = days;
    days[book->day_cells++] = day;
    days[book->day_cells++] = by;
    return true;
}

/* A stretch's part within the placement. */
static bool count_stretch(struct place_book *book, int32_t from, int32_t until, const struct placement *placement)
{
    if (until < placement->from || from > placement->until) {
        return true;
    }
    return change_on(book, from > placement->from ? from : placement->from, 1) &&
           (until == INT32_MAX || change_on(book, (int64_t)until + 1, -1));
}

/* The days within the placement on which another number of places may be agreed. */
static bool count_changes(struct place_book *book, const struct world *world, const struct agreement *agreement,
                          const struct placement *placement)
{
    bool well = change_on(book, placement->from, 0);
    for (size_t i = 0; well && i < agreement->change_count; i++) {
        int32_t on = world->changes[agreement->changes + i].on;
        well = on <= placement->from || on > placement->until || change_on(book, on, 0);
    }
    return well;
}

/* Whether the count passes what was agreed on a day of the placement. Days after the agreement's end are not counted against. */
static bool passes(struct place_book *book, const struct world *world, const struct agreement *agreement, const struct placement *placement)
{
    int64_t count = 0;
    size_t rows = book->day_cells / 2;

    sort_rows(book->days, rows, 2);
    for (size_t i = 0; i < rows; i++) {
        int64_t day = book->days[2 * i];
        count += book->days[2 * i + 1];
        if (i + 1 < rows && book->days[2 * i + 2] == day) {
            continue;
        }
        if (day > placement->until || day > DATE_MAX) {
            break;
        }
        int64_t until = agreement_until(world, agreement, (int32_t)day);
        bool in_force = day >= agreement->from && (until == NONE || day <= until);
        if (in_force && count > agreement_places(world, agreement, (int32_t)day)) {
            return true;
        }
    }
    return false;
}

static heltmed_status check_placement(heltmed_store *store, int64_t case_no, const struct event_log *log, const struct case_state *state,
                                      const struct placement *placement, heltmed_error *error)
{
    struct place_book *book = &store->places;
    const struct world *world = &store->world;
    const char *name = log_text(log, placement->agreement);
    const struct agreement *agreement = world_agreement(world, name);
    struct place_list *list = NULL;

    if (agreement == NULL) {
        return error_set(error, HELTMED_STATE, "agreement", "is none that was signed");
    }
    int64_t until = agreement_until(world, agreement, placement->from);
    if (placement->from < agreement->from || (until != NONE && placement->from > until)) {
        return error_set(error, HELTMED_QUOTA, "agreement", "is not in force on that day, so that there is no place to take");
    }
    heltmed_status status = find_list(store, name, &list, error);
    if (status != HELTMED_OK) {
        return status;
    }
    book->day_cells = 0;
    bool well = count_changes(book, world, agreement, placement);
    for (size_t i = 0; well && i < list->count; i++) {
        const struct place_held *held = &list->held[i];
        well = held->case_no == case_no || count_stretch(book, held->from, held->until, placement);
    }
    for (size_t i = 0; well && i < state->placement_count; i++) {
        const struct placement *own = &state->placements[i];
        well = strcmp(log_text(log, own->agreement), name) != 0 || count_stretch(book, own->from, own->until, placement);
    }
    if (!well) {
        return no_room(error);
    }
    return passes(book, world, agreement, placement)
               ? error_set(error, HELTMED_QUOTA, "agreement", "has no place left on a day from the first one on")
               : HELTMED_OK;
}

/* The first event of the chain of corrections that an event of a folded log stands in. */
static int64_t root_of(const struct event_log *log, size_t index)
{
    while (log->events[index].corrects != 0) {
        size_t target = 0;
        while (target < index && log->events[target].seq != log->events[index].corrects) {
            target++;
        }
        if (target == index) {
            break;
        }
        index = target;
    }
    return log->events[index].seq;
}

heltmed_status places_check(heltmed_store *store, int64_t case_no, const struct event_log *log, const struct case_state *state,
                            size_t index, heltmed_error *error)
{
    heltmed_status status = HELTMED_OK;

    if (places_agreement(&log->events[index], log->texts.data) == NULL) {
        return HELTMED_OK;
    }
    int64_t root = root_of(log, index);
    for (size_t i = 0; status == HELTMED_OK && i < state->placement_count; i++) {
        if (state->placements[i].seq == root) {
            status = check_placement(store, case_no, log, state, &state->placements[i], error);
        }
    }
    return status;
}
