/*
 * What bindings/heltmed.i leaves to PHP. The extension's functions are those of the public headers under their own names, with what C
 * needs and PHP has not taken away. Facts cross as arrays (facts.h), answers as handles, texts as strings, errors as exceptions
 * (errors.h).
 */
%module heltmed
%begin %{
#define SWIG_TYPE_TABLE heltmed
%}

%{
#include "answers.h"
#include "errors.h"
#include "facts.h"
#include "zend_attributes.h"
%}

%include "handles.i"
%include "typemaps.i"
#ifdef HELTMED_WITH_STORE
%include "store.i"
#endif

/* A document is within each answer and has no handle: what reads one is in answers.i. */
%ignore heltmed_document_create;
%ignore heltmed_document_assess;
%ignore heltmed_document_plan;
%ignore heltmed_document_shortfalls;
%ignore heltmed_document_share;
%ignore heltmed_document_fact;
