/* Ids, what looks like a birth number, and when something was recorded. */
#include "given.h"

#include "cases/identifier.h"
#include "cases/recorded_at.h"
#include "rules/rule.h"

static bool is_number(const char *id) { return id_could_be_birth_number(id, strlen(id)); }

static void an_id_is_short_and_plain(void **state)
{
    static const char longest[] = "0123456789.abcdefghijklmnopqrstuvwxyz_ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
    static const char *const ids[] = {"a", "0", "-", "7f3c", "c-0041", "ex.3_b", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"};
    static const char *const others[] = {"", " ", "a b", "a/b", "a@b", "\xc3\xa5", "a\n", "\"", "a\x7f"};
    (void)state;
    for (size_t i = 0; i < LENGTH(ids); i++) {
        assert_true(id_is_well_formed(ids[i], strlen(ids[i])));
    }
    for (size_t i = 0; i < LENGTH(others); i++) {
        assert_false(id_is_well_formed(others[i], strlen(others[i])));
    }
    assert_int_equal(strlen(longest), 65);
    assert_true(id_is_well_formed(longest, 64));
    assert_false(id_is_well_formed(longest, 65));
    assert_false(id_is_well_formed("a\0b", 3));
}

/* The tax administration's own examples for 2032, and one of today (fnrinfo.no). */
static const char *const numbers[] = {"02013299997", "02013299903", "30108299920", "30108299939", "31129956715"};

static void birth_numbers_are_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(numbers); i++) {
        assert_true(is_number(numbers[i]));
    }
}

/* The control digits by the text of the rule (domain B11), apart from the library's own sum; false when there are none. */
static bool give_control_digits(char number[12], int first_remainder)
{
    static const int first[] = {3, 7, 6, 1, 8, 9, 4, 5, 2}, second[] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    int sum = 0;
    for (int i = 0; i < 9; i++) {
        sum += first[i] * (number[i] - '0');
    }
    int k1 = (11 + first_remainder - sum % 11) % 11;
    if (k1 == 10) {
        return false;
    }
    number[9] = (char)('0' + k1);
    sum = 0;
    for (int i = 0; i < 10; i++) {
        sum += second[i] * (number[i] - '0');
    }
    int k2 = 11 - sum % 11;
    k2 = k2 == 11 ? 0 : k2;
    number[10] = (char)('0' + k2);
    number[11] = '\0';
    return k2 != 10;
}

static void make_number(char number[12], struct chance *chance, int day_plus, int month_plus)
{
    static const int month_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    do {
        int month = (int)chance_between(chance, 1, 12), day_of_month = (int)chance_between(chance, 1, month_days[month - 1]);
        int parts[3] = {day_of_month + day_plus, month + month_plus, (int)chance_between(chance, 0, 99)};
        for (int i = 0; i < 3; i++) {
            number[2 * i] = (char)('0' + parts[i] / 10);
            number[2 * i + 1] = (char)('0' + parts[i] % 10);
        }
        for (int i = 6; i < 9; i++) {
            number[i] = (char)('0' + chance_between(chance, 0, 9));
        }
    } while (!give_control_digits(number, (int)chance_between(chance, 0, 3)));
}

static void every_kind_of_number_is_known(void **state)
{
    static const int day_plus[] = {0, 40}, month_plus[] = {0, 40, 80};
    struct chance chance = {1};
    char number[12];
    (void)state;
    for (int round = 0; round < 300; round++) {
        for (size_t d = 0; d < LENGTH(day_plus); d++) {
            for (size_t m = 0; m < LENGTH(month_plus); m++) {
                make_number(number, &chance, day_plus[d], month_plus[m]);
                assert_true(is_number(number));
            }
        }
    }
}

/* What is one digit away passes only where the four first remainders of 2032 let it, which no change of the last digit does. */
static void near_misses_are_ids(void **state)
{
    struct chance chance = {2};
    char number[12];
    (void)state;
    for (size_t i = 0; i < LENGTH(numbers); i++) {
        strcpy(number, numbers[i]);
        for (char digit = '0'; digit <= '9'; digit++) {
            number[10] = digit;
            assert_int_equal(is_number(number), digit == numbers[i][10]);
        }
    }
    /* Days and months that are none, with good control digits. */
    static const char *const dates[] = {"000199", "320199", "300299", "310499", "290299", "400199", "720199",
                                        "010099", "011399", "014099", "015399", "018099", "019399", "999999"};
    for (size_t i = 0; i < LENGTH(dates); i++) {
        for (int tries = 0; tries < 50; tries++) {
            strcpy(number, dates[i]);
            for (int at = 6; at < 9; at++) {
                number[at] = (char)('0' + chance_between(&chance, 0, 9));
            }
            if (give_control_digits(number, tries % 4)) {
                assert_false(is_number(number));
            }
        }
    }
    /* A leap day needs a year that may be one, whichever the century. */
    assert_true(give_control_digits(strcpy(number, "290200501"), 0));
    assert_true(is_number(number));
    assert_true(give_control_digits(strcpy(number, "290204123"), 0));
    assert_true(is_number(number));
    /* First remainders past 3. */
    for (int remainder = 4; remainder < 11; remainder++) {
        strcpy(number, "010190123");
        if (give_control_digits(number, remainder)) {
            assert_false(is_number(number));
        }
    }
}

static void a_number_is_found_where_it_stands(void **state)
{
    static const char *const found[] = {"31129956715",    "311299-56715",     "311299.56715",       "311299_56715",
                                        "311299 56715",   "case-31129956715", "31129956715-2",      "a.311299-56715.b",
                                        "1-311299_56715", "-31129956715-",    "c-12-31129956715-3", "311299+56715"};
    static const char *const none[] = {"3112995671",     "311299567150",  "031129956715",   "a31129956715",
                                       "31129956715a",   "A311299-56715", "311299-56715b",  "311299--56715",
                                       "3112-9956715",   "31129-956715",  "3112995-6715",   "311299a56715",
                                       "311299-567150",  "0311299-56715", "31.12.99.56715", "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
                                       "20260316-091200"};
    (void)state;
    for (size_t i = 0; i < LENGTH(found); i++) {
        if (!is_number(found[i])) {
            fail_msg("number %d was not found", (int)i);
        }
    }
    for (size_t i = 0; i < LENGTH(none); i++) {
        if (is_number(none[i])) {
            fail_msg("id %d was taken for a number", (int)i);
        }
    }
    assert_false(id_could_be_birth_number("31129956715", 10));
}

/* Ids that a host draws at random are seldom refused: some 7 of 1 000 of those that are 11 digits and nothing else. */
static void random_digits_mostly_pass(void **state)
{
    enum { TRIES = 100000 };
    struct chance chance = {3};
    int refused = 0;
    (void)state;
    for (int i = 0; i < TRIES; i++) {
        char digits[12] = "";
        for (int at = 0; at < 11; at++) {
            digits[at] = (char)('0' + chance_between(&chance, 0, 9));
        }
        refused += is_number(digits);
    }
    assert_in_range(refused, TRIES / 500, TRIES / 100);
}

static void blotting_hides_every_digit(void **state)
{
    char id[] = "sak-311299-56715.b";
    (void)state;
    id_blot_out(id);
    assert_string_equal(id, "sak-xxxxxx-xxxxx.b");
    assert_true(id_is_well_formed(id, strlen(id)));
}

static void times_are_in_utc(void **state)
{
    static const char *const times[] = {"2026-03-16T09:12Z", "2026-03-16T09:12:00Z", "2026-03-16T00:00:00.5Z", "2026-03-16T23:59:60Z",
                                        "2026-03-16T23:59:59.123456789Z"};
    static const char *const others[] = {"",
                                         "2026-03-16",
                                         "2026-03-16T",
                                         "2026-03-16T09Z",
                                         "2026-03-16T09:12",
                                         "2026-03-16T09:12:00",
                                         "2026-03-16 09:12:00Z",
                                         "2026-03-16t09:12:00Z",
                                         "2026-03-16T09:12:00z",
                                         "2026-03-16T24:00:00Z",
                                         "2026-03-16T09:60:00Z",
                                         "2026-03-16T09:12:61Z",
                                         "2026-03-16T09:12:00.Z",
                                         "2026-03-16T09:12:00.1234567890Z",
                                         "2026-03-16T09:12:00,5Z",
                                         "2026-03-16T09:12:00+00:00",
                                         "2026-03-16T09:12:00ZZ",
                                         "2026-03-16T9:12:00Z",
                                         "2026-03-16T09:1:00Z",
                                         "2026-02-29T09:12:00Z",
                                         "0000-01-01T00:00:00Z",
                                         " 2026-03-16T09:12:00Z"};
    int32_t found;
    (void)state;
    for (size_t i = 0; i < LENGTH(times); i++) {
        found = 0;
        assert_true(recorded_at_day(times[i], strlen(times[i]), &found));
        assert_int_equal(found, day("2026-03-16"));
    }
    for (size_t i = 0; i < LENGTH(others); i++) {
        assert_false(recorded_at_day(others[i], strlen(others[i]), &found));
    }
    for (size_t size = 0; size < strlen(times[4]); size++) {
        assert_false(recorded_at_day(times[4], size, &found));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_id_is_short_and_plain),          cmocka_unit_test(birth_numbers_are_known),
        cmocka_unit_test(every_kind_of_number_is_known),     cmocka_unit_test(near_misses_are_ids),
        cmocka_unit_test(a_number_is_found_where_it_stands), cmocka_unit_test(random_digits_mostly_pass),
        cmocka_unit_test(blotting_hides_every_digit),        cmocka_unit_test(times_are_in_utc),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
