/*
 * Schemas. Every node owns what it points to, so that a reader may move one out of its parent and release it later; a node that was
 * moved or never made has no release, and its parent leaves it alone.
 */
#include "outcomes/arrow.h"

#include <string.h>

struct schema_node {
    heltmed_allocator allocator;
    size_t size, metadata_size;
    char *metadata;
    struct ArrowSchema dictionary;
    struct ArrowSchema *children[OUTCOME_COLUMNS_MAX];
    struct ArrowSchema child[]; /* as many as there are */
};

static void schema_release(struct ArrowSchema *schema)
{
    struct schema_node *node = schema->private_data;
    heltmed_allocator allocator = node->allocator;

    for (int64_t i = 0; i < schema->n_children; i++) {
        if (schema->children[i]->release != NULL) {
            schema->children[i]->release(schema->children[i]);
        }
    }
    if (node->dictionary.release != NULL) {
        node->dictionary.release(&node->dictionary);
    }
    memory_free(&allocator, node->metadata, node->metadata_size);
    memory_free(&allocator, node, node->size);
    schema->release = NULL;
}

static bool schema_node(struct ArrowSchema *out, const char *format, const char *name, int64_t flags, size_t children,
                        const heltmed_allocator *allocator)
{
    size_t size = sizeof(struct schema_node) + children * sizeof(struct ArrowSchema);
    struct schema_node *node = memory_new(allocator, size);

    if (node == NULL) {
        return false;
    }
    node->allocator = *allocator;
    node->size = size;
    for (size_t i = 0; i < children; i++) {
        node->children[i] = &node->child[i];
    }
    *out = (struct ArrowSchema){.format = format,
                                .name = name,
                                .flags = flags,
                                .n_children = (int64_t)children,
                                .children = children == 0 ? NULL : node->children,
                                .release = schema_release,
                                .private_data = node};
    return true;
}

/* Numbers of this machine's order: how many, then each text with its length. */
static bool add_notes(struct ArrowSchema *schema, const struct arrow_notes *notes)
{
    struct schema_node *node = schema->private_data;
    size_t size = sizeof(int32_t);

    for (size_t i = 0; i < ARROW_NOTES; i++) {
        size += 2 * sizeof(int32_t) + strlen(notes->keys[i]) + strlen(notes->values[i]);
    }
    node->metadata = memory_new(&node->allocator, size);
    if (node->metadata == NULL) {
        return false;
    }
    node->metadata_size = size;
    schema->metadata = node->metadata;
    char *place = node->metadata;
    int32_t number = ARROW_NOTES;
    memcpy(place, &number, sizeof number);
    place += sizeof number;
    for (size_t i = 0; i < (size_t)2 * ARROW_NOTES; i++) {
        const char *text = i % 2 == 0 ? notes->keys[i / 2] : notes->values[i / 2];
        number = (int32_t)strlen(text);
        memcpy(place, &number, sizeof number);
        memcpy(place + sizeof number, text, (size_t)number);
        place += sizeof number + (size_t)number;
    }
    return true;
}

static bool column_schema(struct ArrowSchema *out, const struct outcome_column *column, const heltmed_allocator *allocator)
{
    static const char *const formats[COLUMN_KINDS] = {
        [COLUMN_TEXT] = "u", [COLUMN_MUNICIPALITY] = "u", [COLUMN_DATE] = "tdD", [COLUMN_YES_NO] = "b",
        [COLUMN_CODE] = "c", [COLUMN_CHOICE] = "c",       [COLUMN_INT] = "l",    [COLUMN_LIST] = "+l"};
    int64_t flags = column->may_be_null ? ARROW_FLAG_NULLABLE : 0;
    bool is_list = column->kind == COLUMN_LIST;

    if (!schema_node(out, formats[column->kind], column->name, flags, is_list, allocator)) {
        return false;
    }
    if (is_list) {
        return schema_node(out->children[0], "u", "item", 0, 0, allocator);
    }
    if (column->kind == COLUMN_CHOICE) {
        struct schema_node *node = out->private_data;
        if (!schema_node(&node->dictionary, "u", "", 0, 0, allocator)) {
            return false;
        }
        out->dictionary = &node->dictionary;
    }
    return true;
}

bool arrow_schema(struct ArrowSchema *out, const struct outcome_table *table, const struct arrow_notes *notes,
                  const heltmed_allocator *allocator)
{
    memset(out, 0, sizeof *out);
    if (!schema_node(out, "+s", "", 0, table->column_count, allocator)) {
        return false;
    }
    bool well = add_notes(out, notes);
    for (size_t i = 0; i < table->column_count && well; i++) {
        well = column_schema(out->children[i], &table->columns[i], allocator);
    }
    if (!well) {
        out->release(out);
    }
    return well;
}
