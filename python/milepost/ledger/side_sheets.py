"""The sheets that follow from 总表 and are not read back: by unit, what is red or amber, what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import milepost as mp
from milepost.deliverable_targets import as_targets
from milepost.ledger.edition import Edition
from milepost.ledger.formats import Formats
from milepost.ledger.headings import Heading
from milepost.ledger.sheets import FIRST_ROW, colour_statuses, height, set_up, widths_of, write_row, write_value
from milepost.ledger.statement import LEADING, NONE, Statement, Value, behind, name_of, responsibility_of, status_words
from milepost.ledger.works import Work, state_of, works
from milepost.ledger.works import name_of as name_of_work

SHORT = (
    *(Heading.task_number, Heading.task, Heading.indicator, Heading.unit, Heading.target, Heading.due),
    *(Heading.scheduled, Heading.actual, Heading.deviation, Heading.status),
)
RED = (mp.Status.missed, mp.Status.off_track)
LIGHTS = {True: mp.Text("■ 红灯", "■ red"), False: mp.Text("▲ 黄灯", "▲ amber")}
ROLES = {True: mp.Text("牵头", "lead"), False: mp.Text("责任", "responsible")}
BOTH = mp.Text("指标或工作成果", "Indicator or deliverable")
NOBODY = mp.Text("责任单位未明确", "no unit is named")


def write_by_unit(sheet: Any, edition: Edition, formats: Formats) -> None:
    """A block for every unit: how its targets stand, then each of them. A target of several units is in each block."""
    head = [edition.say("职责", "Role"), *heads(SHORT, edition)]
    widths = widths_of(SHORT, edition.language, 4)
    set_up(sheet, edition, formats, [11, *widths], head)
    sheet.freeze_panes(FIRST_ROW, 0)
    row = FIRST_ROW
    for unit, answered in by_unit(edition).items():
        words = f"{unit}　{summary(edition, answered)}"
        sheet.merge_range(row, 0, row, len(head) - 1, words, formats.group())
        sheet.set_row(row, height([words], [sum(widths)]))
        for below, (statement, leads) in enumerate(answered, row + 1):
            role = NONE if unit == edition.of(NOBODY) else edition.of(ROLES[leads])
            sheet.write_string(below, 0, role, formats.cell(align="center"))
            write_row(sheet, below, 1, statement, SHORT, widths, formats)
        row += 1 + len(answered)
    colour_statuses(sheet, len(head) - 1, edition, formats)


def heads(headings: Sequence[Heading], edition: Edition) -> list[str]:
    """Indicators and deliverables stand in one column."""
    return [edition.of(BOTH) if one is Heading.indicator else one.words(edition.language) for one in headings]


def by_unit(edition: Edition) -> dict[str, list[tuple[Statement, bool]]]:
    """The rows of each unit, with whether it leads, in the order of the plan; those of nobody last."""
    found: dict[str, list[tuple[Statement, bool]]] = {}
    for organization in edition.plan.organizations:
        found[edition.of(organization.name) or organization.id] = []
    nobody: list[tuple[Statement, bool]] = []
    of_deliverables = as_targets(edition.card).plan if edition.deliverables else edition.plan
    answering = [(edition.plan, one) for one in edition.rows] + [(of_deliverables, one) for one in edition.deliverables]
    for plan, statement in answering:
        answers = responsibility_of(plan, statement.row)
        for one in answers.organizations if answers else ():
            name = name_of(plan, one, edition.language)
            found.setdefault(name, []).append((statement, one.role in LEADING))
        if not answers or not answers.organizations:
            nobody.append((statement, False))
    return {unit: rows for unit, rows in (found | {edition.of(NOBODY): nobody}).items() if rows}


def summary(edition: Edition, answered: Sequence[tuple[Statement, bool]]) -> str:
    """Targets and deliverables are counted apart."""
    made = {id(one) for one in edition.deliverables}
    counted = (
        (edition.say("目标", "targets"), [one.row.status for one, _ in answered if id(one) not in made]),
        (edition.say("工作成果", "deliverables"), [one.row.status for one, _ in answered if id(one) in made]),
    )
    return edition.say("　", "; ").join(counts(edition, what, statuses) for what, statuses in counted if statuses)


def counts(edition: Edition, what: str, statuses: Sequence[mp.Status]) -> str:
    said = [edition.counted_as(status, statuses.count(status)) for status in mp.Status if status in statuses]
    total = edition.say(f"{what}{len(statuses)}项：", f"{what} {len(statuses)}: ")
    return total + edition.say("　", ", ").join(said)


# ---- red and amber

LISTED = (*SHORT[:3], Heading.lead, Heading.responsible, *SHORT[3:], Heading.issues, Heading.next_steps)


def write_lights(sheet: Any, edition: Edition, formats: Formats) -> None:
    """What is missed or off track, then what is at risk, the furthest behind first; and how many cannot be judged."""
    head = [edition.say("亮灯", "Light"), *heads(LISTED, edition)]
    widths = widths_of(LISTED, edition.language, 2)
    set_up(sheet, edition, formats, [9, *widths], head)
    sheet.freeze_panes(FIRST_ROW, 0)
    found = lit(edition)
    for row, statement in enumerate(found, FIRST_ROW):
        sheet.write_string(row, 0, edition.of(LIGHTS[statement.row.status in RED]), formats.cell(align="center"))
        write_row(sheet, row, 1, statement, LISTED, widths, formats)
    last = FIRST_ROW + len(found)
    sheet.merge_range(last, 0, last, len(head) - 1, unlit(edition, len(found)), formats.note())
    colour_statuses(sheet, 1 + LISTED.index(Heading.status), edition, formats)


def lit(edition: Edition) -> list[Statement]:
    rows = [*edition.rows, *edition.deliverables]
    found = [one for one in rows if one.row.counted and one.row.status in (*RED, mp.Status.at_risk)]
    return sorted(found, key=lambda one: (one.row.status not in RED, one.row.verdict.ahead or 0.0))


def unlit(edition: Edition, listed: int) -> str:
    unknown = edition.card.roll_up().statuses.get(mp.Status.not_assessable, 0)
    none = "" if listed else edition.say("无红黄灯事项。", "Nothing is red or amber. ")
    made = sum(one.status == mp.Status.not_assessable for one in edition.card.deliverables)
    zh, en = (f"，工作成果另有{made}项", f", {made} deliverables neither") if made else ("", "")
    return none + edition.say(
        f"另有{unknown}项暂无法评估{zh}，不亮灯，原因见总表和工作成果表“进展情况”栏。",
        f"{unknown} cannot be assessed{en}, and have no light; the sheets of all targets and of deliverables say why.",
    )


# ---- changes

CHANGES = (
    mp.Text("序号", "No."),
    mp.Text("目标编号", "Target id"),
    mp.Text("指标", "Indicator"),
    mp.Text("原状态", "Status before"),
    mp.Text("现状态", "Status now"),
    mp.Text("原数值", "Figure before"),
    mp.Text("现数值", "Figure now"),
    mp.Text("数据日期", "Day of figure"),
    mp.Text("变更内容", "What has changed"),
)

WIDTHS_OF_CHANGES = (6, 22, 34, 16, 16, 14, 14, 14, 26)


def write_changes(sheet: Any, edition: Edition, formats: Formats) -> None:
    """What stands otherwise than on the earlier day; where none is asked for, that is said."""
    set_up(sheet, edition, formats, WIDTHS_OF_CHANGES, [edition.of(one) for one in CHANGES])
    sheet.freeze_panes(FIRST_ROW, 0)
    changes = mp.changes_between(edition.before, edition.card) if edition.before else ()
    for row, change in enumerate(changes, FIRST_ROW):
        write_change(sheet, row, change, edition, formats)
    done = changed_works(edition)
    for row, (before, now) in enumerate(done, FIRST_ROW + len(changes)):
        write_cells(sheet, row, cells_of_work(row, before, now, edition, formats), WIDTHS_OF_CHANGES)
    row = FIRST_ROW + len(changes) + len(done)
    sheet.merge_range(row, 0, row, len(CHANGES) - 1, compared(edition, len(changes) + len(done)), formats.note())
    for place in (3, 4):
        colour_statuses(sheet, place, edition, formats)


def write_change(sheet: Any, row: int, change: mp.Change, edition: Edition, formats: Formats) -> None:
    indicator = edition.plan.indicator(change.indicator)
    middle = formats.cell(align="center")
    unit = behind(indicator.unit, edition.language) if indicator else ""
    none = edition.say("暂无数据", "no figure")
    before = edition.say("新增目标", "new target") if change.is_new else status_words(change.before, edition.language)
    cells: tuple[tuple[Value, Any], ...] = (
        (float(row - FIRST_ROW + 1), middle),
        (change.target, formats.cell()),
        ((edition.of(indicator.name) if indicator else "") or change.indicator, formats.cell()),
        (before, middle),
        (status_words(change.after, edition.language), middle),
        (
            none if change.observed_before is None else change.observed_before,
            formats.figure(change.observed_before, unit, WIDTHS_OF_CHANGES[5]),
        ),
        (
            none if change.observed_after is None else change.observed_after,
            formats.figure(change.observed_after, unit, WIDTHS_OF_CHANGES[6]),
        ),
        (change.observed_at or "—", formats.date()),
        (what_changed(edition, change), formats.cell()),
    )
    write_cells(sheet, row, cells, WIDTHS_OF_CHANGES)


def write_cells(sheet: Any, row: int, cells: Sequence[tuple[Value, Any]], widths: Sequence[int]) -> None:
    for place, (value, format) in enumerate(cells):
        write_value(sheet, row, place, value, format)
    sheet.set_row(row, height([value for value, _ in cells], widths))


def changed_works(edition: Edition) -> list[tuple[Work, Work]]:
    """Lines that are filled in and say otherwise than on the earlier day, where one is asked for."""
    if not edition.before:
        return []
    before = {one.key: one for one in works(edition.before, edition.seen, edition.log, edition.language, {})}
    pairs = [(before[one.key], one) for one in edition.works if one.is_filled_in and one.key in before]
    return [(old, new) for old, new in pairs if (old.percent, old.day) != (new.percent, new.day)]


def cells_of_work(
    row: int, before: Work, now: Work, edition: Edition, formats: Formats
) -> tuple[tuple[Value, Any], ...]:
    middle, none = formats.cell(align="center"), edition.say("暂无记录", "no report")
    name = edition.of(now.deliverable.name) or now.deliverable.id
    part = name_of_work(now, edition.language)
    shares: list[tuple[Value, Any]] = [
        (none if one.percent is None else one.percent, formats.figure(one.percent, "%", WIDTHS_OF_CHANGES[5]))
        for one in (before, now)
    ]
    return (
        (float(row - FIRST_ROW + 1), middle),
        (now.key, formats.cell()),
        (name if part == name else f"{name}{edition.say('：', ': ')}{part}", formats.cell()),
        *((state_of(one.percent, edition.language), middle) for one in (before, now)),
        *shares,
        (now.day or "—", formats.date()),
        (edition.say("办理情况更新", "work reported"), formats.cell()),
    )


def what_changed(edition: Edition, change: mp.Change) -> str:
    before = edition.before[change.target].verdict.observed if edition.before and not change.is_new else None
    corrected = bool(change.new_figure and before and before.at == change.observed_at)
    said = (
        (change.is_new, "新增目标", "new target"),
        (change.new_version, "目标已调整", "target revised"),
        (change.new_figure and not corrected, "有新数据", "new figure"),
        (corrected, "数据已更正", "figure corrected"),
        (change.before != change.after and not change.is_new, "状态变化", "other status"),
    )
    return edition.say("，", ", ").join(edition.say(zh, en) for holds, zh, en in said if holds)


def compared(edition: Edition, number: int) -> str:
    if not edition.before:
        return edition.say("未指定对比日期，故无变更记录。", "No earlier day was asked for, so no changes are listed.")
    day = mp.date_words(edition.before.as_of, edition.language)
    return edition.say(f"与{day}相比，共{number}项变更。", f"{number} changes since {day}.")
