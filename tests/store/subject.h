/* What is put to the test: something that keeps events in a file. The store, or bare SQLite for the controls. */
#ifndef SUBJECT_H
#define SUBJECT_H

#include <stdio.h>

#include "script.h"

enum { HEAD_SIZE = 65 };

/* Why something failed; empty when nothing did. */
struct why {
    char text[256];
    bool strange; /* not for a reason that the fault explains */
};

struct subject {
    const char *name;
    void (*make)(const char *path); /* a new file; cannot fail in a test */
    /* NULL when it could not be opened. */
    void *(*open)(const char *path, struct why *why);
    void (*close)(void *opened);
    /* The events of a step; true when they are acknowledged. `head` is what tells later that nothing was cut off. */
    bool (*append)(void *opened, const char *const *events, size_t count, char head[HEAD_SIZE], struct why *why);
    /* Everything that the file has, a line an event, in memory that the caller frees; NULL when the file is broken. `head` may be empty. */
    char *(*read)(const char *path, const char *head, struct why *why);
};

/* Bare SQLite in WAL mode, the way the store does it, but for `synchronous`: FULL, NORMAL or OFF. */
extern const struct subject bare_full, bare_normal, bare_off;

/* The store, and the store opened relaxed. */
extern const struct subject store_full, store_relaxed;

#endif
