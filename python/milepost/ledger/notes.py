"""Progress notes: what agencies write beside figures, as a table (CSV) that goes into the next ledger."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import milepost as mp
from milepost.ledger.headings import NOTES, Heading, heading_of
from milepost.ledger.works import is_key

HEADS = {
    "zh": ("目标编号", "栏目", "内容", "更新日期", "填报人", "出处"),
    "en": ("target", "column", "words", "updated", "by", "place"),
}


@dataclass(frozen=True)
class Note:
    """Words in one column about one target; empty words take back what was there."""

    target: str
    heading: Heading
    words: str
    updated: datetime.date | None = None
    by: str = ""
    place: str = ""

    def row(self, language: str) -> tuple[str, ...]:
        day = str(self.updated or "")
        return (self.target, self.heading.words(language), self.words, day, self.by, self.place)


def notes_text(notes: Iterable[Note], language: str, head: bool = True) -> str:
    """One line a note, after the head of the table."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    if head:
        table.writerow(HEADS[language])
    table.writerows(note.row(language) for note in notes)
    return text.getvalue()


def read_notes(path: str | Path, plan: mp.Plan) -> dict[tuple[str, Heading], str]:
    """The words that stand last for each target and column, in the order of the file.

    Raises Error with file and line for a head that is none, a target that is not in the plan, a column that takes no
    notes, and a file that cannot be read.
    """
    try:
        rows = list(csv.reader(io.StringIO(Path(path).read_text(encoding="utf-8-sig"), newline="")))
    except (OSError, UnicodeError, csv.Error) as failure:
        raise mp.Error(f"'{path}' cannot be read as a table of notes: {failure}") from None
    places = columns_of(rows[0] if rows else [], path)
    return dict(noted(row, places, f"{path}:{line}", plan) for line, row in enumerate(rows[1:], 2) if row)


def columns_of(head: list[str], path: str | Path) -> dict[str, int]:
    known = {word: HEADS["en"][place] for words in HEADS.values() for place, word in enumerate(words)}
    places = {known[word.strip()]: place for place, word in enumerate(head) if word.strip() in known}
    missing = [word for word in HEADS["en"][:3] if word not in places]
    if missing:
        raise mp.Error(f"{path}:1: no column '{missing[0]}'; expected {', '.join(HEADS['en'])}")
    return places


def noted(row: list[str], places: Mapping[str, int], at: str, plan: mp.Plan) -> tuple[tuple[str, Heading], str]:
    target, column, words = (row[places[name]] if places[name] < len(row) else "" for name in HEADS["en"][:3])
    heading = heading_of(column)
    if not plan.target(target) and not is_key(plan, target):
        raise mp.Error(f"{at}: no target '{target}' in the plan, and no deliverable")
    if heading not in NOTES:
        raise mp.Error(f"{at}: '{column}' takes no notes; expected one of {', '.join(one.text.en for one in NOTES)}")
    return (target, heading), words
