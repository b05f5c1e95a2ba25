"""What a user would do without the library: the tables of a report as CSV, read by pandas, and their relations held by
Decimal, in a script for just these tables. The library does the same from the same files; both print how long that takes,
and the ratio. The library then also reads the notes and evaluates all its rules; the script needs the tables cut out and
named first, which the library does on the way."""
import os
import subprocess
import tempfile
import time
from decimal import Decimal, InvalidOperation
from pathlib import Path

import juesuan

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "tests" / "data" / "yangquan-sifaju-2023.txt"
ROUNDS = 9

# Of each table: the column that is the sum of others. These are the relations of the forms in one row.
ROW_SUMS = {
    "income": ("本年收入合计", ["财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]),
    "expenditure": ("本年支出合计", ["基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]),
    "general_budget": (None, ["基本支出", "项目支出"]),
}


def number(text):
    try:
        return Decimal(text.replace(",", ""))
    except (InvalidOperation, AttributeError):
        return Decimal(0)


def read(pandas, folder):
    """One frame a table, its amounts as Decimal; title and unit stand above the header."""
    frames = {}
    for path in sorted(Path(folder).glob("*.csv")):
        lines = path.read_text("utf-8-sig").splitlines()
        header = next((i for i, line in enumerate(lines) if "科目代码" in line or "科目编码" in line), None)
        if header is None:
            continue
        frame = pandas.read_csv(path, skiprows=header, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        frame.columns = [name.strip() for name in frame.columns]
        frames[path.stem] = in_one_block(pandas, frame)
    return frames


def in_one_block(pandas, frame):
    """Tables of economic subjects print code, name and figure several times side by side."""
    starts = [i for i, name in enumerate(frame.columns) if name.startswith("科目代码")]
    blocks = [frame.iloc[:, start : start + starts[1]] for start in starts] if len(starts) > 1 else [frame]
    frame = pandas.concat([block.set_axis(blocks[0].columns, axis=1) for block in blocks], ignore_index=True)
    for name in frame.columns[2:]:
        frame[name] = frame[name].map(number)
    return frame


def children(codes, code):
    size = {0: 3, 3: 5, 5: 7}.get(len(code))
    return [other for other in codes if size and len(other) == size and other.startswith(code)]


def check_tree(frame, found):
    """Each subject is the sum of those below it, within what rounding explains."""
    codes = frame[frame.columns[0]].str.replace(" ", "")
    for name in frame.columns[2:]:
        values = dict(zip(codes, frame[name]))
        for code in values:
            parts = children(values, code) if code or name == frame.columns[2] else []
            if parts:
                total = sum((values[part] for part in parts), Decimal(0))
                if abs(total - values[code]) > Decimal("0.005") * (len(parts) + 1):
                    found.append((code, name, total, values[code]))


def check_rows(frame, total, parts, found):
    total = total if total in frame.columns else frame.columns[2]
    parts = [part for part in parts if part in frame.columns]
    for _, row in frame.iterrows():
        expected = sum((row[part] for part in parts), Decimal(0))
        if parts and abs(expected - row[total]) > Decimal("0.005") * (len(parts) + 1):
            found.append((row.iloc[0], total, expected, row[total]))


def check(frames):
    found = []
    for name, frame in frames.items():
        check_tree(frame, found)
        for kind, (total, parts) in ROW_SUMS.items():
            if name.endswith(kind):
                check_rows(frame, total, parts, found)
    return found


def best(work):
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter_ns()
        work()
        times.append(time.perf_counter_ns() - start)
    return min(times) / 1e6


def main():
    try:
        import pandas
    except ImportError:
        print("pandas is not installed: skipped")
        return
    with tempfile.TemporaryDirectory() as folder:
        tables = Path(folder) / "tables"
        subprocess.run([os.environ.get("JUESUAN", "juesuan"), "convert", REPORT, "--to", "csv", "-o", tables], check=True)
        frames = read(pandas, tables)
        assert any("2040650" in difference for difference in check(frames)), "the script misses what is wrong"
        cells = sum(frame.shape[0] * (frame.shape[1] - 2) for frame in frames.values())
        script = best(lambda: check(read(pandas, tables)))
        library = best(lambda: juesuan.read(tables).check())
        whole = best(lambda: juesuan.read(REPORT).check())
        print(f"pandas and Decimal: {len(frames)} tables of codes, {cells} cells, {len(check(frames))} differences, {script:.1f} ms")
        print(f"juesuan, the same files: all {len(juesuan.read(tables).tables)} tables and rules, {library:.2f} ms; {script / library:.0f} times as fast")
        print(f"juesuan, the text with its notes: {whole:.2f} ms; {script / whole:.0f} times as fast")


if __name__ == "__main__":
    main()
