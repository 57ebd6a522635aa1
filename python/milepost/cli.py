"""The command `milepost`: its parser, what it runs, and the exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import milepost as mp
from milepost.commands import (
    assess,
    calendar,
    check,
    compare,
    completion,
    conformance,
    effort,
    explain,
    import_ledger,
    ledger,
    methods,
    project,
    read,
    report,
    sensitivity,
    simulate,
)
from milepost.commands.console import (
    CommandError,
    InputProblems,
    UsageError,
    complain,
    complain_of,
    flush,
    silence,
    write,
)
from milepost.commands.inputs import STANDARD_INPUT
from milepost.commands.messages import message_in_chinese, problem_in
from milepost.commands.options import add_language, add_quiet
from milepost.commands.parsing import Commands, WholeWords, language_asked
from milepost.display import language_by_locale

# In the order of --help.
COMMANDS = (
    check,
    assess,
    explain,
    project,
    effort,
    simulate,
    sensitivity,
    compare,
    calendar,
    report,
    ledger,
    import_ledger,
    read,
    methods,
    conformance,
    completion,
)

DESCRIPTION = mp.Text(
    "承诺了什么，看到了什么，进度是否符合，为什么。", "What was promised, what has been seen, is it on track, and why."
)
EXIT_CODES = mp.Text(
    "退出码：0 完成；1 输入有误（全部问题在标准错误，标准输出为空）；2 用法有误；130 中断。",
    "Exit code: 0 done, 1 bad input (every problem on standard error, nothing on standard output), 2 bad usage, "
    "130 interrupted.",
)
EXAMPLES = """\
  milepost check jinan.yaml
  milepost assess jinan.yaml observations.csv --as-of 2024-06-30
  milepost assess jinan.yaml observations.csv --as-of today --method time_proportional --format csv > verdicts.csv
  milepost explain jinan.yaml observations.csv carrier-platforms --as-of 2024-06-30 --lang en
  milepost explain jinan.yaml observations.csv 载体平台 --as-of 2024-06-30
  milepost project jinan.yaml observations.csv --as-of 2024-06-30 --horizon 4 --lower 0
  milepost effort jinan.yaml observations.csv --as-of 2024-06-30
  milepost simulate jinan.yaml observations.csv more_grants.yaml --as-of 2024-06-30 --paths 20000
  milepost sensitivity jinan.yaml observations.csv more_grants.yaml --as-of 2024-06-30
  milepost compare jinan.yaml observations.csv --as-of 2024-06-30 --by path,eurostat.2021,un_chart.2023
  milepost calendar jinan.yaml --from 2024-01-01 --to 2024-12-31 --format ics > duties.ics
  milepost report jinan.yaml observations.csv --as-of 2024-06-30 -o report.html
  milepost ledger jinan.yaml observations.csv --as-of 2024-06-30 -o ledger.xlsx
  milepost ledger --read edited.xlsx jinan.yaml observations.csv --as-of 2024-08-15 -o observations_new.csv
  milepost import ledger.xlsx -o draft
  milepost read yearbook.xlsx -o observations.csv
  milepost methods eurostat.2021
  milepost conformance cases --format json
"""
EPILOG = mp.Text(f"示例：\n{EXAMPLES}\n{EXIT_CODES.zh}\n", f"examples:\n{EXAMPLES}\n{EXIT_CODES.en}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command with these arguments (default: the program's own) and returns its exit code."""
    given = sys.argv[1:] if argv is None else argv
    language = language_asked(given, language_by_locale())
    try:
        arguments = parser(language).arguments(given)
    except SystemExit as end:  # argparse has said what there was to say
        return end.code if isinstance(end.code, int) else 2
    try:
        return run(arguments, language)
    except BrokenPipeError:  # the reader has seen enough
        silence()
        return 0
    except KeyboardInterrupt:
        return 130


def run(arguments: argparse.Namespace, language: str) -> int:
    """What a command says against its work, in one language, and the exit code of it."""
    try:
        code: int = arguments.run(arguments)
        flush()
    except UsageError as wrong:
        complain_of(wrong.words, language, *wrong.lines)
        return 2
    except CommandError as wrong:
        return complain_of(wrong.words, language, *wrong.lines)
    except (mp.InvalidInput, InputProblems) as wrong:
        hint = mp.in_(getattr(wrong, "hint", mp.Text()), language)
        return complain(*(problem_in(problem, language) for problem in wrong.problems), *filter(None, [hint]))
    except (mp.Error, ModuleNotFoundError) as wrong:
        return complain_of(mp.Text(message_in_chinese(str(wrong)), str(wrong)), language)
    return code


class Milepost(WholeWords):
    """The whole command, with its commands at hand."""

    commands: Commands

    def arguments(self, given: Sequence[str]) -> argparse.Namespace:
        """Those of a command, of which it complains itself if they are none."""
        first = next(iter(given), "").split("=")[0]
        if first.startswith("-") and first not in self._option_string_actions:  # what follows would be the command
            self.refuse(given[:1])
        found, rest = self.parse_known_args(given if first != "help" else [*given[1:], "--help"])
        if rest:
            self.commands.parsers.get(getattr(found, "command", ""), self).refuse(rest)
        if list(vars(found).values()).count(STANDARD_INPUT) > 1:
            self.commands.parsers[found.command].error("one file alone can be read from standard input")
        return found


def parser(language: str = "en") -> Milepost:
    """Everything that can be typed, its help in one language."""
    command = Milepost(language=language, prog="milepost", description=DESCRIPTION, epilog=EPILOG)
    command.add_argument("--version", action="version", version=f"milepost {mp.__version__}")
    cmake = mp.Text("供 C++ 工程使用：-Dmilepost_ROOT=文件夹", "for C++ projects: -Dmilepost_ROOT=FOLDER")
    command.add_argument("--cmakedir", action=CMakeDir, nargs=0, help=cmake)
    add_language(command, language)
    add_quiet(command, False)
    command.commands = Commands(command)
    for one in COMMANDS:
        one.add(command.commands)
    for one_of_them in command.commands.parsers.values():
        add_quiet(one_of_them)
    return command


class CMakeDir(argparse.Action):
    """Prints the folder of the CMake package, and ends; no command is needed."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        write(mp.get_cmake_dir() + "\n")
        parser.exit()


if __name__ == "__main__":
    sys.exit(main())
