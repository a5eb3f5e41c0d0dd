/* Facts out of a JSON object, by the tables of the rules alone: a new fact needs no line here. */
#ifndef JSON_READ_H
#define JSON_READ_H

#include <heltmed/allocator.h>

#include "rules/rule.h"
#include "json/parse.h"

/* The rows of the lists of the facts read last, and their texts; reused. */
struct fact_lists {
    heltmed_allocator allocator;
    int64_t *cells;
    size_t cell_count, cell_capacity;
    char *texts;
    size_t text_size, text_capacity;
};

void fact_lists_free(struct fact_lists *lists);

/* Fills the fact slots of `x`; addresses of lists point into `lists` until the next call. What is outside its range is
 * left for facts_check to refuse. The JSON need not be well-formed. */
heltmed_status facts_from_json(struct fact_lists *lists, const struct rule *rule, const char *json, size_t size, int64_t x[SLOTS_MAX],
                               heltmed_error *error);

/* What json_check found, as an error. */
heltmed_status json_refuse_syntax(size_t place, heltmed_error *error);

/* A number or date of a field named `name`, for other documents than facts; null is UNKNOWN. */
heltmed_status json_read_value(struct json_cursor *cursor, enum value_kind kind, const char *const *words, const char *name, int64_t *out,
                               heltmed_error *error);

#endif
