"""Tables in and out: dataframes, plans, other readers of the same files, hostile files, random ones."""

import csv
import io
import warnings

import milepost as mp
import numpy
import openpyxl
import pandas
import polars
import pyarrow
import pytest
import tables_corpus as corpus
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from milepost.reading.account import Part
from milepost.reading.notices import status_by
from milepost.reading.numbers import Absent, CellFigure, NotRead, read_figure
from milepost.reading.period_words import spoken
from milepost.reading.periods import find_period, in_year
from milepost.reading.statuses import status_taken
from milepost.reading.units import unit_at_the_end
from milepost.reading.wholes import wholes_among

TIDY = {
    "indicator": ["platforms", "platforms", "people"],
    "entity": ["", "", "east"],
    "period": [2022, 2023, 2023],
    "value": [260.5, 310.0, float("nan")],
    "unit": ["家", "家", "人"],
}


def pairs(reading):
    return [(figure.indicator, figure.entity, figure.period, figure.value, figure.unit) for figure in reading.figures]


# ---- dataframes


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(TIDY, id="dict"),
        pytest.param([dict(zip(TIDY, row, strict=True)) for row in zip(*TIDY.values(), strict=True)], id="rows"),
        pytest.param(pandas.DataFrame(TIDY), id="pandas"),
        pytest.param(polars.DataFrame(TIDY), id="polars"),
        pytest.param(pyarrow.table(TIDY), id="pyarrow"),
    ],
)
def test_every_kind_of_dataframe_gives_the_same(table):
    reading = mp.read_table(table, name="frame")
    assert pairs(reading) == [
        ("platforms", "", "2022", "260.5", "家"),
        ("platforms", "", "2023", "310", "家"),
    ]
    assert [finding.cell.at for finding in reading.missing] == ["frame: row 3, column 'value'"]


class Lender:
    """Nothing but an Arrow stream."""

    def __init__(self, table):
        self.table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self.table.__arrow_c_stream__(requested_schema)


def test_anything_that_lends_an_arrow_stream_is_a_table():
    assert len(mp.read_table(Lender(pyarrow.table(TIDY)))) == 2


def test_a_wide_dataframe_is_read_like_a_wide_file():
    frame = pandas.DataFrame({"指标": ["新增企业（家）"], "2022年": [310], "2023年": [None]})
    reading = mp.read_table(frame, name="frame")
    assert (reading.format, pairs(reading)) == ("wide", [("新增企业", "", "2022", "310", "家")])
    assert [finding.cell.at for finding in reading.missing] == ["frame: row 1, column '2023年'"]


YEARS_ACROSS = [
    pytest.param([2022, 2023], ("2022", "2023"), id="whole numbers"),
    pytest.param([2022.0, 2023.0], ("2022", "2023"), id="floats"),
    pytest.param(pandas.to_datetime(["2022-12-31", "2023-12-31"]), ("2022-12-31", "2023-12-31"), id="days"),
    pytest.param(pandas.period_range("2022Q1", periods=2, freq="Q"), ("2022Q1", "2022Q2"), id="periods"),
    pytest.param(["2022年", 2023], ("2022", "2023"), id="words and numbers"),
]


@pytest.mark.parametrize(("labels", "periods"), YEARS_ACROSS)
@pytest.mark.parametrize(
    "index", [["新增企业（家）"], pandas.Index(["新增企业（家）"], name="指标")], ids=["plain", "named"]
)
def test_columns_of_pandas_are_read_whatever_their_labels_are(labels, periods, index):
    reading = mp.read_table(pandas.DataFrame([[310, 361]], index=index, columns=labels), name="frame")
    expected = [("新增企业", "", period, value, "家") for period, value in zip(periods, ("310", "361"), strict=True)]
    assert pairs(reading) == expected


def test_a_label_of_several_parts_is_one_of_words():
    labels = pandas.MultiIndex.from_tuples([("指标", ""), ("市区", 2022), ("市区", pandas.Timestamp("2023-12-31"))])
    reading = mp.read_table(pandas.DataFrame([["企业（家）", 3, 4]], columns=labels), name="frame")
    heads = [finding.cell.words for finding in reading.findings if finding.part is Part.header]
    assert heads == ["指标", "市区 2022", "市区 2023-12-31"]
    assert [figure.value for figure in reading.figures] == ["3", "4"]


def test_levels_of_an_index_are_columns():
    frame = pandas.DataFrame(TIDY).set_index(["indicator", "entity", "period"])
    assert pairs(mp.read_table(frame)) == pairs(mp.read_table(pandas.DataFrame(TIDY)))


@pytest.mark.parametrize(
    "years", [[2022, 2023], pandas.period_range("2022", periods=2, freq="Y")], ids=["int", "period"]
)
def test_years_down_the_side_need_no_name(years):
    reading = mp.read_table(pandas.DataFrame({"firms": [3, 4], "schools": [5, 6]}, index=years))
    assert [(one.indicator, one.period, one.value) for one in reading.figures if one.indicator == "firms"] == [
        ("firms", "2022", "3"),
        ("firms", "2023", "4"),
    ]


@pytest.mark.parametrize(("index", "said"), [(None, 0), ([4, 7, 9], 1), (range(2000, 2003), 0)])
def test_numbers_of_rows_are_no_figures_and_said_where_they_might_mean_something(index, said):
    reading = mp.read_table(pandas.DataFrame(TIDY, index=index))
    assert pairs(reading) == pairs(mp.read_table(TIDY))
    assert reading.report("en").count("taken for row numbers") == said


def test_two_columns_of_one_label_are_both_accounted_for():
    reading = mp.read_table(pandas.DataFrame([["企业（家）", 3, 4]], columns=["指标", "2022", 2022]))
    assert sorted(one.cell.words for one in reading.unread) == ["3", "4"]  # they contradict each other
    with pytest.raises(mp.OutOfRange, match="column 'value' stands there twice"):
        mp.read_table(pyarrow.table([["a"], [1], [2]], names=["indicator", "value", "value"]))


def test_what_is_no_table_is_said():
    with pytest.raises(TypeError, match="expected a dict of lists"):
        mp.read_table(3.5)


# ---- out, and in again


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_observations_written_are_read_again(tmp_path, ending):
    plan, seen = mp.sample("jinan")
    path = tmp_path / f"seen.{ending}"
    mp.write_observations(path, seen)
    again = mp.read_table(path).observations(plan)
    assert not mp.has_errors(again.problems)
    figures = {key: [(o.period, o.value, o.exactness, o.published) for o in series] for key, series in seen.items()}
    read = {
        key: [(o.period, o.value, o.exactness, o.published) for o in series]
        for key, series in again.observations.items()
    }
    if ending == "parquet":  # a number cannot say "more than": it says at least
        figures = {key: [row[:2] for row in rows] for key, rows in figures.items()}
        read = {key: [row[:2] for row in rows] for key, rows in read.items()}
    assert read == figures


READABLE = [expected for expected in corpus.expectations() if not expected.refused]


@pytest.mark.parametrize("expected", READABLE, ids=lambda expected: expected.path.name)
def test_what_was_read_is_read_again_from_its_own_csv(expected, tmp_path):
    first = mp.read_table(expected.path, **expected.call)
    if not len(first):
        assert not pairs(first)
        return
    for language in ("en", "zh"):
        path = tmp_path / f"{language}.csv"
        mp.write_observations(path, first, language)
        assert pairs(mp.read_table(path)) == pairs(first)


def test_a_reading_becomes_a_dataframe_with_numbers():
    frame = mp.read_table("指标,2022年,2023年\n企业（家）,1700余,1800\n".encode(), name="a.csv").to_pandas()
    assert frame["value"].tolist() == [1700.0, 1800.0]
    assert frame["status"].tolist() == ["lower bound", ""]


def test_a_reading_lends_itself_to_any_library():
    reading = mp.read_table("指标,2022年,2023年\n企业（家）,1700余,1800\n".encode(), name="a.csv")
    assert polars.DataFrame(reading)["value"].to_list() == [1700.0, 1800.0]
    assert pyarrow.table(reading).column("period").to_pylist() == ["2022", "2023"]


def test_parquet_needs_pyarrow_and_says_so(monkeypatch, tmp_path):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(ModuleNotFoundError, match="pip install"):
        mp.write_observations(tmp_path / "a.parquet", mp.read_table(TIDY))


@pytest.mark.parametrize(
    ("path", "fault", "words"),
    [("a.xls", mp.ParseError, "neither .csv nor .parquet"), ("none/a.csv", mp.Error, "cannot be written")],
)
def test_a_path_that_cannot_be_written_is_said(path, fault, words, tmp_path):
    with pytest.raises(fault, match=words):
        mp.write_observations(tmp_path / path, mp.read_table(TIDY))


# ---- into a plan

PLAN = """
milepost: 1
plan: {id: demo, title: 示意方案, horizon: 2022..2025}
indicators:
  - {id: platforms, name: {zh: 载体平台, en: Platforms}, unit: 家, direction: increase, target: 超过400家, due: 2025}
  - {id: graduates, name: {zh: 毕业生, en: Graduates}, unit: 人, direction: increase, target: 超过400人, due: 2025}
"""


def plan():
    return mp.load_plan(PLAN).plan


def test_a_table_meets_a_plan_by_names_ids_and_renaming():
    table = "指标,单位,2022年,2023年\n载体平台,家,260,310\nGraduates,万人,0.1,0.2\n人才,人,5,6\n".encode()
    read = mp.read_table(table, name="a.csv").observations(plan())
    assert [o.value for o in read.observations["platforms"]] == [260, 310]
    assert [o.value for o in read.observations["graduates"]] == [1000, 2000]  # 万人 into 人
    assert [problem.message for problem in read.problems] == [
        "a.csv:4:6: indicator '人才' is not in the plan: 2 figures are left out"
    ]
    renamed = mp.read_table(table.replace(b"Graduates", "学生".encode()), name="a.csv")
    again = renamed.observations(plan(), indicators={"学生": "graduates"})
    assert [o.value for o in again.observations["graduates"]] == [1000, 2000]


def test_a_name_in_another_form_is_taken_and_said():
    table = "指标,单位,2022年\n“载体”平台数,家,260\n".encode()
    read = mp.read_table(table, name="a.csv").observations(plan())
    assert [o.value for o in read.observations["platforms"]] == [260]
    assert [problem.message for problem in read.problems] == [
        "a.csv:2:11: '“载体”平台数' is taken for indicator platforms, to be checked; the plan writes: 载体平台"
    ]


@pytest.mark.parametrize("name", ["新增载体平台", "载体平台增速", "载体", "载体平台（市级）", "人均载体平台"])
def test_a_name_that_says_more_or_less_is_none_of_the_plan(name):
    read = mp.read_table(f"指标,2022年\n{name},260\n".encode(), name="a.csv").observations(plan())
    assert ("platforms", "") not in read.observations
    assert "did you mean 'Platforms' (platforms)?" in read.problems[0].message


def test_a_renaming_to_no_indicator_of_the_plan_is_refused():
    reading = mp.read_table("指标,2022年\n平台,260\n".encode(), name="a.csv")
    with pytest.raises(mp.OutOfRange, match="indicator 'platform' is not in the plan; did you mean 'platforms'"):
        reading.observations(plan(), indicators={"平台": "platform"})


def test_the_whole_is_an_entity_where_the_plan_or_the_caller_names_it():
    table = "区县,2022年载体平台（家）,2023年载体平台（家）\n全市,260,310\n历下区,60,70\n".encode()
    reading = mp.read_table(table, name="a.csv")
    assert set(reading.observations(plan()).observations) == {("platforms", ""), ("platforms", "历下区")}
    renamed = reading.observations(plan(), entities={"全市": "jinan"})
    assert set(renamed.observations) == {("platforms", "jinan"), ("platforms", "历下区")}


def test_statuses_of_notes_reach_the_plan():
    table = "指标,2022年（最终核实数）,2023年\n载体平台,260,310（快报数）\n".encode()
    read = mp.read_table(table, name="a.csv").observations(plan())
    assert [str(o.status) for o in read.observations["platforms"]] == [
        str(mp.ObservationStatus.final_figure),
        str(mp.ObservationStatus.provisional),
    ]


def test_what_the_plan_cannot_take_is_said_with_the_cell():
    table = "指标,单位,2022年\n载体平台,万元,260\n".encode()
    read = mp.read_table(table, name="a.csv").observations(plan())
    assert ("platforms", "") not in read.observations
    assert [str(problem.severity) for problem in read.problems] == ["error"]
    assert read.problems[0].message.startswith("a.csv:2:9: unit '万元' does not measure")


# ---- other readers of the same files


@pytest.mark.parametrize("name", ["sdmx-csv-2.csv", "sdmx-csv-1.csv"])
def test_pysdmx_sees_the_same_values(name):
    """pysdmx gives the columns; the values of both, the multiplier set aside, are the same rows."""
    from pysdmx.io import read_sdmx

    text = (corpus.FOLDER / name).read_text(encoding="utf-8")
    plain = ("STRUCTURE,", "dataflow,MP:DF_DEMO(1.0),I", "DATAFLOW,", "ESTAT:")  # pysdmx takes one action a file
    text = "\n".join(line for line in text.splitlines() if line.startswith(plain))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        message = read_sdmx(text)
    theirs = [row for data in message.data for row in data.data.to_dict("records")]
    findings = mp.read_table(corpus.FOLDER / name).findings
    place = next(f.cell.column for f in findings if f.cell.words.startswith("OBS_VALUE"))
    numbers = (Part.value, Part.left, Part.aside)
    values = {float(f.cell.words) for f in findings if f.cell.column == place and f.part in numbers}
    column = next(key for key in theirs[0] if key.startswith("OBS_VALUE"))
    seen = {float(row[column]) for row in theirs if str(row[column]) not in ("nan", "NaN", "")}
    assert seen <= values
    assert len(seen) > 0


def test_pandas_sees_the_same_years_of_the_world_bank():
    path = corpus.FOLDER / "world-bank.csv"
    frame = pandas.read_csv(path, skiprows=4).set_index("Indicator Code")
    for figure in mp.read_table(path).figures:
        assert float(figure.value) == frame.loc[figure.indicator, figure.period]


# ---- words and numbers


@given(
    some.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9),
    some.sampled_from(["{}", "{:,}", "{} ", "{}①", "{}*", "{}[3]"]),
)
def test_a_number_is_its_number_however_it_is_written(number, pattern):
    read = read_figure(pattern.format(number))
    assert isinstance(read, CellFigure)
    assert float(read.digits) == float(number)


@given(some.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**9))
def test_full_width_figures_are_figures(number):
    wide = str(number).translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789.-"})
    read = read_figure(wide)
    assert isinstance(read, CellFigure)
    assert float(read.digits) == float(number)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("12 34", "neither group"),
        ("1,23", "neither group"),
        ("80-90", "range"),
        ("2025-03-01", "date"),
        ("(12.5)", "brackets"),
        ("<5", "upper limit"),
        ("underway", "words"),
        ("12 apples", "'apples' behind the number"),
        ("#DIV/0!", "error"),
        ("True", "truth value"),
    ],
)
def test_what_is_no_figure_says_why(words, reason):
    read = read_figure(words)
    assert isinstance(read, NotRead)
    assert reason in read.text.en


@pytest.mark.parametrize(
    ("words", "unit", "value", "read_unit", "status"),
    [
        ("about 120", "", "120", "", "estimate"),
        ("约 120 家", "", "120", "家", "estimate"),
        ("at least 1,700", "", ">=1700", "", ""),
        ("1.5万", "人", "1.5", "万人", ""),
        ("3亿", "万元", "3", "亿元", ""),
        ("3亿", "个项目", "300000000", "", ""),
        ("12 757", "", "12757", "", ""),
        ("361 p", "", "361", "", "provisional"),
    ],
)
def test_what_stands_around_a_number_is_read(words, unit, value, read_unit, status):
    read = read_figure(words, unit)
    assert isinstance(read, CellFigure)
    assert (read.value, read.unit, read.status) == (value, read_unit, status)


@given(some.text(max_size=12))
def test_any_words_are_a_figure_missing_or_said_not_to_be_read(words):
    read = read_figure(words)
    assert isinstance(read, (CellFigure, Absent, NotRead))
    if isinstance(read, CellFigure):
        assert numpy.isfinite(float(read.digits))


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2025年3月", "2025-03"),
        ("2025年一季度", "2025Q1"),
        ("2025年上半年", "2025H1"),
        ("2025年前三季度", "2025-01-01..2025-09-30"),
        ("２０２５年", "2025"),
        ("2025M03", "2025-03"),
        ("2025-S2", "2025H2"),
        ("2025-T3", "2025-09-01..2025-12-31"),
        ("2025-W01", "2024-12-30..2025-01-05"),
        ("Mar 2025", "2025-03"),
        ("2025-03-01/P1M", "2025-03"),
        ("2022 [YR2022]", "2022"),
        ("2025-W54", ""),
        ("2025-T4", ""),
        ("FY2025", ""),
        ("2011/12", ""),
        ("12019", ""),
        ("面积", ""),
        ("二〇二四年", "2024"),
        ("二○二四年三月", "2024-03"),
        ("二零二四年十二月", "2024-12"),
        ("二O二四年上半年", "2024H1"),
        ("二〇二四年三月三十一日", "2024-03-31"),
        ("截至二〇二四年六月底", "2024-06-30"),
        ("二〇二一—二〇二三年", "2021..2023"),
        ("2024年1月-6月", "2024H1"),
        ("2024年一至三季度", "2024-01-01..2024-09-30"),
        ("2024年前十一个月", "2024-01-01..2024-11-30"),
        ("2024Q1-Q3", "2024-01-01..2024-09-30"),
        ("January to June 2024", "2024H1"),
        ("2024财年", ""),
        ("2023-2024学年", ""),
        ("2021-25", ""),
        ("较2020年增长", ""),
        ("2020年=100", ""),
        ("2020年不变价", ""),
        ("change since 2015", ""),
        ("2024年初步设计", "2024"),
    ],
)
def test_periods_of_every_spelling(words, period):
    assert find_period(words).period == period


@pytest.mark.parametrize(
    ("words", "part", "rest"),
    [
        ("十二月", "12月", ""),
        ("1—11月", "1—11月", ""),
        ("1月—11月", "1-11月", ""),
        ("Q3", "第3季度", ""),
        ("H2", "下半年", ""),
        ("Jan-Jun", "1-6月", ""),
        ("三月三歌节", "", "三月三歌节"),
    ],
)
def test_parts_of_a_year_that_stands_elsewhere(words, part, rest):
    found = find_period(words)
    assert (found.period, found.rest) == ("", rest)
    if part:
        assert in_year("2023", found.part) == in_year("2023", part) != ""


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_in_chinese_digits_is_that_month(month):
    words = ("", *"一二三四五六七八九", "十", "十一", "十二")[month]
    assert find_period(f"二〇一九年{words}月").period == f"2019-{month:02}"


@pytest.mark.parametrize(
    ("words", "rest", "status"),
    [
        ("3（快报数）", "3", "provisional"),
        ("2024年初步核算数", "2024年", "provisional"),
        ("2024年（最终核实数）", "2024年", "final"),
        ("6(年报数)", "6", "final"),
        ("361 (r)", "361", "revised"),
        ("2024年预计数", "2024年", "estimate"),
        ("最终消费支出", "最终消费支出", ""),
        ("初步设计完成数", "初步设计完成数", ""),
        ("年报送企业数", "年报送企业数", ""),
    ],
)
def test_words_that_say_how_final_a_figure_is_are_told_from_names(words, rest, status):
    assert status_taken(words) == (rest, status)


@pytest.mark.parametrize(
    ("note", "statuses"),
    [
        ("2024年为快报数", ("", "provisional")),
        ("2023年为最终核实数，2024年为初步统计数", ("final", "provisional")),
        ("2023、2024年均为预计数", ("estimate", "estimate")),
        ("初步核算数", ("provisional", "provisional")),
        ("不是快报数", ("", "")),
        ("含快报企业", ("", "")),
        ("Figures for 2024 are provisional", ("", "provisional")),
        ("based on population estimates", ("", "")),
    ],
)
def test_notes_give_a_status_to_the_years_that_they_name(note, statuses):
    assert tuple(status_by([note], year) for year in ("2023", "2024")) == statuses


@pytest.mark.parametrize(
    ("names", "wholes"),
    [
        (["全市", "历下区"], {"全市"}),
        (["全市"], set()),
        (["全国", "全省", "全市"], {"全市"}),
        (["全市合计", "历下区"], {"全市合计"}),
        (["合计"], {"合计"}),
        (["市区合计", "历下区"], set()),
        (["小计", "历下区"], set()),
        (["", "全市", "历下区"], set()),
    ],
)
def test_the_whole_is_told_from_its_parts(names, wholes):
    assert wholes_among(names) == wholes


@pytest.mark.parametrize(
    ("words", "value", "change"),
    [
        ("下降3.2%", "-3.2", "fall"),
        ("同比降低 3.2%", "-3.2", "fall"),
        ("↓3.2%", "-3.2", "fall"),
        ("增长-3.2%", "-3.2", "rise"),
        ("增长了3.2%", "3.2", "rise"),
        ("down 3.2%", "-3.2", "fall"),
        ("-3.2%", "-3.2", ""),
    ],
)
def test_a_fall_in_words_is_below_zero(words, value, change):
    read = read_figure(words, "%")
    assert isinstance(read, CellFigure)
    assert (read.digits, read.change) == (value, change)


@pytest.mark.parametrize("words", ["下降-3.2%", "降低 −3.2%", "down -3.2%"])
def test_a_fall_below_zero_is_doubtful(words):
    read = read_figure(words, "%")
    assert isinstance(read, NotRead)
    assert "a fall or a rise" in read.text.en


@pytest.mark.parametrize(
    ("cell", "unit", "said"),
    [
        ("200亿元", "万元", ["read in its own unit '亿元', not in '万元'"]),
        ("200万元", "万元", []),
        ("1.5万", "人", []),
        ("200亿元", "台套", ["read in its own unit '亿元', not in '台套'"]),
    ],
)
def test_a_unit_in_the_cell_that_differs_is_said(cell, unit, said):
    read = read_figure(cell, unit)
    assert isinstance(read, CellFigure)
    assert [text.en for text in read.assumed] == said


@pytest.mark.parametrize(
    ("words", "name", "unit"),
    [
        ("地区生产总值（亿元）", "地区生产总值", "亿元"),
        ("规上工业（不含电力）", "规上工业（不含电力）", ""),
        ("人口密度（人/平方公里）", "人口密度", "人/平方公里"),
        ("Share (% of GDP)", "Share (% of GDP)", "%"),
        ("培训（单位：人次）", "培训", "人次"),
        ("GDP（2020年价）", "GDP（2020年价）", ""),
        ("产值（2020年不变价，亿元）", "产值（2020年不变价）", "亿元"),
        ("进出口增长（±%）", "进出口增长", "%"),
        ("Households (thousand)", "Households", "thousand"),
    ],
)
def test_units_in_brackets_are_told_from_other_brackets(words, name, unit):
    assert unit_at_the_end(words) == (name, unit)


# ---- hostile files


def refusal(table, **how):
    with pytest.raises(mp.Error) as refused:
        mp.read_table(table, name="a.csv", **how)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_a_million_columns_are_refused():
    assert refusal(b"a" + b"," * 1_000_000) == "'a.csv' line 1 has more than 16,384 cells: no table that wide is read"


def test_an_old_workbook_a_locked_one_and_a_broken_one_are_told_apart():
    assert "old .xls format" in refusal(bytes.fromhex("D0CF11E0A1B11AE1") + b"x")
    assert "password" in refusal(bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"))
    assert "end is missing or damaged" in refusal(b"PK\x03\x04 and no more")
    assert "no whole Parquet file" in refusal(b"PAR1 and no more")


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"format": "csvw"}, "'csvw' is not a format of tables; expected one of tidy"),
        ({"format": "eurostat"}, "'a.csv' is not eurostat: expected a first cell such as freq,unit,geo"),
        ({"decimal": "'"}, "decimal ''' is neither . nor ,"),
        ({"sheet": "b"}, "'a.csv' has no sheet 'b'; it has a"),
    ],
)
def test_what_is_asked_wrongly_is_said(how, words):
    assert words in refusal("指标,2022年\n道路（公里）,1\n".encode(), **how)


def test_a_file_that_is_not_there_is_said():
    with pytest.raises(mp.Error, match="cannot be opened"):
        mp.read_table("nowhere.csv")


def test_a_quote_left_open_is_said_at_its_place():
    reading = mp.read_table('指标,2022年,2023年\n道路（公里）,"12,13\n桥（座）,1,2\n'.encode(), name="a.csv")
    assert [(f.cell.at, f.text.en) for f in reading.unread] == [("a.csv:2:8", "a quote that is not closed")]
    assert [figure.value for figure in reading.figures] == ["13", "1", "2"]


def test_the_decimal_comma_is_proved_by_one_figure():
    reading = mp.read_table(b"Indicator;2022;2023\nRatio;1,234;12,5\n", name="a.csv")
    assert [figure.value for figure in reading.figures] == ["1.234", "12.5"]


# ---- random tables

TABLE_WORDS = (
    *(
        "",
        "",
        "指标",
        "单位",
        "2022年",
        "2023年",
        "2023",
        "1月",
        "合计",
        "道路（公里）",
        "历下区",
        "12",
        "1,234",
        "—",
        "…",
    ),
    *(
        "0",
        "12.5%",
        "亿元",
        "注：示意",
        "单位：万元",
        "增长",
        "目标",
        "区县",
        "abc",
        "45292",
        "(3)",
        "2024-01-01",
        "3.5万",
    ),
    *(
        "其中：甲",
        '"',
        "二〇二四年",
        "下降3.2%",
        "200亿元",
        "全市",
        "市区小计",
        "3（快报数）",
        "上年同期",
        "本月",
        "1-9月",
    ),
    *(
        "甲",
        "1",
        "2",
        "同比增长",
        "续表1",
        "注：2024年为快报数",
        "* 初步核算数",
        "1*",
        "b",
        "12 b",
        "状态",
        "单位",
        "2024 a",
    ),
)
WORDS = some.sampled_from(TABLE_WORDS)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.lists(some.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=8))
def test_no_cell_of_a_random_table_is_dropped(rows):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    try:
        reading = mp.read_table(text.getvalue().encode(), name="a.csv")
    except mp.ParseError:
        return
    filled = {(row, column) for row, line in enumerate(rows, 1) for column, word in enumerate(line, 1) if word}
    told = [finding.cell.place for finding in reading.findings]
    assert filled <= set(told)
    assert len(told) == len(set(told))
    values = {finding.cell.place for finding in reading.findings if finding.part is Part.value}
    assert values == {figure.cell.place for figure in reading.figures}
    assert all(figure.period and figure.indicator for figure in reading.figures)


@settings(max_examples=100, deadline=None)
@given(some.binary(max_size=200))
def test_random_bytes_are_read_or_refused(content):
    try:
        reading = mp.read_table(content, name="a.csv")
    except mp.Error:
        return
    assert reading.findings


# ---- the account


@pytest.mark.parametrize(
    ("table", "heads"),
    [
        (
            "指标,2023年,,2024年\n,一季度,二季度,一季度\n载体（家）,1,2,3\n",
            {
                "指标": "指标列",
                "2023年": "数值列，时期为2023年",
                "一季度": "数值列，时期为2024年一季度",
                "二季度": "数值列，时期为2023年二季度；空白表头沿用左侧“2023年”",
            },
        ),
        ("指标,2024年1-9月,同比增长\n产值（亿元）,1,2%\n", {"2024年1-9月": "数值列，时期为2024年1—9月"}),
        ("区县,2024年上半年\n历下区,1\n", {"2024年上半年": "数值列，时期为2024年上半年"}),
        ("指标,2024年6月,\n,本月,同比\n产值,1,2%\n", {"本月": "数值列，时期为2024年6月"}),
        ("指标,2023年,2025年目标\n产值,1,2\n", {"2025年目标": "目标列，时期为2025年"}),
        (
            "年份,产值（亿元）,增速（%）\n2023,1,2\n",
            {"产值（亿元）": "数值列，内容为“产值”，单位为亿元", "年份": "时期列"},
        ),
    ],
)
def test_a_head_is_told_in_a_sentence(table, heads):
    told = mp.read_table(table.encode(), name="a.csv").report("zh").splitlines()
    for words, sentence in heads.items():
        assert any(line.endswith(f": {words}: {sentence}") for line in told), told


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2023", "2023年"),
        ("2023H2", "2023年下半年"),
        ("2023Q4", "2023年四季度"),
        ("2023-03", "2023年3月"),
        ("2023-03-05", "2023年3月5日"),
        ("2021..2025", "2021—2025年"),
        ("2024-01-01..2024-09-30", "2024年1—9月"),
        ("2024-01-01..2024-09-29", "2024年1月1日至2024年9月29日"),
        ("一季度", "一季度"),
    ],
)
def test_periods_are_spoken_as_the_library_reads_them(period, words):
    """And what is spoken is read as the same period again."""
    assert spoken(period) == mp.Text(words, period)
    if words[:1].isdigit() and "至" not in words:
        assert find_period(words).period == period


def test_the_report_names_cells_and_counts_in_both_languages():
    reading = mp.read_table("指标,2022年,2023年\n道路（公里）,12,—\n".encode(), name="a.csv")
    assert "✓ a.csv:2:8: 12: 12 公里（道路，2022年）" in reading.report("zh")
    assert "○ a.csv:2:11: —: missing: not available" in reading.report("en")
    assert reading.report("en").splitlines()[-1] == "1 figure. Cells: value 1, missing 1, header 3, label 1."
    assert reading.report("zh").splitlines()[-1] == "数值1个。单元格：数值 1，缺失 1，表头 3，名称 1。"
    assert "道路" not in reading.report("zh", all_cells=False).replace("道路，2022", "")


def test_a_workbook_as_bytes_is_read_like_the_file():
    path = corpus.FOLDER / "merged-heads.xlsx"
    assert pairs(mp.read_table(path.read_bytes(), name=path.name)) == pairs(mp.read_table(path))


def test_one_sheet_of_a_workbook_alone():
    book = openpyxl.Workbook()
    for title, value in (("甲", 1), ("乙", 2)):
        sheet = book.create_sheet(title)
        sheet.append(["指标", "2022年"])
        sheet.append(["道路（公里）", value])
    content = io.BytesIO()
    book.save(content)
    assert [f.value for f in mp.read_table(content.getvalue(), sheet="乙").figures] == ["2"]
    assert [f.value for f in mp.read_table(content.getvalue()).figures] == ["1", "2"]
