"""A ledger as a whole: sheets in, draft and observations out, with a report of every cell."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import milepost as mp
from milepost.files import refuse_existing, write_file
from milepost.ledger.draft import Draft, plan_text
from milepost.ledger.entries import Reader
from milepost.ledger.mending import mend, mend_figures
from milepost.ledger.names import slug
from milepost.ledger.tables import Table, read_tables
from milepost.ledger.times import borrowed
from milepost.reading.cells import Cell, Sheet
from milepost.reading.rows import Figure, table_text
from milepost.reading.words import Finding, Mark, english, tidy
from milepost.reading.workbook import read_workbook

NO_TABLE = (
    "has no ledger table: expected a row of headings with 任务 (task) or 指标 (indicator), and one more such as "
    "目标值 (target), 完成时限 (due date), 单位 (unit) or 责任单位 (responsible)"
)


@dataclass
class Ledger:
    """What was read of a workbook. `findings` holds at least one for every filled cell, in the order of the sheets."""

    source: str
    draft: Draft
    figures: list[Figure]
    sheets: list[Sheet]
    findings: list[Finding] = field(default_factory=list)

    def plan_text(self, language: str = "zh") -> str:
        """The draft of a plan file, comments in the language; load_plan finds no error in it."""
        return plan_text(self.draft, language)

    def table_text(self, language: str = "zh") -> str:
        """The observation table (CSV), columns in the language; a header alone if the ledger has no figures."""
        return table_text(self.figures, language)

    def report(self, language: str = "zh") -> str:
        """What was made of every cell, then the counts."""
        return "\n".join([*report_lines(self, language), ""])


def read_ledger(path: str | Path, day: datetime.date | None = None) -> Ledger:
    """Reads every sheet of a workbook. `day` is that of figures whose period the ledger does not name.

    Raises Error, in one sentence, if the file is no workbook, or no sheet has a ledger in it.
    """
    sheets = read_workbook(path)
    tables, findings = [], []
    for sheet in sheets:
        found, told = read_tables(sheet)
        tables += found
        findings += told if found else []
    if not tables:
        raise mp.Error(f"'{path}' {NO_TABLE}")
    contexts = [table.context for table in tables]
    for table in tables:
        table.context = borrowed(table.context, contexts)
    name = Path(path).name
    reader = Reader(new_draft(name, tables), name, str(day or ""))
    for table in tables:
        reader.read_table(table)
    return finished(Ledger(name, reader.draft, reader.figures, sheets, findings + reader.findings))


def new_draft(name: str, tables: list[Table]) -> Draft:
    contexts = [table.context for table in tables]
    title = next((context.title for context in contexts if context.title), Path(name).stem)
    plan: dict[str, object] = {"id": slug(Path(name).stem) or "ledger", "title": tidy(title) or name}
    spans = [mp.parse_period(context.horizon) for context in contexts if context.horizon]
    if spans:
        first, last = min(map(mp.start_of, spans)), max(map(mp.end_of, spans))
        plan["horizon"] = str(mp.Period(first, last))
    return Draft(plan, {"title": name})


def finished(ledger: Ledger) -> Ledger:
    """Nothing the library refuses is left in, and no cell is left out of the report."""
    cells = {cell.at: cell for sheet in ledger.sheets for cell in sheet.cells.values()}
    ledger.findings += mend(ledger.draft, cells)
    plan = mp.load_plan(ledger.plan_text("en")).plan
    assert plan
    items = {item.id: item for item in ledger.draft.indicators()}
    for figure, finding in mend_figures(ledger.figures, plan):
        items[figure.indicator].findings.append(finding)
        ledger.findings.append(finding)
    told = {finding.cell.at for finding in ledger.findings}
    ledger.findings += [unread(cell) for at, cell in cells.items() if at not in told]
    order = {at: place for place, at in enumerate(in_order(ledger.sheets))}
    ledger.findings.sort(key=lambda finding: order[finding.cell.at])
    return ledger


def write_ledger(ledger: Ledger, name: str | Path, language: str = "zh", overwrite: bool = False) -> list[Path]:
    """Writes NAME.yaml and NAME_observations.csv, and returns their paths.

    Raises Error if one of them exists and may not be overwritten, or cannot be written; then neither is changed, unless
    the second could not be written after the first.
    """
    base = str(name).removesuffix(".yaml")
    texts = {
        Path(f"{base}.yaml"): ledger.plan_text(language),
        Path(f"{base}_observations.csv"): ledger.table_text(language),
    }
    refuse_existing(texts, overwrite)
    return [write_file(path, text) for path, text in texts.items()]


def unread(cell: Cell) -> Finding:
    return Finding(cell, Mark.left, mp.Text("不在台账表格之内，未读入", "not part of a ledger table, not read"))


def in_order(sheets: list[Sheet]) -> Iterator[str]:
    for sheet in sheets:
        yield from (sheet.cells[place].at for place in sorted(sheet.cells))


# ---- the report

LEGEND = mp.Text(
    "✓ 读入  ! 推定，请核对  # 照录于注释  ? 未读入",
    "✓ read  ! assumed, to be checked  # kept as a comment  ? not read",
)
HIDDEN = mp.Text("（隐藏工作表，一并读入）", " (a hidden sheet, read as well)")


def report_lines(ledger: Ledger, language: str) -> Iterator[str]:
    yield f"{ledger.source}  {mp.in_(LEGEND, language)}"
    for sheet in ledger.sheets:
        findings = [finding for finding in ledger.findings if finding.cell.sheet == sheet.name]
        yield ""
        yield f"{sheet.name}{mp.in_(HIDDEN, language) if sheet.hidden else ''}"
        yield from (f"  {finding.mark.value} {finding.line(language)}" for finding in findings)
    yield ""
    yield summary_zh(ledger) if language == "zh" else summary_en(ledger)


def counts(ledger: Ledger) -> tuple[int, int, int, int]:
    indicators = list(ledger.draft.indicators())
    targets = sum("target" in item.fields for item in indicators)
    return len(ledger.draft.tasks), len(indicators), targets, len(ledger.figures)


def marked(ledger: Ledger) -> Counter[Mark]:
    """Cells by the gravest that is said of them."""
    gravest: dict[str, Mark] = {}
    order = list(Mark)
    for finding in ledger.findings:
        before = gravest.get(finding.cell.at, Mark.read)
        gravest[finding.cell.at] = max(before, finding.mark, key=order.index)
    return Counter(gravest.values())


def summary_zh(ledger: Ledger) -> str:
    tasks, indicators, targets, figures = counts(ledger)
    cells = marked(ledger)
    read = f"任务{tasks}项，指标{indicators}项，目标{targets}个，数值{figures}个。"
    names = {Mark.read: "读入", Mark.assumed: "推定", Mark.kept: "照录", Mark.left: "未读入"}
    return read + "单元格：" + "，".join(f"{name}{cells[mark]}个" for mark, name in names.items()) + "。"


def summary_en(ledger: Ledger) -> str:
    words = ("task", "indicator", "target", "figure")
    read = ", ".join(english(word, number) for word, number in zip(words, counts(ledger), strict=True))
    cells = marked(ledger)
    of_cells = f"{cells[Mark.read]} read, {cells[Mark.assumed]} with an assumption, {cells[Mark.kept]} kept as comments"
    return f"{read}. Cells: {of_cells}, {cells[Mark.left]} not read."
