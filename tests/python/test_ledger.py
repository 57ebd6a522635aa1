"""Ledgers into drafts: what the columns, words and numbers of agencies' tables become."""

import csv
import datetime
import io

import milepost as mp
import pytest

pytest.importorskip("openpyxl")
from milepost.ledger import read_ledger
from milepost.ledger.draft import Draft, Item
from milepost.ledger.mending import mend
from milepost.reading.cells import Cell

WORDS = """
序号 任务编号 重点任务 指标 单位 基期值 目标值 完成时限 牵头单位 责任单位 责任人 序时进度 实际进度 偏差(百分点) 状态
进展情况 存在问题 下步措施 佐证材料 更新日期 备注
"""
DEFAULT = WORDS.split()
ROW = """
1 1-1 打造平台 载体平台 家 260（2022年） 超过400家 2025年底 市发展改革委 市科技局、市财政局 张三 353.3 361 5.5
符合进度 稳步推进 资金不足 加强调度 佐证1 2024-12-31 示意
"""


def plan_of(ledger) -> mp.Plan:
    reading = mp.load_plan(ledger.plan_text())
    assert [str(problem) for problem in reading.problems if problem.severity == "error"] == []
    assert reading.plan is not None
    return reading.plan


def figures_of(ledger) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ledger.table_text("en"))))


def series_in(ledger) -> mp.Series:
    """What the library reads of the table for the one indicator."""
    plan = plan_of(ledger)
    observations = mp.load_observations(ledger.table_text(), plan).observations
    return mp.series_of(observations, "t01-1", plan.indicators[0].unit)


def said(ledger, at: str) -> str:
    """All that the report says of one cell, in both languages, each line with its mark."""
    found = [one for one in ledger.findings if one.cell.at == f"总表!{at}" or one.cell.at == at]
    return "\n".join(f"{one.mark.value} {one.text.zh} | {one.text.en}" for one in found)


def one_row(make_ledger, **cells):
    """A ledger of one row: heading to cell; with a task, so that a header is found."""
    row = {"重点任务": "打造平台", "指标": "平台数", **cells}
    return read_ledger(make_ledger([list(row), list(row.values())]))


def the_target(ledger) -> mp.Target:
    (target,) = plan_of(ledger).targets
    return target


# the ledger agencies expect


@pytest.fixture
def plain(make_ledger):
    return read_ledger(make_ledger([["2022—2025年重点任务台账"], DEFAULT, ROW.split()]))


def test_the_plain_ledger_becomes_a_plan(plain):
    plan = plan_of(plain)
    (task,), (indicator,), (target,) = plan.tasks, plan.indicators, plan.targets
    assert (task.title.zh, task.number) == ("打造平台", "1-1")
    assert (indicator.name.zh, indicator.unit.name, str(indicator.direction)) == ("载体平台", "家", "increase")
    assert target.bound == mp.more_than(400 * mp.find_unit("家"))
    assert target.due.rule == mp.ByDate("2025-12-31")
    assert (target.due.basis, target.due.words) == (mp.Basis.stated, "2025年底")
    assert (target.baseline.value, target.baseline.period) == (260, mp.Period(2022))
    assert (target.source.words, target.source.note.zh) == ("超过400家", "总表!G3")
    assert plan.frame.horizon == mp.parse_period("2022..2025")


def test_the_plain_ledger_names_who_answers(plain):
    plan = plan_of(plain)
    names = {organization.id: organization.name.zh for organization in plan.organizations}
    answering = [(names[one.organization], str(one.role)) for one in plan.tasks[0].responsibility.organizations]
    assert answering == [("市发展改革委", "lead"), ("市科技局", "responsible"), ("市财政局", "responsible")]


def test_the_plain_ledger_becomes_a_table_of_figures(plain):
    (row,) = figures_of(plain)
    assert (row["indicator"], row["period"], row["value"], row["unit"]) == ("t01-1", "2024-12-31", "361", "家")
    assert (row["published"], row["source"]) == ("2024-12-31", "ledger.xlsx 总表!M3")
    assert mp.load_observations(plain.table_text("zh"), plan_of(plain)).problems == ()


@pytest.mark.parametrize("at", ["K3", "L3", "N3", "O3", "P3", "Q3", "R3", "S3"])
def test_what_has_no_key_in_a_plan_is_a_comment_beside_its_row(plain, at):
    text = plain.plan_text("zh")
    comment = text.index(f"# 总表!{at}: ")
    assert text.index("indicators:") < comment < text.index("- id: t01-1")
    assert said(plain, at).startswith("#")


def test_the_draft_can_be_judged(plain):
    plan = plan_of(plain)
    seen = mp.load_observations(plain.table_text(), plan).observations
    row = mp.assess(plan, seen, as_of="2025-03-01")["t01-1"]
    assert str(row.verdict.status) == "on_track"


# targets


@pytest.mark.parametrize(
    ("words", "unit", "bound"),
    [
        ("超过400家", "家", mp.more_than(400 * mp.find_unit("家"))),
        ("400家以上", "家", mp.at_least(400 * mp.find_unit("家"))),
        ("４００", "家", mp.reach(400 * mp.find_unit("家"))),
        (400, "家", mp.reach(400 * mp.find_unit("家"))),
        ("4.5万", "人次", mp.reach(45000 * mp.find_unit("人次"))),
        ("≥95%", "%", mp.at_least(95 * mp.Unit("%"))),
        ("不低于400家（含）", "家", mp.at_least(400 * mp.find_unit("家"))),
        ("建成400家", "家", mp.reach(400 * mp.find_unit("家"))),
        ("5000", "万元", mp.reach(5000 * mp.find_unit("万元"))),
        ("1.2亿元", "万元", mp.reach(12000 * mp.find_unit("万元"))),
        ("3—5家", "家", mp.between(3 * mp.find_unit("家"), 5 * mp.find_unit("家"))),
        ("全覆盖", "家", mp.all_of()),
    ],
)
def test_words_of_targets(make_ledger, words, unit, bound):
    target = the_target(one_row(make_ledger, 单位=unit, 目标值=words, 完成时限="2025年"))
    assert target.bound == bound


@pytest.mark.parametrize("words", ["完成方案编制", "4.5万", "400个", "2025-12-31", "新增30家，培训1000人", "n"])
def test_what_is_no_target_is_said_and_kept(make_ledger, words):
    ledger = one_row(make_ledger, 单位="亿元" if words == "4.5万" else "家", 目标值=words, 完成时限="2025年")
    assert plan_of(ledger).targets == ()
    assert said(ledger, "D2").startswith("? 目标未读入：")
    assert f"# ? 总表!D2: {words}: 目标未读入" in ledger.plan_text("zh")


@pytest.mark.parametrize(
    ("value", "number_format", "words"),
    [(0.95, "0%", "95%"), (0.955, "0.0%", "95.5%"), (1, "0%", "100%"), (0.07, "0.00%", "7%"), (1.1, "0%", "110%")],
)
def test_percentages_by_format_are_those_the_sheet_shows(make_ledger, value, number_format, words):
    rows = [["重点任务", "指标", "目标值"], ["优化环境", "满意率", value]]
    ledger = read_ledger(make_ledger(rows, formats={"C2": number_format}))
    assert plan_of(ledger).indicators[0].unit == mp.Unit("%")
    assert the_target(ledger).source.words == words


def test_a_share_without_its_format_is_told(make_ledger):
    ledger = one_row(make_ledger, 单位="%", 目标值=0.95, 完成时限="2025年")
    assert the_target(ledger).bound == mp.reach(0.95 * mp.Unit("%"))
    assert "! 按0.95%读入" in said(ledger, "D2")


def test_a_format_that_shows_the_unit_counts(make_ledger):
    ledger = read_ledger(make_ledger([["任务", "目标值"], ["平台", 400]], formats={"B2": '0"家"'}))
    assert plan_of(ledger).indicators[0].unit.name == "家"


def test_strength_and_recurrence_stand_before_the_number(make_ledger):
    ledger = one_row(make_ledger, 单位="场", 目标值="力争每年不少于60场")
    target = the_target(ledger)
    assert target.strength == mp.Strength.strive
    assert target.due.rule == mp.EachPeriod("year")
    assert str(plan_of(ledger).indicators[0].kind) == "flow"


def test_each_year_goes_before_a_due_column_and_says_so(make_ledger):
    ledger = one_row(make_ledger, 单位="场", 目标值="每年60场", 完成时限="长期")
    assert the_target(ledger).due.rule == mp.EachPeriod("year")
    assert said(ledger, "E2").startswith("! 目标为“每年”")


def test_a_year_before_the_number_counts_without_a_due_column_and_gives_way_to_one(make_ledger):
    alone = one_row(make_ledger, 单位="家", 目标值="到2024年达到400家")
    assert the_target(alone).due.rule == mp.ByDate("2024-12-31")
    both = one_row(make_ledger, 单位="家", 目标值="到2024年达到400家", 完成时限="2025年")
    assert the_target(both).due.rule == mp.ByDate("2025-12-31")
    assert "! 目标中的“到2024年”以时限栏为准" in said(both, "D2")


def test_direction_follows_the_baseline_then_the_name_and_is_said(make_ledger):
    head = {"单位": "天", "基期值（2022年）": 3}
    down = one_row(make_ledger, **head, 目标值=1, 完成时限="2025年")
    assert str(plan_of(down).indicators[0].direction) == "decrease"
    assert "由基期值与目标值" in said(down, "E2")
    named = one_row(make_ledger, 指标="事故起数", 单位="起", 目标值=1, 完成时限="2025年")
    assert str(plan_of(named).indicators[0].direction) == "decrease"
    assert "据“事故”" in said(named, "D2")


# units


def test_units_of_headers_names_and_lines_above(make_ledger):
    rows = [
        ["单位：万元"],
        ["任务", "指标", "目标值（亿元）"],
        ["投资", "工业投资", 5],
        ["投资", "农户数（户）", 6],
    ]
    ledger = read_ledger(make_ledger(rows))
    assert [indicator.unit.name for indicator in plan_of(ledger).indicators] == ["亿元", "户"]
    ledger = read_ledger(make_ledger([rows[0], ["任务", "指标", "目标值"], rows[2]]))
    assert [indicator.unit.name for indicator in plan_of(ledger).indicators] == ["万元"]
    assert "（取自总表!A1）" in said(ledger, "B3")


def test_a_number_counts_in_the_unit_of_its_header(make_ledger):
    cells = {"单位": "亿元", "2024年完成（万元）": 30000, "目标值": 5, "完成时限": "2025年"}
    ledger = one_row(make_ledger, **cells)
    series = mp.series_of(
        mp.load_observations(ledger.table_text(), plan_of(ledger)).observations,
        "t01-1",
        plan_of(ledger).indicators[0].unit,
    )
    assert [figure.value for figure in series.observations] == [3]


@pytest.mark.parametrize(
    ("name", "told", "values"),
    [
        ("新建平台", "已建成2家", ["2家"]),
        ("新建平台", "建成2家，在建1家", []),
        ("新建平台", "正在建设", []),
        ("平台数", "新增2家", []),  # of a level: what was added is not what there is
        ("平台数", "已达到2家", ["2家"]),
    ],
)
def test_a_verb_before_the_number_done_is_read_of_a_flow_alone(make_ledger, name, told, values):
    ledger = one_row(make_ledger, 指标=name, 单位="家", 目标值="3家", **{"2024年6月底完成情况": told})
    assert [figure.value for figure in ledger.figures] == values


def test_an_unknown_unit_is_declared_and_told(make_ledger):
    ledger = one_row(make_ledger, 单位="万台套", 目标值=5, 完成时限="2025年")
    unit = plan_of(ledger).indicators[0].unit
    assert (unit.name, unit.scale, mp.base_of(unit)) == ("万台套", 10_000, "台套")
    assert said(ledger, "C2").startswith("!")


def test_a_missing_unit_is_told_and_not_guessed(make_ledger):
    ledger = one_row(make_ledger, 目标值=5, 完成时限="2025年")
    assert plan_of(ledger).indicators[0].unit.name == "未注明"
    assert "? 未注明单位" in said(ledger, "B2")


# when


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("2025年底", mp.ByDate("2025-12-31")),
        ("2025-06-30", mp.ByDate("2025-06-30")),
        (datetime.date(2025, 6, 30), mp.ByDate("2025-06-30")),
        ("２０２５年６月底前", mp.ByDate("2025-06-30")),
        ("2025年12月底前完成", mp.ByDate("2025-12-31")),
        ("2025年三季度", mp.ByDate("2025-09-30")),
        ("长期", mp.NoDue()),
        ("定期", mp.NoDue()),
        ("持续推进", mp.NoDue()),
        ("每季度", mp.EachPeriod("quarter")),
        ("2024—2025年", mp.Within(mp.parse_period("2024..2025"))),
        ("“十四五”末", mp.EndOf("十四五", "2021..2025")),
    ],
)
def test_words_of_due_dates(make_ledger, words, rule):
    assert the_target(one_row(make_ledger, 单位="家", 目标值=400, 完成时限=words)).due.rule == rule


@pytest.mark.parametrize("words", ["2025年前", "年底前", "十二月", "待研究"])
def test_a_due_date_that_cannot_be_read_is_none_and_told(make_ledger, words):
    ledger = one_row(make_ledger, 单位="家", 目标值=400, 完成时限=words)
    assert the_target(ledger).due.rule == mp.NoDue()
    assert said(ledger, "E2").startswith("?")


def test_a_month_typed_in_excel_is_the_month_not_its_first_day(make_ledger):
    rows = [["任务", "目标值", "完成时限"], ["平台", "400家", datetime.date(2025, 12, 1)]]
    ledger = read_ledger(make_ledger(rows, formats={"C2": 'yyyy"年"m"月"'}))
    assert the_target(ledger).due.rule == mp.ByDate("2025-12-31")


def test_a_year_from_the_title_is_told(make_ledger):
    rows = [["2024年重点任务台账"], ["任务", "目标值", "完成时限"], ["平台", "400家", "年底前"], ["场馆", "4座", None]]
    ledger = read_ledger(make_ledger(rows))
    first, second = plan_of(ledger).targets
    assert first.due.rule == second.due.rule == mp.ByDate("2024-12-31")
    assert first.due.basis == second.due.basis == mp.Basis.assumed
    assert "! 未注明年份，按总表!A1推定为2024年" in said(ledger, "C3")
    assert "! 未注明时限，按总表!A1推定为2024-12-31" in said(ledger, "B4")


def test_without_any_date_there_is_none_and_it_is_told(make_ledger):
    ledger = one_row(make_ledger, 单位="家", 目标值=400)
    assert the_target(ledger).due.rule == mp.NoDue()
    assert "? 未注明完成时限" in said(ledger, "D2")


def test_targets_by_year_are_milestones_and_the_last_is_the_target(make_ledger):
    head = {"单位": "家", "2024年目标": 350, "2025年目标": 400, "2023年目标": 300}
    target = the_target(one_row(make_ledger, **head))
    assert target.bound == mp.reach(400 * mp.find_unit("家"))
    assert target.due.rule == mp.ByDate("2025-12-31")
    assert [(str(one.period), one.value) for one in target.milestones] == [("2023", 300), ("2024", 350)]


def test_the_year_of_a_target_column_goes_before_the_title(make_ledger):
    rows = [["2024年任务台账"], ["任务", "2025年目标", "完成时限"], ["平台", "400家", "12月底前"]]
    assert the_target(read_ledger(make_ledger(rows))).due.rule == mp.ByDate("2025-12-31")


def test_a_baseline_without_a_year_is_left_out_and_told(make_ledger):
    ledger = one_row(make_ledger, 单位="家", 基期值=260, 目标值=400, 完成时限="2025年")
    assert the_target(ledger).baseline is None
    assert said(ledger, "D2").startswith("? 基期值未注明年份")


def test_a_baseline_after_the_due_date_is_taken_out_by_the_library_and_told(make_ledger):
    head = ["任务", "指标", "单位", "基期值（2030年）", "目标值", "完成时限", "开始时间"]
    row = ["平台", "平台数", "家", 260, 400, "2025年", "2022-01-01"]
    ledger = read_ledger(make_ledger([head, row]))
    assert the_target(ledger).baseline is None
    assert "does not lie before the due day" in ledger.report("en")


# figures


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("截至2024年6月底", "2024-06-30"),
        ("2024年上半年完成", "2024H1"),
        ("2024年1—6月", "2024H1"),
        ("2023年完成", "2023"),
    ],
)
def test_periods_of_headings(make_ledger, heading, period):
    ledger = one_row(make_ledger, 单位="家", 目标值=400, 完成时限="2025年", **{heading: 361})
    assert [(row["period"], row["value"]) for row in figures_of(ledger)] == [(period, "361")]


def test_a_figure_without_a_period_is_left_out_unless_the_day_is_given(make_ledger):
    path = make_ledger([["任务", "指标", "单位", "目前完成数"], ["平台", "平台数", "家", 361]])
    ledger = read_ledger(path)
    assert figures_of(ledger) == []
    assert said(ledger, "D2").startswith("? 未注明时期")
    (row,) = figures_of(read_ledger(path, datetime.date(2024, 6, 30)))
    assert (row["period"], row["value"]) == ("2024-06-30", "361")
    assert row["note"] == "the period is assumed: 2024-06-30, from --as-of"


@pytest.mark.parametrize(
    ("heading", "value", "mark"),
    [
        ("实际进度", "90%", "#"),
        ("实际进度", "稳步推进", "#"),
        ("完成率", "90%", "#"),
        ("目前完成数", "361（含20家）", "?"),
    ],
)
def test_shares_and_stories_are_no_figures(make_ledger, heading, value, mark):
    path = make_ledger([["任务", "指标", "单位", heading], ["平台", "平台数", "家", value]])
    ledger = read_ledger(path, datetime.date(2024, 6, 30))
    assert figures_of(ledger) == []
    assert f"\n{mark} " in f"\n{said(ledger, 'D2')}"
    assert f": {value}: " in ledger.plan_text("zh")


def test_totals_of_flows_say_which(make_ledger):
    cells = {"单位": "场", "目标值": "60场", "完成时限": "2025年"}
    cells |= {"2024年上半年完成": 20, "本年累计（截至2024年6月底）": 25, "截至2024年6月底": 90}
    ledger = one_row(make_ledger, 指标="举办路演", **cells)
    assert [(row["value"], row["report"]) for row in figures_of(ledger)] == [
        ("20", "period"),
        ("25", "year to date"),
        ("90", "since start"),
    ]


def test_words_around_figures_are_read_by_the_library(make_ledger):
    ledger = one_row(make_ledger, 单位="家", **{"2023年完成": "突破1700", "2024年完成": "1800余"})
    series = mp.series_of(
        mp.load_observations(ledger.table_text(), plan_of(ledger)).observations,
        "t01-1",
        plan_of(ledger).indicators[0].unit,
    )
    assert [str(figure.exactness) for figure in series.observations] == ["more_than", "at_least"]


# what one word of a ledger changes


@pytest.mark.parametrize(
    ("name", "unit", "kind"),
    [
        ("开办企业时间", "天", "duration"),
        ("开放时间", "家", "stock"),
        ("工业增加值增速", "%", "growth"),
        ("工业增加值增长", "亿元", "stock"),
        ("新增满意率", "%", "ratio"),
    ],
)
def test_a_kind_needs_its_word_and_a_unit_that_fits(make_ledger, name, unit, kind):
    ledger = one_row(make_ledger, 指标=name, 单位=unit, 目标值=5, 完成时限="2025年")
    assert str(plan_of(ledger).indicators[0].kind) == kind


def test_a_due_date_in_another_year_than_the_heading_counts_and_is_told(make_ledger):
    ledger = one_row(make_ledger, 单位="家", **{"2024年目标": 400}, 完成时限="2025年")
    assert the_target(ledger).due.rule == mp.ByDate("2025-12-31")
    assert "! 与目标栏的2024不在同一年，以时限栏为准" in said(ledger, "E2")
    same = one_row(make_ledger, 单位="家", **{"2025年目标": 400}, 完成时限="2025年")
    assert "不在同一年" not in said(same, "E2")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2年内", "时限 2年内 | due within 2 years"),
        ("6个月内", "时限 6个月内 | due within 6 months"),
        ("每半年", "时限 每半年 | due each half year"),
        ("2024—2025年", "时限 2024..2025期间 | due within 2024..2025"),
        ("“十四五”末", "时限 十四五末 | due end of 十四五"),
    ],
)
def test_due_rules_are_told_in_both_languages(make_ledger, words, told):
    assert told in said(one_row(make_ledger, 单位="家", 目标值=400, 完成时限=words), "E2")


def test_a_first_day_that_cannot_be_read_is_left_and_told(make_ledger):
    cells = {"单位": "家", "目标值": 400, "完成时限": "2025年"}
    ledger = one_row(make_ledger, **cells, 开始时间="开工后")
    assert the_target(ledger).first_day is None
    assert said(ledger, "F2") == "? 开始时间未能识别 | is no first day that can be read"
    assert the_target(one_row(make_ledger, **cells, 开始时间="2023年")).first_day == datetime.date(2023, 1, 1)


def test_last_year_s_value_is_the_baseline_once_a_heading_names_the_year(make_ledger):
    table = [["任务", "指标", "单位", "上年值", "目标值"], ["建平台", "平台数", "家", 260, 400]]
    dated = read_ledger(make_ledger([["2024年台账"], *table]))
    assert (the_target(dated).baseline.value, the_target(dated).baseline.period) == (260, mp.Period(2023))
    assert "! 上年按总表!A1推定为2023年" in said(dated, "D3")
    undated = read_ledger(make_ledger(table))
    assert the_target(undated).baseline is None
    assert said(undated, "D2").startswith("? 基期值未注明年份")


# the library has the last word


def draft_with(plan=None, **fields) -> Draft:
    """A draft of one indicator, which need not be sound."""
    source = {"document": "ledger", "note": "总表!B2"}
    item = Item(
        {"id": "t01-1", "name": "平台数", "unit": "家", "target": 400, "due": 2025, **fields, "source": source},
        "总表!2",
    )
    task = Item({"id": "t01", "title": "打造平台", "source": source}, "总表!2", indicators=[item])
    return Draft(plan or {"id": "ledger", "title": "台账"}, {"title": "台账"}, tasks=[task])


def test_a_key_with_two_faults_is_taken_out_once():
    draft = draft_with(direction="increase", milestones={"前年": 300, "去年": 350})
    (finding,) = mend(draft, {"总表!B2": Cell("总表", (2, 2), "总表!B2", "平台数")})
    assert finding.text.zh == "阶段目标的时期或先后不成立，未列入草稿"
    assert "'前年' is not a period" in finding.text.en
    assert set(draft.tasks[0].indicators[0].fields) == {"id", "name", "unit", "target", "due", "direction", "source"}


def test_a_fault_outside_tasks_and_indicators_is_milepost_s_own():
    draft = draft_with({"id": "ledger", "title": "台账", "horizon": "2025..2022"}, direction="increase")
    with pytest.raises(mp.Error, match=r"a fault of milepost: .*'2025..2022' is not a period"):
        mend(draft, {})
