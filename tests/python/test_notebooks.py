"""The notebooks run, show what they say, and say the same as their texts."""

import base64
import json
import re
from pathlib import Path

import jupytext
import nbformat
import notebooks
import pytest

TEXTS = notebooks.texts()
of_every_notebook = pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
# Bytes: the pictures of a notebook lie in the repository.
LARGEST = 250_000


def stored(text: Path) -> nbformat.NotebookNode:
    return nbformat.read(text.with_suffix(".ipynb"), as_version=4)


def cells(notebook: nbformat.NotebookNode) -> list[tuple[str, str]]:
    return [(cell.cell_type, cell.source) for cell in notebook.cells]


def printed(notebook: nbformat.NotebookNode) -> list[str]:
    """What every cell prints, and the text of its last value; pictures are known by their number of dots."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return [output.get("text") or output.data.get("text/plain", "") for output in outputs]


def pictures(notebook: nbformat.NotebookNode) -> list[bytes]:
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return [base64.b64decode(output.data["image/png"]) for output in outputs if "image/png" in output.get("data", {})]


def test_there_are_six_and_the_first_in_chinese_too():
    assert [text.stem[:2] for text in TEXTS] == ["01", "01", "02", "03", "04", "05", "06"]
    assert [text.name for text in TEXTS if text.name.endswith(".zh.md")] == ["01_first_steps.zh.md"]


@of_every_notebook
def test_a_notebook_holds_the_cells_of_its_text(text):
    assert cells(stored(text)) == cells(jupytext.read(text))


@of_every_notebook
def test_a_notebook_runs_and_prints_what_is_stored(text):
    now, then = notebooks.execute(text), stored(text)
    assert printed(now) == printed(then)
    assert len(pictures(now)) == len(pictures(then))


@of_every_notebook
def test_every_chart_is_shown(text):
    drawn = len(re.findall(r"^plots\.\w+\(", "\n".join(source for _, source in cells(stored(text))), re.MULTILINE))
    found = pictures(stored(text))
    assert len(found) == drawn > 0
    assert [picture[:8] for picture in found] == [b"\x89PNG\r\n\x1a\n"] * drawn
    assert text.with_suffix(".ipynb").stat().st_size < LARGEST


@of_every_notebook
def test_nothing_is_shown_as_a_warning_or_an_error(text):
    outputs = [output for cell in stored(text).cells if cell.cell_type == "code" for output in cell.outputs]
    assert [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"] == []


@of_every_notebook
def test_a_notebook_opens_with_what_is_learnt(text):
    kind, opening = cells(jupytext.read(text))[0]
    assert kind == "markdown"
    assert opening.startswith("# ")
    assert re.search(r"You will learn|认识", opening)


@of_every_notebook
def test_made_up_figures_are_called_so(text):
    """Only the notebooks on published figures do without."""
    published = text.stem in ("03_midterm_review", "04_methods_disagree")
    words = re.search(r"[Ii]llustration|示意", "".join(source for _, source in cells(jupytext.read(text))))
    assert published or words


@of_every_notebook
def test_links_lead_to_files(text):
    links = re.findall(r"\]\(([^)#\s]+)\)", text.read_text(encoding="utf-8"))
    assert [link for link in links if not (text.parent / link).exists()] == []


@of_every_notebook
def test_nothing_of_the_machine_is_stored(text):
    raw = text.with_suffix(".ipynb").read_text(encoding="utf-8")
    assert not re.search(r"/(home|root|tmp|work|Users)/", raw)
    assert "execution" not in json.loads(raw)["cells"][1]["metadata"]
