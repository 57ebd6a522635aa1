"""The command: what it prints, where, and with which exit code; as a function and as installed."""

import csv
import datetime
import io
import json
import os
import re
import subprocess
import sys
import sysconfig
import unicodedata
from pathlib import Path

import milepost as mp
import pytest
from milepost.cli import main
from milepost.evaluation import METHODS_OF_ASSESS as METHODS

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "examples" / "plans"
PLAN = str(PLANS / "jinan.yaml")
SEEN = str(PLANS / "jinan_observations.csv")
MADE_UP = str(PLANS / "illustration_observations.csv")
BROKEN = ROOT / "tests" / "broken_plans"
COMMAND = Path(sysconfig.get_path("scripts")) / "milepost"
ON = ("--as-of", "2024-06-30")


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch):
    """No locale, terminal or wish of whoever runs the tests."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    said = capsys.readouterr()
    return code, said.out, said.err


def printed(capsys, *arguments: str) -> str:
    code, out, err = run(capsys, *arguments)
    assert (code, err) == (0, "")
    return out


def installed(*arguments: str, stdout=subprocess.PIPE, **environment: str) -> subprocess.CompletedProcess:
    assert COMMAND.exists(), f"the package is installed without its command {COMMAND}"
    return subprocess.run([COMMAND, *arguments], stdout=stdout, stderr=subprocess.PIPE, env=os.environ | environment)


def width_of(line: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line)


def card(seen: str = SEEN, method: str = "path") -> mp.Scorecard:
    plan = mp.read_plan(PLAN)
    return mp.assess(plan, mp.read_observations(seen, plan), as_of="2024-06-30", method=method)


# assess


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", [40, 80, 100, 140, 400])
def test_no_line_is_wider_than_the_terminal_within_80_and_140(capsys, monkeypatch, language, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    out = printed(capsys, "assess", PLAN, MADE_UP, *ON, "--lang", language)
    assert max(map(width_of, out.splitlines())) <= min(max(columns, 80), 140)


def test_table_counts_jinan_as_published(capsys):
    out = printed(capsys, "assess", PLAN, SEEN, *ON, "--lang", "zh")
    assert "全部37项：● 符合进度1项、○ 暂无法评估36项。" in out
    out = printed(capsys, "assess", PLAN, SEEN, *ON, "--lang", "en")
    assert "All (37): ● 1 on track, ○ 36 not assessable." in out


@pytest.mark.parametrize("method", METHODS)
def test_json_says_what_the_verdicts_say(capsys, method):
    verdicts = json.loads(printed(capsys, "assess", PLAN, MADE_UP, *ON, "--method", method, "--format", "json"))
    rows = list(card(MADE_UP, method))
    assert len(verdicts) == len(rows) == 37
    for said, row in zip(verdicts, rows, strict=True):
        verdict = row.verdict
        assert said["target_id"] == row.target
        assert (said["indicator"], said["task"]) == (row.indicator, row.task)
        assert (said["status"], said["movement"]) == (str(verdict.status), str(verdict.movement))
        assert said["reason"] == (str(verdict.reason) if verdict.reason else None)
        assert said["method"] == method
        assert said["observed"] == (verdict.observed.value if verdict.observed else None)
        for name in ("required", "required_today", "figure", "lead", "probability"):
            assert said[name] == getattr(verdict, name)
        assert said["marks"] == [str(mark) for mark in verdict.marks]
        assert [one["period"] for one in said["history"]] == [str(one.period) for one in verdict.history]
        assert said["mentions"] == list(row.mentions)
        assert said["as_of"] == "2024-06-30"
        assert set(said["explanation"]) == {"zh", "en"}


def test_json_has_no_number_that_json_does_not_know(capsys):
    def refuse(word: str) -> None:
        raise AssertionError(word)

    json.loads(printed(capsys, "assess", PLAN, MADE_UP, *ON, "--format", "json"), parse_constant=refuse)


def test_csv_holds_what_the_json_holds(capsys):
    verdicts = json.loads(printed(capsys, "assess", PLAN, MADE_UP, *ON, "--format", "json"))
    table = printed(capsys, "assess", PLAN, MADE_UP, *ON, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert len(rows) == len(verdicts)
    for row, verdict in zip(rows, verdicts, strict=True):
        assert None not in row
        for key, value in verdict.items():
            if isinstance(value, str):
                assert row[key] == value
            elif isinstance(value, int | float):
                assert float(row[key]) == value
            elif value is None and key != "baseline":
                assert row[key] == ""
        for key, value in (verdict["baseline"] or {}).items():
            assert row[f"baseline_{key}"] == str(value) or float(row[f"baseline_{key}"]) == value
        assert row["explanation_zh"] == verdict["explanation"]["zh"]
        assert row["marks"] == "; ".join(verdict["marks"])


def test_methods_disagree(capsys):
    def statuses(method: str) -> list[str]:
        out = printed(capsys, "assess", PLAN, MADE_UP, *ON, "--method", method, "--format", "json")
        return [verdict["status"] for verdict in json.loads(out)]

    assert statuses("path") == statuses("path") != statuses("time_proportional")


def test_today_is_the_day_of_the_run(capsys):
    before = datetime.date.today()
    out = printed(capsys, "assess", PLAN, SEEN, "--as-of", "today", "--format", "json")
    assert {verdict["as_of"] for verdict in json.loads(out)} <= {str(before), str(datetime.date.today())}


def test_dates_may_be_written_as_the_library_reads_them(capsys):
    days = ("2024-06-30", "2024年6月30日", "2024/6/30")
    written = [printed(capsys, "assess", PLAN, SEEN, "--as-of", day) for day in days]
    assert written[0] == written[1] == written[2]


# colour and language


def test_colour_only_on_a_terminal_that_wants_it(capsys, monkeypatch):
    arguments = ("assess", PLAN, MADE_UP, *ON)
    without = printed(capsys, *arguments)
    assert "\x1b" not in without
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert re.sub(r"\x1b\[[0-9;]*m", "", printed(capsys, *arguments)) == without
    assert "\x1b[" in printed(capsys, *arguments)
    monkeypatch.setenv("NO_COLOR", "1")
    assert printed(capsys, *arguments) == without
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert printed(capsys, *arguments) == without


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({}, "on track"),
        ({"LANG": "zh_CN.UTF-8"}, "符合进度"),
        ({"LANG": "en_GB.UTF-8"}, "on track"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "符合进度"),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "on track"),
        ({"LC_ALL": "", "LANG": "zh_TW"}, "符合进度"),
    ],
)
def test_language_follows_the_locale(capsys, monkeypatch, environment, word):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert word in printed(capsys, "assess", PLAN, SEEN, *ON)


# explain


def test_warnings_of_the_table_stand_beside_the_verdicts(capsys, tmp_path):
    seen = tmp_path / "seen.csv"
    seen.write_text("indicator,period,value\nsci-tech-finance-institutions,2024-01-11,19\n")
    code, out, err = run(capsys, "assess", PLAN, str(seen), *ON)
    assert code == 0
    assert out
    assert err.startswith(
        f"{seen}:2:31: warning: indicator sci-tech-finance-institutions: the figure counts for this one day"
    )


def test_explain_shows_the_arithmetic(capsys):
    out = printed(capsys, "explain", PLAN, SEEN, "sci-tech-finance-institutions", *ON, "--lang", "en")
    assert "R = T × s = 30 × 0.2941 = 8.82" in out
    assert "力争在5年时间内打造科创金融专营(特色)机构30家以上" in out
    row = card()["sci-tech-finance-institutions"]
    assert out == mp.narrate(mp.read_plan(PLAN), row, "en")


def test_explain_takes_the_method(capsys):
    choices = (*ON, "--method", "growth_ratio", "--lang", "en")
    out = printed(capsys, "explain", PLAN, MADE_UP, "carrier-platforms", *choices)
    assert "(362 ÷ 240)^(1 ÷ 3.5) − 1" in out


def test_explain_says_which_indicator_may_be_meant(capsys):
    code, out, err = run(capsys, "explain", PLAN, SEEN, "carrier-platfroms", *ON)
    assert (code, out) == (1, "")
    assert "carrier-platfroms" in err
    assert "did you mean 'carrier-platforms'?" in err


@pytest.mark.parametrize(
    "name",
    [
        "各类“双创”载体平台数",
        "Carrier platforms for entrepreneurship and innovation",
        "carrier PLATFORMS  for entre",
        "双创”载体",
        "Carrier-Platforms",
    ],
)
def test_explain_takes_a_name_or_a_part_of_it(capsys, name):
    by_id = printed(capsys, "explain", PLAN, MADE_UP, "carrier-platforms", *ON)
    assert printed(capsys, "explain", PLAN, MADE_UP, name, *ON) == by_id


@pytest.mark.parametrize("language", ["zh", "en"])
def test_explain_takes_every_id_and_every_name(capsys, language):
    plan = mp.read_plan(PLAN)
    for indicator in plan.indicators:
        told = [mp.narrate(plan, row, language) for row in card(MADE_UP).rows if row.indicator == indicator.id]
        if told:
            for name in (indicator.id, mp.in_(indicator.name, language)):
                assert printed(capsys, "explain", PLAN, MADE_UP, name, *ON, "--lang", language) == "\n".join(told)


def test_explain_lists_what_a_part_of_a_name_may_mean(capsys):
    code, out, err = run(capsys, "explain", PLAN, SEEN, "平台", *ON, "--lang", "zh")
    assert (code, out) == (1, "")
    head, *several = err.splitlines()
    assert "“平台”" in head
    plan = mp.read_plan(PLAN)
    expected = [one for one in plan.indicators if "平台" in one.name.zh and plan.target(one.id)]
    assert len(expected) > 1
    assert several == [f"  {one.id}  {one.name.zh}" for one in expected]


def test_explain_takes_a_name_that_is_part_of_another(capsys, tmp_path):
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "milepost: 1\n"
        "plan: {id: small, title: Small, issued: 2022-07-11, horizon: 2022..2025}\n"
        "tasks:\n  - id: t\n    title: A task\n    indicators:\n"
        "      - {id: a, name: {zh: 平台, en: Platforms}, unit: 家, direction: increase, target: at least 4}\n"
        "      - {id: b, name: {zh: 新平台, en: New platforms}, unit: 家, direction: increase, target: at least 5}\n",
        encoding="utf-8",
    )
    seen = tmp_path / "seen.csv"
    seen.write_text("indicator,period,value\n", encoding="utf-8")
    told = {"平台": "Platforms (a)", "platforms": "Platforms (a)", "a": "Platforms (a)", "new": "New platforms (b)"}
    for name, first in told.items():
        assert printed(capsys, "explain", str(plan), str(seen), name, *ON, "--lang", "en").startswith(first)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Carrier platfroms for entrepreneurship", "Carrier platforms for entrepreneurship and innovation"),
        ("各类“双创”载体平合数", "各类“双创”载体平台数"),
    ],
)
def test_explain_says_which_name_may_be_meant(capsys, name, near):
    code, out, err = run(capsys, "explain", PLAN, SEEN, name, *ON)
    assert (code, out) == (1, "")
    assert f"no target '{name}'" in err
    assert f"did you mean '{near}'?" in err


def test_explain_finds_nothing_near(capsys):
    code, out, err = run(capsys, "explain", PLAN, SEEN, "zzzzzz", *ON)
    assert (code, out, err) == (1, "", "milepost: error: no target 'zzzzzz' in the scorecard\n")


@pytest.mark.parametrize(
    ("method", "near"),
    [("timeproportional", "time_proportional"), ("time-proportional", "time_proportional"), ("Path", "path")],
)
def test_a_method_that_is_none_is_told_which_may_be_meant(capsys, method, near):
    code, out, err = run(capsys, "assess", PLAN, SEEN, *ON, "--method", method)
    assert (code, out) == (2, "")
    assert f"'{method}' is not a method" in err
    assert err.endswith(f"did you mean '{near}'?\n")
    assert "milepost methods" in err
    assert len(err.splitlines()) == 1


PLAN_OF_ITS_OWN = """\
milepost: 1
method: METHOD
methods: ours.yaml
plan: {id: ours, title: A plan, horizon: 2022..2025}
indicators:
  - {id: platforms, name: Platforms, unit: 家, direction: increase, target: at least 400,
     baseline: {value: 260, at: 2021}}
"""
OURS = """\
milepost: 1
methods:
  - name: ours.2026
    cuts: [{label: brisk, status: on_track, at_least: 0.5}, {label: slow, status: off_track}]
  - {name: strict.2026, like: ours.2026, cuts: [{label: tardy, status: off_track}]}
"""
TABLE = "indicator,period,value\nplatforms,2021,260\nplatforms,2023,310\n"


@pytest.fixture
def ours(tmp_path):
    """Writes a plan that names a method, its file of methods and its figures; gives back the arguments of assess."""

    def written(method: str = "ours.2026", methods: str = OURS) -> tuple[str, ...]:
        files = {"plan.yaml": PLAN_OF_ITS_OWN.replace("METHOD", method), "ours.yaml": methods, "seen.csv": TABLE}
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return (str(tmp_path / "plan.yaml"), str(tmp_path / "seen.csv"), "--as-of", "2024-03-01", "--format", "json")

    return written


def test_a_plan_is_judged_by_the_method_that_it_names(capsys, ours):
    def said(*arguments: str) -> tuple[str, str]:
        (verdict,) = json.loads(printed(capsys, "assess", *arguments))
        return verdict["method"], verdict["label"]

    assert said(*ours()) == ("ours.2026", "brisk")
    assert said(*ours("strict.2026")) == ("strict.2026", "tardy")
    assert said(*ours(), "--method", "strict.2026") == ("strict.2026", "tardy")
    assert said(*ours("path"))[0] == "path"
    assert said(*ours("statcan.2024"))[0] == "statcan.2024"


def test_methods_of_another_file_take_the_place_of_the_plans(capsys, ours, tmp_path):
    arguments = ours()
    other = tmp_path / "other.yaml"
    mp.write_methods(other, [mp.Preset("theirs.2026", cuts=[mp.Category("theirs", "on_track")])])
    out = printed(capsys, "assess", *arguments, "--method", "theirs.2026", "--methods", str(other))
    assert json.loads(out)[0]["label"] == "theirs"
    code, out, err = run(capsys, "assess", *arguments, "--methods", str(other))
    assert (code, out) == (1, "")
    assert "'ours.2026' is not a method" in err


def test_check_looks_into_the_plans_file_of_methods(capsys, ours):
    assert run(capsys, "check", ours()[0])[0] == 0
    code, _, err = run(capsys, "check", ours("our.2026")[0])
    assert code == 1
    assert "plan ours: method 'our.2026' is not a method" in err
    assert "did you mean 'ours.2026'?" in err
    code, _, err = run(capsys, "check", ours(methods=OURS.replace("at_least", "at_leest"))[0])
    assert code == 1
    assert "ours.yaml:4:" in err


def test_explain_says_that_context_has_no_target(capsys):
    code, out, err = run(capsys, "explain", PLAN, SEEN, "gdp", *ON)
    assert (code, out) == (1, "")
    assert "indicator gdp: has no target" in err


# check and bad input


def test_check_lists_warnings_and_passes(capsys):
    code, out, err = run(capsys, "check", PLAN)
    assert code == 0
    warnings = err.splitlines()
    assert out == f"{PLAN}: 0 errors, {len(warnings)} warnings\n"
    assert warnings
    assert all(re.match(rf"{re.escape(PLAN)}:\d+:\d+: warning: ", line) for line in warnings)


def test_check_strict_counts_warnings(capsys):
    code, out, err = run(capsys, "check", "--strict", PLAN)
    assert (code, out) == (1, "")
    assert "0 errors, " in err


@pytest.mark.parametrize("path", sorted([*BROKEN.glob("*.yaml"), *BROKEN.glob("*.json")]), ids=lambda path: path.name)
def test_check_finds_every_problem_of_a_broken_plan(capsys, path):
    code, out, err = run(capsys, "check", str(path))
    places = path.with_suffix(".expect").read_text(encoding="utf-8").splitlines()
    expected = [f"{line} ".split(" ", 2) for line in places]
    errors = any(severity == "error" for _, severity, _ in expected)
    assert code == int(errors)
    assert (out == "") == errors
    lines = err.splitlines()
    for place, severity, words in expected:
        start = f"{path}:{place}: {severity}: "
        assert any(line.startswith(start) and words.rstrip() in line for line in lines), (start, words, err)


@pytest.mark.parametrize("command", [("assess",), ("explain", "roadshows")])
def test_a_broken_plan_says_all_on_standard_error(capsys, command):
    name, *rest = command
    path = BROKEN / "several_at_once.yaml"
    code, out, err = run(capsys, name, str(path), SEEN, *rest, *ON)
    assert (code, out) == (1, "")
    expected = path.with_suffix(".expect").read_text(encoding="utf-8").splitlines()
    assert len(expected) > 1
    for place in (line.split(" ")[0] for line in expected):
        assert f"{path}:{place}: " in err


def test_a_broken_table_says_all_on_standard_error(capsys, tmp_path):
    table = tmp_path / "seen.csv"
    table.write_text("indicator,period,value\nroadshows,2022,many\nroadshow,2023,66\n", encoding="utf-8")
    code, out, err = run(capsys, "assess", PLAN, str(table), *ON)
    assert (code, out) == (1, "")
    assert f"{table}:2:16: error: " in err
    assert f"{table}:3:1: error: " in err
    assert "did you mean 'roadshows'?" in err


@pytest.mark.parametrize(
    "missing",
    [("check", "nowhere.yaml"), ("assess", "nowhere.yaml", SEEN, *ON), ("assess", PLAN, "nowhere.csv", *ON)],
)
def test_a_missing_file_is_named(capsys, missing):
    code, out, err = run(capsys, *missing)
    assert (code, out) == (1, "")
    assert "nowhere." in err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("asses",),
        ("check",),
        ("assess", PLAN, SEEN),
        ("assess", PLAN, SEEN, "--as-of", "2024-02-30"),
        ("assess", PLAN, SEEN, "--as-of", "tomorrow"),
        ("assess", PLAN, SEEN, *ON, "--method", "guess"),
        ("assess", PLAN, SEEN, *ON, "--format", "xml"),
        ("assess", PLAN, SEEN, *ON, "--lang", "fr"),
        ("explain", PLAN, SEEN, *ON),
    ],
)
def test_bad_usage_is_2(capsys, arguments):
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert "milepost" in err
    assert len(err.splitlines()) < 10 or not arguments  # without a command: all help


def test_help_has_examples_and_version_is_the_library_s(capsys):
    assert "milepost assess jinan.yaml observations.csv --as-of 2024-06-30" in printed(capsys, "--help")
    assert printed(capsys, "--version") == f"milepost {mp.__version__}\n"
    for command in ("check", "assess", "explain"):
        assert f"usage: milepost {command}" in printed(capsys, command, "--help")


# as installed


def test_the_installed_command_prints_the_same(capsys):
    arguments = ("assess", PLAN, SEEN, *ON, "--lang", "zh")
    ran = installed(*arguments)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode() == printed(capsys, *arguments)


def test_the_installed_command_fails_with_1_and_nothing_on_standard_output():
    ran = installed("assess", str(BROKEN / "unknown_key.yaml"), SEEN, *ON)
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert b"unknown_key.yaml:15:9: error: " in ran.stderr


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_text_is_utf8_whatever_the_locale(form):
    arguments = ("assess", PLAN, SEEN, *ON, "--lang", "zh", "--format", form)
    plain = installed(*arguments, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (plain.returncode, plain.stderr) == (0, b"")
    assert plain.stdout == installed(*arguments, PYTHONUTF8="1").stdout
    assert "暂无法评估".encode() in plain.stdout


def test_csv_lines_end_as_rfc_4180_says():
    out = installed("assess", PLAN, SEEN, *ON, "--format", "csv").stdout
    assert out.count(b"\n") == out.count(b"\r\n") == 38


def test_a_reader_that_leaves_early_is_no_trouble():
    reading, writing = os.pipe()
    os.close(reading)
    ran = installed("assess", PLAN, SEEN, *ON, "--format", "json", stdout=writing)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_it_runs_as_a_module():
    ran = subprocess.run([sys.executable, "-m", "milepost.cli", "--version"], capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (0, f"milepost {mp.__version__}\n")


# since, and interruptions


def test_since_tells_what_has_changed_behind_the_same_table(capsys):
    table = printed(capsys, "assess", PLAN, SEEN, "--as-of", "2025-07-31", "--lang", "en")
    out = printed(capsys, "assess", PLAN, SEEN, "--as-of", "2025-07-31", "--since", "2024-06-30", "--lang", "en")
    plan = mp.read_plan(PLAN)
    seen = mp.read_observations(SEEN, plan)
    cards = [mp.assess(plan, seen, as_of=day) for day in ("2024-06-30", "2025-07-31")]
    changes = mp.changes_between(*cards)
    assert len(changes) > 0
    assert out == f"{table}\n{mp.change_list(plan, changes, '2024-06-30', language='en', width=100)}"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--since", "2024-07-01"), "--since 2024-07-01 lies after --as-of 2024-06-30"),
        (("--since", "2024-01-01", "--format", "csv"), "--since tells what has changed after the table"),
    ],
)
def test_since_that_makes_no_sense_is_refused(capsys, arguments, told):
    code, out, err = run(capsys, "assess", PLAN, SEEN, *ON, *arguments)
    assert (code, out) == (1, "")
    assert told in err


def test_an_interrupted_run_ends_with_130_and_without_a_trace(capsys, monkeypatch):
    def interrupted(path: str) -> mp.Plan:
        raise KeyboardInterrupt

    monkeypatch.setattr(mp, "read_plan", interrupted)
    assert run(capsys, "assess", PLAN, SEEN, *ON) == (130, "", "")


def test_the_function_writes_to_a_stream_that_only_takes_text(capsys, monkeypatch):
    arguments = ("assess", PLAN, SEEN, *ON, "--format", "csv")
    told = printed(capsys, *arguments)
    stream = io.StringIO(newline="")
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(arguments) == 0
    assert stream.getvalue() == told
