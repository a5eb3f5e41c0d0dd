#include "given_store.h"

static void make(const char *path) { store_make(path); }

static void tell(struct why *why, const heltmed_error *error)
{
    (void)snprintf(why->text, sizeof(why->text), "%s: %s", heltmed_status_name(error->code), error->message);
    /* Neither an I/O error nor a full disk is the file's fault, nor the caller's. */
    if (error->code != HELTMED_IO && error->code != HELTMED_BUSY) {
        why->strange = true;
    }
}

static void *open_as(const char *path, int32_t flags, struct why *why)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_store *store = NULL;

    if (heltmed_store_open(path, flags, rulebook(), NULL, &store, &error) != HELTMED_OK) {
        tell(why, &error);
        return NULL;
    }
    return store;
}

static void *open_full(const char *path, struct why *why) { return open_as(path, 0, why); }
static void *open_relaxed(const char *path, struct why *why) { return open_as(path, HELTMED_STORE_RELAXED, why); }
static void close_it(void *opened) { heltmed_store_close(opened); }

static bool append(void *opened, const char *const *events, size_t count, char head[HEAD_SIZE], struct why *why)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_receipt receipt = {.seq = 0};
    heltmed_status status = HELTMED_OK;
    int64_t refused = -1;

    if (count == 1) {
        status = heltmed_store_append(opened, events[0], strlen(events[0]), &receipt, &error);
    } else {
        status = heltmed_batch_begin(opened, HELTMED_BATCH_RESULT, &error);
        if (status == HELTMED_OK) {
            for (size_t i = 0; i < count && status == HELTMED_OK; i++) {
                status = heltmed_store_append(opened, events[i], strlen(events[i]), &receipt, &error);
            }
            if (status == HELTMED_OK) {
                status = heltmed_batch_commit(opened, &refused, &error);
            } else {
                (void)!heltmed_batch_rollback(opened, NULL);
            }
        }
    }
    if (status != HELTMED_OK) {
        tell(why, &error);
        return false;
    }
    memcpy(head, receipt.head, HEAD_SIZE);
    return true;
}

static char *read_all(const char *path, const char *head, struct why *why)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_store *store = NULL;
    heltmed_stream *stream = NULL;
    heltmed_verification found = {.events = 0};
    char *lines = NULL;

    if (heltmed_store_open(path, 0, rulebook(), NULL, &store, &error) == HELTMED_OK &&
        heltmed_store_verify(store, head != NULL && head[0] ? head : NULL, &found, &error) == HELTMED_OK &&
        heltmed_store_export(store, NULL, HELTMED_JSONL, &stream, &error) == HELTMED_OK) {
        lines = stream_read(stream, &error);
    }
    if (lines == NULL) {
        (void)snprintf(why->text, sizeof(why->text), "%s: %s", heltmed_status_name(error.code), error.message);
    } else if (line_count(lines) != found.events - found.erased) {
        (void)snprintf(why->text, sizeof(why->text), "verify tells another number of events than export gives");
        free(lines);
        lines = NULL;
    }
    heltmed_store_close(store);
    return lines;
}

const struct subject store_full = {"the store", make, open_full, close_it, append, read_all};
const struct subject store_relaxed = {"the store, relaxed", make, open_relaxed, close_it, append, read_all};
