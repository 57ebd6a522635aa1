#!/usr/bin/env bash
# Every test of milepost, warnings as errors: C++ through ctest, Python through pytest, then the second compiler, the
# sanitizers and a minute of fuzzing. --quick leaves the last three out.
set -euo pipefail
echo "==> milepost: every test"
case "${1:-}" in
  "") quick=false ;;
  --quick) quick=true ;;
  *) echo "test.sh knows one option, --quick: without the second compiler, the sanitizers and the fuzzers" >&2 && exit 2 ;;
esac
source "$(dirname "$0")/scripts/setup.sh"

needed=("${needed_to_test[@]}")
$quick || needed+=(clang)
provide "${needed[@]}"
provide_environment test

step "g++: library, tests, examples, every header alone"
cmake --workflow --preset default

provide_package
step "pytest"
.venv/bin/python -m pytest --numprocesses "$(nproc)" --dist loadfile
step "ruff"
.venv/bin/python -m ruff check
step "mypy"
.venv/bin/python -m mypy
step "the numbers of the house"
.venv/bin/python tools/house.py

if ! $quick; then
  step "clang++: library and tests"
  cmake --workflow --preset clang
  # The floors that cut text, read words, follow logs and join reports. All of them, in a longer run: cmake --workflow --preset sanitize
  floors=(detail governance observation quantity report time)
  step "AddressSanitizer and UndefinedBehaviorSanitizer: ${floors[*]}"
  provide_fuzzer
  cmake --preset fuzz
  cmake --build --preset fuzz --target "${floors[@]/#/test_}"
  ctest --preset fuzz --tests-regex "^($(IFS='|' && echo "${floors[*]}"))\$"
  scripts/fuzz.sh 60
fi
step "every test passed in $((SECONDS / 60)) min $((SECONDS % 60)) s"
