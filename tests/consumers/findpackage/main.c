/* When does the job specialist visit someone whose trial begins two weeks before Easter of 2026, and who is then hired? */
#include <stdio.h>

#include <heltmed/heltmed.h>

static const char *const steps[] = {"trial", "weekly", "fortnightly", "monthly"};

static heltmed_status plan_visits(heltmed_plan *plan, heltmed_error *error)
{
    heltmed_plan_facts facts;
    heltmed_rulebook *rulebook = NULL;
    int32_t starts_on = 0;
    heltmed_status status = heltmed_rulebook_built_in("2026.1", &rulebook, error);

    if (status == HELTMED_OK) {
        status = heltmed_date_parse("2026-03-16", 10, &starts_on, error);
    }
    if (status == HELTMED_OK) {
        heltmed_plan_facts_init(&facts);
        facts.trial_starts_on = starts_on;
        facts.hired_on = starts_on + 28;
        facts.from = starts_on;
        facts.until = starts_on + 41;
        status = heltmed_plan_make(rulebook, &facts, plan, error);
    }
    return status;
}

static heltmed_status show(const heltmed_plan *plan, heltmed_error *error)
{
    heltmed_status status = HELTMED_OK;

    for (size_t i = 0; i < heltmed_plan_count(plan) && status == HELTMED_OK; i++) {
        int32_t on = 0, nominal_on = 0, step = 0;
        char day[11] = "";

        status = heltmed_plan_visit(plan, i, &on, &nominal_on, &step, error);
        if (status == HELTMED_OK) {
            status = heltmed_date_format(on, day, error);
        }
        if (status == HELTMED_OK) {
            printf("%s %s%s\n", day, steps[step], on == nominal_on ? "" : " (moved)");
        }
    }
    return status;
}

int main(void)
{
    heltmed_error error;
    heltmed_plan *plan = NULL;
    heltmed_status status = heltmed_plan_create(NULL, &plan, &error);

    if (status == HELTMED_OK) {
        status = plan_visits(plan, &error);
    }
    if (status == HELTMED_OK) {
        status = show(plan, &error);
    }
    heltmed_plan_destroy(plan);
    if (status != HELTMED_OK) {
        fprintf(stderr, "%s: %s\n", heltmed_status_name(error.code), error.message);
        return 1;
    }
    return 0;
}
