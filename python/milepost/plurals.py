"""English sentences whose nouns and verbs agree with their numbers: "{n} {n:target is|targets are} behind"."""

from __future__ import annotations


class Counted(str):
    """A part of a sentence; in a hole with "one|many" behind the colon it says which of the two words goes with it."""

    __slots__ = ()

    def __format__(self, forms: str) -> str:
        one, mark, many = forms.partition("|")
        if not mark:
            return super().__format__(forms)
        return one if self.lstrip("-−") == "1" else many


def filled(template: str, *parts: object, **named: object) -> str:
    """A sentence with its parts put in; a count may stand in several holes. Raises KeyError, IndexError for a part that
    is missing."""
    return template.format(*(Counted(one) for one in parts), **{name: Counted(one) for name, one in named.items()})
