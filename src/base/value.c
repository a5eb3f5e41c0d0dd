#include "base/value.h"

#include "base/date.h"

/* The ranges are those of the contract, section 1; a choice, a set and a list are bounded by their slot. */
const struct value_kind_info value_kinds[VALUE_KINDS] = {
    [VALUE_DATE] = {"date", "date", DATE_MIN, DATE_MAX},
    [VALUE_YES_NO] = {"yes or no", NULL, 0, 1},
    [VALUE_CHOICE] = {"choice", NULL, 0, INT32_MAX},
    [VALUE_SET] = {"set of choices", NULL, 0, INT64_MAX},
    [VALUE_MUNICIPALITY] = {"municipality", NULL, 0, 9999},
    [VALUE_ORE_PER_HOUR] = {"øre an hour", "ore_per_hour", 0, 1000000000},
    [VALUE_ORE_PER_MONTH] = {"øre a month", "ore_per_month", 0, 1000000000},
    [VALUE_ORE_PER_YEAR] = {"øre a year", "ore_per_year", 0, 1000000000},
    [VALUE_ORE] = {"øre", "ore", 0, 1000000000},
    [VALUE_BP] = {"basis points", "bp", 0, 10000},
    [VALUE_COUNT] = {"count", "count", 0, 1000000},
    [VALUE_DAYS] = {"days", "days", 0, 1000000},
    [VALUE_WEEKS] = {"weeks", "weeks", 1, 52},
    [VALUE_MINUTES] = {"minutes", "minutes", 0, 1000000},
    [VALUE_MINUTES_PER_WEEK] = {"minutes a week", "minutes_per_week", 0, 10080},
    [VALUE_DAYS_PER_WEEK] = {"days a week", "days_per_week", 0, 7},
    [VALUE_AGE] = {"years of age", "years", 0, 130},
    [VALUE_WEIGHT] = {"weight", "weight", 0, 1000},
    [VALUE_MUNICIPALITIES] = {"list of municipalities", NULL, 0, 9999},
    [VALUE_ROWS] = {"list", NULL, 0, INT64_MAX},
    [VALUE_HOLIDAYS] = {"list of holidays", NULL, 0, INT64_MAX},
    [VALUE_WEIGHTS] = {"list of weights", NULL, 0, INT64_MAX},
};
