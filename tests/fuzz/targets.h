/*
 * What the fuzzers do with any bytes. The driver hands them to libFuzzer, check_fuzz.c replays what
 * was found; tests/fuzz/corpus/NAME is the folder of a target.
 */
#ifndef TESTS_FUZZ_TARGETS_H
#define TESTS_FUZZ_TARGETS_H

#include <juesuan.h>

#include <stddef.h>
#include <stdint.h>

typedef struct fuzz_target {
    const char *name;
    void (*run)(const uint8_t *bytes, size_t size);
} fuzz_target;

extern const fuzz_target fuzz_targets[];
extern const size_t fuzz_target_count;

/* Writes seeds for each target, out of generated reports, into folder/NAME/; 0 where that worked. */
int fuzz_write_seeds(const char *folder);

/* Looks at everything that a report has. */
void fuzz_walk(const juesuan_report *report);
/* Ends the program: what must hold does not. */
_Noreturn void fuzz_failed(const char *what);

#endif
