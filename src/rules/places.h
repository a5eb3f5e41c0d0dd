/* The places of an eXpress agreement. */
#ifndef RULES_PLACES_H
#define RULES_PLACES_H

#include <stdbool.h>
#include <stdint.h>

static inline bool places_remain(int64_t taken, int64_t agreed) { return taken < agreed; }

#endif
