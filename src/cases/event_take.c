/* Data taken back from where they were kept. A file may have been changed behind the library's back, so that nothing is trusted; but
 * what was written is canonical, so that one pass without a second look is enough. */
#include "base/error.h"
#include "cases/event.h"

struct scan {
    const char *at, *end;
};

static bool takes(struct scan *scan, char byte)
{
    bool is = scan->at < scan->end && *scan->at == byte;
    scan->at += is;
    return is;
}

/* A word and the quote after it. */
static bool takes_word(struct scan *scan, const char *word)
{
    const char *at = scan->at;
    while (at < scan->end && *word != '\0' && *at == *word) {
        at++;
        word++;
    }
    if (*word != '\0' || at == scan->end || *at != '"') {
        return false;
    }
    scan->at = at + 1;
    return true;
}

/* `size` bytes and the quote after them; NULL when they are not there. */
static const char *take_bytes(struct scan *scan, size_t size)
{
    const char *bytes = scan->at;
    if ((size_t)(scan->end - bytes) <= size || bytes[size] != '"') {
        return NULL;
    }
    scan->at += size + 1;
    return bytes;
}

static bool take_id(struct scan *scan, struct heltmed_text *texts, int64_t *out)
{
    const char *id = scan->at;
    const char *quote = memchr(id, '"', (size_t)(scan->end - id));
    if (quote == NULL || !id_is_well_formed(id, (size_t)(quote - id))) {
        return false;
    }
    *out = (int64_t)texts->size;
    text_append(texts, id, (size_t)(quote - id));
    text_append_char(texts, '\0');
    scan->at = quote + 1;
    return true;
}

static bool take_date(struct scan *scan, int64_t *out)
{
    enum { DATE_SIZE = 10 };
    int32_t day;
    const char *text = take_bytes(scan, DATE_SIZE);
    if (text == NULL || !date_parse(text, DATE_SIZE, &day)) {
        return false;
    }
    *out = day;
    return true;
}

static bool take_word(struct scan *scan, const char *const *words, int64_t *out)
{
    for (int64_t i = 0; words[i] != NULL; i++) {
        if (takes_word(scan, words[i])) {
            *out = i;
            return true;
        }
    }
    return false;
}

static bool take_digits(struct scan *scan, int64_t *out)
{
    enum { DIGITS_MAX = 18 };
    const char *first = scan->at;
    int64_t number = 0;
    while (scan->at < scan->end && scan->at - first < DIGITS_MAX && *scan->at >= '0' && *scan->at <= '9') {
        number = number * 10 + (*scan->at++ - '0');
    }
    *out = number;
    return scan->at > first;
}

static bool take_municipality(struct scan *scan, int64_t *out)
{
    enum { DIGITS = 4 };
    const char *first = scan->at;
    return take_digits(scan, out) && scan->at - first == DIGITS && takes(scan, '"');
}

static bool take_yes_no(struct scan *scan, int64_t *out)
{
    size_t left = (size_t)(scan->end - scan->at);
    *out = left >= strlen("true") && memcmp(scan->at, "true", strlen("true")) == 0;
    if (*out == 0 && (left < strlen("false") || memcmp(scan->at, "false", strlen("false")) != 0)) {
        return false;
    }
    scan->at += *out ? strlen("true") : strlen("false");
    return true;
}

static bool take_number(struct scan *scan, const struct event_field *field, int64_t *out)
{
    bool own = field->lo != 0 || field->hi != 0;
    bool has_zero_before = scan->end - scan->at > 1 && scan->at[0] == '0' && scan->at[1] >= '0' && scan->at[1] <= '9';
    return !has_zero_before && take_digits(scan, out) && *out >= (own ? field->lo : value_kinds[field->kind].lo) &&
           *out <= (own ? field->hi : value_kinds[field->kind].hi);
}

static bool take_value(struct scan *scan, const struct event_field *field, struct heltmed_text *texts, int64_t *out)
{
    switch (field->kind) {
    case VALUE_ID:
        return takes(scan, '"') && take_id(scan, texts, out);
    case VALUE_DATE:
        return takes(scan, '"') && take_date(scan, out);
    case VALUE_CHOICE:
        return takes(scan, '"') && take_word(scan, field->words, out);
    case VALUE_MUNICIPALITY:
        return takes(scan, '"') && take_municipality(scan, out);
    case VALUE_YES_NO:
        return take_yes_no(scan, out);
    default:
        return take_number(scan, field, out);
    }
}

/* Every field in the order of the table, the required ones among them; then the end. */
static bool take_fields(struct event *event, struct heltmed_text *texts, struct scan *scan)
{
    const struct event_kind *kind = &event_kinds[event->type];
    bool first = true, in_key = false;

    if (!takes(scan, '{')) {
        return false;
    }
    for (uint8_t i = 0; i < kind->field_count; i++) {
        const struct event_field *field = &kind->fields[i];
        event->values[i] = UNKNOWN;
        if (!in_key) {
            struct scan next = *scan;
            in_key = (first || takes(&next, ',')) && takes(&next, '"');
            *scan = in_key ? next : *scan;
        }
        if (in_key && takes_word(scan, field->name)) {
            if (!takes(scan, ':') || !take_value(scan, field, texts, &event->values[i])) {
                return false;
            }
            first = in_key = false;
        } else if (field->required) {
            return false;
        }
    }
    return !in_key && takes(scan, '}') && scan->at == scan->end;
}

/* These are few: they are read as a host's are, which writes them in their canonical form, and must have been in it. */
static heltmed_status take_stated(struct event *event, struct heltmed_text *texts, const char *data, size_t size)
{
    struct json_cursor cursor = {data};
    if (json_check(data, size) != JSON_WELL_FORMED) {
        return HELTMED_DAMAGED;
    }
    heltmed_status status = event_read_data(event, texts, &cursor, NULL);
    if (status == HELTMED_NO_MEMORY) {
        return status;
    }
    bool same = status == HELTMED_OK && event->data_size == size && memcmp(texts->data + event->data, data, size) == 0;
    return same ? HELTMED_OK : HELTMED_DAMAGED;
}

heltmed_status event_take_data(struct event *event, struct heltmed_text *texts, const char *data, size_t size, heltmed_error *error)
{
    heltmed_status status = HELTMED_OK;

    if (event->type == EVENT_FACTS_STATED) {
        status = take_stated(event, texts, data, size);
    } else {
        struct scan scan = {data, data + size};
        event->data = 0;
        event->data_size = 0;
        status = !take_fields(event, texts, &scan) ? HELTMED_DAMAGED : texts->failed ? HELTMED_NO_MEMORY : HELTMED_OK;
    }
    if (status == HELTMED_NO_MEMORY) {
        return error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the event");
    }
    return status == HELTMED_OK ? HELTMED_OK : error_set(error, HELTMED_DAMAGED, NULL, "the data of an event are not as they were written");
}
