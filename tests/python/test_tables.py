"""Tables, rows, cells and the 三公 table."""
from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

import juesuan

PUBLICATION = [
    "income_expenditure",
    "income",
    "expenditure",
    "appropriation",
    "general_budget",
    "basic_expenditure",
    "government_fund",
    "state_capital",
    "sangong",
    "statistics",
]


def test_tables_are_a_mapping(report):
    assert isinstance(report.tables, Mapping)
    assert list(report.tables) == PUBLICATION
    assert list(report.approval) == PUBLICATION[:8]
    assert len(report.tables) == 10
    assert "income" in report.tables and "nonsense" not in report.tables
    with pytest.raises(KeyError):
        report.tables["nonsense"]
    assert {table.set for table in report.tables.values()} == {"publication"}
    assert {table.set for table in report.approval.values()} == {"approval"}


def test_what_a_table_says_of_itself(report):
    table = report.tables["expenditure"]
    assert (table.id, table.title, table.form, table.unit) == ("expenditure", "支出决算表", "公开03表", "万元")
    assert table.columns == ("total", "basic", "project", "to_superior", "operating", "to_affiliate")
    assert table.headers[:2] == ("本年支出合计", "基本支出")
    assert table.line == 200
    assert table.page is None


def test_cells_by_code_and_column(report):
    table = report.tables["expenditure"]
    assert table["2040650"]["basic"] == Decimal("259.92")
    assert str(table["2040650"]["operating"]) == "355.72"
    assert table["2040650"]["project"] is None
    assert report.approval["expenditure"]["2040650"]["basic"] == Decimal("259.82"), "read as printed"
    with pytest.raises(KeyError):
        table["9999999"]
    with pytest.raises(KeyError):
        table["2040650"]["nonsense"]


def test_every_cell_of_a_table_as_printed(report, source):
    """Against the lines of the source, cut by hand."""
    checked = 0
    for row in report.tables["expenditure"]:
        cells = source[row.line].split("\t")
        assert row.code == (cells[0] if cells[0].isdigit() else "")
        assert row.name == (cells[1] if row.code else "合计")
        printed = (cells[2:] if row.code else cells[-6:]) if row.code else cells[2:] if len(cells) > 7 else cells[1:]
        for column, cell in zip(row, [text for text in printed] + [""] * 6):
            if row.code:
                assert row.text(column) == cell
                assert row[column] == (Decimal(cell.replace(",", "")) if cell else None)
                assert row.state(column) == ("value" if cell else "blank")
                checked += 1
    assert checked == 32 * 6


def test_a_table_is_a_sequence_of_rows(report):
    table = report.tables["expenditure"]
    assert isinstance(table, Sequence)
    assert len(table) == 33
    assert table[0].name == "合计" and table[0].code == ""
    assert table[-1].code == "2210201"
    assert [row.code for row in table[1:4]] == ["201", "20132", "2013299"]
    assert [row.code for row in table[::-1]][:1] == ["2210201"]
    assert list(table) == list(table.rows)
    assert "2040650" in table and "事业运行" not in ["", table[0].name] and "nonsense" not in table
    assert table[3] in table
    assert table["合计"] == table[0]
    assert table.get("nonsense") is None
    with pytest.raises(IndexError):
        table[33]
    with pytest.raises(IndexError):
        table[-34]
    with pytest.raises(TypeError):
        table[1.5]


def test_a_row_is_a_mapping(report):
    row = report.tables["expenditure"]["2040650"]
    assert isinstance(row, Mapping)
    assert list(row) == list(report.tables["expenditure"].columns)
    assert dict(row)["total"] == Decimal("615.64")
    assert len(row) == 6 and "basic" in row and "nonsense" not in row and 3 not in row
    assert row.get("nonsense") is None
    assert (row.code, row.name, row.line) == ("2040650", "事业运行", 226)
    assert row.text("basic") == "259.92"
    assert row.confidence("basic") == 100
    assert row.table.id == "expenditure"
    assert row == report.tables["expenditure"]["2040650"]
    assert row != report.tables["general_budget"]["2040650"]
    assert hash(row) == hash(report.tables["expenditure"]["2040650"])


def test_two_sided_tables(report):
    table = report.tables["income_expenditure"]
    income, expenditure = table.side("income"), table.side("expenditure")
    assert [side.id for side in table.sides] == ["income", "expenditure"]
    assert income.columns == ("final",)
    assert income["本年收入合计"]["final"] == Decimal("3901.71") or income["本年收入合计"]["final"] is not None
    assert income["一般公共预算财政拨款收入"]["final"] == Decimal("3449.21")
    assert expenditure["公共安全支出"]["final"] == Decimal("3327.31")
    assert expenditure["公共安全支出"].line_no == 35
    assert table["公共安全支出"] == expenditure["公共安全支出"]
    assert len(table) == len(income) + len(expenditure)
    assert table[len(income)] == expenditure[0]
    assert table[-1] == expenditure[-1]
    assert "总计" in table
    with pytest.raises(KeyError, match="both sides"):
        table["总计"]
    with pytest.raises(KeyError):
        table.side("nonsense")
    appropriation = report.tables["appropriation"]
    assert appropriation.columns == ("final", "total", "general", "fund", "capital")
    assert appropriation.side("expenditure")["公共安全支出"]["general"] == Decimal("2812.68")
    with pytest.raises(KeyError):
        appropriation.side("income")["一般公共预算财政拨款"]["general"]
    assert appropriation.side("income").table == appropriation


def test_a_one_sided_table_has_one_side(report):
    table = report.tables["expenditure"]
    assert [side.id for side in table.sides] == [""]
    assert list(table.sides[0]) == list(table)


def test_sangong(report):
    sangong = report.sangong
    assert sangong.final.total == Decimal("12.65")
    assert sangong.budget.reception == Decimal("0.54")
    assert sangong.final.vehicle == sangong.final["vehicle"] == Decimal("12.10")
    assert sangong.final.vehicle_running == Decimal("12.10")
    assert sangong.final.vehicle_purchase is None
    assert sangong.final.abroad is None
    assert sangong.final.sum() == Decimal("12.64"), "from the cells"
    assert set(sangong.budget) == {"total", "abroad", "vehicle", "vehicle_purchase", "vehicle_running", "reception"}
    assert sangong.table.id == "sangong"
    with pytest.raises(KeyError):
        sangong.final["nonsense"]


def test_reprs_show_the_figures(report):
    assert repr(report) == "<Report 阳泉市司法局 2023 (万元): 10 tables, 8 approval tables>"
    assert "income: 33 rows" in repr(report.tables)
    assert repr(report.tables["expenditure"]["2040650"]) == (
        "<Row 2040650 事业运行: total=615.64 basic=259.92 operating=355.72>"
    )
    assert "3,963.84" in repr(report.tables["expenditure"])
    assert "income" in repr(report.tables["income_expenditure"].side("income"))
    assert "12.65" in repr(report.sangong) and "0.54" in repr(report.sangong.final)


def test_html(report):
    html = report.tables["expenditure"]._repr_html_()
    assert html.startswith("<table>") and html.endswith("</table>")
    assert html.count("<tr>") == 34
    assert "<td style=\"text-align: right\">259.92</td>" in html
    assert report.tables["income_expenditure"]._repr_html_().count("<table>") == 2
    assert "615.64" in report.tables["expenditure"]["2040650"]._repr_html_()
    assert "阳泉市司法局" in report._repr_html_()
    assert "12.65" in report.sangong._repr_html_()


def test_html_is_escaped(report):
    text = report.to_json().replace("事业运行", "<script>&")
    html = juesuan.from_json(text).tables["expenditure"]._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;&amp;" in html


def test_tables_as_text(report):
    table = report.tables["expenditure"]
    assert "259.92" in str(table)
    assert "259.92" in table.to_csv()
    assert "259.92" in table.to_markdown() and "|" in table.to_markdown()
    assert '"259.92"' in table.to_json()


def test_the_report_as_text(report):
    assert str(report) == repr(report)
    for text in (report.to_text(), report.to_csv(), report.to_markdown()):
        assert "259.92" in text
        assert "支出决算表" in text
