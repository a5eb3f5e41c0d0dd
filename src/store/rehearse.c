/* Whether an event would be taken: the append without the writing. */
#include "base/error.h"
#include "store/put.h"

heltmed_status heltmed_store_rehearse(heltmed_store *store, const char *json, size_t size, heltmed_error *error)
{
    struct taken taken;
    heltmed_status status = store_check(store, error);

    if (status == HELTMED_OK && store->batch.open) {
        status = error_set(error, HELTMED_ARGUMENT, NULL, "a batch is open: what it takes is told by its own appends");
    }
    if (status == HELTMED_OK) {
        status = take_event(store, json, size, &taken, error);
    }
    if (status == HELTMED_OK) {
        status = store_rehearse_begin(store, error);
    }
    if (status == HELTMED_OK) {
        status = put_rehearse(store, &taken, error);
        store_roll_back(store);
    }
    return status;
}
