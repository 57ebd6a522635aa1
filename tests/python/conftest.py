"""Settings of every Python test."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples every time, and no test that times.
settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("steady")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SWITCHES = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="session")
def browser():
    """One for all tests: playwright does not run twice in a process."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser test was run")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: no browser test was run")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield started
        started.close()


@pytest.fixture
def make_ledger(tmp_path):
    """make_ledger(rows) or make_ledger({sheet: rows}, merged=["A1:C1"], formats={"B2": "0%"}) writes a workbook; merged
    cells and formats are those of the first sheet. All figures in these ledgers are made up."""
    openpyxl = pytest.importorskip("openpyxl")

    def make(rows, merged=(), formats=None, name="ledger.xlsx") -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, cells in (rows if isinstance(rows, dict) else {"总表": rows}).items():
            sheet = book.create_sheet(title)
            for row in cells:
                sheet.append(row)
        for span in merged:
            book.worksheets[0].merge_cells(span)
        for at, number_format in (formats or {}).items():
            book.worksheets[0][at].number_format = number_format
        book.save(tmp_path / name)
        return tmp_path / name

    return make
