#define _POSIX_C_SOURCE 200809L
#include "cli/help.h"

#include <unistd.h>

#include <heltmed/assessment.h>
#include <heltmed/version.h>

static const char usage[] = "usage: heltmed assess NAME [FILE]     facts in (a JSON object), decision out\n"
                            "       heltmed plan [FILE]            plan facts in, follow-up visits out\n"
                            "       heltmed shortfalls [FILE]      wages and tariffs in, periods below the floor out\n"
                            "       heltmed share [FILE]           a place in, the municipality's share out\n"
                            "       heltmed rules                  every criterion, parameter and source\n"
                            "       heltmed simulate --cases N     invented cases out: events of a case store\n"
                            "       heltmed store …                a case store: heltmed store --help\n"
                            "       heltmed version\n"
                            "\n"
                            "FILE absent or - is standard input. On a terminal the answer is a readable\n"
                            "report, else JSON. Options may stand anywhere after the subcommand:\n"
                            "\n"
                            "  --lang LANGUAGE    nb, nn, en (default), easy_nb or easy_nn\n"
                            "  --rulebook WHICH   a released version, or a file with an overlay on the newest\n"
                            "  --report           a readable report, whether or not on a terminal\n"
                            "  --json             JSON on a terminal too\n"
                            "  --jsonl            each line in is an object, each line out its answer, in\n"
                            "                     order; a line that is refused gives an error in its place\n"
                            "  --letter           (assess) the decision as a letter to the person\n"
                            "  --ics              (plan) the visits as an iCalendar feed, with\n"
                            "  --case ID            a pseudonym of the case, to tell two people's visits apart\n"
                            "  --sequence N         the feed's revision (default 0)\n"
                            "  --cases N, --seed S  (simulate) how many cases, and which ones (default 0): the\n"
                            "                     same two give the same events everywhere. What happens in\n"
                            "                     them, and how often, is invented: it says nothing about real\n"
                            "                     outcomes (docs/events.md lists every rate)\n"
                            "  --help\n"
                            "\n"
                            "Exit status: 0 everything was assessed, whatever the outcomes; 1 an input was\n"
                            "refused; 2 usage; 3 a file could not be read or written.\n";

void help_write(struct output *out)
{
    output_words(out, usage);
    output_words(out, "\nAssessments:\n");
    for (size_t i = 0; i < heltmed_assessment_count(); i++) {
        const char *name = heltmed_assessment_name(i);
        output_words(out, "  ");
        output_words(out, name);
        output_words(out, "  ");
        output_words(out, heltmed_assessment_title(name));
        output_words(out, "\n");
    }
}

void help_version(struct session *session)
{
    struct output *out = &session->out;
    bool json = session->options->json;

    output_words(out, json ? "{\"version\":" : "heltmed ");
    if (json) {
        output_json(out, heltmed_version());
    } else {
        output_words(out, heltmed_version());
    }
    output_words(out, json ? ",\"rulebooks\":[" : "\nrulebooks:");
    for (size_t i = 0; i < heltmed_rulebook_version_count(); i++) {
        if (json) {
            output_words(out, i == 0 ? "" : ",");
            output_json(out, heltmed_rulebook_version_at(i));
        } else {
            output_words(out, " ");
            output_words(out, heltmed_rulebook_version_at(i));
        }
    }
    output_words(out, json ? "]}\n" : "\n");
}

void help_refuse(const char *wrong)
{
    static struct output errors = {.fd = STDERR_FILENO};
    output_words(&errors, "heltmed: ");
    output_words(&errors, wrong);
    output_words(&errors, "\n\n");
    output_words(&errors, usage);
    (void)output_flush(&errors);
}
