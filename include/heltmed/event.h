/*
 * What can be recorded: the types of events and their fields, the tables that every surface is made from. All texts are static;
 * all functions may be called from any thread. 0, false and NULL past the end.
 */
#ifndef HELTMED_EVENT_H
#define HELTMED_EVENT_H

#include <stdbool.h>
#include <stddef.h>

#include <heltmed/date.h>

HELTMED_BEGIN

/* The types in the contract's order. Since 0.1. */
HELTMED_EXPORT size_t heltmed_event_type_count(void);
HELTMED_EXPORT const char *heltmed_event_type_name(size_t type);
HELTMED_EXPORT const char *heltmed_event_type_about(size_t type);
/* "agreement", "tariff" or "case": what events of the type are about; only those of a case carry one. "any" (voided): what it
 * takes out is of. */
HELTMED_EXPORT const char *heltmed_event_type_scope(size_t type);
/* "opening", "recruitment", "trial" and so on, as the contract groups them. */
HELTMED_EXPORT const char *heltmed_event_type_group(size_t type);
/* Ids of the sources that it records, separated by spaces; may be empty. */
HELTMED_EXPORT const char *heltmed_event_type_sources(size_t type);

/* The fields of `data`. `kind` is a kind as heltmed_fact_kind names it, or "id"; the fields of facts_stated are not listed here:
 * they are the facts that heltmed_event_states tells. Since 0.1. */
HELTMED_EXPORT size_t heltmed_event_field_count(size_t type);
HELTMED_EXPORT const char *heltmed_event_field_name(size_t type, size_t field);
HELTMED_EXPORT const char *heltmed_event_field_about(size_t type, size_t field);
HELTMED_EXPORT const char *heltmed_event_field_kind(size_t type, size_t field);
HELTMED_EXPORT bool heltmed_event_field_is_required(size_t type, size_t field);
HELTMED_EXPORT int64_t heltmed_event_field_lowest(size_t type, size_t field);
HELTMED_EXPORT int64_t heltmed_event_field_highest(size_t type, size_t field);
/* The words of a choice; NULL past the last. */
HELTMED_EXPORT const char *heltmed_event_field_word(size_t type, size_t field, size_t word);

/* Whether facts_stated takes this fact (by its name, whatever the assessment): no other event supplies it. Since 0.1. */
HELTMED_EXPORT bool heltmed_event_states(const char *fact);

HELTMED_END

#endif
