"""Observations out: CSV, Parquet, dataframes; of a table that was read, or of a plan."""

from __future__ import annotations

import io
from os import PathLike
from pathlib import Path
from typing import Any

import numpy

from milepost._core import Exactness, Observation, Observations, ObservationStatus, ParseError, Report, Text
from milepost.column_kinds import Figures, words_of
from milepost.columns import ColumnStream
from milepost.files import write_file
from milepost.reading.cells import Cell
from milepost.reading.dataframes import arrow
from milepost.reading.rows import HEADS, Figure, table_text
from milepost.reading.table import TableReading

BOUNDS = {Exactness.exact: "", Exactness.at_least: ">=", Exactness.more_than: ">"}
REPORTS = {Report.period: "", Report.year_to_date: "year to date", Report.since_start: "since start"}
STATUSES = {ObservationStatus.final_figure: "final", ObservationStatus.provisional: "provisional"}
NAMES = HEADS["en"]
NOWHERE = Cell("", (0, 0), "", "")


def figures_of(observations: Observations | TableReading) -> list[Figure]:
    if isinstance(observations, TableReading):
        return observations.figures
    return [
        figure_of(indicator, entity, series.unit.name, observation)
        for (indicator, entity), series in observations.items()
        for observation in series
    ]


def figure_of(indicator: str, entity: str, unit: str, observation: Observation) -> Figure:
    return Figure(
        *(indicator, str(observation.period), f"{BOUNDS[observation.exactness]}{observation.value!r}", unit),
        *(REPORTS[observation.report], str(observation.published or ""), observation.source),
        *(Text(observation.note, observation.note), NOWHERE),
        entity=entity,
        status=STATUSES.get(observation.status, "estimate"),
    )


def write(path: str | PathLike[str], observations: Observations | TableReading, language: str) -> None:
    """See milepost.write_observations."""
    target = Path(path)
    kinds = {".csv": csv_bytes, ".parquet": parquet_bytes}
    kind = kinds.get(target.suffix.lower())
    if not kind:
        raise ParseError(f"'{target}' ends in neither .csv nor .parquet")
    content = kind(figures_of(observations), language)
    write_file(target, content)


def csv_bytes(figures: list[Figure], language: str) -> bytes:
    return table_text(figures, language).encode()


def numbered(figures: list[Figure]) -> dict[str, list[Any]]:
    """Columns of words, and the values as numbers; a lower bound is said in the status."""
    rows = [dict(zip(NAMES, figure.row("en"), strict=True)) for figure in figures]
    for row in rows:
        bare = row["value"].lstrip(">=")
        row["status"] = "lower bound" if bare != row["value"] else row["status"]
        row["value"] = bare
    columns: dict[str, list[Any]] = {name: [row[name] for row in rows] for name in NAMES}
    columns["value"] = [float(value) for value in columns["value"]]
    return columns


def stream_of(figures: list[Figure]) -> ColumnStream:
    columns = numbered(figures)
    values = Figures(numpy.array(columns["value"], dtype=numpy.float64))
    return ColumnStream({name: values if name == "value" else words_of(cells) for name, cells in columns.items()})


def parquet_bytes(figures: list[Figure], language: str) -> bytes:
    pyarrow = arrow()
    types = {name: pyarrow.float64() if name == "value" else pyarrow.string() for name in NAMES}
    table = pyarrow.table(numbered(figures), schema=pyarrow.schema(types))
    content = io.BytesIO()
    pyarrow.parquet.write_table(table, content)
    return content.getvalue()


def to_pandas(reading: TableReading) -> Any:
    try:
        import pandas
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("to_pandas() needs pandas: pip install 'milepost[frames]'", name="pandas") from error
    return pandas.DataFrame(numbered(reading.figures))
