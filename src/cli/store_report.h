/* What can be asked of a store, for people: from the JSON of the views. */
#ifndef CLI_STORE_REPORT_H
#define CLI_STORE_REPORT_H

#include "cli/report.h"

/* `json` is a whole document of heltmed_store_case, _due, _places or _shortfalls, which ends with NUL. */
heltmed_status store_report_case(const struct report *report, const char *json, heltmed_error *error);
heltmed_status store_report_due(const struct report *report, const char *json, heltmed_error *error);
heltmed_status store_report_places(const struct report *report, const char *json, heltmed_error *error);
heltmed_status store_report_shortfalls(const struct report *report, const char *json, heltmed_error *error);

#endif
