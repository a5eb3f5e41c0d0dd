#include "json/write.h"

#include "outcomes/write.h"

static void write_string(struct heltmed_text *out, const char *bytes, size_t size)
{
    text_append_char(out, '"');
    size_t start = out->size;
    text_append(out, bytes, size);
    json_escape_since(out, start);
    text_append_char(out, '"');
}

static void write_list(struct heltmed_text *out, const struct frame *frame, size_t column, int64_t row)
{
    int32_t from, to;
    size_t size;

    frame_list(frame, column, row, &from, &to);
    text_append_char(out, '[');
    for (int32_t i = from; i < to; i++) {
        const char *item = frame_item(frame, column, i, &size);
        text_append(out, ",", i > from);
        write_string(out, item, size);
    }
    text_append_char(out, ']');
}

static void write_value(struct heltmed_text *out, const struct frame *frame, size_t column, int64_t row)
{
    size_t size;
    const char *bytes;

    if (frame_is_null(frame, column, row)) {
        json_raw(out, "null");
        return;
    }
    switch (frame->table->columns[column].kind) {
    case COLUMN_TEXT:
    case COLUMN_MUNICIPALITY:
    case COLUMN_CHOICE:
        bytes = frame_text(frame, column, row, &size);
        write_string(out, bytes, size);
        break;
    case COLUMN_LIST:
        write_list(out, frame, column, row);
        break;
    case COLUMN_DATE:
        json_date(out, (int32_t)frame_number(frame, column, row));
        break;
    case COLUMN_YES_NO:
        text_append_words(out, frame_number(frame, column, row) != 0 ? "true" : "false");
        break;
    default:
        text_append_int(out, frame_number(frame, column, row));
        break;
    }
}

void json_write_rows(struct heltmed_text *out, const struct frame *frame, bool first)
{
    for (int64_t row = 0; row < frame->row_count; row++) {
        text_append_words(out, first && row == 0 ? "\n" : ",\n");
        for (size_t i = 0; i < frame->table->column_count; i++) {
            text_append_char(out, i == 0 ? '{' : ',');
            json_name(out, frame->table->columns[i].name);
            text_append_char(out, ':');
            write_value(out, frame, i, row);
        }
        text_append_char(out, '}');
    }
}
