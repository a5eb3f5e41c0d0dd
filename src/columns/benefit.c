/* The margin of disability benefit, row by row, by the rule's own table. Without its criteria nothing has to be solved. */
#include <string.h>

#include "base/error.h"
#include "columns/column.h"
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
        for (int32_t i = 0; i < count && status == HELTMED_OK; i++) {
            set_facts(&derivation, &columns, i);
            status = derive(&derivation, &margin[i], error);
        }
        if (status == HELTMED_OK) {
            out_write(margin_ore, first, count, margin);
        }
    }
    return status;
}
