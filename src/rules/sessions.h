/* What a list of the competence programme's sessions says as a whole, where fields may be unknown. */
#ifndef RULES_SESSIONS_H
#define RULES_SESSIONS_H

#include "rules/rule.h"

enum session_column {
    SESSION_ON,
    SESSION_MINUTES,
    SESSION_ATTENDED,
    SESSION_MADE_UP,
    SESSION_PARTICIPANTS,
    SESSION_BY_VIDEO,
    SESSION_OUTSIDE,
    SESSION_COLUMNS
};
enum { SESSIONS_MAX = 4096 };

/* The least and the most of a number over sessions (or gaps), how many are known, and how many of those are in a band. */
struct extent {
    int64_t least, most, known, inside;
};

/* Sessions dated after `on` do not count. */
int64_t sessions_held(const int64_t *rows, int64_t count, int64_t on);
void sessions_attended(const int64_t *rows, int64_t count, int64_t on, int64_t *surely, int64_t *possibly);
/* 1 when the yes/no `column` is yes in every session held, 0 when it is no in one, else UNKNOWN. */
int64_t sessions_all(const int64_t *rows, int64_t count, int64_t on, enum session_column column);
struct extent sessions_extent(const int64_t *rows, int64_t count, int64_t on, enum session_column column, struct bounds band);
/* The days between sessions that follow one another. For at most SESSIONS_MAX sessions. */
struct extent sessions_gaps(const int64_t *rows, int64_t count, int64_t on, struct bounds band);

#endif
