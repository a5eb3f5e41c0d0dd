#include "bare.h"

bool bare_pays_floor(int64_t hourly_wage_ore, int64_t comparable_tariff_ore, int64_t floor_share_bp)
{
    return hourly_wage_ore * 10000 >= comparable_tariff_ore * floor_share_bp;
}
