"""Of several targets for one thing the one that decides, as Destatis judges its indicators."""

from __future__ import annotations

from typing import Any


def deciding_targets(of: Any, due: Any, label: Any, *, as_of: Any, method: Any = "destatis.2021") -> Any:
    """The rows that decide where one thing has several targets: one for each thing, as they first stand there.

    of: whose target it is, the series, or the indicator of several series. due: when it is due, in the forms that
    evaluate() reads; None for one without a due day. label: the class that evaluate() gave it; None for none. Each is a
    column: a list, an array, a column of a dataframe. as_of: the period of the latest figure, one for all or a column;
    None where there is no figure, so that no target is over.
    method: the preset whose labels they are, which knows their order from best to worst (see labels_from_best).

    Of target years the next one decides, the due year itself included: the figure of 2020 is judged by the target of
    2020, that of 2021 by the next. What has no due day follows when all due days are over; where all are over and
    nothing follows, the last one decides. Of targets due at once the worst class decides, the first of equals; a row
    without a class only where no other has one. A next target that could not be judged decides all the same: its row
    has the reason.

    Returns an array of row numbers from 0, with which a result of evaluate() is cut down: {name: column[rows]} of a
    dict, found.iloc[rows] of pandas, found[rows] of polars. Raises OutOfRange for columns that differ in length, rows
    that are set for nothing, two periods as_of for one thing, labels of another method, ParseError for a period that
    cannot be read, TypeError for what is no column.
    """
    from milepost import deciding  # numpy is loaded for those who need it

    return deciding.deciding_rows(of, due, label, as_of, method)
