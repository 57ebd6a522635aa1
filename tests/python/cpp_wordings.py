"""The wordings of problems and errors in the sources, put together as they are there, to test their translation."""

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = sorted(one for folder in ("include", "src") for one in (ROOT / folder).rglob("*.[ch]pp"))

Known = tuple[tuple[str, str], ...]  # a part of an expression, and the words that it stands for

STRING = r'"(?:[^"\\\n]|\\.)*"'
CALL = re.compile(
    r"\b(fail_range|fail_parse|fail|refuse|fail_stream"  # what ends a reading
    r"|(?:ParseError|OutOfRange|UnitMismatch|UndefinedMean)"
    r"|error|warn|cell_error|cell_warning|note|add|need|blame|problem|Stop)\s*[({]"
)
# What is put in the place of what only a run can tell.
UNKNOWN = "7"
SAYS = (  # what is made elsewhere, of these words
    (r"did_you_mean|near|suggestion|hint|guess_|\bmeant\b|parent_ \?", ""),
    (r"quoted(_id)?\(|words_of\(view\)|named_category", f"'{UNKNOWN}'"),
    (r"words_of_due", f"due '{UNKNOWN}'"),
    (r"words_for\(|\bfound\(", "text"),
    (r"count_of_deliverables", "1 deliverable has|7 deliverables have"),
    (r"in_force", f"revision in force from {UNKNOWN}"),
    (r"milepost__name_of\(\*every\)", "month"),
    (r"shortest\(|to_string\(|detail__most|\.size\(\)|has\.count", UNKNOWN),
    (r"strerror", "Permission denied"),
    (r"has\.words", "units in the role lead"),
    (r"not_read\b", "; the rest of the file was not read"),
)
OWN = {  # and names of one file
    "include/milepost/assessment/preset_rules.hpp": ((r"^what$", " takes the rest and stands before it"),),
    "src/io/arrow_column.cpp": ((r"^rule$", "lists of lists are not read"),),
    "src/io/methods_file.cpp": ((r"^name$", "name '7'"),),
    "src/io/plan_target.cpp": ((r"^said$", "tolerance 7%"),),
    "src/plan/version_rules.cpp": ((r"^what$", "the entities sum to|the periods sum to|the last period has"),),
    "src/quantity/bound.cpp": ((r"^other$", " or the id of an indicator|"),),
    "src/scenario/check.cpp": ((r"^words$", "after 'a': "), (r"^name$", "entity 'a'")),
    "src/scenario/distribution.cpp": ((r"^rule$", "needs one value at least"),),
    "src/scenario/single_target.cpp": ((r"name_of\(one\.reason", "it is exempted"),),
}
FAILS = {  # members that end a reading, and what they say before the rule
    "src/quantity/bound.cpp": "'7' is not a bound; expected {}",
    "src/io/arrow_column.cpp": "column 'a': Arrow type 'u': {}",
}
MOST = 12  # forms of one call; more would repeat themselves
TALKS_OTHERWISE = re.compile(  # words of results and of reports, in both languages where they are made; code for tests
    r"^(src|include/milepost)/report/|assessment/(explain|running_total|probability|verdict)|projection/project\.|scenario/notes"
)


def code(path: Path) -> str:
    """Without comments; names of namespaces have no colons, which here are those of conditions."""
    text = path.read_text(encoding="utf-8").replace("::", "__")
    return re.sub(rf"({STRING})|'\"'|//[^\n]*", lambda one: one[1] or "", text)


def arguments(text: str, begin: int) -> list[str]:
    """Of a call, from behind its bracket."""
    found, depth, start = [], 0, begin
    for one in re.finditer(rf"{STRING}|'(?:[^'\\]|\\.)'|[(){{}}\[\],]", text[begin:]):
        letter, at = one[0], begin + one.start()
        if letter in "([{":
            depth += 1
        elif letter in ")]}" and depth:
            depth -= 1
        elif letter in ")]}":
            return [*found, text[start:at]]
        elif letter == "," and not depth:
            found.append(text[start:at])
            start = at + 1
    return found


def parted(expression: str, mark: str) -> list[str]:
    """An expression at the marks that stand outside brackets and strings."""
    parts, depth, start = [], 0, 0
    for one in re.finditer(rf"{STRING}|'(?:[^'\\]|\\.)'|[(){{}}\[\]]|{re.escape(mark)}", expression):
        if one[0] in "([{":
            depth += 1
        elif one[0] in ")]}":
            depth -= 1
        elif one[0] == mark and not depth:
            parts.append(expression[start : one.start()])
            start = one.end()
    return [*parts, expression[start:]]


def made(expression: str, own: Known) -> list[str]:
    """What a function or a name may stand for: UNKNOWN, where nothing is known of it."""
    found = (words for pattern, words in (*own, *SAYS) if re.search(pattern, expression))
    return next(found, UNKNOWN).split("|")


def forms(expression: str, own: Known) -> list[str]:
    """What a text of C++ may say: strings as they are, either side of a condition, and UNKNOWN for all else."""
    expression = expression.strip()
    if re.fullmatch(rf"(?:{STRING}\s*)+", expression):
        return ["".join(one[1:-1].replace('\\"', '"').replace("\\\\", "\\") for one in re.findall(STRING, expression))]
    condition = parted(expression, "?")
    if len(condition) > 1:
        yes, *no = parted("?".join(condition[1:]), ":")
        return [*forms(yes, own), *forms(":".join(no), own)]
    summed = parted(expression, "+")
    if len(summed) > 1:
        choices = [forms(one, own) for one in summed]
        return ["".join(one) for one in itertools.islice(itertools.product(*choices), MOST)]
    inner = re.fullmatch(r"(?:std__string|std__move)?\s*[({](.*)[)}]", expression, re.DOTALL)
    if inner and len(parted(inner[1], ",")) == 1:
        return forms(inner[1], own)
    return made(expression, own)


def messages_of(file: str, name: str, given: list[str]) -> Iterator[str]:
    said = [forms(one, OWN.get(file, ())) for one in given]
    if name == "fail_range" and len(said) == 3:
        yield from (f"{thing} {value}: {rule}" for thing, value, rule in itertools.product(*said))
    elif name == "fail_parse" and len(said) == 3:
        yield from (f"'{text}' is not {thing}; expected {rule}" for text, thing, rule in itertools.product(*said))
    else:
        frame = FAILS.get(file, "{}") if name == "fail" else "{}"
        yield from (frame.replace("{}", one) for argument in said for one in argument if one != UNKNOWN)


def wordings_of_python(path: Path) -> set[str]:
    """Of the errors of the library that a module in Python raises, unless it says them in both languages."""
    calls = [
        one.exc
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(one, ast.Raise) and isinstance(one.exc, ast.Call)
    ]
    names = re.compile(r"(mp\.)?(Error|ParseError|OutOfRange|ModuleNotFoundError)")
    errors = [one for one in calls if names.fullmatch(ast.unparse(one.func))]
    return {words for one in errors for words in [said_by(one.args[0])] if is_sentence(words)}


def said_by(expression: ast.expr) -> str:
    if isinstance(expression, ast.Constant):
        return str(expression.value)
    if isinstance(expression, ast.JoinedStr):
        return "".join(said_by(one) for one in expression.values)
    return UNKNOWN


def is_sentence(message: str) -> bool:
    """Not a key, a path of keys, or a name."""
    return bool(re.search(r"[a-z]{2,}[ :;]+(?:.* )?[a-z]{2,}", message.replace(UNKNOWN, "")))


def wordings(path: Path) -> set[str]:
    text = code(path)
    found = set()
    for call in CALL.finditer(text):
        found |= set(messages_of(str(path.relative_to(ROOT)), call[1], arguments(text, call.end())))
    return {one for one in found if is_sentence(one)}


def all_wordings() -> list[tuple[str, str]]:
    """Each with the file that says it."""
    names = [(path, str(path.relative_to(ROOT))) for path in SOURCES]
    return [(name, one) for path, name in names if not TALKS_OTHERWISE.search(name) for one in sorted(wordings(path))]
