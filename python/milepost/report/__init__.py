"""The report page: a plan, what has been seen and how it stands, as one HTML file that opens without a network."""

from __future__ import annotations

import datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from milepost import _core
from milepost.files import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from milepost.report.facts import Asked


def report_page(
    plan: _core.Plan,
    seen: _core.Observations,
    *,
    as_of: datetime.date | str,
    since: datetime.date | str | None = None,
    method: str | _core.Preset = "path",
    methods: Iterable[str | _core.Preset] | None = None,
    log: _core.Log | None = None,
    scenario: _core.Scenario | None = None,
    language: str = "zh",
) -> str:
    """The page as text: HTML with everything in it, in Chinese and in English.

    as_of: the day whose close it tells of. since: the earlier day that it is compared with; None: the last day before
    as_of on which the plan's own duties asked for a report, and where there is none the page says so. method: by which
    targets are judged; methods: those that are compared, None: `path` and every preset. log: what has been done;
    without one the page says that it cannot know what is overdue. scenario: futures that are simulated (10,000, seed
    1). language: zh or en, which of the two shows first. Raises ModuleNotFoundError without jinja2, OutOfRange for a
    `since` that does not lie before as_of, ParseError for a day, a language or a method that is none.
    """
    check_jinja()
    from milepost.report.facts import gather
    from milepost.report.page import rendered

    asked = asked_for(as_of, since, method, methods, log, scenario)
    return rendered(gather(plan, seen, asked), str(_core.Language(language)))


def write_report(
    plan: _core.Plan,
    seen: _core.Observations,
    path: str | PathLike[str],
    *,
    as_of: datetime.date | str,
    since: datetime.date | str | None = None,
    method: str | _core.Preset = "path",
    methods: Iterable[str | _core.Preset] | None = None,
    log: _core.Log | None = None,
    scenario: _core.Scenario | None = None,
    language: str = "zh",
) -> Path:
    """Writes the page of report_page(), with its arguments, and gives back where. An older file is replaced, and only
    once the page is whole; raises what report_page() raises, and Error where it cannot be written."""
    page = report_page(
        plan,
        seen,
        as_of=as_of,
        since=since,
        method=method,
        methods=methods,
        log=log,
        scenario=scenario,
        language=language,
    )
    return write_file(path, page)


def check_jinja() -> None:
    """Raises ModuleNotFoundError that says the line which installs it."""
    try:
        import jinja2  # noqa: F401 (its being there is all that is asked)
    except ModuleNotFoundError as error:
        line = "pip install 'milepost[report]'"
        raise ModuleNotFoundError(f"a report page needs jinja2: {line}", name="jinja2") from error


def asked_for(
    as_of: datetime.date | str,
    since: datetime.date | str | None,
    method: str | _core.Preset,
    methods: Iterable[str | _core.Preset] | None,
    log: _core.Log | None,
    scenario: _core.Scenario | None,
) -> Asked:
    """What is asked of a page, its days read. Raises ParseError, OutOfRange."""
    from milepost.report.facts import Asked

    day, earlier = day_of(as_of), None if since is None else day_of(since)
    if earlier is not None and earlier >= day:
        raise _core.OutOfRange(f"since {earlier} does not lie before as_of {day}")
    return Asked(day, earlier, method, tuple(methods) if methods is not None else None, log, scenario)


def day_of(day: datetime.date | str) -> datetime.date:
    return _core.parse_date(day) if isinstance(day, str) else day
