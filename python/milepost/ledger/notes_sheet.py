"""The sheet 说明: what the ledger is, what its columns hold, who fills them in, and the choices of its lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import milepost as mp
from milepost.ledger.edition import ILLUSTRATION, Edition
from milepost.ledger.formats import Formats
from milepost.ledger.headings import DELIVERABLES, HEADINGS, Heading
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
        "实际进度与序时进度之差，正数为超前：以%计的指标为两个比率相差的百分点，其他指标为差数占全程的百分点",
        "progress less what is due by schedule, positive is ahead: of figures in % the percentage points between the "
        "two, of others points of the whole way",
    ),
    Heading.status: mp.Text("由数据评定，不得手工修改", "follows from the figures, never by hand"),
    Heading.report: mp.Text("原为评定说明，可改写", "the explanation of the status, until it is rewritten"),
    Heading.evidence: mp.Text("原为数据来源", "the source of the figure, until it is rewritten"),
    Heading.updated: mp.Text(
        "数据所属日、办理之日；改动实际进度、办理状态时一并填写",
        "the day of the figure or the state; a new figure, a new day",
    ),
    Heading.published: mp.Text(
        "新数据的发布日期；不填的，自读回之日起计入；不打印",
        "when the new figure was published; if empty, it is known from the day it is read back; not printed",
    ),
    Heading.state: mp.Text(
        "未启动、进行中、已完成；有步骤的填步骤，成果一行由各步骤推算",
        "not started, in progress or done; of the steps where there are any, for the line above adds them up",
    ),
    Heading.percent: mp.Text("进行中的填大于0、小于100的数", "of what is in progress: more than 0, less than 100"),
    Heading.deliverable_id: mp.Text(
        "核对之用，不得改动；不打印", "ties the row to the plan; left as it is, not printed"
    ),
    Heading.target_id: mp.Text("核对之用，不得改动；不打印", "ties the row to the plan; left as it is, not printed"),
}
FROM_PLAN = mp.Text("照方案", "from the plan")
WRITTEN = mp.Text("由责任单位填写", "written by the unit")

WIDTHS = (22, 56, 8, 1, 1, 1, 16, 22, 40)
FIRST_LIST = 6  # the column of the first list of choices


def write_notes(sheet: Any, edition: Edition, formats: Formats) -> None:
    head = [edition.say("项目", "Item"), edition.say("内容", "Content"), edition.say("填报", "Filled in")]
    lists = [one.words(edition.language) for one in CHOICES]
    set_up(sheet, edition, formats, WIDTHS, [*head, "", "", "", *lists])
    rows = [*((name, value, "") for name, value in facts(edition)), *columns(edition)]
    offered = [[edition.say("可选值", "choices"), *choices(edition, one)] for one in CHOICES]
    for row in range(max(len(rows), *map(len, offered))):
        words = [one[row] if row < len(one) else "" for one in offered]
        write_line(sheet, FIRST_ROW + row, rows[row] if row < len(rows) else None, words, formats)
    colour_statuses(sheet, FIRST_LIST, edition, formats)


def write_line(
    sheet: Any, row: int, line: tuple[str, Value, str] | None, offered: Sequence[str], formats: Formats
) -> None:
    """A fact or a column, and beside it what the lists offer: the drop-downs name these cells."""
    if line:
        name, value, filled_in = line
        sheet.write_string(row, 0, name, formats.group())
        write_value(sheet, row, 1, value, formats.cell(align="left"))
        if filled_in:
            sheet.write_string(row, 2, filled_in, formats.cell(align="center"))
    for column, words in enumerate(offered, FIRST_LIST):
        if words:
            sheet.write_string(row, column, words, formats.group() if row == FIRST_ROW else formats.cell())
    beside = zip(offered, WIDTHS[FIRST_LIST:], strict=True)
    pairs = [(line[1], WIDTHS[1]), (line[0], WIDTHS[0])] if line else []
    values, widths = zip(*pairs, *beside, strict=True)
    sheet.set_row(row, height(values, widths))


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
    "只填浅黄底色的栏目。新增任务、修改目标值须改方案文件；更正已填数据的，日期不变，改填数据，并在备注写明原因。"
    "改毕用 milepost ledger --read 读回，逐格核对。",
    "Only the pale yellow columns are filled in. Tasks are added and targets changed in the plan file. An earlier "
    "figure is corrected by a new one with its day, and the reason in Remarks. milepost ledger --read takes "
    "the edits back, cell by cell.",
)


def columns(edition: Edition) -> Iterator[tuple[str, Value, str]]:
    yes, no = edition.say("可填", "yes"), edition.say("不可填", "no")
    for heading in dict.fromkeys((*HEADINGS, *DELIVERABLES)):
        content = CONTENTS.get(heading, WRITTEN if heading.is_filled_in else FROM_PLAN)
        yield heading.words(edition.language), edition.of(content), yes if heading.is_filled_in else no
