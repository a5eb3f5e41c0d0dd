#include "cli/store_options.h"

#include <string.h>

#include <heltmed/date.h>
#include <heltmed/decision.h>

static const struct {
    const char *name;
    bool takes_value;
} known[STORE_OPTIONS] = {
    [STORE_ATOMIC] = {"--atomic", false},
    [STORE_CASE] = {"--case", true},
    [STORE_CODEBOOK] = {"--codebook", false},
    [STORE_CONCERNS] = {"--concerns", false},
    [STORE_DESPITE_CONCERN] = {"--despite-concern", false},
    [STORE_FINISH] = {"--finish", false},
    [STORE_FORMAT] = {"--format", true},
    [STORE_FROM] = {"--from", true},
    [STORE_HEAD] = {"--head", true},
    [STORE_ICS] = {"--ics", false},
    [STORE_JSON] = {"--json", false},
    [STORE_KEEP_GOING] = {"--keep-going", false},
    [STORE_LANG] = {"--lang", true},
    [STORE_MONTHS] = {"--months", false},
    [STORE_ON] = {"--on", true},
    [STORE_OUT] = {"--out", true},
    [STORE_REJECTS] = {"--rejects", true},
    [STORE_REPORT] = {"--report", false},
    [STORE_RULEBOOK] = {"--rulebook", true},
    [STORE_SUPPRESS] = {"--suppress-below", true},
    [STORE_TABLE] = {"--table", true},
    [STORE_WEEKS] = {"--weeks", false},
    [STORE_UNTIL] = {"--until", true},
    [STORE_HELP] = {"--help", false},
};

bool store_option_day(const struct store_options *options, enum store_option option, int32_t *day)
{
    const char *value = options->values[option];
    return heltmed_date_parse(value, strlen(value), day, NULL) == HELTMED_OK;
}

static const char *read_option(struct store_options *options, const char *argument, char **arguments, int count, int *next)
{
    size_t size = strcspn(argument, "=");
    const char *value = argument[size] == '=' ? argument + size + 1 : NULL;

    for (int i = 0; i < STORE_OPTIONS; i++) {
        if (strlen(known[i].name) != size || strncmp(known[i].name, argument, size) != 0) {
            continue;
        }
        if (!known[i].takes_value && value != NULL) {
            return "this option takes no value";
        }
        if (known[i].takes_value && value == NULL) {
            value = *next < count ? arguments[(*next)++] : NULL;
            if (value == NULL) {
                return "an option lacks its value";
            }
        }
        options->values[i] = value == NULL ? "" : value;
        return NULL;
    }
    return "there is no such option";
}

static const char *read_word(struct store_options *options, const char *word, int *words)
{
    if (options->command == NULL) {
        const struct store_command *command = store_commands;
        while (command->name != NULL && strcmp(command->name, word) != 0) {
            command++;
        }
        options->command = command;
        return command->name == NULL ? "there is no such subcommand of store" : NULL;
    }
    if (*words == options->command->words_most) {
        return "there are more words than the subcommand takes";
    }
    options->words[(*words)++] = word;
    return NULL;
}

/* What every subcommand has in common. */
static const char *read_common(struct store_options *options)
{
    options->common.rulebook = options->values[STORE_RULEBOOK];
    options->common.json = options->values[STORE_JSON] != NULL;
    options->common.report = options->values[STORE_REPORT] != NULL;
    if (options->common.json && options->common.report) {
        return "a report is for people: --report stands without --json";
    }
    if (options->values[STORE_LANG] != NULL &&
        heltmed_language_named(options->values[STORE_LANG], &options->common.language, NULL) != HELTMED_OK) {
        return "--lang is one of nb, nn, en, easy_nb, easy_nn";
    }
    return NULL;
}

const char *store_options_read(struct store_options *options, int count, char **arguments)
{
    int next = 0;
    int words = 0;
    bool only_words = false;

    *options = (struct store_options){.common = {.verb = VERB_HELP, .language = HELTMED_EN}};
    while (next < count) {
        const char *argument = arguments[next++];
        const char *wrong = NULL;
        if (!only_words && strcmp(argument, "--") == 0) {
            only_words = true;
        } else if (!only_words && argument[0] == '-' && argument[1] != '\0') {
            wrong = read_option(options, argument, arguments, count, &next);
        } else {
            wrong = read_word(options, argument, &words);
        }
        if (wrong != NULL) {
            return wrong;
        }
    }
    if (options->values[STORE_HELP] != NULL) {
        options->command = NULL;
        return NULL;
    }
    if (options->command == NULL) {
        return "a subcommand of store is needed";
    }
    for (int i = 0; i < STORE_OPTIONS; i++) {
        if (options->values[i] != NULL && !(options->command->options & UINT32_C(1) << i)) {
            return "an option does not belong to this subcommand";
        }
    }
    return words < options->command->words_needed ? "the subcommand needs more words" : read_common(options);
}
