#!/usr/bin/env python3
"""Makes the notebooks of examples/notebooks from their texts, executed: `python3 tools/notebooks.py [TEXT.md ...]`.

Needs pip install 'milepost[notebooks]'. The text is the source; the .ipynb beside it holds the same cells with outputs.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import jupytext
import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode
from traitlets.config import Config

FOLDER = Path(__file__).parents[1] / "examples" / "notebooks"
# Of the machine and the moment, not of the notebook.
PASSING = ("execution", "widgets", "language_info")
SMALL_FIGURES = "%matplotlib inline\n%config InlineBackend.rc = {'figure.dpi': 80}"


def texts() -> list[Path]:
    return sorted(FOLDER.glob("*.md"))


def read(text: Path) -> NotebookNode:
    """The notebook of a text, without outputs; cells are numbered, so that it is the same every time."""
    notebook = jupytext.read(text)
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number:02}"
    return notebook


def execute(text: Path) -> NotebookNode:
    """The notebook with its outputs. Raises CellExecutionError where a cell does."""
    notebook = read(text)
    settings = nbformat.v4.new_code_cell(SMALL_FIGURES)
    notebook.cells.insert(0, settings)
    with TemporaryDirectory() as sockets:  # not ports, to which others on the machine could listen
        kernel = Config(KernelManager={"transport": "ipc", "ip": f"{sockets}/kernel"})
        NotebookClient(notebook, config=kernel, timeout=120, resources={"metadata": {"path": FOLDER}}).execute()
    notebook.cells.remove(settings)
    return settled(notebook)


def settled(notebook: NotebookNode) -> NotebookNode:
    """Counted from 1, without what is of the moment."""
    codes = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(codes, 1):
        cell.execution_count = number
        for output in cell.outputs:
            if "execution_count" in output:
                output["execution_count"] = number
    for part in (notebook, *notebook.cells):
        for name in PASSING:
            part.metadata.pop(name, None)
    return notebook


def write(text: Path) -> None:
    nbformat.write(execute(text), text.with_suffix(".ipynb"))


if __name__ == "__main__":
    for text in [Path(name).resolve() for name in sys.argv[1:]] or texts():
        print(text.with_suffix(".ipynb").relative_to(FOLDER))
        write(text)
