/* What the fuzzers found once, and what they start from, without a fuzzer. */
#include "fuzz/targets.h"
#include "support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CORPUS "tests/fuzz/corpus"

static void replay(const fuzz_target *target, const char *path)
{
    size_t size = 0;
    char *bytes = read_file(path, &size);
    /* A block of just that size: one step beyond it is seen by valgrind and by ASan. */
    uint8_t *exact = malloc(size == 0 ? 1 : size);
    ck_assert_ptr_nonnull(exact);
    for (size_t i = 0; i < size; i++)
        exact[i] = (uint8_t)bytes[i];
    target->run(exact, size);
    free(exact);
    free(bytes);
}

/* A target without a folder has found nothing so far. */
static void replay_folder(const fuzz_target *target, const char folder[static 256])
{
    DIR *entries = opendir(folder);
    if (entries == NULL)
        return;
    for (struct dirent *entry = readdir(entries); entry != NULL; entry = readdir(entries)) {
        char path[1024];
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.')
            replay(target, path);
    }
    closedir(entries);
}

START_TEST(what_was_found_stays_found)
{
    char folder[256];
    snprintf(folder, sizeof folder, CORPUS "/%s", fuzz_targets[_i].name);
    replay_folder(&fuzz_targets[_i], folder);
}
END_TEST

START_TEST(every_target_takes_a_whole_report_and_nothing)
{
    fuzz_targets[_i].run((const uint8_t *)"", 0);
    replay(&fuzz_targets[_i], SHANXI);
}
END_TEST

START_TEST(every_folder_of_the_corpus_is_of_a_target)
{
    DIR *entries = opendir(CORPUS);
    ck_assert_ptr_nonnull(entries);
    for (struct dirent *entry = readdir(entries); entry != NULL; entry = readdir(entries)) {
        size_t i = 0;
        while (i < fuzz_target_count && strcmp(entry->d_name, fuzz_targets[i].name) != 0)
            i++;
        ck_assert_msg(entry->d_name[0] == '.' || i < fuzz_target_count, "%s", entry->d_name);
    }
    closedir(entries);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("fuzz");
    TCase *replayed = tcase_create("corpus");
    tcase_set_timeout(replayed, 120);
    tcase_add_loop_test(replayed, what_was_found_stays_found, 0, (int)fuzz_target_count);
    tcase_add_loop_test(replayed, every_target_takes_a_whole_report_and_nothing, 0, (int)fuzz_target_count);
    suite_add_tcase(suite, replayed);
    CASE(suite, "folders", every_folder_of_the_corpus_is_of_a_target);
    return run_suite(suite);
}
