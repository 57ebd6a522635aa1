#!/usr/bin/env bash
# Simulates twenty random plans with the library as g++ and clang++ make it, at -O0 and -O3, and prints the bits of what
# comes of them. The exit is 1 unless all are the same. It takes some minutes: the library is compiled four times.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

provide "${needed_to_build[@]}" clang
forget_former_place
mkdir -p build/same_bits
seen=()
for compiler in g++ clang++; do
  for level in -O0 -O3; do
    folder="build/same_bits/$compiler$level"
    cmake -G Ninja -S . -B "$folder" -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_FLAGS="$level" -DCMAKE_UNITY_BUILD=ON \
      -DMILEPOST_BUILD_TESTS=OFF -DMILEPOST_BUILD_EXAMPLES=OFF -DMILEPOST_INSTALL=OFF >"$folder.log" 2>&1 ||
      stop "$(<"$folder.log")"
    cmake --build "$folder" --target milepost >"$folder.log" 2>&1 || stop "$(tail -n 30 "$folder.log")"
    "$compiler" -std=c++20 "$level" -ffp-contract=off -Iinclude tests/same_bits/simulations.cpp "$folder/libmilepost.a" \
      -pthread -o "$folder/simulations"
    bits=$("$folder/simulations")
    echo "$bits  $compiler $level"
    seen+=("$bits")
  done
done
[[ $(printf '%s\n' "${seen[@]}" | sort -u | wc -l) == 1 ]] || stop "the builds differ"
