/* Explanations: sentences in every language, with what is missing, whose rule it is, and the words to the byte for some. */
#include <heltmed/heltmed.h>

#include "given.h"
#include "random_decision.h"

#include "rules/registry.h"
#include "texts/explain.h"

enum { ROUNDS = 400 };

static bool begins(const char *text, const char *beginning) { return strncmp(text, beginning, strlen(beginning)) == 0; }

static const char *explained(const heltmed_decision *decision, size_t criterion, int32_t language, heltmed_text *text)
{
    assert_int_equal(heltmed_decision_explain(decision, criterion, language, text, NULL), HELTMED_OK);
    return heltmed_text_data(text);
}

/* Sentences, joined by one blank each. */
static void check_sentences(const char *text, const char *id, int32_t language)
{
    size_t size = strlen(text);
    bool is_fine = size > 0 && strchr(".?!", text[size - 1]) != NULL && text[0] != ' ' && strstr(text, "  ") == NULL &&
                   strpbrk(text, "{}\n\"") == NULL;
    if (!is_fine) {
        fail_msg("%s in %s: %s", id, heltmed_language_name(language), text);
    }
}

static void test_every_explanation_is_sentences(void **state)
{
    struct chance chance = {11};
    struct random_facts facts;
    heltmed_decision *decision = new_decision();
    heltmed_text *text = new_text(NULL);
    (void)state;
    for (int rule = 0; rule < ASSESSMENTS; rule++) {
        for (int round = 0; round < ROUNDS; round++) {
            random_decision(&chance, assessments[rule], &facts, decision);
            for (size_t i = 0; i < heltmed_decision_criterion_count(decision); i++) {
                int32_t language = (int32_t)chance_between(&chance, 0, TEXT_LANGUAGES - 1);
                check_sentences(explained(decision, i, language, text), heltmed_decision_criterion_id(decision, i), language);
            }
        }
    }
    heltmed_text_destroy(text);
    heltmed_decision_destroy(decision);
}

/* Every question of what is missing is asked, and no other. */
static void test_what_is_missing_is_asked(void **state)
{
    struct chance chance = {12};
    struct random_facts facts;
    heltmed_decision *decision = new_decision();
    heltmed_text *text = new_text(NULL);
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        const struct rule *rule = assessments[round % ASSESSMENTS];
        random_decision(&chance, rule, &facts, decision);
        for (size_t i = 0; i < rule->criterion_count; i++) {
            const char *words = explained(decision, i, HELTMED_NB, text);
            bool leads = begins(words, text_named(HELTMED_NB, TEXT_UNDETERMINED_ONE_ANSWER)->words) ||
                         begins(words, text_named(HELTMED_NB, TEXT_UNDETERMINED_ANSWERS)->words) ||
                         begins(words, text_named(HELTMED_NB, TEXT_UNDETERMINED_NO_RATE)->words);
            assert_int_equal(leads, decision->solution.missing[i] != 0);
            for (uint8_t fact = 0; fact < rule->fact_count; fact++) {
                const char *const key[] = {"ask", rule->name, rule->slots[fact].name};
                const struct text *question = text_find(HELTMED_NB, key, 3);
                if (question != NULL && (decision->solution.missing[i] & BIT(fact)) != 0) {
                    assert_non_null(strstr(words, question->words));
                }
            }
        }
    }
    heltmed_text_destroy(text);
    heltmed_decision_destroy(decision);
}

static void test_ours_is_told_apart(void **state)
{
    struct chance chance = {13};
    struct random_facts facts;
    heltmed_decision *decision = new_decision();
    heltmed_text *text = new_text(NULL);
    static const enum fixed_text said[] = {TEXT_BASIS_READING, TEXT_BASIS_PROJECT, TEXT_BASIS_EXTERNAL};
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        const struct rule *rule = assessments[round % ASSESSMENTS];
        random_decision(&chance, rule, &facts, decision);
        for (size_t i = 0; i < rule->criterion_count; i++) {
            const struct criterion *criterion = &rule->criteria[i];
            const char *words = explained(decision, i, HELTMED_EN, text);
            for (uint8_t basis = BASIS_READING; basis < RULE_BASES; basis++) {
                bool is_said = strstr(words, text_named(HELTMED_EN, said[basis - BASIS_READING])->words) != NULL;
                assert_int_equal(is_said, criterion->basis == basis);
            }
            bool not_met = heltmed_decision_criterion_outcome(decision, i) == HELTMED_NOT_MET;
            bool is_guideline = strstr(words, text_named(HELTMED_EN, TEXT_KIND_GUIDELINE)->words) != NULL;
            bool is_caution = strstr(words, text_named(HELTMED_EN, TEXT_KIND_CAUTION)->words) != NULL;
            assert_int_equal(is_guideline, not_met && criterion->kind == GUIDELINE);
            assert_int_equal(is_caution, not_met && criterion->kind == CAUTION);
        }
    }
    heltmed_text_destroy(text);
    heltmed_decision_destroy(decision);
}

/* ---- a wage ---- */

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
    facts.area = HELTMED_WAGE_AREA_CLEANING;
    facts.age_years = 30;
    facts.receives_disability_benefit = 0;
    return facts;
}

/* Two rates that share a text, the lowest and the highest minimum wage at 18, are named once. */
static void test_missing_rates_are_named_once(void **state)
{
    heltmed_wage_facts facts = wage_below_the_floor();
    heltmed_decision *decision = new_decision();
    heltmed_text *text = new_text(NULL);
    const char *const key[] = {"rate", "minimum_wage"};
    const char *rate = text_find(HELTMED_NB, key, 2)->words;
    (void)state;
    facts.area = HELTMED_WAGE_AREA_HOSPITALITY;
    facts.age_years = 18;
    assert_int_equal(heltmed_wage_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    assert_int_equal(heltmed_decision_criterion_missing_count(decision, 3), 2);
    const char *words = explained(decision, 3, HELTMED_NB, text);
    assert_non_null(strstr(words, rate));
    assert_null(strstr(strstr(words, rate) + 1, rate));
    heltmed_text_destroy(text);
    heltmed_decision_destroy(decision);
}

/* ---- golden renderings ---- */

static void check_golden(const heltmed_decision *decision, size_t criterion, const char *const golden[TEXT_LANGUAGES])
{
    heltmed_text *text = new_text(NULL);
    for (int32_t language = 0; language < TEXT_LANGUAGES; language++) {
        assert_string_equal(explained(decision, criterion, language, text), golden[language]);
    }
    heltmed_text_destroy(text);
}

static void test_golden_wages(void **state)
{
    static const char *const below_floor[] = {
        "Timelønna di er 35,00 kr, men minimumslønna i ordningen er 38,16 kr (20 % av sammenlignbar tariff, som er 190,80 kr). "
        "Det er ikke din feil, og du kan ha penger til gode. Be jobbspesialisten ta det opp med arbeidsgiveren.",
        "Timelønna di er 35,00 kr, men minimumslønna i ordninga er 38,16 kr (20 % av samanliknbar tariff, som er 190,80 kr). "
        "Det er ikkje din feil, og du kan ha pengar til gode. Be jobbspesialisten ta det opp med arbeidsgivaren.",
        "Your hourly wage is NOK 35.00, but the floor of the model is NOK 38.16 (20% of the comparable tariff, which is NOK "
        "190.80). It is not your fault, and you may be owed money. Ask the job specialist to take it up with the employer.",
        "Lønna di er 35,00 kroner i timen. For denne jobben er minste lønn 38,16 kroner. Lønna di er for lav. Det er ikke din "
        "feil. Du kan ha penger til gode. Vis dette til jobbspesialisten din.",
        "Lønna di er 35,00 kroner i timen. For denne jobben er minste lønn 38,16 kroner. Lønna di er for låg. Det er ikkje din "
        "feil. Du kan ha pengar til gode. Vis dette til jobbspesialisten din.",
    };
    static const char *const no_rate[] = {
        "Her er det vi som ikke vet nok ennå. Vi mangler den allmenngjorte minstelønna for dette arbeidet på denne datoen. Spør "
        "Arbeidstilsynet eller fagforeningen. Dette er ikke et nei. Dette bygger på lov eller offentlige satser.",
        "Her er det vi som ikkje veit nok enno. Vi manglar den allmenngjorde minstelønna for dette arbeidet på denne datoen. "
        "Spør Arbeidstilsynet eller fagforeininga. Dette er ikkje eit nei. Dette byggjer på lov eller offentlege satsar.",
        "Here it is we who do not know enough yet. We lack the generally applicable minimum wage for this work on this date. "
        "Ask the Labour Inspection Authority or the union. This is not a no. This rests on law or public rates.",
        "Her vet vi ikke nok ennå. Det er ikke din feil. Vi mangler tallet for minste lønn i denne typen arbeid. Snakk med "
        "jobbspesialisten din om det. Du har ikke fått nei. Dette kommer fra loven eller fra offentlige tall. HELT MED "
        "bestemmer det ikke.",
        "Her veit vi ikkje nok enno. Det er ikkje din feil. Vi manglar talet for minste lønn i denne typen arbeid. Snakk med "
        "jobbspesialisten din om det. Du har ikkje fått nei. Dette kjem frå lova eller frå offentlege tal. HELT MED bestemmer "
        "det ikkje.",
    };
    static const char *const no_benefit[] = {
        "Du får ikke uføretrygd, men lønna i modellen er ment som et tillegg til trygden. Snakk med Nav og jobbspesialisten om "
        "hva du skal leve av før du skriver under. Dette avgjør ingenting, men noen bør se på det sammen med deg.",
        "Du får ikkje uføretrygd, men lønna i modellen er meint som eit tillegg til trygda. Snakk med Nav og jobbspesialisten "
        "om kva du skal leve av før du skriv under. Dette avgjer ingenting, men nokon bør sjå på det saman med deg.",
        "You do not receive disability benefit, but the wage in the model is meant as a supplement to it. Talk with Nav and "
        "the job specialist about what you will live on before you sign. This decides nothing, but somebody should look at it "
        "together with you.",
        "Du får ikke uføretrygd. I HELT MED er lønna et tillegg til uføretrygd. Lønna alene kan være lite å leve av. Snakk med "
        "Nav først. Jobbspesialisten din kan hjelpe deg med det. Dette er ikke et nei. Noen bør se på det sammen med deg.",
        "Du får ikkje uføretrygd. I HELT MED er lønna eit tillegg til uføretrygd. Lønna åleine kan vere lite å leve av. Snakk "
        "med Nav først. Jobbspesialisten din kan hjelpe deg med det. Dette er ikkje eit nei. Nokon bør sjå på det saman med "
        "deg.",
    };
    static const char *const no_tariff[] = {
        "Dette vet vi ikke ennå. Vi mangler ett svar: Hva er timelønna i tariffavtalen for samme arbeid? Dette er ikke et nei.",
        "Dette veit vi ikkje enno. Vi manglar eitt svar: Kva er timelønna i tariffavtalen for same arbeid? Dette er ikkje eit "
        "nei.",
        "We do not know this yet. We are missing one answer: What is the hourly wage in the collective agreement for the same "
        "work? This is not a no.",
        "Vi vet ikke svaret på alt ennå. Vi mangler svar på dette spørsmålet: Hva er vanlig lønn i timen for denne jobben? Du "
        "har ikke fått nei.",
        "Vi veit ikkje svaret på alt enno. Vi manglar svar på dette spørsmålet: Kva er vanleg lønn i timen for denne jobben? Du "
        "har ikkje fått nei.",
    };
    heltmed_decision *decision = new_decision();
    heltmed_wage_facts facts = wage_below_the_floor();
    (void)state;
    assert_int_equal(heltmed_wage_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    check_golden(decision, 0, below_floor);
    check_golden(decision, 3, no_rate);
    check_golden(decision, 4, no_benefit);
    facts.comparable_tariff_ore = HELTMED_UNKNOWN;
    assert_int_equal(heltmed_wage_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    check_golden(decision, 0, no_tariff);
    heltmed_decision_destroy(decision);
}

static void test_golden_offer(void **state)
{
    static const char *const not_over[] = {
        "Arbeidspraksisen er ikke ferdig ennå. Siste dag er 31. mai 2026. Etter den dagen er det tid for å snakke om fast jobb. "
        "Regelen står uklart i kilden; slik leser vi den.",
        "Arbeidspraksisen er ikkje ferdig enno. Siste dag er 31. mai 2026. Etter den dagen er det tid for å snakke om fast "
        "jobb. Regelen står uklart i kjelda; slik les vi han.",
        "The trial is not over yet. Its last day is 31 May 2026. After that day it is time to talk about a permanent post. The "
        "source states this rule unclearly; this is how we read it.",
        "Praksisen er ikke ferdig ennå. Siste dag er søndag 31. mai 2026. Svaret om fast jobb kommer etterpå. Du trenger ikke "
        "gjøre noe nå. Reglene er litt uklare her. Slik forstår vi dem.",
        "Praksisen er ikkje ferdig enno. Siste dag er søndag 31. mai 2026. Svaret om fast jobb kjem etterpå. Du treng ikkje "
        "gjere noko no. Reglane er litt uklare her. Slik forstår vi dei.",
    };
    heltmed_decision *decision = new_decision();
    heltmed_offer_facts facts;
    (void)state;
    heltmed_offer_facts_init(&facts);
    facts.on = day("2026-05-20");
    facts.trial_starts_on = day("2026-05-04");
    facts.worker_wants_to_continue = 1;
    facts.employer_wants_to_continue = 1;
    assert_int_equal(heltmed_offer_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    check_golden(decision, 0, not_over);
    heltmed_decision_destroy(decision);
}

static void test_golden_benefit(void **state)
{
    static const char *const above_limit[] = {
        "Inntekten for året er 120 000 kr, og grensen er 95 920,99 kr (fribeløp 95 920,99 kr, inntekt etter uførhet 0 kr). Da "
        "kan uføretrygden bli lavere. Det betyr ikke at du må si nei til jobben: ring Nav og spør hva du sitter igjen med. "
        "Dette bygger på lov eller offentlige satser. Dette avgjør ingenting, men noen bør se på det sammen med deg.",
        "Inntekta for året er 120 000 kr, og grensa er 95 920,99 kr (fribeløp 95 920,99 kr, inntekt etter uførleik 0 kr). Då "
        "kan uføretrygda bli lågare. Det tyder ikkje at du må seie nei til jobben: ring Nav og spør kva du sit att med. Dette "
        "byggjer på lov eller offentlege satsar. Dette avgjer ingenting, men nokon bør sjå på det saman med deg.",
        "The income of the year is NOK 120,000, and the limit is NOK 95,920.99 (free amount NOK 95,920.99, income after "
        "disability NOK 0). Then the disability benefit may become lower. It does not mean that you must say no to the job: "
        "call Nav and ask what you will be left with. This rests on law or public rates. This decides nothing, but somebody "
        "should look at it together with you.",
        "Grensen din er 95 920,99 kroner dette året. Inntekten din er 120 000 kroner dette året. Inntekten er over grensen. Da "
        "kan uføretrygden bli mindre. Du kan likevel si ja til jobben. Ring Nav om pengene dine først. Dette kommer fra loven "
        "eller fra offentlige tall. HELT MED bestemmer det ikke. Dette er ikke et nei. Noen bør se på det sammen med deg.",
        "Grensa di er 95 920,99 kroner dette året. Inntekta di er 120 000 kroner dette året. Inntekta er over grensa. Då kan "
        "uføretrygda bli mindre. Du kan likevel seie ja til jobben. Ring Nav om pengane dine først. Dette kjem frå lova eller "
        "frå offentlege tal. HELT MED bestemmer det ikkje. Dette er ikkje eit nei. Nokon bør sjå på det saman med deg.",
    };
    heltmed_decision *decision = new_decision();
    heltmed_benefit_facts facts;
    (void)state;
    heltmed_benefit_facts_init(&facts);
    facts.on = day("2026-11-22");
    facts.in_vta = 0;
    facts.benefit_since = day("2024-07-01");
    facts.income_after_disability_ore = 0;
    facts.annual_pensionable_income_ore = 12000000;
    assert_int_equal(heltmed_benefit_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    check_golden(decision, 0, above_limit);
    heltmed_decision_destroy(decision);
}

/* ---- misuse and memory ---- */

static void test_misuse_is_refused(void **state)
{
    heltmed_decision *decision = new_decision();
    heltmed_text *text = new_text(NULL);
    heltmed_wage_facts facts = wage_below_the_floor();
    heltmed_error error;
    (void)state;
    assert_int_equal(heltmed_decision_explain(decision, 0, HELTMED_NB, text, &error), HELTMED_RANGE);
    assert_int_equal(heltmed_wage_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    assert_int_equal(heltmed_decision_explain(NULL, 0, HELTMED_NB, text, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_decision_explain(decision, 0, HELTMED_NB, NULL, &error), HELTMED_ARGUMENT);
    assert_int_equal(heltmed_decision_explain(decision, 0, -1, text, &error), HELTMED_UNKNOWN_NAME);
    assert_int_equal(heltmed_decision_explain(decision, 0, TEXT_LANGUAGES, text, NULL), HELTMED_UNKNOWN_NAME);
    assert_int_equal(heltmed_decision_explain(decision, 5, HELTMED_NB, text, &error), HELTMED_RANGE);
    assert_int_equal(heltmed_decision_explain(decision, SIZE_MAX, HELTMED_NB, text, &error), HELTMED_RANGE);
    assert_int_equal(heltmed_text_size(text), 0);
    assert_int_equal(heltmed_decision_explain(decision, 4, HELTMED_NB, text, &error), HELTMED_OK);
    heltmed_text_destroy(text);
    heltmed_decision_destroy(decision);
}

static void test_no_memory_is_told(void **state)
{
    struct counting counting = {0};
    heltmed_allocator allocator = counting_allocator(&counting);
    heltmed_decision *decision = new_decision();
    heltmed_text *text = new_text(&allocator);
    heltmed_wage_facts facts = wage_below_the_floor();
    heltmed_error error;
    (void)state;
    assert_int_equal(heltmed_wage_assess(&rulebook_2026_1, &facts, decision, NULL), HELTMED_OK);
    counting.fail_from = counting.calls + 1;
    assert_int_equal(heltmed_decision_explain(decision, 0, HELTMED_NB, text, &error), HELTMED_NO_MEMORY);
    assert_int_equal(error.code, HELTMED_NO_MEMORY);
    assert_string_equal(heltmed_text_data(text), "");

    /* Once warm it asks for no more. */
    counting.fail_from = 0;
    assert_int_equal(heltmed_decision_explain(decision, 0, HELTMED_NB, text, &error), HELTMED_OK);
    counting.fail_from = counting.calls + 1;
    assert_int_equal(heltmed_decision_explain(decision, 0, HELTMED_NB, text, &error), HELTMED_OK);
    heltmed_text_destroy(text);
    heltmed_decision_destroy(decision);
    assert_int_equal(counting.blocks, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_explanation_is_sentences),
        cmocka_unit_test(test_what_is_missing_is_asked),
        cmocka_unit_test(test_ours_is_told_apart),
        cmocka_unit_test(test_missing_rates_are_named_once),
        cmocka_unit_test(test_golden_wages),
        cmocka_unit_test(test_golden_offer),
        cmocka_unit_test(test_golden_benefit),
        cmocka_unit_test(test_misuse_is_refused),
        cmocka_unit_test(test_no_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
