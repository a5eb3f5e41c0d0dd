#include "columns/column.h"

#include <string.h>

#include "base/error.h"
#include "rules/facts.h"

enum { OFFSET_MAX_BITS = 60 };

void heltmed_column_init(heltmed_column *column)
{
    if (column != NULL) {
        memset(column, 0, sizeof *column);
        column->size = sizeof *column;
        column->value = UNKNOWN;
    }
}

void heltmed_column_out_init(heltmed_column_out *column)
{
    if (column != NULL) {
        memset(column, 0, sizeof *column);
        column->size = sizeof *column;
    }
}

heltmed_status out_of_range(const char *name, heltmed_error *error)
{
    return error_set(error, HELTMED_RANGE, name, "a value of the column is outside its range");
}

heltmed_status rows_check(int64_t rows, heltmed_error *error)
{
    if (rows < 0 || rows >= INT64_C(1) << OFFSET_MAX_BITS) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the number of rows is negative or impossible");
    }
    return HELTMED_OK;
}

heltmed_status rulebook_check(const heltmed_rulebook *rulebook, int64_t as_known_on, heltmed_error *error)
{
    if (rulebook == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the rulebook is NULL");
    }
    if (!rulebook->sealed) {
        return error_set(error, HELTMED_NOT_SEALED, NULL, "the rulebook must be sealed before it is used");
    }
    if (as_known_on != UNKNOWN && (as_known_on < DATE_MIN || as_known_on > DATE_MAX)) {
        return error_set(error, HELTMED_RANGE, "as_known_on", "the day of knowledge is outside the years 1 to 9999");
    }
    return HELTMED_OK;
}

/* What is wrong with an array, a bitmap and their places; NULL: nothing. */
static const char *wrong_places(const void *int32_values, const void *int64_values, const void *validity, int64_t validity_offset)
{
    if (int32_values != NULL && int64_values != NULL) {
        return "the column has two arrays";
    }
    if ((uintptr_t)int32_values % sizeof(int32_t) != 0 || (uintptr_t)int64_values % sizeof(int64_t) != 0) {
        return "the column's array does not begin where a number of its size can stand";
    }
    if (validity_offset < 0 || validity_offset >= INT64_C(1) << OFFSET_MAX_BITS || (validity == NULL && validity_offset != 0)) {
        return "the column's bitmap begins at an impossible bit";
    }
    return NULL;
}

static const char *wrong_source(const heltmed_column *column, int64_t rows)
{
    if (column->size != sizeof *column) {
        return "the column's size is not that of the struct";
    }
    const char *wrong = wrong_places(column->int32_values, column->int64_values, column->validity, column->validity_offset);
    if (wrong != NULL) {
        return wrong;
    }
    bool is_array = column->int32_values != NULL || column->int64_values != NULL;
    if (is_array && column->count != rows) {
        return "the column has not as many values as there are rows";
    }
    return !is_array && column->validity != NULL ? "the column has a bitmap but no array" : NULL;
}

uint8_t slot_named(const struct rule *rule, const char *name)
{
    uint8_t slot = 0;
    while (strcmp(rule->slots[slot].name, name) != 0) {
        slot++;
    }
    return slot;
}

heltmed_status source_open(struct source *source, const heltmed_column *column, const struct slot *slot, int64_t rows, heltmed_error *error)
{
    const char *name = slot->name;
    source->name = name;
    source->lo = (int32_t)slot->lo;
    source->hi = (int32_t)slot->hi;
    heltmed_column_init(&source->column);
    if (column == NULL && slot->role != OPTIONAL) {
        return error_set(error, HELTMED_ARGUMENT, name, "the column is NULL");
    }
    if (column != NULL) {
        const char *wrong = wrong_source(column, rows);
        if (wrong != NULL) {
            return error_set(error, HELTMED_ARGUMENT, name, wrong);
        }
        source->column = *column;
    }
    if (source->column.int32_values == NULL && source->column.int64_values == NULL) {
        int64_t value = source->column.value;
        if (value != UNKNOWN && (value < source->lo || value > source->hi)) {
            return out_of_range(name, error);
        }
        for (int i = 0; i < BLOCK_ROWS; i++) {
            source->buffer[i] = value == UNKNOWN ? MISSING : (int32_t)value;
        }
        source->values = source->buffer;
        source->missing = value == UNKNOWN;
        source->span = value == UNKNOWN ? (struct span_seen){INT32_MAX, INT32_MIN} : (struct span_seen){(int32_t)value, (int32_t)value};
    }
    return HELTMED_OK;
}

/* What a pass over a block found, each value first turned so that MISSING is the greatest: the least and greatest so
 * counted, the greatest as it stands, and bits that are set where a value is no int32_t. */
struct found {
    uint32_t least, greatest, strange;
    int32_t last;
};
static const struct found nothing = {UINT32_MAX, 0, 0, INT32_MIN};

static inline uint32_t turn(int32_t value) { return (uint32_t)value - ((uint32_t)MISSING + 1); }

static inline void note(struct found *found, int32_t value)
{
    uint32_t turned = turn(value);
    found->least = turned < found->least ? turned : found->least;
    found->greatest = turned > found->greatest ? turned : found->greatest;
    found->last = value > found->last ? value : found->last;
}

/* UNKNOWN becomes MISSING, and a value that does not fit is noted: its halves disagree, or its lower half looks like MISSING. */
static inline int32_t narrow(struct found *found, int64_t value)
{
    uint32_t low = (uint32_t)value, high = (uint32_t)((uint64_t)value >> 32);
    uint32_t differs = high ^ (low >> 31 != 0 ? UINT32_MAX : 0); /* 0 where it fits, the topmost bit alone of UNKNOWN */
    found->strange |= (differs & INT32_MAX) | -(uint32_t)(low == (uint32_t)MISSING);
    return (int32_t)(low | differs);
}

static inline int32_t where_valid(int32_t value, uint8_t valid)
{
    uint32_t known = -(uint32_t)valid;
    return (int32_t)(((uint32_t)value & known) | ((uint32_t)MISSING & ~known));
}

FOR_EACH_PROCESSOR static struct found look_int32(const int32_t *values, int32_t count)
{
    struct found found = nothing;
    for (int32_t i = 0; i < count; i++) {
        note(&found, values[i]);
    }
    return found;
}

FOR_EACH_PROCESSOR static struct found take_any_int64(const int64_t *values, int32_t count, int32_t *restrict out)
{
    struct found found = nothing;
    for (int32_t i = 0; i < count; i++) {
        out[i] = narrow(&found, values[i]);
        note(&found, out[i]);
    }
    return found;
}

/* Asks for what stands so many bytes further on: left to itself, a processor stops at the end of each page of each column and waits for
 * the memory. Nothing is read, so that nothing need stand there. */
static inline void fetch(const void *from, size_t further)
{
#ifdef __GNUC__
    __builtin_prefetch((const void *)((uintptr_t)from + further));
#else
    (void)from;
    (void)further;
#endif
}

#if defined __has_builtin
#if __has_builtin(__builtin_shufflevector)
#define HAS_QUADS
typedef uint32_t quad __attribute__((vector_size(16)));

/* What is wanted of four amounts, and the bits that were seen. */
static inline quad part(const int64_t *values, quad *seen)
{
    quad one, other;
    memcpy(&one, values, sizeof one);
    memcpy(&other, values + 2, sizeof other);
    *seen |= one | other;
    return __builtin_shufflevector(one, other, 0, 2, 4, 6) | __builtin_shufflevector(one, other, 1, 3, 5, 7);
}
#endif
#endif

/* Amounts from 0 on that fit, and UNKNOWN: of such a value one half is 0, and the other is what is wanted. All bits that were seen: where
 * bit 31 or one above is, but for UNKNOWN's topmost, something else stood there. (The topmost beside others leaves a number below
 * every range.) Halves of 16 bytes are what compilers part best. */
FOR_EACH_PROCESSOR static uint64_t take_amounts(const int64_t *values, int32_t count, int32_t *restrict out)
{
    uint64_t bits = 0;
    int32_t i = 0;
#ifdef HAS_QUADS
    quad seen = {0, 0, 0, 0};
    uint64_t halves[2];
    for (; i + 8 <= count; i += 8) {
        fetch(values + i, BLOCK_ROWS * sizeof *values);
        quad some = part(values + i, &seen), more = part(values + i + 4, &seen);
        memcpy(out + i, &some, sizeof some);
        memcpy(out + i + 4, &more, sizeof more);
    }
    memcpy(halves, &seen, sizeof halves);
    bits = halves[0] | halves[1];
#endif
    for (; i < count; i++) {
        uint64_t value = (uint64_t)values[i];
        bits |= value;
        out[i] = (int32_t)((uint32_t)value | (uint32_t)(value >> 32));
    }
    return bits;
}

/* Of small amounts, all known, the bits are enough: they are no less than the greatest. */
static struct found take_int64(const int64_t *values, int32_t count, int32_t lo, int32_t *restrict out)
{
    const uint64_t small = 131071;
    uint64_t bits = take_amounts(values, count, out);
    if (bits <= small && lo <= 0) {
        return (struct found){.least = turn(0), .greatest = turn((int32_t)bits), .last = (int32_t)bits};
    }
    return (bits & INT64_MAX) >> 31 == 0 ? look_int32(out, count) : take_any_int64(values, count, out);
}

/* Where the bitmap says unknown, anything may stand. */
FOR_EACH_PROCESSOR static struct found take_valid_int32(const int32_t *values, const uint8_t *valid, int32_t count, int32_t *restrict out)
{
    struct found found = nothing;
    for (int32_t i = 0; i < count; i++) {
        out[i] = where_valid(values[i], valid[i]);
        note(&found, out[i]);
    }
    return found;
}

FOR_EACH_PROCESSOR static struct found take_valid_int64(const int64_t *values, const uint8_t *valid, int32_t count, int32_t *restrict out)
{
    struct found found = nothing;
    for (int32_t i = 0; i < count; i++) {
        struct found one = nothing;
        int32_t value = narrow(&one, values[i]);
        found.strange |= one.strange & -(uint32_t)valid[i];
        out[i] = where_valid(value, valid[i]);
        note(&found, out[i]);
    }
    return found;
}

/* Eight bits as eight bytes of 0 or 1, the lowest first: copies of the byte, one bit of each, moved to the bottom. */
static inline void spread(uint32_t byte, uint8_t *out)
{
    for (uint32_t bit = 0; bit < 8; bit++) {
        out[bit] = (uint8_t)((byte >> bit) & 1);
    }
}

/* Bits `from` to `from + count` as bytes. Reads no byte that has none of them. */
FOR_EACH_PROCESSOR static void take_bits(const uint8_t *bitmap, int64_t from, int32_t count, uint8_t *restrict out)
{
    const uint8_t *bytes = bitmap + from / 8;
    uint32_t shift = (uint32_t)(from % 8);
    int32_t whole = count / 8;

    if (shift == 0) {
        for (int32_t i = 0; i < whole; i++) {
            spread(bytes[i], &out[8 * (size_t)i]);
        }
    } else {
        for (int32_t i = 0; i < whole; i++) {
            spread(((uint32_t)bytes[i] | (uint32_t)bytes[i + 1] << 8) >> shift, &out[8 * (size_t)i]);
        }
    }
    for (int32_t i = 8 * whole; i < count; i++) {
        uint32_t bit = shift + (uint32_t)i;
        out[i] = (uint8_t)((bytes[bit / 8] >> bit % 8) & 1);
    }
}

/* What was found is what the block spans: no value of it that is known lies outside its range then. */
static heltmed_status settle(struct source *source, const struct found *found, heltmed_error *error)
{
    bool any = found->last != MISSING;
    source->missing = found->greatest == turn(MISSING);
    source->span.first = any ? (int32_t)(found->least + ((uint32_t)MISSING + 1)) : INT32_MAX;
    source->span.last = any ? found->last : INT32_MIN;
    bool outside = found->strange != 0 || (any && (source->span.first < source->lo || source->span.last > source->hi));
    return outside ? out_of_range(source->name, error) : HELTMED_OK;
}

/* A block is read a piece at a time, and at the same pace what stands a block further on is fetched. */
enum { PIECE_ROWS = 256, LINE_BYTES = 64 };

static void fetch_piece(const void *values, size_t size)
{
    for (size_t at = 0; at < PIECE_ROWS * size; at += LINE_BYTES) {
        fetch(values, BLOCK_ROWS * size + at);
    }
}

static struct found take_piece(const struct source *source, int64_t first, int32_t count, int32_t *out)
{
    const heltmed_column *column = &source->column;
    uint8_t valid[PIECE_ROWS];
    if (column->int32_values != NULL) {
        fetch_piece(column->int32_values + first, sizeof *column->int32_values);
    } else {
        fetch_piece(column->int64_values + first, sizeof *column->int64_values);
    }
    if (column->validity == NULL) {
        return look_int32(column->int32_values + first, count);
    }
    take_bits(column->validity, column->validity_offset + first, count, valid);
    return column->int32_values != NULL ? take_valid_int32(column->int32_values + first, valid, count, out)
                                        : take_valid_int64(column->int64_values + first, valid, count, out);
}

static struct found join(struct found a, struct found b)
{
    return (struct found){.least = a.least < b.least ? a.least : b.least,
                          .greatest = a.greatest > b.greatest ? a.greatest : b.greatest,
                          .strange = a.strange | b.strange,
                          .last = a.last > b.last ? a.last : b.last};
}

heltmed_status source_read(struct source *source, int64_t first, int32_t count, heltmed_error *error)
{
    const heltmed_column *column = &source->column;
    struct found found = nothing;

    if (column->int32_values == NULL && column->int64_values == NULL) {
        return HELTMED_OK;
    }
    bool whole = column->validity == NULL && column->int64_values != NULL;
    if (whole) {
        found = take_int64(column->int64_values + first, count, source->lo, source->buffer);
    }
    for (int32_t done = 0; !whole && done < count; done += PIECE_ROWS) {
        int32_t some = count - done < PIECE_ROWS ? count - done : PIECE_ROWS;
        found = join(found, take_piece(source, first + done, some, source->buffer + done));
    }
    source->values = column->int32_values != NULL && column->validity == NULL ? column->int32_values + first : source->buffer;
    return settle(source, &found, error);
}

heltmed_status out_check(const heltmed_column_out *column, const char *name, int64_t rows, heltmed_error *error)
{
    if (column == NULL) {
        return error_set(error, HELTMED_ARGUMENT, name, "the column is NULL");
    }
    if (column->size != sizeof *column) {
        return error_set(error, HELTMED_ARGUMENT, name, "the column's size is not that of the struct");
    }
    const char *wrong = wrong_places(column->int32_values, column->int64_values, column->validity, column->validity_offset);
    if (wrong == NULL && column->count != rows) {
        wrong = "the column has not room for as many values as there are rows";
    }
    if (wrong == NULL && rows > 0 && column->int32_values == NULL && column->int64_values == NULL) {
        wrong = "the column has no array";
    }
    return wrong == NULL ? HELTMED_OK : error_set(error, HELTMED_ARGUMENT, name, wrong);
}

static void write_int32(const int32_t *values, int32_t count, int32_t *out) { memcpy(out, values, (size_t)count * sizeof *out); }

FOR_EACH_PROCESSOR static void write_int64(const int32_t *values, int32_t count, int64_t *restrict out)
{
    for (int32_t i = 0; i < count; i++) {
        out[i] = values[i] == MISSING ? UNKNOWN : values[i];
    }
}

/* Whole bytes at a time where all eight rows are of this block, else bit by bit. */
static void write_bits(const int32_t *values, int64_t from, int32_t count, uint8_t *bitmap)
{
    int32_t i = 0;
    while (i < count) {
        int64_t at = from + i;
        if (at % 8 == 0 && count - i >= 8) {
            uint32_t byte = 0;
            for (uint32_t bit = 0; bit < 8; bit++) {
                byte |= (uint32_t)(values[(uint32_t)i + bit] != MISSING) << bit;
            }
            bitmap[at / 8] = (uint8_t)byte;
            i += 8;
        } else {
            uint32_t bit = 1u << at % 8;
            uint32_t others = bitmap[at / 8] & ~bit;
            bitmap[at / 8] = (uint8_t)(others | (values[i] != MISSING ? bit : 0));
            i++;
        }
    }
}

void out_write(const heltmed_column_out *column, int64_t first, int32_t count, const int32_t *values)
{
    if (column->int32_values != NULL) {
        write_int32(values, count, column->int32_values + first);
    } else {
        write_int64(values, count, column->int64_values + first);
    }
    if (column->validity != NULL) {
        write_bits(values, column->validity_offset + first, count, column->validity);
    }
}
