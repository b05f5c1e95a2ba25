/*
 * What every reader of a printed source makes of it: a sequence of blocks, each a paragraph or a
 * row of cells, in reading order. One assembler turns blocks into tables, whatever the source was.
 */
#ifndef JUE_READ_BLOCK_H
#define JUE_READ_BLOCK_H

#include "model/model.h"

/* A printed cell. A cell that spans several columns comes once and is followed by blank ones. */
typedef struct jue_piece {
    jue_str text;
    uint32_t line;
    uint16_t page;
    uint8_t confidence; /* 0 to 100 */
} jue_piece;

typedef struct jue_block {
    jue_piece *cells;
    uint32_t count;
    uint32_t line;
    uint16_t page;
    bool row;   /* a row of a table; otherwise a paragraph of one cell */
    bool title; /* the reader knows that a new table starts here (its own file, a caption) */
    bool cut;   /* the source ends inside it */
} jue_block;

typedef struct jue_document {
    JUE_VECTOR(jue_block) blocks;
    size_t rows;  /* one behind the other, up to the last block */
    size_t parts; /* blocks and their cells in all */
} jue_document;

/*
 * Adds a block that has its cells, in the scratch of the call. Fails with LIMIT where the rows would
 * be more than a table may have, or the blocks more than the bytes of a source can honestly make:
 * short lines and blank cells take many times the memory that they take in the source.
 */
void jue_document_add(jue_call *call, jue_document *document, jue_block block);
/* Fail with LIMIT where a table would have so many rows, or a row so many cells. */
void jue_document_bound_rows(jue_call *call, size_t rows, jue_place place);
void jue_document_bound_cells(jue_call *call, size_t cells, jue_place place);

/* Builds tables, paragraphs, department, year and warnings of the report from the blocks, whose
 * text lives in the report's arena. */
void jue_assemble(jue_call *call, juesuan_report *report, const jue_document *document);
/* The same, with the words of the forms taken apart once for several documents of a call. */
typedef struct jue_assembler jue_assembler;
const jue_assembler *jue_assembler_new(jue_call *call);
void jue_assemble_by(const jue_assembler *assembler, juesuan_report *report, const jue_document *document);

/* Reads the claims and statements of the notes out of the paragraphs; the tables are there. */
void jue_read_notes(jue_call *call, juesuan_report *report);

/* Readers of one source. The bytes are the caller's; each fills the report. */
void jue_read_text(jue_call *call, juesuan_report *report, jue_str bytes);

#endif
