/* heltmed: facts in, decisions out. See contract, section 5, and help.c. */
#define _POSIX_C_SOURCE 200809L
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <heltmed/assessment.h>
#include <heltmed/version.h>

#include "cli/calendar_feed.h"
#include "cli/help.h"
#include "cli/input.h"
#include "cli/layout.h"
#include "cli/report.h"
#include "cli/rules.h"
#include "cli/session.h"
#include "cli/simulate.h"
#include "cli/store.h"
#include "cli/stream.h"

/* What is misused is told apart from what is refused: a concern has no letter, whatever its facts. */
static int exit_status(heltmed_status status)
{
    return status == HELTMED_OK ? EXIT_ASSESSED : status == HELTMED_UNAVAILABLE ? EXIT_USAGE : EXIT_REFUSED;
}

/* The answer to the latest document, for people. */
static heltmed_status write_report(struct session *session, heltmed_error *error)
{
    const heltmed_document *document = session->document;
    struct report report = {&session->out, session->text, session->options->language};

    switch (session->options->verb) {
    case VERB_PLAN:
        return report_plan(&report, heltmed_document_get_plan(document), error);
    case VERB_SHORTFALLS:
        return report_shortfalls(&report, heltmed_document_get_shortfalls(document), error);
    case VERB_SHARE:
        return report_share(&report, heltmed_document_get_share(document), error);
    default:
        return report_decision(&report, heltmed_document_get_decision(document), error);
    }
}

static void write_text(struct session *session)
{
    output_bytes(&session->out, heltmed_text_data(session->text), heltmed_text_size(session->text));
}

static bool for_terminal(const struct options *options) { return options->report || isatty(STDOUT_FILENO); }

/* Whoever prints a letter breaks its lines; a terminal breaks them in the midst of words. */
static void write_letter(struct session *session)
{
    if (for_terminal(session->options)) {
        layout_paragraph(&session->out, 0, NULL, heltmed_text_data(session->text));
    } else {
        write_text(session);
    }
}

static heltmed_status answer_in_form(struct session *session, const char *json, size_t size, heltmed_error *error)
{
    const struct options *options = session->options;
    bool as_text = !options->json && (options->letter || options->ics || for_terminal(options));
    heltmed_status status = session_answer(session, json, size, !as_text, error);

    if (status != HELTMED_OK) {
        return status;
    }
    if (options->letter) {
        status = heltmed_decision_letter(heltmed_document_get_decision(session->document), options->language, session->text, error);
        if (status == HELTMED_OK) {
            write_letter(session);
        }
        return status;
    }
    if (options->ics) {
        return calendar_feed(session, error);
    }
    if (as_text) {
        return write_report(session, error);
    }
    write_text(session);
    output_words(&session->out, "\n");
    return HELTMED_OK;
}

static int answer_one(struct session *session, struct input *input)
{
    heltmed_error error = {.code = HELTMED_OK};
    const char *json = NULL;
    size_t size = 0;

    switch (input_whole(input, &json, &size)) {
    case INPUT_READ:
        break;
    case INPUT_FAILED:
        session_tell(session, HELTMED_IO, "the input could not be read");
        return EXIT_IO;
    case INPUT_NO_MEMORY:
        session_tell(session, HELTMED_NO_MEMORY, "there is no memory for the input");
        return EXIT_REFUSED;
    default:
        session_tell(session, HELTMED_TOO_LONG, "the input is longer than 16 MiB");
        return EXIT_REFUSED;
    }
    heltmed_status status = answer_in_form(session, json, size, &error);
    if (status != HELTMED_OK) {
        session_tell_error(session, &session->errors, &error, 0);
    }
    return exit_status(status);
}

static int answer(struct session *session)
{
    struct input input;

    if (!input_open(&input, session->options->file)) {
        session_tell(session, HELTMED_IO, "the file could not be opened");
        return EXIT_IO;
    }
    int status = session->options->jsonl ? stream_run(session, &input) : answer_one(session, &input);
    input_close(&input);
    return status;
}

static int run(struct session *session)
{
    switch (session->options->verb) {
    case VERB_RULES:
        return exit_status(rules_list(session));
    case VERB_SIMULATE:
        return exit_status(simulate(session));
    case VERB_VERSION:
        help_version(session);
        return EXIT_ASSESSED;
    case VERB_HELP:
        help_write(&session->out);
        return EXIT_ASSESSED;
    default:
        return answer(session);
    }
}

int main(int argc, char **argv)
{
    static struct session session;
    struct options options;

    /* A reader that goes away shows as a failed write. */
    (void)signal(SIGPIPE, SIG_IGN);
#ifdef HELTMED_WITH_STORE
    if (argc > 1 && strcmp(argv[1], "store") == 0) {
        return store_main(argc - 2, argv + 2);
    }
#endif
    const char *wrong = options_read(&options, argc > 0 ? argc - 1 : 0, argv + 1);
    if (wrong != NULL) {
        help_refuse(wrong);
        return EXIT_USAGE;
    }
    int status = session_open(&session, &options);
    if (status == EXIT_ASSESSED) {
        status = run(&session);
    }
    return session_end(&session, status);
}
