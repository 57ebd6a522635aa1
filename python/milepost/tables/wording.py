"""What columns, tables and the words in them are called, in Chinese and English."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from milepost._core import Reason, Status, shape_of, word_of

LANGUAGES = ("zh", "en")
OF_LEVEL = re.compile(r"(p|lo_|hi_|coverage_|msis_)([\d.]+)")  # p97.5, lo_80: columns that come one for each level
STATUSES = {status.name: status for status in Status}
REASONS = {reason.name: reason for reason in Reason}


@cache
def words() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def plain(name: str) -> str:
    return words()["english"].get(name) or name.replace("_", " ")


def heading(name: str, language: str, kind: str = "") -> str:
    """Of a column: standard errors and levels by rule, all others by their names."""
    if kind == "truth" and language == "zh" and name in words()["truths"]:
        return words()["truths"][name]
    levelled = OF_LEVEL.fullmatch(name)
    if levelled:
        return heading_of_level(levelled[1].rstrip("_"), levelled[2], language)
    known = words()["columns"]
    if name.endswith("_error") and name not in known:
        base = heading(name.removesuffix("_error"), language)
        return f"{base}的标准误" if language == "zh" else f"{base}: standard error"
    return known[name] if language == "zh" else plain(name)


def heading_of_level(kind: str, level: str, language: str) -> str:
    if kind == "p":
        return f"{level}%分位" if language == "zh" else f"{level} %"
    base = heading(kind, language)
    return f"{base}（{level}%）" if language == "zh" else f"{base} ({level} %)"


def choice(column: str, name: str, language: str) -> str:
    """A member of an enumeration in words; a status with its shape."""
    if name in STATUSES:
        return f"{shape_of(name)} {word_of(STATUSES[name], language)}"
    if column == "reason" and name in REASONS:
        return word_of(REASONS[name], language)
    if language == "en":
        return plain(name)
    section = {"reason": "reasons", "marks": "marks"}.get(column, "choices")
    return words()[section].get(name, name)


def title(of: str, name: str, language: str) -> str:
    """Scorecard: commitments."""
    if language == "en":
        return f"{of}: {plain(name)}" if name else of
    named = words()["titles"].get(of, of)
    return f"{named}：{words()['tables'][name]}" if name else named


def rows(count: int, language: str) -> str:
    if language == "zh":
        return f"共{count}行"
    return "1 row" if count == 1 else f"{count} rows"


def method(name: str, language: str) -> str:
    """A method with its name in Chinese, where it has one; presets go by their names."""
    named = words()["methods"].get(name) if language == "zh" else None
    return f"{named}（{name}）" if named else name


def language_in(asked: str) -> str:
    """That which is asked for, by locale if none is. Raises ValueError for another than Chinese and English."""
    from milepost.display import language_by_locale

    language = asked or language_by_locale()
    if language not in LANGUAGES:
        raise ValueError(f"language '{language}': en or zh")
    return language


def number(value: Any) -> str:
    """Four figures below 100, one digit behind the point above; never an exponent."""
    if abs(value) >= 100:
        return f"{value:,.1f}".removesuffix(".0")
    short = f"{value:.4g}"
    return f"{float(short):.12f}".rstrip("0").rstrip(".") if "e" in short else short
