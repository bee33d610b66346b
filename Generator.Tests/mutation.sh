#!/usr/bin/env bash
# Changes the engine in one place after the other and runs the fast tests, which must notice (Stryker.NET).
# Usage: Generator.Tests/mutation.sh [FOLDER...]: folders of Devicetree/, by default those in which a mistake
# is an address, an interrupt or an id that is wrong. Ends with an error where fewer than 85 % are noticed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

[ $# -gt 0 ] || set -- Hardware/Addressing Hardware/Interrupts Microkit/Planning
folders=()
for folder in "$@"; do
  [ -d "../Devicetree/$folder" ] || { echo "no folder Devicetree/$folder" >&2; exit 2; }
  folders+=(--mutate "**/$folder/**/*.cs")
done

dotnet tool restore
dotnet stryker --project Devicetree.csproj "${folders[@]}" \
  --test-case-filter 'Category!=Slow' --concurrency "${CONCURRENCY:-1}" \
  --threshold-high 90 --threshold-low 85 --break-at 85 --reporter ClearText --reporter Json \
  --output ../artifacts/mutation --skip-version-check
