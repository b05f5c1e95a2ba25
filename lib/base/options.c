#include "base/options.h"

#include <stdlib.h>
#include <string.h>

static const size_t default_limits[JUE_LIMITS] = {
    [JUESUAN_LIMIT_BYTES] = (size_t)64 << 20, [JUESUAN_LIMIT_ROWS] = 2000000, [JUESUAN_LIMIT_TABLES] = 10000,
    [JUESUAN_LIMIT_DEPTH] = 64,               [JUESUAN_LIMIT_SECONDS] = 60, [JUESUAN_LIMIT_EFFORT] = 20000000,
};

juesuan_options *juesuan_options_new(void)
{
    juesuan_options *options = calloc(1, sizeof *options);
    if (options != NULL)
        memcpy(options->limits, default_limits, sizeof default_limits);
    return options;
}

void juesuan_options_free(juesuan_options *options)
{
    if (options != NULL)
        free(options->severities);
    free(options);
}

void juesuan_options_set_allocator(juesuan_options *options, juesuan_allocator allocator, void *user)
{
    options->allocate = allocator;
    options->user = user;
}

void juesuan_options_set_language(juesuan_options *options, juesuan_language language)
{
    options->language = language;
}

void juesuan_options_set_rounding(juesuan_options *options, int shown)
{
    options->rounding = shown != 0;
}

void juesuan_options_set_unevaluated(juesuan_options *options, int listed)
{
    options->unevaluated = listed != 0;
}

juesuan_status juesuan_options_set_limit(juesuan_options *options, juesuan_limit limit, size_t value)
{
    if ((size_t)limit >= JUE_LIMITS)
        return JUESUAN_ERROR_ARGUMENT;
    options->limits[limit] = value == 0 ? default_limits[limit] : value;
    return JUESUAN_OK;
}

size_t juesuan_options_limit(const juesuan_options *options, juesuan_limit limit)
{
    if ((size_t)limit >= JUE_LIMITS)
        return 0;
    return options == NULL ? default_limits[limit] : options->limits[limit];
}

void juesuan_options_set_previous(juesuan_options *options, const juesuan_report *previous)
{
    options->previous = previous;
}

void juesuan_options_set_codebook(juesuan_options *options, const juesuan_codebook *book)
{
    options->book = book;
}

void jue_options_apply(const juesuan_options *options, jue_call *call)
{
    if (options == NULL) {
        memcpy(call->limits, default_limits, sizeof default_limits);
        return;
    }
    if (options->allocate != NULL) {
        call->allocate = options->allocate;
        call->user = options->user;
    }
    call->language = options->language;
    memcpy(call->limits, options->limits, sizeof options->limits);
}

juesuan_severity jue_options_rule(const juesuan_options *options, size_t rule, juesuan_severity ruled)
{
    if (options == NULL || rule >= options->severity_count || options->severities[rule] < 0)
        return ruled;
    return (juesuan_severity)options->severities[rule];
}

bool jue_options_set_rule(juesuan_options *options, size_t rule, size_t rules, juesuan_severity severity)
{
    if (options->severities == NULL) {
        options->severities = malloc(rules);
        if (options->severities == NULL)
            return false;
        memset(options->severities, -1, rules);
        options->severity_count = rules;
    }
    options->severities[rule] = (int8_t)severity;
    return true;
}
