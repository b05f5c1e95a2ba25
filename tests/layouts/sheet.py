"""Writes a table of a text report: between tabs or bars, in columns, as Markdown, HTML or CSV."""

import csv
import html
import io
import re
import unicodedata

# A cell that is one with the cell to the left, or with the one above.
LEFT, UP = "<", "^"


def width_of(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.category(c) == "Cf" else 1 for c in text)


def filled(rows, repeated):
    """Merged cells as text has them: blank, or, as some tools write them, each with the words of the whole."""
    width = max(map(len, rows))
    done = []
    for row in rows:
        cells = []
        for at, cell in enumerate(row + [""] * (width - len(row))):
            over = {LEFT: cells[-1] if cells else "", UP: done[-1][at] if done else ""}.get(cell)
            cells.append(cell if over is None else over if repeated else "")
        done.append(cells)
    return done


def divided(between, around=""):
    return lambda rows, repeated: [around + between.join(row) + around for row in filled(rows, repeated)]


def aligned(rows, repeated):
    rows = filled(rows, repeated)
    width = len(rows[0])
    size = [max(width_of(row[i]) for row in rows) for i in range(width)]
    right = [all(re.fullmatch(r"[-\d,.—]*", row[i]) for row in rows[2:]) for i in range(width)]
    lines = []
    for row in rows:
        cells = [" " * (n - width_of(c)) + c if r else c + " " * (n - width_of(c)) for c, n, r in zip(row, size, right)]
        lines.append("  ".join(cells).rstrip())
    return lines


def markdown(rows, repeated):
    rows = filled(rows, repeated)
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return ["", lines[0], "|" + "---|" * len(rows[0]), *lines[1:], ""]


def html_table(rows, repeated):
    """With spans: the cells that are one with another are left out."""
    del repeated
    lines = ["<table>"]
    for y, row in enumerate(rows):
        cells = []
        for x, text in enumerate(row):
            if text in (LEFT, UP):
                continue
            columns = 1
            while x + columns < len(row) and row[x + columns] == LEFT:
                columns += 1
            high = 1
            while y + high < len(rows) and x < len(rows[y + high]) and rows[y + high][x] == UP:
                high += 1
            spans = (f' colspan="{columns}"' if columns > 1 else "") + (f" rowspan={high}" if high > 1 else "")
            cells.append(f"<td{spans}>{html.escape(text)}</td>")
        lines.append("<tr>" + "".join(cells) + "</tr>")
    return lines + ["</table>"]


def comma_separated(rows, repeated):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(filled(rows, repeated))
    return out.getvalue().splitlines()


WRITERS = {"tab": divided("\t"), "bar": divided(" | "), "frame": divided("|", "|"), "blanks": aligned, "markdown": markdown,
           "html": html_table, "csv": comma_separated}

SUFFIXES = {"markdown": ".md", "html": ".html", "csv": ".csv"}


def page(lines, separator):
    """The lines as a file of that kind."""
    if separator == "html":
        lines = [line if line.startswith(("<table", "<tr", "</table")) else f"<p>{html.escape(line)}</p>" for line in lines]
        lines = ["<html><head><meta charset=utf-8></head><body>", *lines, "</body></html>"]
    return "\n".join(lines) + "\n"
