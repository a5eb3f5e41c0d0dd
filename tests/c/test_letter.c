/* Letters: what must stand in each, and what may never. */
#include <heltmed/heltmed.h>

#include <stdio.h>

#include "given.h"
#include "random_decision.h"

#include "rules/registry.h"
#include "texts/explain.h"

enum { ROUNDS = 150 };

static const char *letter_of(const heltmed_decision *decision, int32_t language, heltmed_text *text)
{
    assert_int_equal(heltmed_decision_letter(decision, language, text, NULL), HELTMED_OK);
    return heltmed_text_data(text);
}

static bool is_easy(int32_t language) { return language == HELTMED_EASY_NB || language == HELTMED_EASY_NN; }

/* The letter with its line ends made blanks, so that sentences can be looked for in every language. */
static char *flattened(const char *letter)
{
    char *flat = malloc(strlen(letter) + 1);
    assert_non_null(flat);
    strcpy(flat, letter);
    for (char *at = flat; *at != '\0'; at++) {
        *at = *at == '\n' ? ' ' : *at;
    }
    return flat;
}

/* Where `part` stands from `from` on; it must be there. */
static const char *found(const char *from, const char *part, const char *letter)
{
    const char *at = strstr(from, part);
    if (at == NULL) {
        fail_msg("not in its place: %s\n%s", part, letter);
    }
    return at;
}

static const char *fixed(int32_t language, enum fixed_text name) { return text_named(language, name)->words; }

/* ---- what stands in every letter, in its order ---- */

static void check_order(const heltmed_decision *decision, int32_t language, const char *flat)
{
    static const enum fixed_text advices[] = {
        [HELTMED_GO_ON] = TEXT_LETTER_GO_ON, [HELTMED_ASK] = TEXT_LETTER_ASK, [HELTMED_TALK] = TEXT_LETTER_TALK};
    const char *const title[] = {heltmed_decision_assessment(decision), "title"};
    const char *at = found(flat, fixed(language, TEXT_LETTER_ASKED), flat);
    assert_ptr_equal(at, flat);
    at = found(at, text_find(language, title, 2)->words, flat);
    at = found(at, fixed(language, TEXT_LETTER_ANSWER), flat);
    at = found(at, fixed(language, TEXT_LETTER_WHAT_NOW), flat);
    at = found(at, fixed(language, advices[heltmed_decision_advice(decision)]), flat);
    at = found(at, fixed(language, TEXT_LETTER_CONTACT), flat);
    at = found(at, fixed(language, TEXT_LETTER_DANGER), flat);
    at = found(at, fixed(language, TEXT_LETTER_NOT_A_DECISION), flat);
    assert_non_null(strstr(at, heltmed_decision_rulebook(decision)));
}

/* Every requirement that has an outcome but for lack of facts, those not met first; what is good to know when it is not met. */
static void check_criteria(const heltmed_decision *decision, int32_t language, const char *flat)
{
    heltmed_text *text = new_text(NULL);
    const char *last_not_met = flat;
    const char *first_met = NULL;
    for (size_t i = 0; i < heltmed_decision_criterion_count(decision); i++) {
        bool is_requirement = strcmp(heltmed_decision_criterion_kind(decision, i), "requirement") == 0;
        int32_t outcome = heltmed_decision_criterion_outcome(decision, i);
        assert_int_equal(heltmed_decision_explain(decision, i, language, text, NULL), HELTMED_OK);
        if (outcome == HELTMED_NOT_MET || (is_requirement && outcome == HELTMED_MET)) {
            const char *at = found(flat, heltmed_text_data(text), flat);
            last_not_met = is_requirement && outcome == HELTMED_NOT_MET && at > last_not_met ? at : last_not_met;
            first_met = outcome == HELTMED_MET && first_met == NULL ? at : first_met;
        } else if (outcome == HELTMED_NOT_APPLICABLE) {
            assert_null(strstr(flat, heltmed_text_data(text)));
        }
        assert_null(strstr(flat, heltmed_decision_criterion_id(decision, i)));
    }
    assert_true(first_met == NULL || last_not_met < first_met);
    heltmed_text_destroy(text);
}

static void check_question(const char *assessment, const char *fact, int32_t language, const char *flat)
{
    const char *const key[] = {"ask", assessment, fact};
    const struct text *question = text_find(language, key, 3);
    if (question != NULL) {
        (void)found(flat, question->words, flat);
    }
}

/* All that can still matter is asked, in the letter that can be answered. */
static void check_questions(const heltmed_decision *decision, int32_t language, const char *flat)
{
    for (size_t i = 0; i < heltmed_decision_missing_count(decision); i++) {
        check_question(heltmed_decision_assessment(decision), heltmed_decision_missing(decision, i), language, flat);
    }
    for (size_t i = 0; i < heltmed_decision_ask_also_count(decision); i++) {
        check_question(heltmed_decision_assessment(decision), heltmed_decision_ask_also(decision, i), language, flat);
    }
}

static void check_line(const char *line, size_t size, int32_t language)
{
    bool is_fine = line[0] != ' ' && line[size - 1] != ' ';
    for (size_t i = 0; is_easy(language) && i + 2 < size; i++) {
        bool small_follows = (line[i + 2] >= 'a' && line[i + 2] <= 'z') || line[i + 2] == '\xc3';
        is_fine = is_fine && !(strchr(".?!", line[i]) != NULL && line[i + 1] == ' ' && !small_follows);
    }
    if (!is_fine) {
        fail_msg("%s: %.*s", heltmed_language_name(language), (int)size, line);
    }
}

/* Paragraphs stand apart by one blank line, and in easy languages each sentence has a line of its own. */
static void check_form(const char *letter, int32_t language)
{
    assert_null(strpbrk(letter, "{}\r\t"));
    assert_null(strstr(letter, "\n\n\n"));
    assert_null(strstr(letter, "  "));
    for (const char *line = letter; *line != '\0';) {
        size_t size = strcspn(line, "\n");
        assert_int_equal(line[size], '\n');
        if (size > 0) {
            check_line(line, size, language);
        }
        line += size + 1;
    }
}

static void test_every_letter_has_its_parts(void **state)
{
    struct chance chance = {21};
    struct random_facts facts;
    heltmed_decision *decision = new_decision();
    heltmed_text *text = new_text(NULL);
    (void)state;
    for (int round = 0; round < ROUNDS * ASSESSMENTS; round++) {
        const struct rule *rule = assessments[round % ASSESSMENTS];
        int32_t language = (int32_t)chance_between(&chance, 0, TEXT_LANGUAGES - 1);
        if (rule->confidential) {
            continue;
        }
        random_decision(&chance, rule, &facts, decision);
        char *flat = flattened(letter_of(decision, language, text));
        check_form(heltmed_text_data(text), language);
        check_order(decision, language, flat);
        check_criteria(decision, language, flat);
        check_questions(decision, language, flat);
        free(flat);
    }
    heltmed_text_destroy(text);
    heltmed_decision_destroy(decision);
}

/* ---- whole letters ---- */

static heltmed_wage_facts wage_below_the_floor(void)
{
    heltmed_wage_facts facts;
    heltmed_wage_facts_init(&facts);
    facts.on = day("2026-11-22");
    facts.phase = HELTMED_WAGE_PHASE_PERMANENT;
    facts.hourly_wage_ore = 3500;
    facts.comparable_tariff_ore = 19080;
    facts.contract_is_permanent = 1;
    facts.other_terms_equal = 1;
    facts.area = HELTMED_WAGE_AREA_NONE;
    return facts;
}

static void test_golden_letter_nb(void **state)
{
    static const char golden[] =
        "Spørsmålet\n"
        "Følger lønna og kontrakten din modellen?\n"
        "Svaret gjelder 22. november 2026.\n"
        "\n"
        "Svaret\n"
        "Noe i lønna eller kontrakten din må rettes for å følge modellen. Det er ikke din feil. Under står det hva, og hvem som "
        "kan hjelpe.\n"
        "\n"
        "Hvorfor\n"
        "Timelønna di er 35,00 kr, men minimumslønna i ordningen er 38,16 kr (20 % av sammenlignbar tariff, som er 190,80 kr). "
        "Det er ikke din feil, og du kan ha penger til gode. Be jobbspesialisten ta det opp med arbeidsgiveren.\n"
        "\n"
        "Kontrakten din er fast.\n"
        "\n"
        "Alt annet enn lønna er likt for deg og kollegaene dine. Dere har samme plikter og rettigheter.\n"
        "\n"
        "Godt å vite\n"
        "Dette vet vi ikke ennå. Vi mangler ett svar: Får du uføretrygd? Dette er ikke et nei.\n"
        "\n"
        "Hva du kan gjøre nå\n"
        "Vis dette brevet til jobbspesialisten. Sammen kan dere finne ut hva som skal til, eller hva annet som kan passe.\n"
        "\n"
        "Lurer du på noe, kan du spørre jobbspesialisten, HELT MED eller kommunen. Du kan gjerne ha med deg en du stoler på.\n"
        "\n"
        "Er noen i fare, ring 112.\n"
        "\n"
        "Dette er ikke et vedtak.\n"
        "Regelsett 2026.1.\n";
    heltmed_decision *decision = new_decision();
    heltmed_text *text = new_text(NULL);
    heltmed_wage_facts facts = wage_below_the_floor();
    (void)state;
    assert_int_equal(heltmed_wage_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    assert_string_equal(letter_of(decision, HELTMED_NB, text), golden);
    heltmed_text_destroy(text);
    heltmed_decision_destroy(decision);
}

static void test_golden_letter_easy_nn(void **state)
{
    static const char golden[] = "Kva er spørsmålet?\n"
                                 "Er lønna og kontrakten din riktig?\n"
                                 "Svaret gjeld for søndag 22. november 2026.\n"
                                 "\n"
                                 "Kva er svaret?\n"
                                 "Vi veit ikkje svaret enno.\n"
                                 "Vi manglar noko.\n"
                                 "Det er ikkje din feil.\n"
                                 "\n"
                                 "Kvifor er det slik?\n"
                                 "Kontrakten din gjeld fast jobb.\n"
                                 "Ein fast jobb har ingen siste dag.\n"
                                 "Slik skal det vere i HELT MED.\n"
                                 "\n"
                                 "Kontrakten din er lik dei andre kontraktane på jobben.\n"
                                 "Du har same rettar og plikter.\n"
                                 "Berre lønna er annleis.\n"
                                 "Slik skal det vere i HELT MED.\n"
                                 "\n"
                                 "Kva meir bør du vite?\n"
                                 "Vi veit ikkje svaret på alt enno.\n"
                                 "Vi manglar svar på dette spørsmålet:\n"
                                 "Får du uføretrygd?\n"
                                 "Du har ikkje fått nei.\n"
                                 "\n"
                                 "Kva skjer no?\n"
                                 "Vi treng å vite meir.\n"
                                 "Du treng ikkje ordne det åleine.\n"
                                 "Jobbspesialisten din kan hjelpe deg.\n"
                                 "Kor mykje lønn får du i timen?\n"
                                 "Du har ikkje fått nei.\n"
                                 "\n"
                                 "Har du spørsmål?\n"
                                 "Snakk med jobbspesialisten din.\n"
                                 "Har du ingen jobbspesialist?\n"
                                 "Ring HELT MED.\n"
                                 "\n"
                                 "Er du i fare?\n"
                                 "Ring 112.\n"
                                 "\n"
                                 "Dette er ikkje eit vedtak.\n"
                                 "Vi har brukt regelboka 2026.1.\n"
                                 "Lesarar har ikkje prøvd desse tekstane enno.\n";
    heltmed_decision *decision = new_decision();
    heltmed_text *text = new_text(NULL);
    heltmed_wage_facts facts = wage_below_the_floor();
    (void)state;
    facts.hourly_wage_ore = HELTMED_UNKNOWN;
    assert_int_equal(heltmed_wage_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    assert_string_equal(letter_of(decision, HELTMED_EASY_NN, text), golden);
    heltmed_text_destroy(text);
    heltmed_decision_destroy(decision);
}

/* Where a rule has cautions alone, its letter tells them also when all is well. */
static void test_a_caution_is_told_when_it_is_all_there_is(void **state)
{
    heltmed_decision *decision = new_decision();
    heltmed_text *letter = new_text(NULL);
    heltmed_text *text = new_text(NULL);
    heltmed_benefit_facts facts;
    (void)state;
    heltmed_benefit_facts_init(&facts);
    facts.on = day("2026-11-22");
    facts.in_vta = 0;
    facts.benefit_since = day("2024-07-01");
    facts.income_after_disability_ore = 0;
    facts.annual_pensionable_income_ore = 9000000;
    assert_int_equal(heltmed_benefit_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    assert_int_equal(heltmed_decision_explain(decision, 0, HELTMED_NB, text, NULL), HELTMED_OK);
    (void)found(letter_of(decision, HELTMED_NB, letter), heltmed_text_data(text), heltmed_text_data(letter));
    assert_non_null(strstr(heltmed_text_data(letter), "Nav"));
    heltmed_text_destroy(text);
    heltmed_text_destroy(letter);
    heltmed_decision_destroy(decision);
}

/* ---- misuse and memory ---- */

static void test_a_concern_has_no_letter(void **state)
{
    heltmed_decision *decision = new_decision();
    heltmed_text *text = new_text(NULL);
    heltmed_concern_facts facts;
    heltmed_error error;
    (void)state;
    heltmed_concern_facts_init(&facts);
    facts.on = day("2026-11-22");
    assert_int_equal(heltmed_concern_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    for (int32_t language = 0; language < TEXT_LANGUAGES; language++) {
        assert_int_equal(heltmed_decision_letter(decision, language, text, &error), HELTMED_UNAVAILABLE);
        assert_non_null(strstr(error.message, "confidential"));
        assert_int_equal(heltmed_text_size(text), 0);
    }
    heltmed_text_destroy(text);
    heltmed_decision_destroy(decision);
}

static void test_misuse_is_refused(void **state)
{
    heltmed_decision *decision = new_decision();
    heltmed_text *text = new_text(NULL);
    heltmed_wage_facts facts = wage_below_the_floor();
    heltmed_error error;
    (void)state;
    assert_int_equal(heltmed_decision_letter(decision, HELTMED_NB, text, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_wage_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    assert_int_equal(heltmed_decision_letter(NULL, HELTMED_NB, text, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_decision_letter(decision, HELTMED_NB, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_decision_letter(decision, -1, text, &error), HELTMED_UNKNOWN_NAME);
    assert_int_equal(heltmed_decision_letter(decision, TEXT_LANGUAGES, text, NULL), HELTMED_UNKNOWN_NAME);
    heltmed_text_destroy(text);
    heltmed_decision_destroy(decision);
}

static void test_no_memory_is_told(void **state)
{
    heltmed_decision *decision = new_decision();
    heltmed_wage_facts facts = wage_below_the_floor();
    size_t failures = 0;
    (void)state;
    assert_int_equal(heltmed_wage_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    for (int32_t language = 0; language < TEXT_LANGUAGES; language++) {
        heltmed_status status = HELTMED_NO_MEMORY;
        for (size_t n = 1; status != HELTMED_OK; n++) {
            struct counting counting = {0};
            heltmed_allocator allocator = counting_allocator(&counting);
            heltmed_text *text = new_text(&allocator);
            heltmed_error error;
            counting.fail_from = counting.calls + n;
            counting.fail_once = true;
            status = heltmed_decision_letter(decision, language, text, &error);
            if (status != HELTMED_OK) {
                assert_int_equal(status, HELTMED_NO_MEMORY);
                assert_string_equal(heltmed_text_data(text), "");
                failures++;
            }
            heltmed_text_destroy(text);
            assert_int_equal(counting.blocks, 0);
        }
    }
    assert_true(failures >= 2 * TEXT_LANGUAGES);
    heltmed_decision_destroy(decision);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_letter_has_its_parts), cmocka_unit_test(test_golden_letter_nb),
        cmocka_unit_test(test_golden_letter_easy_nn),      cmocka_unit_test(test_a_caution_is_told_when_it_is_all_there_is),
        cmocka_unit_test(test_a_concern_has_no_letter),    cmocka_unit_test(test_misuse_is_refused),
        cmocka_unit_test(test_no_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
