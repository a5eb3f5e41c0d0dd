/* What the tests of the store begin with. */
#ifndef GIVEN_STORE_H
#define GIVEN_STORE_H

#include <heltmed/heltmed.h>

#include "subject.h"

static inline heltmed_rulebook *rulebook(void)
{
    heltmed_rulebook *built_in = NULL;
    assert_int_equal(heltmed_rulebook_built_in("2026.1", &built_in, NULL), HELTMED_OK);
    return built_in;
}

static inline int32_t day(const char *text)
{
    int32_t date = 0;
    assert_int_equal(heltmed_date_parse(text, strlen(text), &date, NULL), HELTMED_OK);
    return date;
}

static inline heltmed_text *new_text(const heltmed_allocator *allocator)
{
    heltmed_text *text = NULL;
    assert_int_equal(heltmed_text_create(allocator, &text, NULL), HELTMED_OK);
    return text;
}

#define assert_ok(call, error)                                                                                    \
    do {                                                                                                          \
        if ((call) != HELTMED_OK) {                                                                               \
            fail_msg("%s: %s: %s: %s", #call, heltmed_status_name((error).code), (error).field, (error).message); \
        }                                                                                                         \
    } while (0)

static inline void store_make(const char *path)
{
    heltmed_error error = {.code = HELTMED_OK};
    assert_ok(heltmed_store_create(path, NULL, &error), error);
}

static inline heltmed_store *store_opened(const char *path, int32_t flags)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_store *store = NULL;
    assert_ok(heltmed_store_open(path, flags, rulebook(), NULL, &store, &error), error);
    return store;
}

static inline heltmed_receipt appended(heltmed_store *store, const char *event)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_receipt receipt = {.seq = 0};
    assert_ok(heltmed_store_append(store, event, strlen(event), &receipt, &error), error);
    return receipt;
}

static inline heltmed_status refused(heltmed_store *store, const char *event)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_status status = heltmed_store_append(store, event, strlen(event), NULL, &error);
    assert_int_equal(status, error.code);
    if (status != HELTMED_OK) {
        assert_true(error.message[0] != '\0');
    }
    return status;
}

/* A whole stream, with a NUL, in memory that the caller frees; NULL after an error. */
static inline char *stream_read(heltmed_stream *stream, heltmed_error *error)
{
    heltmed_text *piece = new_text(NULL);
    char *all = calloc(1, 1);
    size_t size = 0;
    heltmed_status status;

    while ((status = heltmed_stream_next(stream, piece, error)) == HELTMED_OK && heltmed_text_size(piece) > 0) {
        all = realloc(all, size + heltmed_text_size(piece) + 1);
        assert_non_null(all);
        memcpy(all + size, heltmed_text_data(piece), heltmed_text_size(piece) + 1);
        size += heltmed_text_size(piece);
    }
    heltmed_text_destroy(piece);
    heltmed_stream_destroy(stream);
    if (status != HELTMED_OK) {
        free(all);
        return NULL;
    }
    return all;
}

/* Every event, a line each, in memory that the caller frees. */
static inline char *exported(heltmed_store *store, const char *case_id, int32_t format)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_stream *stream = NULL;
    assert_ok(heltmed_store_export(store, case_id, format, &stream, &error), error);
    char *lines = stream_read(stream, &error);
    if (lines == NULL) {
        fail_msg("export: %s: %s", heltmed_status_name(error.code), error.message);
    }
    return lines;
}

static inline heltmed_verification verified(heltmed_store *store, const char *head)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_verification found = {.events = -1};
    assert_ok(heltmed_store_verify(store, head, &found, &error), error);
    return found;
}

/* Simulated events, a line each, in memory that the caller frees. */
static inline char *simulated(int64_t cases, uint64_t seed)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_stream *stream = NULL;
    assert_ok(heltmed_simulate(cases, seed, NULL, &stream, &error), error);
    char *lines = stream_read(stream, &error);
    assert_non_null(lines);
    return lines;
}

/* The lines of a text, one by one: false when there are no more. */
static inline bool line_next(const char **at, const char **line, size_t *size)
{
    if (**at == '\0') {
        return false;
    }
    const char *end = strchr(*at, '\n');
    *line = *at;
    *size = end ? (size_t)(end - *at) : strlen(*at);
    *at += *size + (end != NULL);
    return true;
}

static inline int64_t line_count(const char *lines)
{
    const char *line;
    size_t size;
    int64_t count = 0;
    while (line_next(&lines, &line, &size)) {
        count++;
    }
    return count;
}

/* Appends lines in one batch. */
static inline void store_fill(heltmed_store *store, const char *lines, int32_t check)
{
    heltmed_error error = {.code = HELTMED_OK};
    const char *line;
    size_t size;
    int64_t at = -1;

    assert_ok(heltmed_batch_begin(store, check, &error), error);
    while (line_next(&lines, &line, &size)) {
        if (heltmed_store_append(store, line, size, NULL, &error) != HELTMED_OK) {
            fail_msg("%s: %s: %.*s", heltmed_status_name(error.code), error.message, (int)size, line);
        }
    }
    assert_ok(heltmed_batch_commit(store, &at, &error), error);
}

#endif
