/*
 * What a rule is made of. A rule never sees an unknown: its predicates are two-valued over complete facts, and
 * the solver (solver.c) finds out what holds while something is unknown.
 */
#ifndef RULES_RULE_H
#define RULES_RULE_H

#include "base/date.h"
#include "rulebook/rulebook.h"

#define BIT(slot) (UINT64_C(1) << (slot))
#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define NO_SLOT 0xff
enum { SLOTS_MAX = 64, CRITERIA_MAX = 16, LIST_MAX = 1000000, ON = 0, AS_KNOWN_ON = 1 };

enum slot_role {           /* the three that are one value come first */
                 REQUIRED, /* a fact that must be given */
                 FACT,     /* a fact; absent is unknown */
                 OPTIONAL, /* a fact that has a meaning when absent and is never missing */
                 LIST,     /* a fact that is a list: this slot holds the address of its rows, the next one their number */
                 OPTIONAL_LIST,
                 LIST_COUNT,
                 FOLDED,      /* what the fact in slot `of` (a list, mostly) says, found by the rule's fold; may be unknown */
                 RATE,        /* a dated parameter */
                 FOLDED_RATE, /* a dated parameter that the rule's fold looks up itself */
                 HIDDEN,      /* computed for the criteria only */
                 DERIVED,     /* computed and shown; null while a slot that it reads is unknown */
                 REPORTED     /* computed last, for showing only: its function sees unknowns; these slots stand last */
};

/* A field of a list's rows; each is one int64_t. */
struct column {
    const char *name;
    uint8_t kind;
    bool required;
    int64_t lo, hi;
    const char *const *words;
    const char *about;
};

struct slot {
    const char *name;
    const char *about;
    uint8_t role, kind;
    uint8_t dated_by;  /* RATE: the slot of its day */
    uint8_t of;        /* FOLDED: the list; DERIVED and HIDDEN: the fact to name when the value leaves its range */
    uint8_t parameter; /* RATE */
    uint8_t column_count;
    bool dense;     /* unknown, every value must be tried, not only the ends */
    int64_t lo, hi; /* of a fact; a list: how many rows it may have */
    const char *const *words;
    const int32_t *points; /* constants that the rule compares it with, and nothing else: it matters only from which on it is */
    uint8_t point_count;
    const struct column *columns;
    uint64_t reads;                 /* of `which` and `value` */
    int (*which)(const int64_t *x); /* RATE chosen by the facts: the parameter, or -1 for none (the value is then NONE) */
    int64_t (*value)(const int64_t *x, const struct heltmed_rulebook *rulebook);
};

struct solution;
struct survey;

struct criterion {
    const char *id;
    uint8_t kind, basis;
    uint8_t observed, required; /* slots to show, NO_SLOT: nothing */
    uint64_t gate;
    bool (*applies)(const int64_t *x); /* NULL: always */
    uint64_t reads;
    bool (*holds)(const int64_t *x);
    bool (*open)(const int64_t *x); /* cannot be told although every fact is known (reads as `holds`); NULL: never */
    const char *sources;
    const char *met, *not_met, *not_applicable, *cannot_tell; /* reasons */
    const char *finer;                                        /* the reasons that `why` may give, separated by spaces */
    /* No requirement: what can change it, where filling in values would not tell; NULL: the solver tries values (survey.h) */
    bool (*survey)(const struct solution *given, uint64_t unknowns, struct survey *survey);
    const char *(*why)(const int64_t *x); /* a finer reason where the criterion applies, NULL: the usual one; reads as `holds` */
};

struct bounds {
    int64_t lo, hi;
};

struct rule {
    const char *name;
    const char *title;
    const struct slot *slots;
    const struct criterion *criteria;
    uint8_t slot_count, fact_count, criterion_count; /* facts come first; fact_count counts each list twice */
    /* Fills the FOLDED and FOLDED_RATE slots, and for unknown ones the bounds they lie in. */
    void (*fold)(int64_t *x, struct bounds *bounds, const struct heltmed_rulebook *rulebook);
    /* Facts that cannot stand together: the slot to name, NO_SLOT when all is well. Reads complete facts. */
    uint64_t check_reads;
    uint8_t (*check)(const int64_t *x);
    const char *check_message;
    bool (*solve_plain)(struct solution *solution); /* see plain.h; NULL: none */
    bool confidential;                              /* kept out of letters, feeds and employers' views */
};

/* Shorthands for the tables. The words of a choice or set end with NULL. */
#define ONE_OF(the_words) .words = the_words, .hi = LENGTH(the_words) - 2
#define SET_OF(the_words) .words = the_words, .hi = (INT64_C(1) << (LENGTH(the_words) - 1)) - 1
#define ROWS_OF(the_columns, most) .columns = the_columns, .column_count = LENGTH(the_columns), .hi = most
#define KIND(the_kind) .kind = the_kind, the_kind##_RANGE
#define SLOT(the_name, what, its_role, its_kind) .name = the_name, .about = what, .role = its_role, KIND(its_kind)
#define SLOT_ON                                                                                     \
    {                                                                                               \
        .name = "on", .role = REQUIRED, KIND(VALUE_DATE), .about = "the day that the answer is for" \
    }
#define SLOT_AS_KNOWN_ON                                                                                                                  \
    {                                                                                                                                     \
        .name = "as_known_on", .role = OPTIONAL, KIND(VALUE_DATE), .about = "values decided after this day are not seen; absent: all are" \
    }

static inline int64_t list_count(const int64_t *x, int slot) { return x[slot + 1]; }
static inline const int64_t *list_rows(const int64_t *x, int slot) { return (const int64_t *)(intptr_t)x[slot]; }

#endif
