"""The tree of the subject codes."""
from decimal import Decimal

import pytest

import juesuan


@pytest.fixture(scope="module")
def tree(report):
    return report.tree("expenditure")


def test_navigation(tree):
    node = tree["204"]
    assert (node.code, node.name, node.level, node.parent) == ("204", "公共安全支出", 1, None)
    assert [child.code for child in node.children] == ["20406", "20408"]
    leaf = tree["2040650"]
    assert leaf.level == 3 and leaf.children == ()
    assert leaf.parent.code == "20406" and leaf.parent.parent == node
    assert [root.code for root in tree.roots] == ["201", "204", "208", "210", "221"]
    assert [below.code for below in tree["20406"].walk()][:3] == ["20406", "2040601", "2040602"]
    assert [below.code for root in tree.roots for below in root.walk()] == [each.code for each in tree]


def test_a_tree_is_a_sequence_and_a_lookup(tree):
    assert len(tree) == 32
    assert tree[0].code == "201" and tree[-1].code == "2210201"
    assert [node.code for node in tree[1:3]] == ["20132", "2013299"]
    assert "204" in tree and "999" not in tree and tree[0] in tree
    assert tree.get("999") is None
    with pytest.raises(KeyError):
        tree["999"]
    with pytest.raises(IndexError):
        tree[32]


def test_cells_and_totals(tree):
    assert tree["2040650"]["basic"] == Decimal("259.92")
    assert tree["2040650"]["project"] is None
    assert tree["2040650"].row["basic"] == Decimal("259.92")
    assert tree.total("204", "basic") == Decimal("2224.56")
    assert tree["204"].total("basic") == Decimal("2224.56")
    assert tree.total("201", "project") is None
    leaves = [node for node in tree if not node.children]
    assert tree.total(None, "total") == sum(leaf["total"] for leaf in leaves)
    assert tree.total("2040650", "total") == Decimal("615.64")


def test_unknown_names_are_key_errors(tree, report):
    for call in (
        lambda: tree.total("999", "basic"),
        lambda: tree.total("204", "nonsense"),
        lambda: tree["204"]["nonsense"],
        lambda: report.tree("nonsense"),
        lambda: report.tree("sangong"),
    ):
        with pytest.raises(KeyError):
            call()
    with pytest.raises(juesuan.UsageError):
        report.tree("expenditure", set="nonsense")


def test_approval_trees(report):
    assert report.tree("expenditure", set="approval")["2040650"]["basic"] == Decimal("259.82")


def test_economic_codes(report):
    tree = report.tree("basic_expenditure")
    assert tree["30101"].parent.code == "301"
    assert tree["30101"].level == 2


def test_texts(tree):
    assert repr(tree["20406"]).startswith("<Node 20406 司法: total=1,749.86")
    assert "32 codes" in repr(tree)
    assert str(tree).splitlines()[1].startswith("  <Node 20132")
    assert "<table>" in tree._repr_html_() and "padding-left" in tree._repr_html_()
    assert tree["20406"]._repr_html_().count("<tr>") == 1 + 1 + len(tree["20406"].children)
