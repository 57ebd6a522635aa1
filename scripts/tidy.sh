#!/usr/bin/env bash
# clang-tidy over the library and its headers, by the rules of .clang-tidy: ./scripts/tidy.sh [FILES]. Some minutes.
set -euo pipefail
source "$(dirname "$0")/setup.sh"
needs[clang-tidy]='command -v clang-tidy'

provide "${needed_to_build[@]}" clang clang-tidy
cmake --preset tidy
mapfile -t files < <(if (($#)); then printf '%s\n' "$@"; else find src -name '*.cpp' | sort; fi)
step "clang-tidy: ${#files[@]} files"
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$CMAKE_BUILD_PARALLEL_LEVEL" clang-tidy --quiet -p build/tidy
step "clang-tidy has nothing to say"
