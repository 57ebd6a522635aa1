"""One Chinese word for one thing: what the glossary says is not used stands in no message, table, page or document."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "python" / "milepost"
GLOSSARY = ROOT / "docs" / "concepts.zh.md"
# These read the headings of other people's tables, whatever words stand there.
READERS = {PACKAGE / "ledger" / "roles.py", PACKAGE / "reading" / "heads.py", PACKAGE / "reading" / "words.py"}


def entries() -> list[list[str]]:
    """The rows of the glossary: word, meaning, English, words that are not used."""
    part = GLOSSARY.read_text(encoding="utf-8").partition("## 用词")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("|")]
    return rows[2:]


UNUSED = {word: row[0] for row in entries() for word in row[3].split("、") if word}


def strings(path: Path) -> str:
    """What a module says: its strings, not its comments."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return "\n".join(
        one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )


def texts() -> dict[Path, str]:
    modules = {path: strings(path) for path in PACKAGE.rglob("*.py") if path not in READERS}
    pages = [*PACKAGE.rglob("*.toml"), *PACKAGE.rglob("*.html"), *ROOT.glob("docs/*.zh.md"), ROOT / "README.zh.md"]
    read = {path: path.read_text(encoding="utf-8") for path in [*pages, *ROOT.glob("examples/notebooks/*.zh.md")]}
    before, _, after = read[GLOSSARY].partition("## 用词")
    return {**modules, **read, GLOSSARY: before + after.partition("\n## ")[2]}


@pytest.fixture(scope="module")
def said():
    return texts()


def test_the_glossary_names_a_word_a_meaning_and_the_english():
    rows = entries()
    assert len(rows) >= 15
    assert all(len(row) == 4 and all(row[:3]) for row in rows)
    assert len({row[0] for row in rows}) == len(rows)


def test_no_word_is_used_and_not_used():
    assert not set(UNUSED) & {word for row in entries() for word in row[0].split("、")}


@pytest.mark.parametrize(("word", "instead"), UNUSED.items(), ids=UNUSED)
def test_a_word_that_is_not_used_stands_nowhere(said, word, instead):
    places = [str(path.relative_to(ROOT)) for path, text in said.items() if word in text]
    assert places == [], f"{instead}, not {word}"


@pytest.mark.parametrize("word", [word for row in entries() for word in row[0].split("、")])
def test_every_word_of_the_glossary_is_used(said, word):
    assert sum(len(re.findall(word, text)) for text in said.values()) > 1
