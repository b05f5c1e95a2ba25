/* A folder of CSV files, one table each. */
#include "read/csv.h"
#include "read/encoding.h"
#include "read/source.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

typedef JUE_VECTOR(const char *) jue_names;

static void close_folder(void *handle)
{
    closedir(handle);
}

static bool is_table(const char *name)
{
    jue_str text = jue_str_of(name);
    char end[5] = "";
    if (text.size < 5 || name[0] == '.')
        return false;
    for (size_t i = 0; i < 4; i++) {
        char letter = name[text.size - 4 + i];
        end[i] = letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
    }
    return strcmp(end, ".csv") == 0 || strcmp(end, ".tsv") == 0;
}

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

/* Runs of digits by their number, so that 2 comes before 10. */
static int compare_names(const void *left, const void *right)
{
    const char *a = *(const char *const *)left;
    const char *b = *(const char *const *)right;
    while (*a != '\0' && *b != '\0') {
        if (is_digit(*a) && is_digit(*b)) {
            while (*a == '0' && is_digit(a[1]))
                a++;
            while (*b == '0' && is_digit(b[1]))
                b++;
            size_t digits_a = strspn(a, "0123456789");
            size_t digits_b = strspn(b, "0123456789");
            int order = digits_a != digits_b ? (digits_a < digits_b ? -1 : 1) : strncmp(a, b, digits_a);
            if (order != 0)
                return order;
            a += digits_a;
            b += digits_b;
        } else if (*a != *b) {
            return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
        } else {
            a++;
            b++;
        }
    }
    /* "1" and "01" differ in nothing else. */
    int rest = (*a != '\0') - (*b != '\0');
    return rest != 0 ? rest : strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void list_names(jue_call *call, const char *path, jue_names *names)
{
    DIR *folder = opendir(path);
    if (folder == NULL)
        jue_fail(call, JUESUAN_ERROR_OPEN, (jue_place){0}, "文件夹无法读取（错误%d）", "the folder cannot be read (error %d)", errno);
    jue_defer(call, close_folder, folder);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (!is_table(entry->d_name))
            continue;
        if (names->count >= call->limits[JUESUAN_LIMIT_TABLES])
            jue_fail(call, JUESUAN_ERROR_LIMIT, (jue_place){0}, "文件的数量超过上限%zu", "more than %zu files", names->count);
        *jue_vector_add(&call->scratch, names) = jue_copy(&call->scratch, entry->d_name, strlen(entry->d_name));
    }
}

void jue_read_csv_folder(jue_call *call, juesuan_report *report, const char *path)
{
    jue_names names = {0};
    size_t total = 0;
    list_names(call, path, &names);
    if (names.count == 0)
        jue_fail(call, JUESUAN_ERROR_EMPTY, (jue_place){0}, "文件夹里没有 CSV 文件", "there is no CSV file in the folder");
    const jue_assembler *assembler = jue_assembler_new(call);
    qsort(names.at, names.count, sizeof *names.at, compare_names);
    for (size_t i = 0; i < names.count; i++) {
        const char *file = jue_printf(&call->scratch, "%s/%s", path, names.at[i]);
        call->within = names.at[i];
        if (jue_path_look(call, file) == JUE_PATH_FOLDER)
            continue;
        jue_str bytes = jue_file_read(call, file);
        total += bytes.size;
        if (total > call->limits[JUESUAN_LIMIT_BYTES])
            jue_fail(call, JUESUAN_ERROR_LIMIT, (jue_place){0}, "文件夹超过%zu字节的上限",
                     "the folder exceeds the limit of %zu bytes", call->limits[JUESUAN_LIMIT_BYTES]);
        jue_read_csv_by(call, assembler, report, jue_decode(call, &call->scratch, bytes), jue_str_of(names.at[i]));
    }
    call->within = NULL;
}
