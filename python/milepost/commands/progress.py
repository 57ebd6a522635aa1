"""How far a long command is: a bar of Rich on a terminal, nothing elsewhere."""

from __future__ import annotations

import argparse
import atexit
import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from typing import TypeVar

import milepost as mp

DELAY = 1.0  # seconds: what is done sooner needs no bar
Result = TypeVar("Result")
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


def stoppable(work: Callable[[], Result]) -> Result:
    """What the work gives, or raises. Ctrl-C ends the waiting at once, even if the work looks for it late or never."""
    future: Future[Result] = Future()
    try:
        threading.Thread(target=lambda: settle(future, work), daemon=True).start()
        while not future.done():
            wait([future], timeout=0.1)  # seconds; without an end Ctrl-C would have to wait too on Windows
    except KeyboardInterrupt:
        atexit.register(leave_behind, future)
        raise
    return future.result()


def settle(future: Future[Result], work: Callable[[], Result]) -> None:
    try:
        future.set_result(work())
    except BaseException as failure:
        future.set_exception(failure)


def leave_behind(future: Future[Result]) -> None:
    """Ends the process where the work still goes on: an interpreter that is taken down under it may crash."""
    if not future.done():
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(130)
