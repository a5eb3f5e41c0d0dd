/* A decision as a letter to the person: what was asked, what is so and why, what can be done, whom to ask. */
#include "base/error.h"
#include "texts/explain.h"

struct letter {
    struct heltmed_text *out;
    const heltmed_decision *decision;
    int32_t language;
    const struct text *heading; /* to stand over the next paragraph */
    size_t paragraph;           /* where the paragraph begins */
};

static void begin_section(struct letter *letter, enum fixed_text heading) { letter->heading = text_named(letter->language, heading); }

static void begin_paragraph(struct letter *letter)
{
    if (letter->out->size > 0) {
        text_append(letter->out, "\n\n", 2);
    }
    if (letter->heading != NULL) {
        text_append(letter->out, letter->heading->words, letter->heading->size);
        text_append_char(letter->out, '\n');
        letter->heading = NULL;
    }
    letter->paragraph = letter->out->size;
}

/* A sentence goes on where a small letter follows the point: "8. juni". Small letters beyond ASCII are 0xc3 0xa0 and up. */
static bool goes_on(const char *next)
{
    return (next[0] >= 'a' && next[0] <= 'z') || ((unsigned char)next[0] == 0xc3 && (unsigned char)next[1] >= 0xa0);
}

/* Easy-to-read texts have one sentence on a line. */
static void end_paragraph(struct letter *letter)
{
    struct heltmed_text *out = letter->out;
    bool is_easy = letter->language == HELTMED_EASY_NB || letter->language == HELTMED_EASY_NN;
    for (size_t i = letter->paragraph + 1; is_easy && !out->failed && i + 2 < out->size; i++) {
        char *at = out->data + i;
        if (at[0] == ' ' && strchr(".?!:", at[-1]) != NULL && !goes_on(at + 1)) {
            at[0] = '\n';
        }
    }
}

/* A text of its own line in the paragraph. */
static void add_line(struct letter *letter, const struct text *text)
{
    if (letter->out->size > letter->paragraph) {
        text_append_char(letter->out, '\n');
    }
    explain_fill(letter->out, letter->decision, letter->language, text);
}

static void add_named(struct letter *letter, enum fixed_text name) { add_line(letter, text_named(letter->language, name)); }

static const struct text *text_of_assessment(const struct letter *letter, const char *what)
{
    const char *const key[] = {letter->decision->solution.rule->name, what};
    return text_find(letter->language, key, LENGTH(key));
}

static void add_question(struct letter *letter)
{
    begin_section(letter, TEXT_LETTER_ASKED);
    begin_paragraph(letter);
    add_line(letter, text_of_assessment(letter, "title"));
    add_named(letter, TEXT_LETTER_ON);
    end_paragraph(letter);
}

static void add_answer(struct letter *letter)
{
    const char *outcome = heltmed_outcome_name(heltmed_decision_outcome(letter->decision));
    begin_section(letter, TEXT_LETTER_ANSWER);
    begin_paragraph(letter);
    add_line(letter, text_of_assessment(letter, outcome));
    end_paragraph(letter);
}

/* A paragraph for each criterion of that outcome: requirements, or all else. */
static void add_criteria(struct letter *letter, bool are_requirements, enum outcome outcome)
{
    const struct solution *solution = &letter->decision->solution;
    for (uint8_t i = 0; i < solution->rule->criterion_count; i++) {
        bool is_requirement = solution->rule->criteria[i].kind == REQUIREMENT;
        if (is_requirement == are_requirements && solution->outcomes[i] == outcome) {
            begin_paragraph(letter);
            explain_criterion(letter->out, letter->decision, letter->language, i);
            end_paragraph(letter);
        }
    }
}

static bool has_requirements(const struct rule *rule)
{
    bool has = false;
    for (uint8_t i = 0; i < rule->criterion_count; i++) {
        has = has || rule->criteria[i].kind == REQUIREMENT;
    }
    return has;
}

/* What is missing stands once in a letter, and only what matters: for the answer here if it is a rate that we lack, under
 * what to do now if it is a question, and for the rest under what is good to know. */
static void add_reasons(struct letter *letter)
{
    begin_section(letter, TEXT_LETTER_WHY);
    add_criteria(letter, true, NOT_MET);
    uint64_t rates = explain_rates_among(letter->decision, letter->decision->solution.outcome_missing);
    if (rates != 0) {
        begin_paragraph(letter);
        explain_undetermined(letter->out, letter->decision, letter->language, rates);
        end_paragraph(letter);
    }
    add_criteria(letter, true, MET);
}

static void add_good_to_know(struct letter *letter)
{
    uint64_t ask_also = decision_ask_also(letter->decision);
    begin_section(letter, TEXT_LETTER_GOOD_TO_KNOW);
    add_criteria(letter, false, NOT_MET);
    add_criteria(letter, false, CANNOT_TELL);
    if (ask_also != 0) {
        begin_paragraph(letter);
        explain_undetermined(letter->out, letter->decision, letter->language, ask_also);
        end_paragraph(letter);
    }
    if (!has_requirements(letter->decision->solution.rule)) {
        add_criteria(letter, false, MET);
    }
}

static void add_what_now(struct letter *letter)
{
    static const enum fixed_text advices[] = {
        [HELTMED_GO_ON] = TEXT_LETTER_GO_ON, [HELTMED_ASK] = TEXT_LETTER_ASK, [HELTMED_TALK] = TEXT_LETTER_TALK};
    uint64_t missing = letter->decision->solution.outcome_missing;
    begin_section(letter, TEXT_LETTER_WHAT_NOW);
    begin_paragraph(letter);
    add_named(letter, advices[heltmed_decision_advice(letter->decision)]);
    explain_questions(letter->out, letter->decision, letter->language, missing, "\n");
    if (missing != 0) {
        add_named(letter, TEXT_UNDETERMINED_REASSURE);
    }
    end_paragraph(letter);
}

static void add_ending(struct letter *letter)
{
    begin_paragraph(letter);
    add_named(letter, TEXT_LETTER_CONTACT);
    end_paragraph(letter);
    begin_paragraph(letter);
    add_named(letter, TEXT_LETTER_DANGER);
    end_paragraph(letter);
    begin_paragraph(letter);
    add_named(letter, TEXT_LETTER_NOT_A_DECISION);
    add_named(letter, TEXT_LETTER_RULEBOOK);
    if (letter->language == HELTMED_EASY_NB || letter->language == HELTMED_EASY_NN) {
        add_named(letter, TEXT_LETTER_NOT_TRIED);
    }
    text_append_char(letter->out, '\n');
    end_paragraph(letter);
}

heltmed_status heltmed_decision_letter(const heltmed_decision *decision, int32_t language, heltmed_text *out, heltmed_error *error)
{
    heltmed_status status = explain_check(decision, language, out, error);
    if (status != HELTMED_OK) {
        return status;
    }
    if (!decision->made) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the decision is empty");
    }
    if (decision->solution.rule->confidential) {
        return error_set(error, HELTMED_UNAVAILABLE, NULL, "this is confidential and never put in a letter");
    }
    text_clear(out);
    struct letter letter = {.out = out, .decision = decision, .language = language};
    add_question(&letter);
    add_answer(&letter);
    add_reasons(&letter);
    add_good_to_know(&letter);
    add_what_now(&letter);
    add_ending(&letter);
    return text_finish(out, error);
}
