/* A decision for people, and what all reports share. */
#include "cli/report.h"

#include <stdio.h>
#include <string.h>

#include <heltmed/assessment.h>
#include <heltmed/label.h>

#include "cli/layout.h"

enum { KEY_SIZE = 160, INDENT = 2 };

const char *report_label(const struct report *report, const char *key)
{
    const char *label = heltmed_label(report->language, key);
    return label != NULL ? label : key;
}

heltmed_status report_value(const struct report *report, const char *unit, int64_t value, heltmed_error *error)
{
    return heltmed_label_value(report->language, unit, value, report->text, error);
}

const char *report_mark(int32_t outcome)
{
    static const char *const marks[] = {
        [HELTMED_NOT_APPLICABLE] = "–", [HELTMED_MET] = "✓", [HELTMED_NOT_MET] = "✗", [HELTMED_UNDETERMINED] = "?"};
    return marks[outcome];
}

/* The label of `group.name`, such as outcome.met. */
static const char *label_of(const struct report *report, const char *group, const char *name)
{
    char key[KEY_SIZE];
    const char *label = snprintf(key, sizeof key, "%s.%s", group, name) < KEY_SIZE ? heltmed_label(report->language, key) : NULL;
    return label != NULL ? label : name;
}

static void write_heading(const struct report *report, const char *key)
{
    output_words(report->out, "\n");
    output_words(report->out, report_label(report, key));
    output_words(report->out, "\n");
}

/* "✓ met". */
static void write_outcome(const struct report *report, int32_t outcome)
{
    output_words(report->out, report_mark(outcome));
    output_words(report->out, " ");
    output_words(report->out, label_of(report, "outcome", heltmed_outcome_name(outcome)));
}

static heltmed_status write_head(const struct report *report, const heltmed_decision *decision, heltmed_error *error)
{
    struct output *out = report->out;
    char key[KEY_SIZE];

    (void)snprintf(key, sizeof key, "%s.title", heltmed_decision_assessment(decision));
    layout_paragraph(out, 0, NULL, report_label(report, key));
    heltmed_status status = report_value(report, "date", heltmed_decision_on(decision), error);
    if (status != HELTMED_OK) {
        return status;
    }
    output_words(out, report_label(report, "label.on"));
    output_words(out, ": ");
    output_words(out, heltmed_text_data(report->text));
    output_words(out, "\n\n");
    status = heltmed_decision_summary(decision, report->language, report->text, error);
    if (status == HELTMED_OK) {
        write_outcome(report, heltmed_decision_outcome(decision));
        output_words(out, "\n");
        layout_paragraph(out, INDENT, NULL, heltmed_text_data(report->text));
    }
    return status;
}

static heltmed_status write_criterion(const struct report *report, const heltmed_decision *decision, size_t criterion, heltmed_error *error)
{
    heltmed_status status = heltmed_decision_explain(decision, criterion, report->language, report->text, error);
    if (status == HELTMED_OK) {
        write_outcome(report, heltmed_decision_criterion_outcome(decision, criterion));
        output_words(report->out, " · ");
        output_words(report->out, heltmed_decision_criterion_id(decision, criterion));
        output_words(report->out, " · ");
        output_words(report->out, heltmed_criterion_sources(heltmed_decision_assessment(decision), criterion));
        output_words(report->out, "\n");
        layout_paragraph(report->out, INDENT, NULL, heltmed_text_data(report->text));
    }
    return status;
}

/* What is no requirement and not as it should be, or not known to be: told under a heading of its own. */
static bool needs_a_look(const heltmed_decision *decision, size_t criterion)
{
    int32_t outcome = heltmed_decision_criterion_outcome(decision, criterion);
    return strcmp(heltmed_decision_criterion_kind(decision, criterion), "requirement") != 0 &&
           (outcome == HELTMED_NOT_MET || outcome == HELTMED_UNDETERMINED);
}

static heltmed_status write_criteria(const struct report *report, const heltmed_decision *decision, bool need_a_look, heltmed_error *error)
{
    bool headed = false;

    for (size_t i = 0; i < heltmed_decision_criterion_count(decision); i++) {
        if (needs_a_look(decision, i) != need_a_look) {
            continue;
        }
        if (!headed) {
            headed = true;
            output_words(report->out, "\n");
            if (need_a_look) {
                output_words(report->out, report_label(report, "label.cautions"));
                output_words(report->out, "\n");
            }
        }
        heltmed_status status = write_criterion(report, decision, i, error);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    return HELTMED_OK;
}

/* The question of a fact, or the name of a rate. */
static void write_missing(const struct report *report, const heltmed_decision *decision, const char *name)
{
    char key[KEY_SIZE];
    const char *words;

    (void)snprintf(key, sizeof key, "ask.%s.%s", heltmed_decision_assessment(decision), name);
    words = heltmed_label(report->language, key);
    if (words == NULL) {
        words = label_of(report, "rate", strncmp(name, "minimum_wage.", strlen("minimum_wage.")) == 0 ? "minimum_wage" : name);
    }
    layout_paragraph(report->out, INDENT, "?", words);
}

static void write_missing_names(const struct report *report, const heltmed_decision *decision)
{
    size_t count = heltmed_decision_missing_count(decision);
    if (count > 0) {
        write_heading(report, "label.missing");
    }
    for (size_t i = 0; i < count; i++) {
        write_missing(report, decision, heltmed_decision_missing(decision, i));
    }
    count = heltmed_decision_ask_also_count(decision);
    if (count > 0) {
        write_heading(report, "label.ask_also");
    }
    for (size_t i = 0; i < count; i++) {
        write_missing(report, decision, heltmed_decision_ask_also(decision, i));
    }
}

static heltmed_status write_derived(const struct report *report, const heltmed_decision *decision, heltmed_error *error)
{
    char line[4096];

    if (heltmed_decision_derived_count(decision) > 0) {
        write_heading(report, "label.derived");
    }
    for (size_t i = 0; i < heltmed_decision_derived_count(decision); i++) {
        heltmed_status status = heltmed_decision_derived_text(decision, i, report->language, report->text, error);
        if (status != HELTMED_OK) {
            return status;
        }
        (void)snprintf(line, sizeof line, "%s: %s", heltmed_decision_derived_name(decision, i), heltmed_text_data(report->text));
        layout_paragraph(report->out, INDENT, NULL, line);
    }
    return HELTMED_OK;
}

static void write_end(const struct report *report, const heltmed_decision *decision)
{
    struct output *out = report->out;

    output_words(out, "\n");
    output_words(out, report_label(report, "label.advice"));
    output_words(out, ": ");
    output_words(out, label_of(report, "advice", heltmed_advice_name(heltmed_decision_advice(decision))));
    output_words(out, "\n");
    output_words(out, report_label(report, "label.rulebook"));
    output_words(out, ": ");
    output_words(out, heltmed_decision_rulebook(decision));
    output_words(out, "\n");
}

heltmed_status report_decision(const struct report *report, const heltmed_decision *decision, heltmed_error *error)
{
    heltmed_status status = write_head(report, decision, error);
    if (status == HELTMED_OK) {
        status = write_criteria(report, decision, false, error);
    }
    if (status == HELTMED_OK) {
        status = write_criteria(report, decision, true, error);
    }
    if (status == HELTMED_OK) {
        write_missing_names(report, decision);
        status = write_derived(report, decision, error);
    }
    if (status == HELTMED_OK) {
        write_end(report, decision);
    }
    return status;
}
