"""Tables of a report: rows by code, name or position, cells as Decimal.

A table keeps the memory of its report alive, and so do its sides and rows: none of them can
outlive it. Nothing here refers back from a part to a whole that holds it, so that memory goes as
soon as the last of them does.
"""
from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple, Union, overload

from . import _html
from ._amounts import STATES, to_decimal
from ._library import NONE, SET_NAMES, SETS, lib, place, position, text, written

__all__ = ["Row", "Side", "Table", "Tables"]


class Row(Mapping[str, Optional[Decimal]]):
    """One row: a mapping from column id to Decimal, or to None where no amount is printed.

    A value has the decimals that are printed and is in the unit of its table.
    """

    __slots__ = ("side", "index")

    def __init__(self, side: Side, index: int) -> None:
        self.side = side
        self.index = index

    @property
    def table(self) -> Table:
        """The table that the row stands in."""
        return self.side.table

    def _of(self, function: Any) -> Any:
        return function(self.side._handle, self.side._number, self.index)

    @property
    def code(self) -> str:
        """The subject code, digits only; "" for a total and where the table has no codes."""
        return text(self._of(lib.juesuan_table_code))

    @property
    def name(self) -> str:
        """The name without white space and without the enumerator in front."""
        return text(self._of(lib.juesuan_table_name))

    @property
    def line_no(self) -> Optional[int]:
        """The printed 行次, or None."""
        number = self._of(lib.juesuan_table_line_no)
        return None if number == NONE else int(number)

    @property
    def line(self) -> Optional[int]:
        """The line of the source, from 1."""
        return place(self._of(lib.juesuan_table_row_line))

    @property
    def page(self) -> Optional[int]:
        """The page of the source, from 1; None where it has no pages."""
        return place(self._of(lib.juesuan_table_row_page))

    def _cell(self, function: Any, column: str) -> Any:
        return function(self.side._handle, self.side._number, self.index, self.side._column(column))

    def __getitem__(self, column: str) -> Optional[Decimal]:
        return to_decimal(self._cell(lib.juesuan_table_amount, column))

    def text(self, column: str) -> str:
        """The cell exactly as printed, with its separators; "" where it is blank."""
        return text(self._cell(lib.juesuan_table_text, column))

    def state(self, column: str) -> str:
        """"value", "blank", "dash" (a printed —: does not apply) or "unreadable"."""
        return STATES[self._cell(lib.juesuan_table_amount, column).state]

    def confidence(self, column: str) -> int:
        """How sure the recogniser was, 0 to 100; 100 for text that was not recognised."""
        return int(self._cell(lib.juesuan_table_confidence, column))

    def __iter__(self) -> Iterator[str]:
        return iter(self.side.columns)

    def __len__(self) -> int:
        return len(self.side.columns)

    def __contains__(self, column: object) -> bool:
        return column in self.side.columns

    def __eq__(self, other: object) -> bool:
        """Equal in code, name and cells, decimals included, wherever they stand."""
        if not isinstance(other, Row):
            return NotImplemented
        return self._facts() == other._facts()

    def __hash__(self) -> int:
        return hash((self.code, self.name))

    def _facts(self) -> Tuple[Any, ...]:
        return (self.code, self.name, [(column, self.state(column), str(self[column])) for column in self])

    def __repr__(self) -> str:
        label = " ".join(part for part in (self.code, self.name) if part)
        figures = " ".join(f"{column}={self.text(column)}" for column in self if self.text(column))
        return f"<Row {label}: {figures or 'blank'}>"

    def _repr_html_(self) -> str:
        return _html.table(self.table.title, self.table.unit, self.side.headers, [self], self.side.columns)


class _Rows(Sequence[Row]):
    """What a side and a table have in common: rows by position, slice, code or name."""

    def _row(self, index: int) -> Row:
        raise NotImplementedError

    def _find(self, code_or_name: str) -> Optional[Row]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError

    @overload
    def __getitem__(self, key: Union[int, str]) -> Row: ...

    @overload
    def __getitem__(self, key: slice) -> List[Row]: ...

    def __getitem__(self, key: Union[int, str, slice]) -> Union[Row, List[Row]]:
        if isinstance(key, slice):
            return [self._row(index) for index in range(*key.indices(len(self)))]
        if isinstance(key, str):
            row = self._find(key)
            if row is None:
                raise KeyError(key)
            return row
        return self._row(position(key, len(self), "row"))

    def get(self, code_or_name: str) -> Optional[Row]:
        """The first row with that code or name, or None."""
        return self._find(code_or_name)

    def __contains__(self, key: object) -> bool:
        if isinstance(key, str):
            return self._find(key) is not None
        return isinstance(key, Row) and any(key == row for row in self)

    def __iter__(self) -> Iterator[Row]:
        return (self._row(index) for index in range(len(self)))


class Side(_Rows):
    """One half of a two-sided table, or the whole of any other: a sequence of rows."""

    def __init__(self, owner: Any, handle: Any, number: int) -> None:
        self._owner = owner
        self._handle = handle
        self._number = number
        count = lib.juesuan_table_column_count(self._handle, number)
        self.columns: Tuple[str, ...] = tuple(
            text(lib.juesuan_table_column(self._handle, number, column)) for column in range(count)
        )
        self._columns: Dict[str, int] = {}
        for index, column in enumerate(self.columns):
            self._columns.setdefault(column, index)
        self._count = int(lib.juesuan_table_row_count(self._handle, number))

    @property
    def table(self) -> Table:
        """The table that this is a side of."""
        return Table(self._owner, self._handle)

    @property
    def id(self) -> str:
        """"income" or "expenditure"; "" where the table has one side only."""
        return text(lib.juesuan_table_side(self._handle, self._number))

    @property
    def headers(self) -> Tuple[str, ...]:
        """The headers of the columns as printed."""
        return tuple(
            text(lib.juesuan_table_header(self._handle, self._number, column)) for column in range(len(self.columns))
        )

    @property
    def rows(self) -> List[Row]:
        """The rows in printed order."""
        return list(self)

    def _column(self, column: str) -> int:
        return self._columns[column]

    def _row(self, index: int) -> Row:
        return Row(self, index)

    def _find(self, code_or_name: str) -> Optional[Row]:
        index = lib.juesuan_table_find_row(self._handle, self._number, code_or_name.encode("utf-8"))
        return None if index == NONE else Row(self, int(index))

    def __len__(self) -> int:
        return self._count

    def __repr__(self) -> str:
        return f"<Side {self.id or '-'} of {self.table.id}: {len(self)} rows of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        return _html.table(self.table.title, self.table.unit, self.headers, self, self.columns)


class Table(_Rows):
    """One table of a report: a sequence of rows, and a lookup by code or name.

    ``t["2040650"]["basic"]`` is a Decimal in the table's unit, or None where nothing is printed.
    The two-sided tables (income_expenditure, appropriation) hold the rows of both sides, income
    first; ``t.side("income")`` is one of them.
    """

    def __init__(self, owner: Any, handle: Any) -> None:
        self._owner = owner
        self._handle = handle

    @cached_property
    def sides(self) -> Tuple[Side, ...]:
        """Income and expenditure, or the only side."""
        count = lib.juesuan_table_side_count(self._handle)
        return tuple(Side(self._owner, self._handle, number) for number in range(count))

    @property
    def id(self) -> str:
        """The table's id, e.g. "expenditure"."""
        return text(lib.juesuan_table_id(self._handle))

    @property
    def set(self) -> str:
        """"publication" (公开表) or "approval" (批复表)."""
        return SET_NAMES[lib.juesuan_table_set(self._handle)]

    @property
    def title(self) -> str:
        """The title, as printed."""
        return text(lib.juesuan_table_title(self._handle))

    @property
    def form(self) -> str:
        """The number of the form ("公开01表"); "" where none is printed."""
        return text(lib.juesuan_table_form(self._handle))

    @property
    def unit(self) -> str:
        """"万元", "元", "千元" or "亿元"; "" where none is printed."""
        return text(lib.juesuan_unit_name(lib.juesuan_table_unit(self._handle)))

    @property
    def line(self) -> Optional[int]:
        """The line of the source that the table starts on, from 1."""
        return place(lib.juesuan_table_line(self._handle))

    @property
    def page(self) -> Optional[int]:
        """The page that the table starts on, from 1; None where the source has no pages."""
        return place(lib.juesuan_table_page(self._handle))

    @property
    def columns(self) -> Tuple[str, ...]:
        """The ids of the value columns; of both sides where there are two, each id once."""
        return tuple(dict.fromkeys(column for side in self.sides for column in side.columns))

    @property
    def headers(self) -> Tuple[str, ...]:
        """The headers as printed, side after side."""
        return tuple(header for side in self.sides for header in side.headers)

    @property
    def rows(self) -> List[Row]:
        """The rows in printed order, side after side."""
        return list(self)

    def side(self, name: str) -> Side:
        """The side "income" or "expenditure". KeyError where the table has no such side."""
        for side in self.sides:
            if side.id == name:
                return side
        raise KeyError(name)

    def _row(self, index: int) -> Row:
        for side in self.sides:
            if index < len(side):
                return Row(side, index)
            index -= len(side)
        raise IndexError(index)

    def _find(self, code_or_name: str) -> Optional[Row]:
        rows = [row for side in self.sides for row in [side._find(code_or_name)] if row is not None]
        if len(rows) > 1:
            raise KeyError(f"{code_or_name} stands on both sides of {self.id}: use side('income') or side('expenditure')")
        return rows[0] if rows else None

    def __contains__(self, key: object) -> bool:
        if isinstance(key, str):
            return any(side._find(key) is not None for side in self.sides)
        return super().__contains__(key)

    def __len__(self) -> int:
        return sum(len(side) for side in self.sides)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash((self.id, self.set, len(self)))

    def to_json(self) -> str:
        """The table as JSON, as it stands in juesuan.report/1."""
        return written(lib.juesuan_table_write, self._handle, "json")

    def to_csv(self) -> str:
        """The table as CSV."""
        return written(lib.juesuan_table_write, self._handle, "csv")

    def to_markdown(self) -> str:
        """The table as Markdown."""
        return written(lib.juesuan_table_write, self._handle, "markdown")

    def __str__(self) -> str:
        """The table as aligned text."""
        return written(lib.juesuan_table_write, self._handle, "text")

    def __repr__(self) -> str:
        first = f"; {self[0]!r}" if len(self) else ""
        return f"<Table {self.id} {self.title} ({self.unit}, {len(self)} rows){first}>"

    def _repr_html_(self) -> str:
        return "".join(side._repr_html_() for side in self.sides)


class Tables(Mapping[str, Table]):
    """The tables of one set, by id, in the order of the source."""

    def __init__(self, owner: Any, set: str) -> None:
        self._tables: Dict[str, Table] = {}
        for index in range(lib.juesuan_report_table_count(owner)):
            handle = lib.juesuan_report_table_at(owner, index)
            if lib.juesuan_table_set(handle) == SETS[set]:
                self._tables.setdefault(text(lib.juesuan_table_id(handle)), Table(owner, handle))

    def __getitem__(self, id: str) -> Table:
        return self._tables[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __repr__(self) -> str:
        inner = ", ".join(f"{id}: {len(table)} rows" for id, table in self._tables.items())
        return f"<Tables {inner or 'none'}>"

    def _repr_html_(self) -> str:
        return "".join(table._repr_html_() for table in self._tables.values())
