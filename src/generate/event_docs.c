/* Prints docs/events.md from the tables of the types of events, of what facts_stated takes, and of the simulation's rates. A test
 * compares them. */
#include <stdio.h>
#include <string.h>

#include "cases/simulate.h"
#include "rules/registry.h"
#include "supplied_facts.h"

static const char introduction[] =
    "# Events\n"
    "\n"
    "A case is a sequence of dated events; everything else is folded from them. This page is made from the library's own tables\n"
    "(`src/cases/event_kinds.c`, `stated.c`, `simulate_rates.c`); `heltmed/event.h` tells the same to programs.\n"
    "\n"
    "```json\n"
    "{\"key\": \"7f3c\", \"case\": \"c-0041\", \"type\": \"trial_started\", \"on\": \"2026-03-16\", \"recorded_at\": "
    "\"2026-03-16T09:12:00Z\",\n"
    " \"actor\": \"js-12\", \"data\": {\"agreement\": \"ex-3\", \"employer\": \"e-77\", \"post_is_reserved\": true}}\n"
    "```\n"
    "\n"
    "## The document\n"
    "\n"
    "| member | kind | needed | what it is |\n"
    "| --- | --- | --- | --- |\n"
    "| `key` | id | yes | the event's own; the same key with the same content is the same event, with other content a conflict |\n"
    "| `case` | id | by type | whose it is; events of agreements and tariffs have none |\n"
    "| `type` | word | yes | one of those below |\n"
    "| `on` | date | yes | the day on which it happened |\n"
    "| `recorded_at` | time | yes | when the host recorded it, in UTC: `YYYY-MM-DDThh:mm`, `:ss` and a fraction of up to nine digits if "
    "wanted, `Z` |\n"
    "| `actor` | id | no | who recorded it |\n"
    "| `data` | object | by type | what is told of it: the fields below |\n"
    "| `corrects` | id | by type | the key of the event that this one puts right; of `voided` the one that it takes out |\n"
    "| `expected_version` | number | no | how many events the writer had seen on the case; never kept |\n"
    "\n"
    "`null` is as absent everywhere. A key that is not listed, or stands twice, is refused, and so is every value outside its kind, list "
    "or range;\n"
    "no error repeats what was given. An event dated after the UTC day of `recorded_at` is refused (`state`): a plan is no event. What "
    "departs\n"
    "from the model is recorded like everything else.\n"
    "\n"
    "The canonical form of `data` is compact JSON with its fields in the order of the tables below (those of `facts_stated` in the order "
    "of\n"
    "their names) and what is absent left out: the same content, the same bytes.\n"
    "\n"
    "**Ids** are the host's own: 1 to 64 of `A-Z a-z 0-9 . _ -`. One that holds 11 digits, or 6 and 5 with a space or a sign between them, "
    "set\n"
    "off from other letters and digits, that pass the checks of a Norwegian birth number is refused (`identifier`): the classic ones, "
    "those of\n"
    "2032, D-numbers, H-numbers and test numbers (40 or 80 added to the month). Of 1 000 random numbers of 11 digits some 7 do; a letter "
    "before\n"
    "the digits keeps clear of it. Reasons are choices, never texts.\n"
    "\n"
    "**The safety number's two events are refused for nothing but a form that cannot be read.** An id in them that could be a birth number "
    "is\n"
    "recorded with its digits blotted out, and their day may be any.\n"
    "\n"
    "**Several at once.** With two employments open, what befalls one names it by its `employer`; without, it is the one begun last. The "
    "same holds\n"
    "for trials.\n";

/* ---- types and fields ---- */

static void print_words(const char *const *words)
{
    for (int i = 0; words[i] != NULL; i++) {
        printf("%s`%s`", i == 0 ? "" : ", ", words[i]);
    }
}

/* A choice and a set by their words, a number by its range, the rest by its kind. */
static void print_kind(uint8_t kind, int64_t lo, int64_t hi, const char *const *words)
{
    bool own = lo != 0 || hi != 0;
    if (kind == VALUE_ID) {
        printf("id");
    } else if (words != NULL) {
        printf("%s", kind == VALUE_SET ? "list of " : "");
        print_words(words);
    } else if (kind == VALUE_DATE || kind == VALUE_YES_NO || kind == VALUE_MUNICIPALITY) {
        printf("%s", value_kinds[kind].name);
    } else {
        printf("%s, %lld to %lld", value_kinds[kind].name, (long long)(own ? lo : value_kinds[kind].lo),
               (long long)(own ? hi : value_kinds[kind].hi));
    }
}

static bool is_of_group(size_t type, const char *group) { return type < EVENT_TYPES && strcmp(event_kinds[type].group, group) == 0; }

static void print_group(size_t first)
{
    const char *group = event_kinds[first].group;
    size_t fields = 0;

    printf("\n### %s\n\n| type | what it tells | sources |\n| --- | --- | --- |\n", group);
    for (size_t type = first; is_of_group(type, group); type++) {
        printf("| `%s` | %s | %s |\n", event_kinds[type].name, event_kinds[type].about, event_kinds[type].sources);
        fields += event_kinds[type].field_count;
    }
    if (fields == 0) {
        return;
    }
    printf("\n| type | field | kind | needed | what it is |\n| --- | --- | --- | --- | --- |\n");
    for (size_t type = first; is_of_group(type, group); type++) {
        for (uint8_t i = 0; i < event_kinds[type].field_count; i++) {
            const struct event_field *field = &event_kinds[type].fields[i];
            printf("| `%s` | `%s` | ", event_kinds[type].name, field->name);
            print_kind(field->kind, field->lo, field->hi, field->words);
            printf(" | %s | %s |\n", field->required ? "yes" : "no", field->about);
        }
    }
}

static void print_types(void)
{
    printf("\n## Types\n\nA type without fields has no data.\n");
    for (size_t type = 0; type < EVENT_TYPES; type++) {
        if (type == 0 || !is_of_group(type - 1, event_kinds[type].group)) {
            print_group(type);
        }
    }
}

/* ---- facts ---- */

static void print_assessments(const char *fact)
{
    const char *before = "";
    for (size_t a = 0; a < ASSESSMENTS; a++) {
        for (size_t i = 0; rule_fact(assessments[a], i) != NULL; i++) {
            if (strcmp(rule_fact(assessments[a], i)->name, fact) == 0) {
                printf("%s%s", before, assessments[a]->name);
                before = ", ";
            }
        }
    }
}

static void print_facts(void)
{
    printf("\n## What `facts_stated` takes\n\n"
           "The facts of the assessments that only the host knows, by the same names; the newest value on or before a day counts. Texts "
           "and lists\n"
           "of rows are not taken, nor a name that means different things in different assessments.\n\n"
           "| fact | kind | asked by | what it is |\n| --- | --- | --- | --- |\n");
    for (size_t i = 0; i < STATED_NAMES; i++) {
        const struct slot *slot = stated_slot(i);
        printf("| `%s` | ", slot->name);
        print_kind(slot->kind, slot->lo, slot->hi, slot->words);
        printf(" | ");
        print_assessments(slot->name);
        printf(" | %s |\n", slot->about);
    }
    printf("\nThe others are told by events, or by nothing:\n\n| fact | told by |\n| --- | --- |\n");
    for (size_t i = 0; i < SUPPLIED_FACTS; i++) {
        printf("| `%s` | %s |\n", supplied_facts[i].fact, supplied_facts[i].by);
    }
}

/* ---- the simulation ---- */

static void print_rates(void)
{
    printf("\n## The simulation\n\n"
           "`heltmed simulate --cases N --seed S` writes the events of N cases in six municipalities, with seven agreements and five "
           "tariffs, from\n"
           "January 2021 to June 2026. Cases come one after another, in the order in which they were opened, so that memory does not grow "
           "with\n"
           "their number; within each, events come as they were recorded, and a store takes every one of them. The same N and S give the "
           "same\n"
           "bytes everywhere.\n\n"
           "**Everything in it is invented**: what happens, when, how often, every wage and tariff. It says nothing about real outcomes. "
           "Of 1 000:\n\n"
           "| invented | of 1 000 |\n| --- | ---: |\n");
    for (size_t i = 0; i < RATES; i++) {
        printf("| %s | %d |\n", invented_rates[i].what, invented_rates[i].per_mille);
    }
}

int main(void)
{
    fputs(introduction, stdout);
    print_types();
    print_facts();
    print_rates();
    return 0;
}
