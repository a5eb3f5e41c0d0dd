/* Invented cases, for trying a store out. */
#ifndef CLI_SIMULATE_H
#define CLI_SIMULATE_H

#include "cli/session.h"

/* Writes the events of the options' cases, a line each; what is refused is told on standard error. */
heltmed_status simulate(struct session *session);

#endif
