"""Text files with separators as sheets: their encoding and separator found out, every cell with its line and column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from milepost._core import ParseError, Text
from milepost.reading.cells import Cell, Sheet
from milepost.reading.words import tidy

WIDEST = 16_384  # columns, as in workbooks
SEPARATORS = {",": "comma", "\t": "tab", ";": "semicolon", "|": "bar"}
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
QUOTED = re.compile(r'"((?:[^"]|"")*)"[^\S\r\n\t]*')
OPEN_QUOTE = Text("引号未闭合", "a quote that is not closed")


class Decoded(NamedTuple):
    text: str
    encoding: str


def decoded(content: bytes, name: str) -> Decoded:
    """UTF-8 with or without a byte order mark, UTF-16 with one, else GB18030.

    Raises ParseError, in one sentence, for anything else.
    """
    encoding = next((encoding for mark, encoding in MARKS.items() if content.startswith(mark)), "utf-8")
    for tried in dict.fromkeys((encoding, "gb18030")):
        try:
            text = content.decode(tried)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return Decoded(text.removeprefix("\ufeff"), tried)
    raise ParseError(f"'{name}' is no text that can be read: neither UTF-8, GB18030 nor UTF-16 with its mark")


def separator_of(text: str) -> str:
    """The separator that stands equally often in most of the first lines; a comma where none does."""
    lines = [unquoted(line) for line in text.splitlines()[:60] if line.strip()]
    return max(SEPARATORS, key=lambda separator: regularity([line.count(separator) for line in lines]))


def unquoted(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)


def regularity(counts: list[int]) -> tuple[int, int]:
    """How many lines agree on a number of separators, and on which."""
    common = Counter(count for count in counts if count).most_common(1)
    return (common[0][1], common[0][0]) if common else (0, 0)


def read_text(text: str, name: str, separator: str = "") -> Sheet:
    """A sheet named like the file; cells are "file:line:column", columns counted in characters."""
    separator = separator or separator_of(text)
    sheet = Sheet(re.sub(r"\.\w+$", "", name), kind="text", separator=separator)
    for row, line in enumerate(lines_of(text, separator, name), 1):
        sheet.lines[row] = f"{name}:{line[0].line}"
        for column, piece in enumerate(line, 1):
            words, at = tidy(piece.words), f"{name}:{piece.line}:{piece.column}"
            if words:
                flaw = OPEN_QUOTE if piece.is_open else None
                sheet.cells[row, column] = Cell(sheet.name, (row, column), at, words, flaw=flaw)
            else:
                sheet.blanks[row, column] = at
    return sheet


class Piece(NamedTuple):
    words: str
    line: int
    column: int
    is_open: bool = False


def lines_of(text: str, separator: str, name: str) -> Iterator[list[Piece]]:
    """Records after RFC 4180; a quoted cell may hold line ends. Empty lines are records without cells.

    Raises ParseError for a record wider than any table.
    """
    plain = re.compile(f"[^{re.escape(separator)}\r\n]*")
    at, number, start = 0, 1, 0
    record: list[Piece] = []
    while at < len(text):
        piece, end = piece_at(text, at, plain, separator)
        record.append(Piece(piece.words, number, at - start + 1, piece.is_open))
        number, start = after_lines(text, at, end, number, start)
        if len(record) > WIDEST:
            raise ParseError(f"'{name}' line {number} has more than {WIDEST:,} cells: no table that wide is read")
        if text.startswith(separator, end):
            at = end + 1
            continue
        yield record
        record, at = [], end + (2 if text.startswith("\r\n", end) else 1)
        number, start = number + 1, at
    if record:
        yield record


def piece_at(text: str, at: int, plain: re.Pattern[str], separator: str) -> tuple[Piece, int]:
    """One cell, and where it ends."""
    quoted = QUOTED.match(text, at)
    if quoted and ends_cell(text, quoted.end(), separator):
        return Piece(quoted[1].replace('""', '"'), 0, 0), quoted.end()
    found = plain.match(text, at)
    assert found
    return Piece(found[0], 0, 0, text.startswith('"', at)), found.end()


def ends_cell(text: str, at: int, separator: str) -> bool:
    return at >= len(text) or text[at] in separator + "\r\n"


def after_lines(text: str, first: int, last: int, number: int, start: int) -> tuple[int, int]:
    """The line and its start after a cell, which may have gone over several."""
    ends = text.count("\n", first, last)
    return (number + ends, text.rfind("\n", first, last) + 1) if ends else (number, start)
