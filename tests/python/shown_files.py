"""The files that commands of the documents speak of, made in a folder so that the commands can be run there."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
COPIED = {
    "jinan.yaml": "examples/plans/jinan.yaml",
    "observations.csv": "examples/plans/illustration_observations.csv",
    "grants.yaml": "examples/plans/scenarios/jinan_late.yaml",
    "fewer.yaml": "examples/plans/scenarios/jinan_as_it_is.yaml",
    "nama_10_gdp.tsv": "tests/data/tables/eurostat.tsv",
}
# Made up, all of them.
WRITTEN = {
    "log.csv": "of,subject,step,date,by,note\n",
    "housing.csv": "Indicator,2022,2023\nDwellings renovated,12500,13400\n",
    "指标.csv": "指标,单位,2023年,2024年上半年\n各类双创载体平台,家,340,362\n科技支行,家,10,14\n绿道,公里,5,6\n",
    "cases/canada-series-cases.csv": "case_id\n",
}
SHEETS = {
    "yearbook.xlsx": [["Indicator", "2022", "2023"], ["Dwellings renovated", 12500, 13400]],
    "figures.xlsx": [["Indicator", "2023", "2024"], ["Dwellings renovated", 12500, 13400]],
    "区县报表.xlsx": [["指标", "2023年", "2024年"], ["改造住房（户）", 12500, 13400]],
    "ledger.xlsx": [["序号", "指标名称", "计量单位", "2025年目标", "2023年"], [1, "创业载体", "家", 400, 310]],
}
# Read back by a command that another one wrote it for.
EDITED = ["ledger", "jinan.yaml", "observations.csv", "--as-of", "2024-06-30", "-o", "edited.xlsx"]


def write_sheet(path: Path, rows: list[list[object]]) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "2024年"
    for row in rows:
        book.active.append(row)
    book.save(path)


def furnish(folder: Path) -> None:
    """All files but the edited ledger."""
    for name in ("examples", "tests", "docs"):
        (folder / name).symlink_to(ROOT / name)
    for name, source in COPIED.items():
        shutil.copy(ROOT / source, folder / name)
    for name, text in WRITTEN.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for name, rows in SHEETS.items():
        write_sheet(folder / name, rows)


def prepare(line: str, run: Callable[[list[str]], object]) -> None:
    """What a line writes is not there yet; the edited ledger is, where the line speaks of it."""
    if written := re.search(r" -o (\S+)", line):
        Path(written[1]).unlink(missing_ok=True)
    if "edited.xlsx" in line and not Path("edited.xlsx").exists():
        run(EDITED)
