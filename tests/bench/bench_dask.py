"""2,000 generated reports over two workers of a Dask cluster, undisturbed and with one worker killed midway, against
the same one after the other.

    bench_dask.py [COUNT]
"""
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import juesuan

OUT = Path(os.environ.get("OUT", "build")).resolve()
PER_PART = 20


def serial(files, pandas):
    """The cells and findings of all files, one file after the other."""
    cells, findings = [], []
    for path in files:
        report = juesuan.read(path)
        frame = report.to_frame(blanks=False)
        frame.insert(0, "file", path)
        cells.append(frame)
        findings.extend((path, found.rule, found.message) for found in report.check())
    return pandas.concat(cells, ignore_index=True), findings


def over(corpus, dask):
    cells, findings = dask.compute(corpus.cells, corpus.findings)
    found = findings[["file", "rule", "message"]]
    return cells.reset_index(drop=True), [tuple(row) for row in found.itertuples(index=False)]


def finished(dask_scheduler):
    return sum(task.state == "memory" for task in dask_scheduler.tasks.values())


def kill_one(client, cluster, parts, killed):
    """Once a tenth of the parts is there."""
    while client.run_on_scheduler(finished) < parts // 10 + 1:
        time.sleep(0.02)
    os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
    killed.append(client.run_on_scheduler(finished))


def main():
    try:
        import dask
        import pandas
        from dask.distributed import Client, LocalCluster

        from juesuan.dask import Corpus
    except ImportError as missing:
        print(f"dask: skipped, {missing}")
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([OUT / "corpus", f"{folder}/corpus", str(count), "1", "10"], check=True)
        files = sorted(str(path) for path in Path(folder, "corpus").rglob("*") if path.is_file())
        start = time.perf_counter()
        cells, findings = serial(files, pandas)
        print(f"one after the other: {len(files)} reports, {len(cells)} cells in {time.perf_counter() - start:.1f} s")
        for disturbed in (False, True):
            with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
                killed = []
                killer = threading.Thread(target=kill_one, args=(client, cluster, len(files) // PER_PART, killed), daemon=True)
                if disturbed:
                    killer.start()
                start = time.perf_counter()
                over_cells, over_findings = over(Corpus(files, PER_PART), dask)
                taken = time.perf_counter() - start
                same = over_cells.equals(cells) and over_findings == findings
                how = ", one of them killed midway" if disturbed else ""
                assert not disturbed or killed, "the worker was killed too late"
                print(f"2 workers{how}: {taken:.1f} s, {'equal' if same else 'NOT EQUAL'}")
                assert same


if __name__ == "__main__":
    main()
