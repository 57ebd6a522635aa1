"""milepost.schema.json agrees with the loader: on good files, on broken ones, and on random changes of structure.

What no schema can see is listed below by category, each with its reason; nothing else may differ."""

import copy
import re
from pathlib import Path
from typing import Any

import editor
import milepost as mp
import pytest
import yaml
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
EVERY_KEY = (ROOT / "tests" / "data" / "every_key.yaml").read_text(encoding="utf-8")
FILES = [*(ROOT / "examples" / "plans").glob("*.yaml"), *(ROOT / "tests" / "data").glob("*.yaml")]
GOOD = sorted(path for path in FILES if path.stem not in ("every_method_key", "every_scenario_key"))  # no plans
BROKEN = sorted(path for path in (ROOT / "tests" / "broken_plans").iterdir() if path.suffix in (".yaml", ".json"))

# What the loader refuses and no schema sees: why, and the words of the loader by which it is known.
UNSEEN = {
    "names": (
        "whether a name stands elsewhere in the file: a schema sees one value at a time",
        [
            "is not in the plan",
            "neither a method nor",
            "is not a known unit",
            "is not a due rule; expected",
            "is not a period; expected 2025",
            "is not one of the members",
        ],
    ),
    "names given twice": (
        "ids of lists are values to a schema; it cannot ask them to differ from one another",
        [
            "is given twice; each id",
            "only by case or width",
            r"member '.*' is listed twice",
            "goes by the name",
            "is an indicator's too",
        ],
    ),
    "repetitions": (
        "what the other mention says stands elsewhere in the file",
        [
            "itself repeats",
            r"names the (indicator|deliverable|task) itself",
            "compares the indicator with itself",
            "is its own member",
            "lies within itself",
        ],
    ),
    "calendar": (
        "a pattern knows no lengths of months, and not which of two days is the later one",
        ["no such day", r"(month|quarter) \d+: outside", "ends before it begins", "does not lie", "before its window"],
    ),
    "numbers as text": (
        "a pattern sees where a number begins, not its size nor the words behind it",
        [
            "is not a( whole)? number",
            "is not a (tolerance|bound)",
            "none negative",
            "not above 0",
            "a double can hold",
            "in_a_row 0",
        ],
    ),
    "periods as names": (
        "whether a key of a breakdown is a period or an entity is told by its words",
        ["^breakdown '.*': expected a number, found a map"],
    ),
    "units": (
        "the unit of a number is compared with the unit of its indicator",
        ["cannot be written in", "is counted in", "but the indicator is counted"],
    ),
    "contradictions": (
        "two keys that are each right, and wrong together",
        [
            "contradicts the direction",
            "belongs to an 'about'",
            "differs from that of the target",
            "is earned from",
            "counts from the end of each period",
            "a final state",
        ],
    ),
    "YAML itself": (
        "anchors and aliases are resolved before a schema sees them",
        ["^anchors ", "^aliases ", "^merge keys "],
    ),
}

# Broken files of which a schema sees nothing, by the category of every error in them.
UNSEEN_FILES = {
    "above_another_unit": {"units"},
    "above_itself": {"repetitions"},
    "alias": {"YAML itself"},
    "alias_in_words": {"YAML itself"},
    "baseline_after_due": {"calendar"},
    "bound_in_another_unit": {"units"},
    "breakdown_of_a_year": {"periods as names"},
    "contradictory_direction": {"contradictions"},
    "cycles": {"names", "repetitions"},
    "deliverable_dates": {"calendar"},
    "deliverable_like_an_indicator": {"names given twice"},
    "deliverable_names": {"names"},
    "due_before_opening": {"calendar"},
    "due_before_plan": {"calendar"},
    "duplicate_ids": {"names given twice"},
    "impossible_dates": {"calendar"},
    "milestones_out_of_order": {"calendar"},
    "overlapping_windows": {"calendar"},
    "range_swapped": {"numbers as text"},
    "responsible_words": {"names"},
    "section_cycle": {"names", "repetitions"},
    "tolerance_without_about": {"contradictions"},
    "two_tolerances": {"contradictions"},
    "unknown_method": {"names"},
    "unknown_names": {"names"},
    "unknown_period": {"names"},
    "unknown_unit": {"names"},
    "unknown_unit_of_target_too": {"names"},
    "unknown_unit_of_the_same_id": {"names", "names given twice"},
    "unknown_unit_repeated": {"names"},
    "units_without_a_number": {"numbers as text", "units"},
}

# Spellings that YAML 1.2 resolves before a schema sees them: (what stands in the file, does the loader take it, does
# the schema). The loader reads the word as it is written.
RESOLVED = [
    ("milepost: 1", "milepost: 1.0", False, True),
    ("counted: true", "counted: True", False, True),
    ("number: 1", "number: 0x1", True, True),
    ("id: pilot-city", "id: 1.0", False, True),
    ("id: pilot-city", "id: 1e-3", True, False),
    ("at: 2021\n", "at: 0999\n", True, False),
    ("population: 1,200", "population: +12", False, True),
    ("population: 1,200", "population: 0x12", False, True),
    ("population: 1,200", "population: .nan", False, True),
]


def errors_of(text: str) -> list[str]:
    return [problem.message for problem in mp.load_plan(text).problems if problem.severity == "error"]


def category_of(message: str) -> str:
    """The category of an error that no schema sees; empty for an error of structure."""
    for category, (_, patterns) in UNSEEN.items():
        if any(re.search(pattern, message) for pattern in patterns):
            return category
    return ""


def is_underlined(path: Path) -> bool:
    """Whether an editor objects without any schema: to bytes that are no UTF-8, to what is no YAML."""
    try:
        editor.read(path.read_bytes().decode("utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError):
        return True
    return False


def maps() -> list[dict[str, Any]]:
    """The schemas of maps; those without a type only narrow another one."""
    return [part for part in editor.parts_of(editor.SCHEMA) if "properties" in part and "type" in part]


def properties() -> list[tuple[str, dict[str, Any]]]:
    return [item for part in maps() for item in part["properties"].items()]


# ---- the schema by itself


def test_the_schema_is_one():
    editor.VALIDATOR.check_schema(editor.SCHEMA)
    used = {part["$ref"] for part in editor.parts_of(editor.SCHEMA) if isinstance(part.get("$ref"), str)}
    assert used == {f"#/$defs/{name}" for name in editor.SCHEMA["$defs"]}


def test_every_map_is_closed():
    assert len(maps()) > 15
    assert all(part["additionalProperties"] is False for part in maps())


@pytest.mark.parametrize(("key", "schema"), properties(), ids=[key for key, _ in properties()])
def test_every_key_is_described_in_both_languages(key, schema):
    for part in ("title", "description"):
        words = editor.resolved(schema)[part]
        assert re.search("[A-Za-z]", words), key
        assert re.search("[一-鿿]", words), key


def listed(message: str) -> set[str]:
    """The words of "expected id, title or note; ..."."""
    return set(re.split(", | or ", re.search(r"expected ([^;]+)", message)[1]))


def test_the_keys_of_every_map_are_those_of_the_loader():
    """An unknown key in every map of a plan that has every key: the loader lists the ones it knows."""
    seen = 0

    def compare(data: Any, part: Any, schema: dict[str, Any]) -> None:
        nonlocal seen
        schema = editor.place(schema, type(part))
        if isinstance(part, list):
            for item in part:
                compare(data, item, schema["items"])
        if not isinstance(part, dict):
            return
        if "properties" in schema:
            part["zzzzzzzzzz"] = "x"
            (message,) = [message for message in errors_of(editor.write(data)) if "unknown key" in message]
            assert listed(message) == set(schema["properties"])
            assert editor.faults(data)
            del part["zzzzzzzzzz"]
            seen += 1
        for key, value in part.items():
            compare(data, value, schema.get("properties", {}).get(key) or schema["additionalProperties"])

    data = editor.read(EVERY_KEY)
    compare(data, data, editor.SCHEMA)
    assert seen > 40


def test_the_words_of_every_choice_are_those_of_the_loader():
    compared = set()

    def compare(data: Any, part: Any, schema: dict[str, Any]) -> None:
        schema = editor.place(schema, type(part))
        for key, value in list(part.items() if isinstance(part, dict) else enumerate(part)):
            inner = schema.get("properties", {}).get(key) or schema.get("additionalProperties") or schema.get("items")
            words = editor.resolved(inner).get("enum")
            if isinstance(value, (dict, list)):
                compare(data, value, inner)
            elif words and key != "milepost":
                part[key] = "zzzzzzzzzz"
                (message,) = [message for message in errors_of(editor.write(data)) if "is not known" in message]
                assert listed(message) == {word for word in words if isinstance(word, str)}
                part[key] = value
                compared.add(key)

    data = editor.read(EVERY_KEY)
    compare(data, data, editor.SCHEMA)
    choices = {key for key, schema in properties() if "enum" in editor.resolved(schema)}
    assert compared == choices - {"milepost"}


# ---- files


def test_every_key_of_the_schema_is_used():
    used: set[tuple[int, str]] = set()

    def walk(part: Any, schema: dict[str, Any]) -> None:
        schema = editor.place(schema, type(part))
        for key, value in part.items() if isinstance(part, dict) else ():
            used.add((id(schema), key))
            walk(value, schema.get("properties", {}).get(key) or schema["additionalProperties"])
        for item in part if isinstance(part, list) else ():
            walk(item, schema["items"])

    walk(editor.read(EVERY_KEY), editor.SCHEMA)
    assert {(id(part), key) for part in maps() for key in part["properties"]} <= used


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_plans_are_valid(path):
    assert mp.read_plan(path)
    assert editor.faults(editor.read(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_plans_are_refused_or_listed(path):
    try:
        mp.read_plan(path)
        errors = []
    except mp.InvalidInput as refused:
        errors = [problem.message for problem in refused.problems if problem.severity == "error"]
    if is_underlined(path):
        assert errors
        return
    refused = bool(editor.faults(editor.read(path.read_text(encoding="utf-8"))))
    categories = {category_of(message) for message in errors}
    if "" in categories:
        assert refused, errors
    if refused:
        assert errors
    else:
        assert categories == UNSEEN_FILES.get(path.stem, set())


def test_every_file_listed_is_there():
    assert set(UNSEEN_FILES) <= {path.stem for path in BROKEN}
    assert set().union(*UNSEEN_FILES.values()) == set(UNSEEN)


@pytest.mark.parametrize(("good", "other", "loads", "is_valid"), RESOLVED, ids=[row[1].strip() for row in RESOLVED])
def test_spellings_that_yaml_resolves(good, other, loads, is_valid):
    assert EVERY_KEY.count(good) >= 1
    text = EVERY_KEY.replace(good, other, 1)
    assert (errors_of(text) == []) == loads
    assert (editor.faults(editor.read(text)) == []) == is_valid


# ---- random structure

WORDS = ["", " ", "x", "Some Text", "some-text", "济南", "2025", "2022-07-11", "5%", "3.5", "true", "all", "~", "a: b"]
ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3000),
    st.sampled_from([0.05, 0.5, 2.5]),
    st.sampled_from(WORDS),
    st.sampled_from([key for key, _ in properties()]),
    st.sampled_from([word for part in editor.parts_of(editor.SCHEMA) for word in part.get("enum", ())]),
    st.lists(st.sampled_from(["x", 1, None, {}]), max_size=4),
    st.dictionaries(st.sampled_from(["id", "zh", "en", "rule", "x"]), st.sampled_from(["x", 1, None, []]), max_size=2),
)
KEYS = st.one_of(
    st.sampled_from(sorted({key for key, _ in properties()})), st.sampled_from(["x", "Title", "名称", "2024", "<<"])
)


def places(part: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    return [path, *(place for key, value in inner for place in places(value, (*path, key)))]


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


def change(data: Any, draw: Any) -> None:
    """One change of structure: a value of any kind, a key gone, another key, a value at another place."""
    all_places = places(data)[1:]
    path = draw(st.sampled_from(all_places))
    holder, key = at(data, path[:-1]), path[-1]
    kind = draw(st.sampled_from(["put", "drop", "add", "rename", "move", "as text", "wrap"]))
    if kind == "put":
        holder[key] = draw(ANYTHING)
    elif kind == "drop":
        del holder[key]
    elif kind == "add" and isinstance(holder, dict):
        holder[draw(KEYS)] = draw(ANYTHING)
    elif kind == "rename" and isinstance(holder, dict):
        holder[draw(KEYS)] = holder.pop(key)
    elif kind == "move":
        holder[key] = copy.deepcopy(at(data, draw(st.sampled_from(all_places))))
    elif kind == "as text" and not isinstance(holder[key], (dict, list)):
        holder[key] = str(holder[key])
    elif kind == "wrap":
        holder[key] = draw(st.sampled_from([[holder[key]], {"id": holder[key]}, {"zh": holder[key]}]))


EVERY_KEY_READ = editor.read(EVERY_KEY)
counts = {"both take": 0, "both refuse": 0, "unseen": 0}


@settings(max_examples=1200, suppress_health_check=list(HealthCheck))
@given(st.data())
def check_random_structure(random):
    data = copy.deepcopy(EVERY_KEY_READ)
    for _ in range(random.draw(st.sampled_from([1, 1, 1, 2, 4]))):
        change(data, random.draw)
    text = editor.write(data, in_brackets=random.draw(st.sampled_from([False, None, True])))
    assert editor.read(text) == data
    errors, refused = errors_of(text), editor.faults(data)
    of_structure = [message for message in errors if not category_of(message)]
    if refused:
        assert errors, f"refused by the schema alone: {refused}"
    else:
        assert not of_structure, "refused by the loader alone"
    outcome = "both refuse" if refused else "unseen" if errors else "both take"
    counts[outcome] += 1
    event(outcome)


def test_random_structures_are_taken_by_both_or_by_neither():
    check_random_structure()
    print(f"random structures: {counts}")
    assert counts["both take"] > 200
    assert counts["both refuse"] > 500
