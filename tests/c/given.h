/* What tests begin with: a day, the built-in rulebook, a decision, a text, a wage just on the floor. */
#ifndef GIVEN_H
#define GIVEN_H

#include <heltmed/heltmed.h>

#include "testing.h"

static inline int32_t day(const char *text)
{
    int32_t date = 0;
    assert_int_equal(heltmed_date_parse(text, strlen(text), &date, NULL), HELTMED_OK);
    return date;
}

static inline heltmed_rulebook *built_in(void)
{
    heltmed_rulebook *rulebook = NULL;
    assert_int_equal(heltmed_rulebook_built_in("2026.1", &rulebook, NULL), HELTMED_OK);
    return rulebook;
}

static inline heltmed_decision *new_decision(void)
{
    heltmed_decision *decision = NULL;
    assert_int_equal(heltmed_decision_create(NULL, &decision, NULL), HELTMED_OK);
    return decision;
}

static inline heltmed_text *new_text(const heltmed_allocator *allocator)
{
    heltmed_text *text = NULL;
    assert_int_equal(heltmed_text_create(allocator, &text, NULL), HELTMED_OK);
    return text;
}

#endif
