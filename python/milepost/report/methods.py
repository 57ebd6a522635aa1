"""By which methods the page judges, what each does, and where they disagree."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

import milepost as mp
from milepost import method_pages
from milepost.method_notes import words as words_of_file
from milepost.report.cards import Card
from milepost.report.facts import Facts
from milepost.report.wording import badge, in_both, label

FACTS = ("rule", "source", "verified", "unverified", "classes", "parameters")


@dataclass(frozen=True)
class Opinion:
    """The methods that give one status."""

    badge: Markup
    methods: str


@dataclass(frozen=True)
class Dispute:
    """A target on which methods disagree, and why; `named` are the methods that the reasons speak of."""

    card: Card
    opinions: list[Opinion]
    reasons: list[mp.Text]
    named: frozenset[str]


@dataclass(frozen=True)
class MethodPage:
    """What a method does: title, then fact by fact. `used`: a status, a probability or a reason of this page rests on
    it, so that it is told whole in print as well."""

    name: str
    title: mp.Text
    facts: list[tuple[mp.Text, mp.Text]]
    used: bool


@dataclass(frozen=True)
class Methods:
    """`judge` gives the statuses of the page; `silent` are those that can judge none of its targets."""

    judge: str
    judged: int
    disputes: list[Dispute]
    pages: list[MethodPage]
    silent: list[str]

    @property
    def judge_words(self) -> mp.Text:
        """ "应完成进度法（path）": the first of the pages is that of the judge."""
        title = self.pages[0].title
        return label("of_entity", name=title, entity=self.judge)

    @property
    def rule(self) -> mp.Text:
        """What a disagreement is, and when a part of the rules is its cause."""
        return in_both(mp.rule_of_comparison)


def methods_of(facts: Facts, cards: list[Card]) -> Methods:
    rows = facts.comparison.rows
    heard = {one.method for row in rows for one in row.comparison.verdicts if one.status != mp.Status.not_assessable}
    shown = dict.fromkeys([facts.card.method, *(name for name in facts.comparison.methods if name in heard)])
    told = dict.fromkeys([*shown, method_pages.PROBABILITY])
    disputes = list(disputes_of(facts, cards))
    used = used_in(facts, disputes)
    return Methods(
        facts.card.method,
        sum(row.comparison.status_count > 0 for row in rows),
        disputes,
        [page_of(name, preset_of(facts, name), used=name in used) for name in told],
        [name for name in facts.comparison.methods if name not in shown],
    )


def used_in(facts: Facts, disputes: list[Dispute]) -> set[str]:
    """That which judges, those that a reason for disagreeing names, and the probability where a target has one."""
    named = {name for one in disputes for name in one.named}
    chance = any(row.verdict.probability is not None for row in facts.card)
    return {facts.card.method, *named, *([method_pages.PROBABILITY] if chance else [])}


# ---- where they disagree


def disputes_of(facts: Facts, cards: list[Card]) -> Iterator[Dispute]:
    by_name = {card.target: card for card in cards}
    for row in facts.comparison.rows:
        if row.comparison.status_count > 1 and row.target in by_name:
            yield dispute_of(by_name[row.target], row.comparison)


def dispute_of(card: Card, comparison: mp.Comparison) -> Dispute:
    telling = reasons(comparison)
    named = frozenset(name for one in telling for name in (one.first, one.second))
    return Dispute(card, list(opinions(comparison)), [one.sentence for one in telling], named)


def opinions(comparison: mp.Comparison) -> Iterator[Opinion]:
    """Who says what, the figure of each behind its name; who cannot judge says nothing."""
    for status in mp.Status:
        said = [method_and_figure(one) for one in comparison.verdicts if one.status == status]
        if said and status != mp.Status.not_assessable:
            yield Opinion(badge(status), ", ".join(said))


def method_and_figure(verdict: mp.Verdict) -> str:
    """ "eurostat.2021 1.22"; a rate that nothing so far can reach is infinite."""
    figure = verdict.figure
    if figure is None:
        return verdict.method
    words = mp.figure_words(round(abs(figure), 3)) if math.isfinite(figure) else "∞"
    return f"{verdict.method} {'−' if figure < 0 and words != '0' else ''}{words}"


def reasons(comparison: mp.Comparison) -> list[mp.Disagreement]:
    """For each pair of statuses the disagreement that says most: a cause in one part more than several, those more than
    none, which is the order of the causes."""
    status = {one.method: one.status.value for one in comparison.verdicts}
    best: dict[tuple[int, ...], mp.Disagreement] = {}
    for one in comparison.disagreements:
        pair = tuple(sorted((status[one.first], status[one.second])))
        if pair not in best or one.cause.value < best[pair].cause.value:
            best[pair] = one
    return [best[pair] for pair in sorted(best)]


# ---- what each does


def preset_of(facts: Facts, name: str) -> mp.Preset | None:
    """One's own before those that are shipped; None for what is no preset."""
    own = [one for one in (facts.asked.method, *(facts.asked.methods or ())) if isinstance(one, mp.Preset)]
    found = next((one for one in own if one.name == name), None)
    return found or (mp.preset(name) if name in mp.presets() else None)


def page_of(name: str, preset: mp.Preset | None, used: bool) -> MethodPage:
    if preset is not None:
        return MethodPage(name, preset.title, facts_of_preset(preset), used)
    if name == method_pages.PROBABILITY:
        told = words_of_file("method_notes")[method_pages.PROBABILITY]
        facts = [(heading(fact), plain(mp.Text(**told[fact]))) for fact in FACTS]
        return MethodPage(name, mp.Text(**told["title"]), facts, used)
    return MethodPage(name, label(name, "methods"), [(heading("rule"), label(name, "rules"))], used)


def facts_of_preset(preset: mp.Preset) -> list[tuple[mp.Text, mp.Text]]:
    """Of a preset that is one's own only what it says itself."""
    if preset.name not in mp.presets():
        classes = in_both(lambda language: method_pages.classes_in_words(preset, language))
        return [(heading("source"), mp.Text(preset.source)), (heading("classes"), classes)]
    both = {language: dict(method_pages.facts(preset, language)) for language in ("zh", "en")}
    return [(heading(fact), plain(mp.Text(zh=both["zh"][fact], en=both["en"][fact]))) for fact in FACTS]


def plain(text: mp.Text) -> mp.Text:
    """Words of the documentation without its marks for links and names."""
    return in_both(lambda language: re.sub(r"\[([^\]]*)\]\([^)]*\)|`", r"\1", mp.in_(text, language)))


def heading(fact: str) -> mp.Text:
    words = method_pages.TEXTS[fact]
    return mp.Text(zh=words.zh, en=words.en)
