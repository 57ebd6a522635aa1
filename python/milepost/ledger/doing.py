"""What is taken of the sheet of deliverables: what has been done, notes, and a refusal for everything else."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass, replace

import milepost as mp
from milepost.ledger.changes import CORRECTION, OF_THE_PLAN, RULES, Edit, Edits
from milepost.ledger.edited_cells import RefusedError, number_in, past_day, plain, same, words_in
from milepost.ledger.edited_table import EditedTable
from milepost.ledger.figures import known_by, note_of, published_in, reason_in, source
from milepost.ledger.headings import DELIVERABLES, NOTES, Heading
from milepost.ledger.headings import STATES as COLUMNS
from milepost.ledger.log_rows import Done
from milepost.ledger.taking import DAY_OF_NOTES, KNOWN, new_note, refuse_strangers
from milepost.ledger.works import STATES, Work, done_by, reports_on, state_of
from milepost.reading.cells import Cell

SUMMED = mp.Text(
    "由各步骤、各对象推算，请在其所在行填写", "it adds up the lines of its steps or entities: fill in those"
)
NO_STATE = ("应为未启动、进行中、已完成之一", "expected not started, in progress or done")
NO_SHARE = ("进行中须填完成比例，大于0、小于100", "what is in progress has a share done: more than 0, less than 100")


def compare_works(found: Edits, table: EditedTable, before: EditedTable, today: datetime.date) -> None:
    known = {one.key: one for one in found.edition.works}
    refuse_strangers(found, table, before, known)
    for key in (one for one in table.rows if one in known):
        compare_work(found, known[key], table, before, today)


def compare_work(found: Edits, work: Work, table: EditedTable, before: EditedTable, today: datetime.date) -> None:
    """A state, its share and its days are one change, told in the column that was changed first."""
    standing = [one for one in DELIVERABLES if one in table.columns and one is not Heading.number]
    changed = [one for one in standing if not same(table.at(work.key, one), before.at(work.key, one))]
    for one in changed:
        edit = Edit(table.place(work.key, one), work.key, one, plain(work.values[one]), words_of(table, work, one))
        try:
            take_edit(found, work, table, today, changed, edit)
        except RefusedError as refused:
            at = refused.heading if refused.heading in table.columns else one
            found.refuse(table.place(work.key, at), words_of(table, work, at), refused.rule)


def words_of(table: EditedTable, work: Work, heading: Heading) -> str:
    return words_in(table.at(work.key, heading))


def take_edit(
    found: Edits, work: Work, table: EditedTable, today: datetime.date, changed: Collection[Heading], edit: Edit
) -> None:
    if edit.heading in COLUMNS and not work.is_filled_in:
        raise RefusedError(SUMMED.zh, SUMMED.en)
    if edit.heading in (Heading.state, Heading.percent):
        first = edit.heading is Heading.state or Heading.state not in changed
        edit = add_done(found, work, table, today, changed, edit) if first else edit
    elif edit.heading in COLUMNS:
        edit = with_day(table, today, changed, edit)
    elif edit.heading in NOTES:
        found.notes.append(new_note(found, table, edit, today))
    else:
        found.refuse(edit.at, edit.after, RULES.get(edit.heading, OF_THE_PLAN), edit.before)
        return
    found.edits.append(edit)


def with_day(table: EditedTable, today: datetime.date, changed: Collection[Heading], edit: Edit) -> Edit:
    """Read with the state; without a new state the day is that of the notes."""
    if Heading.state in changed or Heading.percent in changed:
        return edit
    if edit.heading is Heading.published:
        raise RefusedError("发布日期随办理状态填写", "a day of publication goes with a new state")
    past_day(table.at(edit.target, edit.heading), today)
    return replace(edit, how=DAY_OF_NOTES)


# ---- what has been done


def add_done(
    found: Edits, work: Work, table: EditedTable, today: datetime.date, changed: Collection[Heading], edit: Edit
) -> Edit:
    """Once: the log, or an earlier reading, may have it already. Returns the change as it is told."""
    one = reported(found, work, table, today, changed, edit.heading)
    refuse_unreasoned(one)
    if one.is_known:
        found.remarks.append((edit.at, KNOWN))
    else:
        found.done.append(one.done())
    before, after = (in_words(share, found.edition.language) for share in (one.so_far, one.percent))
    kind = CORRECTION if one.corrects else "state"
    edit = replace(edit, before=before, after=after, how=one.told(), kind=kind)
    return replace(edit, period=str(one.day), published=str(one.published))


def in_words(percent: float | None, language: str) -> str:
    """In progress with its share, which is no whole."""
    share = "" if percent is None or percent in (0, 100) else f" {percent:g}%"
    return state_of(percent, language) + share


def reported(
    found: Edits,
    work: Work,
    table: EditedTable,
    today: datetime.date,
    changed: Collection[Heading],
    heading: Heading,
) -> Reported:
    percent = percent_in(work, table, changed)
    day = past_day(table.at(work.key, Heading.updated), today, Heading.updated)
    published = published_in(table.at(work.key, Heading.published), day, today)
    log, cell = found.edition.log, table.at(work.key, heading)
    reports = reports_on(log, work, today)
    assert cell  # or there would be no state in it
    return Reported(
        *(work, cell, percent, day, published or today, bool(published)),
        *(reason_in(table, work.key, changed), reports[-1] if reports else None, done_by(log, work, day, today)),
        found.by,
    )


@dataclass(frozen=True)
class Reported:
    """`percent` of the whole line by a day; `last` is the report before it and `so_far` what that comes to."""

    work: Work
    cell: Cell
    percent: float
    day: datetime.date
    published: datetime.date
    is_stated: bool
    reason: str
    last: mp.StepProgress | None
    so_far: float | None
    by: str

    @property
    def is_known(self) -> bool:
        return bool(self.last and self.last.date == self.day and self.so_far == self.percent)

    @property
    def corrects(self) -> bool:
        """Less than before, or another figure of the same day."""
        if self.so_far is None or self.is_known:
            return False
        return self.percent < self.so_far or bool(self.last and self.last.date == self.day)

    def done(self) -> Done:
        """Of what comes back in each period the log adds up what was done; of all else it has how far that has come."""
        recurring = mp.is_recurring(self.work.deliverable)
        added = self.percent - (self.so_far or 0.0) if recurring else self.percent
        step = self.work.step.id if self.work.step else ""
        note = note_of(self.by, self.reason if self.corrects else "")
        return Done(
            *(self.work.deliverable.id, self.work.entity, step, self.day),
            *(added, self.published, source(self.cell), note),
        )

    def told(self) -> mp.Text:
        zh, en = known_by(self.is_stated)
        why = mp.Text(f"；原因：{self.reason}", f"; why: {self.reason}") if self.corrects else mp.Text()
        return mp.Text(
            f"{self.day}的情况，自{zh}{self.published}起计入{why.zh}",
            f"as of {self.day}, known from {self.published}, the day it was {en}{why.en}",
        )


def refuse_unreasoned(one: Reported) -> None:
    """A report is of no earlier day than the one before; where it takes something back it says why."""
    if one.last and one.day < one.last.date:
        last = one.last.date
        raise RefusedError(f"早于已有记录的日期{last}", f"there is a report of {last} already", Heading.updated)
    if not one.last or not one.corrects:
        return
    if mp.is_recurring(one.work.deliverable) and one.percent < (one.so_far or 0.0):
        raise RefusedError("按期工作的完成比例不能减少，请改办理记录", "what recurs is taken back in the log alone")
    if not one.reason:
        raise RefusedError(
            f"{one.last.date}已有记录{one.so_far:g}%：新情况须填新的更新日期；更正须在“备注”写明原因",
            f"there is a report of {one.last.date} already, {one.so_far:g} %: what is new has a day of its own; to "
            "correct that one, Remarks say why",
        )
    before = one.last.published or one.last.date
    if one.day == one.last.date and one.published <= before:
        raise RefusedError(f"更正须晚于原记录的发布日期{before}", f"a correction is published after {before}")


# ---- state and share


def percent_in(work: Work, table: EditedTable, changed: Collection[Heading]) -> float:
    """What state and share say together: the one that was changed counts, and two that were must agree."""
    words = words_of(table, work, Heading.percent)
    is_new = bool(words) and Heading.percent in changed
    share = number_in(words.removesuffix("%").strip()) if is_new else work.percent
    if is_new and (share is None or not 0 <= share <= 100):
        raise RefusedError("应为0至100之间的数", "a number from 0 to 100 stands here", Heading.percent)
    if Heading.state in changed:
        return share_of_state(words_of(table, work, Heading.state), share, is_new)
    if share is None or not words:
        raise RefusedError("办理情况不因清空而撤回", "what was reported is not taken back by an empty cell")
    return share


def share_of_state(state: str, share: float | None, is_new: bool) -> float:
    which = next((place for place, one in enumerate(STATES) if state in (one.zh, one.en)), None)
    if which is None:
        raise RefusedError(*NO_STATE, Heading.state)
    if which != 1:
        whole = 50.0 * which
    elif share is None or not 0 < share < 100:
        raise RefusedError(*NO_SHARE, Heading.percent)
    else:
        whole = share
    if is_new and share != whole:
        raise RefusedError("与办理状态不符", "it does not agree with the state", Heading.percent)
    return whole
