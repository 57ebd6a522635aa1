"""Settings of the documentation: `python -m sphinx -W --keep-going -n docs build/docs`, no network needed.

`python -m sphinx -b linkcheck docs build/links` asks other sites whether what is linked is still there; tests look at
the form of such links only.
"""

import re
import sys
from pathlib import Path

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx
from sphinx.util import logging

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tools"))

project = "milepost"
author = "milepost contributors"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "milepost"
html_show_copyright = False
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_theme_options = {"navigation_with_keys": True}
myst_heading_anchors = 3
nitpicky = True
highlight_language = "none"  # of blocks without a language: tables, formulas

# Between two lines of prose: a letter or mark of Chinese on either side.
CHINESE = "\u3001-\u301f\u4e00-\u9fff\uff01-\uff5e“”‘’…—"
CHINESE_LINE_END = re.compile(f"(?<=[{CHINESE}])\n(?=[{CHINESE}])")


def write_pages(app: Sphinx, config: object) -> None:
    """The reference and the pages of the notebooks are made anew, before pages are looked for."""
    import notebook_pages
    import reference

    reference.write(HERE / "reference")
    notebook_pages.write(HERE / "notebooks")


def without_absent_pages(app: Sphinx, docname: str, source: list[str]) -> None:
    """An entry of a table of contents whose page is not written yet is left out, and said."""
    if docname not in tables_of_contents(app):
        return
    lines = source[0].splitlines()
    absent = [line for line in lines if is_entry(line) and not (HERE / f"{line}.md").exists()]
    for page in absent:
        logging.getLogger(__name__).info("%s: there is no page %s yet", docname, page)
    source[0] = "\n".join(line for line in lines if line not in absent)


def tables_of_contents(app: Sphinx, *state: object) -> list[str]:
    """Read each time: which pages there are stands in no page."""
    return ["index", "index.zh"]


def is_entry(line: str) -> bool:
    """Whether a line of an index names a page of this folder."""
    return bool(line) and all(letter.isalnum() or letter in "_-./" for letter in line) and line.isascii()


def in_words_of_sphinx(app: Sphinx, docname: str, source: list[str]) -> None:
    """What GitHub and Sphinx read differently: anchors in HTML; links to folders and to pages outside this one."""
    text = re.sub(r'^<a id="(.+?)"></a>', r"(\1)=\n", source[0], flags=re.MULTILINE)
    below = "/" in docname  # there `../` is this folder
    source[0] = text if below else re.sub(r"\[([^\]]*)\]\(\.\./([^)#]*?(?:\.md|/[^).]*))\)", named_file, text)


def named_file(link: re.Match[str]) -> str:
    """A file of the checkout that is no page of the site is named, not linked."""
    return f"`{link[2]}`" if link[1].strip("`") in link[2] else f"{link[1]} (`{link[2]}`)"


def without_gaps(app: Sphinx, docname: str, source: list[str]) -> None:
    """Lines of Chinese prose join without a space, which a browser would put for the end of a line."""
    parts = re.split(r"(^```.*?^```$)", source[0], flags=re.MULTILINE | re.DOTALL)
    parts[::2] = [CHINESE_LINE_END.sub("", prose) for prose in parts[::2]]
    source[0] = "".join(parts)


def say_language(app: Sphinx, pagename: str, template: str, context: dict[str, object], doctree: object) -> None:
    """Pages in Chinese say so to browsers and screen readers."""
    context["language"] = "zh-CN" if pagename.endswith(".zh") else "en"


def setup(app: Sphinx) -> None:
    app.add_lexer("csv", TextLexer)
    app.connect("config-inited", write_pages)
    app.connect("env-get-outdated", tables_of_contents)
    app.connect("source-read", without_absent_pages)
    app.connect("source-read", in_words_of_sphinx)
    app.connect("source-read", without_gaps)
    app.connect("html-page-context", say_language)
