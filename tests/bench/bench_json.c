/* JSON facts in, JSON decision out, beside jansson's parsing of the same lines. */
#include <stdio.h>

#include <heltmed/heltmed.h>
#include <jansson.h>

#include "bench.h"

enum { LINES = 1024, LINE_SIZE = 320 };

static const heltmed_rulebook *rulebook;
static heltmed_document *document;
static heltmed_text *out;
static char lines[LINES][LINE_SIZE];
static size_t sizes[LINES];

static void parse(uint64_t times)
{
    int64_t keys = 0;
    for (uint64_t i = 0; i < times; i++) {
        json_t *facts = json_loadb(lines[i % LINES], sizes[i % LINES], 0, NULL);
        keys += (int64_t)json_object_size(facts);
        json_decref(facts);
    }
    bench_need(keys == 10 * (int64_t)times, "jansson");
    bench_keep(keys);
}

static void assess(uint64_t times)
{
    int64_t bytes = 0;
    for (uint64_t i = 0; i < times; i++) {
        bench_need(heltmed_document_assess(document, rulebook, "wage", lines[i % LINES], sizes[i % LINES], HELTMED_EN, out, NULL) ==
                       HELTMED_OK,
                   "the line");
        bytes += (int64_t)heltmed_text_size(out);
    }
    bench_keep(bytes);
}

int main(int argc, char **argv)
{
    static const struct bench benches[] = {{"json.parse", parse, 1000}, {"json.assess", assess, 2000}};
    heltmed_rulebook *built_in = NULL;
    bench_need(heltmed_rulebook_built_in("2026.1", &built_in, NULL) == HELTMED_OK, "the rulebook");
    bench_need(heltmed_document_create(NULL, &document, NULL) == HELTMED_OK, "a document");
    bench_need(heltmed_text_create(NULL, &out, NULL) == HELTMED_OK, "a text");
    rulebook = built_in;
    for (int i = 0; i < LINES; i++) {
        int size =
            snprintf(lines[i], LINE_SIZE,
                     "{\"on\": \"2024-%02d-%02d\", \"phase\": \"permanent\", \"hourly_wage_ore\": %d, \"comparable_tariff_ore\": %d, "
                     "\"contract_is_permanent\": true, \"other_terms_equal\": true, \"area\": \"%s\", \"age_years\": %d, "
                     "\"receives_disability_benefit\": %s, \"as_known_on\": null}",
                     1 + i % 12, 1 + i % 28, 3816 + i % 7 - 3, 19079 + i % 11 - 5, i % 2 == 0 ? "none" : "agriculture", 18 + i % 50,
                     i % 5 == 0 ? "false" : "true");
        bench_need(size > 0 && size < LINE_SIZE, "a line");
        sizes[i] = (size_t)size;
    }
    int status = bench_main(argc, argv, benches, sizeof(benches) / sizeof(benches[0]));
    heltmed_text_destroy(out);
    heltmed_document_destroy(document);
    return status;
}
