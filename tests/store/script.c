#include "script.h"

#define AT(day) "\"on\":\"" day "\",\"recorded_at\":\"" day "T12:00:00Z\",\"actor\":\"js-1\""

static const char *const events[] = {
    "{\"key\":\"k-01\",\"type\":\"agreement_signed\"," AT(
        "2026-01-05") ",\"data\":{\"agreement\":\"ex-1\",\"municipality\":\"3907\",\"places\":2,\"from\":\"2026-01-05\"}}",
    "{\"key\":\"k-02\",\"type\":\"tariff_set\"," AT("2026-01-05") ",\"data\":{\"tariff\":\"ta-1\",\"hourly_ore\":19080}}",
    "{\"key\":\"k-03\",\"case\":\"c-1\",\"type\":\"case_opened\"," AT(
        "2026-01-07") ",\"data\":{\"municipality\":\"3907\",\"in_target_group\":true,\"found\":\"employer_first\"}}",
    "{\"key\":\"k-04\",\"case\":\"c-1\",\"type\":\"interviewed\"," AT("2026-01-09") ",\"data\":{\"round\":1}}",
    "{\"key\":\"k-05\",\"case\":\"c-1\",\"type\":\"interviewed\"," AT("2026-01-12") ",\"data\":{\"round\":2}}",
    "{\"key\":\"k-06\",\"case\":\"c-1\",\"type\":\"references_checked\"," AT("2026-01-13") ",\"data\":{}}",
    "{\"key\":\"k-07\",\"case\":\"c-2\",\"type\":\"case_opened\"," AT(
        "2026-01-14") ",\"data\":{\"municipality\":\"3907\",\"in_target_group\":true,\"found\":\"worker_first\",\"path\":\"helt_med\"}}",
    "{\"key\":\"k-08\",\"case\":\"c-2\",\"type\":\"interviewed\"," AT("2026-01-15") ",\"data\":{\"round\":1}}",
    "{\"key\":\"k-09\",\"case\":\"c-1\",\"type\":\"trial_started\"," AT(
        "2026-01-19") ",\"data\":{\"agreement\":\"ex-1\",\"employer\":\"e-1\",\"post_is_reserved\":true,\"paid_by\":\"helt_med\"}}",
    "{\"key\":\"k-10\",\"case\":\"c-1\",\"type\":\"visited\"," AT("2026-01-20") ",\"data\":{\"with\":\"both\",\"minutes\":45}}",
    "{\"key\":\"k-11\",\"case\":\"c-2\",\"type\":\"concern_reported\"," AT("2026-01-21") ",\"data\":{\"by\":\"worker\"}}",
    "{\"key\":\"k-12\",\"case\":\"c-2\",\"type\":\"concern_acted_on\"," AT("2026-01-21") ",\"data\":{\"by\":\"job_specialist\"}}",
    "{\"key\":\"k-13\",\"case\":\"c-1\",\"type\":\"continuation_decided\"," AT(
        "2026-02-13") ",\"data\":{\"by\":\"worker\",\"wants\":true}}",
    "{\"key\":\"k-14\",\"case\":\"c-1\",\"type\":\"continuation_decided\"," AT(
        "2026-02-13") ",\"data\":{\"by\":\"employer\",\"wants\":true}}",
    "{\"key\":\"k-15\",\"case\":\"c-1\",\"type\":\"trial_ended\"," AT("2026-02-15") ",\"data\":{\"early\":false}}",
    "{\"key\":\"k-16\",\"case\":\"c-1\",\"type\":\"offer_made\"," AT("2026-02-16") ",\"data\":{}}",
    "{\"key\":\"k-17\",\"case\":\"c-1\",\"type\":\"hired\"," AT(
        "2026-02-23") ",\"data\":{\"employer\":\"e-1\",\"hourly_wage_ore\":3816,\"tariff\":\"ta-1\",\"minutes_per_week\":1200,"
                      "\"contract_is_permanent\":true,\"other_terms_equal\":true,\"agreement\":\"ex-1\"}}",
    "{\"key\":\"k-18\",\"case\":\"c-1\",\"type\":\"visited\"," AT(
        "2026-01-20") ",\"data\":{\"with\":\"worker\",\"minutes\":30},\"corrects\":\"k-10\"}",
    "{\"key\":\"k-19\",\"case\":\"c-2\",\"type\":\"voided\"," AT("2026-02-24") ",\"data\":{},\"corrects\":\"k-08\"}",
    "{\"key\":\"k-20\",\"case\":\"c-1\",\"type\":\"facts_stated\"," AT("2026-02-24") ",\"data\":{\"receives_disability_benefit\":true}}",
    "{\"key\":\"k-21\",\"case\":\"c-1\",\"type\":\"wage_changed\"," AT("2026-03-02") ",\"data\":{\"hourly_wage_ore\":3900}}",
    "{\"key\":\"k-22\",\"case\":\"c-1\",\"type\":\"visited\"," AT("2026-03-03") ",\"data\":{\"with\":\"employer\"}}",
    "{\"key\":\"k-23\",\"case\":\"c-2\",\"type\":\"case_withdrawn\"," AT("2026-03-04") ",\"data\":{}}",
    "{\"key\":\"k-24\",\"case\":\"c-1\",\"type\":\"visited\"," AT("2026-03-10") ",\"data\":{\"with\":\"both\",\"minutes\":60}}",
};

void script_of_two_cases(struct script *script)
{
    static const struct step steps[] = {
        {0, 1},   {1, 2},   {2, 3}, {3, 6}, /* three in one transaction */
        {6, 7},   {7, 8},   {0, 0}, {8, 9},   {9, 10},  {10, 11}, {11, 12}, {12, 16},
        {16, 17}, {17, 18}, {0, 0}, {18, 19}, {19, 20}, {20, 23}, {23, 24},
    };

    *script = (struct script){.events = events, .event_count = sizeof(events) / sizeof(events[0])};
    script->step_count = sizeof(steps) / sizeof(steps[0]);
    memcpy(script->steps, steps, sizeof(steps));
}
