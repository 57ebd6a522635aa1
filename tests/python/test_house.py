"""The house stands: a floor includes lower floors only, headers are short and captioned, functions short."""

from pathlib import Path

import house
import pytest
from house import circles, misplaced, missing_from_umbrellas, too_long, upward_includes, without_caption

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("rule", house.RULES, ids=lambda rule: rule.__name__)
def test_house(rule):
    assert house.headers(ROOT), "no headers found"
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
    assert [problem for rule in house.RULES for problem in rule(build(tmp_path, {}))] == []


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


# What a function is to tools/house.py. The lines of each run from its opening brace to its closing one.
FUNCTIONS = {
    "in one line": ("int one() { return 1; }", [("one", 1, 1)]),
    "braces in text, comments and characters": (
        'int f() {\n  // }\n  g("}", \'}\', R"(}})");  /* } */\n  return 1\'000;\n}',
        [("f", 1, 5)],
    ),
    "parameters over two lines": ("int f(int a,\n      int b) {\n  return a;\n}", [("f", 2, 3)]),
    "braces among the parameters": ("void f(Date d = {}, Text t = {}) {\n}", [("f", 1, 2)]),
    "a constructor with members in braces": ("struct A {\n  A(int a) : a_{a}, b_(b) {\n  }\n};", [("A", 2, 2)]),
    "members of a class": (
        "class A {\n public:\n  bool b() const noexcept { return true; }\n  auto c() -> std::vector<int> {\n  }\n};",
        [("b", 3, 1), ("c", 4, 2)],
    ),
    "in namespaces": ("namespace a::b {\nnamespace {\nvoid f() {\n}\n}\n}", [("f", 3, 2)]),
    "an operator": ("bool operator==(const A&, const A&) { return true; }", [("operator==", 1, 1)]),
    "a template with a requirement": ("template <class T>\nvoid f(T) requires true {\n}", [("f", 2, 2)]),
    "a function within a function belongs to it": ("void f() {\n  const auto g = [](int) {\n  };\n}", [("f", 1, 4)]),
    "values in braces are no functions": (
        "constexpr Row rows[]{{1}, {2}};\nstd::function<int(int)> f{};\nenum class E { a };\nvoid (*r[])(int){g, h};",
        [],
    ),
    "declarations are no functions": ("int f(int a);\nA() = default;\n", []),
    "lines of the preprocessor are none": ("#define X(a) { \\\n  {\nint f() {\n}", [("f", 3, 2)]),
}


@pytest.mark.parametrize(("text", "expected"), FUNCTIONS.values(), ids=FUNCTIONS.keys())
def test_functions_are_found_with_their_lengths(text, expected):
    found = house.functions_in(text, "f.cpp")
    assert [(function.name, function.line, function.lines) for function in found] == expected


def of_lines(*lengths: int) -> str:
    """Functions of these lengths."""
    return "".join(f"void f{i}() {{\n" + "\n" * (lines - 2) + "}\n" for i, lines in enumerate(lengths))


@pytest.mark.parametrize(
    ("lengths", "problems"),
    [
        ((5, 5, 5, 6, 6), 0),
        ((5, 5, 6, 6, 6), 1),  # the median has 6
        ((2,) * 9 + (40,), 0),
        ((2,) * 9 + (41,), 1),
        ((2,) * 8 + (16, 16), 1),  # of ten, nine must lie within 15
        ((2,) * 8 + (15, 16), 0),
    ],
)
def test_limits_of_functions(tmp_path, lengths, problems):
    root = build(tmp_path, {"src/time/date.cpp": of_lines(*lengths)})
    assert len(house.long_functions(root)) == problems


def test_the_share_of_documentation_is_that_of_lines_that_are_not_blank(tmp_path):
    only_header = build(tmp_path, {}) / HOUSE / "time" / "date.hpp"
    for other in (tmp_path / HOUSE).glob("*.hpp"):
        other.unlink()
    only_header.write_text(
        "// A caption.\n#pragma once\n\n/// A day.\nstruct Date {};  ///< of the calendar\n", "utf-8"
    )
    assert house.share_of_documentation(tmp_path) == 3 / 4


def test_the_numbers_are_printed_and_a_broken_limit_ends_with_1(tmp_path, capsys):
    root = build(tmp_path, {"src/time/date.cpp": of_lines(3, 4, 41)})
    assert house.main([str(root)]) == 1
    printed = capsys.readouterr()
    assert "longest       41 lines: f2, src/time/date.cpp:10 (limit 40)" in printed.out
    assert "broken: 41 lines: f2, src/time/date.cpp:10" in printed.err
    (root / "src/time/date.cpp").write_text(of_lines(3, 4, 5), encoding="utf-8")
    assert house.main([str(root)]) == 0
    assert "broken" not in capsys.readouterr().err


def test_a_folder_without_headers_is_no_house(tmp_path, capsys):
    assert house.main([str(tmp_path)]) == 2
    assert "no headers" in capsys.readouterr().err
