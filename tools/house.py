#!/usr/bin/env python3
"""The numbers of the house: lengths of functions and headers, knots, captions. Exit 1 if a limit is broken.

`python3 tools/house.py [FOLDER]`: FOLDER is the checkout; without it, the one this file stands in.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FLOORS = (
    "time",
    "quantity",
    "trajectory",
    "plan",
    "observation",
    "projection",
    "assessment",
    "aggregation",
    "governance",
    "scenario",
    "io",
    "report",
)
CELLAR = ("detail",)  # below every floor
OPEN_TO_ALL = ("error.hpp", "fwd.hpp", "version.hpp")
OUTSIDE_THE_MAIN_UMBRELLA = ("io", "report")
TREES = ("include", "src", "python/bindings")  # whose functions are measured

LONGEST_HEADER = 250
LONGEST_FUNCTION = 40
MEDIAN_FUNCTION = 5
NINETY_PERCENT_WITHIN = 15

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)


# ---- includes


def included(file: Path, root: Path) -> list[str]:
    """What a file includes of milepost, as paths below include/milepost or src, in the order of its lines."""
    found = []
    for name in INCLUDE.findall(file.read_text(encoding="utf-8")):
        beside = (file.parent / name).resolve()
        if name.startswith("milepost/"):
            found.append(name.removeprefix("milepost/"))
        for tree in (root / "include" / "milepost", root / "src"):
            if beside.is_file() and beside.is_relative_to(tree.resolve()):
                found.append(beside.relative_to(tree.resolve()).as_posix())
    return found


def headers(root: Path) -> list[str]:
    house = root / "include" / "milepost"
    return sorted(path.relative_to(house).as_posix() for path in house.rglob("*.hpp"))


def lines_of_header(root: Path, path: str) -> list[str]:
    return (root / "include" / "milepost" / path).read_text(encoding="utf-8").splitlines()


def floor_of(path: str) -> str:
    """time/date.hpp and the umbrella time.hpp are of the floor time; error.hpp is of none, that is "error"."""
    return path.split("/")[0].removesuffix(".hpp")


def height(path: str) -> int:
    """How high a file stands: the cellar and what is open to all 0, the floors from 1, milepost.hpp above them."""
    if path in OPEN_TO_ALL or floor_of(path) in CELLAR:
        return 0
    return FLOORS.index(floor_of(path)) + 1 if floor_of(path) in FLOORS else len(FLOORS) + 1


def upward_includes(root: Path) -> list[str]:
    files = {path: root / "include" / "milepost" / path for path in headers(root)}
    files |= {path.relative_to(root / "src").as_posix(): path for path in (root / "src").rglob("*.[ch]pp")}
    return [
        f"{path} includes {other}, which stands above it"
        for path, file in sorted(files.items())
        for other in included(file, root)
        if height(other) > height(path)
    ]


def circles(root: Path) -> list[str]:
    """Headers that reach themselves, each with the way round."""
    below = {path: included(root / "include" / "milepost" / path, root) for path in headers(root)}
    found: list[str] = []
    settled: set[str] = set()

    def visit(path: str, way: tuple[str, ...]) -> None:
        if path in way:
            found.append(" -> ".join((*way[way.index(path) :], path)))
        elif path not in settled:
            for other in below.get(path, []):
                visit(other, (*way, path))
            settled.add(path)

    for path in below:
        visit(path, ())
    return found


# ---- headers


def without_caption(root: Path) -> list[str]:
    def opens_well(path: str) -> bool:
        lines = lines_of_header(root, path)
        return len(lines) > 1 and re.match(r"// \S", lines[0]) is not None and lines[1] == "#pragma once"

    return [path for path in headers(root) if not opens_well(path)]


def lengths_of_headers(root: Path) -> dict[str, int]:
    return {path: len(lines_of_header(root, path)) for path in headers(root)}


def too_long(root: Path) -> list[str]:
    return [f"{path}: {lines} lines" for path, lines in lengths_of_headers(root).items() if lines > LONGEST_HEADER]


def misplaced(root: Path) -> list[str]:
    """Headers deeper than two storeys, in a folder that is no floor, or beside the floors without being an umbrella."""
    beside = {*OPEN_TO_ALL, "milepost.hpp", *(f"{floor}.hpp" for floor in FLOORS)}

    def is_placed(path: str) -> bool:
        folder, *rest = path.split("/")
        return path in beside if not rest else len(rest) == 1 and folder in (*FLOORS, *CELLAR)

    return [path for path in headers(root) if not is_placed(path)]


def missing_from_umbrellas(root: Path) -> list[str]:
    """Headers their floor's umbrella leaves out, and floors milepost.hpp leaves out."""
    house = root / "include" / "milepost"
    wanted = [(path, f"{floor_of(path)}.hpp") for path in headers(root) if path.split("/")[0] in FLOORS]
    floors = dict.fromkeys(umbrella for _, umbrella in wanted)
    wanted += [(floor, "milepost.hpp") for floor in floors if floor_of(floor) not in OUTSIDE_THE_MAIN_UMBRELLA]
    return [
        f"{umbrella} leaves out {path}"
        for path, umbrella in wanted
        if not (house / umbrella).exists() or path not in included(house / umbrella, root)
    ]


def share_of_documentation(root: Path) -> float:
    """Lines of headers that hold a comment, of all that are not blank."""
    lines = [line for path in headers(root) for line in lines_of_header(root, path) if line.strip()]
    return sum("//" in line for line in lines) / len(lines)


# ---- functions

BLANKED = re.compile(
    r"""
      //[^\n]* | /\*.*?\*/                       # comments
    | R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"       # raw strings
    | "(?:\\.|[^"\\\n])*"                        # strings
    | (?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'        # characters; in 12'000 the mark stands behind a digit
    | ^[ \t]*\#(?:[^\n]*\\\n)*[^\n]*             # lines of the preprocessor
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
SCOPE = re.compile(r"\b(namespace|struct|class|union|extern)\b[^()=]*$")
# What may stand between the parameters of a function and its body.
BODY_FOLLOWS = re.compile(r"\)\s*((const|noexcept|override|final|mutable|try|&&?)\s*)*(->[^=;]*|requires\b[^=;]*)?$")
MEMBERS_BEGIN = re.compile(r"\)\s*(noexcept\s*)?:(?!:)")  # of a constructor's list of members
NAME = re.compile(r"(operator\s*\(\)|operator[^(]*|~?\w+)\s*\(")


@dataclass(frozen=True)
class Function:
    """A function with a body. Its lines run from the opening brace to the closing one, both inside."""

    name: str
    file: str
    line: int
    lines: int

    def __str__(self) -> str:
        return f"{self.lines} lines: {self.name}, {self.file}:{self.line}"


def blank(text: str) -> str:
    """The text without comments, quoted text and preprocessor, at the same lines and columns."""
    return BLANKED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def end_of_braces(code: str, start: int) -> int:
    """The place of the brace that closes the one at start."""
    depth = 0
    for brace in re.compile(r"[{}]").finditer(code, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    raise ValueError("a brace is not closed")


def is_body(head: str) -> bool:
    """Whether a brace behind this text opens the body of a function."""
    members = MEMBERS_BEGIN.search(head)
    if members:  # behind a name stands that member's value, behind it the next one or the body
        return head.endswith((")", "}"))
    return "(*" not in head and BODY_FOLLOWS.search(head) is not None


def bodies(code: str) -> Iterator[tuple[str, int, int]]:
    """The text before every body, and the places of its braces. Functions inside functions are a part of these."""
    start = at = parentheses = 0
    while at < len(code):
        head = code[start:at].strip()
        if code[at] in "()":
            parentheses += 1 if code[at] == "(" else -1
        elif parentheses == 0 and (code[at] in ";}" or (code[at] == "{" and SCOPE.search(head))):
            start = at + 1
        elif code[at] == "{":
            end = end_of_braces(code, at)
            if parentheses == 0 and is_body(head):
                yield head, at, end
                start = end + 1
            at = end
        at += 1


def functions_in(text: str, file: str) -> list[Function]:
    code = blank(text)
    found = []
    for head, begin, end in bodies(code):
        named = NAME.search(head)
        lines = code.count("\n", begin, end) + 1
        found.append(Function(named[1] if named else "?", file, code.count("\n", 0, begin) + 1, lines))
    return found


def functions(root: Path) -> list[Function]:
    """Every function of the library and its bindings."""
    files = sorted(path for tree in TREES for path in (root / tree).rglob("*.[ch]pp"))
    return [
        function
        for path in files
        for function in functions_in(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())
    ]


def within(lengths: list[int], share: float) -> int:
    """The length within which this share of all lies."""
    ordered = sorted(lengths)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def long_functions(root: Path) -> list[str]:
    """Functions over the limit, and what of all of them is over its limit."""
    found = functions(root)
    lengths = [function.lines for function in found] or [0]
    problems = [str(function) for function in found if function.lines > LONGEST_FUNCTION]
    if within(lengths, 0.5) > MEDIAN_FUNCTION:
        problems.append(f"the median function has {within(lengths, 0.5)} lines, more than {MEDIAN_FUNCTION}")
    if within(lengths, 0.9) > NINETY_PERCENT_WITHIN:
        problems.append(f"90 % of functions lie within {within(lengths, 0.9)} lines, more than {NINETY_PERCENT_WITHIN}")
    return problems


RULES = (upward_includes, circles, without_caption, too_long, misplaced, missing_from_umbrellas, long_functions)


# ---- the report


def numbers(root: Path) -> Iterator[str]:
    found = functions(root)
    lengths = [function.lines for function in found]
    longest = max(found, key=lambda function: function.lines)
    of_headers = lengths_of_headers(root)
    longest_header = max(of_headers, key=lambda path: of_headers[path])
    knots = len(circles(root)) + len(upward_includes(root))
    yield f"functions       {len(found)}"
    yield f"  median        {within(lengths, 0.5)} lines (limit {MEDIAN_FUNCTION})"
    yield f"  90 % within   {within(lengths, 0.9)} lines (limit {NINETY_PERCENT_WITHIN})"
    yield f"  longest       {longest} (limit {LONGEST_FUNCTION})"
    yield f"headers         {len(of_headers)}"
    yield f"  longest       {of_headers[longest_header]} lines: {longest_header} (limit {LONGEST_HEADER})"
    yield f"  documentation {100 * share_of_documentation(root):.0f} % of lines"
    yield f"  captions      {len(without_caption(root))} missing"
    yield f"include knots   {knots}"


def main(arguments: list[str]) -> int:
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[1]
    if not headers(root):
        print(f"{root}: no headers below include/milepost", file=sys.stderr)
        return 2
    print("\n".join(numbers(root)))
    problems = [problem for rule in RULES for problem in rule(root)]
    sys.stdout.flush()
    for problem in problems:
        print(f"broken: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
