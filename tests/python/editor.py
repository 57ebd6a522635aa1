"""A plan file as editors see it: read by the rules of YAML 1.2, then compared with milepost.schema.json."""

import copy
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
SCHEMA: dict[str, Any] = json.loads((ROOT / "milepost.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

# The core schema of YAML 1.2 (yaml.org/spec/1.2.2, 10.3.2), which YAML language servers read by: a day is text there,
# yes and no are text, and a leading zero does not make a number octal.
CORE = (
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("float", r"[-+]?\.(inf|Inf|INF)|\.nan|\.NaN|\.NAN", "-+."),
)


def give_core_rules(part: type[yaml.SafeLoader] | type[yaml.SafeDumper]) -> None:
    part.yaml_implicit_resolvers = {}
    for kind, pattern, first in CORE:
        letters = ["" if letter == "\0" else letter for letter in first]
        part.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(f"^(?:{pattern})$"), letters)


class EditorLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads as YAML language servers do: keys are text, keys given twice are faults of the YAML."""


class EditorDumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes plain what the rules of YAML 1.2 read back, such as days."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def number_of(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> float:
    word = node.value.lower()
    if word.startswith(("0x", "0o")):
        return int(word, 0)
    if word.endswith(("inf", "nan")):
        return float(word.replace(".", ""))
    return int(word) if node.tag.endswith(":int") else float(word)


def map_of(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "a key that is no word", key.start_mark)
        if key.value in result:
            raise yaml.constructor.ConstructorError(None, None, "a key given twice", key.start_mark)
        result[key.value] = loader.construct_object(value, deep=True)
    return result


give_core_rules(EditorLoader)
give_core_rules(EditorDumper)
EditorLoader.add_constructor("tag:yaml.org,2002:int", number_of)
EditorLoader.add_constructor("tag:yaml.org,2002:float", number_of)
EditorLoader.add_constructor("tag:yaml.org,2002:map", map_of)


def read(text: str) -> Any:
    """The data of a text. Raises yaml.YAMLError for what an editor underlines without any schema."""
    if "[" * 1000 in text:  # the parser in C calls itself for each of them
        raise yaml.YAMLError("nested too deep")
    return yaml.load(text, EditorLoader)


def write(data: object, *, in_brackets: bool | None = False) -> str:
    return yaml.dump(
        data, Dumper=EditorDumper, allow_unicode=True, sort_keys=False, default_flow_style=in_brackets, width=1000
    )


def faults(data: object) -> list[str]:
    """What the schema says against the data, each with its place."""
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(data)]


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """With what it refers to; its own title and description win."""
    if "$ref" not in schema:
        return schema
    return resolved(SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]) | schema


def place(schema: dict[str, Any], kind: type) -> dict[str, Any]:
    """Where in the schema a value of this kind (dict, list or str) is described: behind references and conditions."""
    if "$ref" in schema:
        return place(SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], kind)
    if "type" in schema.get("if", {}):
        is_meant = schema["if"]["type"] == {list: "array", dict: "object"}.get(kind, "string")
        return place(schema["then" if is_meant else "else"], kind)
    if "properties" not in schema and all("type" in one or "$ref" in one for one in schema.get("anyOf", [{}])):
        meant = [one for one in schema["anyOf"] if (one.get("type") == "object") == (kind is dict)]
        return place(meant[0], kind) if meant else schema
    return schema


def parts_of(schema: object) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema, itself included."""
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from parts_of(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from parts_of(value)


def at(data: Any, path: tuple[Any, ...]) -> Any:
    """The part of a file that a path leads to."""
    for key in path:
        data = data[key]
    return data


def with_value(data: Any, path: tuple[Any, ...], value: object) -> Any:
    """A file with another value at a place."""
    changed = copy.deepcopy(data)
    at(changed, path[:-1])[path[-1]] = value
    return changed


def maps(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts of a schema that describe keys."""
    return [part for part in parts_of(schema) if "properties" in part]


def listed(message: str) -> set[str]:
    """The words of "expected id, title or note; ..."."""
    return set(re.split(", | or ", re.search(r"expected ([^;]+)", message)[1]))


Judge = Callable[[str], list[str]]


def compare(
    files: Iterable[Any], schema: Draft202012Validator, errors_of: Judge, is_unseen: Callable[[str], bool]
) -> dict[str, int]:
    """What the schema refuses the loader refuses; what the loader alone refuses is of the kinds that no schema sees."""
    counts = {"both take": 0, "both refuse": 0, "unseen": 0}
    for data in files:
        text = write(data)
        if read(text) != data:
            continue
        errors, refused = errors_of(text), [error.message for error in schema.iter_errors(data)]
        assert errors or not refused, (refused, text)
        assert refused or all(map(is_unseen, errors)), (errors, text)
        counts["both refuse" if refused else "unseen" if errors else "both take"] += 1
    return counts
