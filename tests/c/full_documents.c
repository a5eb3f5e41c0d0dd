#include "full_documents.h"

#include <string.h>

const struct full_document full_documents[FULL_DOCUMENTS] = {
    {"eligibility", "{\"on\":\"2026-11-22\",\"wants_job\":true,\"target_groups\":[\"learning_difficulties\",\"intellectual_disability\"],"
                    "\"lives_in_municipality\":\"0301\"}"},
    {"recruitment", "{\"on\":\"2026-11-22\",\"applicants\":3,\"applicants_interviewed\":3,\"found\":\"both\"}"},
    {"trial", "{\"on\":\"2026-03-20\",\"starts_on\":\"2026-03-16\",\"interviews_held\":2,\"paid_by\":\"helt_med\"}"},
    {"offer", "{\"on\":\"2026-11-22\",\"trial_starts_on\":\"2026-10-01\",\"worker_wants_to_continue\":true}"},
    {"wage", "{\"on\":\"2026-11-22\",\"phase\":\"permanent\",\"hourly_wage_ore\":3816,\"comparable_tariff_ore\":19080}"},
    {"followup", "{\"on\":\"2026-11-22\",\"hired_on\":\"2026-01-05\",\"visits\":[\"2026-11-06\",\"2026-10-06\"],"
                 "\"step_ups\":[\"2026-05-01\"],\"municipality\":\"1506\"}"},
    {"express", "{\"on\":\"2026-11-22\",\"agreement_from\":\"2026-01-01\",\"places_agreed\":2,\"places_taken\":1}"},
    {"certificate", "{\"on\":\"2026-11-22\",\"sessions\":[{\"on\":\"2026-01-05\",\"minutes\":60,\"attended\":true},{\"minutes\":null,"
                    "\"on\":\"2026-01-12\"}],\"tests\":[{\"topic\":\"rules\",\"on\":\"2026-02-01\",\"passed\":true}]}"},
    {"ungjobb", "{\"on\":\"2026-11-22\",\"practice_from\":\"2026-10-12\",\"practice_days_per_week\":3}"},
    {"ungjobb_certificate", "{\"on\":\"2026-11-22\",\"abilities\":[\"b\\u00e6re \\\"kasser\\\"\",\"koke kaffe \\ud83d\\ude00\"]}"},
    {"vivirkr", "{\"on\":\"2026-11-22\",\"p1\":\"met\",\"p2\":\"partly\",\"weights\":[1,2,3,4,5,6,7,8,9,10]}"},
    {"digital_training", "{\"on\":\"2026-11-22\",\"team_has\":[\"guide\"],\"weeks_at_home_only\":13}"},
    {"benefit", "{\"on\":\"2026-11-22\",\"in_vta\":false,\"annual_pensionable_income_ore\":5206400}"},
    {"concern", "{\"on\":\"2026-11-22\",\"reported_on\":\"2026-11-22\",\"reported_by\":\"worker\"}"},
    {"gathering", "{\"on\":\"2026-11-22\",\"invited\":true}"},
    {"plan", "{\"hired_on\":\"2026-01-05\",\"step_ups\":[\"2026-03-02\",\"2026-02-02\"],\"from\":\"2026-01-01\",\"until\":\"2026-06-30\"}"},
    {"shortfalls", "{\"wages\":[{\"from\":\"2026-03-01\",\"hourly_ore\":200},{\"hourly_ore\":100,\"from\":\"2026-01-01\"}],"
                   "\"tariffs\":[{\"from\":\"2026-02-01\",\"hourly_ore\":1000}],\"minutes_per_week\":600,"
                   "\"from\":\"2026-01-01\",\"until\":\"2026-03-31\"}"},
    {"share", "{\"starts_on\":\"2026-01-15\",\"from\":\"2026-01-01\",\"until\":\"2026-03-31\"}"},
};

heltmed_status answer_document(heltmed_document *document, const heltmed_rulebook *rulebook, const char *name, const char *json,
                               size_t size, heltmed_text *out, heltmed_error *error)
{
    if (strcmp(name, "plan") == 0) {
        return heltmed_document_plan(document, rulebook, json, size, out, error);
    }
    if (strcmp(name, "shortfalls") == 0) {
        return heltmed_document_shortfalls(document, rulebook, json, size, out, error);
    }
    if (strcmp(name, "share") == 0) {
        return heltmed_document_share(document, rulebook, json, size, out, error);
    }
    return heltmed_document_assess(document, rulebook, name, json, size, HELTMED_NB, out, error);
}
