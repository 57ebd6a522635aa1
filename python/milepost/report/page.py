"""The page put together: facts into templates, style and script into the page, nothing fetched from anywhere."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

import milepost as mp
from milepost.report import chances, changes, deliverables, governance, methods, opening, quality, scenario, summary
from milepost.report.cards import Card, cards_of
from milepost.report.facts import Facts
from milepost.report.wording import (
    badge,
    colours,
    day,
    foreign,
    held,
    label,
    running_heads,
    say,
    sentences,
    told,
    word_of,
)

if TYPE_CHECKING:
    import jinja2

TEMPLATES = Path(__file__).with_name("templates")
MANY = 100  # cards, from which on a browser lays out only those in sight


def rendered(facts: Facts, language: str) -> str:
    return environment().get_template("page.html").render(contents_of(facts, language))


@cache
def environment() -> jinja2.Environment:
    """Whatever a plan says is text: it is escaped everywhere."""
    import jinja2

    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    made.globals.update(
        say=say, badge=badge, w=label, t=spoken, day=day, told=told, foreign=foreign, held=held, sentences=sentences
    )
    return made


def spoken(key: str, **parts: Any) -> Markup:
    return say(label(key, **parts))


def contents_of(facts: Facts, language: str) -> dict[str, Any]:
    cards = cards_of(facts, language)
    return frame_of(facts, language) | summary_of(facts, cards) | body_of(facts, cards)


def frame_of(facts: Facts, language: str) -> dict[str, Any]:
    """What stands around the contents."""
    style, script = read("page.css") + colours() + running_heads(title_of(facts)), read("page.js")
    return {
        "language": language,
        "title": told(title_of(facts), language),
        "titles": title_of(facts),
        "style": Markup(style),
        "script": Markup(script),
        "policy": policy(style, script),
        "illustration": quality.is_illustration(facts),
        "too_early": opening.too_early(facts),
        "colon": say(mp.Text(zh="：", en=": ")),
        "comma": say(mp.Text(zh="、", en=", ")),
        "version": mp.__version__,
        "many": MANY,
    }


def summary_of(facts: Facts, cards: list[Card]) -> dict[str, Any]:
    found = changes.changes_of(facts, cards)
    return {
        "counts": summary.counts_of(facts),
        "changes": found,
        "turned": [one for one in found if one.has_turned],
        "unturned": [one for one in found if not one.has_turned],
        "judged": opening.judged(cards),
        "why_not": opening.why_not(facts),
        "doubtful": opening.doubtful(facts, cards),
        "none_behind": opening.none_behind(cards),
        "behind": summary.behind(cards),
        "bottleneck": summary.bottleneck_of(facts, cards),
    }


def body_of(facts: Facts, cards: list[Card]) -> dict[str, Any]:
    return {
        "facts": facts,
        "cards": cards,
        "chance_scale": chances.scale() if any(has_chance(row) for row in facts.card) else None,
        "sections": sections_of(facts, cards),
        "statuses": [(status, word_of(status)) for status in mp.Status],
        "with_units": any(facts.units.values()),
        "by_unit": list(summary.groups_of(facts.card.by_organization())),
        "deliverables": deliverables.deliverables_of(facts),
        "scenario": scenario.scenario_of(facts),
        "calendar": governance.calendar_of(facts),
        "methods": methods.methods_of(facts, cards),
        "quality": quality.quality_of(facts, cards),
    }


def has_chance(row: mp.ScorecardRow) -> bool:
    return row.verdict.probability is not None


def read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def policy(style: str, script: str) -> str:
    """What the browser may run: this style, this script, and nothing from outside."""
    return (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def title_of(facts: Facts) -> mp.Text:
    plan = facts.plan
    return label("title", plan=plan.title or mp.Text(zh=plan.id, en=plan.id))


def sections_of(facts: Facts, cards: list[Card]) -> list[tuple[str, mp.Text, list[Card]]]:
    """The sections of the document that have targets, in its order; what stands in none comes last."""
    known = [(one.id, numbered(one)) for one in facts.plan.sections]
    named = {id for id, _ in known}
    found = [(id, name, [card for card in cards if card.section == id]) for id, name in known]
    rest = [card for card in cards if card.section not in named]
    return [one for one in (*found, ("", label("no_section"), rest)) if one[2]]


def numbered(section: mp.Section) -> mp.Text:
    """With its number in Chinese, as the document writes it."""
    title = section.title or mp.Text(zh=section.id, en=section.id)
    return mp.Text(zh=f"{section.number}{title.zh}" if title.zh else "", en=title.en)
