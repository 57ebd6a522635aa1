"""A report page on paper: few pages, each well filled, with title and number, and only the methods it needs."""

import datetime
import re
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import milepost as mp
import pytest
from milepost.report.cards import cards_of
from milepost.report.facts import Asked, gather
from milepost.report.governance import calendar_of
from milepost.report.methods import methods_of
from milepost.report.wording import quoted, running_heads

pytest.importorskip("jinja2", reason="report pages need jinja2, which is not installed")

PLANS = Path(__file__).parents[2] / "examples" / "plans"
AS_OF = datetime.date(2024, 6, 30)
A4 = 842.0  # points


@pytest.fixture(scope="module")
def facts():
    """Thirty-seven targets with made-up figures, on which twenty methods and more disagree."""
    plan = mp.read_plan(PLANS / "jinan.yaml")
    seen = mp.read_observations(PLANS / "illustration_observations.csv", plan)
    return gather(plan, seen, Asked(AS_OF, datetime.date(2024, 3, 31)))


@pytest.fixture(scope="module")
def page_file(facts, tmp_path_factory):
    file = tmp_path_factory.mktemp("print") / "report.html"
    return mp.write_report(facts.plan, facts.seen, file, as_of=AS_OF, since="2024-03-31")


@contextmanager
def opened(browser, file: Path, **context):
    where = browser.new_context(offline=True, **context)
    page = where.new_page()
    page.goto(file.as_uri())
    yield page
    where.close()


@pytest.fixture(scope="module", params=["zh", "en"])
def paper(request, browser, page_file):
    """The language, and the pages as lists of (top of the word in points, word, its left)."""
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext is not installed: the printed page was not read")
    file = page_file.with_suffix(f".{request.param}.pdf")
    with opened(browser, page_file) as page:
        page.click(f"[data-set={request.param}]")
        page.pdf(path=file, prefer_css_page_size=True)
    read = subprocess.run([reader, "-bbox", file, "-"], check=True, capture_output=True).stdout.decode()
    word = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</word>')
    return request.param, [
        [(float(y), words, float(x)) for x, y, words in word.findall(page)] for page in read.split("<page ")[1:]
    ]


def body(words: list[tuple[float, str, float]]) -> list[tuple[float, str, float]]:
    """Without what stands in the margins."""
    return [(y, word, x) for y, word, x in words if 17 * A4 / 297 - 2 <= y <= A4 * (1 - 15 / 297)]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_thirty_seven_targets_and_all_their_methods_fit_on_few_pages(paper):
    language, pages = paper
    assert len(pages) <= {"zh": 26, "en": 34}[language]  # they were 43 and 62


def test_no_page_but_the_last_is_half_empty(paper):
    _, pages = paper
    ends = [max(y for y, _, _ in body(words)) for words in pages]
    assert [number for number, end in enumerate(ends[:-1], 1) if end < A4 * 0.55] == []


def test_no_page_ends_with_a_heading(browser, paper, page_file):
    language, pages = paper
    with opened(browser, page_file) as page:
        page.click(f"[data-set={language}]")
        headings = {squeezed(one) for one in page.locator(":is(h2, h3, caption):visible").all_inner_texts()}
    assert len(headings) > 40
    for number, words in enumerate(pages, 1):
        last = max(y for y, _, _ in body(words))
        line = [(word, x) for y, word, x in body(words) if abs(y - last) < 3]
        in_a_column = min(x for _, x in line) > A4 / 4  # a target that a table names, right of its first columns
        assert in_a_column or squeezed("".join(word for word, _ in line)) not in headings, number


def test_every_page_but_the_first_bears_the_title_and_each_its_number(paper, facts):
    language, pages = paper
    title = squeezed(mp.in_(facts.plan.title, language))
    for number, words in enumerate(pages, 1):
        head = squeezed("".join(word for y, word, _ in words if y < 17 * A4 / 297 - 2))
        foot = squeezed("".join(word for y, word, _ in words if y > A4 * (1 - 15 / 297)))
        assert head.startswith(title) == (number > 1)
        assert foot == f"{number}/{len(pages)}"


def test_print_tells_only_the_methods_it_rests_on_and_names_the_others(paper, page_file, facts):
    language, _ = paper
    file = page_file.with_suffix(f".{language}.pdf")
    read = subprocess.run(["pdftotext", "-raw", file, "-"], check=True, capture_output=True).stdout.decode()
    text = squeezed(re.sub(r"\n\d+ / \d+\n\f[^\n]*\n", "", read))
    told = methods_of(facts, cards_of(facts, "zh")).pages
    rules = {one.name: squeezed(mp.in_(one.facts[0][1], language)) for one in told}
    assert 3 < sum(one.used for one in told) < len(told)
    for one in told:
        assert squeezed(mp.in_(one.title, language)) in text
        begin = rules[one.name][:25]
        alike = any(other.used and begin in rules[other.name] for other in told)  # editions of one method begin alike
        assert (begin in text) == alike, one.name


# ---- which methods a page rests on


def test_a_page_rests_on_its_judge_on_what_its_reasons_name_and_on_the_odds(facts):
    found = methods_of(facts, cards_of(facts, "zh"))
    used = {one.name for one in found.pages if one.used}
    sentences = [reason.en for dispute in found.disputes for reason in dispute.reasons]
    named = {name for one in sentences for name in re.findall(r"(?:^|; )([\w.]+): ", one)}
    assert {"path", "probability"} <= used
    assert used == named | {"path", "probability"}


def test_without_a_disagreement_only_the_judge_is_told_whole():
    plan, seen = mp.sample("jinan")  # hardly any figure is published
    facts = gather(plan, seen, Asked(AS_OF, methods=("path", "eurostat.2021")))
    found = methods_of(facts, cards_of(facts, "zh"))
    assert found.disputes == []
    assert {one.name for one in found.pages if one.used} <= {"path", "probability"}


def test_on_screen_every_method_is_there_and_folded(browser, page_file):
    with opened(browser, page_file) as page:
        methods = page.locator("details.method")
        assert methods.count() > 15
        assert page.locator("details.method[open]").count() == 0
        methods.nth(2).locator("summary").click()
        assert methods.nth(2).locator("dl").is_visible()


def test_without_a_script_print_has_the_methods_it_rests_on(browser, page_file, facts):
    used = sum(one.used for one in methods_of(facts, cards_of(facts, "zh")).pages)
    with opened(browser, page_file, java_script_enabled=False) as page:
        assert page.locator("details.method[open]").count() == used


# ---- rows that say the same


def test_duties_that_differ_by_name_only_stand_in_one_row():
    plan, seen = mp.sample("jinan")
    facts = gather(plan, seen, Asked(datetime.date(2025, 9, 30)))
    rows = calendar_of(facts).ahead
    owed = mp.duties(plan, "2025-10-01", "2026-03-30")
    keys = [(one.working_day.zh, one.due.zh, one.kind.zh, one.who.zh, one.remarks.zh) for one in rows]
    assert len(set(keys)) == len(keys)
    assert len(keys) < sum(len(one.names) for one in rows)
    assert {name.zh for one in rows for name in one.names} == {mp.duty_name(plan, one).zh for one in owed}


# ---- the title in the margin


@pytest.mark.parametrize(
    "title", ['"}body{display:none}', "</style><script>1</script>", "a\\b\nc", "十四五（2021—2025）"]
)
def test_no_title_can_leave_its_string_in_the_style(title):
    said = quoted(title)
    assert not set('<>{}\\\n"') & set(re.sub(r"\\[0-9a-f]+ ", "", said[1:-1]))
    assert re.sub(r"\\([0-9a-f]+) ", lambda one: chr(int(one[1], 16)), said[1:-1]) == title
    assert running_heads(mp.Text(zh=title, en=title)).count(said) == 2
