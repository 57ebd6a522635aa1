"""Reads headers for the reference: captions, the comments that begin with ///, declarations without their bodies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import house

# A declaration ends at the first semicolon outside all brackets; what stands in namespace detail is nobody's business.
BRACKETS = {"{": 1, "(": 1, "}": -1, ")": -1}
NAMESPACE = re.compile(r"\s*(?:inline\s+)?namespace\s+([\w:]*)\s*$")
PRIVATE = re.compile(r"^ *private:\n.*?(?=^ *public:\n|^ *};|\Z)", re.MULTILINE | re.DOTALL)
PREPROCESSOR = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)
DECLARED = (
    re.compile(r"\b(?:struct|class|union|enum(?:\s+class)?|concept)\s+(\w+)"),
    re.compile(r"\busing\s+(\w+)\s*="),
    re.compile(r"(operator\s*(?:\(\)|[^\s(\w]+|\w+))\s*\("),
    re.compile(r"(\w+)\s*\("),
    re.compile(r"(\w+)\s*(?:\[\])?\s*(?:=|\{|;)"),
)
# What stands before the name of a template, or says how it may be used.
BEFORE_A_NAME = re.compile(
    r"\btemplate\s*<[^;{]*?>\s*(?=\w)|\brequires\s*\([^()]*(?:\([^()]*\)[^()]*)*\)|\[\[.*?\]\]", re.DOTALL
)
LONGEST_VALUE = 6  # lines of a constant's value that are shown


@dataclass(frozen=True)
class Declaration:
    """What a header declares: its name, the prose above it, its code without bodies."""

    name: str
    prose: str
    code: str


@dataclass(frozen=True)
class Header:
    """A header: its path below include/, its caption, its declarations in their order."""

    path: str
    caption: str
    declarations: tuple[Declaration, ...]


def without_bodies(text: str) -> str:
    """The text with a semicolon in the place of every function's body and of a constructor's list of members."""
    for head, begin, end in reversed(list(house.bodies(house.blank(text)))):
        members = house.MEMBERS_BEGIN.search(head)
        kept = begin - (len(head) - members.start() - 1 if members else 0)
        start = text.rfind(")", 0, kept + 1) + 1 if members else begin
        text = f"{text[:start].rstrip()};{text[end + 1 :]}"
    return text


def pieces(text: str) -> Iterator[str]:
    """The declarations of namespace milepost as they stand, each with the comments above it."""
    code = house.blank(text)
    start = at = depth = 0
    while at < len(code):
        inner = NAMESPACE.match(code, start, at) if code[at] == "{" and depth == 0 else None
        if inner:
            at = at if inner[1] == "milepost" else house.end_of_braces(code, at)
            start = at + 1
        elif code[at] == "}" and depth == 0:
            start = at + 1
        else:
            depth += BRACKETS.get(code[at], 0)
            if code[at] == ";" and depth == 0:
                yield text[start : at + 1]
                start = at + 1
        at += 1


def name_of(code: str) -> str:
    """The name that a declaration gives; the head of its first line, if none is found."""
    plain = BEFORE_A_NAME.sub("", house.blank(code)).strip()
    opening = plain.split("{")[0] if DECLARED[0].match(plain) else plain
    found = next((match for pattern in DECLARED if (match := pattern.search(opening))), None)
    return re.sub(r"\s+", "", found[1]) if found else opening.splitlines()[0]


def shortened(code: str) -> str:
    """Private parts are left out, and the value of a long table."""
    code = PRIVATE.sub("", code).rstrip()
    is_type = re.match(r"(template\b[^;{]*)?(struct|class|enum|union)\b", code)
    if not is_type and code.count("\n") > LONGEST_VALUE and "=" in code:
        return f"{code.split('=')[0].rstrip()} = ...;"
    return re.sub(r"\n{2,}(?=\s*};)", "\n", code)


def declaration(piece: str) -> Declaration:
    lines = piece.strip("\n").splitlines()
    head = next(place for place, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("//"))
    prose = [line.strip() for line in lines[:head] if line.strip().startswith("///")]
    code = shortened("\n".join(lines[head:]).strip())
    return Declaration(name_of(code), "\n".join(line.removeprefix("///").removeprefix(" ") for line in prose), code)


def header(path: Path, include: Path) -> Header:
    """Reads one header below the folder `include`."""
    text = path.read_text(encoding="utf-8")
    caption = text.splitlines()[0].removeprefix("// ")
    plain = without_bodies(PREPROCESSOR.sub("", text))
    found = tuple(declaration(piece) for piece in pieces(plain))
    return Header(path.relative_to(include).as_posix(), caption, found)


def headers_of(floor: str, include: Path) -> list[Header]:
    """The headers of a floor in the order of their names; the cellar and the umbrellas are not shown."""
    return [header(path, include) for path in sorted((include / "milepost" / floor).glob("*.hpp"))]
