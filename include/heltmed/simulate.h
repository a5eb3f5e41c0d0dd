/* A simulated municipality: a reproducible log of events, for trying things out. Its rates are invented. */
#ifndef HELTMED_SIMULATE_H
#define HELTMED_SIMULATE_H

#include <heltmed/stream.h>

HELTMED_BEGIN

/* Events as JSON Lines, in an order in which a store takes each of them: the agreements and tariffs first, then `cases` cases (0 to
 * 10 000 000) one after another, the events of each in the order in which they were recorded. Late, corrected, voided,
 * same-day, paused, departing and open ones are among them; none is recorded after 30 June 2026. The same `cases` and `seed` give the
 * same bytes everywhere, and memory does not grow with `cases`. What happens in them, and how often, is invented and says nothing about
 * real outcomes: docs/events.md lists every rate. The caller destroys `*out`. Errors: range, argument, no_memory. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_simulate(int64_t cases, uint64_t seed, const heltmed_allocator *allocator,
                                                                 heltmed_stream **out, heltmed_error *error);

HELTMED_END

#endif
