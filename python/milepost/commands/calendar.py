"""milepost calendar: who owes what by which working day."""

from __future__ import annotations

import argparse

import milepost as mp
from milepost.commands.console import complain, width, write
from milepost.commands.inputs import logged
from milepost.commands.options import Commands, add_language, add_log, day


def add(commands: Commands) -> None:
    scheduling = commands.add_parser("calendar", help="who owes what by which working day")
    scheduling.add_argument("plan", metavar="PLAN", help="plan file (YAML or JSON)")
    scheduling.add_argument(
        "--from", required=True, type=day, dest="first", metavar="DATE", help="first day; or: today"
    )
    scheduling.add_argument("--to", required=True, type=day, dest="last", metavar="DATE", help="last day, inside")
    add_log(scheduling)
    scheduling.add_argument("--as-of", type=day, metavar="DATE", help="of the log, what was known on it; default: --to")
    formats = "default: text; ics needs icalendar: pip install 'milepost[calendar]'"
    scheduling.add_argument("--format", choices=("text", "csv", "ics"), default="text", help=formats)
    add_language(scheduling)
    scheduling.set_defaults(run=schedule)


def schedule(arguments: argparse.Namespace) -> int:
    from milepost import timetable

    if arguments.first > arguments.last:
        return complain(f"milepost: error: --from {arguments.first} lies after --to {arguments.last}")
    if arguments.as_of and not arguments.log:
        return complain("milepost: error: --as-of is the day of the log; it goes with --log")
    plan = mp.read_plan(arguments.plan)
    log = logged(arguments.log, plan) if arguments.log else None
    if log:
        plan = mp.with_effects(plan, log, arguments.as_of or arguments.last)
    owed = timetable.owed(plan, arguments.first, arguments.last, arguments.lang, log, arguments.as_of)
    if arguments.format == "csv":
        write(timetable.as_csv(owed, arguments.lang))
    elif arguments.format == "ics":
        write(timetable.as_icalendar(plan, owed, arguments.lang))
    elif owed:
        write(timetable.table(owed, arguments.lang, width()))
    else:
        words = {"zh": "{}至{}没有到期事项。", "en": "Nothing comes due from {} to {}."}
        write(words[arguments.lang].format(arguments.first, arguments.last) + "\n")
    return 0
