#include "read/source.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static _Noreturn void fail_open(jue_call *call)
{
    int number = errno;
    if (number == ENOENT || number == ENOTDIR)
        jue_fail(call, JUESUAN_ERROR_OPEN, (jue_place){0}, "文件不存在", "no such file");
    if (number == EACCES || number == EPERM)
        jue_fail(call, JUESUAN_ERROR_OPEN, (jue_place){0}, "没有读取权限", "permission denied");
    jue_fail(call, JUESUAN_ERROR_OPEN, (jue_place){0}, "无法读取（错误%d）", "cannot be read (error %d)", number);
}

jue_path_kind jue_path_look(jue_call *call, const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0)
        fail_open(call);
    if (S_ISDIR(about.st_mode))
        return JUE_PATH_FOLDER;
    if (!S_ISREG(about.st_mode) && !S_ISFIFO(about.st_mode) && !S_ISCHR(about.st_mode))
        jue_fail(call, JUESUAN_ERROR_OPEN, (jue_place){0}, "不是普通文件", "not a regular file");
    return JUE_PATH_FILE;
}

static void close_file(void *handle)
{
    int *file = handle;
    if (*file >= 0)
        close(*file);
    *file = -1;
}

static _Noreturn void fail_size(jue_call *call)
{
    jue_fail(call, JUESUAN_ERROR_LIMIT, (jue_place){0}, "文件超过%zu字节的上限", "the file exceeds the limit of %zu bytes",
             call->limits[JUESUAN_LIMIT_BYTES]);
}

/* The size is only a hint: the file may grow, or be a pipe. */
static size_t first_capacity(jue_call *call, int file)
{
    struct stat about;
    if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode) || about.st_size <= 0)
        return 65536;
    if ((uintmax_t)about.st_size > call->limits[JUESUAN_LIMIT_BYTES])
        fail_size(call);
    return (size_t)about.st_size + 1;
}

jue_str jue_file_read(jue_call *call, const char *path)
{
    int *file = jue_alloc(&call->scratch, sizeof *file);
    *file = open(path, O_RDONLY | O_CLOEXEC);
    if (*file < 0)
        fail_open(call);
    jue_defer(call, close_file, file);
    size_t capacity = first_capacity(call, *file);
    char *bytes = jue_alloc(&call->scratch, capacity);
    size_t size = 0;
    for (;;) {
        ssize_t got = read(*file, bytes + size, capacity - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            fail_open(call);
        if (got == 0) {
            /* A folder has many files; none stays open until the call ends. */
            close_file(file);
            return (jue_str){bytes, size};
        }
        size += (size_t)got;
        if (size > call->limits[JUESUAN_LIMIT_BYTES])
            fail_size(call);
        if (size == capacity) {
            char *grown = jue_alloc_array(&call->scratch, capacity, 2);
            memcpy(grown, bytes, size);
            bytes = grown;
            capacity *= 2;
        }
    }
}
