#define _POSIX_C_SOURCE 200809L
#include "cli/store.h"

#include <unistd.h>

#define BIT(option) (UINT32_C(1) << (option))
#define ANY_FOLD (BIT(STORE_RULEBOOK))
#define ANY_VIEW (ANY_FOLD | BIT(STORE_LANG) | BIT(STORE_JSON) | BIT(STORE_REPORT))

const struct store_command store_commands[] = {
    {"create", "FILE", 1, 1, 0, store_create, "makes a new, empty store"},
    {"append", "FILE [EVENTS]", 1, 2, BIT(STORE_ATOMIC) | ANY_FOLD, store_append,
     "events in, one JSON object a line, receipts out; each is a transaction\n--atomic: all of them are one"},
    {"import", "FILE EVENTS", 2, 2, BIT(STORE_FORMAT) | BIT(STORE_KEEP_GOING) | BIT(STORE_REJECTS) | ANY_FOLD, store_import,
     "many events in, JSON Lines or CSV, all or none\n--format jsonl|csv (default by the file's name)\n--keep-going: what is refused is "
     "left out, and written\nwith its reasons to --rejects PATH (default EVENTS.rejects)"},
    {"export", "FILE", 1, 1, BIT(STORE_FORMAT) | BIT(STORE_CASE), store_export,
     "every event out, as it arrived\n--format jsonl|csv, --case ID"},
    {"case", "FILE ID", 2, 2, BIT(STORE_ON) | BIT(STORE_CONCERNS) | ANY_VIEW, store_case,
     "one case as it stands on --on DATE: its state, departures from the model,\nwhat comes next, what is still to ask, and every answer\n"
     "--concerns: the safety number too"},
    {"due", "FILE", 1, 1, BIT(STORE_FROM) | BIT(STORE_UNTIL) | BIT(STORE_ICS) | ANY_VIEW, store_due,
     "visits due and overdue --from DATE --until DATE, concerns first\n--ics: a calendar feed, without concerns"},
    {"places", "FILE", 1, 1, BIT(STORE_ON) | ANY_VIEW, store_places, "each agreement on --on DATE: agreed, taken, left, the month's share"},
    {"shortfalls", "FILE", 1, 1, BIT(STORE_UNTIL) | ANY_VIEW, store_shortfalls,
     "every employment under the floor up to --until DATE, and what is owed"},
    {"outcomes", "[FILE]", 0, 1,
     BIT(STORE_ON) | BIT(STORE_TABLE) | BIT(STORE_OUT) | BIT(STORE_FORMAT) | BIT(STORE_CODEBOOK) | BIT(STORE_SUPPRESS) | BIT(STORE_WEEKS) |
         BIT(STORE_MONTHS) | ANY_FOLD,
     store_outcomes,
     "a table of outcomes as of --on DATE: --table cases, jobs, spells,\nvisits, exposure, risk or indicators; --format csv (default), "
     "json or "
     "arrow\n--out DIR: into DIR/TABLE.FORMAT; --table jobs,cases then makes several in one pass\n--suppress-below N: which cells of "
     "indicators are hidden; 0 hides none\n--weeks, --months: the time of risk, "
     "coarsened\n--codebook: "
     "what the columns are, without FILE"},
    {"report", "FILE", 1, 1, BIT(STORE_ON) | BIT(STORE_SUPPRESS) | BIT(STORE_JSON) | BIT(STORE_REPORT) | ANY_FOLD, store_report,
     "the municipality's page as of --on DATE: counts, indicators, targets, departures\n--suppress-below N: which cells are hidden; 0 "
     "hides none"},
    {"verify", "FILE", 1, 1, BIT(STORE_HEAD) | BIT(STORE_JSON) | BIT(STORE_REPORT), store_verify,
     "checks the file and the chain of its events\n--head HASH: one from a receipt kept elsewhere"},
    {"backup", "FILE COPY", 2, 2, 0, store_backup, "copies the store while others write to it"},
    {"erase", "FILE [CASE]", 1, 2, BIT(STORE_ON) | BIT(STORE_DESPITE_CONCERN) | BIT(STORE_FINISH) | ANY_FOLD, store_erase,
     "erases a case, as of --on DATE (default today, UTC)\n--despite-concern: one that nobody has acted on is erased too\n--finish: purges "
     "what a reader held up"},
    {"migrate", "FILE COPY", 2, 2, 0, store_migrate, "brings an older file to this layout, after copying it"},
    {NULL, NULL, 0, 0, 0, NULL, NULL},
};

/* ---- help ---- */

static void write_about(struct output *out, const char *about)
{
    enum { INDENT = 11 };
    for (const char *at = about; *at != '\0'; at++) {
        output_bytes(out, at, 1);
        if (*at == '\n') {
            output_spaces(out, INDENT);
        }
    }
}

static void write_help(struct output *out)
{
    output_words(out, "usage: heltmed store SUBCOMMAND FILE …, where FILE is the store\n\n");
    for (const struct store_command *command = store_commands; command->name != NULL; command++) {
        output_words(out, "  ");
        output_words(out, command->name);
        output_words(out, " ");
        output_words(out, command->words);
        output_words(out, "\n           ");
        write_about(out, command->about);
        output_words(out, "\n");
    }
    output_words(out, "\nEVENTS absent or - is standard input. --rulebook VERSION|FILE as elsewhere.\n"
                      "Exit status: 0 done; 1 an event or the request was refused; 2 usage; 3 a file could\n"
                      "not be read or written, or is no store, newer, or damaged.\n");
}

static int refuse_usage(const char *wrong)
{
    static struct output errors = {.fd = STDERR_FILENO};
    output_words(&errors, "heltmed: ");
    output_words(&errors, wrong);
    output_words(&errors, "\n\n");
    write_help(&errors);
    (void)output_flush(&errors);
    return EXIT_USAGE;
}

/* ---- what the subcommands share ---- */

int store_exit_status(heltmed_status status)
{
    switch (status) {
    case HELTMED_OK:
        return EXIT_ASSESSED;
    case HELTMED_UNAVAILABLE:
        return EXIT_USAGE;
    case HELTMED_IO:
    case HELTMED_BUSY:
    case HELTMED_FOREIGN:
    case HELTMED_LAYOUT:
    case HELTMED_DAMAGED:
        return EXIT_IO;
    default:
        return EXIT_REFUSED;
    }
}

int store_tell(struct store_session *session, const heltmed_error *error, int64_t line)
{
    session_tell_error(&session->base, &session->base.errors, error, line);
    (void)output_flush(&session->base.errors);
    return store_exit_status(error->code);
}

bool store_open(struct store_session *session, int32_t flags, int *status)
{
    heltmed_error error = {.code = HELTMED_OK};

    if (heltmed_store_open(session->options->words[0], flags, session->base.rulebook, NULL, &session->store, &error) == HELTMED_OK) {
        return true;
    }
    *status = store_tell(session, &error, 0);
    return false;
}

int store_write_stream(struct store_session *session, heltmed_stream *stream)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_status status = HELTMED_OK;
    heltmed_text *text = session->base.text;

    do {
        status = heltmed_stream_next(stream, text, &error);
        if (status == HELTMED_OK) {
            output_bytes(&session->base.out, heltmed_text_data(text), heltmed_text_size(text));
        }
    } while (status == HELTMED_OK && heltmed_text_size(text) > 0 && !session->base.out.failed);
    heltmed_stream_destroy(stream);
    return status == HELTMED_OK ? EXIT_ASSESSED : store_tell(session, &error, 0);
}

void store_progress(void *context, int64_t done, int64_t total)
{
    static struct output errors = {.fd = STDERR_FILENO};
    (void)context;
    if (!isatty(STDERR_FILENO)) {
        return;
    }
    output_words(&errors, "\r");
    output_int(&errors, done);
    if (total > 0) {
        output_words(&errors, " of ");
        output_int(&errors, total);
    }
    output_words(&errors, " events");
    (void)output_flush(&errors);
}

void store_progress_end(void)
{
    if (isatty(STDERR_FILENO)) {
        static struct output errors = {.fd = STDERR_FILENO};
        output_words(&errors, "\r\033[K");
        (void)output_flush(&errors);
    }
}

int store_main(int count, char **arguments)
{
    static struct store_session session;
    struct store_options options;
    const char *wrong = store_options_read(&options, count, arguments);

    if (wrong != NULL) {
        return refuse_usage(wrong);
    }
    session.options = &options;
    int status = session_open(&session.base, &options.common);
    if (status == EXIT_ASSESSED && options.command == NULL) {
        write_help(&session.base.out);
    } else if (status == EXIT_ASSESSED) {
        status = options.command->run(&session);
    }
    heltmed_store_close(session.store);
    return session_end(&session.base, status);
}
