"""The draft of a plan file: what was read, as YAML to be read aloud, with comments beside the rows they belong to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import milepost as mp
from milepost.reading.words import Finding, Mark, tidy

PLAIN = re.compile(
    r"[A-Za-z\u4e00-\u9fff“《][\w\u4e00-\u9fff“”《》（）、，。；！—·/%<>=+.-]*( [\w\u4e00-\u9fff“”（）、，]+)*"
)
YAML_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
DOCUMENT = "ledger"


@dataclass
class Item:
    """A task or an indicator: the keys of the plan file, where it stands in the ledger, what is said of its rows."""

    fields: dict[str, Any]
    at: str
    findings: list[Finding] = field(default_factory=list)
    indicators: list[Item] = field(default_factory=list)
    answers: tuple[str, ...] = ()  # the cells that say who answers

    @property
    def id(self) -> str:
        return str(self.fields["id"])


@dataclass
class Draft:
    """All that goes into the plan file, in the order of the ledger. `loose` belongs to no task."""

    plan: dict[str, Any]
    document: dict[str, Any]
    periods: dict[str, Any] = field(default_factory=dict)
    units: dict[str, Any] = field(default_factory=dict)
    organizations: dict[str, str] = field(default_factory=dict)  # name to id
    collectives: dict[str, str] = field(default_factory=dict)
    sections: list[dict[str, Any]] = field(default_factory=list)
    tasks: list[Item] = field(default_factory=list)
    loose: list[Finding] = field(default_factory=list)

    def indicators(self) -> Iterator[Item]:
        for task in self.tasks:
            yield from task.indicators

    def organization(self, name: str, collective: str) -> str:
        """The id of an organization, a new one at its first mention."""
        if collective:
            self.collectives[name] = collective
        return self.organizations.setdefault(name, f"org-{len(self.organizations) + 1}")

    def section(self, title: str) -> str:
        """The id of a section; a title met before is the same section."""
        for section in self.sections:
            if section["title"] == title:
                return str(section["id"])
        self.sections.append({"id": f"s{len(self.sections) + 1}", "title": title})
        return str(self.sections[-1]["id"])


def scalar(value: object) -> str:
    """A value on one line: plain where YAML cannot mistake it, else in double quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number(value)
    text = tidy(str(value))
    is_number = re.fullmatch(r"\d+(\.\d+)?%?", text)
    is_day = re.fullmatch(r"\d{4}(-\d{2}-\d{2})?|\d{4}\.\.\d{4}", text)
    plain = PLAIN.fullmatch(text) and text.lower() not in YAML_WORDS
    return text if plain or is_number or is_day else json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


def number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))


def flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    return scalar(value)


def comment(finding: Finding, language: str) -> str:
    mark = "" if finding.mark is Mark.kept else finding.mark.value
    return "# " + tidy(f"{mark} {finding.line(language)}")


def comments(findings: list[Finding], language: str, margin: str) -> Iterator[str]:
    """What needs a second look; what was read without doubt speaks for itself."""
    yield from (margin + comment(finding, language) for finding in findings if finding.mark is not Mark.read)


def item_lines(item: Item, language: str, margin: str) -> Iterator[str]:
    yield from comments(item.findings, language, margin)
    mark = "- "
    for key, value in item.fields.items():
        yield f"{margin}{mark}{key}: {flow(value)}"
        mark = "  "
    if item.indicators:
        yield f"{margin}  indicators:"
    for indicator in item.indicators:
        yield from item_lines(indicator, language, margin + "    ")


def named_lines(key: str, entries: dict[str, Any]) -> Iterator[str]:
    if entries:
        yield ""
        yield f"{key}:"
    yield from (f"  {scalar(name)}: {flow(value)}" for name, value in entries.items())


def organization_entries(draft: Draft) -> dict[str, Any]:
    return {
        id: {"name": name, "type": "collective", "collective": draft.collectives[name]}
        if name in draft.collectives
        else name
        for name, id in draft.organizations.items()
    }


HEAD = mp.Text(
    "由台账导入的草稿，请逐项核对。注释中，“!”为推定，“?”为未读入，均须人工确认；其余照录台账原文。",
    "A draft made from a ledger, to be checked. In comments ! marks what was assumed, ? what was not understood.",
)


def plan_text(draft: Draft, language: str) -> str:
    """The plan file. Loads without errors once `mend` has gone over the draft."""
    lines = [f"# {mp.in_(HEAD, language)}", "milepost: 1", "", "plan:"]
    lines += [f"  {key}: {flow(value)}" for key, value in draft.plan.items()]
    lines += named_lines("documents", {DOCUMENT: draft.document})
    lines += named_lines("periods", draft.periods)
    lines += named_lines("units", draft.units)
    lines += named_lines("organizations", organization_entries(draft))
    if draft.sections:
        lines += ["", "sections:", *(f"  - {flow(section)}" for section in draft.sections)]
    if draft.tasks:
        lines += ["", "tasks:"]
    for task in draft.tasks:
        lines += [*item_lines(task, language, "  "), ""]
    loose = list(comments(draft.loose, language, ""))
    return "\n".join([*lines, *loose]).rstrip("\n") + "\n"
