/* Lines of at most 80 columns. A character is a column: the texts are of Norwegian and English. */
#ifndef CLI_LAYOUT_H
#define CLI_LAYOUT_H

#include "cli/output.h"

enum { LAYOUT_WIDTH = 80 };

/* How many characters. */
size_t layout_width(const char *words);

/* Words, broken between words where a line is full; each line begins at `indent`, the first one with `mark` before it
 * (NULL: with blanks). Line ends within the words are kept. */
void layout_paragraph(struct output *out, size_t indent, const char *mark, const char *words);

/* Words with blanks behind (or before) them up to `width`. */
void layout_left(struct output *out, const char *words, size_t width);
void layout_right(struct output *out, const char *words, size_t width);

#endif
