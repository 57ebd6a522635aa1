#!/usr/bin/env bash
# Builds the wheel of milepost with no network from a folder of packages that was filled where there is one.
#
#   scripts/offline_build.sh fetch FOLDER            with a network: what the build and the wheel ask for, and the source package
#   scripts/offline_build.sh build FOLDER OUTPUT     without: the wheel, from what FOLDER holds and nothing else
#
# The compiler, CMake, ninja, and the headers of Boost and LibYAML are the system's (Debian: g++ cmake ninja-build libboost-dev
# libyaml-dev python3-dev python3-venv).
set -euo pipefail

stop() {
  printf '%s\n' "$@" >&2
  exit 1
}

usage() { stop "usage: $0 fetch FOLDER | build FOLDER OUTPUT"; }

root="$(cd "$(dirname "$0")/.." && pwd)"
python="${PYTHON:-python3}"

requirements() { (cd "$root" && "$python" scripts/requirements.py); }

# Everything as it stands in an index, for this Python on this machine; the source package is made by the packages just fetched.
fetch() {
  local folder=$1 tools
  mkdir -p "$folder"
  requirements >"$folder/requirements.txt"
  "$python" -m pip download --quiet --only-binary :all: --dest "$folder" --constraint "$root/constraints.txt" --requirement "$folder/requirements.txt"
  tools="$(mktemp -d)"
  "$python" -m venv "$tools"
  "$tools/bin/python" -m pip install --quiet --no-index --find-links "$folder" --requirement "$folder/requirements.txt"
  (cd "$root" && "$tools/bin/python" -c 'import sys; from scikit_build_core.build import build_sdist; print(build_sdist(sys.argv[1]))' "$(realpath "$folder")")
  rm -rf "$tools"
}

# The index is switched off and the only place to look is FOLDER, for the build's own environment too.
build() {
  local folder=$1 output=$2 package
  package="$(ls "$folder"/milepost-*.tar.gz)" || stop "$folder holds no source package of milepost: run '$0 fetch $folder' with a network first."
  [[ $(wc -l <<<"$package") == 1 ]] || stop "$folder holds several source packages of milepost:" "$package"
  PIP_NO_INDEX=1 PIP_FIND_LINKS="$(realpath "$folder")" PIP_DISABLE_PIP_VERSION_CHECK=1 \
    "$python" -m pip wheel --wheel-dir "$output" "$package"
}

case "${1:-}" in
  fetch) [[ $# == 2 ]] || usage && fetch "$2" ;;
  build) [[ $# == 3 ]] || usage && build "$2" "$3" ;;
  *) usage ;;
esac
