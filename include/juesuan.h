/*
 * libjuesuan (决算): the final-account disclosures of Chinese government departments
 * (部门决算公开) as figures that a program can trust.
 *
 * This header is the manual: what it does not name is not part of the interface.
 *
 * Conventions
 *  - Every function and type starts with juesuan_, every constant with JUESUAN_.
 *  - Text is UTF-8. A `const char *` that comes out of a handle is borrowed: it lives as long as
 *    that handle and is never NULL unless the function says so.
 *  - Handles are opaque. What `..._read`, `..._new` or an out-parameter gives is yours, and its
 *    `..._free` takes NULL as well. What an accessor gives belongs to its parent.
 *  - A call that can fail returns a juesuan_status and leaves its out-parameters untouched on
 *    failure. Where it takes a `juesuan_error **`, NULL is allowed; otherwise the error is yours.
 *  - A report is read-only once it is made: any number of threads may use it at the same time.
 *    Different handles never share state.
 *  - Lines, columns and pages count from 1; 0 means that the source has none.
 *  - An index out of range gives the neutral answer ("" , 0, a blank amount), never a crash.
 *
 * Stability
 *  - Within one major version functions, constants and the layout of juesuan_amount only ever get
 *    added to. Numbers of constants are fixed. The soname moves with the major version alone. A
 *    program that was linked against an older minor version runs with a newer library.
 *  - Nothing but juesuan_amount is passed by value or has a layout that a program sees; it stays as
 *    it is. Whatever else has to grow is an opaque handle, or a setter of juesuan_options.
 *  - What is to go stays, marked here, for the rest of the major version. Rules may be added and
 *    messages reworded at any time: compare ids, not texts.
 *  - The ABI of the last release is kept beside the tests (tests/abi); `make abi` compares, and a
 *    break fails the build.
 */
#ifndef JUESUAN_H
#define JUESUAN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__) || defined(__clang__)
#define JUESUAN_API __attribute__((visibility("default"))) /* what the shared library shows */
#else
#define JUESUAN_API
#endif

/* The version that a program is compiled against; see juesuan_version() for the one that runs. */
#define JUESUAN_VERSION_MAJOR 0
#define JUESUAN_VERSION_MINOR 1
#define JUESUAN_VERSION_PATCH 0
#define JUESUAN_VERSION "0.1.0"

/* "Not there" for everything that is counted or indexed. */
#define JUESUAN_NONE ((size_t)-1)

/* The version of the library that runs, e.g. "0.1.0". */
JUESUAN_API const char *juesuan_version(void);

/* ---- Status and errors ---------------------------------------------------------------- */

/* What a call comes to. Below 10 the call or the machine is to blame, below 20 the input, from 20 on a value. */
typedef enum juesuan_status {
    JUESUAN_OK = 0,
    JUESUAN_ERROR_MEMORY = 1,     /* the allocator gave nothing */
    JUESUAN_ERROR_ARGUMENT = 2,   /* the call itself is wrong (a NULL, an unknown name) */
    JUESUAN_ERROR_OPEN = 10,      /* the file is missing, a folder, or cannot be read */
    JUESUAN_ERROR_ENCODING = 11,  /* not text in an encoding that is known */
    JUESUAN_ERROR_FORMAT = 12,    /* not the format that was expected, or broken */
    JUESUAN_ERROR_EMPTY = 13,     /* well-formed, but no table of a final account in it */
    JUESUAN_ERROR_LIMIT = 14,     /* a limit was reached; the message names it */
    JUESUAN_ERROR_TOOL = 15,      /* a program that is needed is missing or failed */
    JUESUAN_ERROR_ENCRYPTED = 16, /* the PDF asks for a password */
    JUESUAN_ERROR_NO_TEXT = 17,   /* the PDF is a scan: run OCR and give the words */
    JUESUAN_ERROR_OVERFLOW = 20,  /* an amount does not fit */
    JUESUAN_ERROR_ABSENT = 21,    /* there is no such value: a rate against 0, a blank cell */
    JUESUAN_ERROR_NOT_FOUND = 22, /* no such table, row or column */
    JUESUAN_ERROR_CONFLICT = 23   /* contradicts what is there already */
} juesuan_status;

/* A short English name of a status, e.g. "JUESUAN_ERROR_FORMAT". */
JUESUAN_API const char *juesuan_status_name(juesuan_status status);

/* What went wrong in one call, and where. The accessors take NULL: no error. */
typedef struct juesuan_error juesuan_error;

/* JUESUAN_OK for NULL. */
JUESUAN_API juesuan_status juesuan_error_status(const juesuan_error *error);
/* What is wrong, in the language of the options of the call; without the place. */
JUESUAN_API const char *juesuan_error_message(const juesuan_error *error);
JUESUAN_API size_t juesuan_error_line(const juesuan_error *error);
JUESUAN_API size_t juesuan_error_column(const juesuan_error *error);
JUESUAN_API size_t juesuan_error_page(const juesuan_error *error);
JUESUAN_API void juesuan_error_free(juesuan_error *error);

/* ---- Options --------------------------------------------------------------------------- */

/*
 * One function does all four jobs, as in Lua: `size` 0 frees `block`; `block` NULL allocates;
 * otherwise it resizes from `old_size`. NULL means that there is no memory.
 */
typedef void *(*juesuan_allocator)(void *user, void *block, size_t old_size, size_t size);

/* Of messages, and of texts that are written. */
typedef enum juesuan_language {
    JUESUAN_LANGUAGE_CHINESE = 0,
    JUESUAN_LANGUAGE_ENGLISH = 1
} juesuan_language;

/* What a call refuses to exceed, with JUESUAN_ERROR_LIMIT and the limit in the message. */
typedef enum juesuan_limit {
    JUESUAN_LIMIT_BYTES = 0,      /* size of one input, default 64 MiB */
    JUESUAN_LIMIT_ROWS = 1,       /* rows of one table, default 2,000,000 */
    JUESUAN_LIMIT_TABLES = 2,     /* tables of one report, default 10,000 */
    JUESUAN_LIMIT_DEPTH = 3,      /* nesting of JSON and HTML, default 64 */
    JUESUAN_LIMIT_SECONDS = 4,    /* time for the PDF tool, default 60 */
    JUESUAN_LIMIT_EFFORT = 5      /* of one repair: relations and figures looked at, default 20,000,000, well under a second */
} juesuan_limit;

/* Settings of a call. NULL stands for the defaults wherever options are taken. */
typedef struct juesuan_options juesuan_options;

/* New options with the defaults; NULL when there is no memory. */
JUESUAN_API juesuan_options *juesuan_options_new(void);
JUESUAN_API void juesuan_options_free(juesuan_options *options);
JUESUAN_API void juesuan_options_set_allocator(juesuan_options *options, juesuan_allocator allocator, void *user);
JUESUAN_API void juesuan_options_set_language(juesuan_options *options, juesuan_language language);
/* 0 sets the default back. */
JUESUAN_API juesuan_status juesuan_options_set_limit(juesuan_options *options, juesuan_limit limit, size_t value);
JUESUAN_API size_t juesuan_options_limit(const juesuan_options *options, juesuan_limit limit);

/* ---- Amounts ---------------------------------------------------------------------------- */

/* What a cell holds. */
typedef enum juesuan_state {
    JUESUAN_BLANK = 0,     /* nothing printed; never the same as 0 */
    JUESUAN_VALUE = 1,
    JUESUAN_DASH = 2,      /* a printed —, —— or -: does not apply */
    JUESUAN_UNREADABLE = 3 /* something is printed that is not an amount */
} juesuan_state;

/*
 * A printed amount: value / 10^decimals of its unit, with the precision that was printed.
 * "3,449.20" is {344920, 2, JUESUAN_VALUE}. value and decimals are 0 in the other states.
 */
typedef struct juesuan_amount {
    int64_t value;    /* all digits, with the sign */
    int32_t decimals; /* 0 to 6 */
    int32_t state;    /* a juesuan_state */
} juesuan_amount;

/* The unit that a table prints. */
typedef enum juesuan_unit {
    JUESUAN_UNIT_UNKNOWN = 0,
    JUESUAN_UNIT_YUAN = 1,      /* 元 */
    JUESUAN_UNIT_WAN = 2,       /* 万元, 10^4 元 */
    JUESUAN_UNIT_YI = 3,        /* 亿元, 10^8 元 */
    JUESUAN_UNIT_QIAN = 4       /* 千元, 10^3 元 */
} juesuan_unit;

/* "万元" and so on; "" for JUESUAN_UNIT_UNKNOWN. */
JUESUAN_API const char *juesuan_unit_name(juesuan_unit unit);

/*
 * Reads one printed amount: digits with or without thousands separators, full width or half
 * width, blanks inside, negative with − or in brackets, "" (blank), a dash.
 * `size` is the length of `text` in bytes. Errors: FORMAT where it is no amount (nothing is
 * skipped: "12a3" is refused), OVERFLOW beyond 18 digits or 6 decimals.
 */
JUESUAN_API juesuan_status juesuan_amount_parse(const char *text, size_t size, juesuan_amount *out);
/*
 * Writes the amount as a decimal string with exactly its decimals, with "," every three digits
 * if `separators`; "" if it is blank, "na" for a dash. Returns the length that it has (without
 * the final NUL), as snprintf does: at least 32 bytes always suffice.
 */
JUESUAN_API size_t juesuan_amount_format(juesuan_amount amount, int separators, char *buffer, size_t size);
/* a + b at the finer of the two precisions; blanks and dashes count as nothing. */
JUESUAN_API juesuan_status juesuan_amount_add(juesuan_amount a, juesuan_amount b, juesuan_amount *out);
JUESUAN_API juesuan_status juesuan_amount_subtract(juesuan_amount a, juesuan_amount b, juesuan_amount *out);
/* -1, 0 or 1; a blank and a dash compare as 0. */
JUESUAN_API int juesuan_amount_compare(juesuan_amount a, juesuan_amount b);
/* The same sum of money in another unit, exactly. Errors: ARGUMENT for an unknown unit, OVERFLOW. */
JUESUAN_API juesuan_status juesuan_amount_convert(juesuan_amount amount, juesuan_unit from, juesuan_unit to,
                                                  juesuan_amount *out);
/*
 * part / whole in percent, rounded half up (away from zero) to `places` decimals (0 to 6).
 * Errors: ABSENT where whole is 0 or either is no value.
 */
JUESUAN_API juesuan_status juesuan_share(juesuan_amount part, juesuan_amount whole, int places, juesuan_amount *out);
/*
 * current - previous, and that in percent of previous. `percent` may be NULL. Where previous is
 * 0 the amount is given and *percent is blank: a rate against 0 has no value.
 */
JUESUAN_API juesuan_status juesuan_change(juesuan_amount current, juesuan_amount previous, int places,
                                          juesuan_amount *amount, juesuan_amount *percent);
/* Last year as implied by this year and a printed change: previous = current - change. */
JUESUAN_API juesuan_status juesuan_change_implied(juesuan_amount current, juesuan_amount change, int places,
                                                  juesuan_amount *previous, juesuan_amount *percent);

/* ---- Reports ---------------------------------------------------------------------------- */

/* A report, and what it is made of; see below. */
typedef struct juesuan_report juesuan_report;
typedef struct juesuan_table juesuan_table;
typedef struct juesuan_tree juesuan_tree;
typedef struct juesuan_sangong juesuan_sangong;

/* How a source is written. */
typedef enum juesuan_format {
    JUESUAN_FORMAT_AUTO = 0,     /* by the content, and by the name where there is one */
    JUESUAN_FORMAT_TEXT = 1,     /* text with tab-separated tables; Markdown and HTML tables too */
    JUESUAN_FORMAT_CSV = 2,
    JUESUAN_FORMAT_JSON = 3,     /* juesuan.report/1 */
    JUESUAN_FORMAT_TSV = 4,      /* positioned words, as pdftotext -tsv and tesseract print them */
    JUESUAN_FORMAT_JSONL = 5,    /* positioned words, one JSON object a line */
    JUESUAN_FORMAT_PDF = 6,
    JUESUAN_FORMAT_MARKDOWN = 7,
    JUESUAN_FORMAT_HTML = 8
} juesuan_format;

/* A report may print its tables twice: as published, and as approved. */
typedef enum juesuan_set {
    JUESUAN_SET_PUBLICATION = 0, /* 公开表 */
    JUESUAN_SET_APPROVAL = 1     /* 批复表 */
} juesuan_set;

/*
 * Reads one report. `path` names a file, or a folder of CSV files.
 * Errors: OPEN, ENCODING, FORMAT, EMPTY, LIMIT, TOOL, ENCRYPTED, NO_TEXT, MEMORY.
 */
JUESUAN_API juesuan_status juesuan_report_read(juesuan_report **out, const char *path, juesuan_format format,
                                               const juesuan_options *options, juesuan_error **error);
/* The same from bytes in memory, which the report does not need afterwards. */
JUESUAN_API juesuan_status juesuan_report_parse(juesuan_report **out, const void *bytes, size_t size,
                                                juesuan_format format, const juesuan_options *options,
                                                juesuan_error **error);
JUESUAN_API void juesuan_report_free(juesuan_report *report);

JUESUAN_API const char *juesuan_report_department(const juesuan_report *report); /* "" where unknown */
JUESUAN_API int juesuan_report_year(const juesuan_report *report);               /* 0 where unknown */
/* The unit that the publication tables print; UNKNOWN where they print none or differ. */
JUESUAN_API juesuan_unit juesuan_report_unit(const juesuan_report *report);

/* What the reader could not place or was not sure of. */
JUESUAN_API size_t juesuan_report_warning_count(const juesuan_report *report);
JUESUAN_API const char *juesuan_report_warning(const juesuan_report *report, size_t index);
JUESUAN_API size_t juesuan_report_warning_line(const juesuan_report *report, size_t index);
JUESUAN_API size_t juesuan_report_warning_page(const juesuan_report *report, size_t index);

/* ---- Tables ----------------------------------------------------------------------------- */

/* In the order of the source. */
JUESUAN_API size_t juesuan_report_table_count(const juesuan_report *report);
JUESUAN_API const juesuan_table *juesuan_report_table_at(const juesuan_report *report, size_t index);
/* NULL where the report does not print it. `id` is one of income_expenditure, income, expenditure,
 * appropriation, general_budget, basic_expenditure, government_fund, state_capital, sangong,
 * statistics. */
JUESUAN_API const juesuan_table *juesuan_report_table(const juesuan_report *report, juesuan_set set, const char *id);

/* What stands above a table: its id, set, title, form and unit, and where it starts. */
JUESUAN_API const char *juesuan_table_id(const juesuan_table *table);
JUESUAN_API juesuan_set juesuan_table_set(const juesuan_table *table);
JUESUAN_API const char *juesuan_table_title(const juesuan_table *table);
JUESUAN_API const char *juesuan_table_form(const juesuan_table *table); /* "公开01表"; "" where none is printed */
JUESUAN_API juesuan_unit juesuan_table_unit(const juesuan_table *table);
JUESUAN_API size_t juesuan_table_line(const juesuan_table *table);
JUESUAN_API size_t juesuan_table_page(const juesuan_table *table);
/* 2 for income_expenditure and appropriation (income, expenditure), otherwise 1. */
JUESUAN_API size_t juesuan_table_side_count(const juesuan_table *table);
JUESUAN_API const char *juesuan_table_side(const juesuan_table *table, size_t side); /* "income", "expenditure" or "" */
JUESUAN_API size_t juesuan_table_column_count(const juesuan_table *table, size_t side);
JUESUAN_API const char *juesuan_table_column(const juesuan_table *table, size_t side, size_t column); /* "basic" */
JUESUAN_API const char *juesuan_table_header(const juesuan_table *table, size_t side, size_t column); /* as printed */
/* The index of a column by its id, or JUESUAN_NONE. */
JUESUAN_API size_t juesuan_table_find_column(const juesuan_table *table, size_t side, const char *column);
JUESUAN_API size_t juesuan_table_row_count(const juesuan_table *table, size_t side);
/* Digits only; "" for a total and where the form has no codes. */
JUESUAN_API const char *juesuan_table_code(const juesuan_table *table, size_t side, size_t row);
/* Without white space and without the enumerator in front (一、 1. (一)). */
JUESUAN_API const char *juesuan_table_name(const juesuan_table *table, size_t side, size_t row);
JUESUAN_API size_t juesuan_table_line_no(const juesuan_table *table, size_t side, size_t row); /* 行次, or JUESUAN_NONE */
JUESUAN_API size_t juesuan_table_row_line(const juesuan_table *table, size_t side, size_t row);
JUESUAN_API size_t juesuan_table_row_page(const juesuan_table *table, size_t side, size_t row);
/* The first row with that code (or, for rows without one, that name), or JUESUAN_NONE. */
JUESUAN_API size_t juesuan_table_find_row(const juesuan_table *table, size_t side, const char *code_or_name);
JUESUAN_API juesuan_amount juesuan_table_amount(const juesuan_table *table, size_t side, size_t row, size_t column);
/* The cell exactly as printed, with its separators; "" where it is blank. */
JUESUAN_API const char *juesuan_table_text(const juesuan_table *table, size_t side, size_t row, size_t column);
/* How sure the recogniser was of the cell, 0 to 100; 100 for text that was not recognised. */
JUESUAN_API int juesuan_table_confidence(const juesuan_table *table, size_t side, size_t row, size_t column);

/* ---- Subject-code trees ------------------------------------------------------------------ */

/*
 * The tree of the subject codes of a table: nodes are its rows that have a code, by index in
 * printed order. A parent is the nearest row above whose code is a prefix (类 3 digits, 款 5,
 * 项 7; economic 类 3, 款 5). NULL where the report has no such table or it has no codes.
 */
JUESUAN_API const juesuan_tree *juesuan_report_tree(const juesuan_report *report, juesuan_set set, const char *id);
JUESUAN_API const juesuan_table *juesuan_tree_table(const juesuan_tree *tree);
JUESUAN_API size_t juesuan_tree_count(const juesuan_tree *tree);
/* The first node with that code, or JUESUAN_NONE. */
JUESUAN_API size_t juesuan_tree_find(const juesuan_tree *tree, const char *code);
/* Each gives a node or JUESUAN_NONE. The first of the roots is juesuan_tree_child(tree, JUESUAN_NONE). */
JUESUAN_API size_t juesuan_tree_parent(const juesuan_tree *tree, size_t node);
JUESUAN_API size_t juesuan_tree_child(const juesuan_tree *tree, size_t node);
JUESUAN_API size_t juesuan_tree_next(const juesuan_tree *tree, size_t node);
JUESUAN_API int juesuan_tree_level(const juesuan_tree *tree, size_t node); /* 1 类, 2 款, 3 项; 0 where there is no node */
JUESUAN_API const char *juesuan_tree_code(const juesuan_tree *tree, size_t node);
JUESUAN_API const char *juesuan_tree_name(const juesuan_tree *tree, size_t node);
JUESUAN_API size_t juesuan_tree_row(const juesuan_tree *tree, size_t node); /* its row in the table */
/* As printed. Errors: NOT_FOUND for an unknown node or column. */
JUESUAN_API juesuan_status juesuan_tree_amount(const juesuan_tree *tree, size_t node, const char *column,
                                               juesuan_amount *out);
/*
 * Computed from the leaves below `node` (JUESUAN_NONE: of the whole tree); blank where every leaf
 * is blank. Errors: NOT_FOUND, OVERFLOW, ABSENT where a leaf is unreadable.
 */
JUESUAN_API juesuan_status juesuan_tree_total(const juesuan_tree *tree, size_t node, const char *column,
                                              juesuan_amount *out);

/* ---- 三公 -------------------------------------------------------------------------------- */

/* The two rows of the table. */
typedef enum juesuan_sangong_row {
    JUESUAN_SANGONG_BUDGET = 0, /* 预算数 */
    JUESUAN_SANGONG_FINAL = 1   /* 决算数 */
} juesuan_sangong_row;

/* Its columns. */
typedef enum juesuan_sangong_item {
    JUESUAN_SANGONG_TOTAL = 0,            /* 合计 */
    JUESUAN_SANGONG_ABROAD = 1,           /* 因公出国（境）费 */
    JUESUAN_SANGONG_VEHICLE = 2,          /* 公务用车购置及运行维护费，小计 */
    JUESUAN_SANGONG_VEHICLE_PURCHASE = 3, /* 公务用车购置费 */
    JUESUAN_SANGONG_VEHICLE_RUNNING = 4,  /* 公务用车运行维护费 */
    JUESUAN_SANGONG_RECEPTION = 5         /* 公务接待费 */
} juesuan_sangong_item;

/* The 三公 table of the publication set, or NULL. */
JUESUAN_API const juesuan_sangong *juesuan_report_sangong(const juesuan_report *report);
JUESUAN_API const juesuan_table *juesuan_sangong_table(const juesuan_sangong *sangong);
JUESUAN_API juesuan_amount juesuan_sangong_amount(const juesuan_sangong *sangong, juesuan_sangong_row row,
                                                  juesuan_sangong_item item);
/* abroad + vehicle_purchase + vehicle_running + reception, from the cells. */
JUESUAN_API juesuan_status juesuan_sangong_sum(const juesuan_sangong *sangong, juesuan_sangong_row row,
                                               juesuan_amount *out);

/* ---- Claims ------------------------------------------------------------------------------ */

/* What a figure of the notes claims about its subject. */
typedef enum juesuan_measure {
    JUESUAN_MEASURE_AMOUNT = 0,
    JUESUAN_MEASURE_BUDGET = 1,
    JUESUAN_MEASURE_FINAL = 2,
    JUESUAN_MEASURE_CHANGE = 3,         /* an amount, negative for a fall; 0 for 持平 */
    JUESUAN_MEASURE_CHANGE_PERCENT = 4, /* negative for a fall */
    JUESUAN_MEASURE_SHARE = 5,          /* percent of a whole */
    JUESUAN_MEASURE_COMPLETION = 6,     /* percent of the budget */
    JUESUAN_MEASURE_COUNT = 7
} juesuan_measure;

/* "amount", "change_percent", … */
JUESUAN_API const char *juesuan_measure_name(juesuan_measure measure);

/*
 * The figures of the notes (情况说明), in their order. A claim is bound to the cell of what it speaks
 * of: that with a share, a change or a rate is its subject's. Where it is not bound, the reason says
 * why; it is then at most compared with other figures of the notes.
 */
JUESUAN_API size_t juesuan_report_claim_count(const juesuan_report *report);
JUESUAN_API juesuan_measure juesuan_claim_measure(const juesuan_report *report, size_t index);
JUESUAN_API const char *juesuan_claim_subject(const juesuan_report *report, size_t index); /* as printed */
JUESUAN_API const char *juesuan_claim_table(const juesuan_report *report, size_t index);   /* its id, or "" */
JUESUAN_API const char *juesuan_claim_side(const juesuan_report *report, size_t index);
JUESUAN_API const char *juesuan_claim_code(const juesuan_report *report, size_t index);
JUESUAN_API const char *juesuan_claim_column(const juesuan_report *report, size_t index);  /* "basic", or "" */
JUESUAN_API juesuan_amount juesuan_claim_value(const juesuan_report *report, size_t index);
JUESUAN_API const char *juesuan_claim_unit(const juesuan_report *report, size_t index);    /* "万元", "%", "辆" */
JUESUAN_API const char *juesuan_claim_section(const juesuan_report *report, size_t index); /* its heading */
JUESUAN_API const char *juesuan_claim_text(const juesuan_report *report, size_t index);    /* the printed evidence */
JUESUAN_API size_t juesuan_claim_line(const juesuan_report *report, size_t index);
JUESUAN_API size_t juesuan_claim_page(const juesuan_report *report, size_t index);
/* Why it is not bound to a cell; "" where it is. */
JUESUAN_API const char *juesuan_claim_reason(const juesuan_report *report, size_t index);

/* ---- Check ------------------------------------------------------------------------------- */

/* How bad a finding is. */
typedef enum juesuan_severity {
    JUESUAN_SEVERITY_ERROR = 0,
    JUESUAN_SEVERITY_WARNING = 1,
    JUESUAN_SEVERITY_ROUNDING = 2,
    JUESUAN_SEVERITY_OFF = 3 /* only to switch a rule off */
} juesuan_severity;

/* What became of a rule in one check. */
typedef enum juesuan_rule_state {
    JUESUAN_RULE_PASSED = 0,
    JUESUAN_RULE_FAILED = 1,
    JUESUAN_RULE_ROUNDING = 2,
    JUESUAN_RULE_NOT_APPLICABLE = 3,
    JUESUAN_RULE_NOT_EVALUATED = 4
} juesuan_rule_state;

JUESUAN_API const char *juesuan_severity_name(juesuan_severity severity);     /* "error" */
JUESUAN_API const char *juesuan_rule_state_name(juesuan_rule_state state);    /* "not_applicable" */

/* The catalogue of the rules, fixed for a version of the library. */
JUESUAN_API size_t juesuan_rule_count(void);
JUESUAN_API const char *juesuan_rule_id(size_t rule);
JUESUAN_API const char *juesuan_rule_title(size_t rule, juesuan_language language);
JUESUAN_API const char *juesuan_rule_group(size_t rule);
JUESUAN_API juesuan_severity juesuan_rule_severity(size_t rule);
JUESUAN_API const char *juesuan_rule_source(size_t rule);  /* form, template, regulation or standard */
JUESUAN_API const char *juesuan_rule_example(size_t rule); /* one line */
/* The index of a rule by its id, or JUESUAN_NONE. */
JUESUAN_API size_t juesuan_rule_find(const char *id);
/* Severity of a rule for the calls that get these options; JUESUAN_SEVERITY_OFF switches it off.
 * Errors: NOT_FOUND for an unknown rule, MEMORY. */
JUESUAN_API juesuan_status juesuan_options_set_severity(juesuan_options *options, const char *rule,
                                                        juesuan_severity severity);

/* The findings of one check and the ledger of the rules. Needs its report no longer. */
typedef struct juesuan_findings juesuan_findings;

/* Errors: MEMORY. A report that is wrong is no error: that is what the findings say. */
JUESUAN_API juesuan_status juesuan_report_check(juesuan_findings **out, const juesuan_report *report,
                                                const juesuan_options *options, juesuan_error **error);
JUESUAN_API void juesuan_findings_free(juesuan_findings *findings);

/* How many there are, and what each says: where it is, what should stand there and what does. */
JUESUAN_API size_t juesuan_findings_count(const juesuan_findings *findings);
JUESUAN_API size_t juesuan_findings_count_of(const juesuan_findings *findings, juesuan_severity severity);
JUESUAN_API const char *juesuan_finding_rule(const juesuan_findings *findings, size_t index);
JUESUAN_API juesuan_severity juesuan_finding_severity(const juesuan_findings *findings, size_t index);
JUESUAN_API const char *juesuan_finding_message(const juesuan_findings *findings, size_t index);
JUESUAN_API const char *juesuan_finding_set(const juesuan_findings *findings, size_t index);    /* "publication", "approval", or "" for the notes */
JUESUAN_API const char *juesuan_finding_table(const juesuan_findings *findings, size_t index);  /* "" where it is not about a table */
JUESUAN_API const char *juesuan_finding_side(const juesuan_findings *findings, size_t index);
JUESUAN_API const char *juesuan_finding_code(const juesuan_findings *findings, size_t index);
JUESUAN_API const char *juesuan_finding_name(const juesuan_findings *findings, size_t index);
JUESUAN_API const char *juesuan_finding_column(const juesuan_findings *findings, size_t index);
JUESUAN_API const char *juesuan_finding_expected(const juesuan_findings *findings, size_t index);
JUESUAN_API const char *juesuan_finding_actual(const juesuan_findings *findings, size_t index);
JUESUAN_API const char *juesuan_finding_difference(const juesuan_findings *findings, size_t index);
JUESUAN_API size_t juesuan_finding_line(const juesuan_findings *findings, size_t index);
JUESUAN_API size_t juesuan_finding_page(const juesuan_findings *findings, size_t index);
JUESUAN_API const char *juesuan_finding_text(const juesuan_findings *findings, size_t index); /* the printed evidence */

/* The ledger: one entry a rule of the catalogue that was not switched off. */
JUESUAN_API size_t juesuan_ledger_count(const juesuan_findings *findings);
JUESUAN_API const char *juesuan_ledger_rule(const juesuan_findings *findings, size_t index);
JUESUAN_API juesuan_rule_state juesuan_ledger_state(const juesuan_findings *findings, size_t index);
JUESUAN_API size_t juesuan_ledger_instances(const juesuan_findings *findings, size_t index); /* how many were evaluated */
JUESUAN_API const char *juesuan_ledger_reason(const juesuan_findings *findings, size_t index); /* "" where it was evaluated */
JUESUAN_API size_t juesuan_ledger_count_of(const juesuan_findings *findings, juesuan_rule_state state);

/*
 * A report of the year before, against which the next checks with these options compare: last
 * year's figures as the notes imply them, balances carried over, names of codes. Borrowed: it has
 * to outlive the options' use. NULL for none.
 */
JUESUAN_API void juesuan_options_set_previous(juesuan_options *options, const juesuan_report *previous);

/* ---- Code book --------------------------------------------------------------------------- */

/*
 * Which name a subject code has in which years. A built-in book holds the functional classes, the
 * economic classification and what the reports that it was made from print consistently; the
 * official book of a year is read from CSV. A code that no book has is never a finding.
 */
typedef struct juesuan_codebook juesuan_codebook;

/* The built-in book. It needs not be freed. */
JUESUAN_API const juesuan_codebook *juesuan_codebook_builtin(void);
/*
 * Reads a book from CSV, one code a line: code (3, 5 or 7 digits), name, first year, last year,
 * source. The years and the source may be left out or empty: since ever, still valid. A heading
 * line is skipped. Divided by commas, or by tabs; in the encodings that reports may have.
 * Errors: OPEN, ENCODING, LIMIT, FORMAT with its line and column, EMPTY, MEMORY.
 */
JUESUAN_API juesuan_status juesuan_codebook_read(juesuan_codebook **out, const char *path, const juesuan_options *options,
                                                 juesuan_error **error);
JUESUAN_API juesuan_status juesuan_codebook_parse(juesuan_codebook **out, const void *bytes, size_t size,
                                                  const juesuan_options *options, juesuan_error **error);
JUESUAN_API void juesuan_codebook_free(juesuan_codebook *book);

/* The entries, by code and then by first year. */
JUESUAN_API size_t juesuan_codebook_count(const juesuan_codebook *book);
JUESUAN_API const char *juesuan_codebook_code(const juesuan_codebook *book, size_t index);
JUESUAN_API const char *juesuan_codebook_name(const juesuan_codebook *book, size_t index);
JUESUAN_API int juesuan_codebook_first(const juesuan_codebook *book, size_t index); /* year; 0 where it is not said */
JUESUAN_API int juesuan_codebook_last(const juesuan_codebook *book, size_t index);  /* year; 0 where it is still valid */
JUESUAN_API const char *juesuan_codebook_source(const juesuan_codebook *book, size_t index);
/* The entry of a code in a year, or JUESUAN_NONE; year 0 stands for any. */
JUESUAN_API size_t juesuan_codebook_find(const juesuan_codebook *book, const char *code, int year);

/* A book that the next checks with these options look into before the built-in one. Borrowed: it
 * has to outlive the options' use. NULL for none. */
JUESUAN_API void juesuan_options_set_codebook(juesuan_options *options, const juesuan_codebook *book);

/* ---- Compute ----------------------------------------------------------------------------- */

/*
 * One entry a cell that has a value: what its leaves add up to, its share of the table's total
 * and of its parent, and, with a previous report, last year's figure and the change. What has no
 * value is blank. Needs its reports no longer.
 */
typedef struct juesuan_computation juesuan_computation;

/* `previous` may be NULL. Percentages have two decimals. Errors: MEMORY, OVERFLOW. */
JUESUAN_API juesuan_status juesuan_report_compute(juesuan_computation **out, const juesuan_report *report,
                                                  const juesuan_report *previous, const juesuan_options *options,
                                                  juesuan_error **error);
JUESUAN_API void juesuan_computation_free(juesuan_computation *computation);

/* The figures of an entry; each is blank where it does not follow from what was given. */
typedef enum juesuan_figure {
    JUESUAN_FIGURE_AMOUNT = 0,         /* as printed */
    JUESUAN_FIGURE_TOTAL = 1,          /* what its leaves add up to */
    JUESUAN_FIGURE_SHARE = 2,          /* percent of the table's total (of the year, in 公开01 and 公开04) */
    JUESUAN_FIGURE_PARENT_SHARE = 3,   /* percent of the cell that it is directly a part of */
    JUESUAN_FIGURE_PREVIOUS = 4,       /* last year's, in the unit of this year's table */
    JUESUAN_FIGURE_CHANGE = 5,
    JUESUAN_FIGURE_CHANGE_PERCENT = 6, /* blank where last year's is 0 */
    JUESUAN_FIGURE_BUDGET = 7,         /* 年初预算 or 全年预算, from the table or the notes */
    JUESUAN_FIGURE_COMPLETION = 8      /* percent of the budget; blank where that is 0 */
} juesuan_figure;

/* How the row of an entry compares with last year's report. */
typedef enum juesuan_comparison {
    JUESUAN_COMPARISON_NONE = 0, /* there is no such report or table */
    JUESUAN_COMPARISON_SAME = 1,
    JUESUAN_COMPARISON_APPEARED = 2,
    JUESUAN_COMPARISON_DISAPPEARED = 3, /* only last year's report has the row */
    JUESUAN_COMPARISON_RENAMED = 4      /* the same code under another name */
} juesuan_comparison;

JUESUAN_API const char *juesuan_figure_name(juesuan_figure figure);             /* "change_percent" */
JUESUAN_API const char *juesuan_comparison_name(juesuan_comparison comparison); /* "appeared" */

/* Table after table in the order of the report, row after row; what disappeared comes last in its table. */
JUESUAN_API size_t juesuan_computation_count(const juesuan_computation *computation);
JUESUAN_API juesuan_set juesuan_computed_set(const juesuan_computation *computation, size_t index);
JUESUAN_API const char *juesuan_computed_table(const juesuan_computation *computation, size_t index);
JUESUAN_API const char *juesuan_computed_side(const juesuan_computation *computation, size_t index);
JUESUAN_API const char *juesuan_computed_code(const juesuan_computation *computation, size_t index);
JUESUAN_API const char *juesuan_computed_name(const juesuan_computation *computation, size_t index);
/* Last year's name of a renamed row; "" otherwise. */
JUESUAN_API const char *juesuan_computed_previous_name(const juesuan_computation *computation, size_t index);
JUESUAN_API int juesuan_computed_level(const juesuan_computation *computation, size_t index);
JUESUAN_API const char *juesuan_computed_column(const juesuan_computation *computation, size_t index);
JUESUAN_API juesuan_unit juesuan_computed_unit(const juesuan_computation *computation, size_t index);
JUESUAN_API juesuan_amount juesuan_computed_figure(const juesuan_computation *computation, size_t index,
                                                   juesuan_figure figure);
JUESUAN_API juesuan_comparison juesuan_computed_comparison(const juesuan_computation *computation, size_t index);
/* 1 where last year's figure follows from the change that the notes state, not from a report. */
JUESUAN_API int juesuan_computed_implied(const juesuan_computation *computation, size_t index);
/* The entry of a cell of the computed report, or JUESUAN_NONE. `code_or_name` as in juesuan_table_find_row. */
JUESUAN_API size_t juesuan_computation_find(const juesuan_computation *computation, juesuan_set set, const char *table,
                                            const char *side, const char *code_or_name, const char *column);
/* The entries of publication tables that changed, biggest change first: how many, and which. */
JUESUAN_API size_t juesuan_computation_changes(const juesuan_computation *computation);
JUESUAN_API size_t juesuan_computation_change(const juesuan_computation *computation, size_t rank);

/* ---- Repair ------------------------------------------------------------------------------ */

/*
 * Proposed corrections of single cells, codes and names: the fewest and most likely changes after
 * which the relations hold (Fellegi and Holt 1976; Scholtus 2009, 2011). Nothing is changed in the
 * report. Needs its report no longer, except to apply.
 */
typedef struct juesuan_repairs juesuan_repairs;

/* Sources that are left out; combined with |. */
enum {
    JUESUAN_WITHOUT_PUBLICATION = 1,
    JUESUAN_WITHOUT_APPROVAL = 2,
    JUESUAN_WITHOUT_NOTES = 4
};

/* What a proposal changes. */
typedef enum juesuan_repair_kind {
    JUESUAN_REPAIR_AMOUNT = 0,
    JUESUAN_REPAIR_CODE = 1,
    JUESUAN_REPAIR_NAME = 2
} juesuan_repair_kind;

/*
 * `without` is 0 or some of JUESUAN_WITHOUT_…. The search ends at JUESUAN_LIMIT_EFFORT at the latest,
 * with the best proposals so far. Codes and names are compared in tables of up to 1,200 rows.
 * Errors: MEMORY.
 */
JUESUAN_API juesuan_status juesuan_report_repair(juesuan_repairs **out, const juesuan_report *report, unsigned without,
                                                 const juesuan_options *options, juesuan_error **error);
JUESUAN_API void juesuan_repairs_free(juesuan_repairs *repairs);
JUESUAN_API size_t juesuan_repairs_count(const juesuan_repairs *repairs);
/* 1 where JUESUAN_LIMIT_EFFORT was reached: the proposals are the best so far. */
JUESUAN_API int juesuan_repairs_stopped(const juesuan_repairs *repairs);
JUESUAN_API juesuan_repair_kind juesuan_repair_kind_of(const juesuan_repairs *repairs, size_t index);
JUESUAN_API const char *juesuan_repair_set(const juesuan_repairs *repairs, size_t index);
JUESUAN_API const char *juesuan_repair_table(const juesuan_repairs *repairs, size_t index);
JUESUAN_API const char *juesuan_repair_side(const juesuan_repairs *repairs, size_t index);
JUESUAN_API const char *juesuan_repair_code(const juesuan_repairs *repairs, size_t index);   /* as printed */
JUESUAN_API const char *juesuan_repair_name(const juesuan_repairs *repairs, size_t index);   /* as printed */
JUESUAN_API const char *juesuan_repair_column(const juesuan_repairs *repairs, size_t index); /* "code" or "name" for those */
JUESUAN_API const char *juesuan_repair_printed(const juesuan_repairs *repairs, size_t index);
JUESUAN_API const char *juesuan_repair_proposed(const juesuan_repairs *repairs, size_t index); /* "" for blank */
JUESUAN_API const char *juesuan_repair_reason(const juesuan_repairs *repairs, size_t index);
/* In thousandths, 0 to 1000. */
JUESUAN_API int juesuan_repair_confidence(const juesuan_repairs *repairs, size_t index);
/* How many relations carry it: they hold with the change. */
JUESUAN_API size_t juesuan_repair_relations(const juesuan_repairs *repairs, size_t index);
/* Proposals with the same number belong together: parts of one change, or alternatives of which at most one is right. */
JUESUAN_API size_t juesuan_repair_group(const juesuan_repairs *repairs, size_t index);
JUESUAN_API int juesuan_repair_alternative(const juesuan_repairs *repairs, size_t index);
JUESUAN_API size_t juesuan_repair_line(const juesuan_repairs *repairs, size_t index);
JUESUAN_API size_t juesuan_repair_page(const juesuan_repairs *repairs, size_t index);

/*
 * A new report with the proposals put in whose confidence is at least `confidence` (in thousandths);
 * alternatives never are. What was put in is recorded cell by cell in the amendments of the new
 * report. `repairs` must be those of `report`. Errors: ARGUMENT, MEMORY.
 */
JUESUAN_API juesuan_status juesuan_report_amend(juesuan_report **out, const juesuan_report *report,
                                                const juesuan_repairs *repairs, int confidence,
                                                const juesuan_options *options, juesuan_error **error);
JUESUAN_API size_t juesuan_report_amendment_count(const juesuan_report *report);
/* "approval expenditure 2040650 basic: 259.82 -> 259.92" */
JUESUAN_API const char *juesuan_report_amendment(const juesuan_report *report, size_t index);

/* ---- Building ---------------------------------------------------------------------------- */

/*
 * Makes a report in code. Not for several threads at once. A call that fails changes nothing.
 * The forms print their named rows, whether they are set or not.
 */
typedef struct juesuan_builder juesuan_builder;

/* `department` may be NULL, `year` 0. Errors: ARGUMENT for an unknown unit, MEMORY. The options
 * need not outlive the call, a code book in them must outlive the builder. */
JUESUAN_API juesuan_status juesuan_builder_new(juesuan_builder **out, const char *department, int year,
                                               juesuan_unit unit, const juesuan_options *options,
                                               juesuan_error **error);
JUESUAN_API void juesuan_builder_free(juesuan_builder *builder);
/*
 * Sets one cell; a later call for the same cell replaces it, and a blank amount empties it (and so
 * puts a row there that is empty so far, under its name).
 *  - `side` is "income" or "expenditure" in income_expenditure and appropriation; NULL or "" elsewhere.
 *  - `code_or_item` is a subject code, "" or "合计" for the total, the name of a row of the form
 *    ("本年收入合计"), or its id ("year_total"; see juesuan_item_id).
 *  - `name` is the subject's name; NULL where it has one already, and for classes and subjects that the
 *    code book knows. The rows above a subject get the book's names as well.
 * Errors: NOT_FOUND for an unknown table, side, row or column; ARGUMENT for a code that none can be,
 * or one without a name; CONFLICT for another name than the code has, and for a cell on a parent
 * that the subjects below it contradict, at whatever depth; OVERFLOW where the amount or the sum of
 * its column does not fit.
 */
JUESUAN_API juesuan_status juesuan_builder_set(juesuan_builder *builder, juesuan_set set, const char *table,
                                               const char *side, const char *code_or_item, const char *name,
                                               const char *column, juesuan_amount amount, juesuan_error **error);
/*
 * Asks for the whole publication: all ten tables, their totals and class rows, 公开01 from 02 and 03,
 * 公开04 from 05, 07 and 08, 年末结转和结余 from what came in and what was spent. What was set stays.
 * Errors: CONFLICT where a set cell and what its parts make are further apart than rounding
 * explains, OVERFLOW, MEMORY.
 */
JUESUAN_API juesuan_status juesuan_builder_derive(juesuan_builder *builder, juesuan_error **error);
/* The report as it stands; the builder can go on. Without derive only what was set is in it. */
JUESUAN_API juesuan_status juesuan_builder_finish(juesuan_report **out, juesuan_builder *builder,
                                                  juesuan_error **error);

/* The rows that forms name, for juesuan_builder_set: how many a side has, and the id and name of
 * each. Several rows may share an id ("class", "vehicle_kind"): use their names. */
JUESUAN_API size_t juesuan_item_count(const char *table, const char *side);
JUESUAN_API const char *juesuan_item_id(const char *table, const char *side, size_t index);
JUESUAN_API const char *juesuan_item_name(const char *table, const char *side, size_t index);

/* ---- Consolidating ----------------------------------------------------------------------- */

/*
 * Adds up the reports of units into that of their department: cell by cell over the union of their
 * subjects, both sets of tables, amounts converted into one unit, every total rebuilt from its
 * parts. It keeps the subjects, not the reports: what it needs does not grow with their number. Not
 * for several threads at once. A call that fails changes nothing.
 */
typedef struct juesuan_sum juesuan_sum;

/* How a sum treats what the units pass to each other. */
typedef enum juesuan_sum_flag {
    JUESUAN_SUM_PLAIN = 0,
    /* What the units passed to each other is taken off both sides: 上级补助收入 against
     * 对附属单位补助支出, 附属单位上缴收入 against 上缴上级支出. Where the two differ only the smaller one
     * goes, and a warning of the report says so. */
    JUESUAN_SUM_ELIMINATE = 1
} juesuan_sum_flag;

/* `unit` of the sum; UNKNOWN for that of the first report. The options need not outlive the call. */
JUESUAN_API juesuan_status juesuan_sum_new(juesuan_sum **out, juesuan_unit unit, const juesuan_options *options,
                                           juesuan_error **error);
JUESUAN_API void juesuan_sum_free(juesuan_sum *sum);
/* The report is not needed afterwards. Errors: CONFLICT for another year, OVERFLOW, MEMORY. */
JUESUAN_API juesuan_status juesuan_sum_add(juesuan_sum *sum, const juesuan_report *report, juesuan_error **error);
JUESUAN_API size_t juesuan_sum_count(const juesuan_sum *sum); /* how many reports were added */
/* The sum so far; more may be added. `department` may be NULL; `flags` of juesuan_sum_flag.
 * Errors: EMPTY before the first report, OVERFLOW, MEMORY. */
JUESUAN_API juesuan_status juesuan_sum_finish(juesuan_report **out, const juesuan_sum *sum, const char *department,
                                              int flags, juesuan_error **error);
/* Whether the department's printed report is the sum: rules sum.cell and sum.row, by the intervals of
 * the printed figures. Errors: EMPTY before the first report, OVERFLOW, MEMORY. */
JUESUAN_API juesuan_status juesuan_sum_check(juesuan_findings **out, const juesuan_sum *sum,
                                             const juesuan_report *department, int flags,
                                             const juesuan_options *options, juesuan_error **error);
/* All at once. Errors: ARGUMENT for a NULL among the reports, and those of the calls above. */
JUESUAN_API juesuan_status juesuan_reports_sum(juesuan_report **out, const juesuan_report *const *reports,
                                               size_t count, const char *department, int flags,
                                               const juesuan_options *options, juesuan_error **error);

/* ---- Cells ------------------------------------------------------------------------------- */

/*
 * The tidy rows of juesuan_rows_write as columns, for data frames and arrays: one entry a cell, in
 * the order of the reports given, then of their tables, sides, rows and columns. The handle needs
 * none of the reports once it is made.
 */
typedef struct juesuan_cells juesuan_cells;

/* What juesuan_cells_column gives. */
typedef enum juesuan_cells_field {
    /* Texts, as numbers of juesuan_cells_text; 0 is "". */
    JUESUAN_CELLS_DEPARTMENT = 0,
    JUESUAN_CELLS_SET = 1,
    JUESUAN_CELLS_TABLE = 2,
    JUESUAN_CELLS_SIDE = 3,
    JUESUAN_CELLS_CODE = 4,
    JUESUAN_CELLS_NAME = 5,
    JUESUAN_CELLS_COLUMN = 6,
    JUESUAN_CELLS_UNIT = 7,
    /* Whole numbers; 0 where there is none. */
    JUESUAN_CELLS_YEAR = 16,
    JUESUAN_CELLS_LEVEL = 17,    /* of the code: 1 类, 2 款, 3 项 */
    JUESUAN_CELLS_LINE = 18,
    JUESUAN_CELLS_PAGE = 19,
    /* The amount; its value is in juesuan_cells_values. */
    JUESUAN_CELLS_STATE = 20,    /* a juesuan_state */
    JUESUAN_CELLS_DECIMALS = 21, /* 0 unless it is a value */
    JUESUAN_CELLS_AMOUNT = 22,   /* number in juesuan_cells_amounts; 0 unless it is a value */
    JUESUAN_CELLS_REPORT = 23    /* place in the reports given, from 0 */
} juesuan_cells_field;

/* The cells of `count` reports; blank ones too if `blanks`. */
JUESUAN_API juesuan_status juesuan_cells_new(juesuan_cells **out, const juesuan_report *const *reports, size_t count,
                                             int blanks, const juesuan_options *options, juesuan_error **error);
JUESUAN_API size_t juesuan_cells_count(const juesuan_cells *cells);
/* One number a cell. Of an unknown field it is no array: use only fields that are named above. */
JUESUAN_API const int32_t *juesuan_cells_column(const juesuan_cells *cells, juesuan_cells_field field);
/*
 * The amounts as in juesuan_amount: value / 10^decimals of the unit of the cell, 0 unless the state
 * says that it is a value. Every amount that was read fits; what does not is JUESUAN_UNREADABLE.
 */
JUESUAN_API const int64_t *juesuan_cells_values(const juesuan_cells *cells);
/* The different texts of the cells. */
JUESUAN_API size_t juesuan_cells_text_count(const juesuan_cells *cells);
JUESUAN_API const char *juesuan_cells_text(const juesuan_cells *cells, size_t number);
/* All of them in one block of `*size` bytes, in the order of their numbers, each ended by a NUL. */
JUESUAN_API const char *juesuan_cells_texts(const juesuan_cells *cells, size_t *size);
/* The different amounts as decimal strings with their decimals, in the same way; number 0 is "". */
JUESUAN_API const char *juesuan_cells_amounts(const juesuan_cells *cells, size_t *size);
JUESUAN_API void juesuan_cells_free(juesuan_cells *cells);

/* ---- Writing ----------------------------------------------------------------------------- */

/* Text that the library wrote; it is also NUL-terminated. */
typedef struct juesuan_buffer juesuan_buffer;

/* The bytes, how many there are without the NUL, and their end. */
JUESUAN_API const char *juesuan_buffer_data(const juesuan_buffer *buffer);
JUESUAN_API size_t juesuan_buffer_size(const juesuan_buffer *buffer);
JUESUAN_API void juesuan_buffer_free(juesuan_buffer *buffer);

/* How something is written. */
typedef enum juesuan_output {
    JUESUAN_OUTPUT_TEXT = 0,
    JUESUAN_OUTPUT_JSON = 1,
    JUESUAN_OUTPUT_CSV = 2,
    JUESUAN_OUTPUT_MARKDOWN = 3
} juesuan_output;

/* The whole report; JSON is juesuan.report/1. */
JUESUAN_API juesuan_status juesuan_report_write(juesuan_buffer **out, const juesuan_report *report,
                                                juesuan_output output, const juesuan_options *options,
                                                juesuan_error **error);
/* One table. */
JUESUAN_API juesuan_status juesuan_table_write(juesuan_buffer **out, const juesuan_table *table,
                                               juesuan_output output, const juesuan_options *options,
                                               juesuan_error **error);
/* The findings; `file` is named in them. JSON is juesuan.findings/1. Markdown is refused. */
JUESUAN_API juesuan_status juesuan_findings_write(juesuan_buffer **out, const juesuan_findings *findings,
                                                  const char *file, juesuan_output output,
                                                  const juesuan_options *options, juesuan_error **error);
/* Whether the text of the findings lists the rounding notes one by one; without, it counts them. */
JUESUAN_API void juesuan_options_set_rounding(juesuan_options *options, int shown);
/* Whether it lists the rules that could not be evaluated one by one; without, those with the same reason share a line. */
JUESUAN_API void juesuan_options_set_unevaluated(juesuan_options *options, int listed);
/*
 * Tidy rows for a data frame or a corpus: one row a cell (blank cells too if `blanks`), one a finding
 * (`findings` may be NULL) and, behind them, one with the counts of the ledger. `file` names the
 * source in every row. Output is CSV with a header, or JSON: one object a line.
 */
JUESUAN_API juesuan_status juesuan_rows_write(juesuan_buffer **out, const juesuan_report *report,
                                              const juesuan_findings *findings, const char *file, int blanks,
                                              juesuan_output output, const juesuan_options *options,
                                              juesuan_error **error);
/* The row of a file that could not be read, with what was wrong. */
JUESUAN_API juesuan_status juesuan_rows_write_unread(juesuan_buffer **out, const juesuan_error *unread, const char *file,
                                                     juesuan_output output, const juesuan_options *options,
                                                     juesuan_error **error);
/* The family of sentences of the notes. */
typedef enum juesuan_style {
    JUESUAN_STYLE_SHANXI = 0,  /* the national template, as Shanxi's departments write it */
    JUESUAN_STYLE_SHANGHAI = 1
} juesuan_style;

/*
 * Part three of the report (情况说明), written from its tables: as text, a paragraph a line, with
 * blank lines between. `previous` is last year's report, or NULL. `extra` is a JSON object of
 * `extra_size` bytes, or NULL, with what no table prints; its members are objects whose keys are
 * subject codes or the names that juesuan_topic_name lists:
 *   "amounts" "previous" "budgets"  decimal strings in the unit of the notes: that of the tables
 *   "reasons" "uses"                words: why a figure changed, what money was used for
 *   "counts"                        numbers of things (公务接待批次, 公务用车保有量, …)
 * What is still not known is marked 【待填：…】. A rate against 0 is not written.
 * Errors: FORMAT with line and column in `extra`, OVERFLOW, MEMORY.
 */
JUESUAN_API juesuan_status juesuan_report_narrate(juesuan_buffer **out, const juesuan_report *report,
                                                  const juesuan_report *previous, const char *extra,
                                                  size_t extra_size, juesuan_style style,
                                                  const juesuan_options *options, juesuan_error **error);
/* The keys of `extra`: those of amounts and words, then those of counts. "" beyond the last. */
JUESUAN_API const char *juesuan_topic_name(size_t index);
JUESUAN_API const char *juesuan_count_name(size_t index);
/* Text, JSON or CSV. */
JUESUAN_API juesuan_status juesuan_computation_write(juesuan_buffer **out, const juesuan_computation *computation,
                                                     juesuan_output output, const juesuan_options *options,
                                                     juesuan_error **error);

/* Text, JSON (juesuan.repairs/1) or CSV. */
JUESUAN_API juesuan_status juesuan_repairs_write(juesuan_buffer **out, const juesuan_repairs *repairs, const char *file,
                                                 juesuan_output output, const juesuan_options *options,
                                                 juesuan_error **error);

#ifdef __cplusplus
}
#endif

#endif
