"""One edition of a ledger: as of which day, against which earlier day, in which language and colours."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

import milepost as mp
from milepost.ledger.headings import Heading
from milepost.ledger.statement import Statement, statements
from milepost.ledger.works import Work, deliverable_statements, known_log, works
from milepost.palette import PALETTES
from milepost.tables import wording

ILLUSTRATION = mp.Text("示意数据，非公布数据", "illustration: made-up figures, not published ones")
MADE_UP = ("示意", "illustration", "made up")


@dataclass(frozen=True)
class Edition:
    """`before` is the card of the earlier day that changes are counted from, where one is asked for."""

    card: mp.Scorecard
    seen: mp.Observations
    before: mp.Scorecard | None = None
    language: str = "zh"
    palette: str = "safe"
    notes: Mapping[tuple[str, Heading], str] = field(default_factory=dict)
    log: mp.Log = field(default_factory=mp.Log)

    def __post_init__(self) -> None:
        if self.palette not in PALETTES:
            raise mp.OutOfRange(f"palette '{self.palette}': expected one of {', '.join(PALETTES)}")

    @property
    def plan(self) -> mp.Plan:
        return self.card.plan

    @functools.cached_property
    def rows(self) -> list[Statement]:
        return statements(self.card, self.seen, self.language, self.notes)

    @functools.cached_property
    def works(self) -> list[Work]:
        return works(self.card, self.seen, self.log, self.language, self.notes)

    @functools.cached_property
    def deliverables(self) -> list[Statement]:
        """As rows like those of targets, for the sheets that show both."""
        return deliverable_statements(self.card, self.seen, self.language)

    def say(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def of(self, words: mp.Text) -> str:
        return mp.in_(words, self.language)

    @property
    def title(self) -> str:
        name = self.of(self.plan.title) or self.plan.id
        return self.say(f"{name}工作台账", f"{name}: ledger")

    @property
    def is_illustration(self) -> bool:
        """Whether any figure says that it is made up."""
        said = (f"{one.source} {one.note}" for series in self.seen.values() for one in series)
        return any(word in words for words in said for word in MADE_UP)

    @property
    def subtitle(self) -> str:
        day = mp.date_words(self.card.as_of, self.language)
        counts = ", ".join([*self.counted(), *filter(None, [self.counted_deliverables()])])
        words = self.say(
            f"统计截至{day}　评价方法：{wording.method(self.card.method, 'zh')}　{counts.replace(', ', '　')}",
            f"as of {day}; method: {self.card.method}; {counts}",
        )
        return f"{words}{self.say('　', '; ')}{self.of(ILLUSTRATION)}" if self.is_illustration else words

    def counted(self) -> list[str]:
        """How many commitments in all, and of each status that occurs."""
        counts = self.card.roll_up()
        total = self.say(f"目标共{counts.total}项", f"{counts.total} targets")
        said = [self.counted_as(status, number) for status, number in counts.statuses.items() if number]
        return [total, *said]

    def counted_deliverables(self) -> str:
        """Apart from targets, whose counts never change with them; empty where the plan names none."""
        number = len(self.card.deliverables)
        return self.say(f"工作成果{number}项", f"{number} deliverable{'s' * (number > 1)}") if number else ""

    def counted_as(self, status: mp.Status, number: int) -> str:
        words = f"{mp.shape_of(status)} {mp.word_of(status, self.language)}"
        return self.say(f"{words}{number}项", f"{words} {number}")


def edition_of(
    plan: mp.Plan,
    seen: mp.Observations,
    as_of: datetime.date,
    *,
    method: str | mp.Preset = "path",
    since: datetime.date | None = None,
    language: str = "zh",
    palette: str = "safe",
    notes: Mapping[tuple[str, Heading], str] | None = None,
    log: mp.Log | None = None,
) -> Edition:
    """What stands as of a day, and on an earlier one where changes are asked for.

    `log` says what has been done of deliverables; they are judged by it.

    Raises OutOfRange if `since` lies after `as_of`, or for a palette that is none.
    """
    if since and since > as_of:
        raise mp.OutOfRange(f"changes since {since} are asked for, which lies after {as_of}")
    log = log or mp.Log()
    before = mp.assess(plan, with_log(plan, seen, log, since), as_of=since, method=method) if since else None
    seen = with_log(plan, seen, log, as_of)
    card = mp.assess(plan, seen, as_of=as_of, method=method)
    return Edition(card, seen, before, language, palette, notes or {}, log)


def with_log(plan: mp.Plan, seen: mp.Observations, log: mp.Log, day: datetime.date) -> mp.Observations:
    return mp.with_progress(plan, seen, known_log(log, day))
