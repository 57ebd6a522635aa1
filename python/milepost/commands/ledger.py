"""milepost ledger: the ledger in Excel that agencies fill in, out and back."""

from __future__ import annotations

import argparse
import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import milepost as mp
from milepost.commands.console import CommandError, UsageError, complain, write
from milepost.commands.inputs import Inputs, read_inputs
from milepost.commands.judging import method_of, named_method
from milepost.commands.options import (
    Commands,
    add_force,
    add_formats,
    add_inputs,
    add_language,
    add_method,
    day,
)
from milepost.commands.parsing import WholeWords
from milepost.files import refuse_existing, write_file

if TYPE_CHECKING:
    from milepost.ledger.changes import Edits
    from milepost.ledger.headings import Heading

HELP = mp.Text(
    "写出 Excel 台账，或把改过的台账读回", "a ledger in Excel for agencies to fill in, or an edited one taken back"
)
EXAMPLES = (
    "ledger jinan.yaml observations.csv --as-of 2024-06-30 -o ledger.xlsx",
    "ledger jinan.yaml observations.csv --as-of 2024-06-30 --since 2023-12-31 --palette lights -o ledger.xlsx",
    "ledger --read edited.xlsx jinan.yaml observations.csv --as-of today",
    "ledger --read edited.xlsx jinan.yaml observations.csv --as-of 2024-08-15 -o observations_new.csv",
)
FACTS = ("place", "target", "column", "before", "after", "kind", "period", "published")


def add(commands: Commands) -> None:
    keeping = commands.add_parser("ledger", help=HELP, examples=EXAMPLES)
    add_inputs(keeping)
    add_days(keeping)
    read = mp.Text(
        "读回改过的台账：逐格列出改动，不合方案的拒收", "an edited ledger: its changes, cell by cell, or why not"
    )
    keeping.add_argument("--read", metavar="EDITED", help=read)
    output = mp.Text(
        "写出的台账（.xlsx）；读回时为新的数据表（.csv），进展说明和办理记录另存其旁",
        "the ledger to write (.xlsx); with --read, the new table of observations (.csv), notes and log beside it",
    )
    keeping.add_argument("-o", "--output", metavar="FILE", help=output)
    notes = mp.Text("进展说明（CSV），由前次读回写出", "progress notes (CSV), as an earlier --read wrote them")
    keeping.add_argument("--notes", metavar="NOTES", help=notes)
    palette = mp.Text("配色：safe 色觉友好（默认），lights 红黄绿", "colours: safe (default), or red, amber and green")
    keeping.add_argument("--palette", choices=("safe", "lights"), default="safe", help=palette)
    add_force(keeping)
    add_formats(keeping, "text", "csv", "json")
    add_method(keeping)
    add_language(keeping)
    keeping.set_defaults(run=ledger)


def add_days(keeping: WholeWords) -> None:
    as_of = mp.Text(
        "统计截止日；读回时为读回之日；或 today",
        "what was known at its close; with --read the day of reading; or: today",
    )
    keeping.add_argument("--as-of", required=True, type=day, metavar="DATE", help=as_of)
    since = mp.Text("变更记录自该日起", "the sheet of changes begins on that day")
    keeping.add_argument("--since", type=day, metavar="DATE", help=since)


def ledger(arguments: argparse.Namespace) -> int:
    refuse_other_ending(arguments)
    return take_back(arguments) if arguments.read else hand_out(arguments)


def refuse_other_ending(arguments: argparse.Namespace) -> None:
    """What is written is a workbook, with --read a table: under another name no program would open it."""
    ending = ".csv" if arguments.read else ".xlsx"
    name = arguments.output
    if name and not name.lower().endswith(ending):
        what = mp.Text("数据表", "the table of observations") if arguments.read else mp.Text("台账", "the ledger")
        raise UsageError(
            f"“{name}”不能用作输出文件名：{what.zh}的文件名应以{ending}结尾",
            f"'{name}' cannot be the output: the name of {what.en} ends in {ending}",
        )


# ---- out


def hand_out(arguments: argparse.Namespace) -> int:
    from milepost.ledger import edition_of, export_ledger

    if not arguments.output:
        raise UsageError("写出台账缺少 -o/--output", "to write a ledger, -o/--output is required")
    inputs = read_inputs(arguments)
    edition = edition_of(
        *inputs.known_on(arguments.as_of),
        arguments.as_of,
        method=method_of(arguments, inputs.plan),
        since=arguments.since,
        language=arguments.lang,
        palette=arguments.palette,
        notes=noted(arguments, inputs.plan),
        log=inputs.log,
    )
    export_ledger(arguments.output, edition, arguments.force)
    write(f"-> {arguments.output}\n")
    return 0


def noted(arguments: argparse.Namespace, plan: mp.Plan) -> dict[tuple[str, Heading], str]:
    from milepost.ledger.notes import read_notes

    return read_notes(arguments.notes, plan) if arguments.notes else {}


# ---- and back


def take_back(arguments: argparse.Namespace) -> int:
    """Exit code 1, and nothing written, where a single cell is refused."""
    inputs = read_inputs(arguments)
    found = edits_of(arguments, inputs)
    file = Path(arguments.read).name
    if not arguments.quiet:
        complain(*(f"{file}: {at}: {mp.in_(words, arguments.lang)}" for at, words in found.remarks))
    if found.refusals:
        complain(*(f"{file}: {one.line(arguments.lang)}" for one in found.refusals))
        return complain(refused(len(found.refusals), arguments.lang))
    written = write_back(arguments, found) if arguments.output else []
    write(
        listed(found, arguments) + ("".join(f"-> {path}\n" for path in written) if arguments.format == "text" else "")
    )
    return 0


def edits_of(arguments: argparse.Namespace, inputs: Inputs) -> Edits:
    from milepost.ledger import read_edits
    from milepost.ledger.edits import stated_day

    # A log changes the plan by the day: that of the ledger counts, not that of the reading.
    plan, seen = inputs.known_on(stated_day(arguments.read)) if arguments.log else inputs[:2]
    return read_edits(
        arguments.read,
        plan,
        seen,
        arguments.as_of,
        method_of=lambda name: named_method(name, arguments, inputs.plan, CommandError),
        notes=noted(arguments, plan),
        log=inputs.log,
    )


def refused(number: int, language: str) -> str:
    if language == "zh":
        return f"有{number}处改动不能接收，台账未读入，未写出文件"
    cells = "one cell is" if number == 1 else f"{number} cells are"
    return f"{cells} refused; nothing of the ledger was taken and nothing written"


def write_back(arguments: argparse.Namespace, found: Edits) -> list[Path]:
    """The whole table of observations with the new figures; beside it notes, and the log with what has been done."""
    from milepost.ledger.confirming import rows_behind, table_with
    from milepost.ledger.log_rows import HEADS
    from milepost.ledger.notes import notes_text

    table = Path(arguments.output)
    text = table_with(Path(arguments.observations).read_bytes().decode("utf-8"), found.figures)
    files = {table: text}
    if found.notes:
        files[table.with_name(f"{table.stem}_notes.csv")] = notes_before(arguments) + notes_text(
            found.notes, arguments.lang, head=not arguments.notes
        )
    if found.done:
        log = Path(arguments.log).read_text(encoding="utf-8") if arguments.log else ""
        files[table.with_name(f"{table.stem}_log.csv")] = rows_behind(log, HEADS, found.done)
    save(files, arguments.force)
    return list(files)


def notes_before(arguments: argparse.Namespace) -> str:
    """Earlier notes stay: the last one on a column counts."""
    return Path(arguments.notes).read_text(encoding="utf-8-sig") if arguments.notes else ""


def save(files: dict[Path, str], overwrite: bool) -> None:
    refuse_existing(files, overwrite)
    for path, text in files.items():
        write_file(path, text)


# ---- the list of changes


def listed(found: Edits, arguments: argparse.Namespace) -> str:
    rows = [one.facts(arguments.lang) for one in found.edits]
    if arguments.format == "json":
        whole = {"by": found.by or None, "saved": str(found.saved) if found.saved else None, "changes": rows}
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    if arguments.format == "csv":
        text = io.StringIO(newline="")
        csv.writer(text).writerows([FACTS, *(row.values() for row in rows)])
        return text.getvalue()
    lines = [one.line(arguments.lang) for one in found.edits]
    return "\n".join([headline(found, Path(arguments.read).name, arguments.lang), *lines]) + "\n"


def headline(found: Edits, file: str, language: str) -> str:
    """How many changes, by whom and when, as the program that saved the file noted it."""
    number, day = len(found.edits), str(found.saved or "")
    if language == "zh":
        who = (f"，保存日期{day}" if day else "") + f"，{found.by or '未署名'}"
        return f"{file}: 改动{number}处{who}" if number else f"{file}: 无改动"
    who = f", saved by {found.by or 'somebody unnamed'}" + (f" on {day}" if day else "")
    return f"{file}: {number} change{'' if number == 1 else 's'}{who}" if number else f"{file}: no change"
