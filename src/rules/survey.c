#include "rules/survey.h"

#include <string.h>

/* The outcomes of every filling-in, and what they show. */
struct table {
    uint32_t size;
    uint8_t outcomes[FILLINGS_MAX];
};

/* How many places the axes of rates chosen by other unknowns span. They are the last ones. */
static uint32_t later_places(const struct axes *axes)
{
    uint32_t places = 1;
    for (uint32_t a = 0; a < axes->count; a++) {
        places *= axes->axis[a].chosen_later ? axes->axis[a].count : 1;
    }
    return places;
}

/* The unknowns that choose a rate: each of their values may bring another one, whose value is free of the others'. */
static uint64_t choosing(const struct axes *axes, const struct rule *rule)
{
    uint64_t slots = 0;
    for (uint32_t a = 0; a < axes->count; a++) {
        slots |= axes->axis[a].chosen_later ? rule->slots[axes->axis[a].slot].reads : 0;
    }
    return slots;
}

/* One line along an axis: `width` neighbouring places at each of its values. */
static void survey_line(struct survey *survey, const struct axis *axis, const uint8_t *outcomes, uint32_t stride, uint32_t width)
{
    uint8_t least = IMPOSSIBLE;
    uint8_t greatest = 0;
    for (uint32_t value = 0; value < axis->count; value++) {
        for (uint32_t i = value * stride; i < value * stride + width; i++) {
            if (outcomes[i] != IMPOSSIBLE) {
                least = outcomes[i] < least ? outcomes[i] : least;
                greatest = outcomes[i] > greatest ? outcomes[i] : greatest;
            }
        }
    }
    if (least < greatest) {
        survey->changing |= BIT(axis->slot);
        survey->top[axis->slot] = greatest > survey->top[axis->slot] ? greatest : survey->top[axis->slot];
    }
}

/* Reads off the table which axes matter: those with a line along them on which the outcome is not the same throughout. */
static void survey_lines(struct survey *survey, const struct axes *axes, const struct rule *rule, const struct table *table)
{
    uint64_t choosers = choosing(axes, rule);
    uint32_t stride = 1;
    for (uint32_t a = axes->count; a-- > 0;) {
        const struct axis *axis = &axes->axis[a];
        uint32_t width = choosers & BIT(axis->slot) ? later_places(axes) : 1;
        uint32_t block = stride * axis->count;
        uint32_t lines = axis->chosen_later ? 0 : table->size / axis->count;
        for (uint32_t line = 0; line < lines && survey->top[axis->slot] < survey->greatest; line += width) {
            survey_line(survey, axis, table->outcomes + (line / stride) * block + line % stride, stride, width);
        }
        stride = block;
    }
}

static void survey_table(struct walk *walk, struct table *table, struct survey *survey)
{
    *survey = (struct survey){.least = IMPOSSIBLE};
    memset(table->outcomes, IMPOSSIBLE, table->size);
    for (uint32_t i = 0; i < table->size; i += walk_on(walk)) {
        uint8_t outcome = walk_outcome(walk);
        table->outcomes[i] = outcome;
        if (outcome != IMPOSSIBLE) {
            survey->least = outcome < survey->least ? outcome : survey->least;
            survey->greatest = outcome > survey->greatest ? outcome : survey->greatest;
        }
    }
    if (survey->least < survey->greatest) {
        survey_lines(survey, walk->axes, walk->trial.rule, table);
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
    uint32_t stride = 1;
    for (uint32_t a = index + 1; a < walk->axes->count; a++) {
        stride *= walk->axes->axis[a].count;
    }
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
    for (uint32_t a = 0; a < axes->count; a++) {
        axis_slots |= axes->axis[a].chosen_later ? 0 : BIT(axes->axis[a].slot);
    }
    return survey->least < survey->greatest && (axis_slots & ~survey->changing) != 0;
}

bool survey_criteria(const struct solution *given, const struct question *question, struct survey *survey)
{
    struct axes axes;
    struct table table;
    struct walk walk;

    table.size = axes_build(&axes, given, question->unknowns, question->closure);
    walk_begin(&walk, given, &axes, question);
    survey_table(&walk, &table, survey);
    for (uint32_t a = 0; a < axes.count && leaves_open(survey, &axes); a++) {
        if (axes_can_widen(&axes, given, a) && !axes.axis[a].chosen_later) {
            int64_t points[2 * TURNING_POINTS_MAX];
            uint32_t count = turning_points(&walk, &table, a, points);
            table.size = axes_widen(&axes, a, points, count);
            walk_begin(&walk, given, &axes, question);
            survey_table(&walk, &table, survey);
        }
    }
    return survey->least != IMPOSSIBLE;
}
