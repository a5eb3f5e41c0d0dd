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

enum { LANGUAGES = 5 };

struct entry {
    const char *key, *text;
    int line;
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

static bool is_name_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

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
    fputs("    \"", out);
    for (; *text != '\0'; text++) {
        /* a question mark could begin a trigraph */
        if (*text == '"' || *text == '\\' || *text == '?') {
            fputc('\\', out);
        }
        fputc(*text, out);
    }
    fputs("\",\n", out);
}

static void write_catalogue(FILE *out, const struct language *languages)
{
    fputs("/* Made from the texts of src/texts by tools/embed_texts.c. */\n#include \"texts/catalogue.h\"\n", out);
    fprintf(out, "\nconst uint32_t text_count = %lu;\n", (unsigned long)languages[0].count);
    fputs("\nconst char *const text_keys[] = {\n", out);
    for (size_t i = 0; i < languages[0].count; i++) {
        write_string(out, languages[0].entries[i].key);
    }
    fputs("};\n", out);
    for (int language = 0; language < LANGUAGES; language++) {
        fprintf(out, "\nstatic const char *const texts_%d[] = {\n", language);
        for (size_t i = 0; i < languages[language].count; i++) {
            write_string(out, languages[language].entries[i].text);
        }
        fputs("};\n", out);
    }
    fputs("\nconst char *const *const text_languages[TEXT_LANGUAGES] = {", out);
    for (int language = 0; language < LANGUAGES; language++) {
        fprintf(out, "%stexts_%d", language == 0 ? "" : ", ", language);
    }
    fputs("};\n", out);
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
    if (languages[0].count == 0) {
        fault(languages[0].path, 1, "no texts");
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
