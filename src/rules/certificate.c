/* Has the competence programme been completed? What is dated after `on` does not count. */
#include "rules/registry.h"

#include "base/money.h"
#include "rules/sessions.h"

enum {
    GOT_JOB = AS_KNOWN_ON + 1,
    IN_PLACEMENT,
    TOPICS,
    SESSIONS,
    SESSIONS_COUNT,
    TESTS,
    TESTS_COUNT,
    ATTENDED,
    HELD,
    BY_VIDEO,
    OUTSIDE,
    GROUP_LEAST,
    GROUP_MOST,
    MINUTES_LEAST,
    MINUTES_MOST,
    GAP_LEAST,
    GAP_MOST,
    ALL_PASSED,
    SESSIONS_NEEDED,
    MINUTES_MIN,
    MINUTES_MAX,
    GAP_MIN,
    GAP_MAX,
    GROUP_MIN,
    GROUP_MAX,
    GROUPS_INSIDE,
    MINUTES_INSIDE,
    GAPS_INSIDE,
    SESSIONS_ATTENDED,
    TESTS_PASSED,
    TOPICS_OPEN,
    SLOTS,
    FACTS = ATTENDED
};

enum test_column { TEST_TOPIC, TEST_ON, TEST_PASSED, TEST_COLUMNS };
static const char *const topics[] = {"rules", "duties", "opportunities", "rights", NULL};
enum { TOPIC_COUNT = 4, ALL_TOPICS = 15 };

static bool is_participant(const int64_t *x) { return x[GOT_JOB] || x[IN_PLACEMENT]; }
static bool enough_sessions(const int64_t *x) { return x[ATTENDED] >= x[SESSIONS_NEEDED]; }
static bool all_passed(const int64_t *x) { return x[ALL_PASSED]; }
static bool all_topics(const int64_t *x) { return x[TOPICS] == ALL_TOPICS; }
static bool has_session(const int64_t *x) { return x[HELD] > 0; }
static bool has_gap(const int64_t *x) { return x[HELD] > 1; }
static bool by_video(const int64_t *x) { return x[BY_VIDEO]; }
static bool outside_hours(const int64_t *x) { return x[OUTSIDE]; }

/* While both ends are unknown they may be tried the wrong way round. */
static bool in_band(int64_t one, int64_t other, int64_t min, int64_t max)
{
    return (one < other ? one : other) >= min && (one < other ? other : one) <= max;
}
static bool usual_group(const int64_t *x) { return in_band(x[GROUP_LEAST], x[GROUP_MOST], x[GROUP_MIN], x[GROUP_MAX]); }
static bool usual_length(const int64_t *x) { return in_band(x[MINUTES_LEAST], x[MINUTES_MOST], x[MINUTES_MIN], x[MINUTES_MAX]); }
static bool usual_gap(const int64_t *x) { return in_band(x[GAP_LEAST], x[GAP_MOST], x[GAP_MIN], x[GAP_MAX]); }

/* `passed` of the topic's latest test up to `on`, of one day the later in the list; NONE without a test. */
static int64_t latest_passed(const int64_t *x, int64_t topic)
{
    int64_t day = INT64_MIN;
    int64_t passed = NONE;
    for (int64_t i = 0; i < list_count(x, TESTS); i++) {
        const int64_t *test = list_rows(x, TESTS) + i * TEST_COLUMNS;
        if (test[TEST_TOPIC] == topic && test[TEST_ON] <= x[ON] && test[TEST_ON] >= day) {
            day = test[TEST_ON];
            passed = test[TEST_PASSED];
        }
    }
    return passed;
}

/* How many topics' latest test has this result; `set` (NULL accepted) gets their bits. */
static int64_t topics_with(const int64_t *x, int64_t passed, int64_t *set)
{
    int64_t count = 0;
    for (int64_t topic = 0; topic < TOPIC_COUNT; topic++) {
        if (latest_passed(x, topic) == passed) {
            count++;
            if (set != NULL) {
                *set |= INT64_C(1) << topic;
            }
        }
    }
    return count;
}

/* By what was reported of the tests: the list itself may be gone when the reason is asked for. */
static const char *why_tests(const int64_t *x) { return x[TESTS_PASSED] == 0 && x[TOPICS_OPEN] == 0 ? "no_test" : NULL; }

static void fold_extent(int64_t *x, struct bounds *bounds, int least, struct extent extent, int64_t hi)
{
    int most = least + 1;
    bool whole = x[HELD] != UNKNOWN && extent.known == (least == GAP_LEAST ? x[HELD] - 1 : x[HELD]);
    x[least] = whole ? extent.least : UNKNOWN;
    x[most] = whole ? extent.most : UNKNOWN;
    bounds[least] = (struct bounds){0, extent.known > 0 ? extent.least : hi};
    bounds[most] = (struct bounds){extent.known > 0 ? extent.most : 0, hi};
}

static void fold(int64_t *x, struct bounds *bounds, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    const int64_t *rows = list_rows(x, SESSIONS);
    bool listed = list_count(x, SESSIONS) != UNKNOWN;
    int64_t count = listed ? list_count(x, SESSIONS) : 0;
    struct bounds any = {0, value_kinds[VALUE_COUNT].hi};
    struct bounds no_band = {0, 0};

    x[HELD] = listed ? sessions_held(rows, count, x[ON]) : UNKNOWN;
    bounds[HELD] = any;
    bounds[ATTENDED] = any;
    if (listed) {
        sessions_attended(rows, count, x[ON], &bounds[ATTENDED].lo, &bounds[ATTENDED].hi);
    }
    x[ATTENDED] = bounds[ATTENDED].lo == bounds[ATTENDED].hi ? bounds[ATTENDED].lo : UNKNOWN;
    x[BY_VIDEO] = listed ? sessions_all(rows, count, x[ON], SESSION_BY_VIDEO) : UNKNOWN;
    x[OUTSIDE] = listed ? sessions_all(rows, count, x[ON], SESSION_OUTSIDE) : UNKNOWN;
    bounds[BY_VIDEO] = bounds[OUTSIDE] = bounds[ALL_PASSED] = (struct bounds){0, 1};
    fold_extent(x, bounds, GROUP_LEAST, sessions_extent(rows, count, x[ON], SESSION_PARTICIPANTS, no_band), value_kinds[VALUE_COUNT].hi);
    fold_extent(x, bounds, MINUTES_LEAST, sessions_extent(rows, count, x[ON], SESSION_MINUTES, no_band), value_kinds[VALUE_MINUTES].hi);
    fold_extent(x, bounds, GAP_LEAST, sessions_gaps(rows, count, x[ON], no_band), DATE_MAX - DATE_MIN);

    if (list_count(x, TESTS) == UNKNOWN) {
        x[ALL_PASSED] = UNKNOWN;
    } else if (topics_with(x, 0, NULL) > 0 || topics_with(x, NONE, NULL) == TOPIC_COUNT) {
        x[ALL_PASSED] = 0;
    } else {
        x[ALL_PASSED] = topics_with(x, UNKNOWN, NULL) > 0 ? UNKNOWN : 1;
    }
}

/* The share of sessions (or gaps) in the band, of those whose number is known. */
static int64_t inside_bp(struct extent extent) { return extent.known > 0 ? money_half_up(extent.inside * 10000, extent.known) : NONE; }

static int64_t groups_inside(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    struct bounds band = {x[GROUP_MIN], x[GROUP_MAX]};
    return inside_bp(sessions_extent(list_rows(x, SESSIONS), list_count(x, SESSIONS), x[ON], SESSION_PARTICIPANTS, band));
}

static int64_t minutes_inside(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    struct bounds band = {x[MINUTES_MIN], x[MINUTES_MAX]};
    return inside_bp(sessions_extent(list_rows(x, SESSIONS), list_count(x, SESSIONS), x[ON], SESSION_MINUTES, band));
}

static int64_t gaps_inside(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    struct bounds band = {x[GAP_MIN], x[GAP_MAX]};
    return inside_bp(sessions_gaps(list_rows(x, SESSIONS), list_count(x, SESSIONS), x[ON], band));
}

/* Surely attended, or made up individually. */
static int64_t attended(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    int64_t surely = NONE;
    int64_t possibly;
    if (list_count(x, SESSIONS) != UNKNOWN) {
        sessions_attended(list_rows(x, SESSIONS), list_count(x, SESSIONS), x[ON], &surely, &possibly);
    }
    return surely;
}

static int64_t tests_passed(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return list_count(x, TESTS) == UNKNOWN ? NONE : topics_with(x, 1, NULL);
}

static int64_t topics_open(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    int64_t set = 0;
    if (list_count(x, TESTS) == UNKNOWN) {
        return NONE;
    }
    (void)topics_with(x, 0, &set);
    return set;
}

static const struct column session_columns[SESSION_COLUMNS] = {
    [SESSION_ON] = {.name = "on", KIND(VALUE_DATE), .required = true, .about = "the day of the session"},
    [SESSION_MINUTES] = {.name = "minutes", KIND(VALUE_MINUTES), .about = "how long it lasted"},
    [SESSION_ATTENDED] = {.name = "attended", KIND(VALUE_YES_NO), .about = "the participant was there"},
    [SESSION_MADE_UP] = {.name = "made_up", KIND(VALUE_YES_NO), .about = "it was made up individually"},
    [SESSION_PARTICIPANTS] = {.name = "participants", KIND(VALUE_COUNT), .about = "how many took part, the course leader not counted"},
    [SESSION_BY_VIDEO] = {.name = "by_video", KIND(VALUE_YES_NO), .about = "it was a video meeting"},
    [SESSION_OUTSIDE] = {.name = "outside_working_hours", KIND(VALUE_YES_NO), .about = "it was outside ordinary working hours"},
};
static const struct column test_columns[TEST_COLUMNS] = {
    [TEST_TOPIC] = {.name = "topic", KIND(VALUE_CHOICE), .required = true, ONE_OF(topics), .about = "the topic tested"},
    [TEST_ON] = {.name = "on", KIND(VALUE_DATE), .required = true, .about = "the day of the test"},
    [TEST_PASSED] = {.name = "passed", KIND(VALUE_YES_NO), .about = "the topic was understood"},
};

#define RATE_SLOT(id, value_kind, which_parameter)                                                 \
    {                                                                                              \
        .name = id, .role = RATE, .kind = value_kind, .parameter = which_parameter, .dated_by = ON \
    }
#define FOLDED_SLOT(list, value_kind, what)                                                \
    {                                                                                      \
        .name = list##_NAME, .about = what, .role = FOLDED, .kind = value_kind, .of = list \
    }
#define SESSIONS_NAME "sessions"
#define TESTS_NAME "tests"

static const struct slot slots[SLOTS] = {
    [ON] = SLOT_ON,
    [AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [GOT_JOB] = {SLOT("got_job_through_helt_med", "the person got a job through HELT MED, also if it has ended", FACT, VALUE_YES_NO)},
    [IN_PLACEMENT] = {SLOT("in_ungjobb_placement", "the person is a pupil in an UngJobb placement", FACT, VALUE_YES_NO)},
    [TOPICS] = {SLOT("topics_covered", "the topics that the programme has covered", FACT, VALUE_SET), SET_OF(topics)},
    [SESSIONS] = {SLOT("sessions", "the sessions of the programme", LIST, VALUE_ROWS), ROWS_OF(session_columns, SESSIONS_MAX)},
    [SESSIONS_COUNT] = {SLOT("sessions", "their number", LIST_COUNT, VALUE_COUNT)},
    [TESTS] = {SLOT("tests", "the tests taken", LIST, VALUE_ROWS), ROWS_OF(test_columns, SESSIONS_MAX)},
    [TESTS_COUNT] = {SLOT("tests", "their number", LIST_COUNT, VALUE_COUNT)},
    [ATTENDED] = FOLDED_SLOT(SESSIONS, VALUE_COUNT, "sessions attended or made up"),
    [HELD] = FOLDED_SLOT(SESSIONS, VALUE_COUNT, "sessions held"),
    [BY_VIDEO] = FOLDED_SLOT(SESSIONS, VALUE_YES_NO, "all of them by video"),
    [OUTSIDE] = FOLDED_SLOT(SESSIONS, VALUE_YES_NO, "all of them outside working hours"),
    [GROUP_LEAST] = FOLDED_SLOT(SESSIONS, VALUE_COUNT, "the smallest group"),
    [GROUP_MOST] = FOLDED_SLOT(SESSIONS, VALUE_COUNT, "the largest group"),
    [MINUTES_LEAST] = FOLDED_SLOT(SESSIONS, VALUE_MINUTES, "the shortest session"),
    [MINUTES_MOST] = FOLDED_SLOT(SESSIONS, VALUE_MINUTES, "the longest session"),
    [GAP_LEAST] = FOLDED_SLOT(SESSIONS, VALUE_DAYS, "the shortest gap"),
    [GAP_MOST] = FOLDED_SLOT(SESSIONS, VALUE_DAYS, "the longest gap"),
    [ALL_PASSED] = FOLDED_SLOT(TESTS, VALUE_YES_NO, "a test was taken, and each topic's latest is passed"),
    [SESSIONS_NEEDED] = RATE_SLOT("certificate.sessions", VALUE_COUNT, CERTIFICATE_SESSIONS),
    [GROUP_MIN] = RATE_SLOT("certificate.group_min", VALUE_COUNT, CERTIFICATE_GROUP_MIN),
    [GROUP_MAX] = RATE_SLOT("certificate.group_max", VALUE_COUNT, CERTIFICATE_GROUP_MAX),
    [MINUTES_MIN] = RATE_SLOT("certificate.session_minutes_min", VALUE_MINUTES, CERTIFICATE_SESSION_MINUTES_MIN),
    [MINUTES_MAX] = RATE_SLOT("certificate.session_minutes_max", VALUE_MINUTES, CERTIFICATE_SESSION_MINUTES_MAX),
    [GAP_MIN] = RATE_SLOT("certificate.gap_days_min", VALUE_DAYS, CERTIFICATE_GAP_DAYS_MIN),
    [GAP_MAX] = RATE_SLOT("certificate.gap_days_max", VALUE_DAYS, CERTIFICATE_GAP_DAYS_MAX),
    [GROUPS_INSIDE] = {SLOT("groups_inside_bp", "the share of sessions with a usual group", HIDDEN, VALUE_BP),
                       .reads = BIT(HELD) | BIT(GROUP_MIN) | BIT(GROUP_MAX), .value = groups_inside},
    [MINUTES_INSIDE] = {SLOT("minutes_inside_bp", "the share of sessions of usual length", HIDDEN, VALUE_BP),
                        .reads = BIT(HELD) | BIT(MINUTES_MIN) | BIT(MINUTES_MAX), .value = minutes_inside},
    [GAPS_INSIDE] = {SLOT("gaps_inside_bp", "the share of gaps of usual length", HIDDEN, VALUE_BP),
                     .reads = BIT(HELD) | BIT(GAP_MIN) | BIT(GAP_MAX), .value = gaps_inside},
    [SESSIONS_ATTENDED] = {SLOT("sessions_attended", "sessions surely attended or made up individually", REPORTED, VALUE_COUNT),
                           .value = attended},
    [TESTS_PASSED] = {SLOT("tests_passed", "topics whose latest test is passed", REPORTED, VALUE_COUNT), .value = tests_passed},
    [TOPICS_OPEN] = {SLOT("topics_open", "topics whose latest test is not passed", REPORTED, VALUE_SET), SET_OF(topics),
                     .value = topics_open},
};

static const struct criterion criteria[] = {
    {"certificate.participant", REQUIREMENT, BASIS_SOURCE, NO_SLOT, NO_SLOT, .reads = BIT(GOT_JOB) | BIT(IN_PLACEMENT),
     .holds = is_participant, .sources = "S0-03 S0-09 S2-24", .met = "participant", .not_met = "not_participant"},
    {"certificate.sessions", REQUIREMENT, BASIS_READING, SESSIONS_ATTENDED, SESSIONS_NEEDED, .reads = BIT(ATTENDED) | BIT(SESSIONS_NEEDED),
     .holds = enough_sessions, .sources = "S0-17a S0-11", .met = "enough_sessions", .not_met = "sessions_left"},
    {"certificate.tests", REQUIREMENT, BASIS_READING, TESTS_PASSED, NO_SLOT, .reads = BIT(ALL_PASSED), .holds = all_passed,
     .sources = "S0-20", .met = "tests_passed", .not_met = "test_not_passed", .finer = "no_test", .why = why_tests},
    {"certificate.topics", GUIDELINE, BASIS_SOURCE, TOPICS, NO_SLOT, .reads = BIT(TOPICS), .holds = all_topics, .sources = "S2-24",
     .met = "all_topics", .not_met = "topics_left"},
    {"certificate.by_video", GUIDELINE, BASIS_SOURCE, NO_SLOT, NO_SLOT, .gate = BIT(HELD), .applies = has_session, .reads = BIT(BY_VIDEO),
     .holds = by_video, .sources = "S0-12 S0-04", .met = "by_video", .not_met = "not_by_video", .not_applicable = "no_session"},
    {"certificate.outside_hours", GUIDELINE, BASIS_SOURCE, NO_SLOT, NO_SLOT, .gate = BIT(HELD), .applies = has_session,
     .reads = BIT(OUTSIDE), .holds = outside_hours, .sources = "S0-18", .met = "outside_hours", .not_met = "in_working_hours",
     .not_applicable = "no_session"},
    {"certificate.group_size", GUIDELINE, BASIS_SOURCE, GROUPS_INSIDE, NO_SLOT, .gate = BIT(HELD), .applies = has_session,
     .reads = BIT(GROUP_LEAST) | BIT(GROUP_MOST) | BIT(GROUP_MIN) | BIT(GROUP_MAX), .holds = usual_group, .sources = "S0-10",
     .met = "usual_group", .not_met = "unusual_group", .not_applicable = "no_session"},
    {"certificate.session_length", GUIDELINE, BASIS_PROJECT, MINUTES_INSIDE, NO_SLOT, .gate = BIT(HELD), .applies = has_session,
     .reads = BIT(MINUTES_LEAST) | BIT(MINUTES_MOST) | BIT(MINUTES_MIN) | BIT(MINUTES_MAX), .holds = usual_length, .sources = "S0-16",
     .met = "usual_length", .not_met = "unusual_length", .not_applicable = "no_session"},
    {"certificate.session_gap", GUIDELINE, BASIS_PROJECT, GAPS_INSIDE, NO_SLOT, .gate = BIT(HELD), .applies = has_gap,
     .reads = BIT(GAP_LEAST) | BIT(GAP_MOST) | BIT(GAP_MIN) | BIT(GAP_MAX), .holds = usual_gap, .sources = "S0-17b", .met = "usual_gap",
     .not_met = "unusual_gap", .not_applicable = "no_gap"},
};

const struct rule certificate_rule = {
    "certificate", "Has the competence programme been completed?", slots, criteria, SLOTS, FACTS, LENGTH(criteria), .fold = fold,
};
