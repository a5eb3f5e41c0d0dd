/* What `heltmed store` was asked to do. One table of subcommands and one of options: a new subcommand is a line in store_commands
 * and a function. */
#ifndef CLI_STORE_OPTIONS_H
#define CLI_STORE_OPTIONS_H

#include "cli/options.h"

enum store_option {
    STORE_ATOMIC,
    STORE_CASE,
    STORE_CODEBOOK,
    STORE_CONCERNS,
    STORE_DESPITE_CONCERN,
    STORE_FINISH,
    STORE_FORMAT,
    STORE_FROM,
    STORE_HEAD,
    STORE_ICS,
    STORE_JSON,
    STORE_KEEP_GOING,
    STORE_LANG,
    STORE_MONTHS,
    STORE_ON,
    STORE_OUT,
    STORE_REJECTS,
    STORE_REPORT,
    STORE_RULEBOOK,
    STORE_SUPPRESS,
    STORE_TABLE,
    STORE_WEEKS,
    STORE_UNTIL,
    STORE_HELP,
    STORE_OPTIONS
};

struct store_session;

struct store_command {
    const char *name;
    const char *words; /* after the name, as the help shows them: FILE first */
    int words_needed, words_most;
    uint32_t options;                          /* one bit for each that it takes */
    int (*run)(struct store_session *session); /* an exit status */
    const char *about;
};

/* Ends with one that has no name. */
extern const struct store_command store_commands[];

struct store_options {
    const struct store_command *command; /* NULL: help is asked for */
    const char *words[3];                /* NULL where there are fewer */
    const char *values[STORE_OPTIONS];   /* NULL: not given; of options without a value "" */
    struct options common;               /* language, rulebook, json, report, as the other subcommands have them */
};

/* Reads the arguments after `store`; NULL when all is well, else what is wrong with them. */
const char *store_options_read(struct store_options *options, int count, char **arguments);

/* The day of an option, which was given; false when it is none. */
bool store_option_day(const struct store_options *options, enum store_option option, int32_t *day);

#endif
