"""Marks that limit what a status can be taken for, each with a shape, so that no status made from an old or a rough
figure stands without a sign."""

from __future__ import annotations

from collections.abc import Iterable

from milepost._core import Mark

SHAPES = {
    Mark.stale: "◇",
    Mark.earlier_figure: "◇",
    Mark.gap: "◇",
    Mark.provisional: "◎",
    Mark.lower_bound: "◎",
    Mark.depends_on_reading: "※",
    Mark.unconfirmed: "※",
}  # a figure that is missing or old, one that is rough, a target that is not sure; each shape is in GB 2312


def doubts_of(marks: Iterable[Mark]) -> list[Mark]:
    """Those of the marks that have a shape, in the order of SHAPES."""
    given = set(marks)
    return [mark for mark in SHAPES if mark in given]
