"""Changes in words: 下降3.2% is -3.2 where growth is measured, and nowhere the level itself."""

from __future__ import annotations

import re

from milepost._core import Text

SINCE = r"(?:(?:同比|环比|[较比](?:上年|去年|上月|上季度)?(?:同期|同月)?)?)"
BEHIND = r"(?:了|为)?\s*(?=[-+]?[\d.约近超]|about )"
PATTERNS = {
    "fall": re.compile(
        rf"^{SINCE}(?:下降|降低|减少|回落|下滑|下跌|负增长|收窄|缩减|降|减|↓|▼|down|fell(?: by)?|decreased?(?: by)?|"
        rf"declined?(?: by)?)\s*{BEHIND}",
        re.IGNORECASE,
    ),
    "rise": re.compile(
        rf"^{SINCE}(?:增长|上升|提高|增加|上涨|提升|扩大|升|增|↑|up|rose(?: by)?|increased?(?: by)?|"
        rf"grew(?: by)?)\s*{BEHIND}",
        re.IGNORECASE,
    ),
}
GROWTH = re.compile(
    r"增长|增速|增幅|涨幅|涨跌|同比|环比|[比较](上年|去年|上月)|变化|变动|增减|升降|growth|change|increase|decrease",
    re.IGNORECASE,
)
FALLING = re.compile(r"(?<![升增涨])(下降|降低|降幅|减少|减幅|回落|下滑)|decrease|decline|reduction", re.IGNORECASE)
DOUBTFUL = Text(
    "“下降”与负号并用，可能是下降，也可能是上升，未读入",
    "a fall with a minus sign may be a fall or a rise: not read",
)
BOTH_FALL = Text(
    "名称与单元格都说升降，正负无法判断，未读入",
    "its name says a fall and the cell says a rise or a fall: which sign it has, is not clear",
)
NO_LEVEL = Text(
    "写的是增减变化，不是该指标的数值，未读入", "a change, not the figure of the indicator itself: not read"
)


def change_taken(words: str) -> tuple[str, str]:
    """The words without those that say rise or fall, and which."""
    for change, pattern in PATTERNS.items():
        rest = pattern.sub("", words, count=1)
        if rest != words:
            return rest, change
    return words, ""


def fault_of_change(change: str, indicator: str) -> Text | None:
    """Why a rise or fall is no figure of an indicator; None if the indicator measures growth."""
    if not change:
        return None
    if FALLING.search(indicator):
        return BOTH_FALL
    return None if GROWTH.search(indicator) else NO_LEVEL
