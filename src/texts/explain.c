/* Why a criterion has its outcome: the text of its reason, or what is missing, and whose rule it is. */
#include "texts/explain.h"

#include "base/error.h"
#include "rulebook/parameters.h"
#include "texts/value_text.h"

heltmed_status explain_check(const heltmed_decision *decision, int32_t language, const heltmed_text *out, heltmed_error *error)
{
    if (decision == NULL || out == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "decision or out is NULL");
    }
    if (heltmed_language_name(language) == NULL) {
        return error_set(error, HELTMED_UNKNOWN_NAME, NULL, "there is no such language");
    }
    return HELTMED_OK;
}

static void fill_slot(struct heltmed_text *out, const heltmed_decision *decision, int32_t language, const char *name)
{
    const struct solution *solution = &decision->solution;
    const struct slot *slots = solution->rule->slots;
    for (uint8_t i = 0; i < solution->rule->slot_count; i++) {
        if (strcmp(slots[i].name, name) == 0) {
            value_text(out, language, &slots[i], solution->x[i]);
            return;
        }
    }
    if (strcmp(name, "rulebook") == 0) {
        text_append_words(out, solution->rulebook->version);
    }
}

void explain_fill(struct heltmed_text *out, const heltmed_decision *decision, int32_t language, const struct text *text)
{
    size_t from = 0;
    for (uint16_t i = 0; text != NULL && i < text->slot_count; i++) {
        const struct text_slot *slot = &text_slots[text->first_slot + i];
        text_append(out, text->words + from, slot->start - from);
        fill_slot(out, decision, language, text_slot_names[slot->name]);
        from = slot->end;
    }
    if (text != NULL) {
        text_append(out, text->words + from, text->size - from);
    }
}

uint64_t explain_rates_among(const heltmed_decision *decision, uint64_t missing)
{
    const struct slot *slots = decision->solution.rule->slots;
    uint64_t rates = 0;
    for (uint64_t left = missing; left != 0; left &= left - 1) {
        uint8_t i = (uint8_t)__builtin_ctzll(left);
        rates |= slots[i].role == RATE || slots[i].role == FOLDED_RATE ? BIT(i) : 0;
    }
    return rates;
}

static void append_after(struct heltmed_text *out, const char *joint, const struct text *text)
{
    if (text != NULL) {
        text_append_words(out, joint);
        text_append(out, text->words, text->size);
    }
}

void explain_questions(struct heltmed_text *out, const heltmed_decision *decision, int32_t language, uint64_t missing, const char *joint)
{
    const struct rule *rule = decision->solution.rule;
    for (uint64_t facts = missing & ~explain_rates_among(decision, missing); facts != 0; facts &= facts - 1) {
        const char *const key[] = {"ask", rule->name, rule->slots[__builtin_ctzll(facts)].name};
        append_after(out, joint, text_find(language, key, LENGTH(key)));
    }
}

/* Each text once: the rates that the facts choose, minimum wages by area and age, share one, and a rate may have two slots. */
static void append_rates(struct heltmed_text *out, const heltmed_decision *decision, int32_t language, uint64_t rates)
{
    const struct text *said[SLOTS_MAX];
    size_t count = 0;
    for (; rates != 0; rates &= rates - 1) {
        const struct slot *slot = &decision->solution.rule->slots[__builtin_ctzll(rates)];
        const char *const key[] = {"rate", slot->which != NULL ? "minimum_wage" : slot->name};
        const struct text *text = text_find(language, key, LENGTH(key));
        bool is_said = false;
        for (size_t i = 0; i < count; i++) {
            is_said = is_said || said[i] == text;
        }
        if (!is_said) {
            append_after(out, " ", text);
            said[count++] = text;
        }
    }
}

void explain_undetermined(struct heltmed_text *out, const heltmed_decision *decision, int32_t language, uint64_t missing)
{
    uint64_t rates = explain_rates_among(decision, missing);
    uint64_t facts = missing & ~rates;
    const char *joint = "";
    if (facts != 0) {
        bool is_one = (facts & (facts - 1)) == 0;
        append_after(out, joint, text_named(language, is_one ? TEXT_UNDETERMINED_ONE_ANSWER : TEXT_UNDETERMINED_ANSWERS));
        explain_questions(out, decision, language, facts, " ");
        joint = " ";
    }
    if (rates != 0) {
        append_after(out, joint, text_named(language, TEXT_UNDETERMINED_NO_RATE));
        append_rates(out, decision, language, rates);
        joint = " ";
    }
    append_after(out, joint, text_named(language, TEXT_UNDETERMINED_REASSURE));
}

static void append_basis(struct heltmed_text *out, const struct criterion *criterion, int32_t language)
{
    static const enum fixed_text said[RULE_BASES] = {
        [BASIS_READING] = TEXT_BASIS_READING, [BASIS_PROJECT] = TEXT_BASIS_PROJECT, [BASIS_EXTERNAL] = TEXT_BASIS_EXTERNAL};
    if (criterion->basis != BASIS_SOURCE) {
        append_after(out, " ", text_named(language, said[criterion->basis]));
    }
}

static void append_kind(struct heltmed_text *out, const struct criterion *criterion, int32_t language)
{
    if (criterion->kind == GUIDELINE || criterion->kind == CAUTION) {
        append_after(out, " ", text_named(language, criterion->kind == GUIDELINE ? TEXT_KIND_GUIDELINE : TEXT_KIND_CAUTION));
    }
}

void explain_criterion(struct heltmed_text *out, const heltmed_decision *decision, int32_t language, size_t index)
{
    const struct solution *solution = &decision->solution;
    const struct criterion *criterion = &solution->rule->criteria[index];
    if (solution->outcomes[index] == UNDETERMINED) {
        explain_undetermined(out, decision, language, solution->missing[index]);
    } else {
        const char *const key[] = {criterion->id, decision_criterion_reason(decision, index)};
        explain_fill(out, decision, language, text_find(language, key, LENGTH(key)));
    }
    append_basis(out, criterion, language);
    if (solution->outcomes[index] == NOT_MET) {
        append_kind(out, criterion, language);
    }
}

heltmed_status heltmed_decision_explain(const heltmed_decision *decision, size_t criterion, int32_t language, heltmed_text *out,
                                        heltmed_error *error)
{
    heltmed_status status = explain_check(decision, language, out, error);
    if (status != HELTMED_OK) {
        return status;
    }
    if (criterion >= heltmed_decision_criterion_count(decision)) {
        return error_set(error, HELTMED_RANGE, NULL, "there is no such criterion");
    }
    text_clear(out);
    explain_criterion(out, decision, language, criterion);
    return text_finish(out, error);
}
