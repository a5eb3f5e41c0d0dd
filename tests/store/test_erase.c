/* An erased case is gone: from the file, its WAL and its journal, whatever happens meanwhile. */
#include <dirent.h>
#include <sqlite3.h>

#include "fault_vfs.h"
#include "given_store.h"
#include "trial.h"

enum { CASES = 40, ROUNDS = 30, FEW_CASES = 16, FEW_ROUNDS = 8 };

static char directory[256], fresh[512], small[512], path[512];

/* An event of case `number`, all of whose texts are marked with what is in no other case. */
static void event(char out[768], int number, int round)
{
    static const char *const types[] = {"visited", "facts_stated", "answered", "wage_changed", "trial_started"};
    char data[256];

    if (round == 0) {
        (void)snprintf(data, sizeof(data), "{\"municipality\":\"3907\",\"in_target_group\":true,\"found\":\"both\"}");
    } else if (round == 1) {
        (void)snprintf(data, sizeof(data), "{\"employer\":\"MARK%04d-employer\",\"hourly_wage_ore\":3816}", number);
    } else if (round % 2 == 0) {
        (void)snprintf(data, sizeof(data),
                       "{\"assessment\":\"wage\",\"digest\":\"MARK%04d-digest-%048d\",\"rulebook\":\"2026.1\",\"outcome\":\"met\"}", number,
                       round);
    } else {
        (void)snprintf(data, sizeof(data), "{\"with\":\"both\",\"minutes\":%d}", round);
    }
    (void)snprintf(out, 768,
                   "{\"key\":\"MARK%04d-key-%d\",\"case\":\"MARK%04d-case\",\"type\":\"%s\",\"on\":\"2026-02-%02d\",\"recorded_at\":"
                   "\"2026-03-01T12:00:%02d.%04dZ\",\"actor\":\"MARK%04d-actor\",\"data\":%s}",
                   number, round, number,
                   round == 0   ? "case_opened"
                   : round == 1 ? "hired"
                                : types[round % 2 == 0 ? 2 : 0],
                   1 + round % 28, round % 60, 7000 + number, number, data);
}

/* Cases written round by round, so that pages are split and filled again as in a store of years. */
static void fill(const char *file, int cases, int rounds)
{
    heltmed_error error = {.code = HELTMED_OK};
    char json[768];

    store_make(file);
    heltmed_store *store = store_opened(file, 0);
    for (int round = 0; round < rounds; round++) {
        assert_ok(heltmed_batch_begin(store, HELTMED_BATCH_EACH, &error), error);
        for (int number = 0; number < cases; number++) {
            event(json, number, round);
            (void)appended(store, json);
        }
        assert_ok(heltmed_batch_commit(store, NULL, &error), error);
    }
    heltmed_store_close(store);
}

static int begin(void **state)
{
    (void)state;
    scratch_make(directory);
    scratch_path(fresh, directory, "fresh");
    scratch_path(small, directory, "small");
    scratch_path(path, directory, "store");
    fill(fresh, CASES, ROUNDS);
    fill(small, FEW_CASES, FEW_ROUNDS);
    return 0;
}

static int end(void **state)
{
    (void)state;
    scratch_remove(directory);
    return 0;
}

/* How often some bytes stand in any file of a directory whose name begins with `name`. */
static int64_t found_in_files(const char *in, const char *name, const void *bytes, size_t size)
{
    DIR *listing = opendir(in);
    const struct dirent *entry;
    int64_t found = 0;

    assert_non_null(listing);
    while ((entry = readdir(listing)) != NULL) {
        char full[512];
        if (strncmp(entry->d_name, name, strlen(name)) != 0) {
            continue;
        }
        scratch_path(full, in, entry->d_name);
        FILE *file = fopen(full, "rb");
        assert_non_null(file);
        assert_int_equal(fseek(file, 0, SEEK_END), 0);
        size_t length = (size_t)ftell(file);
        rewind(file);
        char *content = malloc(length + 1);
        assert_non_null(content);
        assert_int_equal(fread(content, 1, length, file), length);
        assert_int_equal(fclose(file), 0);
        for (size_t i = 0; i + size <= length; i++) {
            found += content[i] == *(const char *)bytes && memcmp(content + i, bytes, size) == 0;
        }
        free(content);
    }
    assert_int_equal(closedir(listing), 0);
    return found;
}

static int64_t marks(const char *in, const char *name, int number)
{
    char mark[32], fraction[32];

    (void)snprintf(mark, sizeof(mark), "MARK%04d", number);
    (void)snprintf(fraction, sizeof(fraction), ".%04dZ", 7000 + number); /* of recorded_at */
    return found_in_files(in, name, mark, strlen(mark)) + found_in_files(in, name, fraction, strlen(fraction));
}

static void case_name(char out[32], int number) { (void)snprintf(out, 32, "MARK%04d-case", number); }

static heltmed_status erase(heltmed_store *store, int number)
{
    heltmed_error error = {.code = HELTMED_OK};
    char name[32];

    case_name(name, number);
    heltmed_status status = heltmed_store_erase(store, name, day("2026-05-04"), 0, &error);
    if (status != HELTMED_OK) {
        assert_true(error.message[0] != '\0' && strstr(error.message, "MARK") == NULL);
    }
    return status;
}

/* The salts of a case's events, as the file has them. */
static size_t salts_of(int number, unsigned char salts[ROUNDS][16])
{
    char name[32];
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    size_t count = 0;

    case_name(name, number);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT salt FROM events JOIN cases ON no = case_no WHERE id = ?", -1, &statement, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        assert_int_equal(sqlite3_column_bytes(statement, 0), 16);
        memcpy(salts[count++], sqlite3_column_blob(statement, 0), 16);
    }
    sqlite3_finalize(statement);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    return count;
}

static void nothing_is_left(void **state)
{
    char json[768], name[32];
    unsigned char salts[ROUNDS][16];
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_stream *stream = NULL;

    (void)state;
    store_copy(fresh, path);
    for (int number = 0; number < CASES; number += 3) {
        assert_true(marks(directory, "store", number) > ROUNDS);
        size_t count = salts_of(number, salts);
        assert_int_equal(count, ROUNDS);
        heltmed_store *store = store_opened(path, 0);
        heltmed_verification before = verified(store, NULL);
        char *kept = exported(store, "MARK0001-case", HELTMED_JSONL);
        assert_int_equal(erase(store, number), HELTMED_OK);
        /* While the store is open still, and after. */
        assert_int_equal(marks(directory, "store", number), 0);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(found_in_files(directory, "store", salts[i], sizeof(salts[i])), 0);
        }
        heltmed_verification after = verified(store, before.head);
        assert_int_equal(after.events, before.events);
        assert_int_equal(after.erased, before.erased + ROUNDS);
        assert_int_equal(after.purge_is_owed, 0);
        char *still = exported(store, "MARK0001-case", HELTMED_JSONL);
        assert_string_equal(kept, still);
        free(kept);
        free(still);
        /* It does not come back. */
        for (int round = 0; round < ROUNDS; round++) {
            event(json, number, round);
            assert_int_equal(refused(store, json), HELTMED_STATE);
        }
        case_name(name, number);
        assert_int_equal(heltmed_store_export(store, name, HELTMED_JSONL, &stream, &error), HELTMED_STATE);
        assert_int_equal(erase(store, number), HELTMED_STATE);
        heltmed_store_close(store);
        assert_int_equal(marks(directory, "store", number), 0);
    }
    for (int number = 1; number < CASES; number += 3) {
        assert_true(marks(directory, "store", number) > ROUNDS);
    }
    store_remove(path);
}

/* Keys of other cases go on as ever; so does a key that an erased case did not have. */
static void others_go_on(void **state)
{
    char json[768];

    (void)state;
    store_copy(fresh, path);
    heltmed_store *store = store_opened(path, 0);
    assert_int_equal(erase(store, 5), HELTMED_OK);
    event(json, 6, 3);
    assert_int_equal(appended(store, json).repeated, 1);
    event(json, 6, ROUNDS + 1);
    assert_int_equal(appended(store, json).repeated, 0);
    (void)verified(store, NULL);
    heltmed_store_close(store);
    store_remove(path);
}

static void a_reader_makes_the_purge_owed(void **state)
{
    heltmed_error error = {.code = HELTMED_OK};
    heltmed_stream *stream = NULL;
    heltmed_text *piece = new_text(NULL);

    (void)state;
    store_copy(fresh, path);
    heltmed_store *reader = store_opened(path, HELTMED_STORE_READ_ONLY);
    heltmed_store *writer = store_opened(path, 0);
    assert_ok(heltmed_store_export(reader, NULL, HELTMED_JSONL, &stream, &error), error);
    assert_ok(heltmed_stream_next(stream, piece, &error), error);
    assert_true(heltmed_text_size(piece) > 0);

    assert_int_equal(erase(writer, 8), HELTMED_BUSY); /* done, but not yet purged */
    assert_int_equal(verified(writer, NULL).purge_is_owed, 1);
    assert_int_equal(erase(writer, 8), HELTMED_STATE);
    assert_true(marks(directory, "store", 8) > 0);
    assert_int_equal(heltmed_store_erase_finish(writer, &error), HELTMED_BUSY);
    char *lines = exported(writer, NULL, HELTMED_JSONL);
    assert_null(strstr(lines, "MARK0008"));
    free(lines);

    heltmed_stream_destroy(stream);
    heltmed_store_close(reader);
    assert_ok(heltmed_store_erase_finish(writer, &error), error);
    assert_int_equal(marks(directory, "store", 8), 0);
    assert_int_equal(verified(writer, NULL).purge_is_owed, 0);
    assert_ok(heltmed_store_erase_finish(writer, &error), error);
    heltmed_store_close(writer);
    heltmed_text_destroy(piece);
    store_remove(path);
}

static void concerns_are_not_erased_unseen(void **state)
{
    static const char reported[] = "{\"key\":\"k-concern\",\"case\":\"MARK0009-case\",\"type\":\"concern_reported\",\"on\":\"2026-03-02\","
                                   "\"recorded_at\":\"2026-03-02T12:00:00Z\",\"data\":{\"by\":\"worker\"}}";
    heltmed_error error = {.code = HELTMED_OK};

    (void)state;
    store_copy(fresh, path);
    heltmed_store *store = store_opened(path, 0);
    (void)appended(store, reported);
    assert_int_equal(erase(store, 9), HELTMED_STATE);
    assert_true(marks(directory, "store", 9) > ROUNDS);
    assert_ok(heltmed_store_erase(store, "MARK0009-case", day("2026-05-04"), HELTMED_ERASE_DESPITE_CONCERN, &error), error);
    assert_int_equal(marks(directory, "store", 9), 0);
    (void)verified(store, NULL);
    heltmed_store_close(store);
    store_remove(path);
}

/* The power cut at any moment of an erasure: the case is whole, or gone; once ok was answered, its bytes are too. */
static void power_cuts(void **state)
{
    enum { EACH = 15 };
    char images[256], image[512], name[32];
    struct chance chance = {.state = 4};
    int64_t count = 0, whole = 0, gone = 0, residue = 0;

    (void)state;
    scratch_make(images);
    scratch_path(image, images, "store");
    store_copy(small, path);
    struct disk *disk = disk_new();
    disk_holds(disk, path);
    fault_vfs_install();
    fault_vfs_record(disk);
    heltmed_store *store = store_opened(path, 0);
    assert_int_equal(erase(store, 11), HELTMED_OK);
    disk_acknowledge(disk);
    heltmed_store_close(store);
    fault_vfs_record(NULL);
    fault_vfs_remove();
    disk_rewind(disk);
    do {
        for (int i = 0; i < EACH; i++) {
            heltmed_error error = {.code = HELTMED_OK};
            store_remove(image);
            disk_cut(disk, &chance, images);
            if (disk_acknowledged(disk) > 0) {
                residue += marks(images, "store", 11) > 0;
            }
            store = store_opened(image, 0);
            heltmed_verification found = verified(store, NULL);
            case_name(name, 11);
            char *lines = exported(store, NULL, HELTMED_JSONL);
            bool there = strstr(lines, name) != NULL;
            assert_int_equal(found.erased, there ? 0 : FEW_ROUNDS);
            assert_int_equal(line_count(lines), FEW_CASES * FEW_ROUNDS - (there ? 0 : FEW_ROUNDS));
            assert_false(there && disk_acknowledged(disk) > 0);
            free(lines);
            whole += there;
            gone += !there;
            if (!there) { /* what the cut left undone is known, and can be done */
                assert_ok(heltmed_store_erase_finish(store, &error), error);
            }
            heltmed_store_close(store);
            if (!there) {
                assert_int_equal(marks(images, "store", 11), 0);
            }
            count++;
        }
    } while (disk_play(disk));
    disk_free(disk);
    print_message("%lld power cuts in an erasure: %lld times whole, %lld times gone, %lld with bytes left after it was answered\n",
                  (long long)count, (long long)whole, (long long)gone, (long long)residue);
    assert_true(whole > 0 && gone > 0);
    assert_int_equal(residue, 0);
    scratch_remove(images);
    store_remove(path);
}

/* Every call of an erasure made to fail. */
static void faults(void **state)
{
    int64_t runs = 0, failed = 1;

    (void)state;
    fault_vfs_install();
    for (int fault = FAULT_IO; fault < FAULTS; fault++) {
        failed = 1;
        for (int64_t at = 1; failed > 0; at++, runs++) {
            heltmed_error error = {.code = HELTMED_OK};
            store_copy(small, path);
            heltmed_store *store = store_opened(path, 0);
            fault_vfs_arm((enum fault)fault, at, false);
            heltmed_status status = heltmed_store_erase(store, "MARK0012-case", day("2026-05-04"), 0, &error);
            failed = fault_vfs_failed();
            fault_vfs_arm(FAULT_NONE, 0, false);
            if (status != HELTMED_OK && status != HELTMED_BUSY && status != HELTMED_IO) {
                fail_msg("call %lld: %s: %s", (long long)at, heltmed_status_name(status), error.message);
            }
            if (status == HELTMED_OK) {
                assert_int_equal(marks(directory, "store", 12), 0);
            }
            heltmed_store_close(store);
            store = store_opened(path, 0);
            heltmed_verification found = verified(store, NULL);
            assert_true(found.erased == 0 || found.erased == FEW_ROUNDS);
            if (status == HELTMED_OK || status == HELTMED_BUSY) {
                assert_int_equal(found.erased, FEW_ROUNDS);
            }
            if (found.erased == 0) {
                assert_int_equal(erase(store, 12), HELTMED_OK);
            } else {
                assert_ok(heltmed_store_erase_finish(store, &error), error);
            }
            assert_int_equal(marks(directory, "store", 12), 0);
            heltmed_store_close(store);
        }
    }
    fault_vfs_remove();
    print_message("%lld erasures with a fault\n", (long long)runs);
    assert_true(runs > 50);
    store_remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_left),
        cmocka_unit_test(others_go_on),
        cmocka_unit_test(a_reader_makes_the_purge_owed),
        cmocka_unit_test(concerns_are_not_erased_unseen),
        cmocka_unit_test(power_cuts),
        cmocka_unit_test(faults),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
