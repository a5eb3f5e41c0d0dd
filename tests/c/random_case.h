/* Random logs: events that could have been, with late ones, corrections and ones taken out, the same in every run. */
#ifndef RANDOM_CASE_H
#define RANDOM_CASE_H

#include "given_log.h"

/* Adds up to `count` events between 2026-01-05 and 2026-12-31 that the log stands; `amendments` percent of them correct or take out an
 * earlier one. The case is opened first. Late ones are recorded up to 2027-01-31. */
void random_events(struct given_case *given, struct chance *chance, int count, int amendments);

/* Everything that a case folded to, in words: the same state gives the same text. Numbers of events are left out. */
void describe_case(const struct given_case *given, struct heltmed_text *out);

#endif
