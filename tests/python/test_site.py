"""The documentation is built without a warning; its pages lead to pages and places that are there, in both languages.

Links to other sites are looked at for their form only: no test needs a network.
"""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


class Page(HTMLParser):
    """The places of a page that a link may lead to, the links it holds, what it loads, and its language."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.places: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.language = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.places.update(given[name] for name in ("id", "name") if name in given)
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in ("script", "img", "link", "iframe") and given.get("rel") not in ("canonical",):
            self.loaded += [given[name] for name in ("src", "href") if name in given]
        if tag == "html":
            self.language = given.get("lang", "")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of the site, built as the settings say: warnings are errors, every reference is looked up."""
    folder = tmp_path_factory.mktemp("site")
    options = ["-W", "--keep-going", "-n", "-q", "-d", folder / "trees"]
    command = [sys.executable, "-m", "sphinx", *options, DOCS, folder / "html"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return folder / "html"


@pytest.fixture(scope="session")
def pages(site):
    return {path: Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def is_external(link: str) -> bool:
    return bool(urlsplit(link).scheme or urlsplit(link).netloc)


def leads_nowhere(page: Path, link: str, pages: dict[Path, Page]) -> bool:
    parts = urlsplit(link)
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if target not in pages:
        return not target.is_file()
    return bool(parts.fragment) and unquote(parts.fragment) not in pages[target].places


def test_every_document_is_a_page(site):
    written = {path.name.removesuffix(".md") for path in DOCS.glob("*.md")}
    assert [name for name in written if not (site / f"{name}.html").is_file()] == []


def test_links_within_the_site_lead_to_pages_and_places(pages):
    lost = [
        f"{path.name}: {link}"
        for path, page in pages.items()
        for link in page.links
        if not is_external(link) and leads_nowhere(path, link, pages)
    ]
    assert lost == []
    assert sum(len(page.links) for page in pages.values()) > 1000


def test_a_lost_link_would_be_found(tmp_path):
    path = tmp_path / "page.html"
    path.write_text('<p id="here"><a href="#here"></a><a href="#there"></a><a href="other.html"></a>')
    read = {path: Page(path.read_text())}
    assert [leads_nowhere(path, link, read) for link in read[path].links] == [False, True, True]


def test_links_to_other_sites_are_well_formed(pages):
    links = {link for page in pages.values() for link in page.links if is_external(link)}
    assert [link for link in links if not re.fullmatch(r"https?://[\w.-]+\.\w+(/[^\s<>]*)?|mailto:\S+@\S+", link)] == []


def test_no_page_loads_anything_from_elsewhere(pages):
    assert {link for page in pages.values() for link in page.loaded if is_external(link)} == set()


def test_pages_say_their_language(pages):
    said = {path.stem: page.language for path, page in pages.items()}
    chinese = {name for name, language in said.items() if language == "zh-CN"}
    assert chinese == {name for name in said if name.endswith(".zh")}
    assert set(said.values()) == {"en", "zh-CN"}


def test_chinese_lines_join_without_a_gap(site):
    text = (site / "tutorial.zh.html").read_text(encoding="utf-8")
    prose = re.sub(r"<pre>.*?</pre>", "", text, flags=re.DOTALL)
    assert re.findall(r"[一-鿿，。；]\s*\n\s*[一-鿿]", prose) == []


def is_named(page: str, name: str) -> bool:
    return (DOCS / f"{name}.md").exists() and f"\n{name}\n" in page


@pytest.mark.parametrize("index", ["index.md", "index.zh.md"])
def test_an_index_lists_every_page_of_its_language(index):
    listing = (DOCS / index).read_text(encoding="utf-8")
    chinese = index.endswith(".zh.md")
    names = [path.name.removesuffix(".md") for path in DOCS.glob("*.md")]
    own = [name for name in names if name.endswith(".zh") == chinese and not name.startswith("index")]
    assert [name for name in own if not is_named(listing, name)] == []


def test_notebooks_are_pages_with_their_figures(site):
    for notebook in sorted((ROOT / "examples" / "notebooks").glob("*.ipynb")):
        text = (site / "notebooks" / f"{notebook.stem}.html").read_text(encoding="utf-8")
        page = Page(text)
        assert re.findall(r"[(]<code[^>]*><span[^>]*>[\w.]+[.]md<", text) == []  # a link that was lost
        pictures = notebook.read_text(encoding="utf-8").count('"image/png"')
        assert len([name for name in page.loaded if name.endswith(".png")]) == pictures > 0
