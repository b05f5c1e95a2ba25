/* Threads that read and check, and one that takes the results in the order of the files. */
#include "batch.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

enum { RESULTS_A_JOB = 4 };

typedef struct batch_pool {
    const batch_work *work;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t next;           /* file to be read next */
    size_t taken;          /* file whose result is taken next */
    size_t window;         /* how far next may be ahead of taken */
    bool ended;            /* the taker wants no more */
    batch_result *results; /* by file modulo window */
    bool *ready;
} batch_pool;

static volatile sig_atomic_t stopped;

void batch_stop(void)
{
    stopped = 1;
}

bool batch_stopped(void)
{
    return stopped != 0;
}

static batch_result read_one(const batch_work *work, const char *file)
{
    batch_result result = {.rows = NULL};
    juesuan_report *report = NULL;
    juesuan_findings *findings = NULL;
    juesuan_error *error = NULL;
    if (juesuan_report_read(&report, file, JUESUAN_FORMAT_AUTO, work->options, &error) == JUESUAN_OK &&
        juesuan_report_check(&findings, report, work->options, &error) == JUESUAN_OK) {
        result.errors = juesuan_findings_count_of(findings, JUESUAN_SEVERITY_ERROR) != 0;
        juesuan_rows_write(&result.rows, report, findings, file, 0, work->output, work->options, NULL);
    } else {
        result.unreadable = true;
        result.error = error;
        juesuan_rows_write_unread(&result.rows, error, file, work->output, work->options, NULL);
    }
    juesuan_findings_free(findings);
    juesuan_report_free(report);
    return result;
}

static void free_result(const batch_result *result)
{
    juesuan_buffer_free(result->rows);
    juesuan_error_free(result->error);
}

/* The next file to read, once there is room for its result. */
static bool next_file(batch_pool *pool, size_t *number)
{
    pthread_mutex_lock(&pool->lock);
    while (!pool->ended && stopped == 0 && pool->next < pool->work->files->count &&
           pool->next >= pool->taken + pool->window)
        pthread_cond_wait(&pool->changed, &pool->lock);
    bool more = !pool->ended && stopped == 0 && pool->next < pool->work->files->count;
    if (more)
        *number = pool->next++;
    pthread_mutex_unlock(&pool->lock);
    return more;
}

static void *run_job(void *data)
{
    batch_pool *pool = data;
    size_t number;
    while (next_file(pool, &number)) {
        batch_result result = read_one(pool->work, pool->work->files->at[number]);
        pthread_mutex_lock(&pool->lock);
        pool->results[number % pool->window] = result;
        pool->ready[number % pool->window] = true;
        pthread_cond_broadcast(&pool->changed);
        pthread_mutex_unlock(&pool->lock);
    }
    pthread_mutex_lock(&pool->lock);
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

/* Waits for the result of the next file in order; false where none comes any more. */
static bool next_result(batch_pool *pool, batch_result *result)
{
    size_t slot = pool->taken % pool->window;
    pthread_mutex_lock(&pool->lock);
    while (!pool->ready[slot] && (pool->taken < pool->next || (stopped == 0 && pool->next < pool->work->files->count)))
        pthread_cond_wait(&pool->changed, &pool->lock);
    bool ready = pool->ready[slot];
    if (ready)
        *result = pool->results[slot];
    pthread_mutex_unlock(&pool->lock);
    return ready;
}

static void release(batch_pool *pool, bool more)
{
    pthread_mutex_lock(&pool->lock);
    pool->ready[pool->taken % pool->window] = false;
    pool->taken++;
    pool->ended = pool->ended || !more;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
}

static void take_results(batch_pool *pool)
{
    batch_result result;
    while (!pool->ended && pool->taken < pool->work->files->count && next_result(pool, &result)) {
        bool more = pool->work->take(pool->work->data, pool->taken, &result);
        free_result(&result);
        release(pool, more);
    }
}

static void drop_results(batch_pool *pool)
{
    for (size_t i = 0; i < pool->window; i++)
        if (pool->ready[i])
            free_result(&pool->results[i]);
}

bool batch_run(const batch_work *work)
{
    batch_pool pool = {.work = work, .next = work->first, .taken = work->first, .window = work->jobs * RESULTS_A_JOB};
    pthread_t *threads = calloc(work->jobs, sizeof *threads);
    size_t started = 0;
    pool.results = calloc(pool.window, sizeof *pool.results);
    pool.ready = calloc(pool.window, sizeof *pool.ready);
    bool well = threads != NULL && pool.results != NULL && pool.ready != NULL;
    pthread_mutex_init(&pool.lock, NULL);
    pthread_cond_init(&pool.changed, NULL);
    while (well && started < work->jobs && pthread_create(&threads[started], NULL, run_job, &pool) == 0)
        started++;
    well = well && started != 0;
    if (well)
        take_results(&pool);
    for (size_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    if (well)
        drop_results(&pool);
    pthread_cond_destroy(&pool.changed);
    pthread_mutex_destroy(&pool.lock);
    free(pool.ready);
    free(pool.results);
    free(threads);
    return well;
}
