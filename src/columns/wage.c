/* The floor of the wage, row by row: met when the worst that the unknowns allow meets it, not met when not even the best does. */
#include "columns/rates.h"

#include "base/error.h"
#include "base/money.h"
#include "columns/reasons.h"

enum { ORE_MAX = 1000000000 };

/* The columns of the question. */
struct wage_rows {
    struct source on, wage, tariff;
};

static heltmed_status open_rows(struct wage_rows *rows, const heltmed_column *on, const heltmed_column *wage, const heltmed_column *tariff,
                                int64_t count, heltmed_error *error)
{
    heltmed_status status = source_open(&rows->on, on, fact_named(&wage_rule, "on"), count, error);
    if (status == HELTMED_OK) {
        status = source_open(&rows->wage, wage, fact_named(&wage_rule, "hourly_wage_ore"), count, error);
    }
    if (status == HELTMED_OK) {
        status = source_open(&rows->tariff, tariff, fact_named(&wage_rule, "comparable_tariff_ore"), count, error);
    }
    return status;
}

static heltmed_status read_rows(struct wage_rows *rows, int64_t first, int32_t count, heltmed_error *error)
{
    heltmed_status status = source_read(&rows->on, first, count, error);
    if (status == HELTMED_OK) {
        status = source_read(&rows->wage, first, count, error);
    }
    if (status == HELTMED_OK) {
        status = source_read(&rows->tariff, first, count, error);
    }
    return status;
}

/* Whether 32 bits hold what the amounts of a block come to: hourly wages do, wages of 2 147 kr and more do not. And with some
 * tariff unknown: whether the highest tariff is more than any of the wages pays, however small a share of it. */
static bool is_narrow(const struct wage_rows *rows)
{
    const int32_t most = INT32_MAX / 10000, paid_of_any_tariff = ORE_MAX / 10000;
    return rows->wage.span.last <= most && rows->tariff.span.last <= most &&
           (!rows->tariff.missing || rows->wage.span.last < paid_of_any_tariff);
}

/* With no wage the floor may be met by some wage, and with no tariff by any. */
static inline uint8_t outcome_between(int32_t wage, int32_t tariff, struct rate share)
{
    bool unknown = (wage == MISSING) | (tariff == MISSING);
    int32_t lowest_wage = wage == MISSING ? 0 : wage, highest_tariff = tariff == MISSING ? ORE_MAX : tariff;
    bool surely = money_pays_share(lowest_wage, highest_tariff, share.hi);
    bool perhaps = unknown | money_pays_share(lowest_wage, highest_tariff, share.lo);
    uint8_t otherwise = perhaps ? HELTMED_UNDETERMINED : HELTMED_NOT_MET;
    return surely ? HELTMED_MET : otherwise;
}

/* The same of amounts that are so small. Without a tariff only no share at all is surely paid. */
static inline uint8_t outcome_narrow(int32_t wage, int32_t tariff, struct rate share)
{
    int32_t no_wage = mask(wage == MISSING), no_tariff = mask(tariff == MISSING);
    int32_t paid = (wage & ~no_wage) * 10000, of = tariff & ~no_tariff;
    int32_t most = of * share.hi | (INT32_MAX & no_tariff & mask(share.hi != 0));
    int32_t surely = mask(paid >= most), perhaps = no_wage | no_tariff | mask(paid >= of * share.lo);
    return (uint8_t)pick(surely, HELTMED_MET, pick(perhaps, HELTMED_UNDETERMINED, HELTMED_NOT_MET));
}

FOR_EACH_PROCESSOR static void all_known(const int32_t *wage, const int32_t *tariff, int32_t share_bp, int32_t count,
                                         uint8_t *restrict outcomes)
{
    for (int32_t i = 0; i < count; i++) {
        outcomes[i] = money_pays_share(wage[i], tariff[i], share_bp) ? HELTMED_MET : HELTMED_NOT_MET;
    }
}

FOR_EACH_PROCESSOR static void all_known_narrow(const int32_t *wage, const int32_t *tariff, int32_t share_bp, int32_t count,
                                                uint8_t *restrict outcomes)
{
    for (int32_t i = 0; i < count; i++) {
        outcomes[i] = wage[i] * 10000 >= tariff[i] * share_bp ? HELTMED_MET : HELTMED_NOT_MET;
    }
}

FOR_EACH_PROCESSOR static void one_share(const int32_t *wage, const int32_t *tariff, struct rate share, int32_t count,
                                         uint8_t *restrict outcomes)
{
    for (int32_t i = 0; i < count; i++) {
        outcomes[i] = outcome_between(wage[i], tariff[i], share);
    }
}

FOR_EACH_PROCESSOR static void one_share_narrow(const int32_t *wage, const int32_t *tariff, struct rate share, int32_t count,
                                                uint8_t *restrict outcomes)
{
    for (int32_t i = 0; i < count; i++) {
        outcomes[i] = outcome_narrow(wage[i], tariff[i], share);
    }
}

FOR_EACH_PROCESSOR static void a_share_each(const int32_t *wage, const int32_t *tariff, const int32_t *lo, const int32_t *hi, int32_t count,
                                            uint8_t *restrict outcomes)
{
    for (int32_t i = 0; i < count; i++) {
        outcomes[i] = outcome_between(wage[i], tariff[i], (struct rate){lo[i], hi[i]});
    }
}

/* The share of a row without a date is at least `undated`, and `share` has what it is at most. */
FOR_EACH_PROCESSOR static void a_known_share_each(const int32_t *on, const int32_t *wage, const int32_t *tariff, const int32_t *share,
                                                  int32_t undated, int32_t count, uint8_t *restrict outcomes)
{
    for (int32_t i = 0; i < count; i++) {
        outcomes[i] = outcome_between(wage[i], tariff[i], (struct rate){pick(mask(on[i] == MISSING), undated, share[i]), share[i]});
    }
}

FOR_EACH_PROCESSOR static void a_known_share_each_narrow(const int32_t *on, const int32_t *wage, const int32_t *tariff,
                                                         const int32_t *share, int32_t undated, int32_t count, uint8_t *restrict outcomes)
{
    for (int32_t i = 0; i < count; i++) {
        outcomes[i] = outcome_narrow(wage[i], tariff[i], (struct rate){pick(mask(on[i] == MISSING), undated, share[i]), share[i]});
    }
}

/* The same where the shares step, and all are above nothing: without a tariff none is surely paid. A MISSING wage pays nothing, as
 * 10000 is even. */
FOR_EACH_PROCESSOR static void by_steps_narrow(const int32_t *on, const int32_t *wage, const int32_t *tariff, const struct steps *steps,
                                               int32_t count, uint8_t *restrict outcomes)
{
    const struct steps shares = *steps;
    int32_t told[BLOCK_ROWS]; /* made bytes of at last: in one loop compilers would do it to each part of it */
    for (int32_t i = 0; i < count; i++) {
        int32_t share = step_on(&shares, on[i]), undated = mask(on[i] == MISSING);
        uint32_t of = (uint32_t)tariff[i], paid = (uint32_t)wage[i] * 10000;
        uint32_t most = of * (uint32_t)pick(undated, shares.undated.hi, share);
        uint32_t least = of * (uint32_t)pick(undated, shares.undated.lo, share);
        int32_t open = sign((int32_t)(paid - most)) | sign(tariff[i]);
        int32_t never = sign((int32_t)(paid - least)) & ~sign(wage[i] | tariff[i]);
        told[i] = pick(open, HELTMED_UNDETERMINED + never, HELTMED_MET);
    }
    for (int32_t i = 0; i < count; i++) {
        outcomes[i] = (uint8_t)told[i];
    }
}
_Static_assert(HELTMED_UNDETERMINED - 1 == HELTMED_NOT_MET, "what is never met is told by a mask");

/* The outcomes of a block that was read, by one rulebook. */
static void ask(const struct wage_rows *rows, const struct heltmed_rulebook *rulebook, int64_t as_known_on, int32_t count,
                uint8_t *outcomes)
{
    const int32_t *wage = rows->wage.values, *tariff = rows->tariff.values;
    bool narrow = is_narrow(rows);
    struct rates shares;
    struct steps steps;
    if (narrow && steps_of(&steps, rulebook, WAGE_FLOOR_SHARE, as_known_on, &rows->on) && steps.least > 0) {
        by_steps_narrow(rows->on.values, wage, tariff, &steps, count, outcomes);
        return;
    }
    rates_of(&shares, rulebook, WAGE_FLOOR_SHARE, as_known_on, &rows->on, count);
    if (!shares.same && shares.open) {
        a_share_each(wage, tariff, shares.lo, shares.hi, count, outcomes);
    } else if (!shares.same) {
        (narrow ? a_known_share_each_narrow : a_known_share_each)(rows->on.values, wage, tariff, shares.hi, shares.undated.lo, count,
                                                                  outcomes);
    } else if (rows->wage.missing || rows->tariff.missing || shares.all.lo != shares.all.hi) {
        (narrow ? one_share_narrow : one_share)(wage, tariff, shares.all, count, outcomes);
    } else {
        (narrow ? all_known_narrow : all_known)(wage, tariff, shares.all.lo, count, outcomes);
    }
}

/* A fact that is unknown can always still change what is undetermined: with the highest wage, or with no tariff, any floor
 * is met. Else it is the share that is not known. */
FOR_EACH_PROCESSOR static void tell_reasons(const int32_t *on, const int32_t *wage, const int32_t *tariff, const uint8_t *restrict outcomes,
                                            int32_t count, uint8_t *restrict reasons)
{
    for (int32_t i = 0; i < count; i++) {
        bool facts = (on[i] == MISSING) | (wage[i] == MISSING) | (tariff[i] == MISSING);
        uint8_t settled = outcomes[i] == HELTMED_MET ? HELTMED_REASON_AT_OR_ABOVE_FLOOR : HELTMED_REASON_BELOW_FLOOR;
        uint8_t open = facts ? HELTMED_REASON_MISSING_FACTS : HELTMED_REASON_NO_RATE;
        reasons[i] = outcomes[i] == HELTMED_UNDETERMINED ? open : settled;
    }
}

heltmed_status heltmed_columns_wage_floor(const heltmed_rulebook *rulebook, int64_t as_known_on, int64_t rows, const heltmed_column *on,
                                          const heltmed_column *hourly_wage_ore, const heltmed_column *comparable_tariff_ore,
                                          uint8_t *outcomes, uint8_t *reasons, heltmed_error *error)
{
    struct wage_rows asked;
    heltmed_status status = outcomes_check(rows, outcomes, error);
    if (status == HELTMED_OK) {
        status = rulebook_check(rulebook, as_known_on, error);
    }
    if (status == HELTMED_OK) {
        status = open_rows(&asked, on, hourly_wage_ore, comparable_tariff_ore, rows, error);
    }
    for (int64_t first = 0; status == HELTMED_OK && first < rows; first += BLOCK_ROWS) {
        int32_t count = block_rows(first, rows);
        status = read_rows(&asked, first, count, error);
        if (status != HELTMED_OK) {
            break;
        }
        ask(&asked, rulebook, as_known_on, count, outcomes + first);
        if (reasons != NULL) {
            tell_reasons(asked.on.values, asked.wage.values, asked.tariff.values, outcomes + first, count, reasons + first);
        }
    }
    return status;
}

FOR_EACH_PROCESSOR static void tell_changes(const uint8_t *before, const uint8_t *after, int32_t count, uint8_t *restrict changes)
{
    for (int32_t i = 0; i < count; i++) {
        changes[i] = before[i] == after[i] ? 0 : after[i];
    }
}

/* Each of the nine ways is counted on its own: the loop stays without branches. */
FOR_EACH_PROCESSOR static void count_ways(const uint8_t *before, const uint8_t *after, int32_t count, int64_t *restrict ways)
{
    for (int32_t from = HELTMED_MET; from <= HELTMED_UNDETERMINED; from++) {
        for (int32_t to = HELTMED_MET; to <= HELTMED_UNDETERMINED; to++) {
            int32_t found = 0;
            for (int32_t i = 0; i < count; i++) {
                found += (before[i] == from) & (after[i] == to);
            }
            ways[3 * (from - 1) + to - 1] += found;
        }
    }
}

enum { REFORMS_MAX = 1000000 };

static heltmed_status reforms_check(const heltmed_rulebook *const *reforms, int64_t count, int64_t as_known_on, const uint8_t *outcomes,
                                    int64_t rows, heltmed_error *error)
{
    if (count < 0 || count > REFORMS_MAX || (count > 0 && (reforms == NULL || (outcomes == NULL && rows > 0)))) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the reforms, their number or the place for their outcomes is wrong");
    }
    heltmed_status status = HELTMED_OK;
    for (int64_t i = 0; i < count && status == HELTMED_OK; i++) {
        status = rulebook_check(reforms[i], as_known_on, error);
    }
    return status;
}

heltmed_status heltmed_columns_wage_reforms(const heltmed_rulebook *baseline, const heltmed_rulebook *const *reforms, int64_t reform_count,
                                            int64_t as_known_on, int64_t rows, const heltmed_column *on,
                                            const heltmed_column *hourly_wage_ore, const heltmed_column *comparable_tariff_ore,
                                            uint8_t *baseline_outcomes, uint8_t *reform_outcomes, uint8_t *changes, int64_t *counts,
                                            heltmed_error *error)
{
    struct wage_rows asked;
    heltmed_status status = outcomes_check(rows, baseline_outcomes, error);
    if (status == HELTMED_OK) {
        status = rulebook_check(baseline, as_known_on, error);
    }
    if (status == HELTMED_OK) {
        status = reforms_check(reforms, reform_count, as_known_on, reform_outcomes, rows, error);
    }
    if (status == HELTMED_OK) {
        status = open_rows(&asked, on, hourly_wage_ore, comparable_tariff_ore, rows, error);
    }
    for (int64_t i = 0; status == HELTMED_OK && counts != NULL && i < 9 * reform_count; i++) {
        counts[i] = 0;
    }
    for (int64_t first = 0; status == HELTMED_OK && first < rows; first += BLOCK_ROWS) {
        int32_t count = block_rows(first, rows);
        uint8_t *before = baseline_outcomes + first;
        status = read_rows(&asked, first, count, error);
        if (status != HELTMED_OK) {
            break;
        }
        ask(&asked, baseline, as_known_on, count, before);
        for (int64_t i = 0; i < reform_count; i++) {
            uint8_t *after = reform_outcomes + i * rows + first;
            ask(&asked, reforms[i], as_known_on, count, after);
            if (changes != NULL) {
                tell_changes(before, after, count, changes + i * rows + first);
            }
            if (counts != NULL) {
                count_ways(before, after, count, counts + 9 * i);
            }
        }
    }
    return status;
}

FOR_EACH_PROCESSOR static void floors(const int32_t *on, const int32_t *tariff, const struct rates *shares, int32_t count,
                                      int32_t *restrict out)
{
    for (int32_t i = 0; i < count; i++) {
        struct rate share = rate_at(shares, on[i], i);
        bool missing = (tariff[i] == MISSING) | (share.lo != share.hi);
        out[i] = missing ? MISSING : (int32_t)money_share_up(tariff[i], share.lo);
    }
}

heltmed_status heltmed_columns_wage_floor_ore(const heltmed_rulebook *rulebook, int64_t as_known_on, int64_t rows, const heltmed_column *on,
                                              const heltmed_column *comparable_tariff_ore, heltmed_column_out *floor_ore,
                                              heltmed_error *error)
{
    struct source days, tariff;
    struct rates shares;
    int32_t floor[BLOCK_ROWS];
    heltmed_status status = rows_check(rows, error);
    if (status == HELTMED_OK) {
        status = rulebook_check(rulebook, as_known_on, error);
    }
    if (status == HELTMED_OK) {
        status = source_open(&days, on, fact_named(&wage_rule, "on"), rows, error);
    }
    if (status == HELTMED_OK) {
        status = source_open(&tariff, comparable_tariff_ore, fact_named(&wage_rule, "comparable_tariff_ore"), rows, error);
    }
    if (status == HELTMED_OK) {
        status = out_check(floor_ore, "floor_ore", rows, error);
    }
    for (int64_t first = 0; status == HELTMED_OK && first < rows; first += BLOCK_ROWS) {
        int32_t count = block_rows(first, rows);
        status = source_read(&days, first, count, error);
        if (status == HELTMED_OK) {
            status = source_read(&tariff, first, count, error);
        }
        if (status == HELTMED_OK) {
            rates_of(&shares, rulebook, WAGE_FLOOR_SHARE, as_known_on, &days, count);
            floors(days.values, tariff.values, &shares, count, floor);
            out_write(floor_ore, first, count, floor);
        }
    }
    return status;
}
