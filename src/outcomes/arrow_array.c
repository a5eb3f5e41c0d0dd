/* Arrays: the buffers of a frame, handed over as they are. What was said of schemas (arrow_schema.c) is so of arrays. */
#include "outcomes/arrow.h"

#include <string.h>

enum { BUFFERS_MAX = 3 };

struct array_node {
    heltmed_allocator allocator;
    size_t size;
    struct buffer owned[BUFFERS_MAX];
    const void *buffers[BUFFERS_MAX];
    struct ArrowArray dictionary;
    struct ArrowArray *children[OUTCOME_COLUMNS_MAX];
    struct ArrowArray child[];
};

static void array_release(struct ArrowArray *array)
{
    struct array_node *node = array->private_data;
    heltmed_allocator allocator = node->allocator;

    for (int64_t i = 0; i < array->n_children; i++) {
        if (array->children[i]->release != NULL) {
            array->children[i]->release(array->children[i]);
        }
    }
    if (node->dictionary.release != NULL) {
        node->dictionary.release(&node->dictionary);
    }
    for (size_t i = 0; i < BUFFERS_MAX; i++) {
        memory_free(&allocator, node->owned[i].bytes, node->owned[i].capacity);
    }
    memory_free(&allocator, node, node->size);
    array->release = NULL;
}

static bool array_node(struct ArrowArray *out, int64_t length, int64_t buffers, size_t children, const heltmed_allocator *allocator)
{
    size_t size = sizeof(struct array_node) + children * sizeof(struct ArrowArray);
    struct array_node *node = memory_new(allocator, size);

    if (node == NULL) {
        return false;
    }
    node->allocator = *allocator;
    node->size = size;
    for (size_t i = 0; i < children; i++) {
        node->children[i] = &node->child[i];
    }
    *out = (struct ArrowArray){.length = length,
                               .n_buffers = buffers,
                               .n_children = (int64_t)children,
                               .buffers = node->buffers,
                               .children = children == 0 ? NULL : node->children,
                               .release = array_release,
                               .private_data = node};
    return true;
}

static void take(struct ArrowArray *array, size_t index, struct buffer *buffer)
{
    struct array_node *node = array->private_data;

    node->owned[index] = *buffer;
    node->buffers[index] = buffer->bytes;
    *buffer = (struct buffer){0};
}

/* The words of a choice. */
static bool dictionary_array(struct ArrowArray *out, const char *const *words, const heltmed_allocator *allocator)
{
    int32_t count = 0, size = 0;

    for (; words[count] != NULL; count++) {
        size += (int32_t)strlen(words[count]);
    }
    if (!array_node(out, count, 3, 0, allocator)) {
        return false;
    }
    size_t offsets_size = ((size_t)count + 1) * sizeof(int32_t);
    struct buffer offsets = {memory_new(allocator, offsets_size), offsets_size, offsets_size};
    struct buffer bytes = {memory_new(allocator, (size_t)size), (size_t)size, (size_t)size};
    bool well = offsets.bytes != NULL && bytes.bytes != NULL;
    int32_t offset = 0;
    for (int32_t i = 0; i < count && well; i++) {
        size_t length = strlen(words[i]);
        memcpy(bytes.bytes + offset, words[i], length);
        offset += (int32_t)length;
        memcpy(offsets.bytes + ((size_t)i + 1) * sizeof offset, &offset, sizeof offset);
    }
    take(out, 1, &offsets);
    take(out, 2, &bytes);
    return well;
}

static bool column_array(struct ArrowArray *out, struct frame *frame, size_t index)
{
    const struct outcome_column *described = &frame->table->columns[index];
    struct frame_column *column = &frame->columns[index];
    bool is_list = described->kind == COLUMN_LIST, is_text = described->kind == COLUMN_TEXT || described->kind == COLUMN_MUNICIPALITY;

    if (!array_node(out, frame->row_count, is_text ? 3 : 2, is_list, &frame->allocator)) {
        return false;
    }
    out->null_count = column->null_count;
    take(out, 0, &column->validity);
    if (is_list) {
        int64_t items = (int64_t)(column->items.size / sizeof(int32_t)) - 1;
        take(out, 1, &column->offsets);
        if (!array_node(out->children[0], items, 3, 0, &frame->allocator)) {
            return false;
        }
        take(out->children[0], 1, &column->items);
        take(out->children[0], 2, &column->values);
    } else if (is_text) {
        take(out, 1, &column->offsets);
        take(out, 2, &column->values);
    } else {
        take(out, 1, &column->values);
    }
    if (described->kind == COLUMN_CHOICE) {
        struct array_node *node = out->private_data;
        out->dictionary = &node->dictionary;
        return dictionary_array(&node->dictionary, outcome_column_words(described), &frame->allocator);
    }
    return true;
}

bool arrow_array(struct ArrowArray *out, struct frame *frame)
{
    bool well = true;

    memset(out, 0, sizeof *out);
    if (!array_node(out, frame->row_count, 1, frame->table->column_count, &frame->allocator)) {
        return false;
    }
    for (size_t i = 0; i < frame->table->column_count && well; i++) {
        well = column_array(out->children[i], frame, i);
    }
    if (!well) {
        out->release(out);
    }
    return well;
}
