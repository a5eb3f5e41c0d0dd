/*
 * JSON text, read in place. It is checked as a whole first (RFC 8259: UTF-8, no control characters, no lone surrogates);
 * what walks through it afterwards can then trust it, and neither of the two ever allocates.
 *
 * Why not a library's reader: jansson's lexer drops the byte that it has no memory for, so that a failed allocation gives
 * another key or value, or a crash, and not an error (load.c: lex_save).
 */
#ifndef JSON_PARSE_H
#define JSON_PARSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How deep objects and lists may lie in one another. The documents of the contract need three. */
enum { JSON_DEPTH_MAX = 64 };

#define JSON_WELL_FORMED SIZE_MAX

/* JSON_WELL_FORMED when the text is one object with nothing but white space around it; else the place of the first byte
 * (`size` for the end) from which on it can be none. */
size_t json_check(const char *text, size_t size);

/* A string as it stands between its quotes. */
struct json_span {
    const char *raw;
    size_t size;
    bool escaped; /* holds a backslash */
};

/* A place in a well-formed text. */
struct json_cursor {
    const char *at;
};

/* The first byte of the value that comes next: { [ " t f n, a minus or a digit. */
char json_peek(struct json_cursor *cursor);

/* Steps into the object (or list) that comes next, which it must be. */
void json_enter(struct json_cursor *cursor);
/* The next key, with the cursor before its value; false past the last one, with the cursor after the object. */
bool json_next_key(struct json_cursor *cursor, struct json_span *key);
/* Whether one more element comes, with the cursor before it; else the cursor is after the list. */
bool json_next_element(struct json_cursor *cursor);

/* Takes the string (the number, the literal) that comes next, which it must be. */
struct json_span json_take_span(struct json_cursor *cursor);
void json_take_literal(struct json_cursor *cursor);

/* Steps over whatever value comes next. */
void json_skip(struct json_cursor *cursor);

enum json_number { JSON_WHOLE, JSON_HUGE, JSON_FRACTION };

/* JSON_HUGE: of more than 18 digits; JSON_FRACTION: written with a point or an exponent. `*out` is 0 then. */
enum json_number json_take_number(struct json_cursor *cursor, int64_t *out);

/* Writes the string's characters to `out`, which has room for its `size` bytes; how many bytes that makes. */
size_t json_decode(struct json_span span, char *out);

/* Whether the string is this word. */
bool json_span_is(struct json_span span, const char *word);

#endif
