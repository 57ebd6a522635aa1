"""Reads the Python face for the reference: public names by floor, signatures, docstrings, types of properties."""

import ast
import inspect
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any

import milepost

ROOT = Path(__file__).parents[1]
FACE = ROOT / "python" / "milepost" / "__init__.py"
STUBS = ROOT / "python" / "milepost" / "_core.pyi"
# Of every value type alike; said once, on the first page.
OF_EVERY_VALUE = {"replace"}


@dataclass(frozen=True)
class Member:
    """A property, a method or a member of an enumeration: its signature or type, and what its docstring says."""

    name: str
    signature: str
    prose: str


@dataclass(frozen=True)
class Entry:
    """A public name: how it is called, what its docstring says, its members."""

    name: str
    kind: str
    signatures: tuple[str, ...]
    prose: str
    members: tuple[Member, ...]


def sections() -> dict[str, list[str]]:
    """The names of milepost.__all__ under the headings that stand between them, `1 time`; without one: `start`."""
    listed = FACE.read_text(encoding="utf-8").split("\n__all__ = [", 1)[1].split("\n]", 1)[0]
    found: dict[str, list[str]] = {}
    heading = "start"
    for line in listed.splitlines():
        stripped = line.strip()
        if line.startswith("    # "):
            heading = stripped.removeprefix("# ")
        elif named := re.match(r'"(\w+)",', stripped):
            found.setdefault(heading, []).append(named[1])
    return found


@cache
def stubs() -> dict[str, ast.ClassDef]:
    tree = ast.parse(STUBS.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


def is_property(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and any(
        isinstance(mark, ast.Name) and mark.id == "property" for mark in node.decorator_list
    )


def types_of_properties(name: str) -> dict[str, str]:
    """Of a class of the compiled half, by its stub."""
    body = stubs()[name].body if name in stubs() else []
    return {node.name: ast.unparse(node.returns) for node in body if is_property(node)}  # type: ignore[attr-defined, arg-type]


def split_docstring(name: str, docstring: str) -> tuple[tuple[str, ...], str]:
    """The signatures that a docstring of the compiled half opens its parts with, and all the rest."""
    paragraphs = re.split(r"\n\s*\n", inspect.cleandoc(docstring))
    signatures = tuple(part for part in paragraphs if part.startswith(f"{name}(") and "\n" not in part)
    return signatures, "\n\n".join(part for part in paragraphs if part not in signatures)


def described(name: str, thing: Any) -> tuple[tuple[str, ...], str]:
    signatures, prose = split_docstring(name, thing.__doc__ or "")
    if not signatures and inspect.isfunction(thing):
        signatures = (f"{name}{inspect.signature(thing)}",)
    return signatures, prose


def member(owner: type, name: str) -> Member:
    """A property with its type, or a method with its signatures."""
    thing = inspect.getattr_static(owner, name)
    if isinstance(thing, property):
        return Member(name, types_of_properties(owner.__name__).get(name, ""), inspect.cleandoc(thing.__doc__ or ""))
    signatures, prose = described(name, getattr(owner, name))
    return Member(name, "\n".join(signatures) or f"{name}()", prose)


def members(owner: type) -> tuple[Member, ...]:
    """What a class gives itself or has of a base class of milepost, in the order it was written."""
    names = [name for name in vars(owner) if not name.startswith("_") and name not in OF_EVERY_VALUE]
    return tuple(member(owner, name) for name in names)


def enumerated(words: Any) -> tuple[Member, ...]:
    return tuple(Member(one.name, "", "") for one in words)


def constructed(thing: type) -> tuple[tuple[str, ...], str]:
    """How an object is made, and what the class says; the list of attributes is told by the properties."""
    signatures, prose = described(thing.__name__, thing)
    made = getattr(thing.__init__, "__doc__", None) or ""
    if not signatures and made.startswith("__init__(self"):
        written, more = split_docstring("__init__", made)
        signatures = tuple(re.sub(r"__init__\(self(, )?", f"{thing.__name__}(", one, count=1) for one in written)
        signatures = tuple(one.removesuffix(" -> None") for one in signatures)
        prose = "\n\n".join([prose, *([more] if more not in ("", "See the class.") else [])])
    return signatures, re.split(r"^Attributes:\n", prose, flags=re.MULTILINE)[0].strip()


def entry(name: str) -> Entry:
    """What the reference says of one public name."""
    thing = getattr(milepost, name)
    if isinstance(thing, type) and issubclass(thing, Exception):
        return Entry(name, "exception", (), inspect.cleandoc(thing.__doc__ or ""), ())
    if hasattr(thing, "__members__"):
        return Entry(name, "enumeration", (), inspect.cleandoc(thing.__doc__ or ""), enumerated(thing))
    if isinstance(thing, type) and thing.__module__.startswith("milepost"):
        return Entry(name, "class", *constructed(thing), members(thing))
    if inspect.isroutine(thing):
        return Entry(name, "function", *described(name, thing), ())
    return of_another_kind(name, thing)


def of_another_kind(name: str, thing: Any) -> Entry:
    """A choice of types, a constant, a type of Python under a name of milepost's, a module."""
    if isinstance(thing, UnionType):
        return Entry(
            name, "choice", (), "One of: " + ", ".join(f"`{one.__name__}`" for one in thing.__args__) + ".", ()
        )
    if isinstance(thing, type):
        return Entry(name, "class", (), f"`{thing.__module__}.{thing.__name__}` of Python.", ())
    if inspect.ismodule(thing):
        return Entry(name, "module", (), inspect.cleandoc(thing.__doc__ or ""), ())
    return Entry(name, "constant", (), f"`{thing!r}`", ())
