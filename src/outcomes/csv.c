#include "base/date.h"
#include "outcomes/write.h"

/* A text is quoted where a reader might take it for something else. */
static void write_text(struct heltmed_text *out, const char *bytes, size_t size)
{
    bool plain = size > 0;

    for (size_t i = 0; i < size && plain; i++) {
        plain = bytes[i] != ',' && bytes[i] != '"' && bytes[i] != '\n' && bytes[i] != '\r';
    }
    if (plain) {
        text_append(out, bytes, size);
        return;
    }
    text_append_char(out, '"');
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] == '"') {
            text_append_char(out, '"');
        }
        text_append_char(out, bytes[i]);
    }
    text_append_char(out, '"');
}

/* Items are ids of criteria, without blanks. */
static void write_list(struct heltmed_text *out, const struct frame *frame, size_t column, int64_t row)
{
    int32_t from, to;
    size_t size;

    frame_list(frame, column, row, &from, &to);
    for (int32_t i = from; i < to; i++) {
        const char *item = frame_item(frame, column, i, &size);
        text_append(out, i == from ? "" : " ", i != from);
        text_append(out, item, size);
    }
}

static void write_value(struct heltmed_text *out, const struct frame *frame, size_t column, int64_t row)
{
    char day[11];
    size_t size;
    const char *bytes;

    if (frame_is_null(frame, column, row)) {
        return;
    }
    switch (frame->table->columns[column].kind) {
    case COLUMN_TEXT:
    case COLUMN_MUNICIPALITY:
    case COLUMN_CHOICE:
        bytes = frame_text(frame, column, row, &size);
        write_text(out, bytes, size);
        break;
    case COLUMN_LIST:
        write_list(out, frame, column, row);
        break;
    case COLUMN_DATE:
        date_print((int32_t)frame_number(frame, column, row), day);
        text_append_words(out, day);
        break;
    default:
        text_append_int(out, frame_number(frame, column, row));
        break;
    }
}

void csv_write_head(struct heltmed_text *out, const struct outcome_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        text_append(out, ",", i > 0);
        text_append_words(out, table->columns[i].name);
    }
    text_append_char(out, '\n');
}

void csv_write_rows(struct heltmed_text *out, const struct frame *frame)
{
    for (int64_t row = 0; row < frame->row_count; row++) {
        for (size_t i = 0; i < frame->table->column_count; i++) {
            text_append(out, ",", i > 0);
            write_value(out, frame, i, row);
        }
        text_append_char(out, '\n');
    }
}
