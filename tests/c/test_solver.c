/*
 * The solver against the definition: ranges are shrunk so far that every way of filling in what is unknown can be tried,
 * each as an assessment of complete facts.
 */
#include <stdio.h>

#include "testing.h"

#include "possible_lists.h"
#include "rules/facts.h"
#include "rules/registry.h"
#include "rules/solver.h"

enum { FILLINGS_LIMIT = 4000, ROUNDS = 1500, ROWS_MAX = 40, COLUMNS_MAX = 8 };

static struct chance chance;

static int64_t random_between(int64_t lo, int64_t hi) { return chance_between(&chance, lo, hi); }

/* A rule whose facts have small ranges. */
struct shrunk {
    struct rule rule;
    struct slot slots[SLOTS_MAX];
};

static const int32_t window_starts[] = {19000, 20480, 20630, 18903, 19892, DATE_MIN, DATE_MAX - 7};

static void shrink(struct shrunk *shrunk, const struct rule *rule)
{
    int32_t start = window_starts[random_between(0, LENGTH(window_starts) - 1)];
    shrunk->rule = *rule;
    memcpy(shrunk->slots, rule->slots, rule->slot_count * sizeof *rule->slots);
    shrunk->rule.slots = shrunk->slots;
    for (uint8_t i = 0; i < rule->fact_count; i++) {
        struct slot *slot = &shrunk->slots[i];
        switch (slot->kind) {
        case VALUE_DATE:
            slot->lo = start;
            slot->hi = start + 7;
            break;
        case VALUE_MUNICIPALITY:
            slot->lo = 1500;
            slot->hi = 1504;
            break;
        case VALUE_AGE:
            slot->lo = 15;
            slot->hi = 21;
            break;
        case VALUE_COUNT:
        case VALUE_DAYS_PER_WEEK:
            slot->lo = slot->lo > 0 ? slot->lo : 0;
            slot->hi = slot->lo + 5;
            break;
        case VALUE_ORE_PER_HOUR:
            slot->lo = random_between(0, 1) * 23990;
            slot->hi = slot->lo + 6;
            break;
        case VALUE_ORE_PER_YEAR:
            slot->lo = 0;
            slot->hi = 4;
            break;
        default:
            break;
        }
    }
}

/* Rulebooks to solve under: the built-in one, and one with values that change and end inside the windows. */
static heltmed_rulebook *rulebooks[3];

static void set(heltmed_rulebook *rulebook, const char *id, int32_t valid_from, int64_t value)
{
    assert_int_equal(heltmed_rulebook_set(rulebook, id, valid_from, value, HELTMED_DATE_MIN, NULL), HELTMED_OK);
}

static int make_rulebooks(void **state)
{
    (void)state;
    assert_int_equal(heltmed_rulebook_built_in("2026.1", &rulebooks[0], NULL), HELTMED_OK);
    assert_int_equal(heltmed_rulebook_overlay(rulebooks[0], "changing", NULL, &rulebooks[1], NULL), HELTMED_OK);
    set(rulebooks[1], "trial.weeks", 19003, 1);
    set(rulebooks[1], "trial.weeks", 20483, 1);
    set(rulebooks[1], "trial.weeks", 20485, 2);
    set(rulebooks[1], "trial.weeks", 18903, 1);
    set(rulebooks[1], "ungjobb.prompt_days", HELTMED_DATE_MIN, 2);
    set(rulebooks[1], "ungjobb.close_days", HELTMED_DATE_MIN, 3);
    set(rulebooks[1], "digital_training.home_weeks", HELTMED_DATE_MIN, 2);
    for (int i = MINIMUM_WAGE; i <= MINIMUM_WAGE_CONSTRUCTION_SKILLED; i++) {
        set(rulebooks[1], parameters[i].id, HELTMED_DATE_MIN, 23991 + i % 5);
        set(rulebooks[1], parameters[i].id, 20000, 2 + i % 3);
    }
    assert_int_equal(heltmed_rulebook_seal(rulebooks[1], NULL), HELTMED_OK);
    assert_int_equal(heltmed_rulebook_overlay(rulebooks[1], "ended", NULL, &rulebooks[2], NULL), HELTMED_OK);
    set(rulebooks[2], "trial.weeks", 20484, HELTMED_UNKNOWN);
    set(rulebooks[2], "ungjobb.school_days", HELTMED_DATE_MIN, HELTMED_UNKNOWN);
    set(rulebooks[2], "wage.floor_share_bp", HELTMED_DATE_MIN, HELTMED_UNKNOWN);
    set(rulebooks[2], "trial.interviews", HELTMED_DATE_MIN, HELTMED_UNKNOWN);
    assert_int_equal(heltmed_rulebook_seal(rulebooks[2], NULL), HELTMED_OK);
    return 0;
}

static int drop_rulebooks(void **state)
{
    (void)state;
    heltmed_rulebook_destroy(rulebooks[2]);
    heltmed_rulebook_destroy(rulebooks[1]);
    return 0;
}

/* Random complete facts; lists of a few complete rows. */
static void random_facts(const struct rule *rule, int64_t *x, int64_t lists[][ROWS_MAX * COLUMNS_MAX])
{
    for (uint8_t i = 0; i < rule->fact_count; i++) {
        const struct slot *slot = &rule->slots[i];
        if (slot->role == LIST || slot->role == OPTIONAL_LIST) {
            int64_t count = slot->lo > 0 ? slot->lo : random_between(0, slot->column_count > 2 ? 22 : 4);
            for (int64_t r = 0; r < count && slot->column_count > 0; r++) {
                for (uint8_t c = 0; c < slot->column_count; c++) {
                    const struct column *column = &slot->columns[c];
                    bool is_date = column->kind == VALUE_DATE;
                    lists[i][r * slot->column_count + c] =
                        is_date ? rule->slots[ON].lo + random_between(0, 9) : random_between(column->lo, column->hi < 80 ? column->hi : 80);
                }
            }
            static const char *const texts[] = {"a", "b", "c", "d"};
            x[i] = slot->column_count > 0 ? (int64_t)(intptr_t)lists[i] : (int64_t)(intptr_t)texts;
            x[i + 1] = count;
            i++;
        } else if (slot->role == OPTIONAL && chance_of(&chance, 50)) {
            x[i] = UNKNOWN;
        } else {
            x[i] = random_between(slot->lo, slot->hi);
        }
    }
}

static bool solve_facts(struct solution *solution, const struct rule *rule, const heltmed_rulebook *rulebook, const int64_t *x)
{
    memset(solution->x, 0, sizeof solution->x);
    memcpy(solution->x, x, rule->fact_count * sizeof *x);
    solution->rule = rule;
    solution->rulebook = rulebook;
    return solve(solution, NULL) == HELTMED_OK;
}

/* What trying every filling-in shows of one outcome: the set of outcomes, and the facts that change it. */
struct shown {
    uint32_t set;
    uint64_t changing;
};

static uint8_t seen_outcome(uint8_t outcome) { return outcome == UNDETERMINED ? CANNOT_TELL : outcome; }

struct trial {
    const struct rule *rule;
    const heltmed_rulebook *rulebook;
    uint8_t unknown[SLOTS_MAX];
    uint32_t unknown_count;
    uint32_t size;
    struct possible_lists lists; /* what a hidden list could be */
    uint8_t table[FILLINGS_LIMIT][CRITERIA_MAX + 1];
};

static struct trial trial;

/* How many values an unknown can have, and to give it one of them. */
static uint32_t width_of(uint8_t unknown)
{
    const struct slot *slot = &trial.rule->slots[unknown];
    return slot->role == LIST ? trial.lists.count : (uint32_t)(slot->hi - slot->lo + 1);
}

static void give(int64_t *x, uint8_t unknown, uint32_t value)
{
    const struct slot *slot = &trial.rule->slots[unknown];
    if (slot->role == LIST) {
        x[unknown] = trial.lists.address[value];
        x[unknown + 1] = trial.lists.rows[value];
    } else {
        x[unknown] = slot->lo + value;
    }
}

/* Fills the table of outcomes over the product of the whole (shrunk) ranges. False when a filling-in has an unknown rate. */
static bool try_all(const int64_t *given)
{
    static struct solution solution;
    int64_t x[SLOTS_MAX];
    memcpy(x, given, sizeof x);
    for (uint32_t f = 0; f < trial.size; f++) {
        uint32_t rest = f;
        for (uint32_t u = trial.unknown_count; u-- > 0;) {
            uint32_t width = width_of(trial.unknown[u]);
            give(x, trial.unknown[u], rest % width);
            rest /= width;
        }
        bool possible = solve_facts(&solution, trial.rule, trial.rulebook, x);
        if (possible && solution.unknown != 0) {
            for (uint8_t i = 0; i < trial.rule->criterion_count; i++) {
                if (solution.missing[i] != 0) {
                    return false;
                }
            }
        }
        for (uint8_t i = 0; i < trial.rule->criterion_count; i++) {
            trial.table[f][i] = possible ? seen_outcome(solution.outcomes[i]) : 0xff;
        }
        trial.table[f][CRITERIA_MAX] = possible ? solution.outcome : 0xff;
    }
    return true;
}

static struct shown read_table(uint32_t column)
{
    struct shown shown = {0, 0};
    uint32_t stride = 1;
    for (uint32_t u = trial.unknown_count; u-- > 0;) {
        uint32_t width = width_of(trial.unknown[u]);
        for (uint32_t f = 0; f < trial.size; f++) {
            uint8_t outcome = trial.table[f][column];
            uint32_t start = f - (f / stride % width) * stride;
            for (uint32_t i = 0; i < width && outcome != 0xff; i++) {
                uint8_t other = trial.table[start + i * stride][column];
                shown.changing |= other != 0xff && other != outcome ? BIT(trial.unknown[u]) : 0;
            }
        }
        stride *= width;
    }
    for (uint32_t f = 0; f < trial.size; f++) {
        shown.set |= trial.table[f][column] != 0xff ? UINT32_C(1) << trial.table[f][column] : 0;
    }
    return shown;
}

static uint8_t outcome_shown(struct shown shown)
{
    return (shown.set & (shown.set - 1)) != 0 ? UNDETERMINED : (uint8_t)__builtin_ctz(shown.set);
}

static void compare(const struct solution *solution, uint32_t column, uint8_t outcome, uint64_t missing)
{
    struct shown shown = read_table(column);
    uint64_t rates = 0;
    for (uint8_t i = solution->rule->fact_count; i < solution->rule->slot_count; i++) {
        rates |= BIT(i);
    }
    if (outcome_shown(shown) != outcome || (missing & ~rates) != shown.changing) {
        printf("%s, column %u under %s: solver says %u, %#llx; trying shows %#x, %#llx\n", solution->rule->name, column,
               solution->rulebook->version, outcome, (unsigned long long)missing, shown.set, (unsigned long long)shown.changing);
        for (uint8_t i = 0; i < solution->rule->fact_count; i++) {
            printf("  %s = %lld\n", solution->rule->slots[i].name, (long long)solution->x[i]);
        }
        fail();
    }
}

static uint64_t compared, compared_lists;

/* One random case: some facts unknown, no more than can all be tried. */
static void compare_once(const struct rule *rule, const heltmed_rulebook *rulebook)
{
    static int64_t lists[SLOTS_MAX][ROWS_MAX * COLUMNS_MAX];
    static struct shrunk shrunk;
    static struct solution solution;
    int64_t x[SLOTS_MAX] = {0};
    shrink(&shrunk, rule);
    random_facts(&shrunk.rule, x, lists);
    trial.rule = &shrunk.rule;
    trial.rulebook = rulebook;
    trial.unknown_count = 0;
    trial.size = 1;
    uint32_t wanted = (uint32_t)random_between(1, 4);
    bool list_hidden = false;
    for (uint32_t tries = 0; tries < 40 && trial.unknown_count < wanted; tries++) {
        uint8_t i = (uint8_t)random_between(1, rule->fact_count - 1);
        const struct slot *slot = &shrunk.slots[i];
        /* No list reaches back beyond the calendar's first day. */
        bool is_list = slot->role == LIST && x[ON] > DATE_MIN + 400 && chance_of(&chance, 40);
        bool free_to_hide = is_list ? !list_hidden : slot->role == FACT && x[i] != UNKNOWN;
        if (is_list && free_to_hide) {
            possible_lists_make(&trial.lists, slot, x[ON]);
        }
        uint64_t width = width_of(i);
        if (free_to_hide && width * trial.size <= FILLINGS_LIMIT) {
            list_hidden = list_hidden || is_list;
            x[is_list ? i + 1 : i] = UNKNOWN;
            uint32_t place = trial.unknown_count++;
            for (; place > 0 && trial.unknown[place - 1] > i; place--) {
                trial.unknown[place] = trial.unknown[place - 1];
            }
            trial.unknown[place] = i;
            trial.size *= (uint32_t)width;
        }
    }
    if (!try_all(x) || read_table(CRITERIA_MAX).set == 0) {
        return;
    }
    assert_true(solve_facts(&solution, &shrunk.rule, rulebook, x));
    for (uint8_t i = 0; i < rule->criterion_count; i++) {
        compare(&solution, i, solution.outcomes[i], solution.missing[i]);
    }
    compare(&solution, CRITERIA_MAX, solution.outcome, solution.outcome_missing);
    compared++;
    compared_lists += list_hidden;
}

static void test_solver_is_exact(void **state)
{
    (void)state;
    chance.state = 0x9e37;
    for (int a = 0; a < ASSESSMENTS; a++) {
        compared = compared_lists = 0;
        for (int round = 0; round < ROUNDS; round++) {
            compare_once(assessments[a], rulebooks[(size_t)round % LENGTH(rulebooks)]);
        }
        if (compared <= ROUNDS / 5) {
            fail_msg("%s: only %d of %d cases could be tried", assessments[a]->name, (int)compared, ROUNDS);
        }
        bool has_list = false;
        for (uint8_t i = 0; i < assessments[a]->fact_count; i++) {
            has_list = has_list || assessments[a]->slots[i].role == LIST;
        }
        assert_true(!has_list || compared_lists > ROUNDS / 20);
    }
}

/* A mask that leaves out a slot that a predicate reads would break exactness without a sound. */
static void test_predicates_read_only_what_they_declare(void **state)
{
    (void)state;
    static int64_t lists[SLOTS_MAX][ROWS_MAX * COLUMNS_MAX];
    static struct shrunk shrunk;
    static struct solution before, after;
    chance.state = 0x2545;
    for (int a = 0; a < ASSESSMENTS; a++) {
        for (int round = 0; round < 4000; round++) {
            int64_t x[SLOTS_MAX] = {0};
            shrink(&shrunk, assessments[a]);
            random_facts(&shrunk.rule, x, lists);
            uint8_t changed = (uint8_t)random_between(1, shrunk.rule.fact_count - 1);
            const struct slot *slot = &shrunk.slots[changed];
            if (slot->role != FACT || !solve_facts(&before, &shrunk.rule, rulebooks[0], x)) {
                continue;
            }
            x[changed] = random_between(slot->lo, slot->hi);
            if (!solve_facts(&after, &shrunk.rule, rulebooks[0], x)) {
                continue;
            }
            for (uint8_t i = 0; i < shrunk.rule.criterion_count; i++) {
                const struct criterion *criterion = &shrunk.rule.criteria[i];
                uint64_t reads = criterion->gate | criterion->reads;
                for (uint8_t s = shrunk.rule.slot_count; s-- > shrunk.rule.fact_count;) {
                    const struct slot *read = &shrunk.slots[s];
                    uint64_t below =
                        read->reads | (read->role == RATE ? BIT(read->dated_by) : 0) | (read->role == FOLDED ? BIT(read->of) : 0);
                    /* what a fold makes a rate from is told by the rule, not by a mask */
                    reads |= reads & BIT(s) ? below | (read->role == FOLDED_RATE ? ~UINT64_C(0) : 0) : 0;
                }
                if (!(reads & BIT(changed))) {
                    assert_int_equal(before.outcomes[i], after.outcomes[i]);
                }
            }
        }
    }
}

/* What the plain way makes code of, the solver reads off the tables. */
static void test_plain_way_is_the_solvers(void **state)
{
    (void)state;
    static int64_t lists[SLOTS_MAX][ROWS_MAX * COLUMNS_MAX];
    static struct shrunk shrunk;
    static struct solution plain, solved;
    chance.state = 0x71;
    for (int a = 0; a < ASSESSMENTS; a++) {
        int plain_ones = 0;
        struct rule by_tables = *assessments[a];
        by_tables.solve_plain = NULL;
        for (int round = 0; assessments[a]->solve_plain != NULL && round < 2000; round++) {
            const heltmed_rulebook *rulebook = rulebooks[(size_t)round % LENGTH(rulebooks)];
            int64_t x[SLOTS_MAX] = {0};
            shrink(&shrunk, assessments[a]);
            random_facts(&shrunk.rule, x, lists);
            if (chance_of(&chance, 20)) {
                const struct slot *slot = &by_tables.slots[random_between(0, by_tables.fact_count - 1)];
                x[slot - by_tables.slots] = chance_of(&chance, 50) ? slot->hi + 1 : slot->lo - 1;
            }
            bool is_solved = solve_facts(&solved, &by_tables, rulebook, x);
            memcpy(plain.x, x, sizeof plain.x);
            plain.rulebook = rulebook;
            if (!assessments[a]->solve_plain(&plain)) {
                continue;
            }
            assert_true(is_solved && solved.unknown == 0 && plain.unknown == 0);
            assert_memory_equal(plain.x, solved.x, by_tables.slot_count * sizeof *plain.x);
            assert_memory_equal(plain.outcomes, solved.outcomes, by_tables.criterion_count);
            assert_memory_equal(plain.missing, solved.missing, by_tables.criterion_count * sizeof *plain.missing);
            assert_int_equal(plain.outcome, solved.outcome);
            assert_true(plain.outcome_missing == 0 && solved.outcome_missing == 0);
            plain_ones++;
        }
        assert_true(assessments[a]->solve_plain == NULL || plain_ones > 500);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_solver_is_exact),
        cmocka_unit_test(test_predicates_read_only_what_they_declare),
        cmocka_unit_test(test_plain_way_is_the_solvers),
    };
    return cmocka_run_group_tests(tests, make_rulebooks, drop_rulebooks);
}
