/* cc five_lines.c $(pkg-config --cflags --libs juesuan) && ./a.out REPORT: the first figure of a report */
#include <juesuan.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    juesuan_report *report = NULL;
    juesuan_amount amount = {0, 0, JUESUAN_BLANK};
    char text[32];
    if (argc != 2 || juesuan_report_read(&report, argv[1], JUESUAN_FORMAT_AUTO, NULL, NULL) != JUESUAN_OK)
        return 2;
    const juesuan_tree *tree = juesuan_report_tree(report, JUESUAN_SET_PUBLICATION, "expenditure");
    juesuan_tree_total(tree, JUESUAN_NONE, "basic", &amount);
    juesuan_amount_format(amount, 1, text, sizeof text);
    printf("%s %d: %s\n", juesuan_report_department(report), juesuan_report_year(report), text);
    juesuan_report_free(report);
    return 0;
}
