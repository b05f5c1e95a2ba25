"""
Reads back reports that were laid out at random, and compares every cell.

    run.py JUESUAN [--seeds 200] [--first 1] [--format tsv|jsonl|pdf|all] [--keep DIR]
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
from report import Report

WRITERS = {"tsv": lambda pages, boxes, order: files.tsv(pages, boxes, order).encode(),
           "jsonl": lambda pages, boxes, order: files.jsonl(pages, boxes, order).encode(),
           "pdf": lambda pages, boxes, order: files.pdf(pages, order)}


def printed(value):
    if value is None:
        return None
    return "na" if set(value) <= {"—"} else value.replace(",", "")


def expected_rows(table, side):
    return [(row.code if row.code else "", row.name, [printed(v) for v in row.values]) for row in table.sides[side]]


def compare_rows(what, got, wanted, problems):
    found = [(r["code"], r["name"], r["values"]) for r in got]
    if found == wanted:
        return
    if len(found) != len(wanted):
        problems.append(f"{what}: {len(found)} rows, should be {len(wanted)}")
    for a, b in zip(found, wanted):
        if a != b:
            problems.append(f"{what}: read {a}, printed {b}")
            return
    problems.append(f"{what}: first row that differs: {(found + wanted)[min(len(found), len(wanted))]}")


def compare(report, layout, got):
    problems = []
    if got["department"] != report.department or got["year"] != report.year:
        problems.append(f"department {got['department']}, year {got['year']}")
    tables = {t["id"]: t for t in got["tables"]}
    if len(got["tables"]) != len(report.tables):
        problems.append(f"{[t['id'] for t in got['tables']]}")
    for table in report.tables:
        read = tables.get(table.id)
        if read is None:
            problems.append(f"{table.id} is missing")
            continue
        if read["unit"] != report.unit:
            problems.append(f"{table.id}: unit {read['unit']}")
        for side, columns in table.columns.items():
            part = read["sides"][side] if side else read
            wanted = expected_rows(table, side)
            if part["columns"] != columns:
                problems.append(f"{table.id} {side}: columns {part['columns']}")
            rows = part["rows"]
            if table.id == "basic_expenditure":
                rows, wanted = sorted(rows, key=lambda r: (r["code"] or "~", r["name"])), sorted(wanted, key=lambda r: (r[0] or "~", r[1]))
            compare_rows(f"{table.id} {side}", rows, wanted, problems)
    return problems


def words_of(text):
    return re.sub(r"\s", "", text)


def run(seed, tool, formats, keep):
    rng = random.Random(seed)
    report = Report(rng)
    layout = Layout(rng, report)
    pages = layout.draw()
    shuffled = rng.random() < 0.5

    def order(words):
        words = list(words)
        if shuffled:
            random.Random(seed).shuffle(words)
        return words
    problems = []
    for format in formats:
        path = os.path.join(keep, f"{seed}.{format}")
        with open(path, "wb") as out:
            out.write(WRITERS[format](pages, layout.style.boxes, order))
        call = subprocess.run([tool, "convert", path, "--to", "json", "-o", path + ".json"], capture_output=True, text=True)
        if call.returncode != 0:
            problems.append(f"{format}: {call.stderr.strip()}")
            continue
        with open(path + ".json", encoding="utf-8") as text:
            problems += [f"{format}: {p}" for p in compare(report, layout, json.load(text))]
        problems += [f"{format}: {line}" for line in call.stderr.splitlines()]
    return problems, layout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--format", default="tsv", choices=[*WRITERS, "all"])
    parser.add_argument("--keep")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    formats = list(WRITERS) if options.format == "all" else [options.format]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.first, options.first + options.seeds):
            problems, layout = run(seed, options.tool, formats, options.keep or folder)
            failed += bool(problems)
            for problem in problems if options.verbose else problems[:2]:
                print(f"seed {seed}: {problem}")
    print(f"{options.seeds - failed} of {options.seeds} layouts read back without a wrong cell")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
