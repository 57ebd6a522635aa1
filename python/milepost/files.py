"""Files that are written: what stands in the way is said in one sentence, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from milepost._core import Error


def refuse_existing(paths: Iterable[str | PathLike[str]], overwrite: bool) -> None:
    """Raises Error for the first of the files that is there already, unless it may be overwritten."""
    standing = [str(path) for path in paths if Path(path).exists()]
    if standing and not overwrite:
        raise Error(f"'{standing[0]}' exists already; give another name with -o, or overwrite it with --force")


def write_file(path: str | PathLike[str], content: str | bytes) -> Path:
    """Text as UTF-8, its line ends untouched, or bytes. Raises Error if the file cannot be written."""
    written = Path(path)
    try:
        written.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as failure:
        raise Error(f"'{written}' cannot be written: {failure.strerror}") from None
    return written
