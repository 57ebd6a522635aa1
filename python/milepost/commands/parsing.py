"""The parser of the command line in Chinese and English: help, usage and complaints."""

from __future__ import annotations

import argparse
import itertools
import re
from collections.abc import Sequence
from typing import Any, NoReturn

import milepost as mp
from milepost.commands.console import near_to
from milepost.layout import wrapped

Words = mp.Text | str  # in both languages, or the same in both

# What argparse says by itself, in Chinese; it is asked for nothing but these.
PHRASES = (
    (r"the following arguments are required: (.*)", "缺少参数：{0}"),
    (r"not understood: (.*); did you mean '(.*)'\?", "参数无法识别：{0}；是否应为“{1}”？"),
    (r"not understood: (.*)", "参数无法识别：{0}"),
    (r"argument (.+?): (.*)", "参数 {0}：{1}"),
    (r"'(.*)' is none of (.*?); did you mean '(.*)'\?", "“{0}”不在可选范围之内（可选：{1}）；是否应为“{2}”？"),
    (r"'(.*)' is none of (.*)", "“{0}”不在可选范围之内（可选：{1}）"),
    (r"one file alone can be read from standard input", "只有一个文件可取自标准输入（-）"),
    (r"no command '(.*?)'; did you mean '(.*)'\?", "没有命令“{0}”；是否应为“{1}”？"),
    (r"no command '(.*)'", "没有命令“{0}”"),
    (r"invalid (\w+) value: (.*)", "{1} 不是合规的值（{0}）"),
    (r"expected one argument", "须有一个值"),
    (r"expected at least one argument", "至少须有一个值"),
    (r"'(.*)' is not a date; date .*", "没有“{0}”这一天"),
    (r"'(.*)' is not a date; .*", "“{0}”不是日期，应如 2025-03-01、2025年3月1日，或 today"),
    (r"'(.*)' is not a whole number from (.*) to (.*)", "“{0}”应为{1}至{2}的整数"),
    (r"'(.*)' is not a limit; .*", "“{0}”不是界限，应为一个数，或 ID=数"),
    (r"ignored explicit argument (.*)", "不带值，多写了 {0}"),
    (r"not allowed with argument (.*)", "不能与 {0} 同用"),
    (r"one of the arguments (.*) is required", "须有其中之一：{0}"),
)
HEADINGS = (
    ("usage: ", "用法："),
    ("positional arguments:", "参数："),
    ("options:", "选项："),
    ("命令:", "命令："),
    ("show this help message and exit", "显示本说明并退出"),
    ("show program's version number and exit", "显示版本号并退出"),
)


MISSING = re.compile(r"arguments are required|expected (one|at least one) argument|one of the arguments")

# What stands for a file in usage lines.
FILES = ("PLAN", "OBS", "LOG", "FILE", "SCENARIO", "OTHER", "LEDGER", "EDITED", "NOTES", "FOLDER")


def said(words: Words | None, language: str) -> str | None:
    return mp.in_(words, language) if isinstance(words, mp.Text) else words


def in_chinese(message: str) -> str:
    """A complaint of argparse; what is not known stays as it is."""
    for pattern, words in PHRASES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return words.format(*map(in_chinese, found.groups()))
    return message


class Layout(argparse.RawDescriptionHelpFormatter):
    """Chinese lines are broken between characters, each two columns wide."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)


class WholeWords(argparse.ArgumentParser):
    """Options are written out: of two that begin alike the wrong one would be taken. Help is a Text or a str."""

    def __init__(self, *, language: str = "en", **settings: Any) -> None:
        for name in ("description", "epilog"):
            settings[name] = said(settings.get(name), language)
        self.language = language
        self.files: list[Any] = []  # arguments that name files, for shells to complete
        super().__init__(**settings, allow_abbrev=False, formatter_class=Layout)

    def add_argument(self, *names: Any, **settings: Any) -> argparse.Action:
        if "help" in settings:
            settings["help"] = said(settings["help"], self.language)
        action = super().add_argument(*names, **settings)
        if action.metavar in FILES:
            self.files.append(action)
        return action

    def format_help(self) -> str:
        return self._in_language(super().format_help())

    def format_usage(self) -> str:
        return self._in_language(super().format_usage())

    def _in_language(self, text: str) -> str:
        for english, chinese in HEADINGS if self.language == "zh" else ():
            text = text.replace(english, chinese)
        return text

    def error(self, message: str) -> NoReturn:
        """Ends with exit code 2: all help where no command is named, the usage where something else is missing, else
        the complaint and what tells the usage."""
        if message.endswith("required: COMMAND"):
            self.exit(2, self.format_help())
        zh = self.language == "zh"
        words = f"错误：{in_chinese(message)}" if zh else f"error: {message}"
        usage = self.format_usage() if MISSING.search(message) else ""
        more = "" if usage else ("用法见：" if zh else "usage: ") + f"{self.prog} --help\n"
        if "required: " in message and "--as-of" in message:
            more = f"{'例如：' if zh else 'for example: '}--as-of today\n"
        self.exit(2, f"{usage}{self.prog}: {words}\n{more}")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """A choice that is none, with the one that may be meant; the words are the same in every version of Python."""
        if action.choices is None or value in action.choices:
            return
        names = [str(one) for one in action.choices]
        near = near_to(str(value), names).en
        if isinstance(action, argparse._SubParsersAction):
            raise argparse.ArgumentError(None, f"no command '{value}'{near}")
        raise argparse.ArgumentError(action, f"'{value}' is none of {', '.join(names)}{near}")

    def refuse(self, arguments: Sequence[str]) -> NoReturn:
        """Arguments that are none, with the option that may be meant by the first."""
        options = [one for one in self._option_string_actions if one.startswith("--")]
        near = near_to(arguments[0].split("=")[0], options).en if arguments[0].startswith("-") else ""
        self.error(f"not understood: {' '.join(arguments)}{near}")


class Commands:
    """Where commands are added, each with its help and examples of it."""

    def __init__(self, parser: WholeWords) -> None:
        self.language = parser.language
        self._added = parser.add_subparsers(
            title="命令" if self.language == "zh" else "commands",
            metavar="COMMAND",
            dest="command",
            required=True,
            parser_class=WholeWords,
        )

    def add_parser(self, name: str, *, help: Words, examples: Sequence[str] = ()) -> WholeWords:
        """The parser of one command; `help` stands in the list of commands and over its own help."""
        words = said(help, self.language) or ""
        head = "示例：" if self.language == "zh" else "examples:"
        epilog = "\n".join([head, *(f"  milepost {example}" for example in examples)]) if examples else None
        return self._added.add_parser(name, help=words, description=words, epilog=epilog, language=self.language)

    @property
    def parsers(self) -> dict[str, WholeWords]:
        """By the name of the command, in the order of --help."""
        return dict(self._added.choices)


def language_asked(arguments: Sequence[str], otherwise: str) -> str:
    """That of --lang, before anything is parsed: complaints about the arguments are in it too."""
    given = [two for one, two in itertools.pairwise(arguments) if one == "--lang"]
    given += [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    return given[-1] if given and given[-1] in ("zh", "en") else otherwise
