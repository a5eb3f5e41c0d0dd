/* Tries each file that it is given, and fails when there is none. */
#include <stdio.h>

#include "fuzz.h"

int main(int count, char **files)
{
    static uint8_t data[1 << 20];

    for (int i = 1; i < count; i++) {
        FILE *file = fopen(files[i], "rb");
        must(file != NULL);
        size_t size = fread(data, 1, sizeof data, file);
        must(size < sizeof data && fclose(file) == 0);
        (void)LLVMFuzzerTestOneInput(data, size);
    }
    printf("%d inputs\n", count - 1);
    return count > 1 ? 0 : 1;
}
