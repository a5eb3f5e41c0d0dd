/* What tests of events begin with: a random event of a type, and a document read with what came of it. */
#ifndef GIVEN_EVENT_H
#define GIVEN_EVENT_H

#include "given.h"

#include "cases/event.h"

struct given_event {
    struct counting memory;
    struct heltmed_text texts, data, json;
    struct event_document document;
    heltmed_error error;
};

struct given_event *given_event_new(void);
/* Checks that all its memory comes back. */
void given_event_free(struct given_event *given);

/* Reads a document. */
heltmed_status given_document(struct given_event *given, const char *json);
/* Reads a document of an event of a case with this type and data; ' stands for ". */
heltmed_status given_data(struct given_event *given, const char *type, const char *data);
/* The canonical data of the document read last. */
const char *given_canonical(struct given_event *given);

/* The canonical data of a random event of a type, with each optional field in half of them. */
const char *random_data(struct given_event *given, struct chance *chance, enum event_type type);

#endif
