#include "store/csv.h"

#include <heltmed/store.h>

#include "base/date.h"
#include "base/error.h"
#include "json/write.h"

/* The columns, in the order of the members of an event. */
enum { DATA = 6, COLUMNS = 8 };

static const char *const names[COLUMNS] = {"key", "case", "type", "on", "recorded_at", "actor", "data", "corrects"};

void csv_head(struct heltmed_text *out)
{
    for (int i = 0; i < COLUMNS; i++) {
        text_append_words(out, i == 0 ? "" : ",");
        text_append_words(out, names[i]);
    }
    text_append_char(out, '\n');
}

static void write_column(struct heltmed_text *out, const char *words)
{
    if (words == NULL) {
        return;
    }
    if (strpbrk(words, "\",\r\n") == NULL) {
        text_append_words(out, words);
        return;
    }
    text_append_char(out, '"');
    for (; *words != '\0'; words++) {
        text_append(out, "\"\"", *words == '"' ? 1 : 0);
        text_append_char(out, *words);
    }
    text_append_char(out, '"');
}

void csv_row(struct heltmed_text *out, const struct event_fields *fields)
{
    char on[11];
    const char *const columns[COLUMNS] = {fields->key,         fields->case_id, fields->type, on,
                                          fields->recorded_at, fields->actor,   fields->data, fields->corrects};

    date_print(fields->on, on);
    for (int i = 0; i < COLUMNS; i++) {
        text_append_words(out, i == 0 ? "" : ",");
        write_column(out, columns[i]);
    }
    text_append_char(out, '\n');
}

/* ---- reading ---- */

/* A column as it stands in the line: between its quotes, where it has some. */
struct piece {
    const char *at;
    size_t size;
    bool quoted;
};

/* The next column; false when its quotes are not those of CSV. `*at` is then behind it and its comma, `*last` tells that there was none. */
static bool take_piece(const char **at, const char *end, struct piece *piece, bool *last)
{
    const char *start = *at;
    const char *stop = start;

    piece->quoted = start < end && *start == '"';
    if (piece->quoted) {
        start++;
        for (stop = start;; stop++) {
            if (stop == end) {
                return false;
            }
            if (*stop == '"') {
                if (stop + 1 == end || stop[1] != '"') {
                    break;
                }
                stop++;
            }
        }
        *at = stop + 1;
    } else {
        while (stop < end && *stop != ',') {
            if (*stop == '"') {
                return false;
            }
            stop++;
        }
        *at = stop;
    }
    *piece = (struct piece){start, (size_t)(stop - start), piece->quoted};
    *last = *at == end;
    if (!*last && **at != ',') {
        return false;
    }
    *at += !*last;
    return true;
}

static bool take_pieces(const char *line, size_t size, struct piece pieces[COLUMNS])
{
    const char *at = line;
    bool last = false;

    for (int i = 0; i < COLUMNS; i++) {
        if (last || !take_piece(&at, line + size, &pieces[i], &last)) {
            return false;
        }
    }
    return last;
}

static bool is_head_line(const struct piece pieces[COLUMNS])
{
    for (int i = 0; i < COLUMNS; i++) {
        if (pieces[i].size != strlen(names[i]) || memcmp(pieces[i].at, names[i], pieces[i].size) != 0) {
            return false;
        }
    }
    return true;
}

/* The column's bytes, each doubled quote as one; json_text wants it to end with a NUL and to hold none. */
static bool write_member(struct heltmed_text *out, struct heltmed_text *plain, const struct piece *piece, bool as_string)
{
    text_clear(plain);
    for (size_t i = 0; i < piece->size; i++) {
        if (piece->at[i] == '\0') {
            return false;
        }
        text_append_char(plain, piece->at[i]);
        i += piece->quoted && piece->at[i] == '"';
    }
    if (text_finish(plain, NULL) != HELTMED_OK) {
        out->failed = true;
    } else if (as_string) {
        json_text(out, plain->data);
    } else if (json_check(plain->data, plain->size) == JSON_WELL_FORMED) {
        text_append(out, plain->data, plain->size);
    } else {
        return false;
    }
    return true;
}

static bool write_event_of(struct heltmed_text *out, const struct piece pieces[COLUMNS])
{
    struct heltmed_text plain = text_with(&out->allocator);
    char before = '{';
    bool well = true;

    for (int i = 0; well && i < COLUMNS; i++) {
        if (pieces[i].size > 0) {
            text_append_char(out, before);
            json_name(out, names[i]);
            text_append_char(out, ':');
            well = write_member(out, &plain, &pieces[i], i != DATA);
            before = ',';
        }
    }
    text_append_words(out, before == '{' ? "{}" : "}");
    text_free(&plain);
    return well;
}

heltmed_status heltmed_event_from_csv(const char *line, size_t size, heltmed_text *out, int32_t *is_head, heltmed_error *error)
{
    struct piece pieces[COLUMNS];

    if (line == NULL || out == NULL || is_head == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the line, the text or the place for whether it is the head is NULL");
    }
    text_clear(out);
    *is_head = 0;
    if (size > 0 && line[size - 1] == '\n') {
        size--;
    }
    if (size > 0 && line[size - 1] == '\r') {
        size--;
    }
    if (!take_pieces(line, size, pieces)) {
        return error_set(error, HELTMED_SYNTAX, NULL,
                         "is no line of CSV with the columns key, case, type, on, recorded_at, actor, data, corrects");
    }
    if (is_head_line(pieces)) {
        *is_head = 1;
        return text_finish(out, error);
    }
    if (!write_event_of(out, pieces)) {
        text_clear(out);
        return error_set(error, HELTMED_SYNTAX, "data", "must be a JSON object");
    }
    return text_finish(out, error);
}
