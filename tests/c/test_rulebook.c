/* The released rulebooks: what each parameter is, and its values against figures typed from the sources once more. */
#include "given.h"

#include "base/date.h"
#include "base/money.h"
#include "rulebook/rulebook.h"

#define LENGTH_OF(array) (sizeof(array) / sizeof((array)[0]))

static int64_t known_value(const heltmed_rulebook *rulebook, const char *id, const char *on, int64_t as_known_on)
{
    int64_t value = 0;
    assert_int_equal(heltmed_rulebook_get(rulebook, id, day(on), as_known_on, &value, NULL, NULL), HELTMED_OK);
    return value;
}

static int64_t value_on(const heltmed_rulebook *rulebook, const char *id, const char *on)
{
    return known_value(rulebook, id, on, HELTMED_UNKNOWN);
}

/* --- what the parameters are --- */

static const struct {
    const char *id, *unit, *kind, *basis, *sources;
    int64_t lowest, highest;
} described[] = {
    {"wage.floor_share_bp", "bp", "requirement", "source", "S2-13 S3-27", 0, 10000},
    {"trial.weeks", "weeks", "requirement", "source", "S2-09 S3-21", 1, 52},
    {"trial.visits_per_week", "count", "guideline", "source", "S3-22", 1, 7},
    {"trial.interviews", "count", "requirement", "source", "S3-21", 0, 1000000},
    {"followup.weekly_until_day", "days", "guideline", "project", "S3-22 S3-33", 0, 1000000},
    {"followup.fortnightly_until_day", "days", "guideline", "project", "S3-22 S3-33", 0, 1000000},
    {"followup.grace_days", "days", "guideline", "project", "", 0, 1000000},
    {"followup.early_days", "days", "guideline", "project", "", 0, 1000000},
    {"certificate.sessions", "count", "requirement", "source", "S0-17a", 0, 1000000},
    {"certificate.session_minutes_min", "minutes", "guideline", "project", "S0-16", 0, 10080},
    {"certificate.session_minutes_max", "minutes", "guideline", "project", "S0-16", 0, 10080},
    {"certificate.gap_days_min", "days", "guideline", "project", "S0-17b", 0, 1000000},
    {"certificate.gap_days_max", "days", "guideline", "project", "S0-17b", 0, 1000000},
    {"certificate.group_min", "count", "guideline", "source", "S0-10", 0, 1000000},
    {"certificate.group_max", "count", "guideline", "source", "S0-10", 0, 1000000},
    {"express.own_share_bp", "bp", "external", "external", "S3-01 S3-04 S3-15", 0, 10000},
    {"express.place_held_days", "days", "guideline", "project", "", 0, 1000000},
    {"vta_s.monthly_rate_ore", "ore_per_month", "external", "external", "B2", 0, 1000000000},
    {"benefit.base_amount_ore", "ore_per_year", "external", "external", "B1", 0, 1000000000},
    {"benefit.free_amount_short_bp", "bp", "external", "external", "B1", 0, 10000},
    {"benefit.free_amount_long_bp", "bp", "external", "external", "B1", 0, 10000},
    {"benefit.free_amount_vta_bp", "bp", "external", "external", "B1", 0, 10000},
    {"ungjobb.prompt_days", "days", "guideline", "project", "S2-31", 0, 1000000},
    {"ungjobb.close_days", "days", "guideline", "project", "S2-33", 0, 1000000},
    {"ungjobb.practice_days", "days_per_week", "guideline", "source", "S2-32", 0, 7},
    {"ungjobb.school_days", "days_per_week", "guideline", "source", "S2-32", 0, 7},
    {"ungjobb.offer_target_bp", "bp", "target", "source", "S2-37", 0, 10000},
    {"trial.offer_observed_bp", "bp", "observation", "source", "S2-11 S3-25", 0, 10000},
    {"digital_training.home_weeks", "weeks", "caution", "project", "S4-10", 0, 1000000},
    {"followup.nav_municipalities", "municipalities", "observation", "source", "S2-23", 0, 9999},
    {"minimum_wage.construction_experienced_ore", "ore_per_hour", "external", "external", "B5", 0, 1000000000},
    {"minimum_wage.construction_skilled_ore", "ore_per_hour", "external", "external", "B5", 0, 1000000000},
};

static const char *const area_names[] = {"cleaning",        "hospitality", "construction", "ship_and_yard", "agriculture",
                                         "fish_processing", "electro",     "road_freight", "tour_bus"};
static const char *const age_names[] = {"16", "17", "18", "adult"};

static void every_parameter_is_described(void **state)
{
    (void)state;
    assert_int_equal(heltmed_parameter_count(), LENGTH_OF(described) + LENGTH_OF(area_names) * LENGTH_OF(age_names));
    for (size_t i = 0; i < LENGTH_OF(described); i++) {
        size_t found = parameter_named(described[i].id, strlen(described[i].id));
        assert_true(found < PARAMETERS);
        assert_string_equal(heltmed_parameter_id(found), described[i].id);
        assert_string_equal(heltmed_parameter_unit(found), described[i].unit);
        assert_string_equal(heltmed_parameter_kind(found), described[i].kind);
        assert_string_equal(heltmed_parameter_basis(found), described[i].basis);
        assert_string_equal(heltmed_parameter_sources(found), described[i].sources);
        assert_int_equal(heltmed_parameter_lowest(found), described[i].lowest);
        assert_int_equal(heltmed_parameter_highest(found), described[i].highest);
        assert_true(strlen(parameters[found].about) > 0);
    }
}

static size_t minimum_wage(size_t area, size_t age, char id[64])
{
    strcpy(id, "minimum_wage.");
    strcat(id, area_names[area]);
    strcat(id, "_");
    strcat(id, age_names[age]);
    strcat(id, "_ore");
    return parameter_named(id, strlen(id));
}

static void minimum_wages_stand_area_by_area(void **state)
{
    (void)state;
    char id[64];
    for (size_t area = 0; area < LENGTH_OF(area_names); area++) {
        for (size_t age = 0; age < LENGTH_OF(age_names); age++) {
            size_t found = minimum_wage(area, age, id);
            assert_int_equal(found, MINIMUM_WAGE + area * AGE_BANDS + age);
            assert_string_equal(heltmed_parameter_unit(found), "ore_per_hour");
            assert_string_equal(heltmed_parameter_kind(found), "external");
            assert_string_equal(heltmed_parameter_basis(found), "external");
            assert_string_equal(heltmed_parameter_sources(found), "B5");
            assert_int_equal(heltmed_parameter_highest(found), 1000000000);
            if (area > CONSTRUCTION) {
                assert_true(value_on(built_in(), id, "0001-01-01") == HELTMED_UNKNOWN);
                assert_true(value_on(built_in(), id, "9999-12-31") == HELTMED_UNKNOWN);
            }
        }
    }
}

static void there_is_nothing_past_the_end(void **state)
{
    (void)state;
    size_t end = heltmed_parameter_count();
    assert_null(heltmed_parameter_id(end));
    assert_null(heltmed_parameter_unit(end));
    assert_null(heltmed_parameter_kind(end));
    assert_null(heltmed_parameter_basis(SIZE_MAX));
    assert_null(heltmed_parameter_sources(end));
    assert_true(heltmed_parameter_lowest(end) == HELTMED_UNKNOWN);
    assert_true(heltmed_parameter_highest(end) == HELTMED_UNKNOWN);
    assert_int_equal(heltmed_rulebook_version_count(), 1);
    assert_string_equal(heltmed_rulebook_version_at(0), "2026.1");
    assert_null(heltmed_rulebook_version_at(1));
    assert_int_equal(parameter_named("trial.week", 10), PARAMETERS);
    assert_int_equal(parameter_named("trial.weekss", 12), PARAMETERS);
    assert_int_equal(parameter_named("", 0), PARAMETERS);
}

static void ids_are_unique(void **state)
{
    (void)state;
    for (size_t i = 0; i < PARAMETERS; i++) {
        assert_int_equal(parameter_named(parameters[i].id, strlen(parameters[i].id)), i);
    }
}

/* --- what they are worth --- */

#define NOT_KNOWN HELTMED_UNKNOWN

static const struct {
    const char *id, *on;
    int64_t value;
} worth[] = {
    {"wage.floor_share_bp", "0001-01-01", 2000},
    {"trial.weeks", "0001-01-01", 4},
    {"trial.visits_per_week", "9999-12-31", 2},
    {"trial.interviews", "2024-04-01", 2},
    {"followup.weekly_until_day", "2024-04-01", 56},
    {"followup.fortnightly_until_day", "2024-04-01", 182},
    {"followup.grace_days", "2024-04-01", 7},
    {"followup.early_days", "2024-04-01", 3},
    {"certificate.sessions", "2024-04-01", 20},
    {"certificate.session_minutes_min", "2024-04-01", 45},
    {"certificate.session_minutes_max", "2024-04-01", 75},
    {"certificate.gap_days_min", "2024-04-01", 5},
    {"certificate.gap_days_max", "2024-04-01", 10},
    {"certificate.group_min", "2024-04-01", 3},
    {"certificate.group_max", "2024-04-01", 4},
    {"express.own_share_bp", "2024-04-01", 2500},
    {"express.place_held_days", "2024-04-01", 28},
    {"ungjobb.prompt_days", "2024-04-01", 7},
    {"ungjobb.close_days", "2024-04-01", 14},
    {"ungjobb.practice_days", "2024-04-01", 3},
    {"ungjobb.school_days", "2024-04-01", 2},
    {"ungjobb.offer_target_bp", "2024-04-01", 6000},
    {"trial.offer_observed_bp", "2024-04-01", 8000},
    {"digital_training.home_weeks", "2024-04-01", 12},

    {"vta_s.monthly_rate_ore", "2015-12-31", NOT_KNOWN},
    {"vta_s.monthly_rate_ore", "2016-01-01", 1253200},
    {"vta_s.monthly_rate_ore", "2016-12-31", 1253200},
    {"vta_s.monthly_rate_ore", "2017-01-01", NOT_KNOWN},
    {"vta_s.monthly_rate_ore", "2017-12-31", NOT_KNOWN},
    {"vta_s.monthly_rate_ore", "2018-01-01", 1323100},
    {"vta_s.monthly_rate_ore", "2018-12-31", 1323100},
    {"vta_s.monthly_rate_ore", "2019-01-01", NOT_KNOWN},
    {"vta_s.monthly_rate_ore", "2022-12-31", NOT_KNOWN},
    {"vta_s.monthly_rate_ore", "2023-01-01", 1532400},
    {"vta_s.monthly_rate_ore", "2024-02-29", 1623100},
    {"vta_s.monthly_rate_ore", "2025-06-15", 1684800},
    {"vta_s.monthly_rate_ore", "2026-12-31", 1745500},
    {"vta_s.monthly_rate_ore", "2027-01-01", NOT_KNOWN},

    {"benefit.base_amount_ore", "2017-04-30", NOT_KNOWN},
    {"benefit.base_amount_ore", "2017-05-01", 9363400},
    {"benefit.base_amount_ore", "2018-04-30", 9363400},
    {"benefit.base_amount_ore", "2018-05-01", 9688300},
    {"benefit.base_amount_ore", "2019-05-01", 9985800},
    {"benefit.base_amount_ore", "2020-05-01", 10135100},
    {"benefit.base_amount_ore", "2021-05-01", 10639900},
    {"benefit.base_amount_ore", "2022-05-01", 11147700},
    {"benefit.base_amount_ore", "2023-05-01", 11862000},
    {"benefit.base_amount_ore", "2024-05-01", 12402800},
    {"benefit.base_amount_ore", "2025-05-01", 13016000},
    {"benefit.base_amount_ore", "2026-05-01", 13654900},
    {"benefit.base_amount_ore", "2027-04-30", 13654900},
    {"benefit.base_amount_ore", "2027-05-01", NOT_KNOWN},
    {"benefit.free_amount_short_bp", "2025-12-31", 4000},
    {"benefit.free_amount_short_bp", "2026-01-01", 4000},
    {"benefit.free_amount_long_bp", "2025-12-31", NOT_KNOWN},
    {"benefit.free_amount_long_bp", "2026-01-01", 10000},
    {"benefit.free_amount_vta_bp", "2026-01-01", 10000},

    {"minimum_wage.hospitality_16_ore", "2017-12-31", NOT_KNOWN},
    {"minimum_wage.hospitality_16_ore", "2018-01-01", 10218},
    {"minimum_wage.hospitality_17_ore", "2018-11-30", 11168},
    {"minimum_wage.hospitality_18_ore", "2018-01-01", 12594},
    {"minimum_wage.hospitality_adult_ore", "2018-01-01", 15718},
    {"minimum_wage.hospitality_16_ore", "2018-12-01", 10583},
    {"minimum_wage.hospitality_17_ore", "2018-12-01", 11533},
    {"minimum_wage.hospitality_18_ore", "2018-12-01", 12959},
    {"minimum_wage.hospitality_adult_ore", "2018-12-01", 16187},
    {"minimum_wage.hospitality_16_ore", "2021-07-01", 11408},
    {"minimum_wage.hospitality_17_ore", "2021-07-01", 12358},
    {"minimum_wage.hospitality_18_ore", "2021-07-01", 13784},
    {"minimum_wage.hospitality_adult_ore", "2021-07-01", 17547},
    {"minimum_wage.hospitality_16_ore", "2022-12-15", 11808},
    {"minimum_wage.hospitality_17_ore", "2022-12-15", 12758},
    {"minimum_wage.hospitality_18_ore", "2022-12-15", 14184},
    {"minimum_wage.hospitality_adult_ore", "2022-12-15", 17994},
    {"minimum_wage.hospitality_16_ore", "2023-06-15", 12858},
    {"minimum_wage.hospitality_17_ore", "2023-06-15", 13808},
    {"minimum_wage.hospitality_18_ore", "2023-06-15", 15234},
    {"minimum_wage.hospitality_adult_ore", "2024-10-31", 19079},
    {"minimum_wage.hospitality_16_ore", "2024-11-01", NOT_KNOWN},
    {"minimum_wage.hospitality_adult_ore", "2024-11-01", NOT_KNOWN},

    {"minimum_wage.cleaning_adult_ore", "2019-05-31", NOT_KNOWN},
    {"minimum_wage.cleaning_16_ore", "2019-06-01", 13962},
    {"minimum_wage.cleaning_17_ore", "2019-06-01", 13962},
    {"minimum_wage.cleaning_18_ore", "2019-06-01", 18766},
    {"minimum_wage.cleaning_adult_ore", "2019-06-01", 18766},
    {"minimum_wage.cleaning_16_ore", "2021-07-01", 14627},
    {"minimum_wage.cleaning_adult_ore", "2021-07-01", 19604},
    {"minimum_wage.cleaning_17_ore", "2022-12-15", 15355},
    {"minimum_wage.cleaning_18_ore", "2022-12-15", 20454},
    {"minimum_wage.cleaning_16_ore", "2023-06-15", 16505},
    {"minimum_wage.cleaning_adult_ore", "2024-10-31", 21604},
    {"minimum_wage.cleaning_16_ore", "2024-11-01", NOT_KNOWN},
    {"minimum_wage.cleaning_adult_ore", "2026-11-22", NOT_KNOWN},

    {"minimum_wage.construction_adult_ore", "2022-12-14", NOT_KNOWN},
    {"minimum_wage.construction_adult_ore", "2022-12-15", 20740},
    {"minimum_wage.construction_18_ore", "2023-06-15", 21490},
    {"minimum_wage.construction_adult_ore", "2024-11-01", 22690},
    {"minimum_wage.construction_18_ore", "2025-06-15", 23961},
    {"minimum_wage.construction_experienced_ore", "2022-12-15", 21600},
    {"minimum_wage.construction_experienced_ore", "2023-06-15", 22380},
    {"minimum_wage.construction_experienced_ore", "2024-11-01", 23580},
    {"minimum_wage.construction_experienced_ore", "2025-06-15", 24900},
    {"minimum_wage.construction_skilled_ore", "2022-12-15", 23000},
    {"minimum_wage.construction_skilled_ore", "2023-06-15", 23830},
    {"minimum_wage.construction_skilled_ore", "2024-11-01", 25030},
    {"minimum_wage.construction_skilled_ore", "2025-06-15", 26432},
    {"minimum_wage.construction_16_ore", "2022-12-15", 13900},
    {"minimum_wage.construction_17_ore", "2023-06-15", 14650},
    {"minimum_wage.construction_16_ore", "2024-11-01", 15383},
    {"minimum_wage.construction_17_ore", "2025-06-15", 16244},
};

static void values_are_those_of_the_sources(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH_OF(worth); i++) {
        int64_t value = value_on(built_in(), worth[i].id, worth[i].on);
        if (value != worth[i].value) {
            fail_msg("%s on %s: %lld and not %lld", worth[i].id, worth[i].on, (long long)value, (long long)worth[i].value);
        }
    }
}

static void a_fifth_of_the_tariffs_is_the_floor(void **state)
{
    (void)state;
    static const struct {
        const char *id, *on;
        int64_t floor_ore;
    } floors[] = {
        {"minimum_wage.hospitality_adult_ore", "2018-01-01", 3144}, {"minimum_wage.hospitality_adult_ore", "2018-12-01", 3238},
        {"minimum_wage.hospitality_adult_ore", "2021-07-01", 3510}, {"minimum_wage.hospitality_adult_ore", "2022-12-15", 3599},
        {"minimum_wage.hospitality_adult_ore", "2023-06-15", 3816}, {"minimum_wage.cleaning_adult_ore", "2019-06-01", 3754},
        {"minimum_wage.cleaning_adult_ore", "2021-07-01", 3921},    {"minimum_wage.cleaning_adult_ore", "2022-12-15", 4091},
        {"minimum_wage.cleaning_adult_ore", "2023-06-15", 4321},
    };
    for (size_t i = 0; i < LENGTH_OF(floors); i++) {
        int64_t share = value_on(built_in(), "wage.floor_share_bp", floors[i].on);
        assert_int_equal(money_share_up(value_on(built_in(), floors[i].id, floors[i].on), share), floors[i].floor_ore);
    }
}

static void nav_follows_up_in_six_municipalities(void **state)
{
    (void)state;
    static const int16_t named[] = {1506, 1508, 1535, 1539, 1547, 1579};
    assert_null(rulebook_find(built_in(), FOLLOWUP_NAV_MUNICIPALITIES, day("2024-03-31"), UNKNOWN));
    const struct dated_value *found = rulebook_find(built_in(), FOLLOWUP_NAV_MUNICIPALITIES, day("2024-04-01"), UNKNOWN);
    assert_int_equal(found->value, 6);
    assert_memory_equal(found->members, named, sizeof named);
}

static void what_was_decided_later_is_not_seen(void **state)
{
    (void)state;
    const heltmed_rulebook *rulebook = built_in();
    const char *g = "benefit.base_amount_ore";
    assert_int_equal(known_value(rulebook, g, "2020-07-01", day("2020-09-20")), 9985800);
    assert_int_equal(known_value(rulebook, g, "2020-07-01", day("2020-09-21")), 10135100);
    assert_int_equal(known_value(rulebook, g, "2020-04-30", day("2026-11-22")), 9985800);
    assert_int_equal(known_value(rulebook, g, "2021-05-01", day("2020-09-20")), 10639900);
    const char *free_amount = "benefit.free_amount_long_bp";
    assert_true(known_value(rulebook, free_amount, "2026-03-01", day("2026-09-30")) == HELTMED_UNKNOWN);
    assert_int_equal(known_value(rulebook, free_amount, "2026-03-01", day("2026-10-01")), 10000);
}

static void lists_are_in_order_and_in_range(void **state)
{
    (void)state;
    for (size_t release = 0; release < heltmed_rulebook_version_count(); release++) {
        for (size_t i = 0; i < PARAMETERS; i++) {
            const struct value_list *list = &releases[release]->lists[i];
            for (uint32_t k = 0; k < list->count; k++) {
                const struct dated_value *value = &list->values[k];
                assert_true(k == 0 || list->values[k - 1].valid_from < value->valid_from);
                assert_in_range(value->valid_from - DATE_MIN, 0, DATE_MAX - DATE_MIN);
                assert_in_range(value->known_from - DATE_MIN, 0, DATE_MAX - DATE_MIN);
                assert_true(value->value == UNKNOWN || (value->value >= parameters[i].lo && value->value <= parameters[i].hi));
                assert_true((value->members != NULL) == (parameters[i].kind == VALUE_MUNICIPALITIES));
            }
        }
    }
}

static void a_rulebook_is_asked_properly(void **state)
{
    (void)state;
    heltmed_rulebook *rulebook = built_in();
    heltmed_error error;
    int64_t value = 17;
    int32_t from = 17;
    assert_int_equal(heltmed_rulebook_get(NULL, "trial.weeks", 0, HELTMED_UNKNOWN, &value, &from, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_rulebook_get(rulebook, NULL, 0, HELTMED_UNKNOWN, &value, &from, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_rulebook_get(rulebook, "trial.weeks", 0, HELTMED_UNKNOWN, NULL, &from, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_rulebook_get(rulebook, "a.secret", 0, HELTMED_UNKNOWN, &value, &from, &error), HELTMED_UNKNOWN_NAME);
    assert_string_equal(error.field, "");
    assert_null(strstr(error.message, "secret"));
    assert_int_equal(heltmed_rulebook_get(rulebook, "followup.nav_municipalities", 0, HELTMED_UNKNOWN, &value, &from, &error),
                     HELTMED_TYPE);
    assert_string_equal(error.field, "followup.nav_municipalities");
    assert_int_equal(heltmed_rulebook_get(rulebook, "trial.weeks", DATE_MIN - 1, HELTMED_UNKNOWN, &value, &from, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_rulebook_get(rulebook, "trial.weeks", DATE_MAX + 1, HELTMED_UNKNOWN, &value, &from, NULL), HELTMED_RANGE);
    assert_int_equal(heltmed_rulebook_get(rulebook, "trial.weeks", 0, (int64_t)DATE_MAX + 1, &value, &from, NULL), HELTMED_RANGE);
    assert_int_equal(value, 17);
    assert_int_equal(from, 17);

    assert_int_equal(heltmed_rulebook_get(rulebook, "vta_s.monthly_rate_ore", day("2015-01-01"), HELTMED_UNKNOWN, &value, &from, NULL),
                     HELTMED_OK);
    assert_true(value == HELTMED_UNKNOWN && from == 17);
    assert_int_equal(heltmed_rulebook_get(rulebook, "vta_s.monthly_rate_ore", day("2021-01-01"), HELTMED_UNKNOWN, &value, &from, NULL),
                     HELTMED_OK);
    assert_true(value == HELTMED_UNKNOWN);
    assert_int_equal(from, day("2019-01-01"));
    assert_int_equal(heltmed_rulebook_get(rulebook, "trial.weeks", 0, HELTMED_UNKNOWN, &value, NULL, NULL), HELTMED_OK);

    heltmed_rulebook *out = NULL;
    assert_int_equal(heltmed_rulebook_built_in("1999.1", &out, &error), HELTMED_UNKNOWN_NAME);
    assert_int_equal(heltmed_rulebook_built_in(NULL, &out, NULL), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_rulebook_built_in("2026.1", NULL, NULL), HELTMED_ARGUMENT);
    assert_null(out);
    assert_string_equal(heltmed_rulebook_version(rulebook), "2026.1");
    assert_null(heltmed_rulebook_version(NULL));

    assert_null(rulebook_find(rulebook, TRIAL_WEEKS, UNKNOWN, UNKNOWN));
    assert_int_equal(rulebook_value(rulebook, TRIAL_WEEKS, DATE_MIN, UNKNOWN), 4);
    assert_int_equal(rulebook_value(rulebook, TRIAL_WEEKS, INT64_MAX, UNKNOWN), 4);
    assert_true(rulebook_value(rulebook, TRIAL_WEEKS, DATE_MIN - 1, UNKNOWN) == UNKNOWN);
    heltmed_rulebook_destroy(rulebook);
    heltmed_rulebook_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_parameter_is_described),         cmocka_unit_test(minimum_wages_stand_area_by_area),
        cmocka_unit_test(there_is_nothing_past_the_end),        cmocka_unit_test(ids_are_unique),
        cmocka_unit_test(values_are_those_of_the_sources),      cmocka_unit_test(a_fifth_of_the_tariffs_is_the_floor),
        cmocka_unit_test(nav_follows_up_in_six_municipalities), cmocka_unit_test(what_was_decided_later_is_not_seen),
        cmocka_unit_test(lists_are_in_order_and_in_range),      cmocka_unit_test(a_rulebook_is_asked_properly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
