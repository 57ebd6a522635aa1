"""Changes in an edited ledger: those that are taken, and those that are refused by a rule."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

import milepost as mp
from milepost.ledger.edition import Edition
from milepost.ledger.headings import COMPUTED, Heading
from milepost.ledger.log_rows import Done
from milepost.ledger.notes import Note
from milepost.reading.rows import Figure

RULES = {
    Heading.target: mp.Text("目标值须在方案文件中修改", "target values are changed in the plan file"),
    Heading.due: mp.Text("时限须在方案文件中修改", "due dates are changed in the plan file"),
    Heading.unit: mp.Text("计量单位须在方案文件中修改", "units are changed in the plan file"),
    Heading.scheduled: mp.Text("由时限推算，不得手工修改", "it is computed from the dates, never by hand"),
    Heading.deviation: mp.Text("由数据推算，不得手工修改", "it is computed from the figures, never by hand"),
    Heading.status: mp.Text("状态由数据评定，不得手工修改", "a status follows from the figures, never by hand"),
}
OF_THE_PLAN = mp.Text("须在方案文件中修改", "it is changed in the plan file")
UNKNOWN = mp.Text("方案中无此目标；新增任务须改方案文件", "no target of the plan; tasks are added in the plan file")
TWICE = mp.Text("目标编号重复", "this target has a row already")
NAMELESS = mp.Text("缺目标编号；新增任务须改方案文件", "a row without target id; tasks are added in the plan file")
NOTHING_MORE = mp.Text()
CORRECTION = "correction"


@dataclass(frozen=True)
class Edit:
    """A change that is taken: which cell, from what to what; `how` says of a figure from which day on it is known."""

    at: str
    target: str
    heading: Heading
    before: str
    after: str
    how: mp.Text = NOTHING_MORE
    kind: str = ""
    period: str = ""
    published: str = ""

    @property
    def is_correction(self) -> bool:
        return self.kind == CORRECTION

    def facts(self, language: str) -> dict[str, str]:
        """For programs; the last three of figures and states alone."""
        return {
            "place": self.at,
            "target": self.target,
            "column": self.heading.words(language),
            "before": self.before,
            "after": self.after,
            "kind": self.kind,
            "period": self.period,
            "published": self.published,
        }

    def line(self, language: str) -> str:
        what = f"{self.at}: {self.target}: {self.heading.words(language)}: {mp.in_(self.turn, language)}"
        how = mp.in_(self.how, language)
        return what + (f"（{how}）" if language == "zh" else f" ({how})") * bool(how)

    @property
    def turn(self) -> mp.Text:
        if self.is_correction:
            return mp.Text(
                f"原为{self.before}，现为{self.after}，已更正", f"was {self.before}, is {self.after}, corrected"
            )
        return mp.Text(
            f"{self.before or '空'} -> {self.after or '空'}", f"{self.before or 'nothing'} -> {self.after or 'nothing'}"
        )


@dataclass(frozen=True)
class Refusal:
    """A change that cannot be taken: what the cell says, what it should say, and the rule."""

    at: str
    found: str
    expected: str
    rule: mp.Text

    @property
    def is_computed(self) -> bool:
        return self.rule in [RULES[heading] for heading in COMPUTED]

    def line(self, language: str) -> str:
        if language == "zh":
            says = "数据给出" if self.is_computed else "方案为"
            instead = f"，{says}“{self.expected}”" if self.expected else ""
            return f"{self.at}: 填写为“{self.found}”{instead}：{self.rule.zh}"
        says = "the figures give" if self.is_computed else "the plan says"
        instead = f" where {says} {self.expected}" if self.expected else ""
        return f"{self.at}: {self.found or 'nothing'}{instead}: {self.rule.en}"


@dataclass
class Edits:
    """What an edited ledger says otherwise than the one that was written; of no use while `refusals` has any."""

    edition: Edition
    by: str = ""
    saved: datetime.date | None = None
    edits: list[Edit] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    remarks: list[tuple[str, mp.Text]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)

    def refuse(self, at: str, found: str, rule: mp.Text, expected: str = "") -> None:
        self.refusals.append(Refusal(at, found, expected, rule))
