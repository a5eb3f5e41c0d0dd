/* Municipalities, their agreements and places, and tariffs that rise each spring and are told of later. Invented but for the
 * municipalities' numbers. */
#include "base/date.h"
#include "cases/simulate.h"

const int32_t simulated_municipalities[MUNICIPALITIES] = {301, 1103, 1508, 3203, 4601, 5001};

/* Days as day_of takes them; 0: none, or open-ended. Places are in thousandths of the cases, and at least LEAST_PLACES. */
static const struct {
    int32_t municipality, from, until, places;
    int64_t monthly_price;
    int32_t changed_on, changed_places, changed_until;
} agreements[AGREEMENTS] = {
    {0, 20210201, 0, 40, UNKNOWN, 20240101, 60, 0}, /* more places */
    {1, 20210201, 0, 35, UNKNOWN, 0, 0, 0},
    {2, 20210701, 20240630, 30, 780000, 20240401, 0, 20251231}, /* made longer before it ends */
    {2, 20260101, 0, 30, 820000, 0, 0, 0},                      /* its successor */
    {3, 20220101, 0, 25, UNKNOWN, 20250101, 20, 0},             /* fewer places */
    {4, 20210201, 0, 45, 750000, 0, 0, 0},
    {5, 20230101, 0, 30, UNKNOWN, 0, 0, 0},
};
static const int64_t first_rates[TARIFFS] = {19080, 20150, 21225, 22490, 24310};
enum { FIRST_YEAR = 2021, LEAST_PLACES = 2, RISE_BP = 10400 };

int32_t day_of(int32_t digits) { return date_from_civil(digits / 10000, digits / 100 % 100, digits % 100); }

static int32_t places_of(const struct simulation *s, int32_t thousandths)
{
    int64_t places = s->cases * thousandths / 1000;
    return places < LEAST_PLACES ? LEAST_PLACES : (int32_t)places;
}

/* ---- tariffs ---- */

int32_t tariff_rise(int32_t tariff, int32_t year) { return date_from_civil(year, 4 + tariff % 2, 1); }

static int64_t rate_after(int32_t tariff, int32_t rises)
{
    int64_t rate = first_rates[tariff];
    for (int32_t i = 0; i < rises; i++) {
        rate = rate * RISE_BP / 10000;
    }
    return rate;
}

int64_t tariff_on(int32_t tariff, int32_t day)
{
    int32_t rises = 0;
    while (rises < LAST_RISE - FIRST_YEAR && tariff_rise(tariff, FIRST_YEAR + 1 + rises) <= day) {
        rises++;
    }
    return rate_after(tariff, rises);
}

/* The first rate, and a rise each spring, known some weeks later; one was written wrongly at first. */
static void put_tariff(struct simulation *s, int32_t tariff)
{
    for (int32_t year = FIRST_YEAR; year <= LAST_RISE; year++) {
        int32_t on = year == FIRST_YEAR ? s->first_day : tariff_rise(tariff, year);
        bool wrong = tariff == 1 && year == FIRST_YEAR + 2;
        s->opened_at = year == FIRST_YEAR ? 0 : ((int64_t)on + 20 + draw(s, 40)) * DAY_SECONDS + OFFICE_OPENS;
        int32_t index = put(s, EVENT_TARIFF_SET, on, LOOSE);
        set_id(s, index, TARIFF_SET_TARIFF, "t", tariff + 1);
        at_index(s, index)->values[TARIFF_SET_HOURLY] = rate_after(tariff, year - FIRST_YEAR) * (wrong ? 10 : 1);
        if (wrong) {
            int32_t again = put_again(s, index);
            at_index(s, again)->values[TARIFF_SET_HOURLY] = rate_after(tariff, year - FIRST_YEAR);
        }
    }
}

/* ---- agreements ---- */

static void put_agreement(struct simulation *s, int32_t which)
{
    int32_t index = put(s, EVENT_AGREEMENT_SIGNED, day_of(agreements[which].from) - 14, LOOSE);
    set_id(s, index, SIGNED_AGREEMENT, "ex", which + 1);
    struct event *event = at_index(s, index);
    event->values[SIGNED_MUNICIPALITY] = simulated_municipalities[agreements[which].municipality];
    event->values[SIGNED_PLACES] = places_of(s, agreements[which].places);
    event->values[SIGNED_FROM] = day_of(agreements[which].from);
    event->values[SIGNED_UNTIL] = agreements[which].until == 0 ? UNKNOWN : day_of(agreements[which].until);
    event->values[SIGNED_PRICE] = agreements[which].monthly_price;
    if (agreements[which].changed_on == 0) {
        return;
    }
    index = put(s, EVENT_AGREEMENT_CHANGED, day_of(agreements[which].changed_on), LOOSE);
    set_id(s, index, CHANGED_AGREEMENT, "ex", which + 1);
    event = at_index(s, index);
    event->values[CHANGED_PLACES] = agreements[which].changed_places == 0 ? UNKNOWN : places_of(s, agreements[which].changed_places);
    event->values[CHANGED_UNTIL] = agreements[which].changed_until == 0 ? UNKNOWN : day_of(agreements[which].changed_until);
}

/* A change recorded in error, and taken out again. */
static void put_error(struct simulation *s)
{
    int32_t index = put(s, EVENT_AGREEMENT_CHANGED, day_of(20230301), LOOSE);
    set_id(s, index, CHANGED_AGREEMENT, "ex", 2);
    at_index(s, index)->values[CHANGED_PLACES] = places_of(s, agreements[1].places) + 1;
    put_void(s, index);
}

void simulate_world(struct simulation *s)
{
    for (int32_t i = 0; i < TARIFFS; i++) {
        put_tariff(s, i);
    }
    s->opened_at = 0;
    for (int32_t i = 0; i < AGREEMENTS; i++) {
        put_agreement(s, i);
    }
    put_error(s);
}

/* ---- places ---- */

static int32_t days_of(const struct simulation *s) { return s->last_day - s->first_day + 1; }

static bool is_in_force(int32_t which, int32_t day)
{
    int32_t until = agreements[which].changed_until != 0 ? agreements[which].changed_until : agreements[which].until;
    return day >= day_of(agreements[which].from) && (until == 0 || day <= day_of(until));
}

static bool has_place(const struct simulation *s, int32_t which, int32_t from)
{
    const int32_t *taken = s->taken + (int64_t)which * days_of(s);
    int32_t before = places_of(s, agreements[which].places), after = places_of(s, agreements[which].changed_places);
    int32_t changed_on = agreements[which].changed_places == 0 ? INT32_MAX : day_of(agreements[which].changed_on);
    for (int32_t day = from; day <= s->last_day; day++) {
        if (taken[day - s->first_day] >= (day < changed_on ? before : after)) {
            return false;
        }
    }
    return true;
}

int32_t find_place(const struct simulation *s, int32_t day)
{
    for (int32_t i = 0; i < AGREEMENTS; i++) {
        if (agreements[i].municipality == s->municipality && is_in_force(i, day) && day >= s->first_day && day <= s->last_day &&
            has_place(s, i, day)) {
            return i;
        }
    }
    return NO_AGREEMENT;
}

static void add_from(struct simulation *s, int32_t agreement, int32_t from, int32_t one)
{
    int32_t *taken = s->taken + (int64_t)agreement * days_of(s);
    for (int32_t day = from < s->first_day ? 0 : from - s->first_day; day < days_of(s); day++) {
        taken[day] += one;
    }
}

void take_place(struct simulation *s, int32_t agreement, int32_t from)
{
    if (agreement != NO_AGREEMENT) {
        add_from(s, agreement, from, 1);
    }
}

void leave_place(struct simulation *s, int32_t agreement, int32_t from)
{
    if (agreement != NO_AGREEMENT) {
        add_from(s, agreement, from, -1);
    }
}
