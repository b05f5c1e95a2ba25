/*
 * One fuzzer for all targets; JUESUAN_FUZZ names the one that runs. JUESUAN_FUZZ=list prints their
 * names, JUESUAN_FUZZ=seeds:FOLDER writes their seeds.
 */
#include "targets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *count, char ***words);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const fuzz_target *running;

static void list(void)
{
    for (size_t i = 0; i < fuzz_target_count; i++)
        puts(fuzz_targets[i].name);
}

int LLVMFuzzerInitialize(int *count, char ***words)
{
    (void)count;
    (void)words;
    const char *name = getenv("JUESUAN_FUZZ");
    if (name == NULL)
        name = "list";
    if (strncmp(name, "seeds:", 6) == 0)
        exit(fuzz_write_seeds(name + 6));
    for (size_t i = 0; i < fuzz_target_count; i++)
        if (strcmp(fuzz_targets[i].name, name) == 0)
            running = &fuzz_targets[i];
    if (running == NULL) {
        list();
        exit(strcmp(name, "list") == 0 ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    running->run(bytes, size);
    return 0;
}
