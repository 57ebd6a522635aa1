"""The reference tells every public name of both languages, as its comment does, and every key with an example."""

import json
import re
from pathlib import Path

import cpp_reference
import editor
import house
import key_reference
import milepost as mp
import pytest
import python_reference
import reference
import yaml

ROOT = Path(__file__).parents[2]
INCLUDE = ROOT / "include"


def header(tmp_path: Path, text: str) -> cpp_reference.Header:
    path = tmp_path / "milepost" / "time" / "made.hpp"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = "// A caption.\n#pragma once\n#include <vector>\n"
    path.write_text(f"{head}namespace milepost {{\n{text}\n}}\n", encoding="utf-8")
    return cpp_reference.header(path, tmp_path)


@pytest.mark.parametrize(
    ("text", "name", "prose", "code"),
    [
        ("/// Says f.\ninline int f(int a = 3) { return a; }", "f", "Says f.", "inline int f(int a = 3);"),
        ("/// One.\n/// Two.\nstruct S { int a{1}; };", "S", "One.\nTwo.", "struct S { int a{1}; };"),
        ("/// E.\nenum class E {\n  a,  ///< first\n  b\n};", "E", "E.", "enum class E {\n  a,  ///< first\n  b\n};"),
        ("template <typename T>\n  requires(sizeof(T) > 1)\nT twice(T x) {\n  return {x};\n}", "twice", "", None),
        ("// not for readers\n/// For them.\nvoid g();", "g", "For them.", "void g();"),
        ("/// A list.\ninline constexpr int all[]{1, 2};", "all", "A list.", "inline constexpr int all[]{1, 2};"),
        ("/// Adds.\nX operator+(const X& a, const X& b) { return {a.v + b.v}; }", "operator+", "Adds.", None),
        ('/// Text.\ninline const char* t() { return "};{"; }', "t", "Text.", "inline const char* t();"),
    ],
)
def test_a_declaration_is_read(tmp_path, text, name, prose, code):
    (found,) = header(tmp_path, text).declarations
    assert (found.name, found.prose) == (name, prose)
    assert code is None or found.code == code


def test_a_class_shows_no_bodies_and_nothing_private(tmp_path):
    public = "class C {\n public:\n  C(int a) : a_(a), b_{a} { go(); }\n  int a() const { return a_; }\n"
    text = f"{public}\n private:\n  int a_;\n  int b_{{0}};\n}};"
    (found,) = header(tmp_path, text).declarations
    assert found.code == "class C {\n public:\n  C(int a);\n  int a() const;\n};"


def test_details_are_left_out(tmp_path):
    text = "namespace detail {\nstruct Hidden {};\n}  // namespace detail\n/// Seen.\nvoid seen();"
    assert [one.name for one in header(tmp_path, text).declarations] == ["seen"]


def types_declared_in(path: Path) -> set[str]:
    """Types by another reading: lines outside details that begin with struct, class or enum class."""
    details = r"^namespace (milepost::)?detail \{.*?^\}  // namespace (milepost::)?detail$"
    text = re.sub(details, "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return set(re.findall(r"^(?:struct|class|enum class) (\w+)[^;{]*\{", text, re.MULTILINE))


@pytest.mark.parametrize("floor", house.FLOORS)
def test_every_type_of_a_floor_is_told_of(floor):
    for path in sorted((INCLUDE / "milepost" / floor).glob("*.hpp")):
        told = {one.name for one in cpp_reference.header(path, INCLUDE).declarations}
        assert types_declared_in(path) - told == set(), path


@pytest.mark.parametrize("floor", house.FLOORS)
def test_no_body_and_no_detail_is_shown(floor):
    page = reference.cpp_page(floor)
    assert not re.search(r"^\s+return\b", page, re.MULTILINE)
    assert "namespace detail" not in page


def test_every_public_name_of_python_is_told_of_once():
    told = [name for names in python_reference.sections().values() for name in names]
    assert sorted(told) == sorted(mp.__all__)
    pages = "\n".join(reference.python_pages().values())
    assert [name for name in mp.__all__ if f"\n## {reference.escaped(name)}\n" not in pages] == []


def test_every_function_and_class_of_python_is_described():
    entries = [python_reference.entry(name) for name in mp.__all__]
    assert [entry.name for entry in entries if not entry.prose] == []
    assert [entry.name for entry in entries if entry.kind == "function" and not entry.signatures] == []


def test_properties_have_the_types_of_the_stubs():
    target = python_reference.entry("Target")
    assert {one.name: one.signature for one in target.members}["due"] == "Due"
    assert target.signatures[0].startswith("Target(indicator, bound, *, due=")


@pytest.mark.parametrize(
    ("comment", "written"),
    [
        ("a*b*c and a_b", r"a\*b\*c and a\_b"),
        ("in `a*b` code", "in `a*b` code"),
        ("the **close** of it", "the **close** of it"),
        ("a <b> [c](d)", r"a \<b\> \[c\](d)"),
    ],
)
def test_letters_of_a_comment_stay_what_they_are(comment, written):
    assert reference.escaped(comment) == written


@pytest.mark.parametrize(("name", "title", "schema", "file"), key_reference.PAGES)
def test_every_key_has_an_example(name, title, schema, file):
    page = key_reference.page(title, schema, file)
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    parts = editor.maps(json.loads((ROOT / schema).read_text(encoding="utf-8")))
    assert {row.split("`")[1] for row in rows} == {key for part in parts for key in part["properties"]}
    assert [row for row in rows if not re.search(r"\| `[^`]*: ?[^`]+` \|$", row)] == []


def test_a_key_without_an_example_is_an_error():
    with pytest.raises(LookupError, match="plan: no example of the key horizon"):
        key_reference.example("plan", "horizon", {})


def test_the_example_of_a_matrix_loads():
    plan = mp.read_plan(ROOT / "tests" / "data" / "plan_of_scenarios.yaml")
    assert mp.load_scenario(key_reference.MATRIX_FORM, plan).problems == ()


def test_an_example_shows_the_words_of_the_file():
    assert key_reference.shown("due", yaml.load("2025-06-30", key_reference.Plain)) == "due: 2025-06-30"


def test_pages_that_are_no_more_are_taken_away(tmp_path):
    (tmp_path / "cpp_cellar.md").write_text("# of yesterday\n")
    reference.write(tmp_path)
    assert not (tmp_path / "cpp_cellar.md").exists()
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    reference.write(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before
