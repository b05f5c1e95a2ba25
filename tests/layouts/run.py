"""
Reads back reports that were laid out at random, and compares every cell.

    run.py JUESUAN [SEED...] [--count 200] [--first 1] [--format tsv|jsonl|pdf|all]
                   [--report JSON] [--keep DIR] [--verbose]
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import files
from layout import Layout
from report import PublishedReport, Report

WRITERS = {"tsv": lambda pages, boxes, order: files.tsv(pages, boxes, order).encode(),
           "jsonl": lambda pages, boxes, order: files.jsonl(pages, boxes, order).encode(),
           "pdf": lambda pages, boxes, order: files.pdf(pages, order)}


def printed(value):
    if value is None:
        return None
    return "na" if set(value) <= {"—"} else value.replace(",", "")


def expected_rows(table, side):
    return [(row.code, row.name, [printed(v) for v in row.values]) for row in table.sides[side]]


class Counts:
    """Cells that were compared, those that were wrong, and what else was."""

    def __init__(self):
        self.cells = self.wrong = 0
        self.problems = []

    def say(self, problem):
        self.problems.append(problem)

    def compare_rows(self, what, got, wanted):
        """Row by row; a row too many or too few makes all cells behind it wrong, as a reader would have it."""
        found = [(r["code"], r["name"], r["values"]) for r in got]
        for i, row in enumerate(wanted):
            self.cells += len(row[2])
            at = found[i] if i < len(found) else ("", "", [])
            values = [a != b for a, b in zip(at[2], row[2])] if at[:2] == row[:2] else [True] * len(row[2])
            self.wrong += sum(values)
            if at != row:
                self.say(f"{what}: read {at}, printed {row}")
        if len(found) != len(wanted):
            self.say(f"{what}: {len(found)} rows, should be {len(wanted)}")

    def compare(self, report, got):
        if got["department"] != report.department or got["year"] != report.year:
            self.say(f"department {got['department']}, year {got['year']}")
        tables = {t["id"]: t for t in got["tables"]}
        if len(got["tables"]) != len(report.tables):
            self.say(f"{[t['id'] for t in got['tables']]}")
        for table in report.tables:
            read = tables.get(table.id, {"unit": None, "rows": [], "columns": [], "sides": {}})
            if read["unit"] != report.unit:
                self.say(f"{table.id}: unit {read['unit']}")
            for side, columns in table.columns.items():
                part = read["sides"].get(side, {"rows": [], "columns": []}) if side else read
                wanted = expected_rows(table, side)
                if part["columns"] != columns:
                    self.say(f"{table.id} {side}: columns {part['columns']}")
                rows = part["rows"]
                if table.id == "basic_expenditure":
                    rows = sorted(rows, key=lambda r: (r["code"] or "~", r["name"]))
                    wanted = sorted(wanted, key=lambda r: (r[0] or "~", r[1]))
                self.compare_rows(f"{table.id} {side}", rows, wanted)


def run(seed, tool, formats, folder, published=None):
    """Counts and features of one layout of a made-up report, or of a published one, read back in each format."""
    rng = random.Random(seed)
    report = PublishedReport(rng, published) if published else Report(rng)
    layout = Layout(rng, report)
    pages = layout.draw()
    layout.shuffled = rng.random() < 0.5
    pages.turned = random.Random(seed).random() < 0.5

    def order(words):
        words = list(words)
        if layout.shuffled:
            random.Random(seed).shuffle(words)
        return words
    counts = Counts()
    for format in formats:
        path = os.path.join(folder, f"{seed}.{format}")
        with open(path, "wb") as out:
            out.write(WRITERS[format](pages, layout.style.boxes, order))
        call = subprocess.run([tool, "convert", path, "--to", "json", "-o", path + ".json"], capture_output=True, text=True)
        if call.returncode != 0:
            counts.say(f"{format}: {call.stderr.strip()}")
            counts.compare(report, {"department": "", "year": 0, "tables": []})
            continue
        with open(path + ".json", encoding="utf-8") as text:
            counts.compare(report, json.load(text))
        for line in call.stderr.splitlines():
            counts.say(f"{format}: {line}")
    return counts, layout.features() + [f"as {format}" for format in formats]


def columns(text, width):
    """Padded to a width, of which an ideograph takes two."""
    return text + " " * (width - sum(2 if ord(c) >= 0x2E80 else 1 for c in text))


def print_table(results):
    rows = {}
    for counts, features in results:
        for feature in ["all"] + features:
            row = rows.setdefault(feature, [0, 0, 0])
            for i, more in enumerate((1, counts.cells, counts.wrong)):
                row[i] += more
    print(columns("", 40) + "layouts     cells   wrong")
    for feature in sorted(rows, key=lambda f: (f == "all", f.startswith("as "), f)):
        print(columns(feature, 40) + "{:7}{:10}{:8}".format(*rows[feature]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("seeds", nargs="*", type=int, help="instead of --count from --first")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--format", default="tsv", choices=[*WRITERS, "all"])
    parser.add_argument("--report", help="JSON of a report that is laid out, instead of made-up ones")
    parser.add_argument("--keep")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    formats = list(WRITERS) if options.format == "all" else [options.format]
    published = None
    if options.report:
        with open(options.report, encoding="utf-8") as text:
            published = json.load(text)
    results = []
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in options.seeds or range(options.first, options.first + options.count):
            counts, features = run(seed, options.tool, formats, options.keep or folder, published)
            results.append((counts, features))
            failed += bool(counts.problems)
            for problem in counts.problems if options.verbose else counts.problems[:2]:
                print(f"seed {seed}: {problem}")
    print_table(results)
    print(f"{len(results) - failed} of {len(results)} layouts read back without a wrong cell and without a warning")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
