#include "read/encoding.h"

#include <errno.h>
#include <iconv.h>

static size_t count_lines(jue_str text)
{
    size_t lines = 1;
    const char *end = text.at + text.size;
    for (const char *at = text.at; at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
        lines++;
    return lines;
}

jue_place jue_place_of(jue_str text, size_t offset)
{
    jue_str before = jue_str_to(text, offset);
    size_t start = before.size;
    while (start > 0 && before.at[start - 1] != '\n')
        start--;
    size_t column = 1;
    for (size_t at = start; at < before.size; column++)
        (void)jue_utf8_next(before, &at);
    return (jue_place){.line = count_lines(before), .column = column};
}

/* ---- What is no text ---- */

typedef struct signature {
    const char *bytes;
    size_t size;
    const char *chinese;
    const char *english;
} signature;

/* Files that people take for text. What to do instead is said where there is something to do. */
static const signature signatures[] = {
    {"\x89PNG\r\n", 6, "这是 PNG 图片，不是文本；请先做文字识别", "this is a PNG image, not text: run OCR first"},
    {"\xFF\xD8\xFF", 3, "这是 JPEG 图片，不是文本；请先做文字识别", "this is a JPEG image, not text: run OCR first"},
    {"GIF8", 4, "这是 GIF 图片，不是文本", "this is a GIF image, not text"},
    {"II*\0", 4, "这是 TIFF 图片，不是文本；请先做文字识别", "this is a TIFF image, not text: run OCR first"},
    {"PK\x03\x04", 4, "这是压缩包或 Excel、Word 文件，不是文本；请另存为 CSV 或 PDF",
     "this is a ZIP archive or an Excel or Word file, not text: save it as CSV or PDF"},
    {"\xD0\xCF\x11\xE0", 4, "这是旧版 Excel 或 Word 文件，不是文本；请另存为 CSV 或 PDF",
     "this is an old Excel or Word file, not text: save it as CSV or PDF"},
    {"%PDF-", 5, "这是 PDF 文件，不是文本；请按 PDF 读取", "this is a PDF file, not text: read it as PDF"},
    {"\x1F\x8B", 2, "这是 gzip 压缩文件，不是文本；请先解压", "this is a gzip file, not text: unpack it first"},
};

static void refuse_known_binary(jue_call *call, jue_str bytes)
{
    for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++) {
        const signature *known = &signatures[i];
        if (jue_str_starts(bytes, (jue_str){known->bytes, known->size}))
            jue_fail(call, JUESUAN_ERROR_ENCODING, (jue_place){.line = 1, .column = 1}, known->chinese, known->english);
    }
}

static void refuse_nul(jue_call *call, jue_str bytes)
{
    const char *nul = bytes.size == 0 ? NULL : memchr(bytes.at, '\0', bytes.size);
    if (nul != NULL)
        jue_fail(call, JUESUAN_ERROR_ENCODING, jue_place_of(bytes, (size_t)(nul - bytes.at)),
                 "含有空字节，不是文本（UTF-16 文本须带字节顺序标记）",
                 "a NUL byte: this is not text (UTF-16 needs a byte order mark)");
}

/* ---- UTF-8 ---- */

enum { STRIDE = 8 };

/*
 * Where the run of ASCII and of the three-byte sequences that hold all Chinese ends. Both are
 * passed in long steps; the rest is left to the full check.
 */
static size_t skip_common(jue_str bytes, size_t offset)
{
    const unsigned char *at = (const unsigned char *)bytes.at;
    for (;;) {
        while (offset + STRIDE <= bytes.size) {
            uint64_t word;
            memcpy(&word, at + offset, sizeof word);
            if ((word & UINT64_C(0x8080808080808080)) != 0)
                break;
            offset += STRIDE;
        }
        while (offset < bytes.size && at[offset] < 0x80)
            offset++;
        size_t start = offset;
        while (offset + 3 <= bytes.size && (uint8_t)(at[offset] - 0xE1) <= 0xEF - 0xE1 && at[offset] != 0xED &&
               ((at[offset + 1] ^ 0x80) | (at[offset + 2] ^ 0x80)) < 0x40)
            offset += 3;
        if (offset == start)
            return offset;
    }
}

/* The first byte that is no UTF-8, or JUESUAN_NONE. */
static size_t first_invalid(jue_str bytes)
{
    size_t offset = 0;
    while ((offset = skip_common(bytes, offset)) < bytes.size) {
        size_t before = offset;
        uint32_t character = jue_utf8_next(bytes, &offset);
        if (character == 0xFFFD && offset - before == 1)
            return before;
    }
    return JUESUAN_NONE;
}

/* ---- UTF-16 ---- */

static unsigned unit_at(jue_str bytes, size_t offset, bool big)
{
    unsigned char first = (unsigned char)bytes.at[offset];
    unsigned char second = (unsigned char)bytes.at[offset + 1];
    return big ? (unsigned)first << 8 | second : (unsigned)second << 8 | first;
}

_Noreturn static void refuse_utf16(jue_call *call, jue_builder *done)
{
    jue_str text = jue_built(done);
    jue_fail(call, JUESUAN_ERROR_ENCODING, jue_place_of(text, text.size), "UTF-16 文本在此处损坏",
             "the UTF-16 text is broken here");
}

static jue_str decode_utf16(jue_call *call, jue_arena *arena, jue_str bytes, bool big)
{
    jue_builder out = jue_builder_in(arena);
    for (size_t offset = 2; offset < bytes.size; offset += 2) {
        char sequence[4];
        if (bytes.size - offset < 2)
            refuse_utf16(call, &out);
        uint32_t character = unit_at(bytes, offset, big);
        if (character >= 0xD800 && character <= 0xDBFF && bytes.size - offset >= 4) {
            uint32_t low = unit_at(bytes, offset + 2, big);
            if (low < 0xDC00 || low > 0xDFFF)
                refuse_utf16(call, &out);
            character = 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
            offset += 2;
        } else if (character == 0 || (character >= 0xD800 && character <= 0xDFFF)) {
            refuse_utf16(call, &out);
        }
        jue_put(&out, (jue_str){sequence, jue_utf8_put(character, sequence)});
    }
    return jue_built(&out);
}

/* ---- GB18030 ---- */

/* What is neither ASCII nor in GBK, no-break blanks for one, and says nothing for or against. */
static bool is_four_bytes(jue_str bytes, size_t offset)
{
    const unsigned char *at = (const unsigned char *)bytes.at + offset;
    return bytes.size - offset >= 4 && at[0] >= 0x81 && at[0] <= 0xFE && jue_is_digit(at[1]) && at[2] >= 0x81 &&
           at[2] <= 0xFE && jue_is_digit(at[3]);
}

/*
 * Nearly every sequence of bytes is GB18030, so what is accepted has to look like it: in real texts
 * three of four characters outside ASCII are of GB2312 (both bytes from A1 on). Damaged UTF-8 and
 * Big5 are not like that.
 */
static bool looks_like_gb18030(jue_str bytes, size_t invalid)
{
    /* Chinese in UTF-8 before the first byte that is not: then it is UTF-8 that was damaged. */
    size_t utf8 = 0;
    for (size_t i = 0; i < invalid; i++)
        utf8 += (unsigned char)bytes.at[i] >= 0xE0;
    if (utf8 >= 4)
        return false;
    size_t common = 0;
    size_t all = 0;
    const unsigned char *at = (const unsigned char *)bytes.at;
    for (size_t i = 0; i < bytes.size; i++) {
        if (at[i] < 0x80)
            continue;
        if (is_four_bytes(bytes, i)) {
            i += 3;
            continue;
        }
        all++;
        common += at[i] >= 0xA1 && at[i] <= 0xF7 && i + 1 < bytes.size && at[i + 1] >= 0xA1;
        i++;
    }
    return common > 0 && common >= all - all / 4;
}

static void close_converter(void *handle)
{
    iconv_close((iconv_t)handle);
}

static jue_str decode_gb18030(jue_call *call, jue_arena *arena, jue_str bytes)
{
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == (iconv_t)-1)
        jue_fail(call, JUESUAN_ERROR_ENCODING, (jue_place){0}, "本机不能转换 GB18030 编码；请将文件存为 UTF-8",
                 "this system cannot convert GB18030: save the file as UTF-8");
    jue_defer(call, close_converter, converter);
    /* Two bytes give three at most, four give four, one gives one. */
    size_t capacity = bytes.size + bytes.size / 2 + 4;
    char *out = jue_alloc(arena, capacity + 1);
    char *to = out;
    /* iconv takes a char ** but does not write through it. */
    char *from = (char *)(uintptr_t)bytes.at;
    size_t left = bytes.size;
    size_t room = capacity;
    size_t result = iconv(converter, &from, &left, &to, &room);
    jue_str text = {out, (size_t)(to - out)};
    if (result == (size_t)-1)
        jue_fail(call, JUESUAN_ERROR_ENCODING, jue_place_of(text, text.size),
                 left < 4 ? "GB18030 文本在字符中间截断" : "既不是 UTF-8，也不是 GB18030 编码",
                 left < 4 ? "the GB18030 text is cut inside a character" : "neither UTF-8 nor GB18030");
    return text;
}

/* ---- Characters that show nothing ---- */

static bool is_invisible(uint32_t character)
{
    return character == 0xAD || (character >= 0x200B && character <= 0x200F) ||
           (character >= 0x202A && character <= 0x202E) || (character >= 0x2060 && character <= 0x2069) ||
           character == 0xFEFF;
}

/* Where to look for them: at the byte of their encodings that real texts have least often, and what stands beside it. */
static const struct {
    char byte;
    size_t place;       /* in the encoding */
    const char *beside; /* what the byte behind it, or, for a second byte, before it may be */
} rare_bytes[] = {{'\xE2', 0, "\x80\x81"}, {'\xBB', 1, "\xEF"}, {'\xC2', 0, "\xAD"}};

/* Where the next one of a kind starts; the end if there is none. */
static size_t find_invisible(jue_str text, size_t from, size_t kind)
{
    size_t place = rare_bytes[kind].place;
    for (size_t at = from + place; at + 1 < text.size; at++) {
        const char *found = memchr(text.at + at, rare_bytes[kind].byte, text.size - 1 - at);
        if (found == NULL)
            break;
        at = (size_t)(found - text.at);
        char beside = place == 0 ? found[1] : found[-1];
        size_t start = at - place;
        size_t next = start;
        if ((beside == rare_bytes[kind].beside[0] || (beside != '\0' && beside == rare_bytes[kind].beside[1])) &&
            is_invisible(jue_utf8_next(text, &next)))
            return start;
    }
    return text.size;
}

jue_str jue_visible(jue_arena *arena, jue_str text)
{
    enum { KINDS = sizeof rare_bytes / sizeof rare_bytes[0] };
    size_t next[KINDS];
    size_t first = text.size;
    for (size_t i = 0; i < KINDS; i++) {
        next[i] = find_invisible(text, 0, i);
        first = next[i] < first ? next[i] : first;
    }
    if (first == text.size)
        return text;
    jue_builder out = jue_builder_in(arena);
    for (size_t from = 0; from < text.size;) {
        jue_put(&out, (jue_str){text.at + from, first - from});
        from = first;
        if (from < text.size)
            (void)jue_utf8_next(text, &from);
        first = text.size;
        for (size_t i = 0; i < KINDS; i++) {
            if (next[i] < from)
                next[i] = find_invisible(text, from, i);
            first = next[i] < first ? next[i] : first;
        }
    }
    return jue_built(&out);
}

/* ---- The whole ---- */

static jue_str decode(jue_call *call, jue_arena *arena, jue_str bytes)
{
    if (jue_str_starts(bytes, JUE_STR("\xFF\xFE")))
        return decode_utf16(call, arena, bytes, false);
    if (jue_str_starts(bytes, JUE_STR("\xFE\xFF")))
        return decode_utf16(call, arena, bytes, true);
    if (jue_str_starts(bytes, JUE_STR("\xEF\xBB\xBF")))
        bytes = jue_str_from(bytes, 3);
    refuse_known_binary(call, bytes);
    refuse_nul(call, bytes);
    size_t invalid = first_invalid(bytes);
    if (invalid == JUESUAN_NONE)
        return bytes;
    if (!looks_like_gb18030(bytes, invalid))
        jue_fail(call, JUESUAN_ERROR_ENCODING, jue_place_of(bytes, invalid), "既不是 UTF-8，也不是 GB18030 编码",
                 "neither UTF-8 nor GB18030");
    return decode_gb18030(call, arena, bytes);
}

jue_str jue_decode(jue_call *call, jue_arena *arena, jue_str bytes)
{
    return jue_visible(arena, decode(call, arena, bytes));
}
