"""What may have been meant by a name that is none: the editions of an institution, or the name nearest to it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def editions_of(word: str, known: Iterable[str]) -> list[str]:
    """eurostat.2021 and eurostat.2024 of eurostat; not their short terms, which are named after an edition."""
    institution = f"{word.lower().removesuffix('.')}."
    return [one for one in known if one.lower().startswith(institution) and "." not in one[len(institution) :]]


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """The one name near to the word, whatever its case; none if nothing is near."""
    names = {one.lower(): one for one in known}
    return [names[near] for near in difflib.get_close_matches(word.lower(), names, n=1)]


def names_meant(word: str, known: Iterable[str]) -> list[str]:
    """Every edition of an institution named without one, else the name nearest to the word; empty if none is near."""
    known = list(known)
    return editions_of(word, known) or nearest(word, known)


def alternatives(names: list[str], between: str, last: str) -> str:
    """ "a, b or c" of the names, with what stands between them and before the last."""
    return last.join([between.join(names[:-1]), names[-1]] if len(names) > 1 else names)


def did_you_mean(names: list[str]) -> str:
    """ "; did you mean 'eurostat.2021' or 'eurostat.2024'?", nothing of no name."""
    quoted = [f"'{one}'" for one in names]
    return f"; did you mean {alternatives(quoted, ', ', ' or ')}?" if names else ""


def did_you_mean_in_chinese(names: list[str]) -> str:
    quoted = [f"“{one}”" for one in names]
    return f"；是否应为{alternatives(quoted, '、', '或')}？" if names else ""
