/*
 * The margin of disability benefit, by the rule's own table. Without its criteria nothing has to be solved.
 *
 * What is free hangs on the day only by its year and its rates, and mostly the long free amount is that of all of the year's days or of
 * none: so the rule is asked once for each such case, and a block's rows are told from the answers. A row whose benefit became
 * two years old within the year is asked by itself.
 */
#include <string.h>

#include "base/error.h"
#include "columns/column.h"
#include "rules/long_days.h"
#include "rules/solver.h"

/* What each row is computed from. */
struct derivation {
    struct rule rule; /* without criteria */
    struct solution solution;
    uint8_t result;
};

/* `facts` are unknown until they are set. */
static void begin(struct derivation *derivation, const struct rule *rule, const char *result, const struct heltmed_rulebook *rulebook,
                  int64_t as_known_on)
{
    memset(&derivation->solution, 0, sizeof derivation->solution);
    derivation->rule = *rule;
    derivation->rule.criterion_count = 0;
    derivation->solution.rule = &derivation->rule;
    derivation->solution.rulebook = rulebook;
    for (uint8_t i = 0; i < rule->fact_count; i++) {
        derivation->solution.x[i] = UNKNOWN;
    }
    derivation->solution.x[AS_KNOWN_ON] = as_known_on;
    derivation->result = slot_named(rule, result);
}

static inline int64_t wide(int32_t value) { return value == MISSING ? UNKNOWN : value; }

/* The value of one row whose facts stand in the solution, into `*out`; a row without its day has none. */
static heltmed_status derive(struct derivation *derivation, int32_t *out, heltmed_error *error)
{
    *out = MISSING;
    if (derivation->solution.x[ON] == UNKNOWN) {
        return HELTMED_OK;
    }
    heltmed_status status = solve(&derivation->solution, error);
    int64_t value = derivation->solution.x[derivation->result];
    if (status == HELTMED_OK && value > OUT_OF_RANGE) {
        *out = (int32_t)value;
    }
    return status;
}

enum { COLUMNS_MAX = 6 };

/* The columns of the facts, each with the slot it fills. */
struct fact_columns {
    int count;
    uint8_t slot[COLUMNS_MAX];
    struct source source[COLUMNS_MAX];
};

static heltmed_status add(struct fact_columns *columns, const struct rule *rule, const char *name, const heltmed_column *column,
                          int64_t rows, heltmed_error *error)
{
    int place = columns->count++;
    columns->slot[place] = slot_named(rule, name);
    return source_open(&columns->source[place], column, fact_named(rule, name), rows, error);
}

static heltmed_status read_all(struct fact_columns *columns, int64_t first, int32_t count, heltmed_error *error)
{
    heltmed_status status = HELTMED_OK;
    for (int i = 0; i < columns->count && status == HELTMED_OK; i++) {
        status = source_read(&columns->source[i], first, count, error);
    }
    return status;
}

static void set_facts(struct derivation *derivation, const struct fact_columns *columns, int32_t row)
{
    for (int i = 0; i < columns->count; i++) {
        derivation->solution.x[columns->slot[i]] = wide(columns->source[i].values[row]);
    }
}

enum { DAY, IN_VTA, SINCE, RAISED, INCOME_AFTER, INCOME };
enum { NONE_LONG, ALL_LONG, SINCE_UNKNOWN, LONGS };
enum { STRETCHES_MAX = 24, VTAS = 2 };
#define BY_ITSELF INT32_MAX /* greater than any amount */

/* Days of one year and of the same rates: until when and from when on a benefit began for all days and for none to be long, and what
 * is free then (MISSING: not known; BY_ITSELF: the rule would not tell). */
struct stretch {
    int32_t all_until, none_from;
    int32_t free[LONGS][VTAS];
};

/* Those of a block, by the days that they begin with. */
struct stretches {
    int32_t count;
    int32_t begins[STRETCHES_MAX];
    struct stretch at[STRETCHES_MAX];
};

/* The first day that a benefit began on for so few days or fewer to be long. */
static int32_t began_for(int32_t on, int32_t days)
{
    int32_t low = DATE_MIN, high = DATE_MAX; /* for benefits of the last day nothing is long */
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (long_days_since(on, middle) <= days) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/* What is free is the margin of who earns nothing, and has nothing laid down. */
static int32_t free_amount(struct derivation *derivation, const struct fact_columns *columns, int32_t on, int32_t vta, int64_t since)
{
    int64_t *x = derivation->solution.x;
    int32_t amount = MISSING;
    x[columns->slot[DAY]] = on;
    x[columns->slot[IN_VTA]] = vta;
    x[columns->slot[SINCE]] = since;
    x[columns->slot[RAISED]] = UNKNOWN;
    x[columns->slot[INCOME_AFTER]] = x[columns->slot[INCOME]] = 0;
    return derive(derivation, &amount, NULL) == HELTMED_OK ? amount : BY_ITSELF;
}

static void ask_stretch(struct stretch *stretch, struct derivation *derivation, const struct fact_columns *columns, int32_t on)
{
    stretch->none_from = began_for(on, 0);
    stretch->all_until = began_for(on, year_days(on) - 1) - 1;
    for (int32_t vta = 0; vta < VTAS; vta++) {
        stretch->free[NONE_LONG][vta] = free_amount(derivation, columns, on, vta, stretch->none_from);
        stretch->free[ALL_LONG][vta] = free_amount(derivation, columns, on, vta, DATE_MIN);
        stretch->free[SINCE_UNKNOWN][vta] = free_amount(derivation, columns, on, vta, UNKNOWN);
    }
}

static int32_t least(int32_t a, int32_t b) { return a < b ? a : b; }

/* Where the stretch that begins on a day ends: with its year, or where a rate changes. */
static int32_t next_begins(const struct rule *rule, const struct heltmed_rulebook *rulebook, int32_t begins)
{
    int32_t next = year_last_day(begins) + 1;
    for (uint8_t i = 0; i < rule->slot_count; i++) {
        if (rule->slots[i].role == RATE || rule->slots[i].role == FOLDED_RATE) {
            const struct value_list *list = &rulebook->lists[rule->slots[i].parameter];
            for (uint32_t j = 0; j < list->count; j++) {
                next = list->values[j].valid_from > begins ? least(next, list->values[j].valid_from) : next;
            }
        }
    }
    return next;
}

/* The stretches of a block, those of the block before as far as they fit. Whether there are so few. */
static bool find_stretches(struct stretches *stretches, struct derivation *derivation, const struct fact_columns *columns)
{
    const struct span_seen span = columns->source[DAY].span;
    if (stretches->count > 0 && stretches->begins[0] <= span.first &&
        span.last < next_begins(&derivation->rule, derivation->solution.rulebook, stretches->begins[stretches->count - 1])) {
        return true;
    }
    stretches->count = 0;
    for (int32_t begins = span.first; begins <= span.last;) {
        if (stretches->count == STRETCHES_MAX) {
            stretches->count = 0;
            return false;
        }
        stretches->begins[stretches->count] = begins;
        ask_stretch(&stretches->at[stretches->count++], derivation, columns, begins);
        begins = next_begins(&derivation->rule, derivation->solution.rulebook, begins);
    }
    return stretches->count > 0;
}

/* Which stretch each row's day lies in; the first for a row without one. */
FOR_EACH_PROCESSOR static void place(const int32_t *on, const int32_t *begins, int32_t stretches, int32_t count, int32_t *restrict which)
{
    for (int32_t i = 0; i < count; i++) {
        which[i] = 0;
    }
    for (int32_t stretch = 1; stretch < stretches; stretch++) {
        const int32_t from = begins[stretch];
        for (int32_t i = 0; i < count; i++) {
            which[i] -= mask(on[i] >= from);
        }
    }
}

/* The margins of a block's rows, BY_ITSELF for those that are to be asked by themselves. */
FOR_EACH_PROCESSOR static void tell(const struct stretches *stretches, const struct fact_columns *columns, const int32_t *which,
                                    int32_t count, int32_t *restrict out)
{
    const int32_t *on = columns->source[DAY].values, *in_vta = columns->source[IN_VTA].values;
    const int32_t *since = columns->source[SINCE].values, *raised = columns->source[RAISED].values;
    const int32_t *after = columns->source[INCOME_AFTER].values, *income = columns->source[INCOME].values;
    for (int32_t i = 0; i < count; i++) {
        const struct stretch *at = &stretches->at[which[i]];
        int32_t missing = mask((on[i] == MISSING) | (in_vta[i] == MISSING) | (after[i] == MISSING) | (income[i] == MISSING));
        int32_t began = raised[i] > since[i] ? raised[i] : since[i], unknown = mask(since[i] == MISSING);
        int32_t all = mask(began <= at->all_until), none = mask(began >= at->none_from);
        int32_t length = pick(unknown, SINCE_UNKNOWN, pick(all, ALL_LONG, NONE_LONG));
        int32_t free = at->free[length][in_vta[i] & 1];
        int32_t itself = mask(free == BY_ITSELF) | ~(unknown | all | none);
        int32_t margin = (int32_t)((uint32_t)free + (uint32_t)after[i] - (uint32_t)income[i]);
        out[i] = pick(missing, MISSING, pick(itself, BY_ITSELF, pick(mask(free == MISSING), MISSING, margin)));
    }
}

static heltmed_status margins(struct derivation *derivation, struct stretches *stretches, const struct fact_columns *columns, int32_t count,
                              int32_t *out, heltmed_error *error)
{
    int32_t which[BLOCK_ROWS];
    heltmed_status status = HELTMED_OK;
    bool few = find_stretches(stretches, derivation, columns);
    if (few) {
        place(columns->source[DAY].values, stretches->begins, stretches->count, count, which);
        tell(stretches, columns, which, count, out);
    }
    for (int32_t i = 0; i < count && status == HELTMED_OK; i++) {
        if (!few || out[i] == BY_ITSELF) {
            set_facts(derivation, columns, i);
            status = derive(derivation, &out[i], error);
        }
    }
    return status;
}

heltmed_status heltmed_columns_benefit_margin(const heltmed_rulebook *rulebook, int64_t as_known_on, int64_t rows, const heltmed_column *on,
                                              const heltmed_column *in_vta, const heltmed_column *benefit_since,
                                              const heltmed_column *degree_raised_on, const heltmed_column *income_after_disability_ore,
                                              const heltmed_column *annual_pensionable_income_ore, heltmed_column_out *margin_ore,
                                              heltmed_error *error)
{
    const struct {
        const char *name;
        const heltmed_column *column;
    } given[] = {{"on", on},
                 {"in_vta", in_vta},
                 {"benefit_since", benefit_since},
                 {"degree_raised_on", degree_raised_on},
                 {"income_after_disability_ore", income_after_disability_ore},
                 {"annual_pensionable_income_ore", annual_pensionable_income_ore}};
    struct derivation derivation;
    struct fact_columns columns = {.count = 0};
    struct stretches stretches = {.count = 0};
    int32_t margin[BLOCK_ROWS];
    heltmed_status status = rows_check(rows, error);
    if (status == HELTMED_OK) {
        status = rulebook_check(rulebook, as_known_on, error);
    }
    for (size_t i = 0; i < LENGTH(given) && status == HELTMED_OK; i++) {
        status = add(&columns, &benefit_rule, given[i].name, given[i].column, rows, error);
    }
    if (status == HELTMED_OK) {
        status = out_check(margin_ore, "margin_ore", rows, error);
    }
    begin(&derivation, &benefit_rule, "margin_ore", rulebook, as_known_on);
    for (int64_t first = 0; status == HELTMED_OK && first < rows; first += BLOCK_ROWS) {
        int32_t count = block_rows(first, rows);
        status = read_all(&columns, first, count, error);
        if (status == HELTMED_OK) {
            status = margins(&derivation, &stretches, &columns, count, margin, error);
        }
        if (status == HELTMED_OK) {
            out_write(margin_ore, first, count, margin);
        }
    }
    return status;
}
