#include "given_table.h"

#include <stdio.h>

void given_recorded_event(struct given_store *given, const char *case_id, const char *on, const char *recorded_on, const char *type,
                          const char *data)
{
    static int number;
    char json[1024], member[96] = "";

    if (case_id) {
        (void)snprintf(member, sizeof(member), "'case':'%s',", case_id);
    }
    int size = snprintf(json, sizeof(json), "{'key':'t%d',%s'type':'%s','on':'%s','recorded_at':'%sT10:00:00Z','actor':'js-1','data':{%s}}",
                        ++number, member, type, on, recorded_on, data);
    assert_true(size > 0 && size < (int)sizeof(json));
    heltmed_status status = given_append(given, json);
    if (status != HELTMED_OK) {
        print_error("%s on %s: %s: %s\n", type, on, given->error.field, given->error.message);
    }
    assert_int_equal(status, HELTMED_OK);
}

void given_case_event(struct given_store *given, const char *case_id, const char *on, const char *type, const char *data)
{
    given_recorded_event(given, case_id, on, on, type, data);
}

static char csv[1 << 16];

static void read_table(struct given_store *given, const char *table, const char *on)
{
    heltmed_outcomes_options options;
    heltmed_stream *stream = NULL;
    heltmed_text *text = new_text(NULL);
    size_t size = 0;

    heltmed_outcomes_options_init(&options);
    options.extract_on = day(on);
    options.suppress_below = 0;
    assert_int_equal(heltmed_outcomes_stream(given->store, table, &options, HELTMED_OUTCOMES_CSV, &stream, &given->error), HELTMED_OK);
    do {
        assert_int_equal(heltmed_stream_next(stream, text, &given->error), HELTMED_OK);
        assert_true(size + heltmed_text_size(text) < sizeof(csv));
        memcpy(csv + size, heltmed_text_data(text), heltmed_text_size(text));
        size += heltmed_text_size(text);
    } while (heltmed_text_size(text) > 0);
    csv[size] = '\0';
    heltmed_stream_destroy(stream);
    heltmed_text_destroy(text);
}

const char *table_as_of(struct given_store *given, const char *table, const char *on)
{
    read_table(given, table, on);
    return strchr(csv, '\n') + 1;
}

/* The place after a line's first `count` commas; no value of these tests has one. */
static const char *after_commas(const char *line, int count)
{
    for (; count > 0; line++) {
        count -= *line == ',';
    }
    return line;
}

const char *column_as_of(struct given_store *given, const char *table, const char *on, const char *column)
{
    static char values[1 << 12];
    size_t size = 0, name = strlen(column);
    int index = 0;

    read_table(given, table, on);
    for (const char *at = csv; strncmp(at, column, name) != 0 || (at[name] != ',' && at[name] != '\n'); index++) {
        at = after_commas(at, 1);
        assert_true(at < strchr(csv, '\n'));
    }
    for (const char *line = strchr(csv, '\n') + 1; *line != '\0'; line = strchr(line, '\n') + 1) {
        const char *value = after_commas(line, index);
        size_t length = strcspn(value, ",\n");
        assert_true(size + length + 1 < sizeof(values));
        size +=
            (size_t)snprintf(values + size, sizeof(values) - size, "%s%.*s", line == strchr(csv, '\n') + 1 ? "" : ",", (int)length, value);
    }
    values[size] = '\0';
    return values;
}
