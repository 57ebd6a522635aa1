"""Ids of plan files: lower-case words joined by hyphens."""

from __future__ import annotations

import re

LONGEST = 40


def slug(name: str) -> str:
    """carrier-platforms of "Carrier platforms"; empty for a name that is not all ASCII."""
    words = re.findall(r"[a-z0-9]+", name.lower()) if name.isascii() else []
    id = "-".join(words)
    return id if id and len(id) <= LONGEST and re.search("[a-z]", id) else ""
