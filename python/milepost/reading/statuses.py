"""How final a figure is, by the word beside it: 初步核算数, 快报数, 预计数, 年报数, 最终核实数, p, e."""

from __future__ import annotations

import re

BEHIND = r"(?:数据|数值|数(?!量)|值|结果)?"
WORDS = {  # 初步设计, 最终消费 and 年报送 are names: of these a bare word does not do
    "provisional": rf"初步(?:核算|核实|统计|测算|汇总){BEHIND}|初步(?:数据?|结果)|初步(?=[)）\s]|$)|"
    rf"(?:快报|预告){BEHIND}|\b(?:provisional|preliminary)\b",
    "estimate": rf"(?:预计|预测|估计|估算|预估|测算){BEHIND}|\b(?:estimate[ds]?|forecasts?)\b",
    "final": rf"最终(?:核实|核算){BEHIND}|最终数据?(?!量)|年报数据?|(?<=[(（])年报(?=[)）])|\bfinal\b(?=[)）]|$)",
    "revised": r"修[订正]数据?|(?<=[(（])修订(?=[)）])|\brevised\b",
}
FLAGS = {"provisional": "p", "estimate": "ef", "revised": "r"}
PATTERNS = {
    status: re.compile(
        rf"[(（]?(?:{words})[)）]?" + (rf"|(?<=\d)\s?[(\[]?[{FLAGS[status]}][)\]]?$" if status in FLAGS else ""),
        re.IGNORECASE,
    )
    for status, words in WORDS.items()
}
REVISED = "修订 revised"


def status_taken(words: str) -> tuple[str, str]:
    """Words without the one that says how final they are, and the status; 2025年(预计) as 2025年 and estimate.

    "revised" is no status of an observation: what was revised may be final or not.
    """
    for status, pattern in PATTERNS.items():
        rest = pattern.sub("", words)
        if rest != words:
            return rest.strip(), status
    return words, ""
