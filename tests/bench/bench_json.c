/* Documents: JSON facts in and the decision's JSON out, texts included, beside jansson, which only parses the same lines. */
#include <stdio.h>
#include <string.h>

#include <heltmed/heltmed.h>
#include <heltmed/document.h>
#include <jansson.h>

#include "bench.h"

enum { LINES = 1024, LINE_SIZE = 4096 };

/* Lines of one assessment. */
struct lines {
    const char *assessment;
    char text[LINES][LINE_SIZE];
    size_t size[LINES];
};

static const heltmed_rulebook *rulebook;
static heltmed_document *document;
static heltmed_text *out;
static struct lines wages, certificates;

static void parse(const struct lines *lines, uint64_t times)
{
    int64_t keys = 0;
    for (uint64_t i = 0; i < times; i++) {
        json_error_t error;
        json_t *facts = json_loadb(lines->text[i % LINES], lines->size[i % LINES], JSON_REJECT_DUPLICATES, &error);
        bench_need(facts != NULL, "jansson");
        keys += (int64_t)json_object_size(facts);
        json_decref(facts);
    }
    bench_keep(keys);
}

static void assess(const struct lines *lines, uint64_t times)
{
    int64_t bytes = 0;
    for (uint64_t i = 0; i < times; i++) {
        bench_need(heltmed_document_assess(document, rulebook, lines->assessment, lines->text[i % LINES], lines->size[i % LINES], HELTMED_EN,
                                           out, NULL) == HELTMED_OK,
                   lines->assessment);
        bytes += (int64_t)heltmed_text_size(out);
    }
    bench_keep(bytes);
}

static void parse_wages(uint64_t times)
{
    parse(&wages, times);
}

static void assess_wages(uint64_t times)
{
    assess(&wages, times);
}

static void parse_certificates(uint64_t times)
{
    parse(&certificates, times);
}

static void assess_certificates(uint64_t times)
{
    assess(&certificates, times);
}

static void keep_size(struct lines *lines, int i, int size)
{
    bench_need(size > 0 && size < LINE_SIZE, "a line of facts");
    lines->size[i] = (size_t)size;
}

static void write_wage(int i)
{
    keep_size(&wages, i,
              snprintf(wages.text[i], LINE_SIZE,
                       "{\"on\":\"2026-%02d-%02d\",\"phase\":\"permanent\",\"hourly_wage_ore\":%d,\"comparable_tariff_ore\":%d,"
                       "\"contract_is_permanent\":true,\"other_terms_equal\":%s,\"area\":\"%s\",\"age_years\":%d,"
                       "\"receives_disability_benefit\":true}",
                       i % 12 + 1, i % 28 + 1, 3816 + i % 7 - 3, 19079 + i % 11 - 5, i % 5 == 0 ? "false" : "true",
                       i % 2 == 0 ? "none" : "construction", 18 + i % 50));
}

/* A whole course of twenty sessions: a long line with a list. */
static void write_certificate(int i)
{
    char *text = certificates.text[i];
    int size = snprintf(text, LINE_SIZE,
                        "{\"on\":\"2026-11-22\",\"got_job_through_helt_med\":true,\"in_ungjobb_placement\":false,"
                        "\"topics_covered\":[\"rules\",\"duties\",\"opportunities\",\"rights\"],\"tests\":["
                        "{\"topic\":\"rules\",\"on\":\"2026-06-01\",\"passed\":true}],\"sessions\":[");
    for (int session = 0; session < 20; session++) {
        size += snprintf(text + size, LINE_SIZE - (size_t)size,
                         "%s{\"on\":\"2026-%02d-%02d\",\"minutes\":%d,\"attended\":true,\"made_up\":false,\"participants\":4,"
                         "\"by_video\":true,\"outside_working_hours\":true}",
                         session == 0 ? "" : ",", session / 4 + 1, session % 4 * 7 + 1, 50 + i % 20);
    }
    size += snprintf(text + size, LINE_SIZE - (size_t)size, "]}");
    keep_size(&certificates, i, size);
}

int main(int argc, char **argv)
{
    static const struct bench benches[] = {{"json.parse", parse_wages, 50000},
                                           {"json.assess", assess_wages, 50000},
                                           {"json.parse_list", parse_certificates, 4000},
                                           {"json.assess_list", assess_certificates, 4000}};
    heltmed_rulebook *built_in = NULL;
    bench_need(heltmed_rulebook_built_in("2026.1", &built_in, NULL) == HELTMED_OK, "the rulebook");
    bench_need(heltmed_document_create(NULL, &document, NULL) == HELTMED_OK, "a document");
    bench_need(heltmed_text_create(NULL, &out, NULL) == HELTMED_OK, "a text");
    rulebook = built_in;
    wages.assessment = "wage";
    certificates.assessment = "certificate";
    for (int i = 0; i < LINES; i++) {
        write_wage(i);
        write_certificate(i);
    }
    int status = bench_main(argc, argv, benches, sizeof(benches) / sizeof(benches[0]));
    heltmed_text_destroy(out);
    heltmed_document_destroy(document);
    return status;
}
