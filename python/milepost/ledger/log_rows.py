"""What has been done of deliverables, as rows of the log (CSV) that other commands take with --log."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import milepost as mp

HEADS = {
    "zh": ("事项", "对象", "步骤", "日期", "完成比例", "发布日期", "来源", "备注"),
    "en": ("of", "subject", "step", "date", "percent", "published", "source", "note"),
}


@dataclass(frozen=True)
class Done:
    """What was done of a deliverable, of one step of it, by one entity; `percent` so far, or of the period added."""

    deliverable: str
    entity: str
    step: str
    date: datetime.date
    percent: float
    published: datetime.date
    source: str
    note: mp.Text

    def row(self, language: str) -> tuple[str, ...]:
        return (
            *(self.deliverable, self.entity, self.step, str(self.date), f"{self.percent:.15g}", str(self.published)),
            *(self.source, mp.in_(self.note, language)),
        )
