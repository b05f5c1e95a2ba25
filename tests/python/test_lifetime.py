"""Handles, memory, copies, threads."""
import copy
import gc
import pickle
import resource
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import juesuan
from conftest import REPORT


def test_parts_outlive_their_report():
    parts = {
        "table": juesuan.read(REPORT).tables["expenditure"],
        "row": juesuan.read(REPORT).tables["expenditure"]["2040650"],
        "side": juesuan.read(REPORT).tables["income_expenditure"].side("income"),
        "tree": juesuan.read(REPORT).tree("expenditure"),
        "node": juesuan.read(REPORT).tree("expenditure")["2040650"],
        "sangong": juesuan.read(REPORT).sangong,
        "final": juesuan.read(REPORT).sangong.final,
        "findings": juesuan.read(REPORT).check(),
    }
    gc.collect()
    for _ in range(3):
        juesuan.read(REPORT)
    assert parts["table"]["2040650"]["basic"] == Decimal("259.92")
    assert parts["row"]["basic"] == Decimal("259.92")
    assert parts["row"].table.title == "支出决算表"
    assert parts["side"]["一般公共预算财政拨款收入"]["final"] == Decimal("3449.21")
    assert parts["tree"]["2040650"]["basic"] == Decimal("259.92")
    assert parts["node"].parent.code == "20406"
    assert parts["sangong"].table.id == "sangong"
    assert parts["final"].total == Decimal("12.65")
    assert parts["findings"][0].message


def test_a_report_goes_without_the_collector():
    """No part refers back to its whole, so the memory goes with the last reference."""
    gc.collect()
    gc.disable()
    try:
        report = juesuan.read(REPORT)
        report.tables["expenditure"]["2040650"]["basic"]
        report.tree("expenditure")["204"].children
        report.sangong.final.total
        gone = weakref.ref(report._handle)
        del report
        assert gone() is None
    finally:
        gc.enable()


def test_memory_does_not_grow():
    def peak():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def work(times):
        for _ in range(times):
            report = juesuan.read(REPORT)
            report.check().to_json()
            try:
                juesuan.read(b"no report")
            except juesuan.ReadError:
                pass

    work(30)
    before = peak()
    work(150)
    assert peak() - before < 8 * 1024, "KiB over 150 reports"


def test_json_round_trip(report):
    text = report.to_json()
    assert text.startswith('{"schema": "juesuan.report/1"')
    again = juesuan.from_json(text)
    assert again == report and again.to_json() == text
    assert juesuan.from_json(text.encode()) == report
    assert juesuan.read(text.encode()) == report
    assert report != juesuan.from_json(text.replace("259.92", "259.93"))
    assert report != "something else"


def test_copies_and_pickles(report):
    assert copy.copy(report) == report
    assert copy.deepcopy(report) == report
    again = pickle.loads(pickle.dumps(report))
    assert again == report and hash(again) == hash(report)
    assert again.path == report.path
    assert len({report, again}) == 1


def test_many_threads_share_a_report(report):
    expected = [row.text("basic") for row in report.tables["expenditure"]]
    wrong = []

    def work():
        for _ in range(20):
            if [row.text("basic") for row in report.tables["expenditure"]] != expected:
                wrong.append("cells")
            if len(report.check()) != count:
                wrong.append("findings")

    count = len(report.check())
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_reading_in_many_threads(report):
    with ThreadPoolExecutor(4) as pool:
        assert all(one == report for one in pool.map(juesuan.read, [REPORT] * 24))
