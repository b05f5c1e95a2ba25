"""What the Python module adds to reading and checking one report, as a ratio to the same loop in C;
and a frame of all cells against the same made cell by cell."""
import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

import juesuan

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "tests" / "data" / "yangquan-sifaju-2023.txt"
OUT = Path(os.environ.get("OUT", "build")).resolve()
ROUNDS, TIMES = 7, 100

LOOP = r"""
#include <juesuan.h>
#include <stdlib.h>
int main(int argc, char **argv)
{
    for (int i = atoi(argv[argc - 1]); i > 0; i--) {
        juesuan_report *report;
        juesuan_findings *findings;
        if (juesuan_report_read(&report, argv[1], JUESUAN_FORMAT_AUTO, NULL, NULL) != JUESUAN_OK ||
            juesuan_report_check(&findings, report, NULL, NULL) != JUESUAN_OK)
            return 1;
        if (juesuan_findings_count_of(findings, JUESUAN_SEVERITY_ERROR) == 0)
            return 1;
        juesuan_findings_free(findings);
        juesuan_report_free(report);
    }
    return 0;
}
"""


def build(folder):
    source, program = folder / "loop.c", folder / "loop"
    source.write_text(LOOP)
    command = [os.environ.get("CC", "cc"), "-O2", f"-I{ROOT / 'include'}", str(source), "-o", str(program)]
    subprocess.run([*command, f"-L{OUT}", "-ljuesuan", f"-Wl,-rpath,{OUT}"], check=True)
    return program


def in_c(program, times):
    start = time.perf_counter_ns()
    subprocess.run([str(program), str(REPORT), str(times)], check=True)
    return time.perf_counter_ns() - start


def in_python(times):
    start = time.perf_counter_ns()
    for _ in range(times):
        assert juesuan.read(REPORT).check().summary["error"] > 0
    return time.perf_counter_ns() - start


def many_rows(copies):
    """The report with the rows of one table many times over."""
    document = json.loads(juesuan.read(REPORT).to_json())
    for table in document["tables"]:
        if table["id"] == "expenditure":
            table["rows"] += table["rows"][1:] * copies
    return juesuan.from_json(json.dumps(document, ensure_ascii=False))


def cell_by_cell(report, pandas):
    records = []
    for tables in (report.tables, report.approval):
        for table in tables.values():
            for side in table.sides:
                for row in side:
                    for column in side.columns:
                        records.append(
                            {
                                **{"department": report.department, "year": report.year, "set": table.set},
                                **{"table": table.id, "side": side.id, "code": row.code, "name": row.name},
                                **{"column": column, "value": row[column], "unit": table.unit},
                                **{"line": row.line, "page": row.page},
                            }
                        )
    return pandas.DataFrame(records)


def milliseconds(work):
    best = []
    for _ in range(3):
        start = time.perf_counter_ns()
        work()
        best.append(time.perf_counter_ns() - start)
    return min(best) / 1e6


def frames():
    try:
        import pandas
    except ImportError:
        print("to_frame: skipped, pandas is not installed")
        return
    for copies in (0, 600):
        report = many_rows(copies)
        bulk, single = milliseconds(report.to_frame), milliseconds(lambda: cell_by_cell(report, pandas))
        print(
            f"to_frame: {len(report.to_frame())} cells in {bulk:.1f} ms; cell by cell {single:.1f} ms, "
            f"{single / bulk:.1f} times as long"
        )


def main():
    with tempfile.TemporaryDirectory() as folder:
        program = build(Path(folder))
        # The best of rounds that alternate, less what starting the program takes.
        c, python, start = [], [], []
        for _ in range(ROUNDS):
            start.append(in_c(program, 0))
            c.append(in_c(program, TIMES))
            python.append(in_python(TIMES))
    base = min(c) - min(start)
    print(f"read and check: C {base / TIMES / 1e6:.3f} ms, Python {min(python) / TIMES / 1e6:.3f} ms")
    print(f"Python / C: {min(python) / base:.2f} (at most 1.10)")
    frames()


if __name__ == "__main__":
    main()
