#include "json/read.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"

struct reader {
    struct fact_lists *lists;
    const struct rule *rule;
    struct json_cursor cursor;
    heltmed_error *error;
};

/* ---- memory ---- */

void fact_lists_free(struct fact_lists *lists)
{
    memory_free(&lists->allocator, lists->cells, lists->cell_capacity * sizeof *lists->cells);
    memory_free(&lists->allocator, lists->texts, lists->text_capacity);
    lists->cells = NULL;
    lists->texts = NULL;
    lists->cell_capacity = 0;
    lists->text_capacity = 0;
}

static heltmed_status no_memory(heltmed_error *error)
{
    return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the lists of the facts");
}

/* A row of cells, all unknown; NULL when there is no memory. Good until the next row. */
static int64_t *add_row(struct reader *reader, size_t columns)
{
    struct fact_lists *lists = reader->lists;
    int64_t *cells = memory_room(&lists->allocator, lists->cells, sizeof *cells, &lists->cell_capacity, lists->cell_count + columns);

    if (cells == NULL) {
        return NULL;
    }
    lists->cells = cells;
    for (size_t i = 0; i < columns; i++) {
        cells[lists->cell_count++] = UNKNOWN;
    }
    return &cells[lists->cell_count - columns];
}

/* Keeps the text, with a NUL; its place stands in a cell of its own until all texts are there. */
static heltmed_status add_text(struct reader *reader, struct json_span span)
{
    struct fact_lists *lists = reader->lists;
    char *texts = memory_room(&lists->allocator, lists->texts, 1, &lists->text_capacity, lists->text_size + span.size + 1);

    if (texts == NULL) {
        return no_memory(reader->error);
    }
    lists->texts = texts;
    int64_t *place = add_row(reader, 1);
    if (place == NULL) {
        return no_memory(reader->error);
    }
    *place = (int64_t)lists->text_size;
    lists->text_size += json_decode(span, texts + lists->text_size);
    texts[lists->text_size++] = '\0';
    return HELTMED_OK;
}

/* ---- one value ---- */

static heltmed_status wrong_type(const char *name, const char *message, heltmed_error *error)
{
    return error_set(error, HELTMED_TYPE, name, message);
}

static heltmed_status read_number(struct json_cursor *cursor, char first, const char *name, int64_t *out, heltmed_error *error)
{
    if (first != '-' && (first < '0' || first > '9')) {
        return wrong_type(name, "must be an integer", error);
    }
    switch (json_take_number(cursor, out)) {
    case JSON_FRACTION:
        return wrong_type(name, "must be an integer, written without a point or an exponent", error);
    case JSON_HUGE:
        return error_set(error, HELTMED_RANGE, name, "is outside its range");
    default:
        return HELTMED_OK;
    }
}

static heltmed_status read_yes_no(struct json_cursor *cursor, char first, const char *name, int64_t *out, heltmed_error *error)
{
    if (first != 't' && first != 'f') {
        return wrong_type(name, "must be true or false", error);
    }
    json_take_literal(cursor);
    *out = first == 't';
    return HELTMED_OK;
}

/* The characters of a short string: as they stand, or decoded into `buffer`; false when they do not fit there. */
static bool short_text(struct json_span span, char *buffer, size_t capacity, const char **text, size_t *size)
{
    *text = span.raw;
    *size = span.size;
    if (span.escaped) {
        if (span.size > capacity) {
            return false;
        }
        *text = buffer;
        *size = json_decode(span, buffer);
    }
    return true;
}

static heltmed_status read_date(struct json_cursor *cursor, char first, const char *name, int64_t *out, heltmed_error *error)
{
    char buffer[64];
    const char *text;
    size_t size;
    int32_t date;

    if (first != '"') {
        return wrong_type(name, "must be a date in quotes, year-month-day", error);
    }
    if (!short_text(json_take_span(cursor), buffer, sizeof buffer, &text, &size) || !date_parse(text, size, &date)) {
        return error_set(error, HELTMED_DATE, name, "is no date of the years 1 to 9999, written year-month-day");
    }
    *out = date;
    return HELTMED_OK;
}

static heltmed_status read_municipality(struct json_cursor *cursor, char first, const char *name, int64_t *out, heltmed_error *error)
{
    enum { DIGITS = 4 };
    char buffer[64];
    const char *text;
    size_t size;

    if (first != '"') {
        return wrong_type(name, "must be a municipality's four digits in quotes", error);
    }
    bool four = short_text(json_take_span(cursor), buffer, sizeof buffer, &text, &size) && size == DIGITS;
    int64_t number = 0;
    for (size_t i = 0; four && i < DIGITS; i++) {
        four = text[i] >= '0' && text[i] <= '9';
        number = number * 10 + (text[i] - '0');
    }
    if (!four) {
        return error_set(error, HELTMED_RANGE, name, "must be a municipality's four digits");
    }
    *out = number;
    return HELTMED_OK;
}

static heltmed_status read_choice(struct json_cursor *cursor, char first, const char *const *words, const char *name, int64_t *out,
                                  heltmed_error *error)
{
    if (first != '"') {
        return wrong_type(name, "must be one of the listed words, in quotes", error);
    }
    struct json_span span = json_take_span(cursor);
    for (int64_t i = 0; words[i] != NULL; i++) {
        if (json_span_is(span, words[i])) {
            *out = i;
            return HELTMED_OK;
        }
    }
    return error_set(error, HELTMED_CHOICE, name, "is not one of the listed choices");
}

static heltmed_status read_set(struct json_cursor *cursor, char first, const char *const *words, const char *name, int64_t *out,
                               heltmed_error *error)
{
    if (first != '[') {
        return wrong_type(name, "must be a list of the listed words", error);
    }
    int64_t set = 0;
    json_enter(cursor);
    while (json_next_element(cursor)) {
        int64_t word = 0;
        heltmed_status status = read_choice(cursor, json_peek(cursor), words, name, &word, error);
        if (status != HELTMED_OK) {
            return status;
        }
        if (set & (INT64_C(1) << word)) {
            return error_set(error, HELTMED_DUPLICATE_FIELD, name, "the list holds a word twice");
        }
        set |= INT64_C(1) << word;
    }
    *out = set;
    return HELTMED_OK;
}

heltmed_status json_read_value(struct json_cursor *cursor, enum value_kind kind, const char *const *words, const char *name, int64_t *out,
                               heltmed_error *error)
{
    char first = json_peek(cursor);

    if (first == 'n') {
        json_take_literal(cursor);
        *out = UNKNOWN;
        return HELTMED_OK;
    }
    switch (kind) {
    case VALUE_DATE:
        return read_date(cursor, first, name, out, error);
    case VALUE_YES_NO:
        return read_yes_no(cursor, first, name, out, error);
    case VALUE_CHOICE:
        return read_choice(cursor, first, words, name, out, error);
    case VALUE_SET:
        return read_set(cursor, first, words, name, out, error);
    case VALUE_MUNICIPALITY:
        return read_municipality(cursor, first, name, out, error);
    default:
        return read_number(cursor, first, name, out, error);
    }
}

/* ---- lists ---- */

/* The columns of a row in the order of their keys. */
static heltmed_status read_row(struct reader *reader, const struct slot *slot, int64_t *row)
{
    struct json_span key;
    uint64_t seen = 0;

    json_enter(&reader->cursor);
    while (json_next_key(&reader->cursor, &key)) {
        uint8_t c = 0;
        while (c < slot->column_count && !json_span_is(key, slot->columns[c].name)) {
            c++;
        }
        if (c == slot->column_count) {
            return error_set(reader->error, HELTMED_UNKNOWN_FIELD, slot->name, "an element has a field that the list does not know");
        }
        if (seen & BIT(c)) {
            return error_set(reader->error, HELTMED_DUPLICATE_FIELD, slot->name, "an element has a field twice");
        }
        seen |= BIT(c);
        const struct column *column = &slot->columns[c];
        heltmed_status status =
            json_read_value(&reader->cursor, (enum value_kind)column->kind, column->words, slot->name, &row[c], reader->error);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    return HELTMED_OK;
}

/* One element: a text where the list has no columns, a bare value where it has one, else an object. */
static heltmed_status read_element(struct reader *reader, const struct slot *slot)
{
    char first = json_peek(&reader->cursor);

    if (slot->column_count == 0) {
        return first == '"' ? add_text(reader, json_take_span(&reader->cursor))
                            : wrong_type(slot->name, "must be a list of texts", reader->error);
    }
    if (slot->column_count > 1 && first != '{') {
        return wrong_type(slot->name, "must be a list of objects", reader->error);
    }
    int64_t *row = add_row(reader, slot->column_count);
    if (row == NULL) {
        return no_memory(reader->error);
    }
    if (slot->column_count > 1) {
        return read_row(reader, slot, row);
    }
    return json_read_value(&reader->cursor, (enum value_kind)slot->columns[0].kind, slot->columns[0].words, slot->name, row, reader->error);
}

/* An optional list of dated numbers may also be one bare number, in force from the calendar's first day. */
static bool may_be_number(const struct slot *slot)
{
    return slot->role == OPTIONAL_LIST && slot->column_count == 2 && slot->columns[0].kind == VALUE_DATE;
}

static heltmed_status read_bare_number(struct reader *reader, const struct slot *slot, char first)
{
    int64_t *row = add_row(reader, 2);

    if (row == NULL) {
        return no_memory(reader->error);
    }
    row[0] = DATE_MIN;
    return read_number(&reader->cursor, first, slot->name, &row[1], reader->error);
}

/* The address of a list is the place of its first cell until all lists are there. */
static heltmed_status read_list(struct reader *reader, const struct slot *slot, int64_t *address, int64_t *count)
{
    char first = json_peek(&reader->cursor);

    if (first == 'n') {
        json_take_literal(&reader->cursor);
        return HELTMED_OK;
    }
    *address = (int64_t)reader->lists->cell_count;
    *count = 0;
    if (may_be_number(slot) && first != '[' && first != '{' && first != '"' && first != 't' && first != 'f') {
        *count = 1;
        return read_bare_number(reader, slot, first);
    }
    if (first != '[') {
        return wrong_type(slot->name, may_be_number(slot) ? "must be a number or a list" : "must be a list", reader->error);
    }
    json_enter(&reader->cursor);
    while (json_next_element(&reader->cursor)) {
        if (*count == slot->hi) {
            return error_set(reader->error, HELTMED_RANGE, slot->name, "the list has too many elements");
        }
        ++*count;
        heltmed_status status = read_element(reader, slot);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    return HELTMED_OK;
}

/* Cells and texts stay where they are now: places become addresses. */
static void settle_lists(struct fact_lists *lists, const struct rule *rule, int64_t x[SLOTS_MAX])
{
    for (uint8_t i = 0; i + 1 < rule->fact_count; i++) {
        const struct slot *slot = &rule->slots[i];
        if ((slot->role != LIST && slot->role != OPTIONAL_LIST) || x[i + 1] == UNKNOWN) {
            continue;
        }
        if (x[i + 1] == 0) {
            x[i] = 0;
            continue;
        }
        int64_t *first = lists->cells + x[i];
        for (int64_t text = 0; slot->column_count == 0 && text < x[i + 1]; text++) {
            const char *address = lists->texts + first[text];
            memcpy(&first[text], &address, sizeof address);
        }
        x[i] = (int64_t)(intptr_t)first;
    }
}

/* ---- the facts ---- */

enum { NO_FACT = 0xff };

/* The fact of a key, looked for from `from` on, since keys mostly come in the order of the table. */
static uint8_t fact_named(const struct rule *rule, struct json_span key, uint8_t from)
{
    for (uint8_t tried = 0, i = from; tried < rule->fact_count; tried++, i++) {
        i = i < rule->fact_count ? i : 0;
        if (rule->slots[i].role != LIST_COUNT && json_span_is(key, rule->slots[i].name)) {
            return i;
        }
    }
    return NO_FACT;
}

static heltmed_status read_fact(struct reader *reader, uint8_t fact, int64_t x[SLOTS_MAX])
{
    const struct slot *slot = &reader->rule->slots[fact];

    if (slot->role == LIST || slot->role == OPTIONAL_LIST) {
        return read_list(reader, slot, &x[fact], &x[fact + 1]);
    }
    return json_read_value(&reader->cursor, (enum value_kind)slot->kind, slot->words, slot->name, &x[fact], reader->error);
}

heltmed_status json_refuse_syntax(size_t place, heltmed_error *error)
{
    char message[] = "the text is no JSON object from byte 00000000000000000000 on";
    char *digits = strchr(message, '0');
    char *end = strchr(digits, ' ');
    char *first = end;

    for (size_t rest = place + 1; rest > 0; rest /= 10) {
        *--first = (char)('0' + rest % 10);
    }
    memmove(digits, first, strlen(first) + 1);
    return error_set(error, HELTMED_SYNTAX, NULL, message);
}

heltmed_status facts_from_json(struct fact_lists *lists, const struct rule *rule, const char *json, size_t size, int64_t x[SLOTS_MAX],
                               heltmed_error *error)
{
    struct reader reader = {lists, rule, {json}, error};
    struct json_span key;
    uint64_t seen = 0;
    uint8_t next = 0;
    size_t place = json_check(json, size);

    if (place != JSON_WELL_FORMED) {
        return json_refuse_syntax(place, error);
    }
    for (uint8_t i = 0; i < rule->fact_count; i++) {
        x[i] = rule->slots[i].role == LIST || rule->slots[i].role == OPTIONAL_LIST ? 0 : UNKNOWN;
    }
    lists->cell_count = 0;
    lists->text_size = 0;
    json_enter(&reader.cursor);
    while (json_next_key(&reader.cursor, &key)) {
        uint8_t fact = fact_named(rule, key, next);
        if (fact == NO_FACT) {
            return error_set(error, HELTMED_UNKNOWN_FIELD, NULL, "a key is no fact of this assessment");
        }
        if (seen & BIT(fact)) {
            return error_set(error, HELTMED_DUPLICATE_FIELD, rule->slots[fact].name, "stands twice");
        }
        seen |= BIT(fact);
        next = (uint8_t)(fact + 1);
        heltmed_status status = read_fact(&reader, fact, x);
        if (status != HELTMED_OK) {
            return status;
        }
    }
    settle_lists(lists, rule, x);
    return HELTMED_OK;
}
