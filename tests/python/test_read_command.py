"""milepost read: what is printed, what is written, what is refused."""

import shlex
from pathlib import Path

import milepost as mp
import pytest
from milepost.cli import main

TABLE = "指标,2022年,2023年\n道路（公里）,12,—\n"


def run(*arguments):
    return main(["read", *map(str, arguments)])


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path):
    return written(tmp_path / "a.csv", TABLE)


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


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "milepost: error: '{}': no figure was read; nothing is written\n"),
        ("zh", "milepost: 错误：“{}”中没有读出任何数值，未写出文件\n"),
    ],
)
def test_a_table_without_figures_is_no_success_and_leaves_no_file(tmp_path, capsys, language, said):
    """What was made of its cells is a part of the complaint."""
    path = tmp_path / "none.csv"
    path.write_text("指标,2022年\n道路（公里）,—\n", encoding="utf-8")
    assert run(path, "-o", tmp_path / "seen.csv", "--lang", language) == 1
    out, err = capsys.readouterr()
    assert (out, list(tmp_path.iterdir())) == ("", [path])
    assert "○ none.csv:2:8: —: " in err
    assert err.endswith(said.format(path))


# ---- on to a plan

PLANS = Path(__file__).parents[2] / "examples" / "plans"
PLAN = PLANS / "jinan.yaml"
NAMES = """主要指标完成情况（示意）
指标,计量单位,2023年,2024年上半年
高技能人才总量,万人,43.9,45.2
Sci-tech bank branches,家,10,14
各类"双创"载体平台,家,340,362
绿道,公里,5,6
高技能人才,万人,1,2
辅导企业扩容增速,,31.2,
每年创业培训人数,万元,1,2
"""


@pytest.fixture
def names(tmp_path):
    return written(tmp_path / "names.csv", NAMES)


def test_names_become_the_ids_that_assess_takes(names, tmp_path, capsys):
    """In Chinese, in English, and in a form of their own; then the figures are judged as if ids had been written."""
    seen = tmp_path / "seen.csv"
    assert run(names, "--plan", PLAN, "-o", seen, "--lang", "zh") == 0
    assert capsys.readouterr().out.endswith(f"-> {seen}\n")
    by_hand = tmp_path / "by_hand.csv"
    by_hand.write_text(
        "indicator,period,value\nhighly-skilled-talent,2023,43.9\nhighly-skilled-talent,2024H1,45.2\n"
        "sci-tech-branches,2023,10\nsci-tech-branches,2024H1,14\ncarrier-platforms,2023,340\n"
        "carrier-platforms,2024H1,362\nadvised-company-growth,2023,31.2\n",
        encoding="utf-8",
    )
    verdicts = []
    for table in (seen, by_hand):
        assert main(["assess", str(PLAN), str(table), "--as-of", "2024-08-30", "--format", "json"]) == 0
        verdicts.append(capsys.readouterr())
    assert verdicts[0] == verdicts[1]


@pytest.mark.parametrize(
    "line",
    [
        "  “高技能人才总量”为方案指标 highly-skilled-talent",
        '  “各类"双创"载体平台”按方案指标 carrier-platforms 读入，请核对；方案写作：各类“双创”载体平台数',
        "  指标“绿道”不在方案之中，其2个数值未列入",
        "  指标“高技能人才”不在方案之中，其2个数值未列入；是否应为“高技能人才总量”（highly-skilled-talent）或"
        "“技能人才总量”（skilled-talent）？",
        '  ! names.csv:5:14: 340: 340 家（各类"双创"载体平台，2023年）；名称写法与方案不同，按 carrier-platforms 读入',
        "  # names.csv:6:7: 5: 指标不在方案之中，未列入",
        "  ! names.csv:8:11: 31.2: 31.2（辅导企业扩容增速，2023年）；表中未注明单位，按方案的“%”计",
        "  ? names.csv:9:13: 1: 单位“万元”与指标的单位不可换算；应为人",
    ],
)
def test_the_account_says_what_became_of_every_name(names, capsys, line):
    assert run(names, "--plan", PLAN, "--lang", "zh") == 0
    assert line in capsys.readouterr().out.splitlines()


def test_the_growth_and_the_parts_of_an_indicator_are_not_taken_for_it(tmp_path, capsys):
    path = tmp_path / "growth.csv"
    path.write_text("指标,2023年,同比增长\n技术合同成交额（亿元）,650,15%\n其中：技术开发,200,\n", encoding="utf-8")
    assert run(path, "--plan", PLAN, "--lang", "zh") == 0
    told = capsys.readouterr().out.splitlines()
    assert "  “技术合同成交额”为方案指标 tech-contract-value" in told
    assert "  指标“技术合同成交额 / 同比增长”不在方案之中，其1个数值未列入" in told
    assert "  指标“技术合同成交额 / 技术开发”不在方案之中，其1个数值未列入" in told


TIDY = (
    "指标,时期,数值,口径,状态,发布日期\n路演,2024H1,5,本年累计,正式,\n路演,二季度,6,,,\n路演,2023,7,,最终,2024/1/20\n"
)


def test_a_tidy_table_is_told_of_by_its_columns(tmp_path, capsys):
    path, seen = tmp_path / "t.csv", tmp_path / "seen.csv"
    path.write_text(TIDY, encoding="utf-8")
    assert run(path, "-o", seen, "--lang", "zh") == 0
    told = capsys.readouterr().out.splitlines()
    assert "  L t.csv:2:4: 2024H1: 时期" in told
    assert "  N t.csv:2:13: 本年累计: 口径" in told
    assert "  ? t.csv:2:18: 正式: 状态“正式”无法识别，应为最终、初步、估计、下限" in told
    assert "  ? t.csv:3:4: 二季度: 时期“二季度”未写年份" in told
    assert [figure.published for figure in mp.read_table(seen).figures] == ["2024-01-20"]


def indicators_in(path) -> list[str]:
    return list(dict.fromkeys(figure.indicator for figure in mp.read_table(path).figures))


def test_a_name_is_renamed_as_asked_for(names, tmp_path):
    seen = tmp_path / "seen.csv"
    assert run(names, "--plan", PLAN, "--rename", "高技能人才=skilled-talent", "-o", seen) == 0
    assert "skilled-talent" in indicators_in(seen)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--plan", PLAN, "--rename", "绿道=roadshow"], 1, "方案中没有指标“roadshow”；是否应为“roadshows”？"),
        (["--plan", PLAN, "--rename", "绿地=roadshows"], 1, "表中没有指标“绿地”"),
        (["--plan", PLAN, "--rename", "绿道"], 2, "“绿道”不能用于 --rename：应为 名称=编号"),
        (["--rename", "绿道=roadshows"], 2, "--rename 须与 --plan 同用"),
    ],
)
def test_a_renaming_that_is_none_is_refused(names, tmp_path, capsys, arguments, code, said):
    assert run(names, *arguments, "-o", tmp_path / "seen.csv", "--lang", "zh") == code
    out, err = capsys.readouterr()
    assert (out, (tmp_path / "seen.csv").exists()) == ("", False)
    assert said in err


def test_of_two_names_for_one_indicator_neither_is_taken_without_being_asked(tmp_path, capsys):
    path = tmp_path / "two.csv"
    path.write_text("指标,2023年\n科技支行数,10\n科技支行数量,11\n", encoding="utf-8")
    assert run(path, "--plan", PLAN, "-o", tmp_path / "seen.csv", "--lang", "zh") == 1
    err = capsys.readouterr().err
    assert err.count("是否应为“科技支行”（sci-tech-branches）") == 2
    assert err.endswith(f"中没有读出任何属于“{PLAN}”的数值，未写出文件\n")


def test_without_a_plan_the_way_to_ids_is_said_where_there_are_names(names, tmp_path, capsys):
    seen = tmp_path / "seen.csv"
    assert run(names, "-o", seen, "--lang", "zh") == 0
    assert "加 --plan 方案文件" in capsys.readouterr().err
    assert run(names, "--plan", PLAN, "-o", seen, "--force") == 0
    assert run(seen, "-o", tmp_path / "again.csv") == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("table", ["指标,时期,数值\n科技支行,2023,10\n", NAMES])
def test_assess_says_how_a_table_with_names_is_read(tmp_path, capsys, table):
    path = tmp_path / "names.csv"
    path.write_text(table, encoding="utf-8")
    assert main(["assess", str(PLAN), str(path), "--as-of", "2024-08-30", "--lang", "zh"]) == 1
    hint = capsys.readouterr().err.splitlines()[-1].removeprefix("可先转为数据表：milepost ")
    seen = tmp_path / "observations.csv"
    assert main([str(seen) if word == "observations.csv" else word for word in shlex.split(hint)]) == 0
    assert main(["assess", str(PLAN), str(seen), "--as-of", "2024-08-30"]) == 0


def test_a_mistyped_id_is_not_sent_to_another_command(tmp_path, capsys):
    path = tmp_path / "ids.csv"
    path.write_text("indicator,period,value\nroadshow,2023,10\n", encoding="utf-8")
    assert main(["assess", str(PLAN), str(path), "--as-of", "2024-08-30", "--lang", "en"]) == 1
    assert "milepost read" not in capsys.readouterr().err


def test_a_format_is_chosen_by_name(tmp_path, capsys):
    path = tmp_path / "b.csv"
    path.write_text("Year,Value\n2020,5\n", encoding="utf-8")
    assert run(path) == 0
    assert run(path, "--format", "eurostat") == 1
    assert "is not eurostat" in capsys.readouterr().err
    assert run(path, "--format", "csvw") == 2
