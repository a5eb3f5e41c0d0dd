/*
 * Statuses and errors.
 *
 * Every call that can fail returns a heltmed_status and takes a heltmed_error owned by the caller as its
 * last argument (NULL is accepted everywhere). Nothing is kept in the library: no thread-local, no errno.
 * A message never repeats a value or a key that the library was given.
 */
#ifndef HELTMED_STATUS_H
#define HELTMED_STATUS_H

#include <stdint.h>

#include <heltmed/export.h>

HELTMED_BEGIN

/* 0 is success. The hundreds give the class, so that a caller can handle a code that is newer than itself:
 * 100 the input is refused, 200 the call is misused, 300 a resource failed, 900 a fault of the library. */
typedef int32_t heltmed_status;

enum {
    HELTMED_OK = 0,
    HELTMED_SYNTAX = 101,          /* not a JSON document of the expected form */
    HELTMED_TYPE = 102,            /* a value has the wrong type */
    HELTMED_UNKNOWN_FIELD = 103,   /* a key that is no fact of this assessment */
    HELTMED_DUPLICATE_FIELD = 104, /* a key, or a day in a list that may hold it once, stands twice */
    HELTMED_CHOICE = 105,          /* a word or number that is not on the list */
    HELTMED_DATE = 106,            /* a date that does not exist */
    HELTMED_RANGE = 107,           /* a number, a computed date or a computed amount outside its range */
    HELTMED_REQUIRED = 108,        /* a fact that must be given is absent */
    HELTMED_TOO_LONG = 109,        /* an input line beyond the limit */
    HELTMED_UNKNOWN_NAME = 110,    /* no such assessment, language, rulebook version or parameter */
    HELTMED_IDENTIFIER = 111,      /* an id outside its form, or one that could be a birth number */
    HELTMED_CONFLICT = 112,        /* the key is there with other content, or the case has events that the writer had not seen */
    HELTMED_STATE = 113,           /* what cannot have been: an end without a beginning, an event of an unknown case */
    HELTMED_QUOTA = 114,           /* no place is left under the agreement */
    HELTMED_ARGUMENT = 201,        /* a NULL or impossible argument, a facts struct of a wrong size */
    HELTMED_SEALED = 202,          /* the rulebook is sealed and cannot be changed */
    HELTMED_NOT_SEALED = 203,      /* the rulebook must be sealed before it is used */
    HELTMED_UNAVAILABLE = 204,     /* this part was left out when the library was built, or is withheld on purpose */
    HELTMED_NO_MEMORY = 301,       /* an allocation failed; nothing has changed */
    HELTMED_IO = 302,              /* a file could not be read or written */
    HELTMED_BUSY = 303,            /* another process has the file, and kept it too long */
    HELTMED_FOREIGN = 304,         /* a file that is no store */
    HELTMED_LAYOUT = 305,          /* a store of a newer layout, or of an older one that must be migrated first */
    HELTMED_DAMAGED = 306,         /* a store that is cut off, changed or broken */
    HELTMED_INTERNAL = 901         /* a fault of the library: please report it */
};

enum { HELTMED_ERROR_FIELD_SIZE = 64, HELTMED_ERROR_MESSAGE_SIZE = 192 };

/* Owned by the caller, filled when a call fails, untouched when it succeeds. Both texts end with NUL.
 * `field` is the name of a fact or parameter, or empty. Since 0.1. */
typedef struct heltmed_error {
    heltmed_status code;
    char field[HELTMED_ERROR_FIELD_SIZE];
    char message[HELTMED_ERROR_MESSAGE_SIZE];
} heltmed_error;

/* The word of a status as the JSON documents write it ("range", "no_memory"); "unknown" for a number that
 * is none. The text is static. Any thread. Since 0.1. */
HELTMED_EXPORT const char *heltmed_status_name(heltmed_status status);

HELTMED_END

#endif
