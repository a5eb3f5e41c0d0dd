#include "base/value.h"

#include "base/date.h"

const struct value_kind_info value_kinds[VALUE_KINDS] = {
    [VALUE_DATE] = {"date", "date", VALUE_DATE_RANGE},
    [VALUE_YES_NO] = {"yes or no", NULL, VALUE_YES_NO_RANGE},
    [VALUE_CHOICE] = {"choice", NULL, VALUE_CHOICE_RANGE, .hi = INT32_MAX},
    [VALUE_SET] = {"set of choices", NULL, VALUE_SET_RANGE, .hi = INT64_MAX},
    [VALUE_MUNICIPALITY] = {"municipality", NULL, VALUE_MUNICIPALITY_RANGE},
    [VALUE_ORE_PER_HOUR] = {"øre an hour", "ore_per_hour", VALUE_ORE_PER_HOUR_RANGE},
    [VALUE_ORE_PER_MONTH] = {"øre a month", "ore_per_month", VALUE_ORE_PER_MONTH_RANGE},
    [VALUE_ORE_PER_YEAR] = {"øre a year", "ore_per_year", VALUE_ORE_PER_YEAR_RANGE},
    [VALUE_ORE] = {"øre", "ore", VALUE_ORE_RANGE},
    [VALUE_BP] = {"basis points", "bp", VALUE_BP_RANGE},
    [VALUE_COUNT] = {"count", "count", VALUE_COUNT_RANGE},
    [VALUE_DAYS] = {"days", "days", VALUE_DAYS_RANGE},
    [VALUE_WEEKS] = {"weeks", "weeks", VALUE_WEEKS_RANGE},
    [VALUE_MINUTES] = {"minutes", "minutes", VALUE_MINUTES_RANGE},
    [VALUE_MINUTES_PER_WEEK] = {"minutes a week", "minutes_per_week", VALUE_MINUTES_PER_WEEK_RANGE},
    [VALUE_DAYS_PER_WEEK] = {"days a week", "days_per_week", VALUE_DAYS_PER_WEEK_RANGE},
    [VALUE_AGE] = {"years of age", "years", VALUE_AGE_RANGE},
    [VALUE_WEIGHT] = {"weight", "weight", VALUE_WEIGHT_RANGE},
    [VALUE_MUNICIPALITIES] = {"list of municipalities", NULL, 0, 9999},
    [VALUE_ROWS] = {"list", NULL, VALUE_ROWS_RANGE, .hi = INT64_MAX},
    [VALUE_HOLIDAYS] = {"list of holidays", NULL, VALUE_HOLIDAYS_RANGE, .hi = INT64_MAX},
    [VALUE_WEIGHTS] = {"list of weights", NULL, VALUE_WEIGHTS_RANGE, .hi = INT64_MAX},
};
