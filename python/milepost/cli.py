"""The command `milepost`: its parser, what it runs, and the exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any

import milepost as mp
from milepost.commands import (
    assess,
    calendar,
    check,
    compare,
    conformance,
    explain,
    import_ledger,
    methods,
    project,
    simulate,
)
from milepost.commands.console import UsageError, complain, write

EXAMPLES = """\
examples:
  milepost check jinan.yaml
  milepost assess jinan.yaml observations.csv --as-of 2024-06-30
  milepost assess jinan.yaml observations.csv --as-of today --method time_proportional --format csv > verdicts.csv
  milepost explain jinan.yaml observations.csv carrier-platforms --as-of 2024-06-30 --lang en
  milepost explain jinan.yaml observations.csv 载体平台 --as-of 2024-06-30
  milepost project jinan.yaml observations.csv --as-of 2024-06-30 --horizon 4 --lower 0
  milepost simulate jinan.yaml observations.csv more_grants.yaml --as-of 2024-06-30 --paths 20000
  milepost compare jinan.yaml observations.csv --as-of 2024-06-30 --by path,eurostat.2021,un_chart.2023
  milepost calendar jinan.yaml --from 2024-01-01 --to 2024-12-31 --format ics > duties.ics
  milepost import ledger.xlsx -o draft
  milepost methods eurostat.2021
  milepost conformance cases --format json

Exit code: 0 done, 1 bad input (every problem on standard error, nothing on standard output), 2 bad usage.
"""

# In the order of --help.
COMMANDS = (
    check,
    assess,
    explain,
    project,
    simulate,
    compare,
    calendar,
    import_ledger,
    methods,
    conformance,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command with these arguments (default: the program's own) and returns its exit code."""
    try:
        arguments = parser().parse_args(argv)
    except SystemExit as end:  # argparse has said what there was to say
        return end.code if isinstance(end.code, int) else 2
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except UsageError as wrong:
        complain(parser().format_usage().rstrip(), f"milepost: error: {wrong}")
        return 2
    except mp.InvalidInput as wrong:
        return complain(*wrong.problems)
    except mp.Error as wrong:
        return complain(f"milepost: error: {wrong}")
    except BrokenPipeError:  # the reader has seen enough; keep the interpreter from flushing once more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code


class WholeWords(argparse.ArgumentParser):
    """Options are written out: of two that begin alike the wrong one would be taken."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, allow_abbrev=False)


def parser() -> argparse.ArgumentParser:
    command = WholeWords(
        prog="milepost",
        description="What was promised, what has been seen, is it on track, and why.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("--version", action="version", version=f"milepost {mp.__version__}")
    command.add_argument("--cmakedir", action=CMakeDir, nargs=0, help="for C++ projects: -Dmilepost_ROOT=FOLDER")
    commands = command.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for one in COMMANDS:
        one.add(commands)
    return command


class CMakeDir(argparse.Action):
    """Prints the folder of the CMake package, and ends; no command is needed."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        write(mp.get_cmake_dir() + "\n")
        parser.exit()


if __name__ == "__main__":
    sys.exit(main())
