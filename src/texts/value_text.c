/* Each kind of value by the format.* texts of its language. */
#include "texts/value_text.h"

#include "texts/catalogue.h"

#define MINUS "\xe2\x88\x92" /* U+2212 */
enum { NUMBER_SIZE = 96, SEPARATOR_MAX = 8 };

/* What stands for a {part} of a format; with no bytes the part is left out. */
struct part {
    const char *name, *bytes;
    size_t size;
};

static const struct part *part_named(const struct part *parts, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(parts[i].name, name) == 0) {
            return &parts[i];
        }
    }
    return NULL;
}

/* Fills a format. What comes just before a part that is left out, a decimal mark, falls away with it. */
static void append_format(struct heltmed_text *out, int32_t language, enum fixed_text name, const struct part *parts, size_t count)
{
    const struct text *format = text_named(language, name);
    const struct text_slot *slots = &text_slots[format->first_slot];
    size_t from = 0;
    for (uint16_t i = 0; i < format->slot_count; i++) {
        const struct part *part = part_named(parts, count, text_slot_names[slots[i].name]);
        if (part != NULL && part->bytes != NULL) {
            text_append(out, format->words + from, slots[i].start - from);
            text_append(out, part->bytes, part->size);
        }
        from = slots[i].end;
    }
    text_append(out, format->words + from, format->size - from);
}

/* The digits of 0 and up, with `separator` between thousands. Returns where they begin: they end where `end` is. */
static char *print_number(char *end, uint64_t number, const char *separator, size_t separator_size)
{
    char *at = end;
    int digits = 0;
    do {
        if (digits > 0 && digits % 3 == 0) {
            at -= separator_size;
            memcpy(at, separator, separator_size);
        }
        *--at = (char)('0' + number % 10);
        number /= 10;
        digits++;
    } while (number > 0);
    return at;
}

/* format.thousands and its like hold their mark in double quotes, so that a blank can be seen. */
static struct part quoted(const struct text *text)
{
    bool in_quotes = text->size >= 2 && text->words[0] == '"';
    return in_quotes ? (struct part){NULL, text->words + 1, text->size - 2U} : (struct part){NULL, text->words, text->size};
}

static void append_money(struct heltmed_text *out, int32_t language, int64_t ore, bool always_ore)
{
    struct part separator = quoted(text_named(language, TEXT_FORMAT_THOUSANDS));
    uint64_t amount = ore < 0 ? 0 - (uint64_t)ore : (uint64_t)ore;
    uint64_t rest = amount % 100;
    char number[NUMBER_SIZE];
    char *end = number + NUMBER_SIZE;
    char *kroner = print_number(end, amount / 100, separator.bytes, separator.size < SEPARATOR_MAX ? separator.size : 0);
    if (ore < 0) {
        kroner -= sizeof(MINUS) - 1;
        memcpy(kroner, MINUS, sizeof(MINUS) - 1);
    }
    char two_digits[2] = {(char)('0' + rest / 10), (char)('0' + rest % 10)};
    struct part parts[] = {{"kroner", kroner, (size_t)(end - kroner)}, {"ore", rest > 0 || always_ore ? two_digits : NULL, 2}};
    append_format(out, language, TEXT_FORMAT_MONEY, parts, LENGTH(parts));
}

static void append_date(struct heltmed_text *out, int32_t language, int32_t date)
{
    struct civil civil = date_to_civil(date);
    const struct text *month = text_named(language, TEXT_MONTH_1 + (enum fixed_text)(civil.month - 1));
    const struct text *weekday = text_named(language, TEXT_WEEKDAY_1 + (enum fixed_text)(date_weekday(date) - 1));
    char number[NUMBER_SIZE];
    char *day_end = number + NUMBER_SIZE / 2;
    char *year_end = number + NUMBER_SIZE;
    char *day = print_number(day_end, (uint64_t)civil.day, "", 0);
    char *year = print_number(year_end, (uint64_t)civil.year, "", 0);
    struct part parts[] = {{"day", day, (size_t)(day_end - day)},
                           {"month", month->words, month->size},
                           {"year", year, (size_t)(year_end - year)},
                           {"weekday", weekday->words, weekday->size}};
    append_format(out, language, TEXT_FORMAT_DATE, parts, LENGTH(parts));
}

/* Hundredths of a percent, without zeros at the end: 20 %, 12,5 %, 33,33 %. */
static void append_percent(struct heltmed_text *out, int32_t language, int64_t bp)
{
    struct part mark = quoted(text_named(language, TEXT_FORMAT_DECIMAL));
    char number[NUMBER_SIZE];
    char *end = number + NUMBER_SIZE;
    char *whole = print_number(end, (uint64_t)bp / 100, "", 0);
    char fraction[SEPARATOR_MAX + 2];
    size_t size = 0;
    if (bp % 100 != 0 && mark.size <= SEPARATOR_MAX) {
        memcpy(fraction, mark.bytes, mark.size);
        size = mark.size;
        fraction[size++] = (char)('0' + bp / 10 % 10);
        if (bp % 10 != 0) {
            fraction[size++] = (char)('0' + bp % 10);
        }
    }
    struct part parts[] = {{"whole", whole, (size_t)(end - whole)}, {"fraction", fraction, size}};
    append_format(out, language, TEXT_FORMAT_PERCENT, parts, LENGTH(parts));
}

static void append_named(struct heltmed_text *out, int32_t language, enum fixed_text name)
{
    const struct text *text = text_named(language, name);
    text_append(out, text->words, text->size);
}

static void append_choice(struct heltmed_text *out, int32_t language, const struct slot *slot, int64_t value)
{
    const char *const key[] = {"word", slot->name, slot->words[value]};
    const struct text *word = text_find(language, key, LENGTH(key));
    if (word != NULL) {
        text_append(out, word->words, word->size);
    } else {
        text_append_words(out, slot->words[value]);
    }
}

void value_text(struct heltmed_text *out, int32_t language, const struct slot *slot, int64_t value)
{
    if (value == UNKNOWN || value == NONE) {
        append_named(out, language, value == UNKNOWN ? TEXT_VALUE_IS_UNKNOWN : TEXT_VALUE_IS_NONE);
        return;
    }
    switch (slot->kind) {
    case VALUE_ORE_PER_HOUR:
        append_money(out, language, value, true);
        break;
    case VALUE_ORE_PER_MONTH:
    case VALUE_ORE_PER_YEAR:
    case VALUE_ORE:
        append_money(out, language, value, false);
        break;
    case VALUE_DATE:
        append_date(out, language, (int32_t)value);
        break;
    case VALUE_BP:
        append_percent(out, language, value);
        break;
    case VALUE_YES_NO:
        append_named(out, language, value != 0 ? TEXT_VALUE_IS_YES : TEXT_VALUE_IS_NO);
        break;
    case VALUE_CHOICE:
        append_choice(out, language, slot, value);
        break;
    case VALUE_MUNICIPALITY: {
        char digits[4] = {(char)('0' + value / 1000), (char)('0' + value / 100 % 10), (char)('0' + value / 10 % 10),
                          (char)('0' + value % 10)};
        text_append(out, digits, 4);
        break;
    }
    case VALUE_SET:
    case VALUE_MUNICIPALITIES:
    case VALUE_ROWS:
    case VALUE_HOLIDAYS:
    case VALUE_WEIGHTS:
        break;
    default:
        text_append_int(out, value);
    }
}
