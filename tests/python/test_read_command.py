"""milepost read: what is printed, what is written, what is refused."""

import milepost as mp
import pytest
from milepost.cli import main

TABLE = "指标,2022年,2023年\n道路（公里）,12,—\n"


def run(*arguments):
    return main(["read", *map(str, arguments)])


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_the_account_is_printed_and_the_observations_are_written(table, tmp_path, capsys):
    output = tmp_path / "seen.csv"
    assert run(table, "-o", output, "--lang", "en") == 0
    assert "○ a.csv:2:11: —: missing: not available" in capsys.readouterr().out
    assert [figure.value for figure in mp.read_table(output).figures] == ["12"]


def test_nothing_is_written_over_without_being_told_to(table, tmp_path, capsys):
    output = tmp_path / "seen.csv"
    output.write_text("mine", encoding="utf-8")
    assert run(table, "-o", output, "--lang", "en") == 1
    assert f"'{output}' exists already" in capsys.readouterr().err
    assert run(table, "-o", output, "--lang", "zh") == 1
    assert f"“{output}”已存在；请用 -o 另取名称" in capsys.readouterr().err
    assert output.read_text(encoding="utf-8") == "mine"
    assert run(table, "-o", output, "--force") == 0


def test_quiet_leaves_out_what_needs_no_look(table, capsys):
    assert run(table, "--quiet", "--lang", "zh") == 0
    printed = capsys.readouterr().out
    assert "缺失：暂无数据" in printed
    assert "表头 3" in printed
    assert "列：指标" not in printed


def test_a_table_without_figures_is_no_success(tmp_path, capsys):
    path = tmp_path / "none.csv"
    path.write_text("指标,2022年\n道路（公里）,—\n", encoding="utf-8")
    assert run(path, "--lang", "en") == 1
    assert "no figure was read" in capsys.readouterr().err


def test_a_format_is_chosen_by_name(tmp_path, capsys):
    path = tmp_path / "b.csv"
    path.write_text("Year,Value\n2020,5\n", encoding="utf-8")
    assert run(path) == 0
    assert run(path, "--format", "eurostat") == 1
    assert "is not eurostat" in capsys.readouterr().err
    assert run(path, "--format", "csvw") == 2
