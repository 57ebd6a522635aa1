"""Breaks one field of a good plan, in the ways of people who type and of programs that cut files short.

A mutator takes a plan file apart by PyYAML and the schema, never by the loader, so that it knows by itself which line
it breaks. Each returns the broken text and that line, or nothing where the plan offers no place for it."""

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import editor
import yaml

REFERENCES = {"section", "document", "each", "same_as", "possibly_same_as", "task", "body"}
REFERENCES |= {"granted_by", "office", "reported", "cadence"}
ROLES = {"unit": "unit", "base": "unit", "at": "period", "horizon": "period", "span": "period", "rule": "due"}
NUMBERS = {"population", "scale", "line", "tolerance", "value"}


@dataclass(frozen=True)
class Field:
    """A key with its value: bytes of the text, and what the schema says the value is."""

    key: str
    role: str
    key_at: int
    at: int  # of the value
    end: int
    line: int
    in_block: bool  # the key stands on a line of its own
    is_first: bool  # of its map
    shape: str  # of the value: word, flow, block
    style: str | None  # of a word: its quotation mark
    map_line: int  # the line its map begins in
    required: bool
    siblings: frozenset[str]  # the keys that its map may have
    words: tuple[str, ...]  # what a choice may say
    depth: int


@dataclass(frozen=True)
class Mutant:
    kind: str
    text: str
    line: int


class Base:
    """A good plan and where everything stands in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.data = editor.read(text)
        self.fields: list[Field] = []
        self.items: list[tuple[str, int, int]] = []  # ids listed in responsible.organizations
        self.later_items: list[int] = []  # lines of items, not of the first ones: those set the column of the others
        self.brackets: list[tuple[int, int, bool]] = []  # lists and maps in brackets, of one line: maps or not
        self.walk(yaml.compose(text, yaml.SafeLoader), editor.SCHEMA, "", 0)
        self.names = set(re.findall(r"[\w-]+", text))

    def walk(self, node: yaml.Node, schema: dict[str, Any], role: str, depth: int) -> None:
        schema = editor.place(schema, {"mapping": dict, "sequence": list}.get(node.id, str))
        if not isinstance(node, yaml.ScalarNode) and node.flow_style and node.start_mark.line == node.end_mark.line:
            self.brackets.append((node.start_mark.index, node.end_mark.index, isinstance(node, yaml.MappingNode)))
        if isinstance(node, yaml.SequenceNode):
            if not node.flow_style:
                self.later_items += [item.start_mark.line + 1 for item in node.value[1:]]
            for item in node.value:
                if role == "organizations" and isinstance(item, yaml.ScalarNode):
                    self.items.append((item.value, item.start_mark.index, item.end_mark.index))
                self.walk(item, schema["items"], "", depth + 1)
        if not isinstance(node, yaml.MappingNode):
            return
        for key, value in node.value:
            known = schema.get("properties", {})
            inner = known.get(key.value) or schema["additionalProperties"]
            self.fields.append(self.field(node, key, value, schema, inner, depth))
            self.walk(value, inner, key.value if known else "", depth + 1)

    def field(self, node: Any, key: Any, value: Any, schema: Any, inner: Any, depth: int) -> Field:
        known = frozenset(schema.get("properties", {}))
        shape = "word" if isinstance(value, yaml.ScalarNode) else "flow" if value.flow_style else "block"
        return Field(
            key=key.value,
            role=role_of(key.value, known, inner),
            key_at=key.start_mark.index,
            at=value.start_mark.index,
            end=value.end_mark.index,
            line=key.start_mark.line + 1,
            in_block=not node.flow_style,
            is_first=node.value[0][0] is key,
            shape=shape,
            style=value.style if shape == "word" else None,
            map_line=node.start_mark.line + 1,
            required=key.value in schema.get("required", ()),
            siblings=known,
            words=tuple(word for word in editor.resolved(inner).get("enum", ()) if isinstance(word, str)),
            depth=depth,
        )

    def uses(self, name: str) -> int:
        return len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", self.text))

    def line_of(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1

    def with_value(self, field: Field, value: str) -> tuple[str, int]:
        """Another word as the value, in quotes where it needs them."""
        plain = re.fullmatch(r"[\w><+−.%±:/ -]+", value) and not re.search(r"^[%:>-] ?|: |:$|^\s|\s$|^<<", value)
        return self.put(field.at, field.end, value if plain else "'" + value.replace("'", "''") + "'")

    def put(self, at: int, end: int, words: str) -> tuple[str, int]:
        return self.text[:at] + words + self.text[end:], self.line_of(at)

    def with_line(self, number: int, *lines: str) -> str:
        return "\n".join([*self.lines[: number - 1], *lines, *self.lines[number:]])

    def some(self, rng: random.Random, wanted: Callable[[Field], Any]) -> Field | None:
        fields = [field for field in self.fields if wanted(field)]
        return rng.choice(fields) if fields else None


def role_of(key: str, known: frozenset[str], schema: dict[str, Any]) -> str:
    kind = schema.get("$ref", "").removeprefix("#/$defs/")
    if not known:
        return "amount" if kind == "amount" else "name"
    if key == "id":
        return "reference" if known == {"id", "role", "post"} else "id"
    if key in REFERENCES:
        return "reference"
    if key in NUMBERS:
        return "amount"
    if key in ("target", "due"):
        return key
    if key in ROLES:
        return ROLES[key]
    if "enum" in editor.resolved(schema):
        return "flag" if kind == "flag" else "choice" if key != "milestone" else "version"
    return kind if kind in ("date", "text", "word", "note") else "text" if kind == "note" else kind or "list"


Broken = tuple[str, int] | None
Mutator = Callable[[Base, random.Random], Broken]
MUTATORS: dict[str, Mutator] = {}


def mutator(function: Mutator) -> Mutator:
    MUTATORS[function.__name__.replace("_", " ")] = function
    return function


def is_word(field: Field) -> bool:
    return field.shape == "word"


def is_line(field: Field) -> bool:
    """A key and its whole value on one line of their own."""
    return field.in_block and field.shape != "block"


def is_known(field: Field) -> bool:
    return bool(field.siblings)


def misspell(word: str, rng: random.Random) -> str:
    at = rng.randrange(len(word))
    other = rng.choice("abcdefghijklmnopqrstuvwxyz")
    return rng.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + other + word[at + 1 :],
            word[: max(at - 1, 0)] + word[max(at - 1, 0) : at + 1][::-1] + word[at + 1 :],
        ]
    )


def another_value(role: str, *values: str) -> Mutator:
    """A word that a field of some kind never says."""

    def mutate(base: Base, rng: random.Random) -> Broken:
        field = base.some(rng, lambda field: is_word(field) and field.role == role)
        return field and base.with_value(field, rng.choice(values))

    return mutate


# ---- keys


@mutator
def misspelt_key(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, is_known)
    key = misspell(field.key, rng) if field else ""
    if not field or key in field.siblings or not key or key in ("n", "y"):
        return None
    return base.put(field.key_at, field.key_at + len(field.key), key)


@mutator
def key_in_capitals(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, is_known)
    return field and base.put(field.key_at, field.key_at + 1, field.key[0].upper())


@mutator
def unknown_key(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: is_known(field) and is_line(field))
    if not field:
        return None
    indent = " " * (field.key_at - base.text.rfind("\n", 0, field.key_at) - 1)
    key = rng.choice(["colour", "remark", "备注", "Unit", "value2", "x", "targets", "owner"])
    return base.with_line(field.line, base.lines[field.line - 1], f"{indent}{key}: 3"), field.line + 1


@mutator
def repeated_key(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: is_line(field) and not field.is_first)
    return field and (base.with_line(field.line, *[base.lines[field.line - 1]] * 2), field.line + 1)


@mutator
def repeated_key_in_brackets(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: not field.in_block and is_word(field))
    return field and base.put(field.end, field.end, f", {field.key}: {base.text[field.at : field.end]}")


@mutator
def required_key_left_out(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: field.required and is_line(field) and not field.is_first)
    return field and (base.with_line(field.line), field.map_line)


@mutator
def merge_key(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: is_known(field) and is_line(field) and not field.is_first)
    return field and base.put(field.key_at, field.key_at + len(field.key), "<<")


# ---- colons and blanks


def behind_key(base: Base, field: Field) -> int:
    return base.text.index(":", field.key_at + len(field.key))


@mutator
def dropped_colon(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: field.in_block)
    return field and base.put(behind_key(base, field), behind_key(base, field) + 1, "")


@mutator
def dropped_colon_in_brackets(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: not field.in_block)
    return field and base.put(behind_key(base, field), behind_key(base, field) + 1, "")


@mutator
def no_blank_behind_colon(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: is_word(field) and field.style is None)
    return field and base.put(behind_key(base, field), field.at, ":")


@mutator
def full_width_colon(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: True)
    return field and base.put(behind_key(base, field), behind_key(base, field) + 1, "：")


@mutator
def equals_sign(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: field.shape != "block")
    return field and base.put(behind_key(base, field), behind_key(base, field) + 1, " =")


@mutator
def colon_in_text(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: is_word(field) and field.style is None)
    return field and base.put(field.end, field.end, ": more")


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@mutator
def one_blank_too_many(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: field.in_block and not field.is_first)
    return field and (base.with_line(field.line, " " + base.lines[field.line - 1]), field.line)


@mutator
def one_blank_too_few(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: field.in_block and not field.is_first and field.depth > 0)
    return field and (base.with_line(field.line, base.lines[field.line - 1][1:]), field.line)


@mutator
def item_out_of_line(base: Base, rng: random.Random) -> Broken:
    number = rng.choice(base.later_items)
    line = base.lines[number - 1]
    return base.with_line(number, rng.choice([" " + line, line[1:]])), number


@mutator
def tab_in_indentation(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: field.in_block and not field.is_first and field.depth > 0)
    if not field:
        return None
    line = base.lines[field.line - 1]
    indent = indent_of(line)
    tabbed = rng.choice(["\t", " " * (indent - 1) + "\t", "\t" + " " * indent, " " * indent + "\t"])
    return base.with_line(field.line, tabbed + line.lstrip()), field.line


@mutator
def dash_without_blank(base: Base, rng: random.Random) -> Broken:
    items = [i + 1 for i, line in enumerate(base.lines) if line.lstrip().startswith("- ")]
    number = rng.choice(items)
    return base.with_line(number, base.lines[number - 1].replace("- ", "-", 1)), number


# ---- values

MUTATORS["impossible date"] = another_value(
    "date", "2022-02-30", "2023-02-29", "2022-13-01", "2022-00-10", "2022-06-31", "2022年2月30日", "0000-01-01"
)
MUTATORS["ambiguous date"] = another_value(
    "date", "03/04/2022", "11.07.2022", "22-07-11", "20220711", "2022-07", "2022", "tomorrow", "2022-07-11T08:00"
)
MUTATORS["bad period"] = another_value(
    "period", "2021Q5", "2025..2022", "2025-13", "20255", "fyp99", "202", "2021..", "last year", "2021H3", "2021-02-30"
)
MUTATORS["bad due rule"] = another_value(
    "due", "by and by", "end of fyp99", "within", "each fortnight", "20255", "2025-13", "withn 2022", "1999", "soon"
)
MUTATORS["bad target"] = another_value(
    "target", "more then 400", "more than", "many", "5 to 3", "more than 1e400", "4 5", "about 3 ± x", "above nobody"
)
MUTATORS["unknown unit"] = another_value("unit", "platfroms", "嘉", "万嘉", "%%", "7", "家家")
MUTATORS["bad number"] = another_value(
    "amount", "n/a", "many", "1.2.3", "12O0", "--5", "1e400", "4,00", "５O", "0x12", "NaN", ".inf", "+-3", "一百"
)
MUTATORS["bad flag"] = another_value("flag", "yes", "True", "1", "on", "no", "TRUE", "ture")


@mutator
def unknown_choice(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: is_word(field) and field.role == "choice")
    others = [word for part in editor.parts_of(editor.SCHEMA) for word in part.get("enum", ()) if isinstance(word, str)]
    word = rng.choice([misspell(field.words[0], rng), field.words[0].upper(), rng.choice(others)]) if field else ""
    return base.with_value(field, word) if field and word not in field.words else None


@mutator
def unknown_name(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: is_word(field) and field.role == "reference")
    name = misspell(base.text[field.at : field.end], rng) if field else ""
    return base.with_value(field, name) if field and name and name not in base.names else None


@mutator
def unknown_organization(base: Base, rng: random.Random) -> Broken:
    name, at, end = rng.choice(base.items)
    other = rng.choice([misspell(name, rng), "nobody", name.upper()])
    return None if other in base.names or not other else base.put(at, end, other)


@mutator
def wrong_version(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: field.key == "milepost")
    return field and base.with_value(field, rng.choice(["2", "0", "one", "1.0", "-1", "11"]))


@mutator
def no_value(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, is_word)
    return field and base.put(field.at, field.end, rng.choice(["", "''", '""', "~", "null", "# later"]))


@mutator
def list_for_a_word(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, is_word)
    return field and base.put(field.at, field.end, rng.choice(["[]", "[x]", "[1, 2]"]))


@mutator
def map_for_a_word(base: Base, rng: random.Random) -> Broken:
    # `responsible` may be a map, and name nobody.
    field = base.some(rng, lambda field: is_word(field) and field.key != "responsible")
    return field and base.put(field.at, field.end, rng.choice(["{}", "{x: 1}", "{zh: {}}"]))


@mutator
def word_for_brackets(base: Base, rng: random.Random) -> Broken:
    texts = ("text", "note", "name")
    field = base.some(rng, lambda field: field.shape == "flow" and field.role not in texts and field.key != "due")
    return field and base.put(field.at, field.end, rng.choice(["x", "2025", "true"]))


@mutator
def list_for_a_map(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: field.shape == "flow" and base.text[field.at] == "{")
    return field and base.put(field.at, field.end, rng.choice(["[]", "[x]"]))


@mutator
def bad_id(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: field.role == "id")
    name = base.text[field.at : field.end] if field else ""
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in name[:1]) + name[1:]
    forms = [name.capitalize(), name.upper(), f"{name}-", f"-{name}", wide]
    if base.uses(name) == 1:  # others that refer to it would be left without
        forms += [f"{name} 2", f"{name}_2", f"{name}示范", "é"]
    return field and base.with_value(field, rng.choice(forms))


def is_of_a_part(field: Field) -> bool:
    """Steps, grades, states and contents: another thing may have one of the same name."""
    return bool(field.siblings & {"weight", "at_least", "effect"}) or field.siblings == {"id", "name"}


@mutator
def id_given_twice(base: Base, rng: random.Random) -> Broken:
    ids = [field for field in base.fields if field.role == "id" and field.depth > 1 and not is_of_a_part(field)]
    kinds = Counter(field.siblings for field in ids)
    kind = rng.choice(sorted((kind for kind, count in kinds.items() if count > 1), key=sorted))
    of_kind = [field for field in ids if field.siblings == kind]
    first, second = sorted(rng.sample(of_kind, 2), key=lambda field: field.at)
    if base.uses(base.text[second.at : second.end]) > 1:
        return None  # others refer to it: they would be left without
    return base.put(second.at, second.end, base.text[first.at : first.end])


# ---- quotes and brackets


@mutator
def open_quotes(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: is_word(field) and field.style is None)
    return field and base.put(field.at, field.at, rng.choice("\"'"))


@mutator
def quotes_not_closed(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: is_word(field) and field.style in ("'", '"'))
    return field and base.put(field.end - 1, field.end, "")


@mutator
def words_behind_quotes(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: is_word(field) and field.style is None)
    value = base.text[field.at : field.end] if field else ""
    return base.put(field.at, field.end, f'"{value}" more') if field and '"' not in value else None


@mutator
def bracket_not_closed(base: Base, rng: random.Random) -> Broken:
    _, end, _ = rng.choice(base.brackets)
    return base.put(end - 1, end, "")


@mutator
def bracket_not_opened(base: Base, rng: random.Random) -> Broken:
    at, _, _ = rng.choice(base.brackets)
    return base.put(at, at + 1, "")


@mutator
def bracket_too_many(base: Base, rng: random.Random) -> Broken:
    _, end, _ = rng.choice(base.brackets)
    return base.put(end, end, rng.choice("]}"))


@mutator
def wrong_bracket(base: Base, rng: random.Random) -> Broken:
    _, end, is_map = rng.choice(base.brackets)
    return base.put(end - 1, end, rng.choice(["]" if is_map else "}", ")", "】"]))


@mutator
def stray_bracket(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: is_word(field) and field.in_block and field.style is None)
    return field and base.put(field.at, field.at, rng.choice("[{"))


@mutator
def comma_left_out(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: not field.in_block and not field.is_first)
    comma = base.text.rindex(",", 0, field.key_at) if field else 0
    return field and base.put(comma, comma + 1, "")


@mutator
def full_width_comma(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: not field.in_block and not field.is_first)
    comma = base.text.rindex(",", 0, field.key_at) if field else 0
    return field and base.put(comma, comma + 1, rng.choice("，、；"))


# ---- what plan files may not hold


@mutator
def nul_byte(base: Base, rng: random.Random) -> Broken:
    at = rng.randrange(len(base.text))
    return base.put(at, at, "\0")


@mutator
def control_character(base: Base, rng: random.Random) -> Broken:
    at = rng.randrange(len(base.text))
    return base.put(at, at, rng.choice("\x01\x07\x08\x0b\x0c\x1b\x7f"))


@mutator
def anchor(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: field.shape != "block")
    return field and base.put(field.at, field.at, "&here ")


@mutator
def alias(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: field.shape != "block")
    return field and base.put(field.at, field.end, "*here ")


@mutator
def tag(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: field.shape != "block")
    return field and base.put(field.at, field.at, rng.choice(["!!str ", "!date ", "!!python/object:os.system "]))


@mutator
def forbidden_first_character(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: is_word(field) and field.style is None)
    return field and base.put(field.at, field.at, rng.choice("@`%"))


@mutator
def second_document(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: field.in_block and field.depth == 0 and not field.is_first)
    return field and base.put(field.key_at, field.key_at, "---\n")


# ---- cut short


@mutator
def cut_in_key(base: Base, rng: random.Random) -> Broken:
    """Not in a first key: right below the key of its map, what is left of it may be meant as text."""
    field = base.some(rng, lambda field: field.in_block and not field.is_first)
    return field and (base.text[: field.key_at + rng.randrange(1, len(field.key) + 1)], field.line)


@mutator
def cut_behind_key(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: field.in_block)
    return field and (base.text[: behind_key(base, field) + rng.choice([1, 2])].rstrip("\n"), field.line)


@mutator
def cut_in_brackets(base: Base, rng: random.Random) -> Broken:
    at, end, _ = rng.choice(base.brackets)
    return base.text[: rng.randrange(at + 1, end)], base.line_of(at)


@mutator
def cut_in_quotes(base: Base, rng: random.Random) -> Broken:
    field = base.some(rng, lambda field: is_word(field) and field.style in ("'", '"'))
    return field and (base.text[: rng.randrange(field.at + 1, field.end)], field.line)


# ---- slips of a finger, anywhere


def is_harmful(base: Base, text: str) -> bool:
    """Proven by others than the loader: the text is no YAML, or the schema refuses what it says."""
    try:
        return bool(editor.faults(editor.read(text)))
    except yaml.YAMLError:
        return True


def slip(base: Base, rng: random.Random, write: Callable[[str], str]) -> Broken:
    """Only in small plans: the proof takes a tenth of a second for a large one."""
    for _ in range(100 if len(base.text) < 10_000 else 0):
        at = rng.randrange(len(base.text))
        if base.text[at] == "\n" or base.lines[base.line_of(at) - 1].lstrip().startswith("#"):
            continue
        text, line = base.put(at, at + 1, write(base.text[at]))
        if text != base.text and is_harmful(base, text):
            return text, line
    return None


@mutator
def character_left_out(base: Base, rng: random.Random) -> Broken:
    return slip(base, rng, lambda _: "")


@mutator
def character_twice(base: Base, rng: random.Random) -> Broken:
    return slip(base, rng, lambda character: character * 2)


@mutator
def another_character(base: Base, rng: random.Random) -> Broken:
    other = rng.choice("abcxyz0123456789:,.;-_'\"[]{}#&*!|>%@` \t，：。“”")
    return slip(base, rng, lambda _: other)


@mutator
def character_between(base: Base, rng: random.Random) -> Broken:
    other = rng.choice("abcxyz0123456789:,.;-_'\"[]{}#&*!|>%@` \t，：。“”")
    return slip(base, rng, lambda character: other + character)


def mutants(bases: list[Base], count: int, seed: int) -> list[Mutant]:
    """So many mutants, no two alike: the mutators in turn, four of five times on the first base."""
    made: dict[str, Mutant] = {}
    kinds = list(MUTATORS.items())
    for attempt in range(count * 10):
        if len(made) == count:
            break
        name, mutate = kinds[attempt % len(kinds)]
        rng = random.Random(f"{seed} {attempt}")
        base = bases[0] if len(bases) == 1 or attempt % 5 else rng.choice(bases[1:])
        broken = mutate(base, rng)
        if broken and broken[0] != base.text:
            made.setdefault(broken[0], Mutant(name, *broken))
    return list(made.values())
