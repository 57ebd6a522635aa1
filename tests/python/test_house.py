"""The house stands: a floor includes lower floors only, and every header is short, captioned and in its umbrella."""

import re
from pathlib import Path

import pytest

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
LONGEST_HEADER = 250

ROOT = Path(__file__).parents[2]
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)


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


def without_caption(root: Path) -> list[str]:
    def opens_well(path: str) -> bool:
        lines = (root / "include" / "milepost" / path).read_text(encoding="utf-8").splitlines()
        return len(lines) > 1 and re.match(r"// \S", lines[0]) is not None and lines[1] == "#pragma once"

    return [path for path in headers(root) if not opens_well(path)]


def too_long(root: Path) -> list[str]:
    def length(path: str) -> int:
        return len((root / "include" / "milepost" / path).read_text(encoding="utf-8").splitlines())

    return [f"{path}: {length(path)} lines" for path in headers(root) if length(path) > LONGEST_HEADER]


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


RULES = (upward_includes, circles, without_caption, too_long, misplaced, missing_from_umbrellas)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_house(rule):
    assert headers(ROOT), "no headers found"
    assert rule(ROOT) == []


def build(root: Path, files: dict[str, str]) -> Path:
    """A small sound house below root; the files given, path to lines after the head, are put in."""
    sound = {
        "include/milepost/time/date.hpp": "",
        "include/milepost/time.hpp": "#include <milepost/time/date.hpp>\n",
        "include/milepost/milepost.hpp": "#include <milepost/time.hpp>\n",
    }
    for path, text in (sound | files).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"// A caption.\n#pragma once\n{text}", encoding="utf-8")
    return root


def test_a_sound_house_passes_every_rule(tmp_path):
    assert [problem for rule in RULES for problem in rule(build(tmp_path, {}))] == []


HOUSE = "include/milepost"
BROKEN = {
    "a floor includes a higher one": (
        upward_includes,
        {f"{HOUSE}/time/date.hpp": '#include "milepost/plan/plan.hpp"\n'},
    ),
    "a floor includes a higher umbrella": (
        upward_includes,
        {f"{HOUSE}/time/date.hpp": "#include <milepost/plan.hpp>\n"},
    ),
    "a floor includes everything": (upward_includes, {f"{HOUSE}/time/date.hpp": "#include <milepost/milepost.hpp>\n"}),
    "by a relative path": (
        upward_includes,
        {f"{HOUSE}/time/date.hpp": '#include "../plan/plan.hpp"\n', f"{HOUSE}/plan/plan.hpp": ""},
    ),
    "the cellar includes a floor": (
        upward_includes,
        {f"{HOUSE}/detail/text.hpp": "# include <milepost/time/date.hpp>\n"},
    ),
    "a source includes a higher floor": (upward_includes, {"src/plan/plan.cpp": "#include <milepost/io/table.hpp>\n"}),
    "a source includes a private header of a higher floor": (
        upward_includes,
        {"src/plan/plan.cpp": '#include "../io/words.hpp"\n', "src/io/words.hpp": ""},
    ),
    "two headers of a floor include each other": (
        circles,
        {
            f"{HOUSE}/time/date.hpp": '#include "milepost/time/due.hpp"\n',
            f"{HOUSE}/time/due.hpp": '#include "milepost/time/date.hpp"\n',
        },
    ),
    "a header of 251 lines": (too_long, {f"{HOUSE}/time/date.hpp": "//\n" * 249}),
    "a third storey": (misplaced, {f"{HOUSE}/time/china/holidays.hpp": ""}),
    "a folder that is no floor": (misplaced, {f"{HOUSE}/util/text.hpp": ""}),
    "a header beside the floors": (misplaced, {f"{HOUSE}/helpers.hpp": ""}),
    "a header its umbrella leaves out": (missing_from_umbrellas, {f"{HOUSE}/time/due.hpp": ""}),
    "a floor without umbrella": (missing_from_umbrellas, {f"{HOUSE}/plan/plan.hpp": ""}),
    "a floor the main umbrella leaves out": (
        missing_from_umbrellas,
        {f"{HOUSE}/plan/plan.hpp": "", f"{HOUSE}/plan.hpp": "#include <milepost/plan/plan.hpp>\n"},
    ),
}


@pytest.mark.parametrize(("rule", "files"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_house_is_found_out(tmp_path, rule, files):
    assert rule(build(tmp_path, files)) != []


@pytest.mark.parametrize(
    "text",
    ["#pragma once\n", "/* A caption. */\n#pragma once\n", "// A caption.\n\n#pragma once\n", "//\n#pragma once\n"],
)
def test_a_header_without_caption_is_found_out(tmp_path, text):
    (build(tmp_path, {}) / HOUSE / "time" / "date.hpp").write_text(text, encoding="utf-8")
    assert without_caption(tmp_path) == ["time/date.hpp"]


def test_the_longest_allowed_header_passes(tmp_path):
    assert too_long(build(tmp_path, {f"{HOUSE}/time/date.hpp": "//\n" * 248})) == []


def test_io_and_report_stay_outside_the_main_umbrella(tmp_path):
    outside = {f"{HOUSE}/io/table.hpp": "", f"{HOUSE}/io.hpp": "#include <milepost/io/table.hpp>\n"}
    assert missing_from_umbrellas(build(tmp_path, outside)) == []
