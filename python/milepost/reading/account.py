"""The account of a sheet: what every cell was taken for, and the figures that came of it."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from milepost._core import Text, in_
from milepost.reading.cells import Cell, Place, Sheet
from milepost.reading.period_words import spoken
from milepost.reading.rows import Figure

NAMED = 3  # other places of a contradiction, the rest is …


class Part(enum.Enum):
    """What a cell is in its table."""

    value = "✓"
    missing = "○"
    header = "H"
    label = "L"
    unit = "U"
    note = "N"
    aside = "#"  # understood, and no observation: a target, a total of rows, a code
    left = "?"  # not understood


WORDS = {
    Part.value: Text("数值", "value"),
    Part.missing: Text("缺失", "missing"),
    Part.header: Text("表头", "header"),
    Part.label: Text("名称", "label"),
    Part.unit: Text("单位", "unit"),
    Part.note: Text("注释", "note"),
    Part.aside: Text("另列", "set aside"),
    Part.left: Text("未读入", "not read"),
}


@dataclass(frozen=True)
class Finding:
    """What was made of one cell, and what was assumed in doing so."""

    cell: Cell
    part: Part
    text: Text
    assumed: tuple[Text, ...] = ()

    @property
    def sign(self) -> str:
        return "!" if self.assumed and self.part is Part.value else self.part.value

    def line(self, language: str) -> str:
        """ "数据!C5: 361: value 361 家, 2024" """
        between = "；" if language == "zh" else "; "
        told = between.join(in_(text, language) for text in (self.text, *self.assumed))
        return f"{self.cell.at}: {self.cell.words}: {told}" if self.cell.words else f"{self.cell.at}: {told}"


@dataclass
class Account:
    """Findings by place, the first of a cell kept, and the figures in the order of their reading."""

    sheet: Sheet
    findings: dict[Place, Finding] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    remarks: list[Text] = field(default_factory=list)

    def say(self, cell: Cell, part: Part, zh: str, en: str, assumed: tuple[Text, ...] = ()) -> None:
        self.findings.setdefault(cell.place, Finding(cell, part, Text(zh, en), assumed))

    def left(self, cell: Cell, text: Text) -> None:
        self.findings.setdefault(cell.place, Finding(cell, Part.left, text))

    def again(self, cell: Cell, part: Part, text: Text) -> None:
        """Says something else of a cell than before."""
        self.findings[cell.place] = Finding(cell, part, text)

    def assume(self, cell: Cell, text: Text) -> None:
        """Adds an assumption to what was said of a cell."""
        found = self.findings.get(cell.place)
        if found and text not in found.assumed:
            self.findings[cell.place] = replace(found, assumed=(*found.assumed, text))

    def take(self, figure: Figure, assumed: tuple[Text, ...] = ()) -> None:
        """A figure, and the finding of the cell it stands in."""
        said = f"{figure.value}{' ' if figure.unit else ''}{figure.unit}"
        period = spoken(figure.period)
        zh = "，".join(part for part in (figure.indicator, figure.entity, period.zh) if part)
        en = ", ".join(part for part in (figure.indicator, figure.entity, period.en) if part)
        self.say(figure.cell, Part.value, f"{said}（{zh}）", f"{said} ({en})", assumed)
        self.figures.append(figure)

    def close(self) -> None:
        """Repeats are settled, and whatever was not spoken of is spoken of."""
        settle_repeats(self)
        outside = Text("不属于任何表格，未读入", "part of no table, not read")
        for place, cell in self.sheet.cells.items():
            if place not in self.findings:
                self.left(cell, cell.flaw or outside)
        for place, finding in list(self.findings.items()):
            if finding.cell.remark:
                self.findings[place] = replace(finding, assumed=(*finding.assumed, finding.cell.remark))

    def in_order(self) -> Iterator[Finding]:
        yield from (self.findings[place] for place in sorted(self.findings))

    def counts(self) -> Counter[Part]:
        return Counter(finding.part for finding in self.findings.values())


# ---- the same figure twice


def settle_repeats(account: Account) -> None:
    """One figure given twice counts once; two that contradict each other are both left out, and say so."""
    slots: dict[tuple[str, ...], list[Figure]] = {}
    for figure in account.figures:
        slots.setdefault(slot_of(figure), []).append(figure)
    gone: set[int] = set()
    for same in slots.values():
        if len(same) > 1:
            gone |= settle(account, same)
    if gone:
        account.figures = [figure for figure in account.figures if id(figure) not in gone]


def slot_of(figure: Figure) -> tuple[str, ...]:
    return figure.indicator, figure.entity, figure.period, figure.report, figure.published, figure.status


def settle(account: Account, same: list[Figure]) -> set[int]:
    first = same[0]
    if all(is_equal(first, other) for other in same[1:]):
        for other in same[1:]:
            again = Text(f"与{first.cell.at}重复，只计一次", f"repeats {first.cell.at}: counted once")
            account.again(other.cell, Part.aside, again)
        return {id(other) for other in same[1:]}
    for figure in same:
        near = [other.cell.at for other in same[: NAMED + 1] if other is not figure]
        others = ", ".join(near[:NAMED]) + ("…" if len(same) > NAMED + 1 else "")
        account.again(figure.cell, Part.left, contradiction(figure, others))
    return {id(figure) for figure in same}


def contradiction(figure: Figure, others: str) -> Text:
    return Text(
        f"与{others}矛盾：同一指标、同一时期（{spoken(figure.period).zh}）有不同数值，均未读入",
        f"contradicts {others}: the same indicator and period ({figure.period}), another figure; neither is read",
    )


def is_equal(one: Figure, other: Figure) -> bool:
    """361 and 361.0 家 are; 361 家 and 361 万家 are not."""
    if one.unit != other.unit or one.value.rstrip("0123456789.-") != other.value.rstrip("0123456789.-"):
        return False
    try:
        return Decimal(one.value.lstrip(">=")) == Decimal(other.value.lstrip(">="))
    except InvalidOperation:
        return one.value == other.value
