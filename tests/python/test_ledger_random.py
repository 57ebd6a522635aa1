"""Whatever a ledger says, the draft loads without errors, and every filled cell is told of."""

import io
import re
import warnings
from datetime import date
from pathlib import Path

import milepost as mp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

openpyxl = pytest.importorskip("openpyxl")
from milepost.ledger import read_ledger  # noqa: E402

HEADINGS = """序号 任务编号 类别 重点任务 工作内容 指标 指标名称（亿元） 单位 计量单位 基期值（2022年） 基期值 上年完成
目标值 目标 2023年目标 2025年目标值（万元） 完成时限 开始时间 牵头单位 配合单位 责任单位 责任人 序时进度 实际进度
目前完成数 累计完成 上半年完成 截至6月底 2023年完成 完成率 偏差(百分点) 状态 进展情况 存在问题 更新日期 备注 口径 X
2024年"""
CELLS = """超过400家|≥95%|400家以上|４００|4.5万|3—5个|5亿|100%|全覆盖|一批|提高3个百分点|下降13.5%|每年不少于60场
力争到2025年达到400家|约400|不超过5.5|高于x|与t01-1同步|above t01-1|2025年底|2025-12-31|长期|定期|每季度|“十四五”末
2024—2025年|2025年12月底前|年底前|5年内|2020年|6月底|2025年13月|无|—|待定|家|个|亿元|万元|万人次|%|台套|万台套|年|月
市发展改革委、市科技局（牵头）|各区县；有关部门|市科技局等按职责分工负责|牵头单位：甲局；配合单位：乙局、丙局
已完成361家|361|1700余|突破1700|45%|稳步推进|#REF!|合计|注：示意|一、平台|true|null|a: b # c|- x|'|"|[x]|{|*x|&x|!x
\t|\\|null: ~|2022..2025|１e400|1e400|2024年重点任务台账（2024年6月底）|截至2024年6月30日|单位：万元|t01-1
Carrier platforms|t01 1"""
HEADS = HEADINGS.split()
WORDS = CELLS.replace("\n", "|").split("|")
NUMBERS = st.one_of(st.integers(-(10**6), 10**12), st.floats(allow_nan=False, allow_infinity=False))
VALUES = st.one_of(
    st.none(), st.sampled_from(WORDS), st.sampled_from(WORDS), NUMBERS, st.booleans(),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)), st.just("=1+1"),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12),
)  # fmt: skip
FORMATS = st.sampled_from(("General", "0%", "0.00", '0"家"', 'yyyy"年"m"月"', "0,", "@"))
HEADER = st.lists(st.sampled_from(HEADS), min_size=1, max_size=14).flatmap(
    lambda heads: st.permutations(["重点任务", "目标值", "指标", "单位", "完成时限", *heads])
)
MERGES = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(0, 3), st.integers(0, 3)), max_size=3)


@st.composite
def workbooks(draw):
    """One to three sheets: some rows above, a header, rows of cells of any kind, merged anywhere."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for place in range(draw(st.integers(1, 3))):
        sheet = book.create_sheet(draw(st.sampled_from(("总表", "2024年台账", "说明"))) + str(place))
        for row in draw(st.lists(st.lists(VALUES, max_size=2), max_size=2)):
            sheet.append([plain(value) for value in row])
        header = draw(HEADER)
        sheet.append(header)
        for row in draw(st.lists(st.lists(VALUES, max_size=len(header)), max_size=6)):
            sheet.append([plain(value) for value in row])
        for top, left, down, right in draw(MERGES):
            sheet.merge_cells(start_row=top, start_column=left, end_row=top + down, end_column=left + right)
        for cell in list(sheet._cells.values())[:: draw(st.integers(3, 20))]:
            cell.number_format = draw(FORMATS)
    return book


def plain(value):
    return re.sub(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]", "", value) if isinstance(value, str) else value


def saved(book, folder: Path) -> Path:
    path = folder / "ledger.xlsx"
    book.save(path)
    return path


def filled(path: Path) -> set[str]:
    """The cells of a workbook that show anything, by the eyes of openpyxl."""
    shown = set()
    for data_only in (True, False):
        with warnings.catch_warnings(action="ignore"):  # numbers that no calendar holds, shown as dates
            book = openpyxl.load_workbook(path, data_only=data_only)
        for sheet in book.worksheets:
            cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
            shown |= {f"{sheet.title}!{cell.coordinate}" for cell in cells if visible(str(cell.value))}
    return shown


def visible(text: str) -> str:
    return re.sub(r"[\s\u200b-\u200d\u2060\ufeff\x7f-\x9f]", "", text)


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(book=workbooks())
def test_the_draft_loads_whatever_the_ledger_says(tmp_path_factory, book):
    path = saved(book, tmp_path_factory.mktemp("random"))
    try:
        ledger = read_ledger(path)
    except mp.Error as refused:
        if "has no ledger table" not in str(refused):  # merging may have swallowed every header
            raise
        return
    for language in ("zh", "en"):
        reading = mp.load_plan(ledger.plan_text(language))
        assert [str(problem) for problem in reading.problems if problem.severity == "error"] == []
        assert reading.plan is not None
        seen = mp.load_observations(ledger.table_text(language), reading.plan)
        assert [str(problem) for problem in seen.problems if problem.severity == "error"] == []
        assert sum(1 for _ in io.StringIO(ledger.table_text(language))) == len(ledger.figures) + 1
    told = {finding.cell.at for finding in ledger.findings}
    assert {at for at in filled(path) if at not in told and is_shown(ledger, at)} == set()


def is_shown(ledger, at: str) -> bool:
    """Cells of which nothing is left once tidied, such as one unassigned character, are no words."""
    return any(cell.at == at for sheet in ledger.sheets for cell in sheet.cells.values())


def test_every_cell_that_shows_anything_is_a_cell_of_the_ledger(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["重点任务", "指标", "目标值", None, 0, False, 0.0, "\u200b", " "])
    path = saved(book, tmp_path)
    cells = {cell.at for sheet in read_ledger(path).sheets for cell in sheet.cells.values()}
    assert cells == filled(path) == {f"Sheet!{letter}1" for letter in "ABCEFG"}
