"""The command line as people meet it: both languages, examples, completion, progress, and the core without extras."""

import argparse
import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import milepost as mp
import pytest
from milepost.cli import COMMANDS, main, parser
from milepost.commands import messages, progress
from milepost.commands.parsing import in_chinese

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "examples" / "plans"
PLAN, SEEN = str(PLANS / "jinan.yaml"), str(PLANS / "illustration_observations.csv")
BROKEN = ROOT / "tests" / "broken_plans"
ON = ("--as-of", "2024-06-30")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
NAMES = tuple(parser().commands.parsers)


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def run(capsys, *arguments):
    code = main([str(one) for one in arguments])
    return (code, *capsys.readouterr())


def actions(name: str, language: str) -> list[argparse.Action]:
    return parser(language).commands.parsers[name]._actions


# ---- both languages


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_told_in_chinese_and_in_english(name):
    told = {language: [one for one in actions(name, language) if one.dest != "help"] for language in ("zh", "en")}
    for zh, en in zip(told["zh"], told["en"], strict=True):
        assert zh.dest == en.dest
        assert CHINESE.search(zh.help), zh.dest
        assert en.help, en.dest
        assert not CHINESE.search(en.help), en.dest


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_help_of_a_command_has_examples_that_its_parser_takes(capsys, name, language):
    code, out, err = run(capsys, name, "--help", "--lang", language)
    assert (code, err) == (0, "")
    examples = [line.split(" > ")[0] for line in out.splitlines() if line.startswith("  milepost ")]
    assert examples
    for example in examples:
        parser().parse_args(shlex.split(example)[1:])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_examples_of_the_whole_command_are_taken_too(capsys, language):
    out = run(capsys, "--help", "--lang", language)[1]
    examples = [line.split(" > ")[0] for line in out.splitlines() if line.startswith("  milepost ")]
    assert len(examples) >= len(COMMANDS) - 1
    for example in examples:
        parser().parse_args(shlex.split(example)[1:])


def test_help_in_chinese_has_no_english_sentence(capsys):
    for name in NAMES:
        out = run(capsys, name, "--help", "--lang", "zh")[1]
        for words in ("usage", "options", "positional", "examples", "show this", "default"):
            assert not re.search(rf"(?<![-\w]){words}\b", out), (name, words)


def test_lines_of_chinese_help_fit_the_terminal(capsys, monkeypatch):
    from milepost.layout import columns_of

    monkeypatch.setenv("COLUMNS", "80")
    for name in NAMES:
        lines = run(capsys, name, "--help", "--lang", "zh")[1].splitlines()
        helped = [line for line in lines if line.startswith(" " * 24)]
        assert all(columns_of(line) <= 80 for line in helped), name


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("assess", PLAN), "缺少参数：OBS, --as-of"),
        (("assess", PLAN, SEEN, "--as-of", "2024-02-30"), "参数 --as-of：没有“2024-02-30”这一天"),
        (("assess", PLAN, SEEN, "--as-of", "soon"), "参数 --as-of：“soon”不是日期，应如"),
        (("assess", PLAN, SEEN, *ON, "--format", "xml"), "不在可选范围之内"),
        (("assess", PLAN, SEEN, *ON, "--colour"), "参数无法识别：--colour"),
        (("assess", PLAN, SEEN, *ON, "--fromat", "csv"), "参数无法识别：--fromat csv；是否应为“--format”？"),
        (("assess", PLAN, SEEN, *ON, "--format", "cvs"), "是否应为“csv”？"),
        (("assess", PLAN, SEEN, "--as-of"), "参数 --as-of：须有一个值"),
        (("simulate", PLAN, SEEN, "x.yaml", *ON, "--paths", "many"), "“many”应为0至18446744073709551615的整数"),
        (("project", PLAN, SEEN, *ON, "--upper", "much"), "“much”不是界限"),
        (("asess", PLAN), "没有命令“asess”；是否应为“assess”？"),
        (("--quite", "check", PLAN), "参数无法识别：--quite；是否应为“--quiet”？"),
        (("assess", PLAN, SEEN, *ON, "--method", "guess"), "没有方法“guess”（全部方法见“milepost methods”）"),
        (("project", PLAN, SEEN, *ON, "--upper", "nowhere=3"), "方案中没有指标“nowhere”"),
    ],
)
def test_bad_usage_is_said_in_chinese(capsys, arguments, words):
    code, out, err = run(capsys, *arguments, "--lang", "zh")
    assert (code, out) == (2, "")
    assert words in err
    assert "error" not in err
    assert "usage" not in err


@pytest.mark.parametrize("name", ["check", "sensitivity"])
def test_help_is_a_command_too(capsys, name):
    assert run(capsys, "help", name) == run(capsys, name, "--help")
    assert run(capsys, "help") == run(capsys, "--help")


def test_a_day_that_is_missing_comes_with_an_example(capsys):
    for language, words in (("en", "for example: --as-of today"), ("zh", "例如：--as-of today")):
        assert run(capsys, "assess", PLAN, SEEN, "--lang", language)[2].splitlines()[-1] == words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_a_command_all_help_is_shown(capsys, language):
    code, out, err = run(capsys, "--lang", language)
    assert (code, out) == (2, "")
    assert err == run(capsys, "--lang", language, "--help")[1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("--lang", "zh"), ()),
        (("--lang=zh", "-q"), ()),
        (("-q",), ("--lang", "zh")),
        (("--lang", "en"), ("--lang", "zh")),
    ],
)
def test_what_every_command_takes_may_stand_before_it(capsys, before, after):
    """Said in both places, the one behind the command counts."""
    quiet = ("-q",) if "-q" in before else ()
    assert run(capsys, *before, "check", PLAN, *after) == run(capsys, "check", PLAN, "--lang", "zh", *quiet)
    assert run(capsys, *before, "check", "no.yaml", *after) == run(capsys, "check", "no.yaml", "--lang", "zh")


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (("calendar", PLAN, "--from", "2024-02-01", "--to", "2024-01-01"), "晚于 --to", "lies after --to"),
        (("explain", PLAN, SEEN, "nowhere", *ON), "没有目标“nowhere”", "no target 'nowhere'"),
        (("explain", PLAN, SEEN, "gdp", *ON), "指标 gdp 没有目标", "indicator gdp: has no target"),
        (("assess", PLAN, SEEN, *ON, "--since", "2025-01-01"), "--since 2025-01-01 晚于", "lies after --as-of"),
        (("conformance", "nowhere"), "“nowhere”不是文件夹", "'nowhere' is not a folder"),
        (("methods", "path", "--format", "csv"), "只有 text 格式", "as text only"),
        (("check", "nowhere.yaml"), "无法打开“nowhere.yaml”", "'nowhere.yaml' cannot be opened"),
    ],
)
def test_what_cannot_be_done_is_said_in_the_language_asked_for(capsys, arguments, zh, en):
    for language, words in (("zh", zh), ("en", en)):
        code, out, err = run(capsys, *arguments, "--lang", language)
        assert (code, out) == (1, "")
        assert words in err


def test_a_complaint_that_is_not_known_stays_as_it_is():
    assert in_chinese("something new of a later Python") == "something new of a later Python"


# ---- problems of files


def problems() -> list[mp.Problem]:
    """Of every broken plan and of the plans that are shipped."""
    found = []
    for path in [*sorted(BROKEN.glob("*.yaml")), *sorted(PLANS.glob("*.yaml"))]:
        try:
            found += mp.load_plan(path.read_text(encoding="utf-8"), path.name).problems
        except UnicodeDecodeError:
            continue  # no text: refused before it is parsed
    return found


def test_problems_stand_at_the_same_places_in_both_languages():
    for problem in problems():
        en, zh = (messages.problem_in(problem, language) for language in ("en", "zh"))
        place = en.split(f"{problem.severity}: ")[0]
        assert zh.startswith(f"{place}{messages.SEVERITIES[str(problem.severity)]}：")


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("unknown_unit.yaml", "指标 platforms：计量单位 “platfroms”不是已知的计量单位；请在 units 下定义"),
        ("duplicate_ids.yaml", "重复；一个编号只能指一项"),
        ("syntax_open_bracket.yaml", "没有闭合；其后内容未读入"),
    ],
)
def test_a_broken_plan_is_told_in_chinese(capsys, file, words):
    code, out, err = run(capsys, "check", BROKEN / file, "--lang", "zh")
    assert (code, out) == (1, "")
    assert words in err
    assert re.search(r"错误[1-9]\d*处，提醒\d+处$", err.strip())


def test_check_as_json_has_the_places_of_every_problem(capsys):
    code, out, err = run(capsys, "check", BROKEN / "several_at_once.yaml", "--format", "json")
    rows = json.loads(out)
    assert (code, err) == (1, "")
    lines = (BROKEN / "several_at_once.expect").read_text(encoding="utf-8").splitlines()
    expected = sorted(tuple(map(int, line.split(" ")[0].split(":"))) for line in lines)
    assert sorted((row["line"], row["column"]) for row in rows) == expected


def test_explain_as_json_is_the_verdict_of_assess(capsys):
    whole = json.loads(run(capsys, "assess", PLAN, SEEN, *ON, "--format", "json")[1])
    (one,) = json.loads(run(capsys, "explain", PLAN, SEEN, "roadshows", *ON, "--format", "json")[1])
    assert one in whole


def test_methods_as_json_and_csv_have_every_preset(capsys):
    names = [row["name"] for row in json.loads(run(capsys, "methods", "--format", "json")[1])]
    assert set(mp.presets()) <= set(names)
    assert [line.split(",")[0] for line in run(capsys, "methods", "--format", "csv")[1].splitlines()[1:]] == names


# ---- quiet, progress


def test_quiet_leaves_out_warnings_and_no_errors(capsys, tmp_path):
    assert run(capsys, "check", PLAN, "--quiet")[2] == ""
    assert run(capsys, "check", PLAN)[2] != ""
    loud, quiet = (run(capsys, "check", BROKEN / "several_at_once.yaml", *more)[2] for more in ((), ("--quiet",)))
    assert [line for line in loud.splitlines() if ": error: " in line] == quiet.splitlines()[:-1]
    seen = tmp_path / "seen.csv"
    seen.write_text("indicator,period,value\nsci-tech-finance-institutions,2024-01-11,19\n", encoding="utf-8")
    assert "warning" in run(capsys, "assess", PLAN, seen, *ON)[2]
    assert run(capsys, "assess", PLAN, seen, *ON, "-q")[2] == ""


def on_a_terminal(monkeypatch):
    """In the body of a test: pytest changes sys.stderr behind fixtures."""
    pytest.importorskip("rich")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "DELAY", 0.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)


def test_a_terminal_sees_how_far_a_long_command_is(capsys, monkeypatch):
    on_a_terminal(monkeypatch)
    quick = run(capsys, "assess", PLAN, SEEN, *ON, "--lang", "zh")
    assert "评估" in quick[2]
    assert run(capsys, "assess", PLAN, SEEN, *ON, "--lang", "zh", "--quiet")[1:] == (quick[1], "")


def test_no_terminal_sees_nothing_of_it(capsys):
    assert run(capsys, "assess", PLAN, SEEN, *ON)[2] == ""


def test_what_is_done_soon_shows_no_bar(capsys, monkeypatch):
    on_a_terminal(monkeypatch)
    monkeypatch.setattr(progress, "DELAY", 60.0)
    assert run(capsys, "assess", PLAN, SEEN, *ON)[2].isprintable()


def test_without_rich_a_long_command_does_its_work_all_the_same(capsys, monkeypatch):
    on_a_terminal(monkeypatch)
    for name in ("rich", "rich.console", "rich.progress"):
        monkeypatch.setitem(sys.modules, name, None)
    code, out, err = run(capsys, "assess", PLAN, SEEN, *ON)
    assert (code, err) == (0, "")
    assert out


# ---- completion


def test_bash_completes_commands_and_options(capsys, tmp_path):
    pytest.importorskip("shtab")
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("bash is not installed")
    script = tmp_path / "milepost.bash"
    script.write_text(run(capsys, "completion", "bash")[1], encoding="utf-8")

    def completed(*words: str) -> list[str]:
        typed = " ".join(shlex.quote(word) for word in ("milepost", *words))
        program = (
            f"source {shlex.quote(str(script))}; COMP_WORDS=({typed}); COMP_CWORD={len(words)}; "
            "_shtab_milepost; printf '%s\\n' \"${COMPREPLY[@]}\""
        )
        return subprocess.run([bash, "-c", program], capture_output=True, text=True, check=True).stdout.split()

    assert completed("ass") == ["assess"]
    assert set(completed("")) >= set(NAMES)
    assert completed("ledger", "--pal") == ["--palette"]
    assert sorted(completed("assess", "--format", "")) == ["csv", "json", "table"]


@pytest.mark.parametrize("shell", ["zsh", "tcsh"])
def test_other_shells_have_every_command(capsys, shell):
    pytest.importorskip("shtab")
    code, out, err = run(capsys, "completion", shell)
    assert (code, err) == (0, "")
    assert all(name in out for name in NAMES)


def test_without_shtab_it_says_the_line_that_installs_it(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "shtab", None)
    code, out, err = run(capsys, "completion", "bash")
    assert (code, out) == (1, "")
    assert "pip install 'milepost[terminal]'" in err


# ---- the page that tells all this


@pytest.mark.parametrize("page", ["command_line.md", "command_line.zh.md"])
def test_the_page_names_every_command_with_every_option_and_no_other(page):
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    sections = dict(zip(*[iter(re.split(r"^## milepost (\S+)\n", text, flags=re.MULTILINE)[1:])] * 2, strict=True))
    assert tuple(sections) == NAMES
    for name, section in sections.items():
        told = [
            word
            for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
            for word in re.findall(r"`(\S+?)[ `]", row)
        ]
        own = [one for one in actions(name, "en") if one.dest not in ("help", "quiet", "lang")]
        assert told == [word for one in own for word in one.option_strings or [one.metavar]], name
        shown = [line for line in section.splitlines() if line.startswith(f"milepost {name}")]
        assert shown == [
            f"milepost {example}" for module in COMMANDS for example in module.EXAMPLES if example.split()[0] == name
        ]


@pytest.mark.parametrize("page", ["command_line.md", "command_line.zh.md"])
def test_the_page_and_the_help_name_the_same_exit_codes(capsys, page):
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    codes = re.findall(r"^\| (\d+) \|", text, re.MULTILINE)
    assert codes == ["0", "1", "2", "130"]
    out = run(capsys, "--help", "--lang", "zh" if ".zh" in page else "en")[1]
    said = re.search(r"(?:Exit code: |退出码：)(.*(?:\n.*)?)", out)[1]
    assert re.findall(r"\b(\d+) ", said) == codes


# ---- the core alone

BLOCKED = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top not in sys.stdlib_module_names and top not in ("numpy", "milepost", "_milepost"):
            raise ModuleNotFoundError(f"{top} is blocked here", name=top)

sys.meta_path.insert(0, Blocker())
from milepost.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("check", PLAN),
        ("assess", PLAN, SEEN, *ON),
        ("explain", PLAN, SEEN, "roadshows", *ON),
        ("project", PLAN, SEEN, *ON, "--horizon", "2"),
        ("compare", PLAN, SEEN, *ON, "--by", "path,time_proportional"),
        ("calendar", PLAN, "--from", "2024-01-01", "--to", "2024-03-31"),
        ("methods", "eurostat.2021"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_the_core_needs_numpy_alone(arguments):
    done = subprocess.run([sys.executable, "-c", BLOCKED, *arguments], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize(
    ("arguments", "extra"),
    [
        (("ledger", PLAN, SEEN, *ON, "-o", "never.xlsx"), "excel"),
        (("import", "never.xlsx"), "excel"),
        (("completion", "bash"), "terminal"),
        (("calendar", PLAN, "--from", "2024-01-01", "--to", "2024-03-31", "--format", "ics"), "calendar"),
    ],
    ids=lambda one: one[0] if isinstance(one, tuple) else one,
)
def test_a_command_whose_extra_is_missing_says_the_line_that_installs_it(arguments, extra):
    done = subprocess.run([sys.executable, "-c", BLOCKED, *arguments], capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"pip install 'milepost[{extra}]'" in done.stderr
