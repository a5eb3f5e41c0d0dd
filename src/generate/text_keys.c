/* Prints the key of every text that the library needs, and for each assessment the slots that its sentences may use. */
#include <stdio.h>

#include "../tests/c/needed_texts.h"

static void print_slots(const struct rule *rule)
{
    printf("# %s: %s\n#   slots:", rule->name, rule->title);
    for (uint8_t i = 0; i < rule->slot_count; i++) {
        if (slot_can_be_written(&rule->slots[i])) {
            printf(" {%s}", rule->slots[i].name);
        }
    }
    puts("");
}

static void print_key(void *context, const char *key, const struct rule *rule, const char *meaning)
{
    const struct rule **last = context;
    if (rule != NULL && rule != *last) {
        print_slots(rule);
        *last = rule;
    }
    printf("%s\t%s\n", key, meaning);
}

int main(void)
{
    const struct rule *last = NULL;
    needed_texts(print_key, &last);
    return 0;
}
