#include "batch.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const formats[] = {"csv", "jsonl", NULL};

static const cli_option options[] = {
    {"jobs", 'j', "N", NULL, {"线程数，默认为处理器数", "threads; as many as there are processors by default"}},
    {"format",
     0,
     NULL,
     formats,
     {"输出的格式，默认按文件名，否则 csv", "format of the output; by its name by default, else csv"}},
    CLI_OPTION_OUTPUT,
    {"resume", 0, NULL, NULL, {"接着上次中断的输出继续", "go on where the output of an interrupted run ends"}},
    {NULL, 0, NULL, NULL, {NULL, NULL}},
};

enum { INTERRUPTED = 130, MOST_JOBS = 256 };

typedef struct batch_state {
    cli_state *cli;
    batch_files files;
    FILE *out;
    juesuan_output output;
    bool header; /* the header of the CSV still has to be written */
    size_t unreadable;
    size_t errors;
    size_t done;
    batch_progress progress;
} batch_state;

static void interrupted(int number)
{
    (void)number;
    batch_stop();
}

static size_t number_of_jobs(cli_state *cli)
{
    const char *given = cli_value(cli, "jobs");
    char *end = NULL;
    long jobs = given == NULL ? sysconf(_SC_NPROCESSORS_ONLN) : strtol(given, &end, 10);
    if (given != NULL && (end == given || *end != '\0' || jobs < 1 || jobs > MOST_JOBS)) {
        cli_complain(cli, given, (cli_text){"线程数应为 1 到 256", "the number of jobs must be 1 to 256"});
        return 0;
    }
    return jobs < 1 ? 1 : (size_t)jobs;
}

static juesuan_output format_of(const cli_state *cli)
{
    const char *path = cli_value(cli, "output");
    size_t size = path == NULL ? 0 : strlen(path);
    bool lines = size > 6 && strcmp(path + size - 6, ".jsonl") == 0;
    size_t chosen = cli_choice(cli, "format", lines ? 1 : 0);
    return chosen == 1 ? JUESUAN_OUTPUT_JSON : JUESUAN_OUTPUT_CSV;
}

/* ---- Resuming ---- */

/* The last row of a file: the ledger's last state, or that it could not be read. */
static bool ends_file(const char *line, juesuan_output output)
{
    bool csv = output == JUESUAN_OUTPUT_CSV;
    if (strncmp(line, csv ? "unreadable," : "{\"record\": \"unreadable\"", csv ? 11 : 23) == 0)
        return true;
    return strncmp(line, csv ? "ledger," : "{\"record\": \"ledger\"", csv ? 7 : 19) == 0 &&
           strstr(line, csv ? ",not_evaluated," : "\"name\": \"not_evaluated\"") != NULL;
}

/* Cuts the output behind its last complete file and gives how many are complete. */
static size_t cut_output(batch_state *batch, const char *path)
{
    char *line = NULL;
    size_t capacity = 0;
    size_t complete = 0;
    off_t end = 0;
    batch->out = fopen(path, "r+");
    if (batch->out == NULL)
        return 0;
    while (getline(&line, &capacity, batch->out) > 0)
        if (strchr(line, '\n') != NULL && ends_file(line, batch->output)) {
            complete++;
            end = ftello(batch->out);
        }
    free(line);
    batch->header = complete == 0;
    if (ftruncate(fileno(batch->out), end) != 0 || fseeko(batch->out, end, SEEK_SET) != 0) {
        fclose(batch->out);
        batch->out = NULL;
    }
    return complete;
}

/* The file to write to; NULL for stdout. */
static const char *output_path(const batch_state *batch)
{
    const char *path = cli_value(batch->cli, "output");
    return path == NULL || strcmp(path, "-") == 0 ? NULL : path;
}

/* Opens the output; *first is the number of files that it holds already. */
static bool open_output(batch_state *batch, size_t *first)
{
    const char *path = output_path(batch);
    *first = 0;
    batch->header = batch->output == JUESUAN_OUTPUT_CSV;
    if (path == NULL) {
        batch->out = stdout;
        return true;
    }
    if (cli_has(batch->cli, "resume"))
        *first = cut_output(batch, path);
    if (batch->out == NULL)
        batch->out = fopen(path, "w");
    if (batch->out == NULL)
        cli_complain(batch->cli, path, cli_reason(errno));
    return batch->out != NULL;
}

/* ---- Results ---- */

static void tell_unreadable(const batch_state *batch, const char *file, batch_result *result)
{
    if (batch->progress.shown)
        fputs("\r\033[K", stderr);
    cli_fail(batch->cli, file, result->error);
    result->error = NULL;
}

/* As the other commands: a reader that went away has what it wanted, and only the first failure counts. */
static void tell_unwritten(batch_state *batch)
{
    const char *path = output_path(batch);
    if (!batch->cli->broken && errno != EPIPE)
        cli_complain(batch->cli, path == NULL ? "stdout" : path, cli_reason(errno));
    batch->cli->broken = true;
}

static bool take(void *data, size_t number, batch_result *result)
{
    batch_state *batch = data;
    const char *rows = juesuan_buffer_data(result->rows);
    size_t size = juesuan_buffer_size(result->rows);
    const char *body = batch->output == JUESUAN_OUTPUT_CSV ? strchr(rows, '\n') : NULL;
    batch->unreadable += result->unreadable;
    batch->errors += result->errors;
    batch->done = number + 1;
    if (result->unreadable)
        tell_unreadable(batch, batch->files.at[number], result);
    if (!batch->header && body != NULL) {
        size -= (size_t)(body + 1 - rows);
        rows = body + 1;
    }
    batch->header = false;
    bool written = result->rows != NULL && fwrite(rows, 1, size, batch->out) == size;
    if (result->rows == NULL)
        cli_complain(batch->cli, batch->files.at[number], (cli_text){"内存不足", "out of memory"});
    else if (!written)
        tell_unwritten(batch);
    batch_progress_tell(&batch->progress, batch->done);
    return written;
}

static void tell_counts(batch_state *batch, size_t first)
{
    fprintf(stderr,
            cli_say(batch->cli, (cli_text){"%zu份报告：%zu份有错误，%zu份不能读取\n",
                                           "%zu reports: %zu with errors, %zu unreadable\n"}),
            batch->done - first, batch->errors, batch->unreadable);
    if (batch_stopped())
        fputs(cli_say(batch->cli,
                      (cli_text){"已中断；用 --resume 接着继续\n", "interrupted; --resume goes on from here\n"}),
              stderr);
}

static void run_batch(batch_state *batch, size_t jobs)
{
    size_t first = 0;
    if (!open_output(batch, &first))
        return;
    if (first > batch->files.count)
        first = batch->files.count;
    batch->done = first;
    batch->progress = batch_progress_start(first, batch->files.count, batch->cli->language);
    batch_work work = {&batch->files, first, jobs, batch->output, batch->cli->options, take, batch};
    if (!batch_run(&work))
        cli_complain(batch->cli, "batch", (cli_text){"内存或线程不足", "out of memory or threads"});
    batch_progress_end(&batch->progress, batch->done);
    if (fflush(batch->out) != 0 || (batch->out != stdout && fclose(batch->out) != 0))
        tell_unwritten(batch);
    tell_counts(batch, first);
    if (batch->unreadable != 0)
        batch->cli->status = CLI_FAILED;
    else if (batch->errors != 0 && batch->cli->status == CLI_OK)
        batch->cli->status = CLI_ERRORS;
    if (batch_stopped())
        batch->cli->status = INTERRUPTED;
}

static void run(cli_state *cli)
{
    batch_state batch = {.cli = cli, .output = format_of(cli)};
    size_t jobs = number_of_jobs(cli);
    struct sigaction action = {.sa_handler = interrupted};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    bool collected = jobs != 0;
    for (size_t i = 0; i < cli->file_count && collected; i++)
        collected = batch_collect(&batch.files, cli->files[i]);
    if (collected)
        run_batch(&batch, jobs);
    else if (jobs != 0)
        cli_complain(cli, "batch", (cli_text){"内存不足", "out of memory"});
    batch_files_free(&batch.files);
}

const cli_command cli_batch = {
    "batch",
    "DIR|FILE...",
    true,
    {"批量核对：文件夹里的全部报告，每格一行、每处发现一行。",
     "Checks all reports of folders: one row a cell and one row a finding."},
    {"结果按输入顺序写出；Ctrl-C 之后输出仍完整，--resume 接着继续。退出码同 check。",
     "Rows come in the order of the input; after Ctrl-C the output is a complete prefix and --resume goes on.\n"
     "The exit status is that of check."},
    options,
    run,
};
