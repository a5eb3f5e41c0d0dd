/*
 * The extension's functions: those of the public headers under their own names, with what C needs and PHP has not taken
 * away. Facts cross as arrays (facts.h), answers as handles, texts as strings, errors as exceptions (errors.h).
 */
%module heltmed
%begin %{
#define SWIG_TYPE_TABLE heltmed
%}

%{
#include <heltmed/heltmed.h>

#include "answers.h"
#include "errors.h"
#include "facts.h"
#include "zend_attributes.h"
%}

%include <stdint.i>
%include "handles.i"
%include "typemaps.i"

/* Memory is the extension's own matter, and facts cross as arrays: no structs, and none of the functions about them. */
%rename("$ignore", regextarget=1) "^heltmed_(?!store_).*_(create|destroy)$";
%ignore heltmed_error;
%ignore HELTMED_ERROR_FIELD_SIZE;
%ignore HELTMED_ERROR_MESSAGE_SIZE;
%ignore heltmed_error_json;
%ignore heltmed_facts_init;
%ignore heltmed_facts_size;
%ignore heltmed_fact_offset;
%ignore heltmed_unknown; /* null here */
/* One function reads facts and answers, see below. */
%ignore heltmed_assess;
%ignore heltmed_plan_make;
%ignore heltmed_shortfalls_make;
%ignore heltmed_share_make;

%include <heltmed/export.h>
%include <heltmed/status.h>
%include <heltmed/version.h>
%include <heltmed/date.h>
%include <heltmed/assessment.h>
%include <heltmed/rulebook.h>
%include <heltmed/decision.h>
%include <heltmed/label.h>
%include <heltmed/plan.h>
%include <heltmed/shortfalls.h>
%include <heltmed/share.h>
%include <heltmed/event.h>

/* From document.h and columns.h, whose other functions are about documents and columns. */
heltmed_status heltmed_plan_json(const heltmed_plan *plan, heltmed_text *out, heltmed_error *error);
heltmed_status heltmed_shortfalls_json(const heltmed_shortfalls *shortfalls, heltmed_text *out, heltmed_error *error);
heltmed_status heltmed_share_json(const heltmed_share *share, heltmed_text *out, heltmed_error *error);
heltmed_status heltmed_document_overlay(const heltmed_rulebook *base, const char *json, size_t size, const heltmed_allocator *allocator,
                                        heltmed_rulebook **out, heltmed_error *error);

%rename(heltmed_assess) answer_assess;
%rename(heltmed_plan_make) answer_plan;
%rename(heltmed_shortfalls_make) answer_shortfalls;
%rename(heltmed_share_make) answer_share;
%include "answers.h"
#ifdef HELTMED_WITH_STORE
%include "store.i"
#endif
