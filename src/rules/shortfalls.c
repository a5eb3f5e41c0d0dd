/*
 * Wage shortfalls. The days are walked from change to change: of the wage, the tariff, the minutes per week or the
 * floor's share. Neighbouring stretches that say the same are one period.
 */
#include <heltmed/shortfalls.h>

#include <string.h>

#include "base/error.h"
#include "base/money.h"
#include "base/sort.h"
#include "rules/facts.h"
#include "rules/registry.h"

enum {
    SHORTFALLS_AS_KNOWN_ON,
    WAGES,
    WAGES_COUNT,
    TARIFFS,
    TARIFFS_COUNT,
    MINUTES_PER_WEEK,
    MINUTES_PER_WEEK_COUNT,
    FROM,
    UNTIL,
    SLOTS,
};

static const struct column wage_columns[] = {
    {.name = "from", KIND(VALUE_DATE), .required = true, .about = "the first day of the wage"},
    {.name = "hourly_ore", KIND(VALUE_ORE_PER_HOUR), .required = true, .about = "the hourly wage"},
};
static const struct column tariff_columns[] = {
    {.name = "from", KIND(VALUE_DATE), .required = true, .about = "the first day of the tariff"},
    {.name = "hourly_ore", KIND(VALUE_ORE_PER_HOUR), .required = true, .about = "the comparable tariff's hourly wage"},
};
static const struct column minutes_columns[] = {
    {.name = "from", KIND(VALUE_DATE), .required = true, .about = "the first day of the working time"},
    {.name = "minutes", KIND(VALUE_MINUTES_PER_WEEK), .required = true, .about = "the agreed minutes per week"},
};

static const struct slot slots[SLOTS] = {
    [SHORTFALLS_AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [WAGES] = {.name = "wages",
               .about = "the hourly wages, each from its day on",
               .role = LIST,
               KIND(VALUE_ROWS),
               ROWS_OF(wage_columns, LIST_MAX)},
    [WAGES_COUNT] = {.name = "wages", .about = "their number", .role = LIST_COUNT, KIND(VALUE_COUNT)},
    [TARIFFS] = {.name = "tariffs",
                 .about = "the comparable tariffs, each from its day on",
                 .role = LIST,
                 KIND(VALUE_ROWS),
                 ROWS_OF(tariff_columns, LIST_MAX)},
    [TARIFFS_COUNT] = {.name = "tariffs", .about = "their number", .role = LIST_COUNT, KIND(VALUE_COUNT)},
    [MINUTES_PER_WEEK] = {.name = "minutes_per_week",
                          .about = "the working time, each from its day on; absent: what is owed is not told",
                          .role = OPTIONAL_LIST,
                          KIND(VALUE_ROWS),
                          ROWS_OF(minutes_columns, LIST_MAX)},
    [MINUTES_PER_WEEK_COUNT] = {.name = "minutes_per_week", .about = "their number", .role = LIST_COUNT, KIND(VALUE_COUNT)},
    [FROM] = {.name = "from", .about = "the first day to judge", .role = REQUIRED, KIND(VALUE_DATE)},
    [UNTIL] = {.name = "until", .about = "the last day to judge", .role = REQUIRED, KIND(VALUE_DATE)},
};

const struct rule shortfalls_rule = {.name = "shortfalls",
                                     .title = "Who fell under the floor, and from which day?",
                                     .slots = slots,
                                     .slot_count = SLOTS,
                                     .fact_count = SLOTS};

/* A list in order of day, two numbers a row, and the place in it. */
struct dated_list {
    const int64_t *rows;
    size_t count, next; /* `next` is the first row that is not in force yet */
};

struct span {
    int32_t from, to;
};

struct period {
    struct span days;
    int64_t hourly_ore, floor_ore, minutes, owed_ore;
};

enum { LISTS = 3, COLUMNS = 2, ROW_SIZE = COLUMNS * sizeof(int64_t) };

struct heltmed_shortfalls {
    heltmed_allocator allocator;
    struct period *periods;
    size_t count, capacity;
    struct span *unjudged;
    size_t unjudged_count, unjudged_capacity;
    int64_t *sorted[LISTS];        /* lists that the caller gave in another order */
    size_t sorted_capacity[LISTS]; /* in rows */
    int64_t sum_owed_ore;
};

enum { MINUTES_IN_HOUR = 60, DAYS_IN_WEEK = 7 };

static const char no_memory[] = "there is no memory for the shortfalls";

heltmed_status heltmed_shortfalls_create(const heltmed_allocator *allocator, heltmed_shortfalls **out, heltmed_error *error)
{
    if (!out) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the place for the shortfalls is NULL");
    }
    heltmed_allocator from = memory_allocator(allocator);
    heltmed_shortfalls *shortfalls = memory_new(&from, sizeof(*shortfalls));
    if (!shortfalls) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, no_memory);
    }
    shortfalls->allocator = from;
    *out = shortfalls;
    return HELTMED_OK;
}

void heltmed_shortfalls_destroy(heltmed_shortfalls *shortfalls)
{
    if (!shortfalls) {
        return;
    }
    heltmed_allocator allocator = shortfalls->allocator;
    memory_free(&allocator, shortfalls->periods, shortfalls->capacity * sizeof(*shortfalls->periods));
    memory_free(&allocator, shortfalls->unjudged, shortfalls->unjudged_capacity * sizeof(*shortfalls->unjudged));
    for (int i = 0; i < LISTS; i++) {
        memory_free(&allocator, shortfalls->sorted[i], shortfalls->sorted_capacity[i] * ROW_SIZE);
    }
    memory_free(&allocator, shortfalls, sizeof(*shortfalls));
}

static void clear(heltmed_shortfalls *shortfalls)
{
    shortfalls->count = 0;
    shortfalls->unjudged_count = 0;
    shortfalls->sum_owed_ore = 0;
}

/* Copies the rows and sorts them; NULL when there is no memory. */
static int64_t *sorted_copy(heltmed_shortfalls *shortfalls, int index, const int64_t *rows, size_t count)
{
    int64_t *block = memory_room(&shortfalls->allocator, shortfalls->sorted[index], ROW_SIZE, &shortfalls->sorted_capacity[index], count);

    if (block == NULL) {
        return NULL;
    }
    shortfalls->sorted[index] = block;
    memcpy(shortfalls->sorted[index], rows, count * ROW_SIZE);
    sort_rows(shortfalls->sorted[index], count, COLUMNS);
    return shortfalls->sorted[index];
}

/* The list of the slot in order of day; the caller's own rows are left as they are. An absent list is empty. */
static heltmed_status read_list(heltmed_shortfalls *shortfalls, const int64_t *x, int slot, int index, struct dated_list *out,
                                heltmed_error *error)
{
    const int64_t *rows = list_rows(x, slot);
    size_t count = list_count(x, slot) == UNKNOWN ? 0 : (size_t)list_count(x, slot);

    if (!sort_is_strict(rows, count, COLUMNS)) {
        rows = sorted_copy(shortfalls, index, rows, count);
        if (!rows) {
            return error_set(error, HELTMED_NO_MEMORY, NULL, no_memory);
        }
        if (!sort_is_strict(rows, count, COLUMNS)) {
            return error_set(error, HELTMED_DUPLICATE_FIELD, slots[slot].name, "two rows of the list are of one day");
        }
    }
    *out = (struct dated_list){.rows = rows, .count = count};
    return HELTMED_OK;
}

/* The day of the list's next row; INT64_MAX after the last. */
static int64_t next_change(const struct dated_list *list)
{
    return list->next < list->count ? list->rows[list->next * COLUMNS] : INT64_MAX;
}

/* Steps to the row in force on `day`, which must not go back, and gives its value: UNKNOWN before the first. */
static int64_t value_on(struct dated_list *list, int64_t day)
{
    while (next_change(list) <= day) {
        list->next++;
    }
    return list->next > 0 ? list->rows[(list->next - 1) * COLUMNS + 1] : UNKNOWN;
}

/* The last day, up to `last`, before the list's next row. */
static int64_t until_next(const struct dated_list *list, int64_t last)
{
    int64_t change = next_change(list);

    return change <= last ? change - 1 : last;
}

/* The same of the floor's share. The values are few, and a stretch that ends for one that is not seen is joined again. */
static int64_t until_next_share(const heltmed_rulebook *rulebook, int64_t day, int64_t last)
{
    const struct value_list *list = &rulebook->lists[WAGE_FLOOR_SHARE];

    for (uint32_t i = 0; i < list->count; i++) {
        if (list->values[i].valid_from > day) {
            return list->values[i].valid_from <= last ? list->values[i].valid_from - 1 : last;
        }
    }
    return last;
}

static bool add_unjudged(heltmed_shortfalls *shortfalls, struct span days)
{
    if (shortfalls->unjudged_count > 0 && shortfalls->unjudged[shortfalls->unjudged_count - 1].to == days.from - 1) {
        shortfalls->unjudged[shortfalls->unjudged_count - 1].to = days.to;
        return true;
    }
    struct span *spans = memory_room(&shortfalls->allocator, shortfalls->unjudged, sizeof(*spans), &shortfalls->unjudged_capacity,
                                     shortfalls->unjudged_count + 1);
    if (!spans) {
        return false;
    }
    shortfalls->unjudged = spans;
    spans[shortfalls->unjudged_count++] = days;
    return true;
}

static bool add_period(heltmed_shortfalls *shortfalls, struct period period)
{
    if (shortfalls->count > 0) {
        struct period *last = &shortfalls->periods[shortfalls->count - 1];
        if (last->days.to == period.days.from - 1 && last->hourly_ore == period.hourly_ore && last->floor_ore == period.floor_ore &&
            last->minutes == period.minutes) {
            last->days.to = period.days.to;
            return true;
        }
    }
    struct period *periods =
        memory_room(&shortfalls->allocator, shortfalls->periods, sizeof(*periods), &shortfalls->capacity, shortfalls->count + 1);
    if (!periods) {
        return false;
    }
    shortfalls->periods = periods;
    periods[shortfalls->count++] = period;
    return true;
}

/*
 * Shortfall x minutes per week x days / (60 x 7), rounded half up once. The product may pass 2^63, so the whole hours'
 * worth and the rest are taken apart: at most 10^9 øre x 8.8 x 10^7 hours in all the days that there are, which no sum
 * over periods of different days passes by more than a rounding each.
 */
static int64_t owed(const struct period *period)
{
    int64_t minutes_times_days = period->minutes * ((int64_t)period->days.to - period->days.from + 1);
    int64_t shortfall = period->floor_ore - period->hourly_ore;
    int64_t divisor = MINUTES_IN_HOUR * DAYS_IN_WEEK;

    return shortfall * (minutes_times_days / divisor) + money_half_up(shortfall * (minutes_times_days % divisor), divisor);
}

static void settle_owed(heltmed_shortfalls *shortfalls)
{
    for (size_t i = 0; i < shortfalls->count; i++) {
        struct period *period = &shortfalls->periods[i];
        period->owed_ore = period->minutes == UNKNOWN ? UNKNOWN : owed(period);
        shortfalls->sum_owed_ore =
            shortfalls->sum_owed_ore == UNKNOWN || period->owed_ore == UNKNOWN ? UNKNOWN : shortfalls->sum_owed_ore + period->owed_ore;
    }
}

static bool judge(const heltmed_rulebook *rulebook, const int64_t *x, struct dated_list lists[LISTS], heltmed_shortfalls *shortfalls)
{
    struct dated_list *wages = &lists[0], *tariffs = &lists[1], *minutes = &lists[2];
    int64_t last = x[UNTIL];

    for (int64_t day = x[FROM], end; day <= last; day = end + 1) {
        int64_t wage = value_on(wages, day), tariff = value_on(tariffs, day);
        int64_t share_bp = rulebook_value(rulebook, WAGE_FLOOR_SHARE, day, x[SHORTFALLS_AS_KNOWN_ON]);
        struct period period = {.hourly_ore = wage, .minutes = value_on(minutes, day)};
        end = until_next(wages, until_next(tariffs, until_next(minutes, until_next_share(rulebook, day, last))));
        period.days = (struct span){(int32_t)day, (int32_t)end};
        if (wage == UNKNOWN || tariff == UNKNOWN || share_bp == UNKNOWN) {
            if (!add_unjudged(shortfalls, period.days)) {
                return false;
            }
            continue;
        }
        period.floor_ore = money_share_up(tariff, share_bp);
        if (wage < period.floor_ore && !add_period(shortfalls, period)) {
            return false;
        }
    }
    settle_owed(shortfalls);
    return true;
}

static heltmed_status make(const heltmed_rulebook *rulebook, const heltmed_shortfalls_facts *facts, heltmed_shortfalls *shortfalls,
                           heltmed_error *error)
{
    static const int list_slots[LISTS] = {WAGES, TARIFFS, MINUTES_PER_WEEK};
    struct dated_list lists[LISTS];
    int64_t x[SLOTS_MAX];
    heltmed_status status = facts_read(&shortfalls_rule, facts, x, error);

    if (status != HELTMED_OK) {
        return status;
    }
    for (int i = 0; i < LISTS; i++) {
        int slot = list_slots[i];
        if (list_count(x, slot) == UNKNOWN && slots[slot].role == LIST) {
            return error_set(error, HELTMED_REQUIRED, slots[slot].name, "this list must be given");
        }
        status = read_list(shortfalls, x, slot, i, &lists[i], error);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    return judge(rulebook, x, lists, shortfalls) ? HELTMED_OK : error_set(error, HELTMED_NO_MEMORY, NULL, no_memory);
}

heltmed_status heltmed_shortfalls_make(const heltmed_rulebook *rulebook, const heltmed_shortfalls_facts *facts,
                                       heltmed_shortfalls *shortfalls, heltmed_error *error)
{
    if (!rulebook || !facts || !shortfalls) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the rulebook, the facts or the shortfalls are NULL");
    }
    clear(shortfalls);
    if (!rulebook->sealed) {
        return error_set(error, HELTMED_NOT_SEALED, NULL, "the rulebook must be sealed before it is used");
    }
    heltmed_status status = make(rulebook, facts, shortfalls, error);
    if (status != HELTMED_OK) {
        clear(shortfalls);
    }
    return status;
}

size_t heltmed_shortfalls_count(const heltmed_shortfalls *shortfalls) { return shortfalls ? shortfalls->count : 0; }

heltmed_status heltmed_shortfalls_period(const heltmed_shortfalls *shortfalls, size_t index, int32_t *from, int32_t *to,
                                         int64_t *hourly_ore, int64_t *floor_ore, int64_t *shortfall_ore, int64_t *owed_ore,
                                         heltmed_error *error)
{
    if (!shortfalls) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the shortfalls are NULL");
    }
    if (index >= shortfalls->count) {
        return error_set(error, HELTMED_RANGE, NULL, "there is no period of this index");
    }
    const struct period *period = &shortfalls->periods[index];
    if (from) {
        *from = period->days.from;
    }
    if (to) {
        *to = period->days.to;
    }
    if (hourly_ore) {
        *hourly_ore = period->hourly_ore;
    }
    if (floor_ore) {
        *floor_ore = period->floor_ore;
    }
    if (shortfall_ore) {
        *shortfall_ore = period->floor_ore - period->hourly_ore;
    }
    if (owed_ore) {
        *owed_ore = period->owed_ore;
    }
    return HELTMED_OK;
}

int64_t heltmed_shortfalls_sum_owed_ore(const heltmed_shortfalls *shortfalls) { return shortfalls ? shortfalls->sum_owed_ore : 0; }

size_t heltmed_shortfalls_unjudged_count(const heltmed_shortfalls *shortfalls) { return shortfalls ? shortfalls->unjudged_count : 0; }

heltmed_status heltmed_shortfalls_unjudged(const heltmed_shortfalls *shortfalls, size_t index, int32_t *from, int32_t *to,
                                           heltmed_error *error)
{
    if (!shortfalls) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the shortfalls are NULL");
    }
    if (index >= shortfalls->unjudged_count) {
        return error_set(error, HELTMED_RANGE, NULL, "there is no span of this index");
    }
    if (from) {
        *from = shortfalls->unjudged[index].from;
    }
    if (to) {
        *to = shortfalls->unjudged[index].to;
    }
    return HELTMED_OK;
}

bool heltmed_shortfalls_complete(const heltmed_shortfalls *shortfalls) { return shortfalls && shortfalls->unjudged_count == 0; }
