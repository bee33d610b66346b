#!/usr/bin/env bash
# Checks devicetrees of guests on boards of a Linux source tree, each with three random devices: exactly these and what they
# reach must be enabled, and dtc must give no warning that it does not give for the board. Needs dtc.
#
#   Benchmarks/linux-guests.sh DIRECTORY [BOARDS [SEED]]
#
# linux-hardware.sh describes what DIRECTORY must contain, and unpacks it to artifacts/linux.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
exec dotnet run --project Benchmarks -c Release -v quiet -- guests "${1:?"usage: $0 DIRECTORY [BOARDS [SEED]]"}" "${2:-20}" "${3:-1}"
