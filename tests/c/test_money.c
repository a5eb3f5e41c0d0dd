/* Exact amounts: the floor is a ceiling, a payment is rounded half up, and nothing is ever lost to a fraction. */
#include "testing.h"

#include "base/money.h"

static const int64_t amounts[] = {0,   1,    2,    3,    4,    5,     9,     10,    49,    50,        99,        100,
                                  101, 4999, 5000, 5001, 9999, 10000, 10001, 19078, 19080, 999999999, 1000000000};

/* The definition: at least the share, and one øre less would not be. */
static void check_floor(int64_t amount, int64_t share_bp)
{
    int64_t floor = money_share_up(amount, share_bp);

    assert_true(floor * 10000 >= amount * share_bp);
    assert_true(floor == 0 || (floor - 1) * 10000 < amount * share_bp);
    assert_true(money_pays_share(floor, amount, share_bp));
    assert_true(floor == 0 || !money_pays_share(floor - 1, amount, share_bp));
}

static void the_floor_is_the_least_that_pays(void **state)
{
    struct chance chance = {2};
    (void)state;

    for (size_t i = 0; i < sizeof(amounts) / sizeof(amounts[0]); i++) {
        for (int64_t share_bp = 0; share_bp <= 10000; share_bp++) {
            check_floor(amounts[i], share_bp);
        }
    }
    for (int i = 0; i < 100000; i++) {
        check_floor(chance_between(&chance, 0, 1000000000), chance_between(&chance, 0, 10000));
    }
    assert_true(money_share_up(19080, 2000) == 3816); /* divides */
    assert_true(money_share_up(19078, 2000) == 3816); /* 3815.6 */
    assert_true(money_share_up(19076, 2000) == 3816); /* 3815.2 */
    assert_true(money_share_up(1000000000, 10000) == 1000000000);
    assert_true(money_pays_share(3816, 19080, 2000));
    assert_false(money_pays_share(3815, 19080, 2000));
    assert_false(money_pays_share(3815, 19076, 2000));
}

/* q is n / d rounded half up when 2n - d < 2qd <= 2n + d. */
static void check_half_up(int64_t numerator, int64_t denominator)
{
    int64_t quotient = money_half_up(numerator, denominator);
    int64_t rest = numerator - quotient * denominator;

    assert_true(quotient >= 0);
    assert_true(2 * rest >= -denominator && 2 * rest < denominator);
}

static void half_an_ore_goes_up(void **state)
{
    struct chance chance = {3};
    (void)state;

    for (int64_t denominator = 1; denominator <= 420; denominator++) {
        for (int64_t numerator = 0; numerator <= 3 * denominator + 1; numerator++) {
            check_half_up(numerator, denominator);
        }
    }
    for (int i = 0; i < 100000; i++) {
        int64_t most = (INT64_C(1) << chance_between(&chance, 1, 61)) - 1;
        check_half_up(chance_between(&chance, 0, most), chance_between(&chance, 1, most));
    }
    check_half_up((INT64_C(1) << 62) - 1, 1);
    check_half_up((INT64_C(1) << 61) + 1, (INT64_C(1) << 61) - 1);
    assert_true(money_half_up(1, 2) == 1);
    assert_true(money_half_up(3, 2) == 2);
    assert_true(money_half_up(209, 420) == 0);
    assert_true(money_half_up(210, 420) == 1);
    assert_true(money_half_up(0, 7) == 0);
    assert_true(money_half_up((INT64_C(1) << 62) - 1, 1) == (INT64_C(1) << 62) - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_floor_is_the_least_that_pays),
        cmocka_unit_test(half_an_ore_goes_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
