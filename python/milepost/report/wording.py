"""What the page says in its two languages, and how both stand side by side in one file."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

import milepost as mp
from milepost.doubts import SHAPES, doubts_of
from milepost.palette import SAFE
from milepost.plurals import filled

LANGUAGES = ("zh", "en")


@cache
def wording() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def label(key: str, kind: str = "labels", **parts: object) -> mp.Text:
    """A piece of the page's own words; `parts` are put in, each a Text by its language. Raises KeyError."""
    pair = wording()[kind][key]

    def words(language: str) -> str:
        return filled(pair[language], **{name: told(part, language) for name, part in parts.items()})

    return in_both(words)


def reason_words(reason: mp.Reason) -> mp.Text:
    """Why there is no status."""
    return in_both(lambda language: mp.word_of(reason, language))


def told(part: object, language: str) -> str:
    return mp.in_(part, language) if isinstance(part, mp.Text) else str(part)


def in_both(words: Callable[[str], str]) -> mp.Text:
    return mp.Text(zh=words("zh"), en=words("en"))


def joined(texts: Iterable[mp.Text]) -> mp.Text:
    parts = list(texts)
    return mp.Text(zh="、".join(told(one, "zh") for one in parts), en=", ".join(told(one, "en") for one in parts))


def say(text: mp.Text | str | None) -> Markup:
    """Both languages, of which one shows; what is alike in both stands once, so does, as <bdi>, what is in one only."""
    if not isinstance(text, mp.Text):
        return escape(text or "")
    if text.zh == text.en:
        return escape(text.zh)
    if not (text.zh and text.en):
        return Markup('<bdi lang="{}">{}</bdi>').format("zh" if text.zh else "en", text.zh or text.en)
    return Markup('<span lang="zh">{}</span><span lang="en">{}</span>').format(text.zh, text.en)


def sentences(*texts: mp.Text) -> mp.Text:
    """One behind the other; only English ones with a blank between them."""
    both = {language: [told(one, language) for one in texts] for language in LANGUAGES}
    return mp.Text(zh="".join(both["zh"]), en=" ".join(filter(None, both["en"])))


def held(text: mp.Text) -> Markup:
    """As say() has it, with the day in brackets at its end on one line."""
    told_apart = Markup('<span lang="zh">{}</span><span lang="en">{}</span>')
    return say(text) if text.zh == text.en else told_apart.format(*map(bracket_held, (text.zh, text.en)))


def bracket_held(words: str) -> Markup:
    front, mark, day_words = words.rpartition("（" if "（" in words else "(")
    if not mark or not front:
        return escape(words)
    return Markup('{}<span class="held">{}</span>').format(front, mark + day_words)


def foreign(words: str, language: str) -> Markup:
    """The attribute for words in the other language: what an English account quotes of a Chinese document."""
    chinese = sum("\u4e00" <= letter <= "\u9fff" for letter in words)
    if language == "en" and chinese * 3 > len(words):
        return Markup(' lang="zh"')
    return Markup(' lang="en"') if language == "zh" and not chinese and words.isascii() and " " in words else Markup("")


def word_of(status: mp.Status) -> mp.Text:
    return in_both(lambda language: mp.word_of(status, language))


@cache
def badge(status: mp.Status) -> Markup:
    """Colour, shape, word."""
    return Markup('<b class="status {}"><span aria-hidden="true">{}</span> {}</b>').format(
        status.name, mp.shape_of(status), say(word_of(status))
    )


@cache
def sign(mark: mp.Mark) -> Markup:
    """A mark that limits a status: shape, word."""
    return Markup('<b class="doubt"><span aria-hidden="true">{}</span> {}</b>').format(
        SHAPES[mark], say(label(mark.name, "marks"))
    )


def signs(verdict: mp.Verdict) -> Markup:
    """What limits a status; what was not judged has none that could be."""
    if verdict.status == mp.Status.not_assessable:
        return Markup("")
    return Markup("").join(Markup(" ") + sign(mark) for mark in doubts_of(verdict.marks))


def colours() -> str:
    """A rule of style for every status, from the one table of colours."""
    return "\n".join(
        f".{status.name}{{background:{ground};color:{letters};border-color:{edge}}}"
        for status, (ground, letters, edge) in SAFE.items()
    )


def running_heads(title: mp.Text) -> str:
    """A rule of style for each language: the title at the head of every printed page but the first."""
    boxes = [
        f"@page {language}{{@top-left{{content:{quoted(told(title, language))};font-size:8pt;color:#595959}}}}"
        f"@page {language}:first{{@top-left{{content:none}}}}"
        f'[data-language="{language}"] body{{page:{language}}}'
        for language in LANGUAGES
    ]
    return "\n".join(boxes)


def quoted(text: str) -> str:
    """A string of CSS; letters of ASCII but for plain ones are escaped, so that no title can end it, or the style."""
    return '"' + "".join(one if one.isalnum() or ord(one) > 127 else f"\\{ord(one):x} " for one in text) + '"'


def day(date: datetime.date | None) -> mp.Text:
    """ "2025年末", "end-2025"; nothing for none."""
    return mp.Text() if date is None else in_both(lambda language: mp.date_words(date, language))


def period(one: mp.Period) -> mp.Text:
    """ "2024年7月", "July 2024"; "2024年第三季度", "third quarter of 2024"; another than these as it is written."""
    frequency, first = mp.frequency_of(one), mp.start_of(one)
    if frequency is None or frequency == mp.Frequency.day:
        return mp.Text(zh=str(one), en=str(one))
    number = {"quarter": (first.month + 2) // 3, "half_year": (first.month + 5) // 6}.get(frequency.name)
    if number is not None:
        return label(f"{frequency.name}_{number}", "periods", year=first.year)
    month = in_both(lambda language: mp.date_words(first, language))
    month = mp.Text(zh=month.zh.removesuffix("1日"), en=month.en.removeprefix("1 "))
    return month if frequency == mp.Frequency.month else label("year", "periods", year=first.year)


def unit_word(unit: mp.Unit) -> mp.Text:
    """What is counted one by one (家, 项) has no word in English."""
    return mp.Text(zh=unit.zh or unit.name, en=unit.en or ("number" if unit.counted else unit.name))


def amount(value: float, unit: mp.Unit) -> mp.Text:
    """ "14.2亿元", "1.42 billion CNY": as the library's sentences have it; a bound says it with "or more" behind."""
    bound = mp.at_least(mp.Quantity(value, unit))
    zh, en = (mp.words_of(bound, unit, language) for language in LANGUAGES)
    return mp.Text(zh=zh.removesuffix("以上"), en=en.removesuffix(" or more"))


def name_of(plan: mp.Plan, indicator: str, fallback: str) -> mp.Text:
    found = plan.indicator(indicator)
    return found.name if found and found.name else mp.Text(zh=fallback, en=fallback)


def unit_names(plan: mp.Plan, units: Iterable[str]) -> list[mp.Text]:
    found = [(unit, plan.organization(unit)) for unit in units]
    return [one.name if one and one.name else mp.Text(zh=unit, en=unit) for unit, one in found]
