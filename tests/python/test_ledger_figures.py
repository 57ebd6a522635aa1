"""Figures of an edited ledger: from which day on they are known, late ones, and corrections of earlier ones."""

import csv
import datetime
import io
from pathlib import Path

import milepost as mp
import pytest
from edited_books import DAY, LATER, PLAN, SEEN, TODAY, Book, few, inputs, openpyxl, refused
from milepost.cli import main
from milepost.ledger import edition_of
from milepost.ledger.book import book_of
from milepost.ledger.confirming import table_with

READ = datetime.date(2024, 8, 15)
WHY = "口径核实"


@pytest.fixture
def book(tmp_path):
    return Book(tmp_path / "edited.xlsx")


@pytest.fixture
def whole(tmp_path):
    return Book(tmp_path / "edited.xlsx", whole=True)


def seen_after(found) -> mp.Observations:
    """The observations with what was taken, by the reader of tables."""
    table = table_with(Path(SEEN).read_text(encoding="utf-8"), found.figures)
    return mp.load_observations(table, inputs()[0]).observations


def known(found, indicator: str, day: str, period: str) -> list[float]:
    """What is known on a day of a period."""
    series = mp.known_as_of(seen_after(found)[indicator], day)
    return [one.value for one in series if str(one.period) == period]


# ---- from which day on it is known


def test_a_figure_is_known_from_the_day_it_is_read_back_and_not_before(book):
    found = book.set("carrier-platforms", 实际进度=370, 更新日期="2024-07-31").read(READ)
    assert known(found, "carrier-platforms", "2024-08-14", "2024-07-31") == []
    assert known(found, "carrier-platforms", "2024-08-15", "2024-07-31") == [370]
    assert "known from 2024-08-15, the day it was read back" in found.edits[0].line("en")
    assert "自读回之日2024-08-15起计入" in found.edits[0].line("zh")


def test_the_ledger_of_an_earlier_day_stays_as_it_was_written(whole, tmp_path):
    """What came back in August was not known in June: the same inputs on the same day give the same verdicts."""
    found = whole.set("carrier-platforms", 实际进度=370, 更新日期="2024-06-30", 备注=WHY).read(READ, whole=True)
    plan, seen = inputs()
    before, now = (mp.assess(plan, given, as_of=DAY)["carrier-platforms"] for given in (seen, seen_after(found)))
    assert (before.verdict.observed.value, now.verdict.observed.value) == (362, 362)
    assert mp.assess(plan, seen_after(found), as_of=READ)["carrier-platforms"].verdict.observed.value == 370


def test_a_day_of_publication_that_is_filled_in_wins(book):
    found = book.set("carrier-platforms", 实际进度=370, 更新日期="2024-07-31", 发布日期="2024-08-02").read(READ)
    assert [one.published for one in found.figures] == ["2024-08-02"]
    assert "the day it was stated as published" in found.edits[0].line("en")


@pytest.mark.parametrize("day", ["2024年7月底", "2024年7月31日", "2024/7/31", "2024.7.31"])
def test_a_day_in_words_is_that_day(book, day):
    found = book.set("carrier-platforms", 实际进度=370, 更新日期=day).read(READ)
    assert (found.refusals, [one.period for one in found.figures]) == ([], ["2024-07-31"])


@pytest.mark.parametrize(("day", "rule"), [("2024年7月", "not a date"), ("—", "has the day it is of")])
def test_a_figure_has_the_one_day_that_it_is_of(book, day, rule):
    found = book.set("carrier-platforms", 实际进度=370, 更新日期=day).read(READ)
    assert [at for at, _ in refused(found)] == [f"总表!T{book.row('carrier-platforms')}"]
    assert rule in refused(found)[0][1]


@pytest.mark.parametrize(
    ("published", "rule"),
    [
        ("2024-08-16", "lies after 2024-08-15"),
        ("2024-07-30", "published before 2024-07-31"),
        ("八月初", "not a date"),
    ],
)
def test_a_day_of_publication_that_cannot_be_is_refused_at_its_cell(book, published, rule):
    found = book.set("carrier-platforms", 实际进度=370, 更新日期="2024-07-31", 发布日期=published).read(READ)
    assert [at for at, _ in refused(found)] == [f"总表!V{book.row('carrier-platforms')}"]
    assert rule in refused(found)[0][1]


def test_a_day_of_publication_goes_with_a_figure(book):
    found = book.set("carrier-platforms", 发布日期="2024-08-02").read(READ)
    assert refused(found) == [(f"总表!V{book.row('carrier-platforms')}", "a day of publication goes with a new figure")]


def test_a_new_day_without_a_new_figure_is_said_to_be_none(book):
    found = book.set("carrier-platforms", 更新日期="2024-07-31").read(READ)
    assert (refused(found), found.figures) == ([], [])
    assert "no new figure of that day" in found.edits[0].line("en")


# ---- corrections


def test_a_correction_is_a_new_vintage_of_the_same_period_and_the_old_one_stays(book):
    found = book.set("carrier-platforms", 实际进度=355, 备注=WHY).read(READ)
    assert refused(found) == []
    assert [(one.period, one.value, one.published) for one in found.figures] == [("2024H1", "355", "2024-08-15")]
    assert known(found, "carrier-platforms", "2024-08-14", "2024H1") == [362]
    assert known(found, "carrier-platforms", "2024-08-15", "2024H1") == [355]
    edit = next(one for one in found.edits if one.is_correction)
    at = f"总表!M{book.row('carrier-platforms')}: carrier-platforms: "
    assert edit.line("en").startswith(f"{at}Progress: was 362家, is 355家, corrected (correction of 2024-06-30, known")
    assert edit.line("en").endswith(f"; why: {WHY})")
    assert edit.line("zh").startswith(
        f"{at}实际进度: 原为362家，现为355家，已更正（更正2024-06-30的数据，自读回之日2024-08-15"
    )
    assert WHY in found.figures[0].note.zh


@pytest.mark.parametrize("remarks", [{}, {"备注": None}])
def test_a_correction_without_a_reason_is_refused(book, remarks):
    found = book.set("carrier-platforms", 实际进度=355, **remarks).read(READ)
    assert [at for at, _ in refused(found)] == [f"总表!M{book.row('carrier-platforms')}"]
    assert "there is a figure of 2024-06-30 already, 362家" in refused(found)[0][1]


def test_a_figure_of_an_earlier_year_is_corrected_in_its_own_period(book):
    """The table has a figure of the whole of 2023, which the ledger of June 2024 does not show."""
    found = book.set("carrier-platforms", 实际进度=340, 更新日期="2023-12-31", 备注=WHY).read(READ)
    assert refused(found) == []
    assert [one.period for one in found.figures] == ["2023"]
    assert "was 338家, is 340家, corrected" in found.edits[0].line("en")
    assert known(found, "carrier-platforms", "2024-08-15", "2023") == [340]


def test_a_late_figure_of_an_earlier_day_is_taken_and_said_to_be_late(book):
    found = book.set("carrier-platforms", 实际进度=350, 更新日期="2024-03-31").read(READ)
    assert (refused(found), [one.period for one in found.figures]) == ([], ["2024-03-31"])
    assert "late figure of 2024-03-31" in found.edits[0].line("en")
    assert "补报" in found.edits[0].line("zh")


def test_the_next_sheet_of_changes_tells_a_correction_from_a_new_figure(whole):
    whole.set("carrier-platforms", 实际进度=355, 备注=WHY).set("roadshows", 实际进度=50, 更新日期="2024-07-31")
    following = edition_of(inputs()[0], seen_after(whole.read(READ, whole=True)), READ, since=DAY)
    sheet = openpyxl.load_workbook(io.BytesIO(book_of(following)))["变更记录"]
    told = {row[1]: row[8] for row in sheet.iter_rows(min_row=4, values_only=True)}
    assert (told["carrier-platforms"], told["roadshows"].split("，")[0]) == ("数据已更正", "有新数据")


def test_a_correction_is_published_after_what_it_corrects(book):
    held = next(one for one in few()[1]["carrier-platforms"] if str(one.period) == "2024H1")
    day = str(mp.known_on(held))
    found = book.set("carrier-platforms", 实际进度=355, 备注=WHY, 发布日期=day).read(READ)
    assert [at for at, _ in refused(found)] == [f"总表!V{book.row('carrier-platforms')}"]
    assert f"published after {day}" in refused(found)[0][1]


def test_a_correction_of_a_total_may_fall_but_not_below_an_earlier_one(book):
    """1850 in 2022, 2430 in 2023, 1390 in the first half of 2024: 5670 since the start, joined from three reports."""
    fits = book.set("student-entrepreneurs", 实际进度=4280, 备注=WHY).read(READ)
    assert (refused(fits), [(one.value, one.report) for one in fits.figures]) == ([], [("4280", "since start")])
    below = book.set("student-entrepreneurs", 实际进度=4279).read(READ)
    assert "it was 4280 on 2023-12-31; if that is wrong, correct that one first" in refused(below)[0][1]


def test_an_earlier_total_is_not_corrected_above_a_later_one(book):
    book.set("student-entrepreneurs", 实际进度=5671, 更新日期="2023-12-31", 备注=WHY)
    assert "cannot fall, and it is 5670 on 2024-06-30" in refused(book.read(READ))[0][1]


def test_every_figure_of_the_ledger_can_be_corrected(whole):
    rows = {one.row.target: one.row.verdict for one in edition_of(*inputs(), DAY).rows if one.row.verdict.observed}
    for target, verdict in rows.items():
        whole.set(target, 实际进度=verdict.observed.value + 1, 备注=WHY)
    found = whole.read(READ, whole=True)
    assert refused(found) == []
    card = mp.assess(inputs()[0], seen_after(found), as_of=READ)
    shown = {target: card[target].verdict.observed for target in rows}
    later = [target for target in rows if shown[target].at > rows[target].observed.at]  # published in July
    assert later == ["advisory-satisfaction"]
    assert {target: shown[target].value for target in rows if target not in later} == {
        target: pytest.approx(one.observed.value + 1) for target, one in rows.items() if target not in later
    }


def test_what_was_taken_is_not_taken_twice_also_as_a_correction(whole, tmp_path, capsys):
    edited = whole.set("carrier-platforms", 实际进度=355, 备注=WHY).save()
    table = tmp_path / "seen.csv"

    def read(day, *more):
        code = main(["ledger", "--read", *map(str, (edited, PLAN, *more, "--as-of", day, "--lang", "en"))])
        return (code, *capsys.readouterr())

    assert read("2024-08-15", SEEN, "-o", table)[0] == 0
    again = tmp_path / "again.csv"
    code, _, err = read("2024-08-20", table, "-o", again)
    assert (code, "this figure is there already, not taken twice" in err) == (0, True)
    assert again.read_bytes() == table.read_bytes()


def test_a_figure_that_another_ledger_has_brought_in_is_corrected_with_a_reason_only(book):
    """The ledger of June does not show it: whoever fills in another one for that day has to know of it."""
    plan = few()[0]
    first = book.set("carrier-platforms", 实际进度=390, 更新日期=LATER).read(TODAY)
    merged = plan, seen_after(first)
    again = Book(book.path).set("carrier-platforms", 实际进度=391, 更新日期=LATER)
    later = TODAY + datetime.timedelta(days=30)
    assert "there is a figure of 2024-09-30 already, 390家" in refused(again.read(later, given=merged))[0][1]
    found = again.set("carrier-platforms", 备注=WHY).read(later, given=merged)
    assert (refused(found), [one.value for one in found.figures]) == ([], ["391"])


def test_the_list_of_changes_says_kind_period_and_day_in_csv(whole, capsys):
    edited = whole.set("carrier-platforms", 实际进度=355, 备注=WHY).set("roadshows", 责任人="李四").save()
    main(["ledger", "--read", *map(str, (edited, PLAN, SEEN, "--as-of", READ, "--format", "csv", "--lang", "en"))])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert [(row["column"], row["kind"], row["period"], row["published"]) for row in rows] == [
        ("Progress", "correction", "2024H1", "2024-08-15"),
        ("Remarks", "", "", ""),
        ("Person in charge", "", "", ""),
    ]
