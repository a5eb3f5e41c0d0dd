/* Arrow's IPC stream format: messages, each a FlatBuffer of what is to come and then the buffers themselves (Schema.fbs, Message.fbs). */
#include "outcomes/arrow.h"
#include "outcomes/flat.h"

/* Of the fields of Arrow's tables, by their places there. */
enum { METADATA_V5 = 4, HEADER_SCHEMA = 1, HEADER_DICTIONARY = 2, HEADER_RECORDS = 3 };
enum { TYPE_INT = 2, TYPE_UTF8 = 5, TYPE_BOOL = 6, TYPE_DATE = 8, TYPE_LIST = 12 };

static const struct flat_field absent = {0};
#define POINTER   \
    {             \
        .size = 4 \
    }
#define NUMBER(the_size, the_value)                      \
    {                                                    \
        .size = the_size, .value = (uint64_t)(the_value) \
    }

static size_t padded(size_t size) { return (size + 7) / 8 * 8; }

/* ---- messages ---- */

struct message {
    struct flat flat;
    size_t size_place;
};

/* The place of the header is to be pointed from. */
static size_t begin_message(struct message *message, struct heltmed_text *out, int header, size_t body_size)
{
    const struct flat_field fields[] = {NUMBER(2, METADATA_V5), NUMBER(1, header), POINTER, NUMBER(8, body_size)};
    size_t places[4];

    text_append(out, "\xff\xff\xff\xff", 4);
    message->size_place = out->size;
    text_append(out, "\0\0\0\0", 4);
    flat_begin(&message->flat, out);
    flat_point(&message->flat, 0, flat_table(&message->flat, fields, 4, places));
    return places[2];
}

/* The body is next, on a multiple of 8 from the message's beginning. */
static void end_head(struct message *message)
{
    struct heltmed_text *out = message->flat.out;

    while ((out->size - message->flat.start) % 8 != 0 && !out->failed) {
        text_append_char(out, '\0');
    }
    size_t size = out->size - message->flat.start;
    for (size_t i = 0; i < 4 && !out->failed; i++) {
        out->data[message->size_place + i] = (char)(unsigned char)(size >> (8 * i));
    }
}

/* ---- the schema ---- */

static size_t write_int_type(struct flat *flat, uint64_t bits)
{
    const struct flat_field fields[] = {NUMBER(4, bits), NUMBER(1, 1)};
    size_t places[2];

    return flat_table(flat, fields, 2, places);
}

static size_t write_empty(struct flat *flat) { return flat_table(flat, NULL, 0, NULL); }

/* The unit is days, which is not what is meant when it is left out. */
static size_t write_date_type(struct flat *flat)
{
    const struct flat_field unit = NUMBER(2, 0);
    size_t place;

    return flat_table(flat, &unit, 1, &place);
}

static uint64_t type_of(enum column_kind kind)
{
    static const uint8_t types[COLUMN_KINDS] = {
        [COLUMN_TEXT] = TYPE_UTF8, [COLUMN_MUNICIPALITY] = TYPE_UTF8, [COLUMN_DATE] = TYPE_DATE, [COLUMN_YES_NO] = TYPE_BOOL,
        [COLUMN_CODE] = TYPE_INT,  [COLUMN_CHOICE] = TYPE_UTF8,       [COLUMN_INT] = TYPE_INT,   [COLUMN_LIST] = TYPE_LIST};

    return types[kind];
}

static size_t write_type(struct flat *flat, enum column_kind kind)
{
    return kind == COLUMN_DATE   ? write_date_type(flat)
           : kind == COLUMN_CODE ? write_int_type(flat, 8)
           : kind == COLUMN_INT  ? write_int_type(flat, 64)
                                 : write_empty(flat);
}

static size_t write_field(struct flat *flat, const char *name, bool nullable, enum column_kind kind, int64_t dictionary)
{
    bool is_choice = kind == COLUMN_CHOICE;
    const struct flat_field fields[] = {
        POINTER, NUMBER(1, nullable), NUMBER(1, type_of(kind)), POINTER, is_choice ? (struct flat_field)POINTER : absent, POINTER};
    size_t places[6], first, encoding[2];
    size_t field = flat_table(flat, fields, 6, places);

    flat_point(flat, places[0], flat_string(flat, name));
    flat_point(flat, places[3], write_type(flat, kind));
    if (is_choice) {
        const struct flat_field encoded[] = {NUMBER(8, dictionary), POINTER};
        flat_point(flat, places[4], flat_table(flat, encoded, 2, encoding));
        flat_point(flat, encoding[1], write_int_type(flat, 8));
    }
    flat_point(flat, places[5], flat_pointers(flat, kind == COLUMN_LIST, &first));
    if (kind == COLUMN_LIST) {
        flat_point(flat, first, write_field(flat, "item", false, COLUMN_TEXT, 0));
    }
    return field;
}

static size_t write_note(struct flat *flat, const char *key, const char *value)
{
    const struct flat_field fields[] = {POINTER, POINTER};
    size_t places[2];
    size_t note = flat_table(flat, fields, 2, places);

    flat_point(flat, places[0], flat_string(flat, key));
    flat_point(flat, places[1], flat_string(flat, value));
    return note;
}

static bool is_big_endian(void)
{
    const uint16_t one = 1;

    return *(const unsigned char *)&one == 0;
}

static void write_schema(struct flat *flat, size_t place, const struct outcome_table *table, const struct arrow_notes *notes)
{
    const struct flat_field fields[] = {NUMBER(2, is_big_endian()), POINTER, POINTER};
    size_t places[3], first;

    flat_point(flat, place, flat_table(flat, fields, 3, places));
    flat_point(flat, places[1], flat_pointers(flat, table->column_count, &first));
    for (size_t i = 0; i < table->column_count; i++) {
        const struct outcome_column *column = &table->columns[i];
        flat_point(flat, first + 4 * i, write_field(flat, column->name, column->may_be_null, (enum column_kind)column->kind, (int64_t)i));
    }
    flat_point(flat, places[2], flat_pointers(flat, ARROW_NOTES, &first));
    for (size_t i = 0; i < ARROW_NOTES; i++) {
        flat_point(flat, first + 4 * i, write_note(flat, notes->keys[i], notes->values[i]));
    }
}

/* ---- records ---- */

/* The nodes and buffers of a record batch, as they are gathered. */
enum { NODES_MAX = 2 * OUTCOME_COLUMNS_MAX, BODY_MAX = 4 * OUTCOME_COLUMNS_MAX };
struct records {
    int64_t rows;
    struct {
        int64_t length, null_count;
    } nodes[NODES_MAX];
    struct {
        const void *bytes;
        size_t size;
    } buffers[BODY_MAX];
    size_t node_count, buffer_count, body_size;
};

static void add_node(struct records *records, int64_t length, int64_t null_count)
{
    records->nodes[records->node_count].length = length;
    records->nodes[records->node_count++].null_count = null_count;
}

static void add_buffer(struct records *records, const void *bytes, size_t size)
{
    records->buffers[records->buffer_count].bytes = bytes;
    records->buffers[records->buffer_count++].size = size;
    records->body_size += padded(size);
}

static size_t write_records(struct flat *flat, const struct records *records)
{
    const struct flat_field fields[] = {NUMBER(8, records->rows), POINTER, POINTER};
    size_t places[3], offset = 0;
    size_t table = flat_table(flat, fields, 3, places);

    flat_point(flat, places[1], flat_pairs(flat, records->node_count));
    for (size_t i = 0; i < records->node_count; i++) {
        flat_number(flat, (uint64_t)records->nodes[i].length, 8);
        flat_number(flat, (uint64_t)records->nodes[i].null_count, 8);
    }
    flat_point(flat, places[2], flat_pairs(flat, records->buffer_count));
    for (size_t i = 0; i < records->buffer_count; i++) {
        flat_number(flat, offset, 8);
        flat_number(flat, records->buffers[i].size, 8);
        offset += padded(records->buffers[i].size);
    }
    return table;
}

static void write_body(struct heltmed_text *out, const struct records *records)
{
    for (size_t i = 0; i < records->buffer_count; i++) {
        size_t size = records->buffers[i].size;
        if (size > 0) {
            text_append(out, records->buffers[i].bytes, size);
            text_append(out, "\0\0\0\0\0\0\0", padded(size) - size);
        }
    }
}

/* ---- dictionaries ---- */

/* The words of choice `index`, whose dictionary has that number. */
static void write_dictionary(struct heltmed_text *out, size_t index, const char *const *words)
{
    const struct flat_field fields[] = {NUMBER(8, index), POINTER};
    int32_t offsets[64] = {0};
    char bytes[1024];
    size_t places[2], count = 0, size = 0;
    struct records records = {0};
    struct message message;

    for (; words[count] != NULL && count < 63 && size + strlen(words[count]) <= sizeof bytes; count++) {
        memcpy(bytes + size, words[count], strlen(words[count]));
        size += strlen(words[count]);
        offsets[count + 1] = (int32_t)size;
    }
    records.rows = (int64_t)count;
    add_node(&records, (int64_t)count, 0);
    add_buffer(&records, NULL, 0);
    add_buffer(&records, offsets, (count + 1) * sizeof offsets[0]);
    add_buffer(&records, bytes, size);
    size_t header = begin_message(&message, out, HEADER_DICTIONARY, records.body_size);
    flat_point(&message.flat, header, flat_table(&message.flat, fields, 2, places));
    flat_point(&message.flat, places[1], write_records(&message.flat, &records));
    end_head(&message);
    write_body(out, &records);
}

/* ---- the stream ---- */

void ipc_write_schema(struct heltmed_text *out, const struct outcome_table *table, const struct arrow_notes *notes)
{
    struct message message;

    write_schema(&message.flat, begin_message(&message, out, HEADER_SCHEMA, 0), table, notes);
    end_head(&message);
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].kind == COLUMN_CHOICE) {
            write_dictionary(out, i, outcome_column_words(&table->columns[i]));
        }
    }
}

static void add_column(struct records *records, const struct frame *frame, size_t index)
{
    const struct frame_column *column = &frame->columns[index];
    enum column_kind kind = (enum column_kind)frame->table->columns[index].kind;

    add_node(records, frame->row_count, column->null_count);
    add_buffer(records, column->validity.bytes, column->validity.size);
    if (kind == COLUMN_LIST) {
        add_buffer(records, column->offsets.bytes, column->offsets.size);
        add_node(records, (int64_t)(column->items.size / sizeof(int32_t)) - 1, 0);
        add_buffer(records, NULL, 0);
        add_buffer(records, column->items.bytes, column->items.size);
    } else if (kind == COLUMN_TEXT || kind == COLUMN_MUNICIPALITY) {
        add_buffer(records, column->offsets.bytes, column->offsets.size);
    }
    add_buffer(records, column->values.bytes, column->values.size);
}

void ipc_write_rows(struct heltmed_text *out, const struct frame *frame)
{
    struct records records = {.rows = frame->row_count};
    struct message message;

    for (size_t i = 0; i < frame->table->column_count; i++) {
        add_column(&records, frame, i);
    }
    size_t header = begin_message(&message, out, HEADER_RECORDS, records.body_size);
    flat_point(&message.flat, header, write_records(&message.flat, &records));
    end_head(&message);
    write_body(out, &records);
}

void ipc_write_end(struct heltmed_text *out) { text_append(out, "\xff\xff\xff\xff\0\0\0\0", 8); }
