"""What is said of each preset in words: its rule, what of it was verified, what is a parameter."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def words(name: str) -> dict[str, Any]:
    """A file of words beside this one, or in a folder beside it."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


def note_of(name: str, language: str) -> dict[str, str]:
    """rule, verified and parameters of a preset; the short term of a method is told with the long one."""
    note: dict[str, dict[str, str]] = words("method_notes")["notes"][name.removesuffix(".short_term")]
    return {fact: text[language] for fact, text in note.items()}


def unverified_in(text: str, language: str) -> str:
    """What a preset says to be unverified, in one language; its parts stand between semicolons."""
    chinese: dict[str, str] = words("method_notes")["unverified"]
    if language == "en" or not text:
        return text
    return chinese.get(text) or "；".join(chinese[part] for part in text.split("; "))


def source_in(source: str, language: str) -> str:
    """Where a preset was read; in Chinese with the original title in brackets."""
    chinese: dict[str, str] = words("method_notes")["sources"]
    return f"{chinese[source]}（{source}）" if language == "zh" and source in chinese else source


def meaning_of(name: str, label: str, language: str) -> str:
    """What a class means where its label does not say it, else nothing."""
    meanings: dict[str, dict[str, str]] = words("method_notes")["classes"].get(name, {})
    return meanings[label][language] if label in meanings else ""
