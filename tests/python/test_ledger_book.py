"""The ledger that is written: its sheets and cells as other readers find them, on screen and on paper."""

import datetime
import functools
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import milepost as mp
import pytest
from milepost.ledger import edition_of, export_ledger, read_ledger
from milepost.ledger.book import book_of
from milepost.ledger.formats import Formats, number_format
from milepost.ledger.headings import HEADINGS, Heading
from milepost.ledger.sheets import sheet_names
from milepost.palette import PALETTES

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")

PLANS = Path(__file__).parents[2] / "examples" / "plans"
DAY, EARLIER = datetime.date(2024, 6, 30), datetime.date(2023, 12, 31)
HEAD_ROW = 3
COLUMNS = (  # of libraries that agencies were asked about, in their order
    *("序号", "任务编号", "重点任务", "指标", "单位", "基期值", "目标值", "完成时限", "牵头单位", "责任单位", "责任人"),
    *(
        "序时进度",
        "实际进度",
        "偏差(百分点)",
        "状态",
        "进展情况",
        "存在问题",
        "下步措施",
        "佐证材料",
        "更新日期",
        "备注",
    ),
)


def inputs(plan="jinan", seen="illustration_observations"):
    read = mp.read_plan(PLANS / f"{plan}.yaml")
    return read, mp.read_observations(PLANS / f"{seen}.csv", read)


@functools.cache
def made(language="zh", **choices):
    """The workbook as openpyxl reads it, and the edition that it shows."""
    edition = edition_of(*inputs(), DAY, language=language, **choices)
    return openpyxl.load_workbook(io.BytesIO(book_of(edition))), edition


def table(sheet) -> list[dict[str, object]]:
    head = [cell.value for cell in sheet[HEAD_ROW]]
    return [dict(zip(head, row, strict=True)) for row in sheet.iter_rows(min_row=HEAD_ROW + 1, values_only=True)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sheets_and_the_columns_are_those_that_agencies_expect(language):
    book, _ = made(language)
    assert tuple(book.sheetnames) == sheet_names(language)
    head = [cell.value for cell in book.worksheets[0][HEAD_ROW]]
    assert head == [one.words(language) for one in HEADINGS]
    assert language == "en" or tuple(head[: len(COLUMNS)]) == COLUMNS


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_sheet_states_what_the_scorecard_says(language):
    book, edition = made(language)
    rows = table(book.worksheets[0])
    assert [row[edition.say("目标编号", "Target id")] for row in rows] == [one.target for one in edition.card.mentions]
    for row, one in zip(rows, edition.card.mentions, strict=True):
        verdict = one.verdict
        status = row[edition.say("状态", "Status")]
        assert status == f"{mp.shape_of(verdict.status)} {mp.word_of(verdict.status, language)}"
        actual = row[edition.say("实际进度", "Progress")]
        assert actual == (verdict.observed.value if verdict.observed else edition.say("暂无数据", "no figure"))
        due = row[edition.say("完成时限", "Due")]
        assert due.date() == verdict.schedule.due


def test_what_is_absent_is_said_and_never_zero():
    rows = {row["目标编号"]: row for row in table(made()[0].worksheets[0])}
    row = rows["carrier-platforms-t06"]
    assert [row[name] for name in ("基期值", "序时进度", "实际进度", "偏差(百分点)", "更新日期", "牵头单位")] == [
        *("未明确", "无法推算", "暂无数据", "—", "—", "未明确"),
    ]
    assert "不重复计数" in row["备注"]


def test_numbers_are_numbers_and_show_their_unit_and_bound():
    sheet = made()[0].worksheets[0]
    head = {cell.value: cell.column for cell in sheet[HEAD_ROW]}
    target, actual = (sheet.cell(HEAD_ROW + 1, head[name]) for name in ("目标值", "实际进度"))
    assert (target.value, target.number_format) == (400, '"超过"General"家"')
    assert (actual.value, actual.number_format) == (362, 'General"家"')


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (6.42621857418406, "%", '0.00"%"'),
        (2.700000000000002, "%", '0.0"%"'),
        (12.000000001, "家", '0"家"'),
        (352.0, "家", 'General"家"'),
        (9.12, "", "General"),
        (0.0034, "", "0.000"),
        (-0.0, "", "General"),
        (2.0, " steps", '[=1]General" step";General" steps"'),
    ],
)
def test_two_decimals_are_shown_at_most_and_none_of_a_whole_number(value, unit, shown):
    assert number_format(value, "", unit) == shown


def test_a_cell_keeps_every_digit_of_the_figure_that_it_shows_in_two_decimals():
    day = datetime.date(2023, 12, 31)
    edition = edition_of(*inputs("china-14fyp", "china-14fyp_observations"), day, since=datetime.date(2022, 12, 31))
    book = openpyxl.load_workbook(io.BytesIO(book_of(edition)))
    seen = edition.card["labour-productivity-growth"].verdict.observed.value
    found = [cell for sheet in book.worksheets for row in sheet for cell in row if cell.value == seen]
    assert len(found) == 3  # of all targets, by unit, of changes
    assert {cell.number_format for cell in found} == {'0.00"%"'}


def cells_of(sheet) -> str:
    return "\n".join(str(cell) for row in sheet.iter_rows(min_row=HEAD_ROW + 1, values_only=True) for cell in row)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_row_of_every_sheet_speaks_the_unit_of_its_row(language):
    """Highly skilled workers are counted in 10,000: their target is 50 of them, not 500,000 people."""
    book = made(language)[0]
    for sheet in (book.worksheets[place] for place in (0, 2, 3)):
        head = {cell.value: cell.column for cell in sheet[HEAD_ROW]}
        unit, target = (head[words] for words in (("单位", "目标值") if language == "zh" else ("Unit", "Target")))
        words = {"zh": "万人", "en": "10,000 people"}[language]
        found = [row for row in range(HEAD_ROW + 1, sheet.max_row + 1) if sheet.cell(row, unit).value == words]
        assert [sheet.cell(row, target).value for row in found] == [50] * len(found)
        assert found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_people_read_names_and_no_ids(language):
    given = inputs("china-14fyp", "china-14fyp_observations")
    book = openpyxl.load_workbook(io.BytesIO(book_of(edition_of(*given, DAY, language=language))))
    first, second = (cells_of(book.worksheets[place]) for place in (0, 2))
    name = mp.in_(given[0].indicator("gdp-growth").name, language)
    assert {"zh": f"高于“{name}”", "en": f'above "{name}"'}[language] in second
    ids = [*(task.id for task in given[0].tasks), *(one.id for one in given[0].indicators)]
    assert [id for id in ids if "-" in id and id in second] == []
    assert [task.id for task in given[0].tasks if task.id in first] == []
    twice = next(one for one in made(language)[1].rows if not one.row.counted)
    assert twice.row.counted_as not in str(twice.values[Heading.remarks])


def test_nobody_has_no_role():
    given = inputs("china-14fyp", "china-14fyp_observations")
    book = openpyxl.load_workbook(io.BytesIO(book_of(edition_of(*given, DAY))))
    roles = [row[0] for row in book["按责任单位"].iter_rows(min_row=HEAD_ROW + 2, values_only=True)]
    assert roles == ["—"] * 20


def test_a_long_title_has_the_lines_that_it_needs():
    given = inputs("china-14fyp", "china-14fyp_observations")
    book = openpyxl.load_workbook(io.BytesIO(book_of(edition_of(*given, DAY, language="en"))))
    small = edition_of(*inputs("supervision", "supervision_observations"), DAY)
    short = openpyxl.load_workbook(io.BytesIO(book_of(small)))
    by_unit = book["By unit"]
    assert by_unit["A1"].alignment.wrap_text
    assert by_unit.row_dimensions[1].height >= 2 * short.worksheets[0].row_dimensions[1].height


def test_a_rate_of_growth_has_no_baseline_and_a_count_from_nothing_has():
    given = inputs("china-14fyp", "china-14fyp_observations")
    rows = {one.row.target: one.values for one in edition_of(*given, DAY).rows}
    assert rows["labour-productivity-growth"][Heading.baseline] == "增速无基期值"
    assert rows["urbanisation-rate"][Heading.baseline] == 63.89
    assert {one.row.target: one.values for one in made()[1].rows}["roadshows"][Heading.baseline] == 0


def test_deviations_are_the_points_between_progress_and_schedule():
    for row in table(made()[0].worksheets[0]):
        numbers = [row[name] for name in ("基期值", "目标值", "序时进度", "实际进度", "偏差(百分点)")]
        if row["目标编号"] in ("carrier-platforms", "student-entrepreneurs", "pilot-test-bases", "roadshows"):
            start, target, required, actual, deviation = numbers
            assert deviation == pytest.approx(100 * (actual - required) / (target - start), abs=0.06)


@functools.cache
def rates(growth: str):
    """The row of a rate that is to be 12.5 % each year, as the ledger of its figure writes it, and its verdict."""
    plan = mp.load_plan("""
milepost: 1
plan: {id: demo, title: 示意, horizon: 2022..2025}
indicators:
  - {id: sales, name: 销售额增长, unit: "%", kind: growth, direction: increase, target: 12.5%以上, due: each year}
""").plan
    seen = mp.load_observations(f"indicator,period,value,published\nsales,2023,{growth},2024-01-20\n", plan)
    edition = edition_of(plan, seen.observations, DAY)
    sheet = openpyxl.load_workbook(io.BytesIO(book_of(edition))).worksheets[0]
    cell = sheet.cell(HEAD_ROW + 1, [one.value for one in sheet[HEAD_ROW]].index("偏差(百分点)") + 1)
    return cell, edition.rows[0].row.verdict


@pytest.mark.parametrize(
    ("growth", "points"), [("16.5", 4.0), ("12.5", 0.0), ("6.25", -6.3), ("18.75", 6.3), ("12.46", -0.04)]
)
def test_a_rate_deviates_from_a_rate_by_percentage_points(growth, points):
    """And not by per cent of the target: 16.5 % against 12.5 % is 4 points more, not 32."""
    cell, verdict = rates(growth)
    assert cell.value == points
    assert (points > 0) == (verdict.observed.value > verdict.required)
    assert verdict.ahead == pytest.approx(100 * (float(growth) - 12.5) / 12.5)


def test_a_small_deviation_is_shown_with_the_digits_that_it_has():
    assert rates("12.46")[0].number_format == "+0.00;-0.00;0.0"
    assert rates("16.5")[0].number_format == "+0.0;-0.0;0.0"


def test_a_share_that_is_to_fall_is_ahead_where_it_is_lower():
    edition = edition_of(*inputs("china-14fyp", "china-14fyp_observations"), DAY)
    (row,) = [one for one in edition.rows if one.row.indicator == "urban-unemployment"]
    assert [row.values[one] for one in (Heading.scheduled, Heading.actual, Heading.deviation)] == [5.5, 5.2, 0.3]


def test_it_prints_across_with_the_head_on_every_page():
    """On A3 (8) where its columns would be too small on A4 (9)."""
    sheets = made()[0].worksheets
    assert [int(sheet.page_setup.paperSize) for sheet in sheets] == [8, 8, 9, 8, 9, 9]
    for sheet in sheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert int(sheet.page_setup.fitToHeight) == 0  # as many pages as it takes; one in width is the default
        assert sheet.print_title_rows == "$1:$3"
    assert sheets[0].freeze_panes == "E4"
    assert sheets[0].print_area.endswith("$U$41")  # without the day of publication and the target id


@pytest.mark.parametrize(
    ("value", "around", "unit", "width", "shown"),
    [
        (362.0, ("", "家"), "家", 9, 'General"家"'),
        (29.8, ("", " micrograms per cubic metre"), " micrograms per cubic metre", 9, "General"),
        (10000.0, ("", " people or more"), " people", 13, 'General" or more"'),
        (10000.0, ("超过", "万元以上"), "万元", 12, '"超过"General"以上"'),
    ],
)
def test_a_unit_that_has_no_place_behind_its_number_stands_in_its_own_column(value, around, unit, width, shown):
    class Book:
        def add_format(self, properties):
            return properties

    assert Formats(Book(), "zh", "safe").number(value, around, unit, width)["num_format"] == shown


@pytest.mark.parametrize("palette", PALETTES)
def test_every_status_has_its_colour_and_the_letters_can_be_read_on_it(palette):
    sheet = made(palette=palette)[0].worksheets[0]
    rules = {rule.formula[0]: rule.dxf for one in sheet.conditional_formatting for rule in one.rules}
    for status in mp.Status:
        words = f"{mp.shape_of(status)} {mp.word_of(status, 'zh')}"
        look = rules[f'"{words}"']
        ground, letters = (PALETTES[palette][status][place].lstrip("#") for place in (0, 1))
        assert look.fill.bgColor.rgb.endswith(ground)
        assert look.font.color.rgb.endswith(letters)
        assert contrast(ground, letters) >= 4.5


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: of the relative luminances."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_drop_downs_offer_the_words_of_the_lists():
    book, _ = made()
    lists = {next(iter(rule.sqref.ranges)).min_col: rule for rule in book.worksheets[0].data_validations.dataValidation}
    head = {cell.value: cell.column for cell in book.worksheets[0][HEAD_ROW]}
    for name, expected in (
        ("状态", [f"{mp.shape_of(one)} {mp.word_of(one, 'zh')}" for one in mp.Status]),
        ("牵头单位", [one.name.zh for one in inputs()[0].organizations]),
    ):
        sheet, span = re.fullmatch(r"'(.+)'!(.+)", lists[head[name]].formula1).groups()
        assert [row[0].value for row in book[sheet][span.replace("$", "")]] == expected
    assert lists[head["更新日期"]].type == "date"


def test_units_have_the_rows_that_they_answer_for():
    book, edition = made()
    plan = edition.plan
    blocks: dict[str, list[str]] = {}
    for row in book["按责任单位"].iter_rows(min_row=HEAD_ROW + 1, values_only=True):
        if row[1] is None:
            unit = row[0].split("　")[0]
        else:
            blocks.setdefault(unit, []).append(row[3])
    tasks = {task.id: [one.organization for one in task.responsibility.organizations] for task in plan.tasks}
    rows = [(plan.indicator(one.indicator).name.zh, tasks[one.task]) for one in edition.card.mentions]
    rows += [(one.name.zh, tasks.get(one.task, [])) for one in plan.deliverables if not one.responsibility]
    own = [one for one in plan.deliverables if one.responsibility]
    rows += [(one.name.zh, [who.organization for who in one.responsibility.organizations]) for one in own]
    for organization in plan.organizations:
        answered = sorted(name for name, who in rows if organization.id in who)
        assert sorted(blocks.get(organization.name.zh, [])) == answered


def test_the_list_of_lights_has_every_red_and_amber_row_and_no_other():
    book, edition = made()
    rows = [row for row in book["红黄灯清单"].iter_rows(min_row=HEAD_ROW + 1, values_only=True) if row[1]]
    statuses = [one.status for one in edition.card.rows if one.counted]
    red = sum(status in ("off_track", "missed") for status in statuses)
    amber = sum(status == "at_risk" for status in statuses)
    assert [row[0] for row in rows] == ["■ 红灯"] * red + ["▲ 黄灯"] * amber
    last = book["红黄灯清单"].cell(HEAD_ROW + 1 + len(rows), 1).value
    assert last.startswith(f"另有{statuses.count('not_assessable')}项暂无法评估")


def as_kept(figure):
    """A workbook keeps 16 digits of a number."""
    return "暂无数据" if figure is None else float(f"{figure:.16g}")


def test_changes_are_those_between_the_two_days_or_it_says_that_none_were_asked_for():
    book, edition = made(since=EARLIER)
    rows = [row for row in book["变更记录"].iter_rows(min_row=HEAD_ROW + 1, values_only=True) if row[1]]
    found = mp.changes_between(mp.assess(*inputs(), as_of=EARLIER), edition.card)
    assert [(row[1], row[5], row[6]) for row in rows] == [
        (one.target, as_kept(one.observed_before), as_kept(one.observed_after)) for one in found
    ]
    assert "未指定对比日期" in made()[0]["变更记录"].cell(HEAD_ROW + 1, 1).value


def test_a_later_day_of_comparison_and_a_palette_that_is_none_are_refused():
    with pytest.raises(mp.OutOfRange, match=r"2024-07-01.* lies after 2024-06-30"):
        edition_of(*inputs(), DAY, since=datetime.date(2024, 7, 1))
    with pytest.raises(mp.OutOfRange, match="palette 'rainbow'"):
        edition_of(*inputs(), DAY, palette="rainbow")


def test_made_up_figures_are_marked_on_every_sheet_and_published_ones_are_not():
    assert all("示意数据" in sheet["A2"].value for sheet in made()[0].worksheets)
    published = edition_of(*inputs("jinan", "jinan_observations"), DAY)
    assert "示意" not in published.subtitle


def test_words_that_look_like_formulas_stay_words():
    """A note that begins with = would run in the office program of whoever opens the ledger."""
    notes = {("carrier-platforms", next(one for one in HEADINGS if one.name == "issues")): "=HYPERLINK(1)"}
    book = openpyxl.load_workbook(io.BytesIO(book_of(edition_of(*inputs(), DAY, notes=notes))))
    cell = book.worksheets[0].cell(
        HEAD_ROW + 1, HEADINGS.index(next(one for one in HEADINGS if one.name == "issues")) + 1
    )
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_the_same_edition_gives_the_same_bytes_and_nothing_of_the_machine():
    edition = edition_of(*inputs(), DAY)
    content = book_of(edition)
    assert content == book_of(edition_of(*inputs(), DAY))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "2024-06-30" in core
    names = set(re.findall(r"<(?:dc|dcterms|cp):(\w+)[ >]", core)) - {"coreProperties"}
    assert names == {"title", "subject", "created", "modified", "creator", "lastModifiedBy"}
    assert "<dc:creator></dc:creator>" in core


def test_a_file_that_stands_is_not_overwritten_unasked(tmp_path):
    edition = edition_of(*inputs(), DAY)
    path = tmp_path / "ledger.xlsx"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(mp.Error, match="exists already"):
        export_ledger(path, edition)
    assert path.read_text(encoding="utf-8") == "mine"
    export_ledger(path, edition, overwrite=True)
    assert path.read_bytes() == book_of(edition)


def test_the_reader_of_foreign_ledgers_reads_it_too(tmp_path):
    export_ledger(tmp_path / "ledger.xlsx", edition_of(*inputs(), DAY))
    ledger = read_ledger(tmp_path / "ledger.xlsx", DAY)
    draft = mp.load_plan(ledger.plan_text("zh")).plan
    names = {one.name.zh for one in draft.indicators}
    assert "各类“双创”载体平台数" in names
    assert len(ledger.figures) >= 30


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """The Chinese ledger through LibreOffice: as a workbook again, and as pages."""
    office = shutil.which("soffice")
    if not office:
        pytest.skip("soffice (LibreOffice) is not installed: no second office program to open the ledger")
    folder = tmp_path_factory.mktemp("office")
    export_ledger(folder / "ledger.xlsx", edition_of(*inputs(), DAY, since=EARLIER))
    (folder / "out").mkdir()
    for kind in ("xlsx", "pdf"):
        command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind]
        done = subprocess.run(
            [*command, "--outdir", str(folder / "out"), str(folder / "ledger.xlsx")], capture_output=True, timeout=120
        )
        assert done.returncode == 0, done.stderr.decode()
    return folder


def test_libreoffice_keeps_every_value(converted):
    before = openpyxl.load_workbook(converted / "ledger.xlsx")
    after = openpyxl.load_workbook(converted / "out" / "ledger.xlsx")
    assert before.sheetnames == after.sheetnames
    for sheet in before.worksheets:
        filled = {cell.coordinate: cell.value for row in sheet for cell in row if cell.value not in (None, "")}
        assert {at: after[sheet.title][at].value for at in filled} == filled


def test_libreoffice_prints_it_on_a3_and_a4_across(converted):
    content = (converted / "out" / "ledger.pdf").read_bytes()
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", content)
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {(842, 595), (1191, 842)}


def test_no_letter_in_print_is_too_small_to_read(converted):
    """7 points, less what a font that stands in for a missing one takes; poppler counts pixels, three to a point."""
    if not shutil.which("pdftohtml"):
        pytest.skip("pdftohtml (poppler) is not installed: nothing to measure the printed letters with")
    command = ["pdftohtml", "-xml", "-stdout", "-i", "-zoom", "3", str(converted / "out" / "ledger.pdf")]
    words = subprocess.run(command, capture_output=True, timeout=60, check=True).stdout.decode()
    sizes = [int(size) / 3 for size in re.findall(r'<fontspec id="\d+" size="(\d+)"', words)]
    assert sizes
    assert min(sizes) >= 6.6


def test_an_edit_in_libreoffice_alone_is_no_change(converted):
    from milepost.ledger import read_edits

    found = read_edits(converted / "out" / "ledger.xlsx", *inputs(), DAY)
    assert (found.edits, found.refusals, found.remarks) == ([], [], [])
