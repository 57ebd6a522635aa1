"""A table read: its figures, and what was made of every cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from milepost._core import ObservationsReading, Plan, Text, in_
from milepost.reading.account import WORDS, Account, Finding, Part
from milepost.reading.rows import HEADS, Figure, table_text

LEGEND = Text(
    "✓ 数值  ! 数值（含推定，请核对）  ○ 缺失  H 表头  L 名称  U 单位  N 注释  # 另列  ? 未读入",
    "✓ value  ! value, assumed: to be checked  ○ missing  H header  L label  U unit  N note  # set aside  ? not read",
)
HIDDEN = Text("（隐藏工作表，一并读入）", " (a hidden sheet, read as well)")


@dataclass(frozen=True, eq=False)
class TableReading:
    """What a table says. `format` is the one it was read in; `accounts` has one entry a sheet; `remarks` are of the
    file as a whole. Nothing is left out: every cell that says something has a finding, and so has every empty place
    of a figure."""

    name: str
    format: str
    accounts: tuple[Account, ...]
    remarks: tuple[Text, ...] = ()

    @property
    def figures(self) -> list[Figure]:
        """The figures read, in the order of the table."""
        return [figure for account in self.accounts for figure in account.figures]

    @property
    def findings(self) -> list[Finding]:
        """What was made of every cell, in the order of the sheets."""
        return [finding for account in self.accounts for finding in account.in_order()]

    @property
    def missing(self) -> list[Finding]:
        """The places of figures that have none: signs such as …, and empty cells."""
        return self._of(Part.missing)

    @property
    def unread(self) -> list[Finding]:
        """The cells that were not understood, each with the reason."""
        return self._of(Part.left)

    @property
    def assumed(self) -> list[Finding]:
        """The cells in whose reading something was taken for granted."""
        return [finding for finding in self.findings if finding.assumed]

    def _of(self, part: Part) -> list[Finding]:
        return [finding for finding in self.findings if finding.part is part]

    def counts(self) -> Counter[Part]:
        """Cells by what they are."""
        return Counter(finding.part for finding in self.findings)

    def __len__(self) -> int:
        return len(self.figures)

    def __repr__(self) -> str:
        return f"<TableReading {self.name!r}, {self.format}: {summary(self, 'en')}>"

    def report(self, language: str = "zh", all_cells: bool = True) -> str:
        """What was made of every cell, then the counts; without `all_cells` only what is missing, assumed, set aside
        or not read."""
        return "\n".join([*lines(self, language, all_cells), ""])

    def to_csv(self, language: str = "en") -> str:
        """The tidy table of observations, as read_observations takes it."""
        return table_text(self.figures, language)

    def columns(self, language: str = "en") -> dict[str, list[str]]:
        """The tidy table as lists of words by column: what a dataframe can be made of."""
        rows = [figure.row(language) for figure in self.figures]
        return {name: [row[place] for row in rows] for place, name in enumerate(HEADS[language])}

    def to_pandas(self) -> Any:
        """The tidy table as a DataFrame: words, and value as numbers. A lower bound (>=, >) is its number there, and
        its status says "lower bound".

        Raises ModuleNotFoundError without pandas.
        """
        from milepost.reading.writing import to_pandas

        return to_pandas(self)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The tidy table as an Arrow stream, as to_pandas has it: polars.DataFrame(reading), pyarrow.table(reading)."""
        from milepost.reading.writing import stream_of

        return stream_of(self.figures).__arrow_c_stream__(requested_schema)

    def observations(
        self, plan: Plan, *, indicators: Mapping[str, str] | None = None, entities: Mapping[str, str] | None = None
    ) -> ObservationsReading:
        """The figures as observations of a plan: indicators by id or name, or as `indicators` renames them, entities
        as `entities` does; a name that differs from the plan's in form alone (quotes, brackets, a 数 at its end) is
        taken, and said. Figures of which the plan knows no indicator are left out, and said, as is all that the
        plan cannot take; problems carry the place of the cell."""
        from milepost.reading.into_plan import observations_of

        return observations_of(self, plan, indicators or {}, entities or {})

    def for_plan(
        self,
        plan: Plan,
        *,
        indicators: Mapping[str, str] | None = None,
        entities: Mapping[str, str] | None = None,
        say: Callable[[str], Text] | None = None,
    ) -> TableReading:
        """The same table in the words of a plan: its indicators by their ids, as assess takes them. Names are met and
        renamed as by `observations`; which is which is in `remarks`, and a name that was met in another form, a unit
        that was missing and whatever the plan warns of are assumptions of the figures. Figures that the plan does not
        have, or cannot take, are no figures of the reading, and the account of their cells says why. `say` puts
        messages of the library into both languages; without it they are English.

        Raises OutOfRange for a renaming to an indicator that the plan does not have.
        """
        from milepost.reading.into_plan import for_plan, in_english

        return for_plan(self, plan, indicators or {}, entities or {}, say or in_english)


def lines(reading: TableReading, language: str, all_cells: bool) -> Iterator[str]:
    yield f"{reading.name} [{reading.format}]  {in_(LEGEND, language)}"
    yield from (f"  {in_(remark, language)}" for remark in reading.remarks)
    for account in reading.accounts:
        yield from account_lines(account, language, all_cells)
    yield ""
    yield summary(reading, language)


def account_lines(account: Account, language: str, all_cells: bool) -> Iterator[str]:
    yield ""
    yield f"{account.sheet.name}{in_(HIDDEN, language) if account.sheet.hidden else ''}"
    yield from (f"  ! {in_(remark, language)}" for remark in (*account.sheet.remarks, *account.remarks))
    worth = {Part.missing, Part.aside, Part.left}
    for finding in account.in_order():
        if all_cells or finding.part in worth or finding.assumed:
            yield f"  {finding.sign} {finding.line(language)}"


def summary(reading: TableReading, language: str) -> str:
    counted = reading.counts()
    parts = [f"{in_(WORDS[part], language)} {counted[part]}" for part in Part if counted[part]]
    assumed = sum(bool(finding.assumed) for finding in reading.findings if finding.part is Part.value)
    if language == "zh":
        doubt = f"，其中推定{assumed}个" if assumed else ""
        return f"数值{len(reading)}个{doubt}。单元格：{'，'.join(parts)}。"
    doubt = f", {assumed} with an assumption" if assumed else ""
    return f"{len(reading)} figure{'' if len(reading) == 1 else 's'}{doubt}. Cells: {', '.join(parts)}."
