/*
 * Reads a report and prints what each class of expenditure adds up to, its share, and the findings.
 *   cc totals.c $(pkg-config --cflags --libs juesuan) -o totals && ./totals REPORT
 */
#include <juesuan.h>
#include <stdio.h>

static const char *text(juesuan_amount amount, char *buffer)
{
    juesuan_amount_format(amount, 1, buffer, 32);
    return buffer;
}

static void print_totals(const juesuan_tree *tree)
{
    juesuan_amount all, total, share;
    char total_text[32], share_text[32];
    if (juesuan_tree_total(tree, JUESUAN_NONE, "total", &all) != JUESUAN_OK)
        return;
    for (size_t node = juesuan_tree_child(tree, JUESUAN_NONE); node != JUESUAN_NONE;
         node = juesuan_tree_next(tree, node)) {
        if (juesuan_tree_total(tree, node, "total", &total) != JUESUAN_OK ||
            juesuan_share(total, all, 2, &share) != JUESUAN_OK)
            continue;
        printf("%s %12s %6s%%  %s\n", juesuan_tree_code(tree, node), text(total, total_text), text(share, share_text),
               juesuan_tree_name(tree, node));
    }
    printf("    %12s\n", text(all, total_text));
}

static int print_findings(const juesuan_report *report)
{
    juesuan_findings *findings;
    if (juesuan_report_check(&findings, report, NULL, NULL) != JUESUAN_OK)
        return 1;
    for (size_t i = 0; i < juesuan_findings_count(findings); i++)
        printf("%zu: %s: %s\n", juesuan_finding_line(findings, i),
               juesuan_severity_name(juesuan_finding_severity(findings, i)), juesuan_finding_message(findings, i));
    juesuan_findings_free(findings);
    return 0;
}

int main(int argc, char **argv)
{
    juesuan_report *report;
    juesuan_error *error = NULL;
    if (argc != 2) {
        fprintf(stderr, "usage: totals REPORT\n");
        return 2;
    }
    if (juesuan_report_read(&report, argv[1], JUESUAN_FORMAT_AUTO, NULL, &error) != JUESUAN_OK) {
        fprintf(stderr, "%s:%zu: %s\n", argv[1], juesuan_error_line(error), juesuan_error_message(error));
        juesuan_error_free(error);
        return 2;
    }
    printf("%s %d\n", juesuan_report_department(report), juesuan_report_year(report));
    print_totals(juesuan_report_tree(report, JUESUAN_SET_PUBLICATION, "expenditure"));
    int failed = print_findings(report);
    juesuan_report_free(report);
    return failed;
}
