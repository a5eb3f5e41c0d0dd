#include "rules/survey.h"

#include <string.h>

/* The outcomes of every filling-in, and what they show. */
struct table {
    uint32_t size;
    uint8_t outcomes[FILLINGS_MAX];
};

/* The unknowns that choose a rate: each of their values may bring another one, whose value is free of the others'. */
static uint64_t choosing(const struct axes *axes, const struct rule *rule)
{
    uint64_t slots = 0;
    for (uint32_t a = axes->first_later; a < axes->count; a++) {
        slots |= rule->slots[axes->axis[a].slot].reads;
    }
    return slots;
}

static void note_change(struct survey *survey, uint8_t slot, uint8_t greatest)
{
    survey->changing |= BIT(slot);
    survey->top[slot] = greatest > survey->top[slot] ? greatest : survey->top[slot];
}

/* One line along an axis: `width` neighbouring places at each of its values. */
static void survey_line(struct survey *survey, const struct axis *axis, const uint8_t *outcomes, uint32_t width)
{
    uint8_t least = IMPOSSIBLE;
    uint8_t greatest = 0;
    for (uint32_t value = 0; value < axis->count; value++, outcomes += axis->stride) {
        for (uint32_t i = 0; i < width; i++) {
            if (outcomes[i] != IMPOSSIBLE) {
                least = outcomes[i] < least ? outcomes[i] : least;
                greatest = outcomes[i] > greatest ? outcomes[i] : greatest;
            }
        }
    }
    if (least < greatest) {
        note_change(survey, axis->slot, greatest);
    }
}

/* Reads off the table which axes matter: those with a line along them on which the outcome is not the same throughout. */
static void survey_lines(struct survey *survey, const struct axes *axes, const struct rule *rule, const struct table *table)
{
    uint64_t choosers = choosing(axes, rule);
    for (uint32_t a = 0; a < axes->first_later; a++) {
        const struct axis *axis = &axes->axis[a];
        uint32_t width = choosers & BIT(axis->slot) ? axes->axis[axes->first_later - 1].stride : 1;
        for (uint32_t line = 0; line < table->size / axis->count && survey->top[axis->slot] < survey->greatest; line += width) {
            uint32_t start = line / axis->stride * (axis->stride * axis->count) + line % axis->stride;
            survey_line(survey, axis, table->outcomes + start, width);
        }
    }
}

/* When there is nothing left to learn: of requirements, once the least and the greatest outcome that they can have are seen,
 * and the greatest along each axis; of other criteria, which have no part in the decision, once each axis is seen to matter. */
static struct survey enough_of(const struct rule *rule, uint32_t criteria)
{
    if (rule->criteria[__builtin_ctz(criteria)].kind != REQUIREMENT) {
        return (struct survey){.least = IMPOSSIBLE, .greatest = MET};
    }
    struct survey enough = {.least = NOT_APPLICABLE, .greatest = NOT_MET};
    for (; criteria != 0; criteria &= criteria - 1) {
        enough.least = rule->criteria[__builtin_ctz(criteria)].applies == NULL ? MET : enough.least;
    }
    return enough;
}

/* Notes where an outcome is not the one before it along the axes of `open`. Those left of which there may be more to learn. */
static uint32_t look_back(struct survey *survey, const struct walk *walk, const uint8_t *outcome, uint8_t enough, uint32_t open)
{
    for (uint32_t left = open; left != 0; left &= left - 1) {
        uint32_t a = (uint32_t)__builtin_ctz(left);
        const struct axis *axis = &walk->axes->axis[a];
        uint8_t before = walk->place[a] > 0 ? outcome[-(ptrdiff_t)axis->stride] : IMPOSSIBLE;
        if (before != IMPOSSIBLE && before != *outcome) {
            note_change(survey, axis->slot, before > *outcome ? before : *outcome);
            open &= survey->top[axis->slot] >= enough ? ~(UINT32_C(1) << a) : ~UINT32_C(0);
        }
    }
    return open;
}

/* Tries one filling-in after another, until all are tried or nothing is left to learn. */
static void survey_table(struct walk *walk, struct table *table, struct survey *survey)
{
    struct survey enough = enough_of(walk->given->rule, walk->question->criteria);
    uint32_t open = (UINT32_C(1) << walk->axes->first_later) - 1;
    *survey = (struct survey){.least = IMPOSSIBLE};
    memset(table->outcomes, IMPOSSIBLE, table->size);
    for (uint32_t i = 0; i < table->size && (open != 0 || survey->least > enough.least); i += walk_on(walk)) {
        uint8_t outcome = walk_outcome(walk);
        table->outcomes[i] = outcome;
        if (outcome != IMPOSSIBLE) {
            survey->least = outcome < survey->least ? outcome : survey->least;
            survey->greatest = outcome > survey->greatest ? outcome : survey->greatest;
            open = look_back(survey, walk, &table->outcomes[i], enough.greatest, open);
        }
    }
    if (open != 0 && survey->least < survey->greatest) {
        survey_lines(survey, walk->axes, walk->given->rule, table);
    }
}

/* The first value after `lo` at which the outcome is no longer `at_lo`. */
static int64_t turning_point(struct walk *walk, uint32_t place, uint32_t axis, int64_t lo, int64_t hi, uint8_t at_lo)
{
    while (hi - lo > 1) {
        int64_t middle = lo + (hi - lo) / 2;
        if (walk_outcome_with(walk, place, axis, middle) == at_lo) {
            lo = middle;
        } else {
            hi = middle;
        }
    }
    return hi;
}

enum { TURNING_POINTS_MAX = 128 };

/* Finds, for every way of filling in the others, where along an axis of amounts the outcome turns. */
static uint32_t turning_points(struct walk *walk, const struct table *table, uint32_t index, int64_t points[2 * TURNING_POINTS_MAX])
{
    const struct axis *axis = &walk->axes->axis[index];
    uint32_t count = 0;
    uint32_t stride = axis->stride;
    for (uint32_t i = 0; i + stride < table->size && count < 2 * TURNING_POINTS_MAX; i++) {
        uint32_t value = i / stride % axis->count;
        bool turns = value + 1 < axis->count && table->outcomes[i] != table->outcomes[i + stride] && table->outcomes[i] != IMPOSSIBLE &&
                     table->outcomes[i + stride] != IMPOSSIBLE;
        if (turns) {
            int64_t point = turning_point(walk, i, index, axis->values[value], axis->values[value + 1], table->outcomes[i]);
            points[count++] = point - 1;
            points[count++] = point;
        }
    }
    return count;
}

/* Whether it is still open if some unknown matters. */
static bool leaves_open(const struct survey *survey, const struct axes *axes)
{
    uint64_t axis_slots = 0;
    for (uint32_t a = 0; a < axes->first_later; a++) {
        axis_slots |= BIT(axes->axis[a].slot);
    }
    return survey->least < survey->greatest && (axis_slots & ~survey->changing) != 0;
}

bool survey_criteria(const struct solution *given, const struct question *question, struct survey *survey)
{
    struct axes axes;
    struct table table;
    struct walk walk;
    const struct criterion *first = &given->rule->criteria[__builtin_ctz(question->criteria)];

    if (first->survey != NULL) {
        return first->survey(given, question->unknowns, survey);
    }
    table.size = axes_build(&axes, given, question->unknowns, question->closure);
    walk_begin(&walk, given, &axes, question);
    survey_table(&walk, &table, survey);
    for (uint32_t a = 0; a < axes.first_later && leaves_open(survey, &axes); a++) {
        if (axes_can_widen(&axes, given, a)) {
            int64_t points[2 * TURNING_POINTS_MAX];
            uint32_t count = turning_points(&walk, &table, a, points);
            table.size = axes_widen(&axes, a, points, count);
            walk_begin(&walk, given, &axes, question);
            survey_table(&walk, &table, survey);
        }
    }
    return survey->least != IMPOSSIBLE;
}
