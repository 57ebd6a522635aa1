"""milepost-methods.schema.json against the loader of files of methods: the same keys, words and faults."""

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
SCHEMA: dict[str, Any] = json.loads((ROOT / "milepost-methods.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
EVERY_KEY = (ROOT / "tests" / "data" / "every_method_key.yaml").read_text(encoding="utf-8")
BROKEN = sorted((ROOT / "tests" / "broken_methods").glob("*.yaml"))

# Errors that no schema sees: two parts that are each right and wrong together, names, numbers written as words.
UNSEEN = (
    r"is never reached",
    r"is neither a shipped preset nor a method above",
    r"name '.*' is that of",
    r"expected one line without spaces",
    r"base 'first' asks for no year",
    r"more than the (last|window)",
    r"weighs the points of a fitted line",
    r"is never asked",
    r"is a hole and has none",
    r"no category",
    r"the first piece begins",
    r"only the first piece",
    r"not above the piece before it",
    r"not below most",
    r"not above lower_end",
    r"is not a( whole)? number",
    r"^(anchors|aliases) ",
)

# Broken files of which a schema sees nothing.
UNSEEN_FILES = {
    "alias",
    "cuts_out_of_order",
    "parts_that_do_not_fit",
    "rest_not_last",
    "scores_out_of_order",
    "no_category",
}


def errors_of(text: str) -> list[str]:
    return [problem.message for problem in mp.load_methods(text).problems]


def faults(data: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(data)]


def is_unseen(message: str) -> bool:
    return any(re.search(pattern, message) for pattern in UNSEEN)


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """With what it refers to; of a map or the word none, the map."""
    while "$ref" in schema or "else" in schema:
        name = schema.get("$ref") or schema["else"]["$ref"]
        schema = SCHEMA["$defs"][name.removeprefix("#/$defs/")]
    return schema


def places(
    part: Any, schema: dict[str, Any], path: tuple[Any, ...] = ()
) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Every value of a file with its schema."""
    schema = resolved(schema)
    yield path, schema
    for key, value in part.items() if isinstance(part, dict) else ():
        yield from places(value, schema["properties"][key], (*path, key))
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
            for words in (schema.get("title"), schema.get("description")):
                assert words, key
                assert re.search("[A-Za-z]", words), key
                assert re.search("[一-鿿]", words), key


def test_every_key_is_used_and_no_other_is_known():
    assert errors_of(EVERY_KEY) == []
    assert faults(DATA) == []
    seen = 0
    for path, schema in PLACES:
        if "properties" in schema:
            seen += len(schema["properties"])
            found = editor.with_value(DATA, (*path, "zzzzzzzzzz"), "x") if path else DATA | {"zzzzzzzzzz": "x"}
            (message,) = [message for message in errors_of(editor.write(found)) if "unknown key" in message]
            assert editor.listed(message) == set(schema["properties"])
            assert faults(found)
    assert seen > 100
    used = {(id(schema), key) for path, schema in PLACES if "properties" in schema for key in editor.at(DATA, path)}
    known = {
        (id(resolved(part)), key)
        for part in editor.maps(SCHEMA)
        for key in part["properties"]
        if part is not SCHEMA["$defs"]["text"]
    }
    assert known <= used


def test_the_words_of_every_choice_are_those_of_the_loader():
    choices = [
        (path, schema["enum"])
        for path, schema in PLACES
        if "enum" in schema and path[-1] not in ("milepost", "until_due")
    ]
    assert len({path[-1] for path, _ in choices}) == 9
    for path, words in choices:
        (message,) = [
            one for one in errors_of(editor.write(editor.with_value(DATA, path, "zzzzzzzzzz"))) if "is not known" in one
        ]
        assert editor.listed(message) == set(words)


def test_shipped_presets_are_valid():
    assert faults(editor.read(mp.methods_text(mp.presets()))) == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_files_are_refused_or_listed(path):
    text = path.read_text(encoding="utf-8")
    errors = errors_of(text)
    assert errors
    try:
        refused = bool(faults(editor.read(text)))
    except yaml.YAMLError:
        return
    assert refused != (path.stem in UNSEEN_FILES), errors
    assert refused or all(map(is_unseen, errors))


VALUES = [None, True, "", "x", "none", 0, 3, -2, 0.5, 2500, "2015", [], ["x"], [{}], {}, {"x": 1}, {"label": "x"}]


def test_loader_and_schema_agree_on_every_value_at_every_place():
    alike = {(id(schema), path[-1]): path for path, schema in PLACES[1:]}  # one label stands for all
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
