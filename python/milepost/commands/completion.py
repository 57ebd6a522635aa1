"""milepost completion: what a shell needs to complete commands and options."""

from __future__ import annotations

import argparse
import importlib
from typing import Any

import milepost as mp
from milepost.commands.console import CommandError, write
from milepost.commands.options import Commands, add_language

HELP = mp.Text("输出命令行补全脚本", "the script by which a shell completes commands and options")
EXAMPLES = (
    "completion bash > ~/.local/share/bash-completion/completions/milepost",
    "completion zsh > ~/.zfunc/_milepost",
)
SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")


def add(commands: Commands) -> None:
    completing = commands.add_parser("completion", help=HELP, examples=EXAMPLES)
    shells = mp.Text("需要 shtab：pip install 'milepost[terminal]'", "needs shtab: pip install 'milepost[terminal]'")
    completing.add_argument("shell", metavar="SHELL", choices=SHELLS, help=shells)
    add_language(completing)
    completing.set_defaults(run=completion)


def completion(arguments: argparse.Namespace) -> int:
    from milepost.cli import parser

    shtab = library()
    if arguments.shell not in shtab.SUPPORTED_SHELLS:
        raise CommandError(
            f"所装 shtab 不支持 {arguments.shell}；请升级：pip install -U shtab",
            f"the shtab that is installed knows no {arguments.shell}: pip install -U shtab",
        )
    whole = parser(arguments.lang)
    for one in (whole, *whole.commands.parsers.values()):
        for action in one.files:
            action.complete = shtab.FILE
    write(shtab.complete(whole, shell=arguments.shell))
    return 0


def library() -> Any:
    try:
        return importlib.import_module("shtab")
    except ModuleNotFoundError as missing:
        words = "completion needs shtab: pip install 'milepost[terminal]'"
        raise ModuleNotFoundError(words, name="shtab") from missing
