/* What the tables are: for bindings, and as a codebook. */
#include <heltmed/outcomes.h>

#include "base/error.h"
#include "outcomes/table.h"
#include "json/write.h"

static const struct outcome_column *column_at(size_t table, size_t column)
{
    return table < OUTCOME_TABLES && column < outcome_tables[table]->column_count ? &outcome_tables[table]->columns[column] : NULL;
}

size_t heltmed_outcomes_table_count(void) { return OUTCOME_TABLES; }

const char *heltmed_outcomes_table_name(size_t table) { return table < OUTCOME_TABLES ? outcome_tables[table]->name : NULL; }

const char *heltmed_outcomes_table_about(size_t table) { return table < OUTCOME_TABLES ? outcome_tables[table]->about : NULL; }

size_t heltmed_outcomes_column_count(size_t table) { return table < OUTCOME_TABLES ? outcome_tables[table]->column_count : 0; }

const char *heltmed_outcomes_column_name(size_t table, size_t column)
{
    const struct outcome_column *found = column_at(table, column);
    return found == NULL ? NULL : found->name;
}

const char *heltmed_outcomes_column_kind(size_t table, size_t column)
{
    const struct outcome_column *found = column_at(table, column);
    return found == NULL ? NULL : column_kind_name((enum column_kind)found->kind);
}

const char *heltmed_outcomes_column_unit(size_t table, size_t column)
{
    const struct outcome_column *found = column_at(table, column);
    return found == NULL ? NULL : found->unit;
}

bool heltmed_outcomes_column_may_be_null(size_t table, size_t column)
{
    const struct outcome_column *found = column_at(table, column);
    return found != NULL && found->may_be_null;
}

const char *heltmed_outcomes_column_about(size_t table, size_t column)
{
    const struct outcome_column *found = column_at(table, column);
    return found == NULL ? NULL : found->about;
}

const char *heltmed_outcomes_column_word(size_t table, size_t column, size_t code)
{
    const struct outcome_column *found = column_at(table, column);
    const char *const *words = found == NULL ? NULL : outcome_column_words(found);

    for (size_t i = 0; words != NULL && words[i] != NULL; i++) {
        if (i == code) {
            return words[i];
        }
    }
    return NULL;
}

static void write_words(struct heltmed_text *out, const char *const *words)
{
    if (words == NULL) {
        json_raw(out, "null");
        return;
    }
    for (size_t i = 0; words[i] != NULL; i++) {
        text_append_char(out, i == 0 ? '[' : ',');
        json_text(out, words[i]);
    }
    text_append_char(out, ']');
}

static void write_column(struct heltmed_text *out, const struct outcome_column *column)
{
    json_raw(out, "{\"name\":");
    json_name(out, column->name);
    json_raw(out, ",\"kind\":");
    json_name(out, column_kind_name((enum column_kind)column->kind));
    json_raw(out, ",\"unit\":");
    if (column->unit == NULL) {
        json_raw(out, "null");
    } else {
        json_text(out, column->unit);
    }
    json_raw(out, ",\"may_be_null\":");
    text_append_words(out, column->may_be_null ? "true" : "false");
    json_raw(out, ",\"codes\":");
    write_words(out, outcome_column_words(column));
    json_raw(out, ",\"definition\":");
    json_text(out, column->about);
    text_append_char(out, '}');
}

static void write_table(struct heltmed_text *out, const struct outcome_table *table)
{
    json_raw(out, "{\"table\":");
    json_name(out, table->name);
    json_raw(out, ",\"about\":");
    json_text(out, table->about);
    json_raw(out, ",\"row\":");
    json_text(out, table->row);
    json_raw(out, ",\"columns\":[");
    for (size_t i = 0; i < table->column_count; i++) {
        text_append(out, ",", i > 0);
        write_column(out, &table->columns[i]);
    }
    json_raw(out, "]}");
}

heltmed_status heltmed_outcomes_codebook(const char *table, heltmed_text *out, heltmed_error *error)
{
    const struct outcome_table *found = outcome_table_named(table);

    if (out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the place for the codebook is NULL");
    }
    if (table != NULL && found == NULL) {
        return error_set(error, HELTMED_UNKNOWN_NAME, "table", "there is no outcome table of this name");
    }
    text_clear(out);
    text_append_char(out, '[');
    for (size_t i = 0; i < OUTCOME_TABLES; i++) {
        if (found == NULL || found == outcome_tables[i]) {
            text_append(out, ",", out->size > 1);
            write_table(out, outcome_tables[i]);
        }
    }
    text_append_char(out, ']');
    return text_finish(out, error);
}
