#!/usr/bin/env bash
# Changes the engine in one place at a time and runs the fast tests, which must detect the change (Stryker.NET).
# Usage: Generator.Tests/mutation.sh [FOLDER...]: folders of the engine, by default those in which a mistake means a
# wrong address, interrupt or id. Ends with an error if fewer than 85 % of the changes are detected.
# For each change, the tests of its layer run in a new process, which takes 2 to 6 s of CPU time, so tests that take a second are left out.
# FILTER chooses other tests, as dotnet test --filter does: more tests take longer, and give a score that is not lower.
# The test project must refer directly to each project that is changed: Stryker does not follow references.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

[ $# -gt 0 ] || set -- Hardware/Addressing Hardware/Interrupts Microkit/Planning
for folder in "$@"; do
  [ -d "../$folder" ] || { echo "no folder $folder" >&2; exit 2; }
done

# Tests that compile large boards and programs, or make random systems.
SLOW=(ReportedOnce AnyPlan BootedGuest HeadersForC ReportInBrowser BadFiles HostileFiles EdgeSystems)

dotnet tool restore
for folder in "$@"; do
  filter="FullyQualifiedName~Boards.Tests.${folder%%/*}.&Category!=Slow$(printf '&FullyQualifiedName!~%s' "${SLOW[@]}")"
  dotnet stryker --project "${folder%%/*}.csproj" --mutate "**/${folder#*/}/**/*.cs" \
    --test-case-filter "${FILTER:-$filter}" --concurrency "${CONCURRENCY:-1}" \
    --threshold-high 90 --threshold-low 85 --break-at 85 --reporter ClearText --reporter Json \
    --output "../artifacts/mutation/$folder" --skip-version-check
done
