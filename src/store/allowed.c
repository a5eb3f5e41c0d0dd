/* Which types of events could be appended to a case on a day, and why the others could not. */
#include "base/error.h"
#include "cases/identifier.h"
#include "cases/possible.h"
#include "store/view.h"
#include "texts/catalogue.h"
#include "json/write.h"

struct allowed_view {
    struct view view;
    const char *id;
    int32_t on, language;
    bool erased;
    heltmed_text *out;
};

static heltmed_status check_arguments(const char *case_id, int32_t language, heltmed_error *error)
{
    size_t size = case_id == NULL ? 0 : strlen(case_id);

    if (case_id == NULL) {
        return error_set(error, HELTMED_ARGUMENT, NULL, "the case is NULL");
    }
    if (!id_is_well_formed(case_id, size) || id_could_be_birth_number(case_id, size)) {
        return error_set(error, HELTMED_IDENTIFIER, "case", "is no id, or could be a birth number");
    }
    return language >= 0 && language < TEXT_LANGUAGES ? HELTMED_OK
                                                      : error_set(error, HELTMED_UNKNOWN_NAME, NULL, "there is no such language");
}

/* A case that there is not has no events. */
static heltmed_status read_events(struct allowed_view *view, heltmed_error *error)
{
    int64_t no = 0;
    heltmed_status status = read_case_is_erased(view->view.store, view->id, &view->erased, error);

    if (status == HELTMED_OK) {
        status = read_case_no(view->view.store, view->id, &no, error);
    }
    return status == HELTMED_OK && no != 0 ? read_log(view->view.store, no, &view->view.log, error) : status;
}

static heltmed_status judge(struct allowed_view *view, enum event_type type, enum refused *why, heltmed_error *error)
{
    struct view *of = &view->view;

    if (view->erased) {
        *why = event_kinds[type].never_refused ? NOT_REFUSED : REFUSED_ERASED;
        return HELTMED_OK;
    }
    return case_possible(&of->state, &of->log, &of->world, type, view->on, why, error);
}

static void write_type(const struct allowed_view *view, enum event_type type, enum refused why)
{
    heltmed_text *out = view->out;

    text_append_words(out, type == EVENT_CASE_OPENED ? "{" : ",{"); /* the first of a case */
    view_key(out, "type");
    json_name(out, event_kinds[type].name);
    view_value(out, "allowed", VALUE_YES_NO, NULL, why == NOT_REFUSED);
    view_key(out, "reason");
    if (why == NOT_REFUSED) {
        json_raw(out, "null");
        view_key(out, "text");
        json_raw(out, "null");
    } else {
        const char *const key[] = {"refused", refused_kinds[why].name};
        json_name(out, refused_kinds[why].name);
        view_key(out, "text");
        json_text(out, text_find(view->language, key, LENGTH(key))->words);
    }
    text_append_char(out, '}');
}

static heltmed_status write_types(struct allowed_view *view, heltmed_error *error)
{
    heltmed_status status = HELTMED_OK;

    for (size_t type = 0; status == HELTMED_OK && type < EVENT_TYPES; type++) {
        enum refused why = NOT_REFUSED;
        if (event_kinds[type].scope == SCOPE_AGREEMENT || event_kinds[type].scope == SCOPE_TARIFF) {
            continue;
        }
        status = judge(view, (enum event_type)type, &why, error);
        if (status == HELTMED_OK) {
            write_type(view, (enum event_type)type, why);
        }
    }
    return status;
}

static heltmed_status write_view(struct allowed_view *view, heltmed_error *error)
{
    text_append_char(view->out, '{');
    view_key(view->out, "case");
    json_name(view->out, view->id);
    view_day(view->out, "on", view->on);
    view_key(view->out, "types");
    text_append_char(view->out, '[');
    heltmed_status status = write_types(view, error);
    text_append_words(view->out, "]}");
    return status;
}

heltmed_status heltmed_store_allowed(heltmed_store *store, const char *case_id, int32_t on, int32_t language, heltmed_text *out,
                                     heltmed_error *error)
{
    struct allowed_view view = {.id = case_id, .on = on, .language = language, .out = out};
    heltmed_status status = view_begin(&view.view, store, on, DATE_MAX, out, error);

    if (status == HELTMED_OK) {
        status = check_arguments(case_id, language, error);
    }
    if (status == HELTMED_OK) {
        status = read_events(&view, error);
    }
    if (status == HELTMED_OK) {
        status = write_view(&view, error);
    }
    view_end(&view.view);
    return view_finish(status, out, error);
}
