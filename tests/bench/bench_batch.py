"""A batch of 10,000 generated reports with one and with two jobs, and the memory that it takes.

What two processors give depends on what else the machine does; so the same is measured for two processes of one job,
which share nothing, and the threads are held against them as well.

    bench_batch.py [COUNT]
"""
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OUT = Path(os.environ.get("OUT", "build")).resolve()
ROUNDS = 3


def start(jobs, *folders):
    command = [OUT / "juesuan", "batch", *folders, "--jobs", str(jobs), "-o", "/dev/null"]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def end(child):
    """Seconds of processor time, and the peak of memory in MB."""
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 1, "the reports are read, and the planted errors found"
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def run(*children):
    """Seconds until all of them end, those of the processors, and the highest peak. A child: jobs and folders."""
    began = time.perf_counter()
    ends = [end(child) for child in [start(jobs, *folders) for jobs, folders in children]]
    return time.perf_counter() - began, sum(spent for spent, _ in ends), max(peak for _, peak in ends)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        for some in (count // 10, count):
            subprocess.run([OUT / "corpus", f"{folder}/{some}", str(some), "1", "10"], check=True)
        folders = sorted(Path(folder, str(count)).iterdir())
        ways = [(1, folders)], [(2, folders)], [(1, folders[::2]), (1, folders[1::2])]
        run(*ways[1])  # once, so that all of it is in the cache of files
        rounds = [[run(*way) for way in ways] for _ in range(ROUNDS)]
        few = run((2, [f"{folder}/{count // 10}"]))[2]
    one, two, apart = ([min(figures) for figures in zip(*runs)][:2] for runs in zip(*rounds))
    peak = max(run[2] for runs in rounds for run in runs)
    print(f"batch of {count} reports: 1 job {one[0]:.1f} s ({count / one[0]:.0f} a second), 2 jobs {two[0]:.1f} s")
    print(f"1 job / 2 jobs: {one[0] / two[0]:.2f} (at least 1.80 on a quiet machine with 2 processors)")
    print(f"1 job / 2 processes of one job, half the reports each: {one[0] / apart[0]:.2f}, what this machine gives just now")
    print(f"time of the processors: 1 job {one[1]:.1f} s, 2 jobs {two[1]:.1f} s")
    print(f"peak memory: {peak:.1f} MB for {count} reports, {few:.1f} MB for {count // 10} (below 100)")


if __name__ == "__main__":
    main()
