"""The tree of the subject codes of a table: 类 (3 digits), 款 (5), 项 (7)."""
from __future__ import annotations

from decimal import Decimal
from typing import Any, Iterator, List, Optional, Sequence, Tuple, Union, overload

from . import _html
from ._amounts import to_decimal
from ._library import NONE, expect, ffi, lib, position, text
from ._tables import Row, Table

__all__ = ["Node", "Tree"]


class Node:
    """One code of a tree. It keeps its tree, and that its report, alive."""

    __slots__ = ("tree", "index")

    def __init__(self, tree: Tree, index: int) -> None:
        self.tree = tree
        self.index = index

    @property
    def code(self) -> str:
        """The code, digits only."""
        return text(lib.juesuan_tree_code(self.tree._handle, self.index))

    @property
    def name(self) -> str:
        """The name of the code, as the table has it."""
        return text(lib.juesuan_tree_name(self.tree._handle, self.index))

    @property
    def level(self) -> int:
        """1 类, 2 款, 3 项."""
        return int(lib.juesuan_tree_level(self.tree._handle, self.index))

    @property
    def row(self) -> Row:
        """The row of the table."""
        return self.tree.table[int(lib.juesuan_tree_row(self.tree._handle, self.index))]

    @property
    def parent(self) -> Optional[Node]:
        """The nearest code above that is a prefix of this one; None for a root."""
        return self.tree._node(lib.juesuan_tree_parent(self.tree._handle, self.index))

    @property
    def children(self) -> Tuple[Node, ...]:
        """The next level, in printed order."""
        return self.tree._children(self.index)

    def __getitem__(self, column: str) -> Optional[Decimal]:
        """The cell as printed, in the table's unit."""
        out = ffi.new("juesuan_amount *")
        status = lib.juesuan_tree_amount(self.tree._handle, self.index, column.encode("utf-8"), out)
        if status == lib.JUESUAN_ERROR_NOT_FOUND:
            raise KeyError(column)
        expect(status, column)
        return to_decimal(out)

    def total(self, column: str) -> Optional[Decimal]:
        """What the leaves below add up to, in the table's unit; see Tree.total."""
        return self.tree._total(self.index, column)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in printed order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Node):
            return NotImplemented
        return self.row == other.row

    def __hash__(self) -> int:
        return hash(self.code)

    def __repr__(self) -> str:
        row = self.row
        figures = " ".join(f"{column}={row.text(column)}" for column in row if row.text(column))
        return f"<Node {self.code} {self.name}: {figures or 'blank'}; {len(self.children)} children>"

    def _repr_html_(self) -> str:
        return _html.tree(self.tree.table, self.walk())


class Tree(Sequence[Node]):
    """The codes of a table as a tree; as a sequence, its nodes in printed order."""

    def __init__(self, table: Table, handle: Any) -> None:
        self.table = table
        self._handle = handle

    def _node(self, index: int) -> Optional[Node]:
        return None if index == NONE else Node(self, int(index))

    def _children(self, index: int) -> Tuple[Node, ...]:
        found = []
        child = lib.juesuan_tree_child(self._handle, index)
        while child != NONE:
            found.append(Node(self, int(child)))
            child = lib.juesuan_tree_next(self._handle, child)
        return tuple(found)

    @property
    def roots(self) -> Tuple[Node, ...]:
        """The nodes without a parent, in printed order."""
        return self._children(NONE)

    def get(self, code: str) -> Optional[Node]:
        """The first node with that code, or None."""
        return self._node(lib.juesuan_tree_find(self._handle, code.encode("utf-8")))

    @overload
    def __getitem__(self, key: Union[int, str]) -> Node: ...

    @overload
    def __getitem__(self, key: slice) -> List[Node]: ...

    def __getitem__(self, key: Union[int, str, slice]) -> Union[Node, List[Node]]:
        """A node by code (KeyError) or position (IndexError), or nodes by slice."""
        if isinstance(key, str):
            node = self.get(key)
            if node is None:
                raise KeyError(key)
            return node
        if isinstance(key, slice):
            return [Node(self, index) for index in range(*key.indices(len(self)))]
        return Node(self, position(key, len(self), "node"))

    def __contains__(self, key: object) -> bool:
        if isinstance(key, str):
            return self.get(key) is not None
        return isinstance(key, Node) and any(key == node for node in self)

    def __iter__(self) -> Iterator[Node]:
        return (Node(self, index) for index in range(len(self)))

    def __len__(self) -> int:
        return int(lib.juesuan_tree_count(self._handle))

    def total(self, code: Optional[str], column: str) -> Optional[Decimal]:
        """What the leaves below `code` (None: of the whole tree) add up to, in the table's unit.

        None where every leaf is blank or one is unreadable. KeyError for an unknown code or
        column, AmountOverflowError where the sum does not fit.
        """
        return self._total(NONE if code is None else self[code].index, column)

    def _total(self, index: int, column: str) -> Optional[Decimal]:
        out = ffi.new("juesuan_amount *")
        status = lib.juesuan_tree_total(self._handle, index, column.encode("utf-8"), out)
        if status == lib.JUESUAN_ERROR_NOT_FOUND:
            raise KeyError(column)
        if status == lib.JUESUAN_ERROR_ABSENT:
            return None
        expect(status, f"total of {column}")
        return to_decimal(out)

    def __str__(self) -> str:
        return "\n".join(f"{'  ' * (node.level - 1)}{node!r}" for node in self)

    def __repr__(self) -> str:
        first = f"; {self[0]!r}" if len(self) else ""
        return f"<Tree {self.table.id}: {len(self)} codes, {len(self.roots)} roots{first}>"

    def _repr_html_(self) -> str:
        return _html.tree(self.table, iter(self))
