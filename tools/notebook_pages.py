"""Writes the executed notebooks as pages of the site: prose, code, what it prints, its figures."""

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "examples" / "notebooks"
LINK_TO_DOCS = re.compile(r"\]\(\.\./\.\./docs/")


def text_of(lines: str | list[str]) -> str:
    return "".join(lines).rstrip("\n")


def figure(output: dict[str, Any], name: str, about: str) -> tuple[str, bytes]:
    """What shows a figure on the page, its text alternative the prose above it, and its bytes."""
    said = " ".join(re.sub(r"[*`_\[\]]|\(\S*\)", "", about).split())
    return f"![{said}]({name}.png)", base64.b64decode(text_of(output["data"]["image/png"]))


def shown(output: dict[str, Any]) -> str:
    """What is printed, or the value of the last line."""
    text = output.get("text") or output.get("data", {}).get("text/plain", "")
    return f"```text\n{text_of(text)}\n```"


def parts(notebook: dict[str, Any], name: str, figures: dict[str, bytes]) -> Iterator[str]:
    """The page piece by piece; its figures are put into `figures` by name of file."""
    prose = name
    for cell in notebook["cells"]:
        source = text_of(cell["source"])
        prose = source if cell["cell_type"] == "markdown" else prose
        yield LINK_TO_DOCS.sub("](../", source) if cell["cell_type"] == "markdown" else f"```python\n{source}\n```"
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                file = f"{name}_{len(figures) + 1}"
                piece, figures[f"{file}.png"] = figure(output, file, prose)
                yield piece
            else:
                yield shown(output)


def write_if_new(path: Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)


def write(folder: Path) -> None:
    """A page a notebook, `01_first_steps.md`, and its figures beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(FOLDER.glob("*.ipynb")):
        figures: dict[str, bytes] = {}
        page = "\n\n".join(parts(json.loads(path.read_text(encoding="utf-8")), path.stem, figures))
        write_if_new(folder / f"{path.stem}.md", f"{page}\n".encode())
        for name, content in figures.items():
            write_if_new(folder / name, content)
