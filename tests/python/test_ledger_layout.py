"""Where things stand in a ledger: headers over two rows, merged cells, sheets, lines above and below, people."""

import re

import milepost as mp
import pytest

openpyxl = pytest.importorskip("openpyxl")
from milepost.ledger import read_ledger  # noqa: E402


def plan_of(ledger) -> mp.Plan:
    reading = mp.load_plan(ledger.plan_text())
    assert [str(problem) for problem in reading.problems if problem.severity == "error"] == []
    assert reading.plan is not None
    return reading.plan


def said(ledger, at: str) -> str:
    return "\n".join(f"{one.mark.value} {one.text.zh}" for one in ledger.findings if one.cell.at == at)


def figures_of(ledger) -> list[list[str]]:
    return [line.split(",")[:4] for line in ledger.table_text("en").splitlines()[1:]]


TWO_ROWS = [
    ["济南市2024年重点工作任务台账（截至2024年6月底）"],
    ["序号", "重点任务", "指标名称", "目标值", None, "目前完成", "责任单位", None],
    [None, None, None, "2024年", "2025年", None, "牵头单位", "配合单位"],
    [1, "打造平台", "平台数（家）", 350, 400, 361, "市发展改革委", "市科技局"],
    [2, None, "场馆数（座）", 3, 5, 2, None, None],
    [3, "优化环境", "事项数（项）", 30, 50, 20, "市行政审批服务局", None],
    ["注：表中数据为示意"],
]
MERGED = ["A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3", "G2:H2", "B4:B5", "G4:G5", "A7:H7"]


def test_a_header_over_two_rows_gives_each_column_its_meaning(make_ledger):
    plan = plan_of(read_ledger(make_ledger(TWO_ROWS, merged=MERGED)))
    assert [target.bound.limit.value for target in plan.targets] == [400, 5, 50]
    assert [[(str(one.period), one.value) for one in target.milestones] for target in plan.targets] == [
        [("2024", 350)],
        [("2024", 3)],
        [("2024", 30)],
    ]
    assert [target.due.rule for target in plan.targets] == [mp.ByDate("2025-12-31")] * 3


def test_a_wide_heading_with_nothing_below_it_does_not_swallow_the_first_row(make_ledger):
    rows = [["任务", "目标值", "责任单位", None], ["建平台", "400家", "甲局", "乙局"], ["引才", "50人", "丙局", None]]
    assert len(plan_of(read_ledger(make_ledger(rows, merged=["C1:D1"]))).tasks) == 2


def test_a_header_whose_second_row_takes_the_names_away_leaves_no_task_and_tells_of_every_row(make_ledger):
    rows = [["工作内容", "单位", "目标值"], ["备注", None, None], ["稳步推进", "家", 400]]
    ledger = read_ledger(make_ledger(rows, merged=["C1:C2"]))
    assert plan_of(ledger).tasks == ()
    assert said(ledger, "总表!C3").startswith("? 目标值未读入")


def test_a_merged_task_holds_all_its_rows_and_one_unit_answers_for_them(make_ledger):
    plan = plan_of(read_ledger(make_ledger(TWO_ROWS, merged=MERGED)))
    assert [(task.title.zh, len(task.targets)) for task in plan.tasks] == [("打造平台", 2), ("优化环境", 1)]
    assert [len(task.responsibility.organizations) for task in plan.tasks] == [2, 1]
    assert [target.responsibility for target in plan.targets] == [None, None, None]


def test_an_empty_task_cell_belongs_to_the_task_above_and_this_is_told(make_ledger):
    merged = [span for span in MERGED if span != "B4:B5"]
    ledger = read_ledger(make_ledger(TWO_ROWS, merged=merged))
    assert [len(task.targets) for task in plan_of(ledger).tasks] == [2, 1]
    assert "! 本行未填任务，归入总表!B4的任务" in said(ledger, "总表!C5")


def test_the_day_in_the_title_dates_the_figures_and_is_told(make_ledger):
    ledger = read_ledger(make_ledger(TWO_ROWS, merged=MERGED))
    assert [row[2:] for row in figures_of(ledger)] == [["2024-06-30", value] for value in ("361", "2", "20")]
    assert "! 时期按总表!A1推定为2024-06-30" in said(ledger, "总表!F4")


def test_notes_below_and_totals_are_no_tasks(make_ledger):
    ledger = read_ledger(make_ledger([*TWO_ROWS[:6], ["合计", None, None, 383, 455], TWO_ROWS[6]], merged=MERGED[:9]))
    assert len(plan_of(ledger).tasks) == 2
    assert said(ledger, "总表!E7") == "? 合计行，未读入"
    assert "# 总表!A8: 注：表中数据为示意" in ledger.plan_text("zh")


def test_rows_over_the_whole_width_are_sections(make_ledger):
    rows = [
        ["任务", "目标值", "时限", "备注"],
        ["一、平台"],
        ["建平台", "400家", "2025年"],
        ["二、人才"],
        ["引才", "5万人", "2025年"],
    ]
    plan = plan_of(read_ledger(make_ledger(rows, merged=["A2:D2", "A4:D4"])))
    assert [section.title.zh for section in plan.sections] == ["一、平台", "二、人才"]
    assert [task.section for task in plan.tasks] == ["s1", "s2"]


def test_a_header_repeated_on_a_later_page_is_passed_over(make_ledger):
    head = ["任务", "指标", "单位", "目标值"]
    rows = [head, ["建平台", "平台数", "家", 400], head, ["引才", "人才数", "人", 50]]
    assert [task.title.zh for task in plan_of(read_ledger(make_ledger(rows))).tasks] == ["建平台", "引才"]


def test_two_headers_of_one_sheet_are_two_tables(make_ledger):
    rows = [["任务", "目标值"], ["建平台", "400家"], [], ["指标", "单位", "2025年目标"], ["人才数", "人", 50]]
    plan = plan_of(read_ledger(make_ledger(rows)))
    assert [indicator.name.zh for indicator in plan.indicators] == ["建平台", "人才数"]


def test_two_sheets_make_one_plan(make_ledger):
    head = ["重点任务", "指标", "单位", "目标值"]
    sheets = {"经济": [head, ["建平台", "平台数", "家", 400]], "民生": [head, ["建床位", "床位数", "张", 50]]}
    ledger = read_ledger(make_ledger(sheets))
    plan = plan_of(ledger)
    assert [task.title.zh for task in plan.tasks] == ["建平台", "建床位"]
    assert [target.source.note.zh for target in plan.targets] == ["经济!D2", "民生!D2"]


def test_a_row_that_a_second_sheet_repeats_counts_once_and_brings_its_figures(make_ledger):
    head = ["重点任务", "指标", "单位", "目标值"]
    sheets = {
        "总表": [head, ["建平台", "平台数", "家", 400], ["引才", "人才数", "人", 50]],
        "按责任单位": [head, ["建平台", "平台数", "家", "４００"]],
        "2024年进度": [["指标", "上半年完成"], ["平台数", 361]],
    }
    ledger = read_ledger(make_ledger(sheets))
    assert len(plan_of(ledger).indicators) == 2
    assert said(ledger, "按责任单位!B2") == "✓ 与总表!2为同一项，不重复列入"
    assert figures_of(ledger) == [["t01-1", "", "2024H1", "361"]]


def test_the_same_name_with_another_target_stays_another_indicator(make_ledger):
    head = ["重点任务", "指标", "单位", "目标值"]
    sheets = {"甲": [head, ["建平台", "平台数", "家", 400]], "乙": [head, ["建平台", "平台数", "家", 500]]}
    assert [one.bound.limit.value for one in plan_of(read_ledger(make_ledger(sheets))).targets] == [400, 500]


def test_a_sheet_without_a_table_is_told_cell_by_cell(make_ledger):
    sheets = {"总表": [["任务", "目标值"], ["建平台", "400家"]], "说明": [["填报说明", None, "联系人"]]}
    ledger = read_ledger(make_ledger(sheets))
    assert said(ledger, "说明!A1") == said(ledger, "说明!C1") == "? 不在台账表格之内，未读入"


def test_unknown_columns_are_told_once_and_their_cells_kept(make_ledger):
    rows = [["任务", "目标值", "权重"], ["建平台", "400家", 5], ["引才", "50人", 3]]
    ledger = read_ledger(make_ledger(rows))
    assert said(ledger, "总表!C1") == "? 列：未识别的列"
    assert "# ? 总表!C3: 3: 未识别的列“权重”，照录于注释" in ledger.plan_text("zh")


@pytest.mark.parametrize(
    "header",
    [
        ["序号", "工作任务", "考核指标", "计量单位", "年度目标", "时间节点", "责任部门"],
        ["编号", "重点项目", "指标名称", "指标单位", "目标数", "完成时间", "牵头单位"],
        ["项次", "主要任务", "主要指标", "单位", "计划数", "截止日期", "承办单位"],
        ["序号", "重点工作", "量化指标", "数量单位", "任务目标", "时限要求", "主责单位"],
        ["No.", "Task", "Indicator", "Unit", "Target", "Due date", "Responsible"],
        ["序 号", "任务\n名称", "指 标", "单\u3000位", "目标值★".rstrip("★"), "完成\n时限", "责 任 单 位"],
    ],
)
def test_many_spellings_of_one_ledger_give_one_plan(make_ledger, header):
    row = [1, "建平台", "平台数", "家", "超过400家", "2025年底", "市科技局"]
    plan = plan_of(read_ledger(make_ledger([header, row])))
    assert plan.tasks[0].title.zh == "建平台"
    assert plan.targets[0].bound == mp.more_than(400 * mp.find_unit("家"))
    assert plan.targets[0].due.rule == mp.ByDate("2025-12-31")
    assert [organization.name.zh for organization in plan.organizations] == ["市科技局"]


def test_an_english_ledger_gives_ids_of_words(make_ledger):
    rows = [["Task", "Indicator", "Unit", "Target", "Due date"], ["Build", "Carrier platforms", "platforms", 400, 2025]]
    (target,) = plan_of(read_ledger(make_ledger(rows))).targets
    assert target.indicator == "carrier-platforms"
    assert target.due.rule == mp.ByDate("2025-12-31")


@pytest.mark.parametrize(
    ("cell", "names", "more"),
    [
        ("市发展改革委、市科技局（牵头）", [("市发展改革委", "responsible"), ("市科技局", "lead")], {}),
        ("市发展改革委牵头，市财政局配合", [("市发展改革委", "lead"), ("市财政局", "joint")], {}),
        ("甲局、乙局牵头；丙局配合", [("甲局", "lead"), ("乙局", "lead"), ("丙局", "joint")], {}),
        ("牵头单位：甲局；配合单位：乙局、丙局", [("甲局", "lead"), ("乙局", "joint"), ("丙局", "joint")], {}),
        ("甲局、乙局等有关部门", [("甲局", "responsible"), ("乙局", "responsible")], {"open_ended": True}),
        ("甲局、乙局按职责分工负责", [("甲局", "responsible"), ("乙局", "responsible")], {"mode": "by_function"}),
        (
            "市工业和信息化局\n市文化和旅游局",
            [("市工业和信息化局", "responsible"), ("市文化和旅游局", "responsible")],
            {},
        ),
        ("章丘区（相公庄街道）", [("章丘区（相公庄街道）", "responsible")], {}),
    ],
)
def test_who_answers(make_ledger, cell, names, more):
    plan = plan_of(read_ledger(make_ledger([["任务", "目标值", "责任单位"], ["建平台", "400家", cell]])))
    spoken = {organization.id: organization.name.zh for organization in plan.organizations}
    who = plan.tasks[0].responsibility
    assert [(spoken[one.organization], str(one.role)) for one in who.organizations] == names
    assert who.words == re.sub(r"\s+", " ", cell)
    assert (who.open_ended, str(who.mode)) == (more.get("open_ended", False), more.get("mode", "none"))


@pytest.mark.parametrize(("name", "kind"), [("各区县", "all"), ("各有关部门", "concerned"), ("市科技局", "none")])
def test_collective_names_are_marked(make_ledger, name, kind):
    plan = plan_of(read_ledger(make_ledger([["任务", "目标值", "责任单位"], ["建平台", "400家", name]])))
    assert str(plan.organizations[0].collective) == kind


def test_formulas_count_by_their_stored_value_and_are_told_without_one(make_ledger):
    ledger = read_ledger(make_ledger([["任务", "目标值"], ["建平台", "=400+1"]]))
    assert plan_of(ledger).targets == ()
    assert said(ledger, "总表!B2").startswith("? 单元格为公式，文件中未存计算结果")


def test_comments_on_cells_and_hidden_sheets_are_read(tmp_path):
    book = openpyxl.Workbook()
    for row in (["任务", "目标值"], ["建平台", "400家"]):
        book.active.append(row)
    book.active["B2"].comment = openpyxl.comments.Comment("待核", "科室")
    hidden = book.create_sheet("隐藏")
    hidden.append(["备用"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "ledger.xlsx")
    ledger = read_ledger(tmp_path / "ledger.xlsx")
    assert "! 批注：待核" in said(ledger, "Sheet!B2")
    assert "隐藏（隐藏工作表，一并读入）" in ledger.report("zh")


SHARED = [
    ["类别", "重点任务", "指标", "单位", "目标值", "责任单位"],
    ["经济", "建平台", "平台数", "家", "400家", "甲局、甲局"],
    [None, None, "场馆数", None, None, "乙局"],
]


def shared(make_ledger):
    return read_ledger(make_ledger(SHARED, merged=["A2:A3", "B2:B3", "D2:D3", "E2:E3"]))


def test_a_target_merged_over_two_rows_is_that_of_both_and_told_for_the_second(make_ledger):
    ledger = shared(make_ledger)
    assert [target.bound for target in plan_of(ledger).targets] == [mp.reach(400 * mp.find_unit("家"))] * 2
    assert said(ledger, "总表!E2").count("! 单元格跨行合并，本行取同一目标") == 1


@pytest.mark.parametrize("at", ["总表!A2", "总表!D2"])
def test_sections_and_units_merged_over_rows_are_told_once(make_ledger, at):
    assert len(said(shared(make_ledger), at).splitlines()) == 1


def test_an_organization_named_twice_answers_once(make_ledger):
    plan = plan_of(shared(make_ledger))
    assert [one.organization for one in plan.tasks[0].responsibility.organizations] == ["org-1"]


def test_a_later_row_that_names_others_answers_for_its_own_indicator(make_ledger):
    plan = plan_of(shared(make_ledger))
    names = {organization.id: organization.name.zh for organization in plan.organizations}
    first, second = plan.targets
    assert first.responsibility is None
    assert [names[one.organization] for one in second.responsibility.organizations] == ["乙局"]


def test_a_column_of_contents_is_that_of_tasks_where_no_other_names_any(make_ledger):
    plan = plan_of(read_ledger(make_ledger([["工作内容", "目标值"], ["建平台", "400家"]])))
    assert [task.title.zh for task in plan.tasks] == ["建平台"]
    beside = read_ledger(make_ledger([["任务", "工作内容", "目标值"], ["建平台", "选址", "400家"]]))
    assert [task.title.zh for task in plan_of(beside).tasks] == ["建平台"]
    assert said(beside, "总表!B2") == "# 工作内容，照录于注释"


def test_a_numbered_line_in_the_first_column_is_a_section_without_any_merged_cell(make_ledger):
    rows = [["序号", "任务", "目标值"], ["一、平台"], [1, "建平台", "400家"], ["二、人才"], [2, "引才", "50人"]]
    plan = plan_of(read_ledger(make_ledger(rows)))
    assert [section.title.zh for section in plan.sections] == ["一、平台", "二、人才"]
    assert [(task.section, task.title.zh) for task in plan.tasks] == [("s1", "建平台"), ("s2", "引才")]


def test_words_beside_the_table_are_not_read_and_told(make_ledger):
    ledger = read_ledger(make_ledger([["任务", "目标值"], ["建平台", "400家", None, "另附"]]))
    assert said(ledger, "总表!D2") == "? 表格各列之外的文字，未读入"


def test_a_flaw_of_a_merged_cell_is_told_once(make_ledger):
    ledger = read_ledger(make_ledger([["任务", "目标值"], ["建平台", "=400+1"], ["引才", None]], merged=["B2:B3"]))
    assert len(said(ledger, "总表!B2").splitlines()) == 1
    assert plan_of(ledger).targets == ()
