#include "json/write.h"

#include "base/date.h"

/* The letter after the backslash of a byte that has a short form; 0 for any other. */
static char short_form(unsigned char byte)
{
    switch (byte) {
    case '"':
    case '\\':
        return (char)byte;
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

static void append_escaped(struct heltmed_text *text, unsigned char byte)
{
    static const char hex[] = "0123456789abcdef";
    if (short_form(byte) != 0) {
        text_append(text, (char[]){'\\', short_form(byte)}, 2);
    } else {
        json_raw(text, "\\u00");
        text_append(text, (char[]){hex[byte >> 4], hex[byte & 15]}, 2);
    }
}

static bool needs_escape(unsigned char byte) { return byte < 0x20 || byte == '"' || byte == '\\'; }

void json_text(struct heltmed_text *text, const char *words)
{
    text_append_char(text, '"');
    size_t from = 0;
    size_t at = 0;
    for (; words[at] != '\0'; at++) {
        if (needs_escape((unsigned char)words[at])) {
            text_append(text, words + from, at - from);
            append_escaped(text, (unsigned char)words[at]);
            from = at + 1;
        }
    }
    text_append(text, words + from, at - from);
    text_append_char(text, '"');
}

void json_name(struct heltmed_text *text, const char *name)
{
    text_append_char(text, '"');
    text_append_words(text, name);
    text_append_char(text, '"');
}

/* Moves what follows a byte that needs a backslash, from the end, so that each byte moves once. */
static void insert_backslashes(char *data, size_t start, size_t end, size_t count)
{
    for (size_t at = end; count > 0 && at-- > start;) {
        data[at + count] = data[at];
        if (data[at] == '"' || data[at] == '\\') {
            data[at + --count] = '\\';
        }
    }
}

void json_escape_since(struct heltmed_text *text, size_t start)
{
    if (text->failed || text->size == start) {
        return;
    }
    size_t size = text->size - start;
    if (memchr(text->data + start, '"', size) == NULL && memchr(text->data + start, '\\', size) == NULL) {
        return;
    }
    size_t count = 0;
    for (size_t at = start; at < text->size; at++) {
        count += text->data[at] == '"' || text->data[at] == '\\';
    }
    if (text_reserve(text, count)) {
        insert_backslashes(text->data, start, text->size, count);
        text->size += count;
    }
}

void json_date(struct heltmed_text *text, int32_t date)
{
    char digits[13];
    digits[0] = '"';
    date_print(date, digits + 1);
    digits[11] = '"';
    text_append(text, digits, 12);
}

static void append_municipality(struct heltmed_text *text, int64_t value)
{
    char digits[6] = {
        '"', (char)('0' + value / 1000 % 10), (char)('0' + value / 100 % 10), (char)('0' + value / 10 % 10), (char)('0' + value % 10), '"'};
    text_append(text, digits, sizeof(digits));
}

/* The words of a set in the order of the alphabet. */
static void append_set(struct heltmed_text *text, const char *const *words, int64_t set)
{
    const char *last = "";
    text_append_char(text, '[');
    for (;;) {
        const char *next = NULL;
        for (int i = 0; words[i] != NULL; i++) {
            bool follows = (set >> i & 1) != 0 && strcmp(words[i], last) > 0;
            next = follows && (next == NULL || strcmp(words[i], next) < 0) ? words[i] : next;
        }
        if (next == NULL) {
            break;
        }
        if (*last != '\0') {
            text_append_char(text, ',');
        }
        json_name(text, next);
        last = next;
    }
    text_append_char(text, ']');
}

void json_value(struct heltmed_text *text, enum value_kind kind, const char *const *words, int64_t value)
{
    if (value <= OUT_OF_RANGE) {
        json_raw(text, "null");
        return;
    }
    switch (kind) {
    case VALUE_DATE:
        json_date(text, (int32_t)value);
        break;
    case VALUE_YES_NO:
        text_append_words(text, value != 0 ? "true" : "false");
        break;
    case VALUE_CHOICE:
        json_name(text, words[value]);
        break;
    case VALUE_SET:
        append_set(text, words, value);
        break;
    case VALUE_MUNICIPALITY:
        append_municipality(text, value);
        break;
    default:
        text_append_int(text, value);
    }
}
