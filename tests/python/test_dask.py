"""A corpus over a Dask cluster: the serial result, also when a worker is lost."""
import os
import pathlib
import signal
import subprocess
import sys
import time

import pytest

pytest.importorskip("distributed")
pandas = pytest.importorskip("pandas")

import juesuan
from dask.distributed import Client, LocalCluster
from juesuan.dask import Corpus

SHANXI = pathlib.Path(__file__).parents[1] / "data" / "yangquan-sifaju-2023.txt"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    text = SHANXI.read_text(encoding="utf-8")
    names = []
    for number in range(24):
        path = folder / f"{number:03}.txt"
        path.write_text(text.replace("阳泉市司法局", f"第{number:03}局"), encoding="utf-8")
        names.append(str(path))
    broken = folder / "broken.txt"
    broken.write_text("nothing\n", encoding="utf-8")
    return [*names[:12], str(broken), *names[12:]]


@pytest.fixture(scope="module")
def cluster():
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local:
        yield local


def serial(files):
    """The frame of all cells, one file after the other, and the number of findings."""
    frames = []
    findings = 0
    for path in files:
        try:
            report = juesuan.read(path)
        except juesuan.ReadError:
            continue
        frames.append(report.to_frame(blanks=False))
        frames[-1].insert(0, "file", path)
        findings += len(report.check())
    return pandas.concat(frames, ignore_index=True), findings


def test_a_cluster_gives_the_serial_result(files, cluster):
    whole, findings = serial(files)
    with Client(cluster):
        corpus = Corpus(files, per_part=5)
        assert corpus.cells.compute().reset_index(drop=True).equals(whole)
        assert len(corpus.findings.compute()) == findings
        assert list(corpus.unreadable.compute()["file"]) == [files[12]]


def finished(dask_scheduler):
    return sum(task.state == "memory" for task in dask_scheduler.tasks.values())


def test_a_lost_worker_loses_no_file(files, cluster):
    """One of the two is killed while it works, with parts done and parts to do."""
    times = 6
    whole, findings = serial(files)
    with Client(cluster) as client:
        corpus = Corpus(files * times, per_part=1)
        futures = client.compute([corpus.cells, corpus.findings, corpus.unreadable])
        while client.run_on_scheduler(finished) < 8:
            time.sleep(0.002)
        os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
        assert not any(future.done() for future in futures)
        found, wrong, unread = client.gather(futures)
    assert found.reset_index(drop=True).equals(pandas.concat([whole] * times, ignore_index=True))
    assert len(wrong) == findings * times and list(unread["file"]) == [files[12]] * times


def test_a_bag_of_bytes_is_a_corpus_as_well(files, cluster):
    bag = pytest.importorskip("dask.bag")
    data = [pathlib.Path(path).read_bytes() for path in files[:6]]
    with Client(cluster):
        corpus = Corpus(bag.from_sequence(data, npartitions=3))
        frame = corpus.cells.compute()
    assert frame["file"].nunique() == 6
    assert len(frame) == 6 * len(juesuan.read(SHANXI).to_frame(blanks=False))


def test_an_empty_corpus_has_empty_frames():
    assert len(Corpus([]).cells.compute()) == 0


def test_the_example_aggregates_a_folder(files):
    script = pathlib.Path(__file__).parents[2] / "examples" / "corpus_dask.py"
    run = subprocess.run([sys.executable, str(script), str(pathlib.Path(files[0]).parent)], capture_output=True, text=True,
                         timeout=180, env=dict(os.environ))
    assert run.returncode == 0, run.stderr
    assert "25 reports, 1 unreadable, 24 with an error (96.0%)" in run.stdout
    assert "第000局" in run.stdout and "12.65" in run.stdout
