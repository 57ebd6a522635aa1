"""milepost calendar: who owes what by which working day."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

import milepost as mp
from milepost.commands.console import CommandError, width, write
from milepost.commands.inputs import logged, read_plan
from milepost.commands.options import Commands, add_log, add_plan, argument, day, set_up

if TYPE_CHECKING:
    from milepost.timetable import Owed

HELP = mp.Text("何单位应在哪个工作日前完成何事", "who owes what by which working day")
EXAMPLES = (
    "calendar jinan.yaml --from 2024-01-01 --to 2024-12-31",
    "calendar jinan.yaml --from 2024-01-01 --to 2024-12-31 --format ics",
)
FIRST_DAY, LAST_DAY = mp.Text("首日；或 today", "first day; or: today"), mp.Text("末日，含当日", "last day, inside")
FIRST = argument("--from", required=True, type=day, dest="first", metavar="DATE", help=FIRST_DAY)
LAST = argument("--to", required=True, type=day, dest="last", metavar="DATE", help=LAST_DAY)
KNOWN = mp.Text("办理记录截至该日；默认同 --to", "of the log, what was known on it; default: --to")
AS_OF = argument("--as-of", type=day, metavar="DATE", help=KNOWN)
FORMATS = mp.Text(
    "默认 text；ics 需要 icalendar：pip install 'milepost[calendar]'",
    "default: text; ics needs icalendar: pip install 'milepost[calendar]'",
)
FORMAT = argument("--format", choices=("text", "csv", "ics"), default="text", help=FORMATS)


def add(commands: Commands) -> None:
    set_up(commands, "calendar", schedule, (HELP, EXAMPLES), add_plan, FIRST, LAST, add_log, AS_OF, FORMAT)


def schedule(arguments: argparse.Namespace) -> int:
    from milepost import timetable

    refuse_days(arguments)
    plan = read_plan(arguments.plan)
    log = logged(arguments, plan) if arguments.log else None
    if log:
        plan = mp.with_effects(plan, log, arguments.as_of or arguments.last)
    owed = timetable.owed(plan, arguments.first, arguments.last, arguments.lang, log, arguments.as_of)
    write(laid_out(arguments, plan, owed))
    return 0


def refuse_days(arguments: argparse.Namespace) -> None:
    first, last = arguments.first, arguments.last
    if first > last:
        raise CommandError(f"--from {first} 晚于 --to {last}", f"--from {first} lies after --to {last}")
    if arguments.as_of and not arguments.log:
        raise CommandError(
            "--as-of 是办理记录的截止日，须与 --log 同用", "--as-of is the day of the log; it goes with --log"
        )


def laid_out(arguments: argparse.Namespace, plan: mp.Plan, owed: Sequence[Owed]) -> str:
    from milepost import timetable

    if arguments.format == "csv":
        return timetable.as_csv(owed, arguments.lang)
    if arguments.format == "ics":
        return timetable.as_icalendar(plan, owed, arguments.lang)
    if owed:
        return timetable.table(owed, arguments.lang, width())
    words = {"zh": "{}至{}没有到期事项。", "en": "Nothing comes due from {} to {}."}
    return words[arguments.lang].format(arguments.first, arguments.last) + "\n"
