"""A batch of 10,000 generated reports with one and with two jobs, and the memory that it takes.

    bench_batch.py [COUNT]
"""
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OUT = Path(os.environ.get("OUT", "build")).resolve()
ROUNDS = 2


def run(folder, jobs):
    """Seconds and the peak of memory in MB."""
    start = time.perf_counter()
    child = subprocess.Popen(
        [OUT / "juesuan", "batch", folder, "--jobs", str(jobs), "-o", "/dev/null"], stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 1, "the reports are read, and the planted errors found"
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        for some in (count // 10, count):
            subprocess.run([OUT / "corpus", f"{folder}/{some}", str(some), "1", "10"], check=True)
        run(f"{folder}/{count}", 2)  # once, so that all of it is in the cache of files
        rounds = [[run(f"{folder}/{count}", jobs) for jobs in (1, 2)] for _ in range(ROUNDS)]
        _, few = run(f"{folder}/{count // 10}", 2)
    one, two = (min(seconds for seconds, _ in runs) for runs in zip(*rounds))
    peak = max(memory for runs in rounds for _, memory in runs)
    print(f"batch of {count} reports: 1 job {one:.1f} s ({count / one:.0f} a second), 2 jobs {two:.1f} s ({count / two:.0f} a second)")
    print(f"1 job / 2 jobs: {one / two:.2f} (at least 1.80 on a quiet machine with 2 processors)")
    print(f"peak memory: {peak:.1f} MB for {count} reports, {few:.1f} MB for {count // 10} (below 100)")


if __name__ == "__main__":
    main()
