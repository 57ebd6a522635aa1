"""What every target still takes, as sentences, CSV and JSON: those that have to speed up most come first."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Sequence
from typing import Any

import milepost as mp


def in_order(efforts: Sequence[mp.RequiredEffort]) -> list[mp.RequiredEffort]:
    """By how many times the pace so far is needed; then what has no such number, then what is met, then the rest."""

    def place(one: mp.RequiredEffort) -> tuple[int, float]:
        factor = one.amount_factor if one.amount_factor is not None else one.growth_factor
        if one.reason is not None or one.met:
            return (3 if one.reason is not None else 2), 0.0
        return (1, 0.0) if factor is None else (0, -factor)

    return sorted(efforts, key=place)


def as_text(plan: mp.Plan, efforts: Sequence[mp.RequiredEffort], language: str) -> str:
    lines = [mp.explain(one, language, plan.indicator(one.indicator)) for one in in_order(efforts)]
    return "".join(f"{line}\n" for line in lines)


def rows_of(efforts: Sequence[mp.RequiredEffort]) -> list[dict[str, Any]]:
    rows = mp.table_of(in_order(efforts), of=mp.RequiredEffort).to_dicts()
    return [{name: plain(value) for name, value in row.items()} for row in rows]


def plain(value: Any) -> Any:
    return str(value) if isinstance(value, datetime.date) else value


def as_csv(efforts: Sequence[mp.RequiredEffort]) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, mp.table_of([], of=mp.RequiredEffort).columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows_of(efforts))
    return text.getvalue()


def as_json(efforts: Sequence[mp.RequiredEffort]) -> str:
    return json.dumps(rows_of(efforts), ensure_ascii=False, indent=1) + "\n"
