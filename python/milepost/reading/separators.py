"""The decimal sign of a text file: what its own figures prove."""

from __future__ import annotations

import re

from milepost._core import ParseError
from milepost.reading.cells import Sheet

COMMA = re.compile(r"[-+]?(\d{1,3}(\.\d{3})+,\d+|\d+,(\d{1,2}|\d{4,})|0,\d+|\d{4,},\d+)")
POINT = re.compile(r"[-+]?(\d{1,3}(,\d{3})+\.\d+|\d+\.(\d{1,2}|\d{4,})|0\.\d+|\d{4,}\.\d+|\d{1,3}(,\d{3}){2,})")
EITHER = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")


def decimal_of(sheet: Sheet, name: str) -> str:
    """The decimal comma where figures of a text without comma separators prove it; else the point.

    Raises ParseError where 1,234 may be either, and nothing in the file tells.
    """
    if sheet.kind != "text" or sheet.separator == ",":
        return "."
    words = [cell.words for cell in sheet.cells.values()]
    comma, point = (any(pattern.fullmatch(one) for one in words) for pattern in (COMMA, POINT))
    if comma != point:
        return "," if comma else "."
    doubtful = next((cell for cell in sheet.cells.values() if EITHER.fullmatch(cell.words) and "," in cell.words), None)
    if doubtful and sheet.separator == ";":
        raise ParseError(
            f"{doubtful.at}: '{doubtful.words}' may have a decimal comma or group thousands: say which with decimal="
        )
    return "."
