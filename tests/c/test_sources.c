/* Where rules come from: every id resolves, and docs/sources.md lists every one and agrees with the parameters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rulebook/parameters.h"
#include "rulebook/sources.h"

#include <heltmed/rulebook.h>

#ifndef HELTMED_SOURCE_DIR
#define HELTMED_SOURCE_DIR "."
#endif

enum { COLUMNS = 4, COLUMN_SIZE = 400, ROWS_MAX = 200 };

struct row {
    char id[COLUMN_SIZE], says[COLUMN_SIZE], kind[COLUMN_SIZE], lives[COLUMN_SIZE];
};

/* "| id | what it says | kind | where it lives |" */
static bool read_row(const char *line, struct row *row)
{
    char *columns[COLUMNS] = {row->id, row->says, row->kind, row->lives};
    for (int i = 0; i < COLUMNS; i++) {
        const char *end = strncmp(line, "| ", 2) == 0 ? strstr(line + 2, " |") : NULL;
        if (end == NULL || end - line - 2 >= COLUMN_SIZE) {
            return false;
        }
        memcpy(columns[i], line + 2, (size_t)(end - line - 2));
        columns[i][end - line - 2] = '\0';
        line = end + 1;
    }
    return strcmp(line, "|\n") == 0 && strcmp(row->id, "id") != 0 && strcmp(row->id, "---") != 0 && strcmp(row->id, "document") != 0;
}

static size_t read_rows(struct row rows[ROWS_MAX])
{
    FILE *file = fopen(HELTMED_SOURCE_DIR "/docs/sources.md", "r");
    assert_non_null(file);
    char line[2 * COLUMN_SIZE];
    size_t count = 0;
    bool in_rules = false;
    while (fgets(line, sizeof line, file) != NULL) {
        in_rules = in_rules || strncmp(line, "## S0", 5) == 0;
        if (in_rules && count < ROWS_MAX && read_row(line, &rows[count])) {
            count++;
        }
    }
    assert_int_equal(fclose(file), 0);
    return count;
}

/* The rules of the five documents, as they are numbered: S0-01 to S0-23 with 17 in two parts, and so on. */
static bool is_rule(const char *id) { return id[0] == 'P' || (id[0] == 'S' && strchr(id, '-') != NULL); }

static void every_rule_has_its_source(void **state)
{
    (void)state;
    static const struct {
        int document, rules;
    } documents[] = {{0, 23}, {1, 1}, {2, 39}, {3, 36}, {4, 12}};
    char id[32];
    size_t rules = 0;
    for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
        for (int rule = 1; rule <= documents[i].rules; rule++) {
            snprintf(id, sizeof id, "S%d-%02d", documents[i].document, rule);
            if (strcmp(id, "S0-17") == 0) {
                assert_null(heltmed_source_title(id));
                assert_non_null(heltmed_source_title("S0-17a"));
                assert_non_null(heltmed_source_title("S0-17b"));
                rules += 2;
                continue;
            }
            assert_non_null(heltmed_source_title(id));
            rules++;
        }
        snprintf(id, sizeof id, "S%d", documents[i].document);
        assert_non_null(heltmed_source_title(id));
    }
    for (int pointer = 1; pointer <= 10; pointer++, rules++) {
        snprintf(id, sizeof id, "P%d", pointer);
        assert_non_null(heltmed_source_title(id));
    }
    for (int fact = 1; fact <= 13; fact++) {
        snprintf(id, sizeof id, "B%d", fact);
        assert_non_null(heltmed_source_title(id));
    }
    assert_int_equal(rules, 122);
    assert_int_equal(source_count(), rules + 5 + 13 + 2); /* the documents, outside facts, and A7 and A8 */
    assert_null(heltmed_source_title("S2-40"));
    assert_null(heltmed_source_title("S2-1"));
    assert_null(heltmed_source_title(""));
    assert_null(heltmed_source_title(NULL));
    assert_null(heltmed_source_date("B14"));
    assert_null(heltmed_source_address("B14"));
    assert_null(source_id(source_count()));
}

static void every_source_is_told_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < source_count(); i++) {
        const char *title = heltmed_source_title(source_id(i));
        const char *address = heltmed_source_address(source_id(i));
        assert_true(strlen(title) > 0);
        assert_true(strlen(heltmed_source_date(source_id(i))) > 0);
        assert_true(address == NULL || strncmp(address, "https://", 8) == 0);
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(source_id(i), source_id(k));
            assert_string_not_equal(title, heltmed_source_title(source_id(k)));
        }
    }
    assert_string_equal(heltmed_source_date("S2-13"), "April 2024");
    assert_string_equal(heltmed_source_address("S2-13"), "https://heltmed.no/om-helt-med/det-unike-med-helt-med");
    assert_null(heltmed_source_address("S0-17a"));
}

static void the_page_lists_every_rule_once(void **state)
{
    (void)state;
    struct row *rows = calloc(ROWS_MAX, sizeof *rows);
    assert_non_null(rows);
    size_t count = read_rows(rows);
    size_t at = 0;
    for (size_t i = 0; i < source_count(); i++) {
        if (is_rule(source_id(i))) {
            assert_true(at < count);
            assert_string_equal(rows[at].id, source_id(i));
            at++;
        }
    }
    assert_int_equal(at, count);
    free(rows);
}

static bool starts_with(const char *text, const char *start) { return strncmp(text, start, strlen(start)) == 0; }

/* "criterion a.b, parameter c.d, event e (case store)" or "descriptive: why" */
static void check_place(const struct row *row)
{
    const char *place = row->lives;
    if (starts_with(place, "descriptive: ")) {
        assert_true(strlen(place) > strlen("descriptive: "));
        return;
    }
    while (place != NULL) {
        const char *end = strstr(place, ", ");
        size_t size = end == NULL ? strlen(place) : (size_t)(end - place);
        if (starts_with(place, "parameter ")) {
            size_t word = strlen("parameter ");
            assert_int_not_equal(parameter_named(place + word, size - word), PARAMETERS);
        } else if (starts_with(place, "event ")) {
            assert_true(size > 13 && memcmp(place + size - 13, " (case store)", 13) == 0);
        } else {
            assert_true(starts_with(place, "criterion ") || starts_with(place, "derived "));
        }
        place = end == NULL ? NULL : end + 2;
    }
}

static void the_page_says_where_every_rule_lives(void **state)
{
    (void)state;
    static const char *const kinds[] = {"rule", "typical", "target", "description", "observation"};
    struct row *rows = calloc(ROWS_MAX, sizeof *rows);
    assert_non_null(rows);
    size_t count = read_rows(rows);
    for (size_t i = 0; i < count; i++) {
        bool known = false;
        for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
            known = known || strcmp(rows[i].kind, kinds[k]) == 0;
        }
        assert_true(known);
        assert_true(strlen(rows[i].says) > 0);
        check_place(&rows[i]);
    }
    free(rows);
}

/* A parameter cites a rule exactly where the page says that the rule lives in the parameter. */
static void the_page_and_the_parameters_agree(void **state)
{
    (void)state;
    struct row *rows = calloc(ROWS_MAX, sizeof *rows);
    assert_non_null(rows);
    size_t count = read_rows(rows);
    for (size_t i = 0; i < heltmed_parameter_count(); i++) {
        char place[128], cited[128], sources[128];
        snprintf(place, sizeof place, "parameter %s,", heltmed_parameter_id(i));
        snprintf(sources, sizeof sources, " %s ", heltmed_parameter_sources(i));
        for (size_t k = 0; k < count; k++) {
            char lives[COLUMN_SIZE + 1];
            snprintf(cited, sizeof cited, " %.20s ", rows[k].id);
            snprintf(lives, sizeof lives, "%s,", rows[k].lives);
            if ((strstr(sources, cited) != NULL) != (strstr(lives, place) != NULL)) {
                fail_msg("%s and %s", rows[k].id, heltmed_parameter_id(i));
            }
        }
        for (char *id = strtok(sources, " "); id != NULL; id = strtok(NULL, " ")) {
            assert_non_null(heltmed_source_title(id));
        }
    }
    free(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_has_its_source),         cmocka_unit_test(every_source_is_told_apart),
        cmocka_unit_test(the_page_lists_every_rule_once),    cmocka_unit_test(the_page_says_where_every_rule_lives),
        cmocka_unit_test(the_page_and_the_parameters_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
