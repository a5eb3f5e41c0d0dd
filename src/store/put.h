/* One event into the file, inside a transaction that writes. */
#ifndef STORE_PUT_H
#define STORE_PUT_H

#include "store/take.h"

/* How much is checked before it is written. */
enum put_check {
    PUT_CHECKED, /* everything */
    PUT_NOTED    /* all but what hangs on other events: the batch checks that when it is committed */
};

/* Errors: those of an append; nothing was written then, unless `*broken`: the transaction can only be rolled back. */
heltmed_status put_event(heltmed_store *store, struct taken *taken, enum put_check check, heltmed_receipt *receipt, bool *broken,
                         heltmed_error *error);

/* Whether put_event would refuse the event, PUT_CHECKED, and why; in any transaction, and nothing is written. */
heltmed_status put_rehearse(heltmed_store *store, struct taken *taken, heltmed_error *error);

/* Sees to it that the store's world is that of the file. */
heltmed_status world_ready(heltmed_store *store, heltmed_error *error);

#endif
