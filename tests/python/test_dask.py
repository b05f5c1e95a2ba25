"""A corpus over a Dask cluster: the serial result, also when a worker is lost."""
import pathlib
import subprocess

import pytest

pytest.importorskip("distributed")
pytest.importorskip("pandas")

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
    cells = []
    findings = 0
    for path in files:
        try:
            report = juesuan.read(path)
        except juesuan.ReadError:
            continue
        frame = report.to_frame(blanks=False)
        cells.extend((path, *row) for row in frame.astype(object).itertuples(index=False))
        findings += len(report.check())
    return cells, findings


def plain(frame):
    return [tuple(row) for row in frame.astype(object).itertuples(index=False)]


def same(left, right):
    return len(left) == len(right) and all(str(a) == str(b) for a, b in zip(left, right))


def test_a_cluster_gives_the_serial_result(files, cluster):
    cells, findings = serial(files)
    with Client(cluster):
        corpus = Corpus(files, per_part=5)
        assert same(plain(corpus.cells.compute()), cells)
        assert len(corpus.findings.compute()) == findings
        assert list(corpus.unreadable.compute()["file"]) == [files[12]]


def test_a_lost_worker_loses_no_file(files, cluster):
    cells, _ = serial(files)
    with Client(cluster) as client:
        future = client.compute(Corpus(files, per_part=2).cells)
        worker = next(iter(cluster.workers.values()))
        worker.process.process.kill()
        assert same(plain(future.result(timeout=120)), cells)


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
    import os
    import sys

    script = pathlib.Path(__file__).parents[2] / "examples" / "corpus_dask.py"
    run = subprocess.run([sys.executable, str(script), str(pathlib.Path(files[0]).parent)], capture_output=True, text=True,
                         timeout=180, env=dict(os.environ))
    assert run.returncode == 0, run.stderr
    assert "25 reports, 1 unreadable, 24 with an error (96.0%)" in run.stdout
    assert "第000局" in run.stdout and "12.65" in run.stdout
