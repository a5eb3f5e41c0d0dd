#include "random_decision.h"

#include "rules/facts.h"

enum { FIRST_DAY = 19700, LAST_DAY = 21900 };

/* Mostly everyday values, now and then the ends of the range. */
static int64_t random_value(struct chance *chance, uint8_t kind, struct bounds range)
{
    struct bounds everyday = {0, kind == VALUE_ORE_PER_HOUR ? 30000 : kind == VALUE_ORE_PER_YEAR ? 20000000 : 70};
    if (kind == VALUE_DATE) {
        everyday = (struct bounds){FIRST_DAY, LAST_DAY};
    }
    if (chance_of(chance, 5)) {
        return chance_of(chance, 50) ? range.lo : range.hi;
    }
    everyday.lo = everyday.lo > range.lo ? everyday.lo : range.lo;
    everyday.hi = everyday.hi < range.hi ? everyday.hi : range.hi;
    return chance_between(chance, everyday.lo, everyday.hi);
}

static void fill_rows(struct chance *chance, const struct slot *slot, int64_t *rows, int64_t count)
{
    for (int64_t i = 0; i < count * slot->column_count; i++) {
        const struct column *column = &slot->columns[i % slot->column_count];
        bool is_unknown = !column->required && chance_of(chance, 10);
        rows[i] = is_unknown ? UNKNOWN : random_value(chance, column->kind, (struct bounds){column->lo, column->hi});
    }
    for (int64_t i = 0; slot->column_count == 0 && i < count; i++) {
        rows[i] = (int64_t)(intptr_t) "a text";
    }
}

static void fill(struct chance *chance, const struct rule *rule, struct random_facts *facts)
{
    int64_t percent_unknown = chance_between(chance, 0, 3) * 15;
    facts->members[0] = (int64_t)facts_size(rule);
    for (uint8_t i = 0; i < rule->fact_count; i++) {
        const struct slot *slot = &rule->slots[i];
        bool is_unknown = slot->role != REQUIRED && chance_of(chance, i == AS_KNOWN_ON ? 90 : percent_unknown);
        if (slot->role == LIST || slot->role == OPTIONAL_LIST) {
            int64_t count = slot->lo > 0 ? slot->lo : chance_between(chance, 0, RANDOM_ROWS_MAX);
            fill_rows(chance, slot, facts->rows[i], count);
            facts->members[1 + i] = is_unknown ? 0 : (int64_t)(intptr_t)facts->rows[i];
            facts->members[2 + i] = is_unknown ? UNKNOWN : count;
        } else if (slot->role != LIST_COUNT) {
            facts->members[1 + i] = is_unknown ? UNKNOWN : random_value(chance, slot->kind, (struct bounds){slot->lo, slot->hi});
        }
    }
}

void random_decision(struct chance *chance, const struct rule *rule, struct random_facts *facts, heltmed_decision *decision)
{
    do {
        fill(chance, rule, facts);
    } while (heltmed_assess(&rulebook_2026_1, rule->name, facts->members, decision, NULL) != HELTMED_OK);
}
