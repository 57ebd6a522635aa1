#!/usr/bin/env bash
# Fuzzes the parsers of plan files, tables and periods with libFuzzer, under AddressSanitizer and
# UndefinedBehaviorSanitizer.
#   scripts/fuzz.sh [SECONDS]   60 seconds in all unless given, a third for each parser
#   scripts/fuzz.sh --runs N    N inputs in all: half to plan files, a quarter each to tables and to periods
# It starts from tests/fuzz/corpus, the broken plans, the plan of every key and the plans of the examples. New inputs that
# lead to new code go to build/fuzz/corpus. What breaks a parser goes to build/fuzz/findings; then the line that repeats
# it is printed, and the exit is 1.
set -euo pipefail
case "${1:-60}" in
  --runs) total=${2:-} limit=runs ;;
  *) total=${1:-60} limit=max_total_time ;;
esac
[[ $total =~ ^[1-9][0-9]*$ ]] || { echo "fuzz.sh takes a number of seconds, or --runs and a number" >&2 && exit 2; }
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

provide "${needed_to_fuzz[@]}"
provide_fuzzer
forget_former_place
step "clang++: the fuzzers"
cmake --preset fuzz >build/fuzz-configure.log || stop "$(<build/fuzz-configure.log)"
cmake --build --preset fuzz

# A parser, its share of the runs in quarters, and the longest input in bytes.
targets=("plan_file 2 8192" "table 1 4096" "period 1 256")
seeds=(tests/broken_plans tests/data examples/plans)
found=0
mkdir -p build/fuzz/findings
export UBSAN_OPTIONS=print_stacktrace=1

# stat NAME LOG: a figure that libFuzzer prints at the end.
stat() { sed -n "s/^stat::$1: *//p" "$2"; }

for line in "${targets[@]}"; do
  read -r target quarters longest <<<"$line"
  [[ $limit == runs ]] && share=$((total * quarters / 4)) || share=$((total / ${#targets[@]}))
  ((share > 0)) || share=1
  program=build/fuzz/tests/fuzz/fuzz_$target log=build/fuzz/$target.log
  mkdir -p "build/fuzz/corpus/$target"
  step "fuzzing $target: $share $([[ $limit == runs ]] && echo runs || echo seconds)"
  options=(-"$limit=$share" -max_len="$longest" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1
    -dict="tests/fuzz/$target.dict" -artifact_prefix="build/fuzz/findings/$target-")
  rm -f "$log"
  if "$program" "${options[@]}" "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target" "${seeds[@]}" &>"$log"; then
    echo "$(stat number_of_executed_units "$log") runs, $(stat average_exec_per_sec "$log") a second, $(stat peak_rss_mb "$log") MB: nothing found"
  else
    found=1
    grep -m1 -A2 -E '^(not so:|==[0-9]+== ?ERROR|.*runtime error:|terminate called)' "$log" || tail -n 20 "$log"
    artifact=$(sed -n 's/^.*Test unit written to \(.*\)$/\1/p' "$log" | tail -n 1)
    echo "all it said is in $log; repeat it with"
    echo "  $program $artifact"
  fi
done
exit "$found"
