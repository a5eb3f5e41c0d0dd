/* The rules as one JSON document. */
#include "cli/rules.h"

#include <stdio.h>
#include <string.h>

#include <heltmed/assessment.h>
#include <heltmed/label.h>
#include <heltmed/version.h>

struct json {
    struct session *session;
    struct output *out;
    bool follows;          /* a comma comes before the next element */
    const char *criterion; /* that reasons are listed of */
    const char *outcome;   /* NULL: a finer reason */
};

static void begin(struct json *json, const char *opening)
{
    output_words(json->out, json->follows ? "," : "");
    output_words(json->out, opening);
    json->follows = false;
}

static void end(struct json *json, const char *closing)
{
    output_words(json->out, closing);
    json->follows = true;
}

static void write_key(struct json *json, const char *key)
{
    begin(json, "");
    output_json(json->out, key);
    output_words(json->out, ":");
    json->follows = true;
}

static void write_word(struct json *json, const char *key, const char *value)
{
    write_key(json, key);
    output_json(json->out, value);
}

static void write_number(struct json *json, const char *key, int64_t value)
{
    write_key(json, key);
    if (value == HELTMED_UNKNOWN) {
        output_words(json->out, "null");
    } else {
        output_int(json->out, value);
    }
}

static void write_flag(struct json *json, const char *key, bool value)
{
    write_key(json, key);
    output_words(json->out, value ? "true" : "false");
}

static void write_date(struct json *json, const char *key, int32_t date)
{
    char words[11];
    bool told = heltmed_date_format(date, words, NULL) == HELTMED_OK;
    write_word(json, key, told ? words : NULL);
}

/* "key":[ */
static void begin_list(struct json *json, const char *key)
{
    write_key(json, key);
    output_words(json->out, "[");
    json->follows = false;
}

static void write_element(void *context, const char *word)
{
    struct json *json = context;
    begin(json, "");
    output_json(json->out, word);
    json->follows = true;
}

static void write_words(struct json *json, const char *key, const char *words)
{
    begin_list(json, key);
    rules_each_word(words, write_element, json);
    end(json, "]");
}

static const char *label(const struct json *json, const char *prefix, const char *name)
{
    char key[256];
    (void)snprintf(key, sizeof key, "%s.%s", prefix, name);
    return heltmed_label(json->session->options->language, key);
}

/* A field of a list's rows. */
static void write_field(struct json *json, const char *assessment, size_t index, size_t field)
{
    begin(json, "{");
    write_word(json, "name", heltmed_fact_field_name(assessment, index, field));
    write_word(json, "kind", heltmed_fact_field_kind(assessment, index, field));
    write_flag(json, "required", heltmed_fact_field_is_required(assessment, index, field));
    write_number(json, "lowest", heltmed_fact_field_lowest(assessment, index, field));
    write_number(json, "highest", heltmed_fact_field_highest(assessment, index, field));
    begin_list(json, "words");
    for (size_t word = 0; heltmed_fact_field_word(assessment, index, field, word) != NULL; word++) {
        write_element(json, heltmed_fact_field_word(assessment, index, field, word));
    }
    end(json, "]");
    write_word(json, "about", heltmed_fact_field_about(assessment, index, field));
    end(json, "}");
}

static void write_fact(struct json *json, const char *assessment, size_t index)
{
    begin(json, "{");
    write_word(json, "name", heltmed_fact_name(assessment, index));
    write_word(json, "kind", heltmed_fact_kind(assessment, index));
    write_flag(json, "required", heltmed_fact_is_required(assessment, index));
    write_flag(json, "optional", heltmed_fact_is_optional(assessment, index));
    write_number(json, "lowest", heltmed_fact_lowest(assessment, index));
    write_number(json, "highest", heltmed_fact_highest(assessment, index));
    begin_list(json, "words");
    for (size_t word = 0; heltmed_fact_word(assessment, index, word) != NULL; word++) {
        write_element(json, heltmed_fact_word(assessment, index, word));
    }
    end(json, "]");
    begin_list(json, "fields");
    for (size_t field = 0; field < heltmed_fact_field_count(assessment, index); field++) {
        write_field(json, assessment, index, field);
    }
    end(json, "]");
    write_word(json, "about", heltmed_fact_about(assessment, index));
    end(json, "}");
}

static void write_derived(struct json *json, const char *assessment, size_t index)
{
    begin(json, "{");
    write_word(json, "name", heltmed_derived_name(assessment, index));
    write_word(json, "kind", heltmed_derived_kind(assessment, index));
    write_word(json, "about", heltmed_derived_about(assessment, index));
    end(json, "}");
}

static void write_reason(void *context, const char *reason)
{
    struct json *json = context;
    begin(json, "{");
    write_word(json, "reason", reason);
    write_word(json, "outcome", json->outcome);
    write_word(json, "text", label(json, json->criterion, reason));
    end(json, "}");
}

static void write_criterion(struct json *json, const char *assessment, size_t index)
{
    static const int32_t outcomes[] = {HELTMED_MET, HELTMED_NOT_MET, HELTMED_UNDETERMINED, HELTMED_NOT_APPLICABLE};

    json->criterion = heltmed_criterion_id(assessment, index);
    begin(json, "{");
    write_word(json, "id", json->criterion);
    write_word(json, "kind", heltmed_criterion_kind(assessment, index));
    write_word(json, "basis", heltmed_criterion_basis(assessment, index));
    write_words(json, "sources", heltmed_criterion_sources(assessment, index));
    begin_list(json, "reasons");
    for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++) {
        json->outcome = heltmed_outcome_name(outcomes[i]);
        rules_each_word(heltmed_criterion_reason(assessment, index, outcomes[i]), write_reason, json);
    }
    json->outcome = NULL;
    rules_each_word(heltmed_criterion_finer_reasons(assessment, index), write_reason, json);
    end(json, "]}");
}

/* An assessment or a computation, which has no criteria. */
static void write_assessment(struct json *json, const char *name)
{
    const char *title = label(json, name, "title");

    begin(json, "{");
    write_word(json, "name", name);
    write_word(json, "title", title != NULL ? title : heltmed_assessment_title(name));
    begin_list(json, "facts");
    for (size_t i = 0; i < heltmed_fact_count(name); i++) {
        write_fact(json, name, i);
    }
    end(json, "]");
    begin_list(json, "criteria");
    for (size_t i = 0; i < heltmed_criterion_count(name); i++) {
        write_criterion(json, name, i);
    }
    end(json, "]");
    begin_list(json, "derived");
    for (size_t i = 0; i < heltmed_derived_count(name); i++) {
        write_derived(json, name, i);
    }
    end(json, "]}");
}

static void write_municipalities(struct json *json, size_t parameter, size_t which, int64_t count)
{
    begin_list(json, "value");
    for (size_t i = 0; i < (size_t)count; i++) {
        int32_t municipality = 0;
        char digits[16] = "";
        if (heltmed_parameter_municipality(json->session->rulebook, parameter, which, i, &municipality, NULL) == HELTMED_OK) {
            (void)snprintf(digits, sizeof digits, "%04d", (int)municipality);
        }
        write_element(json, digits);
    }
    end(json, "]");
}

static void write_value(struct json *json, size_t parameter, size_t which)
{
    int64_t value = HELTMED_UNKNOWN;
    int32_t valid_from = 0, known_from = 0;

    if (heltmed_parameter_value(json->session->rulebook, parameter, which, &value, &valid_from, &known_from, NULL) != HELTMED_OK) {
        return;
    }
    begin(json, "{");
    write_date(json, "valid_from", valid_from);
    /* A day before the calendar's first one is no date: null. */
    write_date(json, "known_from", known_from == HELTMED_DATE_MIN ? HELTMED_DATE_MIN - 1 : known_from);
    if (value != HELTMED_UNKNOWN && strcmp(heltmed_parameter_unit(parameter), "municipalities") == 0) {
        write_municipalities(json, parameter, which, value);
    } else {
        write_number(json, "value", value);
    }
    end(json, "}");
}

static void write_parameter(struct json *json, size_t index)
{
    begin(json, "{");
    write_word(json, "id", heltmed_parameter_id(index));
    write_word(json, "kind", heltmed_parameter_kind(index));
    write_word(json, "basis", heltmed_parameter_basis(index));
    write_words(json, "sources", heltmed_parameter_sources(index));
    write_word(json, "unit", heltmed_parameter_unit(index));
    write_number(json, "lowest", heltmed_parameter_lowest(index));
    write_number(json, "highest", heltmed_parameter_highest(index));
    write_word(json, "about", heltmed_parameter_about(index));
    begin_list(json, "values");
    for (size_t i = 0; i < heltmed_parameter_value_count(json->session->rulebook, index); i++) {
        write_value(json, index, i);
    }
    end(json, "]}");
}

static void write_source(struct json *json, const char *id)
{
    begin(json, "{");
    write_word(json, "id", id);
    write_word(json, "title", heltmed_source_title(id));
    write_word(json, "date", heltmed_source_date(id));
    write_word(json, "address", heltmed_source_address(id));
    end(json, "}");
}

void rules_list_json(struct session *session)
{
    struct json json = {.session = session, .out = &session->out};
    size_t assessments = heltmed_assessment_count();

    begin(&json, "{");
    write_word(&json, "version", heltmed_version());
    write_word(&json, "rulebook", heltmed_rulebook_version(session->rulebook));
    begin_list(&json, "assessments");
    for (size_t i = 0; i < assessments; i++) {
        write_assessment(&json, heltmed_assessment_name(i));
    }
    end(&json, "]");
    begin_list(&json, "computations");
    for (size_t i = 0; i < heltmed_computation_count(); i++) {
        write_assessment(&json, heltmed_assessment_name(assessments + i));
    }
    end(&json, "]");
    begin_list(&json, "parameters");
    for (size_t i = 0; i < heltmed_parameter_count(); i++) {
        write_parameter(&json, i);
    }
    end(&json, "]");
    begin_list(&json, "sources");
    for (size_t i = 0; i < heltmed_source_count(); i++) {
        write_source(&json, heltmed_source_id(i));
    }
    end(&json, "]}\n");
}
