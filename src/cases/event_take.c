/* Data taken back from where they were kept. A file may have been changed behind the library's back, so that nothing is trusted; but
 * what was written is canonical, so that one pass without a second look is enough. */
#include "base/error.h"
#include "cases/event.h"
#include "cases/identifier.h"
#include "cases/stated.h"

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
static bool takes_word(struct scan *scan, const char *word, size_t size)
{
    const char *at = scan->at;
    if ((size_t)(scan->end - at) <= size || at[size] != '"' || memcmp(at, word, size) != 0) {
        return false;
    }
    scan->at = at + size + 1;
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
    for (int64_t i = 0; scan->at < scan->end && words[i] != NULL; i++) {
        if (words[i][0] == *scan->at && takes_word(scan, words[i], strlen(words[i]))) {
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

/* Words in the order of the alphabet, each once. */
static bool take_set(struct scan *scan, const char *const *words, int64_t *out)
{
    const char *last = "";
    int64_t set = 0, word;

    if (!takes(scan, '[')) {
        return false;
    }
    while (set == 0 ? !takes(scan, ']') : takes(scan, ',')) {
        if (!takes(scan, '"') || !take_word(scan, words, &word) || strcmp(words[word], last) <= 0) {
            return false;
        }
        last = words[word];
        set |= INT64_C(1) << word;
    }
    *out = set;
    return set == 0 || takes(scan, ']');
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
    case VALUE_SET:
        return take_set(scan, field->words, out);
    case VALUE_MUNICIPALITY:
        return takes(scan, '"') && take_municipality(scan, out);
    case VALUE_YES_NO:
        return take_yes_no(scan, out);
    default:
        return take_number(scan, field, out);
    }
}

/* An object on the way through its table: what stands before the next key, and whether its quote was taken. */
struct members {
    struct scan *scan;
    bool first, in_key;
};

/* Whether the next key is this one, with the scan before its value then. */
static bool takes_key(struct members *members, const char *name, size_t size)
{
    struct scan *scan = members->scan;

    if (!members->in_key) {
        struct scan next = *scan;
        if ((!members->first && !takes(&next, ',')) || !takes(&next, '"')) {
            return false;
        }
        *scan = next;
        members->in_key = true;
    }
    if (!takes_word(scan, name, size)) {
        return false;
    }
    members->first = members->in_key = false;
    return true;
}

static bool takes_end(const struct members *members)
{
    return !members->in_key && takes(members->scan, '}') && members->scan->at == members->scan->end;
}

/* Every field in the order of the table, the required ones among them. */
static bool take_fields(struct event *event, struct heltmed_text *texts, struct scan *scan)
{
    const struct event_kind *kind = &event_kinds[event->type];
    struct members members = {scan, true, false};

    if (!takes(scan, '{')) {
        return false;
    }
    for (uint8_t i = 0; i < kind->field_count; i++) {
        const struct event_field *field = &kind->fields[i];
        event->values[i] = UNKNOWN;
        if (takes_key(&members, field->name, field->name_size)) {
            if (!takes(scan, ':') || !take_value(scan, field, texts, &event->values[i])) {
                return false;
            }
        } else if (field->required) {
            return false;
        }
    }
    return takes_end(&members);
}

/* Facts in the order of their names; the data are kept as they are. */
static bool take_stated(struct event *event, struct heltmed_text *texts, struct scan *scan)
{
    const char *data = scan->at;
    struct members members = {scan, true, false};
    int64_t value;

    if (!takes(scan, '{')) {
        return false;
    }
    for (size_t i = 0; i < STATED_NAMES; i++) {
        if (takes_key(&members, stated_names[i].name, strlen(stated_names[i].name))) {
            const struct slot *slot = stated_slot(i);
            const struct event_field field = {.kind = slot->kind, .lo = slot->lo, .hi = slot->hi, .words = slot->words};
            if (!takes(scan, ':') || !take_value(scan, &field, texts, &value)) {
                return false;
            }
        }
    }
    if (!takes_end(&members)) {
        return false;
    }
    event->data = texts->size;
    event->data_size = (size_t)(scan->end - data);
    text_append(texts, data, event->data_size);
    text_append_char(texts, '\0');
    return true;
}

heltmed_status event_take_data(struct event *event, struct heltmed_text *texts, const char *data, size_t size, heltmed_error *error)
{
    struct scan scan = {data, data + size};

    event->data = 0;
    event->data_size = 0;
    if (!(event->type == EVENT_FACTS_STATED ? take_stated(event, texts, &scan) : take_fields(event, texts, &scan))) {
        return error_set(error, HELTMED_DAMAGED, NULL, "the data of an event are not as they were written");
    }
    return texts->failed ? error_set(error, HELTMED_NO_MEMORY, NULL, "there is no memory for the event") : HELTMED_OK;
}
