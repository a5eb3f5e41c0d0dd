/*
 * embed_texts OUT.c nb.txt nn.txt en.txt easy_nb.txt easy_nn.txt
 *
 * Checks the texts of all languages and writes them as a C file (see src/texts/catalogue.h). A file has lines of
 * `key = sentence with {slot}`, blank lines and `# comments`, in UTF-8. Every fault is told as file:line on standard
 * error; with any fault nothing is written and the exit status is 1.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../texts/keys.h"

enum { LANGUAGES = 5, TEXT_SIZE_MAX = 0xffff };

struct entry {
    const char *key, *text;
    int line;
    unsigned slot_count;
};

struct language {
    const char *path;
    char *content;
    struct entry *entries;
    size_t count;
};

static int faults;

static void fault(const char *path, int line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "%s:%d: ", path, line);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    faults++;
}

static void *need(void *memory)
{
    if (memory == NULL) {
        fputs("embed_texts: out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

/* The whole file, ended by a NUL. */
static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        exit(1);
    }
    char *content = NULL;
    size_t capacity = 0;
    *size = 0;
    for (;;) {
        if (capacity - *size < 2) {
            capacity = capacity == 0 ? 65536 : 2 * capacity;
            content = need(realloc(content, capacity));
        }
        size_t got = fread(content + *size, 1, capacity - *size - 1, file);
        if (got == 0) {
            break;
        }
        *size += got;
    }
    if (ferror(file)) {
        fprintf(stderr, "%s: cannot be read\n", path);
        exit(1);
    }
    fclose(file);
    content[*size] = '\0';
    return content;
}

/* The length of the UTF-8 character at `text`, 0 when it is none. */
static size_t character_length(const unsigned char *text)
{
    static const struct {
        unsigned char first_lo, first_hi, second_lo, second_hi, length;
    } forms[] = {
        {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3}, {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3},
        {0xee, 0xef, 0x80, 0xbf, 3}, {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
    };
    if (text[0] < 0x80) {
        return 1;
    }
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (text[0] < forms[i].first_lo || text[0] > forms[i].first_hi) {
            continue;
        }
        if (text[1] < forms[i].second_lo || text[1] > forms[i].second_hi) {
            return 0;
        }
        for (size_t k = 2; k < forms[i].length; k++) {
            if ((text[k] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return forms[i].length;
    }
    return 0;
}

static bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; }

static void check_bytes(const char *path, int line, const char *text)
{
    while (*text != '\0') {
        size_t length = character_length((const unsigned char *)text);
        if (length == 0) {
            fault(path, line, "not UTF-8");
            return;
        }
        if (length == 1 && ((unsigned char)*text < 0x20 || *text == 0x7f)) {
            fault(path, line, "a control character");
            return;
        }
        text += length;
    }
}

/* A slot is a name in braces; braces stand for nothing else. */
static void check_braces(const char *path, int line, const char *text)
{
    const char *open = NULL;
    for (; *text != '\0'; text++) {
        if (*text == '{') {
            if (open != NULL) {
                fault(path, line, "a brace is opened inside a slot");
                return;
            }
            open = text;
        } else if (*text == '}') {
            if (open == NULL || text == open + 1) {
                fault(path, line, open == NULL ? "a brace is closed that was not opened" : "a slot without a name");
                return;
            }
            open = NULL;
        } else if (open != NULL && !is_name_character(*text)) {
            fault(path, line, "a slot's name has only a-z, 0-9, _ and .");
            return;
        }
    }
    if (open != NULL) {
        fault(path, line, "a brace is not closed");
    }
}

static void check_key(const char *path, int line, const char *key)
{
    if (*key == '\0') {
        fault(path, line, "no key before =");
    }
    for (; *key != '\0'; key++) {
        if (!is_name_character(*key)) {
            fault(path, line, "a key has only a-z, 0-9, _ and .");
            return;
        }
    }
}

static char *trimmed(char *text)
{
    while (*text == ' ') {
        text++;
    }
    size_t size = strlen(text);
    while (size > 0 && text[size - 1] == ' ') {
        text[--size] = '\0';
    }
    return text;
}

static void read_line(struct language *language, int number, char *line)
{
    check_bytes(language->path, number, line);
    line = trimmed(line);
    if (*line == '\0' || *line == '#') {
        return;
    }
    char *equals = strchr(line, '=');
    if (equals == NULL) {
        fault(language->path, number, "neither `key = text` nor a comment");
        return;
    }
    *equals = '\0';
    struct entry entry = {.key = trimmed(line), .text = trimmed(equals + 1), .line = number};
    check_key(language->path, number, entry.key);
    if (*entry.text == '\0') {
        fault(language->path, number, "%s has no text", entry.key);
    }
    if (strlen(entry.text) > TEXT_SIZE_MAX) {
        fault(language->path, number, "%s is too long", entry.key);
    }
    check_braces(language->path, number, entry.text);
    language->entries[language->count++] = entry;
}

static int by_key(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    int order = strcmp(a->key, b->key);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static void read_language(struct language *language)
{
    size_t size, lines = 1;
    language->content = read_file(language->path, &size);
    for (size_t i = 0; i < size; i++) {
        lines += language->content[i] == '\n';
    }
    language->entries = need(calloc(lines, sizeof(struct entry)));
    char *line = language->content, *end = language->content + size;
    for (int number = 1; line < end; number++) {
        char *next = memchr(line, '\n', (size_t)(end - line));
        next = next == NULL ? end : next;
        if (memchr(line, '\0', (size_t)(next - line)) != NULL) {
            fault(language->path, number, "a control character");
        }
        *next = '\0';
        read_line(language, number, line);
        line = next + 1;
    }
    qsort(language->entries, language->count, sizeof(struct entry), by_key);
    for (size_t i = 1; i < language->count; i++) {
        const struct entry *entry = &language->entries[i];
        if (strcmp(entry[-1].key, entry->key) == 0) {
            fault(language->path, entry->line, "%s stands already in line %d", entry->key, entry[-1].line);
        }
    }
}

/* Tells the keys of `have` that `want` lacks. */
static void compare(const struct language *have, const struct language *want)
{
    for (size_t i = 0, k = 0; i < have->count; i++) {
        const struct entry *entry = &have->entries[i];
        while (k < want->count && strcmp(want->entries[k].key, entry->key) < 0) {
            k++;
        }
        if (k == want->count || strcmp(want->entries[k].key, entry->key) != 0) {
            fault(have->path, entry->line, "%s is missing in %s", entry->key, want->path);
        }
    }
}

static void write_string(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text != '\0'; text++) {
        /* a question mark could begin a trigraph */
        if (*text == '"' || *text == '\\' || *text == '?') {
            fputc('\\', out);
        }
        fputc(*text, out);
    }
    fputc('"', out);
}

/* The names of all slots, each once. */
struct names {
    const char **texts; /* where a name begins; it ends at the brace */
    size_t count;
};

static bool same_name(const char *left, const char *right)
{
    size_t size = strcspn(left, "}");
    return strcspn(right, "}") == size && memcmp(left, right, size) == 0;
}

static size_t place_of_name(struct names *names, const char *name)
{
    size_t place = 0;
    while (place < names->count && !same_name(names->texts[place], name)) {
        place++;
    }
    if (place == names->count) {
        names->texts = need(realloc(names->texts, (names->count + 1) * sizeof(names->texts[0])));
        names->texts[names->count++] = name;
    }
    return place;
}

static void write_slot_names(FILE *out, const struct names *names)
{
    fputs("\nconst char *const text_slot_names[] = {\n", out);
    for (size_t i = 0; i < names->count; i++) {
        fprintf(out, "    \"%.*s\",\n", (int)strcspn(names->texts[i], "}"), names->texts[i]);
    }
    fputs("    \"\",\n};\n", out);
}

/* Writes where each slot of a text stands; how many there are. */
static unsigned write_slots(FILE *out, struct names *names, const char *text)
{
    unsigned count = 0;
    for (const char *open = strchr(text, '{'); open != NULL; open = strchr(open + 1, '{')) {
        long start = (long)(open - text);
        fprintf(out, "    {%ld, %ld, %lu},\n", start, start + 2 + (long)strcspn(open + 1, "}"),
                (unsigned long)place_of_name(names, open + 1));
        count++;
    }
    return count;
}

static void write_all_slots(FILE *out, const struct language *languages, struct names *names)
{
    fputs("\nconst struct text_slot text_slots[] = {\n", out);
    for (int language = 0; language < LANGUAGES; language++) {
        for (size_t i = 0; i < languages[language].count; i++) {
            struct entry *entry = &languages[language].entries[i];
            entry->slot_count = write_slots(out, names, entry->text);
        }
    }
    fputs("    {0, 0, 0},\n};\n", out);
}

static void write_keys(FILE *out, const struct language *language)
{
    fprintf(out, "\nconst uint32_t text_count = %lu;\n", (unsigned long)language->count);
    fputs("\nconst char *const text_keys[] = {\n", out);
    for (size_t i = 0; i < language->count; i++) {
        fprintf(out, "    \"%s\",\n", language->entries[i].key);
    }
    fputs("};\n", out);
}

static void write_buckets(FILE *out, const struct language *language)
{
    uint32_t size = 16;
    while (size < 4 * language->count) {
        size *= 2;
    }
    size_t *buckets = need(calloc(size, sizeof(size_t)));
    for (size_t i = 0; i < language->count; i++) {
        uint32_t bucket = TEXT_HASH_START;
        for (const char *byte = language->entries[i].key; *byte != '\0'; byte++) {
            bucket = text_hash(bucket, *byte);
        }
        while (buckets[bucket & (size - 1)] != 0) {
            bucket++;
        }
        buckets[bucket & (size - 1)] = i + 1;
    }
    fprintf(out, "\nconst uint32_t text_bucket_mask = %lu;\nconst uint16_t text_buckets[] = {\n", (unsigned long)size - 1);
    for (uint32_t i = 0; i < size; i++) {
        fprintf(out, "    %lu,\n", (unsigned long)(buckets[i] == 0 ? NO_TEXT : buckets[i] - 1));
    }
    fputs("};\n", out);
    free(buckets);
}

#define FIXED_KEY(name, key) key,
static const char *const fixed_keys[FIXED_TEXTS] = {EACH_FIXED_TEXT(FIXED_KEY)};

static void write_fixed(FILE *out, const struct language *language)
{
    const char *missing = NULL;
    fputs("\nconst uint16_t text_fixed[FIXED_TEXTS] = {\n", out);
    for (int fixed = 0; fixed < FIXED_TEXTS; fixed++) {
        size_t place = 0;
        while (place < language->count && strcmp(language->entries[place].key, fixed_keys[fixed]) != 0) {
            place++;
        }
        fprintf(out, "    %lu,\n", (unsigned long)(place == language->count ? NO_TEXT : place));
        if (place == language->count) {
            missing = fixed_keys[fixed];
        }
    }
    fputs("};\n", out);
    if (missing != NULL) {
        fprintf(out, "_Static_assert(0, \"the library needs the text %s\");\n", missing);
    }
}

static void write_texts(FILE *out, const struct language *languages)
{
    unsigned long first_slot = 0;
    for (int language = 0; language < LANGUAGES; language++) {
        fprintf(out, "\nstatic const struct text texts_%d[] = {\n", language);
        for (size_t i = 0; i < languages[language].count; i++) {
            const struct entry *entry = &languages[language].entries[i];
            fputs("    {", out);
            write_string(out, entry->text);
            fprintf(out, ", %lu, %u, %lu},\n", (unsigned long)strlen(entry->text), entry->slot_count, first_slot);
            first_slot += entry->slot_count;
        }
        fputs("};\n", out);
    }
    fputs("\nconst struct text *const text_languages[TEXT_LANGUAGES] = {", out);
    for (int language = 0; language < LANGUAGES; language++) {
        fprintf(out, "%stexts_%d", language == 0 ? "" : ", ", language);
    }
    fputs("};\n", out);
}

static void write_catalogue(FILE *out, const struct language *languages)
{
    struct names names = {NULL, 0};
    fputs("/* Made from the texts of src/texts by src/generate/embed_texts.c. */\n#include \"texts/catalogue.h\"\n", out);
    write_keys(out, &languages[0]);
    write_buckets(out, &languages[0]);
    write_fixed(out, &languages[0]);
    write_all_slots(out, languages, &names);
    write_slot_names(out, &names);
    write_texts(out, languages);
    free(names.texts);
}

static void write_file(const char *path, const struct language *languages)
{
    FILE *out = fopen(path, "wb");
    if (out == NULL) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        faults++;
        return;
    }
    write_catalogue(out, languages);
    bool failed = ferror(out) != 0;
    if (fclose(out) != 0 || failed) {
        fprintf(stderr, "%s: cannot be written\n", path);
        faults++;
    }
}

int main(int argc, char **argv)
{
    if (argc != 2 + LANGUAGES) {
        fprintf(stderr, "usage: embed_texts OUT.c nb.txt nn.txt en.txt easy_nb.txt easy_nn.txt\n");
        return 1;
    }
    struct language languages[LANGUAGES] = {{0}};
    for (int i = 0; i < LANGUAGES; i++) {
        languages[i].path = argv[2 + i];
        read_language(&languages[i]);
    }
    for (int i = 1; i < LANGUAGES; i++) {
        compare(&languages[0], &languages[i]);
        compare(&languages[i], &languages[0]);
    }
    if (languages[0].count == 0 || languages[0].count >= NO_TEXT) {
        fault(languages[0].path, 1, languages[0].count == 0 ? "no texts" : "too many texts");
    }
    if (faults == 0) {
        write_file(argv[1], languages);
    }
    for (int i = 0; i < LANGUAGES; i++) {
        free(languages[i].entries);
        free(languages[i].content);
    }
    return faults == 0 ? 0 : 1;
}
