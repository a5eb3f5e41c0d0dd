/* The tables of assessments: what each criterion cites, the fields of lists, and the derived values that decisions show. */
#include "testing.h"

#include <heltmed/assessment.h>
#include <heltmed/decision.h>
#include <heltmed/event.h>
#include <heltmed/facts.h>
#include <heltmed/rulebook.h>

#include "rules/registry.h"

enum { FACTS_SIZE_MAX = 512 };

static size_t count_sources(const char *ids)
{
    size_t count = 0;
    while (ids != NULL && *ids != '\0') {
        char id[16] = "";
        size_t size = strcspn(ids, " ");
        assert_in_range(size, 1, sizeof id - 1);
        memcpy(id, ids, size);
        assert_non_null(heltmed_source_title(id));
        assert_non_null(heltmed_source_date(id));
        ids += size + (ids[size] == ' ');
        count++;
    }
    return count;
}

static void every_criterion_cites_sources_that_are_told(void **state)
{
    (void)state;
    for (size_t a = 0; a < heltmed_assessment_count(); a++) {
        const char *name = heltmed_assessment_name(a);
        assert_true(heltmed_criterion_count(name) > 0);
        for (size_t i = 0; i < heltmed_criterion_count(name); i++) {
            assert_true(count_sources(heltmed_criterion_sources(name, i)) > 0);
        }
    }
}

static void events_cite_sources_that_are_told(void **state)
{
    size_t cited = 0;
    (void)state;
    for (size_t type = 0; type < heltmed_event_type_count(); type++) {
        cited += count_sources(heltmed_event_type_sources(type)) > 0;
    }
    assert_true(cited > heltmed_event_type_count() / 2);
}

/* What is seen and what is asked for can be told in one unit. */
static void observed_and_required_are_of_one_kind(void **state)
{
    (void)state;
    for (size_t a = 0; a < heltmed_assessment_count(); a++) {
        const struct rule *rule = assessment_named(heltmed_assessment_name(a));
        for (uint8_t i = 0; i < rule->criterion_count; i++) {
            const struct criterion *criterion = &rule->criteria[i];
            if (criterion->required != NO_SLOT) {
                const char *required = value_kinds[rule->slots[criterion->required].kind].unit;
                assert_true(criterion->observed != NO_SLOT);
                const char *observed = value_kinds[rule->slots[criterion->observed].kind].unit;
                assert_true(observed == required || (observed != NULL && required != NULL && strcmp(observed, required) == 0));
            }
        }
    }
}

static void only_what_is_ours_cites_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < heltmed_parameter_count(); i++) {
        size_t sources = count_sources(heltmed_parameter_sources(i));
        assert_true(sources > 0 || strcmp(heltmed_parameter_basis(i), "project") == 0);
    }
}

static void derived_values_are_those_of_decisions(void **state)
{
    int64_t facts[FACTS_SIZE_MAX / 8];
    heltmed_rulebook *rulebook = NULL;
    heltmed_decision *decision = NULL;

    (void)state;
    assert_int_equal(heltmed_rulebook_built_in("2026.1", &rulebook, NULL), HELTMED_OK);
    assert_int_equal(heltmed_decision_create(NULL, &decision, NULL), HELTMED_OK);
    for (size_t a = 0; a < heltmed_assessment_count(); a++) {
        const char *name = heltmed_assessment_name(a);
        assert_int_equal(heltmed_facts_init(name, facts, heltmed_facts_size(name), NULL), HELTMED_OK);
        facts[heltmed_fact_offset(name, 0) / 8] = 20000; /* `on`, the first fact of each */
        assert_int_equal(heltmed_assess(rulebook, name, facts, decision, NULL), HELTMED_OK);
        assert_int_equal(heltmed_derived_count(name), heltmed_decision_derived_count(decision));
        for (size_t i = 0; i < heltmed_derived_count(name); i++) {
            assert_string_equal(heltmed_derived_name(name, i), heltmed_decision_derived_name(decision, i));
            assert_non_null(heltmed_derived_about(name, i));
            assert_non_null(heltmed_derived_kind(name, i));
        }
        assert_null(heltmed_derived_name(name, heltmed_derived_count(name)));
    }
    heltmed_decision_destroy(decision);
}

/* The place of a fact; SIZE_MAX when there is none. */
static size_t fact_named(const char *assessment, const char *name)
{
    for (size_t i = 0; heltmed_fact_name(assessment, i) != NULL; i++) {
        if (strcmp(heltmed_fact_name(assessment, i), name) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

static void a_lists_fields_are_those_of_its_row(void **state)
{
    size_t sessions = fact_named("certificate", "sessions"), tests = fact_named("certificate", "tests");

    (void)state;
    assert_int_equal(heltmed_fact_field_count("certificate", sessions) * 8, sizeof(heltmed_certificate_sessions_row));
    assert_string_equal(heltmed_fact_field_name("certificate", sessions, 0), "on");
    assert_string_equal(heltmed_fact_field_kind("certificate", sessions, 0), "date");
    assert_true(heltmed_fact_field_is_required("certificate", sessions, 0));
    assert_string_equal(heltmed_fact_field_name("certificate", sessions, 3), "made_up");
    assert_string_equal(heltmed_fact_field_about("certificate", sessions, 3), "it was made up individually");
    assert_false(heltmed_fact_field_is_required("certificate", sessions, 3));
    assert_int_equal(heltmed_fact_field_lowest("certificate", sessions, 3), 0);
    assert_int_equal(heltmed_fact_field_highest("certificate", sessions, 3), 1);
    assert_null(heltmed_fact_field_word("certificate", sessions, 3, 0));

    assert_int_equal(heltmed_fact_field_count("certificate", tests) * 8, sizeof(heltmed_certificate_tests_row));
    assert_string_equal(heltmed_fact_field_word("certificate", tests, 0, HELTMED_CERTIFICATE_TOPIC_RIGHTS), "rights");
    assert_null(heltmed_fact_field_word("certificate", tests, 0, HELTMED_CERTIFICATE_TOPIC_RIGHTS + 1));
}

static void bare_lists_have_one_field_and_texts_none(void **state)
{
    (void)state;
    assert_int_equal(heltmed_fact_field_count("plan", fact_named("plan", "step_ups")), 1);
    assert_string_equal(heltmed_fact_field_kind("plan", fact_named("plan", "step_ups"), 0), "date");
    assert_int_equal(heltmed_fact_field_highest("vivirkr", fact_named("vivirkr", "weights"), 0), 1000);
    assert_int_equal(heltmed_fact_field_count("ungjobb_certificate", fact_named("ungjobb_certificate", "abilities")), 0);
    assert_int_equal(heltmed_fact_field_count("wage", fact_named("wage", "phase")), 0);
}

static void a_computation_needs_its_lists(void **state)
{
    (void)state;
    assert_true(heltmed_fact_is_required("shortfalls", fact_named("shortfalls", "wages")));
    assert_true(heltmed_fact_is_required("shortfalls", fact_named("shortfalls", "tariffs")));
    assert_false(heltmed_fact_is_required("shortfalls", fact_named("shortfalls", "minutes_per_week")));
    assert_true(heltmed_fact_is_optional("shortfalls", fact_named("shortfalls", "minutes_per_week")));
    assert_false(heltmed_fact_is_required("certificate", fact_named("certificate", "sessions")));
}

static void past_the_end_there_is_nothing(void **state)
{
    const char *const names[] = {"certificate", "no_such", NULL};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_int_equal(heltmed_fact_field_count(names[i], SIZE_MAX), 0);
        assert_null(heltmed_fact_field_name(names[i], 0, SIZE_MAX));
        assert_null(heltmed_fact_field_about(names[i], SIZE_MAX, 0));
        assert_null(heltmed_fact_field_kind(names[i], SIZE_MAX, 0));
        assert_null(heltmed_fact_field_word(names[i], SIZE_MAX, 0, 0));
        assert_int_equal(heltmed_fact_field_lowest(names[i], SIZE_MAX, 0), 0);
        assert_int_equal(heltmed_fact_field_highest(names[i], SIZE_MAX, 0), 0);
        assert_false(heltmed_fact_field_is_required(names[i], SIZE_MAX, 0));
        assert_null(heltmed_derived_name(names[i], SIZE_MAX));
        assert_null(heltmed_derived_about(names[i], SIZE_MAX));
        assert_null(heltmed_derived_kind(names[i], SIZE_MAX));
    }
    assert_int_equal(heltmed_derived_count(NULL), 0);
    assert_int_equal(heltmed_derived_count("plan"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_criterion_cites_sources_that_are_told),
        cmocka_unit_test(events_cite_sources_that_are_told),
        cmocka_unit_test(observed_and_required_are_of_one_kind),
        cmocka_unit_test(only_what_is_ours_cites_nothing),
        cmocka_unit_test(derived_values_are_those_of_decisions),
        cmocka_unit_test(a_lists_fields_are_those_of_its_row),
        cmocka_unit_test(bare_lists_have_one_field_and_texts_none),
        cmocka_unit_test(a_computation_needs_its_lists),
        cmocka_unit_test(past_the_end_there_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
