"""Learns the tables of errors that intervals and probabilities rest on, and writes src/projection/shipped_errors.cpp.

    .venv/bin/python tools/error_tables.py COMPETITIONS

COMPETITIONS is a folder with m1_data.json and tcomp_data.json (the series of the M1 and the Tourism competitions). Only
the training part of each yearly series is looked at: every origin in it is tried with the last 2, 3, 4, 5, 6, 8, 12, 16
and 20 figures before it, and the next 12 figures, as far as there are any, are compared. Errors are on the error scale,
over its size. Both collections weigh the same. Quantiles are smoothed over the steps by least squares on 1, the root of
the step and the step, and ascend.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy
from milepost import _core

LENGTHS = (2, 3, 4, 5, 6, 8, 12, 16, 20)
HORIZON = 12
PROBABILITIES = (0.005, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.995)
COLLECTIONS = ("m1_data.json", "tcomp_data.json")
LEAST_ERRORS = 40  # of both collections, for a quantile to be looked at
HEAD = """\
// Errors that projections have made: written by tools/error_tables.py, not by hand.
#include "milepost/error.hpp"
#include "milepost/projection/error_table.hpp"

namespace milepost {

namespace {

// clang-format off
"""

Array = numpy.ndarray
Errors = dict[str, Array]


def training_series(path: Path) -> list[list[float]]:
    """The histories of the yearly series; what came after them is left alone."""
    series = json.loads(path.read_text(encoding="utf-8")).values()
    return [one["x"] for one in series if one["period"][0].upper() == "YEARLY"]


def panel_of(series: list[list[float]]) -> tuple[Array, Array, Array]:
    lengths = [len(one) for one in series]
    offsets = numpy.concatenate(([0], numpy.cumsum(lengths))).astype(numpy.int64)
    times = numpy.concatenate([2000.0 + numpy.arange(length) for length in lengths])
    return offsets, times, numpy.concatenate([numpy.asarray(one, dtype=float) for one in series])


def errors_of(series: list[list[float]], model: str, length: int) -> Errors:
    """Step and scaled error of every origin that has so many figures before it."""
    tried = _core._backtest_panel(*panel_of(series), [model], HORIZON, [80.0], length, 0, length, 2, True)
    found: Errors = tried["errors"].popitem()[1]
    return found


def weighted_quantiles(values: Array, weights: Array) -> Array:
    order = numpy.argsort(values, kind="stable")
    values, weights = values[order], weights[order]
    places = (numpy.cumsum(weights) - weights / 2) / weights.sum()
    return numpy.interp(PROBABILITIES, places, values)


def quantiles_at(collections: list[Errors], step: int) -> tuple[Array, int]:
    """Quantiles of one step over both collections, which weigh the same, and the number of errors."""
    chosen = [errors["scaled"][(errors["step"] == step) & numpy.isfinite(errors["scaled"])] for errors in collections]
    chosen = [errors for errors in chosen if len(errors)]
    count = sum(map(len, chosen))
    if count <= LEAST_ERRORS:
        return numpy.zeros(len(PROBABILITIES)), 0
    weights = numpy.concatenate([numpy.full(len(errors), 1 / len(errors)) for errors in chosen])
    return weighted_quantiles(numpy.concatenate(chosen), weights), count


def smoothed(quantiles: Array, counts: Array) -> Array:
    """By steps, weighted by the number of errors; each row then ascends."""
    steps = numpy.arange(1, HORIZON + 1.0)
    shape = numpy.stack([numpy.ones_like(steps), numpy.sqrt(steps), steps], axis=1)
    weights = numpy.sqrt(counts)[:, None]
    fitted = numpy.linalg.lstsq(shape * weights, quantiles * weights, rcond=None)[0]
    return numpy.maximum.accumulate(shape @ fitted, axis=1)


def table_of(model: str, collections: list[list[list[float]]]) -> Array:
    """Lengths by steps by probabilities."""
    table = []
    for length in LENGTHS:
        errors = [errors_of(series, model, length) for series in collections]
        found = [quantiles_at(errors, step) for step in range(1, HORIZON + 1)]
        table.append(smoothed(numpy.array([q for q, _ in found]), numpy.array([count for _, count in found], dtype=float)))
    return numpy.array(table)


def numbers(values: Array | tuple[float, ...]) -> str:
    words = [f"{value:.4g}" for value in numpy.ravel(values)]
    lines = [", ".join(words[i : i + 15]) for i in range(0, len(words), 15)]
    return ",\n  ".join(lines)


def written(tables: dict[str, Array]) -> str:
    """The source file."""
    parts = [HEAD]
    for model, table in tables.items():
        parts.append(f"constexpr double errors_of_{model}[]{{\n  {numbers(table)}}};\n")
    parts.append("// clang-format on\n")
    parts.append(FOOT.format(lengths=numbers(LENGTHS), horizon=HORIZON, probabilities=numbers(PROBABILITIES), rows=rows(tables)))
    return "\n".join(parts)


def rows(tables: dict[str, Array]) -> str:
    return ",\n          ".join(f'shipped("{model}", errors_of_{model})' for model in tables)


FOOT = """\
template <std::size_t Size>
ErrorTable shipped(const char* model, const double (&quantiles)[Size]) {{
  return {{.model = model, .lengths = {{{lengths}}}, .horizon = {horizon},
          .probabilities = {{{probabilities}}},
          .quantiles = {{quantiles, quantiles + Size}}}};
}}

const std::vector<ErrorTable>& shipped_tables() {{
  static const std::vector<ErrorTable> tables{{
          {rows}}};
  return tables;
}}

}}  // namespace

const ErrorTable& shipped_error_table(std::string_view model) {{
  for (const ErrorTable& table : shipped_tables())
    if (table.model == model) return table;
  return shipped_tables().front();
}}

}}  // namespace milepost
"""


def main(folder: Path) -> None:
    collections = [training_series(folder / name) for name in COLLECTIONS]
    tables = {model: table_of(model, collections) for model in _core.models()}
    path = Path(__file__).parents[1] / "src" / "projection" / "shipped_errors.cpp"
    path.write_text(written(tables), encoding="utf-8")
    print(f"{path.name}: {len(tables)} models")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
