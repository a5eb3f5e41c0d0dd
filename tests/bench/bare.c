#include "bare.h"

bool bare_pays_share(int64_t hourly_wage_ore, int64_t comparable_tariff_ore, int64_t floor_share_bp)
{
    return hourly_wage_ore * 10000 >= comparable_tariff_ore * floor_share_bp;
}

static const struct {
    int64_t valid_from, share_bp;
} shares[] = {{INT64_MIN, 1500}, {18078, 1800}, {19174, 2000}};

int32_t bare_pays_floor(int64_t on, int64_t hourly_wage_ore, int64_t comparable_tariff_ore)
{
    int last = 2;
    if (hourly_wage_ore == INT64_MIN || comparable_tariff_ore == INT64_MIN) {
        return -1;
    }
    while (shares[last].valid_from > on) {
        last--;
    }
    return bare_pays_share(hourly_wage_ore, comparable_tariff_ore, shares[last].share_bp);
}
