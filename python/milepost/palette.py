"""Colours, lines and fonts of charts, tables and pages. A status is always colour, shape and word together."""

from __future__ import annotations

from typing import NamedTuple

from milepost._core import OutOfRange, Status
from milepost.near_names import did_you_mean, nearest


class Colours(NamedTuple):
    """Of a status, as #RRGGBB. On the ground the letters have a contrast of 4.5:1 or more, on white the edge has."""

    ground: str
    letters: str
    edge: str


BLUE, AMBER, BROWN, GREY = "#0072B2", "#E69F00", "#8F2D00", "#696969"
SAFE = {
    Status.achieved: Colours(BLUE, "#FFFFFF", BLUE),
    Status.on_track: Colours(BLUE, "#FFFFFF", BLUE),
    Status.at_risk: Colours(AMBER, "#000000", "#5A3E00"),
    Status.off_track: Colours(BROWN, "#FFFFFF", BROWN),
    Status.missed: Colours(BROWN, "#FFFFFF", BROWN),
    Status.not_assessable: Colours(GREY, "#FFFFFF", GREY),
}
GREEN, YELLOW, RED = "#2E9E6B", "#F5C242", "#9B1B1B"
LIGHTS = {
    Status.achieved: Colours(GREEN, "#000000", "#1B6E49"),
    Status.on_track: Colours(GREEN, "#000000", "#1B6E49"),
    Status.at_risk: Colours(YELLOW, "#000000", "#6B4E00"),
    Status.off_track: Colours(RED, "#FFFFFF", RED),
    Status.missed: Colours(RED, "#FFFFFF", RED),
    Status.not_assessable: Colours("#6B6B6B", "#FFFFFF", "#6B6B6B"),
}
PALETTES = {"safe": SAFE, "lights": LIGHTS}  # "safe" is told apart by colour-blind eyes; "lights" are 红黄绿


class Lines(NamedTuple):
    """What is not a status, alike in both palettes, so that no line is taken for one."""

    ink: str = "#1F1F1F"  # observed figures, text
    quiet: str = "#5F5F5F"  # the required path, notes
    projected: str = "#5B4B8A"
    wide: str = "#E7E3F1"  # the wider interval
    narrow: str = "#CBC3E0"
    grid: str = "#E4E4E4"
    paper: str = "#FFFFFF"


LINES = Lines()

# Fonts that have the Chinese of a plan, the first one found is taken. The Japanese cut of Noto comes last: some
# characters look otherwise in it, but matplotlib up to 3.10 sees no other in its .ttc file.
CHINESE_FONTS = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei", "PingFang SC"),
    *("Hiragino Sans GB", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "Heiti SC", "Droid Sans Fallback"),
    *("Arial Unicode MS", "Noto Sans CJK JP"),
)
FONT_TO_INSTALL = "apt install fonts-wqy-microhei"


def colours_of(status: Status | str, palette: str = "safe") -> Colours:
    """Ground, letters and edge of a status. Raises OutOfRange for a palette that is neither "safe" nor "lights"."""
    return colours_by_status(palette)[Status(status)]


def colours_by_status(palette: str) -> dict[Status, Colours]:
    """Raises OutOfRange for a palette that is none."""
    if palette in PALETTES:
        return PALETTES[palette]
    meant = did_you_mean(nearest(str(palette), PALETTES))
    raise OutOfRange(f"palette '{palette}': there are only {', '.join(PALETTES)}{meant}")


def has_chinese(text: str) -> bool:
    """Whether a text has letters that only a Chinese font has: ideographs and full-width punctuation."""
    return any("\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef" for letter in text)
