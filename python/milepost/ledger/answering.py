"""Who answers: lists of organizations as ledgers write them, with their roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from milepost.ledger.draft import Draft, Item
from milepost.ledger.roles import Role
from milepost.ledger.rows import Row
from milepost.reading.words import BRACKETS, Mark, outside_brackets, tidy

LEAD = r"牵头(?:责任)?(?:单位|部门)?(?:负责)?|主办(?:单位)?|主责(?:单位)?|lead(?: unit| agency)?"
JOINT = (
    r"(?:参与)?配合(?:单位|部门)?|协办(?:单位)?|协同(?:单位)?|参与(?:单位)?|协助|support(?:ing)?(?: units?| agencies)?"
)
LABEL = re.compile(rf"^(?:({LEAD})|({JOINT})|(?:责任|负责|承办|实施)(?:单位|部门|主体))\s*[:：]\s*", re.IGNORECASE)
ENDING = re.compile(rf"(?:({LEAD})|({JOINT}))$", re.IGNORECASE)
ASIDE = re.compile(rf"(?:({LEAD})|({JOINT}))", re.IGNORECASE)
BY_FUNCTION = re.compile(r"[(（]?(?:按照?|依)?(?:各自)?(?:职责|职能)分工负责[)）]?$")
AND_OTHERS = re.compile(r"等(?:有关|相关|各)*(?:部门和?单位|部门|单位|部门及单位)?$")
COLLECTIVE_ALL = re.compile(r"^(?:各|每个|全体|所有)(?!.*(?:有关|相关))")
COLLECTIVE_CONCERNED = re.compile(r"^(?:各|其他)?(?:有关|相关)")


@dataclass
class Answering:
    """Organizations in the order of the cell, each with its role, and what the cell says of all."""

    named: list[tuple[str, str]] = field(default_factory=list)
    open_ended: bool = False
    by_function: bool = False
    words: list[str] = field(default_factory=list)

    def add(self, words: str, role: str) -> None:
        """Reads one cell; `role` is that of its column. The words of the cell decide against the column: where one of
        several leads, the others do not."""
        self.words.append(words)
        rest = BY_FUNCTION.sub("", words)
        self.by_function = self.by_function or rest != words
        marked = any(found for inside in BRACKETS.findall(rest) if (found := ASIDE.fullmatch(inside)) and found[1])
        waiting, standing = len(self.named), "responsible" if marked and role == "lead" else role
        for piece in pieces(rest):
            standing = self._add_piece(piece, waiting, standing)
            waiting = len(self.named) if ENDING.search(piece) else waiting

    def _add_piece(self, piece: str, waiting: int, standing: str) -> str:
        """Adds one name; returns the role of those after it, which a label such as 配合单位： changes.

        牵头 behind a list counts for the whole list."""
        label = LABEL.match(piece)
        standing = role_said(label, standing) if label else standing
        name = piece[label.end() :] if label else piece
        behind = ENDING.search(name)
        if behind and behind.start() > 0:
            standing_here = role_said(behind, standing)
            self.named[waiting:] = [(earlier, standing_here) for earlier, _ in self.named[waiting:]]
            self._add_name(name[: behind.start()], standing_here)
        else:
            self._add_name(name, standing)
        return standing

    def _add_name(self, name: str, role: str) -> None:
        aside = next((found for inside in BRACKETS.findall(name) if (found := ASIDE.fullmatch(inside))), None)
        if aside:
            role, name = role_said(aside, role), outside_brackets(name)
        closed = AND_OTHERS.sub("", name)
        self.open_ended = self.open_ended or closed != name
        closed = tidy(re.sub(r"(?<=.)负责$", "", closed)).strip("。.:：")
        if closed and all(closed != earlier for earlier, _ in self.named):
            self.named.append((closed, role))


def role_said(found: re.Match[str], otherwise: str) -> str:
    return "lead" if found[1] else "joint" if found[2] else "responsible" if found.re is LABEL else otherwise


def pieces(words: str) -> Iterator[str]:
    """Between separators outside brackets: 、 ， ； / and a blank between two Chinese words."""
    depth, piece = 0, ""
    for place, letter in enumerate(words):
        depth = max(0, depth + (letter in "(（") - (letter in ")）"))
        between = letter == " " and is_chinese(words[place - 1 : place]) and is_chinese(words[place + 1 : place + 2])
        if depth == 0 and (letter in "、，,；;/|" or between):
            yield piece.strip()
            piece = ""
        else:
            piece += letter
    yield piece.strip()


def is_chinese(letter: str) -> bool:
    return bool(letter) and letter >= "\u3400"


def collective_of(name: str) -> str:
    """all for 各区县, concerned for 各有关部门, empty for a name of one organization."""
    if COLLECTIVE_CONCERNED.match(name):
        return "concerned"
    return "all" if COLLECTIVE_ALL.match(name) else ""


# ---- into the draft

COLUMNS = ((Role.lead, "lead"), (Role.responsible, "responsible"), (Role.joint, "joint"))
SAID = {"zh": {"lead": "（牵头）", "joint": "（配合）"}, "en": {"lead": " (lead)", "joint": " (joint)"}}


def answer(draft: Draft, row: Row, task: Item, indicator: Item | None) -> None:
    """The first row of a task answers for the task; a later row that names others, for its indicator."""
    who = Answering()
    cells = [(cell, name) for role, name in COLUMNS for _, cell in row.all(role)]
    for cell, name in cells:
        who.add(cell.words, name)
    places = tuple(cell.at for cell, _ in cells)
    inherited = task.answers and not any(row.begins(cell) for cell, _ in cells)  # merged from the rows above
    if not cells or inherited or places == task.answers:
        return
    for cell, _ in cells:
        row.say(cell, Mark.read, f"责任单位：{listed(who, 'zh')}", f"responsible: {listed(who, 'en')}")
    if not task.answers:
        task.answers = places
        task.fields["responsible"] = responsible(draft, who)
    elif indicator and responsible(draft, who) != task.fields["responsible"]:
        indicator.fields["responsible"] = responsible(draft, who)


def responsible(draft: Draft, who: Answering) -> dict[str, Any]:
    organizations: list[Any] = []
    for name, role in who.named:
        id = draft.organization(name, collective_of(name))
        organizations.append(id if role == "responsible" else {"id": id, "role": role})
    fields: dict[str, Any] = {"organizations": organizations}
    if who.by_function:
        fields["mode"] = "by_function"
    if who.open_ended:
        fields["open"] = True
    return fields | {"words": "；".join(who.words)}


def listed(who: Answering, language: str) -> str:
    names = [name + SAID[language].get(role, "") for name, role in who.named]
    if language == "zh":
        return "、".join(names) + ("等" if who.open_ended else "")
    return ", ".join(names) + (" and others" if who.open_ended else "")
