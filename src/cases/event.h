/*
 * Events: what happened to a case, an agreement or a tariff on a day. The table of types is what reading, writing, checking,
 * the codebook and the public reflection (heltmed/event.h) are made from.
 */
#ifndef CASES_EVENT_H
#define CASES_EVENT_H

#include <stdbool.h>

#include "base/text.h"
#include "base/value.h"
#include "rules/rule.h"
#include "json/parse.h"

/* In the contract's order. */
enum event_type {
    EVENT_AGREEMENT_SIGNED,
    EVENT_AGREEMENT_CHANGED,
    EVENT_TARIFF_SET,
    EVENT_CASE_OPENED,
    EVENT_INTERVIEWED,
    EVENT_REFERENCES_CHECKED,
    EVENT_POST_FILLED,
    EVENT_TRIAL_STARTED,
    EVENT_TRIAL_ENDED,
    EVENT_CONTINUATION_DECIDED,
    EVENT_OFFER_MADE,
    EVENT_OFFER_DECLINED,
    EVENT_HIRED,
    EVENT_WAGE_CHANGED,
    EVENT_TARIFF_CHANGED,
    EVENT_HOURS_CHANGED,
    EVENT_PAUSED,
    EVENT_RESUMED,
    EVENT_CONVERTED_TO_VTA_O,
    EVENT_EMPLOYMENT_ENDED,
    EVENT_SPECIALIST_ASSIGNED,
    EVENT_VISITED,
    EVENT_STEPPED_UP,
    EVENT_SESSION_HELD,
    EVENT_TEST_TAKEN,
    EVENT_INDIVIDUAL_SUPPORT,
    EVENT_CERTIFICATE_ISSUED,
    EVENT_PUPIL_INFORMED,
    EVENT_PARENTS_INFORMED,
    EVENT_MAPPING_HELD,
    EVENT_MATCHED,
    EVENT_PRACTICE_PLANNED,
    EVENT_PRACTICE_STARTED,
    EVENT_PRACTICE_ENDED,
    EVENT_FOLK_HIGH_SCHOOL_STARTED,
    EVENT_CONCERN_REPORTED,
    EVENT_CONCERN_ACTED_ON,
    EVENT_FACTS_STATED,
    EVENT_ANSWERED,
    EVENT_MOVED,
    EVENT_GATHERING_ATTENDED,
    EVENT_CASE_WITHDRAWN,
    EVENT_CASE_CLOSED,
    EVENT_CASE_REOPENED,
    EVENT_VOIDED,
    EVENT_TYPES
};

/* SCOPE_ANY: `voided`, which carries a case when what it takes out carries one. */
enum event_scope { SCOPE_AGREEMENT, SCOPE_TARIFF, SCOPE_CASE, SCOPE_ANY };

/* A field that is an id: its value is the place of a text that ends with NUL in the texts of whoever holds the event. */
enum { VALUE_ID = VALUE_KINDS };

struct event_field {
    const char *name, *about;
    uint8_t name_size;
    uint8_t kind; /* a value_kind, or VALUE_ID */
    bool required;
    int64_t lo, hi; /* both 0: the kind's */
    const char *const *words;
};

struct event_kind {
    const char *name, *group, *about, *sources;
    uint8_t name_size;
    uint8_t scope;
    bool never_refused; /* the safety number: not for order, version, quota, state or an unknown case */
    const struct event_field *fields;
    uint8_t field_count;
};

extern const struct event_kind event_kinds[EVENT_TYPES];

/* The places of each type's fields in `values`: the order of the tables. */
enum {
    SIGNED_AGREEMENT = 0,
    SIGNED_MUNICIPALITY,
    SIGNED_PLACES,
    SIGNED_FROM,
    SIGNED_UNTIL,
    SIGNED_PRICE,
    CHANGED_AGREEMENT = 0,
    CHANGED_PLACES,
    CHANGED_UNTIL,
    TARIFF_SET_TARIFF = 0,
    TARIFF_SET_HOURLY,
    OPENED_MUNICIPALITY = 0,
    OPENED_IN_TARGET_GROUP,
    OPENED_FOUND,
    OPENED_PRIOR_STATUS,
    OPENED_PATH,
    INTERVIEWED_ROUND = 0,
    FILLED_ADVERTISED = 0,
    FILLED_APPLICANTS,
    FILLED_APPLICANTS_INTERVIEWED,
    TRIAL_AGREEMENT = 0,
    TRIAL_EMPLOYER,
    TRIAL_POST_IS_RESERVED,
    TRIAL_PAID_BY,
    TRIAL_PLANNED_LAST_DAY,
    TRIAL_ENDED_EARLY = 0,
    TRIAL_ENDED_EMPLOYER,
    DECIDED_BY = 0,
    DECIDED_WANTS,
    DECIDED_EMPLOYER,
    OFFER_EMPLOYER = 0, /* of both offer events */
    HIRED_EMPLOYER = 0,
    HIRED_HOURLY_WAGE,
    HIRED_TARIFF,
    HIRED_MINUTES_PER_WEEK,
    HIRED_CONTRACT_IS_PERMANENT,
    HIRED_OTHER_TERMS_EQUAL,
    HIRED_AREA,
    HIRED_AGREEMENT,
    /* What befalls one employment names it, where there are several, by its employer: the last field of each. */
    WAGE_HOURLY = 0,
    WAGE_EMPLOYER,
    TARIFF_TARIFF = 0,
    TARIFF_EMPLOYER,
    HOURS_MINUTES_PER_WEEK = 0,
    HOURS_EMPLOYER,
    PAUSED_REASON = 0,
    PAUSED_EMPLOYER,
    RESUMED_EMPLOYER = 0,
    CONVERTED_EMPLOYER = 0,
    ENDED_REASON = 0,
    ENDED_ENDING_SUPPORTED,
    ENDED_EMPLOYER,
    VISITED_WITH = 0,
    VISITED_MINUTES,
    STEPPED_UP_REASON = 0,
    HELD_MINUTES = 0,
    HELD_ATTENDED,
    HELD_MADE_UP,
    HELD_PARTICIPANTS,
    HELD_BY_VIDEO,
    HELD_OUTSIDE_WORKING_HOURS,
    TAKEN_TOPIC = 0,
    TAKEN_PASSED,
    SUPPORT_MINUTES = 0,
    CERTIFICATE_KIND = 0,
    PLANNED_FROM = 0,
    PLANNED_UNTIL,
    CONCERN_BY = 0, /* of both safety events */
    ANSWERED_ASSESSMENT = 0,
    ANSWERED_DIGEST,
    ANSWERED_RULEBOOK,
    ANSWERED_OUTCOME,
    MOVED_MUNICIPALITY = 0,
    EVENT_VALUES_MAX = 8
};

/* Words that the code asks about, by their place in the lists. */
enum { PATH_HELT_MED, PATH_UNGJOBB };
enum { BY_WORKER, BY_EMPLOYER };
enum { WITH_WORKER, WITH_EMPLOYER, WITH_BOTH };
enum { CERTIFICATE_PROGRAMME, CERTIFICATE_UNGJOBB };

/* An event as the fold takes it. */
struct event {
    int64_t seq;      /* its number in the order of arrival, from 1 */
    int64_t corrects; /* the number of an event that it corrects or takes out; 0: none */
    int32_t on;
    int32_t recorded_on; /* the UTC day of recorded_at */
    uint8_t type;
    int64_t values[EVENT_VALUES_MAX]; /* UNKNOWN where absent */
    size_t data, data_size;           /* of facts_stated: where its JSON stands in the texts */
};

static inline bool event_kind_is(const struct event_kind *kind, const char *name, size_t size)
{
    return kind->name_size == size && memcmp(kind->name, name, size) == 0;
}

/* The index of a type's name (`size` bytes), or EVENT_TYPES. */
enum event_type event_type_named(const char *name, size_t size);

/* Reads the data of `event->type`, well-formed JSON whose value `cursor` stands before, into `event->values`; texts of ids are
 * appended to `texts`, each with its NUL, and so is the canonical data of facts_stated. Errors: type, unknown_field,
 * duplicate_field, choice, date, range, required, identifier, no_memory. */
heltmed_status event_read_data(struct event *event, struct heltmed_text *texts, struct json_cursor *cursor, heltmed_error *error);

/* The same for canonical data, checked when it was taken in: quick, and no allocation once `texts` is warm. Any bytes may be given:
 * what was not written by event_write_data is damaged. Errors: damaged, no_memory. */
heltmed_status event_take_data(struct event *event, struct heltmed_text *texts, const char *data, size_t size, heltmed_error *error);

/* An event document, whole: what an append is given. Spans stand in the document and may be escaped. */
struct event_document {
    struct event event;
    struct json_span key, case_id, actor, recorded_at, corrects; /* raw NULL where absent */
    int64_t expected_version;                                    /* UNKNOWN: not said */
    bool blotted; /* an id of a safety event looked like a birth number: the ids are to be blotted out as they are written */
};

/* Reads and checks a document but for what needs the store; `on` after the day of recorded_at is refused here (state; not of a
 * safety event). `texts` is emptied first. */
heltmed_status event_from_json(struct event_document *document, struct heltmed_text *texts, const char *json, size_t size,
                               heltmed_error *error);

/* Appends the canonical form of an event's data: compact, fields in the table's order (of facts_stated in the order of the names),
 * absent ones left out. The same content gives the same bytes. */
void event_write_data(struct heltmed_text *out, const struct event *event, const char *texts);

/* Appends an event as a document of canonical JSON: key, case, type, on, recorded_at, actor, data, corrects; what it has not is left
 * out. `data` is the canonical data. */
struct event_fields {
    const char *key, *case_id, *type, *recorded_at, *actor, *corrects, *data; /* NULL where there is none */
    int32_t on;
};
void event_write(struct heltmed_text *out, const struct event_fields *fields);

#endif
