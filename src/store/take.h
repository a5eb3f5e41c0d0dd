/* An event document, read and brought to its canonical form. */
#ifndef STORE_TAKE_H
#define STORE_TAKE_H

#include "store/store.h"

struct taken {
    struct event event; /* ids in its values stand in store->texts */
    struct event_fields fields;
    const struct event_kind *kind;
    int64_t expected_version; /* UNKNOWN: not said */
};

/* Reads a document; what `taken` points to stands in the store's texts until the next one is taken. */
heltmed_status take_event(heltmed_store *store, const char *json, size_t size, struct taken *taken, heltmed_error *error);

#endif
