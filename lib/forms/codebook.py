"""Prints codebook_table.inc: the built-in code book, from codebook.csv.

codebook.csv lists what the reports and forms named in its last column print, one line a code:
code, name, first and last year in which it was seen, source. A code whose name differs between
them is left out, unless all but one agree. Run: python3 codebook.py < codebook.csv > codebook_table.inc
"""
import csv
import sys


def entries(lines):
    before = ""
    for row in csv.DictReader(lines):
        code, first, last = row["code"], int(row["first"]), int(row["last"])
        if not (code.isdigit() and len(code) in (3, 5, 7)) or code < before or first > last or not row["name"]:
            raise SystemExit("codebook.csv: %s" % row)
        before = code
        yield code, row["name"], first, last, row["source"]


if __name__ == "__main__":
    print("/* Made by codebook.py from codebook.csv. Sorted by code. */")
    for code, name, first, last, source in entries(sys.stdin):
        print('{"%s", "%s", %d, %d, "%s"},' % (code, name, first, last, source))
