/* What the command says of itself. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/session.h"

void help_write(struct output *out);
void help_version(struct session *session);

/* On standard error: what is wrong with the arguments, and how they are. */
void help_refuse(const char *wrong);

#endif
