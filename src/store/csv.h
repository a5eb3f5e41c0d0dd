/* Events as rows of CSV (RFC 4180): a head line, the data as one column of JSON, and nothing for what is absent. */
#ifndef STORE_CSV_H
#define STORE_CSV_H

#include "cases/event.h"

void csv_head(struct heltmed_text *out);
void csv_row(struct heltmed_text *out, const struct event_fields *fields);

#endif
