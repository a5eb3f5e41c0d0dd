/* The kinds of value: one int64_t each, with the unit, range and way of writing that belongs to the kind. */
#ifndef BASE_VALUE_H
#define BASE_VALUE_H

#include <heltmed/date.h>

#define UNKNOWN HELTMED_UNKNOWN
/* A value that does not exist (no further visit, no such rate), which is not the same as unknown. */
#define NONE (INT64_MIN + 1)
/* A computed value that left its range: the assessment is an error. */
#define OUT_OF_RANGE (INT64_MIN + 2)

enum value_kind {
    VALUE_DATE,
    VALUE_YES_NO,
    VALUE_CHOICE,       /* index into the slot's words */
    VALUE_SET,          /* one bit for each of the slot's words */
    VALUE_MUNICIPALITY, /* 0 to 9999, written with four digits */
    VALUE_ORE_PER_HOUR,
    VALUE_ORE_PER_MONTH,
    VALUE_ORE_PER_YEAR,
    VALUE_ORE,
    VALUE_BP,
    VALUE_COUNT,
    VALUE_DAYS,
    VALUE_WEEKS,
    VALUE_MINUTES,
    VALUE_MINUTES_PER_WEEK,
    VALUE_DAYS_PER_WEEK,
    VALUE_AGE,
    VALUE_WEIGHT,
    VALUE_MUNICIPALITIES, /* a parameter's list */
    VALUE_ROWS,           /* a fact that is a list */
    VALUE_HOLIDAYS,       /* derived: the public holidays from Monday to Friday in a span */
    VALUE_WEIGHTS,        /* derived: the ten weights */
    VALUE_KINDS
};

/* The range of each kind (contract, section 1), for tables: what a choice, a set or a list ends with is told where it is described. */
#define VALUE_DATE_RANGE .lo = HELTMED_DATE_MIN, .hi = HELTMED_DATE_MAX
#define VALUE_YES_NO_RANGE .lo = 0, .hi = 1
#define VALUE_CHOICE_RANGE .lo = 0
#define VALUE_SET_RANGE .lo = 0
#define VALUE_MUNICIPALITY_RANGE .lo = 0, .hi = 9999
#define VALUE_ORE_RANGE .lo = 0, .hi = 1000000000
#define VALUE_ORE_PER_HOUR_RANGE VALUE_ORE_RANGE
#define VALUE_ORE_PER_MONTH_RANGE VALUE_ORE_RANGE
#define VALUE_ORE_PER_YEAR_RANGE VALUE_ORE_RANGE
#define VALUE_BP_RANGE .lo = 0, .hi = 10000
#define VALUE_COUNT_RANGE .lo = 0, .hi = 1000000
#define VALUE_DAYS_RANGE VALUE_COUNT_RANGE
#define VALUE_WEEKS_RANGE .lo = 1, .hi = 52
#define VALUE_MINUTES_RANGE VALUE_COUNT_RANGE
#define VALUE_MINUTES_PER_WEEK_RANGE .lo = 0, .hi = 10080
#define VALUE_DAYS_PER_WEEK_RANGE .lo = 0, .hi = 7
#define VALUE_AGE_RANGE .lo = 0, .hi = 130
#define VALUE_WEIGHT_RANGE .lo = 0, .hi = 1000
#define VALUE_ROWS_RANGE .lo = 0
#define VALUE_HOLIDAYS_RANGE .lo = 0
#define VALUE_WEIGHTS_RANGE .lo = 0

struct value_kind_info {
    const char *name; /* what the docs call it */
    const char *unit; /* what a decision calls it, NULL where the value needs none */
    int64_t lo, hi;
};

extern const struct value_kind_info value_kinds[VALUE_KINDS];

#endif
