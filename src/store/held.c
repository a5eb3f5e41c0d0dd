#include "store/held.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "store/view.h"

/* Beyond this many events it is no longer a few cases that have changed. */
enum { EVENTS_MOST = 2000 };

/* What a list is folded with. */
struct counting {
    struct view *view;
    struct held_list *list;
    struct event_log log;
    struct case_state state;
};

/* Where the chain and all else that a list hangs on have come to. */
struct mark {
    int64_t seq, world_seq, erasures;
    unsigned char head[DIGEST_SIZE];
};

void held_init(struct held_book *book, const heltmed_allocator *allocator)
{
    *book = (struct held_book){.allocator = memory_allocator(allocator)};
}

static void free_list(const heltmed_allocator *allocator, struct held_list *list)
{
    memory_free(allocator, list->by, list->capacity * sizeof *list->by);
    *list = (struct held_list){.is_right = false};
}

void held_free(struct held_book *book)
{
    for (size_t i = 0; i < HELD_LISTS; i++) {
        free_list(&book->allocator, &book->lists[i]);
    }
}

/* ---- one case ---- */

static int64_t held_under(const struct case_state *state, const char *agreement, int32_t on)
{
    int64_t held = 0;

    for (size_t i = 0; i < state->placement_count; i++) {
        const struct placement *placement = &state->placements[i];
        held += placement->from <= on && on <= placement->until && strcmp(log_text(state->log, placement->agreement), agreement) == 0;
    }
    return held;
}

static heltmed_status put(struct counting *counting, int64_t case_no, int64_t places, heltmed_error *error)
{
    struct held_list *list = counting->list;
    size_t at = 0;

    while (at < list->count && list->by[at].case_no != case_no) {
        at++;
    }
    if (at < list->count) {
        list->by[at].places = places;
        return HELTMED_OK;
    }
    if (places == 0) {
        return HELTMED_OK;
    }
    struct held_by *by = memory_room(&counting->view->store->allocator, list->by, sizeof *by, &list->capacity, list->count + 1);
    if (by == NULL) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the places");
    }
    list->by = by;
    by[list->count++] = (struct held_by){case_no, places};
    return HELTMED_OK;
}

static heltmed_status count_case(struct counting *counting, int64_t case_no, heltmed_error *error)
{
    struct view *view = counting->view;
    heltmed_status status = read_log(view->store, case_no, &counting->log, error);

    if (status == HELTMED_OK) {
        status = case_fold(&counting->state, &counting->log, &view->world, view->as_of, NULL, error);
    }
    return status == HELTMED_OK ? put(counting, case_no, held_under(&counting->state, counting->list->agreement, view->as_of), error)
                                : status;
}

/* Counts every case that the statement gives, whose value is bound. */
static heltmed_status count_cases(struct counting *counting, sqlite3_stmt *statement, bool bound, heltmed_error *error)
{
    bool row = false;
    heltmed_status status = sql_first(statement, bound, &row, error);

    while (status == HELTMED_OK && row) {
        status = count_case(counting, sqlite3_column_int64(statement, 0), error);
        if (status == HELTMED_OK) {
            status = sql_step(statement, &row, error);
        }
    }
    sql_done(statement);
    return status;
}

static heltmed_status count_all(struct counting *counting, heltmed_error *error)
{
    sqlite3_stmt *statement;
    heltmed_status status = sql_use(counting->view->store, SQL_CASES_OF_AGREEMENT, &statement, error);

    counting->list->count = 0;
    return status == HELTMED_OK ? count_cases(counting, statement, sql_bind_text(statement, 1, counting->list->agreement), error) : status;
}

static heltmed_status count_changed(struct counting *counting, heltmed_error *error)
{
    sqlite3_stmt *statement;
    heltmed_status status = sql_use(counting->view->store, SQL_CASES_SINCE, &statement, error);

    return status == HELTMED_OK ? count_cases(counting, statement, sql_bind_int(statement, 1, counting->list->seq), error) : status;
}

/* ---- one list ---- */

static heltmed_status read_mark(heltmed_store *store, struct mark *mark, heltmed_error *error)
{
    sqlite3_stmt *statement;
    bool row = false;
    heltmed_status status = sql_use_number(store, SQL_WORLD_SEQ, &mark->world_seq, error);

    if (status == HELTMED_OK) {
        status = sql_use_number(store, SQL_ERASURES, &mark->erasures, error);
    }
    if (status == HELTMED_OK) {
        status = sql_use(store, SQL_CHAIN_END, &statement, error);
    }
    if (status == HELTMED_OK) {
        status = sql_step(statement, &row, error);
        if (row) {
            mark->seq = sqlite3_column_int64(statement, 0);
            if (!sql_blob(statement, 1, mark->head, sizeof mark->head)) {
                status = error_set(error, HELTMED_DAMAGED, NULL, "the store is damaged: the last head of its chain is cut off");
            }
        }
        sql_done(statement);
    }
    return status;
}

/* Whether the chain still goes on from where the list was right: not where a batch was rolled back, nor in a file restored. */
static heltmed_status goes_on(heltmed_store *store, const struct held_list *list, const struct mark *mark, bool *out, heltmed_error *error)
{
    unsigned char head[DIGEST_SIZE];
    sqlite3_stmt *statement;
    bool row = false;

    *out = list->is_right && list->world_seq == mark->world_seq && list->erasures == mark->erasures && list->seq <= mark->seq &&
           mark->seq - list->seq <= EVENTS_MOST;
    if (!*out || list->seq == mark->seq) {
        *out = *out && memcmp(list->head, mark->head, sizeof mark->head) == 0;
        return HELTMED_OK;
    }
    heltmed_status status = sql_use(store, SQL_CHAIN_HEAD, &statement, error);
    if (status == HELTMED_OK) {
        status = sql_first(statement, sql_bind_int(statement, 1, list->seq), &row, error);
        *out = status == HELTMED_OK && row && sql_blob(statement, 0, head, sizeof head) && memcmp(head, list->head, sizeof head) == 0;
        sql_done(statement);
    }
    return status;
}

static heltmed_status bring_up(struct view *view, struct held_list *list, heltmed_error *error)
{
    struct counting counting = {.view = view, .list = list};
    struct mark mark = {.seq = 0};
    bool is_right = false;
    heltmed_status status = read_mark(view->store, &mark, error);

    if (status == HELTMED_OK) {
        status = goes_on(view->store, list, &mark, &is_right, error);
    }
    if (status != HELTMED_OK || (is_right && list->seq == mark.seq)) {
        return status;
    }
    log_init(&counting.log, &view->store->allocator);
    case_init(&counting.state, &view->store->allocator);
    list->is_right = false;
    status = is_right ? count_changed(&counting, error) : count_all(&counting, error);
    log_free(&counting.log);
    case_free(&counting.state);
    if (status == HELTMED_OK) {
        list->is_right = true;
        list->seq = mark.seq;
        list->world_seq = mark.world_seq;
        list->erasures = mark.erasures;
        memcpy(list->head, mark.head, sizeof list->head);
    }
    return status;
}

/* ---- the book ---- */

static struct held_list *list_of(struct held_book *book, const char *agreement, int32_t on)
{
    for (size_t i = 0; i < HELD_LISTS; i++) {
        struct held_list *list = &book->lists[i];
        if (list->is_right && list->on == on && strcmp(list->agreement, agreement) == 0) {
            return list;
        }
    }
    struct held_list *list = &book->lists[book->next];
    book->next = (book->next + 1) % HELD_LISTS;
    list->is_right = false;
    list->on = on;
    return list;
}

heltmed_status held_by_others(struct view *view, const char *agreement, int64_t case_no, int64_t *held, heltmed_error *error)
{
    struct held_list *list = list_of(&view->store->held, agreement, view->as_of);
    size_t size = strlen(agreement);

    *held = 0;
    if (size >= sizeof list->agreement) {
        return error_set(error, HELTMED_DAMAGED, NULL, "the store is damaged: an agreement has an id that is too long to be one");
    }
    memcpy(list->agreement, agreement, size + 1);
    heltmed_status status = bring_up(view, list, error);
    for (size_t i = 0; status == HELTMED_OK && i < list->count; i++) {
        *held += list->by[i].case_no == case_no ? 0 : list->by[i].places;
    }
    return status;
}
