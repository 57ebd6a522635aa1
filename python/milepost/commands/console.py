"""What a command writes: results to standard output, complaints to standard error."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

import milepost as mp
from milepost.commands.messages import message_in_chinese
from milepost.near_names import did_you_mean, did_you_mean_in_chinese, names_meant

NARROWEST, WIDEST, WIDTH_OF_FILES = 80, 140, 100
ERROR = mp.Text("milepost: 错误：", "milepost: error: ")


class CommandError(Exception):
    """What keeps a command from its work: exit code 1. `lines` stand below the sentence."""

    def __init__(self, zh: str, en: str = "", *lines: str) -> None:
        super().__init__(en or zh)
        self.words = mp.Text(zh, en or zh)
        self.lines = lines


class UsageError(CommandError):
    """Arguments that turn out to be none once the files are read: exit code 2."""


class InputProblems(Exception):  # noqa: N818
    """What is wrong with what was read, as InvalidInput has it, and what to do about it: exit code 1."""

    def __init__(self, problems: Sequence[mp.Problem], hint: mp.Text | None = None) -> None:
        super().__init__(mp.lines_of(problems))
        self.problems = problems
        self.hint = hint or mp.Text()


def complain(*problems: object) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1


def complain_of(words: mp.Text, language: str, *lines: str) -> int:
    """An error in one sentence, after the name of the program."""
    return complain(f"{mp.in_(ERROR, language)}{mp.in_(words, language)}", *lines)


def write_as(format: str, **ways: Callable[[], str]) -> None:
    """In the format asked for; only that one is worked out."""
    write(ways[format]())


def write(text: str) -> None:
    """Text as it is: UTF-8 whatever the locale, line ends untouched."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    with output_that_may_fail():
        sys.stdout.write(text)


def flush() -> None:
    with output_that_may_fail():
        sys.stdout.flush()


@contextlib.contextmanager
def output_that_may_fail() -> Iterator[None]:
    """Raises CommandError if standard output takes no more, BrokenPipeError if nobody reads it any more."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as failure:
        silence()
        words = f"cannot write the result: {failure.strerror}"
        raise CommandError(message_in_chinese(words), words) from None


def silence() -> None:
    """Keeps the interpreter from writing what is left, which would fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def colour() -> bool:
    """Only on a terminal that has colours, and not against the user's wish (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    return min(max(shutil.get_terminal_size((WIDTH_OF_FILES, 24)).columns, NARROWEST), WIDEST)


def near_to(word: str, known: Iterable[str]) -> mp.Text:
    """ "; did you mean 'path'?", or nothing if nothing is near."""
    near = names_meant(word, known)
    return mp.Text(did_you_mean_in_chinese(near), did_you_mean(near))


def count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
