"""Writes the reference of keys: what the schema says of each, and an example from a file that loads."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
# Page, title, schema, and the file of the tests that uses every key of it once.
PAGES = (
    ("plan_file_keys", "Plan files by key 方案文件的键", "milepost.schema.json", "every_key.yaml"),
    (
        "scenario_file_keys",
        "Scenario files by key 情景文件的键",
        "milepost-scenario.schema.json",
        "every_scenario_key.yaml",
    ),
    (
        "methods_file_keys",
        "Files of methods by key 方法文件的键",
        "milepost-methods.schema.json",
        "every_method_key.yaml",
    ),
)
# A scenario says how indicators hang together in pairs or, as here, by a matrix: a file has room for one of the two.
MATRIX_FORM = """milepost: 1
scenario: {id: by-matrix, title: {zh: 示意, en: Illustration}}
correlations: {indicators: [skills, jobs], matrix: [[1, 0.6], [0.6, 1]]}
"""
LONGEST_EXAMPLE = 60
LINE = 10**6  # longer than any example, so that none is broken
OPENING = "By `{schema}`; the examples stand in `tests/data/{file}`, which loads. 示例取自该文件，数据为示意。"
HEAD = ("| key 键 | name 名称 | meaning 含义 | example 示例 |", "|---|---|---|---|")
CHOICES = ("anyOf", "oneOf", "allOf")


class Plain(yaml.SafeLoader):
    """Reads every scalar as the text that is written: an example is shown as it stands."""


Plain.yaml_implicit_resolvers = {}


def resolved(schema: Any, root: dict[str, Any]) -> Any:
    """The part of the schema that a reference leads to, with what stands beside the reference put over it."""
    if not isinstance(schema, dict) or "$ref" not in schema:
        return schema
    target = resolved(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    return {**target, **{key: value for key, value in schema.items() if key != "$ref"}}


def part_of(schema: Any, part: str) -> str:
    """Where a part of the schema is told of: under its name in $defs, or under the part it stands in."""
    return schema["$ref"].rsplit("/", 1)[1] if isinstance(schema, dict) and "$ref" in schema else part


def inner(schema: dict[str, Any]) -> Iterator[Any]:
    """Parts that speak of the same value."""
    for choice in CHOICES:
        yield from schema.get(choice, [])
    yield from (schema[word] for word in ("then", "else") if word in schema)


def parts_of(root: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Part to its keys, each with what the schema says of it: the file as a whole first, then those of $defs."""
    found: dict[str, dict[str, Any]] = {}

    def visit(schema: Any, part: str) -> None:
        if not isinstance(schema, dict):
            return
        for key, said in schema.get("properties", {}).items():
            if isinstance(said, dict):
                found.setdefault(part, {}).setdefault(key, resolved(said, root))
                visit(said, f"{part}.{key}" if part else key)
        for one in (*inner(schema), schema.get("items"), schema.get("additionalProperties")):
            visit(one, part)

    visit(root, "")
    for name, schema in root.get("$defs", {}).items():
        visit(schema, name)
    return found


def examples_of(value: Any, root: dict[str, Any]) -> dict[tuple[str, str], Any]:
    """Part and key to the first value that a file gives it."""
    found: dict[tuple[str, str], Any] = {}

    def visit(value: Any, schema: Any, part: str) -> None:
        place = part_of(schema, part)
        schema = resolved(schema, root)
        if not isinstance(schema, dict):
            return
        for one in inner(schema):
            visit(value, one, place)
        for item in value if isinstance(value, list) else []:
            visit(item, schema.get("items"), place)
        for key, below in value.items() if isinstance(value, dict) else []:
            visit_key(key, below, schema, place)

    def visit_key(key: str, value: Any, schema: dict[str, Any], part: str) -> None:
        if key in schema.get("properties", {}):
            found.setdefault((part, key), value)
            visit(value, schema["properties"][key], f"{part}.{key}" if part else key)
        else:
            visit(value, schema.get("additionalProperties"), part)

    visit(value, root, "")
    return found


def shown(key: str, value: Any) -> str:
    """A key and its value in one line of YAML, cut where it is long."""
    text = yaml.dump(
        {key: value}, Dumper=Bare, allow_unicode=True, default_flow_style=True, sort_keys=False, width=LINE
    )
    text = text.strip()[1:-1]
    return text if len(text) <= LONGEST_EXAMPLE else f"{text[:LONGEST_EXAMPLE].rstrip()} …"


class Bare(yaml.SafeDumper):
    """Writes scalars without quotes where YAML allows it, and what stands twice twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


Bare.yaml_implicit_resolvers = {}


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<").replace("*", "\\*").replace("[", "\\[")


def row(key: str, said: dict[str, Any], example: str) -> str:
    code = example.replace("|", "\\|").replace("`", "'")
    return f"| `{key}` | {cell(said.get('title', ''))} | {cell(said.get('description', ''))} | `{code}` |"


def example(part: str, key: str, examples: dict[tuple[str, str], Any]) -> str:
    """Of the key at this place, or else of the same key at another: what a number may be is told in several places."""
    values = [value for (at, name), value in examples.items() if name == key]
    if not values:
        raise LookupError(f"{part or 'the file'}: no example of the key {key}")
    return shown(key, examples.get((part, key), values[0]))


def read_example(name: str) -> Any:
    return yaml.load((ROOT / "tests" / "data" / name).read_text(encoding="utf-8"), Plain)


def page(title: str, schema: str, file: str) -> str:
    """The page of one schema, a table for each part. Raises LookupError for a key without an example."""
    root = json.loads((ROOT / schema).read_text(encoding="utf-8"))
    examples = examples_of(yaml.load(MATRIX_FORM, Plain), root) | examples_of(read_example(file), root)
    lines = [f"# {title}", "", OPENING.format(schema=schema, file=file), ""]
    for part, keys in parts_of(root).items():
        said = resolved({"$ref": f"#/$defs/{part}"}, root) if part in root.get("$defs", {}) else {}
        lines += [f"## {cell(said.get('title', '')) or part or 'The file 文件'}", "", *HEAD]
        lines += [row(key, about, example(part, key, examples)) for key, about in keys.items()]
        lines += [""]
    return "\n".join(lines)


def pages() -> dict[str, str]:
    return {name: page(title, schema, file) for name, title, schema, file in PAGES}
