"""milepost import: files written, the report, and files that are no ledger."""

import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import milepost as mp
import pytest
from milepost.cli import main

openpyxl = pytest.importorskip("openpyxl")

ROWS = [["任务", "指标", "单位", "目标值", "2024年完成"], ["建平台", "平台数", "家", "超过400家", 361]]


def run(capsys, *arguments) -> tuple[int, str, str]:
    code = main(["import", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def refused(capsys, path) -> str:
    """The one sentence said of a file that is refused; nothing is written."""
    code, out, err = run(capsys, path)
    assert (code, out) == (1, "")
    assert err.startswith("milepost: error: '")
    assert err.count("\n") == 1
    assert not list(path.parent.glob("*.yaml"))
    return err


def test_it_writes_a_plan_and_a_table_that_the_other_commands_take(capsys, make_ledger):
    path = make_ledger(ROWS)
    code, out, err = run(capsys, path, "--lang", "zh")
    plan, table = path.with_name("ledger.yaml"), path.with_name("ledger_observations.csv")
    assert (code, err) == (0, "")
    assert out.endswith(f"-> {plan}\n-> {table}\n")
    assert table.read_text(encoding="utf-8").splitlines()[0] == "指标,对象,时期,数值,单位,口径,状态,发布日期,来源,备注"
    assert main(["check", str(plan)]) == 0
    assert main(["assess", str(plan), str(table), "--as-of", "2025-03-01", "--format", "csv"]) == 0


@pytest.mark.parametrize(
    ("language", "line", "counts"),
    [
        ("zh", "  ✓ 总表!D2: 超过400家: 目标 超过400家", "任务1项，指标1项，目标1个，数值1个。"),
        ("en", "  ✓ 总表!D2: 超过400家: target: more than 400", "1 task, 1 indicator, 1 target, 1 figure."),
    ],
)
def test_the_report_tells_of_every_cell_then_counts(capsys, make_ledger, language, line, counts):
    _, out, _ = run(capsys, make_ledger(ROWS), "--lang", language)
    lines = out.splitlines()
    assert line in lines
    assert all(any(f" 总表!{column}{row}: " in told for told in lines) for column in "ABCDE" for row in (1, 2))
    assert any(told.startswith(counts) for told in lines)


def test_both_languages_tell_the_same_cells(capsys, make_ledger):
    path = make_ledger(ROWS)
    told = [run(capsys, path, "--lang", language, "--force")[1].splitlines() for language in ("zh", "en")]
    places = [[line.split(": ")[0] for line in lines if line.startswith("  ")] for lines in told]
    assert places[0] == places[1]
    assert len(places[0]) >= 10


OWN = {
    "zh": "milepost: 错误：“{0}”是 milepost 为方案“jinan-2022”写出的台账，不另转为草稿；读回其中的改动，用：{1}\n",
    "en": "milepost: error: '{0}' is the ledger that milepost wrote of plan 'jinan-2022', and needs no draft; "
    "to read its edits back: {1}\n",
}


def test_a_ledger_of_its_own_is_not_drafted_anew(capsys, tmp_path):
    plans = Path(__file__).parents[2] / "examples" / "plans"
    given = [str(plans / "jinan.yaml"), str(plans / "jinan_observations.csv")]
    path = tmp_path / "台账 1.xlsx"
    assert main(["ledger", *given, "--as-of", "2024-06-30", "-o", str(path), "--lang", "zh"]) == 0
    capsys.readouterr()
    command = f"milepost ledger PLAN OBS --read '{path}' --as-of DATE"
    for language, sentence in OWN.items():
        assert run(capsys, path, "--lang", language) == (1, "", sentence.format(path, command))
    assert list(tmp_path.iterdir()) == [path]
    filled_in = dict(zip(("PLAN", "OBS", "DATE"), [*given, "2024-07-31"], strict=True))
    assert main([filled_in.get(one, one) for one in shlex.split(command)[1:]]) == 0


def test_other_names_and_no_silent_overwriting(capsys, make_ledger, tmp_path):
    path = make_ledger(ROWS)
    assert run(capsys, path, "-o", tmp_path / "draft")[0] == 0
    before = (tmp_path / "draft.yaml").read_text(encoding="utf-8")
    code, out, err = run(capsys, path, "-o", tmp_path / "draft.yaml")
    assert (code, out) == (1, "")
    assert f"'{tmp_path / 'draft.yaml'}' exists already" in err
    (tmp_path / "draft.yaml").write_text("mine", encoding="utf-8")
    assert run(capsys, path, "-o", tmp_path / "draft", "--force")[0] == 0
    assert (tmp_path / "draft.yaml").read_text(encoding="utf-8") == before


def test_the_table_alone_is_not_overwritten_either(capsys, make_ledger):
    path = make_ledger(ROWS)
    path.with_name("ledger_observations.csv").write_text("mine", encoding="utf-8")
    assert "exists already" in refused(capsys, path)


def test_a_folder_that_is_not_there_is_named(capsys, make_ledger, tmp_path):
    code, _, err = run(capsys, make_ledger(ROWS), "-o", tmp_path / "nowhere" / "draft")
    assert code == 1
    assert "cannot be written: No such file or directory" in err


def test_the_day_of_the_figures_can_be_given(capsys, make_ledger):
    path = make_ledger([["任务", "指标", "单位", "目前完成数"], ["建平台", "平台数", "家", 361]])
    run(capsys, path, "--as-of", "2024-06-30")
    assert ",2024-06-30,361,家," in path.with_name("ledger_observations.csv").read_text(encoding="utf-8")


OLD = bytes.fromhex("D0CF11E0A1B11AE1")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("ledger.xls", OLD + b"\0" * 512, "is in the old .xls format"),
        ("ledger.xlsx", OLD + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        ("ledger.csv", "任务,目标值\n".encode(), "is plain text, not a workbook"),
        ("ledger.xlsx", b"%PDF-1.7", "is not a workbook; expected .xlsx"),
        ("ledger.xls", b"<html><table></table></html>", "is a web page or XML"),
        ("ledger.xlsx", b"", "is empty"),
        ("ledger.xlsx", b"PK\x03\x04 and no more", "is not a whole workbook"),
    ],
)
def test_files_that_are_no_workbook_are_named_for_what_they_are(capsys, tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    err = refused(capsys, tmp_path / name)
    assert words in err
    assert str(tmp_path / name) in err


@pytest.mark.parametrize(
    ("member", "words"),
    [("word/document.xml", "is an archive, but no workbook"), ("xl/workbook.bin", "is in the binary .xlsb format")],
)
def test_other_archives_are_named_for_what_they_are(capsys, tmp_path, member, words):
    with zipfile.ZipFile(tmp_path / "ledger.xlsx", "w") as archive:
        archive.writestr(member, "x")
    assert words in refused(capsys, tmp_path / "ledger.xlsx")


def test_a_workbook_without_its_parts_is_refused_in_one_sentence(capsys, tmp_path):
    with zipfile.ZipFile(tmp_path / "ledger.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert "is not a workbook that can be read" in refused(capsys, tmp_path / "ledger.xlsx")


def test_a_workbook_that_unpacks_to_far_too_much_is_not_unpacked(capsys, make_ledger, monkeypatch):
    monkeypatch.setattr("milepost.reading.workbook.LARGEST", 1000)
    assert "workbooks above 0 MB are not read" in refused(capsys, make_ledger(ROWS))


def test_a_workbook_cut_short_is_refused(capsys, make_ledger):
    path = make_ledger(ROWS)
    path.write_bytes(path.read_bytes()[:-200])
    assert "is not a whole workbook" in refused(capsys, path)


def test_a_missing_file_and_a_folder_are_named(capsys, tmp_path):
    assert "cannot be opened: No such file or directory" in refused(capsys, tmp_path / "nowhere.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    assert "cannot be opened: Is a directory" in refused(capsys, tmp_path / "folder.xlsx")


@pytest.mark.parametrize("rows", [[], [["姓名", "电话"], ["张三", 1]], [["任务"], ["建平台"]]])
def test_a_workbook_without_a_ledger_says_what_a_header_needs(capsys, make_ledger, rows):
    err = refused(capsys, make_ledger(rows))
    assert "has no ledger table: expected a row of headings with 任务 (task) or 指标 (indicator)" in err


def test_without_openpyxl_it_says_the_line_that_installs_it(capsys, make_ledger, monkeypatch):
    path = make_ledger(ROWS)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    code, out, err = run(capsys, path)
    assert (code, out) == (1, "")
    assert "pip install 'milepost[excel]'" in err


def test_the_other_commands_do_not_load_openpyxl():
    program = "import sys, milepost.cli; sys.exit('openpyxl' in sys.modules or 'milepost.ledger' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


def test_help_names_the_command(capsys):
    assert run(capsys, "--help")[0] == 0
    assert main(["--help"]) == 0
    assert "milepost import ledger.xlsx -o draft" in capsys.readouterr().out
    assert mp.__version__
