#!/usr/bin/env python3
"""Writes the reference: a page a floor and language, from header comments and docstrings; the keys of every file.

`python3 tools/reference.py FOLDER` writes cpp.md, cpp_time.md, ..., python.md, ..., plan_file_keys.md, ... for Sphinx.
"""

import re
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

import cpp_reference
import house
import key_reference
import python_reference

ROOT = Path(__file__).parents[1]
INCLUDE = ROOT / "include"
CODE = re.compile(r"(``.*?``|`[^`\n]+`)", re.DOTALL)
# What Markdown would take for its own where a comment means the letter itself.
SPECIAL = re.compile(r"([\\*_<>\[\]{}|~$#])")
BOLD = re.compile(r"\\\*\\\*(?=\S)(.+?)(?<=\S)\\\*\\\*")


def escaped(prose: str) -> str:
    """Prose of a comment as Markdown: its letters stay, code in backticks and bold words are what they were."""
    parts = [part if CODE.fullmatch(part) else SPECIAL.sub(r"\\\1", part) for part in CODE.split(prose)]
    return BOLD.sub(r"**\1**", "".join(parts))


def fence(language: str, code: str) -> str:
    return f"```{language}\n{code}\n```\n"


def toctree(pages: Iterable[str]) -> str:
    return "```{toctree}\n:maxdepth: 1\n\n" + "\n".join(pages) + "\n```\n"


# ---- C++


def grouped(declarations: Iterable[cpp_reference.Declaration]) -> list[list[cpp_reference.Declaration]]:
    """A declaration without a comment of its own belongs to the one before it, as in the header."""
    groups: list[list[cpp_reference.Declaration]] = []
    for one in declarations:
        if groups and not one.prose and not one.code.startswith(("struct", "class", "enum")):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def cpp_group(group: list[cpp_reference.Declaration]) -> str:
    title = ", ".join(dict.fromkeys(escaped(one.name) for one in group))
    code = fence("cpp", "\n".join(one.code for one in group))
    return f"### {title}\n\n{escaped(group[0].prose)}\n\n{code}"


def cpp_header(header: cpp_reference.Header) -> str:
    body = "\n".join(cpp_group(group) for group in grouped(header.declarations))
    return f"## {header.path.removeprefix('milepost/')}\n\n{escaped(header.caption)}\n\n{body}"


def cpp_page(floor: str) -> str:
    umbrella = (INCLUDE / "milepost" / f"{floor}.hpp").read_text(encoding="utf-8").splitlines()[0].removeprefix("// ")
    headers = "\n".join(cpp_header(header) for header in cpp_reference.headers_of(floor, INCLUDE))
    return f"# {floor}/\n\n{escaped(umbrella)}\n\n{fence('cpp', f'#include <milepost/{floor}.hpp>')}\n{headers}"


def open_page() -> str:
    """The headers that stand beside the floors, open to all of them."""
    paths = [INCLUDE / "milepost" / name for name in ("error.hpp", "version.hpp")]
    headers = "\n".join(cpp_header(cpp_reference.header(path, INCLUDE)) for path in paths)
    return f"# Errors and the version\n\n{headers}"


def cpp_pages() -> dict[str, str]:
    pages = {f"cpp_{floor}": cpp_page(floor) for floor in house.FLOORS} | {"cpp_errors": open_page()}
    opening = (
        "# C++ reference\n\nWritten from the comments of the headers, a page a floor, the lowest first. "
        "`#include <milepost/milepost.hpp>` brings "
        "every floor but `io` and `report`. Everything is in namespace `milepost`.\n\n"
    )
    return {"cpp": opening + toctree(["cpp_errors", *(f"cpp_{floor}" for floor in house.FLOORS)])} | pages


# ---- Python


def python_member(one: python_reference.Member) -> str:
    head = f"`{one.name}`" + (f" (`{one.signature}`)" if one.signature and "\n" not in one.signature else "")
    if one.signature.startswith(f"{one.name}("):
        head = " or ".join(f"`{line}`" for line in one.signature.splitlines())
    prose = escaped(re.sub(r"\s*\n\s*", " ", one.prose))
    return f"- {head}{': ' if prose else ''}{prose}"


def wrapped(signature: str) -> str:
    return "\n".join(textwrap.wrap(signature, 110, subsequent_indent="    ", break_on_hyphens=False))


def python_entry(entry: python_reference.Entry) -> str:
    signatures = fence("python", "\n".join(map(wrapped, entry.signatures))) if entry.signatures else ""
    if entry.kind == "enumeration":
        members = "Members: " + ", ".join(f"`{one.name}`" for one in entry.members) + ".\n" if entry.members else ""
    else:
        members = "".join(f"{python_member(one)}\n" for one in entry.members)
    prose = re.sub(r"^[ ]+", "", escaped(entry.prose), flags=re.MULTILINE)
    return f"### {escaped(entry.name)}\n\n{signatures}\n{prose}\n\n{members}"


def slug(heading: str) -> str:
    """1 time -> time; 11 io: columns -> io; What can go wrong -> errors."""
    if heading == "What can go wrong":
        return "errors"
    return re.sub(r"\W+", "_", re.sub(r"^\d+ ", "", heading).split(":")[0].lower())


def by_page() -> dict[str, list[str]]:
    pages: dict[str, list[str]] = {}
    for heading, names in python_reference.sections().items():
        pages.setdefault(slug(heading), []).extend(names)
    return pages


def python_page(title: str, names: list[str]) -> str:
    entries = "\n".join(python_entry(python_reference.entry(name)) for name in names)
    return f"# milepost: {title.replace('_', ' ')}\n\n{entries}".replace("\n### ", "\n## ")


def python_pages() -> dict[str, str]:
    pages = {f"python_{title}": python_page(title, names) for title, names in by_page().items()}
    opening = (
        "# Python reference\n\nWritten from the docstrings of `import milepost as mp`, in the order of the floors. "
        "Names are those of C++; every value type has `replace(field=value)`, which gives a changed "
        "copy, and can be compared and pickled.\n\n"
    )
    return {"python": opening + toctree(pages)} | pages


def write(folder: Path) -> None:
    """All pages; those that say what they said before are not touched, and those that are no more are taken away."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {
        folder / f"{name}.md": text for name, text in (cpp_pages() | python_pages() | key_reference.pages()).items()
    }
    for path, text in pages.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    for path in set(folder.glob("*.md")) - set(pages):
        path.unlink()


if __name__ == "__main__":
    write(Path(sys.argv[1]))
