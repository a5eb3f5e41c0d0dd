/* May the UngJobb certificate be issued? It says what the pupil can do; no test is named. */
#include "rules/registry.h"

enum { PRACTICE_UNTIL = AS_KNOWN_ON + 1, ABILITIES, ABILITIES_COUNT, ABILITIES_TOLD, SLOTS, FACTS = ABILITIES_TOLD };

static bool practice_ended(const int64_t *x) { return x[PRACTICE_UNTIL] <= x[ON]; }
static bool abilities_told(const int64_t *x) { return x[ABILITIES_TOLD] > 0; }

static void fold(int64_t *x, struct bounds *bounds, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    x[ABILITIES_TOLD] = x[ABILITIES_COUNT];
    bounds[ABILITIES_TOLD] = (struct bounds){0, value_kinds[VALUE_COUNT].hi};
}

static const struct slot slots[SLOTS] = {
    [ON] = SLOT_ON,
    [AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [PRACTICE_UNTIL] = {SLOT("practice_until", "the last day of the placement", FACT, VALUE_DATE)},
    [ABILITIES] = {SLOT("abilities", "what the pupil can do, each in words of its own", LIST, VALUE_ROWS), .hi = LIST_MAX},
    [ABILITIES_COUNT] = {SLOT("abilities", "their number", LIST_COUNT, VALUE_COUNT)},
    [ABILITIES_TOLD] = {SLOT("abilities", "how many abilities are told", FOLDED, VALUE_COUNT), .of = ABILITIES},
};

static const struct criterion criteria[] = {
    {"ungjobb_certificate.practice_ended", REQUIREMENT, BASIS_SOURCE, PRACTICE_UNTIL, NO_SLOT, .reads = BIT(PRACTICE_UNTIL),
     .holds = practice_ended, .sources = "S2-34", .met = "practice_ended", .not_met = "practice_not_ended"},
    {"ungjobb_certificate.abilities", REQUIREMENT, BASIS_SOURCE, ABILITIES_TOLD, NO_SLOT, .reads = BIT(ABILITIES_TOLD),
     .holds = abilities_told, .sources = "S2-34", .met = "abilities_told", .not_met = "no_abilities"},
};

const struct rule ungjobb_certificate_rule = {
    "ungjobb_certificate", "May the UngJobb certificate be issued?", slots, criteria, SLOTS, FACTS, LENGTH(criteria), .fold = fold,
};
