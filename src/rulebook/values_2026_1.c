/*
 * The values of rulebook 2026.1. Money is in øre, shares in basis points, as each parameter's kind says.
 * A released rulebook is never edited: a later one gets a file of its own.
 */
#include "base/date.h"
#include "rulebook/rulebook.h"

/* The number of a day as a constant: base/date.h computes the same, but not before the program runs. For years
 * from 1. Months count from March, so that the leap day ends a year. */
#define MARCH_YEAR(year, month) ((year) - ((month) < 3))
#define MARCH_MONTH(month) ((month) < 3 ? (month) + 9 : (month)-3)
#define LEAP_DAYS(year) ((year) / 4 - (year) / 100 + (year) / 400)
#define DAY(year, month, day) \
    (365 * MARCH_YEAR(year, month) + LEAP_DAYS(MARCH_YEAR(year, month)) + (153 * MARCH_MONTH(month) + 2) / 5 + (day)-1 - 719468)

_Static_assert(DAY(1, 1, 1) == DATE_MIN && DAY(1970, 1, 1) == 0 && DAY(2024, 2, 29) == 19782 && DAY(9999, 12, 31) == DATE_MAX, "days");

#define FROM(year, month, day, number)                \
    {                                                 \
        DAY(year, month, day), DATE_MIN, number, NULL \
    }
#define ENDED(year, month, day) FROM(year, month, day, UNKNOWN)

/* A list of values, and a rule of the model, which carries no date in its source. */
#define LIST(list)                           \
    {                                        \
        list, sizeof(list) / sizeof(list[0]) \
    }
#define ALWAYS(number)                                                      \
    {                                                                       \
        (const struct dated_value[]){{DATE_MIN, DATE_MIN, number, NULL}}, 1 \
    }

/* VTA-S, kroner a month. A year's rate ends with the year; 2017, 2019 to 2021 were not found and 2022 only as a
 * share of the next year's. */
static const struct dated_value vta_s_monthly_rate[] = {
    FROM(2016, 1, 1, 1253200), ENDED(2017, 1, 1),         FROM(2018, 1, 1, 1323100), ENDED(2019, 1, 1), FROM(2023, 1, 1, 1532400),
    FROM(2024, 1, 1, 1623100), FROM(2025, 1, 1, 1684800), FROM(2026, 1, 1, 1745500), ENDED(2027, 1, 1),
};

/* G. That of 2020 was decided in September, back to May. */
static const struct dated_value base_amount[] = {
    FROM(2017, 5, 1, 9363400),  FROM(2018, 5, 1, 9688300),  FROM(2019, 5, 1, 9985800),  {DAY(2020, 5, 1), DAY(2020, 9, 21), 10135100, NULL},
    FROM(2021, 5, 1, 10639900), FROM(2022, 5, 1, 11147700), FROM(2023, 5, 1, 11862000), FROM(2024, 5, 1, 12402800),
    FROM(2025, 5, 1, 13016000), FROM(2026, 5, 1, 13654900), ENDED(2027, 5, 1),
};

/* In force on 1 October 2026 with effect from 1 January. */
static const struct dated_value free_amount_long[] = {{DAY(2026, 1, 1), DAY(2026, 10, 1), 10000, NULL}};

/* Cleaning: one rate under 18, one from 18. The regulation of November 2024 was not found. */
#define CLEANING_VALUES(from_2019, from_2021, from_2022, from_2023)                                                            \
    {                                                                                                                          \
        FROM(2019, 6, 1, from_2019), FROM(2021, 7, 1, from_2021), FROM(2022, 12, 15, from_2022), FROM(2023, 6, 15, from_2023), \
            ENDED(2024, 11, 1)                                                                                                 \
    }
static const struct dated_value cleaning_young[] = CLEANING_VALUES(13962, 14627, 15355, 16505);
static const struct dated_value cleaning_adult[] = CLEANING_VALUES(18766, 19604, 20454, 21604);

/* Hotel, serving and catering; adult is over 20, or over 18 with four months' practice. The rates of November
 * 2024 and later were not found. */
#define HOSPITALITY_VALUES(from_2018, from_december_2018, from_2021, from_2022, from_2023)                                              \
    {                                                                                                                                   \
        FROM(2018, 1, 1, from_2018), FROM(2018, 12, 1, from_december_2018), FROM(2021, 7, 1, from_2021), FROM(2022, 12, 15, from_2022), \
            FROM(2023, 6, 15, from_2023), ENDED(2024, 11, 1)                                                                            \
    }
static const struct dated_value hospitality_16[] = HOSPITALITY_VALUES(10218, 10583, 11408, 11808, 12858);
static const struct dated_value hospitality_17[] = HOSPITALITY_VALUES(11168, 11533, 12358, 12758, 13808);
static const struct dated_value hospitality_18[] = HOSPITALITY_VALUES(12594, 12959, 13784, 14184, 15234);
static const struct dated_value hospitality_adult[] = HOSPITALITY_VALUES(15718, 16187, 17547, 17994, 19079);

/* Construction: under 18; unskilled without experience; with a year of it; skilled. */
#define CONSTRUCTION_VALUES(from_2022, from_2023, from_2024, from_2025)                                                         \
    {                                                                                                                           \
        FROM(2022, 12, 15, from_2022), FROM(2023, 6, 15, from_2023), FROM(2024, 11, 1, from_2024), FROM(2025, 6, 15, from_2025) \
    }
static const struct dated_value construction_young[] = CONSTRUCTION_VALUES(13900, 14650, 15383, 16244);
static const struct dated_value construction_unskilled[] = CONSTRUCTION_VALUES(20740, 21490, 22690, 23961);
static const struct dated_value construction_experienced[] = CONSTRUCTION_VALUES(21600, 22380, 23580, 24900);
static const struct dated_value construction_skilled[] = CONSTRUCTION_VALUES(23000, 23830, 25030, 26432);

/* Molde, Ålesund, Vestnes, Rauma, Aukra, Hustadvika, by the numbers of 2024. */
static const int16_t nav_municipalities[] = {1506, 1508, 1535, 1539, 1547, 1579};
static const struct dated_value followup_nav[] = {{DAY(2024, 4, 1), DATE_MIN, 6, nav_municipalities}};

#define MINIMUM(area, band) [MINIMUM_WAGE + (area)*AGE_BANDS + (band)]

const struct heltmed_rulebook rulebook_2026_1 = {
    .version = "2026.1",
    .sealed = true,
    .built_in = true,
    .lists =
        {
            [WAGE_FLOOR_SHARE] = ALWAYS(2000),
            [TRIAL_WEEKS] = ALWAYS(4),
            [TRIAL_VISITS_PER_WEEK] = ALWAYS(2),
            [TRIAL_INTERVIEWS] = ALWAYS(2),
            [FOLLOWUP_WEEKLY_UNTIL_DAY] = ALWAYS(56),
            [FOLLOWUP_FORTNIGHTLY_UNTIL_DAY] = ALWAYS(182),
            [FOLLOWUP_GRACE_DAYS] = ALWAYS(7),
            [FOLLOWUP_EARLY_DAYS] = ALWAYS(3),
            [CERTIFICATE_SESSIONS] = ALWAYS(20),
            [CERTIFICATE_SESSION_MINUTES_MIN] = ALWAYS(45),
            [CERTIFICATE_SESSION_MINUTES_MAX] = ALWAYS(75),
            [CERTIFICATE_GAP_DAYS_MIN] = ALWAYS(5),
            [CERTIFICATE_GAP_DAYS_MAX] = ALWAYS(10),
            [CERTIFICATE_GROUP_MIN] = ALWAYS(3),
            [CERTIFICATE_GROUP_MAX] = ALWAYS(4),
            [EXPRESS_OWN_SHARE] = ALWAYS(2500),
            [EXPRESS_PLACE_HELD_DAYS] = ALWAYS(28),
            [VTA_S_MONTHLY_RATE] = LIST(vta_s_monthly_rate),
            [BENEFIT_BASE_AMOUNT] = LIST(base_amount),
            [BENEFIT_FREE_AMOUNT_SHORT] = ALWAYS(4000),
            [BENEFIT_FREE_AMOUNT_LONG] = LIST(free_amount_long),
            [BENEFIT_FREE_AMOUNT_VTA] = ALWAYS(10000),
            MINIMUM(CLEANING, AGE_16) = LIST(cleaning_young),
            MINIMUM(CLEANING, AGE_17) = LIST(cleaning_young),
            MINIMUM(CLEANING, AGE_18) = LIST(cleaning_adult),
            MINIMUM(CLEANING, AGE_ADULT) = LIST(cleaning_adult),
            MINIMUM(HOSPITALITY, AGE_16) = LIST(hospitality_16),
            MINIMUM(HOSPITALITY, AGE_17) = LIST(hospitality_17),
            MINIMUM(HOSPITALITY, AGE_18) = LIST(hospitality_18),
            MINIMUM(HOSPITALITY, AGE_ADULT) = LIST(hospitality_adult),
            MINIMUM(CONSTRUCTION, AGE_16) = LIST(construction_young),
            MINIMUM(CONSTRUCTION, AGE_17) = LIST(construction_young),
            MINIMUM(CONSTRUCTION, AGE_18) = LIST(construction_unskilled),
            MINIMUM(CONSTRUCTION, AGE_ADULT) = LIST(construction_unskilled),
            [MINIMUM_WAGE_CONSTRUCTION_EXPERIENCED] = LIST(construction_experienced),
            [MINIMUM_WAGE_CONSTRUCTION_SKILLED] = LIST(construction_skilled),
            [UNGJOBB_PROMPT_DAYS] = ALWAYS(7),
            [UNGJOBB_CLOSE_DAYS] = ALWAYS(14),
            [UNGJOBB_PRACTICE_DAYS] = ALWAYS(3),
            [UNGJOBB_SCHOOL_DAYS] = ALWAYS(2),
            [UNGJOBB_OFFER_TARGET] = ALWAYS(6000),
            [TRIAL_OFFER_OBSERVED] = ALWAYS(8000),
            [DIGITAL_TRAINING_HOME_WEEKS] = ALWAYS(12),
            [FOLLOWUP_NAV_MUNICIPALITIES] = LIST(followup_nav),
        },
};
