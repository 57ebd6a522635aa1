"""Deliverables in the ledger: a line for each and for each step, handed out, filled in and taken back into the log."""

import csv
import datetime
import functools
import io
import random
from pathlib import Path

import milepost as mp
import pytest
from edited_books import HEAD_ROW, PLANS, TODAY, inputs, openpyxl, refused
from milepost.cli import main
from milepost.ledger import edition_of, export_ledger, read_edits
from milepost.ledger.book import book_of
from milepost.ledger.confirming import rows_behind
from milepost.ledger.headings import DELIVERABLES
from milepost.ledger.log_rows import HEADS
from milepost.ledger.notes import read_notes

DAY, READ = datetime.date(2024, 6, 30), datetime.date(2024, 8, 15)
WHY = "口径核实"
PLAN = """
milepost: 1
plan: {id: city, title: {zh: 示意, en: An illustration}, issued: 2024-01-02, horizon: 2024..2025}
organizations: {drc: {zh: 市发展改革委, en: Commission}, stb: {zh: 市科技局, en: Bureau}}
entities: {districts: {name: {zh: 各区, en: Districts}, members: [东区, 西区]}}
tasks:
  - id: rules
    title: {zh: 出台管理办法, en: Issue the rules}
    number: "1"
    responsible: {organizations: [{id: drc, role: lead}, stb]}
    indicators: [{id: funds, name: 基金数, unit: 个, direction: increase, target: at least 5, due: 2025}]
    deliverables:
      - id: fund-rules
        name: {zh: 引导基金管理办法, en: Rules of the guidance fund}
        kind: document
        due: 2024-09-30
        steps:
          - {id: draft, name: {zh: 起草, en: Draft}, weight: 40, due: 2024-04-30}
          - {id: consult, name: {zh: 征求意见, en: Consult}, weight: 20, due: 2024-06-30}
          - {id: issue, name: {zh: 印发, en: Issue}, weight: 40, due: 2024-09-30}
      - {id: platform, name: {zh: 服务平台, en: Service platform}, kind: platform, due: 2024-12-31}
      - {id: campaign, name: {zh: 专项行动, en: Campaign}, kind: campaign, due: 2024-12-31, each: districts}
      - {id: bulletin, name: {zh: 工作简报, en: Bulletin}, kind: document, due: each quarter}
"""
LOG = """of,subject,step,date,percent,published,source,note
fund-rules,,draft,2024-05-08,,2024-05-09,,
fund-rules,,consult,2024-06-20,50,2024-06-21,,
campaign,东区,,2024-06-01,100,2024-06-02,,
bulletin,,,2024-05-10,30,2024-05-11,,
"""


@functools.cache
def plan() -> mp.Plan:
    return mp.load_plan(PLAN).plan


def log_of(text=LOG) -> mp.Log:
    return mp.load_log(text, plan()).log


@functools.cache
def written(language="zh") -> bytes:
    return book_of(edition_of(plan(), mp.Observations(), DAY, log=log_of(), language=language))


class Works:
    """The sheet of deliverables in the hands of an agency."""

    def __init__(self, path: Path):
        self.path, self.book = path, openpyxl.load_workbook(io.BytesIO(written()))
        self.sheet = self.book["工作成果"]
        self.columns = {cell.value: cell.column for cell in self.sheet[HEAD_ROW]}
        self.rows = {
            self.sheet.cell(row, self.columns["成果编号"]).value: row for row in range(4, self.sheet.max_row + 1)
        }

    def cell(self, key: str, name: str):
        return self.sheet.cell(self.rows[key], self.columns[name])

    def set(self, key: str, **values) -> "Works":
        for name, value in values.items():
            self.cell(key, name).value = value
        return self

    def at(self, key: str, name: str) -> str:
        return f"工作成果!{self.cell(key, name).coordinate}"

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path

    def read(self, today=READ, log=LOG):
        return read_edits(self.save(), plan(), mp.Observations(), today, log=log_of(log))


@pytest.fixture
def works(tmp_path):
    return Works(tmp_path / "edited.xlsx")


def log_after(found, text=LOG) -> str:
    return rows_behind(text, HEADS, found.done)


def verdicts(log: str, day) -> dict[str, mp.Verdict]:
    card = edition_of(plan(), mp.Observations(), mp.parse_date(str(day)), log=log_of(log)).card
    return {one.deliverable: one.verdict for one in card.deliverables}


# ---- what is written


def test_every_deliverable_of_a_plan_has_a_line_and_so_has_each_step():
    for name in ("jinan", "jilin", "demonstration_bases"):
        given = mp.read_plan(PLANS / f"{name}.yaml")
        book = openpyxl.load_workbook(io.BytesIO(book_of(edition_of(given, mp.Observations(), DAY))))
        keys = [row[-1] for row in book["工作成果"].iter_rows(min_row=HEAD_ROW + 1, values_only=True)]
        assert [key for key in keys if "/" not in key] == [one.id for one in given.deliverables]


@pytest.mark.parametrize(
    ("key", "state", "percent", "day"),
    [
        ("fund-rules", "进行中", 50, datetime.datetime(2024, 6, 20)),  # 40 of the draft, half of 20
        ("fund-rules/draft", "已完成", 100, datetime.datetime(2024, 5, 8)),
        ("fund-rules/consult", "进行中", 50, datetime.datetime(2024, 6, 20)),
        ("fund-rules/issue", "暂无记录", "—", "—"),
        ("platform", "暂无记录", "—", "—"),
        ("campaign", "进行中", 50, datetime.datetime(2024, 6, 1)),  # one of two districts
        ("campaign@东区", "已完成", 100, datetime.datetime(2024, 6, 1)),
        ("campaign@西区", "暂无记录", "—", "—"),
        ("bulletin", "进行中", 30, datetime.datetime(2024, 5, 10)),
    ],
)
def test_a_line_says_how_far_it_has_come_and_what_is_absent_is_said(works, key, state, percent, day):
    assert [works.cell(key, name).value for name in ("办理状态", "完成比例(%)", "更新日期")] == [state, percent, day]


def test_what_a_line_comes_to_is_what_the_library_makes_of_the_log(works):
    earned = mp.earned_weight(plan().deliverable("fund-rules"), log_of().progress["fund-rules", ""])
    assert works.cell("fund-rules", "完成比例(%)").value == earned.last().value


def test_a_deliverable_has_its_task_its_units_its_date_and_its_status(works):
    words = [
        works.cell("fund-rules", name).value for name in ("任务编号", "重点任务", "牵头单位", "责任单位", "成果形式")
    ]
    assert words == ["1", "出台管理办法", "市发展改革委", "市科技局", "文件"]
    status = verdicts(LOG, DAY)["fund-rules"].status
    assert works.cell("fund-rules", "状态").value == f"{mp.shape_of(status)} {mp.word_of(status, 'zh')}"
    assert works.cell("fund-rules/issue", "完成时限").value == datetime.datetime(2024, 9, 30)


def test_what_is_filled_in_has_a_drop_down_and_a_ground_and_what_adds_up_has_none(works):
    rules = {next(iter(rule.sqref.ranges)).min_col: rule for rule in works.sheet.data_validations.dataValidation}
    assert rules[works.columns["办理状态"]].formula1 == '"未启动,进行中,已完成"'
    grounds = [works.cell(key, "办理状态").fill.bgColor.rgb for key in ("fund-rules", "fund-rules/draft")]
    assert grounds[0] != grounds[1]


def test_deliverables_that_are_behind_stand_among_the_red_and_amber_and_with_their_units():
    book = openpyxl.load_workbook(io.BytesIO(written()))
    late = {one.deliverable for one in edition_of(plan(), mp.Observations(), DAY, log=log_of()).card.deliverables
            if one.status in ("off_track", "missed", "at_risk")}  # fmt: skip
    listed = [row[3] for row in book["红黄灯清单"].iter_rows(min_row=HEAD_ROW + 1, values_only=True)]
    assert late == {"fund-rules"}
    assert "引导基金管理办法" in listed
    assert "服务平台" not in listed
    by_unit = [row[3] for row in book["按责任单位"].iter_rows(min_row=HEAD_ROW + 1, values_only=True)]
    assert by_unit.count("引导基金管理办法") == 2  # of both units


def test_the_sheet_of_changes_lists_what_was_reported_since():
    """The draft had been reported by the end of May; the step after it and the first district had not."""
    edition = edition_of(plan(), mp.Observations(), DAY, log=log_of(), since=datetime.date(2024, 5, 31))
    book = openpyxl.load_workbook(io.BytesIO(book_of(edition)))
    rows = [row for row in book["变更记录"].iter_rows(min_row=HEAD_ROW + 1, values_only=True) if row[1]]
    assert [(row[1], row[3], row[4], row[6]) for row in rows] == [
        ("fund-rules/consult", "暂无记录", "进行中", 50),
        ("campaign@东区", "暂无记录", "已完成", 100),
    ]


def test_a_plan_without_deliverables_says_so():
    book = openpyxl.load_workbook(
        io.BytesIO(book_of(edition_of(*inputs("china-14fyp", "china-14fyp_observations"), DAY)))
    )
    assert book["工作成果"].cell(HEAD_ROW + 1, 1).value == "方案中没有列明工作成果。"


# ---- what is read back


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sheet_that_nobody_edited_has_no_change(tmp_path, language):
    path = tmp_path / "ledger.xlsx"
    export_ledger(path, edition_of(plan(), mp.Observations(), DAY, log=log_of(), language=language))
    found = read_edits(path, plan(), mp.Observations(), READ, log=log_of())
    assert (found.edits, found.refusals, found.remarks, found.done) == ([], [], [], [])


def test_a_step_that_is_done_goes_into_the_log_from_the_day_it_is_read_back(works):
    found = works.set("fund-rules/consult", 办理状态="已完成", 更新日期="2024-07-10").read()
    assert refused(found) == []
    assert [(one.deliverable, one.step, one.percent) for one in found.done] == [("fund-rules", "consult", 100)]
    log = log_after(found)
    assert log.startswith(LOG)
    before, after = (verdicts(log, day)["fund-rules"].observed.value for day in ("2024-08-14", "2024-08-15"))
    assert (before, after) == (50, 60)
    assert found.edits[0].line("zh") == (
        f"{works.at('fund-rules/consult', '办理状态')}: fund-rules/consult: 办理状态: 进行中 50% -> 已完成"
        "（2024-07-10的情况，自读回之日2024-08-15起计入）"
    )


@pytest.mark.parametrize(
    ("values", "percent"),
    [
        ({"办理状态": "已完成"}, 100),
        ({"办理状态": "未启动"}, 0),
        ({"办理状态": "进行中", "完成比例(%)": 35}, 35),
        ({"完成比例(%)": 35}, 35),
        ({"完成比例(%)": "35%"}, 35),
        ({"完成比例(%)": 100}, 100),
        ({"办理状态": "done", "完成比例(%)": 100}, 100),
    ],
)
def test_state_and_share_say_the_same(works, values, percent):
    found = works.set("platform", 更新日期="2024-07-10", **values).read()
    assert (refused(found), [one.percent for one in found.done]) == ([], [percent])
    assert verdicts(log_after(found), READ)["platform"].observed.value == percent


REFUSED = {
    "in progress, and nobody knows how far": ("platform", {"办理状态": "进行中"}, "完成比例(%)", "has a share done"),
    "a state of ones own": ("platform", {"办理状态": "基本完成"}, "办理状态", "expected not started"),
    "two that do not agree": ("platform", {"办理状态": "已完成", "完成比例(%)": 90}, "完成比例(%)", "not agree"),
    "more than all": ("platform", {"完成比例(%)": 120}, "完成比例(%)", "from 0 to 100"),
    "words for a share": ("platform", {"完成比例(%)": "过半"}, "完成比例(%)", "from 0 to 100"),
    "a line that adds up": ("fund-rules", {"办理状态": "已完成"}, "办理状态", "adds up the lines"),
    "all districts at once": ("campaign", {"完成比例(%)": 100}, "完成比例(%)", "adds up the lines"),
    "a state taken out": ("fund-rules/draft", {"完成比例(%)": None}, "完成比例(%)", "not taken back by an empty"),
    "a day before the last": (
        "fund-rules/consult",
        {"办理状态": "已完成", "更新日期": "2024-06-19"},
        "更新日期",
        "there is a report of 2024-06-20",
    ),
    "a day to come": ("platform", {"办理状态": "已完成", "更新日期": "2024-08-16"}, "更新日期", "yet to come"),
    "no day": ("platform", {"办理状态": "已完成", "更新日期": None}, "更新日期", "has the day it is of"),
    "less than before": ("fund-rules/consult", {"完成比例(%)": 40}, "完成比例(%)", "Remarks say why"),
    "another of the same day": (
        "fund-rules/consult",
        {"完成比例(%)": 60, "更新日期": "2024-06-20"},
        "完成比例(%)",
        "Remarks say why",
    ),
    "less of what recurs": (
        "bulletin",
        {"完成比例(%)": 10, "更新日期": "2024-05-10", "备注": WHY},
        "完成比例(%)",
        "in the log",
    ),
    "a due date": ("fund-rules/issue", {"完成时限": "2024-12-31"}, "完成时限", "changed in the plan"),
    "a name": ("platform", {"工作成果": "别的平台"}, "工作成果", "changed in the plan"),
    "a status": ("platform", {"状态": "✔ 已完成"}, "状态", "never by hand"),
    "a day of publication alone": ("platform", {"发布日期": "2024-07-10"}, "发布日期", "goes with a new state"),
}


@pytest.mark.parametrize(("key", "values", "column", "rule"), REFUSED.values(), ids=REFUSED.keys())
def test_what_contradicts_the_plan_or_itself_is_refused_at_its_cell(works, key, values, column, rule):
    day = {} if {"更新日期", "发布日期", "状态"} & set(values) else {"更新日期": "2024-07-10"}
    found = works.set(key, **day, **values).read()
    places = {at: words for at, words in refused(found) if at != works.at(key, "更新日期") or column == "更新日期"}
    assert list(places) == [works.at(key, column)]
    assert rule in places[works.at(key, column)]
    assert found.done == []


def test_a_report_is_corrected_with_a_reason(works):
    found = works.set("fund-rules/draft", 办理状态="进行中", **{"完成比例(%)": 80, "备注": WHY}).read()
    assert refused(found) == []
    edit = next(one for one in found.edits if one.is_correction)
    assert "原为已完成，现为进行中 80%，已更正（2024-05-08的情况" in edit.line("zh")
    assert edit.line("zh").endswith(f"；原因：{WHY}）")
    log = log_after(found)
    values = [verdicts(log, day)["fund-rules"].observed.value for day in ("2024-08-14", "2024-08-15")]
    assert values == [50, pytest.approx(42)]
    assert WHY in list(csv.DictReader(io.StringIO(log)))[-1]["note"]


def test_what_recurs_adds_up_in_its_period(works):
    """30 of the second quarter stand in the log: 100 now are 70 more, and 40 in July are 40 of the third."""
    found = works.set("bulletin", 办理状态="已完成", 更新日期="2024-06-29").read()
    assert (refused(found), [one.percent for one in found.done]) == ([], [70])
    found = works.set("bulletin", **{"办理状态": "进行中", "完成比例(%)": 40, "更新日期": "2024-07-09"}).read()
    assert (refused(found), [one.percent for one in found.done]) == ([], [40])


def test_one_district_reports_for_itself(works):
    found = works.set("campaign@西区", 办理状态="已完成", 更新日期="2024-07-10").read()
    assert [(one.deliverable, one.entity) for one in found.done] == [("campaign", "西区")]
    assert verdicts(log_after(found), READ)["campaign"].status == "achieved"


@pytest.mark.parametrize("seed", range(12))
def test_no_edit_of_the_sheet_is_dropped_in_silence(works, seed):
    """Any cell, given any words, a number, a day or nothing: it is taken, refused or told as not read."""
    choose = random.Random(seed)
    while True:
        cell = works.sheet.cell(choose.randint(1, works.sheet.max_row + 1), choose.randint(2, len(works.columns) + 1))
        value = choose.choice(["改", 7.25, datetime.date(2024, 8, 1), None, "=1+1"])
        if not isinstance(cell, openpyxl.cell.MergedCell) and (value or "") != (cell.value or ""):
            break
    cell.value = value
    try:
        found = works.read()
    except mp.Error as whole:  # the sheet of notes is as it was: nothing here takes the whole ledger away
        pytest.fail(str(whole))
    told = [one.at for one in (*found.edits, *found.refusals)] + [at for at, _ in found.remarks]
    assert any(at.startswith("工作成果") for at in told), cell


def test_a_line_that_the_plan_does_not_know_is_refused_and_one_that_is_gone_is_said(works):
    works.cell("platform", "成果编号").value = "made-up"
    found = works.read()
    assert [at for at, _ in refused(found)] == [works.at("platform", "成果编号")]
    assert "the row of platform is gone" in "\n".join(words.en for _, words in found.remarks)


def test_a_sheet_that_is_gone_is_said(works):
    works.book.remove(works.sheet)
    found = works.read()
    assert refused(found) == []
    assert [at for at, _ in found.remarks] == ["工作成果"]


def test_the_command_writes_the_log_and_the_notes_and_takes_nothing_twice(works, tmp_path, capsys):
    for name, text in (("plan.yaml", PLAN), ("seen.csv", "indicator,period,value\n"), ("log.csv", LOG)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    edited = works.set("fund-rules/consult", 办理状态="已完成", 更新日期="2024-07-10", 存在问题="意见分歧").save()
    inputs = [tmp_path / "plan.yaml", tmp_path / "seen.csv"]

    def read(log, day, *more):
        arguments = ["--read", edited, *inputs, "--log", log, "--as-of", day, "--lang", "zh", *more]
        return (main(["ledger", *map(str, arguments)]), *capsys.readouterr())

    code, out, err = read(tmp_path / "log.csv", READ, "-o", tmp_path / "new.csv")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == f"-> {tmp_path / 'new_log.csv'}"
    after = verdicts((tmp_path / "new_log.csv").read_text(encoding="utf-8"), READ)["fund-rules"]
    assert after.observed.value == 60
    assert [key for key, _ in read_notes(tmp_path / "new_notes.csv", plan())] == ["fund-rules/consult"]
    code, _, err = read(tmp_path / "new_log.csv", TODAY)
    assert (code, "此数据已有，不重复读入" in err) == (0, True)
    following = tmp_path / "next.xlsx"
    more = ("--notes", tmp_path / "new_notes.csv", "--log", tmp_path / "new_log.csv", "-o", following)
    assert main(["ledger", *map(str, (*inputs, "--as-of", READ, *more, "--lang", "zh"))]) == 0
    sheet = openpyxl.load_workbook(following)["工作成果"]
    row = next(row for row in sheet.iter_rows(min_row=4, values_only=True) if row[-1] == "fund-rules/consult")
    assert [row[DELIVERABLES.index(one)] for one in DELIVERABLES if one.name in ("state", "issues")] == [
        "已完成",
        "意见分歧",
    ]
