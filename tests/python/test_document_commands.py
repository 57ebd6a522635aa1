"""Commands that the documents show run, and print what is shown under them; C++ that they show compiles."""

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess

import milepost as mp
import pytest
import shown_files
from milepost.cli import main
from test_documents import DOCUMENTS, ROOT, blocks

# What stands for a file or a day in a command that is shown in general.
STANDS_FOR = {
    "PLAN": "examples/plans/jinan.yaml",
    "OBS": "examples/plans/jinan_observations.csv",
    "OBSERVATIONS": "examples/plans/jinan_observations.csv",
    "SCENARIO": "examples/plans/scenarios/jinan_late.yaml",
    "OTHER": "examples/plans/scenarios/jinan_as_it_is.yaml",
    "LOG": "log.csv",
    "TABLE": "figures.xlsx",
    "DATE": "2024-06-30",
    "FOLDER": "cases",
}
# Words of other commands that are shown, with what tries them; each begins a line of a shell block.
TRIED_ELSEWHERE = {
    "./demo.sh": "the main job itself",
    "./test.sh": "runs these tests",
    "cmake": "ctest -R consumer and test_ways_in.py",
    "pip": "test_ways_in.py",
    "python3": "scripts/setup.sh, which makes the environment of the tests in the same way",
    "auditwheel": "test_ways_in.py",
    "PKG_CONFIG_PATH=/opt/milepost/lib/pkgconfig": "ctest -R consumer_pkg_config",
    "scripts/offline_build.sh": "test_packages.py, as far as no compiler is needed",
    "sphinx-build": "test_site.py",
}


def of_every_document(language: str, is_wanted) -> list:
    return [
        pytest.param(text, id=f"{document.relative_to(ROOT).as_posix()}-{number}")
        for document in DOCUMENTS
        for number, text in enumerate(blocks(document, language), 1)
        if is_wanted(text)
    ]


@pytest.fixture(autouse=True)
def checkout(tmp_path, monkeypatch):
    """A folder with what the commands read, where they may write."""
    shown_files.furnish(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def run(words: list[str]) -> tuple[int, str]:
    """milepost with these arguments: what it returns, and what it prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        return main(words), printed.getvalue()


def command_of(line: str) -> list[str]:
    """The words of a line after `milepost`, general ones filled in; what is in brackets or goes to a file left out."""
    words = shlex.split(re.sub(r"\[[^\]]*\]| > \S+", "", line), comments=True)
    return [STANDS_FOR.get(word, word) for word in words[1:]]


def is_of_milepost(line: str) -> bool:
    return line.split()[0] in ("milepost", ".venv/bin/milepost")


def lines_of(text: str) -> list[str]:
    return [line for line in text.replace("\\\n", " ").splitlines() if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("text", of_every_document("sh", lambda text: True))
def test_commands_that_are_shown_run(text):
    for line in lines_of(text):
        if is_of_milepost(line):
            shown_files.prepare(line, run)
            assert run(command_of(line))[0] == (1 if "--strict" in line else 0), line
        else:
            assert line.split()[0] in TRIED_ELSEWHERE, line


def session(text: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with what is shown under it."""
    parts = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts]


def shows(printed: str, shown: str) -> bool:
    """Line by line; `...` stands for any lines."""
    pattern = "".join(r"(?:.*\n)*?" if line == "..." else f"{re.escape(line)}\n" for line in shown.splitlines())
    return re.fullmatch(pattern, printed) is not None


@pytest.mark.parametrize("text", of_every_document("console", lambda text: text.startswith("$ ")))
def test_commands_print_what_is_shown_under_them(text):
    for line, shown in session(text):
        assert is_of_milepost(line), line
        code, printed = run(command_of(line))
        assert code == 0
        assert shows(printed, shown), f"{line}\n{printed}"


def test_other_output_would_be_seen():
    assert shows("a\nb\nc\n", "a\n...\n")
    assert shows("a\nb\nc\n", "...\nb\n...\n")
    assert not shows("a\nb\nc\n", "a\nc\n")
    assert not shows("a\nb\nc\n", "...\nb\n")


@pytest.mark.parametrize(("document", "file"), [("tutorial.md", "demo"), ("tutorial.zh.md", "demo.zh")])
def test_the_files_of_the_tutorial_are_those_that_it_shows(document, file):
    folder = ROOT / "examples" / "tutorial"
    table = folder / file.replace("demo", "demo_observations")
    assert blocks(ROOT / "docs" / document, "yaml") == [(folder / f"{file}.yaml").read_text(encoding="utf-8")]
    assert blocks(ROOT / "docs" / document, "csv") == [table.with_name(f"{table.name}.csv").read_text(encoding="utf-8")]


def test_both_tutorials_tell_of_the_same_targets():
    english, chinese = (mp.read_plan(f"examples/tutorial/{name}.yaml") for name in ("demo", "demo.zh"))
    assert [target.indicator for target in english.targets] == [target.indicator for target in chinese.targets]
    statuses = []
    for name, plan in (("demo", english), ("demo.zh", chinese)):
        table = f"examples/tutorial/{name.replace('demo', 'demo_observations')}.csv"
        statuses.append([row.status for row in mp.assess(plan, mp.read_observations(table, plan), as_of="2025-03-31")])
    assert statuses[0] == statuses[1]


# ---- C++

INCLUDE = re.compile(r"^#(?:include|pragma).*\n", re.MULTILINE)
# Names that a fragment uses and a reader has from the page above it.
GIVEN = """
const Unit platform{"platform"};
const Target given{.indicator = "platforms", .bound = more_than(400 * platform), .due = end_of(Year{2025})};
const Series figures{platform, {{Year{2022}, 260}, {Year{2024}, 361}}};
const Evidence evidence{.target = given, .series = figures, .as_of = Date{2025, 3, 1}};
"""


def is_whole(code: str) -> bool:
    """Functions and types, and not statements of the inside of one."""
    return re.search(r"^(?:int main|namespace|\w[\w:<> ]* \w+\([^;]*\) \{)", code, re.MULTILINE) is not None


def as_namespace(code: str, number: int) -> str:
    """A block among others: names of one do not meet those of another."""
    plain = INCLUDE.sub("", code)
    if plain.lstrip().startswith(("// Method", "namespace milepost")):
        return plain
    body = plain if is_whole(code) else f"void shown() {{\n{GIVEN}{plain}\n}}\n"
    return f"namespace block_{number} {{\nusing namespace milepost;\n{body.replace('int main()', 'int run()')}}}\n"


def test_cpp_that_is_shown_compiles(tmp_path):
    """All blocks in one source, looked at and not turned into code."""
    compiler = shutil.which(os.environ.get("CXX", "g++"))
    if not compiler:
        pytest.skip("there is no C++ compiler on this machine")
    codes = list(dict.fromkeys(code for document in DOCUMENTS for code in blocks(document, "cpp")))
    includes = sorted({line for code in codes for line in INCLUDE.findall(code) if "pragma" not in line})
    opening = ["#include <iostream>\n", "#include <milepost/milepost.hpp>\n", *includes]
    source = "".join(opening + [as_namespace(code, number) for number, code in enumerate(codes)])
    (tmp_path / "blocks.cpp").write_text(source, encoding="utf-8")
    options = ["-std=c++20", "-fsyntax-only", "-ffp-contract=off", "-DMILEPOST_COMPILED", "-I", ROOT / "include"]
    done = subprocess.run([compiler, *options, tmp_path / "blocks.cpp"], capture_output=True, text=True)
    assert len(codes) >= 5
    assert done.returncode == 0, done.stderr
