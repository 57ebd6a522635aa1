"""Learns the tables of errors that intervals and probabilities rest on, and writes src/projection/shipped_errors.cpp.

    .venv/bin/python tools/error_tables.py COMPETITIONS

COMPETITIONS is a folder with m1_data.json and tcomp_data.json (the series of the M1 and the Tourism competitions). Only
the training part of each series is looked at: every origin in it is tried with the last 1, 2, 3, 4, 5, 6, 8, 12, 16 and
20 figures before it, and the next 12 figures, as far as there are any, are compared. Errors are on the error scale,
over its size. Both collections weigh the same. Quantiles are smoothed over the steps by least squares on 1, the root of
the step and the step, and ascend.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy
from milepost import _core

LENGTHS = (1, 2, 3, 4, 5, 6, 8, 12, 16, 20)
HORIZON = 12
WITHIN_THE_YEAR = {
    "quarters": ("QUARTERLY", 4, (8, 12, 16, 24, 36, 60), 12),
    "months": ("MONTHLY", 12, (24, 30, 36, 48, 72, 120), 24),
}
PROBABILITIES = (0.005, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.995)
COLLECTIONS = ("m1_data.json", "tcomp_data.json")
LEAST_ERRORS = 40  # of both collections, for a quantile to be looked at
HEAD = """\
// Errors that projections have made: written by tools/error_tables.py, not by hand.
#include <span>

#include "milepost/error.hpp"
#include "milepost/projection/error_table.hpp"

namespace milepost {

namespace {

// clang-format off
"""

Array = numpy.ndarray
Errors = dict[str, Array]


def training_series(path: Path, kind: str = "YEARLY") -> list[list[float]]:
    """The histories of series of a kind; what came after them is left alone."""
    series = json.loads(path.read_text(encoding="utf-8")).values()
    return [one["x"] for one in series if one["period"][0].upper() == kind]


def panel_of(series: list[list[float]], steps: int, sign: float) -> tuple[Array, Array, Array]:
    lengths = [len(one) for one in series]
    offsets = numpy.concatenate(([0], numpy.cumsum(lengths))).astype(numpy.int64)
    times = numpy.concatenate([2000 + numpy.arange(1, length + 1) / steps for length in lengths])
    return offsets, times, sign * numpy.concatenate([numpy.asarray(one, dtype=float) for one in series])


def errors_of(
    series: list[list[float]], model: str, length: int, horizon: int, steps: int = 1, sign: float = 1
) -> Errors:
    """Step and scaled error of every origin that has so many figures before it."""
    panel = panel_of(series, steps, sign)
    tried = _core._backtest_panel(*panel, [model], horizon, [80.0], length, 0, length, 2, True)
    found: Errors = tried["errors"].popitem()[1]
    return found


def weighted_quantiles(values: Array, weights: Array) -> Array:
    order = numpy.argsort(values, kind="stable")
    values, weights = values[order], weights[order]
    places = (numpy.cumsum(weights) - weights / 2) / weights.sum()
    return numpy.interp(PROBABILITIES, places, values)


def chosen(errors: Errors, step: int) -> Array:
    """Those of a step; a history without any change has none."""
    found: Array = errors["scaled"][(errors["step"] == step) & numpy.isfinite(errors["scaled"])]
    return found


def quantiles_at(collections: list[Errors], step: int, *, mirrored: bool) -> tuple[Array, int]:
    """Quantiles of one step over both collections, which weigh the same, and the number of errors."""
    parts = [part for part in (chosen(errors, step) for errors in collections) if len(part)]
    count = sum(map(len, parts))
    if count <= LEAST_ERRORS:
        return numpy.zeros(len(PROBABILITIES)), 0
    weights = numpy.concatenate([numpy.full(len(part), 1 / len(part)) for part in parts])
    values = numpy.concatenate(parts)
    if mirrored:
        values, weights = numpy.concatenate((values, -values)), numpy.tile(weights, 2)
    return weighted_quantiles(values, weights), count


def smoothed(quantiles: Array, counts: Array) -> Array:
    """By steps, weighted by the number of errors; each row then ascends.

    Paths that explode (log_drift through two figures) leave quantiles that no such curve follows: a row of it would
    have no width left. Then the quantiles stay as they were counted.
    """
    steps = numpy.arange(1, len(counts) + 1.0)
    shape = numpy.stack([numpy.ones_like(steps), numpy.sqrt(steps), steps], axis=1)
    weights = numpy.sqrt(counts)[:, None]
    fitted = numpy.linalg.lstsq(shape * weights, quantiles * weights, rcond=None)[0]
    rows = numpy.maximum.accumulate(shape @ fitted, axis=1)
    if numpy.all(rows[:, -3] > rows[:, 2]):  # at 95 % and 5 %
        return rows
    return numpy.maximum.accumulate(carried_on(quantiles, counts), axis=1)


def carried_on(quantiles: Array, counts: Array) -> Array:
    """Steps that have too few errors are like the last one that has enough."""
    last = int(numpy.max(numpy.nonzero(counts)))
    return numpy.where((counts > 0)[:, None], quantiles, quantiles[last])


def rows_at(errors: list[Errors], horizon: int, *, mirrored: bool) -> Array:
    found = [quantiles_at(errors, step, mirrored=mirrored) for step in range(1, horizon + 1)]
    return smoothed(numpy.array([q for q, _ in found]), numpy.array([count for _, count in found], dtype=float))


def table_on_roots(model: str, collections: list[list[list[float]]]) -> Array:
    """Lengths by steps by probabilities: half the errors as they are, half of them mirrored as well.

    The collections hold volumes that grew; errors as they are would promise growth to every indicator.
    """
    table = []
    for length in LENGTHS:
        errors = [errors_of(series, model, length, HORIZON) for series in collections]
        table.append((rows_at(errors, HORIZON, mirrored=False) + rows_at(errors, HORIZON, mirrored=True)) / 2)
    return numpy.array(table)


def table_on_figures(model: str, collections: list[list[list[float]]]) -> Array:
    """The same of figures below zero, which are not on roots: the series with their signs changed, errors mirrored."""
    table = []
    for length in LENGTHS:
        errors = [errors_of(series, model, length, HORIZON, sign=-1) for series in collections]
        table.append(rows_at(errors, HORIZON, mirrored=True))
    return numpy.array(table)


def table_within_the_year(folder: Path, name: str) -> Array:
    kind, steps, lengths, horizon = WITHIN_THE_YEAR[name]
    collections = [training_series(folder / collection, kind) for collection in COLLECTIONS]
    table = []
    for length in lengths:
        errors = [errors_of(series, "auto", length, horizon, steps) for series in collections]
        table.append(rows_at(errors, horizon, mirrored=False))
    return numpy.array(table)


def numbers(values: Array | tuple[float, ...]) -> str:
    words = [f"{value:.4g}" for value in numpy.ravel(values)]
    lines = [", ".join(words[i : i + 15]) for i in range(0, len(words), 15)]
    return ",\n  ".join(lines)


def written(on_roots: dict[str, Array], on_figures: dict[str, Array], within: dict[str, Array]) -> str:
    """The source file."""
    parts = [HEAD]
    for suffix, tables in (("", on_roots), ("_on_figures", on_figures), ("", within)):
        parts += [
            f"constexpr double errors_of_{name}{suffix}[]{{\n  {numbers(table)}}};\n" for name, table in tables.items()
        ]
    parts.append("// clang-format on\n")
    quarters, months = WITHIN_THE_YEAR["quarters"], WITHIN_THE_YEAR["months"]
    parts.append(
        FOOT.format(
            lengths=numbers(LENGTHS),
            horizon=HORIZON,
            probabilities=numbers(PROBABILITIES),
            rows=rows(on_roots, ""),
            plain_rows=rows(on_figures, "_on_figures"),
            quarterly_lengths=numbers(quarters[2]),
            quarterly_horizon=quarters[3],
            monthly_lengths=numbers(months[2]),
            monthly_horizon=months[3],
        )
    )
    return "\n".join(parts)


def rows(tables: dict[str, Array], suffix: str) -> str:
    return ",\n  ".join(f'{{"{model}", errors_of_{model}{suffix}}}' for model in tables)


FOOT = """\
const std::vector<double> lengths{{{lengths}}};
const std::vector<double> probabilities{{{probabilities}}};

/// What was learned of a model on yearly figures.
struct Learned {{
  const char* model;
  std::span<const double> quantiles;
}};

constexpr Learned learned_on_roots[]{{
  {rows}}};

constexpr Learned learned_on_figures[]{{
  {plain_rows}}};

std::vector<ErrorTable> yearly(std::span<const Learned> all) {{
  std::vector<ErrorTable> tables;
  for (const Learned& one : all) {{
    std::vector<double> quantiles(one.quantiles.begin(), one.quantiles.end());
    tables.push_back(error_table(one.model, lengths, {horizon}, probabilities, std::move(quantiles)));
  }}
  return tables;
}}

/// Of `auto` within the year, where the error scale grows by itself.
template <std::size_t Size>
ErrorTable within_the_year(std::vector<double> within, int horizon, const double (&quantiles)[Size]) {{
  ErrorTable table = error_table("auto", std::move(within), horizon, probabilities, {{quantiles, quantiles + Size}});
  table.grows = false;
  return table;
}}

/// The mean of a table and its mirror image; its probabilities lie evenly about one half.
ErrorTable even(ErrorTable table) {{
  const std::vector<double> learned = table.quantiles;
  const std::size_t count = table.probabilities.size(), last = count - 1;
  for (std::size_t row = 0; row < learned.size(); row += count)
    for (std::size_t k = 0; k < count; ++k)
      table.quantiles[row + k] = (learned[row + k] - learned[row + last - k]) / 2;
  return table;
}}

std::vector<ErrorTable> even(std::vector<ErrorTable> tables) {{
  for (ErrorTable& table : tables) table = even(std::move(table));
  return tables;
}}

const std::vector<ErrorTable>& shipped_tables(MeasuredOn measured) {{
  static const std::vector<ErrorTable> on_roots = yearly(learned_on_roots), on_figures = yearly(learned_on_figures);
  static const std::vector<ErrorTable> on_limits = even(on_roots);
  return measured == MeasuredOn::roots ? on_roots : measured == MeasuredOn::figures ? on_figures : on_limits;
}}

const ErrorTable& quarterly_table() {{
  static const ErrorTable table = within_the_year({{{quarterly_lengths}}}, {quarterly_horizon}, errors_of_quarters);
  return table;
}}

const ErrorTable& monthly_table() {{
  static const ErrorTable table = within_the_year({{{monthly_lengths}}}, {monthly_horizon}, errors_of_months);
  return table;
}}

}}  // namespace

const ErrorTable& shipped_error_table(std::string_view model, MeasuredOn measured, int steps_a_year) {{
  if (model == "auto" && steps_a_year == 4) return quarterly_table();
  if (model == "auto" && steps_a_year == 12) return monthly_table();
  for (const ErrorTable& table : shipped_tables(measured))
    if (table.model == model) return table;
  return shipped_tables(measured).front();
}}

const std::vector<const ErrorTable*>& shipped_error_tables() {{
  static const std::vector<const ErrorTable*> all = [] {{
    std::vector<const ErrorTable*> tables{{&quarterly_table(), &monthly_table()}};
    for (const MeasuredOn measured : {{MeasuredOn::roots, MeasuredOn::figures, MeasuredOn::limits}})
      for (const ErrorTable& table : shipped_tables(measured)) tables.push_back(&table);
    return tables;
  }}();
  return all;
}}

}}  // namespace milepost
"""


def main(folder: Path) -> None:
    collections = [training_series(folder / name) for name in COLLECTIONS]
    on_roots = {model: table_on_roots(model, collections) for model in _core.models()}
    on_figures = {model: table_on_figures(model, collections) for model in _core.models()}
    within = {name: table_within_the_year(folder, name) for name in WITHIN_THE_YEAR}
    path = Path(__file__).parents[1] / "src" / "projection" / "shipped_errors.cpp"
    path.write_text(written(on_roots, on_figures, within), encoding="utf-8")
    print(f"{path.name}: {len(on_roots)} models")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
