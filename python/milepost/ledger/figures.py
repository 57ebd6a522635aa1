"""The observation table: figures with their period, unit and totals, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import milepost as mp
from milepost.ledger.workbook import Cell

HEADS = {
    "zh": ("指标", "对象", "时期", "数值", "单位", "口径", "状态", "发布日期", "来源", "备注"),
    "en": ("indicator", "entity", "period", "value", "unit", "report", "status", "published", "source", "note"),
}
REPORTS = {"": "当期", "year to date": "本年累计", "since start": "累计"}


@dataclass(frozen=True)
class Figure:
    """One row of the table; `cell` is where the value stands."""

    indicator: str
    period: str
    value: str
    unit: str
    report: str
    published: str
    source: str
    note: mp.Text
    cell: Cell

    def row(self, language: str) -> tuple[str, ...]:
        report = REPORTS[self.report] if language == "zh" else self.report or "period"
        unit, published = self.unit, self.published
        return (
            self.indicator,
            "",
            self.period,
            self.value,
            unit,
            report,
            "",
            published,
            self.source,
            mp.in_(self.note, language),
        )


def table_text(figures: Sequence[Figure], language: str) -> str:
    """One line a figure: cells hold no line ends."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(HEADS[language])
    table.writerows(figure.row(language) for figure in figures)
    return text.getvalue()
