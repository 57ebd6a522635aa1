"""Where commands read and write: standard input, names of any kind, outputs that fail, interruption."""

import io
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import milepost as mp
import pytest
from milepost.cli import main
from milepost.commands import progress

PLANS = Path(__file__).parents[2] / "examples" / "plans"
PLAN, SEEN = PLANS / "jinan.yaml", PLANS / "illustration_observations.csv"
BROKEN = Path(__file__).parents[1] / "broken_plans" / "several_at_once.yaml"
ON = ("--as-of", "2024-06-30")
PERIOD = ("--from", "2024-01-01", "--to", "2024-03-31")


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


def run(capsys, *arguments):
    code = main([str(one) for one in arguments])
    return (code, *capsys.readouterr())


def fed(monkeypatch, content: bytes):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


# ---- standard input


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        (PLAN, ("assess",), (SEEN, *ON)),
        (SEEN, ("assess", PLAN), ON),
        (SEEN, ("explain", PLAN), ("roadshows", *ON)),
        (PLAN, ("calendar",), PERIOD),
        (PLAN, ("effort",), (SEEN, *ON)),
    ],
    ids=lambda one: one.name if isinstance(one, Path) else " ".join(map(str, one[:1])),
)
def test_a_file_from_standard_input_says_what_it_says_from_the_disk(capsys, monkeypatch, file, before, after):
    expected = run(capsys, *before, file, *after)
    fed(monkeypatch, file.read_bytes())
    assert run(capsys, *before, "-", *after) == expected
    assert expected[0] == 0


@pytest.mark.parametrize(
    "command", [("check", "-"), ("assess", "-", SEEN, *ON), ("calendar", "-", *PERIOD)], ids=lambda one: one[0]
)
def test_what_is_wrong_in_standard_input_has_its_place(capsys, monkeypatch, command):
    fed(monkeypatch, BROKEN.read_bytes())
    code, out, err = run(capsys, *command)
    assert (code, out) == (1, "")
    problems = mp.load_plan(BROKEN.read_text(encoding="utf-8"), "-").problems
    assert [line for line in err.splitlines() if line.startswith("-:") and "error: " in line] == [
        str(one) for one in problems if one.severity == mp.Severity.error
    ]


def test_a_table_from_standard_input_is_read_as_the_file_is(capsys, monkeypatch):
    _, expected, _ = run(capsys, "read", SEEN)
    fed(monkeypatch, SEEN.read_bytes())
    code, out, _ = run(capsys, "read", "-")
    assert code == 0
    assert out.replace("-:", "") == expected.replace(f"{SEEN.name}:", "").replace(f"{SEEN.name} [", "- [").replace(
        f"\n{SEEN.stem}\n", "\n-\n"
    )


def test_standard_input_that_is_no_text_is_said_in_one_sentence(capsys, monkeypatch):
    fed(monkeypatch, b"\xff\xfe")
    assert run(capsys, "assess", PLAN, "-", *ON) == (1, "", "milepost: error: standard input is not UTF-8\n")


@pytest.mark.parametrize(("language", "words"), [("en", "one file alone"), ("zh", "只有一个文件可取自标准输入")])
def test_two_files_cannot_come_from_it(capsys, language, words):
    code, out, err = run(capsys, "assess", "-", "-", *ON, "--lang", language)
    assert (code, out) == (2, "")
    assert words in err


# ---- names


def test_files_may_have_any_name(capsys, tmp_path):
    folder = tmp_path / "我的 方案"
    folder.mkdir()
    plan, seen = folder / "济南 方案（2024）.yaml", folder / "观测 表.csv"
    shutil.copy(PLAN, plan)
    shutil.copy(SEEN, seen)
    for arguments in (("assess", PLAN, SEEN, *ON), ("effort", PLAN, SEEN, *ON)):
        named = [{PLAN: plan, SEEN: seen}.get(one, one) for one in arguments]
        assert run(capsys, *named) == run(capsys, *arguments)
    code, _, _ = run(capsys, "read", seen, "-o", folder / "读 入.csv", "-q")
    assert code == 0
    assert (folder / "读 入.csv").exists()
    code, _, err = run(capsys, "check", folder / "没有.yaml", "--lang", "zh")
    assert (code, err) == (1, f"错误：无法打开“{folder / '没有.yaml'}”：没有该文件或文件夹\n")


@pytest.mark.parametrize(("language", "words"), [("en", "makes a table of observations"), ("zh", "可先转为数据表")])
def test_a_table_of_another_kind_is_told_which_command_reads_it(capsys, tmp_path, language, words):
    seen, workbook = tmp_path / "观测 表.csv", tmp_path / "seen.xlsx"
    seen.write_bytes("指标,时期,数值\nroadshows,2024H1,30\n".encode("gb18030"))
    workbook.write_bytes(b"PK\x03\x04")
    for path in (seen, workbook):
        code, out, err = run(capsys, "assess", PLAN, path, *ON, "--lang", language)
        assert (code, out) == (1, "")
        told, command = err.splitlines()[-1].split("milepost ")
        assert words in told
    assert (
        run(capsys, *shlex.split(f"read {shlex.quote(str(seen))} -o {shlex.quote(str(tmp_path / 'out.csv'))}"))[0] == 0
    )
    assert shlex.split(command) == ["read", str(workbook), "--plan", str(PLAN), "-o", "observations.csv"]
    assert run(capsys, "assess", PLAN, tmp_path / "out.csv", *ON)[0] == 0


def test_a_plan_and_a_table_in_each_others_place_are_told_their_order(capsys):
    code, out, err = run(capsys, "assess", SEEN, PLAN, *ON)
    assert (code, out) == (1, "")
    assert err.splitlines()[-1] == "the plan file stands before the table of observations"


# ---- outputs


def test_a_report_goes_to_standard_output_for_a_dash(capsys, tmp_path, monkeypatch):
    pytest.importorskip("jinja2")
    monkeypatch.chdir(tmp_path)
    code, out, _ = run(capsys, "report", PLAN, SEEN, *ON, "-o", "-")
    assert code == 0
    assert out.startswith("<!doctype html>")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("language", "words"), [("en", "error: cannot write the result: "), ("zh", "无法写出结果：磁盘空间不足")]
)
@pytest.mark.parametrize("command", [("check", PLAN, "-q"), ("methods",)], ids=lambda one: one[0])
def test_an_output_that_is_full_is_said_in_one_sentence(command, language, words):
    full_device = Path("/dev/full")
    if not full_device.exists():
        pytest.skip("the system has no /dev/full")
    with full_device.open("w") as full:
        program = [sys.executable, "-m", "milepost", *map(str, command), "--lang", language]
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


# ---- interruption


def test_work_that_can_be_stopped_gives_what_it_gives_and_raises_what_it_raises():
    assert progress.stoppable(lambda: 7) == 7
    with pytest.raises(TimeoutError, match="of the work"):
        progress.stoppable(lambda: (_ for _ in ()).throw(TimeoutError("of the work")))


DEAF = """
import os, signal, sys, threading
from milepost.commands.progress import stoppable

def work():
    os.kill(os.getpid(), signal.SIGINT)
    threading.Event().wait()  # for ever

try:
    stoppable(work)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT between processes")
def test_work_that_never_looks_up_does_not_keep_the_process():
    done = subprocess.run([sys.executable, "-c", DEAF], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (130, "interrupted\n", "")
