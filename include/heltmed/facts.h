/*
 * The facts of each assessment. Generated from the rules' own tables by src/generate/facts_header.c: do not edit.
 *
 * Each struct begins with its size and is made with its init function, which makes every fact unknown. Dates are
 * days since 1970-01-01; money is whole øre; yes/no is 1 or 0; a choice is one of its constants, a set any of them
 * added up; a municipality is its four digits as a number; what is not known is HELTMED_UNKNOWN. New facts are added at
 * the end; an older, shorter struct stays accepted. Lists are read during the call only. NULL is accepted by no init
 * function. The assess functions do what heltmed_assess does (decision.h), with the same errors. Any thread.
 * Since 0.1. 64-bit platforms: an address takes 8 bytes, like every other member.
 */
#ifndef HELTMED_FACTS_H
#define HELTMED_FACTS_H

#include <heltmed/decision.h>

HELTMED_BEGIN

/* clang-format off */

/* ---- eligibility: May this person be matched to this post? ---- */

enum {
    HELTMED_ELIGIBILITY_TARGET_GROUPS_INTELLECTUAL_DISABILITY = 1,
    HELTMED_ELIGIBILITY_TARGET_GROUPS_DEVELOPMENTAL_DISORDER = 2,
    HELTMED_ELIGIBILITY_TARGET_GROUPS_LEARNING_DIFFICULTIES = 4
};

enum {
    HELTMED_ELIGIBILITY_WISH_EXPRESSED_BY_SELF = 0,
    HELTMED_ELIGIBILITY_WISH_EXPRESSED_BY_SUPPORTED = 1,
    HELTMED_ELIGIBILITY_WISH_EXPRESSED_BY_OTHER = 2
};

typedef struct heltmed_eligibility_facts {
    int64_t size;
    int64_t on; /* date: the day that the answer is for; must be given */
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t wants_job; /* yes or no: the person wants this job */
    int64_t employer_has_need; /* yes or no: the employer needs the work done */
    int64_t post_is_reserved; /* yes or no: the post is reserved for residents of one municipality */
    int64_t reserved_for_municipality; /* municipality: the municipality that the post is reserved for */
    int64_t lives_in_municipality; /* municipality: the municipality that the person lives in */
    int64_t target_groups; /* set of choices: the target groups that the person belongs to; an empty list means none */
    int64_t wish_expressed_by; /* choice: who said that the person wants the job */
    int64_t receives_disability_benefit; /* yes or no: the person receives disability benefit */
    int64_t moving_to_municipality; /* municipality (optional): where the person is about to move */
    int64_t moving_on; /* date (optional): the day of that move */
} heltmed_eligibility_facts;

HELTMED_EXPORT void heltmed_eligibility_facts_init(heltmed_eligibility_facts *facts);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_eligibility_assess(const heltmed_rulebook *rulebook,
    const heltmed_eligibility_facts *facts, heltmed_decision *decision, heltmed_error *error);

/* ---- recruitment: Has this post been filled the model's way? ---- */

enum {
    HELTMED_RECRUITMENT_FOUND_EMPLOYER_FIRST = 0,
    HELTMED_RECRUITMENT_FOUND_WORKER_FIRST = 1,
    HELTMED_RECRUITMENT_FOUND_BOTH = 2
};

typedef struct heltmed_recruitment_facts {
    int64_t size;
    int64_t on; /* date: the day that the answer is for; must be given */
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t advertised; /* yes or no: the post was advertised */
    int64_t applicants; /* count: how many applied */
    int64_t applicants_interviewed; /* count: how many of them were interviewed */
    int64_t found; /* choice: what was there first: the employer, the worker, or both */
} heltmed_recruitment_facts;

HELTMED_EXPORT void heltmed_recruitment_facts_init(heltmed_recruitment_facts *facts);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_recruitment_assess(const heltmed_rulebook *rulebook,
    const heltmed_recruitment_facts *facts, heltmed_decision *decision, heltmed_error *error);

/* ---- trial: May the four weeks start, and when do they end? ---- */

enum {
    HELTMED_TRIAL_PAID_BY_HELT_MED = 0,
    HELTMED_TRIAL_PAID_BY_EMPLOYER = 1,
    HELTMED_TRIAL_PAID_BY_OTHER = 2,
    HELTMED_TRIAL_PAID_BY_NOBODY = 3
};

typedef struct heltmed_trial_facts {
    int64_t size;
    int64_t on; /* date: the day that the answer is for; must be given */
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t starts_on; /* date: the first day of the trial */
    int64_t planned_last_day; /* date (optional): the last day that was planned */
    int64_t interviews_held; /* count: how many interviews were held with this person */
    int64_t references_checked; /* yes or no: the references were checked */
    int64_t paid_by; /* choice: who pays the wage in the trial */
    int64_t under_express; /* yes or no: the trial is under a municipality's eXpress agreement */
} heltmed_trial_facts;

HELTMED_EXPORT void heltmed_trial_facts_init(heltmed_trial_facts *facts);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_trial_assess(const heltmed_rulebook *rulebook,
    const heltmed_trial_facts *facts, heltmed_decision *decision, heltmed_error *error);

/* ---- offer: Is a permanent post due after the trial? ---- */

typedef struct heltmed_offer_facts {
    int64_t size;
    int64_t on; /* date: the day that the answer is for; must be given */
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t trial_starts_on; /* date: the first day of the trial */
    int64_t trial_ended_early_on; /* date (optional): the day the trial ended early; absent: it did not */
    int64_t worker_wants_to_continue; /* yes or no: the worker wants to go on */
    int64_t employer_wants_to_continue; /* yes or no: the employer wants to go on */
} heltmed_offer_facts;

HELTMED_EXPORT void heltmed_offer_facts_init(heltmed_offer_facts *facts);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_offer_assess(const heltmed_rulebook *rulebook,
    const heltmed_offer_facts *facts, heltmed_decision *decision, heltmed_error *error);

/* ---- wage: Is this pay and contract within the model? ---- */

enum {
    HELTMED_WAGE_PHASE_TRIAL = 0,
    HELTMED_WAGE_PHASE_PERMANENT = 1
};

enum {
    HELTMED_WAGE_AREA_NONE = 0,
    HELTMED_WAGE_AREA_CLEANING = 1,
    HELTMED_WAGE_AREA_HOSPITALITY = 2,
    HELTMED_WAGE_AREA_CONSTRUCTION = 3,
    HELTMED_WAGE_AREA_SHIP_AND_YARD = 4,
    HELTMED_WAGE_AREA_AGRICULTURE = 5,
    HELTMED_WAGE_AREA_FISH_PROCESSING = 6,
    HELTMED_WAGE_AREA_ELECTRO = 7,
    HELTMED_WAGE_AREA_ROAD_FREIGHT = 8,
    HELTMED_WAGE_AREA_TOUR_BUS = 9
};

typedef struct heltmed_wage_facts {
    int64_t size;
    int64_t on; /* date: the day that the answer is for; must be given */
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t phase; /* choice: trial or permanent post */
    int64_t hourly_wage_ore; /* øre an hour: the agreed hourly wage */
    int64_t comparable_tariff_ore; /* øre an hour: the tariff's hourly wage for the same work */
    int64_t contract_is_permanent; /* yes or no: the contract is permanent */
    int64_t other_terms_equal; /* yes or no: all terms but the wage are as everyone's */
    int64_t area; /* choice: the generally applicable area of the work, or none */
    int64_t age_years; /* years of age: the worker's age */
    int64_t receives_disability_benefit; /* yes or no: the worker receives disability benefit */
} heltmed_wage_facts;

HELTMED_EXPORT void heltmed_wage_facts_init(heltmed_wage_facts *facts);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_wage_assess(const heltmed_rulebook *rulebook,
    const heltmed_wage_facts *facts, heltmed_decision *decision, heltmed_error *error);

/* ---- followup: Is the follow-up on schedule? ---- */

enum {
    HELTMED_FOLLOWUP_HOLIDAYS_NO = 0,
    HELTMED_FOLLOWUP_HOLIDAYS_DK = 1,
    HELTMED_FOLLOWUP_HOLIDAYS_SE = 2,
    HELTMED_FOLLOWUP_HOLIDAYS_NONE = 3
};

typedef struct heltmed_followup_facts {
    int64_t size;
    int64_t on; /* date: the day that the answer is for; must be given */
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t trial_starts_on; /* date (optional): the first day of the trial */
    int64_t hired_on; /* date (optional): the first day of the employment */
    const int64_t *step_ups; /* list of date (optional): the days from which the follow-up is close again */
    int64_t step_ups_count; /* HELTMED_UNKNOWN: the list is not known */
    int64_t ended_on; /* date (optional): the last day of the employment */
    int64_t holidays; /* choice (optional): whose public holidays visits keep clear of; absent: Norway's */
    const int64_t *visits; /* list of date: the days on which the job specialist visited */
    int64_t visits_count; /* HELTMED_UNKNOWN: the list is not known */
    int64_t specialist_assigned; /* yes or no: a job specialist is assigned */
    int64_t employer_is_followed_up; /* yes or no: the employer is followed up too */
    int64_t municipality; /* municipality (optional): where the workplace is */
} heltmed_followup_facts;

HELTMED_EXPORT void heltmed_followup_facts_init(heltmed_followup_facts *facts);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_followup_assess(const heltmed_rulebook *rulebook,
    const heltmed_followup_facts *facts, heltmed_decision *decision, heltmed_error *error);

/* ---- express: Is there a place left under the municipality's own agreement? ---- */

typedef struct heltmed_express_facts {
    int64_t size;
    int64_t on; /* date: the day that the answer is for; must be given */
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t agreement_from; /* date: the first day of the agreement */
    int64_t agreement_until; /* date (optional): its last day; absent: open-ended */
    int64_t places_agreed; /* count: the municipality's own number of places */
    int64_t places_taken; /* count: how many of them are taken */
    int64_t agreement_municipality; /* municipality: the municipality that made the agreement */
    int64_t candidate_lives_in; /* municipality: the municipality that the candidate lives in */
    int64_t post_is_reserved; /* yes or no: the post is reserved for the municipality's residents */
} heltmed_express_facts;

HELTMED_EXPORT void heltmed_express_facts_init(heltmed_express_facts *facts);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_express_assess(const heltmed_rulebook *rulebook,
    const heltmed_express_facts *facts, heltmed_decision *decision, heltmed_error *error);

/* ---- certificate: Has the competence programme been completed? ---- */

enum {
    HELTMED_CERTIFICATE_TOPICS_COVERED_RULES = 1,
    HELTMED_CERTIFICATE_TOPICS_COVERED_DUTIES = 2,
    HELTMED_CERTIFICATE_TOPICS_COVERED_OPPORTUNITIES = 4,
    HELTMED_CERTIFICATE_TOPICS_COVERED_RIGHTS = 8
};

/* One of `sessions`. */
typedef struct heltmed_certificate_sessions_row {
    int64_t on; /* date: the day of the session; must be given */
    int64_t minutes; /* minutes: how long it lasted */
    int64_t attended; /* yes or no: the participant was there */
    int64_t made_up; /* yes or no: it was made up individually */
    int64_t participants; /* count: how many took part, the course leader not counted */
    int64_t by_video; /* yes or no: it was a video meeting */
    int64_t outside_working_hours; /* yes or no: it was outside ordinary working hours */
} heltmed_certificate_sessions_row;

enum {
    HELTMED_CERTIFICATE_TOPIC_RULES = 0,
    HELTMED_CERTIFICATE_TOPIC_DUTIES = 1,
    HELTMED_CERTIFICATE_TOPIC_OPPORTUNITIES = 2,
    HELTMED_CERTIFICATE_TOPIC_RIGHTS = 3
};

/* One of `tests`. */
typedef struct heltmed_certificate_tests_row {
    int64_t topic; /* choice: the topic tested; must be given */
    int64_t on; /* date: the day of the test; must be given */
    int64_t passed; /* yes or no: the topic was understood */
} heltmed_certificate_tests_row;

typedef struct heltmed_certificate_facts {
    int64_t size;
    int64_t on; /* date: the day that the answer is for; must be given */
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t got_job_through_helt_med; /* yes or no: the person got a job through HELT MED, also if it has ended */
    int64_t in_ungjobb_placement; /* yes or no: the person is a pupil in an UngJobb placement */
    int64_t topics_covered; /* set of choices: the topics that the programme has covered */
    const heltmed_certificate_sessions_row *sessions; /* list: the sessions of the programme */
    int64_t sessions_count; /* HELTMED_UNKNOWN: the list is not known */
    const heltmed_certificate_tests_row *tests; /* list: the tests taken */
    int64_t tests_count; /* HELTMED_UNKNOWN: the list is not known */
} heltmed_certificate_facts;

HELTMED_EXPORT void heltmed_certificate_facts_init(heltmed_certificate_facts *facts);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_certificate_assess(const heltmed_rulebook *rulebook,
    const heltmed_certificate_facts *facts, heltmed_decision *decision, heltmed_error *error);

/* ---- ungjobb: Is the UngJobb placement as the model has it? ---- */

typedef struct heltmed_ungjobb_facts {
    int64_t size;
    int64_t on; /* date: the day that the answer is for; must be given */
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t needs_adapted_teaching; /* yes or no: the pupil needs adapted teaching or an alternative training */
    int64_t employer_can_offer_permanent_post; /* yes or no: the employer can give a permanent post afterwards */
    int64_t pupils_informed_on; /* date: the day the pupils were informed */
    int64_t parents_informed_on; /* date: the day the parents were informed */
    int64_t mapping_held_on; /* date: the day of the mapping conversation */
    int64_t matched_on; /* date: the day pupil and employer were matched */
    int64_t autumn_break_last_day; /* date: the last day of the autumn break */
    int64_t practice_from; /* date: the first day of the placement */
    int64_t practice_until; /* date: the last day of the placement */
    int64_t summer_break_first_day; /* date: the first day of the summer holiday */
    int64_t practice_days_per_week; /* days a week: days a week at the workplace */
    int64_t school_days_per_week; /* days a week: days a week at school */
    int64_t finishes_school_on; /* date: the day the pupil finishes upper secondary school */
} heltmed_ungjobb_facts;

HELTMED_EXPORT void heltmed_ungjobb_facts_init(heltmed_ungjobb_facts *facts);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_ungjobb_assess(const heltmed_rulebook *rulebook,
    const heltmed_ungjobb_facts *facts, heltmed_decision *decision, heltmed_error *error);

/* ---- ungjobb_certificate: May the UngJobb certificate be issued? ---- */

typedef struct heltmed_ungjobb_certificate_facts {
    int64_t size;
    int64_t on; /* date: the day that the answer is for; must be given */
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t practice_until; /* date: the last day of the placement */
    const char *const *abilities; /* texts: what the pupil can do, each in words of its own */
    int64_t abilities_count; /* HELTMED_UNKNOWN: the list is not known */
} heltmed_ungjobb_certificate_facts;

HELTMED_EXPORT void heltmed_ungjobb_certificate_facts_init(heltmed_ungjobb_certificate_facts *facts);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_ungjobb_certificate_assess(const heltmed_rulebook *rulebook,
    const heltmed_ungjobb_certificate_facts *facts, heltmed_decision *decision, heltmed_error *error);

/* ---- vivirkr: Is the course as ViVirk'R's ten pointers have it? ---- */

enum {
    HELTMED_VIVIRKR_P1_MET = 0,
    HELTMED_VIVIRKR_P1_PARTLY = 1,
    HELTMED_VIVIRKR_P1_NOT_MET = 2
};

enum {
    HELTMED_VIVIRKR_P2_MET = 0,
    HELTMED_VIVIRKR_P2_PARTLY = 1,
    HELTMED_VIVIRKR_P2_NOT_MET = 2
};

enum {
    HELTMED_VIVIRKR_P3_MET = 0,
    HELTMED_VIVIRKR_P3_PARTLY = 1,
    HELTMED_VIVIRKR_P3_NOT_MET = 2
};

enum {
    HELTMED_VIVIRKR_P4_MET = 0,
    HELTMED_VIVIRKR_P4_PARTLY = 1,
    HELTMED_VIVIRKR_P4_NOT_MET = 2
};

enum {
    HELTMED_VIVIRKR_P5_MET = 0,
    HELTMED_VIVIRKR_P5_PARTLY = 1,
    HELTMED_VIVIRKR_P5_NOT_MET = 2
};

enum {
    HELTMED_VIVIRKR_P6_MET = 0,
    HELTMED_VIVIRKR_P6_PARTLY = 1,
    HELTMED_VIVIRKR_P6_NOT_MET = 2
};

enum {
    HELTMED_VIVIRKR_P7_MET = 0,
    HELTMED_VIVIRKR_P7_PARTLY = 1,
    HELTMED_VIVIRKR_P7_NOT_MET = 2
};

enum {
    HELTMED_VIVIRKR_P8_MET = 0,
    HELTMED_VIVIRKR_P8_PARTLY = 1,
    HELTMED_VIVIRKR_P8_NOT_MET = 2
};

enum {
    HELTMED_VIVIRKR_P9_MET = 0,
    HELTMED_VIVIRKR_P9_PARTLY = 1,
    HELTMED_VIVIRKR_P9_NOT_MET = 2
};

enum {
    HELTMED_VIVIRKR_P10_MET = 0,
    HELTMED_VIVIRKR_P10_PARTLY = 1,
    HELTMED_VIVIRKR_P10_NOT_MET = 2
};

typedef struct heltmed_vivirkr_facts {
    int64_t size;
    int64_t on; /* date: the day that the answer is for; must be given */
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t starts_on; /* date: the first day of the course */
    int64_t p1; /* choice: the course is for young people with mainly cognitive and mental impairments */
    int64_t p2; /* choice: it is coherent, takes its time, builds trust and includes with colleagues */
    int64_t p3; /* choice: it is holistic and practice-near, with knowledge of this person's disability */
    int64_t p4; /* choice: there is an authentic practice place with clear tasks */
    int64_t p5; /* choice: a teacher or coordinator guides close to practice */
    int64_t p6; /* choice: work testing is professional and in authentic settings */
    int64_t p7; /* choice: all parties agree on actions, methods and goals */
    int64_t p8; /* choice: the guide and the caseworker stay the same */
    int64_t p9; /* choice: there is a large network of local firms */
    int64_t p10; /* choice: the firm's relational capacity was examined before the match */
    const int64_t *weights; /* list of weight (optional): ten weights; absent: all are 1 */
    int64_t weights_count; /* HELTMED_UNKNOWN: the list is not known */
} heltmed_vivirkr_facts;

HELTMED_EXPORT void heltmed_vivirkr_facts_init(heltmed_vivirkr_facts *facts);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_vivirkr_assess(const heltmed_rulebook *rulebook,
    const heltmed_vivirkr_facts *facts, heltmed_decision *decision, heltmed_error *error);

/* ---- digital_training: Is the remote work training as Helsingborg tried it? ---- */

enum {
    HELTMED_DIGITAL_TRAINING_TRACK_PREPARATORY = 0,
    HELTMED_DIGITAL_TRAINING_TRACK_BRIDGING = 1
};

enum {
    HELTMED_DIGITAL_TRAINING_TEAM_HAS_OCCUPATIONAL_THERAPIST = 1,
    HELTMED_DIGITAL_TRAINING_TEAM_HAS_GUIDE = 2,
    HELTMED_DIGITAL_TRAINING_TEAM_HAS_MATCHER = 4
};

typedef struct heltmed_digital_training_facts {
    int64_t size;
    int64_t on; /* date: the day that the answer is for; must be given */
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t starts_on; /* date: the first day of the training */
    int64_t track; /* choice: preparatory, or bridging ahead of work training */
    int64_t reduced_work_capacity; /* yes or no: the resident's capacity for work is reduced */
    int64_t team_has; /* set of choices: who is in the team */
    int64_t resident_takes_part; /* yes or no: the resident takes part in the whole process */
    int64_t weeks_at_home_only; /* count: weeks of training at home only */
    int64_t next_step_on_site_on; /* date: the day of the next step at a workplace */
} heltmed_digital_training_facts;

HELTMED_EXPORT void heltmed_digital_training_facts_init(heltmed_digital_training_facts *facts);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_digital_training_assess(const heltmed_rulebook *rulebook,
    const heltmed_digital_training_facts *facts, heltmed_decision *decision, heltmed_error *error);

/* ---- benefit: Does the wage leave the disability benefit whole? ---- */

typedef struct heltmed_benefit_facts {
    int64_t size;
    int64_t on; /* date: the day that the answer is for; must be given */
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t in_vta; /* yes or no: the person is in VTA */
    int64_t benefit_since; /* date: the day from which the person has had disability benefit */
    int64_t degree_raised_on; /* date (optional): the day its degree was last raised */
    int64_t income_after_disability_ore; /* øre a year: the yearly income after disability that was laid down */
    int64_t annual_pensionable_income_ore; /* øre a year: the pensionable income of the year */
} heltmed_benefit_facts;

HELTMED_EXPORT void heltmed_benefit_facts_init(heltmed_benefit_facts *facts);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_benefit_assess(const heltmed_rulebook *rulebook,
    const heltmed_benefit_facts *facts, heltmed_decision *decision, heltmed_error *error);

/* ---- concern: Was the concern acted on at once? ---- */

enum {
    HELTMED_CONCERN_REPORTED_BY_WORKER = 0,
    HELTMED_CONCERN_REPORTED_BY_EMPLOYER = 1,
    HELTMED_CONCERN_REPORTED_BY_JOB_SPECIALIST = 2,
    HELTMED_CONCERN_REPORTED_BY_OTHER = 3
};

typedef struct heltmed_concern_facts {
    int64_t size;
    int64_t on; /* date: the day that the answer is for; must be given */
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t reported_on; /* date: the day of the call */
    int64_t reported_by; /* choice: who called */
    int64_t acted_on; /* date (optional): the day measures were taken; absent: not yet */
} heltmed_concern_facts;

HELTMED_EXPORT void heltmed_concern_facts_init(heltmed_concern_facts *facts);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_concern_assess(const heltmed_rulebook *rulebook,
    const heltmed_concern_facts *facts, heltmed_decision *decision, heltmed_error *error);

/* ---- gathering: May this person come? ---- */

typedef struct heltmed_gathering_facts {
    int64_t size;
    int64_t on; /* date: the day that the answer is for; must be given */
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t got_job_through_helt_med; /* yes or no: the person got a job through HELT MED */
    int64_t in_process; /* yes or no: the person is on the way to a job */
    int64_t invited; /* yes or no: the person is invited */
} heltmed_gathering_facts;

HELTMED_EXPORT void heltmed_gathering_facts_init(heltmed_gathering_facts *facts);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_gathering_assess(const heltmed_rulebook *rulebook,
    const heltmed_gathering_facts *facts, heltmed_decision *decision, heltmed_error *error);

/* ---- plan: When are the follow-up visits? ---- */

enum {
    HELTMED_PLAN_HOLIDAYS_NO = 0,
    HELTMED_PLAN_HOLIDAYS_DK = 1,
    HELTMED_PLAN_HOLIDAYS_SE = 2,
    HELTMED_PLAN_HOLIDAYS_NONE = 3
};

typedef struct heltmed_plan_facts {
    int64_t size;
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t trial_starts_on; /* date (optional): the first day of the trial */
    int64_t hired_on; /* date (optional): the first day of the employment */
    const int64_t *step_ups; /* list of date (optional): the days from which the follow-up is close again */
    int64_t step_ups_count; /* HELTMED_UNKNOWN: the list is not known */
    int64_t ended_on; /* date (optional): the last day of the employment */
    int64_t holidays; /* choice (optional): whose public holidays visits keep clear of; absent: Norway's */
    int64_t from; /* date: the first day of the plan; must be given */
    int64_t until; /* date: the last day of the plan; must be given */
} heltmed_plan_facts;

HELTMED_EXPORT void heltmed_plan_facts_init(heltmed_plan_facts *facts);

/* ---- shortfalls: Who fell under the floor, and from which day? ---- */

/* One of `wages`. */
typedef struct heltmed_shortfalls_wages_row {
    int64_t from; /* date: the first day of the wage; must be given */
    int64_t hourly_ore; /* øre an hour: the hourly wage; must be given */
} heltmed_shortfalls_wages_row;

/* One of `tariffs`. */
typedef struct heltmed_shortfalls_tariffs_row {
    int64_t from; /* date: the first day of the tariff; must be given */
    int64_t hourly_ore; /* øre an hour: the comparable tariff's hourly wage; must be given */
} heltmed_shortfalls_tariffs_row;

/* One of `minutes_per_week`. */
typedef struct heltmed_shortfalls_minutes_per_week_row {
    int64_t from; /* date: the first day of the working time; must be given */
    int64_t minutes; /* minutes a week: the agreed minutes per week; must be given */
} heltmed_shortfalls_minutes_per_week_row;

typedef struct heltmed_shortfalls_facts {
    int64_t size;
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    const heltmed_shortfalls_wages_row *wages; /* list: the hourly wages, each from its day on */
    int64_t wages_count; /* HELTMED_UNKNOWN: the list is not known */
    const heltmed_shortfalls_tariffs_row *tariffs; /* list: the comparable tariffs, each from its day on */
    int64_t tariffs_count; /* HELTMED_UNKNOWN: the list is not known */
    const heltmed_shortfalls_minutes_per_week_row *minutes_per_week; /* list (optional): the working time, each from its day on; absent: what is owed is not told */
    int64_t minutes_per_week_count; /* HELTMED_UNKNOWN: the list is not known */
    int64_t from; /* date: the first day to judge; must be given */
    int64_t until; /* date: the last day to judge; must be given */
} heltmed_shortfalls_facts;

HELTMED_EXPORT void heltmed_shortfalls_facts_init(heltmed_shortfalls_facts *facts);

/* ---- share: What does the municipality pay? ---- */

typedef struct heltmed_share_facts {
    int64_t size;
    int64_t as_known_on; /* date (optional): values decided after this day are not seen; absent: all are */
    int64_t starts_on; /* date: the first day on which the place is taken; must be given */
    int64_t ends_on; /* date (optional): the last day on which it is taken */
    int64_t converted_to_vta_o_on; /* date (optional): the first day as VTA-O, from which the municipality pays nothing */
    int64_t agreed_monthly_price_ore; /* øre a month (optional): the price of a full month that was agreed; absent: a share of the state's rate */
    int64_t from; /* date: the first day to count; must be given */
    int64_t until; /* date: the last day to count; must be given */
} heltmed_share_facts;

HELTMED_EXPORT void heltmed_share_facts_init(heltmed_share_facts *facts);

/* clang-format on */

HELTMED_END

#endif
