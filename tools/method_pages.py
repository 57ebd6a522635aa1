"""Writes docs/methods.md and docs/methods.zh.md, a page for each preset, from the presets themselves.

python tools/method_pages.py            write both
python tools/method_pages.py --check    exit 1 if one of them is not what would be written
"""

import sys
from pathlib import Path

from milepost.method_pages import whole_page

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = {DOCS / "methods.md": "en", DOCS / "methods.zh.md": "zh"}


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        stale = [page for page, language in PAGES.items() if page.read_text(encoding="utf-8") != whole_page(language)]
        for page in stale:
            print(f"{page.name} is not what the presets say: python tools/method_pages.py", file=sys.stderr)
        return 1 if stale else 0
    for page, language in PAGES.items():
        page.write_text(whole_page(language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
