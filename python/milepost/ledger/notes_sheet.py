"""The sheet 说明: what the ledger is, what its columns hold, who fills them in, and the choices of its lists."""

from __future__ import annotations

from typing import Any

import milepost as mp
from milepost.ledger.edition import ILLUSTRATION, Edition
from milepost.ledger.formats import Formats
from milepost.ledger.headings import HEADINGS, Heading
from milepost.ledger.sheets import CHOICES, FIRST_ROW, choices, colour_statuses, height, set_up, write_value
from milepost.ledger.statement import Value

PLAN = mp.Text("方案编号", "Plan")
AS_OF = mp.Text("统计截止日期", "As of")
METHOD = mp.Text("评价方法", "Method")
SINCE = mp.Text("对比日期", "Changes since")
PALETTE = mp.Text("配色", "Colours")
NO_DAY = mp.Text("未指定", "none")

CONTENTS = {
    Heading.baseline: mp.Text("起算时的数值；文件未确定的，说明见“进展情况”", "the figure that the path starts from"),
    Heading.target: mp.Text("照方案；须在方案文件中修改", "as the plan says; changed in the plan file"),
    Heading.scheduled: mp.Text(
        "按时间推算、到数据所属日应达到的数值；尚无数据的，为截止日应达到的数值",
        "what is due on the day of the figure; without any figure, on the as-of day",
    ),
    Heading.actual: mp.Text("截至“更新日期”的实际数值，按“单位”栏填报", "the figure on the day of update, in the unit"),
    Heading.deviation: mp.Text(
        "实际进度与序时进度之差占全程的百分点；正数为超前",
        "progress less what is due by schedule, in points of the whole way; positive is ahead",
    ),
    Heading.status: mp.Text("由数据评定，不得手工修改", "follows from the figures, never by hand"),
    Heading.report: mp.Text("原为评定说明，可改写", "the explanation of the status, until it is rewritten"),
    Heading.evidence: mp.Text("原为数据来源", "the source of the figure, until it is rewritten"),
    Heading.updated: mp.Text(
        "数据所属日；改动实际进度时必须一并填写", "the day of the figure; a new figure, a new day"
    ),
    Heading.target_id: mp.Text("核对之用，不得改动；不打印", "ties the row to the plan; left as it is, not printed"),
}
FROM_PLAN = mp.Text("照方案", "from the plan")
WRITTEN = mp.Text("由责任单位填写", "written by the unit")

WIDTHS = (18, 70, 10, 3, 3, 3, 18, 14, 38)


def write_notes(sheet: Any, edition: Edition, formats: Formats) -> None:
    head = [edition.say("项目", "Item"), edition.say("内容", "Content"), edition.say("填报", "Filled in")]
    lists = [one.words(edition.language) for one in CHOICES]
    set_up(sheet, edition, formats, WIDTHS, [*head, "", "", "", *lists])
    row = FIRST_ROW
    for name, value in facts(edition):
        sheet.write_string(row, 0, name, formats.group())
        format = formats.cell(align="left") if isinstance(value, str) else formats.date(align="left")
        write_value(sheet, row, 1, value, format)
        sheet.set_row(row, height([value], [WIDTHS[1]]))
        row += 1
    write_columns(sheet, row, edition, formats)
    write_choices(sheet, edition, formats)


def facts(edition: Edition) -> list[tuple[str, Value]]:
    """What a reader of the ledger asks first; the first five are read back."""
    before = edition.before
    made_up = edition.of(ILLUSTRATION) if edition.is_illustration else edition.say("以数据表所载为准", "as observed")
    pairs: list[tuple[mp.Text, Value]] = [
        (PLAN, edition.plan.id),
        (AS_OF, str(edition.card.as_of)),
        (METHOD, edition.card.method),
        (SINCE, str(before.as_of) if before else edition.of(NO_DAY)),
        (PALETTE, edition.palette),
        (mp.Text("数据性质", "Figures"), made_up),
        (mp.Text("填报要求", "Filling in"), edition.of(RULES)),
    ]
    return [(edition.of(name), value) for name, value in pairs]


RULES = mp.Text(
    "只填浅黄底色的栏目。新增任务、修改目标值须改方案文件；更正已填数据须改数据表。"
    "改毕用 milepost ledger --read 读回，逐格核对。",
    "Only the pale yellow columns are filled in. Tasks are added and targets changed in the plan file, earlier figures "
    "corrected in the table of observations. milepost ledger --read takes the edits back, cell by cell.",
)


def write_columns(sheet: Any, first: int, edition: Edition, formats: Formats) -> None:
    yes, no = edition.say("可填", "yes"), edition.say("不可填", "no")
    for row, heading in enumerate(HEADINGS, first):
        content = CONTENTS.get(heading, WRITTEN if heading.is_filled_in else FROM_PLAN)
        sheet.write_string(row, 0, heading.words(edition.language), formats.group())
        sheet.write_string(row, 1, edition.of(content), formats.cell())
        sheet.write_string(row, 2, yes if heading.is_filled_in else no, formats.cell(align="center"))


def write_choices(sheet: Any, edition: Edition, formats: Formats) -> None:
    """From the second row below the head: the drop-downs of 总表 name these cells."""
    for column, heading in enumerate(CHOICES, 6):
        sheet.write_string(FIRST_ROW, column, edition.say("可选值", "choices"), formats.group())
        for row, word in enumerate(choices(edition, heading), FIRST_ROW + 1):
            sheet.write_string(row, column, word, formats.cell(text_wrap=False, shrink=True))
    colour_statuses(sheet, 6, edition, formats)
