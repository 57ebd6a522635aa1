"""A table for publication by great-tables: grouped by section, status as colour, shape and word, a source note."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from milepost import display
from milepost._core import (
    Plan,
    Scorecard,
    ScorecardRow,
    Unit,
    Verdict,
    date_words,
    in_,
    when_observed,
    words_of,
)
from milepost.doubts import SHAPES, doubts_of
from milepost.plurals import filled
from milepost.tables import shown, wording
from milepost.tables.table import needed
from milepost.tabular import table_of

if TYPE_CHECKING:
    import great_tables

    from milepost.tables.shown import Shown

WORDS = {
    "zh": {
        "title": "目标完成情况",
        "as_of": "截至{day}，共{rows}项目标",
        "source": "来源：{source}",
        "method": "评估方法：{method}",
        "heads": ("指标", "目标", "完成时限", "实际", "应达", "状态", "说明"),
        "no_section": "未列章节",
        "required": "应达：有数据的为数据当日应达，无数据的为评估当日应达。",
    },
    "en": {
        "title": "Targets and where they stand",
        "as_of": "As of {day}; {rows} {rows:target|targets}",
        "source": "Source: {source}",
        "method": "Method: {method}",
        "heads": ("Indicator", "Target", "Due", "Observed", "Required", "Status", "Note"),
        "no_section": "No section given",
        "required": "Required: on the day of the figure; where there is none, on the day of the assessment.",
    },
}
COLUMNS = ("indicator", "target", "due", "observed", "required", "status", "note")
SECTION, NUMERIC = "section", ("observed", "required")


def to_great_table(result: Any, rows: str = "", language: str = "", source: str = "") -> great_tables.GT:
    """See Tabular.to_great_table()."""
    needed("great_tables", "to_great_table", "milepost[tables]")
    needed("pandas", "to_great_table", "milepost[tables,frames]")
    language = wording.language_in(language)
    if isinstance(result, Scorecard) and rows in ("", "commitments"):
        return of_scorecard(result, language, source)
    return of_table(result, rows, language, source)


def styled(table: great_tables.GT, heads: dict[str, Any], numeric: Sequence[str]) -> great_tables.GT:
    """Headings, and numbers to the right: in words, as they are here, the library would not know them."""
    words = [name for name in heads if name not in numeric]
    made = table.cols_label(heads).cols_align("left", words).cols_align("right", list(numeric))
    return made.tab_options(row_group_font_weight="bold", column_labels_font_weight="bold")


def spaced(table: great_tables.GT, said: Sequence[Shown]) -> great_tables.GT:
    """Headings, days and words of a status stay on one line, sentences have room."""
    from great_tables import loc, style

    table = table.tab_style(style.css("white-space:nowrap"), loc.column_labels())
    for kinds, rule in ((("day", "choice"), "white-space:nowrap"), (("text", "list"), "min-width:14em")):
        columns = [column.name for column in said if column.kind in kinds]
        table = table.tab_style(style.css(rule), loc.body(columns)) if columns else table
    return table


# ---- scorecards


def of_scorecard(card: Scorecard, language: str, source: str) -> great_tables.GT:
    import great_tables
    import pandas

    words: dict[str, Any] = WORDS[language]
    made = [{SECTION: section_of(card.plan, row, language), **cells(card, row, language)} for row in card]
    frame = pandas.DataFrame(made, columns=[SECTION, *COLUMNS])
    table = great_tables.GT(frame, groupname_col=SECTION).tab_header(
        title=in_(card.plan.title, language) or card.plan.id,
        subtitle=filled(words["as_of"], day=date_words(card.as_of, language), rows=len(card)),
    )
    table = styled(table, dict(zip(COLUMNS, words["heads"], strict=True)), NUMERIC)
    table = table.fmt_passthrough(columns=["indicator", "target", *NUMERIC, "status", "note"], escape=False)
    method = words["method"].format(method=wording.method(card.method, language))
    return noted(table, source_of(card.plan, language, source), [words["required"], method], language)


def section_of(plan: Plan, row: ScorecardRow, language: str) -> str:
    section = plan.section(row.section) if row.section else None
    name = in_(section.title, language) if section else ""
    return name or row.section or str(WORDS[language]["no_section"])


def cells(card: Scorecard, row: ScorecardRow, language: str) -> dict[str, str]:
    verdict = row.verdict
    indicator = card.plan.indicator(row.indicator)
    due = verdict.schedule.due
    return {
        "indicator": escape((in_(indicator.name, language) if indicator else "") or row.target),
        "target": escape(words_of(verdict.bound, verdict.unit, language)),
        "due": date_words(due, language) if due else shown.NOTHING,
        "observed": escape(observed(verdict, language)),
        "required": escape(amount(display.required(verdict), verdict.unit, language)),
        "status": display.badge(verdict.status, language),
        "note": escape(note(verdict, language)),
    }


def note(verdict: Verdict, language: str) -> str:
    """Why a target was not judged; of one that was, what limits its status, with the shapes that pages have."""
    if verdict.reason:
        return wording.choice("reason", verdict.reason.name, language)
    signs = [f"{SHAPES[mark]} {wording.choice('marks', mark.name, language)}" for mark in doubts_of(verdict.marks)]
    return ("；" if language == "zh" else "; ").join(signs)


def amount(value: float | None, unit: Unit, language: str) -> str:
    return shown.NOTHING if value is None else display.amount(value, unit, language)


def observed(verdict: Verdict, language: str) -> str:
    """The newest figure with its day."""
    figure = verdict.observed
    if figure is None:
        return shown.NOTHING
    day = when_observed(verdict, language)
    words = amount(figure.value, verdict.unit, language)
    return f"{words}（{day}）" if language == "zh" else f"{words} ({day})"


def source_of(plan: Plan, language: str, source: str) -> str:
    """What is given, or the plan itself: who issued it, under what number."""
    parts = (in_(plan.issuer, language), in_(plan.title, language) or plan.id, plan.number)
    return source or (" · " if language == "zh" else ", ").join(part for part in parts if part)


def noted(table: great_tables.GT, source: str, more: Sequence[str], language: str) -> great_tables.GT:
    named = str(WORDS[language]["source"]).format(source=source) if source else ""
    for note in (named, *more):
        table = table.tab_source_note(note) if note else table
    return table


# ---- every other table


def of_table(result: Any, rows: str, language: str, source: str) -> great_tables.GT:
    import great_tables
    import pandas

    made = table_of(result, rows)
    said, blank = shown.told_apart(shown.columns_of(made), len(made))
    frame = pandas.DataFrame({column.name: cells_of(column, language, len(made)) for column in said}, dtype="object")
    table = great_tables.GT(frame).tab_header(
        title=wording.title(made.of, made.name, language), subtitle=made.about or None
    )
    heads = {column.name: column.heading(language) for column in said}
    table = styled(table, heads, [column.name for column in said if column.is_numeric()])
    table = spaced(table, said)
    choices = [column.name for column in said if column.kind == "choice"]
    table = table.fmt_passthrough(columns=choices, escape=False) if choices else table
    return noted(table, source, [blank_note(blank, language)], language)


def cells_of(column: Shown, language: str, rows: int) -> list[str]:
    """Statuses are badges already."""
    return [
        display.badge(wording.STATUSES[value], language) if is_status(column, value) else column.cell(place, language)
        for place, value in enumerate(column.values[:rows])
    ]


def is_status(column: Shown, value: Any) -> bool:
    return column.kind == "choice" and value in wording.STATUSES


def blank_note(blank: list[Shown], language: str) -> str:
    from milepost.tables.printed import NOTES

    words = NOTES[language]
    names = words["mark"].join(column.heading(language) for column in blank)
    return words["blank"].format(names=names) if blank else ""
