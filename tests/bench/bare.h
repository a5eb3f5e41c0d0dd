/* The yardsticks of the typed wage assessment: the comparison at its heart, called like a function of another library. */
#ifndef BARE_H
#define BARE_H

#include <stdbool.h>
#include <stdint.h>

/* Three numbers compared. */
bool bare_pays_share(int64_t hourly_wage_ore, int64_t comparable_tariff_ore, int64_t floor_share_bp);

/* The same question on a day: the share in force then, and a wage or tariff that may be unknown (INT64_MIN).
 * 1 the floor is paid, 0 it is not, -1 that is not known. */
int32_t bare_pays_floor(int64_t on, int64_t hourly_wage_ore, int64_t comparable_tariff_ore);

#endif
