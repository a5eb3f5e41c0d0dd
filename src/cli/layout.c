#include "cli/layout.h"

#include <string.h>

static size_t width_of(const char *words, size_t size)
{
    size_t width = 0;
    for (size_t i = 0; i < size; i++) {
        width += ((unsigned char)words[i] & 0xc0) != 0x80;
    }
    return width;
}

size_t layout_width(const char *words) { return width_of(words, strlen(words)); }

void layout_paragraph(struct output *out, size_t indent, const char *mark, const char *words)
{
    size_t column = mark == NULL ? 0 : layout_width(mark);
    bool begins = true; /* the line has no words yet */

    output_words(out, mark == NULL ? "" : mark);
    while (*words != '\0') {
        size_t size = strcspn(words, " \n");
        size_t width = width_of(words, size);
        if (!begins && column + 1 + width > LAYOUT_WIDTH) {
            output_words(out, "\n");
            column = 0;
            begins = true;
        }
        if (size > 0) {
            size_t blanks = !begins ? 1 : column < indent ? indent - column : 0;
            output_spaces(out, blanks);
            output_bytes(out, words, size);
            column += blanks + width;
            begins = false;
        }
        words += size;
        if (*words == '\n') {
            output_words(out, "\n");
            column = 0;
            begins = true;
        }
        words += *words != '\0';
    }
    output_words(out, begins && column == 0 ? "" : "\n");
}

void layout_left(struct output *out, const char *words, size_t width)
{
    size_t own = layout_width(words);
    output_words(out, words);
    output_spaces(out, own < width ? width - own : 0);
}

void layout_right(struct output *out, const char *words, size_t width)
{
    size_t own = layout_width(words);
    output_spaces(out, own < width ? width - own : 0);
    output_words(out, words);
}
