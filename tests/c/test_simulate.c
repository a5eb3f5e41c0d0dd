/* The simulation: the same everywhere, of everything something, and nothing that a store would refuse. */
#include "given.h"

#include <heltmed/simulate.h>

#include "cases/case.h"
#include "rulebook/rulebook.h"

enum { CASES = 300, DAYS_MAX = 4000, AGREEMENTS_MAX = 16 };

/* What a store would do with the events, one after the other. */
struct shop {
    struct event_log world_log, log;
    struct world world;
    struct case_state state;
    struct event_document document;
    struct heltmed_text texts;
    char case_id[16];
    int64_t seq, first_seq; /* of the case's first event */
    int32_t recorded_on;
    int32_t taken[AGREEMENTS_MAX][DAYS_MAX];
    size_t of_type[EVENT_TYPES], late, corrections, of_later_correction, open_cases, paused_jobs, second_trials, second_jobs,
        under_agreement;
    uint64_t hash;
};

static struct shop *shop_new(void)
{
    struct shop *shop = calloc(1, sizeof *shop);
    assert_non_null(shop);
    log_init(&shop->world_log, NULL);
    log_init(&shop->log, NULL);
    world_init(&shop->world, NULL, &rulebook_2026_1);
    case_init(&shop->state, NULL);
    shop->texts = text_with(NULL);
    shop->first_seq = 1;
    return shop;
}

static void shop_free(struct shop *shop)
{
    log_free(&shop->world_log);
    log_free(&shop->log);
    world_free(&shop->world);
    case_free(&shop->state);
    text_free(&shop->texts);
    free(shop);
}

/* Keys are numbered through each case, and through the world's events. */
static int64_t number_of(struct json_span key)
{
    const char *point = memchr(key.raw, '.', key.size);
    const char *digits = point != NULL ? point + 1 : key.raw + 1;
    int64_t number = 0;
    for (; digits < key.raw + key.size; digits++) {
        number = number * 10 + (*digits - '0');
    }
    return number;
}

/* Days are counted from the first one of the simulation on. */
static int32_t place_day(int64_t on)
{
    int64_t place = on - day("2021-01-01");
    return place < 0 ? 0 : place >= DAYS_MAX ? DAYS_MAX - 1 : (int32_t)place;
}

static size_t agreement_index(const struct shop *shop, const struct placement *placement)
{
    const struct agreement *agreement = world_agreement(&shop->world, log_text(&shop->log, placement->agreement));
    assert_non_null(agreement);
    return (size_t)(agreement - shop->world.agreements);
}

static void take_places(struct shop *shop, int32_t one)
{
    for (size_t i = 0; i < shop->state.placement_count; i++) {
        const struct placement *placement = &shop->state.placements[i];
        size_t which = agreement_index(shop, placement);
        for (int32_t at = place_day(placement->from); at <= place_day(placement->until); at++) {
            shop->taken[which][at] += one;
        }
    }
}

/* The days from the start of the newest placement on, as an append checks them. */
static void check_places(struct shop *shop, const struct event *event)
{
    take_places(shop, 1);
    for (size_t i = 0; i < shop->state.placement_count; i++) {
        const struct placement *placement = &shop->state.placements[i];
        if (placement->seq != event->seq && placement->seq != event->corrects) {
            continue;
        }
        size_t which = agreement_index(shop, placement);
        const struct agreement *agreement = &shop->world.agreements[which];
        shop->under_agreement++;
        assert_true(agreement_places(&shop->world, agreement, placement->from) > 0);
        for (int32_t at = place_day(placement->from); at < DAYS_MAX; at++) {
            int32_t on = at + day("2021-01-01");
            int64_t until = agreement_until(&shop->world, agreement, on);
            if (until == NONE || on <= until) {
                assert_true(shop->taken[which][at] <= agreement_places(&shop->world, agreement, on));
            }
        }
    }
    take_places(shop, -1);
}

static void close_case(struct shop *shop)
{
    if (shop->log.count > 0) {
        enum spell_state standing = case_standing(&shop->state);
        take_places(shop, 1);
        shop->open_cases += standing != SPELL_WITHDRAWN && shop->state.closed_on == NONE;
        shop->paused_jobs += standing == SPELL_PAUSED;
        shop->second_trials += shop->state.trial_count > 1;
        shop->second_jobs += shop->state.job_count > 1;
    }
    log_clear(&shop->log);
}

static void copy_texts(struct heltmed_text *to, struct event *event, const struct heltmed_text *from)
{
    const struct event_kind *kind = &event_kinds[event->type];
    for (uint8_t i = 0; i < kind->field_count; i++) {
        event->values[i] += kind->fields[i].kind == VALUE_ID && event->values[i] != UNKNOWN ? (int64_t)to->size : 0;
    }
    event->data += to->size;
    text_append(to, from->data, from->size);
}

static void append(struct shop *shop, const char *line, size_t size)
{
    heltmed_error error = {0};
    struct case_refusal refusal = {0};
    char case_id[16] = "";

    if (event_from_json(&shop->document, &shop->texts, line, size, &error) != HELTMED_OK) {
        fail_msg("%.*s: %s %s", (int)size, line, error.field, error.message);
    }
    bool of_world = shop->document.case_id.raw == NULL;
    assert_in_range(shop->document.case_id.size, 0, sizeof case_id - 1);
    if (!of_world) {
        memcpy(case_id, shop->document.case_id.raw, shop->document.case_id.size);
    }
    if (strcmp(case_id, shop->case_id) != 0) {
        close_case(shop);
        strcpy(shop->case_id, case_id);
        shop->first_seq = shop->seq + 1;
        shop->recorded_on = 0;
    }
    struct event_log *log = of_world ? &shop->world_log : &shop->log;
    struct event *event = log_add(log);
    assert_non_null(event);
    *event = shop->document.event;
    event->seq = ++shop->seq;
    copy_texts(&log->texts, event, &shop->texts);
    assert_int_equal(number_of(shop->document.key), event->seq - shop->first_seq + 1);
    if (shop->document.corrects.raw != NULL) {
        event->corrects = shop->first_seq + number_of(shop->document.corrects) - 1;
        assert_true(event->corrects < event->seq);
        shop->corrections += event->type != EVENT_VOIDED;
        shop->of_later_correction += log->events[event->corrects - shop->first_seq].corrects != 0;
    }
    assert_true(event->recorded_on >= event->on);
    assert_true(event->recorded_on >= shop->recorded_on);
    assert_true(event->recorded_on <= day("2026-06-30"));
    shop->recorded_on = event->recorded_on;
    shop->late += event->recorded_on - event->on > 4;
    shop->of_type[event->type]++;
    heltmed_status status = of_world ? world_fold(&shop->world, log, DATE_MAX, &refusal, &error)
                                     : case_fold(&shop->state, log, &shop->world, DATE_MAX, &refusal, &error);
    if (status != HELTMED_OK) {
        fail_msg("%.*s: %s", (int)size, line, error.message);
    }
    if (event->type == EVENT_TRIAL_STARTED || event->type == EVENT_HIRED) {
        check_places(shop, event);
    }
}

static void hash_in(struct shop *shop, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        shop->hash = (shop->hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
    }
}

/* Reads a whole simulation, FNV-1a over its bytes; with `appends` each line is given to the shop. */
static void read_all(struct shop *shop, int64_t cases, uint64_t seed, bool appends)
{
    heltmed_stream *stream = NULL;
    heltmed_text *piece = new_text(NULL);

    shop->hash = UINT64_C(0xcbf29ce484222325);
    assert_int_equal(heltmed_simulate(cases, seed, NULL, &stream, NULL), HELTMED_OK);
    for (;;) {
        assert_int_equal(heltmed_stream_next(stream, piece, NULL), HELTMED_OK);
        const char *at = heltmed_text_data(piece), *end = at + heltmed_text_size(piece);
        if (at == end) {
            break;
        }
        assert_int_equal(end[-1], '\n');
        hash_in(shop, at, (size_t)(end - at));
        while (appends && at < end) {
            const char *line_end = memchr(at, '\n', (size_t)(end - at));
            append(shop, at, (size_t)(line_end - at));
            at = line_end + 1;
        }
    }
    close_case(shop);
    heltmed_stream_destroy(stream);
    heltmed_text_destroy(piece);
}

static void every_event_is_accepted(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        struct shop *shop = shop_new();
        read_all(shop, CASES, seed, true);
        for (size_t type = 0; type < EVENT_TYPES; type++) {
            if (shop->of_type[type] == 0) {
                fail_msg("seed %d has no %s", (int)seed, event_kinds[type].name);
            }
        }
        assert_true(shop->late > 100);
        assert_true(shop->corrections > 50);
        assert_true(shop->of_later_correction > 0);
        assert_true(shop->open_cases > CASES / 5);
        assert_true(shop->paused_jobs > 0);
        assert_true(shop->second_trials > 10);
        assert_true(shop->second_jobs > 10);
        assert_true(shop->under_agreement > 50);
        shop_free(shop);
    }
}

static void cases_and_seed_tell_every_byte(void **state)
{
    static const struct {
        int64_t cases;
        uint64_t seed, hash;
    } known[] = {{0, 0, UINT64_C(0x7c27e3cc004367cd)},
                 {CASES, 1, UINT64_C(0x2d68e8aaf2940140)},
                 {CASES, 2, UINT64_C(0xcf71d7ad16a06fa3)},
                 {1, UINT64_MAX, UINT64_C(0x2a01d06e523a2134)}};
    struct shop *shop = shop_new();

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        read_all(shop, known[i].cases, known[i].seed, false);
        if (shop->hash != known[i].hash) {
            fail_msg("%d cases of seed %d: 0x%llx", (int)known[i].cases, (int)known[i].seed, (unsigned long long)shop->hash);
        }
    }
    shop_free(shop);
}

/* The most bytes held while the whole is read. */
static size_t most_bytes(int64_t cases)
{
    struct counting counting = {0};
    heltmed_allocator allocator = counting_allocator(&counting);
    heltmed_stream *stream = NULL;
    heltmed_text *piece = new_text(&allocator);
    size_t most = 0;

    assert_int_equal(heltmed_simulate(cases, 7, &allocator, &stream, NULL), HELTMED_OK);
    do {
        assert_int_equal(heltmed_stream_next(stream, piece, NULL), HELTMED_OK);
        most = counting.bytes > most ? counting.bytes : most;
    } while (heltmed_text_size(piece) > 0);
    heltmed_stream_destroy(stream);
    heltmed_text_destroy(piece);
    assert_int_equal(counting.blocks, 0);
    return most;
}

static void more_cases_need_no_more_memory(void **state)
{
    (void)state;
    assert_true(most_bytes(2000) <= 2 * most_bytes(20));
}

static void without_memory_it_ends(void **state)
{
    (void)state;
    for (size_t fail_from = 1;; fail_from++) {
        struct counting counting = {.fail_from = fail_from};
        heltmed_allocator allocator = counting_allocator(&counting);
        heltmed_error error = {0};
        heltmed_stream *stream = NULL;
        heltmed_text *piece = new_text(NULL);
        heltmed_status status = heltmed_simulate(40, 3, &allocator, &stream, &error);
        while (status == HELTMED_OK) {
            status = heltmed_stream_next(stream, piece, &error);
            if (status == HELTMED_OK && heltmed_text_size(piece) == 0) {
                break;
            }
        }
        bool done = status == HELTMED_OK;
        assert_true(done || (status == HELTMED_NO_MEMORY && error.code == HELTMED_NO_MEMORY));
        if (!done && stream != NULL) {
            assert_int_equal(heltmed_stream_next(stream, piece, NULL), HELTMED_NO_MEMORY);
            assert_int_equal(heltmed_text_size(piece), 0);
        }
        heltmed_stream_destroy(stream);
        heltmed_text_destroy(piece);
        assert_int_equal(counting.blocks, 0);
        if (done) {
            assert_true(fail_from > 3);
            break;
        }
    }
}

static void what_cannot_be_is_refused(void **state)
{
    heltmed_stream *stream = NULL;
    (void)state;
    assert_int_equal(heltmed_simulate(-1, 1, NULL, &stream, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_simulate(10000001, 1, NULL, &stream, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_simulate(1, 1, NULL, NULL, NULL), HELTMED_ARGUMENT);
    assert_null(stream);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_event_is_accepted),        cmocka_unit_test(cases_and_seed_tell_every_byte),
        cmocka_unit_test(more_cases_need_no_more_memory), cmocka_unit_test(without_memory_it_ends),
        cmocka_unit_test(what_cannot_be_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
