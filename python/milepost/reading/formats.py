"""The formats of observation tables: how each is recognised, and who reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from milepost._core import ParseError
from milepost.reading.account import Account
from milepost.reading.cells import Sheet
from milepost.reading.eurostat import is_eurostat, read_eurostat
from milepost.reading.open_sdg import is_open_sdg, read_open_sdg
from milepost.reading.sdmx import is_sdmx, read_sdmx
from milepost.reading.slots import Options
from milepost.reading.tidy import is_tidy, read_tidy
from milepost.reading.wide import is_wide, read_wide
from milepost.reading.world_bank import is_world_bank, read_world_bank


@dataclass(frozen=True)
class Format:
    """A format by its name; `needs` says what makes it one."""

    name: str
    fits: Callable[[Sheet], bool]
    read: Callable[[Sheet, Options], Account]
    needs: str


FORMATS = (
    Format("tidy", is_tidy, read_tidy, "a first row with indicator, period and value (指标, 时期, 数值)"),
    Format("sdmx-csv", is_sdmx, read_sdmx, "DATAFLOW or STRUCTURE first, TIME_PERIOD and OBS_VALUE"),
    Format("eurostat", is_eurostat, read_eurostat, "a first cell such as freq,unit,geo\\TIME_PERIOD"),
    Format("world-bank", is_world_bank, read_world_bank, "Country Name, Country Code and Indicator Code in one row"),
    Format("open-sdg", is_open_sdg, read_open_sdg, "Year first, and Value"),
    Format("wide", is_wide, read_wide, "a row of heads, names and figures below it"),
)
NAMES = tuple(format.name for format in FORMATS)


def format_named(name: str) -> Format:
    """Raises ParseError for a name that is none."""
    found = next((format for format in FORMATS if format.name == name), None)
    if not found:
        raise ParseError(f"'{name}' is not a format of tables; expected one of {', '.join(NAMES)}")
    return found


def recognised(sheet: Sheet, name: str) -> Format | None:
    """The one format that fits; wide where no other does. None if nothing fits.

    Raises ParseError if two formats with a fixed header fit.
    """
    fitting = [format for format in FORMATS[:-1] if format.fits(sheet)]
    if len(fitting) > 1:
        names = " or ".join(format.name for format in fitting)
        raise ParseError(f"'{name}' may be {names}: say which with format=")
    return fitting[0] if fitting else FORMATS[-1] if is_wide(sheet) else None


def check(format: Format, sheet: Sheet, name: str) -> Format:
    """Raises ParseError if a sheet is not of the format that was asked for."""
    if not format.fits(sheet):
        raise ParseError(f"'{name}' is not {format.name}: expected {format.needs}")
    return format
