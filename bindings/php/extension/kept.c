#include "php.h"

#ifdef HELTMED_WITH_STORE

#include "kept.h"

/* A few municipalities and ways of opening; beyond that, what was let go of longest ago is closed. */
enum { KEPT_MOST = 8 };

struct kept {
    heltmed_store *store; /* NULL: the place is free */
    char path[MAXPATHLEN];
    int32_t flags;
    const heltmed_rulebook *rulebook; /* held by the store, so that no other can come to lie there */
    bool is_used;
    unsigned let_go;
};

ZEND_TLS struct kept kept[KEPT_MOST];
ZEND_TLS unsigned times;

static void drop(struct kept *one)
{
    heltmed_store_close(one->store);
    one->store = NULL;
}

/* A store of that kind that nobody has, and that is still good. */
static struct kept *find(const char *path, int32_t flags, const heltmed_rulebook *rulebook)
{
    heltmed_error error;

    for (struct kept *one = kept; one < kept + KEPT_MOST; one++) {
        if (one->store == NULL || one->is_used || one->flags != flags || one->rulebook != rulebook || strcmp(one->path, path) != 0) {
            continue;
        }
        if (heltmed_store_renew(one->store, &error) == HELTMED_OK) {
            return one;
        }
        drop(one);
    }
    return NULL;
}

/* A free place, or that of the one let go of longest ago; NULL: all are in use. */
static struct kept *make_room(void)
{
    struct kept *oldest = NULL;

    for (struct kept *one = kept; one < kept + KEPT_MOST; one++) {
        if (one->store == NULL) {
            return one;
        }
        if (!one->is_used && (oldest == NULL || one->let_go < oldest->let_go)) {
            oldest = one;
        }
    }
    if (oldest != NULL) {
        drop(oldest);
    }
    return oldest;
}

heltmed_status kept_open(const char *path, int32_t flags, const heltmed_rulebook *rulebook, heltmed_store **out, heltmed_error *error)
{
    char whole[MAXPATHLEN];
    int32_t own = flags & ~HELTMED_STORE_KEPT;

    if (own == flags || VCWD_REALPATH(path, whole) == NULL) {
        return heltmed_store_open(path, own, rulebook, NULL, out, error);
    }
    struct kept *one = find(whole, own, rulebook);
    if (one == NULL) {
        heltmed_status status = heltmed_store_open(whole, own, rulebook, NULL, out, error);
        one = status == HELTMED_OK ? make_room() : NULL;
        if (one == NULL) {
            return status;
        }
        one->store = *out;
        one->flags = own;
        one->rulebook = rulebook;
        strcpy(one->path, whole);
    }
    one->is_used = true;
    *out = one->store;
    return HELTMED_OK;
}

void kept_close(heltmed_store *store)
{
    heltmed_error error;

    for (struct kept *one = kept; one < kept + KEPT_MOST; one++) {
        if (store != NULL && one->store == store) {
            one->is_used = false;
            one->let_go = times++;
            /* A batch that was left open has the file to itself. */
            if (heltmed_store_renew(store, &error) != HELTMED_OK) {
                drop(one);
            }
            return;
        }
    }
    heltmed_store_close(store);
}

void kept_end(void)
{
    for (struct kept *one = kept; one < kept + KEPT_MOST; one++) {
        if (one->store != NULL && !one->is_used) {
            drop(one);
        }
    }
}

#endif
