"""juesuan batch, on generated reports: order, interruption and resuming, what cannot be read; and the generator."""
import csv
import json
import os
import pty
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
from command import COMMAND, ROOT

GENERATOR = (ROOT / os.environ.get("OUT", "build")).resolve() / "corpus"
COUNT, SEED, WRONG = 60, 7, 30
TIMES = 16  # the corpus over and over: long enough to be caught at it
FORMATS = ["csv", "jsonl"]


def generate(folder, *arguments):
    if not GENERATOR.exists():
        pytest.skip("the generator is not built: make corpus")
    subprocess.run([GENERATOR, folder, *map(str, arguments)], check=True)
    return sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: os.fsencode(path))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """A folder of reports, some with a planted error."""
    folder = tmp_path_factory.mktemp("batch") / "corpus"
    generate(folder, COUNT, SEED, WRONG)
    return folder


@pytest.fixture(scope="module")
def wrong(corpus):
    """The files in which an error was planted."""
    with open(f"{corpus}-truth.csv", encoding="utf-8", newline="") as truth:
        return {row["file"] for row in csv.DictReader(truth)}


def rows(path):
    with open(path, encoding="utf-8", newline="") as lines:
        return [json.loads(line) for line in lines] if path.suffix == ".jsonl" else list(csv.DictReader(lines))


def files_of(found):
    """The files of the rows in the order in which they begin; each must be one run of rows."""
    names = []
    for row in found:
        if not names or names[-1] != row["file"]:
            names.append(row["file"])
    assert len(set(names)) == len(names), "the rows of a file stand together"
    return names


@pytest.fixture(scope="module")
def whole(corpus, tmp_path_factory):
    """The output of an undisturbed run with one job, by format."""
    folder = tmp_path_factory.mktemp("whole")
    for format in FORMATS:
        subprocess.run([COMMAND, "batch", corpus, "--jobs", "1", "-o", folder / f"out.{format}"], stderr=subprocess.DEVNULL)
    return {format: (folder / f"out.{format}").read_bytes() for format in FORMATS}


# ---- The generator ----


def test_a_seed_gives_the_same_bytes(tmp_path):
    first, second = generate(tmp_path / "a", 12, 3, 50), generate(tmp_path / "b", 12, 3, 50)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second] and len(first) == 12
    assert [path.read_bytes() for path in generate(tmp_path / "c", 12, 4, 50)] != [path.read_bytes() for path in first]


def test_what_is_generated_is_consistent_and_what_is_planted_is_found(juesuan, corpus, wrong, tmp_path):
    assert COUNT * WRONG / 200 <= len(wrong) <= COUNT * WRONG / 50
    out = tmp_path / "out.jsonl"
    assert juesuan("batch", corpus, "-o", out).status == 1
    found = rows(out)
    assert {row["file"] for row in found if row["record"] == "finding" and row["severity"] == "error"} == wrong
    with open(f"{corpus}-truth.csv", encoding="utf-8", newline="") as truth:
        for planted in csv.DictReader(truth):
            lines = Path(planted["file"]).read_text(encoding="utf-8").splitlines()
            assert planted["printed"] in lines[int(planted["line"]) - 1]


# ---- What comes out ----


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("jobs", ["2", "5"])
def test_the_output_does_not_depend_on_the_number_of_jobs(juesuan, corpus, whole, tmp_path, format, jobs):
    out = tmp_path / f"out.{format}"
    result = juesuan("batch", corpus, "--jobs", jobs, "-o", out)
    assert result.status == 1
    assert out.read_bytes() == whole[format]
    assert juesuan("batch", corpus, "--jobs", jobs, "--format", format).out.encode() == whole[format]


def test_files_come_in_the_order_of_the_input(juesuan, corpus, tmp_path):
    out = tmp_path / "out.csv"
    juesuan("batch", corpus, "--jobs", "3", "-o", out)
    names = files_of(rows(out))
    assert names == sorted(names, key=os.fsencode) and len(names) == COUNT
    given = [names[5], names[2], names[50], names[3]]
    juesuan("batch", *given, "--jobs", "3", "-o", out)
    assert files_of(rows(out)) == given


def test_a_file_has_the_cells_and_findings_of_check_and_a_ledger(juesuan, corpus, wrong, tmp_path):
    out = tmp_path / "out.jsonl"
    name = sorted(wrong)[0]
    juesuan("batch", name, "-o", out)
    found = rows(out)
    told = json.loads(juesuan("check", name, "--format", "json").out)
    assert [row["rule"] for row in found if row["record"] == "finding"] == [one["rule"] for one in told["findings"]]
    ledger = {row["name"]: int(row["value"]) for row in found if row["record"] == "ledger"}
    assert ledger == told["summary"]["rules"]
    report = json.loads(juesuan("convert", name, "--to", "json").out)
    sides = [side for table in report["tables"] for side in table.get("sides", {"": table}).values()]
    printed = [value for side in sides for row in side["rows"] for value in row["values"] if value is not None]
    assert [row["value"] for row in found if row["record"] == "cell"] == printed


def test_csv_and_json_lines_say_the_same(whole, tmp_path):
    both = []
    for format in FORMATS:
        path = tmp_path / f"out.{format}"
        path.write_bytes(whole[format])
        both.append([{name: str(value) for name, value in row.items() if value not in ("", None)} for row in rows(path)])
    assert both[0] == both[1]


def test_exit_codes(juesuan, corpus, wrong, tmp_path):
    good = sorted(str(path) for path in corpus.rglob("*") if path.is_file() and str(path) not in wrong)
    assert juesuan("batch", *good[:5]).status == 0
    assert juesuan("batch", *good[:5], sorted(wrong)[0]).status == 1
    assert juesuan("batch", sorted(wrong)[0], *good[:2], tmp_path / "missing.txt").status == 2
    empty = tmp_path / "empty"
    empty.mkdir()
    result = juesuan("batch", "--lang", "en", empty)
    assert (result.status, result.lines) == (0, ["0 reports: 0 with errors, 0 unreadable"])


def test_what_cannot_be_read_is_listed_and_counted(juesuan, corpus, tmp_path):
    folder = tmp_path / "mixed"
    folder.mkdir()
    some = sorted(path for path in corpus.rglob("*.json"))[:3]
    for path in some:
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "0.txt").write_bytes(b"nothing\n")
    (folder / "z.json").write_bytes(b'{"schema": "juesuan.report/1",\n "tables": [}')
    (folder / "ignored.bin").write_bytes(b"\0")
    out = tmp_path / "out.csv"
    result = juesuan("batch", "--lang", "en", folder, "-o", out)
    assert result.status == 2
    assert re.match(rf"{re.escape(str(folder))}/0\.txt:1: .", result.lines[0])
    assert re.match(rf"{re.escape(str(folder))}/z\.json:2:\d+: .", result.lines[1])
    assert result.lines[2].startswith("5 reports: ") and result.lines[2].endswith("2 unreadable") and len(result.lines) == 3
    unread = [row for row in rows(out) if row["record"] == "unreadable"]
    assert [Path(row["file"]).name for row in unread] == ["0.txt", "z.json"]
    assert unread[1]["line"] == "2" and all(row["message"] and row["severity"] == "error" for row in unread)
    assert len(files_of(rows(out))) == 5


def test_a_full_disk_is_told(juesuan, corpus):
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full")
    result = juesuan("batch", corpus, "-o", "/dev/full")
    assert result.status == 2 and "/dev/full" in result.lines[0] and "写出" not in result.err
    assert len(result.lines) == 2  # why, and the counts
    assert juesuan("batch", corpus, "-o", "/no-such-folder/out.csv").status == 2
    assert juesuan("batch", corpus, "--jobs", "0").status == 2


def test_a_dash_stands_for_stdout(juesuan, corpus, tmp_path):
    result = juesuan("batch", corpus, "-o", "-", cwd=tmp_path)
    assert result.out == juesuan("batch", corpus).out and list(tmp_path.iterdir()) == []


def test_a_closed_pipe_is_no_error(corpus):
    shell = f"'{COMMAND}' batch --lang en '{corpus}' | head -n 1 >/dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True)
    assert done.stdout.strip() in ("0", "1")
    assert re.fullmatch(r"\d+ reports: .*\n", done.stderr)


# ---- Interruption ----


def interrupt(corpus, out, number=signal.SIGINT, jobs="2"):
    """Starts a run, ends it once there is some output, and gives its status."""
    again = [corpus] * TIMES
    with subprocess.Popen([COMMAND, "batch", *again, "--jobs", jobs, "-o", out], stderr=subprocess.PIPE) as run:
        deadline = time.monotonic() + 60
        while not (out.exists() and out.stat().st_size > 200_000) and run.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        run.send_signal(number)
        message = run.communicate(timeout=60)[1].decode()
        return run.returncode, message, again


def check_prefix(out, format, whole):
    """What is there are whole files; each run over the corpus is the same, so the prefix of many is known."""
    body = whole[format].split(b"\n", 1)[1] if format == "csv" else whole[format]
    head = whole[format][: len(whole[format]) - len(body)]
    everything = head + body * TIMES
    written = out.read_bytes()
    assert everything.startswith(written) and len(head) < len(written) < len(everything)
    return everything, written


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_whole_files_and_is_resumed(juesuan, corpus, whole, tmp_path, format, number):
    out = tmp_path / f"out.{format}"
    status, message, again = interrupt(corpus, out, number)
    assert status == 130 and "--resume" in message
    everything, written = check_prefix(out, format, whole)
    last = written.rstrip(b"\n").split(b"\n")[-1]
    assert b"not_evaluated" in last and (b"ledger" in last) and written.endswith(b"\n")
    assert juesuan("batch", *again, "--resume", "-o", out).status in (0, 1)
    assert out.read_bytes() == everything


@pytest.mark.parametrize("format", FORMATS)
def test_a_killed_run_is_resumed_behind_its_last_whole_file(juesuan, corpus, whole, tmp_path, format):
    """Whatever byte the output ends in: nothing of a file is left twice or half."""
    out = tmp_path / f"out.{format}"
    size = len(whole[format])
    for cut in (0, 1, 60, size // 3, size // 2 + 7, size - 1, size):
        out.write_bytes(whole[format][:cut])
        juesuan("batch", corpus, "--resume", "-o", out)
        assert out.read_bytes() == whole[format], cut
    out.unlink()
    juesuan("batch", corpus, "--resume", "-o", out)
    assert out.read_bytes() == whole[format]


# ---- Progress ----


def test_progress_is_silent_in_a_pipe(juesuan, corpus):
    assert len(juesuan("batch", corpus).lines) == 1


def test_progress_with_rate_and_time_left_on_a_terminal(corpus, tmp_path):
    master, slave = pty.openpty()
    with subprocess.Popen([COMMAND, "batch", *[corpus] * TIMES, "-o", tmp_path / "out.csv"], stderr=slave) as run:
        os.close(slave)
        shown = b""
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            shown += part
    os.close(master)
    text = shown.decode("utf-8", "replace")
    assert run.returncode == 1
    total = COUNT * TIMES
    assert re.search(rf"\r\[[#.]{{30}}\] \d+/{total}  每秒\d+份  剩余\d+秒", text)
    assert f"[{'#' * 30}] {total}/{total}" in text and text.splitlines()[-1].startswith(f"{total}份报告")
