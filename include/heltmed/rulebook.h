/*
 * The rulebook: every dated parameter with its kind, basis and sources.
 *
 * A built-in rulebook is sealed and lives for ever. A host makes an overlay on a sealed one (a new rate, a
 * municipality's own cadence, a what-if reform), sets values, seals it, and may then share it between threads.
 * Destroying one while decisions or overlays still use it is fine: they keep what they need.
 */
#ifndef HELTMED_RULEBOOK_H
#define HELTMED_RULEBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include <heltmed/allocator.h>
#include <heltmed/date.h>

HELTMED_BEGIN

typedef struct heltmed_rulebook heltmed_rulebook;

/* The released rulebooks, oldest first: their number and the version of each ("2026.1"); NULL past the end.
 * Static text. Any thread. Since 0.1. */
HELTMED_EXPORT size_t heltmed_rulebook_version_count(void);
HELTMED_EXPORT const char *heltmed_rulebook_version_at(size_t index);

/* A released rulebook by its version, sealed; nothing is allocated and destroying it does nothing.
 * Errors: unknown_name, argument. Any thread. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_rulebook_built_in(const char *version, heltmed_rulebook **out,
                                                                          heltmed_error *error);

/* An open overlay on the sealed rulebook `base`, with a `version` of its own (1 to 64 printable ASCII bytes, not a released one's)
 * that decisions will show. The caller destroys it. Errors: not_sealed, range (version), argument, no_memory.
 * Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_rulebook_overlay(const heltmed_rulebook *base, const char *version,
                                                                         const heltmed_allocator *allocator, heltmed_rulebook **out,
                                                                         heltmed_error *error);

/* Adds a value of parameter `id` in force from `valid_from`, replacing one of the same day. `value` is in the
 * parameter's unit, or HELTMED_UNKNOWN: known to have ended, the next one not known. `known_from` is the day it
 * was decided, or HELTMED_DATE_MIN when that is of no matter.
 * Of a list parameter only HELTMED_UNKNOWN can be set here.
 * Errors: sealed, unknown_name, range, type (a list parameter), argument, no_memory; nothing has changed then.
 * One thread at a time. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_rulebook_set(heltmed_rulebook *rulebook, const char *id, int32_t valid_from,
                                                                     int64_t value, int32_t known_from, heltmed_error *error);

/* The same for a parameter that is a list of municipalities (0 to 9999 each, at most 10 000); `members` is copied;
 * NULL with `count` 0 is the empty list. Errors: as above, type for a parameter that is no list. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_rulebook_set_municipalities(heltmed_rulebook *rulebook, const char *id,
                                                                                    int32_t valid_from, const int32_t *members,
                                                                                    size_t count, int32_t known_from, heltmed_error *error);

/* Seals it: from now on it is immutable and may be shared between threads. Sealing twice is fine. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_rulebook_seal(heltmed_rulebook *rulebook, heltmed_error *error);

/* NULL and a released rulebook are accepted. Any thread, once for each overlay made. Since 0.1. */
HELTMED_EXPORT void heltmed_rulebook_destroy(heltmed_rulebook *rulebook);

/* Its version; borrowed, as long as the rulebook lives. NULL gives NULL. Since 0.1. */
HELTMED_EXPORT const char *heltmed_rulebook_version(const heltmed_rulebook *rulebook);

/* The value in force on `on`, not counting values decided after `as_known_on` (HELTMED_UNKNOWN: all count).
 * `*value` is HELTMED_UNKNOWN where none is known; `*valid_from` (NULL accepted) is then untouched unless the
 * value is known to have ended that day. Errors: unknown_name, type (a list parameter), argument, range (a day).
 * Any thread once sealed. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_rulebook_get(const heltmed_rulebook *rulebook, const char *id, int32_t on,
                                                                     int64_t as_known_on, int64_t *value, int32_t *valid_from,
                                                                     heltmed_error *error);

/* The parameters: how many, and of each its id, unit, range, kind ("requirement", …), basis ("source", …) and the
 * ids of its sources (separated by spaces; none where it is the library's own). NULL past the end, and for the range
 * HELTMED_UNKNOWN. Static texts. Any thread. Since 0.1. */
HELTMED_EXPORT size_t heltmed_parameter_count(void);
HELTMED_EXPORT const char *heltmed_parameter_id(size_t index);
HELTMED_EXPORT const char *heltmed_parameter_unit(size_t index);
HELTMED_EXPORT const char *heltmed_parameter_kind(size_t index);
HELTMED_EXPORT const char *heltmed_parameter_basis(size_t index);
HELTMED_EXPORT const char *heltmed_parameter_sources(size_t index);
HELTMED_EXPORT int64_t heltmed_parameter_lowest(size_t index);
HELTMED_EXPORT int64_t heltmed_parameter_highest(size_t index);
/* What it is, in English. */
HELTMED_EXPORT const char *heltmed_parameter_about(size_t index);

/* The dated values of parameter `index` in a rulebook, in order of the day that each is valid from: how many, and of
 * each the value (HELTMED_UNKNOWN: known to have ended, the next one not known; of a list the number of its members),
 * that day, and the day it was decided (HELTMED_DATE_MIN when that is not told). Each may be NULL.
 * 0 for NULL or past the end. Errors: range (past the end), argument. Any thread once sealed. Since 0.1. */
HELTMED_EXPORT size_t heltmed_parameter_value_count(const heltmed_rulebook *rulebook, size_t index);
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_parameter_value(const heltmed_rulebook *rulebook, size_t index, size_t which,
                                                                        int64_t *value, int32_t *valid_from, int32_t *known_from,
                                                                        heltmed_error *error);
/* Member `member` of value `which` of a list of municipalities: 0 to 9999. Errors: range (past the end), type (no list),
 * argument. Since 0.1. */
HELTMED_EXPORT HELTMED_NODISCARD heltmed_status heltmed_parameter_municipality(const heltmed_rulebook *rulebook, size_t index, size_t which,
                                                                               size_t member, int32_t *out, heltmed_error *error);

/* The ids of the sources that can be cited, document by document; NULL past the end. Static. Any thread. Since 0.1. */
HELTMED_EXPORT size_t heltmed_source_count(void);
HELTMED_EXPORT const char *heltmed_source_id(size_t index);

/* A source by the id that a criterion or parameter cites ("S2-13", "B5"): its title, its date (free text such as
 * "April 2024", never NULL) and its address (NULL where none is known). NULL for an id that is none. Static
 * texts. Any thread. Since 0.1. */
HELTMED_EXPORT const char *heltmed_source_title(const char *id);
HELTMED_EXPORT const char *heltmed_source_date(const char *id);
HELTMED_EXPORT const char *heltmed_source_address(const char *id);

HELTMED_END

#endif
