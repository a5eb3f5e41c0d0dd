/* The table of types: whole, the same as the rules where they share a word, and told to hosts. */
#include "given_event.h"
#include "supplied_facts.h"

#include <heltmed/assessment.h>
#include <heltmed/decision.h>
#include <heltmed/event.h>

#include "rules/registry.h"

static const struct slot *slot_of(const char *assessment, const char *fact)
{
    const struct rule *rule = assessment_named(assessment);
    assert_non_null(rule);
    for (size_t i = 0; rule_fact(rule, i) != NULL; i++) {
        if (strcmp(rule_fact(rule, i)->name, fact) == 0) {
            return rule_fact(rule, i);
        }
    }
    fail_msg("%s has no %s", assessment, fact);
    return NULL;
}

static void check_words(const char *const *words, const char *const *others)
{
    size_t i = 0;
    for (; words[i] != NULL && others[i] != NULL; i++) {
        assert_string_equal(words[i], others[i]);
    }
    assert_ptr_equal(words[i], others[i]);
}

static bool is_name(const char *name) { return name[0] != '\0' && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(name); }

static void the_table_is_whole(void **state)
{
    (void)state;
    for (size_t type = 0; type < EVENT_TYPES; type++) {
        const struct event_kind *kind = &event_kinds[type];
        assert_true(is_name(kind->name));
        assert_true(is_name(kind->group));
        assert_true(kind->about[0] != '\0');
        assert_non_null(kind->sources);
        assert_int_equal(event_type_named(kind->name, strlen(kind->name)), type);
        assert_int_equal(event_type_named(kind->name, strlen(kind->name) - 1), EVENT_TYPES);
        assert_in_range(kind->field_count, 0, EVENT_VALUES_MAX);
        for (uint8_t i = 0; i < kind->field_count; i++) {
            const struct event_field *field = &kind->fields[i];
            assert_true(is_name(field->name));
            assert_true(field->about[0] != '\0');
            assert_true(field->kind == VALUE_ID || field->kind < VALUE_ROWS);
            assert_int_equal(field->words != NULL, field->kind == VALUE_CHOICE);
            size_t words = 0;
            for (; field->words != NULL && field->words[words] != NULL; words++) {
                assert_true(is_name(field->words[words]));
            }
            assert_true(field->words == NULL || field->hi == (int64_t)words - 1);
            for (uint8_t other = 0; other < i; other++) {
                assert_string_not_equal(field->name, kind->fields[other].name);
            }
        }
    }
    assert_int_equal(event_type_named("", 0), EVENT_TYPES);
}

static void shared_words_are_those_of_the_rules(void **state)
{
    static const struct {
        enum event_type type;
        int field;
        const char *assessment, *fact;
    } shared[] = {
        {EVENT_CASE_OPENED, OPENED_FOUND, "recruitment", "found"},
        {EVENT_TRIAL_STARTED, TRIAL_PAID_BY, "trial", "paid_by"},
        {EVENT_HIRED, HIRED_AREA, "wage", "area"},
        {EVENT_CONCERN_REPORTED, CONCERN_BY, "concern", "reported_by"},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(shared); i++) {
        check_words(event_kinds[shared[i].type].fields[shared[i].field].words, slot_of(shared[i].assessment, shared[i].fact)->words);
    }
    const struct slot *tests = slot_of("certificate", "tests");
    check_words(event_kinds[EVENT_TEST_TAKEN].fields[TAKEN_TOPIC].words, tests->columns[0].words);
    const char *const *named = event_kinds[EVENT_ANSWERED].fields[ANSWERED_ASSESSMENT].words;
    for (size_t i = 0; i < ASSESSMENTS; i++) {
        assert_string_equal(named[i], assessments[i]->name);
    }
    assert_null(named[ASSESSMENTS]);
    for (int32_t i = 0; i < 4; i++) {
        assert_string_equal(event_kinds[EVENT_ANSWERED].fields[ANSWERED_OUTCOME].words[i], heltmed_outcome_name(i));
    }
    assert_string_equal(event_kinds[EVENT_CASE_OPENED].fields[OPENED_PATH].words[PATH_UNGJOBB], "ungjobb");
    assert_string_equal(event_kinds[EVENT_CONTINUATION_DECIDED].fields[DECIDED_BY].words[BY_EMPLOYER], "employer");
    assert_string_equal(event_kinds[EVENT_VISITED].fields[VISITED_WITH].words[WITH_BOTH], "both");
    assert_string_equal(event_kinds[EVENT_CERTIFICATE_ISSUED].fields[CERTIFICATE_KIND].words[CERTIFICATE_UNGJOBB], "ungjobb");
}

/* session_held is a row of certificate's list without its day. */
static void a_session_is_a_row_of_the_programmes_list(void **state)
{
    const struct slot *sessions = slot_of("certificate", "sessions");
    const struct event_kind *kind = &event_kinds[EVENT_SESSION_HELD];
    (void)state;
    assert_int_equal(kind->field_count + 1, sessions->column_count);
    for (uint8_t i = 0; i < kind->field_count; i++) {
        const struct column *column = &sessions->columns[i + 1];
        assert_string_equal(kind->fields[i].name, column->name);
        assert_string_equal(kind->fields[i].about, column->about);
        assert_int_equal(kind->fields[i].kind, column->kind);
        assert_int_equal(kind->fields[i].required, column->required);
    }
}

static const char *why_not_stated(const char *fact)
{
    for (size_t i = 0; i < SUPPLIED_FACTS; i++) {
        if (strcmp(supplied_facts[i].fact, fact) == 0) {
            return supplied_facts[i].by;
        }
    }
    return NULL;
}

static void every_fact_is_told_by_one_event(void **state)
{
    (void)state;
    for (size_t a = 0; a < ASSESSMENTS; a++) {
        for (size_t i = 0; rule_fact(assessments[a], i) != NULL; i++) {
            const char *fact = rule_fact(assessments[a], i)->name, *why = why_not_stated(fact);
            if (heltmed_event_states(fact) == (why != NULL)) {
                fail_msg("%s of %s is %s", fact, assessments[a]->name, why != NULL ? "told twice" : "told by nothing");
            }
        }
    }
    for (size_t i = 0; i < SUPPLIED_FACTS; i++) {
        const char *why = supplied_facts[i].by;
        size_t size = strcspn(why, " ");
        assert_true(event_type_named(why, size) != EVENT_TYPES || strcmp(why, "asked with") == 0 || strncmp(why, "a ", 2) == 0);
    }
    assert_false(heltmed_event_states(NULL));
    assert_false(heltmed_event_states(""));
    assert_false(heltmed_event_states("want"));
}

/* In order, and of one meaning: what two assessments ask by one name is of one kind and range. */
static void what_is_stated_is_one_thing(void **state)
{
    (void)state;
    for (size_t i = 0; i < STATED_NAMES; i++) {
        const struct slot *stated = stated_slot(i);
        assert_true(i == 0 || strcmp(stated_names[i - 1].name, stated_names[i].name) < 0);
        assert_string_equal(stated->name, stated_names[i].name);
        assert_true(stated->role == FACT || stated->role == OPTIONAL);
        for (size_t a = 0; a < ASSESSMENTS; a++) {
            for (size_t f = 0; rule_fact(assessments[a], f) != NULL; f++) {
                const struct slot *other = rule_fact(assessments[a], f);
                if (strcmp(other->name, stated->name) == 0) {
                    assert_int_equal(other->kind, stated->kind);
                    assert_int_equal(other->lo, stated->lo);
                    assert_int_equal(other->hi, stated->hi);
                }
            }
        }
    }
}

static void hosts_see_the_table(void **state)
{
    (void)state;
    assert_int_equal(heltmed_event_type_count(), EVENT_TYPES);
    assert_string_equal(heltmed_event_type_name(EVENT_HIRED), "hired");
    assert_string_equal(heltmed_event_type_about(EVENT_HIRED), "the employment's first day");
    assert_string_equal(heltmed_event_type_group(EVENT_HIRED), "employment");
    assert_string_equal(heltmed_event_type_scope(EVENT_HIRED), "case");
    assert_string_equal(heltmed_event_type_scope(EVENT_TARIFF_SET), "tariff");
    assert_string_equal(heltmed_event_type_scope(EVENT_AGREEMENT_CHANGED), "agreement");
    assert_string_equal(heltmed_event_type_scope(EVENT_VOIDED), "any");
    assert_string_equal(heltmed_event_type_sources(EVENT_STEPPED_UP), "S3-34");
    assert_int_equal(heltmed_event_field_count(EVENT_HIRED), 8);
    assert_string_equal(heltmed_event_field_name(EVENT_HIRED, HIRED_AREA), "area");
    assert_string_equal(heltmed_event_field_about(EVENT_HIRED, HIRED_EMPLOYER), "the employer");
    assert_string_equal(heltmed_event_field_kind(EVENT_HIRED, HIRED_EMPLOYER), "id");
    assert_string_equal(heltmed_event_field_kind(EVENT_HIRED, HIRED_AREA), "choice");
    assert_true(heltmed_event_field_is_required(EVENT_HIRED, HIRED_EMPLOYER));
    assert_false(heltmed_event_field_is_required(EVENT_HIRED, HIRED_TARIFF));
    assert_int_equal(heltmed_event_field_lowest(EVENT_AGREEMENT_SIGNED, SIGNED_PLACES), 1);
    assert_int_equal(heltmed_event_field_highest(EVENT_HIRED, HIRED_MINUTES_PER_WEEK), 10080);
    assert_int_equal(heltmed_event_field_highest(EVENT_HIRED, HIRED_AREA), 9);
    assert_int_equal(heltmed_event_field_highest(EVENT_HIRED, HIRED_EMPLOYER), 0);
    assert_string_equal(heltmed_event_field_word(EVENT_HIRED, HIRED_AREA, 9), "tour_bus");
    assert_null(heltmed_event_field_word(EVENT_HIRED, HIRED_AREA, 10));
    assert_null(heltmed_event_field_word(EVENT_HIRED, HIRED_EMPLOYER, 0));
}

static void past_the_end_is_nothing(void **state)
{
    (void)state;
    for (size_t type = EVENT_TYPES; type < EVENT_TYPES + 2; type++) {
        assert_null(heltmed_event_type_name(type));
        assert_null(heltmed_event_type_about(type));
        assert_null(heltmed_event_type_group(type));
        assert_null(heltmed_event_type_scope(type));
        assert_null(heltmed_event_type_sources(type));
        assert_int_equal(heltmed_event_field_count(type), 0);
        assert_null(heltmed_event_field_name(type, 0));
    }
    for (size_t type = 0; type < EVENT_TYPES; type++) {
        size_t past = heltmed_event_field_count(type);
        assert_null(heltmed_event_field_name(type, past));
        assert_null(heltmed_event_field_about(type, past));
        assert_null(heltmed_event_field_kind(type, past));
        assert_false(heltmed_event_field_is_required(type, past));
        assert_int_equal(heltmed_event_field_lowest(type, past), 0);
        assert_int_equal(heltmed_event_field_highest(type, past), 0);
        assert_null(heltmed_event_field_word(type, past, 0));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_is_whole),
        cmocka_unit_test(shared_words_are_those_of_the_rules),
        cmocka_unit_test(a_session_is_a_row_of_the_programmes_list),
        cmocka_unit_test(every_fact_is_told_by_one_event),
        cmocka_unit_test(what_is_stated_is_one_thing),
        cmocka_unit_test(hosts_see_the_table),
        cmocka_unit_test(past_the_end_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
