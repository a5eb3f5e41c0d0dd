/* The yardstick of the typed wage assessment: the comparison at its heart, called like a function of another library. */
#ifndef BARE_H
#define BARE_H

#include <stdbool.h>
#include <stdint.h>

bool bare_pays_floor(int64_t hourly_wage_ore, int64_t comparable_tariff_ore, int64_t floor_share_bp);

#endif
