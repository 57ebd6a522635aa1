# Sourced by demo.sh and test.sh: what the machine must have, the virtual environment, the Python package.
# Each part does nothing when its work is already done, so that a second run starts at once.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
export CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}"
export CTEST_PARALLEL_LEVEL="${CTEST_PARALLEL_LEVEL:-$(nproc)}"
if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi

step() { printf '==> %s\n' "$*"; }

stop() {
  printf '%s\n' "$@" >&2
  exit 1
}

# What milepost needs of the machine: a Debian package, and the check that it (or something as good) is there.
declare -A needs=(
  [g++]='command -v g++'
  [cmake]='at_least 3.25 "$(cmake --version)"'
  [ninja-build]='command -v ninja'
  [libboost-dev]='header boost/math/distributions/students_t.hpp'
  [libyaml-dev]='header yaml.h'
  [python3]='at_least 3.11 "$(python3 --version)"'
  [python3-venv]='python3 -c "import ensurepip, venv"'
  [python3-dev]='test -e "$(python3 -c "import sysconfig; print(sysconfig.get_path(\"include\"))")/Python.h"'
  [doctest-dev]='header doctest/doctest.h'
  [pkg-config]='command -v pkg-config'
  [librapidcheck-dev]='header rapidcheck.h'
  [clang]='command -v clang++'
  [chromium]='command -v chromium'
  [fonts-wqy-microhei]='test -e /usr/share/fonts/truetype/wqy/wqy-microhei.ttc'
  [libreoffice-calc]='command -v soffice'
  [poppler-utils]='command -v pdftotext'
)
needed_to_build=(g++ cmake ninja-build libboost-dev libyaml-dev python3 python3-venv python3-dev)
needed_to_test=("${needed_to_build[@]}" doctest-dev librapidcheck-dev pkg-config chromium fonts-wqy-microhei libreoffice-calc poppler-utils)
needed_to_fuzz=("${needed_to_build[@]}" clang)

header() { printf '#if !__has_include(<%s>)\n#error missing\n#endif\n' "$1" | g++ -E -x c++ -; }

# at_least 3.25 "cmake version 3.25.1": whether the first number in the text is that version or a later one.
at_least() {
  [[ $2 =~ [0-9]+(\.[0-9]+)+ ]] && printf '%s\n' "$1" "${BASH_REMATCH[0]}" | sort --version-sort --check
}

missing_of() {
  local package
  for package in "$@"; do
    (eval "${needs[$package]}") &>/dev/null || printf '%s\n' "$package"
  done
}

# Installs the Debian packages named, or prints the line that does and stops.
provide() {
  local missing install as_root=()
  mapfile -t missing < <(missing_of "$@")
  ((${#missing[@]})) || return 0
  install="apt-get install -y --no-install-recommends ${missing[*]}"
  command -v apt-get >/dev/null || stop "Not found: ${missing[*]} (these are Debian's names of the packages)." \
    "milepost needs g++ 12, CMake 3.25 and Python 3.11 or newer. Install them, then run $0 again."
  if (($(id -u))); then
    as_root=(sudo -n)
    sudo -n true 2>/dev/null || stop "Some packages are missing. Run this line as root, then $0 again:" \
      "  apt-get update && $install"
  fi
  step "$install (what it says goes to build/apt.log)"
  mkdir -p build
  # shellcheck disable=SC2086
  {
    "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive $install
  } &>build/apt.log || stop "$(tail -n 20 build/apt.log)" "The installation failed; all it said is in build/apt.log."
  mapfile -t missing < <(missing_of "$@")
  ((${#missing[@]} == 0)) || stop "Installed, and still not usable: ${missing[*]}." \
    "milepost needs CMake 3.25 and Python 3.11 or newer; python3 is $(command -v python3), cmake is $(command -v cmake)."
}

# clang's sanitizers and libFuzzer are in a package of the compiler's own number: libclang-rt-14-dev beside clang 14.
provide_fuzzer() {
  local package
  package="libclang-rt-$(clang++ -dumpversion | cut -d. -f1)-dev"
  needs[$package]=can_fuzz
  provide "$package"
}

can_fuzz() {
  echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, decltype(sizeof 0)) { return 0; }' |
    clang++ -fsanitize=fuzzer,address,undefined -x c++ - -o /dev/null
}

# Builds and environments keep absolute paths: those made where the checkout stood before are of no use.
forget_former_place() {
  if [[ -e build/.place && $(<build/.place) != "$(pwd -P)" ]]; then
    step "the checkout was moved: starting anew"
    rm -rf build .venv
  fi
  mkdir -p build
  pwd -P >build/.place
}

digest() { find "$@" -type f -not -path '*/__pycache__/*' -print0 | sort -z | xargs -0 sha256sum | sha256sum; }

# done_before NAME DIGEST: whether the work NAME was done with exactly this input; mark_done notes it.
done_before() { [[ -e .venv/done/$1 && $(<".venv/done/$1") == "$2" ]]; }
mark_done() { mkdir -p .venv/done && printf '%s\n' "$2" >".venv/done/$1"; }

# The environment .venv with what pyproject.toml asks for, the extra named included, in the versions of constraints.txt.
provide_environment() {
  local extra=$1 wanted
  forget_former_place
  if ! .venv/bin/python -c 'import pip' &>/dev/null; then
    step "making the Python environment .venv"
    rm -rf .venv
    python3 -m venv .venv
  fi
  wanted="$(digest pyproject.toml constraints.txt)"
  done_before "packages-$extra" "$wanted" && return 0
  step "installing Python packages for [$extra] into .venv"
  .venv/bin/python scripts/requirements.py "$extra" >build/requirements.txt
  .venv/bin/python -m pip install --quiet --constraint constraints.txt --requirement build/requirements.txt
  mark_done "packages-$extra" "$wanted"
}

# The package milepost in .venv, as users get it: a source package, from that a wheel, and that installed. All of it stays
# in build/package for the tests. The wheel is built in build/python so that only what changed is compiled again.
provide_package() {
  local sources
  sources="$(digest CMakeLists.txt cmake include src python examples/plans milepost.schema.json milepost-methods.schema.json milepost-scenario.schema.json pyproject.toml README.md)"
  done_before milepost "$sources" && [[ -e build/package ]] && return 0
  step "building milepost and installing it into .venv (some minutes the first time)"
  .venv/bin/python scripts/source_package.py build/package >build/source_package.log
  .venv/bin/python -m pip wheel --quiet --no-build-isolation --no-deps --wheel-dir build/package \
    --config-settings=build-dir="$PWD/build/python" \
    --config-settings=cmake.define.MILEPOST_WARNINGS_AS_ERRORS="$(is_tested_compiler && echo ON || echo OFF)" \
    build/package/source
  .venv/bin/python -m pip install --quiet --no-deps --force-reinstall build/package/milepost-*.whl
  mark_done milepost "$sources"
}

# Warnings are errors where we know them all; a newer compiler's new warning must not stop anyone.
is_tested_compiler() { [[ "$(${CXX:-g++} -dumpversion)" == 12* ]]; }
