/* The facts of the assessments that facts_stated does not take: what tells each of them. The test of the table of types holds that every
 * fact is either here or taken; docs/events.md is made from it. */
#ifndef SUPPLIED_FACTS_H
#define SUPPLIED_FACTS_H

struct supplied_fact {
    const char *fact;
    const char *by; /* types of events, or why nothing tells it */
};
enum { SUPPLIED_FACTS = 52 };
extern const struct supplied_fact supplied_facts[SUPPLIED_FACTS];

#endif
