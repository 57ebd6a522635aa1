"""Verdicts and scorecards in notebooks: plain tables that read well on light and on dark pages, without scripts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from html import escape

from milepost._core import (
    Indicator,
    Language,
    Plan,
    Quantity,
    Reach,
    Scorecard,
    ScorecardRow,
    Status,
    Unit,
    Verdict,
    date_words,
    in_,
    shape_of,
    status_table,
    word_of,
    words_of,
)
from milepost.doubts import SHAPES, doubts_of
from milepost.palette import SAFE

LONGEST = 200  # rows shown

FLAT = ("hold", "mean_rate", "comparison", "none")  # tracks without a way from a start to the target

HEAD = {"指标": "Indicator", "目标": "Target", "时限": "Due", "实际": "Observed", "应达": "Required", "状态": "Status"}

# Text takes the page's own colour; lines are a grey that shows on white and on black.
CELL = "text-align:left;vertical-align:top;padding:.3em .7em;border-bottom:1px solid #80808080;color:inherit"


def language_by_locale() -> str:
    """zh if the locale for messages is Chinese, else en."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if locale.lower().startswith("zh") else "en"


def language_for(plan: Plan) -> str:
    """That in which alone the plan and its indicators are named; of plans in both, or without names, by locale."""
    names = [plan.title, *(indicator.name for indicator in plan.indicators)]
    chinese, english = any(name.zh for name in names), any(name.en for name in names)
    if chinese != english:
        return "zh" if chinese else "en"
    return language_by_locale()


def text(card: Scorecard) -> str:
    """What print(card) prints."""
    return status_table(card.plan, card, language=language_for(card.plan))


def badge(status: Status, language: str = "") -> str:
    """Shape, word in both languages or in the one asked for, colour."""
    ground, letters, edge = SAFE[status]
    named = [word_of(status, one) for one in ([language] if language else [Language.zh, Language.en])]
    words = " ".join([shape_of(status), *named])
    style = f"background:{ground};color:{letters};border:1px solid {edge};border-radius:.3em;padding:.1em .5em"
    return f'<span style="{style};white-space:nowrap">{escape(words)}</span>'


def amount(value: float, unit: Unit, language: str) -> str:
    """A figure as it stands in a target that it reaches, with its unit: 37.5万人 is 375000 people."""
    return words_of(Reach(Quantity(value, unit)), unit, language).removeprefix("达到").removeprefix("reach ")


def _amount(value: float | None, unit: Unit) -> str:
    return "–" if value is None else both(amount(value, unit, "zh"), amount(value, unit, "en"))


def required(verdict: Verdict) -> float | None:
    """What the observed figure is compared with, on its own day; of what is not observed, that which is due today."""
    return verdict.required if verdict.observed else verdict.required_today


def both(zh: str, en: str) -> str:
    """A line for each language, or one where they are the same."""
    lines = [escape(line) for line in dict.fromkeys((zh, en)) if line]
    return "<br>".join(lines)


def table(head: list[str], rows: list[list[str]], caption: str, styles: Sequence[str] = ()) -> str:
    """A table of cells that are HTML already; `styles` adds to the style of each column."""
    styles = [f"{CELL};{own}" for own in styles] or [CELL] * len(head)
    tops = "".join(f'<th scope="col" style="{style}">{cell}</th>' for cell, style in zip(head, styles, strict=True))
    body = "".join("<tr>" + _cells(row, styles) + "</tr>" for row in rows)
    return (
        f'<table style="border-collapse:collapse;background:transparent;color:inherit"><caption style="color:inherit;'
        f'text-align:left">{caption}</caption><thead><tr>{tops}</tr></thead><tbody>{body}</tbody></table>'
    )


def _cells(row: list[str], styles: Sequence[str]) -> str:
    return "".join(f'<td style="{style}">{cell}</td>' for cell, style in zip(row, styles, strict=True))


def rows_beyond(rows: int) -> str:
    """That only the first rows are shown, where there are more."""
    left = rows - LONGEST
    return f"另有 {left} 行 / {left} more: to_pandas()" if rows > LONGEST else ""


def _promise(verdict: Verdict) -> str:
    zh = words_of(verdict.bound, verdict.unit, Language.zh)
    en = words_of(verdict.bound, verdict.unit, Language.en)
    return both(zh, en)


def _due(verdict: Verdict) -> str:
    due = verdict.schedule.due
    return "–" if due is None else both(date_words(due, Language.zh), date_words(due, Language.en))


def _name(indicator: Indicator | None, fallback: str) -> str:
    if indicator is None:
        return escape(fallback)
    return both(in_(indicator.name, Language.zh), in_(indicator.name, Language.en)) or escape(fallback)


def _row(card: Scorecard, row: ScorecardRow) -> list[str]:
    verdict = row.verdict
    return [
        _name(card.plan.indicator(row.indicator), row.target),
        _promise(verdict),
        _due(verdict),
        _amount(verdict.observed.value if verdict.observed else None, verdict.unit),
        _amount(required(verdict), verdict.unit),
        badge(verdict.status) + "".join(f"<br>{escape(note)}" for note in _notes(verdict)),
    ]


def _notes(verdict: Verdict) -> list[str]:
    """Why a target was not judged; of one that was, what limits its status."""
    return [str(verdict.reason)] if verdict.reason else [f"{SHAPES[one]} {one}" for one in doubts_of(verdict.marks)]


def scorecard(card: Scorecard) -> str:
    """The commitments of a card, a row each, and how many stand where."""
    rows = [_row(card, row) for row in card[:LONGEST]]
    counts = card.roll_up().statuses
    summary = " ".join(f"{badge(status)} {counted}" for status, counted in counts.items() if counted)
    title = both(in_(card.plan.title, Language.zh), in_(card.plan.title, Language.en)) or escape(card.plan.id)
    more = f"<br>{rows_beyond(len(card))}" if len(card) > LONGEST else ""
    caption = f"{title}<br>{card.as_of.isoformat()} · {escape(card.method)} · {len(card)}: {summary}{more}"
    return table([f"{zh}<br>{en}" for zh, en in HEAD.items()], rows, caption)


def verdict(verdict: Verdict) -> str:
    """One verdict with its sentence in both languages."""
    words = verdict.explanation
    return f'<div style="color:inherit">{badge(verdict.status)}<br>{both(words["zh"], words["en"])}</div>'
