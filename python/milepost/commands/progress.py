"""How far a long command is: a bar of Rich on a terminal, nothing elsewhere."""

from __future__ import annotations

import argparse
import contextlib
import sys
import threading
from collections.abc import Callable, Iterator

import milepost as mp

DELAY = 1.0  # seconds: what is done sooner needs no bar
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
    bars = Progress(*columns, console=Console(stderr=True), transient=True)
    bar = bars.add_task(task, total=None)
    try:
        with after(DELAY, bars.start):
            yield lambda done, total: bars.update(bar, completed=done, total=total)
    finally:
        bars.stop()


@contextlib.contextmanager
def after(seconds: float, begin: Callable[[], object]) -> Iterator[None]:
    """Begins once the time has passed, if what is inside takes as long."""
    timer = threading.Timer(seconds, begin)
    timer.start() if seconds > 0 else begin()
    try:
        yield
    finally:
        timer.cancel()
        if timer.ident:
            timer.join()
