/* What src/generate/embed_texts.c and the library agree on about keys. */
#ifndef TEXTS_KEYS_H
#define TEXTS_KEYS_H

#include <stdint.h>

/* No key. */
enum { NO_TEXT = 0xffff };

/* The hash that tells where a key's bucket is (FNV-1a). */
#define TEXT_HASH_START UINT32_C(2166136261)
static inline uint32_t text_hash(uint32_t hash, char byte) { return (hash ^ (unsigned char)byte) * UINT32_C(16777619); }

/* The texts that the library asks for by name: the build finds out where they stand, and fails when one is missing. */
#define EACH_FIXED_TEXT(TEXT)                                \
    TEXT(FORMAT_MONEY, "format.money")                       \
    TEXT(FORMAT_THOUSANDS, "format.thousands")               \
    TEXT(FORMAT_DATE, "format.date")                         \
    TEXT(FORMAT_PERCENT, "format.percent")                   \
    TEXT(FORMAT_DECIMAL, "format.decimal")                   \
    TEXT(VALUE_IS_UNKNOWN, "value.unknown")                  \
    TEXT(VALUE_IS_NONE, "value.none")                        \
    TEXT(VALUE_IS_YES, "value.yes")                          \
    TEXT(VALUE_IS_NO, "value.no")                            \
    TEXT(MONTH_1, "month.1")                                 \
    TEXT(MONTH_2, "month.2")                                 \
    TEXT(MONTH_3, "month.3")                                 \
    TEXT(MONTH_4, "month.4")                                 \
    TEXT(MONTH_5, "month.5")                                 \
    TEXT(MONTH_6, "month.6")                                 \
    TEXT(MONTH_7, "month.7")                                 \
    TEXT(MONTH_8, "month.8")                                 \
    TEXT(MONTH_9, "month.9")                                 \
    TEXT(MONTH_10, "month.10")                               \
    TEXT(MONTH_11, "month.11")                               \
    TEXT(MONTH_12, "month.12")                               \
    TEXT(WEEKDAY_1, "weekday.1")                             \
    TEXT(WEEKDAY_2, "weekday.2")                             \
    TEXT(WEEKDAY_3, "weekday.3")                             \
    TEXT(WEEKDAY_4, "weekday.4")                             \
    TEXT(WEEKDAY_5, "weekday.5")                             \
    TEXT(WEEKDAY_6, "weekday.6")                             \
    TEXT(WEEKDAY_7, "weekday.7")                             \
    TEXT(UNDETERMINED_ONE_ANSWER, "undetermined.one_answer") \
    TEXT(UNDETERMINED_ANSWERS, "undetermined.answers")       \
    TEXT(UNDETERMINED_NO_RATE, "undetermined.no_rate")       \
    TEXT(UNDETERMINED_REASSURE, "undetermined.reassure")     \
    TEXT(BASIS_READING, "basis.reading")                     \
    TEXT(BASIS_PROJECT, "basis.project")                     \
    TEXT(BASIS_EXTERNAL, "basis.external")                   \
    TEXT(KIND_GUIDELINE, "kind.guideline")                   \
    TEXT(KIND_CAUTION, "kind.caution")                       \
    TEXT(LETTER_ASKED, "letter.asked")                       \
    TEXT(LETTER_ON, "letter.on")                             \
    TEXT(LETTER_ANSWER, "letter.answer")                     \
    TEXT(LETTER_WHY, "letter.why")                           \
    TEXT(LETTER_GOOD_TO_KNOW, "letter.good_to_know")         \
    TEXT(LETTER_WHAT_NOW, "letter.what_now")                 \
    TEXT(LETTER_GO_ON, "letter.go_on")                       \
    TEXT(LETTER_ASK, "letter.ask")                           \
    TEXT(LETTER_TALK, "letter.talk")                         \
    TEXT(LETTER_CONTACT, "letter.contact")                   \
    TEXT(LETTER_DANGER, "letter.danger")                     \
    TEXT(LETTER_NOT_A_DECISION, "letter.not_a_decision")     \
    TEXT(LETTER_RULEBOOK, "letter.rulebook")                 \
    TEXT(LETTER_NOT_TRIED, "letter.not_tried")

#define FIXED_TEXT_NAME(name, key) TEXT_##name,
enum fixed_text { EACH_FIXED_TEXT(FIXED_TEXT_NAME) FIXED_TEXTS };
#undef FIXED_TEXT_NAME

#endif
