"""The observation table: figures with their period, unit and totals, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from milepost._core import Text, in_
from milepost.reading.cells import Cell

HEADS = {
    "zh": ("指标", "对象", "时期", "数值", "单位", "口径", "状态", "发布日期", "来源", "备注"),
    "en": ("indicator", "entity", "period", "value", "unit", "report", "status", "published", "source", "note"),
}
REPORTS = {"": "当期", "year to date": "本年累计", "since start": "累计"}
STATUSES = {"": "", "final": "最终", "provisional": "初步", "estimate": "估计", "lower bound": "下限"}


@dataclass(frozen=True)
class Figure:
    """One row of the table; `cell` is where the value stands, `whole` what the table calls all entities together."""

    indicator: str
    period: str
    value: str
    unit: str
    report: str
    published: str
    source: str
    note: Text
    cell: Cell
    entity: str = ""
    status: str = ""
    whole: str = ""

    def row(self, language: str) -> tuple[str, ...]:
        report = REPORTS[self.report] if language == "zh" else self.report or "period"
        status = STATUSES[self.status] if language == "zh" else self.status
        note = in_(self.note, language)
        return (
            *(self.indicator, self.entity, self.period, self.value, self.unit),
            *(report, status, self.published, self.source, note),
        )


def table_text(figures: Sequence[Figure], language: str) -> str:
    """One line a figure: cells hold no line ends."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(HEADS[language])
    table.writerows(figure.row(language) for figure in figures)
    return text.getvalue()
