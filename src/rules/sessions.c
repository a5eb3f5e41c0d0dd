#include "rules/sessions.h"

static const int64_t *row(const int64_t *rows, int64_t index) { return rows + index * SESSION_COLUMNS; }
static bool is_held(const int64_t *session, int64_t on) { return session[SESSION_ON] <= on; }

static struct extent extent_of_nothing(void) { return (struct extent){.least = INT64_MAX, .most = -1}; }

static void extent_add(struct extent *extent, int64_t value, struct bounds band)
{
    extent->least = value < extent->least ? value : extent->least;
    extent->most = value > extent->most ? value : extent->most;
    extent->known++;
    extent->inside += band.lo <= value && value <= band.hi;
}

int64_t sessions_held(const int64_t *rows, int64_t count, int64_t on)
{
    int64_t held = 0;
    for (int64_t i = 0; i < count; i++) {
        held += is_held(row(rows, i), on);
    }
    return held;
}

void sessions_attended(const int64_t *rows, int64_t count, int64_t on, int64_t *surely, int64_t *possibly)
{
    *surely = 0;
    *possibly = 0;
    for (int64_t i = 0; i < count; i++) {
        const int64_t *session = row(rows, i);
        if (is_held(session, on)) {
            *surely += session[SESSION_ATTENDED] == 1 || session[SESSION_MADE_UP] == 1;
            *possibly += session[SESSION_ATTENDED] != 0 || session[SESSION_MADE_UP] != 0;
        }
    }
}

int64_t sessions_all(const int64_t *rows, int64_t count, int64_t on, enum session_column column)
{
    int64_t all = 1;
    for (int64_t i = 0; i < count; i++) {
        const int64_t *session = row(rows, i);
        if (is_held(session, on) && session[column] != 1) {
            if (session[column] == 0) {
                return 0;
            }
            all = UNKNOWN;
        }
    }
    return all;
}

struct extent sessions_extent(const int64_t *rows, int64_t count, int64_t on, enum session_column column, struct bounds band)
{
    struct extent extent = extent_of_nothing();
    for (int64_t i = 0; i < count; i++) {
        const int64_t *session = row(rows, i);
        if (is_held(session, on) && session[column] != UNKNOWN) {
            extent_add(&extent, session[column], band);
        }
    }
    return extent;
}

struct extent sessions_gaps(const int64_t *rows, int64_t count, int64_t on, struct bounds band)
{
    int32_t days[SESSIONS_MAX];
    int64_t held = 0;
    for (int64_t i = 0; i < count && held < SESSIONS_MAX; i++) {
        const int64_t *session = row(rows, i);
        if (is_held(session, on)) {
            /* insertion keeps them sorted; most lists already are */
            int64_t place = held++;
            for (; place > 0 && days[place - 1] > session[SESSION_ON]; place--) {
                days[place] = days[place - 1];
            }
            days[place] = (int32_t)session[SESSION_ON];
        }
    }
    struct extent extent = extent_of_nothing();
    for (int64_t i = 1; i < held; i++) {
        extent_add(&extent, days[i] - days[i - 1], band);
    }
    return extent;
}
