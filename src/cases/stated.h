/* Facts that only the host knows: what events of facts_stated hold. */
#ifndef CASES_STATED_H
#define CASES_STATED_H

#include "cases/event.h"
#include "rules/rule.h"

/* The facts that facts_stated takes, in the order of their names: those of the assessments that no other event supplies. */
struct stated_name {
    const char *name;
    const struct rule *rule; /* one of the assessments that ask for it */
};
enum { STATED_NAMES = 41 };
extern const struct stated_name stated_names[STATED_NAMES];
/* Its slot, which tells kind, range, words and meaning. */
const struct slot *stated_slot(size_t index);

/* The facts of an event of facts_stated, one after the other: begin with {json of event->data}, and false past the last. `*index`
 * is that of stated_names. */
struct stated_walk {
    struct json_cursor cursor;
    size_t next;
};
struct stated_walk stated_begin(const struct event *event, const char *texts);
bool stated_next(struct stated_walk *walk, size_t *index, int64_t *value);

#endif
