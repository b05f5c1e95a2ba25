"""What the Python and Lua modules add to reading and checking one report, as a ratio to the same loop in C;
and a frame of all cells against the same made cell by cell."""
import os
import shutil
import subprocess
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
COLUMNS = "department year set table side code name level column value unit line page".split()
LUAS = {"5.1": "lua5.1", "5.2": "lua5.2", "5.3": "lua5.3", "5.4": "lua5.4", "luajit": "luajit"}

# ---- Reading and checking ----

IN_C = r"""
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
    source.write_text(IN_C)
    command = [os.environ.get("CC", "cc"), "-O2", f"-I{ROOT / 'include'}", str(source), "-o", str(program)]
    subprocess.run([*command, f"-L{OUT}", "-ljuesuan", f"-Wl,-rpath,{OUT}"], check=True)
    return program


IN_LUA = """
local juesuan = require "juesuan"
for _ = 1, tonumber(arg[2]) do
  local report = assert(juesuan.read(arg[1]))
  local findings = report:check()
  assert(findings:summary().error > 0)
  findings:close()
  report:close()
end
"""


class Program:
    """A program that reads and checks a report some times; what its start takes is taken off."""

    def __init__(self, name, command, **environment):
        self.name, self.command, self.environment = name, command, {**os.environ, **environment}

    def run(self, times):
        start = time.perf_counter_ns()
        subprocess.run([*self.command, str(REPORT), str(times)], check=True, env=self.environment)
        return time.perf_counter_ns() - start

    def measure(self):
        start = self.run(0)
        return self.run(TIMES) - start


class InPython:
    name = "Python"

    def measure(self):
        start = time.perf_counter_ns()
        for _ in range(TIMES):
            assert juesuan.read(REPORT).check().summary["error"] > 0
        return time.perf_counter_ns() - start


def candidates(folder):
    script = folder / "loop.lua"
    script.write_text(IN_LUA)
    yield Program("C", [str(build(folder))])
    yield InPython()
    for version, name in LUAS.items():
        module = OUT / "lua" / version / "juesuan.so"
        if module.exists() and shutil.which(name):
            yield Program(f"Lua {version}", [name, str(script)], LUA_CPATH=str(module.with_name("?.so")))
        else:
            print(f"{name}: skipped, not installed or its module is not built")


def overhead():
    with tempfile.TemporaryDirectory() as folder:
        all_of_them = list(candidates(Path(folder)))
        # The best of rounds that alternate: what else the machine does meets all alike.
        rounds = [[candidate.measure() for candidate in all_of_them] for _ in range(ROUNDS)]
    base, *others = [min(times) / TIMES / 1e6 for times in zip(*rounds)]
    print(f"read and check: C {base:.3f} ms")
    for candidate, taken in zip(all_of_them[1:], others):
        print(f"read and check: {candidate.name} {taken:.3f} ms, {taken / base:.2f} times C (at most 1.10)")


# ---- Frames ----


def cells_of(report):
    """Each cell of a report as its table, its side, its row and the id of its column."""
    for table in (*report.tables.values(), *report.approval.values()):
        for side in table.sides:
            for row in side:
                for column in side.columns:
                    yield table, side, row, column


def cell_by_cell(reports):
    """The same frame by way of tables, rows and cells: each is asked for what it says."""
    return frame_of(
        (
            *(report.department, report.year, table.set, table.id, side.id, row.code, row.name),
            *(LEVELS.get(len(row.code)), column, row[column], table.unit, row.line, row.page),
        )
        for report in reports
        for table, side, row, column in cells_of(report)
    )


def row_by_row(reports):
    """The same, with what cells share asked for once."""
    records = []
    for report in reports:
        department, year = report.department, report.year
        for table in (*report.tables.values(), *report.approval.values()):
            for side in table.sides:
                head, unit = (department, year, table.set, table.id, side.id), table.unit
                for row in side:
                    of_row, behind = (*head, row.code, row.name, LEVELS.get(len(row.code))), (unit, row.line, row.page)
                    records.extend((*of_row, column, row[column], *behind) for column in side.columns)
    return frame_of(records)


def frame_of(records):
    import pandas

    frame = pandas.DataFrame(records, columns=COLUMNS)
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
    try:
        import pandas  # noqa: F401
    except ImportError:
        print("to_frame: skipped, pandas is not installed")
        return
    for count in (1, 100):
        reports = [juesuan.read(REPORT) for _ in range(count)]
        assert same(juesuan.cells(reports).to_frame(), cell_by_cell(reports))
        assert same(juesuan.cells(reports).to_frame(), row_by_row(reports))
        bulk = milliseconds(lambda: juesuan.cells(reports).to_frame(), 20 if count == 1 else 5)
        single = milliseconds(lambda: cell_by_cell(reports), 5 if count == 1 else 2)
        shared = milliseconds(lambda: row_by_row(reports), 5 if count == 1 else 2)
        print(
            f"to_frame: {len(juesuan.cells(reports))} cells of {count} reports in {bulk:.2f} ms; cell by cell "
            f"{single:.1f} ms, {single / bulk:.1f} times as long (at least {FRAME_AT_LEAST}); "
            f"row by row {shared:.1f} ms, {shared / bulk:.1f} times"
        )


if __name__ == "__main__":
    overhead()
    frames()
