/* Everything that libheltmed offers. Each header may also be included alone. */
#ifndef HELTMED_HELTMED_H
#define HELTMED_HELTMED_H

#include <heltmed/allocator.h>
#include <heltmed/date.h>
#include <heltmed/plan.h>
#include <heltmed/rulebook.h>
#include <heltmed/status.h>
#include <heltmed/version.h>

#endif
