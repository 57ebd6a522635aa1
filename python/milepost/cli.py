"""The command `milepost`: plans checked, assessed, explained; what is owed when; ledgers; methods and conformance."""

from __future__ import annotations

import argparse
import datetime
import difflib
import json
import math
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import milepost as mp
from milepost.display import language_by_locale
from milepost.evaluation import METHODS_OF_ASSESS

if TYPE_CHECKING:
    from milepost.conformance import Result

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
NARROWEST, WIDEST, WIDTH_OF_FILES = 80, 140, 100

Reading = TypeVar("Reading", mp.ObservationsReading, mp.LogReading, mp.ScenarioReading)


class UsageError(Exception):
    """Arguments that turn out to be none once the files are read."""


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

    checking = commands.add_parser("check", help="every problem of a plan file, with file, line and column")
    checking.add_argument("plan", metavar="PLAN", help="plan file (YAML or JSON)")
    checking.add_argument("--strict", action="store_true", help="warnings count as errors")
    checking.set_defaults(run=check)

    assessing = commands.add_parser("assess", help="how every target stands, as a table, CSV or JSON")
    add_inputs(assessing)
    assessing.add_argument("--since", type=day, metavar="DATE", help="what has changed since that day, after the table")
    add_probability(assessing)
    assessing.add_argument("--deliverables", action="store_true", help="deliverables too, after the targets")
    add_formats(assessing)
    add_choices(assessing)
    assessing.set_defaults(run=assess)

    explaining = commands.add_parser("explain", help="the whole arithmetic of one verdict")
    add_inputs(explaining)
    explaining.add_argument(
        "name",
        metavar="NAME",
        help="of an indicator or a target: its id, its name in Chinese or English, or a part of one name only",
    )
    add_probability(explaining)
    add_choices(explaining)
    explaining.set_defaults(run=explain)

    add_projecting(commands.add_parser("project", help="where every target's figures lead, and how likely it is met"))
    add_simulating(
        commands.add_parser("simulate", help="many futures of a plan under a scenario: the odds of each target")
    )
    add_comparing(commands.add_parser("compare", help="every target under many methods: where they disagree, and why"))
    add_calendar(commands.add_parser("calendar", help="who owes what by which working day"))

    importing = commands.add_parser("import", help="a ledger in Excel into a draft plan file and observation table")
    importing.add_argument("ledger", metavar="LEDGER", help="workbook (.xlsx); macros are never run")
    importing.add_argument(
        "-o", "--output", metavar="NAME", help="writes NAME.yaml and NAME_observations.csv; default: as the ledger"
    )
    importing.add_argument("--as-of", type=day, metavar="DATE", help="day of the figures that name none; or: today")
    importing.add_argument("--force", action="store_true", help="overwrite files that exist")
    add_language(importing)
    importing.set_defaults(run=import_ledger)

    add_methods(commands.add_parser("methods", help="the presets of institutions, or what one of them does"))
    add_conformance(commands.add_parser("conformance", help="every case table of a folder, run"))
    return command


class CMakeDir(argparse.Action):
    """Prints the folder of the CMake package, and ends; no command is needed."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        write(mp.get_cmake_dir() + "\n")
        parser.exit()


def add_calendar(scheduling: argparse.ArgumentParser) -> None:
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


def add_projecting(projecting: argparse.ArgumentParser) -> None:
    add_inputs(projecting)
    add_day(projecting)
    projecting.add_argument("--horizon", type=int, default=6, metavar="STEPS", help="figures ahead; default: 6")
    projecting.add_argument("--method", default="auto", metavar="NAME", help=f"{', '.join(mp.models())}; default: auto")
    limits = "natural limit of the figures, of all or of one indicator (0, ID=100); may come several times"
    for name in ("--lower", "--upper"):
        projecting.add_argument(name, type=limit, action="append", default=[], metavar="LIMIT", help=limits)
    add_formats(projecting)
    add_language(projecting)
    projecting.set_defaults(run=project)


def add_simulating(simulating: argparse.ArgumentParser) -> None:
    add_inputs(simulating)
    simulating.add_argument("scenario", metavar="SCENARIO", help="scenario file (YAML or JSON)")
    add_day(simulating)
    simulating.add_argument("--paths", type=whole, default=10_000, metavar="NUMBER", help="futures; default: 10000")
    simulating.add_argument("--seed", type=whole, default=1, metavar="NUMBER", help="of the random numbers; default: 1")
    simulating.add_argument("--threads", type=whole, default=0, metavar="NUMBER", help="default: as many as there are")
    simulating.add_argument("--compare", metavar="OTHER", help="another scenario file, beside the first")
    baseline = "beside them the first scenario as seen from an earlier day"
    simulating.add_argument("--baseline", type=day, metavar="DATE", help=baseline)
    simulating.add_argument("--method", default="auto", metavar="NAME", help=f"{', '.join(mp.models())}; default: auto")
    add_formats(simulating)
    add_language(simulating)
    simulating.set_defaults(run=simulate)


def add_comparing(comparing: argparse.ArgumentParser) -> None:
    add_inputs(comparing)
    add_day(comparing)
    names = "methods with commas between them; default: path and all presets"
    comparing.add_argument("--by", metavar="NAMES", help=names)
    comparing.add_argument("--methods", metavar="FILE", help="file of methods (YAML); default: the plan's")
    add_formats(comparing)
    add_language(comparing)
    comparing.set_defaults(run=compare)


def add_methods(listing: argparse.ArgumentParser) -> None:
    listing.add_argument(
        "name", metavar="NAME", nargs="?", help="of a preset, as eurostat.2021, or: probability; default: all names"
    )
    add_language(listing)
    listing.set_defaults(run=methods)


def add_conformance(running: argparse.ArgumentParser) -> None:
    running.add_argument("folder", metavar="FOLDER", help="with case tables (CSV), known by their names, at any depth")
    running.add_argument(
        "--format", choices=("table", "json", "markdown"), default="table", help="default: table; --lang is of markdown"
    )
    add_language(running)
    running.set_defaults(run=conformance)


def add_inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument("plan", metavar="PLAN", help="plan file (YAML or JSON)")
    command.add_argument("observations", metavar="OBS", help="table of observations (CSV)")
    add_log(command)


def add_log(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--log", metavar="LOG", help="what has been done (CSV): steps of deliverables, duties, workflows"
    )


def add_choices(command: argparse.ArgumentParser) -> None:
    add_day(command)
    methods = f"{', '.join(METHODS_OF_ASSESS)}, a preset, one of the file of methods; default: the plan's, else path"
    command.add_argument("--method", metavar="NAME", help=methods)
    command.add_argument("--methods", metavar="FILE", help="file of methods (YAML); default: the plan's")
    add_language(command)


def add_day(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as-of", required=True, type=day, metavar="DATE", help="what was known at its close counts; or: today"
    )


def add_probability(command: argparse.ArgumentParser) -> None:
    command.add_argument("--probability", action="store_true", help="of meeting each target too, or why there is none")


def add_formats(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=("table", "csv", "json"), default="table", help="default: table")


def add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--lang", choices=("zh", "en"), default=language_by_locale(), help="default: by locale, here %(default)s"
    )


def day(text: str) -> datetime.date:
    """A date in any of the library's spellings. The one place where "today" means something."""
    if text == "today":
        return datetime.date.today()
    try:
        return mp.parse_date(text)
    except mp.Error as wrong:
        raise argparse.ArgumentTypeError(f"{wrong}, or today") from None


def whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) >= 2**64:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 0 to {2**64 - 1}")
    return int(text)


def limit(text: str) -> tuple[str, float]:
    """An indicator, or none for all, and a number: "100", "coverage=100"."""
    indicator, _, number = text.rpartition("=")
    try:
        value = float(number)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"'{text}' is not a limit; expected a number, or ID=number")
    return indicator, value


def method_of(arguments: argparse.Namespace, plan: mp.Plan) -> str | mp.Preset:
    """The method asked for, else the plan's, else path; a method of a file goes before a shipped preset."""
    if arguments.methods and not (arguments.method or plan.method):
        raise UsageError("--methods tells where methods stand; --method NAME, or the plan, tells which one judges")
    name: str = arguments.method or plan.method or "path"
    own = methods_of(arguments, plan)
    fault = fault_of_method(name, own)
    if fault:
        raise (UsageError if arguments.method else mp.ParseError)(fault)
    return {method.name: method for method in own}.get(name, name)


def fault_of_method(name: str, own: Iterable[mp.Preset]) -> str:
    """Empty for a method, a shipped preset and a preset of one's own; else what may be meant."""
    known = (*METHODS_OF_ASSESS, *(method.name for method in own), *mp.presets())
    return "" if name in known else f"'{name}' is not a method; expected one of {', '.join(known)}{meant(name, known)}"


def methods_of(arguments: argparse.Namespace, plan: mp.Plan) -> Sequence[mp.Preset]:
    """Of the file that is named, else of the plan's own, which lies where the plan says from its own folder."""
    if arguments.methods:
        return mp.read_methods(arguments.methods)
    return mp.read_methods(Path(arguments.plan).parent / plan.methods) if plan.methods else ()


def meant(word: str, known: Iterable[str]) -> str:
    """ "; did you mean 'path'?", or nothing if nothing is near."""
    words = {one.lower(): one for one in known}
    near = difflib.get_close_matches(word.lower(), words, n=1)
    return f"; did you mean '{words[near[0]]}'?" if near else ""


def check(arguments: argparse.Namespace) -> int:
    problems = problems_of(arguments.plan)
    errors = sum(problem.severity == mp.Severity.error for problem in problems)
    warnings = len(problems) - errors
    for problem in problems:
        print(problem, file=sys.stderr)
    summary = f"{arguments.plan}: {count(errors, 'error')}, {count(warnings, 'warning')}"
    if errors or (arguments.strict and warnings):
        return complain(summary)
    write(summary + "\n")
    return 0


def problems_of(path: str) -> Sequence[mp.Problem]:
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        mp.read_plan(path)  # says what is wrong with the file
        raise
    reading = mp.load_plan(text, path)
    return [*reading.problems, *problems_of_methods(path, reading.plan)]


def problems_of_methods(path: str, plan: mp.Plan | None) -> list[mp.Problem]:
    """Of the plan's own file of methods, and of the method that should stand in it."""
    if not plan or not plan.methods:
        return []
    file = Path(path).parent / plan.methods
    fault = fault_of_method(plan.method or "path", mp.read_methods(file))
    return [mp.Problem("error", f"plan {plan.id}", "method", f"method {fault}")] if fault else []


def assess(arguments: argparse.Namespace) -> int:
    if arguments.since and arguments.format != "table":
        return complain("milepost: error: --since tells what has changed after the table; it does not go with --format")
    if arguments.since and arguments.since > arguments.as_of:
        return complain(f"milepost: error: --since {arguments.since} lies after --as-of {arguments.as_of}")
    inputs = read_inputs(arguments)
    card = inputs.card_on(arguments.as_of, method_of(arguments, inputs.plan))
    if arguments.probability:
        card = mp.with_probabilities(card, *inputs.known_on(arguments.as_of))
    if arguments.format == "table":
        write(status_tables(arguments, card) + changes(arguments, inputs, card))
    else:
        whole = joined(card, as_targets(card)) if arguments.deliverables else card
        write(whole.to_json() if arguments.format == "json" else whole.to_csv())
    return 0


def status_tables(arguments: argparse.Namespace, card: mp.Scorecard) -> str:
    """Of the targets, then of the deliverables: each with counts of its own."""
    cards = [card, as_targets(card)] if arguments.deliverables else [card]
    options = {"language": arguments.lang, "width": width(), "colour": colour()}
    return "\n".join(mp.status_table(one.plan, one, **options) for one in cards)


def as_targets(card: mp.Scorecard) -> mp.Scorecard:
    """The deliverables of a card as a card of the targets that they are judged by."""
    asked = any(row.verdict.chance for row in card.rows)
    plan, rows = card.plan, [row_of(one, asked) for one in card.deliverables]
    judged = [evidence_of(card, one) for one in card.deliverables]
    plan = plan.replace(
        targets=[target for target, _ in judged],
        indicators=[indicator for _, indicator in judged],
        tasks=[
            task.replace(targets=[*task.targets, *(row.target for row in rows if row.task == task.id)])
            for task in plan.tasks
        ],
    )
    return mp.Scorecard(plan, card.as_of, card.method, rows)


def row_of(one: mp.DeliverableRow, with_chance: bool) -> mp.ScorecardRow:
    """Steps have no probability, which is said where probabilities are asked for."""
    name = one.deliverable
    verdict = one.verdict.replace(chance=mp.Chance(why="deliverable")) if with_chance else one.verdict
    return mp.ScorecardRow(
        target=name, indicator=name, verdict=verdict, task=one.task, section=one.section, strength=one.strength
    )


def evidence_of(card: mp.Scorecard, row: mp.DeliverableRow) -> tuple[mp.Target, mp.Indicator]:
    """What a deliverable is judged by, as a target and an indicator."""
    deliverable = card.plan.deliverable(row.deliverable) or mp.Deliverable(row.deliverable)
    evidence = mp.evidence_of(deliverable, mp.Series(mp.percent_unit), card.as_of, card.plan.frame)
    indicator = evidence.indicator or mp.Indicator(row.deliverable)
    target = evidence.target.replace(responsibility=deliverable.responsibility)
    return target, indicator.replace(each=deliverable.each)


def joined(card: mp.Scorecard, other: mp.Scorecard) -> mp.Scorecard:
    plan = other.plan.replace(
        targets=[*card.plan.targets, *other.plan.targets], indicators=[*card.plan.indicators, *other.plan.indicators]
    )
    return mp.Scorecard(plan, card.as_of, card.method, [*card.rows, *other.rows])


def changes(arguments: argparse.Namespace, inputs: Inputs, card: mp.Scorecard) -> str:
    """What the same plan, table and log say otherwise than on the earlier day."""
    if not arguments.since:
        return ""
    before = inputs.card_on(arguments.since, method_of(arguments, inputs.plan))
    found = mp.changes_between(before, card)
    return "\n" + mp.change_list(card.plan, found, arguments.since, language=arguments.lang, width=width())


def explain(arguments: argparse.Namespace) -> int:
    inputs = read_inputs(arguments)
    card = inputs.card_on(arguments.as_of, method_of(arguments, inputs.plan))
    if arguments.probability or card.method == "probability":
        card = mp.with_probabilities(card, *inputs.known_on(arguments.as_of))
    plan, name = card.plan, arguments.name
    found = named(plan, name)
    if len(found) > 1:
        several = [f"  {one.id}  {title(one, arguments.lang)}" for one in found]
        return complain(f"milepost: error: '{name}' is in several names; say which by its id:", *several)
    ids = {one.id for one in found} or {name}
    rows = [row for row in card.rows if row.indicator in ids or row.target == name]
    if rows:
        write("\n".join(mp.narrate(plan, row, arguments.lang) for row in rows))
        return 0
    if found:
        what = f"indicator {found[0].id}"
        return complain(f"milepost: error: {what}: has no target, so there is no verdict to explain")
    known = [word for row in card.rows for word in (row.target, row.indicator)]
    names = [word for one in plan.indicators for word in (one.name.zh, one.name.en)]
    return complain(f"milepost: error: no target '{name}' in the scorecard{meant(name, [*known, *names])}")


def project(arguments: argparse.Namespace) -> int:
    from milepost import projected_targets

    inputs = read_inputs(arguments)
    plan, seen = inputs.known_on(arguments.as_of)
    rows = projected(arguments, plan, seen)
    if arguments.format == "table":
        write(mp.projection_table(plan, rows, language=arguments.lang, width=width(), colour=colour()))
    else:
        write(projected_targets.as_json(rows) if arguments.format == "json" else projected_targets.as_csv(rows))
    return 0


def projected(arguments: argparse.Namespace, plan: mp.Plan, seen: mp.Observations) -> list[mp.ProjectedTarget]:
    """Every target within the limits of its indicator, else those of all; of several the last."""
    lower, upper = dict(arguments.lower), dict(arguments.upper)
    named = dict.fromkeys([*lower, *upper])
    known = [indicator.id for indicator in plan.indicators]
    for name in filter(None, named):
        if name not in known:
            raise UsageError(f"no indicator '{name}' in the plan{meant(name, known)}")

    def within(name: str) -> Sequence[mp.ProjectedTarget]:
        return mp.project(
            plan,
            seen,
            as_of=arguments.as_of,
            horizon=arguments.horizon,
            method=arguments.method,
            lower=lower.get(name, lower.get("")),
            upper=upper.get(name, upper.get("")),
        )

    by_name = {name: within(name) for name in {"": None, **named}}
    return [by_name.get(row.indicator, by_name[""])[place] for place, row in enumerate(by_name[""])]


def simulate(arguments: argparse.Namespace) -> int:
    from milepost import simulated

    if arguments.baseline and arguments.baseline > arguments.as_of:
        return complain(f"milepost: error: --baseline {arguments.baseline} lies after --as-of {arguments.as_of}")
    inputs = read_inputs(arguments)
    plan, _ = inputs.known_on(arguments.as_of)
    scenarios = [scenario_in(file, plan) for file in (arguments.scenario, arguments.compare) if file]
    asked = {name: getattr(arguments, name) for name in ("paths", "seed", "threads", "method")}

    def case_of(scenario: mp.Scenario, day: datetime.date) -> simulated.Case:
        return simulated.Case(scenario, day, mp.simulate(*inputs.known_on(day), scenario, as_of=day, **asked))

    cases = [case_of(scenario, arguments.as_of) for scenario in scenarios]
    if arguments.baseline:
        cases.append(case_of(scenarios[0], arguments.baseline))
    if arguments.format == "table":
        write(simulated.as_table(plan, cases, arguments.lang))
    else:
        write(simulated.as_json(cases) if arguments.format == "json" else simulated.as_csv(cases))
    return 0


def scenario_in(file: str, plan: mp.Plan) -> mp.Scenario:
    """What a scenario file says, its warnings on standard error."""
    reading = loaded(file, plan, mp.load_scenario, mp.read_scenario)
    return reading.scenario or mp.read_scenario(file, plan)


def compare(arguments: argparse.Namespace) -> int:
    from milepost import comparisons

    inputs = read_inputs(arguments)
    plan, seen = inputs.known_on(arguments.as_of)
    table = mp.compare(plan, seen, arguments.as_of, compared_methods(arguments, inputs.plan))
    if arguments.format == "table":
        write(mp.comparison_table(plan, table, language=arguments.lang, width=width(), colour=colour()))
    else:
        write(comparisons.as_json(table) if arguments.format == "json" else comparisons.as_csv(table))
    return 0


def compared_methods(arguments: argparse.Namespace, plan: mp.Plan) -> list[str | mp.Preset]:
    """Those asked for, else path, those of the file and every preset that is shipped."""
    own = {method.name: method for method in methods_of(arguments, plan)}
    names = (
        list(dict.fromkeys(arguments.by.split(",")))
        if arguments.by
        else ["path", *own, *(n for n in mp.presets() if n not in own)]
    )
    for name in names:
        fault = fault_of_method(name, own.values())
        if fault:
            raise UsageError(fault)
    return [own.get(name, name) for name in names]


def named(plan: mp.Plan, name: str) -> list[mp.Indicator]:
    """The indicators of that id, else those of that name in either language, else those with it in their name.

    Those that have a target go before those that do not.
    """
    words = plain(name)
    by_id = [one for one in plan.indicators if one.id == name]
    if by_id or any(mp.name_of(target) == name for target in plan.targets):
        return by_id
    exact = [one for one in plan.indicators if words in (plain(one.id), plain(one.name.zh), plain(one.name.en))]
    partly = [one for one in plan.indicators if words and (words in plain(one.name.zh) or words in plain(one.name.en))]
    found = exact or partly
    judged = {target.indicator for target in plan.targets}
    return [one for one in found if one.id in judged] or found


def plain(words: str) -> str:
    """Without capitals, and with one space where there are several."""
    return " ".join(words.casefold().split())


def title(indicator: mp.Indicator, language: str) -> str:
    return mp.in_(indicator.name, language)


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


def import_ledger(arguments: argparse.Namespace) -> int:
    """Reads first and writes last: a ledger that cannot be read leaves no file behind."""
    from milepost.ledger import read_ledger, write_ledger

    ledger = read_ledger(arguments.ledger, arguments.as_of)
    written = write_ledger(
        ledger, arguments.output or Path(arguments.ledger).with_suffix(""), arguments.lang, arguments.force
    )
    write(ledger.report(arguments.lang) + "".join(f"-> {path}\n" for path in written))
    return 0


def methods(arguments: argparse.Namespace) -> int:
    from milepost.method_pages import names_and_titles, page_of

    if arguments.name:
        write(page_of(arguments.name, arguments.lang))
        return 0
    named = list(names_and_titles(arguments.lang))
    longest = max(len(name) for name, _ in named)
    write("".join(f"{name:{longest}}  {title}\n" for name, title in named))
    return 0


def conformance(arguments: argparse.Namespace) -> int:
    """Exit code 1 where a row that claims conformance disagrees, or one cannot be read."""
    from milepost.conformance import broken, results_of, tables_in, unreadable

    folder = Path(arguments.folder)
    if not folder.is_dir():
        return complain(f"milepost: error: '{folder}' is not a folder")
    tables, unknown = tables_in(folder)
    complain(*(f"{path}: no case table is known by this name; skipped" for path in unknown))
    if not tables:
        return complain(f"milepost: error: '{folder}' holds no case table")
    results = results_of(tables)
    names = [path.stem for path in tables]
    complain(*(f"{path}: no rows" for path in tables if path.stem not in {one.table for one in results}))
    complain(*(one.reason for one in unreadable(results)))
    write(shown(results, names, arguments.format, arguments.lang))
    return 1 if broken(results) else 0


def shown(results: Sequence[Result], tables: Sequence[str], kind: str, language: str) -> str:
    from milepost import conformance_pages

    if kind == "json":
        return json.dumps([one.as_json for one in results], ensure_ascii=False, indent=1) + "\n"
    if kind == "markdown":
        return conformance_pages.page(results, language, tables)
    return conformance_pages.terminal(results, tables)


class Inputs(NamedTuple):
    """What a plan is judged by, as read; the log is empty where none was given."""

    plan: mp.Plan
    seen: mp.Observations
    log: mp.Log

    def known_on(self, day: datetime.date) -> tuple[mp.Plan, mp.Observations]:
        """The plan after what was decided, the observations with what was done."""
        plan = mp.with_effects(self.plan, self.log, day)
        return plan, mp.with_progress(plan, self.seen, self.log)

    def card_on(self, day: datetime.date, method: str | mp.Preset) -> mp.Scorecard:
        plan, seen = self.known_on(day)
        return mp.assess(plan, seen, as_of=day, method=method)


def read_inputs(arguments: argparse.Namespace) -> Inputs:
    plan = mp.read_plan(arguments.plan)
    seen = observed(arguments.observations, plan)
    return Inputs(plan, seen, logged(arguments.log, plan) if arguments.log else mp.Log())


def observed(path: str, plan: mp.Plan) -> mp.Observations:
    return loaded(path, plan, mp.load_observations, mp.read_observations).observations


def logged(path: str, plan: mp.Plan) -> mp.Log:
    return loaded(path, plan, mp.load_log, mp.read_log).log


def loaded(
    path: str, plan: mp.Plan, load: Callable[[str, mp.Plan, str], Reading], read: Callable[[str, mp.Plan], object]
) -> Reading:
    """What a table says, its warnings on standard error: a figure read otherwise than meant changes verdicts."""
    try:
        reading = load(Path(path).read_text(encoding="utf-8"), plan, path)
    except (OSError, UnicodeError):
        read(path, plan)  # says what is wrong with the file
        raise
    if mp.has_errors(reading.problems):
        read(path, plan)  # says every problem
    for problem in reading.problems:
        print(problem, file=sys.stderr)
    return reading


def count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def complain(*problems: object) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1


def write(text: str) -> None:
    """Text as it is: UTF-8 whatever the locale, line ends untouched."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    sys.stdout.write(text)


def colour() -> bool:
    """Only on a terminal that has colours, and not against the user's wish (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    return min(max(shutil.get_terminal_size((WIDTH_OF_FILES, 24)).columns, NARROWEST), WIDEST)


if __name__ == "__main__":
    sys.exit(main())
