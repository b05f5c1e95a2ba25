"""Reads a report and prints what the tables say and what is wrong with them.

    python3 examples/five_lines.py tests/data/yangquan-sifaju-2023.txt
"""
import sys

import juesuan

report = juesuan.read(sys.argv[1])
print(report.department, report.year, report.tables["expenditure"]["2040650"]["basic"], report.unit)
print(report.tree("expenditure").total("204", "basic"), report.sangong.final.total)
for finding in report.check().errors:
    print(finding)
