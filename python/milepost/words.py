"""Enumerations whose members are words: printed by name, equal to their name, found by it."""

from __future__ import annotations

import enum


class Word(enum.Enum):
    """Base of every enumeration of milepost: str(Status.on_track) is "on_track", and Status.on_track == "on_track"."""

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    def __format__(self, spec: str) -> str:
        return format(self.name, spec)

    def __eq__(self, other: object) -> bool:
        return self.name == other if isinstance(other, str) else self is other

    def __hash__(self) -> int:
        return hash(self.name)

    def __reduce_ex__(self, protocol: object) -> tuple[object, ...]:
        return getattr, (type(self), self.name)  # by name: numbers may change between versions

    @classmethod
    def _missing_(cls, value: object) -> Word | None:
        return cls.__members__.get(value.replace(" ", "_").replace("-", "_")) if isinstance(value, str) else None
