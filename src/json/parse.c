#include "json/parse.h"

#include <string.h>

/* ---- checking ---- */

struct check {
    const unsigned char *at, *end;
};

static void skip_space(struct check *check)
{
    while (check->at < check->end && (*check->at == ' ' || *check->at == '\n' || *check->at == '\r' || *check->at == '\t')) {
        check->at++;
    }
}

static bool take(struct check *check, unsigned char byte)
{
    if (check->at < check->end && *check->at == byte) {
        check->at++;
        return true;
    }
    return false;
}

static bool is_digit(unsigned char byte) { return byte >= '0' && byte <= '9'; }

/* 0 to 15; 16 for no hexadecimal digit. */
static uint32_t hex_digit(unsigned char byte)
{
    if (is_digit(byte)) {
        return byte - (uint32_t)'0';
    }
    unsigned char lower = byte | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - (uint32_t)'a' + 10 : 16;
}

static uint32_t four_hex_digits(const unsigned char *digits)
{
    return hex_digit(digits[0]) << 12 | hex_digit(digits[1]) << 8 | hex_digit(digits[2]) << 4 | hex_digit(digits[3]);
}

static bool is_first_surrogate(uint32_t unit) { return unit >= 0xd800 && unit <= 0xdbff; }

static bool is_second_surrogate(uint32_t unit) { return unit >= 0xdc00 && unit <= 0xdfff; }

/* The four digits after \u. */
static bool check_unit(struct check *check, uint32_t *unit)
{
    for (int i = 0; i < 4; i++) {
        if (check->at + i >= check->end || hex_digit(check->at[i]) > 15) {
            check->at += i;
            return false;
        }
    }
    *unit = four_hex_digits(check->at);
    check->at += 4;
    return true;
}

/* After the backslash. NUL is refused too: a text that holds one would seem shorter to a host written in C. */
static bool check_escape(struct check *check)
{
    if (check->at == check->end) {
        return false;
    }
    switch (*check->at) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        check->at++;
        return true;
    case 'u':
        break;
    default:
        return false;
    }
    uint32_t first, second;
    check->at++;
    if (!check_unit(check, &first) || first == 0 || is_second_surrogate(first)) {
        return false;
    }
    return !is_first_surrogate(first) ||
           (take(check, '\\') && take(check, 'u') && check_unit(check, &second) && is_second_surrogate(second));
}

/* One character of two to four bytes: no overlong form, no surrogate, nothing past U+10FFFF. */
static bool check_character(struct check *check)
{
    unsigned char first = check->at[0];
    /* What the second byte must be; the others are 80 to BF. */
    unsigned char lowest = 0x80, highest = 0xbf;
    int more;

    if (first >= 0xc2 && first <= 0xdf) {
        more = 1;
    } else if (first >= 0xe0 && first <= 0xef) {
        more = 2;
        lowest = first == 0xe0 ? 0xa0 : lowest;
        highest = first == 0xed ? 0x9f : highest;
    } else if (first >= 0xf0 && first <= 0xf4) {
        more = 3;
        lowest = first == 0xf0 ? 0x90 : lowest;
        highest = first == 0xf4 ? 0x8f : highest;
    } else {
        return false;
    }
    if (check->end - check->at <= more || check->at[1] < lowest || check->at[1] > highest) {
        return false;
    }
    for (int i = 2; i <= more; i++) {
        if ((check->at[i] & 0xc0) != 0x80) {
            return false;
        }
    }
    check->at += more + 1;
    return true;
}

static bool check_string(struct check *check)
{
    if (!take(check, '"')) {
        return false;
    }
    while (check->at < check->end) {
        unsigned char byte = *check->at;
        if (byte == '"') {
            check->at++;
            return true;
        }
        if (byte == '\\') {
            check->at++;
            if (!check_escape(check)) {
                return false;
            }
        } else if (byte >= 0x80) {
            if (!check_character(check)) {
                return false;
            }
        } else if (byte < 0x20) {
            return false;
        } else {
            check->at++;
        }
    }
    return false;
}

/* One digit or more. */
static bool check_digits(struct check *check)
{
    const unsigned char *first = check->at;
    while (check->at < check->end && is_digit(*check->at)) {
        check->at++;
    }
    return check->at > first;
}

static bool check_number(struct check *check)
{
    (void)take(check, '-');
    if (!take(check, '0') && !check_digits(check)) {
        return false;
    }
    if (take(check, '.') && !check_digits(check)) {
        return false;
    }
    if (take(check, 'e') || take(check, 'E')) {
        if (!take(check, '+')) {
            (void)take(check, '-');
        }
        return check_digits(check);
    }
    return true;
}

static bool check_literal(struct check *check, const char *literal)
{
    for (; *literal != '\0'; literal++) {
        if (!take(check, (unsigned char)*literal)) {
            return false;
        }
    }
    return true;
}

static bool check_value(struct check *check, int depth);

/* The rest of an object or list, after its opening bracket. */
static bool check_members(struct check *check, unsigned char close, int depth)
{
    if (depth == JSON_DEPTH_MAX) {
        return false;
    }
    skip_space(check);
    if (take(check, close)) {
        return true;
    }
    do {
        skip_space(check);
        if (close == '}') {
            if (!check_string(check)) {
                return false;
            }
            skip_space(check);
            if (!take(check, ':')) {
                return false;
            }
            skip_space(check);
        }
        if (!check_value(check, depth + 1)) {
            return false;
        }
        skip_space(check);
    } while (take(check, ','));
    return take(check, close);
}

static bool check_value(struct check *check, int depth)
{
    if (check->at == check->end) {
        return false;
    }
    switch (*check->at) {
    case '"':
        return check_string(check);
    case '{':
        check->at++;
        return check_members(check, '}', depth);
    case '[':
        check->at++;
        return check_members(check, ']', depth);
    case 't':
        return check_literal(check, "true");
    case 'f':
        return check_literal(check, "false");
    case 'n':
        return check_literal(check, "null");
    default:
        return check_number(check);
    }
}

size_t json_check(const char *text, size_t size)
{
    const unsigned char *start = (const unsigned char *)text;
    struct check check = {start, start + size};

    skip_space(&check);
    if (check.at < check.end && *check.at == '{' && check_value(&check, 0)) {
        skip_space(&check);
        if (check.at == check.end) {
            return JSON_WELL_FORMED;
        }
    }
    return (size_t)(check.at - start);
}

/* ---- walking ---- */

char json_peek(struct json_cursor *cursor)
{
    const char *at = cursor->at;
    while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t') {
        at++;
    }
    cursor->at = at;
    return *at;
}

void json_enter(struct json_cursor *cursor)
{
    (void)json_peek(cursor);
    cursor->at++;
}

bool json_next_element(struct json_cursor *cursor)
{
    char next = json_peek(cursor);
    if (next == ',') {
        cursor->at++;
        (void)json_peek(cursor);
    } else if (next == ']' || next == '}') {
        cursor->at++;
        return false;
    }
    return true;
}

bool json_next_key(struct json_cursor *cursor, struct json_span *key)
{
    if (!json_next_element(cursor)) {
        return false;
    }
    *key = json_take_span(cursor);
    (void)json_peek(cursor);
    cursor->at++; /* the colon */
    return true;
}

struct json_span json_take_span(struct json_cursor *cursor)
{
    (void)json_peek(cursor);
    struct json_span span = {.raw = ++cursor->at};
    while (*cursor->at != '"') {
        if (*cursor->at == '\\') {
            span.escaped = true;
            cursor->at++;
        }
        cursor->at++;
    }
    span.size = (size_t)(cursor->at - span.raw);
    cursor->at++;
    return span;
}

void json_take_literal(struct json_cursor *cursor)
{
    (void)json_peek(cursor);
    cursor->at += *cursor->at == 'f' ? strlen("false") : strlen("true");
}

enum json_number json_take_number(struct json_cursor *cursor, int64_t *out)
{
    enum { DIGITS_MAX = 18 };
    bool negative = json_peek(cursor) == '-';
    const char *first = cursor->at += negative;
    int64_t number = 0;

    for (; is_digit((unsigned char)*cursor->at); cursor->at++) {
        number = cursor->at - first < DIGITS_MAX ? number * 10 + (*cursor->at - '0') : 0;
    }
    bool huge = cursor->at - first > DIGITS_MAX;
    bool fraction = *cursor->at == '.' || *cursor->at == 'e' || *cursor->at == 'E';
    *out = 0;
    if (fraction) {
        while (is_digit((unsigned char)*cursor->at) || *cursor->at == '.' || *cursor->at == 'e' || *cursor->at == 'E' ||
               *cursor->at == '+' || *cursor->at == '-') {
            cursor->at++;
        }
        return JSON_FRACTION;
    }
    if (huge) {
        return JSON_HUGE;
    }
    *out = negative ? -number : number;
    return JSON_WHOLE;
}

void json_skip(struct json_cursor *cursor)
{
    int depth = 0;
    do {
        char first = json_peek(cursor);
        int64_t number;
        switch (first) {
        case '{':
        case '[':
            depth++;
            cursor->at++;
            break;
        case '}':
        case ']':
            depth--;
            cursor->at++;
            break;
        case ',':
        case ':':
            cursor->at++;
            break;
        case '"':
            (void)json_take_span(cursor);
            break;
        case 't':
        case 'f':
        case 'n':
            json_take_literal(cursor);
            break;
        default:
            (void)json_take_number(cursor, &number);
        }
    } while (depth > 0);
}

static size_t encode(uint32_t code, char *out)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xc0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3f));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xe0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3f));
        out[2] = (char)(0x80 | (code & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3f));
    out[2] = (char)(0x80 | (code >> 6 & 0x3f));
    out[3] = (char)(0x80 | (code & 0x3f));
    return 4;
}

/* The escape at `*at`, just after its backslash, and past it; it is well-formed. */
static uint32_t take_escape(const char **at)
{
    static const char letters[] = "bfnrt", controls[] = "\b\f\n\r\t";
    char letter = *(*at)++;
    if (letter != 'u') {
        const char *found = strchr(letters, letter);
        return found != NULL ? (uint32_t)controls[found - letters] : (uint32_t)letter;
    }
    uint32_t first = four_hex_digits((const unsigned char *)*at);
    *at += 4;
    if (!is_first_surrogate(first)) {
        return first;
    }
    uint32_t second = four_hex_digits((const unsigned char *)*at + 2);
    *at += 6;
    return 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
}

size_t json_decode(struct json_span span, char *out)
{
    if (!span.escaped) {
        memcpy(out, span.raw, span.size);
        return span.size;
    }
    size_t size = 0;
    for (const char *at = span.raw, *end = span.raw + span.size; at < end;) {
        if (*at == '\\') {
            at++;
            size += encode(take_escape(&at), out + size);
        } else {
            out[size++] = *at++;
        }
    }
    return size;
}

bool json_span_is(struct json_span span, const char *word)
{
    if (!span.escaped) {
        return strncmp(span.raw, word, span.size) == 0 && word[span.size] == '\0';
    }
    /* An escape is at most six bytes, and a surrogate pair twelve, for one character. */
    char decoded[12 * 64];
    size_t size = span.size <= sizeof decoded ? json_decode(span, decoded) : 0;
    return size > 0 && size == strlen(word) && memcmp(decoded, word, size) == 0;
}
