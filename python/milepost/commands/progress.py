"""How far a long command is: a bar of Rich on a terminal, nothing elsewhere."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator

import milepost as mp

Report = Callable[[int, int], object]  # done, total


def may_show(arguments: argparse.Namespace) -> bool:
    """On a terminal, unless --quiet; Rich honours NO_COLOR and TERM by itself."""
    return sys.stderr.isatty() and not getattr(arguments, "quiet", False)


@contextlib.contextmanager
def working(arguments: argparse.Namespace, words: mp.Text) -> Iterator[Report]:
    """Shows that something is under way, and how far it is once the function that it gives is called."""
    task = mp.in_(words, getattr(arguments, "lang", "en"))
    try:
        if not may_show(arguments):
            raise ModuleNotFoundError
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    except ModuleNotFoundError:  # rich is an extra: nobody needs it to get the result
        yield lambda done, total: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task(task, total=None)
        yield lambda done, total: bars.update(bar, completed=done, total=total)
