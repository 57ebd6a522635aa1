"""What the documents show is true: plans load, programs run, phrases are read, both languages agree, links lead."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import editor
import milepost as mp
import pytest
from milepost.cli import main

ROOT = Path(__file__).parents[2]
READMES = (ROOT / "README.md", ROOT / "README.zh.md")
DOCUMENTS = [*READMES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
IN_BOTH_LANGUAGES = [
    ("README.md", "README.zh.md"),
    ("docs/plan_file.md", "docs/plan_file.zh.md"),
    ("docs/governance.md", "docs/governance.zh.md"),
    ("docs/methods.md", "docs/methods.zh.md"),
    ("docs/several_targets.md", "docs/several_targets.zh.md"),
    ("docs/conformance.md", "docs/conformance.zh.md"),
    ("docs/early-warning.md", "docs/early-warning.zh.md"),
    ("docs/add_a_method.md", "docs/add_a_method.zh.md"),
    ("docs/projection.md", "docs/projection.zh.md"),
    ("docs/allocation.md", "docs/allocation.zh.md"),
    ("docs/schedule.md", "docs/schedule.zh.md"),
    ("docs/effort.md", "docs/effort.zh.md"),
    ("docs/report.md", "docs/report.zh.md"),
    ("docs/tables.md", "docs/tables.zh.md"),
    ("docs/index.md", "docs/index.zh.md"),
    ("docs/own_methods.md", "docs/own_methods.zh.md"),
    ("docs/concepts.md", "docs/concepts.zh.md"),
    ("docs/quick_start.md", "docs/quick_start.zh.md"),
    ("docs/tutorial.md", "docs/tutorial.zh.md"),
    ("docs/embed.md", "docs/embed.zh.md"),
    ("docs/plots.md", "docs/plots.zh.md"),
    ("docs/read_tables.md", "docs/read_tables.zh.md"),
    ("docs/command_line.md", "docs/command_line.zh.md"),
    ("docs/ledger.md", "docs/ledger.zh.md"),
]

# Python that is shown and not run, by its first line, with the reason. Empty: all of it runs.
NOT_RUN: dict[str, str] = {}

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
MADE_OR_FAR = r"://|^reference/"  # test_site.py follows links to the pages that the site is built with
# A phrase of the tables is read by the parsers where its first column holds one of these.
BOUNDS = ("more than", "超过")
DUE_DATES = ("`2025`", "2025年底")


def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def blocks(document: Path, language: str) -> list[str]:
    return [text for word, text in FENCE.findall(text_of(document)) if word == language]


def shown(language: str) -> list:
    """Every block of a language, named by its document and its place there."""
    return [
        pytest.param(text, id=f"{document.relative_to(ROOT).as_posix()}-{number}")
        for document in DOCUMENTS
        for number, text in enumerate(blocks(document, language), 1)
    ]


def tables(document: Path) -> list[list[str]]:
    """The tables of a document, each a list of its rows without head and rule."""
    prose = FENCE.sub("", text_of(document))
    return [found.splitlines()[2:] for found in re.findall(r"(?:^\|.*\n)+", prose, re.MULTILINE)]


def phrases(opening: tuple[str, ...]) -> list:
    """The phrases in backticks of the tables whose first row holds one of these words, but for the last column."""
    return [
        pytest.param(phrase, id=f"{document.name}-{phrase}")
        for document in sorted((ROOT / "docs").glob("plan_file*.md"))
        for rows in tables(document)
        if any(word in rows[0] for word in opening)
        for row in rows
        for phrase in re.findall(r"`([^`]+)`", row.rsplit("|", 2)[0])
    ]


def words_of_the_schema() -> set[str]:
    """Every key of a plan file, and every word that stands for a choice."""
    found: set[str] = set()

    def visit(part: object) -> None:
        if isinstance(part, dict):
            found.update(part.get("properties", {}))
            found.update(word for word in part.get("enum", []) if isinstance(word, str) and word.isidentifier())
        for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else []:
            visit(inner)

    visit(json.loads((ROOT / "milepost.schema.json").read_text(encoding="utf-8")))
    return found


def without_comments(block: str) -> str:
    return "\n".join(line.split("#")[0].rstrip() for line in block.splitlines())


def run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=ROOT,
        capture_output=True,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_the_documents_show_plans_and_programs():
    assert len(shown("yaml")) >= 8
    assert len(shown("python")) >= 4


def is_of_methods(text: str) -> bool:
    """A file of methods, not a plan file."""
    return "\nmethods:\n" in text


def is_of_scenario(text: str) -> bool:
    """A scenario file, for the plan of tests/data/plan_of_scenarios.yaml."""
    return "\nscenario:" in text


def problems_in(text: str) -> tuple[mp.Problem, ...]:
    if is_of_scenario(text):
        return mp.load_scenario(text, mp.read_plan(ROOT / "tests" / "data" / "plan_of_scenarios.yaml")).problems
    return (mp.load_methods if is_of_methods(text) else mp.load_plan)(text).problems


@pytest.mark.parametrize("text", shown("yaml"))
def test_a_plan_that_is_shown_loads(text):
    assert text.startswith("milepost: 1\n")
    problems = problems_in(text)
    assert [str(problem) for problem in problems if problem.severity == mp.Severity.error] == []


@pytest.mark.parametrize("text", shown("yaml"))
def test_an_editor_has_nothing_to_object_to_in_a_plan_that_is_shown(text):
    kind = "-methods" if is_of_methods(text) else "-scenario" if is_of_scenario(text) else ""
    schema = f"milepost{kind}.schema.json"
    validator = editor.Draft202012Validator(json.loads((ROOT / schema).read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(editor.read(text))] == []


def agrees(said: str, line: str) -> bool:
    """A comment gives the line that is printed, or, before a colon, its number rounded."""
    number = re.match(r"\d+\.(\d+)(?=: )", said)
    return f"{float(line):.{len(number[1])}f}" == number[0] if number else said == line


@pytest.mark.parametrize("text", shown("python"))
def test_python_that_is_shown_runs_and_prints_what_its_comments_say(text):
    reason = NOT_RUN.get(text.splitlines()[0])
    if reason:
        pytest.skip(reason)
    printed = run(text).splitlines()
    comments = re.findall(r"^print\([^#\n]*\)(?:  # (.*))?$", text, re.MULTILINE)
    for said, line in zip(comments, printed, strict=False):
        assert not said or agrees(said, line)


def test_the_output_under_the_program_is_what_python_prints_too():
    python = blocks(READMES[0], "python")[0] + (
        "print(mp.assess(evidence))\nprint(mp.assess(evidence, mp.GrowthRatio()))\n"
        "print(mp.explain(mp.assess(evidence), 'zh'))\n"
    )
    assert "".join(run(python).splitlines(keepends=True)[-3:]) == blocks(READMES[0], "text")[0]


@pytest.mark.parametrize("phrase", phrases(BOUNDS))
def test_a_phrase_for_a_target_is_read(phrase):
    mp.parse_bound(phrase, mp.Unit("家"))


@pytest.mark.parametrize("phrase", phrases(DUE_DATES))
def test_a_phrase_for_a_due_date_is_read(phrase):
    mp.parse_due(phrase, {"fyp14": mp.Period("2021..2025"), "十四五": mp.Period("2021..2025")})


@pytest.mark.parametrize("language", ["cpp", "python", "text"])
def test_both_readmes_show_the_same_programs(language):
    english, chinese = (blocks(readme, language) for readme in READMES)
    assert english == chinese != []


@pytest.mark.parametrize("language", ["sh", "cmake"])
def test_both_readmes_show_the_same_commands(language):
    english, chinese = ([without_comments(block) for block in blocks(readme, language)] for readme in READMES)
    assert english == chinese != []


@pytest.mark.parametrize(("readme", "language"), [*zip(READMES, ("en", "zh"), strict=True)])
def test_the_comparison_that_a_readme_shows_is_what_the_command_prints(capsys, monkeypatch, readme, language):
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("COLUMNS", raising=False)  # runners of tests set it
    (line,) = (line for line in text_of(readme).splitlines() if line.startswith(".venv/bin/milepost compare "))
    assert main([*line.split()[1:], "--lang", language]) == 0
    (shown,) = blocks(readme, "console")
    assert shown in capsys.readouterr().out


@pytest.mark.parametrize("name", IN_BOTH_LANGUAGES[1])
def test_the_plan_file_is_told_to_its_last_key_and_word(name):
    text = text_of(ROOT / name)
    code = " ".join([*re.findall(r"`([^`\n]+)`", FENCE.sub("", text)), *blocks(ROOT / name, "yaml")])
    assert words_of_the_schema() - set(re.findall(r"[a-z_]+", code)) == set()


PARTS_OF_A_PRESET = (mp.Statistic, mp.RateEstimator)


@pytest.mark.parametrize("name", ["docs/add_a_method.md", "docs/add_a_method.zh.md"])
def test_every_part_of_a_preset_is_explained(name):
    firsts = [[row.split("`")[1] for row in rows if row.startswith("| `")] for rows in tables(ROOT / name)]
    for parts in PARTS_OF_A_PRESET:
        assert [part.name for part in parts] in firsts
    treatments = [part for part in dir(mp.Treatments) if not part.startswith("_") and part != "replace"]
    assert sorted(treatments) in [sorted(names) for names in firsts]


def test_a_method_of_ones_own_is_shown_alike_in_both_languages():
    english, chinese = (ROOT / "docs" / name for name in ("add_a_method.md", "add_a_method.zh.md"))
    for language in ("cpp", "python"):
        assert blocks(english, language) == blocks(chinese, language)


@pytest.mark.parametrize(("english", "chinese"), IN_BOTH_LANGUAGES)
def test_each_language_leads_to_the_other_in_its_first_line(english, chinese):
    first_lines = [text_of(ROOT / name).splitlines()[0] for name in (english, chinese)]
    assert first_lines == [f"[中文]({Path(chinese).name})", f"[English]({Path(english).name})"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_to_files_lead_to_files(document):
    links = [link for link in LINK.findall(FENCE.sub("", text_of(document))) if not re.search(MADE_OR_FAR, link)]
    assert [link for link in links if not (document.parent / link).exists()] == []
