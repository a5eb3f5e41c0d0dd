/* The scalar functions. NULL in, where a day or an amount is not known, gives NULL. */
#include "sqlite_ext/extension.h"

#include <string.h>

SQLITE_EXTENSION_INIT3

/* SQLite's own functions of JSON take what is marked so as a document, not as a text. */
enum { JSON_SUBTYPE = 'J' };

static void fail(sqlite3_context *context, const char *function, const heltmed_error *error)
{
    if (error->code == HELTMED_NO_MEMORY) {
        sqlite3_result_error_nomem(context);
        return;
    }
    char *words = error_words(function, error);
    if (words == NULL) {
        sqlite3_result_error_nomem(context);
    } else {
        sqlite3_result_error(context, words, -1);
        sqlite3_free(words);
    }
}

static void answer_day(sqlite3_context *context, const char *function, int64_t day)
{
    heltmed_error error;
    char text[11];

    if (day == HELTMED_UNKNOWN) {
        sqlite3_result_null(context);
    } else if (heltmed_date_format((int32_t)day, text, &error) != HELTMED_OK) {
        fail(context, function, &error);
    } else {
        sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
    }
}

/* A text argument; NULL where it is none. */
static const char *text_of(sqlite3_value *value)
{
    return sqlite3_value_type(value) == SQLITE_TEXT ? (const char *)sqlite3_value_text(value) : NULL;
}

static void assess(sqlite3_context *context, int count, sqlite3_value **values)
{
    static const char function[] = "heltmed_assess";
    struct session *session = sqlite3_user_data(context);
    int32_t language = HELTMED_EN;
    heltmed_error error;

    if (sqlite3_value_type(values[1]) == SQLITE_NULL) {
        return;
    }
    const char *name = text_of(values[0]);
    const char *facts = text_of(values[1]);
    const char *lang = count == 3 ? text_of(values[2]) : "en";
    if (name == NULL || facts == NULL || lang == NULL) {
        sqlite3_result_error(context, "heltmed_assess: type: the name, the facts and the language are texts", -1);
    } else if (heltmed_language_named(lang, &language, &error) != HELTMED_OK ||
               heltmed_document_assess(session->document, session->rulebook, name, facts, (size_t)sqlite3_value_bytes(values[1]), language,
                                       session->text, &error) != HELTMED_OK) {
        fail(context, function, &error);
    } else {
        sqlite3_result_text64(context, heltmed_text_data(session->text), heltmed_text_size(session->text), SQLITE_TRANSIENT, SQLITE_UTF8);
        sqlite3_result_subtype(context, JSON_SUBTYPE);
    }
}

static void floor_ore(sqlite3_context *context, int count, sqlite3_value **values)
{
    static const char function[] = "heltmed_floor_ore";
    const struct session *session = sqlite3_user_data(context);
    heltmed_column on, tariff;
    heltmed_column_out floor;
    int64_t got = HELTMED_UNKNOWN;
    heltmed_error error;

    (void)count;
    heltmed_column_init(&on);
    heltmed_column_init(&tariff);
    heltmed_column_out_init(&floor);
    floor.count = 1;
    floor.int64_values = &got;
    int type = sqlite3_value_type(values[0]);
    if (type != SQLITE_NULL && type != SQLITE_INTEGER) {
        sqlite3_result_error(context, "heltmed_floor_ore: type: tariff_ore: an amount is a whole number of øre", -1);
        return;
    }
    if (type == SQLITE_INTEGER) {
        tariff.value = sqlite3_value_int64(values[0]);
        if (tariff.value == HELTMED_UNKNOWN) { /* a number like any other to SQL, and out of range */
            tariff.value = -1;
        }
    }
    if (day_of(values[1], "on", &on.value, &error) != HELTMED_OK ||
        heltmed_columns_wage_floor_ore(session->rulebook, HELTMED_UNKNOWN, 1, &on, &tariff, &floor, &error) != HELTMED_OK) {
        fail(context, function, &error);
    } else if (got != HELTMED_UNKNOWN) {
        sqlite3_result_int64(context, got);
    }
}

/* The calendar that an optional last argument names, by the words of the plan's fact `holidays`. */
static heltmed_status calendar_of(int count, sqlite3_value **values, int32_t *calendar, heltmed_error *error)
{
    static const char *const words[] = {"no", "dk", "se", "none"};
    const char *word = count == 2 ? text_of(values[1]) : "no";

    for (int32_t i = 0; word != NULL && i < 4; i++) {
        if (strcmp(word, words[i]) == 0) {
            *calendar = i;
            return HELTMED_OK;
        }
    }
    *error = (heltmed_error){HELTMED_CHOICE, "holidays", "the calendar is one of 'no', 'dk', 'se', 'none'"};
    return error->code;
}

static void working_day(sqlite3_context *context, int count, sqlite3_value **values)
{
    int32_t calendar = HELTMED_HOLIDAYS_NO;
    int64_t day = HELTMED_UNKNOWN;
    heltmed_error error;

    if (day_of(values[0], "day", &day, &error) != HELTMED_OK || calendar_of(count, values, &calendar, &error) != HELTMED_OK) {
        fail(context, "heltmed_working_day", &error);
    } else if (day != HELTMED_UNKNOWN) {
        sqlite3_result_int(context, heltmed_date_is_working_day((int32_t)day, calendar));
    }
}

static void next_working_day(sqlite3_context *context, int count, sqlite3_value **values)
{
    static const char function[] = "heltmed_next_working_day";
    int32_t calendar = HELTMED_HOLIDAYS_NO, next = 0;
    int64_t day = HELTMED_UNKNOWN;
    heltmed_error error;

    if (day_of(values[0], "day", &day, &error) != HELTMED_OK || calendar_of(count, values, &calendar, &error) != HELTMED_OK) {
        fail(context, function, &error);
    } else if (day != HELTMED_UNKNOWN) {
        if (heltmed_date_next_working_day((int32_t)day, calendar, &next, &error) != HELTMED_OK) {
            fail(context, function, &error);
        } else {
            answer_day(context, function, next);
        }
    }
}

static void last_trial_day(sqlite3_context *context, int count, sqlite3_value **values)
{
    static const char function[] = "heltmed_last_trial_day";
    const struct session *session = sqlite3_user_data(context);
    heltmed_column starts;
    heltmed_column_out last;
    int64_t got = HELTMED_UNKNOWN;
    heltmed_error error;

    (void)count;
    heltmed_column_init(&starts);
    heltmed_column_out_init(&last);
    last.count = 1;
    last.int64_values = &got;
    if (day_of(values[0], "day", &starts.value, &error) != HELTMED_OK ||
        heltmed_columns_trial_last_day(session->rulebook, HELTMED_UNKNOWN, 1, &starts, &last, &error) != HELTMED_OK) {
        fail(context, function, &error);
    } else {
        answer_day(context, function, got);
    }
}

int functions_register(sqlite3 *db, struct session *session)
{
    static const struct {
        const char *name;
        int count;
        void (*call)(sqlite3_context *, int, sqlite3_value **);
    } functions[] = {
        {"heltmed_assess", 2, assess},
        {"heltmed_assess", 3, assess},
        {"heltmed_floor_ore", 2, floor_ore},
        {"heltmed_working_day", 1, working_day},
        {"heltmed_working_day", 2, working_day},
        {"heltmed_next_working_day", 1, next_working_day},
        {"heltmed_next_working_day", 2, next_working_day},
        {"heltmed_last_trial_day", 1, last_trial_day},
    };
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    int code = SQLITE_OK;

#ifdef SQLITE_RESULT_SUBTYPE
    flags |= SQLITE_RESULT_SUBTYPE;
#endif
    for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]) && code == SQLITE_OK; i++) {
        session_hold(session); /* given back by SQLite, also when it refuses the function */
        code = sqlite3_create_function_v2(db, functions[i].name, functions[i].count, flags, session, functions[i].call, NULL, NULL,
                                          session_release);
    }
    return code;
}
