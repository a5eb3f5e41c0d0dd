/* The facts that only the host knows: what facts_stated takes. docs/events.md tells of every other fact why it is not here. */
#include "cases/stated.h"

#include "rules/registry.h"
#include "json/read.h"

const struct stated_name stated_names[STATED_NAMES] = {
    {"age_years", &wage_rule},
    {"annual_pensionable_income_ore", &benefit_rule},
    {"autumn_break_last_day", &ungjobb_rule},
    {"benefit_since", &benefit_rule},
    {"degree_raised_on", &benefit_rule},
    {"employer_can_offer_permanent_post", &ungjobb_rule},
    {"employer_has_need", &eligibility_rule},
    {"employer_is_followed_up", &followup_rule}, /* a visit may tell it sooner */
    {"finishes_school_on", &ungjobb_rule},
    {"holidays", &followup_rule},
    {"in_vta", &benefit_rule}, /* a conversion to VTA-O may tell it */
    {"income_after_disability_ore", &benefit_rule},
    {"invited", &gathering_rule},
    {"moving_on", &eligibility_rule},
    {"moving_to_municipality", &eligibility_rule},
    {"municipality", &followup_rule}, /* where the workplace is, not where the person lives */
    {"needs_adapted_teaching", &ungjobb_rule},
    {"next_step_on_site_on", &digital_training_rule},
    {"p1", &vivirkr_rule},
    {"p10", &vivirkr_rule},
    {"p2", &vivirkr_rule},
    {"p3", &vivirkr_rule},
    {"p4", &vivirkr_rule},
    {"p5", &vivirkr_rule},
    {"p6", &vivirkr_rule},
    {"p7", &vivirkr_rule},
    {"p8", &vivirkr_rule},
    {"p9", &vivirkr_rule},
    {"practice_days_per_week", &ungjobb_rule},
    {"receives_disability_benefit", &eligibility_rule},
    {"reduced_work_capacity", &digital_training_rule},
    {"reserved_for_municipality", &eligibility_rule},
    {"resident_takes_part", &digital_training_rule},
    {"school_days_per_week", &ungjobb_rule},
    {"summer_break_first_day", &ungjobb_rule},
    {"team_has", &digital_training_rule},
    {"topics_covered", &certificate_rule},
    {"track", &digital_training_rule},
    {"wants_job", &eligibility_rule},
    {"weeks_at_home_only", &digital_training_rule},
    {"wish_expressed_by", &eligibility_rule},
};

const struct slot *stated_slot(size_t index)
{
    const struct stated_name *stated = &stated_names[index];
    const struct slot *slot = stated->rule->slots;
    while (slot->name[0] != stated->name[0] || strcmp(slot->name, stated->name) != 0) {
        slot++;
    }
    return slot;
}

struct stated_walk stated_begin(const struct event *event, const char *texts)
{
    struct stated_walk walk = {.cursor = {texts + event->data}};
    json_enter(&walk.cursor);
    return walk;
}

/* The names come in the order of the table. */
bool stated_next(struct stated_walk *walk, size_t *index, int64_t *value)
{
    struct json_span key;
    if (!json_next_key(&walk->cursor, &key)) {
        return false;
    }
    while (!json_span_is(key, stated_names[walk->next].name)) {
        walk->next++;
    }
    const struct slot *slot = stated_slot(walk->next);
    *index = walk->next++;
    return json_read_value(&walk->cursor, (enum value_kind)slot->kind, slot->words, slot->name, value, NULL) == HELTMED_OK;
}
