/* Everything that libheltmed offers. Each header may also be included alone. */
#ifndef HELTMED_HELTMED_H
#define HELTMED_HELTMED_H

#include <heltmed/allocator.h>
#include <heltmed/arrow.h>
#include <heltmed/assessment.h>
#include <heltmed/columns.h>
#include <heltmed/date.h>
#include <heltmed/decision.h>
#include <heltmed/document.h>
#include <heltmed/event.h>
#include <heltmed/facts.h>
#include <heltmed/label.h>
#include <heltmed/outcomes.h>
#include <heltmed/plan.h>
#include <heltmed/rulebook.h>
#include <heltmed/share.h>
#include <heltmed/shortfalls.h>
#include <heltmed/simulate.h>
#include <heltmed/status.h>
#include <heltmed/store.h>
#include <heltmed/stream.h>
#include <heltmed/version.h>

#endif
