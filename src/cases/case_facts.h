/* The facts of assessments, by name once and then by place. */
#ifndef CASES_CASE_FACTS_H
#define CASES_CASE_FACTS_H

#include "cases/world.h"

void assessment_maps_init(struct world *world);

#endif
