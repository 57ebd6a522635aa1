"""Awkward tables: what each yields, and that no cell of any of them is dropped in silence."""

from decimal import Decimal

import milepost as mp
import pytest
import tables_corpus as corpus
from milepost.reading.account import Part

EXPECTED = corpus.expectations()
NAMED = [pytest.param(expected, id=expected.path.name) for expected in EXPECTED]
READABLE = [pytest.param(expected, id=expected.path.name) for expected in EXPECTED if not expected.refused]
REFUSED = [pytest.param(expected, id=expected.path.name) for expected in EXPECTED if expected.refused]
SIGNS = (">=", ">")


READINGS = {}


def reading_of(expected):
    """Read once; a refusal is raised each time."""
    if expected.path not in READINGS:
        READINGS[expected.path] = mp.read_table(expected.path, **expected.call)
    return READINGS[expected.path]


def cells_of(reading):
    """Findings by the name of the cell; those of second sheets with the sheet's name."""
    return {
        (f"{account.sheet.name}!" if number else "") + corpus.name_of(*finding.cell.place): finding
        for number, account in enumerate(reading.accounts)
        for finding in account.in_order()
    }


def figures_of(reading):
    return {
        (f"{account.sheet.name}!" if number else "") + corpus.name_of(*figure.cell.place): figure
        for number, account in enumerate(reading.accounts)
        for figure in account.figures
    }


def number(words):
    sign = next((sign for sign in SIGNS if words.startswith(sign)), "")
    return sign, Decimal(words.removeprefix(sign))


def said(figure):
    more = ", ".join(words for words in (figure.report, figure.status) if words)
    return figure.indicator, figure.entity, figure.period, number(figure.value), figure.unit, more


def test_there_are_sixty_tables():
    assert len(EXPECTED) >= 60


@pytest.mark.parametrize("expected", READABLE)
def test_the_figures_are_those_that_the_table_means(expected):
    reading = reading_of(expected)
    meant = {
        cell: (*row[:3], number(row[3]), row[4], "" if row[5] == "final" else row[5])
        for cell, row in expected.observations.items()
    }
    read = {cell: said(figure) for cell, figure in figures_of(reading).items()}
    read = {cell: (*row[:5], "" if row[5] == "final" else row[5]) for cell, row in read.items()}
    assert (reading.format, read) == (expected.format, meant)


@pytest.mark.parametrize("expected", READABLE)
def test_every_other_cell_is_what_it_is_in_its_table(expected):
    cells = cells_of(reading_of(expected))
    for part in ("missing", "aside", "note", "unit"):
        assert {cell for cell, finding in cells.items() if finding.part is Part[part]} == expected.cells[part], part
    unread = {cell: finding.text.en for cell, finding in cells.items() if finding.part is Part.left}
    assert set(unread) == set(expected.unread), unread
    for cell, reason in expected.unread.items():
        assert reason in unread[cell], cell


@pytest.mark.parametrize("expected", READABLE)
def test_no_cell_is_dropped_in_silence(expected):
    """Counted by csv and openpyxl: a filled cell without a finding, and a finding of no cell and no empty place."""
    cells, filled = cells_of(reading_of(expected)), corpus.filled(expected.path)
    assert filled - set(cells) == set()
    assert {cell for cell in set(cells) - filled if cells[cell].part not in (Part.missing, Part.left)} == set()


@pytest.mark.parametrize("expected", READABLE)
def test_what_is_said_of_the_sheet_is_said(expected):
    report = reading_of(expected).report("en")
    for remark in expected.remarks:
        assert remark in report


@pytest.mark.parametrize("expected", REFUSED)
def test_what_is_no_table_is_refused_in_one_sentence(expected):
    with pytest.raises(mp.ParseError) as refusal:
        reading_of(expected)
    assert expected.refused in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_silent_drops_over_the_whole_corpus_are_none():
    readings = [(expected, cells_of(reading_of(expected))) for expected in EXPECTED if not expected.refused]
    dropped = [(expected.path.name, corpus.filled(expected.path) - set(cells)) for expected, cells in readings]
    assert [(name, cells) for name, cells in dropped if cells] == []
    assert sum(len(cells) for _, cells in readings) > 1000


@pytest.mark.parametrize("expected", READABLE)
def test_every_finding_speaks_both_languages(expected):
    for finding in reading_of(expected).findings:
        assert finding.text.zh
        assert finding.text.en
        assert finding.cell.at
