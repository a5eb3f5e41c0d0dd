#include "outcomes/flat.h"

enum { FIELDS_MAX = 8 };

static size_t here(const struct flat *flat) { return flat->out->size - flat->start; }

void flat_number(struct flat *flat, uint64_t number, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        text_append_char(flat->out, (char)(unsigned char)(number >> (8 * i)));
    }
}

/* Until the place is so much past a multiple of 8 (of 4). */
static void pad(struct flat *flat, size_t unit, size_t past)
{
    while (here(flat) % unit != past && !flat->out->failed) {
        text_append_char(flat->out, '\0');
    }
}

void flat_begin(struct flat *flat, struct heltmed_text *out)
{
    *flat = (struct flat){out, out->size};
    flat_number(flat, 0, 4);
}

void flat_point(struct flat *flat, size_t from, size_t to)
{
    if (!flat->out->failed) {
        for (size_t i = 0; i < 4; i++) {
            flat->out->data[flat->start + from + i] = (char)(unsigned char)((to - from) >> (8 * i));
        }
    }
}

/* The index of fields of one size, the widest first, so that each is aligned in a table that stands 4 past a multiple of 8. */
size_t flat_table(struct flat *flat, const struct flat_field *fields, size_t count, size_t *places)
{
    static const uint8_t sizes[] = {8, 4, 2, 1};
    size_t head = 4 + 2 * count, offsets[FIELDS_MAX] = {0}, size = 4;

    for (size_t s = 0; s < sizeof sizes; s++) {
        for (size_t i = 0; i < count; i++) {
            if (fields[i].size == sizes[s]) {
                offsets[i] = size;
                size += sizes[s];
            }
        }
    }
    pad(flat, 8, (12 - head % 8) % 8);
    flat_number(flat, head, 2);
    flat_number(flat, size, 2);
    for (size_t i = 0; i < count; i++) {
        flat_number(flat, offsets[i], 2);
    }
    size_t table = here(flat);
    flat_number(flat, head, 4);
    for (size_t s = 0; s < sizeof sizes; s++) {
        for (size_t i = 0; i < count; i++) {
            if (fields[i].size == sizes[s]) {
                places[i] = here(flat);
                flat_number(flat, fields[i].value, fields[i].size);
            }
        }
    }
    return table;
}

size_t flat_string(struct flat *flat, const char *words)
{
    pad(flat, 4, 0);
    size_t place = here(flat);
    flat_number(flat, strlen(words), 4);
    text_append(flat->out, words, strlen(words) + 1);
    return place;
}

size_t flat_pointers(struct flat *flat, size_t count, size_t *first)
{
    pad(flat, 4, 0);
    size_t place = here(flat);
    flat_number(flat, count, 4);
    *first = here(flat);
    for (size_t i = 0; i < count; i++) {
        flat_number(flat, 0, 4);
    }
    return place;
}

size_t flat_pairs(struct flat *flat, size_t count)
{
    pad(flat, 8, 4);
    size_t place = here(flat);
    flat_number(flat, count, 4);
    return place;
}
