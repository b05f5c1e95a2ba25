"""What the Python module adds to reading and checking one report, as a ratio to the same loop in C;
and a frame of all cells against the same made cell by cell."""
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import juesuan

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "tests" / "data" / "yangquan-sifaju-2023.txt"
OUT = Path(os.environ.get("OUT", "build")).resolve()
ROUNDS, TIMES = 7, 100
FRAME_AT_LEAST = 20
LEVELS = {3: 1, 5: 2, 7: 3}

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


def cell_by_cell(reports, pandas):
    """The same frame by way of tables, rows and cells; what they share is asked for once."""
    records = []
    for report in reports:
        source = {"department": report.department, "year": report.year}
        for table in (*report.tables.values(), *report.approval.values()):
            for side in table.sides:
                of_side = {**source, "set": table.set, "table": table.id, "side": side.id, "unit": table.unit}
                for row in side:
                    of_row = {**of_side, "code": row.code, "name": row.name, "level": LEVELS.get(len(row.code))}
                    of_row.update(line=row.line, page=row.page)
                    records.extend({**of_row, "column": column, "value": row[column]} for column in side.columns)
    frame = pandas.DataFrame(records)
    return frame.astype({name: "Int64" for name in ("year", "level", "line", "page")})


def milliseconds(work, rounds):
    best = []
    for _ in range(rounds):
        start = time.perf_counter_ns()
        work()
        best.append(time.perf_counter_ns() - start)
    return min(best) / 1e6


def same(bulk, single):
    """Whether both frames say the same; the line of a cell may be a later one than that of its row."""
    columns = [name for name in bulk.columns if name not in ("line", "unit")]
    return bulk[columns].equals(single[columns])


def frames():
    """False where a frame is not made fast enough."""
    try:
        import pandas
    except ImportError:
        print("to_frame: skipped, pandas is not installed")
        return True
    fast = True
    for count in (1, 100):
        reports = [juesuan.read(REPORT) for _ in range(count)]
        assert same(juesuan.cells(reports).to_frame(), cell_by_cell(reports, pandas))
        bulk = milliseconds(lambda: juesuan.cells(reports).to_frame(), 20 if count == 1 else 5)
        single = milliseconds(lambda: cell_by_cell(reports, pandas), 5 if count == 1 else 2)
        fast = fast and single / bulk >= FRAME_AT_LEAST
        print(
            f"to_frame: {len(juesuan.cells(reports))} cells of {count} reports in {bulk:.2f} ms; "
            f"cell by cell {single:.1f} ms, {single / bulk:.1f} times as long (at least {FRAME_AT_LEAST})"
        )
    return fast


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
    return 0 if frames() else 1


if __name__ == "__main__":
    sys.exit(main())
