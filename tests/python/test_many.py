"""Many reports over threads."""
import itertools
import threading

import pytest

import juesuan
from conftest import REPORT


def test_order_and_errors(tmp_path, report):
    missing = tmp_path / "missing.txt"
    broken = tmp_path / "broken.txt"
    broken.write_text("x")
    paths = [REPORT, missing, str(REPORT), broken, REPORT]
    outcomes = list(juesuan.read_many(paths, jobs=3, progress=False))
    assert [path for path, _ in outcomes] == paths
    assert [isinstance(outcome, juesuan.ReadError) for _, outcome in outcomes] == [False, True, False, True, False]
    assert outcomes[0][1] == outcomes[4][1] == report
    assert isinstance(outcomes[1][1], FileNotFoundError)
    assert outcomes[1][1].path == missing


def test_an_endless_list_is_read_as_it_is_asked_for():
    asked = []

    def paths():
        for number in itertools.count():
            asked.append(number)
            yield REPORT

    with juesuan.read_many(paths(), jobs=2, progress=False) as reading:
        for _, _ in zip(range(5), reading):
            pass
    assert len(asked) < 30
    with pytest.raises(StopIteration):
        next(reading)


def test_its_threads_end():
    list(juesuan.read_many([REPORT] * 5, jobs=4, progress=False))
    for thread in threading.enumerate():
        if thread.name.startswith("juesuan"):
            thread.join(5)
            assert not thread.is_alive()


def test_nothing_and_nonsense():
    assert list(juesuan.read_many([], progress=False)) == []
    with pytest.raises(ValueError):
        juesuan.read_many([REPORT], jobs=0)
    with pytest.raises(TypeError):
        list(juesuan.read_many([3], progress=False))
    with pytest.raises(juesuan.UsageError):
        list(juesuan.read_many([REPORT], progress=False, format="docx"))


def test_progress_is_silent_in_a_pipe(capsys):
    list(juesuan.read_many([REPORT] * 2))
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err == ""


def test_progress_on_a_terminal(monkeypatch, capsys):
    pytest.importorskip("tqdm")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    list(juesuan.read_many([REPORT] * 2))
    assert "2/2" in capsys.readouterr().err
