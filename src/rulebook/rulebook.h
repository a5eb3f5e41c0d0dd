/* Dated parameters: what is in force on a day, as known on a day. */
#ifndef RULEBOOK_RULEBOOK_H
#define RULEBOOK_RULEBOOK_H

#include <stdatomic.h>

#include <heltmed/rulebook.h>

#include "base/memory.h"
#include "base/value.h"
#include "rulebook/parameters.h"

struct dated_value {
    int32_t valid_from;
    int32_t known_from;     /* the day it was decided; DATE_MIN when that is not told */
    int64_t value;          /* UNKNOWN: known to have ended, the next one not known */
    const int16_t *members; /* of a VALUE_MUNICIPALITIES parameter; `value` is then their number */
};

struct value_list {
    const struct dated_value *values; /* in order of valid_from */
    uint32_t count;
};

struct heltmed_rulebook {
    const char *version;
    bool sealed;
    bool built_in;          /* static: never counted, never freed */
    bool owned[PARAMETERS]; /* an overlay's own list, with its members; the other lists are its base's */
    atomic_uint holders;
    heltmed_allocator allocator;
    const struct heltmed_rulebook *base; /* held by an overlay for the sake of the lists it shares */
    struct value_list lists[PARAMETERS];
};

/* The released rulebooks, oldest first. */
enum { RELEASES = 1 };
extern const struct heltmed_rulebook *const releases[RELEASES];
extern const struct heltmed_rulebook rulebook_2026_1;

/* One holder more, one fewer; the last one frees. NULL is accepted, a built-in one lives for ever. Any thread. */
const struct heltmed_rulebook *rulebook_retain(const struct heltmed_rulebook *rulebook);
void rulebook_release(const struct heltmed_rulebook *rulebook);

/* The value in force on `on`, not counting values decided after `as_known_on` (UNKNOWN: all are seen).
 * NULL before the first value, and after the year of a yearly one. A value of UNKNOWN means that none is known from its day. */
const struct dated_value *rulebook_find(const struct heltmed_rulebook *rulebook, enum parameter parameter, int64_t on, int64_t as_known_on);

/* As above, the bare value: UNKNOWN where there is none. Mostly it is the latest one. */
static inline int64_t rulebook_value(const struct heltmed_rulebook *rulebook, enum parameter parameter, int64_t on, int64_t as_known_on)
{
    const struct value_list *list = &rulebook->lists[parameter];
    if (as_known_on == UNKNOWN && list->count > 0 && parameter != VTA_S_MONTHLY_RATE) {
        const struct dated_value *latest = &list->values[list->count - 1];
        if (latest->valid_from <= on) {
            return latest->value;
        }
    }
    const struct dated_value *found = rulebook_find(rulebook, parameter, on, as_known_on);
    return found == NULL ? UNKNOWN : found->value;
}

#endif
