"""A ledger in the hands of an agency: made from the illustration, edited cell by cell, read back."""

import datetime
import functools
import io
from pathlib import Path

import milepost as mp
import pytest
from milepost.ledger import edition_of, read_edits
from milepost.ledger.book import book_of

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")

PLANS = Path(__file__).parents[2] / "examples" / "plans"
PLAN, SEEN = str(PLANS / "jinan.yaml"), str(PLANS / "illustration_observations.csv")
DAY, LATER, TODAY = (datetime.date(*day) for day in ((2024, 6, 30), (2024, 9, 30), (2025, 1, 15)))
HEAD_ROW = 3


@functools.cache
def inputs(plan="jinan", seen="illustration_observations"):
    read = mp.read_plan(PLANS / f"{plan}.yaml")
    return read, mp.read_observations(PLANS / f"{seen}.csv", read) if seen else mp.Observations()


# Of each kind one: a level, totals since the start and of the year, a share, a range, a rate, one of each district.
FEW = (
    *("carrier-platforms", "student-entrepreneurs", "roadshows", "financing-needs-met", "sci-tech-finance-zones"),
    *("advised-company-growth", "parks-per-district"),
)


@functools.cache
def few():
    """The plan with a few of its targets and no deliverables: nothing here hangs on how many there are."""
    plan, seen = inputs()
    return plan.replace(targets=[one for one in plan.targets if mp.name_of(one) in FEW], deliverables=[]), seen


@functools.cache
def written(whole: bool) -> bytes:
    return book_of(edition_of(*(inputs() if whole else few()), DAY))


class Book:
    """A ledger in the hands of an agency: cells by target and column."""

    def __init__(self, path: Path, whole=False):
        self.path, self.book = path, openpyxl.load_workbook(io.BytesIO(written(whole)))
        self.sheet = self.book.worksheets[0]

    def column(self, name: str) -> int:
        return next(cell.column for cell in self.sheet[HEAD_ROW] if cell.value == name)

    def row(self, target: str) -> int:
        id = (
            self.sheet.max_column
            if "目标编号" not in [c.value for c in self.sheet[HEAD_ROW]]
            else self.column("目标编号")
        )
        return next(
            row for row in range(HEAD_ROW + 1, self.sheet.max_row + 1) if self.sheet.cell(row, id).value == target
        )

    def cell(self, target: str, name: str):
        return self.sheet.cell(self.row(target), self.column(name))

    def set(self, target: str, **values) -> "Book":
        for name, value in values.items():
            self.cell(target, name).value = value
        return self

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path

    def read(self, today=TODAY, whole=False, given=None):
        return read_edits(self.save(), *(given or (inputs() if whole else few())), today)


def refused(found) -> list[tuple[str, str]]:
    """Where, and the rule."""
    return [(one.at, one.rule.en) for one in found.refusals]
