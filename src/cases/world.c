#include "cases/world.h"

#include "base/error.h"
#include "base/memory.h"
#include "cases/case_facts.h"
#include "cases/log.h"

void world_init(struct world *world, const heltmed_allocator *allocator, const struct heltmed_rulebook *rulebook)
{
    *world = (struct world){.allocator = memory_allocator(allocator), .rulebook = rulebook};
    world->texts = text_with(&world->allocator);
    assessment_maps_init(world);
}

/* What is left is what every world of the rulebook has. */
static void let_go(struct world *world)
{
    world->texts = text_with(&world->allocator);
    world->agreements = NULL;
    world->changes = NULL;
    world->tariffs = NULL;
    world->rates = NULL;
    world->agreement_count = world->agreement_capacity = world->change_count = world->change_capacity = 0;
    world->tariff_count = world->tariff_capacity = world->rate_count = world->rate_capacity = 0;
}

void world_init_like(struct world *world, const struct world *other)
{
    *world = *other;
    let_go(world);
}

void world_free(struct world *world)
{
    heltmed_allocator allocator = world->allocator;

    memory_free(&allocator, world->agreements, world->agreement_capacity * sizeof *world->agreements);
    memory_free(&allocator, world->changes, world->change_capacity * sizeof *world->changes);
    memory_free(&allocator, world->tariffs, world->tariff_capacity * sizeof *world->tariffs);
    memory_free(&allocator, world->rates, world->rate_capacity * sizeof *world->rates);
    text_free(&world->texts);
    let_go(world);
}

/* ---- finding ---- */

/* Both tables' rows begin with the place of their name. */
static const size_t *name_at(const void *rows, size_t unit, size_t index)
{
    return (const size_t *)(const void *)((const char *)rows + index * unit);
}

/* The place of a name among rows in order of name, or where it belongs. */
static size_t place_of(const struct world *world, const void *rows, size_t unit, size_t count, const char *name, bool *found)
{
    size_t first = 0;
    size_t end = count;

    while (first < end) {
        size_t middle = first + (end - first) / 2;
        if (strcmp(world->texts.data + *name_at(rows, unit, middle), name) < 0) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    *found = first < count && strcmp(world->texts.data + *name_at(rows, unit, first), name) == 0;
    return first;
}

static struct agreement *find_agreement(const struct world *world, const char *name)
{
    bool found;
    size_t place = place_of(world, world->agreements, sizeof *world->agreements, world->agreement_count, name, &found);

    return found ? &world->agreements[place] : NULL;
}

static struct tariff *find_tariff(const struct world *world, const char *name)
{
    bool found;
    size_t place = place_of(world, world->tariffs, sizeof *world->tariffs, world->tariff_count, name, &found);

    return found ? &world->tariffs[place] : NULL;
}

const struct agreement *world_agreement(const struct world *world, const char *name) { return find_agreement(world, name); }
const struct tariff *world_tariff(const struct world *world, const char *name) { return find_tariff(world, name); }

/* ---- folding ---- */

/* A row of a new name in its place; NULL when there is no memory. */
static void *insert_named(struct world *world, void **rows, size_t unit, size_t *count, size_t *capacity, const char *name)
{
    bool found;
    void *room = memory_room(&world->allocator, *rows, unit, capacity, *count + 1);

    if (room == NULL) {
        return NULL;
    }
    *rows = room;
    size_t place = place_of(world, room, unit, *count, name, &found);
    char *row = (char *)room + place * unit;
    memmove(row + unit, row, (*count - place) * unit);
    memset(row, 0, unit);
    size_t start = world->texts.size;
    memcpy(row, &start, sizeof start);
    text_append(&world->texts, name, strlen(name) + 1);
    ++*count;
    return world->texts.failed ? NULL : row;
}

static const char no_memory[] = "there is no memory for the agreements and tariffs";

/* Why the agreement cannot be; nothing either when there is no memory for it (then `*failed`). */
static enum refused take_agreement(struct world *world, const struct event_log *log, const struct event *event, bool *failed)
{
    const char *name = log_text(log, event->values[SIGNED_AGREEMENT]);
    struct agreement *agreement = find_agreement(world, name);

    if (event->type == EVENT_AGREEMENT_CHANGED) {
        if (agreement == NULL) {
            return REFUSED_NEVER_SIGNED;
        }
        agreement->change_count++;
        return NOT_REFUSED;
    }
    if (agreement != NULL) {
        return REFUSED_SIGNED_ALREADY;
    }
    void *rows = world->agreements;
    agreement = insert_named(world, &rows, sizeof *agreement, &world->agreement_count, &world->agreement_capacity, name);
    world->agreements = rows;
    if (agreement == NULL) {
        *failed = true;
        return NOT_REFUSED;
    }
    agreement->signed_on = event->on;
    agreement->from = (int32_t)event->values[SIGNED_FROM];
    agreement->municipality = event->values[SIGNED_MUNICIPALITY];
    agreement->places = event->values[SIGNED_PLACES];
    agreement->until = event->values[SIGNED_UNTIL] == UNKNOWN ? NONE : event->values[SIGNED_UNTIL];
    agreement->monthly_price = event->values[SIGNED_PRICE];
    return NOT_REFUSED;
}

static void count_rate(struct world *world, const struct event_log *log, const struct event *event, bool *failed)
{
    const char *name = log_text(log, event->values[TARIFF_SET_TARIFF]);
    struct tariff *tariff = find_tariff(world, name);

    if (tariff == NULL) {
        void *rows = world->tariffs;
        tariff = insert_named(world, &rows, sizeof *tariff, &world->tariff_count, &world->tariff_capacity, name);
        world->tariffs = rows;
        *failed = *failed || tariff == NULL;
    }
    if (tariff != NULL) {
        tariff->rate_count++;
    }
}

/* Gives every agreement its part of the changes and every tariff its part of the rates, still empty. */
static bool part_lists(struct world *world)
{
    world->change_count = 0;
    world->rate_count = 0;
    for (size_t i = 0; i < world->agreement_count; i++) {
        world->agreements[i].changes = world->change_count;
        world->change_count += world->agreements[i].change_count;
        world->agreements[i].change_count = 0;
    }
    for (size_t i = 0; i < world->tariff_count; i++) {
        world->tariffs[i].rates = world->rate_count;
        world->rate_count += world->tariffs[i].rate_count;
        world->tariffs[i].rate_count = 0;
    }
    struct agreement_change *changes =
        memory_room(&world->allocator, world->changes, sizeof *changes, &world->change_capacity, world->change_count + 1);
    world->changes = changes == NULL ? world->changes : changes;
    struct tariff_rate *rates = memory_room(&world->allocator, world->rates, sizeof *rates, &world->rate_capacity, world->rate_count + 1);
    world->rates = rates == NULL ? world->rates : rates;
    return changes != NULL && rates != NULL;
}

/* Of several rates of one day the one that came last counts. */
static void take_rate(struct world *world, struct tariff *tariff, const struct event *event)
{
    struct tariff_rate *rates = &world->rates[tariff->rates];

    if (tariff->rate_count == 0 || rates[tariff->rate_count - 1].from != event->on) {
        tariff->rate_count++;
    }
    rates[tariff->rate_count - 1] = (struct tariff_rate){event->on, event->values[TARIFF_SET_HOURLY]};
}

static void fill_lists(struct world *world, const struct event_log *log)
{
    for (size_t i = 0; i < log->order_count; i++) {
        const struct event *event = &log->events[log->order[i].event];
        if (event->type == EVENT_TARIFF_SET) {
            take_rate(world, find_tariff(world, log_text(log, event->values[TARIFF_SET_TARIFF])), event);
        } else if (event->type == EVENT_AGREEMENT_CHANGED) {
            struct agreement *agreement = find_agreement(world, log_text(log, event->values[CHANGED_AGREEMENT]));
            if (agreement != NULL) {
                world->changes[agreement->changes + agreement->change_count++] =
                    (struct agreement_change){event->on, event->values[CHANGED_PLACES], event->values[CHANGED_UNTIL]};
            }
        }
    }
}

static void empty(struct world *world, int32_t as_of)
{
    world->as_of = as_of;
    world->agreement_count = world->change_count = world->tariff_count = world->rate_count = 0;
    text_clear(&world->texts);
}

static heltmed_status take_events(struct world *world, const struct event_log *log, struct case_refusal *refusal, heltmed_error *error)
{
    bool failed = false;

    for (size_t i = 0; i < log->order_count && !failed; i++) {
        const struct event *event = &log->events[log->order[i].event];
        enum refused refused = NOT_REFUSED;
        if (event->type == EVENT_TARIFF_SET) {
            count_rate(world, log, event, &failed);
        } else if (event->type == EVENT_AGREEMENT_SIGNED || event->type == EVENT_AGREEMENT_CHANGED) {
            refused = take_agreement(world, log, event, &failed);
        }
        if (refused != NOT_REFUSED && refusal != NULL) {
            return log_refuse(refusal, event->seq, refused, error);
        }
    }
    return failed || !part_lists(world) ? error_set(error, HELTMED_NO_MEMORY, NULL, no_memory) : HELTMED_OK;
}

heltmed_status world_fold(struct world *world, struct event_log *log, int32_t as_of, struct case_refusal *refusal, heltmed_error *error)
{
    empty(world, as_of);
    heltmed_status status = log_order(log, as_of, refusal, error);
    if (status == HELTMED_OK) {
        status = take_events(world, log, refusal, error);
    }
    if (status == HELTMED_OK) {
        fill_lists(world, log);
    } else {
        empty(world, as_of);
    }
    return status;
}

/* ---- asking ---- */

int64_t agreement_until(const struct world *world, const struct agreement *agreement, int32_t day)
{
    int64_t until = agreement->until;

    for (size_t i = 0; i < agreement->change_count && world->changes[agreement->changes + i].on <= day; i++) {
        int64_t changed = world->changes[agreement->changes + i].until;
        until = changed == UNKNOWN ? until : changed;
    }
    return until;
}

int64_t agreement_places_agreed(const struct world *world, const struct agreement *agreement, int32_t day)
{
    int64_t places = agreement->places;

    for (size_t i = 0; i < agreement->change_count && world->changes[agreement->changes + i].on <= day; i++) {
        int64_t changed = world->changes[agreement->changes + i].places;
        places = changed == UNKNOWN ? places : changed;
    }
    return places;
}

int64_t agreement_places(const struct world *world, const struct agreement *agreement, int32_t day)
{
    int64_t until = agreement_until(world, agreement, day);

    return day < agreement->from || (until != NONE && day > until) ? 0 : agreement_places_agreed(world, agreement, day);
}

int64_t tariff_hourly(const struct world *world, const struct tariff *tariff, int32_t day)
{
    int64_t hourly = UNKNOWN;

    for (size_t i = 0; i < tariff->rate_count && world->rates[tariff->rates + i].from <= day; i++) {
        hourly = world->rates[tariff->rates + i].hourly;
    }
    return hourly;
}
