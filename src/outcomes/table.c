#include "outcomes/table.h"

#include <string.h>

const struct outcome_table *const outcome_tables[OUTCOME_TABLES] = {&cases_table,    &jobs_table, &spells_table,    &visits_table,
                                                                    &exposure_table, &risk_table, &indicators_table};

const struct outcome_table *outcome_table_named(const char *name)
{
    for (size_t i = 0; name != NULL && i < OUTCOME_TABLES; i++) {
        if (strcmp(outcome_tables[i]->name, name) == 0) {
            return outcome_tables[i];
        }
    }
    return NULL;
}

const char *const *outcome_column_words(const struct outcome_column *column)
{
    if (column->kind != COLUMN_CODE && column->kind != COLUMN_CHOICE) {
        return NULL;
    }
    return column->words != NULL ? column->words : event_kinds[column->of_event].fields[column->of_field].words;
}

const char *column_kind_name(enum column_kind kind)
{
    static const char *const names[COLUMN_KINDS] = {"text", "text", "date", "yes_no", "code", "choice", "int", "list"};

    return names[kind];
}
