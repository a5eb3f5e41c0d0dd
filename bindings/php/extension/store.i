/*
 * The store: events as arrays or JSON, receipts and verifications as arrays, and paths that PHP's open_basedir allows.
 * Told of progress nobody is: PHP is not called back.
 */
%{
#include "kept.h"
#include "main/fopen_wrappers.h"

/* PHP's own check warns of a path that is too long, and repeats it. */
static bool path_is_allowed(const char *path)
{
    static const heltmed_error too_long = {HELTMED_IO, "", "the path is too long"};
    static const heltmed_error not_allowed = {HELTMED_IO, "", "open_basedir does not allow this path"};
    bool is_short = strlen(path) < MAXPATHLEN;
    if (is_short && php_check_open_basedir_ex(path, 0) == 0) {
        return true;
    }
    errors_throw(is_short ? &not_allowed : &too_long);
    return false;
}

static void receipt_to_array(zval *answer, const heltmed_receipt *receipt)
{
    array_init_size(answer, 5);
    add_assoc_long(answer, "seq", receipt->seq);
    add_assoc_long(answer, "version", receipt->version);
    add_assoc_bool(answer, "repeated", receipt->repeated != 0);
    add_assoc_string(answer, "head", receipt->head);
    add_assoc_string(answer, "key", receipt->key);
}

static void verification_to_array(zval *answer, const heltmed_verification *found)
{
    array_init_size(answer, 4);
    add_assoc_long(answer, "events", found->events);
    add_assoc_long(answer, "erased", found->erased);
    add_assoc_bool(answer, "purge_is_owed", found->purge_is_owed != 0);
    add_assoc_string(answer, "head", found->head);
}
%}

%define HELTMED_STORE_LET_GO kept_close %enddef

%typemap(in, phptype="string", noblock=1) const char *path, const char *backup_path {
    if (!is_text(&$input, $argnum) || !path_is_allowed(Z_STRVAL($input))) {
        SWIG_fail;
    }
    $1 = Z_STRVAL($input);
}
NUMBER_IN(uint64_t, 0, ZEND_LONG_MAX)

%typemap(in, numinputs=0, noblock=1) heltmed_receipt *receipt (heltmed_receipt given) { $1 = &given; }
%typemap(argout, noblock=1) heltmed_receipt *receipt { receipt_to_array(return_value, $1); }
%typemap(arginit, noblock=1) heltmed_verification *out, int64_t *refused { int64_t at = -1; }
%typemap(in, numinputs=0, noblock=1) heltmed_verification *out (heltmed_verification found) {
    memset(&found, 0, sizeof found);
    $1 = &found;
}
%typemap(argout, noblock=1) heltmed_verification *out { verification_to_array(return_value, $1); }
%typemap(in, numinputs=0, noblock=1) int64_t *refused { $1 = &at; }
%typemap(argout) int64_t *refused ""

RETURNS(heltmed_store_create, "void")
RETURNS(heltmed_store_open, "HeltMedStore")
RETURNS(heltmed_store_append, "array")
RETURNS(heltmed_store_rehearse, "void")
RETURNS(heltmed_store_allowed, "string")
RETURNS(heltmed_batch_begin, "void")
RETURNS(heltmed_batch_rollback, "void")
RETURNS(heltmed_store_export, "HeltMedStream")
RETURNS(heltmed_store_case, "string")
RETURNS(heltmed_store_letter, "string")
RETURNS(heltmed_store_head, "array")
RETURNS(heltmed_store_due, "string")
RETURNS(heltmed_store_places, "string")
RETURNS(heltmed_store_shortfalls, "string")
RETURNS(heltmed_store_erase, "void")
RETURNS(heltmed_store_erase_finish, "void")
RETURNS(heltmed_store_backup, "void")
RETURNS(heltmed_store_migrate, "void")
RETURNS(heltmed_stream_next, "string")
RETURNS(heltmed_simulate, "HeltMedStream")
/* Which append of a batch was refused, and which event is faulty, the exception tells in its `at`. */
%typemap(out, phptype="void", noblock=1) heltmed_status heltmed_batch_commit {
    if ($1 != HELTMED_OK) {
        errors_throw_at(&raised, at);
        SWIG_fail;
    }
}
%typemap(out, phptype="array", noblock=1) heltmed_status heltmed_store_verify {
    if ($1 != HELTMED_OK) {
        at = arg3->faulty_seq;
        errors_throw_at(&raised, at == 0 ? -1 : at);
        SWIG_fail;
    }
}

/* Kept ones are looked for first. */
%feature("action") heltmed_store_open { result = kept_open(arg1, arg2, arg3, arg5, arg6); }
%constant int HELTMED_STORE_KEPT = HELTMED_STORE_KEPT;
%mshutdown %{
    kept_end();
%}
