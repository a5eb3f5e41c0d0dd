#include "outcomes/frame.h"

#include <string.h>

void frame_init(struct frame *frame, const heltmed_allocator *allocator, const struct outcome_table *table)
{
    memset(frame, 0, sizeof *frame);
    frame->allocator = *allocator;
    frame->table = table;
}

static void buffer_free(struct frame *frame, struct buffer *buffer)
{
    memory_free(&frame->allocator, buffer->bytes, buffer->capacity);
    *buffer = (struct buffer){0};
}

void frame_free(struct frame *frame)
{
    for (size_t i = 0; i < OUTCOME_COLUMNS_MAX; i++) {
        struct frame_column *column = &frame->columns[i];
        buffer_free(frame, &column->validity);
        buffer_free(frame, &column->values);
        buffer_free(frame, &column->offsets);
        buffer_free(frame, &column->items);
        column->null_count = 0;
    }
    frame->row_count = 0;
}

void frame_clear(struct frame *frame)
{
    for (size_t i = 0; i < OUTCOME_COLUMNS_MAX; i++) {
        struct frame_column *column = &frame->columns[i];
        column->validity.size = column->values.size = column->offsets.size = column->items.size = 0;
        column->null_count = 0;
    }
    frame->row_count = 0;
    frame->failed = false;
}

/* ---- Adding ---- */

/* Room for `size` bytes more, which are counted as there; NULL when there is no memory. */
static unsigned char *buffer_more(struct frame *frame, struct buffer *buffer, size_t size)
{
    unsigned char *room = memory_room(&frame->allocator, buffer->bytes, 1, &buffer->capacity, buffer->size + size);

    if (room == NULL) {
        frame->failed = true;
        return NULL;
    }
    buffer->bytes = room;
    buffer->size += size;
    return buffer->bytes + buffer->size - size;
}

static void add_bytes(struct frame *frame, struct buffer *buffer, const void *bytes, size_t size)
{
    unsigned char *place = size == 0 ? NULL : buffer_more(frame, buffer, size);

    if (place != NULL) {
        memcpy(place, bytes, size);
    }
}

static void add_bit(struct frame *frame, struct buffer *buffer, bool bit)
{
    size_t row = (size_t)frame->row_count;

    if (row % 8 == 0) {
        unsigned char *place = buffer_more(frame, buffer, 1);
        if (place == NULL) {
            return;
        }
        *place = 0;
    }
    buffer->bytes[row / 8] = (unsigned char)(buffer->bytes[row / 8] | (unsigned)bit << (row % 8));
}

/* Where what was added to `buffer` so far ends, as an offset; the first one is 0. A frame holds far less than 2 GiB, but for a
 * host that gives ids and memory without end. */
static void add_offset(struct frame *frame, struct buffer *offsets, size_t end)
{
    int32_t offset = (int32_t)end;

    if (end > INT32_MAX) {
        frame->failed = true;
        return;
    }
    add_bytes(frame, offsets, &offset, sizeof offset);
}

static void add_list(struct frame *frame, struct frame_column *column, const struct word_list *list)
{
    if (frame->row_count == 0) {
        add_offset(frame, &column->offsets, 0);
        add_offset(frame, &column->items, 0);
    }
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        add_bytes(frame, &column->values, list->words[i], strlen(list->words[i]));
        add_offset(frame, &column->items, column->values.size);
    }
    add_offset(frame, &column->offsets, column->items.size / sizeof(int32_t) - 1);
}

static void add_text(struct frame *frame, struct frame_column *column, const char *text, size_t size)
{
    if (frame->row_count == 0) {
        add_offset(frame, &column->offsets, 0);
    }
    add_bytes(frame, &column->values, text, size);
    add_offset(frame, &column->offsets, column->values.size);
}

static void add_number(struct frame *frame, struct frame_column *column, enum column_kind kind, int64_t number)
{
    char digits[4];
    int32_t day = (int32_t)number;
    int8_t code = (int8_t)number;

    switch (kind) {
    case COLUMN_MUNICIPALITY:
        for (size_t i = 4; i-- > 0; number /= 10) {
            digits[i] = (char)('0' + number % 10);
        }
        add_text(frame, column, digits, sizeof digits);
        return;
    case COLUMN_DATE:
        add_bytes(frame, &column->values, &day, sizeof day);
        return;
    case COLUMN_YES_NO:
        add_bit(frame, &column->values, number != 0);
        return;
    case COLUMN_CODE:
    case COLUMN_CHOICE:
        add_bytes(frame, &column->values, &code, sizeof code);
        return;
    default:
        add_bytes(frame, &column->values, &number, sizeof number);
        return;
    }
}

void frame_add(struct frame *frame, const union cell *row)
{
    for (size_t i = 0; i < frame->table->column_count && !frame->failed; i++) {
        struct frame_column *column = &frame->columns[i];
        enum column_kind kind = (enum column_kind)frame->table->columns[i].kind;
        bool given = false;

        if (kind == COLUMN_TEXT) {
            given = row[i].text != NULL;
            add_text(frame, column, row[i].text, given ? strlen(row[i].text) : 0);
        } else if (kind == COLUMN_LIST) {
            given = row[i].list != NULL;
            add_list(frame, column, row[i].list);
        } else if (number_is_given(row[i].number)) {
            given = true;
            add_number(frame, column, kind, row[i].number);
        } else if (kind == COLUMN_MUNICIPALITY) {
            add_text(frame, column, NULL, 0);
        } else {
            add_number(frame, column, kind, 0);
        }
        add_bit(frame, &column->validity, given);
        column->null_count += !given;
    }
    frame->row_count += !frame->failed;
}

/* ---- Reading ---- */

static bool bit_of(const struct buffer *buffer, int64_t row) { return buffer->bytes[row / 8] >> (row % 8) & 1; }

static int32_t int32_of(const struct buffer *buffer, int64_t index)
{
    int32_t number;

    memcpy(&number, buffer->bytes + (size_t)index * sizeof number, sizeof number);
    return number;
}

bool frame_is_null(const struct frame *frame, size_t column, int64_t row) { return !bit_of(&frame->columns[column].validity, row); }

int64_t frame_number(const struct frame *frame, size_t column, int64_t row)
{
    const struct buffer *values = &frame->columns[column].values;
    int64_t number;

    switch (frame->table->columns[column].kind) {
    case COLUMN_DATE:
        return int32_of(values, row);
    case COLUMN_YES_NO:
        return bit_of(values, row);
    case COLUMN_CODE:
    case COLUMN_CHOICE:
        return (int8_t)values->bytes[row];
    default:
        memcpy(&number, values->bytes + (size_t)row * sizeof number, sizeof number);
        return number;
    }
}

static const char *text_between(const struct frame_column *column, const struct buffer *offsets, int64_t index, size_t *size)
{
    int32_t from = int32_of(offsets, index);

    *size = (size_t)(int32_of(offsets, index + 1) - from);
    return *size == 0 ? "" : (const char *)column->values.bytes + from;
}

const char *frame_text(const struct frame *frame, size_t column, int64_t row, size_t *size)
{
    if (frame->table->columns[column].kind == COLUMN_CHOICE) {
        const char *word = outcome_column_words(&frame->table->columns[column])[frame_number(frame, column, row)];
        *size = strlen(word);
        return word;
    }
    return text_between(&frame->columns[column], &frame->columns[column].offsets, row, size);
}

void frame_list(const struct frame *frame, size_t column, int64_t row, int32_t *from, int32_t *to)
{
    *from = int32_of(&frame->columns[column].offsets, row);
    *to = int32_of(&frame->columns[column].offsets, row + 1);
}

const char *frame_item(const struct frame *frame, size_t column, int32_t item, size_t *size)
{
    return text_between(&frame->columns[column], &frame->columns[column].items, item, size);
}
