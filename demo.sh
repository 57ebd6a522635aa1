#!/usr/bin/env bash
# The main job, from nothing: sets up what is missing, then says for every target of a policy plan whether it is on track.
set -euo pipefail
echo "==> milepost: is the Jinan plan on track?"
source "$(dirname "$0")/scripts/setup.sh"

provide "${needed_to_build[@]}"
provide_environment all
provide_package

for language in zh en; do
  command=(milepost assess examples/plans/jinan.yaml examples/plans/jinan_observations.csv --as-of 2024-06-30 --lang "$language")
  step "${command[*]}"
  ".venv/bin/${command[0]}" "${command[@]:1}"
done

cat <<'END'
==> what to try next
  .venv/bin/milepost explain examples/plans/jinan.yaml examples/plans/jinan_observations.csv sci-tech-finance-institutions --as-of 2024-06-30
  .venv/bin/milepost report examples/plans/jinan.yaml examples/plans/jinan_observations.csv --as-of 2024-06-30 -o report.html
  .venv/bin/milepost --help
  .venv/bin/python examples/01_one_target.py
  ./test.sh --quick
END
