"""Recipes of package managers agree with the build they stand for; the offline build says what it lacks.

No package manager runs here: packaging/README.md tells what was tried with them.
"""

import ast
import json
import re
import shutil
import subprocess
from pathlib import Path

import milepost as mp
import pytest

ROOT = Path(__file__).parents[2]
PORT = ROOT / "packaging" / "vcpkg" / "ports" / "milepost"
CONAN = ROOT / "packaging" / "conan"
BUILD = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
OPTIONS = set(re.findall(r"option\((MILEPOST_\w+)", BUILD))
OFFLINE = ROOT / "scripts" / "offline_build.sh"

# https://learn.microsoft.com/vcpkg/reference/vcpkg-json: what a manifest of a port may hold.
FIELDS = {"$schema", "name", "version", "description", "homepage", "license", "supports", "dependencies", "features"}
FUNCTIONS_OF_VCPKG = """
foreach(name IN ITEMS vcpkg_cmake_configure vcpkg_cmake_install vcpkg_cmake_config_fixup vcpkg_fixup_pkgconfig
                      vcpkg_install_copyright)
  cmake_language(EVAL CODE "function(${name})\\nmessage(STATUS \\"${name} \\${ARGN}\\")\\nendfunction()")
endforeach()
set(CURRENT_PACKAGES_DIR "${OUTPUT}")
set(PORT milepost)
include("${PORTFILE}")
"""


def manifest() -> dict:
    return json.loads((PORT / "vcpkg.json").read_text(encoding="utf-8"))


def test_the_port_names_the_version_of_the_library():
    assert manifest()["version"] == mp.__version__


def test_the_manifest_of_the_port_has_the_fields_that_vcpkg_knows():
    found = manifest()
    assert set(found) <= FIELDS
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found["name"])
    names = [one if isinstance(one, str) else one["name"] for one in found["dependencies"]]
    assert names == sorted(names)
    assert {"boost-math", "libyaml"} <= set(names)


def run_port(folder: Path, source: str) -> subprocess.CompletedProcess:
    script = folder / "port.cmake"
    script.write_text(FUNCTIONS_OF_VCPKG, encoding="utf-8")
    names = [f"-DPORTFILE={PORT / 'portfile.cmake'}", f"-DOUTPUT={folder / 'out'}"]
    command = ["cmake", "-E", "env", f"MILEPOST_SOURCE={source}", "cmake", *names, "-P", script]
    return subprocess.run(command, capture_output=True, text=True)


def test_the_port_runs_to_its_end_with_the_functions_of_vcpkg_named_only(tmp_path):
    done = run_port(tmp_path, str(ROOT))
    assert done.returncode == 0, done.stderr
    assert f"vcpkg_cmake_configure SOURCE_PATH {ROOT}" in " ".join(done.stdout.replace(";", " ").split())
    assert (tmp_path / "out" / "share" / "milepost" / "usage").is_file()


def test_the_port_without_a_checkout_says_what_to_set(tmp_path):
    done = run_port(tmp_path, str(tmp_path))
    assert done.returncode != 0
    assert "MILEPOST_SOURCE is" in done.stderr
    assert "Set it to a checkout of milepost" in " ".join(done.stderr.split())


def test_options_of_the_port_are_those_of_the_build():
    named = set(re.findall(r"-D(MILEPOST_\w+)=", (PORT / "portfile.cmake").read_text(encoding="utf-8")))
    assert named
    assert named <= set(re.findall(r"option\((MILEPOST_\w+)", BUILD))


def recipe() -> ast.ClassDef:
    tree = ast.parse((CONAN / "conanfile.py").read_text(encoding="utf-8"))
    return next(node for node in tree.body if isinstance(node, ast.ClassDef))


def test_the_recipe_switches_off_options_that_there_are():
    text = (CONAN / "conanfile.py").read_text(encoding="utf-8")
    (parts,) = re.findall(r"for part in \(([^)]*)\)", text)
    named = {f"MILEPOST_BUILD_{part}" for part in ast.literal_eval(f"({parts})")}
    assert named <= OPTIONS
    assert {"MILEPOST_BUILD_TESTS", "MILEPOST_BUILD_PYTHON"} <= named


def test_the_recipe_gives_the_targets_and_flags_of_the_build():
    text = (CONAN / "conanfile.py").read_text(encoding="utf-8")
    assert set(re.findall(r"milepost::\w+", text)) == {"milepost::headers", "milepost::milepost"}
    for flag in ("-ffp-contract=off", "MILEPOST_COMPILED"):
        assert flag in text
        assert flag in BUILD


def test_what_the_recipe_exports_is_there():
    method = next(node for node in recipe().body if isinstance(node, ast.FunctionDef) and node.name == "export_sources")
    patterns = [node.value for node in ast.walk(method) if isinstance(node, ast.Constant) and node.value != ".."]
    assert [pattern for pattern in patterns if not list(ROOT.glob(pattern))] == []
    assert {"CMakeLists.txt", "LICENSE", "include/*", "src/*", "cmake/*"} == set(patterns)


@pytest.mark.parametrize("words", [[], ["fetch"], ["build", "folder"], ["other", "a"], ["fetch", "a", "b"]])
def test_the_offline_build_says_how_it_is_called(words):
    done = subprocess.run([OFFLINE, *words], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("usage: ")


def test_the_offline_build_says_that_a_folder_was_not_filled(tmp_path):
    done = subprocess.run([OFFLINE, "build", tmp_path, tmp_path / "out"], capture_output=True, text=True)
    assert done.returncode == 1
    assert f"{tmp_path} holds no source package of milepost: run '" in done.stderr


def test_the_offline_build_asks_no_index(tmp_path):
    """With a source package that asks for something the folder does not hold, pip looks nowhere else."""
    package = tmp_path / "milepost-0.0.0"
    package.mkdir()
    settings = '[build-system]\nrequires = ["scikit-build-core"]\nbuild-backend = "scikit_build_core.build"\n'
    (package / "pyproject.toml").write_text(settings)
    shutil.make_archive(str(tmp_path / "milepost-0.0.0"), "gztar", tmp_path, "milepost-0.0.0")
    done = subprocess.run([OFFLINE, "build", tmp_path, tmp_path / "out"], capture_output=True, text=True)
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert "No matching distribution found for scikit-build-core" in said
    assert "http" not in said.replace("https://pip.pypa.io", "")
