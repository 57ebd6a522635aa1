"""Makes the workbooks of this folder: python make_workbooks.py. All figures are made up."""

import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment

FOLDER = Path(__file__).parent
LONG_AGO = datetime.datetime(2025, 1, 1)


def saved(name, rows, change=None, title="数据"):
    book = Workbook()
    book.properties.created = book.properties.modified = LONG_AGO
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if change:
        change(book, sheet)
    book.save(FOLDER / f"{name}.xlsx")


def merged(*ranges):
    return lambda _, sheet: [sheet.merge_cells(area) for area in ranges]


saved(
    "merged-heads",
    [
        ["示意数据：主要指标"],
        ["类别", "指标", "单位", "2023年", None, "2024年"],
        [None, None, None, "绝对量", "同比增长", "绝对量", "同比增长"],
        ["经济", "规模以上工业增加值增速", "%", 5.2, None, 4.9],
        [None, "固定资产投资", "亿元", 4100.5, "3.1", 4300],
        ["民生", "城镇新增就业", "万人", 18.2, 0, 18.5, 1.6],
        ["注：示意数据。"],
    ],
    merged("A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "A4:A5", "A7:G7"),
)


def months(book, sheet):
    for cell in sheet[1][1:]:
        cell.number_format = 'yyyy"年"m"月"'


def days(book, sheet):
    for cell in sheet[1][1:]:
        cell.number_format = "yyyy-mm-dd"


first_days = [datetime.date(2024, month, 1) for month in (1, 2, 3)]
saved("excel-months", [["指标", *first_days[:2]], ["用水量（万立方米）", 3.1, 2.9]], months)
saved("excel-first-days", [["指标", *first_days], ["用水量（万立方米）", 3.1, 2.9, 0]], days)
saved("excel-date-numbers", [["指标", 45292, 45322, "2024年3月"], ["用水量（万立方米）", 3.1, 2.9, 3.3]])
saved(
    "formulas",
    [["指标", "2022年", "2023年"], ["财政收入（亿元）", 900, "=B2*1.05"], ["财政支出（亿元）", "#REF!", 1300]],
)


def hide(book, sheet):
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    old = book.create_sheet("旧表")
    old.sheet_state = "hidden"
    old.append(["指标", "2020年"])
    old.append(["绿道（公里）", 7])


saved("hidden", [["指标", "2021年", "2022年"], ["公园（个）", 10, 12], ["广场（个）", 5, 6]], hide)


def overlap(book, sheet):
    sheet["A4"] = "注：示意数据。"
    sheet.merged_cells.add("A4:B5")
    sheet.merged_cells.add("B5:C6")


saved("overlapping-merges", [["指标", "2022年", "2023年"], ["道路（公里）", 1, 2]], overlap)
saved(
    "merged-figures",
    [["指标", "2022年", "2023年"], ["水库（座）", 8], ["泵站（座）", 3, 4]],
    merged("B2:C2"),
)


def formats(book, sheet):
    sheet["B2"].number_format = "0.0%"
    sheet["C2"].number_format = "0%"
    sheet["B3"].number_format = '0"家"'
    sheet["C3"].number_format = '#,##0"家"'


saved("number-formats", [["指标", "2022年", "2023年"], ["绿化率", 0.415, 0.42], ["企业数", 400, 1250]], formats)


def explained(book, sheet):
    words = book.create_sheet("说明")
    words.append(["本表由各区县填报。"])
    words.append(["数据均为示意。"])


saved(
    "year-in-sheet-name",
    [["区县", "新增企业（家）", "新增专利（件）"], ["历下区", 310, 55], ["市中区", 205, 0]],
    explained,
    title="2024年",
)
saved(
    "units-under-heads",
    [
        ["2023年各区县人口"],
        ["区县", "常住人口", "城镇化率"],
        [None, "（万人）", "（%）"],
        ["历下区", 82.3, 100],
        ["章丘区", 106, "—"],
    ],
    merged("A1:C1", "A2:A3"),
)
saved(
    "signed-form",
    [
        ["教育重点工作统计表"],
        ["填报单位：示范市教育局", None, None, "填报日期：2025年1月10日"],
        [],
        ["序号", "指标", "计量单位", "2024年完成数", "备注"],
        [1, "新建学校", "所", 12, "含改扩建"],
        [2, "新增学位", "万个", 0.9],
        [],
        ["填表人：张三", None, "审核人：李四"],
        ["示意数据，非公布数据"],
    ],
    merged("A1:E1"),
)


def remark(book, sheet):
    sheet["C2"].comment = Comment("含在建", "示意")


saved("comments", [["指标", "2023年", "2024年"], ["图书馆（座）", 15, 16]], remark)
saved(
    "three-row-heads",
    [
        ["指标", "2024年"],
        [None, "一季度", None, "二季度"],
        [None, "1月", "2月", "4月"],
        ["客流（万人次）", 5, 4.5, 6],
    ],
    merged("A1:A3", "B1:D1", "B2:C2"),
)
saved(
    "tidy-workbook",
    [
        ["indicator", "period", "value", "unit"],
        ["housing", 2023, 120, "people"],
        ["housing", datetime.date(2024, 6, 30), 131.5, "people"],
    ],
)
saved(
    "transposed-merged",
    [
        ["年份", "时期", "入境游客（万人次）"],
        [2023, "上半年", 3.5],
        [None, "下半年", 4],
        [2024, "上半年", 5.5],
        [None, "下半年", "…"],
    ],
    merged("A2:A3", "A4:A5"),
)
