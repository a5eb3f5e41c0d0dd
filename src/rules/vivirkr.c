/* ViVirk'R: ten pointers for a Danish resource course. They are findings, so all are guidelines; the score is ours. */
#include "rules/registry.h"

#include "base/money.h"

enum {
    STARTS_ON = AS_KNOWN_ON + 1,
    POINTER_1,
    WEIGHTS = POINTER_1 + 10,
    WEIGHTS_COUNT,
    SCORE,
    SCORE_LOW,
    SCORE_HIGH,
    KNOWN,
    WEIGHTS_USED,
    SLOTS,
    FACTS = SCORE
};
enum { POINTERS = 10 };

static const char *const judgements[] = {"met", "partly", "not_met", NULL};
enum { IS_MET, IS_PARTLY, IS_NOT_MET };

/* 2026-02-01 and 2026-07-01: on one of them the frame was abolished for new citizens, on which was not found. */
static const int32_t abolished[] = {20485, 20635};

static bool frame_in_force(const int64_t *x) { return x[STARTS_ON] < abolished[0]; }
static bool frame_uncertain(const int64_t *x) { return x[STARTS_ON] >= abolished[0] && x[STARTS_ON] < abolished[1]; }

/* In halves: met 2, partly 1, not met 0. */
static int64_t halves(int64_t judgement) { return IS_NOT_MET - judgement; }

static int64_t weight(const int64_t *x, int pointer) { return list_count(x, WEIGHTS) == UNKNOWN ? 1 : list_rows(x, WEIGHTS)[pointer]; }

/* The weighted share with unknown pointers judged as `instead`; UNKNOWN leaves them out. NONE when nothing weighs. */
static int64_t score_with(const int64_t *x, int64_t instead)
{
    int64_t reached = 0;
    int64_t whole = 0;
    for (int pointer = 0; pointer < POINTERS; pointer++) {
        int64_t judgement = x[POINTER_1 + pointer] == UNKNOWN ? instead : x[POINTER_1 + pointer];
        if (judgement != UNKNOWN) {
            reached += weight(x, pointer) * halves(judgement);
            whole += weight(x, pointer) * 2;
        }
    }
    return whole > 0 ? money_half_up(reached * 10000, whole) : NONE;
}

static int64_t score(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return score_with(x, UNKNOWN);
}
static int64_t score_low(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return score_with(x, IS_NOT_MET);
}
static int64_t score_high(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return score_with(x, IS_MET);
}
static int64_t known(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    int64_t count = 0;
    for (int pointer = 0; pointer < POINTERS; pointer++) {
        count += x[POINTER_1 + pointer] != UNKNOWN;
    }
    return count;
}
static int64_t weights_used(const int64_t *x, const struct heltmed_rulebook *rulebook)
{
    (void)rulebook;
    return list_count(x, WEIGHTS) == UNKNOWN ? 0 : x[WEIGHTS];
}

static const struct column weight_columns[] = {{.name = "weight", KIND(VALUE_WEIGHT), .required = true, .about = "the pointer's weight"}};

#define POINTER(n, what) [POINTER_1 + (n)-1] = {.name = "p" #n, .about = what, .role = FACT, KIND(VALUE_CHOICE), ONE_OF(judgements)}

static const struct slot slots[SLOTS] = {
    [ON] = SLOT_ON,
    [AS_KNOWN_ON] = SLOT_AS_KNOWN_ON,
    [STARTS_ON] = {SLOT("starts_on", "the first day of the course", FACT, VALUE_DATE), .points = abolished,
                   .point_count = LENGTH(abolished)},
    POINTER(1, "the course is for young people with mainly cognitive and mental impairments"),
    POINTER(2, "it is coherent, takes its time, builds trust and includes with colleagues"),
    POINTER(3, "it is holistic and practice-near, with knowledge of this person's disability"),
    POINTER(4, "there is an authentic practice place with clear tasks"),
    POINTER(5, "a teacher or coordinator guides close to practice"),
    POINTER(6, "work testing is professional and in authentic settings"),
    POINTER(7, "all parties agree on actions, methods and goals"),
    POINTER(8, "the guide and the caseworker stay the same"),
    POINTER(9, "there is a large network of local firms"),
    POINTER(10, "the firm's relational capacity was examined before the match"),
    [WEIGHTS] = {.name = "weights",
                 .about = "ten weights; absent: all are 1",
                 .role = OPTIONAL_LIST,
                 .kind = VALUE_ROWS,
                 .lo = POINTERS,
                 ROWS_OF(weight_columns, POINTERS)},
    [WEIGHTS_COUNT] = {SLOT("weights", "their number", LIST_COUNT, VALUE_COUNT)},
    [SCORE] = {SLOT("score_bp", "the weighted share over the known pointers; partly counts half", REPORTED, VALUE_BP), .value = score},
    [SCORE_LOW] = {SLOT("score_low_bp", "the share with unknown pointers as not met", REPORTED, VALUE_BP), .value = score_low},
    [SCORE_HIGH] = {SLOT("score_high_bp", "the share with unknown pointers as met", REPORTED, VALUE_BP), .value = score_high},
    [KNOWN] = {SLOT("known", "how many pointers are known", REPORTED, VALUE_COUNT), .value = known},
    [WEIGHTS_USED] = {SLOT("weights", "the weights used", REPORTED, VALUE_WEIGHTS), .value = weights_used},
};

#define POINTER_CRITERION(n)                                                              \
    static bool p##n##_holds(const int64_t *x) { return x[POINTER_1 + (n)-1] == IS_MET; } \
    static const char *p##n##_why(const int64_t *x) { return x[POINTER_1 + (n)-1] == IS_PARTLY ? "partly" : NULL; }
POINTER_CRITERION(1)
POINTER_CRITERION(2)
POINTER_CRITERION(3)
POINTER_CRITERION(4)
POINTER_CRITERION(5)
POINTER_CRITERION(6)
POINTER_CRITERION(7)
POINTER_CRITERION(8)
POINTER_CRITERION(9)
POINTER_CRITERION(10)

#define POINTER_ROW(n)                                                                                                                    \
    {                                                                                                                                     \
        .id = "vivirkr.p" #n, .kind = GUIDELINE, .basis = BASIS_SOURCE, .observed = POINTER_1 + (n)-1, .required = NO_SLOT,               \
        .reads = BIT(POINTER_1 + (n)-1), .holds = p##n##_holds, .sources = "P" #n, .met = "met", .not_met = "not_met", .finer = "partly", \
        .why = p##n##_why                                                                                                                 \
    }

static const struct criterion criteria[] = {
    POINTER_ROW(1),
    POINTER_ROW(2),
    POINTER_ROW(3),
    POINTER_ROW(4),
    POINTER_ROW(5),
    POINTER_ROW(6),
    POINTER_ROW(7),
    POINTER_ROW(8),
    POINTER_ROW(9),
    POINTER_ROW(10),
    {"vivirkr.legal_frame", CAUTION, BASIS_EXTERNAL, STARTS_ON, NO_SLOT, .reads = BIT(STARTS_ON), .holds = frame_in_force,
     .open = frame_uncertain, .sources = "B10", .met = "frame_in_force", .not_met = "frame_abolished",
     .cannot_tell = "frame_date_not_found"},
};

const struct rule vivirkr_rule = {
    "vivirkr", "Is the course as ViVirk'R's ten pointers have it?", slots, criteria, SLOTS, FACTS, LENGTH(criteria), .check_reads = 0,
};
