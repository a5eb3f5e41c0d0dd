/* Columns of all shapes, drawn and told in every way that there is, and places for results. */
#ifndef GIVEN_COLUMNS_H
#define GIVEN_COLUMNS_H

#include "given.h"

#include "base/date.h"
#include "base/value.h"

enum { ROWS_MAX = 2100, PAD = 16, MOST = 6 };

static const int64_t lengths[] = {0, 1, 7, 8, 63, 64, 65, 1000, 1023, 1024, 1025, 2100};

/* Values as they are meant (UNKNOWN where unknown), and the column that tells them in one of the ways. */
struct given_column {
    int64_t meant[ROWS_MAX];
    int32_t int32_room[ROWS_MAX + PAD];
    int64_t int64_room[ROWS_MAX + PAD];
    uint8_t bits[ROWS_MAX / 8 + PAD];
    heltmed_column column;
};

static struct given_column given[MOST];
static uint8_t outcomes[ROWS_MAX + 1], reasons[ROWS_MAX + 1];

/* Chooses how to tell `count` meant values: one for all, 32 or 64 bits, bitmap, value or both, and where it starts. */
static inline void tell(struct given_column *it, int64_t count, struct chance *chance)
{
    bool bitmap = chance_of(chance, 50), wide = chance_of(chance, 50), by_value = !bitmap || chance_of(chance, 50);
    int64_t start = chance_between(chance, 0, PAD - 1), bit = chance_between(chance, 0, 20);

    heltmed_column_init(&it->column);
    if (chance_of(chance, 15)) {
        for (int64_t i = 1; i < count; i++) {
            it->meant[i] = it->meant[0];
        }
        it->column.value = count > 0 ? it->meant[0] : UNKNOWN;
        return;
    }
    memset(it->bits, (int)chance_between(chance, 0, 255), sizeof it->bits);
    for (int64_t i = 0; i < count; i++) {
        bool unknown = it->meant[i] == UNKNOWN, said = unknown && by_value && (!bitmap || chance_of(chance, 50));
        bool valid = !unknown || (said && chance_of(chance, 50));
        int64_t garbage = chance_between(chance, INT32_MIN + 1, INT32_MAX);
        it->int32_room[start + i] = said ? INT32_MIN : unknown ? (int32_t)garbage : (int32_t)it->meant[i];
        it->int64_room[start + i] = said ? UNKNOWN : unknown ? garbage * 4000000007 : it->meant[i];
        uint8_t mask = (uint8_t)(1u << (bit + i) % 8);
        it->bits[(bit + i) / 8] = (uint8_t)(valid ? it->bits[(bit + i) / 8] | mask : it->bits[(bit + i) / 8] & ~mask);
    }
    it->column.count = count;
    it->column.int64_values = wide ? it->int64_room + start : NULL;
    it->column.int32_values = wide ? NULL : it->int32_room + start;
    it->column.validity = bitmap ? it->bits : NULL;
    it->column.validity_offset = bitmap ? bit : 0;
}

/* `unknown`: in how many rows of a hundred. */
static inline void draw(struct given_column *it, int64_t count, int64_t lo, int64_t hi, int64_t unknown, struct chance *chance)
{
    it->meant[0] = UNKNOWN;
    for (int64_t i = 0; i < count; i++) {
        it->meant[i] = chance_of(chance, unknown) ? UNKNOWN : chance_between(chance, lo, hi);
    }
}

static inline void draw_and_tell(int which, int64_t count, int64_t lo, int64_t hi, struct chance *chance)
{
    static const int64_t shares[] = {0, 0, 10, 50, 100};
    draw(&given[which], count, lo, hi, shares[chance_between(chance, 0, 4)], chance);
    tell(&given[which], count, chance);
}

static inline int64_t some_count(struct chance *chance)
{
    return lengths[chance_between(chance, 0, (int64_t)(sizeof lengths / sizeof lengths[0]) - 1)];
}

/* An overlay with a few values of the parameters around 2020, some of them null, some decided late. */
static inline heltmed_rulebook *around_2020(const char *const *ids, size_t id_count, struct chance *chance)
{
    heltmed_rulebook *rulebook = NULL;
    assert_int_equal(heltmed_rulebook_overlay(built_in(), "test", NULL, &rulebook, NULL), HELTMED_OK);
    for (int64_t more = chance_between(chance, 0, 14); more > 0; more--) {
        const char *id = ids[chance_between(chance, 0, (int64_t)id_count - 1)];
        int32_t from = chance_of(chance, 10) ? DATE_MIN : (int32_t)chance_between(chance, 18262 - 40, 18262 + 40);
        int64_t hi = strstr(id, "weeks") != NULL ? 52 : 3000;
        int64_t value = chance_of(chance, 20) ? UNKNOWN : chance_between(chance, 1, hi);
        int32_t known_from = chance_of(chance, 40) ? from + (int32_t)chance_between(chance, 0, 40) : DATE_MIN;
        assert_int_equal(heltmed_rulebook_set(rulebook, id, from, value, known_from, NULL), HELTMED_OK);
    }
    assert_int_equal(heltmed_rulebook_seal(rulebook, NULL), HELTMED_OK);
    return rulebook;
}

static inline int64_t some_knowledge(struct chance *chance)
{
    return chance_of(chance, 50) ? UNKNOWN : chance_between(chance, 18200, 18330);
}

/* A place for results, filled with what must be overwritten, and what is to be in it. */
static int32_t int32_results[ROWS_MAX + PAD];
static int64_t int64_results[ROWS_MAX + PAD];
static uint8_t result_bits[ROWS_MAX / 8 + PAD];
static int64_t expected[ROWS_MAX];

static inline heltmed_column_out some_place(int64_t count, struct chance *chance)
{
    heltmed_column_out out;
    heltmed_column_out_init(&out);
    memset(int32_results, 0x55, sizeof int32_results);
    memset(int64_results, 0x55, sizeof int64_results);
    memset(result_bits, 0x55, sizeof result_bits);
    out.count = count;
    int64_t start = chance_between(chance, 0, PAD - 2);
    if (chance_of(chance, 50)) {
        out.int32_values = int32_results + start;
    } else {
        out.int64_values = int64_results + start;
    }
    if (chance_of(chance, 70)) {
        out.validity = result_bits;
        out.validity_offset = chance_between(chance, 0, 17);
    }
    return out;
}

static inline void check_results(const heltmed_column_out *out, int64_t count)
{
    for (int64_t i = 0; i < count; i++) {
        int64_t got = out->int64_values != NULL ? out->int64_values[i] : out->int32_values[i] == INT32_MIN ? UNKNOWN : out->int32_values[i];
        assert_true(got == expected[i]);
    }
    for (int64_t bit = 0; out->validity != NULL && bit < ROWS_MAX; bit++) {
        bool ours = bit >= out->validity_offset && bit < out->validity_offset + count;
        bool set = (result_bits[bit / 8] >> bit % 8 & 1) != 0;
        assert_true(set == (ours ? expected[bit - out->validity_offset] != UNKNOWN : bit % 2 == 0));
    }
    if (out->int64_values != NULL) {
        assert_true(out->int64_values[count] == INT64_C(0x5555555555555555));
    } else {
        assert_true(out->int32_values[count] == 0x55555555);
    }
}

static inline int64_t derived(const heltmed_decision *decision, const char *name)
{
    int64_t value = 0;
    assert_int_equal(heltmed_decision_derived(decision, name, &value, NULL), HELTMED_OK);
    return value;
}

#endif
