"""Makes the source package of milepost in the folder given, and unpacks it there into `source`.

What has not changed since the last time is left alone, so that only what changed is compiled again.
"""

import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from scikit_build_core.build import build_sdist

folder = Path(sys.argv[1])
source = folder / "source"


def contents(package: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file of the package, without the folder that all of them are in."""
    with tarfile.open(package) as archive:
        for member in archive:
            if file := archive.extractfile(member):
                yield Path(*PurePosixPath(member.name).parts[1:]), file.read()


folder.mkdir(parents=True, exist_ok=True)
for former in folder.glob("milepost-*"):
    former.unlink()
files = {source / name: content for name, content in contents(folder / build_sdist(str(folder)))}
for path, content in files.items():
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
for path in source.rglob("*"):
    if path.is_file() and path not in files:
        path.unlink()
