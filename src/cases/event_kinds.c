/* Every type of event and its fields: the one table. Every reason is a choice, never a text. */
#include "cases/event.h"

/* ---- the words of choices; some are facts' of the assessments too, and a test holds them alike ---- */

static const char *const found[] = {"employer_first", "worker_first", "both", NULL};
static const char *const prior_statuses[] = {"vta_s", "day_centre", "work_centre", "school", "other", NULL};
static const char *const paths[] = {"helt_med", "ungjobb", NULL};
static const char *const payers[] = {"helt_med", "employer", "other", "nobody", NULL};
static const char *const sides[] = {"worker", "employer", NULL};
static const char *const visited[] = {"worker", "employer", "both", NULL};
static const char *const areas[] = {"none",        "cleaning",        "hospitality", "construction", "ship_and_yard",
                                    "agriculture", "fish_processing", "electro",     "road_freight", "tour_bus",
                                    NULL};
static const char *const pauses[] = {"sick_leave", "family_leave", "temporary_layoff", "education", "other", NULL};
static const char *const endings[] = {
    "worker_resigned", "employer_dismissed", "business_closed", "health", "moved", "other_job", "retired", "died", "other", NULL};
static const char *const step_ups[] = {
    "new_tasks", "new_colleagues", "change_at_work", "change_at_home", "health", "worker_asked", "employer_asked", "other", NULL};
static const char *const topics[] = {"rules", "duties", "opportunities", "rights", NULL};
static const char *const certificates[] = {"programme", "ungjobb", NULL};
static const char *const callers[] = {"worker", "employer", "job_specialist", "other", NULL};
static const char *const assessment_words[] = {"eligibility", "recruitment",      "trial",       "offer",   "wage",
                                               "followup",    "express",          "certificate", "ungjobb", "ungjobb_certificate",
                                               "vivirkr",     "digital_training", "benefit",     "concern", "gathering",
                                               NULL};
static const char *const outcomes[] = {"not_applicable", "met", "not_met", "undetermined", NULL};

/* ---- the fields of each type, in their canonical order ---- */

#define ASIDE(the_name, the_kind, what) .name = the_name, .name_size = sizeof(the_name) - 1, .about = what, .kind = the_kind
#define NEEDED(the_name, the_kind, what) ASIDE(the_name, the_kind, what), .required = true
#define WHICH_JOB                                                                                \
    {                                                                                            \
        ASIDE("employer", VALUE_ID, "whose employment; absent: the one begun last that is open") \
    }

static const struct event_field agreement_signed[] = {
    [SIGNED_AGREEMENT] = {NEEDED("agreement", VALUE_ID, "the agreement")},
    [SIGNED_MUNICIPALITY] = {NEEDED("municipality", VALUE_MUNICIPALITY, "the municipality that signed it")},
    [SIGNED_PLACES] = {NEEDED("places", VALUE_COUNT, "how many places are agreed"), .lo = 1, .hi = 1000000},
    [SIGNED_FROM] = {NEEDED("from", VALUE_DATE, "its first day")},
    [SIGNED_UNTIL] = {ASIDE("until", VALUE_DATE, "its last day; absent: open-ended")},
    [SIGNED_PRICE] = {ASIDE("monthly_price_ore", VALUE_ORE_PER_MONTH, "the price agreed for a place a month; absent: estimated")},
};
static const struct event_field agreement_changed[] = {
    [CHANGED_AGREEMENT] = {NEEDED("agreement", VALUE_ID, "the agreement")},
    [CHANGED_PLACES] = {ASIDE("places", VALUE_COUNT, "how many places are agreed from the day on; absent: as before"), .lo = 1,
                        .hi = 1000000},
    [CHANGED_UNTIL] = {ASIDE("until", VALUE_DATE, "its last day; absent: as before")},
};
static const struct event_field tariff_set[] = {
    [TARIFF_SET_TARIFF] = {NEEDED("tariff", VALUE_ID, "the tariff")},
    [TARIFF_SET_HOURLY] = {NEEDED("hourly_ore", VALUE_ORE_PER_HOUR, "its hourly wage from the day on")},
};
static const struct event_field case_opened[] = {
    [OPENED_MUNICIPALITY] = {NEEDED("municipality", VALUE_MUNICIPALITY, "where the person lives")},
    [OPENED_IN_TARGET_GROUP] = {NEEDED("in_target_group", VALUE_YES_NO, "the person is in the target group; never which")},
    [OPENED_FOUND] = {NEEDED("found", VALUE_CHOICE, "what was there first: the employer, the worker, or both"), ONE_OF(found)},
    [OPENED_PRIOR_STATUS] = {ASIDE("prior_status", VALUE_CHOICE, "where the person's days were spent before"), ONE_OF(prior_statuses)},
    [OPENED_PATH] = {ASIDE("path", VALUE_CHOICE, "the way into the model; absent: not told"), ONE_OF(paths)},
};
static const struct event_field interviewed[] = {
    [INTERVIEWED_ROUND] = {NEEDED("round", VALUE_COUNT, "which interview with this person: 1 is the first"), .lo = 1, .hi = 1000000},
};
static const struct event_field post_filled[] = {
    [FILLED_ADVERTISED] = {NEEDED("advertised", VALUE_YES_NO, "the post was advertised")},
    [FILLED_APPLICANTS] = {NEEDED("applicants", VALUE_COUNT, "how many applied")},
    [FILLED_APPLICANTS_INTERVIEWED] = {NEEDED("applicants_interviewed", VALUE_COUNT, "how many of them were interviewed")},
};
static const struct event_field trial_started[] = {
    [TRIAL_AGREEMENT] = {ASIDE("agreement", VALUE_ID, "the eXpress agreement whose place it takes; absent: none")},
    [TRIAL_EMPLOYER] = {NEEDED("employer", VALUE_ID, "the employer")},
    [TRIAL_POST_IS_RESERVED] = {ASIDE("post_is_reserved", VALUE_YES_NO, "the post is reserved for residents of one municipality")},
    [TRIAL_PAID_BY] = {ASIDE("paid_by", VALUE_CHOICE, "who pays the wage in the trial"), ONE_OF(payers)},
    [TRIAL_PLANNED_LAST_DAY] = {ASIDE("planned_last_day", VALUE_DATE, "the last day that was planned")},
};
static const struct event_field trial_ended[] = {
    [TRIAL_ENDED_EARLY] = {NEEDED("early", VALUE_YES_NO, "it ended before its last day")},
    [TRIAL_ENDED_EMPLOYER] = {ASIDE("employer", VALUE_ID, "at whom; absent: the trial begun last that is open")},
};
static const struct event_field continuation_decided[] = {
    [DECIDED_BY] = {NEEDED("by", VALUE_CHOICE, "who decided"), ONE_OF(sides)},
    [DECIDED_WANTS] = {NEEDED("wants", VALUE_YES_NO, "wants to go on after the trial")},
    [DECIDED_EMPLOYER] = {ASIDE("employer", VALUE_ID, "whose trial; absent: the one begun last")},
};
static const struct event_field offer[] = {
    [OFFER_EMPLOYER] = {ASIDE("employer", VALUE_ID, "whose offer; absent: of the trial begun last")},
};
static const struct event_field hired[] = {
    [HIRED_EMPLOYER] = {NEEDED("employer", VALUE_ID, "the employer")},
    [HIRED_HOURLY_WAGE] = {NEEDED("hourly_wage_ore", VALUE_ORE_PER_HOUR, "the agreed hourly wage")},
    [HIRED_TARIFF] = {ASIDE("tariff", VALUE_ID, "the tariff for the same work")},
    [HIRED_MINUTES_PER_WEEK] = {ASIDE("minutes_per_week", VALUE_MINUTES_PER_WEEK, "the agreed working time")},
    [HIRED_CONTRACT_IS_PERMANENT] = {ASIDE("contract_is_permanent", VALUE_YES_NO, "the contract is permanent")},
    [HIRED_OTHER_TERMS_EQUAL] = {ASIDE("other_terms_equal", VALUE_YES_NO, "all terms but the wage are as everyone's")},
    [HIRED_AREA] = {ASIDE("area", VALUE_CHOICE, "the generally applicable area of the work, or none"), ONE_OF(areas)},
    [HIRED_AGREEMENT] = {ASIDE("agreement", VALUE_ID, "the eXpress agreement whose place it takes; absent: the trial's, or none")},
};
static const struct event_field wage_changed[] = {
    [WAGE_HOURLY] = {NEEDED("hourly_wage_ore", VALUE_ORE_PER_HOUR, "the hourly wage from the day on")},
    [WAGE_EMPLOYER] = WHICH_JOB,
};
static const struct event_field tariff_changed[] = {
    [TARIFF_TARIFF] = {NEEDED("tariff", VALUE_ID, "the tariff for the same work from the day on")},
    [TARIFF_EMPLOYER] = WHICH_JOB,
};
static const struct event_field hours_changed[] = {
    [HOURS_MINUTES_PER_WEEK] = {NEEDED("minutes_per_week", VALUE_MINUTES_PER_WEEK, "the working time from the day on")},
    [HOURS_EMPLOYER] = WHICH_JOB,
};
static const struct event_field paused[] = {
    [PAUSED_REASON] = {NEEDED("reason", VALUE_CHOICE, "why the work rests"), ONE_OF(pauses)},
    [PAUSED_EMPLOYER] = WHICH_JOB,
};
static const struct event_field which_job[] = {WHICH_JOB};
static const struct event_field employment_ended[] = {
    [ENDED_REASON] = {NEEDED("reason", VALUE_CHOICE, "why it ended"), ONE_OF(endings)},
    [ENDED_ENDING_SUPPORTED] = {ASIDE("ending_supported", VALUE_YES_NO, "the worker was helped to end it as well as could be")},
    [ENDED_EMPLOYER] = WHICH_JOB,
};
static const struct event_field visit[] = {
    [VISITED_WITH] = {NEEDED("with", VALUE_CHOICE, "who was followed up"), ONE_OF(visited)},
    [VISITED_MINUTES] = {ASIDE("minutes", VALUE_MINUTES, "how long it lasted")},
};
static const struct event_field stepped_up[] = {
    [STEPPED_UP_REASON] = {NEEDED("reason", VALUE_CHOICE, "what called for closer follow-up"), ONE_OF(step_ups)},
};
static const struct event_field session_held[] = {
    [HELD_MINUTES] = {ASIDE("minutes", VALUE_MINUTES, "how long it lasted")},
    [HELD_ATTENDED] = {ASIDE("attended", VALUE_YES_NO, "the participant was there")},
    [HELD_MADE_UP] = {ASIDE("made_up", VALUE_YES_NO, "it was made up individually")},
    [HELD_PARTICIPANTS] = {ASIDE("participants", VALUE_COUNT, "how many took part, the course leader not counted")},
    [HELD_BY_VIDEO] = {ASIDE("by_video", VALUE_YES_NO, "it was a video meeting")},
    [HELD_OUTSIDE_WORKING_HOURS] = {ASIDE("outside_working_hours", VALUE_YES_NO, "it was outside ordinary working hours")},
};
static const struct event_field test_taken[] = {
    [TAKEN_TOPIC] = {NEEDED("topic", VALUE_CHOICE, "the topic tested"), ONE_OF(topics)},
    [TAKEN_PASSED] = {NEEDED("passed", VALUE_YES_NO, "the topic was understood")},
};
static const struct event_field individual_support[] = {
    [SUPPORT_MINUTES] = {ASIDE("minutes", VALUE_MINUTES, "how long it lasted")},
};
static const struct event_field certificate_issued[] = {
    [CERTIFICATE_KIND] = {NEEDED("kind", VALUE_CHOICE, "of the competence programme, or of UngJobb"), ONE_OF(certificates)},
};
static const struct event_field practice_planned[] = {
    [PLANNED_FROM] = {NEEDED("from", VALUE_DATE, "the first day of the placement")},
    [PLANNED_UNTIL] = {NEEDED("until", VALUE_DATE, "the last day of the placement")},
};
static const struct event_field concern[] = {
    [CONCERN_BY] = {NEEDED("by", VALUE_CHOICE, "who called, or who acted"), ONE_OF(callers)},
};
static const struct event_field answered[] = {
    [ANSWERED_ASSESSMENT] = {NEEDED("assessment", VALUE_CHOICE, "the assessment"), ONE_OF(assessment_words)},
    [ANSWERED_DIGEST] = {NEEDED("digest", VALUE_ID, "a digest of the facts, made by the host")},
    [ANSWERED_RULEBOOK] = {NEEDED("rulebook", VALUE_ID, "the rulebook's version")},
    [ANSWERED_OUTCOME] = {NEEDED("outcome", VALUE_CHOICE, "the outcome"), ONE_OF(outcomes)},
};
static const struct event_field moved[] = {
    [MOVED_MUNICIPALITY] = {NEEDED("municipality", VALUE_MUNICIPALITY, "where the person lives from the day on")},
};

/* ---- the types ---- */

#define OF(its_scope, the_name, the_group, what) \
    .name = the_name, .name_size = sizeof(the_name) - 1, .group = the_group, .about = what, .scope = its_scope
#define OF_CASE(the_name, the_group, what) OF(SCOPE_CASE, the_name, the_group, what)
#define WITH(the_fields) .fields = the_fields, .field_count = LENGTH(the_fields)

const struct event_kind event_kinds[EVENT_TYPES] = {
    [EVENT_AGREEMENT_SIGNED] = {OF(SCOPE_AGREEMENT, "agreement_signed", "agreement", "a municipality's eXpress agreement was made"),
                                .sources = "S3-05", WITH(agreement_signed)},
    [EVENT_AGREEMENT_CHANGED] = {OF(SCOPE_AGREEMENT, "agreement_changed", "agreement",
                                    "its places or its last day are others from the day on"),
                                 .sources = "S3-03", WITH(agreement_changed)},
    [EVENT_TARIFF_SET] = {OF(SCOPE_TARIFF, "tariff_set", "tariff", "a tariff's hourly wage, from the day on, for all who are on it"),
                          .sources = "S2-13 S3-27", WITH(tariff_set)},
    [EVENT_CASE_OPENED] = {OF_CASE("case_opened", "opening", "a person's way through the model begins"), .sources = "S3-09 S3-30",
                           WITH(case_opened)},
    [EVENT_INTERVIEWED] = {OF_CASE("interviewed", "recruitment", "the person was interviewed for the post"), .sources = "S2-08",
                           WITH(interviewed)},
    [EVENT_REFERENCES_CHECKED] = {OF_CASE("references_checked", "recruitment", "the references were checked"), .sources = "S2-08"},
    [EVENT_POST_FILLED] = {OF_CASE("post_filled", "recruitment", "how the post was filled"), .sources = "S2-07 S2-08", WITH(post_filled)},
    [EVENT_TRIAL_STARTED] = {OF_CASE("trial_started", "trial", "the trial's first day"), .sources = "S2-09 S3-21 S3-23",
                             WITH(trial_started)},
    [EVENT_TRIAL_ENDED] = {OF_CASE("trial_ended", "trial", "the trial's last day, as it was"), .sources = "S2-09", WITH(trial_ended)},
    [EVENT_CONTINUATION_DECIDED] = {OF_CASE("continuation_decided", "trial", "one side said whether it wants to go on"), .sources = "S3-24",
                                    WITH(continuation_decided)},
    [EVENT_OFFER_MADE] = {OF_CASE("offer_made", "employment", "a permanent post was offered"), .sources = "S2-11 S2-35", WITH(offer)},
    [EVENT_OFFER_DECLINED] = {OF_CASE("offer_declined", "employment", "the offer was declined"), .sources = "", WITH(offer)},
    [EVENT_HIRED] = {OF_CASE("hired", "employment", "the employment's first day"), .sources = "S2-13 S2-35 S3-24 S3-27", WITH(hired)},
    [EVENT_WAGE_CHANGED] = {OF_CASE("wage_changed", "employment", "another hourly wage from the day on"), .sources = "S2-13 S3-27",
                            WITH(wage_changed)},
    [EVENT_TARIFF_CHANGED] = {OF_CASE("tariff_changed", "employment", "another tariff from the day on"), .sources = "",
                              WITH(tariff_changed)},
    [EVENT_HOURS_CHANGED] = {OF_CASE("hours_changed", "employment", "another working time from the day on"), .sources = "",
                             WITH(hours_changed)},
    [EVENT_PAUSED] = {OF_CASE("paused", "employment", "the first day on which the work rests"), .sources = "", WITH(paused)},
    [EVENT_RESUMED] = {OF_CASE("resumed", "employment", "the first day of work after a pause"), .sources = "", WITH(which_job)},
    [EVENT_CONVERTED_TO_VTA_O] = {OF_CASE("converted_to_vta_o", "employment", "the first day in VTA-O"), .sources = "S3-16 S3-18",
                                  WITH(which_job)},
    [EVENT_EMPLOYMENT_ENDED] = {OF_CASE("employment_ended", "employment", "the last day worked"), .sources = "S3-31",
                                WITH(employment_ended)},
    [EVENT_SPECIALIST_ASSIGNED] = {OF_CASE("specialist_assigned", "follow_up", "a job specialist was assigned"), .sources = "S2-19"},
    [EVENT_VISITED] = {OF_CASE("visited", "follow_up", "the job specialist followed up"), .sources = "S2-16 S3-22 S3-33", WITH(visit)},
    [EVENT_STEPPED_UP] = {OF_CASE("stepped_up", "follow_up", "follow-up is close again from the day on"), .sources = "S3-34",
                          WITH(stepped_up)},
    [EVENT_SESSION_HELD] = {OF_CASE("session_held", "programme", "a session of the competence programme"),
                            .sources = "S0-10 S0-12 S0-16 S0-17a S0-17b S0-18", WITH(session_held)},
    [EVENT_TEST_TAKEN] = {OF_CASE("test_taken", "programme", "a test of one topic"), .sources = "S0-20", WITH(test_taken)},
    [EVENT_INDIVIDUAL_SUPPORT] = {OF_CASE("individual_support", "programme", "individual help to take part in the programme"),
                                  .sources = "S0-04 S0-11", WITH(individual_support)},
    [EVENT_CERTIFICATE_ISSUED] = {OF_CASE("certificate_issued", "programme", "a certificate was given"), .sources = "S0-19 S2-34",
                                  WITH(certificate_issued)},
    [EVENT_PUPIL_INFORMED] = {OF_CASE("pupil_informed", "ungjobb", "the pupil was informed"), .sources = "S2-30"},
    [EVENT_PARENTS_INFORMED] = {OF_CASE("parents_informed", "ungjobb", "the parents were informed"), .sources = "S2-30"},
    [EVENT_MAPPING_HELD] = {OF_CASE("mapping_held", "ungjobb", "the mapping conversation"), .sources = "S2-30"},
    [EVENT_MATCHED] = {OF_CASE("matched", "ungjobb", "pupil and employer were matched"), .sources = "S2-30"},
    [EVENT_PRACTICE_PLANNED] = {OF_CASE("practice_planned", "ungjobb", "the days of the placement were agreed"), .sources = "S2-31 S2-33",
                                WITH(practice_planned)},
    [EVENT_PRACTICE_STARTED] = {OF_CASE("practice_started", "ungjobb", "the placement's first day"), .sources = "S2-31"},
    [EVENT_PRACTICE_ENDED] = {OF_CASE("practice_ended", "ungjobb", "the placement's last day, as it was"), .sources = "S2-33"},
    [EVENT_FOLK_HIGH_SCHOOL_STARTED] = {OF_CASE("folk_high_school_started", "ungjobb", "a year at a folk high school began"),
                                        .sources = "S2-38"},
    [EVENT_CONCERN_REPORTED] = {OF_CASE("concern_reported", "safety", "someone called the safety number"), .sources = "S2-26",
                                .never_refused = true, WITH(concern)},
    [EVENT_CONCERN_ACTED_ON] = {OF_CASE("concern_acted_on", "safety", "measures were taken"), .sources = "S2-26", .never_refused = true,
                                WITH(concern)},
    [EVENT_FACTS_STATED] = {OF_CASE("facts_stated", "facts", "facts that no other event supplies, from the day on"), .sources = ""},
    [EVENT_ANSWERED] = {OF_CASE("answered", "answers", "an assessment was answered, so that it can be answered so again"), .sources = "",
                        WITH(answered)},
    [EVENT_MOVED] = {OF_CASE("moved", "other", "the person lives elsewhere from the day on"), .sources = "S3-20", WITH(moved)},
    [EVENT_GATHERING_ATTENDED] = {OF_CASE("gathering_attended", "other", "the person was at a gathering"), .sources = "S2-25"},
    [EVENT_CASE_WITHDRAWN] = {OF_CASE("case_withdrawn", "other", "the person withdrew"), .sources = ""},
    [EVENT_CASE_CLOSED] = {OF_CASE("case_closed", "other", "the case was closed"), .sources = ""},
    [EVENT_CASE_REOPENED] = {OF_CASE("case_reopened", "other", "the case is open again"), .sources = ""},
    [EVENT_VOIDED] = {OF(SCOPE_ANY, "voided", "corrections", "what it corrects never was"), .sources = ""},
};

enum event_type event_type_named(const char *name, size_t size)
{
    enum event_type type = EVENT_AGREEMENT_SIGNED;
    while (type < EVENT_TYPES && !event_kind_is(&event_kinds[type], name, size)) {
        type++;
    }
    return type;
}
