/* What the command was asked to do. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

/* The exit statuses (contract, section 5). */
enum { EXIT_ASSESSED = 0, EXIT_REFUSED = 1, EXIT_USAGE = 2, EXIT_IO = 3 };

enum verb { VERB_ASSESS, VERB_PLAN, VERB_SHORTFALLS, VERB_SHARE, VERB_RULES, VERB_SIMULATE, VERB_VERSION, VERB_HELP, VERBS };

struct options {
    enum verb verb;
    const char *assessment; /* of VERB_ASSESS */
    const char *file;       /* NULL: standard input */
    const char *rulebook;   /* a version or a file; NULL: the newest built in */
    int32_t language;
    bool json, jsonl, letter, ics;
    bool report;         /* as on a terminal, wherever it goes */
    const char *case_id; /* of --ics; NULL: none */
    int32_t sequence;
    int64_t cases; /* of VERB_SIMULATE */
    uint64_t seed;
};

/* Reads the arguments after the program's name; NULL when all is well, else what is wrong with them. */
const char *options_read(struct options *options, int count, char **arguments);

#endif
