#!/usr/bin/env bash
# Fuzzes the parsers of plan files, tables and periods with libFuzzer, under AddressSanitizer and
# UndefinedBehaviorSanitizer.
#   scripts/fuzz.sh [SECONDS]   60 seconds in all unless given
#   scripts/fuzz.sh --runs N    N inputs in all; the long form is 2000000
# A third of either goes to each parser. It starts from tests/fuzz/corpus, the broken plans, the plan of every key and
# the plans of the examples. New inputs that lead to new code go to build/fuzz/corpus. What breaks a parser goes to
# build/fuzz/findings; then the line that repeats it is printed, and the exit is 1.
# To keep new inputs: build/fuzz/tests/fuzz/fuzz_TARGET -merge=1 tests/fuzz/corpus/TARGET build/fuzz/corpus/TARGET
set -euo pipefail
case "${1:-60}" in
  --runs) total=${2:-} limit=runs unit=runs ;;
  *) total=${1:-60} limit=max_total_time unit=seconds ;;
esac
[[ $total =~ ^[1-9][0-9]*$ ]] || { echo "fuzz.sh takes a number of seconds, or --runs and a number" >&2 && exit 2; }
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

provide "${needed_to_fuzz[@]}"
provide_fuzzer
forget_former_place
step "clang++: the fuzzers"
cmake --preset fuzz >build/fuzz-configure.log || stop "$(<build/fuzz-configure.log)"
cmake --build --preset fuzz

# A parser, and its longest input in bytes.
targets=("plan_file 8192" "table 4096" "period 256")
seeds=(tests/broken_plans tests/data examples/plans)
found=0
mkdir -p build/fuzz/findings
# A small quarantine of freed memory and short traces of who took it leave time for more runs.
export UBSAN_OPTIONS=print_stacktrace=1 ASAN_OPTIONS=quarantine_size_mb=16:malloc_context_size=8

# stat NAME LOG: a figure that libFuzzer prints at the end.
stat() { sed -n "s/^stat::$1: *//p" "$2"; }

# A machine that stands still for a while looks like an input that takes too long: such a one is tried again.
repeats() { [[ $1 != *-timeout-* ]] || ! "$program" -timeout=30 "$1" &>/dev/null; }

# tell LOG: what broke, and the line that repeats it.
tell() {
  local artifact
  artifact=$(sed -n 's/^.*Test unit written to //p' "$1" | tail -n 1)
  if [[ -n $artifact ]] && ! repeats "$artifact"; then
    echo "$artifact took long once, and is quick when it is repeated: nothing found"
    return
  fi
  found=1
  grep -m 1 -A 2 -E '^(not so:|==[0-9]+== ?ERROR|terminate called)|runtime error:' "$1" || tail -n 20 "$1"
  echo "All it said is in $1. To repeat it:"
  echo "  $program $artifact"
}

share=$((total / ${#targets[@]}))
((share > 0)) || share=1
for line in "${targets[@]}"; do
  read -r target longest <<<"$line"
  program=build/fuzz/tests/fuzz/fuzz_$target log=build/fuzz/$target.log
  mkdir -p "build/fuzz/corpus/$target"
  step "fuzzing $target: $share $unit"
  options=(-"$limit=$share" -max_len="$longest" -timeout=30 -rss_limit_mb=2048 -print_final_stats=1
    -dict="tests/fuzz/$target.dict" -artifact_prefix="build/fuzz/findings/$target-")
  if "$program" "${options[@]}" "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target" "${seeds[@]}" &>"$log"; then
    echo "$(stat number_of_executed_units "$log") runs, $(stat average_exec_per_sec "$log") a second," \
      "$(stat peak_rss_mb "$log") MB: nothing found"
  else
    tell "$log"
  fi
done
exit "$found"
