"""`milepost calendar`: what is owed by which working day, as text, CSV and iCalendar. The plan is made up."""

import csv
import datetime
import io
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from milepost.cli import main

icalendar = pytest.importorskip("icalendar")

PLAN = """\
milepost: 1
plan: {id: illustration, title: {zh: 示例通知, en: Illustration}, issued: 2017-06-15, horizon: 2017-06-15..2018-12-31}
organizations:
  drc: {zh: 市发展改革委, en: Reform commission}
  stb: {zh: 市科技局, en: Science bureau}
entities:
  bases: {name: 示范基地, members: [甲, 乙]}
tasks:
  - {id: t1, title: 基金, responsible: 市发展改革委}
deliverables:
  - {id: fund, name: {zh: 引导基金, en: Guidance fund}, task: t1, due: 2017-12-31, steps: [draft, approve]}
  - {id: gazette, name: {zh: 年度公报, en: Gazette}, task: t1, due: each year}
cadences:
  summary:
    name: {zh: 季度材料, en: Quarterly papers}
    kind: report
    due: each quarter
    responsible: 市发展改革委、市科技局
    source: {line: 12, words: 每季度结束前报送工作进展情况}
  visit: {name: {zh: 现场调研, en: Visit}, kind: other, due: each half-year, soft: true, each: bases}
evaluations:
  third-party: {name: {zh: 第三方评估, en: Third-party evaluation}, due: 2018-06-30, responsible: 市发展改革委}
workflows:
  lifecycle:
    name: 退出
    states: [{id: left, name: 退出, effect: exits}]
    transitions: [{to: left}]
"""


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def plan(tmp_path) -> str:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


@pytest.fixture
def log(tmp_path):
    def make(*rows: str) -> str:
        path = tmp_path / "log.csv"
        path.write_text("of,subject,step,date,period\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        return str(path)

    return make


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    code = main(["calendar", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def printed(capsys, *arguments: str) -> str:
    code, out, err = run(capsys, *arguments)
    assert (code, err) == (0, "")
    return out


def rows(capsys, plan: str, first: str, last: str, *more: str) -> list[dict[str, str]]:
    out = printed(capsys, plan, "--from", first, "--to", last, "--format", "csv", "--lang", "en", *more)
    assert out.count("\r\n") == out.count("\n")
    return list(csv.DictReader(io.StringIO(out, newline="")))


def events(capsys, plan: str, first: str, last: str, *more: str) -> list:
    out = printed(capsys, plan, "--from", first, "--to", last, "--format", "ics", *more)
    return list(icalendar.Calendar.from_ical(out).walk("VEVENT"))


def width_of(line: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in line)


# what is owed, and when


def test_a_quarterly_report_is_owed_by_the_last_working_day_of_the_quarter(capsys, plan):
    found = [row for row in rows(capsys, plan, "2017-07-01", "2018-03-31") if row["What"] == "Quarterly papers"]
    assert [(row["Working day"], row["Period"], row["Who"]) for row in found] == [
        ("2017-09-30", "2017Q3", "Reform commission"),  # a Saturday that was worked
        ("2017-09-30", "2017Q3", "Science bureau"),
        ("2017-12-29", "2017Q4", "Reform commission"),  # the 31st was a Sunday
        ("2017-12-29", "2017Q4", "Science bureau"),
        ("2018-03-30", "2018Q1", "Reform commission"),
        ("2018-03-30", "2018Q1", "Science bureau"),
    ]


def test_a_row_says_all_that_is_known_of_a_duty(capsys, plan):
    found = rows(capsys, plan, "2017-12-01", "2017-12-31")
    assert found[0] == {
        "Working day": "2017-12-29",
        "What": "Quarterly papers",
        "Kind": "cadence",
        "Who": "Reform commission",
        "Period": "2017Q4",
        "Reports on": "2017Q4",
        "Due by rule": "2017-12-31",
        "Certainty": "official",
        "Soft": "",
        "Status": "",
        "Line": "12",
        "Words": "每季度结束前报送工作进展情况",
    }
    assert [(row["What"], row["Kind"], row["Who"], row["Soft"]) for row in found[2:]] == [
        ("Visit", "cadence", "甲", "in principle"),
        ("Visit", "cadence", "乙", "in principle"),
        ("Guidance fund", "deliverable", "Reform commission", ""),
        ("Gazette", "deliverable", "Reform commission", ""),
    ]


def test_headings_and_words_are_chinese_or_english(capsys, plan):
    out = printed(capsys, plan, "--from", "2018-06-01", "--to", "2018-06-30", "--format", "csv", "--lang", "zh")
    assert out.startswith("工作日,事项,类别,责任单位,时期,报告期,规定时限,日历依据,约束程度,办理情况,行号,原文\r\n")
    assert "2018-06-29,第三方评估,评估,市发展改革委,,,2018-06-30,已公布,,,,\r\n" in out


def test_holidays_that_are_not_published_yet_are_said_to_be_estimated(capsys, tmp_path):
    path = tmp_path / "later.yaml"
    path.write_text(PLAN.replace("2017-06-15..2018-12-31", "2017-06-15..2029-12-31"), encoding="utf-8")
    found = rows(capsys, str(path), "2029-06-01", "2029-06-30")
    assert {row["Certainty"] for row in found} == {"holidays estimated"}


# text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", [40, 80, 100, 400])
def test_no_line_is_wider_than_the_terminal_within_80_and_140(capsys, monkeypatch, plan, language, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    out = printed(capsys, plan, "--from", "2017-06-15", "--to", "2018-12-31", "--lang", language)
    assert max(map(width_of, out.splitlines())) <= min(max(columns, 80), 140)
    assert out.count("2017-09-30") == 2  # the working day and the day of the rule, neither cut


def test_units_that_owe_the_same_share_a_line_and_the_words_stand_under_it(capsys, monkeypatch, plan):
    monkeypatch.setenv("COLUMNS", "140")
    lines = printed(capsys, plan, "--from", "2017-07-01", "--to", "2017-09-30", "--lang", "zh").splitlines()
    assert lines[0].split() == ["工作日", "事项", "类别", "责任单位", "时期", "规定时限"]
    assert lines[2].split() == [
        *("2017-09-30", "季度材料", "定期工作", "市发展改革委、市科技局"),
        *("2017Q3", "2017-09-30"),
    ]
    assert lines[3] == "    12: 每季度结束前报送工作进展情况"
    assert len(lines) == 4


def test_words_are_not_broken_where_they_fit(capsys, monkeypatch, plan):
    monkeypatch.setenv("COLUMNS", "80")
    out = printed(capsys, plan, "--from", "2017-06-15", "--to", "2018-12-31", "--lang", "en")
    for word in ("deliverable", "commission,", "Quarterly", "2018-12-29", "principle"):
        assert word in out.split()


def test_a_time_without_duties_says_so(capsys, plan):
    assert printed(capsys, plan, "--from", "2017-07-01", "--to", "2017-07-31", "--lang", "zh") == (
        "2017-07-01至2017-07-31没有到期事项。\n"
    )
    out = printed(capsys, plan, "--from", "2017-07-01", "--to", "2017-07-31", "--lang", "en")
    assert out == "Nothing comes due from 2017-07-01 to 2017-07-31.\n"


# with a log


def status(found: list[dict[str, str]], what: str) -> list[str]:
    return [row["Status"] for row in found if row["What"] == what]


def test_a_log_says_what_is_done_and_what_is_overdue(capsys, plan, log):
    done = log("summary,drc,,2017-09-28,2017Q3", "summary,stb,,2017-10-12,2017Q3")
    found = rows(capsys, plan, "2017-07-01", "2017-12-31", "--log", done, "--as-of", "2018-01-01")
    assert status(found, "Quarterly papers") == [
        "done 2017-09-28",
        "done 2017-10-12, 12 days late",
        "1 day overdue",
        "1 day overdue",
    ]


def test_without_a_day_the_log_is_known_as_of_the_last_day(capsys, plan, log):
    done = log("summary,drc,,2017-09-28,2017Q3", "summary,stb,,2017-10-12,2017Q3")
    found = rows(capsys, plan, "2017-07-01", "2017-10-01", "--log", done)
    assert status(found, "Quarterly papers") == ["done 2017-09-28", "1 day overdue"]
    out = printed(capsys, plan, "--from", "2017-07-01", "--to", "2017-10-01", "--log", done, "--lang", "zh")
    assert "2017-09-28已完成" in out
    assert "逾期1天" in out


def test_a_record_without_a_period_is_of_the_first_duty_still_owed_though_it_lies_before_the_days_asked_for(
    capsys, plan, log
):
    late = log("summary,drc,,2017-10-12,")
    found = rows(capsys, plan, "2017-10-01", "2017-12-31", "--log", late, "--as-of", "2018-01-02")
    assert status(found, "Quarterly papers") == ["2 days overdue", "2 days overdue"]


def test_a_deliverable_is_done_with_its_last_step(capsys, plan, log):
    half = log("fund,,draft,2017-11-01,")
    found = rows(capsys, plan, "2017-12-01", "2017-12-31", "--log", half, "--as-of", "2018-01-02")
    assert status(found, "Guidance fund") == ["2 days overdue"]
    whole = log("fund,,approve,2018-01-09,", "fund,,draft,2017-11-01,", "gazette,,,2017-12-20,")
    found = rows(capsys, plan, "2017-12-01", "2018-12-31", "--log", whole, "--as-of", "2018-02-01")
    assert status(found, "Guidance fund") == ["done 2018-01-09, 9 days late"]
    assert status(found, "Gazette") == ["done 2017-12-20", ""]


def test_an_entity_that_has_left_owes_nothing_any_more(capsys, plan, log):
    left = log("lifecycle,乙,left,2018-01-15,")
    found = rows(capsys, plan, "2017-12-01", "2018-12-31", "--log", left)
    assert [(row["Working day"], row["Who"]) for row in found if row["What"] == "Visit"] == [
        ("2017-12-29", "甲"),
        ("2017-12-29", "乙"),
        ("2018-06-29", "甲"),
        ("2018-12-29", "甲"),  # a Saturday that was worked: the 31st belonged to the New Year of 2019
    ]


# iCalendar


def test_an_event_lasts_the_whole_working_day(capsys, plan):
    first = events(capsys, plan, "2017-07-01", "2017-09-30", "--lang", "zh")[0]
    assert first.decoded("dtstart") == datetime.date(2017, 9, 30)
    assert first.decoded("dtend") == datetime.date(2017, 10, 1)
    assert str(first["summary"]) == "季度材料"
    assert str(first["description"]) == "市发展改革委\n每季度结束前报送工作进展情况"
    assert [str(one) for one in first["categories"].cats] == ["cadence"]


def test_the_same_duty_has_the_same_uid_whenever_it_is_asked_for(capsys, plan):
    year = [str(one["uid"]) for one in events(capsys, plan, "2017-07-01", "2018-12-31")]
    assert "illustration/cadence/summary/drc/2017Q4@milepost" in year
    assert len(set(year)) == len(year)
    month = [str(one["uid"]) for one in events(capsys, plan, "2017-12-01", "2017-12-31", "--lang", "zh")]
    assert len(month) == 6
    assert set(month) < set(year)


def test_the_same_plan_gives_the_same_file_and_ends_its_lines_as_the_format_asks(capsys, plan):
    days = ("--from", "2017-07-01", "--to", "2018-12-31", "--format", "ics")
    out = printed(capsys, plan, *days)
    assert out == printed(capsys, plan, *days)
    assert out.count("\r\n") == out.count("\n")
    assert "X-WR-CALNAME:Illustration\r\n" in out


def test_a_log_stands_in_the_description(capsys, plan, log):
    done = log("summary,drc,,2017-09-28,2017Q3")
    first = events(capsys, plan, "2017-07-01", "2017-09-30", "--log", done, "--lang", "en")[0]
    assert str(first["description"]).endswith("\ndone 2017-09-28")


def test_without_icalendar_it_says_the_line_that_installs_it(capsys, plan, monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    code, out, err = run(capsys, plan, "--from", "2017-07-01", "--to", "2017-09-30", "--format", "ics")
    assert (code, out) == (1, "")
    assert "pip install 'milepost[calendar]'" in err


def test_text_and_csv_do_not_load_icalendar(plan):
    program = (
        "import sys, milepost.cli; "
        f"milepost.cli.main(['calendar', {plan!r}, '--from', '2017-07-01', '--to', '2017-09-30']); "
        "sys.exit('icalendar' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], stdout=subprocess.DEVNULL).returncode == 0


# what is refused


def test_days_in_the_wrong_order_and_a_day_without_a_log_are_refused(capsys, plan):
    code, out, err = run(capsys, plan, "--from", "2018-01-01", "--to", "2017-12-31")
    assert (code, out, err) == (1, "", "milepost: error: --from 2018-01-01 lies after --to 2017-12-31\n")
    code, out, err = run(capsys, plan, "--from", "2017-01-01", "--to", "2017-12-31", "--as-of", "2017-12-31")
    assert (code, out) == (1, "")
    assert "goes with --log" in err


def test_a_log_with_an_error_is_refused_with_its_place(capsys, plan, log):
    wrong = log("sumary,drc,,2017-09-28,2017Q3")
    code, out, err = run(capsys, plan, "--from", "2017-07-01", "--to", "2017-12-31", "--log", wrong)
    assert (code, out) == (1, "")
    assert f"{wrong}:2:1" in err
    assert "did you mean 'summary'?" in err
    code, out, err = run(capsys, plan, "--from", "2017-07-01", "--to", "2017-12-31", "--log", "nowhere.csv")
    assert (code, out) == (1, "")
    assert "nowhere.csv" in err


# assess with a log


def assessed(capsys, plan: str, seen: str, *more: str) -> tuple[int, str, str]:
    code = main(["assess", plan, seen, "--as-of", "2018-01-31", "--lang", "en", *more])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture
def seen(tmp_path) -> str:
    path = tmp_path / "seen.csv"
    path.write_text("indicator,period,value\n", encoding="utf-8")
    return str(path)


def test_deliverables_are_assessed_only_when_asked_for(capsys, plan, seen, log):
    done = log("fund,,draft,2017-11-01,", "gazette,,,2017-12-20,")
    code, out, err = assessed(capsys, plan, seen, "--log", done, "--format", "csv")
    assert (code, err, len(out.splitlines())) == (0, "", 1)
    code, out, err = assessed(capsys, plan, seen, "--log", done, "--format", "csv", "--deliverables")
    found = {row["target_id"]: row for row in csv.DictReader(io.StringIO(out, newline=""))}
    assert (code, err, list(found)) == (0, "", ["fund", "gazette"])
    assert (found["fund"]["status"], found["fund"]["observed"], found["fund"]["name_en"]) == (
        "missed",
        "50",
        "Guidance fund",
    )
    assert (found["fund"]["task_title_zh"], found["fund"]["organizations"]) == ("基金", "drc")
    code, out, err = assessed(capsys, plan, seen, "--log", done, "--deliverables")
    assert (code, err) == (0, "")
    assert "Guidance fund" in out


def test_the_effects_of_workflows_are_those_of_the_as_of_day(capsys, plan, seen, log):
    text = PLAN.replace("effect: exits", "effect: exempts")
    Path(plan).write_text(text, encoding="utf-8")
    done = log("lifecycle,fund,left,2018-01-15,")
    code, out, _ = assessed(capsys, plan, seen, "--log", done, "--format", "csv", "--deliverables")
    [fund, _] = csv.DictReader(io.StringIO(out, newline=""))
    assert (code, fund["status"], fund["reason"]) == (0, "not_assessable", "exempted")
