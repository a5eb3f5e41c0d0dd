/* Overlays on a rulebook: merging, refusals, memory that runs out, the order of destruction, threads. */
#include <pthread.h>

#include "given.h"

#include "base/date.h"
#include "rulebook/rulebook.h"

static const char *const NAV = "followup.nav_municipalities";

static heltmed_rulebook *overlay_on(const heltmed_rulebook *base, const char *version, const heltmed_allocator *allocator)
{
    heltmed_rulebook *overlay = NULL;
    assert_int_equal(heltmed_rulebook_overlay(base, version, allocator, &overlay, NULL), HELTMED_OK);
    return overlay;
}

static void set(heltmed_rulebook *rulebook, const char *id, const char *valid_from, int64_t value)
{
    assert_int_equal(heltmed_rulebook_set(rulebook, id, day(valid_from), value, DATE_MIN, NULL), HELTMED_OK);
}

static void seal(heltmed_rulebook *rulebook) { assert_int_equal(heltmed_rulebook_seal(rulebook, NULL), HELTMED_OK); }

static int64_t value_on(const heltmed_rulebook *rulebook, const char *id, const char *on)
{
    int64_t value = 0;
    assert_int_equal(heltmed_rulebook_get(rulebook, id, day(on), HELTMED_UNKNOWN, &value, NULL, NULL), HELTMED_OK);
    return value;
}

/* --- an allocator that counts, checks sizes and can run out --- */

struct account {
    int left; /* allocations that still succeed; negative: all */
    long blocks, bytes;
};

union block {
    size_t size;
    max_align_t aligned;
};

static void *counted_resize(void *context, void *block, size_t old_size, size_t new_size)
{
    struct account *account = context;
    union block *old = block == NULL ? NULL : (union block *)block - 1;
    assert_true(old == NULL ? old_size == 0 : old->size == old_size);
    if (new_size == 0) {
        account->blocks -= old != NULL;
        account->bytes -= (long)old_size;
        free(old);
        return NULL;
    }
    if (account->left == 0) {
        return NULL;
    }
    account->left -= account->left > 0;
    union block *fresh = malloc(sizeof *fresh + new_size);
    assert_non_null(fresh);
    fresh->size = new_size;
    if (old != NULL) {
        memcpy(fresh + 1, old + 1, old_size < new_size ? old_size : new_size);
        free(old);
    }
    account->blocks += old == NULL;
    account->bytes += (long)new_size - (long)old_size;
    return fresh + 1;
}

static heltmed_allocator counted(struct account *account) { return (heltmed_allocator){account, counted_resize}; }

/* --- merging --- */

static void values_merge_by_day(void **state)
{
    (void)state;
    heltmed_rulebook *overlay = overlay_on(built_in(), "my-2027", NULL);
    assert_string_equal(heltmed_rulebook_version(overlay), "my-2027");
    set(overlay, "wage.floor_share_bp", "2027-01-01", 2500);
    set(overlay, "benefit.base_amount_ore", "2027-05-01", 14000000); /* in place of "ended" */
    set(overlay, "vta_s.monthly_rate_ore", "2022-01-01", 1487800);   /* between two */
    set(overlay, "vta_s.monthly_rate_ore", "2015-01-01", 1200000);   /* before the first */
    set(overlay, "trial.weeks", "0001-01-01", 6);                    /* in place of the only one */
    set(overlay, "trial.weeks", "2027-01-01", HELTMED_UNKNOWN);
    set(overlay, "minimum_wage.electro_adult_ore", "2026-06-15", 25000); /* where there was none */
    seal(overlay);

    assert_int_equal(value_on(overlay, "wage.floor_share_bp", "2026-12-31"), 2000);
    assert_int_equal(value_on(overlay, "wage.floor_share_bp", "2027-01-01"), 2500);
    assert_int_equal(value_on(overlay, "benefit.base_amount_ore", "2027-04-30"), 13654900);
    assert_int_equal(value_on(overlay, "benefit.base_amount_ore", "2028-01-01"), 14000000);
    assert_int_equal(value_on(overlay, "vta_s.monthly_rate_ore", "2015-06-01"), 1200000);
    assert_int_equal(value_on(overlay, "vta_s.monthly_rate_ore", "2016-06-01"), 1253200);
    assert_true(value_on(overlay, "vta_s.monthly_rate_ore", "2021-12-31") == HELTMED_UNKNOWN);
    assert_int_equal(value_on(overlay, "vta_s.monthly_rate_ore", "2022-12-31"), 1487800);
    assert_int_equal(value_on(overlay, "vta_s.monthly_rate_ore", "2023-01-01"), 1532400);
    assert_int_equal(value_on(overlay, "trial.weeks", "2026-12-31"), 6);
    assert_true(value_on(overlay, "trial.weeks", "2027-01-01") == HELTMED_UNKNOWN);
    assert_int_equal(value_on(overlay, "minimum_wage.electro_adult_ore", "2026-06-15"), 25000);
    assert_int_equal(value_on(overlay, "trial.interviews", "2026-06-15"), 2);

    /* What was released stays as it was. */
    assert_int_equal(value_on(built_in(), "trial.weeks", "2026-12-31"), 4);
    assert_true(value_on(built_in(), "benefit.base_amount_ore", "2028-01-01") == HELTMED_UNKNOWN);
    heltmed_rulebook_destroy(overlay);
}

static void a_later_overlay_wins_and_leaves_its_base_alone(void **state)
{
    (void)state;
    heltmed_rulebook *first = overlay_on(built_in(), "first", NULL);
    set(first, "trial.weeks", "2027-01-01", 5);
    seal(first);
    heltmed_rulebook *second = overlay_on(first, "second", NULL);
    set(second, "trial.weeks", "2027-01-01", 7);
    set(second, "trial.weeks", "2027-01-01", 8);
    set(second, "trial.weeks", "2028-01-01", 9);
    seal(second);
    assert_int_equal(value_on(first, "trial.weeks", "2028-06-01"), 5);
    assert_int_equal(value_on(second, "trial.weeks", "2026-06-01"), 4);
    assert_int_equal(value_on(second, "trial.weeks", "2027-06-01"), 8);
    assert_int_equal(value_on(second, "trial.weeks", "2028-06-01"), 9);
    heltmed_rulebook_destroy(first);
    assert_int_equal(value_on(second, "trial.weeks", "2027-06-01"), 8);
    heltmed_rulebook_destroy(second);
}

static void lists_of_municipalities_are_copied(void **state)
{
    (void)state;
    struct account account = {.left = -1};
    heltmed_allocator allocator = counted(&account);
    heltmed_rulebook *overlay = overlay_on(built_in(), "lists", &allocator);
    int32_t members[] = {301, 0, 9999};
    int32_t from = day("2027-01-01");
    assert_int_equal(heltmed_rulebook_set_municipalities(overlay, NAV, from, members, 3, DATE_MIN, NULL), HELTMED_OK);
    members[0] = 1;
    seal(overlay);
    heltmed_rulebook *above = overlay_on(overlay, "above", &allocator);
    assert_int_equal(heltmed_rulebook_set_municipalities(above, NAV, from, members, 1, DATE_MIN, NULL), HELTMED_OK);
    assert_int_equal(heltmed_rulebook_set_municipalities(above, NAV, from, members, 2, DATE_MIN, NULL), HELTMED_OK);
    assert_int_equal(heltmed_rulebook_set_municipalities(above, NAV, day("2028-01-01"), NULL, 0, DATE_MIN, NULL), HELTMED_OK);
    assert_int_equal(heltmed_rulebook_set(above, NAV, day("2029-01-01"), HELTMED_UNKNOWN, DATE_MIN, NULL), HELTMED_OK);
    seal(above);

    const struct dated_value *found = rulebook_find(overlay, FOLLOWUP_NAV_MUNICIPALITIES, from, UNKNOWN);
    assert_int_equal(found->value, 3);
    assert_int_equal(found->members[0], 301);
    assert_int_equal(found->members[2], 9999);
    heltmed_rulebook_destroy(overlay);
    found = rulebook_find(above, FOLLOWUP_NAV_MUNICIPALITIES, from, UNKNOWN);
    assert_int_equal(found->value, 2);
    assert_int_equal(found->members[0], 1);
    found = rulebook_find(above, FOLLOWUP_NAV_MUNICIPALITIES, from - 1, UNKNOWN);
    assert_int_equal(found->value, 6);
    assert_int_equal(found->members[5], 1579);
    assert_int_equal(rulebook_value(above, FOLLOWUP_NAV_MUNICIPALITIES, day("2028-06-01"), UNKNOWN), 0);
    assert_true(rulebook_value(above, FOLLOWUP_NAV_MUNICIPALITIES, day("2029-06-01"), UNKNOWN) == UNKNOWN);
    heltmed_rulebook_destroy(above);
    assert_int_equal(account.blocks, 0);
    assert_int_equal(account.bytes, 0);
}

/* Values set in any order are found as a plain scan finds them. */
static void many_values_are_found(void **state)
{
    (void)state;
    enum { MANY = 199 };
    int32_t from[MANY], known[MANY];
    heltmed_rulebook *overlay = overlay_on(built_in(), "many", NULL);
    uint32_t random = 12345;
    for (int i = 0; i < MANY; i++) {
        from[i] = i * 73 % MANY;
        random = random * 1664525 + 1013904223;
        known[i] = (int32_t)(random >> 24);
        assert_int_equal(heltmed_rulebook_set(overlay, "certificate.sessions", from[i], from[i], known[i], NULL), HELTMED_OK);
    }
    seal(overlay);
    for (int32_t on = -2; on < MANY + 2; on++) {
        for (int32_t as_known_on = -1; as_known_on < 257; as_known_on += 3) {
            int32_t latest = DATE_MIN; /* of the built-in value */
            for (int i = 0; i < MANY; i++) {
                if (from[i] <= on && known[i] <= as_known_on && from[i] > latest) {
                    latest = from[i];
                }
            }
            int64_t expected = latest == DATE_MIN ? 20 : latest;
            assert_int_equal(rulebook_value(overlay, CERTIFICATE_SESSIONS, on, as_known_on), expected);
        }
    }
    heltmed_rulebook_destroy(overlay);
}

/* --- refusals --- */

static void what_does_not_fit_is_refused(void **state)
{
    (void)state;
    heltmed_error error;
    heltmed_rulebook *overlay = overlay_on(built_in(), "v", NULL);
    static const struct {
        const char *id;
        int64_t value;
        heltmed_status status;
    } tries[] = {
        {"wage.floor_share_bp", -1, HELTMED_RANGE},
        {"wage.floor_share_bp", 10001, HELTMED_RANGE},
        {"wage.floor_share_bp", 10000, HELTMED_OK},
        {"wage.floor_share_bp", INT64_MAX, HELTMED_RANGE},
        {"wage.floor_share_bp", INT64_MIN + 1, HELTMED_RANGE},
        {"trial.weeks", 0, HELTMED_RANGE},
        {"trial.weeks", 1, HELTMED_OK},
        {"trial.weeks", 52, HELTMED_OK},
        {"trial.weeks", 53, HELTMED_RANGE},
        {"trial.visits_per_week", 0, HELTMED_RANGE},
        {"trial.visits_per_week", 8, HELTMED_RANGE},
        {"ungjobb.school_days", 8, HELTMED_RANGE},
        {"certificate.session_minutes_max", 10081, HELTMED_RANGE},
        {"followup.grace_days", 1000001, HELTMED_RANGE},
        {"benefit.base_amount_ore", 1000000001, HELTMED_RANGE},
        {"followup.nav_municipalities", 1, HELTMED_TYPE},
        {"no.such_parameter", 1, HELTMED_UNKNOWN_NAME},
    };
    for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
        assert_int_equal(heltmed_rulebook_set(overlay, tries[i].id, 0, tries[i].value, DATE_MIN, &error), tries[i].status);
        if (tries[i].status != HELTMED_OK) {
            assert_int_equal(error.code, tries[i].status);
            assert_string_equal(error.field, tries[i].status == HELTMED_UNKNOWN_NAME ? "" : tries[i].id);
        }
    }
    const char *weeks = "trial.weeks";
    assert_int_equal(heltmed_rulebook_set(overlay, weeks, DATE_MIN - 1, 4, DATE_MIN, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_rulebook_set(overlay, weeks, DATE_MAX + 1, 4, DATE_MIN, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_rulebook_set(overlay, weeks, 0, 4, DATE_MIN - 1, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_rulebook_set(overlay, weeks, 0, 4, DATE_MAX + 1, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_rulebook_set(overlay, NULL, 0, 4, DATE_MIN, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_rulebook_set(NULL, weeks, 0, 4, DATE_MIN, NULL), HELTMED_ARGUMENT);

    static const int32_t low[] = {301, -1}, high[] = {10000};
    assert_int_equal(heltmed_rulebook_set_municipalities(overlay, NAV, 0, low, 2, DATE_MIN, &error), HELTMED_RANGE);
    assert_int_equal(heltmed_rulebook_set_municipalities(overlay, NAV, 0, high, 1, DATE_MIN, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_rulebook_set_municipalities(overlay, NAV, 0, low, SIZE_MAX, DATE_MIN, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_rulebook_set_municipalities(overlay, NAV, 0, NULL, 1, DATE_MIN, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_rulebook_set_municipalities(overlay, weeks, 0, low, 1, DATE_MIN, NULL), HELTMED_TYPE);
    assert_int_equal(heltmed_rulebook_set_municipalities(overlay, "x", 0, low, 1, DATE_MIN, NULL), HELTMED_UNKNOWN_NAME);
    assert_int_equal(overlay->lists[FOLLOWUP_NAV_MUNICIPALITIES].count, 1);
    heltmed_rulebook_destroy(overlay);
}

static void what_is_sealed_stays(void **state)
{
    (void)state;
    heltmed_error error;
    assert_int_equal(heltmed_rulebook_set(built_in(), "trial.weeks", 0, 5, DATE_MIN, &error), HELTMED_SEALED);
    assert_int_equal(error.code, HELTMED_SEALED);
    assert_int_equal(heltmed_rulebook_seal(built_in(), NULL), HELTMED_OK);
    assert_int_equal(heltmed_rulebook_seal(NULL, NULL), HELTMED_ARGUMENT);

    heltmed_rulebook *overlay = overlay_on(built_in(), "open", NULL), *refused = NULL;
    assert_int_equal(heltmed_rulebook_overlay(overlay, "above", NULL, &refused, &error), HELTMED_NOT_SEALED);
    seal(overlay);
    seal(overlay);
    assert_int_equal(heltmed_rulebook_set(overlay, "trial.weeks", 0, 5, DATE_MIN, NULL), HELTMED_SEALED);
    assert_int_equal(heltmed_rulebook_set_municipalities(overlay, NAV, 0, NULL, 0, DATE_MIN, NULL), HELTMED_SEALED);
    assert_int_equal(value_on(overlay, "trial.weeks", "2026-01-01"), 4);
    heltmed_rulebook_destroy(overlay);

    char version[66];
    memset(version, '~', sizeof version);
    version[65] = '\0';
    assert_int_equal(heltmed_rulebook_overlay(built_in(), version, NULL, &refused, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_rulebook_overlay(built_in(), "2026.1", NULL, &refused, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_rulebook_overlay(built_in(), "", NULL, &refused, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_rulebook_overlay(built_in(), "a\nb", NULL, &refused, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_rulebook_overlay(built_in(), "\xc3\xb8", NULL, &refused, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_rulebook_overlay(NULL, "a", NULL, &refused, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_rulebook_overlay(built_in(), NULL, NULL, &refused, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_rulebook_overlay(built_in(), "a", NULL, NULL, NULL), HELTMED_ARGUMENT);
    assert_null(refused);
    version[64] = '\0';
    overlay = overlay_on(built_in(), version, NULL);
    assert_string_equal(heltmed_rulebook_version(overlay), version);
    heltmed_rulebook_destroy(overlay);
}

/* --- memory and lives --- */

/* Everything that allocates, as far as it goes; the status of the first call that failed. */
static heltmed_status build(const heltmed_allocator *allocator, heltmed_rulebook **base, heltmed_rulebook **above)
{
    static const int32_t members[] = {301, 1103};
    heltmed_status status = heltmed_rulebook_overlay(built_in(), "base", allocator, base, NULL);
    if (status == HELTMED_OK) {
        status = heltmed_rulebook_set(*base, "benefit.base_amount_ore", 30000, 1, DATE_MIN, NULL);
    }
    if (status == HELTMED_OK) {
        status = heltmed_rulebook_set(*base, "minimum_wage.electro_16_ore", 1, 1, DATE_MIN, NULL);
    }
    if (status == HELTMED_OK) {
        status = heltmed_rulebook_set_municipalities(*base, NAV, 30000, members, 2, DATE_MIN, NULL);
    }
    if (status == HELTMED_OK) {
        status = heltmed_rulebook_seal(*base, NULL);
    }
    if (status == HELTMED_OK) {
        status = heltmed_rulebook_overlay(*base, "above", allocator, above, NULL);
    }
    if (status == HELTMED_OK) {
        status = heltmed_rulebook_set_municipalities(*above, NAV, 30000, members, 1, DATE_MIN, NULL);
    }
    if (status == HELTMED_OK) {
        status = heltmed_rulebook_set_municipalities(*above, NAV, 30001, members, 2, DATE_MIN, NULL);
    }
    return status;
}

static void memory_may_run_out_anywhere(void **state)
{
    (void)state;
    heltmed_status status = HELTMED_NO_MEMORY;
    int enough = 0;
    for (; status == HELTMED_NO_MEMORY; enough++) {
        struct account account = {.left = enough};
        heltmed_allocator allocator = counted(&account);
        heltmed_rulebook *base = NULL, *above = NULL;
        status = build(&allocator, &base, &above);
        if (base != NULL) {
            int64_t list = rulebook_value(base, FOLLOWUP_NAV_MUNICIPALITIES, 30000, UNKNOWN);
            assert_true(list == 6 || list == 2);
        }
        if (above != NULL) {
            /* A call that failed left the values as they were. */
            int64_t list = rulebook_value(above, FOLLOWUP_NAV_MUNICIPALITIES, 30001, UNKNOWN);
            assert_true(status == HELTMED_OK ? list == 2 : list == 2 || list == 1);
            assert_int_equal(rulebook_value(above, BENEFIT_BASE_AMOUNT, 30000, UNKNOWN), 1);
        }
        heltmed_rulebook_destroy(above);
        heltmed_rulebook_destroy(base);
        assert_int_equal(account.blocks, 0);
        assert_int_equal(account.bytes, 0);
    }
    assert_int_equal(status, HELTMED_OK);
    assert_true(enough > 12);
}

static void any_order_of_destruction_will_do(void **state)
{
    (void)state;
    static const int orders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (int order = 0; order < 6; order++) {
        struct account account = {.left = -1};
        heltmed_allocator allocator = counted(&account);
        heltmed_rulebook *chain[3], *base = built_in();
        for (int i = 0; i < 3; i++) {
            chain[i] = overlay_on(base, "chain", &allocator);
            assert_int_equal(heltmed_rulebook_set(chain[i], "trial.weeks", 10 * i, 10 + i, DATE_MIN, NULL), HELTMED_OK);
            assert_int_equal(heltmed_rulebook_set_municipalities(chain[i], NAV, 30000 + i, NULL, 0, DATE_MIN, NULL), HELTMED_OK);
            seal(chain[i]);
            base = chain[i];
        }
        const struct heltmed_rulebook *held = rulebook_retain(chain[2]);
        for (int i = 0; i < 3; i++) {
            heltmed_rulebook_destroy(chain[orders[order][i]]);
            assert_int_equal(rulebook_value(held, TRIAL_WEEKS, 5, UNKNOWN), 10);
            assert_int_equal(rulebook_value(held, TRIAL_WEEKS, 25, UNKNOWN), 12);
        }
        assert_true(account.blocks > 0);
        rulebook_release(held);
        assert_int_equal(account.blocks, 0);
        assert_int_equal(account.bytes, 0);
    }
    rulebook_release(rulebook_retain(NULL));
    rulebook_release(rulebook_retain(built_in()));
}

static void a_long_chain_falls_at_once(void **state)
{
    (void)state;
    heltmed_rulebook *top = built_in();
    for (int i = 0; i < 20000; i++) {
        heltmed_rulebook *next = overlay_on(top, "next", NULL);
        seal(next);
        heltmed_rulebook_destroy(top);
        top = next;
    }
    heltmed_rulebook_destroy(top);
}

static void *use_from_a_thread(void *shared)
{
    const struct heltmed_rulebook *rulebook = shared;
    long wrong = 0;
    for (int i = 0; i < 20000; i++) {
        const struct heltmed_rulebook *held = rulebook_retain(rulebook);
        heltmed_rulebook *above = NULL;
        wrong += rulebook_value(held, TRIAL_WEEKS, i, UNKNOWN) != (i < 10000 ? 4 : 5);
        wrong += heltmed_rulebook_overlay(held, "mine", NULL, &above, NULL) != HELTMED_OK;
        rulebook_release(held);
        heltmed_rulebook_destroy(above);
    }
    rulebook_release(rulebook);
    return wrong == 0 ? NULL : shared;
}

static void threads_share_a_sealed_rulebook(void **state)
{
    (void)state;
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    heltmed_rulebook *shared = overlay_on(built_in(), "shared", NULL);
    assert_int_equal(heltmed_rulebook_set(shared, "trial.weeks", 10000, 5, DATE_MIN, NULL), HELTMED_OK);
    seal(shared);
    for (int i = 0; i < THREADS; i++) {
        rulebook_retain(shared);
        assert_int_equal(pthread_create(&threads[i], NULL, use_from_a_thread, shared), 0);
    }
    heltmed_rulebook_destroy(shared);
    for (int i = 0; i < THREADS; i++) {
        void *result = shared;
        assert_int_equal(pthread_join(threads[i], &result), 0);
        assert_null(result);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_merge_by_day),
        cmocka_unit_test(a_later_overlay_wins_and_leaves_its_base_alone),
        cmocka_unit_test(lists_of_municipalities_are_copied),
        cmocka_unit_test(many_values_are_found),
        cmocka_unit_test(what_does_not_fit_is_refused),
        cmocka_unit_test(what_is_sealed_stays),
        cmocka_unit_test(memory_may_run_out_anywhere),
        cmocka_unit_test(any_order_of_destruction_will_do),
        cmocka_unit_test(a_long_chain_falls_at_once),
        cmocka_unit_test(threads_share_a_sealed_rulebook),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
