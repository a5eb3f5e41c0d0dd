#include "cli/options.h"

#include <string.h>

#include <heltmed/assessment.h>
#include <heltmed/decision.h>

static const char *const verbs[VERBS] = {"assess", "plan", "shortfalls", "share", "rules", "simulate", "version", "help"};

/* Which verbs take an option. */
enum {
    WITH_ASSESS = 1 << VERB_ASSESS,
    WITH_PLAN = 1 << VERB_PLAN,
    WITH_FACTS = WITH_ASSESS | WITH_PLAN | 1 << VERB_SHORTFALLS | 1 << VERB_SHARE,
    WITH_RULES = WITH_FACTS | 1 << VERB_RULES,
    WITH_SIMULATE = 1 << VERB_SIMULATE,
    WITH_ANY = (1 << VERBS) - 1
};

enum option { LANG, RULEBOOK, REPORT, JSON, JSONL, LETTER, ICS, CASE, SEQUENCE, CASES, SEED, HELP, OPTIONS };

static const struct {
    const char *name;
    bool takes_value;
    int verbs;
} known[OPTIONS] = {
    [LANG] = {"--lang", true, WITH_RULES},      [RULEBOOK] = {"--rulebook", true, WITH_RULES}, [REPORT] = {"--report", false, WITH_FACTS},
    [JSON] = {"--json", false, WITH_ANY},       [JSONL] = {"--jsonl", false, WITH_FACTS},      [LETTER] = {"--letter", false, WITH_ASSESS},
    [ICS] = {"--ics", false, WITH_PLAN},        [CASE] = {"--case", true, WITH_PLAN},          [SEQUENCE] = {"--sequence", true, WITH_PLAN},
    [CASES] = {"--cases", true, WITH_SIMULATE}, [SEED] = {"--seed", true, WITH_SIMULATE},      [HELP] = {"--help", false, WITH_ANY},
};

enum { CASES_MAX = 10000000 };

struct parser {
    struct options *options;
    char **arguments;
    int count, next;
    int words;       /* how many arguments stood that are no options */
    bool only_words; /* after -- */
    int given;       /* one bit for each option that stood */
};

/* 1 to 64 of A-Z a-z 0-9 . _ - */
static bool is_case_id(const char *id)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    size_t size = strlen(id);
    return size >= 1 && size <= 64 && strspn(id, letters) == size;
}

/* A whole number from 0 to `most`. */
static bool read_number(const char *digits, uint64_t most, uint64_t *out)
{
    uint64_t number = 0;
    if (*digits == '\0' || digits[strspn(digits, "0123456789")] != '\0') {
        return false;
    }
    for (; *digits != '\0'; digits++) {
        uint64_t digit = (uint64_t)(*digits - '0');
        if (number > (most - digit) / 10) {
            return false;
        }
        number = number * 10 + digit;
    }
    *out = number;
    return true;
}

static const char *take_option(struct parser *parser, enum option option, const char *value)
{
    struct options *options = parser->options;
    uint64_t number = 0;

    parser->given |= 1 << option;
    switch (option) {
    case LANG:
        return heltmed_language_named(value, &options->language, NULL) == HELTMED_OK ? NULL
                                                                                     : "--lang is one of nb, nn, en, easy_nb, easy_nn";
    case RULEBOOK:
        options->rulebook = value;
        return NULL;
    case REPORT:
        options->report = true;
        return NULL;
    case JSON:
        options->json = true;
        return NULL;
    case JSONL:
        options->jsonl = true;
        return NULL;
    case LETTER:
        options->letter = true;
        return NULL;
    case ICS:
        options->ics = true;
        return NULL;
    case CASE:
        options->case_id = value;
        return is_case_id(value) ? NULL : "--case takes 1 to 64 letters, digits, points, underscores and hyphens";
    case SEQUENCE:
        if (!read_number(value, INT32_MAX, &number)) {
            return "--sequence takes a number from 0 to 2147483647";
        }
        options->sequence = (int32_t)number;
        return NULL;
    case CASES:
        if (!read_number(value, CASES_MAX, &number)) {
            return "--cases takes a number from 0 to 10000000";
        }
        options->cases = (int64_t)number;
        return NULL;
    case SEED:
        return read_number(value, UINT64_MAX, &options->seed) ? NULL : "--seed takes a whole number of 64 bits";
    default:
        return NULL;
    }
}

/* "--lang=nb", "--lang nb", "--json". */
static const char *read_option(struct parser *parser, const char *argument)
{
    size_t size = strcspn(argument, "=");
    const char *value = argument[size] == '=' ? argument + size + 1 : NULL;

    for (int i = 0; i < OPTIONS; i++) {
        if (strlen(known[i].name) != size || strncmp(known[i].name, argument, size) != 0) {
            continue;
        }
        if (!known[i].takes_value) {
            return value == NULL ? take_option(parser, (enum option)i, NULL) : "this option takes no value";
        }
        if (value == NULL) {
            value = parser->next < parser->count ? parser->arguments[parser->next++] : NULL;
        }
        return value != NULL ? take_option(parser, (enum option)i, value) : "an option lacks its value";
    }
    return "there is no such option";
}

static const char *read_word(struct parser *parser, const char *word)
{
    struct options *options = parser->options;

    if (parser->words == 0) {
        int verb = 0;
        while (verb < VERBS && strcmp(verbs[verb], word) != 0) {
            verb++;
        }
        options->verb = (enum verb)verb;
        parser->words++;
        return verb < VERBS ? NULL : "there is no such subcommand";
    }
    if (parser->words == 1 && options->verb == VERB_ASSESS) {
        options->assessment = word;
        parser->words++;
        return heltmed_criterion_count(word) > 0 ? NULL : "there is no such assessment";
    }
    if (options->file != NULL || !(WITH_FACTS & 1 << options->verb)) {
        return "there are more words than the subcommand takes";
    }
    options->file = word;
    return NULL;
}

static const char *check_together(const struct parser *parser)
{
    const struct options *options = parser->options;

    for (int i = 0; i < OPTIONS; i++) {
        if (parser->given & 1 << i && !(known[i].verbs & 1 << options->verb)) {
            return "an option does not belong to this subcommand";
        }
    }
    if (options->verb == VERB_ASSESS && options->assessment == NULL) {
        return "the name of an assessment is needed";
    }
    if (options->verb == VERB_SIMULATE && !(parser->given & 1 << CASES)) {
        return "how many cases to simulate is needed: --cases";
    }
    if (options->letter && (options->json || options->jsonl)) {
        return "a letter is no JSON: --letter stands without --json and --jsonl";
    }
    if (options->report && (options->json || options->jsonl || options->ics)) {
        return "a report is for people: --report stands without --json, --jsonl and --ics";
    }
    if (options->ics && (options->json || options->jsonl)) {
        return "a calendar is no JSON: --ics stands without --json and --jsonl";
    }
    if (!options->ics && (options->case_id != NULL || parser->given & 1 << SEQUENCE)) {
        return "--case and --sequence are of --ics";
    }
    return NULL;
}

const char *options_read(struct options *options, int count, char **arguments)
{
    struct parser parser = {.options = options, .arguments = arguments, .count = count};

    *options = (struct options){.verb = VERB_HELP, .language = HELTMED_EN};
    while (parser.next < count) {
        const char *argument = arguments[parser.next++];
        const char *wrong = NULL;
        if (!parser.only_words && strcmp(argument, "--") == 0) {
            parser.only_words = true;
        } else if (!parser.only_words && argument[0] == '-' && argument[1] != '\0') {
            wrong = read_option(&parser, argument);
        } else {
            wrong = read_word(&parser, argument);
        }
        if (wrong != NULL) {
            return wrong;
        }
    }
    if (parser.given & 1 << HELP) {
        options->verb = VERB_HELP;
        return NULL;
    }
    if (parser.words == 0) {
        return "a subcommand is needed";
    }
    if (options->file != NULL && strcmp(options->file, "-") == 0) {
        options->file = NULL;
    }
    return check_together(&parser);
}
