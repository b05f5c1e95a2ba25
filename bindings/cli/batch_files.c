/* Which reports there are below the paths of the command line. */
#include "batch.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEEPEST = 32 };

static bool add(batch_files *files, const char *path)
{
    if (files->count == files->capacity) {
        size_t capacity = files->capacity == 0 ? 64 : files->capacity * 2;
        char **grown = realloc(files->at, capacity * sizeof *grown);
        if (grown == NULL)
            return false;
        files->at = grown;
        files->capacity = capacity;
    }
    char *copy = strdup(path);
    if (copy == NULL)
        return false;
    files->at[files->count++] = copy;
    return true;
}

static bool ends_with(const char *name, const char *ending)
{
    size_t size = strlen(name), end = strlen(ending);
    return size > end && strcmp(name + size - end, ending) == 0;
}

static bool is_report(const char *name)
{
    static const char *const endings[] = {".txt", ".md", ".html", ".htm", ".csv", ".json", ".jsonl", ".tsv", ".pdf"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (ends_with(name, endings[i]))
            return true;
    return false;
}

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static char *join(const char *folder, const char *name)
{
    size_t size = strlen(folder);
    char *path = malloc(size + strlen(name) + 2);
    if (path == NULL)
        return NULL;
    memcpy(path, folder, size);
    if (size > 0 && path[size - 1] != '/')
        path[size++] = '/';
    strcpy(path + size, name);
    return path;
}

/* By bytes, whatever the locale. */
static int compare(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool collect(batch_files *files, const char *path, int depth);

static bool collect_entries(batch_files *files, const char *path, struct dirent **entries, int count, int depth)
{
    bool only_csv = count > 0;
    bool well = true;
    for (int i = 0; i < count; i++)
        only_csv = only_csv && ends_with(entries[i]->d_name, ".csv");
    if (only_csv && depth > 0)
        return add(files, path);
    for (int i = 0; i < count && well; i++) {
        char *below = join(path, entries[i]->d_name);
        if (below == NULL)
            return false;
        if (is_folder(below))
            well = depth >= DEEPEST || collect(files, below, depth + 1);
        else if (is_report(below))
            well = add(files, below);
        free(below);
    }
    return well;
}

static bool collect(batch_files *files, const char *path, int depth)
{
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, visible, compare);
    if (count < 0)
        return add(files, path); /* what is wrong with it is told when it is read */
    bool well = collect_entries(files, path, entries, count, depth);
    for (int i = 0; i < count; i++)
        free(entries[i]);
    free(entries);
    return well;
}

bool batch_collect(batch_files *files, const char *path)
{
    return is_folder(path) ? collect(files, path, 0) : add(files, path);
}

void batch_files_free(batch_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->at[i]);
    free(files->at);
}
