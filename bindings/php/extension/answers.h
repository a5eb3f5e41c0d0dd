/* Answers to facts in JSON, each in a document of its own, which the handle in PHP then owns. */
#ifndef PHP_ANSWERS_H
#define PHP_ANSWERS_H

#include <heltmed/document.h>

heltmed_status answer_assess(const heltmed_rulebook *rulebook, const char *assessment, const char *facts, size_t size,
                             heltmed_decision **out, heltmed_error *error);
heltmed_status answer_plan(const heltmed_rulebook *rulebook, const char *facts, size_t size, heltmed_plan **out, heltmed_error *error);
heltmed_status answer_shortfalls(const heltmed_rulebook *rulebook, const char *facts, size_t size, heltmed_shortfalls **out,
                                 heltmed_error *error);
heltmed_status answer_share(const heltmed_rulebook *rulebook, const char *facts, size_t size, heltmed_share **out, heltmed_error *error);

#endif
