"""Problems of files and errors of the library in Chinese, clause by clause, from the wordings in problems.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import milepost as mp

SEVERITIES = {"error": "错误", "warning": "提醒"}
HOLE = re.compile(r"\{([#=]?)\}")
PATTERNS = {
    "": "(.+?)",
    "=": "([^ :]+?(?: [^ :]+?)?)",
    "#": r"([-+]?[\d.,e+-]*\d|[-+]?inf|nan)",
    "'": "((?:(?!': ').)*?)",
}
# Words of a file in a message: between quotes that open after a blank or a bracket and close before the like.
QUOTED = re.compile(r"(?:(?<=[\s(:])|^)'[^'\n]*'(?=[\s;:,.)?]|$)")
KEYS = re.compile(r"([a-z_]+) ([a-z_]+)( '.*')?")  # a key in the map of another, and its value
PHRASES = "year to date|since start|lower bound"  # what tables have in one cell
ITEM = f"(?:{PHRASES}|[^ ]+)"
LIST = re.compile(f"{ITEM}(?:, {ITEM})*(?:,? or {ITEM})?")


class Wording(NamedTuple):
    """A clause as the library words it, with holes, and in Chinese."""

    en: str
    zh: str

    @property
    def weight(self) -> int:
        """Letters outside holes: of two clauses that fit, the one that says more is meant."""
        return len(HOLE.sub("", self.en))

    @property
    def landmark(self) -> str:
        """The longest part without a hole: a clause that lacks it need not be looked at more closely."""
        return max(HOLE.split(self.en)[::2], key=len)

    @property
    def holes(self) -> list[str]:
        """What kind each hole is of: that in its braces, or quoted."""
        return [("'" if self.en[: one.start()].endswith("'") else one[1]) for one in HOLE.finditer(self.en)]

    def found_in(self, clause: str) -> tuple[str, ...] | None:
        """What fills the holes; nothing that is a clause with a head of its own."""
        found = pattern_of(self).fullmatch(clause)
        values = tuple(found.groups()) if found else ()
        loose = [] if self.en.startswith("expected ") else values
        headed = any(kind == "" and len(cut(f"{one} ", ": ")) > 1 for one, kind in zip(loose, self.holes, strict=False))
        return values if found and not headed else None


@cache
def tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("problems.toml").read_text(encoding="utf-8"))


@cache
def wordings() -> tuple[tuple[str, Wording], ...]:
    """Each with its landmark, those that say most first."""
    known = [Wording(en, zh) for en, zh in tables()["sentences"].items()]
    return tuple((one.landmark, one) for one in sorted(known, key=lambda one: -one.weight))


@cache
def pattern_of(wording: Wording) -> re.Pattern[str]:
    literals = [re.escape(part) for part in HOLE.split(wording.en)[::2]]
    holes = [PATTERNS[kind] for kind in wording.holes]
    return re.compile("".join(a + b for a, b in zip(literals, [*holes, ""], strict=True)), re.DOTALL)


def problem_in(problem: mp.Problem, language: str) -> str:
    """A problem on one line: file:line:column, how grave, of what, and what is wrong."""
    words = str(problem)
    if language != "zh":
        return words
    place, mark, rest = words.partition(f"{problem.severity}: ")
    subject, named, message = rest.partition(f"{problem.subject}: ") if problem.subject else ("", "", rest)
    if not mark or subject:
        return words
    what = f"{subject_in_chinese(problem.subject)}：" if named else ""
    return f"{place}{SEVERITIES[str(problem.severity)]}：{what}{message_in_chinese(message)}"


def subject_in_chinese(subject: str) -> str:
    """ "指标 platforms" of "indicator platforms"."""
    return filled(subject) if known(subject) else with_first_words(subject, "kinds", "named")


def with_first_words(text: str, *sections: str) -> str:
    """Its first words in Chinese, where they are known, and the rest as it is."""
    names = {en: zh for section in sections for en, zh in tables()[section].items()}
    first = max((one for one in names if text.startswith(f"{one} ")), key=len, default="")
    rest = text[len(first) + 1 :]
    return f"{names[first]} {known(rest) or rest}" if first else text


def message_in_chinese(message: str) -> str:
    """Line by line, clause by clause; what is not known stays in English."""
    return "\n".join("；".join(map(clause_in_chinese, clauses_of(line))) for line in message.split("\n"))


def clauses_of(line: str) -> list[str]:
    return cut(line, "; ")


def cut(text: str, mark: str) -> list[str]:
    """The parts between the marks that stand outside quotes."""
    blank = QUOTED.sub(lambda quoted: "'" * len(quoted[0]), text)
    ends = [one.start() for one in re.finditer(re.escape(mark), blank)]
    begins = [0, *(end + len(mark) for end in ends)]
    return [text[begin:end] for begin, end in zip(begins, [*ends, len(text)], strict=True)]


def clause_in_chinese(clause: str) -> str:
    return known(clause) or known(clause.rstrip(".")) or clause


def known(clause: str) -> str | None:
    """A clause in Chinese: as a whole, else as "thing value: rule" or "key: rule"; None if it is not known."""
    phrase = tables()["words"].get(clause)
    if phrase:
        return phrase
    for landmark, wording in wordings():
        found = wording.found_in(clause) if landmark in clause else None
        if found is not None:
            return filled_in(wording, found)
    return headed(clause)


def headed(clause: str) -> str | None:
    head, *rest = cut(clause, ": ")
    rule = known(": ".join(rest)) if rest else None
    if rule is None:  # what the system says of a file is not ours to know
        said = known(head) if rest else None
        return f"{said}：{': '.join(rest)}" if said else None
    is_key = rest[0].startswith(("expected ", "unit "))  # "score: expected a list, found text"
    return f"{key_words(head) if is_key else filled(head)}：{rule}"


def filled_in(wording: Wording, found: tuple[str, ...]) -> str:
    ways = {"": filled, "=": key_words}
    values = [ways.get(kind, str)(one) for one, kind in zip(found, wording.holes, strict=True)]
    return re.sub(r"(.?)\{(\d)\}(.?)", lambda hole: spaced(hole[1], values[int(hole[2])], hole[3]), wording.zh)


def spaced(before: str, value: str, after: str) -> str:
    """With a blank between Chinese and Latin letters, and before quoted words where those before are not Chinese."""
    left = " " if is_chinese(before) and value[:1].isascii() and value[:1].isalpha() else ""
    latin = value[-1:].isascii() and value[-1:].isalpha()
    right = " " if (is_chinese(after) and latin) or (after == "“" and not is_chinese(value[-1:])) else ""
    return f"{before}{left}{value}{right}{after}"


def is_chinese(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"


def key_words(value: str) -> str:
    """A key stays as the file has it, one in the map of another behind it: "cuts.status"."""
    keys = KEYS.fullmatch(value)
    if keys and keys[1] not in tables()["named"]:
        return quoted(f"{keys[1]}.{keys[2]}{keys[3] or ''}")
    return (known(value) if "'" in value else None) or quoted(with_first_words(value, "named"))


def filled(value: str) -> str:
    """What fills a hole, in Chinese where it is known: a word, a clause, a list, a thing and its value."""
    word = tables()["kinds"].get(value) or tables()["named"].get(value)
    if word or (" " not in value and "'" not in value and value not in tables()["words"]):
        return word or value
    return known(value) or quoted(listed(value) or with_first_words(value, "kinds", "named", "words"))


def quoted(text: str) -> str:
    """Words of the file in Chinese quotation marks."""
    return QUOTED.sub(lambda one: f"“{one[0][1:-1]}”", text)


def listed(value: str) -> str | None:
    """ "a、b 或 c" of "a, b or c"."""
    if not LIST.fullmatch(value):
        return None
    return re.sub(PHRASES, r"“\g<0>”", value.replace(", ", "、").replace(" or ", " 或 "))
