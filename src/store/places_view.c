/* Each agreement on a day: agreed, taken, left, and the municipality's share in that calendar month. */
#include <heltmed/share.h>

#include "base/error.h"
#include "base/memory.h"
#include "store/view.h"
#include "json/write.h"

/* What is counted of an agreement. */
struct counted {
    int64_t taken, days, share; /* share UNKNOWN: that of a place is not known */
};

struct places {
    struct view view;
    int32_t on, month_from, month_until;
    struct counted *counted; /* as many as the world's agreements */
    heltmed_share *share;
};

static heltmed_status count_share(struct places *places, const struct agreement *agreement, const struct placement *placement,
                                  struct counted *counted, heltmed_error *error)
{
    heltmed_share_facts facts;

    heltmed_share_facts_init(&facts);
    facts.starts_on = placement->from;
    facts.ends_on = placement->until == INT32_MAX ? UNKNOWN : placement->until;
    facts.agreed_monthly_price_ore = agreement->monthly_price;
    facts.from = places->month_from;
    facts.until = places->month_until;
    heltmed_status status = heltmed_share_make(places->view.world.rulebook, &facts, places->share, error);
    if (status != HELTMED_OK || heltmed_share_count(places->share) == 0) {
        return status;
    }
    int32_t days = 0;
    int64_t amount = heltmed_share_sum_ore(places->share);
    status = heltmed_share_month(places->share, 0, NULL, &days, NULL, NULL, NULL, error);
    counted->days += days;
    counted->share = counted->share == UNKNOWN || amount == UNKNOWN ? UNKNOWN : counted->share + amount;
    return status;
}

static heltmed_status count_case(void *context, const char *id, heltmed_error *error)
{
    struct places *places = context;
    const struct case_state *state = &places->view.state;
    (void)id;

    for (size_t i = 0; i < state->placement_count; i++) {
        const struct placement *placement = &state->placements[i];
        const struct agreement *agreement = world_agreement(&places->view.world, log_text(&places->view.log, placement->agreement));
        if (agreement == NULL) {
            continue;
        }
        struct counted *counted = &places->counted[agreement - places->view.world.agreements];
        counted->taken += placement->from <= places->on && places->on <= placement->until;
        heltmed_status status = count_share(places, agreement, placement, counted, error);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    return HELTMED_OK;
}

static void write_agreement(const struct places *places, const struct agreement *agreement, const struct counted *counted,
                            heltmed_text *out)
{
    const struct world *world = &places->view.world;
    int64_t agreed = agreement_places(world, agreement, places->on);
    char month[11];

    date_print(places->month_from, month);
    text_append_char(out, '{');
    view_key(out, "agreement");
    json_name(out, world->texts.data + agreement->name);
    view_value(out, "municipality", VALUE_MUNICIPALITY, NULL, agreement->municipality);
    view_value(out, "agreed", VALUE_COUNT, NULL, agreed);
    view_value(out, "taken", VALUE_COUNT, NULL, counted->taken);
    view_value(out, "left", VALUE_COUNT, NULL, counted->taken < agreed ? agreed - counted->taken : 0);
    view_value(out, "overfilled", VALUE_COUNT, NULL, counted->taken > agreed ? counted->taken - agreed : 0);
    view_key(out, "share");
    text_append_char(out, '{');
    view_key(out, "month");
    text_append_char(out, '"');
    text_append(out, month, sizeof("YYYY-MM") - 1);
    text_append_char(out, '"');
    view_value(out, "days", VALUE_DAYS, NULL, counted->days);
    view_value(out, "share_ore", VALUE_ORE, NULL, counted->share);
    view_value(out, "estimate", VALUE_YES_NO, NULL, agreement->monthly_price == UNKNOWN);
    text_append_words(out, "}}");
}

static void write_places(const struct places *places, heltmed_text *out)
{
    text_append_char(out, '{');
    view_day(out, "on", places->on);
    view_key(out, "agreements");
    text_append_char(out, '[');
    for (size_t i = 0; i < places->view.world.agreement_count; i++) {
        text_append_words(out, i == 0 ? "" : ",");
        write_agreement(places, &places->view.world.agreements[i], &places->counted[i], out);
    }
    text_append_words(out, "]}");
}

static heltmed_status count_all(struct places *places, heltmed_text *out, heltmed_error *error)
{
    const heltmed_allocator *allocator = &places->view.store->allocator;
    size_t size = (places->view.world.agreement_count + 1) * sizeof *places->counted;
    struct civil civil = date_to_civil(places->on);

    places->month_from = date_from_civil(civil.year, civil.month, 1);
    places->month_until = places->month_from + date_days_in_month(civil.year, civil.month) - 1;
    places->counted = memory_new(allocator, size);
    if (places->counted == NULL) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the agreements");
    }
    heltmed_status status = heltmed_share_create(allocator, &places->share, error);
    if (status == HELTMED_OK) {
        status = view_cases(&places->view, count_case, places, error);
    }
    if (status == HELTMED_OK) {
        write_places(places, out);
    }
    heltmed_share_destroy(places->share);
    memory_free(allocator, places->counted, size);
    return status;
}

/* All that was recorded counts, also later than the day: what was taken then is told as it is known now. */
heltmed_status heltmed_store_places(heltmed_store *store, int32_t on, heltmed_text *out, heltmed_error *error)
{
    struct places places = {.on = on};
    heltmed_status status = view_begin(&places.view, store, on, DATE_MAX, out, error);

    if (status == HELTMED_OK) {
        status = count_all(&places, out, error);
    }
    view_end(&places.view);
    return view_finish(status, out, error);
}
