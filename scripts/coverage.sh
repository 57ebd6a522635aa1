#!/usr/bin/env bash
# How much of milepost its own tests reach: lines and branches, in C++ and in Python. Exit 1 if one of the four figures is
# below its limit. No line is left out by a mark in the code. What is counted:
#   include/ and src/    what the C++ tests run; examples, and what Python happens to run, count for nothing
#   python/milepost/     what the Python tests run, in the processes that they start too
#   --with-bindings      python/bindings/ too, by the Python tests; they join the C++ figures. Not counted without it
# A branch in C++ is one that somebody wrote: the way out of a call that throws (--exclude-throw-branches) and what stands on
# lines without code, such as a closing brace (--exclude-unreachable-branches), are the compiler's. A line of a template
# counts once, reached if any instance reaches it.
# A first run takes some minutes; reports of every line are then in build/coverage/report.
set -euo pipefail
bindings=false
case "${1:-}" in
  "") ;;
  --with-bindings) bindings=true ;;
  *) echo "coverage.sh knows one option, --with-bindings: count python/bindings too" >&2 && exit 2 ;;
esac
source "$(dirname "$0")/setup.sh"

place=build/coverage
python=$place/venv/bin/python
report=$place/report
export COVERAGE_FILE=$place/data/python

provide "${needed_to_test[@]}"
forget_former_place
step "the Python environment $place/venv"
[[ -x $python ]] || python3 -m venv $place/venv
python3 scripts/requirements.py test coverage >$place/requirements.txt
$python -m pip install --quiet --constraint constraints.txt --requirement $place/requirements.txt

# One build for both: the Python package, the library that it holds and the tests of that library.
step "g++ -O0 --coverage: library, tests, Python module"
$python -m pip install --quiet --no-build-isolation --no-deps --force-reinstall --config-settings=build-dir=$place \
  --config-settings=cmake.build-type=None --config-settings=install.strip=false \
  --config-settings=cmake.define.CMAKE_CXX_FLAGS="-O0 --coverage -fprofile-abs-path" \
  --config-settings=cmake.define.MILEPOST_BUILD_TESTS=ON --config-settings=cmake.define.MILEPOST_INSTALL=OFF .

# What earlier runs counted, and what is left of objects that are no longer built.
rm -rf $report $place/data
mkdir -p $report $place/data
objects=($place/CMakeFiles $place/tests $place/python)
ninja -C $place -t cleandead >/dev/null
find "${objects[@]}" -name '*.gcda' -delete
find "${objects[@]}" -name '*.gcno' -exec sh -c 'test -e "${1%.gcno}.o" || rm "$1"' sh {} ';'

# count TRACEFILE --filter FOLDER ... OBJECTS ...: what these objects have counted so far in files of these folders.
count() {
  $python -m gcovr --root . --merge-mode-functions=separate --merge-lines --exclude-throw-branches \
    --exclude-unreachable-branches -j "$CMAKE_BUILD_PARALLEL_LEVEL" --json "$@"
}

step "ctest"
ctest --test-dir $place --output-on-failure --no-tests=error
count $report/cpp.json --filter include/ --filter src/ $place/CMakeFiles $place/tests

step "pytest"
$python -m coverage run -m pytest --quiet
tracefiles=(--add-tracefile $report/cpp.json)
if $bindings; then
  count $report/bindings.json --filter python/bindings/ $place/python
  tracefiles+=(--add-tracefile $report/bindings.json)
fi

step "the figures; every line in $report/cpp.html and $report/python/index.html"
$python -m gcovr --root . "${tracefiles[@]}" --merge-mode-functions=separate --merge-lines --html-details $report/cpp.html \
  --txt $report/cpp.txt --json-summary $report/cpp_summary.json
$python -m coverage combine --quiet
$python -m coverage html --quiet --directory $report/python
$python -m coverage json --quiet -o $report/python.json
$python scripts/coverage_figures.py $report/cpp_summary.json $report/python.json
