"""milepost-scenario.schema.json against the loader of scenario files: the same keys, words and faults."""

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import editor
import milepost as mp
import pytest
import yaml
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
SCHEMA: dict[str, Any] = json.loads((ROOT / "milepost-scenario.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
PLAN = mp.read_plan(ROOT / "tests" / "data" / "plan_of_scenarios.yaml")
EVERY_KEY = (ROOT / "tests" / "data" / "every_scenario_key.yaml").read_text(encoding="utf-8")
BROKEN = sorted((ROOT / "tests" / "broken_scenarios").glob("*.yaml"))

# Errors that no schema sees: names of the plan, two values that are each right and wrong together, days of the
# calendar, numbers written as words, YAML itself.
UNSEEN = (
    r"is not in the plan",
    r"is none of the members",
    r"has one figure, not one of each",
    r"stands twice",
    r"belongs (above|below|between)",
    r"belong above 0",
    r"the lower below the upper",
    r"the least not above the most",
    r"on or after the start",
    r"after the (dip|recovery|day|start)",
    r"(years|working days), none below 0$",
    r"^after .*: the scenario has no schedule$",
    r"is not in the schedule$",
    r"^remaining .*: only what has started",
    r"years above 0",
    r"per cent a year, above -100",
    r"a change above -100 per cent",
    r"no compound rate leads to 0",
    r"per cent for each per cent",
    r"run in a circle",
    r"cannot be all at once",
    r"is the same both ways",
    r"of an indicator with itself is 1",
    r"above -1 and below 1",
    r"a row for each of|numbers in each row",
    r"an effect lags 0 years or more",
    r"is not a( whole)? number",
    r"is not a (period|date|due rule|bound)",
    r"no such day|outside",
    r"cannot be written in|is counted in|measures",
    r"and itself: expected two",
    r"^(anchors|aliases) ",
)

# Broken files of which a schema sees nothing.
UNSEEN_FILES = {
    "alias",
    "bad_due",
    "by_before_start",
    "circle",
    "correlations_that_cannot_be",
    "correlations_unknown",
    "days_not_read",
    "duplicate_target_and_link",
    "ends_turned_round",
    "given_values_before_start",
    "limits_passed_already",
    "matrix_not_symmetric",
    "matrix_rows",
    "matrix_that_cannot_be",
    "moves_nothing",
    "start_after_due",
    "unknown_entity",
    "unknown_indicator",
    "unknown_target",
}


def errors_of(text: str) -> list[str]:
    problems = mp.load_scenario(text, PLAN).problems
    return [problem.message for problem in problems if problem.severity == mp.Severity.error]


def faults(data: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(data)]


def is_unseen(message: str) -> bool:
    return any(re.search(pattern, message) for pattern in UNSEEN)


def resolved(schema: dict[str, Any], part: Any) -> dict[str, Any]:
    """With what it refers to; of a word or a map what is said of the one that stands there."""
    while True:
        if "$ref" in schema:
            schema = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]
        elif "type" in schema.get("if", {}):
            schema = schema["then" if isinstance(part, str) else "else"]
        else:
            return schema


def places(part: Any, schema: dict[str, Any], path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every value of a file with its schema."""
    schema = resolved(schema, part)
    yield path, schema
    for key, value in part.items() if isinstance(part, dict) else ():
        inner = schema.get("properties", {}).get(key) or schema["additionalProperties"]
        yield from places(value, inner, (*path, key))
    for number, value in enumerate(part) if isinstance(part, list) else ():
        yield from places(value, schema["items"], (*path, number))


DATA = editor.read(EVERY_KEY)
PLACES = list(places(DATA, SCHEMA))


def test_the_schema_is_one():
    VALIDATOR.check_schema(SCHEMA)
    used = {part["$ref"] for part in editor.parts_of(SCHEMA) if isinstance(part.get("$ref"), str)}
    assert used == {f"#/$defs/{name}" for name in SCHEMA["$defs"]}
    assert all(part["additionalProperties"] is False for part in editor.maps(SCHEMA))


def test_every_key_is_described_in_both_languages():
    for part in editor.maps(SCHEMA):
        for key, schema in part["properties"].items():
            described = SCHEMA["$defs"].get(schema.get("$ref", "").removeprefix("#/$defs/"), {}) | schema
            for words in (described.get("title"), described.get("description")):
                assert words, key
                assert re.search("[A-Za-z]", words), key
                assert re.search("[一-鿿]", words) or key == "id", key


def test_every_key_is_used_and_no_other_is_known():
    assert errors_of(EVERY_KEY) == []
    assert faults(DATA) == []
    seen = 0
    for path, schema in PLACES:
        if "properties" not in schema or not isinstance(editor.at(DATA, path), dict) or is_in_place_of_number(schema):
            continue
        seen += len(schema["properties"])
        found = editor.with_value(DATA, (*path, "zzzzzzzzzz"), "x") if path else DATA | {"zzzzzzzzzz": "x"}
        messages = [message for message in errors_of(editor.write(found)) if "unknown key 'zzzzzzzzzz'" in message]
        assert len(messages) == 1
        assert editor.listed(messages[0]) == set(schema["properties"])
        assert faults(found)
    assert seen > 200
    used = {
        (id(schema), key)
        for path, schema in PLACES
        if "properties" in schema and isinstance(editor.at(DATA, path), dict)
        for key in editor.at(DATA, path)
    }
    effects = SCHEMA["$defs"]["effect"]["else"]
    assert {(id(effects), key) for key in effects["properties"]} <= used
    for part in editor.maps(SCHEMA):
        if part is not SCHEMA["$defs"]["text"] and not is_in_place_of_number(part) and not holds_effects(part):
            assert {(id(part), key) for key in part["properties"]} <= used | in_matrix_form(part)


def is_in_place_of_number(schema: dict[str, Any]) -> bool:
    """A map of one distribution."""
    return "triangular" in schema["properties"]


def holds_effects(schema: dict[str, Any]) -> bool:
    return "level_shift" in schema["properties"]


def in_matrix_form(schema: dict[str, Any]) -> set[tuple[int, str]]:
    """Correlations stand in a file as pairs or as a matrix, never as both."""
    return {(id(schema), key) for key in ("indicators", "matrix")} if "matrix" in schema["properties"] else set()


def test_every_distribution_is_used_and_known():
    of_number = SCHEMA["$defs"]["uncertain"]["properties"]
    assert set(of_number) == set(re.findall(r"{(\w+): \[\d", EVERY_KEY)) - {"between"}
    path = next(path for path, _ in PLACES if path[-1:] == ("ramp",))
    (message,) = errors_of(editor.write(editor.with_value(DATA, path, {"zzzzzzzzzz": [1]})))
    assert editor.listed(message) == set(of_number)


def test_correlations_as_a_matrix():
    matrix = {"indicators": ["skills", "jobs"], "matrix": [[1, 0.6], [0.6, 1]]}
    data = editor.with_value(DATA, ("correlations",), matrix)
    assert errors_of(editor.write(data)) == []
    assert faults(data) == []
    for wrong in ({"indicators": ["skills"]}, {"matrix": [[1]]}, matrix | {"x": 1}, [matrix], "none"):
        data = editor.with_value(DATA, ("correlations",), wrong)
        assert errors_of(editor.write(data))
        assert faults(data)


def test_the_words_of_every_choice_are_those_of_the_loader():
    choices = [(path, schema["enum"]) for path, schema in PLACES if "enum" in schema and path[-1] != "milepost"]
    assert len({path[-1] for path, _ in choices}) > 8
    for path, words in choices:
        (message,) = [
            one for one in errors_of(editor.write(editor.with_value(DATA, path, "zzzzzzzzzz"))) if "is not known" in one
        ]
        assert editor.listed(message.replace(", or a map of one effect", "")) == {
            word for word in words if isinstance(word, str)
        }


def test_what_is_written_is_valid():
    scenario = mp.load_scenario(EVERY_KEY, PLAN).scenario
    text = mp.scenario_text(scenario)
    assert mp.load_scenario(text, PLAN).scenario == scenario
    assert faults(editor.read(text)) == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_files_are_refused_or_listed(path):
    try:
        mp.read_scenario(path, PLAN)
        errors = []
    except mp.InvalidInput as refused:
        errors = [problem.message for problem in refused.problems if problem.severity == mp.Severity.error]
    try:
        seen = faults(editor.read(path.read_bytes().decode("utf-8")))
    except (UnicodeDecodeError, yaml.YAMLError):
        assert errors
        return
    assert bool(seen) != (path.stem in UNSEEN_FILES), errors
    assert errors or not seen
    assert seen or all(map(is_unseen, errors))


VALUES = [
    None,
    True,
    "",
    "x",
    "stop",
    0,
    3,
    -2,
    0.5,
    2500,
    "2030",
    [],
    ["x"],
    [{}],
    {},
    {"x": 1},
    {"uniform": [1, 2]},
    {"triangular": [1, 2]},
]


def test_loader_and_schema_agree_on_every_value_at_every_place():
    alike = {(id(schema), path[-1], len(path) > 3): path for path, schema in PLACES[1:]}  # one number stands for all
    files = [editor.with_value(DATA, path, value) for path in alike.values() for value in VALUES]
    counts = editor.compare(files, VALIDATOR, errors_of, is_unseen)
    print(counts)
    assert counts["both take"] > 100
    assert counts["both refuse"] > 500


def test_loader_and_schema_agree_on_every_key_left_out():
    for path, _ in PLACES[1:]:
        data = copy.deepcopy(DATA)
        del editor.at(data, path[:-1])[path[-1]]
        errors, refused = errors_of(editor.write(data)), faults(data)
        assert errors or not refused, refused
        assert refused or all(map(is_unseen, errors)), errors
