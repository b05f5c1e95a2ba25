#if defined(__linux__)
#define _GNU_SOURCE /* prlimit, pipe2 */
#endif

#include "read/pdf.h"
#include "read/words.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { CLOSED = -1, CHUNK = 65536, MESSAGE_SIZE = 4096, MEMORY_MIB = 2048 };

/* The running tool: its process and our ends of its three pipes. */
typedef struct jue_tool {
    jue_call *call;
    pid_t child;      /* 0 once it is reaped */
    int in, out, err; /* CLOSED once they are */
    jue_str input;    /* what is still to be written */
    jue_tsv *tsv;     /* takes its output while it comes */
    char *bytes;      /* the part of it that the last line begins in */
    size_t size, capacity;
    size_t taken;     /* of that part, lines that were taken */
    size_t total;
    char message[MESSAGE_SIZE]; /* the beginning of what it says on stderr */
    size_t message_size;
    struct timespec deadline;
} jue_tool;

static void close_end(int *end)
{
    if (*end != CLOSED)
        close(*end);
    *end = CLOSED;
}

static void release_tool(void *handle)
{
    jue_tool *tool = handle;
    close_end(&tool->in);
    close_end(&tool->out);
    close_end(&tool->err);
    if (tool->child == 0)
        return;
    kill(tool->child, SIGKILL);
    while (waitpid(tool->child, NULL, 0) < 0 && errno == EINTR)
        continue;
    tool->child = 0;
}

static _Noreturn void fail_system(jue_tool *tool, int number)
{
    if (number == ENOENT)
        jue_fail(tool->call, JUESUAN_ERROR_TOOL, (jue_place){0}, "读PDF需要pdftotext，本机没有：请安装poppler-utils",
                 "pdftotext, which reads PDF, is missing: install poppler-utils");
    jue_fail(tool->call, JUESUAN_ERROR_TOOL, (jue_place){0}, "无法运行pdftotext（错误%d）", "pdftotext cannot be run (error %d)",
             number);
}

/* ---- Starting ---- */

static int make_pipe(int ends[2])
{
#if defined(__linux__)
    return pipe2(ends, O_CLOEXEC);
#else
    if (pipe(ends) != 0)
        return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
#endif
}

/* A socket, because writing to a pipe whose reader died would raise SIGPIPE in our caller. */
static int make_socket(int ends[2])
{
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
}

typedef struct jue_ends {
    int in[2], out[2], err[2]; /* the tool's, ours */
} jue_ends;

static void close_theirs(jue_ends *ends)
{
    close_end(&ends->in[0]);
    close_end(&ends->out[1]);
    close_end(&ends->err[1]);
}

static void open_ends(jue_tool *tool, jue_ends *ends)
{
    bool made = (tool->input.at == NULL || make_socket(ends->in) == 0) && make_pipe(ends->out) == 0 &&
                make_pipe(ends->err) == 0;
    int number = errno;
    tool->in = ends->in[1];
    tool->out = ends->out[0];
    tool->err = ends->err[0];
    if (made)
        return;
    close_theirs(ends);
    fail_system(tool, number == ENOENT ? EMFILE : number);
}

static int spawn(jue_tool *tool, jue_ends *ends, char *const *arguments)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigset_t defaults;
    if (posix_spawn_file_actions_init(&actions) != 0)
        return ENOMEM;
    if (posix_spawnattr_init(&attributes) != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return ENOMEM;
    }
    sigemptyset(&none);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    int number = posix_spawnattr_setsigmask(&attributes, &none);
    number = number != 0 ? number : posix_spawnattr_setsigdefault(&attributes, &defaults);
    number = number != 0 ? number : posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    if (number == 0)
        number = ends->in[0] != CLOSED ? posix_spawn_file_actions_adddup2(&actions, ends->in[0], STDIN_FILENO)
                                       : posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    number = number != 0 ? number : posix_spawn_file_actions_adddup2(&actions, ends->out[1], STDOUT_FILENO);
    number = number != 0 ? number : posix_spawn_file_actions_adddup2(&actions, ends->err[1], STDERR_FILENO);
    number = number != 0 ? number : posix_spawnp(&tool->child, arguments[0], &actions, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (number != 0)
        tool->child = 0;
    return number;
}

/* A hostile file may make it ask for any amount of memory. */
static void limit_memory(const jue_tool *tool)
{
#if defined(__linux__)
    rlim_t most = (rlim_t)MEMORY_MIB << 20;
    prlimit(tool->child, RLIMIT_AS, &(struct rlimit){most, most}, NULL);
    prlimit(tool->child, RLIMIT_CORE, &(struct rlimit){0, 0}, NULL);
#else
    (void)tool;
#endif
}

static void start(jue_tool *tool, const char *path)
{
    char name[] = "pdftotext";
    char tsv[] = "-tsv";
    char option[] = "-enc";
    char encoding[] = "UTF-8";
    char dash[] = "-";
    /* A path must not look like an option. */
    char *source = dash;
    if (path != NULL) {
        jue_builder safe = jue_builder_in(&tool->call->scratch);
        jue_puts(&safe, *path == '-' ? "./" : "");
        jue_puts(&safe, path);
        jue_built(&safe);
        source = safe.at;
    }
    char *arguments[] = {name, tsv, option, encoding, source, dash, NULL};
    jue_ends ends = {{CLOSED, CLOSED}, {CLOSED, CLOSED}, {CLOSED, CLOSED}};
    open_ends(tool, &ends);
    int number = spawn(tool, &ends, arguments);
    close_theirs(&ends);
    if (number != 0)
        fail_system(tool, number);
    limit_memory(tool);
    fcntl(tool->out, F_SETFL, O_NONBLOCK);
    fcntl(tool->err, F_SETFL, O_NONBLOCK);
    if (tool->in != CLOSED)
        fcntl(tool->in, F_SETFL, O_NONBLOCK);
}

/* ---- Running ---- */

static void set_deadline(jue_tool *tool)
{
    clock_gettime(CLOCK_MONOTONIC, &tool->deadline);
    size_t seconds = tool->call->limits[JUESUAN_LIMIT_SECONDS];
    tool->deadline.tv_sec += (time_t)(seconds < 1000000 ? seconds : 1000000);
}

static int milliseconds_left(const jue_tool *tool)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double left = (double)(tool->deadline.tv_sec - now.tv_sec) * 1e3 + (double)(tool->deadline.tv_nsec - now.tv_nsec) / 1e6;
    return left <= 0 ? 0 : left > 1e6 ? 1000000 : (int)left + 1;
}

static bool is_pause(ssize_t got)
{
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
}

static void write_input(jue_tool *tool)
{
#if defined(MSG_NOSIGNAL)
    ssize_t sent = send(tool->in, tool->input.at, tool->input.size, MSG_NOSIGNAL);
#else
    ssize_t sent = write(tool->in, tool->input.at, tool->input.size);
#endif
    if (sent > 0)
        tool->input = jue_str_from(tool->input, (size_t)sent);
    if ((sent < 0 && !is_pause(sent)) || tool->input.size == 0)
        close_end(&tool->in);
}

/* The words point into the output: a new part starts with the line that the old one broke off. */
static void make_room(jue_tool *tool)
{
    size_t rest = tool->size - tool->taken;
    size_t capacity = rest + 8 * CHUNK;
    char *bytes = jue_alloc(&tool->call->scratch, capacity);
    if (rest != 0)
        memcpy(bytes, tool->bytes + tool->taken, rest);
    tool->bytes = bytes;
    tool->size = rest;
    tool->taken = 0;
    tool->capacity = capacity;
}

static void read_output(jue_tool *tool)
{
    size_t most = tool->call->limits[JUESUAN_LIMIT_BYTES];
    if (tool->capacity - tool->size < CHUNK)
        make_room(tool);
    ssize_t got = read(tool->out, tool->bytes + tool->size, tool->capacity - tool->size);
    if (got > 0) {
        tool->size += (size_t)got;
        tool->total += (size_t)got;
    } else if (!is_pause(got)) {
        close_end(&tool->out);
    }
    if (tool->total > most)
        jue_fail(tool->call, JUESUAN_ERROR_LIMIT, (jue_place){0}, "PDF中的文字超过%zu字节的上限",
                 "the words of the PDF exceed the limit of %zu bytes", most);
    jue_str fresh = {tool->bytes + tool->taken, tool->size - tool->taken};
    tool->taken += jue_tsv_feed(tool->tsv, fresh, false);
}

static void read_message(jue_tool *tool)
{
    char rest[1024];
    size_t room = MESSAGE_SIZE - 1 - tool->message_size;
    ssize_t got = room > 0 ? read(tool->err, tool->message + tool->message_size, room) : read(tool->err, rest, sizeof rest);
    if (got > 0 && room > 0)
        tool->message_size += (size_t)got;
    if (got <= 0 && !is_pause(got))
        close_end(&tool->err);
}

static _Noreturn void fail_late(jue_tool *tool)
{
    jue_fail(tool->call, JUESUAN_ERROR_LIMIT, (jue_place){0}, "pdftotext超过%zu秒的时限，已终止",
             "pdftotext was stopped at the limit of %zu seconds", tool->call->limits[JUESUAN_LIMIT_SECONDS]);
}

/* A tool that has closed its pipes may still not end. */
static int wait_for_end(jue_tool *tool)
{
    enum { FIRST_PAUSE = 100000, LONGEST_PAUSE = 20000000 }; /* nanoseconds */
    struct timespec pause = {0, FIRST_PAUSE};
    int status = -1;
    for (;;) {
        pid_t ended = waitpid(tool->child, &status, WNOHANG);
        if (ended != 0 && !(ended < 0 && errno == EINTR)) {
            tool->child = 0;
            return ended < 0 ? 0 : status; /* somebody else reaped it: its output has to speak for it */
        }
        if (milliseconds_left(tool) == 0)
            fail_late(tool);
        nanosleep(&pause, NULL);
        pause.tv_nsec = pause.tv_nsec * 2 < LONGEST_PAUSE ? pause.tv_nsec * 2 : LONGEST_PAUSE;
    }
}

static void run(jue_tool *tool)
{
    while (tool->out != CLOSED || tool->err != CLOSED) {
        struct pollfd ends[] = {{tool->in, POLLOUT, 0}, {tool->out, POLLIN, 0}, {tool->err, POLLIN, 0}};
        int left = milliseconds_left(tool);
        int ready = poll(ends, 3, left);
        if (left == 0 || (ready == 0 && milliseconds_left(tool) == 0))
            fail_late(tool);
        if (ready < 0 && errno != EINTR)
            fail_system(tool, EIO);
        if (ready <= 0)
            continue;
        if (ends[0].revents != 0)
            write_input(tool);
        if (ends[1].revents != 0)
            read_output(tool);
        if (ends[2].revents != 0)
            read_message(tool);
    }
    close_end(&tool->in);
}

/* ---- What came of it ---- */

/* The first line of what the tool says, for a message. */
static jue_str first_error(const jue_tool *tool)
{
    jue_str message = {tool->message, tool->message_size};
    size_t at = jue_str_find(message, JUE_STR("Error"));
    message = jue_str_from(message, at == JUESUAN_NONE ? 0 : at);
    const char *end = message.size == 0 ? NULL : memchr(message.at, '\n', message.size);
    message = end == NULL ? message : jue_str_to(message, (size_t)(end - message.at));
    return jue_str_cut(message, 200);
}

static void look_at_exit(jue_tool *tool, int status)
{
    jue_str message = {tool->message, tool->message_size};
    if (jue_str_has(message, "Incorrect password") || jue_str_has(message, "not allowed"))
        jue_fail(tool->call, JUESUAN_ERROR_ENCRYPTED, (jue_place){0}, "PDF已加密，需要密码才能读取文字",
                 "the PDF is encrypted: its text cannot be read without the password");
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        fail_system(tool, ENOENT);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return;
    jue_str line = first_error(tool);
    if (WIFSIGNALED(status))
        jue_fail(tool->call, JUESUAN_ERROR_FORMAT, (jue_place){0}, "PDF无法读取：pdftotext因信号%d中止（文件已损坏，或占用内存过多）",
                 "the PDF cannot be read: pdftotext died of signal %d (a broken file, or too much memory)", WTERMSIG(status));
    jue_fail(tool->call, JUESUAN_ERROR_FORMAT, (jue_place){0}, "不是PDF，或文件已损坏（pdftotext：%.*s）",
             "this is no PDF, or it is broken (pdftotext: %.*s)", (int)line.size, line.at);
}

static void warn_of_damage(jue_tool *tool, juesuan_report *report)
{
    jue_str line = first_error(tool);
    if (jue_str_has((jue_str){tool->message, tool->message_size}, "Syntax Error"))
        jue_warn(tool->call, report, (jue_place){0}, "PDF有错误，内容可能不全（pdftotext：%.*s）",
                 "the PDF has errors and may be incomplete (pdftotext: %.*s)", (int)line.size, line.at);
}

static void read_pdf(jue_call *call, juesuan_report *report, const char *path, jue_str bytes)
{
    jue_tool *tool = jue_alloc(&call->scratch, sizeof *tool);
    *tool = (jue_tool){.call = call, .in = CLOSED, .out = CLOSED, .err = CLOSED, .input = bytes};
    jue_defer(call, release_tool, tool);
    tool->tsv = jue_tsv_new(call, report);
    set_deadline(tool);
    start(tool, path);
    run(tool);
    look_at_exit(tool, wait_for_end(tool));
    warn_of_damage(tool, report);
    jue_tsv_feed(tool->tsv, (jue_str){tool->bytes + tool->taken, tool->size - tool->taken}, true);
    jue_tsv_finish(tool->tsv);
}

void jue_read_pdf_file(jue_call *call, juesuan_report *report, const char *path)
{
    read_pdf(call, report, path, (jue_str){NULL, 0});
}

void jue_read_pdf_bytes(jue_call *call, juesuan_report *report, jue_str bytes)
{
    read_pdf(call, report, NULL, bytes);
}
