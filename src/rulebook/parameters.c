/* What each parameter is; its values are in the released rulebooks. */
#include "rulebook/parameters.h"

#include <string.h>

#include "base/value.h"

const char *const rule_kind_names[RULE_KINDS] = {
    [REQUIREMENT] = "requirement", [GUIDELINE] = "guideline",     [TARGET] = "target",
    [CAUTION] = "caution",         [OBSERVATION] = "observation", [EXTERNAL] = "external",
};

const char *const rule_basis_names[RULE_BASES] = {
    [BASIS_SOURCE] = "source", [BASIS_READING] = "reading", [BASIS_PROJECT] = "project", [BASIS_EXTERNAL] = "external"};

/* The ranges that a host's values must keep to. */
#define SHARE_RANGE 0, 10000
#define MONEY_RANGE 0, 1000000000
#define WEEKS_RANGE 1, 52
#define COUNT_RANGE 0, 1000000
#define MINUTES_RANGE 0, 10080
#define WEEKDAYS_RANGE 0, 7
#define MUNICIPALITY_RANGE 0, 9999

/* The four ages of a generally applicable area. */
#define MINIMUM(index, area, words)                                                                              \
    [MINIMUM_WAGE + (index)*AGE_BANDS +                                                                          \
        AGE_16] = {"minimum_wage." area "_16_ore",                                                               \
                   VALUE_ORE_PER_HOUR,                                                                           \
                   EXTERNAL,                                                                                     \
                   BASIS_EXTERNAL,                                                                               \
                   MONEY_RANGE,                                                                                  \
                   "B5",                                                                                         \
                   "generally applicable minimum wage, " words ", at 16"},                                       \
        [MINIMUM_WAGE + (index)*AGE_BANDS + AGE_17] = {"minimum_wage." area "_17_ore",                           \
                                                       VALUE_ORE_PER_HOUR,                                       \
                                                       EXTERNAL,                                                 \
                                                       BASIS_EXTERNAL,                                           \
                                                       MONEY_RANGE,                                              \
                                                       "B5",                                                     \
                                                       "generally applicable minimum wage, " words ", at 17"},   \
        [MINIMUM_WAGE + (index)*AGE_BANDS + AGE_18] = {"minimum_wage." area "_18_ore",                           \
                                                       VALUE_ORE_PER_HOUR,                                       \
                                                       EXTERNAL,                                                 \
                                                       BASIS_EXTERNAL,                                           \
                                                       MONEY_RANGE,                                              \
                                                       "B5",                                                     \
                                                       "generally applicable minimum wage, " words ", from 18"}, \
        [MINIMUM_WAGE + (index)*AGE_BANDS + AGE_ADULT] = {"minimum_wage." area "_adult_ore",                     \
                                                          VALUE_ORE_PER_HOUR,                                    \
                                                          EXTERNAL,                                              \
                                                          BASIS_EXTERNAL,                                        \
                                                          MONEY_RANGE,                                           \
                                                          "B5",                                                  \
                                                          "generally applicable minimum wage, " words ", adult"}

const struct parameter_info parameters[PARAMETERS] = {
    [WAGE_FLOOR_SHARE] = {"wage.floor_share_bp", VALUE_BP, REQUIREMENT, BASIS_SOURCE, SHARE_RANGE, "S2-13 S3-27",
                          "the least wage as a share of the comparable tariff"},
    [TRIAL_WEEKS] = {"trial.weeks", VALUE_WEEKS, REQUIREMENT, BASIS_SOURCE, WEEKS_RANGE, "S2-09 S3-21", "how long the trial is"},
    [TRIAL_VISITS_PER_WEEK] = {"trial.visits_per_week", VALUE_COUNT, GUIDELINE, BASIS_SOURCE, 1, 7, "S3-22",
                               "follow-up visits in each week of the trial"},
    [TRIAL_INTERVIEWS] = {"trial.interviews", VALUE_COUNT, REQUIREMENT, BASIS_SOURCE, COUNT_RANGE, "S3-21",
                          "interviews that come before the trial"},
    [FOLLOWUP_WEEKLY_UNTIL_DAY] = {"followup.weekly_until_day", VALUE_DAYS, GUIDELINE, BASIS_PROJECT, COUNT_RANGE, "S3-22 S3-33",
                                   "days after the hiring with weekly visits; the step is ours"},
    [FOLLOWUP_FORTNIGHTLY_UNTIL_DAY] = {"followup.fortnightly_until_day", VALUE_DAYS, GUIDELINE, BASIS_PROJECT, COUNT_RANGE, "S3-22 S3-33",
                                        "the day after the hiring from which visits are monthly; the step is ours"},
    [FOLLOWUP_GRACE_DAYS] = {"followup.grace_days", VALUE_DAYS, GUIDELINE, BASIS_PROJECT, COUNT_RANGE, "",
                             "days that a visit may be late and still be on schedule"},
    [FOLLOWUP_EARLY_DAYS] = {"followup.early_days", VALUE_DAYS, GUIDELINE, BASIS_PROJECT, COUNT_RANGE, "",
                             "days that a visit may come before its planned day and still count for it"},
    [CERTIFICATE_SESSIONS] = {"certificate.sessions", VALUE_COUNT, REQUIREMENT, BASIS_SOURCE, COUNT_RANGE, "S0-17a",
                              "sessions of the competence programme"},
    [CERTIFICATE_SESSION_MINUTES_MIN] = {"certificate.session_minutes_min", VALUE_MINUTES, GUIDELINE, BASIS_PROJECT, MINUTES_RANGE, "S0-16",
                                         "the shortest session that is still about an hour; the band is ours"},
    [CERTIFICATE_SESSION_MINUTES_MAX] = {"certificate.session_minutes_max", VALUE_MINUTES, GUIDELINE, BASIS_PROJECT, MINUTES_RANGE, "S0-16",
                                         "the longest session that is still about an hour; the band is ours"},
    [CERTIFICATE_GAP_DAYS_MIN] = {"certificate.gap_days_min", VALUE_DAYS, GUIDELINE, BASIS_PROJECT, COUNT_RANGE, "S0-17b",
                                  "the fewest days between sessions that are still about a week; the band is ours"},
    [CERTIFICATE_GAP_DAYS_MAX] = {"certificate.gap_days_max", VALUE_DAYS, GUIDELINE, BASIS_PROJECT, COUNT_RANGE, "S0-17b",
                                  "the most days between sessions that are still about a week; the band is ours"},
    [CERTIFICATE_GROUP_MIN] = {"certificate.group_min", VALUE_COUNT, GUIDELINE, BASIS_SOURCE, COUNT_RANGE, "S0-10",
                               "the usual least number of participants in a session"},
    [CERTIFICATE_GROUP_MAX] = {"certificate.group_max", VALUE_COUNT, GUIDELINE, BASIS_SOURCE, COUNT_RANGE, "S0-10",
                               "the usual greatest number of participants in a session"},
    [EXPRESS_OWN_SHARE] = {"express.own_share_bp", VALUE_BP, EXTERNAL, BASIS_EXTERNAL, SHARE_RANGE, "S3-01 S3-04 S3-15",
                           "a municipality's least own share in VTA-S, an estimate of the price of an eXpress place"},
    [EXPRESS_PLACE_HELD_DAYS] = {"express.place_held_days", VALUE_DAYS, GUIDELINE, BASIS_PROJECT, COUNT_RANGE, "",
                                 "days that a place stays taken after a trial with no hiring"},
    [VTA_S_MONTHLY_RATE] = {"vta_s.monthly_rate_ore", VALUE_ORE_PER_MONTH, EXTERNAL, BASIS_EXTERNAL, MONEY_RANGE, "B2",
                            "what the state pays for a VTA-S place"},
    [BENEFIT_BASE_AMOUNT] = {"benefit.base_amount_ore", VALUE_ORE_PER_YEAR, EXTERNAL, BASIS_EXTERNAL, MONEY_RANGE, "B1",
                             "the national insurance base amount (G)"},
    [BENEFIT_FREE_AMOUNT_SHORT] = {"benefit.free_amount_short_bp", VALUE_BP, EXTERNAL, BASIS_EXTERNAL, SHARE_RANGE, "B1",
                                   "free amount beside the disability benefit, as a share of G"},
    [BENEFIT_FREE_AMOUNT_LONG] = {"benefit.free_amount_long_bp", VALUE_BP, EXTERNAL, BASIS_EXTERNAL, SHARE_RANGE, "B1",
                                  "the free amount after two years on one degree of benefit, as a share of G"},
    [BENEFIT_FREE_AMOUNT_VTA] = {"benefit.free_amount_vta_bp", VALUE_BP, EXTERNAL, BASIS_EXTERNAL, SHARE_RANGE, "B1",
                                 "the free amount of participants in VTA, as a share of G"},
    MINIMUM(CLEANING, "cleaning", "cleaning"),
    MINIMUM(HOSPITALITY, "hospitality", "hotel, serving and catering"),
    MINIMUM(CONSTRUCTION, "construction", "construction"),
    MINIMUM(SHIP_AND_YARD, "ship_and_yard", "ship and yard"),
    MINIMUM(AGRICULTURE, "agriculture", "agriculture and gardening"),
    MINIMUM(FISH_PROCESSING, "fish_processing", "fish processing"),
    MINIMUM(ELECTRO, "electro", "electro"),
    MINIMUM(ROAD_FREIGHT, "road_freight", "road freight"),
    MINIMUM(TOUR_BUS, "tour_bus", "tour bus"),
    [MINIMUM_WAGE_CONSTRUCTION_EXPERIENCED] = {"minimum_wage.construction_experienced_ore", VALUE_ORE_PER_HOUR, EXTERNAL, BASIS_EXTERNAL,
                                               MONEY_RANGE, "B5",
                                               "generally applicable minimum wage, construction, unskilled with a year's experience"},
    [MINIMUM_WAGE_CONSTRUCTION_SKILLED] = {"minimum_wage.construction_skilled_ore", VALUE_ORE_PER_HOUR, EXTERNAL, BASIS_EXTERNAL,
                                           MONEY_RANGE, "B5", "generally applicable minimum wage, construction, skilled"},
    [UNGJOBB_PROMPT_DAYS] = {"ungjobb.prompt_days", VALUE_DAYS, GUIDELINE, BASIS_PROJECT, COUNT_RANGE, "S2-31",
                             "days after the autumn break within which a placement starts promptly; the band is ours"},
    [UNGJOBB_CLOSE_DAYS] = {"ungjobb.close_days", VALUE_DAYS, GUIDELINE, BASIS_PROJECT, COUNT_RANGE, "S2-33",
                            "days before the summer break within which a placement ends close to it; the band is ours"},
    [UNGJOBB_PRACTICE_DAYS] = {"ungjobb.practice_days", VALUE_DAYS_PER_WEEK, GUIDELINE, BASIS_SOURCE, WEEKDAYS_RANGE, "S2-32",
                               "days a week in the placement"},
    [UNGJOBB_SCHOOL_DAYS] = {"ungjobb.school_days", VALUE_DAYS_PER_WEEK, GUIDELINE, BASIS_SOURCE, WEEKDAYS_RANGE, "S2-32",
                             "days a week at school"},
    [UNGJOBB_OFFER_TARGET] = {"ungjobb.offer_target_bp", VALUE_BP, TARGET, BASIS_SOURCE, SHARE_RANGE, "S2-37",
                              "the share of the pupils who are to be offered a permanent post"},
    [TRIAL_OFFER_OBSERVED] = {"trial.offer_observed_bp", VALUE_BP, OBSERVATION, BASIS_SOURCE, SHARE_RANGE, "S2-11 S3-25",
                              "the share that is reported to get a permanent post after the trial; never a limit"},
    [DIGITAL_TRAINING_HOME_WEEKS] = {"digital_training.home_weeks", VALUE_WEEKS, CAUTION, BASIS_PROJECT, COUNT_RANGE, "S4-10",
                                     "weeks of training at home only after which a person should look; the number is ours"},
    [FOLLOWUP_NAV_MUNICIPALITIES] = {"followup.nav_municipalities", VALUE_MUNICIPALITIES, OBSERVATION, BASIS_SOURCE, MUNICIPALITY_RANGE,
                                     "S2-23", "municipalities where Nav itself follows up"},
};

enum parameter parameter_named(const char *id, uint64_t size)
{
    for (int i = 0; i < PARAMETERS; i++) {
        if (strlen(parameters[i].id) == size && memcmp(parameters[i].id, id, size) == 0) {
            return (enum parameter)i;
        }
    }
    return PARAMETERS;
}
