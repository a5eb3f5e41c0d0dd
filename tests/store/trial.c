#include "trial.h"

#include <dirent.h>
#include <unistd.h>

#include "fault_vfs.h"

void scratch_make(char path[256])
{
    const char *memory = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";

    (void)snprintf(path, 256, "%s/heltmed-XXXXXX", memory);
    assert_non_null(mkdtemp(path));
}

void scratch_path(char out[512], const char *directory, const char *name)
{
    assert_true(snprintf(out, 512, "%s/%s", directory, name) < 512);
}

void scratch_remove(const char *path)
{
    DIR *directory = opendir(path);
    const struct dirent *entry;
    char inside[512];

    assert_non_null(directory);
    while ((entry = readdir(directory)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            scratch_path(inside, path, entry->d_name);
            assert_int_equal(unlink(inside), 0);
        }
    }
    assert_int_equal(closedir(directory), 0);
    assert_int_equal(rmdir(path), 0);
}

static const char *const companions[] = {"", "-wal", "-shm", "-journal"};

void store_remove(const char *path)
{
    char name[512];

    for (size_t i = 0; i < sizeof(companions) / sizeof(companions[0]); i++) {
        assert_true(snprintf(name, sizeof(name), "%s%s", path, companions[i]) < 512);
        (void)unlink(name);
    }
}

static void file_copy(const char *from, const char *to)
{
    FILE *in = fopen(from, "rb");
    char piece[65536];
    size_t got;

    if (in == NULL) {
        return;
    }
    FILE *out = fopen(to, "wb");
    assert_non_null(out);
    while ((got = fread(piece, 1, sizeof(piece), in)) > 0) {
        assert_int_equal(fwrite(piece, 1, got, out), got);
    }
    assert_int_equal(fclose(in), 0);
    assert_int_equal(fclose(out), 0);
}

void store_copy(const char *from, const char *to)
{
    char in[512], out[512];

    store_remove(to);
    for (int i = 0; i < 2; i++) {
        assert_in_range(snprintf(in, sizeof(in), "%s%s", from, companions[i]), 1, sizeof(in) - 1);
        assert_in_range(snprintf(out, sizeof(out), "%s%s", to, companions[i]), 1, sizeof(out) - 1);
        file_copy(in, out);
    }
}

/* Where a script is. */
struct run {
    const struct subject *subject;
    const struct script *script;
    const char *path;
    void *opened;
    size_t next; /* step */
    char head[HEAD_SIZE];
    struct why why;
};

static bool run_step(struct run *run)
{
    const struct step *step = &run->script->steps[run->next];
    char head[HEAD_SIZE] = "";

    if (step->from == step->until && run->opened != NULL) {
        run->subject->close(run->opened);
        run->opened = NULL;
    }
    if (run->opened == NULL) {
        run->opened = run->subject->open(run->path, &run->why);
        if (run->opened == NULL) {
            return false;
        }
    }
    if (step->from != step->until) {
        if (!run->subject->append(run->opened, run->script->events + step->from, step->until - step->from, head, &run->why)) {
            return false;
        }
        memcpy(run->head, head, sizeof(head));
    }
    run->next++;
    return true;
}

static void run_end(struct run *run)
{
    if (run->opened != NULL) {
        run->subject->close(run->opened);
        run->opened = NULL;
    }
}

char *trial_reference(const struct subject *subject, const struct script *script)
{
    char directory[256], path[512];

    scratch_make(directory);
    scratch_path(path, directory, "store");
    subject->make(path);
    struct run run = {.subject = subject, .script = script, .path = path};
    while (run.next < script->step_count) {
        if (!run_step(&run)) {
            fail_msg("step %zu without any fault: %s", run.next, run.why.text);
        }
    }
    run_end(&run);
    char *lines = subject->read(path, run.head, &run.why);
    if (lines == NULL) {
        fail_msg("without any fault: %s", run.why.text);
    }
    scratch_remove(directory);
    return lines;
}

/* The bytes of the reference up to the end of an event. */
static size_t size_until(const char *reference, size_t events)
{
    const char *at = reference;

    for (size_t i = 0; i < events; i++) {
        at = strchr(at, '\n');
        assert_non_null(at);
        at++;
    }
    return (size_t)(at - reference);
}

/* The events that are there after so many steps. */
static size_t events_after(const struct script *script, size_t steps)
{
    size_t events = 0;

    for (size_t i = 0; i < steps; i++) {
        events = script->steps[i].until > events ? script->steps[i].until : events;
    }
    return events;
}

static bool holds(const char *lines, const char *reference, size_t events)
{
    size_t size = size_until(reference, events);

    return strlen(lines) == size && memcmp(lines, reference, size) == 0;
}

/* After how many steps there is what `lines` tell; -1: after none. */
static int64_t steps_told(const char *lines, const char *reference, const struct script *script)
{
    for (size_t steps = 0; steps <= script->step_count; steps++) {
        if (holds(lines, reference, events_after(script, steps))) {
            return (int64_t)steps;
        }
    }
    return -1;
}

/* Whether `lines` is what there is after `steps` steps, or after the one that was under way too. */
static bool stands_at(const char *lines, const char *reference, const struct script *script, size_t steps)
{
    return holds(lines, reference, events_after(script, steps)) ||
           (steps < script->step_count && holds(lines, reference, events_after(script, steps + 1)));
}

/* Looks at what a power cut left after `steps` acknowledged steps. */
static void look(struct power_result *result, const struct subject *subject, const struct script *script, const char *reference,
                 const char *image, const char *head, size_t steps)
{
    struct why why = {.strange = false};
    char *lines = subject->read(image, head, &why);
    bool whole = lines != NULL;

    result->images++;
    if (!whole) {
        result->why = why;
        lines = subject->read(image, "", &why);
    }
    if (lines == NULL) {
        result->broken++;
        result->why = why;
    } else if (steps_told(lines, reference, script) < 0) {
        result->half++;
    } else if (!stands_at(lines, reference, script, steps)) {
        result->lost++;
    } else if (!whole) {
        result->broken++;
    }
    free(lines);
}

/* Looks at the image after an open that met a fault, for each call of that open. */
static void look_after_faults(struct power_result *result, const struct subject *subject, const struct script *script,
                              const char *reference, const char *image, const char *again, const char *head, size_t steps)
{
    fault_vfs_install();
    for (int ever_after = 0; ever_after < 2; ever_after++) {
        int64_t failed = 1;
        for (int64_t at = 1; failed > 0; at++) {
            struct why why = {.strange = false};
            store_copy(image, again);
            fault_vfs_arm(FAULT_IO, at, ever_after);
            void *opened = subject->open(again, &why);
            if (opened != NULL) {
                subject->close(opened);
            }
            failed = fault_vfs_failed();
            fault_vfs_arm(FAULT_NONE, 0, false);
            look(result, subject, script, reference, again, head, steps);
        }
    }
    fault_vfs_remove();
}

/* `recoveries`: every so manieth image is opened under faults first; 0: none. */
static struct power_result cut_everywhere(const struct subject *subject, const struct script *script, int each, int recoveries)
{
    char directory[256], images[256], path[512], image[512], again[512];
    char heads[SCRIPT_STEPS_MAX + 1][HEAD_SIZE] = {""};
    struct power_result result = {.images = 0};
    char *reference = trial_reference(subject, script);
    struct chance chance = {.state = 26};
    int64_t cuts = 0;

    scratch_make(directory);
    scratch_make(images);
    scratch_path(path, directory, "store");
    scratch_path(image, images, "store");
    scratch_path(again, images, "again");
    subject->make(path);
    struct disk *disk = disk_new();
    disk_holds(disk, path);
    fault_vfs_install();
    fault_vfs_record(disk);
    struct run run = {.subject = subject, .script = script, .path = path};
    while (run.next < script->step_count) {
        if (!run_step(&run)) {
            fail_msg("step %zu: %s", run.next, run.why.text);
        }
        disk_acknowledge(disk);
        memcpy(heads[run.next], run.head, HEAD_SIZE);
    }
    run_end(&run);
    fault_vfs_record(NULL);
    fault_vfs_remove();

    disk_rewind(disk);
    do {
        size_t steps = (size_t)disk_acknowledged(disk);
        for (int i = 0; i < each; i++, cuts++) {
            store_remove(image);
            disk_cut(disk, &chance, images);
            if (recoveries == 0) {
                look(&result, subject, script, reference, image, heads[steps], steps);
            } else if (cuts % recoveries == 0) {
                look_after_faults(&result, subject, script, reference, image, again, heads[steps], steps);
            }
        }
    } while (disk_play(disk));
    disk_free(disk);
    free(reference);
    scratch_remove(directory);
    scratch_remove(images);
    return result;
}

struct power_result trial_of_power_cuts(const struct subject *subject, const struct script *script, int each)
{
    return cut_everywhere(subject, script, each, 0);
}

struct power_result trial_of_recoveries(const struct subject *subject, const struct script *script, int among)
{
    return cut_everywhere(subject, script, 1, among);
}

/* One run under the fault that is armed: whether all was well in the end. `failed` gets how many calls failed. */
static bool run_under_fault(const struct subject *subject, const struct script *script, const char *reference, const char *fresh,
                            const char *path, int64_t *failed, struct why *why)
{
    enum { TRIES = 3 };
    struct run run = {.subject = subject, .script = script, .path = path};

    store_copy(fresh, path);
    for (int tries = 0; run.next < script->step_count && tries < TRIES;) {
        tries = run_step(&run) ? 0 : tries + 1;
    }
    run_end(&run);
    *failed = fault_vfs_failed();
    fault_vfs_arm(FAULT_NONE, 0, false);

    char *lines = subject->read(path, run.head, why);
    bool well = lines != NULL && stands_at(lines, reference, script, run.next);
    if (lines != NULL && !well) {
        (void)snprintf(why->text, sizeof(why->text), "after step %zu what is there is not what was acknowledged", run.next);
    }
    free(lines);
    while (well && run.next < script->step_count) {
        well = run_step(&run);
    }
    run_end(&run);
    if (well) {
        lines = subject->read(path, run.head, why);
        well = lines != NULL && strcmp(lines, reference) == 0;
        if (lines != NULL && !well) {
            (void)snprintf(why->text, sizeof(why->text), "what is there in the end is not every event once");
        }
        free(lines);
    } else if (why->text[0] == '\0') {
        *why = run.why;
    }
    if (well && run.why.strange) {
        *why = run.why;
        well = false;
    }
    store_remove(path);
    return well;
}

struct io_result trial_of_faults(const struct subject *subject, const struct script *script)
{
    char directory[256], fresh[512], path[512];
    struct io_result result = {.runs = 0};
    char *reference = trial_reference(subject, script);

    scratch_make(directory);
    scratch_path(fresh, directory, "fresh");
    scratch_path(path, directory, "store");
    subject->make(fresh);
    fault_vfs_install();
    for (int fault = FAULT_IO; fault < FAULTS; fault++) {
        for (int ever_after = 0; ever_after < 2; ever_after++) {
            int64_t failed = 1;
            for (int64_t at = 1; failed > 0; at++) {
                struct why why = {.strange = false};
                fault_vfs_arm((enum fault)fault, at, ever_after);
                bool well = run_under_fault(subject, script, reference, fresh, path, &failed, &why);
                result.runs++;
                result.failed_calls += failed;
                if (!well) {
                    result.wrong++;
                    result.why = why;
                }
            }
        }
    }
    fault_vfs_remove();
    free(reference);
    scratch_remove(directory);
    return result;
}
