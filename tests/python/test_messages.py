"""Problems and errors in Chinese: every wording of the sources has its own, and no file is refused in English."""

import re
from pathlib import Path

import cpp_wordings
import milepost as mp
import pytest
from milepost.cli import main
from milepost.commands import messages

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "examples" / "plans"
PLAN, SEEN = str(PLANS / "jinan.yaml"), str(PLANS / "illustration_observations.csv")
PLAN_OF_SCENARIOS = str(ROOT / "tests" / "data" / "plan_of_scenarios.yaml")
ON = ("--as-of", "2024-06-30")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
HAS_SOURCES = (ROOT / "src" / "io").is_dir()
needs_sources = pytest.mark.skipif(not HAS_SOURCES, reason="the sources in C++ are not beside the tests")

# Words of a file, names of options, lines that install: they stay as they are.
NO_SENTENCE = re.compile(
    r"“[^”]*”|'[^']*'|pip install \S+|--[\w-]+( [A-Z]+)?|[\w./\\-]+\.(?:yaml|csv|xlsx)\S*|\{[^}]*\}"
    r"|(?:uniform|normal|triangular) [-\d]|milepost read\b"
)
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}|(?<![-\w])(?:expected|the|not|has|have|and|with|which|cannot)(?![-\w])")
# Two conditions of one message that exclude each other.
NEVER_SAID = (
    "more is better (direction: decrease)",
    "less is better (direction: increase)",
    "have no due date of its own",
    "has no due date of their own",
)

# Modules whose errors are those of functions that no command calls.
NO_COMMAND = re.compile(
    r"plots|cases|scenario_cases|allocation|published|conformance|samples|panels|column|projection\.py|plan_evidence"
)


def english_in(words: str) -> str:
    """What is left of a sentence in English; empty where all is Chinese."""
    found = ENGLISH.search(NO_SENTENCE.sub("", words))
    return found[0] if found else ""


# ---- every wording of the sources


def wordings() -> list[tuple[str, str]]:
    said = cpp_wordings.all_wordings() if HAS_SOURCES else []
    return [(file, words) for file, words in said if not any(one in words for one in NEVER_SAID)]


@needs_sources
def test_the_sources_are_read():
    """A known message of each way to say one."""
    said = {words for _, words in wordings()}
    assert len(said) > 450
    assert "month-day 7-7: no such day in any year" in said  # fail_range
    assert any(one.startswith("'7' is not a week; expected a year in four digits") for one in said)  # fail_parse
    assert "unknown key '7' in 7; expected 7; a number with commas must stand in quotes here" in said  # conditions
    assert any("neither ,nor" not in one and "comma before every three digits" in one for one in said)  # a member


@needs_sources
def test_every_wording_of_the_sources_is_said_in_chinese():
    said = [(file, words, messages.message_in_chinese(words)) for file, words in wordings()]
    assert [(file, words) for file, words, zh in said if english_in(zh) or not CHINESE.search(zh)] == []


def test_every_error_that_a_command_raises_in_python_is_said_in_chinese():
    folder = ROOT / "python" / "milepost"
    modules = {str(path.relative_to(folder)): path for path in folder.rglob("*.py")}
    said = {
        (name, words)
        for name, path in modules.items()
        if not NO_COMMAND.match(name)
        for words in cpp_wordings.wordings_of_python(path)
    }
    assert len(said) > 25
    assert [one for one in sorted(said) if english_in(messages.message_in_chinese(one[1]))] == []


@needs_sources
def test_every_wording_that_is_put_into_chinese_is_said_somewhere():
    code = [cpp_wordings.code(path) for path in cpp_wordings.SOURCES]
    code += [path.read_text(encoding="utf-8") for path in (ROOT / "python" / "milepost").rglob("*.py")]
    text = re.sub(r'"\s*f?"', "", "\n".join(code))
    said = [*(words for _, words in wordings()), *said_of_broken_plans()]
    clauses = {clause for words in said for clause in clauses_within(words)}

    def is_said(landmark: str, wording: messages.Wording) -> bool:
        run = max(re.findall(r"[A-Za-z][\w ,-]*", landmark), key=len).removeprefix("expected").strip(" ,")
        return run in text or any(wording.found_in(clause) is not None for clause in clauses)

    assert [one.en for landmark, one in messages.wordings() if not is_said(landmark, one)] == []


def said_of_broken_plans() -> list[str]:
    """What is put together in ways that the sources do not show in one place."""
    plans = [path for path in plain_files("broken_plans") if not path.stem.startswith("not_utf8")]
    texts = [(path.read_bytes().decode("utf-8", "replace"), path.name) for path in plans]
    return [problem.message for text, name in texts for problem in mp.load_plan(text, name).problems]


def clauses_within(words: str) -> list[str]:
    """The clauses of a message, and what stands before and behind each colon of them."""
    parts = [messages.cut(clause, ": ") for clause in messages.clauses_of(words)]
    bounds = [(one, a, b) for one in parts for a in range(len(one)) for b in range(a + 1, len(one) + 1)]
    return [": ".join(one[a:b]) for one, a, b in bounds]


@pytest.mark.parametrize("wording", [one for _, one in messages.wordings()], ids=lambda one: one.en[:40])
def test_no_value_is_lost_on_the_way(wording):
    """Each hole filled with a number of its own, which its Chinese has too."""
    values = [str(910 + place) for place in range(len(wording.holes))]
    filled = iter(values)
    clause = messages.HOLE.sub(lambda _: next(filled), wording.en)
    zh = messages.message_in_chinese(clause)
    assert sorted(re.findall(r"91\d", zh)) == values, zh


# ---- files that are broken


def plain_files(folder: str, pattern: str = "*.yaml") -> list[Path]:
    return sorted((ROOT / "tests" / folder).glob(pattern))


def refused(capsys, *arguments: str) -> str:
    code = main([str(one) for one in (*arguments, "--lang", "zh")])
    out, err = capsys.readouterr()
    assert (code, out) == (1, "")
    return err


def lines_in_english(err: str) -> list[str]:
    return [line for line in err.splitlines() if english_in(line)]


@pytest.mark.parametrize("path", plain_files("broken_plans"), ids=lambda path: path.stem)
def test_a_broken_plan_is_refused_in_chinese_throughout(capsys, path):
    main(["check", str(path), "--strict", "--lang", "zh"])
    out, err = capsys.readouterr()
    assert CHINESE.search(err)
    assert lines_in_english(err + out) == []


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_warnings_of_a_shipped_plan_are_in_chinese_throughout(capsys, path):
    main(["check", str(path), "--lang", "zh"])
    assert lines_in_english(capsys.readouterr().err) == []


@pytest.mark.parametrize("path", plain_files("broken_methods"), ids=lambda path: path.stem)
def test_a_broken_file_of_methods_is_refused_in_chinese_throughout(capsys, path):
    err = refused(capsys, "assess", PLAN, SEEN, *ON, "--method", "mine.2026", "--methods", path)
    assert lines_in_english(err) == []


@pytest.mark.parametrize("path", plain_files("broken_scenarios"), ids=lambda path: path.stem)
def test_a_broken_scenario_is_refused_in_chinese_throughout(capsys, tmp_path, path):
    seen = tmp_path / "seen.csv"
    seen.write_text("indicator,period,value\n", encoding="utf-8")
    main(["simulate", PLAN_OF_SCENARIOS, str(seen), str(path), *ON, "--paths", "2", "--lang", "zh"])
    assert lines_in_english(capsys.readouterr().err) == []


TABLES = {
    "empty": "",
    "no_column": "indicator,value\nx,1\n",
    "unknown_column": "indicator,period,value,vlaue\n",
    "column_twice": "indicator,period,value,value\n",
    "other_separator": "indicator;period;value\n",
    "cells": "indicator,period,value\nroadshows,2024,1,2\n",
    "quotes": 'indicator,period,value\nroad"shows,2024,1\n"roadshows"x,2024,1\n"roadshows,2024,1\n',
    "empty_row": "indicator,period,value\n,,\n",
    "names": "indicator,period,value\nroadshow,2024,1\n,2024,1\n",
    "values": "indicator,period,value\nroadshows,2024,many\nroadshows,,1\nroadshows,2025Q7,1\nroadshows,2023,\n",
    "twice": "indicator,period,value\nroadshows,2024H1,1\nroadshows,2024H1,1\nroadshows,2024H1,2\n",
    "units": "indicator,period,value,unit\nroadshows,2024H1,1,亿元\nroadshows,2024H1,1,platfroms\n",
    "choices": "indicator,period,value,report,status,published\nroadshows,2024H1,1,sometimes,good,2024-02-30\n",
    "early": "indicator,period,value,published\nroadshows,2024H1,1,2024-01-01\n",
    "control": "indicator,period,value\nroad\x01shows,2024H1,1\n",
}


@pytest.fixture
def told_of(capsys, tmp_path):
    """What is said in Chinese of a table that is wrong."""

    def complaint(table):
        seen = tmp_path / "观测 1.csv"
        seen.write_text(table, encoding="utf-8")
        main(["assess", PLAN, str(seen), *ON, "--lang", "zh"])
        told = capsys.readouterr().err
        assert CHINESE.search(told)
        return told

    return complaint


@pytest.mark.parametrize("name", TABLES)
def test_a_broken_table_is_told_in_chinese_throughout(told_of, name):
    assert lines_in_english(told_of(TABLES[name])) == []


CHINESE_TABLES = {
    "no_column": "指标,数值\nx,1\n",
    "unknown_column": "指标,时期,数值,数植\n",
    "values": "指标,时期,数值\nroadshows,2024,many\nroadshows,,1\nroadshows,2025Q7,1\nroadshows,2023,\n,2023,1\n",
    "twice": "指标,时期,数值\nroadshows,2024H1,1\nroadshows,2024H1,2\n",
    "units": "指标,时期,数值,单位\nroadshows,2024H1,1,亿元\nroadshows,2024H1,1,platfroms\n",
    "choices": "指标,时期,数值,口径,状态,发布日期\nroadshows,2024H1,1,sometimes,good,2024-02-30\n",
    "totals": "指标,时期,数值\nroadshows,2024-01-31,19\n",
}
KEYS = re.compile(r"\b(indicator|entity|period|value|unit|report|status|published|year to date|since start)\b")


@pytest.mark.parametrize("name", CHINESE_TABLES)
def test_a_table_with_chinese_heads_is_told_of_by_these_heads(told_of, name):
    assert KEYS.findall(re.sub("“[^”]*”", "", told_of(CHINESE_TABLES[name]))) == []


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        ("indicator,period,value", {"zh": "指标 roadshows：period 为空", "en": "roadshows: period is empty"}),
        ("指标,时期,数值", {"zh": "指标 roadshows：时期为空", "en": "roadshows: 时期 is empty"}),
        ("\ufeff指标,period,数值", {"zh": "指标 roadshows：period 为空", "en": "roadshows: period is empty"}),
    ],
    ids=["English", "Chinese", "both"],
)
def test_a_column_goes_by_the_head_that_the_file_has(capsys, tmp_path, heads, said):
    seen = tmp_path / "table.csv"
    seen.write_text(f"{heads}\nroadshows,,1\n", encoding="utf-8")
    for language, words in said.items():
        main(["assess", PLAN, str(seen), *ON, "--lang", language])
        assert words in capsys.readouterr().err


def test_a_log_with_chinese_heads_is_told_of_by_them_too(capsys, tmp_path):
    log = tmp_path / "log.csv"
    log.write_text("事项,步骤\nnowhere,done\n", encoding="utf-8")
    assert "缺少“日期”列" in refused(capsys, "assess", PLAN, SEEN, *ON, "--log", log)


LOGS = {
    "empty": "",
    "unknown": "of,step,date\nnowhere,done,2024-01-01\n",
    "by": "of,step,date,by\nnowhere,,2024-02-30,nobody\n",
    "column": "of,stage,date\n",
}


@pytest.mark.parametrize("name", LOGS)
def test_a_broken_log_is_told_in_chinese_throughout(capsys, tmp_path, name):
    log = tmp_path / "log.csv"
    log.write_text(LOGS[name], encoding="utf-8")
    assert lines_in_english(refused(capsys, "assess", PLAN, SEEN, *ON, "--log", log)) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("assess", PLAN, "nowhere.csv", *ON),
        ("assess", PLAN, str(PLANS), *ON),
        ("project", PLAN, SEEN, *ON, "--method", "holtt"),
        ("project", PLAN, SEEN, *ON, "--horizon", "0"),
        ("project", PLAN, SEEN, *ON, "--lower", "5", "--upper", "3"),
        ("simulate", PLAN, SEEN, "nowhere.yaml", *ON),
        ("methods", "eurostat.2020"),
        ("read", "nowhere.xlsx"),
        ("import", "nowhere.xlsx"),
        ("ledger", PLAN, SEEN, *ON, "-o", "nowhere/ledger.xlsx"),
        ("report", PLAN, SEEN, *ON, "-o", "nowhere/report.html"),
    ],
    ids=lambda arguments: f"{arguments[0]} {arguments[-1]}",
)
def test_what_else_fails_is_told_in_chinese(capsys, arguments):
    err = refused(capsys, *arguments)
    assert CHINESE.search(err)
    assert lines_in_english(err) == []


def test_a_clause_that_nobody_knows_stays_as_it_is():
    assert messages.message_in_chinese("a wording yet to come; each id names one thing") == (
        "a wording yet to come；一个编号只能指一项"
    )
