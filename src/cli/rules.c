/* The rules as text for people who work with them. */
#include "cli/rules.h"

#include <stdio.h>
#include <string.h>

#include <heltmed/assessment.h>
#include <heltmed/label.h>

#include "cli/layout.h"
#include "cli/report.h"

enum { WORD_SIZE = 128, LINE_SIZE = 1024, INDENT = 2 };

struct listing {
    struct session *session;
    struct output *out;
    const char *assessment, *criterion; /* that reasons are listed of */
};

void rules_each_word(const char *words, void (*each)(void *context, const char *word), void *context)
{
    char word[WORD_SIZE];
    while (words != NULL && *words != '\0') {
        size_t size = strcspn(words, " ");
        if (size > 0 && size < sizeof word) {
            memcpy(word, words, size);
            word[size] = '\0';
            each(context, word);
        }
        words += size + (words[size] == ' ');
    }
}

static void write_reason(const struct listing *listing, const char *mark, const char *reason)
{
    char key[LINE_SIZE];
    (void)snprintf(key, sizeof key, "%s.%s", listing->criterion, reason);
    const char *words = heltmed_label(listing->session->options->language, key);
    layout_paragraph(listing->out, 2 * INDENT, mark, words != NULL ? words : reason);
}

static void write_finer_reason(void *context, const char *reason) { write_reason(context, "  ·", reason); }

static void write_criterion(struct listing *listing, size_t index)
{
    static const int32_t outcomes[] = {HELTMED_MET, HELTMED_NOT_MET, HELTMED_UNDETERMINED, HELTMED_NOT_APPLICABLE};
    const char *assessment = listing->assessment;
    char line[LINE_SIZE];

    listing->criterion = heltmed_criterion_id(assessment, index);
    (void)snprintf(line, sizeof line, "%s · %s · %s · %s", listing->criterion, heltmed_criterion_kind(assessment, index),
                   heltmed_criterion_basis(assessment, index), heltmed_criterion_sources(assessment, index));
    layout_paragraph(listing->out, INDENT, NULL, line);
    for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++) {
        const char *reason = heltmed_criterion_reason(assessment, index, outcomes[i]);
        if (reason != NULL) {
            char mark[8];
            (void)snprintf(mark, sizeof mark, "  %s", report_mark(outcomes[i]));
            write_reason(listing, mark, reason);
        }
    }
    rules_each_word(heltmed_criterion_finer_reasons(assessment, index), write_finer_reason, listing);
}

static void write_assessment(struct listing *listing, const char *name)
{
    char key[LINE_SIZE];

    listing->assessment = name;
    (void)snprintf(key, sizeof key, "%s.title", name);
    const char *title = heltmed_label(listing->session->options->language, key);
    (void)snprintf(key, sizeof key, "%s: %s", name, title != NULL ? title : heltmed_assessment_title(name));
    layout_paragraph(listing->out, 0, NULL, key);
    for (size_t i = 0; i < heltmed_criterion_count(name); i++) {
        write_criterion(listing, i);
    }
    output_words(listing->out, "\n");
}

static void print_date(int32_t date, char out[11])
{
    out[0] = '\0';
    (void)!heltmed_date_format(date, out, NULL);
}

static heltmed_status append_members(const struct listing *listing, size_t parameter, size_t which, int64_t count, char *line)
{
    size_t size = strlen(line);
    for (size_t i = 0; i < (size_t)count && size + 8 < LINE_SIZE; i++) {
        int32_t municipality = 0;
        heltmed_status status = heltmed_parameter_municipality(listing->session->rulebook, parameter, which, i, &municipality, NULL);
        if (status != HELTMED_OK) {
            return status;
        }
        size += (size_t)snprintf(line + size, LINE_SIZE - size, " %04d", (int)municipality);
    }
    return HELTMED_OK;
}

static heltmed_status write_value(const struct listing *listing, size_t parameter, size_t which)
{
    heltmed_text *text = listing->session->text;
    const char *unit = heltmed_parameter_unit(parameter);
    bool is_list = strcmp(unit, "municipalities") == 0;
    int64_t value = 0;
    int32_t valid_from = 0, known_from = 0;
    char line[LINE_SIZE], from[11], known[11];
    heltmed_status status = heltmed_parameter_value(listing->session->rulebook, parameter, which, &value, &valid_from, &known_from, NULL);

    if (status == HELTMED_OK) {
        status = heltmed_label_value(listing->session->options->language, is_list ? "count" : unit, value, text, NULL);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    print_date(valid_from, from);
    (void)snprintf(line, sizeof line, "%s: %s", from, is_list && value != HELTMED_UNKNOWN ? "" : heltmed_text_data(text));
    if (is_list && value != HELTMED_UNKNOWN) {
        status = append_members(listing, parameter, which, value, line);
    }
    if (known_from != HELTMED_DATE_MIN) {
        size_t size = strlen(line);
        print_date(known_from, known);
        (void)snprintf(line + size, sizeof line - size, " (decided %s)", known);
    }
    layout_paragraph(listing->out, 2 * INDENT, NULL, line);
    return status;
}

static heltmed_status write_parameter(const struct listing *listing, size_t index)
{
    char line[LINE_SIZE];
    const char *sources = heltmed_parameter_sources(index);

    (void)snprintf(line, sizeof line, "%s · %s · %s%s%s", heltmed_parameter_id(index), heltmed_parameter_kind(index),
                   heltmed_parameter_basis(index), sources != NULL ? " · " : "", sources != NULL ? sources : "");
    layout_paragraph(listing->out, INDENT, NULL, line);
    (void)snprintf(line, sizeof line, "%s (%s, %lld to %lld)", heltmed_parameter_about(index), heltmed_parameter_unit(index),
                   (long long)heltmed_parameter_lowest(index), (long long)heltmed_parameter_highest(index));
    layout_paragraph(listing->out, 2 * INDENT, NULL, line);
    for (size_t i = 0; i < heltmed_parameter_value_count(listing->session->rulebook, index); i++) {
        heltmed_status status = write_value(listing, index, i);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    return HELTMED_OK;
}

static void write_source(const struct listing *listing, const char *id)
{
    char line[LINE_SIZE];
    const char *address = heltmed_source_address(id);

    (void)snprintf(line, sizeof line, "%s  %s. %s.%s%s", id, heltmed_source_title(id), heltmed_source_date(id), address == NULL ? "" : " ",
                   address == NULL ? "" : address);
    layout_paragraph(listing->out, 2 * INDENT, NULL, line);
}

static heltmed_status list_text(struct session *session)
{
    struct listing listing = {.session = session, .out = &session->out};

    for (size_t i = 0; i < heltmed_assessment_count(); i++) {
        write_assessment(&listing, heltmed_assessment_name(i));
    }
    output_words(listing.out, "Parameters of rulebook ");
    output_words(listing.out, heltmed_rulebook_version(session->rulebook));
    output_words(listing.out, "\n");
    for (size_t i = 0; i < heltmed_parameter_count(); i++) {
        heltmed_status status = write_parameter(&listing, i);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    output_words(listing.out, "\nSources\n");
    for (size_t i = 0; i < heltmed_source_count(); i++) {
        write_source(&listing, heltmed_source_id(i));
    }
    return HELTMED_OK;
}

heltmed_status rules_list(struct session *session)
{
    if (session->options->json) {
        rules_list_json(session);
        return HELTMED_OK;
    }
    return list_text(session);
}
