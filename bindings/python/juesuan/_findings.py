"""What a check found, and the ledger of the rules."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple, Union, overload

from . import _frames, _html
from ._library import LANGUAGES, NONE, RULE_STATES, SEVERITIES, choose, lib, place, position, text, written

__all__ = ["Finding", "Findings", "Rule", "RuleResult", "rules"]

_SEVERITY_NAMES = {value: name for name, value in SEVERITIES.items()}
_STATE_NAMES = {value: name for name, value in RULE_STATES.items()}


@dataclass(frozen=True)
class Finding:
    """One finding: which rule, how bad, where, what is printed and what should be there.

    severity is "error", "warning" or "rounding". expected, actual and difference are the decimal
    strings of the JSON, or a text where the rule is not about an amount; None where there is none.
    set, table, side, code, name and column name the cell, "" where the finding is not about one.
    line and page count from 1 and are None where the source has none; text is the printed evidence.
    """

    rule: str
    severity: str
    message: str
    set: str
    table: str
    side: str
    code: str
    name: str
    column: str
    expected: Optional[str]
    actual: Optional[str]
    difference: Optional[str]
    line: Optional[int]
    page: Optional[int]
    text: str

    @property
    def where(self) -> str:
        """The place in words, e.g. "p3:120 expenditure 2040650 basic"."""
        numbers = [f"p{self.page}"] if self.page else []
        numbers += [str(self.line)] if self.line else []
        cell = [self.set if self.set == "approval" else "", self.table, self.code or self.name, self.column]
        return " ".join(part for part in [":".join(numbers), *cell] if part)

    def __str__(self) -> str:
        return f"{self.severity} {self.where}: {self.message}"


@dataclass(frozen=True)
class RuleResult:
    """How one rule of the catalogue ended.

    state is "passed", "failed", "rounding", "not_applicable" or "not_evaluated"; instances is how
    many relations were evaluated; reason says what was missing and is None where it was evaluated.
    """

    rule: str
    title: str
    state: str
    instances: int
    reason: Optional[str]


@dataclass(frozen=True)
class Rule:
    """One rule of the catalogue; source is the form, template, regulation or standard behind it."""

    id: str
    title: str
    group: str
    severity: str
    source: str
    example: str


def rules(language: str = "zh") -> Tuple[Rule, ...]:
    """The catalogue of the rules; titles in Chinese ("zh") or English ("en")."""
    tongue = choose(LANGUAGES, language, "language")
    return tuple(
        Rule(
            id=text(lib.juesuan_rule_id(rule)),
            title=text(lib.juesuan_rule_title(rule, tongue)),
            group=text(lib.juesuan_rule_group(rule)),
            severity=_SEVERITY_NAMES[lib.juesuan_rule_severity(rule)],
            source=text(lib.juesuan_rule_source(rule)),
            example=text(lib.juesuan_rule_example(rule)),
        )
        for rule in range(lib.juesuan_rule_count())
    )


class Findings(Sequence[Finding]):
    """The findings of one check: a sequence of Finding. It does not need its report.

    ``list(findings)`` makes plain objects that pickle.
    """

    def __init__(self, handle: Any, file: str, language: str) -> None:
        self._handle = handle
        self._file = file
        self._language = language

    def _finding(self, index: int) -> Finding:
        def words(function: Any) -> str:
            return text(function(self._handle, index))

        return Finding(
            rule=words(lib.juesuan_finding_rule),
            severity=_SEVERITY_NAMES[lib.juesuan_finding_severity(self._handle, index)],
            message=words(lib.juesuan_finding_message),
            set=words(lib.juesuan_finding_set),
            table=words(lib.juesuan_finding_table),
            side=words(lib.juesuan_finding_side),
            code=words(lib.juesuan_finding_code),
            name=words(lib.juesuan_finding_name),
            column=words(lib.juesuan_finding_column),
            expected=words(lib.juesuan_finding_expected) or None,
            actual=words(lib.juesuan_finding_actual) or None,
            difference=words(lib.juesuan_finding_difference) or None,
            line=place(lib.juesuan_finding_line(self._handle, index)),
            page=place(lib.juesuan_finding_page(self._handle, index)),
            text=words(lib.juesuan_finding_text),
        )

    @overload
    def __getitem__(self, key: int) -> Finding: ...

    @overload
    def __getitem__(self, key: slice) -> List[Finding]: ...

    def __getitem__(self, key: Union[int, slice]) -> Union[Finding, List[Finding]]:
        if isinstance(key, slice):
            return [self._finding(index) for index in range(*key.indices(len(self)))]
        return self._finding(position(key, len(self), "finding"))

    def __len__(self) -> int:
        return int(lib.juesuan_findings_count(self._handle))

    def __iter__(self) -> Iterator[Finding]:
        return (self._finding(index) for index in range(len(self)))

    def _of(self, severity: str) -> List[Finding]:
        wanted = SEVERITIES[severity]
        return [
            self._finding(index)
            for index in range(len(self))
            if lib.juesuan_finding_severity(self._handle, index) == wanted
        ]

    @property
    def errors(self) -> List[Finding]:
        """What is wrong beyond rounding."""
        return self._of("error")

    @property
    def warnings(self) -> List[Finding]:
        """What a human should look at."""
        return self._of("warning")

    @property
    def roundings(self) -> List[Finding]:
        """Relations that hold within rounding (尾数误差), but not exactly."""
        return self._of("rounding")

    @property
    def summary(self) -> Dict[str, Any]:
        """The counts, as in the JSON: error, warning, rounding, and rules by state."""
        counts: Dict[str, Any] = {
            name: int(lib.juesuan_findings_count_of(self._handle, SEVERITIES[name]))
            for name in ("error", "warning", "rounding")
        }
        counts["rules"] = {
            name: int(lib.juesuan_ledger_count_of(self._handle, state)) for name, state in RULE_STATES.items()
        }
        return counts

    @property
    def rules(self) -> Tuple[RuleResult, ...]:
        """The ledger: one entry a rule that was not switched off."""
        tongue = LANGUAGES[self._language]
        results = []
        for index in range(lib.juesuan_ledger_count(self._handle)):
            id = lib.juesuan_ledger_rule(self._handle, index)
            number = lib.juesuan_rule_find(id)
            results.append(
                RuleResult(
                    rule=text(id),
                    title="" if number == NONE else text(lib.juesuan_rule_title(number, tongue)),
                    state=_STATE_NAMES[lib.juesuan_ledger_state(self._handle, index)],
                    instances=int(lib.juesuan_ledger_instances(self._handle, index)),
                    reason=text(lib.juesuan_ledger_reason(self._handle, index)) or None,
                )
            )
        return tuple(results)

    def _write(self, output: str, **listed: bool) -> str:
        file = self._file.encode("utf-8", "surrogateescape")
        return written(lib.juesuan_findings_write, self._handle, output, file, language=self._language, **listed)

    def to_json(self) -> str:
        """The findings as juesuan.findings/1."""
        return self._write("json")

    def to_csv(self) -> str:
        """The findings as CSV, one row a finding."""
        return self._write("csv")

    def to_frame(self) -> Any:
        """A pandas DataFrame with one row a finding; ImportError where pandas is not installed."""
        return _frames.records(Finding, list(self))

    def to_text(self, roundings: bool = False, unevaluated: bool = False) -> str:
        """The findings as text.

        Rounding notes are counted, or listed where `roundings` is set. The rules that could not be
        evaluated are grouped by their reason, or listed one by one where `unevaluated` is set.
        """
        return self._write("text", roundings=roundings, unevaluated=unevaluated)

    def __str__(self) -> str:
        return self.to_text()

    def _counts(self) -> str:
        summary = self.summary
        return f"{summary['error']} errors, {summary['warning']} warnings, {summary['rounding']} roundings"

    def __repr__(self) -> str:
        first = f"; {self[0]}" if len(self) else ""
        return f"<Findings {self._counts()}{first}>"

    def _repr_html_(self) -> str:
        return _html.findings(f"{self._file} {self._counts()}".strip(), self)
