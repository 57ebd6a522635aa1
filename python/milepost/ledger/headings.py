"""The columns of the ledger that is written: their names, widths, and which of them agencies fill in."""

from __future__ import annotations

import enum

import milepost as mp
from milepost.reading.words import fold


class Heading(enum.Enum):
    """A column of 总表: its name in both languages, its width in letters, and whether edits in it are taken back."""

    number = ("序号", "No.", 4, False)
    task_number = ("任务编号", "Task no.", 5, False)
    task = ("重点任务", "Key task", 12, False)
    indicator = ("指标", "Indicator", 14, False)
    unit = ("单位", "Unit", 6, False)
    baseline = ("基期值", "Baseline", 9, False)
    target = ("目标值", "Target", 12, False)
    due = ("完成时限", "Due", 11, False)
    lead = ("牵头单位", "Lead unit", 9, False)
    responsible = ("责任单位", "Responsible units", 20, False)
    person = ("责任人", "Person in charge", 7, True)
    scheduled = ("序时进度", "Due by schedule", 9, False)
    actual = ("实际进度", "Progress", 9, True)
    deviation = ("偏差(百分点)", "Deviation (points)", 8, False)
    status = ("状态", "Status", 13, False)
    report = ("进展情况", "Progress report", 30, True)
    issues = ("存在问题", "Issues", 11, True)
    next_steps = ("下步措施", "Next steps", 11, True)
    evidence = ("佐证材料", "Evidence", 12, True)
    updated = ("更新日期", "Updated", 11, True)
    remarks = ("备注", "Remarks", 13, True)
    published = ("发布日期", "Published", 11, True)
    target_id = ("目标编号", "Target id", 14, False)

    # Of the sheet of deliverables.
    deliverable = ("工作成果", "Deliverable", 24, False)
    form = ("成果形式", "Form", 10, False)
    state = ("办理状态", "State", 10, True)
    percent = ("完成比例(%)", "Done (%)", 8, True)
    deliverable_id = ("成果编号", "Deliverable id", 22, False)

    @property
    def text(self) -> mp.Text:
        return mp.Text(self.value[0], self.value[1])

    @property
    def width(self) -> int:
        return self.value[2]

    @property
    def is_filled_in(self) -> bool:
        """By agencies; the others come from the plan or are computed."""
        return self.value[3]

    def words(self, language: str) -> str:
        return mp.in_(self.text, language)


HEADINGS = tuple(Heading)[: list(Heading).index(Heading.target_id) + 1]
# 工作成果: what is to be made, with its steps, by what has been done of it.
DELIVERABLES = (
    *(Heading.number, Heading.task_number, Heading.task, Heading.deliverable, Heading.form, Heading.due),
    *(Heading.lead, Heading.responsible, Heading.person, Heading.state, Heading.percent, Heading.updated),
    *(Heading.status, Heading.report, Heading.issues, Heading.next_steps, Heading.evidence, Heading.remarks),
    *(Heading.published, Heading.deliverable_id),
)
# The figure, or what has been done, the day that it tells of, and the day from which on it is known.
FIGURES = (Heading.actual, Heading.updated, Heading.published)
STATES = (Heading.state, Heading.percent, Heading.updated, Heading.published)
# What agencies write about a target, beside its figure and the day of it.
NOTES = tuple(one for one in Heading if one.is_filled_in and one not in (*FIGURES, *STATES))
# Computed from the figure: after a new one the old value may stand, or the new one.
COMPUTED = (Heading.scheduled, Heading.deviation, Heading.status)


def heading_of(label: str) -> Heading | None:
    """The column that a label names, in either language; none if it names none."""
    return _BY_LABEL.get(fold(label))


_BY_LABEL = {fold(words): one for one in Heading for words in (one.text.zh, one.text.en)}
