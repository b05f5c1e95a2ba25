/* Many reports at once: what the parts of the command share. */
#ifndef JUESUAN_CLI_BATCH_H
#define JUESUAN_CLI_BATCH_H

#include "cli.h"

typedef struct batch_files {
    char **at;
    size_t count;
    size_t capacity;
} batch_files;

/* ---- batch_files.c ---- */

/* The reports below a file or folder, sorted by name. A folder that holds CSV files only is one
 * report. False without memory. */
bool batch_collect(batch_files *files, const char *path);
void batch_files_free(batch_files *files);

/* ---- batch_progress.c ---- */

typedef struct batch_progress {
    bool shown;   /* stderr is a terminal */
    size_t first; /* done before this run */
    size_t total;
    double started;
    double told;
    juesuan_language language;
} batch_progress;

batch_progress batch_progress_start(size_t first, size_t total, juesuan_language language);
/* A bar with rate and time left, at most ten times a second. */
void batch_progress_tell(batch_progress *progress, size_t done);
void batch_progress_end(batch_progress *progress, size_t done);

/* ---- batch_pool.c ---- */

typedef struct batch_result {
    juesuan_buffer *rows; /* NULL where there was no memory for them */
    bool unreadable;
    bool errors; /* a finding of that severity */
    juesuan_error *error; /* why it is unreadable */
} batch_result;

typedef struct batch_work {
    const batch_files *files;
    size_t first; /* those before are done already */
    size_t jobs;
    juesuan_output output;
    const juesuan_options *options;
    /* Called in the order of the files, from the calling thread. False ends the work. The rows stay
     * the caller's; the error may be taken, and NULL put in its place. */
    bool (*take)(void *data, size_t number, batch_result *result);
    void *data;
} batch_work;

/* Reads and checks over threads, one reader each; holds a bounded number of results at a time.
 * Ends early, with a complete prefix taken, once batch_stop() was called (from a signal as well). */
bool batch_run(const batch_work *work);
void batch_stop(void);
bool batch_stopped(void);

#endif
