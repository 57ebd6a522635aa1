#!/usr/bin/env bash
# How much of milepost its own tests reach: lines and branches, in C++ and in Python. Exit 1 if one of the four figures is
# below its limit. Counted:
#   include/, src/      what the C++ tests run; neither the examples nor the Python tests help
#   python/milepost/    what the Python tests run, also in the commands they start
# Not counted: python/bindings, glue that the Python tests run through a module built without counters.
# C++ is counted by clang, as the source stands: a branch is a condition that somebody wrote, once true and once false. What a
# compiler adds (the way out of every call that may throw, the tidying of temporaries) is no branch here, while gcov's
# numbers consist of it for the larger part. A template counts by its best instance. No line is left out by a mark.
set -euo pipefail
source "$(dirname "$0")/setup.sh"
needs[llvm]='command -v llvm-cov && command -v llvm-profdata'
provide "${needed_to_test[@]}" clang llvm
provide_environment coverage

place=build/coverage
report=$place/report
rm -rf $report
mkdir -p $report/python

step "clang++: library and tests, with counters"
cmake --preset coverage >$report/configure.log
cmake --build --preset coverage
LLVM_PROFILE_FILE="$PWD/$report/%p.profraw" ctest --preset coverage --output-log $report/ctest.log
llvm-profdata merge --sparse $report/*.profraw -o $report/cpp.profdata
rm $report/*.profraw
mapfile -t programs < <(find $place/tests -maxdepth 1 -name 'test_*' -type f -executable)
cpp=("${programs[@]/#/--object=}" --instr-profile=$report/cpp.profdata --ignore-filename-regex="^($PWD/tests|/usr)/")
llvm-cov export "${cpp[@]}" --summary-only >$report/cpp.json
llvm-cov show "${cpp[@]}" --format=html --show-branches=count --output-dir=$report/cpp

provide_package
step "pytest, with counters"
export COVERAGE_FILE=$report/python/data
.venv/bin/python -m coverage run -m pytest --quiet
.venv/bin/python -m coverage combine --quiet
.venv/bin/python -m coverage html --quiet --directory $report/python
.venv/bin/python -m coverage json --quiet -o $report/python.json

step "what the tests reach; line by line in $report/cpp/index.html and $report/python/index.html"
.venv/bin/python scripts/coverage_figures.py $report/cpp.json $report/python.json
