/* Memory that runs out: every allocation of every kind of document is made to fail in turn. */
#include "given.h"

#include <heltmed/heltmed.h>

#include "full_documents.h"

/* Sanitizers have an allocator of their own, which is not to be replaced. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#endif

#if defined(__GLIBC__) && !defined(SANITIZED)
#define REPLACES_MALLOC

void *__libc_malloc(size_t size);
void *__libc_realloc(void *block, size_t size);

static struct {
    bool armed;
    size_t calls, fails_at; /* counted from 1; 0: never */
    bool from_then_on;
} system_memory;

static bool system_refuses(void)
{
    if (!system_memory.armed) {
        return false;
    }
    system_memory.calls++;
    return system_memory.fails_at != 0 &&
           (system_memory.from_then_on ? system_memory.calls >= system_memory.fails_at : system_memory.calls == system_memory.fails_at);
}

void *malloc(size_t size) { return system_refuses() ? NULL : __libc_malloc(size); }

void *realloc(void *block, size_t size) { return system_refuses() ? NULL : __libc_realloc(block, size); }
#endif

/* From nothing to an answer; what it used is given back whether it succeeds or not. */
static heltmed_status answer_once(const heltmed_allocator *allocator, const struct full_document *full, heltmed_error *error)
{
    heltmed_document *document = NULL;
    heltmed_text *out = NULL;
    heltmed_status status = heltmed_document_create(allocator, &document, error);

    if (status == HELTMED_OK) {
        status = heltmed_text_create(allocator, &out, error);
    }
    if (status == HELTMED_OK) {
        status = answer_document(document, built_in(), full->name, full->json, strlen(full->json), out, error);
        assert_int_equal(status == HELTMED_OK, heltmed_text_size(out) > 0);
    }
    heltmed_text_destroy(out);
    heltmed_document_destroy(document);
    return status;
}

static void test_allocator_that_fails(void **state)
{
    (void)state;
    for (size_t i = 0; i < FULL_DOCUMENTS; i++) {
        for (int once = 0; once < 2; once++) {
            struct counting counting = {.fail_once = once != 0};
            heltmed_allocator allocator = counting_allocator(&counting);
            assert_int_equal(answer_once(&allocator, &full_documents[i], NULL), HELTMED_OK);
            size_t needed = counting.calls;
            assert_true(needed >= 3);
            for (size_t fails = 1; fails <= needed; fails++) {
                heltmed_error error = {.code = HELTMED_OK};
                counting.calls = 0;
                counting.fail_from = fails;
                assert_int_equal(answer_once(&allocator, &full_documents[i], &error), HELTMED_NO_MEMORY);
                assert_int_equal(error.code, HELTMED_NO_MEMORY);
                assert_true(counting.blocks == 0 && counting.bytes == 0);
            }
        }
    }
}

/* Nothing is asked of the system but through the allocator that was given, and by default that is malloc. */
static void test_system_that_fails(void **state)
{
    (void)state;
#ifdef REPLACES_MALLOC
    for (size_t i = 0; i < FULL_DOCUMENTS; i++) {
        for (int from_then_on = 0; from_then_on < 2; from_then_on++) {
            struct counting counting = {0};
            heltmed_allocator allocator = counting_allocator(&counting);
            assert_int_equal(answer_once(&allocator, &full_documents[i], NULL), HELTMED_OK);
            size_t needed = counting.calls;

            for (size_t fails = 1; fails <= needed + 1; fails++) {
                heltmed_error error = {.code = HELTMED_OK};
                system_memory.calls = 0;
                system_memory.fails_at = fails;
                system_memory.from_then_on = from_then_on != 0;
                system_memory.armed = true;
                heltmed_status status = answer_once(NULL, &full_documents[i], &error);
                system_memory.armed = false;
                if (system_memory.calls == 0) {
                    skip(); /* this run has a malloc of its own, such as valgrind's */
                }
                assert_int_equal(status, fails <= needed ? HELTMED_NO_MEMORY : HELTMED_OK);
                assert_int_equal(error.code, status);
            }
        }
    }
#else
    skip();
#endif
}

/* A document that failed for want of memory answers the next one as if nothing had been. */
static void test_recovers(void **state)
{
    (void)state;
    struct counting counting = {0};
    heltmed_allocator allocator = counting_allocator(&counting);
    heltmed_document *document;
    heltmed_text *out;

    assert_int_equal(heltmed_document_create(&allocator, &document, NULL), HELTMED_OK);
    assert_int_equal(heltmed_text_create(&allocator, &out, NULL), HELTMED_OK);
    for (size_t i = 0; i < FULL_DOCUMENTS; i++) {
        const struct full_document *full = &full_documents[i];
        heltmed_status status = HELTMED_NO_MEMORY;
        for (size_t fails = 1; status != HELTMED_OK; fails++) {
            counting.calls = 0;
            counting.fail_from = fails;
            status = answer_document(document, built_in(), full->name, full->json, strlen(full->json), out, NULL);
            assert_true(status == HELTMED_OK || (status == HELTMED_NO_MEMORY && heltmed_text_size(out) == 0));
        }
    }
    heltmed_text_destroy(out);
    heltmed_document_destroy(document);
    assert_int_equal(counting.blocks, 0);
}

static void test_warm_documents_allocate_nothing(void **state)
{
    (void)state;
    struct counting counting = {0};
    heltmed_allocator allocator = counting_allocator(&counting);
    heltmed_document *document;
    heltmed_text *out;
    size_t warm = 0;

    assert_int_equal(heltmed_document_create(&allocator, &document, NULL), HELTMED_OK);
    assert_int_equal(heltmed_text_create(&allocator, &out, NULL), HELTMED_OK);
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < FULL_DOCUMENTS; i++) {
            const struct full_document *full = &full_documents[i];
            assert_int_equal(answer_document(document, built_in(), full->name, full->json, strlen(full->json), out, NULL), HELTMED_OK);
        }
        if (round == 0) {
            warm = counting.calls;
        }
    }
    assert_int_equal(counting.calls, warm);
    heltmed_text_destroy(out);
    heltmed_document_destroy(document);
}

static void test_overlay_without_memory(void **state)
{
    (void)state;
    const char json[] = "{\"version\":\"my-2027\",\"parameters\":{\"wage.floor_share_bp\":[{\"valid_from\":\"2027-01-01\",\"value\":2500},"
                        "{\"valid_from\":\"2028-01-01\",\"value\":null}],\"followup.nav_municipalities\":[{\"valid_from\":\"2027-01-01\","
                        "\"value\":[\"0301\",\"1506\"]}]}}";
    for (int once = 0; once < 2; once++) {
        struct counting counting = {.fail_once = once != 0};
        heltmed_allocator allocator = counting_allocator(&counting);
        heltmed_rulebook *overlay = NULL;
        heltmed_status status = HELTMED_NO_MEMORY;
        for (size_t fails = 1; status == HELTMED_NO_MEMORY; fails++) {
            counting.calls = 0;
            counting.fail_from = fails;
            status = heltmed_document_overlay(built_in(), json, strlen(json), &allocator, &overlay, NULL);
            assert_true(status == HELTMED_OK || counting.blocks == 0);
        }
        assert_int_equal(status, HELTMED_OK);
        heltmed_rulebook_destroy(overlay);
        assert_int_equal(counting.blocks, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_allocator_that_fails),
        cmocka_unit_test(test_system_that_fails),
        cmocka_unit_test(test_recovers),
        cmocka_unit_test(test_warm_documents_allocate_nothing),
        cmocka_unit_test(test_overlay_without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
