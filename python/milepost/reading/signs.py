"""Signs that stand for a figure, and what they mean: by the table's own words, else by the habit of its language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from milepost._core import Text
from milepost.reading.flags import missing_by
from milepost.reading.words import half_width


@dataclass(frozen=True)
class Absent:
    """A sign that there is no figure, and what it says of the reason."""

    text: Text
    sign: str = ""


NOT_AVAILABLE = Text("缺失：暂无数据", "missing: not available")
ABSENT = {
    **dict.fromkeys(
        ("-", "--", "---", "—", "——", "–", "―", "─", "/", "\\", "...", "......", "..", "…", ":"), NOT_AVAILABLE
    ),
    **dict.fromkeys(
        ("na", "n/a", "n.a.", "#n/a", "nan", "nat", "null", "none", "<na>", "缺", "无", "暂无"), NOT_AVAILABLE
    ),
    **dict.fromkeys(("不详", "暂无数据", "无数据", "缺失"), NOT_AVAILABLE),
    **dict.fromkeys(("未公布", "待公布", "尚未公布"), Text("缺失：未公布", "missing: not published")),
    **dict.fromkeys(("未统计", "不适用", "not applicable"), Text("缺失：不适用", "missing: not applicable")),
    **dict.fromkeys(("保密", "confidential", "c"), Text("缺失：保密", "missing: confidential")),
}
# 国家统计局《中国统计年鉴》使用说明: “…”表示数据不足本表最小单位数；“空格”表示数据不详或无该项数据
BELOW_SMALLEST = Text(
    "缺失：数据不足本表最小单位数（统计年鉴“…”的通例，不是零）",
    "missing: less than the smallest unit shown, as … means in Chinese statistical tables; not zero",
)
BLANK = Text("缺失：空白（数据不详或无该项数据）", "missing: empty (not known, or there is none)")
OF_CHINESE_TABLES = {"...": BELOW_SMALLEST, "......": BELOW_SMALLEST, "": BLANK}
CHINESE = re.compile(r"[一-鿿]")
DEFINED = re.compile(
    r"[“\"'‘「]?(?P<sign>\.{2,6}|-{1,3}|[—–]{1,2}|空格|空白)[”\"'’」]?\s*(?:均?表示|代表|指|为|=|:|means|denotes|indicates)\s*"
    r"(?P<meaning>[^;。,]+)",
    re.IGNORECASE,
)


def absence(plain: str) -> Absent | None:
    """Of words in half width; None for words that are no such sign."""
    sign = plain.lower().replace(" ", "")
    flagged = missing_by(sign[1:]) if re.fullmatch(r":[a-z]", sign) else None  # ": c" of Eurostat
    if flagged:
        return Absent(flagged, sign)
    text = ABSENT.get(sign)
    return Absent(text or NOT_AVAILABLE, sign) if text or not plain else None


def signs_among(words: Iterable[str]) -> Mapping[str, Text]:
    """What signs mean in a table of these words beyond what they mean anywhere."""
    return OF_CHINESE_TABLES if any(CHINESE.search(one) for one in words) else {}


def signs_defined(note: str) -> dict[str, Text]:
    """The signs that a note below a table explains: “—”表示无此项."""
    return {
        "" if found["sign"].startswith("空") else found["sign"]: defined(found["meaning"].strip())
        for found in DEFINED.finditer(half_width(note))
    }


def defined(meaning: str) -> Text:
    return Text(f"缺失：{meaning}（据表下说明）", f"missing: '{meaning}', as a note below the table says")
