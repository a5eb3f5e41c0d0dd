/* Every employment under the floor up to a day: from which day, what is owed, what could not be judged. */
#include <heltmed/shortfalls.h>

#include "base/error.h"
#include "base/memory.h"
#include "store/view.h"
#include "json/write.h"

/* The comparable tariff of a job from a day on; UNKNOWN: none is known. */
struct tariff_point {
    int32_t on;
    int64_t hourly;
};

/* What is gathered of one employment, or of all. */
struct owed {
    int64_t sum; /* UNKNOWN: not known for some period */
    bool complete;
    size_t periods, spans;
};

struct shortfalls_view {
    struct view view;
    int32_t until;
    heltmed_text *out;
    heltmed_shortfalls *shortfalls;
    struct heltmed_text periods, unjudged; /* of the employment in hand */
    struct tariff_point *points;
    size_t point_count, point_capacity;
    int64_t *wages, *tariffs, *minutes; /* rows of a day and an amount */
    size_t wage_capacity, tariff_capacity, minute_capacity;
    struct owed all;
    size_t employments;
};

static heltmed_status no_memory(heltmed_error *error)
{
    return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the wages");
}

/* ---- the tariff from day to day ---- */

static bool add_point(struct shortfalls_view *view, int64_t on, int64_t hourly)
{
    struct tariff_point *points =
        memory_room(&view->view.store->allocator, view->points, sizeof *points, &view->point_capacity, view->point_count + 1);
    if (points == NULL) {
        return false;
    }
    view->points = points;
    points[view->point_count++] = (struct tariff_point){(int32_t)on, hourly};
    return true;
}

static bool find_points(struct shortfalls_view *view, const struct case_job *job, int64_t last)
{
    const struct world *world = &view->view.world;
    const struct job_terms *terms = &view->view.state.terms[job->terms];

    view->point_count = 0;
    for (size_t i = 0; i < job->term_count && terms[i].on <= last; i++) {
        int64_t until = i + 1 < job->term_count && terms[i + 1].on <= last ? terms[i + 1].on - 1 : last;
        const struct tariff *tariff = terms[i].tariff == NONE ? NULL : world_tariff(world, log_text(&view->view.log, terms[i].tariff));
        if (!add_point(view, terms[i].on, tariff == NULL ? UNKNOWN : tariff_hourly(world, tariff, (int32_t)terms[i].on))) {
            return false;
        }
        for (size_t r = 0; tariff != NULL && r < tariff->rate_count; r++) {
            const struct tariff_rate *rate = &world->rates[tariff->rates + r];
            if (rate->from > terms[i].on && rate->from <= until && !add_point(view, rate->from, rate->hourly)) {
                return false;
            }
        }
    }
    return true;
}

/* ---- one stretch of days, on which the tariff is known throughout or not at all ---- */

/* Puts rows of a day and an amount; `amount` tells it of terms. */
static int64_t *put_row(const heltmed_allocator *allocator, int64_t **rows, size_t *capacity, size_t count, int64_t on, int64_t amount)
{
    int64_t *room = memory_room(allocator, *rows, sizeof *room, capacity, 2 * (count + 1));
    if (room != NULL) {
        *rows = room;
        room[2 * count] = on;
        room[2 * count + 1] = amount;
    }
    return room;
}

static bool put_terms(struct shortfalls_view *view, const struct case_job *job, heltmed_shortfalls_facts *facts)
{
    const heltmed_allocator *allocator = &view->view.store->allocator;

    facts->wages_count = 0;
    facts->minutes_per_week_count = 0;
    for (size_t i = 0; i < job->term_count; i++) {
        const struct job_terms *terms = &view->view.state.terms[job->terms + i];
        if (!put_row(allocator, &view->wages, &view->wage_capacity, (size_t)facts->wages_count++, terms->on, terms->hourly_wage)) {
            return false;
        }
        if (terms->minutes_per_week != UNKNOWN && !put_row(allocator, &view->minutes, &view->minute_capacity,
                                                           (size_t)facts->minutes_per_week_count++, terms->on, terms->minutes_per_week)) {
            return false;
        }
    }
    facts->wages = (const heltmed_shortfalls_wages_row *)(const void *)view->wages;
    facts->minutes_per_week = (const heltmed_shortfalls_minutes_per_week_row *)(const void *)view->minutes;
    if (facts->minutes_per_week_count == 0) {
        facts->minutes_per_week_count = UNKNOWN;
    }
    return true;
}

static void write_period(struct shortfalls_view *view, size_t index, struct owed *owed)
{
    struct heltmed_text *out = &view->periods;
    int32_t from = 0, to = 0;
    int64_t hourly = 0, floor = 0, shortfall = 0, amount = 0;

    if (heltmed_shortfalls_period(view->shortfalls, index, &from, &to, &hourly, &floor, &shortfall, &amount, NULL) != HELTMED_OK) {
        return;
    }
    text_append_words(out, owed->periods++ == 0 ? "{" : ",{");
    view_day(out, "from", from);
    view_day(out, "to", to);
    view_value(out, "hourly_ore", VALUE_ORE, NULL, hourly);
    view_value(out, "floor_ore", VALUE_ORE, NULL, floor);
    view_value(out, "shortfall_ore", VALUE_ORE, NULL, shortfall);
    view_value(out, "owed_ore", VALUE_ORE, NULL, amount);
    text_append_char(out, '}');
}

static void write_span(struct shortfalls_view *view, size_t index, struct owed *owed)
{
    struct heltmed_text *out = &view->unjudged;
    int32_t from = 0, to = 0;

    if (heltmed_shortfalls_unjudged(view->shortfalls, index, &from, &to, NULL) != HELTMED_OK) {
        return;
    }
    text_append_words(out, owed->spans++ == 0 ? "{" : ",{");
    view_day(out, "from", from);
    view_day(out, "to", to);
    text_append_char(out, '}');
}

static int64_t sum_of(int64_t one, int64_t other) { return one == UNKNOWN || other == UNKNOWN ? UNKNOWN : one + other; }

static heltmed_status judge_stretch(struct shortfalls_view *view, const struct case_job *job, size_t first, size_t end, int64_t last,
                                    struct owed *owed, heltmed_error *error)
{
    heltmed_shortfalls_facts facts;

    heltmed_shortfalls_facts_init(&facts);
    facts.tariffs_count = 0;
    for (size_t i = first; i < end; i++) {
        if (view->points[i].hourly != UNKNOWN && !put_row(&view->view.store->allocator, &view->tariffs, &view->tariff_capacity,
                                                          (size_t)facts.tariffs_count++, view->points[i].on, view->points[i].hourly)) {
            return no_memory(error);
        }
    }
    facts.tariffs = (const heltmed_shortfalls_tariffs_row *)(const void *)view->tariffs;
    facts.from = view->points[first].on;
    facts.until = last;
    if (!put_terms(view, job, &facts)) {
        return no_memory(error);
    }
    heltmed_status status = heltmed_shortfalls_make(view->view.world.rulebook, &facts, view->shortfalls, error);
    if (status != HELTMED_OK) {
        return status;
    }
    for (size_t i = 0; i < heltmed_shortfalls_count(view->shortfalls); i++) {
        write_period(view, i, owed);
    }
    for (size_t i = 0; i < heltmed_shortfalls_unjudged_count(view->shortfalls); i++) {
        write_span(view, i, owed);
    }
    owed->sum = sum_of(owed->sum, heltmed_shortfalls_sum_owed_ore(view->shortfalls));
    owed->complete = owed->complete && heltmed_shortfalls_complete(view->shortfalls);
    return HELTMED_OK;
}

/* ---- employments ---- */

/* The last day to judge: the employment's, the one before its conversion, or `until`. */
static int64_t last_day(const struct shortfalls_view *view, const struct case_job *job)
{
    int64_t last = job->ends_on != NONE && job->ends_on < view->until ? job->ends_on : view->until;
    return job->converted_on != NONE && job->converted_on <= last ? job->converted_on - 1 : last;
}

static heltmed_status judge_job(struct shortfalls_view *view, const struct case_job *job, struct owed *owed, heltmed_error *error)
{
    int64_t last = last_day(view, job);

    if (job->starts_on > last) {
        return HELTMED_OK;
    }
    if (!find_points(view, job, last)) {
        return no_memory(error);
    }
    for (size_t first = 0, end; first < view->point_count; first = end) {
        bool is_known = view->points[first].hourly != UNKNOWN;
        for (end = first + 1; end < view->point_count && (view->points[end].hourly != UNKNOWN) == is_known;) {
            end++;
        }
        int64_t until = end < view->point_count ? view->points[end].on - 1 : last;
        heltmed_status status = judge_stretch(view, job, first, end, until, owed, error);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    return HELTMED_OK;
}

static void write_employment(struct shortfalls_view *view, const char *id, size_t job, const struct owed *owed)
{
    heltmed_text *out = view->out;

    text_append_words(out, view->employments++ == 0 ? "{" : ",{");
    view_key(out, "case");
    json_name(out, id);
    view_value(out, "job_no", VALUE_COUNT, NULL, (int64_t)job + 1);
    view_id(out, "employer", &view->view.log, view->view.state.jobs[job].employer);
    view_key(out, "periods");
    text_append_char(out, '[');
    view_join(out, &view->periods);
    text_append_char(out, ']');
    view_value(out, "sum_owed_ore", VALUE_ORE, NULL, owed->sum);
    view_key(out, "unjudged");
    text_append_char(out, '[');
    view_join(out, &view->unjudged);
    text_append_char(out, ']');
    view_value(out, "complete", VALUE_YES_NO, NULL, owed->complete);
    text_append_char(out, '}');
}

static heltmed_status add_case(void *context, const char *id, heltmed_error *error)
{
    struct shortfalls_view *view = context;

    for (size_t i = 0; i < view->view.state.job_count; i++) {
        struct owed owed = {.complete = true};
        text_clear(&view->periods);
        text_clear(&view->unjudged);
        heltmed_status status = judge_job(view, &view->view.state.jobs[i], &owed, error);
        if (status != HELTMED_OK) {
            return status;
        }
        if (view->periods.failed || view->unjudged.failed) {
            return no_memory(error);
        }
        if (owed.periods > 0 || owed.spans > 0) {
            write_employment(view, id, i, &owed);
        }
        view->all.sum = sum_of(view->all.sum, owed.sum);
        view->all.complete = view->all.complete && owed.complete;
    }
    return HELTMED_OK;
}

static heltmed_status write_all(struct shortfalls_view *view, heltmed_error *error)
{
    heltmed_text *out = view->out;

    text_append_char(out, '{');
    view_day(out, "until", view->until);
    view_key(out, "employments");
    text_append_char(out, '[');
    heltmed_status status = view_cases(&view->view, add_case, view, error);
    text_append_char(out, ']');
    view_value(out, "sum_owed_ore", VALUE_ORE, NULL, view->all.sum);
    view_value(out, "complete", VALUE_YES_NO, NULL, view->all.complete);
    text_append_char(out, '}');
    return status;
}

/* All that was recorded counts, also later than the day: a tariff that was backdated since then opens a period in the past. */
heltmed_status heltmed_store_shortfalls(heltmed_store *store, int32_t until, heltmed_text *out, heltmed_error *error)
{
    struct shortfalls_view view = {.until = until, .out = out, .all = {.complete = true}};
    heltmed_status status = view_begin(&view.view, store, until, DATE_MAX, out, error);

    if (status == HELTMED_OK) {
        const heltmed_allocator *allocator = &store->allocator;
        view.periods = text_with(allocator);
        view.unjudged = text_with(allocator);
        status = heltmed_shortfalls_create(allocator, &view.shortfalls, error);
        if (status == HELTMED_OK) {
            status = write_all(&view, error);
        }
        heltmed_shortfalls_destroy(view.shortfalls);
        memory_free(allocator, view.points, view.point_capacity * sizeof *view.points);
        memory_free(allocator, view.wages, view.wage_capacity * sizeof *view.wages);
        memory_free(allocator, view.tariffs, view.tariff_capacity * sizeof *view.tariffs);
        memory_free(allocator, view.minutes, view.minute_capacity * sizeof *view.minutes);
        text_free(&view.periods);
        text_free(&view.unjudged);
    }
    view_end(&view.view);
    return view_finish(status, out, error);
}
