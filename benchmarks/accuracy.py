"""How good are the projections, the intervals and the chances on series whose ends were held out?

    .venv/bin/python benchmarks/accuracy.py COMPETITIONS [--models auto,naive,drift] [--only YEARLY]

COMPETITIONS is a folder with m1_data.json and tcomp_data.json: the M1 competition (Makridakis and others, 1982) and the
Tourism competition (Athanasopoulos and others, 2011), as JSON of the R packages Mcomp and Tcomp, `x` the history and
`xx` what came after. Printed are, for each collection and frequency:

- sMAPE, MASE (scale: mean absolute change a season apart within the whole history) and OWA, the mean of both ratios to
  "no change" (with seasons taken out and put back: Naive2);
- MSIS of the 95 % interval, coverage of the 80 % and the 95 % interval, and failures: projections that are no number;
- for yearly series the same of `auto` that sees only the last 4, 5, 8 or 12 figures, and how well the chances of
  attain() hold. Its targets are made up from the history alone, 16 a series and step;
- the same of `auto` with the errors that it made within these very histories mixed into the shipped ones.

The measures are computed here, not by the library.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import milepost as mp
import numpy as np

Array = np.ndarray

COLLECTIONS = {"M1": "m1_data.json", "Tourism": "tcomp_data.json"}
SEASONS = {"YEARLY": 1, "QUARTERLY": 4, "MONTHLY": 12}
CUTS = (4, 5, 8, 12)
CUTS_OF_CHANCES = (None, 8, 5)
FIRST_YEAR = 1900
GROWTHS = ((0.10, 1), (0.05, 1), (0.02, 1), (0.0, 1), (-0.02, -1), (-0.05, -1), (0.0, -1), (0.05, -1))
STEPS = ((-1, 1), (0, 1), (1, 1), (2, 1), (3, 1), (-1, -1), (1, -1), (-2, -1))


@dataclass
class Collection:
    """Series of one frequency: histories, and what came after, equally long."""

    name: str
    season: int
    histories: list[Array]
    later: Array

    @property
    def horizon(self) -> int:
        return self.later.shape[1]

    @property
    def scale(self) -> Array:
        """Mean absolute change a season apart; NaN where nothing changes."""
        changes = [np.mean(np.abs(one[self.season :] - one[: -self.season])) for one in self.histories]
        return np.where(np.array(changes) > 0, changes, np.nan)


def collections(folder: Path, frequency: str) -> list[Collection]:
    found = []
    for name, file in COLLECTIONS.items():
        rows = json.loads((folder / file).read_text(encoding="utf-8")).values()
        rows = [row for row in rows if row["period"][0].upper() == frequency]
        histories = [np.asarray(row["x"], dtype=float) for row in rows]
        later = np.array([row["xx"] for row in rows], dtype=float)
        found.append(Collection(name, SEASONS[frequency], histories, later))
    return found


def labels(count: int, season: int) -> list[int | str]:
    if season == 1:
        return [FIRST_YEAR + i for i in range(count)]
    mark = "Q{}" if season == 4 else "{:02d}"
    return [f"{FIRST_YEAR + i // season}-{mark.format(i % season + 1)}" for i in range(count)]


def table_of(histories: list[Array], season: int) -> dict[str, list]:
    return {
        "series": [f"s{i}" for i, one in enumerate(histories) for _ in one],
        "period": [label for one in histories for label in labels(len(one), season)],
        "value": [value for one in histories for value in one.tolist()],
    }


@dataclass
class Said:
    mean: Array
    low_80: Array
    high_80: Array
    low_95: Array
    high_95: Array


def said_by(model: str, collection: Collection, cut: int | None = None, errors: mp.ErrorPool | None = None) -> Said:
    shown = [one if cut is None else one[-cut:] for one in collection.histories]
    table = table_of(shown, collection.season)
    found = mp.project(table, horizon=collection.horizon, method=model, errors=errors)
    names = ("mean", "lo_80", "hi_80", "lo_95", "hi_95")
    return Said(*(np.asarray(found[name], dtype=float).reshape(len(shown), -1) for name in names))


def errors_of(mean: Array, collection: Collection) -> tuple[float, float]:
    """sMAPE and MASE."""
    off, size = np.abs(collection.later - mean), np.abs(collection.later) + np.abs(mean)
    smape = np.mean(200 * np.where(size > 0, off / np.where(size > 0, size, 1), 0))
    return float(smape), float(np.nanmean(np.mean(off, axis=1) / collection.scale))


def interval_score(said: Said, collection: Collection) -> float:
    """MSIS at 95 %."""
    outside = np.maximum(said.low_95 - collection.later, 0) + np.maximum(collection.later - said.high_95, 0)
    return float(np.nanmean(np.mean(said.high_95 - said.low_95 + 40 * outside, axis=1) / collection.scale))


def inside(low: Array, high: Array, collection: Collection) -> float:
    return float(np.mean((low <= collection.later) & (collection.later <= high)))


def print_row(name: str, said: Said, collection: Collection, yardstick: tuple[float, float]) -> None:
    smape, mase = errors_of(said.mean, collection)
    owa = (smape / yardstick[0] + mase / yardstick[1]) / 2
    covered = [inside(said.low_80, said.high_80, collection), inside(said.low_95, said.high_95, collection)]
    failures = int(np.sum(~np.isfinite(said.mean)))
    print(
        f"  {name:18} {smape:8.3f} {mase:7.3f} {owa:6.3f} {interval_score(said, collection):8.2f}"
        f" {covered[0]:6.3f} {covered[1]:6.3f} {failures:5d}"
    )


def print_models(collection: Collection, frequency: str, models: list[str]) -> None:
    print(f"\n{collection.name} {frequency.lower()}: {len(collection.histories)} series, {collection.horizon} steps")
    print(f"  {'model':18} {'sMAPE':>8} {'MASE':>7} {'OWA':>6} {'MSIS95':>8} {'in 80':>6} {'in 95':>6} {'fails':>5}")
    yardstick = errors_of(said_by("naive", collection).mean, collection)
    for model in models:
        print_row(model, said_by(model, collection), collection, yardstick)
    for cut in CUTS if frequency == "YEARLY" else ():
        print_row(f"auto, last {cut}", said_by("auto", collection, cut), collection, yardstick)
    own = mp.error_pool(table_of(collection.histories, collection.season), horizon=collection.horizon)
    print_row("auto, own errors", said_by("auto", collection, errors=own), collection, yardstick)


# ---- chances


def made_up_targets(collection: Collection) -> tuple[Array, Array]:
    """Targets by series, step and kind, and their directions: growth from the last figure, or steps away from it."""
    last = np.array([one[-1] for one in collection.histories])[:, None, None]
    change = np.array([np.mean(np.abs(np.diff(one))) for one in collection.histories])[:, None, None]
    ahead = np.arange(1, collection.horizon + 1)[None, :, None]
    by_growth = last * (1 + np.array([g for g, _ in GROWTHS])) ** ahead
    by_steps = last + np.array([k for k, _ in STEPS]) * change * np.sqrt(ahead)
    return np.concatenate([by_growth, by_steps], axis=2), np.array([way for _, way in (*GROWTHS, *STEPS)])


def chances(collection: Collection, cut: int | None) -> tuple[Array, Array]:
    """What attain() says of the targets, and what happened."""
    shown = [one if cut is None else one[-cut:] for one in collection.histories]
    targets, way = made_up_targets(collection)
    series, step, kind = (axis.ravel() for axis in np.indices(targets.shape))
    asked = {
        "series": [f"s{i}" for i in series],
        "target": targets.ravel(),
        "due": [FIRST_YEAR + len(shown[i]) + int(s) for i, s in zip(series, step, strict=True)],
        "direction": ["increase" if way[k] > 0 else "decrease" for k in kind],
    }
    said = np.asarray(mp.attain(table_of(shown, 1), asked)["probability"], dtype=float)
    later = np.repeat(collection.later[:, :, None], targets.shape[2], axis=2)
    return said, np.where(way > 0, later >= targets, later <= targets).ravel().astype(float)


def print_chances(collection: Collection, cut: int | None) -> None:
    said, happened = chances(collection, cut)
    bins = np.minimum((10 * said).astype(int), 9)
    filled = [bins == b for b in range(10) if np.any(bins == b)]
    pairs = [(said[one].mean(), happened[one].mean(), np.mean(one)) for one in filled]
    error = sum(share * abs(p - q) for p, q, share in pairs)
    rare, sure = happened[said < 0.05], happened[said > 0.95]
    seen = "whole history" if cut is None else f"last {cut}"
    print(f"\n{collection.name}, {seen}: {len(said)} targets, ECE {error:.3f}")
    print("  said / happened: " + " ".join(f"{p:.2f}/{q:.2f}" for p, q, _ in pairs))
    brier = np.mean((said - happened) ** 2)
    print(f"  said under 5 %: {len(rare)} times, happened {np.mean(rare):.3f}")
    print(f"  said over 95 %: {len(sure)} times, happened {np.mean(sure):.3f}; Brier score {brier:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Accuracy of projections on held-out ends.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--models", type=lambda text: text.split(","), default=None)
    parser.add_argument("--only", choices=SEASONS, default=None)
    arguments = parser.parse_args()
    for frequency in [arguments.only] if arguments.only else SEASONS:
        for collection in collections(arguments.folder, frequency):
            print_models(collection, frequency, arguments.models or mp.models())
    if arguments.only in (None, "YEARLY"):
        for collection in collections(arguments.folder, "YEARLY"):
            for cut in CUTS_OF_CHANCES:
                print_chances(collection, cut)


if __name__ == "__main__":
    main()
