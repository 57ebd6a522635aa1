"""Prints what pyproject.toml asks for: to build, to run, and for the extras named; one requirement a line."""

import sys
import tomllib
from pathlib import Path

settings = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
project = settings["project"]


def requirements_of(extra: str) -> list[str]:
    """The requirements of one extra; those that name other extras, as `milepost[frames]`, are followed."""
    own = f"{project['name']}["
    found = []
    for requirement in project["optional-dependencies"][extra]:
        if requirement.startswith(own):
            for name in requirement.removeprefix(own).removesuffix("]").split(","):
                found += requirements_of(name.strip())
        else:
            found.append(requirement)
    return found


wanted = settings["build-system"]["requires"] + project["dependencies"]
for extra in sys.argv[1:]:
    wanted += requirements_of(extra)
print("\n".join(wanted))
