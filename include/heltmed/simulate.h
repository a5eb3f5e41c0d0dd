/* A simulated municipality: a reproducible log of events, for trying things out. Its rates are invented. */
#ifndef HELTMED_SIMULATE_H
#define HELTMED_SIMULATE_H

#include <heltmed/stream.h>

HELTMED_BEGIN

/* Events as JSON Lines, in the order in which they arrived at their store: agreements, tariffs, and `cases` cases (0 to
 * 10 000 000) with late, corrected, same-day, paused, departing and open ones among them. The same `cases` and `seed` give the
 * same bytes everywhere. What happens in them, and how often, is invented and says nothing about real outcomes.
 * Errors: range, argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_simulate(int64_t cases, uint64_t seed, const heltmed_allocator *allocator,
                                                                 heltmed_stream **out, heltmed_error *error);

HELTMED_END

#endif
