"""Results as tables: the same cells in Arrow, pandas and polars, on pages and in print."""

import datetime
import enum
import math
import re
import sys
from pathlib import Path

import milepost as mp
import pandas
import polars
import pyarrow
import pytest
import results
from html_reader import Reader
from milepost.layout import columns_of
from milepost.tables import wording
from milepost.tables.catalogue import RESULTS, ROWS
from milepost.tabular import COMPILED, Tabular

RESULT = results.results()
RECORDS = results.records()
ROOT = Path(__file__).parents[2]


def tables():
    """Every table of every result and of every list of records."""
    for name, result in RESULT.items():
        for rows in RESULTS[type(result)]:
            yield pytest.param(mp.table_of(result, rows), id=f"{name}-{rows}")
    for name, records in RECORDS.items():
        yield pytest.param(mp.table_of(records), id=f"list-{name}")


def empty_tables():
    for name, result in results.EMPTY.items():
        for rows in RESULTS[type(result)]:
            yield pytest.param(mp.table_of(result, rows), mp.table_of(RESULT[name], rows), id=f"{name}-{rows}")
    for kind in ROWS:
        full = mp.table_of(RECORDS[kind.__name__])
        yield pytest.param(mp.table_of([], of=kind), full, id=f"list-{kind.__name__}")


every_table = pytest.mark.parametrize("table", [*tables()])


# ---- what is there


def test_every_result_and_record_is_tried_here():
    assert {kind.__name__ for kind in RESULTS} == set(RESULT)
    assert {kind.__name__ for kind in ROWS} == set(RECORDS)


def test_the_compiled_classes_that_get_methods_are_those_with_tables():
    compiled = {kind.__name__ for kind in RESULTS if kind.__module__ == "milepost._core"}
    assert compiled == set(COMPILED)
    assert all(issubclass(kind, Tabular) for kind in RESULTS if kind.__name__ not in compiled)


@pytest.mark.parametrize("name", RESULT)
def test_a_result_itself_is_its_first_table(name):
    result = RESULT[name]
    first = mp.table_of(result)
    assert result.to_polars().equals(first.to_polars())
    assert result.to_arrow().equals(first.to_arrow())
    pandas.testing.assert_frame_equal(result.to_pandas(), first.to_pandas())
    assert pyarrow.table(result).equals(pyarrow.table(first))
    assert "<table" in result._repr_html_() or isinstance(result, mp.Verdict)


# ---- the three kinds agree


def told(value):
    """None for every kind of missing, days as dates."""
    if value is None or value is pandas.NaT or value is pandas.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    return value.date() if isinstance(value, datetime.datetime) else value


def cells(columns):
    return {name: [told(value) for value in values] for name, values in columns.items()}


def by_pandas(frame):
    return cells({name: frame[name].tolist() for name in frame.columns})


def without_truths(table, found):
    """The stream has 1 and 0 for yes and no."""
    return {name: [*map(bool, col)] if table.kinds[name] == "truth" else col for name, col in found.items()}


@every_table
def test_pandas_polars_and_arrow_agree_cell_by_cell(table):
    expected = cells(table.columns)
    assert by_pandas(table.to_pandas()) == expected
    assert cells(table.to_polars().to_dict(as_series=False)) == expected
    assert cells(table.to_arrow().to_pydict()) == expected


@every_table
def test_the_stream_is_read_by_pyarrow_polars_and_pandas_twice_in_a_row(table):
    expected = cells(table.columns)
    for _ in range(2):
        assert without_truths(table, cells(pyarrow.table(table).to_pydict())) == expected
        assert without_truths(table, cells(polars.DataFrame(table).to_dict(as_series=False))) == expected
        assert without_truths(table, by_pandas(pandas.DataFrame.from_arrow(table))) == expected


TYPES = {
    "number": ("float64", polars.Float64, pyarrow.float64()),
    "whole": ("int64", polars.Int64, pyarrow.int64()),
    "whole?": ("Int64", polars.Int64, pyarrow.int64()),
    "truth": ("bool", polars.Boolean, pyarrow.bool_()),
    "day": ("datetime64[s]", polars.Date, pyarrow.date32()),
    **dict.fromkeys(("word", "choice", "list"), ("object", polars.String, pyarrow.string())),
}


def types_of(table):
    arrow = table.to_arrow().schema
    dtypes, schema = table.to_pandas().dtypes, table.to_polars().schema
    return {name: (str(dtypes[name]), schema[name], arrow.field(name).type) for name in table.columns}


@every_table
def test_columns_are_of_the_type_of_their_kind(table):
    assert types_of(table) == {name: TYPES[kind] for name, kind in table.kinds.items()}


@pytest.mark.parametrize(("empty", "full"), [*empty_tables()])
def test_without_rows_the_columns_and_their_types_are_the_same(empty, full):
    assert len(empty) == 0
    assert types_of(empty) == types_of(full)
    assert list(empty.to_pandas().columns) == list(full.columns)
    assert pyarrow.table(empty).schema == pyarrow.table(full).schema


# ---- what stands in them, read independently


def test_a_timetable_has_the_dates_of_its_tasks():
    found = RESULT["Timetable"]
    frame = found.to_polars()
    for name in ("id", "early_start", "late_finish", "total_float", "critical"):
        assert frame[name].to_list() == [getattr(task, name) for task in found.tasks]


def test_levels_have_columns_of_their_own():
    schedule = RESULT["ScheduleOutcome"]
    assert schedule.to_polars()["p97.5"].to_list() == [task.finishes[1] for task in schedule.tasks]
    projection = RESULT["Projection"]
    assert projection.to_polars()["hi_97.5"].to_list() == [figure.upper[1] for figure in projection.figures]
    bands = RESULT["Outcome"].to_polars("bands").filter(target="jobs")
    (jobs,) = (one for one in RESULT["Outcome"].targets if one.target == "jobs")
    assert bands["p97.5"].to_list() == [band.quantiles[1] for band in jobs.bands]
    assert bands["at"].to_list() == [datetime.date(year, 12, 31) for year in (2024, 2025, 2026)]
    backtest = RESULT["BacktestResult"]
    assert backtest.to_polars()["coverage_97.5"].to_list() == [row["coverage"][1] for row in backtest.accuracy]


def test_series_keep_their_gaps_and_days():
    monthly = mp.Series(results.PIECE, {"2024-02": 3, "2024-05": 0})
    frame = monthly.to_polars()
    assert frame["period"].to_list() == ["2024-02", "2024-05"]
    assert frame["date"].to_list() == [datetime.date(2024, 2, 29), datetime.date(2024, 5, 31)]
    assert frame["value"].to_list() == [3.0, 0.0]
    assert RESULT["YearlyPath"].to_polars()["value"].to_list() == [1.0, None, 3.0]


def test_what_is_not_known_is_missing_and_never_zero():
    row = mp.table_of(results.CARD["unseen"].verdict).to_dicts()[0]
    assert (row["status"], row["reason"]) == ("not_assessable", "no_data")
    assert all(row[name] is None for name in ("observed", "figure", "probability", "label"))
    unmoved = RESULT["SobolIndices"].to_polars().filter(group="surprise jobs")
    assert unmoved["first"].to_list() == unmoved["total_error"].to_list() == [None]
    problem = mp.table_of(results.PROBLEMS).to_pandas()
    assert problem["line"].tolist() == [3, pandas.NA]
    effort = mp.table_of(mp.required_effort(results.PLAN, results.SEEN, results.AS_OF)).to_polars()
    assert effort.filter(target="unseen").select("figure", "needed", "reason").row(0) == (None, None, "no_data")


def test_the_odds_are_the_rows_of_the_command_line():
    outcome = RESULT["Outcome"]
    frame = outcome.to_polars().filter(kind="target")
    assert frame["probability"].to_list() == [one.odds.probability for one in outcome.targets]
    whole = outcome.to_polars().filter(kind="whole")
    assert whole["targets"].item() == outcome.whole.targets
    left = outcome.to_polars().filter(kind="left_out")
    assert left.select("id", "targets", "probability", "reason").row(0) == ("unseen", None, None, "no_data")


def test_a_plan_says_what_is_due_by_which_day():
    plan, _ = mp.sample("jinan")
    frame = plan.to_polars().filter(target_id="carrier-platforms")
    assert frame.select("target_en", "unit", "due").row(0) == ("more than 400", "家", datetime.date(2025, 12, 31))
    tasks = plan.to_polars("tasks")
    first = plan.tasks[0].responsibility.organizations
    assert tasks["organizations"][0].split("; ") == [one.organization for one in first]


def test_methods_stand_side_by_side_a_row_each():
    comparison = RESULT["PlanComparison"]
    frame = comparison.to_polars().filter(target="skills")
    verdicts = comparison.rows[0].comparison.verdicts
    assert frame["status"].to_list() == [str(verdict.status) for verdict in verdicts]
    assert set(frame["statuses"]) == {comparison.rows[0].comparison.status_count}


def test_a_verdict_says_in_both_languages_what_was_asked():
    row = RESULT["Verdict"].to_polars().row(0, named=True)
    assert (row["target_zh"], row["target_en"]) == ("130piece以上", "at least 130 piece") or (
        row["target_en"] == mp.words_of(RESULT["Verdict"].bound, results.PIECE, "en")
    )
    assert row["baseline_value"] == RESULT["Verdict"].start.value
    assert row["explanation_zh"] == RESULT["Verdict"].explanation["zh"]


# ---- what is none


@pytest.mark.parametrize("name", ["Scorecard", "Allocation", "Outcome"])
def test_a_table_that_is_none_is_said_with_those_that_are(name):
    result = RESULT[name]
    known = ", ".join(RESULTS[type(result)])
    for way in (result.to_pandas, result.to_polars, result.to_arrow, lambda rows: mp.table_of(result, rows)):
        with pytest.raises(mp.OutOfRange, match=f"{name}: rows 'sum': one of {known}"):
            way("sum")


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        (results.PIECE, "Unit is no table"),
        ([], "found none: say of which kind"),
        ([results.DUTY, results.EVENT], "of one kind; found Duty, Event"),
        ([1, 2], "a list of int is no table; lists of Indicator, "),
    ],
)
def test_what_is_no_table_is_said(thing, words):
    with pytest.raises(TypeError, match=words):
        mp.table_of(thing)


@pytest.mark.parametrize(
    ("way", "library", "line"),
    [
        ("to_pandas", "pandas", "milepost[frames]"),
        ("to_polars", "polars", "polars"),
        ("to_arrow", "pyarrow", "pyarrow"),
        ("to_great_table", "great_tables", "milepost[tables]"),
    ],
)
def test_without_a_library_the_line_that_installs_it_is_said(monkeypatch, way, library, line):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ModuleNotFoundError, match=re.escape(f"{way}() needs {library}: pip install '{line}'")):
        getattr(results.CARD, way)()


# ---- pages and print


@every_table
def test_a_page_has_a_row_a_row_and_closes_what_it_opens(table):
    rows = Reader(table._repr_html_()).rows
    assert len(rows) == 1 + len(table)
    assert len({len(row) for row in rows}) == 1
    assert "<script" not in table._repr_html_()
    outside = re.sub(r"<span.*?</span>", "", table._repr_html_())
    assert set(re.findall(r"(?<![-\w])color:([^;\"]+)", outside)) == {"inherit"}


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("language", ["zh", "en"])
@every_table
def test_print_fits_the_screen(table, language, width):
    lines = table.text(language, width).splitlines()
    assert max(map(columns_of, lines)) <= width


def test_long_names_and_numbers_keep_to_the_width_and_stay_whole():
    plan = "a plan whose name goes on and on " * 5
    value, name = 123_456_789_012.5, "an-indicator-without-any-blank-in-its-name"
    levers = [mp.Lever(f"{name}-{at}", indicator=name, gain=mp.Estimate(value, value)) for at in range(2)]
    text = mp.table_of(mp.LeverRanking(plan, levers=levers)).text("en", 80)
    assert max(map(columns_of, text.splitlines())) <= 80
    numbers = mp.table_of(mp.Series(results.PIECE, {2022: value, 2023: -value})).text("zh", 80)
    assert "-123,456,789,012.5" in numbers


def test_print_goes_by_the_terminal_within_80_and_140(monkeypatch):
    table = mp.table_of(results.CARD)
    for asked, widest in ((40, 80), (100, 100), (400, 140)):
        monkeypatch.setenv("COLUMNS", str(asked))
        assert table.text("en") == table.text("en", widest)
    assert str(RESULT["Timetable"]).splitlines()[2].split()[:2] in (["ID", "duration"], ["编号", "工期"])


def test_print_names_what_it_does_not_show():
    shown, _, below = mp.table_of(results.CARD).text("en", 80).partition("Columns not shown: ")
    beyond, _, blank = " ".join(below.split()).partition("Columns that say nothing in any row: ")
    assert "task title" in beyond
    assert "task title" not in " ".join(shown.split())
    assert "probability" in blank
    long = mp.Series(results.PIECE, dict.fromkeys(range(1900, 2000), 1.5))
    assert "40 more rows" in mp.table_of(long).text("en")
    assert "另有40行" in mp.table_of(long).text("zh")


def test_print_says_a_status_by_shape_and_word_and_absence_by_its_reason():
    text = mp.table_of([results.CARD["unseen"].verdict]).text("zh", 140)
    assert "○ 暂无法评估" in text
    assert "无公布数据" in text


CHINESE = re.compile(r"[\u4e00-\u9fff]")
SAME_IN_BOTH = {"smape", "mase", "owa", "crps"}  # measures that go by their abbreviations


@every_table
def test_every_column_and_word_is_said_in_chinese(table):
    assert CHINESE.search(wording.title(table.of, table.name, "zh"))
    for name, kind in table.kinds.items():
        base = re.sub("_(zh|en)$", "", name)
        plain = base.startswith("msis_") or base in SAME_IN_BOTH
        assert plain or CHINESE.search(wording.heading(base, "zh", kind)), base
    for name in (name for name, kind in table.kinds.items() if kind == "choice"):
        assert all(CHINESE.search(wording.choice(name, word, "zh")) for word in table.columns[name] if word)


CHOICES = (
    *(mp.Status, mp.Reason, mp.Movement, mp.Strength, mp.Direction, mp.StartOrigin, mp.Report, mp.ObservationStatus),
    *(mp.Exactness, mp.Cause, mp.FigureOrigin, mp.Certainty, mp.DutyKind, mp.DecisionKind, mp.Severity),
    *(mp.PrecedenceType, mp.Frequency, mp.Mark, mp.Unforeseen),
)


@pytest.mark.parametrize("kind", CHOICES, ids=lambda kind: kind.__name__)
def test_every_member_of_an_enumeration_in_a_column_is_said_in_chinese(kind):
    column = {mp.Mark: "marks", mp.Reason: "reason", mp.Unforeseen: "reason"}.get(kind, "")
    assert issubclass(kind, enum.Enum)
    for member in kind:
        assert CHINESE.search(wording.choice(column, member.name, "zh")), member


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (0.123456, "0.1235"), (99.126, "99.13"), (1234567.89, "1,234,567.9"), (0.00001234, "0.00001234")],
)
def test_a_number_has_no_exponent(value, words):
    assert wording.number(value) == words


# ---- tables for publication


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_publication_table_is_grouped_by_section_and_says_each_status(language):
    page = results.CARD.to_great_table(language=language, source="made up").as_raw_html()
    assert ("第一章" if language == "zh" else "Chapter one") in page
    assert ("来源：made up" if language == "zh" else "Source: made up") in page
    for row in results.CARD:
        badge = f"{mp.shape_of(row.status)} {mp.word_of(row.status, language)}"
        assert badge in page
    unseen = "未见数据" if language == "zh" else "unseen"
    assert unseen in page
    assert ("无公布数据" if language == "zh" else "no data") in page


def test_a_publication_table_has_a_row_a_target_and_a_heading_a_section():
    card = mp.assess(*mp.sample("jinan"), as_of="2024-06-30")
    page = card.to_great_table(language="en").as_raw_html()
    assert len(re.findall(r"<td[^>]*gt_row", page)) == 7 * len(card)
    assert len(re.findall(r"<t[hd][^>]*class=\"gt_group_heading\"", page)) == len({row.section for row in card})


def test_names_are_escaped_in_a_publication_table():
    unit = mp.Unit("<b>")
    indicator = mp.Indicator("x", "<script>alert('x')</script>", unit, direction="increase")
    target = mp.Target("x", mp.more_than(400 * unit), due=2025)
    plan = mp.Plan("<i>", title="<h1>Plan & plot</h1>", indicators=[indicator], targets=[target])
    card = mp.assess(plan, mp.Observations({"x": mp.Series(unit, {2022: 260, 2023: 310})}), as_of="2024-06-30")
    for page in (
        card.to_great_table(source="<script>"),
        mp.table_of(card.rows).to_great_table(),
        mp.table_of(card, "mentions").to_great_table(),
    ):
        assert not re.search(r"<(script|b|i|h1)>", page.as_raw_html())


@pytest.mark.parametrize("name", RESULT)
def test_every_result_is_a_publication_table(name):
    page = RESULT[name].to_great_table(language="zh").as_raw_html()
    assert "<table" in page


def test_a_language_that_is_none_is_said():
    with pytest.raises(ValueError, match="language 'fr': en or zh"):
        results.CARD.to_great_table(language="fr")
    with pytest.raises(ValueError, match="language 'fr': en or zh"):
        mp.table_of(results.CARD).text("fr")


# ---- the documents


@pytest.mark.parametrize("document", ["tables.md", "tables.zh.md"])
def test_the_document_names_every_table_and_column(document):
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    said = dict(re.findall(r"^\| `([\w ]+)` \| (.*) \|$", text, re.MULTILINE))
    for name, result in RESULT.items():
        for rows in RESULTS[type(result)]:
            assert columns_said(said[f"{name} {rows}"]) == columns_meant(mp.table_of(result, rows)), (name, rows)
    for name, records in RECORDS.items():
        assert columns_said(said[name]) == columns_meant(mp.table_of(records)), name


def columns_said(words):
    return re.findall(r"`([^`]+)`", words)


def columns_meant(table):
    """As the document writes them: one column for all that come by level."""
    return [*dict.fromkeys(re.sub(r"^(p|lo_|hi_|coverage_|msis_)[\d.]+$", r"\1N", name) for name in table.columns)]


# ---- scorecards


@pytest.fixture(scope="module")
def card():
    return mp.assess(*mp.sample("jinan"), as_of="2024-06-30")


def test_a_row_a_commitment_with_facts_of_their_own_types(card):
    frame = card.to_pandas()
    assert len(frame) == 37
    assert list(frame["target_id"]) == [row.target for row in card]
    assert list(frame["status"]) == [row.status.name for row in card]
    today = frame["required_today"]
    assert today.notna().sum() == 27
    assert [None if pandas.isna(value) else value for value in today] == [row.verdict.required_today for row in card]
    assert frame["as_of"].unique().tolist() == [pandas.Timestamp("2024-06-30")]
    assert frame["due"].dtype.kind == frame["baseline_date"].dtype.kind == "M"
    assert frame.loc[frame["status"] == "on_track", "observed"].tolist() == [19.0]
    assert frame["marks"].str.contains("assumed_anchor").any()
    assert frame["reason"].value_counts()["no_data"] == 35


def test_names_stand_beside_the_ids(card):
    frame = card.to_pandas().set_index("target_id")
    row = frame.loc["sci-tech-finance-institutions"]
    assert row["name_zh"] == "科创金融专营(特色)机构数"
    assert row["strength"] == "strive"
    assert row["section_title_zh"] == card.plan.section(row["section"]).title.zh
    task = card.plan.task(row["task"])
    assert row["task_title_en"] == task.title.en
    assert row["organizations"].split("; ") == [one.organization for one in task.responsibility.organizations]
    assert row["organizations_zh"].startswith("市地方金融监管局; 市科技局")
    assert row["entities"] == ""
    assert row["tiers"] == ""


def test_its_columns_are_those_of_the_csv(card):
    assert list(card.to_pandas().columns) == card.to_csv().split("\r\n", 1)[0].split(",")


def test_an_empty_card_has_the_same_columns(card):
    empty = mp.assess(mp.Plan("empty"), mp.Observations(), as_of="2024-06-30").to_pandas()
    assert len(empty) == 0
    assert empty.dtypes.astype(str).to_dict() == card.to_pandas().dtypes.astype(str).to_dict()


@pytest.mark.parametrize(("language", "sign"), [("zh", "◇ 数据逾期未更新"), ("en", "◇ stale")])
def test_a_table_for_publication_marks_statuses_from_old_figures(language, sign):
    pytest.importorskip("great_tables", reason="great-tables is not installed")
    card = mp.assess(*mp.sample("china-14fyp"), as_of="2024-03-01")
    old = sum("stale" in row.verdict.marks and row.reason is None for row in card)
    assert old >= 3
    assert card.to_great_table(language=language).as_raw_html().count(sign) == old
