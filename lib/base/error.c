#include "base/error.h"

#include <stdio.h>

enum { MESSAGE_SIZE = 512 };

struct juesuan_error {
    juesuan_status status;
    jue_place place;
    juesuan_allocator allocate; /* NULL for the static one */
    void *user;
    char message[MESSAGE_SIZE];
};

/* Reporting that there is no memory must not need any. */
static juesuan_error out_of_memory = {.status = JUESUAN_ERROR_MEMORY, .message = "内存不足 (out of memory)"};

juesuan_error *jue_error_memory(void)
{
    return &out_of_memory;
}

/* Cuts a message that was too long before a character, not inside it. */
static void cut_whole(char *message, size_t size)
{
    size_t end = size;
    while (end > 0 && ((unsigned char)message[end - 1] & 0xC0) == 0x80)
        end--;
    if (end > 0 && (unsigned char)message[end - 1] >= 0xC0)
        message[end - 1] = '\0';
}

juesuan_error *jue_error_new(const jue_call *call, juesuan_status status, jue_place place, const char *format,
                             va_list arguments)
{
    juesuan_error *error = call->allocate(call->user, NULL, 0, sizeof *error);
    if (error == NULL)
        return &out_of_memory;
    *error = (juesuan_error){.status = status, .place = place, .allocate = call->allocate, .user = call->user};
    int start = 0;
    if (call->within != NULL)
        start = snprintf(error->message, sizeof error->message, "%.*s: ", MESSAGE_SIZE / 2, call->within);
    start = start < 0 ? 0 : start;
    int size = start + vsnprintf(error->message + start, sizeof error->message - (size_t)start, format, arguments);
    if (size >= MESSAGE_SIZE)
        cut_whole(error->message, MESSAGE_SIZE - 1);
    return error;
}

juesuan_status juesuan_error_status(const juesuan_error *error)
{
    return error == NULL ? JUESUAN_OK : error->status;
}

const char *juesuan_error_message(const juesuan_error *error)
{
    return error == NULL ? "" : error->message;
}

size_t juesuan_error_line(const juesuan_error *error)
{
    return error == NULL ? 0 : error->place.line;
}

size_t juesuan_error_column(const juesuan_error *error)
{
    return error == NULL ? 0 : error->place.column;
}

size_t juesuan_error_page(const juesuan_error *error)
{
    return error == NULL ? 0 : error->place.page;
}

void juesuan_error_free(juesuan_error *error)
{
    if (error != NULL && error->allocate != NULL)
        error->allocate(error->user, error, sizeof *error, 0);
}

const char *juesuan_status_name(juesuan_status status)
{
    switch (status) {
    case JUESUAN_OK: return "JUESUAN_OK";
    case JUESUAN_ERROR_MEMORY: return "JUESUAN_ERROR_MEMORY";
    case JUESUAN_ERROR_ARGUMENT: return "JUESUAN_ERROR_ARGUMENT";
    case JUESUAN_ERROR_OPEN: return "JUESUAN_ERROR_OPEN";
    case JUESUAN_ERROR_ENCODING: return "JUESUAN_ERROR_ENCODING";
    case JUESUAN_ERROR_FORMAT: return "JUESUAN_ERROR_FORMAT";
    case JUESUAN_ERROR_EMPTY: return "JUESUAN_ERROR_EMPTY";
    case JUESUAN_ERROR_LIMIT: return "JUESUAN_ERROR_LIMIT";
    case JUESUAN_ERROR_TOOL: return "JUESUAN_ERROR_TOOL";
    case JUESUAN_ERROR_ENCRYPTED: return "JUESUAN_ERROR_ENCRYPTED";
    case JUESUAN_ERROR_NO_TEXT: return "JUESUAN_ERROR_NO_TEXT";
    case JUESUAN_ERROR_OVERFLOW: return "JUESUAN_ERROR_OVERFLOW";
    case JUESUAN_ERROR_ABSENT: return "JUESUAN_ERROR_ABSENT";
    case JUESUAN_ERROR_NOT_FOUND: return "JUESUAN_ERROR_NOT_FOUND";
    case JUESUAN_ERROR_CONFLICT: return "JUESUAN_ERROR_CONFLICT";
    }
    return "";
}
