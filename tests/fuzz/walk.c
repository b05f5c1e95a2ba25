/* Looks at every cell, node, claim and warning of a report, and one beyond each. */
#include "targets.h"

#include <string.h>

static size_t seen; /* so that nothing is left out by the compiler */

static void look(const char *text)
{
    if (text == NULL)
        fuzz_failed("an accessor gave NULL");
    seen += strlen(text);
}

static void walk_side(const juesuan_table *table, size_t side)
{
    look(juesuan_table_side(table, side));
    size_t columns = juesuan_table_column_count(table, side);
    for (size_t column = 0; column <= columns; column++) {
        look(juesuan_table_column(table, side, column));
        look(juesuan_table_header(table, side, column));
    }
    for (size_t row = 0; row <= juesuan_table_row_count(table, side); row++) {
        look(juesuan_table_code(table, side, row));
        look(juesuan_table_name(table, side, row));
        seen += juesuan_table_line_no(table, side, row) + juesuan_table_row_line(table, side, row) +
                juesuan_table_row_page(table, side, row);
        for (size_t column = 0; column <= columns; column++) {
            char text[32];
            juesuan_amount amount = juesuan_table_amount(table, side, row, column);
            if (juesuan_amount_format(amount, 1, text, sizeof text) >= sizeof text)
                fuzz_failed("an amount is longer than the header says");
            look(juesuan_table_text(table, side, row, column));
            int confidence = juesuan_table_confidence(table, side, row, column);
            if (confidence < 0 || confidence > 100)
                fuzz_failed("a confidence beyond 0 to 100");
        }
    }
}

static void walk_tree(const juesuan_tree *tree)
{
    for (size_t node = 0; node < juesuan_tree_count(tree); node++) {
        juesuan_amount total;
        look(juesuan_tree_code(tree, node));
        look(juesuan_tree_name(tree, node));
        juesuan_tree_total(tree, node, "total", &total);
        /* A parent stands above: whoever climbs arrives. */
        size_t parent = juesuan_tree_parent(tree, node);
        if (parent != JUESUAN_NONE && parent >= node)
            fuzz_failed("a parent below its child");
        if (juesuan_tree_level(tree, node) < 1)
            fuzz_failed("a node without a level");
        seen += juesuan_tree_next(tree, node) + juesuan_tree_child(tree, node) + juesuan_tree_row(tree, node);
    }
}

static void walk_claims(const juesuan_report *report)
{
    for (size_t i = 0; i <= juesuan_report_claim_count(report); i++) {
        look(juesuan_claim_subject(report, i));
        look(juesuan_claim_table(report, i));
        look(juesuan_claim_side(report, i));
        look(juesuan_claim_code(report, i));
        look(juesuan_claim_column(report, i));
        look(juesuan_claim_unit(report, i));
        look(juesuan_claim_section(report, i));
        look(juesuan_claim_text(report, i));
        look(juesuan_claim_reason(report, i));
        look(juesuan_measure_name(juesuan_claim_measure(report, i)));
        seen += juesuan_claim_line(report, i) + juesuan_claim_page(report, i) +
                (size_t)juesuan_claim_value(report, i).state;
    }
}

static void walk_sangong(const juesuan_sangong *sangong)
{
    for (int row = JUESUAN_SANGONG_BUDGET; row <= JUESUAN_SANGONG_FINAL; row++) {
        juesuan_amount sum;
        juesuan_sangong_sum(sangong, (juesuan_sangong_row)row, &sum);
        for (int item = JUESUAN_SANGONG_TOTAL; item <= JUESUAN_SANGONG_RECEPTION; item++)
            seen += (size_t)juesuan_sangong_amount(sangong, (juesuan_sangong_row)row, (juesuan_sangong_item)item).state;
    }
}

void fuzz_walk(const juesuan_report *report)
{
    look(juesuan_report_department(report));
    for (size_t i = 0; i <= juesuan_report_warning_count(report); i++)
        look(juesuan_report_warning(report, i));
    for (size_t i = 0; i < juesuan_report_table_count(report); i++) {
        const juesuan_table *table = juesuan_report_table_at(report, i);
        look(juesuan_table_title(table));
        look(juesuan_table_form(table));
        for (size_t side = 0; side <= juesuan_table_side_count(table); side++)
            walk_side(table, side);
        const juesuan_tree *tree = juesuan_report_tree(report, juesuan_table_set(table), juesuan_table_id(table));
        if (tree != NULL)
            walk_tree(tree);
    }
    if (juesuan_report_sangong(report) != NULL)
        walk_sangong(juesuan_report_sangong(report));
    walk_claims(report);
}
