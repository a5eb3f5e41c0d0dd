#include "base/error.h"
#include "store/put.h"

static heltmed_status append_alone(heltmed_store *store, const char *json, size_t size, heltmed_receipt *receipt, heltmed_error *error)
{
    struct taken taken;
    bool broken;
    heltmed_status status = take_event(store, json, size, &taken, error);

    if (status == HELTMED_OK) {
        status = store_begin(store, GATE_APPEND, error);
    }
    if (status != HELTMED_OK) {
        return status;
    }
    status = put_event(store, &taken, PUT_CHECKED, receipt, &broken, error);
    if (status == HELTMED_OK) {
        return store_commit(store, error);
    }
    store_roll_back(store);
    return status;
}

heltmed_status heltmed_store_append(heltmed_store *store, const char *json, size_t size, heltmed_receipt *receipt, heltmed_error *error)
{
    heltmed_receipt given = {.seq = 0};
    heltmed_status status = store_check_writes(store, error);

    if (status == HELTMED_OK) {
        status = store->batch.open ? batch_append(store, json, size, &given, error) : append_alone(store, json, size, &given, error);
    }
    if (status == HELTMED_OK && receipt != NULL) {
        *receipt = given;
    }
    return status;
}
