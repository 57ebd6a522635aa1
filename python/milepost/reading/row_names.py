"""The names of rows in a wide table: carried down where cells are blank, with their parents, totals among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from milepost._core import Text
from milepost.reading.account import Account, Part
from milepost.reading.cells import Cell
from milepost.reading.columns import Column
from milepost.reading.heads import Role
from milepost.reading.meeting import About
from milepost.reading.numbers import without_marks
from milepost.reading.slots import Options
from milepost.reading.units import unit_at_the_end
from milepost.reading.wholes import is_total_of_rows, read_as_whole, total_in
from milepost.reading.words import fold, half_width, in_one_width

NUMBERED = re.compile(r"^(\d{1,2}[.、．)）](?!\d)|[(（]\d{1,2}[)）])\s*")
TARGET_ROW = re.compile(r"(年度)?(目标|计划|预期)(值|数|任务)?|targets?|plan(ned)?")
PART_OF = re.compile(r"^(#|其中[:：]?|of which:?)\s*", re.IGNORECASE)

RATE_ALONE = re.compile(
    r"(([比较]上年)?同期|同比|环比|[比较]上年(同期)?|年均|可比价)?(增长|增速|增幅|增减|升降|涨跌)(率|速度|幅度)?|同比|环比|"
    r"(year-on-year |annual )?(growth|change)( rate)?"
)
WESTERN_UNIT = re.compile(r"\s*\([\d ]*(?:\d|hundred|thousand|million|billion)[ A-Za-z\d.,/-]*\)$")  # beside (亿元)


@dataclass
class Naming:
    """Names the rows of one table from above. `wholes` are the names of all entities together, `carried` holds what a
    blank cell goes on from."""

    account: Account
    columns: Sequence[Column]
    options: Options
    wholes: frozenset[str] = frozenset()
    parent: str = ""
    parent_unit: str = ""
    carried: dict[int, Cell] = field(default_factory=dict)

    def of(self, *roles: Role) -> list[Column]:
        return [column for column in self.columns if column.role in roles]

    def cell(self, row: int, column: Column) -> Cell | None:
        return self.account.sheet.at(row, column.place)

    def is_of_targets(self, row: int) -> bool:
        """A row that a name or a group beside it calls 目标 or 计划: what was promised, not what was seen."""
        cells = (self.cell(row, column) for column in self.of(Role.indicator, Role.entity, Role.group))
        return any(cell and TARGET_ROW.fullmatch(fold(cell.words)) for cell in cells)

    def names(self, row: int) -> About:
        """What the names of a row say; of a total over places, the place is none."""
        assumed: list[Text] = []
        cells = [(column, self.label(row, column, assumed)) for column in self.of(Role.indicator, Role.entity)]
        told = [self.named(column, cell, assumed) for column, cell in cells if cell]
        total = next((one.total for one in told if one.total), "")
        whole = next((one.whole for one in told if one.whole), "")
        if whole:
            assumed.append(read_as_whole(whole))
        return About(
            joined(one.indicator for one in told),
            joined(one.entity for one in told if not one.whole),
            next((one.unit for one in reversed(told) if one.unit), ""),
            notes=tuple(note for one in told for note in one.notes),
            total=total,
            whole=whole,
            assumed=tuple(assumed),
        )

    def named(self, column: Column, cell: Cell, assumed: list[Text]) -> About:
        """What one name says: 在孵企业（家）① is a name, a unit and the mark of a note."""
        bare, marks = without_marks(cell.words)
        notes = tuple(self.options.notes[mark] for mark in marks if mark in self.options.notes)
        name, unit = unit_at_the_end(NUMBERED.sub("", in_one_width(bare)))
        if column.role is Role.entity:
            return self.entity(cell, PART_OF.sub("", name), unit, notes)
        total = "subtotal" if is_total_of_rows(name) else ""  # of other indicators: set aside
        name, unit = self.with_parent(WESTERN_UNIT.sub("", name) if unit else name, unit, assumed)
        self.account.say(cell, Part.label, f"{column.role.value} {name}", f"{column.role.name} {name}")
        return About(name, "", unit, notes=notes, total=total)

    def entity(self, cell: Cell, name: str, unit: str, notes: tuple[str, ...]) -> About:
        """A place or unit; all of them together are none."""
        is_whole = fold(name) in self.wholes
        zh, en = ("总体", "the whole") if is_whole else (Role.entity.value, Role.entity.name)
        self.account.say(cell, Part.label, f"{zh} {name}", f"{en} {name}")
        return About("", name, unit, notes=notes, total=total_in(name), whole=name if is_whole else "")

    def label(self, row: int, column: Column, assumed: list[Text]) -> Cell | None:
        """The name in a row; a blank one goes on from above where another column names the row."""
        cell = self.cell(row, column)
        if cell:
            self.carried[column.place] = cell
            return cell
        others = [other for other in self.of(Role.indicator, Role.entity, Role.period) if other is not column]
        others += [other for other in self.of(Role.group) if other.place > column.place]
        if not any(self.cell(row, other) for other in others) or column.place not in self.carried:
            return None
        above = self.carried[column.place]
        assumed.append(
            Text(f"空白处沿用{above.at}“{above.words}”", f"the blank goes on from {above.at}, '{above.words}'")
        )
        return above

    def with_parent(self, name: str, unit: str, assumed: list[Text]) -> tuple[str, str]:
        """其中：工业 is a part of the row above that is none itself, and has its unit where it gives none."""
        inner = PART_OF.sub("", name)
        if self.parent and RATE_ALONE.fullmatch(fold(name)):
            said = f"按上方“{self.parent}”的{name}读入", f"read as that of '{self.parent}' above it"
            assumed.append(Text(*said))
            return f"{self.parent} / {name}", unit
        if inner == name:
            self.parent, self.parent_unit = name, unit
            return name, unit
        if not self.parent:
            return inner, unit
        if not unit and self.parent_unit:
            said = f"单位沿用“{self.parent}”的{self.parent_unit}", f"the unit goes on from '{self.parent}'"
            assumed.append(Text(*said))
        return f"{self.parent} / {inner}", unit or self.parent_unit


def bare_name(words: str) -> str:
    """在孵企业（家）① as 在孵企业."""
    return unit_at_the_end(PART_OF.sub("", NUMBERED.sub("", half_width(without_marks(words)[0]))))[0]


def joined(names: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(name for name in names if name))
