"""Aggregates a corpus of reports over the workers of a Dask cluster.

    python3 examples/corpus_dask.py FOLDER [--scheduler tcp://HOST:PORT] [--workers N]

Prints 三公 by year and department, the share of departments with an error, and the biggest changes.
Without --scheduler it starts a cluster on this machine.
"""
import argparse
import pathlib

import dask
from dask.distributed import Client, LocalCluster

from juesuan.dask import Corpus

ENDINGS = {".txt", ".md", ".html", ".csv", ".json", ".jsonl", ".tsv", ".pdf"}


def sangong(cells):
    """三公 of each department and year: the total of the row 决算数."""
    rows = cells[(cells["table"] == "sangong") & (cells["name"] == "决算数") & (cells["column"] == "total")]
    return rows.groupby(["department", "year"])["value"].first().unstack("year")


def biggest_changes(cells, count=5):
    """The departments whose 本年支出合计 changed most between their two last years."""
    rows = cells[(cells["table"] == "expenditure") & (cells["code"] == "") & (cells["column"] == "total")]
    totals = rows.groupby(["department", "year"])["value"].first().unstack("year")
    years = sorted(totals.columns)[-2:]
    if len(years) < 2:
        return totals.head(0)
    both = totals.dropna(subset=years)
    change = (both[years[1]] - both[years[0]]).rename("change")
    order = change.map(abs).sort_values(ascending=False, kind="stable").index
    return change.loc[order].head(count)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--scheduler", help="address of a running scheduler")
    parser.add_argument("--workers", type=int, default=2, help="of the cluster on this machine")
    given = parser.parse_args()
    files = sorted(str(path) for path in given.folder.rglob("*") if path.suffix in ENDINGS)
    cluster = None if given.scheduler else LocalCluster(n_workers=given.workers, threads_per_worker=1, dashboard_address=None)
    with Client(given.scheduler or cluster):
        corpus = Corpus(files)
        few = corpus.cells[corpus.cells["table"].isin(["sangong", "expenditure"])]
        cells, findings, unreadable = dask.compute(few, corpus.findings, corpus.unreadable)
    wrong = findings[findings["severity"] == "error"]["file"].nunique()
    print(f"{len(files)} reports, {len(unreadable)} unreadable, {wrong} with an error ({wrong / max(len(files), 1):.1%})")
    print("\n三公 (决算数, 合计)")
    print(sangong(cells).head(10).to_string(na_rep=""))
    print("\nBiggest changes of 本年支出合计")
    print(biggest_changes(cells).to_string())


if __name__ == "__main__":
    main()
