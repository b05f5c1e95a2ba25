"""juesuan: the final accounts (部门决算) of Chinese departments as figures to trust.

::

    import juesuan
    report = juesuan.read("report.txt")
    print(report.tables["expenditure"]["2040650"]["basic"])   # Decimal, in the table's unit
    for finding in report.check().errors:
        print(finding)

Amounts are Decimals with the decimals that are printed, or None where nothing is; a float is a
TypeError. Lines, columns and pages count from 1 and are None where the source has none.
Every error is a juesuan.Error.
"""
from ._amounts import Amount, Change, Implied, amount, change, convert, implied, share
from ._builder import Builder, items
from ._cells import Cells, cells
from ._claims import Claim
from ._codebook import Code, CodeBook
from ._computation import Computation, Entry
from ._findings import Finding, Findings, Rule, RuleResult, rules
from ._library import VERSION as __version__
from ._many import Reading, read_many
from ._report import ReaderWarning, Report, from_json, read
from ._narrate import counts, topics
from ._repairs import Repair, Repairs
from ._sangong import Sangong, SangongRow
from ._sum import Sum, consolidate
from ._tables import Row, Side, Table, Tables
from ._trees import Node, Tree
from .errors import (
    AmountError,
    AmountOverflowError,
    ConflictError,
    DeniedError,
    Error,
    FolderError,
    MissingFileError,
    NotFoundError,
    OpenError,
    ReadError,
    UsageError,
)

__all__ = [
    "Amount",
    "AmountError",
    "AmountOverflowError",
    "Builder",
    "Cells",
    "Change",
    "Claim",
    "Code",
    "CodeBook",
    "Computation",
    "ConflictError",
    "DeniedError",
    "Entry",
    "Error",
    "Finding",
    "Findings",
    "FolderError",
    "Implied",
    "MissingFileError",
    "Node",
    "NotFoundError",
    "OpenError",
    "ReadError",
    "ReaderWarning",
    "Reading",
    "Repair",
    "Repairs",
    "Report",
    "Row",
    "Rule",
    "RuleResult",
    "Sangong",
    "SangongRow",
    "Side",
    "Sum",
    "Table",
    "Tables",
    "Tree",
    "UsageError",
    "__version__",
    "amount",
    "cells",
    "change",
    "consolidate",
    "convert",
    "counts",
    "from_json",
    "implied",
    "items",
    "read",
    "read_many",
    "rules",
    "share",
    "topics",
]
