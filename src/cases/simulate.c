/* The stream of a simulation: the world's events, then case after case. */
#include "cases/simulate.h"
#include "cases/stated.h"

#include "base/date.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/sort.h"
#include "json/write.h"

enum { FIRST_DAY = 20210104, LAST_DAY = 20260630, PIECE_SIZE = 1 << 15 };
enum { CASES_MAX = 10000000 };

/* ---- random numbers: SplitMix64 ---- */

static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

int32_t draw(struct simulation *s, int32_t most) { return (int32_t)((next_random(&s->state) >> 32) % (uint64_t)most); }

bool happens(struct simulation *s, enum rate rate) { return draw(s, 1000) < invented_rates[rate].per_mille; }

/* ---- planning ---- */

/* The events and their sorting keys grow together; each is told its own old size, so that either may fail. */
static bool has_room(struct simulation *s)
{
    struct planned *events = memory_room(&s->head.allocator, s->events, sizeof *events, &s->capacity, s->count + 1);
    if (events != NULL) {
        s->events = events;
    }
    int64_t *keys = memory_room(&s->head.allocator, s->keys, sizeof *keys, &s->key_capacity, s->count + 1);
    if (keys != NULL) {
        s->keys = keys;
    }
    s->failed = s->failed || events == NULL || keys == NULL;
    return !s->failed;
}

/* Mostly the same day or the next, in office hours. */
static int64_t when_recorded(struct simulation *s, int32_t on)
{
    enum { OFFICE_HOURS = 32400 };
    int32_t days = happens(s, RATE_LATE) ? 5 + draw(s, 86) : draw(s, 10) < 6 ? 0 : draw(s, 10) < 6 ? 1 : 2 + draw(s, 3);
    return ((int64_t)on + days) * DAY_SECONDS + OFFICE_OPENS + draw(s, OFFICE_HOURS);
}

/* Adds an event recorded then, or not at all when that is too late. */
static int32_t keep(struct simulation *s, enum event_type type, int32_t on, int64_t recorded)
{
    if (on > s->last_day || recorded >= ((int64_t)s->last_day + 1) * DAY_SECONDS || !has_room(s)) {
        return -1;
    }
    struct planned *planned = &s->events[s->count];
    *planned = (struct planned){.event = {.type = (uint8_t)type, .on = on}, .recorded = recorded, .corrects = -1, .actor = s->actor};
    for (int i = 0; i < EVENT_VALUES_MAX; i++) {
        planned->event.values[i] = UNKNOWN;
    }
    return (int32_t)s->count++;
}

int32_t put(struct simulation *s, enum event_type type, int32_t on, enum order order)
{
    int64_t recorded = when_recorded(s, on);
    int64_t least = order == ORDERED ? s->ordered_at : s->opened_at;

    recorded = recorded < least ? least + 60 + draw(s, 600) : recorded;
    if (order == ORDERED) {
        /* What is not recorded is not kept, and so nothing that needs it. */
        s->ordered_at = recorded;
    }
    return keep(s, type, on, recorded);
}

int32_t put_in_time(struct simulation *s, enum event_type type, int32_t on)
{
    int32_t index = put(s, type, on, ORDERED);
    if (index < 0) {
        s->ordered_at = (int64_t)on * DAY_SECONDS + OFFICE_OPENS;
        index = keep(s, type, on, s->ordered_at);
    }
    return index;
}

struct event *at_index(struct simulation *s, int32_t index) { return index < 0 ? &s->spare.event : &s->events[index].event; }

/* Some days after an event was recorded. */
static int64_t recorded_after(struct simulation *s, int32_t index)
{
    int64_t days = 1 + draw(s, 20);
    return s->events[index].recorded + days * DAY_SECONDS + draw(s, 3600);
}

int32_t put_again(struct simulation *s, int32_t index)
{
    if (index < 0) {
        return -1;
    }
    int32_t again = keep(s, s->events[index].event.type, s->events[index].event.on, recorded_after(s, index));
    if (again >= 0) {
        s->events[again].event = s->events[index].event;
        s->events[again].corrects = index;
    }
    return again;
}

void put_void(struct simulation *s, int32_t index)
{
    if (index >= 0) {
        int64_t recorded = recorded_after(s, index);
        int32_t taken_out = keep(s, EVENT_VOIDED, (int32_t)(recorded / DAY_SECONDS), recorded);
        if (taken_out >= 0) {
            s->events[taken_out].corrects = index;
        }
    }
}

void set_id(struct simulation *s, int32_t index, int field, const char *prefix, int64_t number)
{
    if (index >= 0) {
        s->events[index].event.values[field] = (int64_t)s->texts.size;
        text_append_words(&s->texts, prefix);
        text_append_int(&s->texts, number);
        text_append_char(&s->texts, '\0');
    }
}

void put_facts(struct simulation *s, int32_t on, const struct simulated_fact *facts, size_t count)
{
    int32_t index = put(s, EVENT_FACTS_STATED, on, LOOSE);
    size_t name = 0;

    at_index(s, index)->data = s->texts.size;
    for (size_t i = 0; i < count; i++) {
        while (strcmp(stated_names[name].name, facts[i].name) != 0) {
            name++;
        }
        const struct slot *slot = stated_slot(name);
        text_append_char(&s->texts, i == 0 ? '{' : ',');
        json_name(&s->texts, slot->name);
        text_append_char(&s->texts, ':');
        json_value(&s->texts, (enum value_kind)slot->kind, slot->words, facts[i].value);
    }
    text_append_char(&s->texts, '}');
    at_index(s, index)->data_size = s->texts.size - at_index(s, index)->data;
    text_append_char(&s->texts, '\0');
}

int32_t working_day(struct simulation *s, int32_t day) { return calendar_working_day_from(&s->calendar, day); }

/* ---- writing ---- */

static void append_two(struct heltmed_text *out, int64_t number)
{
    text_append_char(out, (char)('0' + number / 10));
    text_append_char(out, (char)('0' + number % 10));
}

static void append_time(struct heltmed_text *out, int64_t recorded)
{
    char date[11];
    int64_t second = recorded % DAY_SECONDS;
    date_print((int32_t)(recorded / DAY_SECONDS), date);
    text_append(out, date, 10);
    text_append_char(out, 'T');
    append_two(out, second / 3600);
    text_append_char(out, ':');
    append_two(out, second / 60 % 60);
    text_append_char(out, ':');
    append_two(out, second % 60);
    text_append_char(out, 'Z');
}

/* Each key begins with a letter, so that its digits are no birth number: "k17.3", and "w3" of the world. */
static void append_key(struct heltmed_text *out, int64_t number_of_case, int32_t number)
{
    text_append_char(out, number_of_case < 0 ? 'w' : 'k');
    if (number_of_case >= 0) {
        text_append_int(out, number_of_case + 1);
        text_append_char(out, '.');
    }
    text_append_int(out, number);
}

static void append_event(struct simulation *s, const struct planned *planned, heltmed_text *out)
{
    const struct event_kind *kind = &event_kinds[planned->event.type];

    json_raw(out, "{\"key\":\"");
    append_key(out, s->next, planned->number);
    if (s->next >= 0) {
        json_raw(out, "\",\"case\":\"c");
        text_append_int(out, s->next + 1);
    }
    json_raw(out, "\",\"type\":");
    json_name(out, kind->name);
    json_raw(out, ",\"on\":");
    json_date(out, planned->event.on);
    json_raw(out, ",\"recorded_at\":\"");
    append_time(out, planned->recorded);
    json_raw(out, "\",\"actor\":\"js");
    text_append_int(out, planned->actor);
    json_raw(out, "\",\"data\":");
    event_write_data(out, &planned->event, s->texts.data);
    if (planned->corrects >= 0) {
        json_raw(out, ",\"corrects\":\"");
        append_key(out, s->next, s->events[planned->corrects].number);
        text_append_char(out, '"');
    }
    json_raw(out, "}\n");
}

/* In the order in which they were recorded; the indexes, packed below the time, break ties. */
static void sort_events(struct simulation *s)
{
    enum { INDEX_BITS = 20 };
    for (size_t i = 0; i < s->count; i++) {
        s->keys[i] = s->events[i].recorded << INDEX_BITS | (int64_t)i;
    }
    sort_rows(s->keys, s->count, 1);
    for (size_t i = 0; i < s->count; i++) {
        s->keys[i] &= (1 << INDEX_BITS) - 1;
        s->events[s->keys[i]].number = (int32_t)i + 1;
    }
}

static heltmed_status next_piece(heltmed_stream *stream, heltmed_text *out, heltmed_error *error)
{
    struct simulation *s = (struct simulation *)stream;

    while (s->next < s->cases && out->size < PIECE_SIZE) {
        s->count = 0;
        s->opened_at = 0;
        s->ordered_at = 0;
        s->actor = 1;
        text_clear(&s->texts);
        s->state = s->seed + (uint64_t)(s->next + 1) * UINT64_C(0xd1342543de82ef95);
        s->state = next_random(&s->state);
        if (s->next < 0) {
            simulate_world(s);
        } else {
            simulate_case(s, s->next);
        }
        if (s->failed || s->texts.failed) {
            return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for a simulated case");
        }
        sort_events(s);
        for (size_t i = 0; i < s->count; i++) {
            append_event(s, &s->events[s->keys[i]], out);
        }
        s->next++;
    }
    return HELTMED_OK;
}

/* ---- the stream ---- */

static size_t taken_size(const struct simulation *s) { return (size_t)(s->last_day - s->first_day + 1) * AGREEMENTS * sizeof *s->taken; }

static void end(heltmed_stream *stream)
{
    struct simulation *s = (struct simulation *)stream;
    memory_free(&s->head.allocator, s->taken, taken_size(s));
    memory_free(&s->head.allocator, s->events, s->capacity * sizeof *s->events);
    memory_free(&s->head.allocator, s->keys, s->key_capacity * sizeof *s->keys);
    text_free(&s->texts);
}

heltmed_status heltmed_simulate(int64_t cases, uint64_t seed, const heltmed_allocator *allocator, heltmed_stream **out,
                                heltmed_error *error)
{
    heltmed_rulebook *rulebook;

    if (out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the place for the stream is NULL");
    }
    if (cases < 0 || cases > CASES_MAX) {
        return error_set(error, HELTMED_RANGE, "cases", "is outside its range, 0 to 10000000");
    }
    heltmed_status status = heltmed_rulebook_built_in("2026.1", &rulebook, error);
    if (status != HELTMED_OK) {
        return status;
    }
    heltmed_allocator from = memory_allocator(allocator);
    struct simulation *s = memory_new(&from, sizeof *s);
    if (s == NULL) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for a simulation");
    }
    *s = (struct simulation){.head = {.allocator = from, .size = sizeof *s, .next = next_piece, .end = end},
                             .rulebook = rulebook,
                             .cases = cases,
                             .next = -1,
                             .seed = seed,
                             .first_day = day_of(FIRST_DAY),
                             .last_day = day_of(LAST_DAY),
                             .texts = text_with(&from)};
    calendar_begin(&s->calendar, HELTMED_HOLIDAYS_NO);
    s->taken = memory_new(&from, taken_size(s));
    if (s->taken == NULL) {
        memory_free(&from, s, sizeof *s);
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for a simulation");
    }
    *out = &s->head;
    return HELTMED_OK;
}
