"""An edited ledger read back: what is taken, what is refused and where, and that nothing is dropped in silence."""

import csv
import datetime
import io
import json
import random
import sys
from pathlib import Path

import milepost as mp
import pytest
from edited_books import DAY, HEAD_ROW, LATER, PLAN, PLANS, SEEN, TODAY, Book, inputs, openpyxl, refused
from milepost.cli import main
from milepost.ledger import edition_of, export_ledger, read_edits
from milepost.ledger.confirming import table_with
from milepost.ledger.headings import Heading
from milepost.ledger.notes import read_notes
from milepost.reading.cells import Cell
from milepost.reading.rows import Figure

pytest.importorskip("xlsxwriter")


SAMPLES = [
    ("jinan", "jinan_observations"),
    ("jinan", "illustration_observations"),
    ("china-14fyp", "china-14fyp_observations"),
    ("supervision", "supervision_observations"),
    ("jilin", ""),
    ("demonstration_bases", ""),
    ("soe_cooperation", ""),
]


@pytest.fixture
def book(tmp_path):
    return Book(tmp_path / "edited.xlsx")


@pytest.fixture
def whole(tmp_path):
    """With every target of the plan, as the command reads it."""
    return Book(tmp_path / "edited.xlsx", whole=True)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("plan", "seen"), SAMPLES)
def test_a_ledger_that_nobody_edited_has_no_change(tmp_path, plan, seen, language):
    given = inputs(plan, seen)
    edition = edition_of(*given, DAY, since=datetime.date(2023, 12, 31), language=language, palette="lights")
    export_ledger(tmp_path / "ledger.xlsx", edition)
    found = read_edits(tmp_path / "ledger.xlsx", *given, DAY)
    assert (found.edits, found.refusals, found.remarks, found.figures, found.notes) == ([], [], [], [], [])


@pytest.mark.parametrize(
    "method", ["time_proportional", "growth_ratio", "probability", "eurostat.2021", "un_chart.2023"]
)
def test_a_ledger_of_any_method_comes_back_without_change(tmp_path, method):
    export_ledger(tmp_path / "ledger.xlsx", edition_of(*inputs(), DAY, method=method))
    found = read_edits(tmp_path / "ledger.xlsx", *inputs(), DAY)
    assert (found.edition.card.method, found.edits, found.refusals, found.remarks) == (method, [], [], [])


# ---- what is taken


def test_a_new_figure_is_an_observation_that_the_target_is_judged_by(book):
    found = book.set("carrier-platforms", 实际进度=390, 更新日期=LATER).read()
    assert refused(found) == []
    (figure,) = found.figures
    assert (figure.indicator, figure.period, figure.value, figure.unit) == (
        "carrier-platforms",
        "2024-09-30",
        "390",
        "家",
    )
    assert [(one.at, one.before, one.after) for one in found.edits] == [
        (f"总表!M{book.row('carrier-platforms')}", "362家", "390家"),
        (f"总表!T{book.row('carrier-platforms')}", "2024-06-30", "2024-09-30"),
    ]


@pytest.mark.parametrize(
    ("target", "report"),
    [("carrier-platforms", ""), ("student-entrepreneurs", "since start"), ("roadshows", "year to date")],
)
def test_a_total_goes_on_from_where_its_target_counts(book, target, report):
    value = book.cell(target, "实际进度").value + 5
    found = book.set(target, 实际进度=value, 更新日期=LATER).read()
    assert (refused(found), [one.report for one in found.figures]) == ([], [report])


@pytest.mark.parametrize("words", ["390", "390家", "３９０ 家", 390.0, "1,390"])
def test_a_number_may_be_typed_with_its_unit(book, words):
    found = book.set("carrier-platforms", 实际进度=words, 更新日期=LATER).read()
    assert [float(one.value) for one in found.figures] == [1390.0 if words == "1,390" else 390.0]


def test_a_percentage_that_the_office_program_understood_as_a_share_is_a_percentage(book):
    book.set("financing-needs-met", 实际进度=0.962, 更新日期=LATER)
    book.cell("financing-needs-met", "实际进度").number_format = "0.0%"
    assert [float(one.value) for one in book.read().figures] == [96.2]


def test_words_of_agencies_are_notes_with_their_place_and_author(book):
    book.set("roadshows", 存在问题="场地紧张", 责任人="李四", 进展情况="已办28场")
    book.book.properties.lastModifiedBy = "张三"
    found = book.read()
    assert (refused(found), found.figures, found.by) == ([], [], "张三")
    assert {(one.heading.name, one.words, one.by) for one in found.notes} == {
        ("issues", "场地紧张", "张三"),
        ("person", "李四", "张三"),
        ("report", "已办28场", "张三"),
    }
    assert {one.place for one in found.notes} == {one.at for one in found.edits}


def test_words_that_are_taken_out_are_a_change_too(book):
    found = book.set("roadshows", 进展情况=None).read()
    assert [(one.heading.name, one.words) for one in found.notes] == [("report", "")]


@pytest.mark.parametrize("choice", ["old", "new"])
def test_behind_a_new_figure_the_status_may_be_the_old_one_or_the_new_one(book, choice):
    before = book.cell("roadshows", "状态").value
    words = before if choice == "old" else "● 符合进度"
    found = book.set("roadshows", 实际进度=50, 更新日期=LATER, 状态=words).read()
    assert (refused(found), len(found.figures)) == ([], 1)


def test_a_status_that_the_new_figure_does_not_give_is_refused(book):
    found = book.set("roadshows", 实际进度=50, 更新日期=LATER, 状态="■ 明显滞后").read()
    assert [(one.at, one.expected) for one in found.refusals] == [(f"总表!O{book.row('roadshows')}", "● 符合进度")]


# ---- what is refused, and where


REFUSED = {
    "a target value": ("carrier-platforms", {"目标值": 401}, "G", "changed in the plan file"),
    "a target value in words": ("sci-tech-finance-zones", {"目标值": "3—6个"}, "G", "changed in the plan file"),
    "a due date": (
        "carrier-platforms",
        {"完成时限": datetime.datetime(2026, 12, 31)},
        "H",
        "due dates are changed in the plan",
    ),
    "a unit": ("carrier-platforms", {"单位": "个"}, "E", "units are changed in the plan"),
    "the name of a task": ("carrier-platforms", {"重点任务": "别的任务"}, "C", "changed in the plan file"),
    "who leads": ("carrier-platforms", {"牵头单位": "市财政局"}, "I", "changed in the plan file"),
    "a baseline": ("carrier-platforms", {"基期值": 200}, "F", "changed in the plan file"),
    "a status by hand": ("roadshows", {"状态": "✔ 已完成"}, "O", "a status follows from the figures"),
    "what is due by hand": ("roadshows", {"序时进度": 20}, "L", "computed from the dates"),
    "a deviation by hand": ("roadshows", {"偏差(百分点)": 3}, "N", "computed from the figures"),
    "text for a number": ("roadshows", {"实际进度": "三十场左右", "更新日期": LATER}, "M", "a number stands here"),
    "about a number": ("roadshows", {"实际进度": "约30", "更新日期": LATER}, "M", "a number stands here"),
    "another unit": ("roadshows", {"实际进度": "30人", "更新日期": LATER}, "M", "the unit of this row"),
    "part of a thing": ("roadshows", {"实际进度": 30.5, "更新日期": LATER}, "M", "a whole number"),
    "fewer than none": ("roadshows", {"实际进度": -1, "更新日期": LATER}, "M", "a whole number"),
    "a figure taken out": ("roadshows", {"实际进度": None, "更新日期": LATER}, "M", "not taken back by an empty cell"),
    "a figure without a new day": ("roadshows", {"实际进度": 40}, "M", "a new figure has a day of its own"),
    "a day that is none": ("roadshows", {"实际进度": 40, "更新日期": "2024-02-30"}, "T", "not a date"),
    "a day to come": ("roadshows", {"实际进度": 40, "更新日期": "2025-01-16"}, "T", "lies after 2025-01-15"),
    "a day of notes that is none": ("roadshows", {"更新日期": "上周"}, "T", "not a date"),
    "a formula without its value": (
        "roadshows",
        {"实际进度": "=1+1", "更新日期": LATER},
        "M",
        "without a stored value",
    ),
    "a note that is a formula": ("roadshows", {"备注": "=A1"}, "U", "without a stored value"),
    "a figure of each district": (
        "parks-per-district",
        {"实际进度": 2, "更新日期": LATER},
        "M",
        "not judged by one figure",
    ),
}


UNLIKELY = {
    "a total that falls": ("student-entrepreneurs", 5000, "a running total cannot fall, and it was 5670"),
    "a total of the year that falls": ("roadshows", 27, "a running total cannot fall, and it was 28"),
    "a number beyond all": ("carrier-platforms", 1e300, "a thousand times what is known of the row, 362"),
    "a point in the wrong place": ("carrier-platforms", 362000, "a thousand times what is known of the row, 362"),
    "a share as a fraction": ("financing-needs-met", 0.96, "the unit is %: is it 96?"),
    "a date": ("carrier-platforms", "2024-09-30", "a number stands here, not a date"),
    "a date of the calendar": ("carrier-platforms", datetime.datetime(2024, 9, 30), "not a date"),
    "the unit, in words of this language": ("carrier-platforms", "390人", "the unit of this row is count"),
}


@pytest.mark.parametrize(("target", "value", "rule"), UNLIKELY.values(), ids=UNLIKELY.keys())
def test_a_slip_of_the_hand_is_refused_with_the_reason(book, target, value, rule):
    found = book.set(target, 实际进度=value, 更新日期=LATER).read()
    assert ([at for at, _ in refused(found)], found.figures) == ([f"总表!M{book.row(target)}"], [])
    assert rule in found.refusals[0].rule.en


@pytest.mark.parametrize(
    ("target", "value", "day"),
    [
        ("student-entrepreneurs", 5671, LATER),  # a total that rises
        ("roadshows", 3, datetime.date(2025, 1, 10)),  # of another year
        ("carrier-platforms", 300, LATER),  # a level may fall
        ("carrier-platforms", 361999, LATER),
        ("financing-needs-met", 48, LATER),
    ],
)
def test_what_may_be_is_taken(book, target, value, day):
    found = book.set(target, 实际进度=value, 更新日期=day).read()
    assert [float(one.value) for one in found.figures] == [value]
    assert not any("fall" in rule or "thousand" in rule or "%" in rule for _, rule in refused(found))


def test_a_ledger_of_other_observations_is_said_to_be_one_before_its_cells(whole):
    path = whole.set("roadshows", 备注="一").save()
    others = read_edits(path, *inputs("jinan", "jinan_observations"), TODAY)
    at, words = others.remarks[0]
    assert (at, "made from other observations" in words.en) == ("总表", True)
    assert others.refusals
    assert not any("other observations" in words.en for _, words in read_edits(path, *inputs(), TODAY).remarks)
    by_hand = whole.set("carrier-platforms", 状态="✔ 已完成").set("roadshows", 序时进度=20).save()
    assert not any("other observations" in words.en for _, words in read_edits(by_hand, *inputs(), TODAY).remarks)


@pytest.mark.parametrize(("target", "values", "column", "rule"), REFUSED.values(), ids=REFUSED.keys())
def test_what_contradicts_the_plan_is_refused_at_its_cell(book, target, values, column, rule):
    found = book.set(target, **values).read()
    assert [at for at, _ in refused(found)] == [f"总表!{column}{book.row(target)}"]
    assert rule in found.refusals[0].rule.en
    assert found.refusals[0].rule.zh


def test_a_refusal_says_what_stands_there_and_what_the_plan_says(book):
    (refusal,) = book.set("carrier-platforms", 目标值=401).read().refusals
    at = f"总表!G{book.row('carrier-platforms')}"
    assert refusal.line("zh") == f"{at}: 填写为“超过401家”，方案为“超过400家”：目标值须在方案文件中修改"
    assert (
        refusal.line("en")
        == f"{at}: 超过401家 where the plan says 超过400家: target values are changed in the plan file"
    )


def test_rows_that_the_plan_does_not_know_are_refused(book):
    last = book.sheet.max_row + 1
    book.sheet.cell(last, book.column("指标")).value = "新增指标"
    book.sheet.cell(last + 1, book.column("目标编号")).value = "made-up"
    book.sheet.cell(last + 2, book.column("目标编号")).value = "roadshows"
    rules = [(at.removeprefix("总表!"), rule) for at, rule in refused(book.read())]
    assert [at for at, _ in rules] == [f"W{last + 1}", f"W{last + 2}", f"D{last}"]
    assert [
        word in rule for word, (_, rule) in zip(("no target", "row already", "without target id"), rules, strict=True)
    ] == [True] * 3


def test_a_mean_of_several_years_is_not_entered_as_one_figure(tmp_path):
    """Its column shows 12.3 % a year: the mean of the growth of two years, which no single figure is."""
    given = inputs("china-14fyp", "china-14fyp_observations")
    export_ledger(tmp_path / "ledger.xlsx", edition_of(*given, datetime.date(2023, 12, 26)))
    edited = openpyxl.load_workbook(tmp_path / "ledger.xlsx")
    sheet = edited.worksheets[0]
    row = next(row for row in range(4, 30) if sheet.cell(row, 23).value == "rd-spending-growth")
    sheet.cell(row, 13).value, sheet.cell(row, 20).value = 13, LATER
    edited.save(tmp_path / "edited.xlsx")
    found = read_edits(tmp_path / "edited.xlsx", *given, TODAY)
    assert [at for at, _ in refused(found)] == [f"总表!M{row}"]
    assert "not judged by one figure" in found.refusals[0].rule.en


def test_one_figure_for_two_rows_must_be_the_same(tmp_path):
    plan = mp.Plan(
        "small",
        frame=mp.PlanFrame("2024-01-02", "2024..2026"),
        indicators=[mp.Indicator("a", "平台", "家", direction="increase")],
        targets=[
            mp.Target("a", mp.at_least(40 * mp.Unit("家")), due=mp.parse_due("2025"), id="a-25"),
            mp.Target("a", mp.at_least(60 * mp.Unit("家")), due=mp.parse_due("2026"), id="a-26"),
        ],
    )
    seen = mp.Observations({"a": mp.Series("家", {2023: 10})})
    path = tmp_path / "ledger.xlsx"
    export_ledger(path, edition_of(plan, seen, DAY))
    for second, figures, rules in ((20, 1, []), (21, 1, ["there is another figure for 2024-09-30: 20"])):
        edited = openpyxl.load_workbook(path)
        sheet = edited.worksheets[0]
        for row, value in ((4, 20), (5, second)):
            sheet.cell(row, 13).value, sheet.cell(row, 20).value = value, LATER
        edited.save(tmp_path / "edited.xlsx")
        found = read_edits(tmp_path / "edited.xlsx", plan, seen, TODAY)
        assert (len(found.figures), [one.rule.en for one in found.refusals]) == (figures, rules)


# ---- columns, rows and sheets that were moved or taken out


def said(found) -> str:
    return "\n".join(f"{at}: {words.en}" for at, words in found.remarks)


def test_columns_are_read_by_their_names_wherever_they_stand(book):
    book.sheet.move_range(f"Q{HEAD_ROW}:Q{book.sheet.max_row}", cols=8)
    book.set("roadshows", 存在问题="场地紧张")
    found = book.read()
    assert [one.words for one in found.notes] == ["场地紧张"]
    assert "columns have been moved" in said(found)


def test_a_column_that_is_gone_is_said(book):
    book.sheet.delete_cols(book.column("备注"))
    found = book.read()
    assert (refused(found), found.edits) == ([], [])
    assert "the column Remarks is gone" in said(found)


def test_a_column_of_ones_own_is_said_cell_by_cell(book):
    book.sheet.cell(HEAD_ROW, 24).value, book.sheet.cell(HEAD_ROW + 1, 24).value = "评分", 5
    assert said(book.read()).splitlines() == [
        "总表!X3: 评分: not in a column of the ledger, not read",
        "总表!X4: 5: not in a column of the ledger, not read",
    ]


def test_rows_are_read_by_their_targets_wherever_they_stand(book):
    first, second = ([cell.value for cell in book.sheet[row]] for row in (4, 5))
    for row, values in ((4, second), (5, first)):
        for column, value in enumerate(values, 1):
            book.sheet.cell(row, column).value = value
    found = book.read()
    assert (refused(found), found.edits) == ([], [])
    assert "rows have been moved" in said(found)


def test_a_row_that_is_gone_is_said_and_the_plan_stays(book):
    book.sheet.delete_rows(book.row("roadshows"))
    found = book.read()
    assert (refused(found), found.edits) == ([], [])
    assert "the row of roadshows is gone" in said(found)


def test_edits_in_the_sheets_that_follow_are_said_and_not_taken(book):
    book.book["红黄灯清单"]["M4"].value = "已约谈"
    book.sheet["A1"].value = "新标题"
    book.book.remove(book.book["按责任单位"])
    book.book.create_sheet("草稿")["A1"].value = "x"
    found = book.read()
    assert (refused(found), found.edits) == ([], [])
    assert [at for at, _ in found.remarks] == ["总表!A1", "按责任单位", "红黄灯清单!M4", "草稿"]


def test_a_comment_on_a_cell_is_said(book):
    book.cell("roadshows", "备注").comment = openpyxl.comments.Comment("请核实", "王五")
    assert "请核实" in said(book.read())


@pytest.mark.parametrize("seed", range(20))
def test_no_edit_anywhere_is_dropped_in_silence(book, seed):
    """Any cell of any sheet, given any words, a number, a day or nothing: it is taken, refused or told as not read."""
    choose = random.Random(seed)
    sheet = choose.choice([book.sheet, book.sheet, book.sheet, *book.book.worksheets[1:]])
    while True:
        cell = sheet.cell(choose.randint(1, sheet.max_row + 2), choose.randint(1, sheet.max_column + 2))
        value = choose.choice(["改", 7.25, datetime.date(2024, 8, 1), None, "=1+1"])
        numbered = sheet is book.sheet and cell.column == 1 and cell.row > HEAD_ROW
        if isinstance(cell, openpyxl.cell.MergedCell) or (value or "") == (cell.value or "") or numbered:
            continue
        break
    cell.value = value
    try:
        found = book.read()
    except mp.Error as whole:  # the key column, or what the sheet of notes says of the plan, is gone
        refusal = str(whole)
    else:
        refusal = ""
    told = [] if refusal else [one.at for one in (*found.edits, *found.refusals)] + [at for at, _ in found.remarks]
    assert refusal or any(at.startswith(sheet.title) for at in told), cell


def test_a_ledger_without_its_key_column_its_notes_or_of_another_plan_is_refused_whole(tmp_path):
    cases = (
        (lambda book: book.sheet.delete_cols(book.column("目标编号")), "no table with the column 目标编号"),
        (lambda book: book.book.remove(book.book["说明"]), "no sheet 说明 / Notes"),
        (
            lambda book: book.book["说明"].__setitem__("B4", "another"),
            "is a ledger of plan 'another', not of 'jinan-2022'",
        ),
    )
    for number, (edit, words) in enumerate(cases):
        book = Book(tmp_path / f"{number}.xlsx")
        edit(book)
        with pytest.raises(mp.Error, match=words):
            book.read()


# ---- into the table of observations


def figure(**changes) -> Figure:
    facts = {"indicator": "roadshows", "period": "2024-09-30", "value": "50", "unit": "场", "report": "year to date"}
    more = {
        "published": "2024-09-30",
        "source": "here",
        "note": mp.Text("注", "note"),
        "cell": Cell("s", (1, 1), "s!A1", "50"),
    }
    return Figure(**(facts | more | changes))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "indicator,period,value,unit,report,published,source,note\nroadshows,2023,66,场,,,,\n",
            "roadshows,2024-09-30,50,场,year to date,2024-09-30,here,note\n",
        ),
        (
            "value,unit,report,published,source,note,period,indicator",
            "\n50,场,year to date,2024-09-30,here,note,2024-09-30,roadshows\n",
        ),
        (
            "\ufeff指标,时期,数值,单位,口径,发布日期,来源,备注\r\nroadshows,2023,66,场,,,,\r\n",
            "roadshows,2024-09-30,50,场,本年累计,2024-09-30,here,注\r\n",
        ),
    ],
)
def test_new_figures_stand_behind_the_table_in_its_own_columns_language_and_line_ends(text, expected):
    assert table_with(text, [figure()]) == text + expected


def test_a_column_that_is_needed_is_added_and_an_empty_table_begins_with_a_head():
    added = table_with("indicator,period,value\nroadshows,2023,66\n", [figure(source="", note=mp.Text())])
    rows = list(csv.reader(io.StringIO(added, newline="")))
    assert rows == [
        ["indicator", "period", "value", "unit", "report", "published"],
        ["roadshows", "2023", "66", "", "", ""],
        ["roadshows", "2024-09-30", "50", "场", "year to date", "2024-09-30"],
    ]
    plan = inputs()[0]
    assert len(mp.load_observations(table_with("", [figure()]), plan).observations["roadshows"]) == 1


# ---- the command


def run(capsys, *arguments):
    code = main(["ledger", *map(str, arguments)])
    return (code, *capsys.readouterr())


def test_the_command_writes_and_takes_back(capsys, whole, tmp_path):
    out = tmp_path / "ledger.xlsx"
    assert run(capsys, PLAN, SEEN, "--as-of", DAY, "-o", out, "--lang", "zh") == (0, f"-> {out}\n", "")
    assert run(capsys, "--read", out, PLAN, SEEN, "--as-of", TODAY, "--lang", "en") == (
        0,
        "ledger.xlsx: no change\n",
        "",
    )
    edited = whole.set("roadshows", 实际进度=50, 更新日期=LATER, 存在问题="场地紧张").save()
    table = tmp_path / "seen.csv"
    code, text, err = run(capsys, "--read", edited, PLAN, SEEN, "-o", table, "--as-of", TODAY, "--lang", "zh")
    assert (code, err) == (0, "")
    assert text.splitlines()[1:] == [
        f"总表!M{whole.row('roadshows')}: roadshows: 实际进度: 28场 -> 50场"
        "（2024-09-30的数据，自读回之日2025-01-15起计入）",
        f"总表!Q{whole.row('roadshows')}: roadshows: 存在问题: 空 -> 场地紧张",
        f"总表!T{whole.row('roadshows')}: roadshows: 更新日期: 2024-06-30 -> 2024-09-30",
        f"-> {table}",
        f"-> {tmp_path / 'seen_notes.csv'}",
    ]
    plan = mp.read_plan(PLAN)
    series = mp.read_observations(table, plan)["roadshows"]
    assert [(one.value, str(one.period)) for one in mp.known_as_of(series, TODAY)][-1] == (50, str(LATER))
    assert table.read_bytes().startswith(Path(SEEN).read_bytes())
    assert read_notes(tmp_path / "seen_notes.csv", plan) == {("roadshows", Heading.issues): "场地紧张"}


def test_notes_stand_in_the_next_ledger_and_figures_are_taken_once(capsys, whole, tmp_path):
    edited = whole.set("roadshows", 实际进度=50, 更新日期=LATER, 存在问题="场地紧张").save()
    table, notes, following = tmp_path / "seen.csv", tmp_path / "seen_notes.csv", tmp_path / "next.xlsx"
    assert run(capsys, "--read", edited, PLAN, SEEN, "--as-of", TODAY, "-o", table)[0] == 0
    assert run(capsys, PLAN, table, "--as-of", LATER, "--notes", notes, "-o", following, "--lang", "zh")[0] == 0
    sheet = openpyxl.load_workbook(following).worksheets[0]
    assert sheet.cell(whole.row("roadshows"), whole.column("存在问题")).value == "场地紧张"
    assert run(capsys, "--read", following, PLAN, table, "--notes", notes, "--as-of", TODAY, "--lang", "en")[1:] == (
        "next.xlsx: no change\n",
        "",
    )
    code, _, err = run(capsys, "--read", edited, PLAN, table, "--as-of", TODAY, "--lang", "en")
    assert (code, "this figure is there already, not taken twice" in err) == (0, True)


def test_with_a_log_the_plan_of_the_ledgers_own_day_counts(capsys, tmp_path):
    files = [PLANS / f"supervision{end}" for end in (".yaml", "_observations.csv")]
    log, out = ("--log", PLANS / "supervision_log.csv"), tmp_path / "ledger.xlsx"
    assert run(capsys, *files, *log, "--as-of", "2024-03-31", "-o", out, "--lang", "en")[0] == 0
    assert run(capsys, "--read", out, *files, *log, "--as-of", TODAY, "--lang", "en")[:2] == (
        0,
        "ledger.xlsx: no change\n",
    )


def test_a_refused_cell_leaves_no_file_and_exit_code_1(capsys, whole, tmp_path):
    edited = whole.set("roadshows", 实际进度=50, 更新日期=LATER).set("carrier-platforms", 目标值=401).save()
    code, out, err = run(
        capsys, "--read", edited, PLAN, SEEN, "-o", tmp_path / "seen.csv", "--as-of", TODAY, "--lang", "zh"
    )
    assert (code, out) == (1, "")
    assert err.splitlines()[-1] == "有1处改动不能接收，台账未读入，未写出文件"
    assert not (tmp_path / "seen.csv").exists()


def test_changes_as_csv_and_json_say_the_same(capsys, whole):
    edited = whole.set("roadshows", 备注="一", 责任人="二").save()
    rows = list(
        csv.DictReader(
            io.StringIO(run(capsys, "--read", edited, PLAN, SEEN, "--as-of", TODAY, "--format", "csv")[1], newline="")
        )
    )
    assert (
        json.loads(run(capsys, "--read", edited, PLAN, SEEN, "--as-of", TODAY, "--format", "json")[1])["changes"]
        == rows
    )
    assert [row["after"] for row in rows] == ["二", "一"]


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        (("-o", "x.xlsx"), "required: --as-of"),
        (("--read", "x.xlsx"), "required: --as-of"),  # there is no clock: the day of reading is given, or today by name
        (("--as-of", "2024-06-30"), "to write a ledger, -o"),
    ],
)
def test_a_day_is_needed_and_to_write_a_file(capsys, arguments, missing):
    code, out, err = run(capsys, PLAN, SEEN, *arguments, "--lang", "en")
    assert (code, out) == (2, "")
    assert missing in err


@pytest.mark.parametrize(
    ("arguments", "name", "language", "word"),
    [
        (("--as-of", DAY), "l.csv", "en", "the name of the ledger ends in .xlsx"),
        (("--as-of", DAY), "l", "zh", "台账的文件名应以.xlsx结尾"),
        (
            ("--read", "edited.xlsx", "--as-of", DAY),
            "l.xlsx",
            "en",
            "the name of the table of observations ends in .csv",
        ),
        (("--read", "edited.xlsx", "--as-of", DAY), "l.txt", "zh", "数据表的文件名应以.csv结尾"),
    ],
)
def test_a_name_that_says_another_kind_of_file_is_refused(capsys, tmp_path, arguments, name, language, word):
    code, out, err = run(capsys, *arguments, PLAN, SEEN, "-o", tmp_path / name, "--lang", language)
    assert (code, out) == (2, "")
    assert word in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("library", ["xlsxwriter", "openpyxl"])
def test_a_missing_library_is_said_with_the_line_that_installs_it(capsys, monkeypatch, tmp_path, whole, library):
    edited = whole.save()
    monkeypatch.setitem(sys.modules, library, None)
    out = ("--as-of", DAY, "-o", tmp_path / "x.xlsx") if library == "xlsxwriter" else ("--read", edited, "--as-of", DAY)
    code, text, err = run(capsys, *out, PLAN, SEEN)
    assert (code, text) == (1, "")
    assert "pip install 'milepost[excel]'" in err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("target,words\n", "notes.csv:1: no column 'column'"),
        ("target,column,words\nnowhere,Issues,x\n", "notes.csv:2: no target 'nowhere' in the plan"),
        ("target,column,words\nroadshows,Target,x\n", "notes.csv:2: 'Target' takes no notes"),
    ],
)
def test_a_broken_table_of_notes_says_where(tmp_path, text, words):
    path = tmp_path / "notes.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(mp.Error, match=words):
        read_notes(path, inputs()[0])
