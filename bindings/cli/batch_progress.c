/* The progress bar of a batch. */
#include "batch.h"

#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

batch_progress batch_progress_start(size_t first, size_t total, juesuan_language language)
{
    return (batch_progress){isatty(STDERR_FILENO) == 1, first, total, now(), 0, language};
}

static void draw(const batch_progress *progress, size_t done, double passed)
{
    enum { WIDTH = 30 };
    char bar[WIDTH + 1];
    size_t filled = progress->total == 0 ? WIDTH : done * WIDTH / progress->total;
    for (size_t i = 0; i < WIDTH; i++)
        bar[i] = i < filled ? '#' : '.';
    bar[WIDTH] = '\0';
    double rate = passed > 0 ? (double)(done - progress->first) / passed : 0;
    double left = rate > 0 ? (double)(progress->total - done) / rate : 0;
    const char *form = progress->language == JUESUAN_LANGUAGE_ENGLISH ? "\r[%s] %zu/%zu  %.0f a second  %.0f s left \033[K"
                                                                     : "\r[%s] %zu/%zu  每秒%.0f份  剩余%.0f秒 \033[K";
    fprintf(stderr, form, bar, done, progress->total, rate, left);
}

void batch_progress_tell(batch_progress *progress, size_t done)
{
    double time = now();
    if (!progress->shown || time - progress->told < 0.1)
        return;
    progress->told = time;
    draw(progress, done, time - progress->started);
}

void batch_progress_end(batch_progress *progress, size_t done)
{
    if (!progress->shown)
        return;
    draw(progress, done, now() - progress->started);
    fputc('\n', stderr);
}
