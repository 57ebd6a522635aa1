"""The header of a ledger: what each column holds, its period, its unit, and which totals its figures are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import milepost as mp
from milepost.ledger.roles import Role, role_of
from milepost.reading.cells import Cell
from milepost.reading.periods import PERIOD, period_words
from milepost.reading.units import unit_in
from milepost.reading.words import fold, inside_brackets, outside_brackets

YEAR_TO_DATE = re.compile(r"(本年|年内|今年以?来?|年初以?来?|当年|全年)(累计|以来)|year to date|ytd")
SINCE_START = re.compile(r"累计|since start|cumulative")
VAGUE = re.compile(r"(实际)?进度|progress|.*(进展|推进|落实|实施|情况|成效).*")  # a figure, a share or a story

MEASURED = {Role.target, Role.actual, Role.baseline}


@dataclass(frozen=True)
class Column:
    """One column. `period` is in the words of the header; `report` is empty where the header says nothing of totals."""

    place: int
    cells: tuple[Cell, ...]
    role: Role
    period: str = ""
    unit: mp.Unit | None = None
    report: str = ""
    is_vague: bool = False

    @property
    def label(self) -> str:
        return " / ".join(cell.words for cell in self.cells)

    def text(self) -> mp.Text:
        """What the header was read as."""
        role = self.role.text()
        unit = self.unit.name if self.unit and self.role in MEASURED else ""
        more = [words for words in (self.period, unit) if words]
        zh, en = (f"（{'，'.join(more)}）", f" ({', '.join(more)})") if more else ("", "")
        return mp.Text(f"{role.zh}{zh}", f"{role.en}{en}")


def read_column(place: int, cells: Sequence[Cell]) -> Column:
    """What the header cells above a column say together: 目标值 over 2025年 is the target of 2025."""
    labels = [fold(cell.words).replace("*", "") for cell in cells]
    asides = [inside for label in labels for inside in inside_brackets(label)]
    mains = [outside_brackets(label) for label in labels]
    whole = "".join(mains + asides)
    period = next((found for part in mains + asides if (found := period_words(part))), "")
    unit = next((unit for aside in asides if (unit := unit_in(aside))), None)
    role = role_in(mains, asides) or (Role.actual if is_to_date(whole, period) else Role.unknown)
    report = "year to date" if YEAR_TO_DATE.search(whole) else "since start" if SINCE_START.search(whole) else ""
    vague = role is Role.actual and not period and bool(VAGUE.fullmatch(mains[-1]))
    return Column(place, tuple(cells), role, period, unit, report, vague)


def role_in(mains: Sequence[str], asides: Sequence[str]) -> Role | None:
    """The last part that names a role, brackets counting last: 责任单位(牵头), 进度 over 序时进度."""
    roles = [role for part in (*mains, *asides) if (role := role_of(part) or role_of(without_period(part)))]
    return roles[-1] if roles else None


def without_period(part: str) -> str:
    """截至2024年6月底完成数 as 完成数, 到2025年目标 as 目标."""
    rest = PERIOD.sub("", part, count=1) if period_words(part) else part
    return re.sub(r"^(截[至止]到?|至|到|以|按|的|of|by|at|in)+|(的|止|前)+$", "", rest).strip() or "-"


def is_to_date(whole: str, period: str) -> bool:
    """截至6月底, 1—6月, 上半年: figures. A bare year may head a target as well."""
    return bool(period) and (whole.startswith("截") or not re.fullmatch(r"\d{4}(年度?)?", period))
