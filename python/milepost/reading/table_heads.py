"""Problems of a table of observations or a log: columns by the heads that stand in the file, not by their keys."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

from milepost._core import Problem
from milepost.reading.rows import HEADS, REPORTS, STATUSES

OBSERVATIONS = dict(zip(HEADS["en"], HEADS["zh"], strict=True))
LOG = {
    "of": "事项",
    "subject": "对象",
    "step": "步骤",
    "date": "日期",
    "percent": "完成比例",
    "period": "时期",
    "by": "办理单位",
    "published": "发布日期",
    "source": "来源",
    "note": "备注",
}
TOTALS = (
    ("since start or year to date", f"{REPORTS['since start']} or {REPORTS['year to date']}"),
    ("if not, period", f"if not, {REPORTS['']}"),
)
# Lists of what may stand in a cell or in the head, in both languages.
WORDS = {word for names in (OBSERVATIONS, LOG, REPORTS, STATUSES) for word in names} | {"period"}


def by_heads(problem: Problem, heads: Mapping[str, str]) -> Problem:
    """The same problem in the words of a file whose heads are these, by key; `heads` as heads_in gives them."""
    if not heads:
        return problem
    message = in_words_of(problem.message, heads)
    return Problem(problem.severity, problem.subject, problem.field, message, problem.position)


def in_words_of(message: str, heads: Mapping[str, str]) -> str:
    keys = "|".join(heads)
    message = re.sub(rf"^(column )?({keys})(?= is | ')", lambda found: f"{found[1] or ''}{heads[found[2]]}", message)
    if "report" in heads:
        message = re.sub(r"\breport(?= must| and day|: they)", heads["report"], message)
        for english, chinese in TOTALS:
            message = message.replace(english, chinese)
    return re.sub(r"(?<=expected )(?:[\w ]+, )+[\w ]+", chinese_of_list, message)


def chinese_of_list(found: re.Match[str]) -> str:
    """Of the words that a column or head may have, in two languages, those of the file."""
    words = found[0].split(", ")
    chinese = [word for word in words if not word.isascii()]
    return ", ".join(chinese) if words[0] in WORDS and chinese else found[0]


def heads_in(text: str, names: Mapping[str, str]) -> dict[str, str]:
    """The Chinese heads of a table by their keys, with those that it lacks; empty if its heads are English."""
    row = next(csv.reader(io.StringIO(text.removeprefix("\ufeff"))), [])
    found = {cell.strip() for cell in row}
    chinese, english = (len(found & set(known)) for known in (names.values(), names))
    is_chinese = chinese > english or (not english and bool(re.search("[\u4e00-\u9fff]", "".join(row))))
    return {key: head for key, head in names.items() if key not in found} if is_chinese else {}
